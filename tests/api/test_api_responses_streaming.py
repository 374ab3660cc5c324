"""A streamed turn: numbered events in the order that SDKs expect, up to the picture or the failure."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from dallery.domain.picture import inspect
from dallery.errors import StorageUnavailable
from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_api_streaming import events_of

CALL = "response.image_generation_call"
OPENING = ["response.created", "response.in_progress", "response.output_item.added", f"{CALL}.in_progress"]


def streamed(program: Program, words: str, tool: dict[str, Any] | None = None, **more: Any) -> list[dict[str, Any]]:
    tools = [{"type": "image_generation", "model": "gpt-image-2", "size": "1024x1024", **(tool or {})}]
    body = {"model": "gpt-5.2", "input": words, "tools": tools, "stream": True, **more}
    answer = program.send("POST", "/v1/responses", json=body)
    assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")
    events = events_of(answer.data)
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    return events


def test_a_turn_is_told_from_its_beginning_to_its_picture(alice: Program) -> None:
    events = streamed(alice, "a fox", {"partial_images": 2})
    assert [event["type"] for event in events] == [
        *OPENING, f"{CALL}.generating", f"{CALL}.partial_image", f"{CALL}.partial_image", f"{CALL}.completed",
        "response.output_item.done", "response.completed",
    ]  # fmt: skip
    partials = [event for event in events if event["type"].endswith("partial_image")]
    assert [event["partial_image_index"] for event in partials] == [0, 1]
    assert all(inspect(base64.b64decode(event["partial_image_b64"])).width == 1024 for event in partials)
    item, response = events[-2]["item"], events[-1]["response"]
    assert inspect(base64.b64decode(item["result"], validate=True)).width == 1024
    assert response["output"] == [item]
    assert (response["status"], response["tool_usage"]["image_gen"]["output_tokens"]) == ("completed", 401)
    assert {event["item_id"] for event in events if "item_id" in event} == {item["id"]}
    assert events[0]["response"]["status"] == "in_progress" and events[0]["response"]["output"] == []
    assert alice.get(f"/v1/responses/{response['id']}").json == response


def test_a_follow_up_streams_too(alice: Program) -> None:
    first = streamed(alice, "a fox")[-1]["response"]
    events = streamed(alice, "make it night", previous_response_id=first["id"])
    assert events[-1]["response"]["output"][0]["action"] == "edit"


@pytest.mark.parametrize(
    ("prompt", "ours", "theirs"),
    [
        ("lost", "outcome_unknown", "server_error"),
        ("blocked", "moderation_blocked", "image_content_policy_violation"),
        ("refused", "invalid_value", "invalid_prompt"),
        ("busy", "rate_limit_exceeded", "rate_limit_exceeded"),
    ],
)
def test_a_failure_ends_the_stream_as_a_failed_response(
    alice: Program, prompt: str, ours: str, theirs: str
) -> None:
    events = streamed(alice, prompt)
    done, failed = events[-2:]
    assert (done["type"], failed["type"]) == ("response.output_item.done", "response.failed")
    assert (done["item"]["status"], done["item"]["error"]["code"]) == ("failed", ours)
    assert (failed["response"]["status"], failed["response"]["error"]["code"]) == ("failed", theirs)
    assert failed["response"]["error"]["charged"] == done["item"]["error"]["charged"]


def test_what_is_refused_is_refused_before_the_stream_begins(alice: Program, paid: Painter) -> None:
    body = {"input": "", "tools": [{"type": "image_generation"}], "stream": True}
    answer = alice.send("POST", "/v1/responses", json=body)
    assert (answer.status_code, answer.mimetype) == (400, "application/json")
    assert paid.calls == []


def test_a_client_that_leaves_does_not_stop_its_turn(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    body = {"input": "a fox", "tools": [{"type": "image_generation", "model": "gpt-image-2"}], "stream": True}
    answer = alice.send("POST", "/v1/responses", json=body, buffered=False)
    job_id = answer.headers["x-dallery-job"]
    next(answer.iter_encoded())
    answer.close()
    paid.gate.set()
    events = alice.get(f"/v1/jobs/{job_id}/events").data  # until it has ended
    assert b"image_generation.completed" in events
    kept = alice.get(f"/v1/responses/resp_{job_id.removeprefix('job_')}").json
    assert kept["status"] == "completed"


def test_our_own_trouble_in_the_middle_is_told_by_the_stream(
    alice: Program, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_: Any) -> None:
        raise StorageUnavailable("The database does not answer.")

    monkeypatch.setattr(studio, "events", trouble)
    events = streamed(alice, "a fox")
    assert [event["type"] for event in events] == [*OPENING, "error"]
    assert events[-1]["code"] == "storage_unavailable" and events[-1]["param"] is None
