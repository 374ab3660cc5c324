"""An owner says what an uncertain job came to; money moves once, and only a word that is understood moves it."""

from __future__ import annotations

from typing import Any

import pytest

from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_api_bad_input import refused


def settle(program: Program, job_id: str, **body: Any) -> Any:
    return program.send("POST", f"/v1/jobs/{job_id}/settle", json=body)


@pytest.fixture
def lost(alice: Program) -> str:
    return str(alice.draw("lost", model="gpt-image-2", size="1024x1024", quality="low").headers["x-dallery-job"])


@pytest.mark.parametrize(("outcome", "status", "charged"), [
    ("charged", "failed_charged", "yes"), ("not_charged", "failed_free", "no"),
])  # fmt: skip
def test_a_word_of_its_owner_settles_it(
    alice: Program, studio: Studio, lost: str, outcome: str, status: str, charged: str
) -> None:
    before = alice.get(f"/v1/jobs/{lost}").json
    assert (before["status"], before["settled_by_hand"]) == ("uncertain", False)
    answer = settle(alice, lost, outcome=outcome)
    after = answer.json
    assert answer.status_code == 200 and after == alice.get(f"/v1/jobs/{lost}").json
    cost = before["held_micros"] if charged == "yes" else 0
    assert (after["status"], after["cost_micros"], after["held_micros"]) == (status, cost, 0)
    assert (after["settled_by_hand"], after["error"]["charged"]) == (True, charged)
    assert settle(alice, lost, outcome=outcome).json == after
    assert studio._ledger.check() == []
    other = {"charged": "not_charged", "not_charged": "charged"}[outcome]
    refused(settle(alice, lost, outcome=other), 409, "job_settled")


def test_the_answer_of_a_provider_that_tells_it_once_cannot_be_read_again(alice: Program, lost: str) -> None:
    refused(settle(alice, lost, outcome="read_again"), 409, "cannot_read_again")
    assert alice.get(f"/v1/jobs/{lost}").json["status"] == "uncertain"


def test_a_provider_that_knows_the_order_is_asked_again(
    alice: Program, paid: Painter, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dallery.providers.base import AfterCrash
    from tests.api import painter

    monkeypatch.setattr(paid, "after_crash", AfterCrash.RESEND_WITH_KEY)
    monkeypatch.delitem(painter.FAILURES, "lost")
    reopened = settle(alice, lost, outcome="read_again").json
    assert reopened["status"] in ("sending", "reserved", "done") and reopened["error"] is None
    alice.get(f"/v1/jobs/{lost}/events").get_data()
    job = alice.get(f"/v1/jobs/{lost}").json
    assert (job["status"], len(job["data"]), job["held_micros"]) == ("done", 1, 0)


def test_only_its_owner_and_only_an_uncertain_job(alice: Program, charlie: Program, paid: Painter, lost: str) -> None:
    refused(settle(charlie, lost, outcome="not_charged"), 404, "not_found")
    assert alice.get(f"/v1/jobs/{lost}").json["status"] == "uncertain"
    done = alice.draw("a fox", model="gpt-image-2").headers["x-dallery-job"]
    refused(settle(alice, done, outcome="charged"), 409, "job_settled")
    paid.gate.clear()
    running = alice.draw("a fox", model="gpt-image-2", headers={"Prefer": "respond-async"}).json["id"]
    refused(settle(alice, running, outcome="charged"), 409, "job_not_ended")
    paid.gate.set()
    alice.get(f"/v1/jobs/{running}/events").get_data()


@pytest.mark.parametrize(("body", "code", "param"), [
    ({}, "missing_required_parameter", "outcome"), ({"outcome": None}, "missing_required_parameter", "outcome"),
    ({"outcome": True}, "invalid_type", "outcome"), ({"outcome": "Charged"}, "invalid_value", "outcome"),
    ({"outcome": "charged", "cost_micros": 1}, "unknown_parameter", "cost_micros"),
    ({"outcome": "charged", "constructor": 1}, "unknown_parameter", "constructor"),
])  # fmt: skip
def test_a_word_that_is_not_understood_moves_no_money(
    alice: Program, lost: str, body: dict[str, Any], code: str, param: str
) -> None:
    refused(settle(alice, lost, **body), 400, code, param)
    assert alice.get(f"/v1/jobs/{lost}").json["status"] == "uncertain"
