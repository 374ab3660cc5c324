"""Every text a program can send, in every nasty form: answered in JSON, nothing broken, nothing refused is painted."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from dallery.api import fields
from tests.api.naughty import STRINGS
from tests.api.painter import FAILURES, Painter
from tests.api.program import Program

TEXTS = [field.name for field in fields.TABLE if field.kind == "string" and fields.GENERATION in field.where]
OTHERS = [field.name for field in fields.TABLE if field.kind != "string" and fields.GENERATION in field.where]


def test_there_are_enough_of_them() -> None:
    assert len(set(STRINGS.values())) >= 150


def fits(answer: Any, name: str) -> Any:
    """The answer's body, which is JSON of a planned kind."""
    assert answer.status_code < 500, (name, answer.text)
    assert answer.mimetype == "application/json", name
    body = json.loads(answer.data)
    if answer.status_code >= 400:
        assert {"message", "type", "param", "code"} <= set(body["error"]), name
        assert answer.headers["x-should-retry"] == "false", name
    return body


def ordered(alice: Program, words: dict[str, Any], **headers: str) -> Any:
    """The answer to an order for which nobody waits; escaped, because half a character is no UTF-8."""
    body = {"prompt": "a fox", "size": "256x256", **words}
    return alice.raw(json.dumps(body).encode(), **{"Prefer": "respond-async", **headers})


def until_ended(alice: Program, jobs: list[str]) -> None:
    for job_id in jobs:
        alice.get(f"/v1/jobs/{job_id}/events").get_data()


@pytest.mark.parametrize("field", [*TEXTS, *OTHERS])
def test_a_nasty_text_in_any_field_breaks_nothing(
    alice: Program, painters: dict[str, Painter], field: str
) -> None:
    accepted = {}
    for name, text in STRINGS.items():
        model = {} if field == "model" else {"model": "illustrator-1" if field == "seed" else "dall-e-2"}
        answer = ordered(alice, {**model, field: text})
        body = fits(answer, name)
        if answer.status_code == 202:
            accepted[body["id"]] = text
        elif field in OTHERS:
            assert body["error"]["param"] == field, name
    until_ended(alice, list(accepted))
    assert sum(len(painter.calls) for painter in painters.values()) == len(accepted), "what was refused was not sent"
    if field == "prompt":
        kept = {job_id: alice.get(f"/v1/jobs/{job_id}").json["prompt"] for job_id in accepted}
        assert kept == accepted and len(kept) > 100


def test_a_nasty_name_of_a_field_is_dropped_and_named_or_refused(alice: Program) -> None:
    names = [text for text in STRINGS.values() if text not in fields.NEVER]
    for text in names:
        strict = ordered(alice, {text: "x"}, **{"x-dallery-strict": "1"})
        assert fits(strict, text)["error"]["code"] == "unknown_parameter", text
    accepted = []
    for start in range(0, len(names), 10):
        answer = ordered(alice, dict.fromkeys(names[start : start + 10], "x"))
        accepted.append(fits(answer, str(start))["id"])
        dropped = answer.headers["x-dallery-dropped"]
        assert dropped.isascii() and dropped.isprintable()
    until_ended(alice, accepted)


HEADERS = ["Idempotency-Key", "Prefer", "x-dallery-strict", "x-stainless-retry-count", "Accept"]


@pytest.mark.parametrize("header", HEADERS)
def test_a_nasty_header_breaks_nothing(alice: Program, header: str) -> None:
    for name, text in STRINGS.items():
        value = text.encode("utf-8", "replace").decode("latin-1")
        if "\r" in value or "\n" in value:
            continue  # no server lets it through
        error = fits(ordered(alice, {"quality": "nonsense"}, **{header: value}), name)["error"]
        assert error["param"] == "quality" or header == "Idempotency-Key", name


PATHS = ["/v1/jobs/{}", "/v1/jobs/{}/events", "/v1/images/{}", "/v1/models/{}", "/v1/files/{}"]


@pytest.mark.parametrize("path", PATHS)
def test_a_nasty_part_of_a_path_leads_nowhere(alice: Program, path: str) -> None:
    for name, text in STRINGS.items():
        if text.strip("/. ") == "" or len(text) > 4000:
            continue
        answer = alice.get(path.format(quote(text.encode("utf-8", "replace"), safe="")))
        assert fits(answer, name)["error"]["code"] in ("not_found", "model_not_found"), name
        assert answer.status_code == 404, name


def test_none_of_them_is_a_word_that_the_test_provider_takes_for_a_wish() -> None:
    assert not set(STRINGS.values()) & set(FAILURES)
