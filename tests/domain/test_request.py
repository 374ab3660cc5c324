"""An order survives its way through the database, also between two versions of this program."""

from __future__ import annotations

import json
from dataclasses import replace

from dallery.domain.request import VARIATION_PROMPT, ImageRequest, Kind, Size

OLD = (
    '{"asked_model":null,"background":null,"inputs":[],"kind":"generation","mask":null,"model":"gpt-image-2",'
    '"moderation":null,"n":1,"output_compression":null,"output_format":null,"partial_images":0,"prompt":"a fox",'
    '"quality":null,"render_size":{"height":1024,"width":1024},"seed":null,"size":{"height":512,"width":512},'
    '"style":null,"user":null}'
)


def test_an_order_stored_before_edits_existed_is_still_the_same_order() -> None:
    order = ImageRequest.from_json(OLD)
    assert order == ImageRequest("a fox", "gpt-image-2", size=Size(512, 512), render_size=Size(1024, 1024))
    assert order.to_json() == OLD  # and keeps its fingerprint: its retry must find it


def test_what_a_newer_program_stored_can_be_read_after_going_back() -> None:
    order = ImageRequest.from_json(json.dumps({**json.loads(OLD), "brush": "wide"}))
    assert order == ImageRequest.from_json(OLD)


def test_an_edit_comes_back_as_it_went() -> None:
    edit = ImageRequest(
        "a hat", "gpt-image-1.5", kind=Kind.EDIT, inputs=("a" * 64, "b" * 64), mask="c" * 64,
        keep_outside=False, input_fidelity="high",
    )  # fmt: skip
    assert ImageRequest.from_json(edit.to_json()) == edit


def test_putting_the_outside_back_is_part_of_what_was_ordered() -> None:
    def edit(keep_outside: bool) -> ImageRequest:
        return ImageRequest("a hat", "gpt-image-2", kind=Kind.EDIT, inputs=("a" * 64,), keep_outside=keep_outside)

    assert edit(True).fingerprint() != edit(False).fingerprint()


def test_an_older_variation_loses_our_words_and_keeps_its_fingerprint() -> None:
    before = ImageRequest(prompt=VARIATION_PROMPT, model="m", kind=Kind.VARIATION)
    after = ImageRequest.from_json(before.to_json())
    assert after.prompt == "Variation" and after.sent == VARIATION_PROMPT
    assert after.fingerprint() == before.fingerprint() == replace(after, prompt="a fox").fingerprint()
