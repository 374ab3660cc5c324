"""Coming from another machine: set-up once, then a password."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

import pytest

from dallery.domain.job import JobState
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio

AWAY = {"public_url": "http://studio.lan:5000", "bind": "0.0.0.0"}


@pytest.fixture
def visitor(browser_at: Callable[..., Browser]) -> Browser:
    return browser_at("studio.lan:5000", **AWAY)


def set_up(visitor: Browser, token: str = "right-token", password: str = "correct horse", again: str | None = None):  # type: ignore[no-untyped-def]
    form = {"token": token, "password": password, "again": password if again is None else again}
    return visitor.post("/setup", form, page="/setup")


def test_before_set_up_every_page_says_what_to_do(visitor: Browser) -> None:
    for path in ("/", "/jobs/job_1", "/images/img_1/file", "/login"):
        answer = visitor.get(path)
        assert answer.status_code == 503
        assert "/setup" in answer.text
    assert visitor.get("/setup").status_code == 200


def test_the_token_sets_the_password_shows_the_key_once_and_signs_in(studio: StagedStudio, visitor: Browser) -> None:
    answer = set_up(visitor)
    assert answer.status_code == 200
    shown = re.search(r"dk_[0-9A-Za-z_-]{40,}", answer.text)
    assert shown and studio.actor_for_key(shown[0]).owner_id == studio.owner().owner_id
    assert answer.headers["Cache-Control"] == "no-store"
    assert studio.accounts.password == "correct horse"
    assert visitor.get("/").status_code == 200
    assert visitor.get("/setup").status_code == 303


def test_a_wrong_token_sets_nothing(studio: StagedStudio, visitor: Browser) -> None:
    assert set_up(visitor, token="guess").status_code == 400
    assert studio.accounts.password is None


@pytest.mark.parametrize(
    ("password", "again"), [("brief", "brief"), ("correct horse", "correct house"), ("x" * 1025, "x" * 1025)]
)
def test_an_unfit_password_does_not_use_up_the_token(
    studio: StagedStudio, visitor: Browser, password: str, again: str
) -> None:
    answer = set_up(visitor, password=password, again=again)
    assert answer.status_code == 400
    assert 'value="right-token"' in answer.text
    assert password not in answer.text
    assert set_up(visitor).status_code == 200


def test_a_guest_is_led_to_sign_in_and_back(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    assert visitor.get("/?model=x").location == "/login?next=/?model%3Dx"
    answer = visitor.post("/login", {"password": "correct horse", "next": "/jobs/job_1"}, page="/login")
    assert answer.location == "/jobs/job_1"
    assert visitor.get("/").status_code == 200


def test_a_sign_in_leads_nowhere_else(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    answer = visitor.post("/login", {"password": "correct horse", "next": "//evil.example"}, page="/login")
    assert answer.location == "/"


def test_every_sign_in_has_a_new_session(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    name = visitor.get("/login").headers["Set-Cookie"].split("=")[0].replace("form", "session")
    visitor.client.set_cookie(name, "chosen-by-mallory", domain="studio.lan")
    visitor.post("/login", {"password": "correct horse"}, page="/login")
    assert "chosen-by-mallory" not in studio.accounts.sessions
    assert len(studio.accounts.sessions) == 1


def test_signing_out_ends_the_session_at_once(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    visitor.post("/login", {"password": "correct horse"}, page="/login")
    assert visitor.post("/logout").status_code == 303
    assert studio.accounts.sessions == {}
    assert visitor.get("/").location.startswith("/login")


def test_guessing_passwords_gets_slower(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    answers = [visitor.post("/login", {"password": f"guess {n}"}, page="/login").status_code for n in range(7)]
    assert answers[:5] == [401] * 5
    assert 429 in answers[5:]


def test_a_guest_gets_no_picture_no_stream_and_no_order(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    job = studio.put()
    for path in (f"/jobs/{job.id}/events", "/images/img_1/file"):
        assert visitor.get(path, Accept="text/event-stream").status_code == 401
    assert visitor.post("/", {"prompt": "a fox"}, page="/login").status_code == 401
    assert len(studio.recent_jobs(studio.owner())) == 1


def test_a_stream_ends_when_its_reader_has_signed_out(studio: StagedStudio, visitor: Browser) -> None:
    studio.accounts.password = "correct horse"
    visitor.post("/login", {"password": "correct horse"}, page="/login")
    job = studio.put(state=JobState.SENDING)
    answer = visitor.get(f"/jobs/{job.id}/events")
    lines = iter(answer.response)
    assert [next(lines), next(lines)][1].startswith(b"id: ")
    studio.accounts.sessions.clear()
    studio.tell(job, "progress", fraction=0.5)
    assert list(islice(lines, 5)) == []


def test_on_loopback_nobody_signs_in(browser: Browser) -> None:
    assert browser.get("/login").location == "/"
    assert browser.get("/setup").location == "/"
    assert "Sign out" not in browser.get("/").text


def test_a_public_address_needs_a_password_even_when_a_proxy_connects_from_loopback(
    studio: StagedStudio, browser_at: Callable[..., Browser]
) -> None:
    """The proxy may pass on any Host it likes, so neither the bind address nor the Host proves who it is."""
    studio.accounts.password = "correct horse"
    assert browser_at("localhost:5000", public_url="https://art.school").get("/").location.startswith("/login")
