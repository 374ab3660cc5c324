"""Who may talk to the pages: host names, forged forms, headers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from dallery.domain.job import JobState
from dallery.web.guard import CONTENT_POLICY, local_path
from tests.web.conftest import Browser, seal_of
from tests.web.staged_studio import StagedStudio


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil:5000",
        "localhost:5001",
        "127.0.0.1:80@evil",
        "LOCALHOST:5000",
        "localhost.:5000",
        "localhost:5000,localhost:5000",
        "a/b?c#d",
        "[::1%25eth0]:5000",
        "",
    ],
)
def test_a_rebound_host_name_is_refused_before_anything_runs(studio: StagedStudio, browser: Browser, host: str) -> None:
    app: Flask = browser.client.application
    ran: list[str] = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: ran.append("hook"))
    answer = browser.client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert ran == []


def test_a_request_without_a_host_is_refused(browser: Browser) -> None:
    started: list[str] = []
    list(
        browser.client.application.wsgi_app(
            {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda status, _: started.append(status)
        )
    )
    assert started == ["400 Bad Request"]


@pytest.mark.parametrize("host", ["localhost:5000", "127.0.0.1:5000", "[::1]:5000"])
def test_the_owner_reaches_the_page_under_every_loopback_name(browser_at: Callable[..., Browser], host: str) -> None:
    assert browser_at(host).get("/").status_code == 200


def test_a_form_of_another_site_orders_nothing(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "a fox"}, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert studio.recent_jobs(studio.owner()) == ()


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:5001", "http://localhost:5000.evil"]
)
def test_an_old_browser_is_known_by_its_origin(studio: StagedStudio, browser: Browser, origin: str) -> None:
    seal = seal_of(browser.get("/").text)
    form = {"seal": seal, "prompt": "a fox"}
    refused = browser.client.post("/", base_url=browser.base, data=form, headers={**browser.headers, "Origin": origin})
    assert refused.status_code == 403
    own = browser.client.post(
        "/", base_url=browser.base, data=form, headers={**browser.headers, "Origin": browser.base}
    )
    assert own.status_code == 303


def test_a_form_without_origin_and_without_fetch_site_is_refused(browser: Browser) -> None:
    form = {"seal": seal_of(browser.get("/").text), "prompt": "a fox"}
    assert browser.client.post("/", base_url=browser.base, data=form, headers=browser.headers).status_code == 403


@pytest.mark.parametrize("seal", ["", "nonsense", "a.b", "é.ü"])
def test_a_form_without_our_seal_is_refused(studio: StagedStudio, browser: Browser, seal: str) -> None:
    browser.get("/")
    headers = {**browser.headers, "Sec-Fetch-Site": "same-origin"}
    answer = browser.client.post("/", base_url=browser.base, data={"seal": seal, "prompt": "a fox"}, headers=headers)
    assert answer.status_code == 403
    assert studio.recent_jobs(studio.owner()) == ()


def test_the_seal_of_one_visitor_does_not_fit_another(studio: StagedStudio, browser: Browser) -> None:
    seal = seal_of(browser.get("/").text)
    stranger = browser.client.application.test_client()
    stranger.get("/", base_url=browser.base, headers=browser.headers)
    headers = {**browser.headers, "Sec-Fetch-Site": "same-origin"}
    assert stranger.post("/", base_url=browser.base, data={"seal": seal}, headers=headers).status_code == 403


def test_every_page_carries_the_security_headers(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put(state=JobState.DONE, images=1)
    image = studio.job(studio.owner(), job.id).images[0]
    for path in ("/", f"/jobs/{job.id}", f"/images/{image.id}", "/nothing"):
        headers = browser.get(path).headers
        assert headers["Content-Security-Policy"] == CONTENT_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "camera=()" in headers["Permissions-Policy"]
    assert "unsafe" not in CONTENT_POLICY


def test_cookies_are_named_after_the_instance_and_closed_to_scripts(browser: Browser, studio: StagedStudio) -> None:
    cookie = browser.get("/").headers["Set-Cookie"]
    assert cookie.startswith("dallery-")
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    other = StagedStudio(studio.folder / "other", pace=None)
    from tests.web.conftest import app_for

    elsewhere = app_for(other).test_client().get("/", base_url=browser.base).headers["Set-Cookie"]
    assert elsewhere.split("=")[0] != cookie.split("=")[0]


def test_behind_tls_cookies_take_the_host_prefix(browser_at: Callable[..., Browser], studio: StagedStudio) -> None:
    studio.accounts.password = "correct horse"
    headers = browser_at("art.school", public_url="https://art.school").get("/login").headers
    assert headers["Set-Cookie"].startswith("__Host-dallery-")
    assert "Secure" in headers["Set-Cookie"]
    assert "max-age=31536000" in headers["Strict-Transport-Security"]


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\tx", "", None]
)
def test_a_way_back_never_leads_elsewhere(path: str | None) -> None:
    assert local_path(path) == "/"


def test_a_way_back_may_be_any_page_of_ours() -> None:
    assert local_path("/jobs/job_1?x=1") == "/jobs/job_1?x=1"


def test_no_get_changes_anything(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put()
    done = studio.put(state=JobState.DONE, images=1)
    image = studio.job(studio.owner(), done.id).images[0]
    for path in (
        f"/jobs/{job.id}/cancel",
        f"/images/{image.id}/delete",
        f"/images/{image.id}/restore",
        "/logout",
        "/preferences",
    ):
        assert browser.get(path).status_code == 303
    assert studio.job(studio.owner(), job.id).job == job
    assert studio.image(studio.owner(), image.id) == image


def test_what_no_page_takes_is_refused_with_what_it_takes(browser: Browser) -> None:
    answer = browser.client.delete("/logout", base_url=browser.base, headers=browser.headers)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_form_larger_than_any_prompt_is_answered_413(browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "x" * 600_000})
    assert answer.status_code == 413
    assert "That is too much" in answer.text
