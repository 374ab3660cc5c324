"""Edits go to who can edit, come out in the size that lets nothing move, and cost what their pictures cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dallery.catalogue import dalle
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.checking import plan
from dallery.catalogue.edits import Inputs, able, plan_edit
from dallery.catalogue.prices import estimate
from dallery.domain.request import VARIATION_PROMPT, ImageRequest, Kind, Size
from dallery.errors import RequestError, UnknownParameter

TODAY = date(2026, 11, 22)
ONE = Inputs(("a" * 64,), Size(1024, 1024))


def masked(width: int = 1024, height: int = 1024) -> Inputs:
    return Inputs(("a" * 64,), Size(width, height), "b" * 64)


def served(catalogue: Catalogue, asked: str | None = "gpt-image-2", ready: bool = True) -> Serving:
    return catalogue.resolve(asked, TODAY, lambda provider: ready or provider == "illustrator")


def edit(serving: Serving, inputs: Inputs = ONE, kind: Kind = Kind.EDIT, **values: Any) -> ImageRequest:
    return plan_edit(Asked(values.pop("prompt", "a hat"), **values), serving, kind, inputs)


@pytest.mark.parametrize("asked", ["dall-e-2", "dall-e-3", "gpt-image-1", None])
def test_an_edit_for_a_model_that_is_gone_goes_to_its_successor(catalogue: Catalogue, asked: str | None) -> None:
    serving = able(served(catalogue, asked), catalogue, TODAY, masked=True)
    order = edit(serving, masked())
    assert order.model.startswith("gpt-image-2.6") and order.asked_model == asked
    assert (order.kind, order.inputs, order.mask, order.keep_outside) == (Kind.EDIT, ONE.images, "b" * 64, True)


def test_who_cannot_edit_says_so_and_names_who_can(catalogue: Catalogue) -> None:
    without_key = replace(served(catalogue, "gpt-image-2", ready=False), model=_cannot(catalogue.fallback))
    bare = Catalogue({**{m.id: m for m in catalogue.models()}, "illustrator-1": without_key.model}, _defaults())
    with pytest.raises(RequestError) as refused:
        able(without_key, bare, TODAY, masked=False)
    assert (refused.value.code, refused.value.param) == ("edits_not_supported", "model")
    assert "'gpt-image-2.6-flare'" in refused.value.message and "dall-e" not in refused.value.message


def test_a_fallback_that_can_edit_steps_in(catalogue: Catalogue) -> None:
    can = replace(catalogue.fallback, edits=True, masks=True)
    bare = Catalogue({**{m.id: m for m in catalogue.models()}, can.id: can}, _defaults())
    serving = replace(served(catalogue), model=_cannot(catalogue.get("gpt-image-2")))
    assert able(serving, bare, TODAY, masked=True).model == can


def test_a_mask_for_a_model_without_masks_is_refused_by_name(catalogue: Catalogue) -> None:
    serving = served(catalogue)
    bare = Catalogue(
        {**{m.id: m for m in catalogue.models()}, "illustrator-1": _cannot(catalogue.fallback)}, _defaults()
    )
    maskless = replace(serving, model=replace(serving.model, masks=False))
    with pytest.raises(RequestError) as refused:
        able(maskless, bare, TODAY, masked=True)
    assert refused.value.param == "mask"
    assert able(maskless, bare, TODAY, masked=False) == maskless


def test_a_variation_is_an_edit_with_our_words(catalogue: Catalogue) -> None:
    order = edit(served(catalogue, "dall-e-2"), kind=Kind.VARIATION, prompt="", n=3, size="256x256")
    assert (order.kind, order.prompt, order.sent, order.n) == (Kind.VARIATION, "", VARIATION_PROMPT, 3)
    assert (order.size, order.render_size) == (Size(256, 256), Size(1024, 1024))


def test_an_edit_needs_a_prompt(catalogue: Catalogue) -> None:
    with pytest.raises(RequestError) as refused:
        edit(served(catalogue), prompt=None)
    assert refused.value.param == "prompt"


@pytest.mark.parametrize("size", ["256x256", "512x512", "1024x1024"])
def test_old_sizes_are_painted_larger_and_come_out_exact(catalogue: Catalogue, size: str) -> None:
    order = edit(served(catalogue, "dall-e-2"), masked(300, 300), size=size)
    assert (str(order.size), order.render_size) == (size, Size(1024, 1024))


def test_old_edits_come_out_as_large_as_they_always_did(catalogue: Catalogue) -> None:
    assert edit(served(catalogue, "dall-e-2"), masked(512, 512)).size == Size(1024, 1024)
    assert edit(served(catalogue, "dall-e-2")).size == Size(1024, 1024)


@pytest.mark.parametrize(
    ("picture", "painted"),
    [((1024, 1024), (1024, 1024)), ((900, 700), (1152, 896)), ((640, 480), (1152, 864)),
     ((4000, 3000), (1664, 1248)), ((64, 64), (1024, 1024)), ((1500, 1000), (1488, 992))],
)  # fmt: skip
def test_an_edit_with_a_mask_is_as_large_as_its_picture(
    catalogue: Catalogue, picture: tuple[int, int], painted: tuple[int, int]
) -> None:
    order = edit(served(catalogue), masked(*picture))
    assert (order.size, order.render_size) == (Size(*picture), Size(*painted))
    assert order.render_size is not None and catalogue.default_gpt.allows_size(order.render_size)


def test_a_wide_picture_of_the_old_dialect_keeps_its_shape(catalogue: Catalogue) -> None:
    assert edit(served(catalogue, "dall-e-2"), masked(900, 600)).size == Size(900, 600)


@pytest.mark.parametrize("picture", [(1, 10_000), (10_000, 1), (1, 1), (4096, 4096), (7, 13)])
def test_the_strangest_picture_gets_a_size_the_model_has(catalogue: Catalogue, picture: tuple[int, int]) -> None:
    for name in ("gpt-image-2", "gpt-image-1.5"):
        order = edit(served(catalogue, name), masked(*picture))
        model = catalogue.get(name)
        assert model is not None and order.render_size is not None and model.allows_size(order.render_size)
        assert order.render_size.pixels <= 3 * 1024 * 1024  # and not the dearest it has


def test_a_size_that_was_asked_for_wins(catalogue: Catalogue) -> None:
    assert edit(served(catalogue), masked(900, 700), size="1536x1024").size == Size(1536, 1024)
    assert edit(served(catalogue), masked(900, 700), size="auto").size == Size(900, 700)


def test_without_a_mask_or_without_the_promise_the_model_chooses_its_size(catalogue: Catalogue) -> None:
    assert edit(served(catalogue)).size is None
    free = edit(served(catalogue), masked(900, 700), keep_outside=False)
    assert (free.size, free.keep_outside) == (None, False)


def test_input_pictures_are_part_of_the_price(catalogue: Catalogue) -> None:
    serving = served(catalogue)
    quotes = [
        estimate(serving.model, edit(serving, inputs, size="1024x1024"))
        for inputs in (Inputs((), ONE.size), ONE, masked(), Inputs(("a" * 64,) * 16, ONE.size))
    ]
    assert [q.upper for q in quotes] == sorted({q.upper for q in quotes})
    assert [q.expected for q in quotes] == sorted({q.expected for q in quotes})
    assert quotes[1].upper - quotes[0].upper == 80_000  # 10,000 tokens of 8 dollars a million


# -- words that only edits have ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said", "sent"),
    [("gpt-image-1.5", "high", "high"), ("gpt-image-1.5", "low", "low"), ("gpt-image-1-mini", "low", "low"),
     ("gpt-image-2", "high", None), ("gpt-image-1", "low", None), ("dall-e-2", None, None)],
)  # fmt: skip
def test_fidelity_is_sent_only_to_models_that_know_the_word(
    catalogue: Catalogue, asked: str, said: str | None, sent: str | None
) -> None:
    assert edit(served(catalogue, asked), input_fidelity=said).input_fidelity == sent


def test_low_fidelity_of_a_model_that_has_none_is_an_unknown_parameter(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownParameter):
        edit(served(catalogue, "gpt-image-2"), input_fidelity="low")


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [("gpt-image-2", "medium", "invalid_value"), ("gpt-image-2", 1, "invalid_type"),
     ("gpt-image-1-mini", "high", "invalid_value")],
)  # fmt: skip
def test_a_wrong_fidelity_is_refused(catalogue: Catalogue, asked: str, said: Any, code: str) -> None:
    with pytest.raises(RequestError) as refused:
        edit(served(catalogue, asked), input_fidelity=said)
    assert (refused.value.param, refused.value.code) == ("input_fidelity", code)


def test_keeping_the_outside_is_yes_or_no(catalogue: Catalogue) -> None:
    with pytest.raises(RequestError) as refused:
        edit(served(catalogue), keep_outside="yes")  # a form's words are turned into booleans by its door
    assert refused.value.param == "keep_outside"


@pytest.mark.parametrize(("name", "value"), [("input_fidelity", "high"), ("keep_outside", True)])
def test_words_of_edits_mean_nothing_to_a_generation(catalogue: Catalogue, name: str, value: Any) -> None:
    with pytest.raises(UnknownParameter) as refused:
        plan(Asked("a hat", **{name: value}), served(catalogue))
    assert refused.value.param == name


def test_nobody_can_name_a_stored_picture_in_a_request() -> None:
    assert not {"images", "image", "inputs", "mask"} & set(Asked.__dataclass_fields__)


def test_an_unnamed_model_with_todays_word_is_not_dall_e() -> None:
    assert dalle.uses_gpt_only(Asked("a hat", input_fidelity="high"))


def _cannot(model: Any) -> Any:
    return replace(model, edits=False, masks=False)


def _defaults() -> Any:
    from dallery.catalogue.rows import read_rows

    return read_rows()[1]
