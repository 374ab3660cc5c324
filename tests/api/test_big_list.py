"""The field's own big list of naughty strings, fetched and never kept here, in every text of every kind of order."""

from __future__ import annotations

import json

import pytest

from tests import fetched
from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_naughty_elsewhere import EDITED, PLACES, VARIED, sent, turn
from tests.api.test_naughty_strings import TEXTS, fits, ordered, until_ended

PACKAGE = "blns@2.0.4"  # npm's copy of the list holds 485 strings
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def big_list() -> list[str]:
    folder = fetched.node_modules("js/blns", PACKAGE)
    strings: list[str] = json.loads((folder / "blns" / "resources" / "blns.json").read_text("utf-8"))
    assert len(strings) > 450
    return strings


@pytest.mark.parametrize("field", TEXTS)
def test_no_text_of_a_generation_breaks_anything(
    alice: Program, painters: dict[str, Painter], big_list: list[str], field: str
) -> None:
    accepted = {}
    for text in big_list:
        answer = ordered(alice, {**({} if field == "model" else {"model": "dall-e-2"}), field: text})
        body = fits(answer, text)
        if answer.status_code == 202:
            accepted[body["id"]] = text
    until_ended(alice, list(accepted))
    assert sum(len(painter.calls) for painter in painters.values()) == len(accepted), "what was refused was not sent"
    if field == "prompt":
        assert {job: alice.get(f"/v1/jobs/{job}").json["prompt"] for job in accepted} == accepted


@pytest.mark.parametrize(("path", "operation", "field"), [*EDITED, *VARIED], ids=lambda value: str(value)[-20:])
def test_no_word_of_a_form_breaks_anything(
    alice: Program, painters: dict[str, Painter], big_list: list[str], path: str, operation: str, field: str
) -> None:
    wrong = {"n": "0"} if field != "n" else {"size": "1x1"}
    prompt = {"prompt": "a night"} if path.endswith("edits") else {}
    for text in big_list:
        answer = sent(alice, path, {"model": "gpt-image-2", **prompt, **wrong, field: text})
        assert answer.status_code in (400, 404, 413), (text, answer.text)
        fits(answer, text)
    assert not any(painter.calls for painter in painters.values())


@pytest.mark.parametrize("place", PLACES)
def test_no_text_of_a_turn_breaks_anything(
    alice: Program, painters: dict[str, Painter], big_list: list[str], place: str
) -> None:
    for text in big_list:
        data = json.dumps(turn(text, place)).encode()
        answer = alice.send("POST", "/v1/responses", data=data, content_type="application/json")
        assert answer.status_code in (400, 404), (text, answer.text)
        fits(answer, text)
    assert not any(painter.calls for painter in painters.values())
