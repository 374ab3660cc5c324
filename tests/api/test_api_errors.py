"""Every code that a program can see: status, type, whether it may be sent again and whether it cost anything."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from dallery.errors import StorageUnavailable
from dallery.studio import Studio
from tests.api.painter import FAILURES, Painter
from tests.api.program import Program

# prompt of the failing job: status, code, type, may be sent again, charged
OF_JOBS = {
    "unreachable": (503, "upstream_unreachable", "server_error", True, "no"),
    "busy": (429, "rate_limit_exceeded", "requests", True, "no"),
    "no money": (429, "insufficient_quota", "insufficient_quota", False, "no"),
    "wrong key": (502, "upstream_auth", "server_error", False, "no"),
    "refused": (400, "invalid_value", "invalid_request_error", False, "no"),
    "blocked": (400, "moderation_blocked", "image_generation_user_error", False, "no"),
    "blocked late": (400, "moderation_blocked", "image_generation_user_error", False, "maybe"),
    "lost": (502, "outcome_unknown", "server_error", False, "maybe"),
    "garbage": (502, "bad_answer", "server_error", False, "yes"),
    "unpaintable": (400, "unpaintable", "invalid_request_error", False, "no"),
    "odd": (502, "upstream_error", "server_error", False, "no"),
}


def test_the_table_covers_every_failure_of_a_provider() -> None:
    assert set(OF_JOBS) == set(FAILURES)


@pytest.mark.parametrize("prompt", OF_JOBS)
def test_a_failed_job_says_what_happened_and_what_it_cost(alice: Program, prompt: str) -> None:
    status, code, kind, retry, charged = OF_JOBS[prompt]
    answer = alice.draw(prompt, model="gpt-image-2")
    error = answer.json["error"]
    assert (answer.status_code, error["code"], error["type"]) == (status, code, kind)
    assert {"message", "param"} <= set(error)
    assert answer.headers["x-should-retry"] == str(retry).lower()
    assert error["charged"] == charged
    assert error["job_id"] == answer.headers["x-dallery-job"]
    assert alice.get(f"/v1/jobs/{error['job_id']}").json["error"] == error
    assert ("Retry-After" in answer.headers) == (prompt == "busy")


def test_a_blocked_prompt_has_its_stage_and_categories(alice: Program) -> None:
    error = alice.draw("blocked", model="gpt-image-2").json["error"]
    assert error["moderation_details"] == {"moderation_stage": "input", "categories": ["violence"]}


def test_programs_for_dalle_get_the_code_they_look_for(alice: Program) -> None:
    error = alice.draw("blocked", model="dall-e-3").json["error"]
    assert (error["code"], error["type"]) == ("content_policy_violation", "invalid_request_error")
    assert error["moderation_details"]["categories"] == ["violence"]


def test_what_may_have_cost_money_stays_held_and_is_seen(alice: Program) -> None:
    answer = alice.draw("lost", model="gpt-image-2", size="1024x1024", quality="low")
    assert "x-dallery-cost-micros" not in answer.headers
    job = alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}").json
    assert (job["status"], job["cost_micros"]) == ("uncertain", None)
    assert job["held_micros"] > 0


def test_a_cancelled_job_says_so_to_who_waits(alice: Program, app: Flask, paid: Painter) -> None:
    paid.gate.clear()
    streamed = alice.draw("a fox nobody wants", model="gpt-image-2", stream=True)
    job_id = streamed.headers["x-dallery-job"]
    cancelled = Program(app.test_client(), alice.key).send("POST", f"/v1/jobs/{job_id}/cancel")
    assert cancelled.status_code == 200
    assert b'"code":"cancelled"' in streamed.data
    job = alice.get(f"/v1/jobs/{job_id}").json
    assert job["error"]["code"] == "cancelled"
    # The provider was already asked, so nobody can say that it was free.
    assert (job["status"], job["error"]["charged"]) in (("uncertain", "maybe"), ("cancelled", "no"))


def test_an_order_over_the_budget_is_refused(alice: Program, studio: Studio, paid: Painter) -> None:
    accept: Any = studio._accept
    before, accept._limit = accept._limit, 1
    try:
        answer = alice.draw(model="gpt-image-2", n=10, size="3840x2160", quality="high")
    finally:
        accept._limit = before
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "budget_exceeded")
    assert answer.json["error"]["type"] == "insufficient_quota"
    assert answer.headers["x-should-retry"] == "false" and "Retry-After" not in answer.headers
    assert paid.calls == []


def test_a_stopping_server_takes_no_order(alice: Program, studio: Studio, paid: Painter) -> None:
    accept: Any = studio._accept
    accept.draining = True
    try:
        answer = alice.draw()
    finally:
        accept.draining = False
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "shutting_down")
    assert (answer.headers["x-should-retry"], answer.headers["Retry-After"]) == ("true", "10")
    assert paid.calls == []


def test_a_full_disk_takes_no_order(
    alice: Program, studio: Studio, paid: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio._accept, "_disk_floor", 2**62)
    answer = alice.draw()
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "storage_unavailable")
    assert answer.headers["x-should-retry"] == "true"
    assert paid.calls == []


def test_a_database_that_is_away_while_streaming_is_said_in_the_stream(
    alice: Program, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> Any:
        raise StorageUnavailable("The database does not answer.")

    monkeypatch.setattr(studio, "events", away)
    answer = alice.draw(model="gpt-image-2", stream=True)
    assert answer.status_code == 200
    assert b'"code":"storage_unavailable"' in answer.data


def test_a_defect_of_ours_tells_nothing_but_its_number(
    alice: Program, studio: Studio, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def defect(*_: Any, **__: Any) -> Any:
        raise RuntimeError(f"secret of {studio.settings.home}")

    monkeypatch.setattr(studio, "order", defect)
    answer = alice.draw()
    assert (answer.status_code, answer.json["error"]["code"]) == (500, "internal_error")
    assert answer.headers["x-should-retry"] == "false"
    assert "secret" not in answer.text
    assert answer.headers["x-request-id"] in caplog.text and "secret" in caplog.text


# -- jobs by id ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/v1/jobs/{}", "/v1/jobs/{}/cancel"])
def test_charlie_cannot_see_or_stop_alices_job(alice: Program, charlie: Program, paid: Painter, path: str) -> None:
    paid.gate.clear()
    streamed = alice.draw("a private fox", model="gpt-image-2", stream=True)
    job_id = streamed.headers["x-dallery-job"]
    method = "POST" if path.endswith("cancel") else "GET"
    answer = charlie.send(method, path.format(job_id))
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "not_found")
    paid.gate.set()
    assert b"image_generation.completed" in streamed.data, "it was not stopped"


@pytest.mark.parametrize(
    "job_id",
    ["x", "job_", "job_1", "JOB_01HX", "job_%2e%2e", "null", "undefined", "job_1' OR '1'='1", "9" * 400, "~",
     "job_" + "0" * 26],
)
@pytest.mark.parametrize("ending", ["", "/cancel"])
def test_a_job_that_is_not_there_is_not_found(alice: Program, job_id: str, ending: str) -> None:
    answer = alice.send("POST" if ending else "GET", f"/v1/jobs/{job_id}{ending}")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "not_found")
    assert answer.headers["x-should-retry"] == "false"


def test_a_job_shows_its_pictures(alice: Program) -> None:
    answer = alice.draw(n=2, size="512x512")
    job = alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}").json
    assert (job["object"], job["status"], job["error"], job["asked_model"]) == ("image.job", "done", None, None)
    assert [picture["size"] for picture in job["data"]] == ["512x512", "512x512"]
    assert alice.opened(job["data"][1]["url"]).status_code == 200


def test_an_ended_job_stays_as_it_is_when_somebody_cancels(alice: Program) -> None:
    job_id = alice.draw().headers["x-dallery-job"]
    assert alice.send("POST", f"/v1/jobs/{job_id}/cancel").json["status"] == "done"
