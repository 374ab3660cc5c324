"""Turns of conversations: kept once, found by their owner alone, gone when deleted."""

from __future__ import annotations

import pytest

from dallery.errors import NotFound
from dallery.storage.jobs import Jobs
from dallery.storage.responses import KeptResponse, Responses
from tests.storage.people import NOW, order


@pytest.fixture
def responses(jobs: Jobs) -> Responses:
    return Responses(jobs._db)


def kept(jobs: Jobs, owner: str, words: str = "a fox") -> KeptResponse:
    job, _ = jobs.accept(order(owner), idempotency=None, limit=None)
    return KeptResponse("resp_" + job.id.removeprefix("job_"), owner, job.id, {"turns": [words]}, NOW)


def test_a_turn_comes_back_as_it_was_told(jobs: Jobs, responses: Responses, alice: str) -> None:
    turn = kept(jobs, alice, "여우 \ud800 \0 🦊")  # half a character and a NUL, which PostgreSQL does not take
    responses.keep(turn)
    assert responses.get(alice, turn.id) == turn


def test_a_repeat_changes_nothing(jobs: Jobs, responses: Responses, alice: str) -> None:
    turn = kept(jobs, alice)
    responses.keep(turn)
    responses.keep(KeptResponse(turn.id, alice, turn.job_id, {"turns": ["other"]}, NOW + 1))
    assert responses.get(alice, turn.id) == turn


def test_nobody_else_finds_or_deletes_it(jobs: Jobs, responses: Responses, alice: str, charlie: str) -> None:
    turn = kept(jobs, alice)
    responses.keep(turn)
    with pytest.raises(NotFound):
        responses.get(charlie, turn.id, "previous_response_id")
    with pytest.raises(NotFound):
        responses.delete(charlie, turn.id)
    assert responses.get(alice, turn.id) == turn


def test_a_deleted_turn_is_gone(jobs: Jobs, responses: Responses, alice: str) -> None:
    turn = kept(jobs, alice)
    responses.keep(turn)
    responses.delete(alice, turn.id)
    for look in (responses.get, responses.delete):
        with pytest.raises(NotFound):
            look(alice, turn.id)


@pytest.mark.parametrize("text", ["", "resp_", "job_1", "resp_'; --", "resp_" + "x" * 500])
def test_garbage_is_not_found(responses: Responses, alice: str, text: str) -> None:
    with pytest.raises(NotFound) as refused:
        responses.get(alice, text, "previous_response_id")
    assert refused.value.param == "previous_response_id"
