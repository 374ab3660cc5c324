"""Rows of docs/dialect.md that no other test shows: old words under every name, and what an old client waits for."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dallery.catalogue.catalogue import Catalogue
from dallery.domain.picture import inspect
from dallery.studio import JobEvent, Studio
from tests.api.painter import Painter
from tests.api.program import Program

MODELS = [model.id for model in Catalogue.load(None).models() if model.snapshot_of is None]


def test_links_carry_the_public_address(alice: Program, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    alice.draw(model="dall-e-2")  # a server that was opened before it got its name
    monkeypatch.setattr(studio, "settings", replace(studio.settings, public_url="https://art.school/"))
    (item,) = alice.draw(model="dall-e-2").json["data"]
    assert item["url"].startswith("https://art.school/v1/files/img_")


def test_base64_is_a_png_unless_asked_otherwise(alice: Program) -> None:
    for model in ("dall-e-2", "gpt-image-2"):
        (item,) = alice.draw(model=model, response_format="b64_json").json["data"]
        assert inspect(base64.b64decode(item["b64_json"])).media_type == "image/png"


@pytest.mark.parametrize("model", MODELS)
def test_base64_may_be_asked_of_every_model(alice: Program, model: str) -> None:
    answer = alice.draw(model=model, size="1024x1024", response_format="b64_json")
    assert answer.status_code == 200 and "x-dallery-dropped" not in answer.headers
    assert len(answer.json["data"][0]["b64_json"]) > 100


def test_the_old_user_is_passed_on(alice: Program, paid: Painter) -> None:
    alice.draw(model="dall-e-2", user="somebody")
    assert paid.calls[-1].user == "somebody"


def test_a_quiet_stream_says_that_it_lives(alice: Program, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    events = studio.events

    def slow(*given: Any) -> Iterator[JobEvent]:
        first, *rest = events(*given)
        yield replace(first, kind="quiet", partial=None)
        yield from (first, *rest)

    monkeypatch.setattr(studio, "events", slow)
    data = alice.draw(model="gpt-image-2", stream=True).data
    assert b"\n\n: still working\nid: " in data  # no blank line: openai's Python SDK takes one after an id for an event
    assert data.index(b": still working") < data.index(b"image_generation.completed")
