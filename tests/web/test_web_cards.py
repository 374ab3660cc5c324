"""Jobs as cards on the wall: every state told in words, one stream for all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from dallery.domain.job import Failure, JobState
from dallery.domain.request import ImageRequest, Size
from dallery.errors import BadAnswer, Blocked, OutcomeUnknown, UpstreamBusy
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio, paint

PAID = ImageRequest(prompt="a fox", model="gpt-image-2", size=Size(1024, 1024))


def card_of(browser: Browser, job_id: str) -> str:
    page = browser.get(f"/cards?also={job_id}").text
    return page.partition(f'id="card-{job_id}"')[2].partition("</li>")[0]


def test_a_waiting_job_says_its_place_and_can_be_cancelled(studio: StagedStudio, browser: Browser) -> None:
    first, second = studio.put("earlier"), studio.put("a fox")
    card = card_of(browser, second.id)
    assert "1 job is ahead." in card
    assert "close this page" not in card + card_of(browser, first.id)  # whoever looks at the wall means to stay
    assert "1 job is ahead. You may close this page." in browser.get(f"/jobs/{second.id}").text
    assert "It is next. You may close this page." in browser.get(f"/jobs/{first.id}").text
    assert 'aria-label="Cancel: a fox"' in card
    assert "<progress" not in card


def test_a_running_job_shows_its_partials_and_its_usual_time(studio: StagedStudio, browser: Browser) -> None:
    studio.put("before", JobState.DONE, images=1, size=Size(8, 8), started_at=1000, finished_at=21_000)
    job = studio.put("a fox", JobState.SENDING)
    studio.show_partial(job, 0, 1, paint("a fox", Size(64, 64), 1))
    card = card_of(browser, job.id)
    assert f'src="/jobs/{job.id}/partials/0?i=1"' in card
    assert "usually 20 s" in card
    assert '<progress class="meter" max="20000"' in card


def test_the_first_picture_of_a_model_takes_what_is_said_of_it(studio: StagedStudio, browser: Browser) -> None:
    card = card_of(browser, studio.put("a fox", JobState.SENDING, request=replace(PAID, quality="high")).id)
    said = studio.model(PAID.model).usual("high")
    assert said
    assert "usually" in card
    assert f'max="{said}"' in card


@pytest.mark.parametrize(
    ("state", "failure", "words"),
    [
        (JobState.FAILED_FREE, Blocked("no", stage="input", categories=("violence",)),
         ["It stopped at your prompt, before drawing.", "Reason given: violence.", "It cost nothing."]),
        (JobState.FAILED_FREE, UpstreamBusy("busy"), ["It cost nothing.", "Make it again"]),
        (JobState.FAILED_CHARGED, BadAnswer("noise"), ["It cost $0.053."]),
        (JobState.UNCERTAIN, OutcomeUnknown("broke"), ["It may have been charged, at most $0.06."]),
        (JobState.CANCELLED, None, ["You stopped this job."]),
    ],
)  # fmt: skip
def test_an_end_without_a_picture_is_told(
    studio: StagedStudio, browser: Browser, state: JobState, failure: Exception | None, words: list[str]
) -> None:
    cost = {JobState.FAILED_CHARGED: 53_000, JobState.UNCERTAIN: None}.get(state, 0)
    told = {"failure": Failure.of(failure)} if failure is not None else {}  # type: ignore[arg-type]
    hold = 60_000 if state is JobState.UNCERTAIN else 0
    card = card_of(browser, studio.put("a fox", state, request=PAID, cost=cost, hold=hold, **told).id)
    for sentence in words:
        assert sentence in card
    assert "data-open" not in card
    # What may have cost money stays until its owner has said so.
    assert ("dismiss" in card) is (state is not JobState.UNCERTAIN)


def test_an_order_that_may_have_been_charged_stands_on_the_wall_of_every_device_until_it_is_settled(
    studio: StagedStudio, browser: Browser
) -> None:
    failure = Failure.of(OutcomeUnknown("broke"))
    job = studio.put("a fox", JobState.UNCERTAIN, request=PAID, cost=None, hold=60_000, failure=failure)
    page = browser.get("/").text  # of a browser that never saw the job
    assert f'id="card-{job.id}"' in page and "It was not charged" in page
    browser.post(f"/jobs/{job.id}/settle", {"outcome": "not_charged"})
    assert job.id not in browser.get("/").text
    settled = browser.get(f"/jobs/{job.id}").text
    assert "You settled this order" in settled and "It cost nothing." in settled
    assert "know how this ended" not in settled.replace("Nobody knew how this order ended", "")


def test_a_finished_job_shows_its_picture(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("a fox", JobState.DONE, images=1, size=Size(8, 8))
    assert f"/images/{studio.job(studio.owner(), job.id).images[0].id}/thumb/512" in card_of(browser, job.id)


def test_cards_of_somebody_else_are_not_shown(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("secret", owner_id="own_charlie")
    assert card_of(browser, job.id) == ""
    assert "secret" not in browser.get("/").text


def test_the_first_page_lists_every_open_job_without_script(studio: StagedStudio, browser: Browser) -> None:
    ids = [studio.put(f"fox {number}", JobState.SENDING).id for number in range(25)]
    page = browser.get("/").text
    assert [one for one in ids if f'href="/jobs/{one}"' not in page] == []


def test_one_stream_tells_of_all_jobs(studio: StagedStudio, browser: Browser) -> None:
    one, two = studio.put("one", JobState.SENDING), studio.put("two")
    answer = browser.get("/events", Accept="text/event-stream")
    assert answer.mimetype == "text/event-stream"
    stream = (part.decode() if isinstance(part, bytes) else part for part in answer.iter_encoded())
    opening = list(islice(stream, 3))
    assert opening[0] == "retry: 1500\n\n"
    told = [json.loads(part.partition("data: ")[2]) for part in opening[1:]]
    assert {(each["job"], each["state"]) for each in told} == {(one.id, "sending"), (two.id, "reserved")}
    studio.show_partial(one, 0, 0, paint("one", Size(8, 8), 1))
    partial = next(stream)
    assert "event: partial" in partial
    assert json.loads(partial.partition("data: ")[2])["url"] == f"/jobs/{one.id}/partials/0?i=0"
    studio.cancel(studio.owner(), two.id)
    assert "event: ended" in next(stream)
    answer.close()


def test_a_wall_without_open_jobs_does_not_hold_up_a_server_that_stops(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("one", JobState.SENDING)
    answer = browser.get("/events", Accept="text/event-stream")
    stream = (part.decode() if isinstance(part, bytes) else part for part in answer.iter_encoded())
    assert len(list(islice(stream, 2))) == 2
    studio.board.close()
    studio.cancel(studio.owner(), job.id)
    studio.finish(job)  # its end is still told
    assert "event: ended" in "".join(stream)
    assert list(browser.get("/events", Accept="text/event-stream").iter_encoded()) == [b"retry: 1500\n\n"]


def test_the_stream_ends_with_the_session(studio: StagedStudio, browser_at: Callable[..., Browser]) -> None:
    studio.accounts.password = "correct horse"
    address = "http://studio.example"
    browser = browser_at("studio.example", bind="0.0.0.0", public_url=address)
    browser.post("/login", {"password": "correct horse"}, page="/login")
    studio.put("one", JobState.SENDING)
    stream = browser.get("/events", Accept="text/event-stream").iter_encoded()
    assert len(list(islice(stream, 2))) == 2
    studio.accounts.sessions.clear()
    studio.put("two")
    assert list(stream) == []


def test_nobody_who_is_not_signed_in_hears_anything(studio: StagedStudio, browser_at: Callable[..., Browser]) -> None:
    studio.accounts.password = "correct horse"
    browser = browser_at("studio.example", bind="0.0.0.0", public_url="http://studio.example")
    assert browser.get("/events", Accept="text/event-stream").status_code == 401


def test_a_script_cancels_without_leaving_the_page(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("a fox")
    answer = browser.post(f"/jobs/{job.id}/cancel", Accept="application/json")
    assert answer.get_json() == {"state": "cancelled"}
