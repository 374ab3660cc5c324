"""Sizes are read to the letter, and what a model is asked to paint is always a size it can paint."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dallery.catalogue import sizes
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.checking import plan
from dallery.catalogue.prices import estimate
from dallery.domain.request import Size
from dallery.errors import RequestError

TODAY = date(2026, 11, 22)


def served(catalogue: Catalogue, asked: str | None, by: str | None = None) -> Serving:
    serving = catalogue.resolve(asked, TODAY, lambda provider: True)
    if by is None:
        return serving
    model = catalogue.get(by)
    assert model is not None
    return Serving(serving.asked, model, serving.dialect, serving.asked_model)


HOSTILE = [
    "", "0x0", "1x1", "1024X1024", "1024×1024", "99999x99999", "1024x", "x1024", " 1024x1024 ", "1024x1024\n",
    "auto;drop", "1" * 10_000, "9" * 5000 + "x" + "9" * 5000, "01024x1024", "1024x01024", "0768x1024",
    "1024x0768", "١٠٢٤x١٠٢٤", "\uff11\uff10\uff12\uff14x1024",
    "+1024x1024", "-1024x1024", "1024.0x1024", "1_024x1024", "1024x1024x1024", "AUTO", "1e3x1e3", "\ud800",
    "1024 x 1024",
    "16x16", "1535x864", "3856x2160", "3840x1264", "null", "None",
]  # fmt: skip


@pytest.mark.parametrize("written", HOSTILE)
@pytest.mark.parametrize("asked", ["gpt-image-2", "dall-e-2", "gpt-image-1.5", None])
def test_a_size_that_is_not_exactly_right_is_refused(catalogue: Catalogue, asked: str | None, written: str) -> None:
    with pytest.raises(RequestError) as refused:
        sizes.plan(written, served(catalogue, asked))
    assert refused.value.param == "size"
    assert refused.value.code == ("invalid_value" if asked and asked.startswith("gpt") else "invalid_size")
    assert "'1024x1024'" in refused.value.message
    assert len(refused.value.message) < 800
    refused.value.message.encode()


@pytest.mark.parametrize("written", [1024, 1024.5, True, ["1024x1024"], {"width": 1}, b"1024x1024"])
def test_a_size_that_is_no_text_is_refused(catalogue: Catalogue, written: object) -> None:
    with pytest.raises(RequestError) as refused:
        sizes.plan(written, served(catalogue, "gpt-image-2"))  # type: ignore[arg-type]
    assert (refused.value.param, refused.value.code) == ("size", "invalid_type")


@pytest.mark.parametrize(
    ("asked", "by", "written", "gets", "paints"),
    [
        # DALL·E sizes below today's minimum are painted larger and scaled down
        ("dall-e-2", "gpt-image-2.6-flare", "256x256", "256x256", "1024x1024"),
        ("dall-e-2", "gpt-image-2.6-flare", "512x512", "512x512", "1024x1024"),
        ("dall-e-2", "gpt-image-2", "512x512", "512x512", "1024x1024"),
        ("dall-e-2", "gpt-image-1.5", "256x256", "256x256", "1024x1024"),
        ("dall-e-2", "illustrator-1", "256x256", "256x256", "256x256"),
        (None, None, "512x512", "512x512", "1024x1024"),
        # also for those who changed nothing but the model's name
        ("gpt-image-2", "gpt-image-2", "256x256", "256x256", "1024x1024"),
        ("gpt-image-1", "gpt-image-2.6-flare", "512x512", "512x512", "1024x1024"),
        # the wide ones are legal today, but not on models with fixed sizes
        ("dall-e-3", "gpt-image-2", "1792x1024", "1792x1024", "1792x1024"),
        ("dall-e-3", "gpt-image-2.5-flare", "1024x1792", "1024x1792", "1024x1792"),
        ("dall-e-3", "gpt-image-2.6-flare", "1792x1024", "1792x1024", "1792x1024"),
        ("dall-e-3", "gpt-image-1.5", "1792x1024", "1792x1024", "1536x1024"),
        ("dall-e-3", "gpt-image-1.5", "1024x1792", "1024x1792", "1024x1536"),
        # legal for the serving model is enough
        ("dall-e-2", "gpt-image-2", "1792x1024", "1792x1024", "1792x1024"),
        ("gpt-image-1", "gpt-image-2.6-sunburst", "3840x2160", "3840x2160", "3840x2160"),
        ("gpt-image-2", "illustrator-1", "300x500", "300x500", "300x500"),
        ("gpt-image-2", None, "2160x3840", "2160x3840", "2160x3840"),
        # nothing said, and "auto"
        ("dall-e-3", "gpt-image-2", None, "1024x1024", "1024x1024"),
        (None, "illustrator-1", None, "1024x1024", "1024x1024"),
        ("gpt-image-2", None, None, "None", "None"),
        ("gpt-image-2", None, "auto", "None", "None"),
        ("gpt-image-2", "illustrator-1", "auto", "1024x1024", "1024x1024"),
        ("illustrator-1", None, None, "1024x1024", "1024x1024"),
    ],
)
def test_what_somebody_gets_and_what_is_painted(
    catalogue: Catalogue, asked: str | None, by: str | None, written: str | None, gets: str, paints: str
) -> None:
    size, painted = sizes.plan(written, served(catalogue, asked, by))
    assert (str(size), str(painted)) == (gets, paints)


def test_auto_is_refused_where_no_model_knows_it(catalogue: Catalogue) -> None:
    with pytest.raises(RequestError):
        sizes.plan("auto", served(catalogue, "dall-e-3", "dall-e-3"))


@st.composite
def legal_gpt_sizes(draw: st.DrawFn) -> Size:
    width = 16 * draw(st.integers(1, 240))
    lowest = max(-(-655_360 // width), -(-width // 3))
    highest = min(8_294_400 // width, width * 3, 3840)
    edges = range(-(-lowest // 16) * 16, highest + 1, 16)
    return Size(width, draw(st.sampled_from(edges))) if edges else Size(1024, 1024)


@given(
    size=legal_gpt_sizes(),
    asked=st.sampled_from(["gpt-image-2", "gpt-image-2.5-flare", "gpt-image-2.6-sunburst", "gpt-image-2-2026-04-21"]),
    by=st.sampled_from(
        [None, "gpt-image-1.5", "gpt-image-2", "gpt-image-2.6-flare", "illustrator-1", "gpt-image-1-mini"]
    ),
)
def test_any_legal_size_is_painted_at_a_size_the_model_has(
    catalogue: Catalogue, size: Size, asked: str, by: str | None
) -> None:
    serving = served(catalogue, asked, by)
    request = plan(Asked("a lighthouse", size=str(size)), serving)
    assert request.size == size
    assert request.render_size is not None
    assert serving.model.allows_size(request.render_size)
    quote = estimate(serving.model, request)
    assert quote.upper >= quote.expected
    assert quote.expected > 0 or serving.model.free


@given(size=legal_gpt_sizes(), quality=st.sampled_from(["low", "medium", "high", "xhigh", "max", None]))
def test_no_legal_size_costs_more_than_what_is_held_for_auto(
    catalogue: Catalogue, size: Size, quality: str | None
) -> None:
    serving = served(catalogue, "gpt-image-2.5-flare")
    auto = estimate(serving.model, plan(Asked("a lighthouse"), serving)).upper
    assert estimate(serving.model, plan(Asked("a lighthouse", size=str(size), quality=quality), serving)).upper <= auto


@given(width=st.integers(1, 9999), height=st.integers(1, 9999))
def test_whatever_a_row_allows_finds_a_size_to_be_painted_at(catalogue: Catalogue, width: int, height: int) -> None:
    for model in catalogue.models():
        assert model.allows_size(sizes.painted(model, Size(width, height)))


@given(st.text(max_size=12))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    size = sizes.parse(text)
    assert size is None or str(size) == text
