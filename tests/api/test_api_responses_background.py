"""Turns in the background: answered at once, asked for later, taken up where a stream broke off, cancelled, listed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_api_bad_input import refused
from tests.api.test_api_responses import call_of, message, picture, say, text
from tests.api.test_api_streaming import events_of, ids_of


def stream_of(program: Program, name: str, after: int | None = None) -> list[dict[str, Any]]:
    more = "" if after is None else f"&starting_after={after}"
    answer = program.get(f"/v1/responses/{name}?stream=true{more}")
    assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")
    return events_of(answer.data)


def test_a_turn_in_the_background_is_answered_at_once_and_asked_for_later(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    answer = say(alice, "a fox far away", background=True)
    body = answer.json
    assert answer.status_code == 200 and body["status"] in ("queued", "in_progress")
    assert (body["background"], body["error"], body["usage"]) == (True, None, None)
    assert [item["result"] for item in body["output"]] == [None]
    assert alice.get(f"/v1/responses/{body['id']}").json["status"] in ("queued", "in_progress")
    paid.gate.set()
    alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}/events").get_data()
    later = alice.get(f"/v1/responses/{body['id']}")
    assert call_of(later)["status"] == "completed" and later.json["background"] is True
    assert [call.prompt for call in paid.calls].count("a fox far away") == 1


def test_a_turn_in_the_background_must_be_stored(alice: Program, paid: Painter) -> None:
    refused(say(alice, "a fox", background=True, store=False), 400, "invalid_value", "background")
    assert paid.calls == []


def test_its_sdks_retry_makes_a_new_turn_once_it_was_answered(alice: Program, paid: Painter) -> None:
    first = say(alice, "a fox in the background", background=True)
    first.get_data()
    again = say(alice, "a fox in the background", background=True, headers={"x-stainless-retry-count": "1"})
    assert first.json["id"] != again.json["id"]
    for answer in (first, again):
        alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}/events").get_data()


@pytest.mark.parametrize("words", ["a fox", "lost"])
def test_a_stream_is_told_again_from_any_number_on(alice: Program, paid: Painter, words: str) -> None:
    live = events_of(say(alice, words, {"partial_images": 2}, stream=True, background=True).data)
    name = live[0]["response"]["id"]
    kept = [event for event in live if not event["type"].endswith("partial_image")]
    again = stream_of(alice, name)
    assert [(one["sequence_number"], one["type"]) for one in again] == [
        (one["sequence_number"], one["type"]) for one in kept
    ]
    assert again[-1]["response"]["output"] == live[-1]["response"]["output"]
    last = live[-1]["sequence_number"]
    for after in range(last + 1):
        rest = [event["sequence_number"] for event in stream_of(alice, name, after)]
        assert rest == [one["sequence_number"] for one in kept if one["sequence_number"] > after]


def test_an_events_number_is_its_id_too_and_may_come_back_as_one(alice: Program) -> None:
    first = say(alice, "a fox with ids", stream=True, headers={"Idempotency-Key": "a turn taken up again"})
    events = events_of(first.data)
    assert ids_of(first.data) == [str(event["sequence_number"]) for event in events]
    name = events[0]["response"]["id"]
    for broken_off in ("2", "0"):
        again = alice.get(f"/v1/responses/{name}?stream=true", **{"Last-Event-ID": broken_off})
        assert ids_of(again.data) == [number for number in ids_of(first.data) if int(number) > int(broken_off)]
    for odd in ("", "x", "-1", "end-1", "9" * 400):
        assert len(ids_of(alice.get(f"/v1/responses/{name}?stream=true", **{"Last-Event-ID": odd}).data)) == len(events)
    sent_back = {"Idempotency-Key": "a turn taken up again", "Last-Event-ID": ids_of(first.data)[-2]}
    assert ids_of(say(alice, "a fox with ids", stream=True, headers=sent_back).data) == ids_of(first.data)[-1:]


def test_a_running_turn_is_followed_from_where_it_broke_off(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    body = say(alice, "a fox", {"partial_images": 1}, background=True, stream=False).json
    answer = alice.get(f"/v1/responses/{body['id']}?stream=true&starting_after=3")
    pieces = iter(answer.response)
    assert next(pieces).startswith(b": ")
    paid.gate.set()
    events = events_of(b"".join(pieces))
    assert events[0]["sequence_number"] == 4 and events[-1]["type"] == "response.completed"


@pytest.mark.parametrize(("query", "param"), [
    ("stream=maybe", "stream"), ("stream=true&starting_after=-1", "starting_after"),
    ("stream=true&starting_after=x", "starting_after"), ("starting_after=3", "starting_after"),
])  # fmt: skip
def test_a_wish_that_makes_no_sense_is_refused(alice: Program, query: str, param: str) -> None:
    name = say(alice, "a fox").json["id"]
    error = alice.get(f"/v1/responses/{name}?{query}")
    assert (error.status_code, error.json["error"]["param"]) == (400, param)


def test_a_turn_is_cancelled_and_stays_as_it_is_once_it_ended(alice: Program, charlie: Program, paid: Painter) -> None:
    paid.gate.clear()
    answer = say(alice, "a fox nobody wants", background=True)
    name = answer.json["id"]
    assert charlie.send("POST", f"/v1/responses/{name}/cancel").status_code == 404
    assert alice.send("POST", f"/v1/responses/{name}/cancel").status_code == 200
    alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}/events").get_data()
    # The provider was asked already, so nobody can say that it was free: then the turn failed, and says so.
    assert alice.get(f"/v1/responses/{name}").json["status"] in ("cancelled", "failed")
    paid.gate.set()
    done = say(alice, "a fox").json
    assert alice.send("POST", f"/v1/responses/{done['id']}/cancel").json["status"] == "completed"
    refused(alice.send("POST", "/v1/responses/resp_nothing/cancel"), 404, "not_found")


def test_what_a_turn_was_given_is_listed_page_by_page(alice: Program, charlie: Program, paid: Painter) -> None:
    given = [
        message(text("In watercolour."), role="developer"), message(text("a hat"), picture(), text("and a scarf")),
        {"role": "user", "content": "and gloves"},
    ]
    name = say(alice, given).json["id"]
    path = f"/v1/responses/{name}/input_items"
    page = alice.get(path + "?order=asc").json
    assert (page["object"], page["has_more"]) == ("list", False)
    assert [item["role"] for item in page["data"]] == ["developer", "user", "user"]
    assert [part["type"] for part in page["data"][1]["content"]] == ["input_text", "input_image", "input_text"]
    assert page["data"][2]["content"] == [{"type": "input_text", "text": "and gloves"}]
    assert "base64" not in json.dumps(page)
    newest = alice.get(path + "?limit=1").json
    assert newest["data"] == [page["data"][2]] and newest["has_more"]
    rest = alice.get(f"{path}?after={newest['last_id']}").json
    assert [item["id"] for item in rest["data"]] == [item["id"] for item in page["data"][1::-1]]
    assert charlie.get(path).status_code == 404
    for query in ("limit=0", "limit=101", "limit=x", "order=up", "after=msg_x", "include=message.input_image.url"):
        assert alice.get(f"{path}?{query}").status_code == 400, query
