"""A job whose end nobody knows: its owner looks it up and says, and the budget follows."""

from __future__ import annotations

import pytest

from dallery.domain.job import Failure, Job, JobState
from dallery.domain.request import ImageRequest
from dallery.errors import OutcomeUnknown
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio


@pytest.fixture
def unknown(studio: StagedStudio) -> Job:
    request = ImageRequest(prompt="a fox", model="gpt-image-2")
    failure = Failure.of(OutcomeUnknown("The connection broke after the request was sent."))
    return studio.put("a fox", JobState.UNCERTAIN, request=request, failure=failure, hold=60_000)


@pytest.mark.parametrize(
    ("button", "state", "spent"), [("charged", "failed_charged", 60_000), ("not_charged", "failed_free", 0)]
)
def test_the_owner_says_how_it_ended(
    studio: StagedStudio, browser: Browser, unknown: Job, button: str, state: str, spent: int
) -> None:
    page = f"/jobs/{unknown.id}"
    assert "$0.06" in browser.get(page).text
    assert browser.post(f"{page}/settle", {"outcome": button}, page=page).location == page
    job = studio.job(studio.owner(), unknown.id).job
    assert (job.state, job.cost) == (state, spent)
    assert "/settle" not in browser.get(page).text


def test_a_job_that_ended_asks_nothing(studio: StagedStudio, browser: Browser) -> None:
    done = studio.put("a fox", JobState.DONE, images=1)
    assert "/settle" not in browser.get(f"/jobs/{done.id}").text
    assert browser.post(f"/jobs/{done.id}/settle", {"outcome": "charged"}, page=f"/jobs/{done.id}").status_code == 409


def test_nonsense_settles_nothing(studio: StagedStudio, browser: Browser, unknown: Job) -> None:
    page = f"/jobs/{unknown.id}"
    assert browser.post(f"{page}/settle", {"outcome": "perhaps"}, page=page).status_code == 400
    assert studio.job(studio.owner(), unknown.id).job.state is JobState.UNCERTAIN
