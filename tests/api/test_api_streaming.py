"""A streamed answer is valid server-sent events with everything that strict clients require in each."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from dallery.domain.picture import inspect
from tests.api.painter import Painter
from tests.api.program import Program

ECHO = {"background", "output_format", "quality", "size", "created_at", "b64_json"}


def events_of(data: bytes) -> list[dict[str, Any]]:
    """The events of a stream, after its grammar was checked: blocks parted by empty lines, each whole."""
    text = data.decode()
    assert text.endswith("\n\n")
    found = []
    for block in text[:-2].split("\n\n"):
        lines = block.split("\n")
        if all(line.startswith(":") for line in lines):
            assert found == [], "one stock client takes an empty line after an id for an event"
            continue
        lines = [line for line in lines if not line.startswith(":")]
        assert [line.partition(": ")[0] for line in lines] == ["id", "event", "data"]
        event = json.loads(lines[2].removeprefix("data: "))
        assert lines[1] == f"event: {event['type']}"
        found.append(event)
    return found


def test_partials_come_before_the_picture(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", stream=True, partial_images=2, size="1024x1024")
    assert answer.mimetype == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Accel-Buffering"] == "no"
    events = events_of(answer.data)
    partials, completed = events[:-1], events[-1]
    assert [event["type"] for event in partials] == ["image_generation.partial_image"] * len(partials)
    assert [event["partial_image_index"] for event in partials] == [0, 1]
    for event in events:
        assert set(event) >= ECHO
        assert inspect(base64.b64decode(event["b64_json"], validate=True)).width == 1024
    assert completed["type"] == "image_generation.completed"
    assert completed["usage"]["total_tokens"] == 412


def test_without_partials_there_is_one_event(alice: Program) -> None:
    (event,) = events_of(alice.draw(model="gpt-image-2", stream=True).data)
    assert event["type"] == "image_generation.completed"


def test_each_of_several_pictures_has_its_event_and_the_tokens_add_up(alice: Program) -> None:
    events = events_of(alice.draw(model="gpt-image-2", stream=True, n=3).data)
    assert [event["type"] for event in events] == ["image_generation.completed"] * 3
    assert sum(event["usage"]["total_tokens"] for event in events) == 412
    assert sum(event["usage"]["input_tokens_details"]["text_tokens"] for event in events) == 11


@pytest.mark.parametrize("model", [None, "dall-e-2", "dall-e-3", "gpt-image-1", "illustrator-1"])
def test_every_model_can_be_streamed(alice: Program, model: str | None) -> None:
    words = {"model": model} if model else {}
    events = events_of(alice.draw(stream=True, size="1024x1024", **words).data)
    assert events[-1]["type"] == "image_generation.completed"
    assert events[-1]["output_format"] == "png"


def test_a_failure_ends_the_stream_with_an_error(alice: Program) -> None:
    events = events_of(alice.draw("lost", model="gpt-image-2", stream=True).data)
    (event,) = events
    assert event["type"] == "error"
    assert {"message", "type", "param", "code"} <= set(event["error"])
    assert (event["error"]["code"], event["error"]["charged"]) == ("outcome_unknown", "maybe")


def test_a_break_after_partials_is_an_error_too(alice: Program) -> None:
    events = events_of(alice.draw("breaks in the stream", model="gpt-image-2", stream=True, partial_images=1).data)
    assert events[-1]["error"]["code"] == "outcome_unknown"


def test_what_is_refused_is_refused_before_the_stream_begins(alice: Program, paid: Painter) -> None:
    answer = alice.draw("", stream=True)
    assert (answer.status_code, answer.mimetype) == (400, "application/json")
    assert paid.calls == []


def test_links_are_not_for_streams_and_that_is_said(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", stream=True, response_format="url")
    assert answer.headers["x-dallery-dropped"] == "response_format"
    assert "b64_json" in events_of(answer.data)[0]


def test_the_stream_opens_with_the_job(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", stream=True)
    assert answer.data.startswith(f": {answer.headers['x-dallery-job']}\n\n".encode())


def ids_of(data: bytes) -> list[str]:
    return [line.removeprefix("id: ") for line in data.decode().split("\n") if line.startswith("id: ")]


def test_a_stream_has_the_ids_under_which_its_job_is_read_on(alice: Program) -> None:
    answer = alice.draw("a numbered fox", model="gpt-image-2", stream=True, partial_images=2, n=2)
    *live, first, second = ids_of(answer.data)
    assert live and [int(number) for number in live] == sorted({int(number) for number in live})
    assert (first, second) == ("end-1", "end-2")
    path = f"/v1/jobs/{answer.headers['x-dallery-job']}/events"
    assert ids_of(alice.get(path, **{"Last-Event-ID": live[-1]}).data)[-2:] == [first, second]
    assert ids_of(alice.get(path, **{"Last-Event-ID": first}).data) == [second]


def test_the_same_order_goes_on_where_its_stream_broke_off(alice: Program, paid: Painter) -> None:
    words: dict[str, Any] = {"model": "gpt-image-2", "stream": True, "partial_images": 1, "n": 2}
    key = {"Idempotency-Key": "a stream taken up again"}
    whole = alice.draw("a fox in two parts", headers=key, **words)
    everything = events_of(whole.data)
    rest = alice.draw("a fox in two parts", headers={**key, "Last-Event-ID": "end-1"}, **words)
    assert rest.headers["Idempotent-Replayed"] == "true"
    assert events_of(rest.data) == everything[-1:]
    assert [call.prompt for call in paid.calls].count("a fox in two parts") == 1


def test_a_new_order_begins_at_the_beginning_whatever_id_it_brings(alice: Program) -> None:
    answer = alice.draw("a new fox", model="gpt-image-2", stream=True, headers={"Last-Event-ID": "end-1"})
    assert ids_of(answer.data) == ["end-1"]
