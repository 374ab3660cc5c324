"""The nasty texts again, in every text of an edit, a variation and a turn: planned answers, in JSON, nothing broken."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dallery.api import fields
from tests.api.naughty import STRINGS
from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_naughty_strings import fits, until_ended
from tests.api.uploads import KIND, SMALL, form, part


def texts(operation: str) -> list[str]:
    return [row.name for row in fields.TABLE if row.kind not in fields.FILE_KINDS and operation in row.where]


def sent(alice: Program, path: str, words: dict[str, str]) -> TestResponse:
    parts = [part(name, text.encode("utf-8", "replace")) for name, text in words.items()]
    body = form(part("image", SMALL, file="a.png"), *parts)
    return alice.send("POST", path, data=body, content_type=KIND, headers={"Prefer": "respond-async"})


EDITED = [("/v1/images/edits", fields.EDIT, name) for name in texts(fields.EDIT) if name != "prompt"]
VARIED = [("/v1/images/variations", fields.VARIATION, name) for name in texts(fields.VARIATION)]


def refused_in_a_form(alice: Program, path: str, operation: str, field: str, name: str) -> None:
    """Sent along with a number that nobody takes, so that what is well formed is refused at the end for that."""
    wrong = {"n": "0"} if field != "n" else {"size": "1x1"}
    prompt = {"prompt": "a night"} if operation == fields.EDIT else {}
    answer = sent(alice, path, {"model": "gpt-image-2", **prompt, **wrong, field: STRINGS[name]})
    assert answer.status_code in (400, 404, 413), (name, answer.text)
    fits(answer, name)


@pytest.mark.parametrize("rows", [EDITED, VARIED], ids=["edits", "variations"])
def test_a_nasty_word_of_a_form_breaks_nothing(
    alice: Program, painters: dict[str, Painter], rows: list[tuple[str, str, str]]
) -> None:
    """Every text in one field, every field with some; all in all when asked for."""
    for number, name in enumerate(STRINGS):
        refused_in_a_form(alice, *rows[number % len(rows)], name)
    assert not any(painter.calls for painter in painters.values())


@pytest.mark.slow
@pytest.mark.parametrize(("path", "operation", "field"), [*EDITED, *VARIED], ids=lambda value: str(value)[-20:])
def test_every_nasty_word_of_a_form_breaks_nothing(
    alice: Program, painters: dict[str, Painter], path: str, operation: str, field: str
) -> None:
    for name in STRINGS:
        refused_in_a_form(alice, path, operation, field, name)
    assert not any(painter.calls for painter in painters.values())


def test_a_nasty_wish_for_an_edit_is_kept_as_it_came_or_refused(alice: Program, paid: Painter) -> None:
    accepted = {}
    for name, text in list(STRINGS.items())[::8]:
        text = text.encode("utf-8", "replace").decode()  # a form is UTF-8, which has no half characters
        answer = sent(alice, "/v1/images/edits", {"model": "gpt-image-2", "prompt": text})
        body = fits(answer, name)
        if answer.status_code == 202:
            accepted[body["id"]] = text
    until_ended(alice, list(accepted))
    assert {job: alice.get(f"/v1/jobs/{job}").json["prompt"] for job in accepted} == accepted
    assert len(accepted) > 10


def turn(text: str, place: str) -> dict[str, Any]:
    """A turn that asks for what nobody serves in its last word, with `text` in one place."""
    tool: dict[str, Any] = {"type": "image_generation", "model": "gpt-image-2", "quality": "nonsense"}
    body: dict[str, Any] = {"model": "gpt-5.2", "input": "a fox", "tools": [tool]}
    if place.startswith("tool."):
        tool[place.removeprefix("tool.")] = text
    elif place == "metadata":
        body["metadata"] = {text[:64]: text[:512]}
    elif place == "role":
        body["input"] = [{"role": text, "content": "a fox"}]
    elif place == "content":
        body["input"] = [{"role": "user", "content": [{"type": "input_text", "text": text}]}]
    elif place == "image":
        body["input"] = [{"role": "user", "content": [{"type": "input_image", "image_url": text}]}]
    elif place == "call":
        body["input"] = [{"type": "image_generation_call", "id": text}]
    elif place == "name":
        body[text] = "x"
    else:
        body[place] = text
    return body


PLACES = [
    "model", "input", "instructions", "previous_response_id", "user", "safety_identifier", "tool_choice", "metadata",
    "role", "content", "image", "call", "name", "tool.model", "tool.size", "tool.action", "tool.background",
    "tool.output_format", "tool.moderation", "tool.input_fidelity", "tool.type", "tool.input_image_mask",
]


def refused_in_a_turn(alice: Program, place: str, name: str) -> None:
    data = json.dumps(turn(STRINGS[name], place)).encode()
    answer = alice.send("POST", "/v1/responses", data=data, content_type="application/json")
    assert answer.status_code in (400, 404), (name, answer.text)
    fits(answer, name)


def test_a_nasty_text_in_a_turn_breaks_nothing(alice: Program, painters: dict[str, Painter]) -> None:
    for number, name in enumerate(STRINGS):
        refused_in_a_turn(alice, PLACES[number % len(PLACES)], name)
    assert not any(painter.calls for painter in painters.values())


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_every_nasty_text_in_a_turn_breaks_nothing(
    alice: Program, painters: dict[str, Painter], place: str
) -> None:
    for name in STRINGS:
        refused_in_a_turn(alice, place, name)
    assert not any(painter.calls for painter in painters.values())


@pytest.mark.parametrize("name", ["toString", "constructor", "hasOwnProperty", "valueOf"])
def test_names_of_every_object_are_words_like_any(alice: Program, paid: Painter, name: str) -> None:
    drawn = alice.draw(model="gpt-image-2", **{name: {"a": 1}})
    assert (drawn.status_code, drawn.headers["x-dallery-dropped"]) == (200, name)
    body = turn("1", "user") | {name: "x"}
    body["tools"] = [{"type": "image_generation", "model": "gpt-image-2", name: "x"}]
    answer = alice.send("POST", "/v1/responses", json=body)
    assert (answer.status_code, answer.headers["x-dallery-dropped"]) == (200, f"{name}, tools[0].{name}")
    strict = alice.draw(model="gpt-image-2", headers={"x-dallery-strict": "1"}, **{name: 1})
    assert (strict.status_code, strict.json["error"]["code"]) == (400, "unknown_parameter")


@pytest.mark.parametrize("path", ["/v1/images/generations", "/v1/images/edits", "/v1/responses"])
def test_the_machinerys_own_name_is_refused(alice: Program, paid: Painter, path: str) -> None:
    body = json.dumps({**turn("1", "user"), "prompt": "a", "images": []})[:-1] + ', "__proto__": {"n": 9}}'
    answer = alice.send("POST", path, data=body.encode(), content_type="application/json")
    assert answer.status_code == 400 and paid.calls == []
