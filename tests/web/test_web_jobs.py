"""The page of a job: its life, its end in words, its events."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from dallery.domain.job import Failure, JobState, Report
from dallery.domain.request import ImageRequest, Size
from dallery.errors import BadAnswer, Blocked, Charged, OutcomeUnknown, UpstreamBusy
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio, paint

PAID = ImageRequest(prompt="a fox", model="gpt-image-2.6-flare", asked_model="dall-e-3", size=Size(1024, 1024))


def page_of(browser: Browser, job_id: str) -> str:
    answer = browser.get(f"/jobs/{job_id}")
    assert answer.status_code == 200
    return answer.text


def test_a_waiting_job_says_its_place_and_can_be_cancelled(studio: StagedStudio, browser: Browser) -> None:
    studio.put("first"), studio.put("second")
    job = studio.put()
    page = page_of(browser, job.id)
    assert "2 jobs are ahead" in page
    assert browser.post(f"/jobs/{job.id}/cancel").location == f"/jobs/{job.id}"
    assert "You stopped this job." in page_of(browser, job.id)
    assert "It cost nothing." in page_of(browser, job.id)


@pytest.mark.parametrize("state", [JobState.RESERVED, JobState.SENDING, JobState.RECEIVED])
def test_without_script_an_open_job_refreshes_by_itself(
    studio: StagedStudio, browser: Browser, state: JobState
) -> None:
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page_of(
        browser, studio.put(state=state).id
    )


@pytest.mark.parametrize("state", [state for state in JobState if state.ended])
def test_a_job_that_ended_does_not_refresh(studio: StagedStudio, browser: Browser, state: JobState) -> None:
    page = page_of(browser, studio.put(state=state).id)
    assert "http-equiv" not in page
    assert "data-events" not in page


def test_a_reload_shows_the_newest_partial(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.SENDING)
    studio.show_partial(job, 0, 1, paint("a fox", Size(64, 64), 1))
    assert f'src="/jobs/{job.id}/partials/0?i=1"' in page_of(browser, job.id)
    partial = browser.get(f"/jobs/{job.id}/partials/0")
    assert partial.mimetype == "image/png"
    assert partial.headers["Cache-Control"] == "no-store"


def test_a_finished_job_shows_picture_report_cost_and_time(studio: StagedStudio, browser: Browser) -> None:
    report = Report(understood=("fox",), ignored=("very",), undrawn=("zeppelin",))
    job = studio.put("a very fox zeppelin", JobState.DONE, images=1, report=report, cost=0)
    page = page_of(browser, job.id)
    for part in ("Here is your picture", "Download", "Make it again", "fox", "very", "zeppelin", "Free", "Time taken"):
        assert part in page


def test_a_renamed_model_and_its_request_id_are_visible(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.DONE, request=PAID, images=1, cost=53_123, provider_request_id="req_77")
    page = page_of(browser, job.id)
    for part in ("dall-e-3", "GPT Image 2.6 Flare", "req_77", "$0.053"):
        assert part in page


def test_a_blocked_job_says_stage_and_reason(studio: StagedStudio, browser: Browser) -> None:
    failure = Failure.of(Blocked("Rejected.", stage="input", categories=("violence", "newly_invented")))
    page = page_of(browser, studio.put(state=JobState.FAILED_FREE, failure=failure, cost=0).id)
    for part in ("A safety check said no", "It stopped at your prompt", "violence, newly_invented", "It cost nothing."):
        assert part in page


def test_a_failure_without_cost_says_so_in_korean_too(studio: StagedStudio, browser_at: Callable[..., Browser]) -> None:
    failure = Failure.of(UpstreamBusy("Slow down."))
    job = studio.put(state=JobState.FAILED_FREE, failure=failure, request=PAID, hold=0, cost=0)
    page = page_of(browser_at(language="ko"), job.id)
    for part in ("이미지 서비스가 바빠요", "돈은 들지 않았어요.", "1분쯤 기다렸다가", "Slow down."):
        assert part in page


def test_a_failure_with_cost_says_the_amount(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(
        state=JobState.FAILED_CHARGED, failure=Failure.of(BadAnswer("No image.")), request=PAID, cost=53_000
    )
    assert "It cost $0.053." in page_of(browser, job.id)
    unknown = replace(
        studio.put(state=JobState.FAILED_CHARGED, request=PAID, failure=Failure.of(BadAnswer("No image."))), hold=60_000
    )
    studio.tell(unknown, "ended")
    assert "It was charged, at most $0.06." in page_of(browser, unknown.id)


def test_an_uncertain_end_says_what_it_may_have_cost_and_what_to_do(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(
        state=JobState.UNCERTAIN, failure=Failure.of(OutcomeUnknown("Broke off.")), request=PAID, hold=60_000
    )
    page = page_of(browser, job.id)
    assert "It may have been charged, at most $0.06." in page
    assert "It is never sent twice by itself." in page


def test_what_the_state_says_about_money_wins_over_the_failure(studio: StagedStudio, browser: Browser) -> None:
    failure = replace(Failure.of(BadAnswer("No image.")), charged=Charged.NO)
    job = studio.put(state=JobState.FAILED_CHARGED, failure=failure, request=PAID, hold=60_000)
    assert "It cost nothing." not in page_of(browser, job.id)


def test_fewer_pictures_than_asked_for_are_counted(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.DONE, request=replace(PAID, n=3), images=2, cost=1)
    assert "3 were asked for, 2 are here." in page_of(browser, job.id)


@pytest.mark.parametrize("path", ["", "/events", "/partials/0"])
def test_charlie_cannot_see_alices_job(studio: StagedStudio, browser: Browser, path: str) -> None:
    foreign = studio.put("bob's secret", state=JobState.SENDING, owner_id="own_bob")
    assert browser.get(f"/jobs/{foreign.id}{path}").status_code == 404
    assert browser.post(f"/jobs/{foreign.id}/cancel").status_code == 404


@pytest.mark.parametrize("job_id", ["..%2f..%2fetc", "JOB_1", "job_", "job_%00", "null", "job_1'--", "x" * 500])
def test_garbage_instead_of_an_id_is_a_404(browser: Browser, job_id: str) -> None:
    assert browser.get(f"/jobs/{job_id}").status_code == 404


def test_events_tell_the_life_of_a_job(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.SENDING)
    answer = browser.client.get(f"/jobs/{job.id}/events", base_url=browser.base, headers=browser.headers)
    begun = list(islice(answer.iter_encoded(), 2))  # it listens from its first words on
    studio.show_partial(job, 0, 0, paint("a fox", Size(64, 64), 1))
    studio.tell(job, "progress", fraction=0.25)
    studio.finish(job)
    assert answer.mimetype == "text/event-stream"
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.headers["Cache-Control"] == "no-store"
    blocks = b"".join([*begun, *answer.iter_encoded()]).decode().strip().split("\n\n")
    assert blocks[0].startswith("retry: ")
    kinds = [
        line.removeprefix("event: ") for block in blocks for line in block.splitlines() if line.startswith("event: ")
    ]
    assert kinds == ["state", "partial", "progress", "ended"]
    partial = json.loads(blocks[2].split("data: ")[1])
    assert partial["url"] == f"/jobs/{job.id}/partials/0?i=0"


def test_a_reader_takes_the_events_up_where_it_stopped(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.SENDING)
    studio.tell(job, "progress", fraction=0.25)
    headers = {**browser.headers, "Last-Event-ID": "1"}
    answer = browser.client.get(f"/jobs/{job.id}/events", base_url=browser.base, headers=headers)
    begun = list(islice(answer.iter_encoded(), 2))
    studio.finish(job)
    text = b"".join([*begun, *answer.iter_encoded()]).decode()
    assert "progress" not in text
    assert "event: ended" in text


def test_a_quiet_job_keeps_the_line_open(
    studio: StagedStudio, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dallery.engine.watch.QUIET", 0.2)
    job = studio.put(state=JobState.SENDING)
    answer = browser.client.get(f"/jobs/{job.id}/events", base_url=browser.base, headers=browser.headers)
    parts = list(islice(answer.response, 3))
    answer.close()
    assert any(b": still here" in part or ": still here" in str(part) for part in parts)


def test_a_deleted_picture_leaves_a_job_that_says_so(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.DONE, images=1)
    studio.delete_image(studio.owner(), studio.job(studio.owner(), job.id).images[0].id)
    assert "The picture was deleted" in page_of(browser, job.id)
