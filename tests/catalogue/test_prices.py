"""Every published figure is reproduced, and the money held is never less than the money expected."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.prices import PARTIAL_TOKENS, Quote, cost, estimate, output_tokens
from dallery.domain.money import Usage
from dallery.domain.request import ImageRequest, Size
from dallery.errors import RequestError

SQUARE, TALL, WIDE = Size(1024, 1024), Size(1024, 1536), Size(1536, 1024)

# model: quality: dollars at 1024x1024, 1024x1536, 1536x1024
PUBLISHED = {
    "gpt-image-1-mini": {"low": ".005 .006 .006", "medium": ".011 .015 .015", "high": ".036 .052 .052"},
    "gpt-image-1": {"low": ".011 .016 .016", "medium": ".042 .063 .063", "high": ".167 .25 .25"},
    "gpt-image-1.5": {"low": ".009 .013 .013", "medium": ".034 .05 .05", "high": ".133 .2 .2"},
    "chatgpt-image-latest": {"low": ".009 .013 .013", "medium": ".034 .05 .05", "high": ".133 .2 .2"},
    "gpt-image-2": {"low": ".006 .005 .005", "medium": ".053 .041 .041", "high": ".211 .165 .165"},
    "gpt-image-2.5-sunburst": {
        "low": ".006 .005 .005",
        "medium": ".013 .010 .010",
        "high": ".053 .041 .041",
        "xhigh": ".094 .074 .074",
        "max": ".211 .165 .165",
    },
    "gpt-image-2.6-sunburst": {"high": ".053", "xhigh": ".094", "max": ".211"},
}
PUBLISHED["gpt-image-2.5-flare"] = PUBLISHED["gpt-image-2.5-sunburst"]
PUBLISHED["gpt-image-2.6-flare"] = PUBLISHED["gpt-image-2.6-sunburst"]
PUBLISHED["gpt-image-2-2026-04-21"] = PUBLISHED["gpt-image-2"]
PUBLISHED["gpt-image-2.5-flare-2026-09-08"] = PUBLISHED["gpt-image-2.5-flare"]
PUBLISHED["gpt-image-2.5-sunburst-2026-09-08"] = PUBLISHED["gpt-image-2.5-sunburst"]
PUBLISHED["gpt-image-1.5-2025-12-16"] = PUBLISHED["gpt-image-1.5"]

ROWS = [
    (model, quality, size, dollars)
    for model, qualities in PUBLISHED.items()
    for quality, prices in qualities.items()
    for size, dollars in zip((SQUARE, TALL, WIDE), prices.split(), strict=False)
]

RATES = {  # dollars per million tokens: text in, image in, image out, text out
    "gpt-image-2": "5 8 30 0",
    "gpt-image-2.5-flare": "5 8 30 0",
    "gpt-image-2.5-sunburst": "5 8 30 0",
    "gpt-image-2.6-flare": "5 8 30 0",
    "gpt-image-2.6-sunburst": "5 8 30 0",
    "gpt-image-1.5": "5 8 32 10",
    "chatgpt-image-latest": "5 8 32 10",
    "gpt-image-1-mini": "2 2.5 8 0",
    "gpt-image-1": "5 10 40 0",
}


def order(model: str, size: Size | None = SQUARE, quality: str | None = "low", **more: object) -> ImageRequest:
    return ImageRequest(prompt="a", model=model, size=size, render_size=size, quality=quality, **more)  # type: ignore[arg-type]


def expected_image(catalogue: Catalogue, model_id: str, quality: str, size: Size) -> Decimal:
    """Micro-dollars of the picture alone: the difference between two orders that differ by one picture."""
    model = catalogue.get(model_id)
    assert model is not None
    one, two = (estimate(model, order(model_id, size, quality, n=n)).expected for n in (1, 2))
    return Decimal(two - one)


@pytest.mark.parametrize(("model_id", "quality", "size", "dollars"), ROWS)
def test_a_published_price_is_what_we_expect_to_pay(
    catalogue: Catalogue, model_id: str, quality: str, size: Size, dollars: str
) -> None:
    micros = expected_image(catalogue, model_id, quality, size)
    assert (micros / 1_000_000).quantize(Decimal("0.001"), ROUND_HALF_UP) == Decimal(dollars)


@pytest.mark.parametrize(("model_id", "quality", "size", "dollars"), ROWS)
def test_no_hold_is_below_a_published_price(
    catalogue: Catalogue, model_id: str, quality: str, size: Size, dollars: str
) -> None:
    model = catalogue.get(model_id)
    assert model is not None
    # Published prices are rounded, so half a tenth of a cent may lie between.
    assert estimate(model, order(model_id, size, quality)).upper >= int(Decimal(dollars) * 1_000_000) - 500


@pytest.mark.parametrize(
    ("model_id", "quality", "size", "tokens"),
    [
        *[("gpt-image-2.5-flare", q, SQUARE, t) for q, t in zip(
            ("low", "medium", "high", "xhigh", "max"), (196, 439, 1756, 3122, 7024), strict=True)],
        *[("gpt-image-2.5-sunburst", q, Size(1792, 1024), t) for q, t in zip(
            ("low", "medium", "high", "xhigh", "max"), (139, 323, 1243, 2271, 5063), strict=True)],
        ("gpt-image-2", "medium", Size(1536, 2048), 2223),
        ("gpt-image-2.5-flare", "max", Size(3840, 2160), 13342),
        ("gpt-image-2", "high", Size(3840, 2160), 13342),
        ("gpt-image-2", "low", Size(1024, 672), 119),  # 16 * 672 / 1024 is exactly a half, which rounds up
        ("gpt-image-2.6-flare", "high", SQUARE, 1756),
        ("gpt-image-2.6-flare", "low", SQUARE, 4 * 196),
        ("gpt-image-2.6-sunburst", "medium", SQUARE, 4 * 439),
        ("gpt-image-1", "low", SQUARE, 272),
        ("gpt-image-1", "medium", SQUARE, 1056),
        ("gpt-image-1", "high", SQUARE, 4160),
    ],
)  # fmt: skip
def test_output_tokens_are_those_seen_in_real_answers(
    catalogue: Catalogue, model_id: str, quality: str, size: Size, tokens: int
) -> None:
    model = catalogue.get(model_id)
    assert model is not None
    assert output_tokens(model, quality, size) == tokens


@pytest.mark.parametrize(
    ("quality", "dollars"), [("low", "004"), ("medium", "010"), ("high", "037"), ("xhigh", "068"), ("max", "152")]
)
def test_the_old_wide_size_has_its_published_price(catalogue: Catalogue, quality: str, dollars: str) -> None:
    micros = expected_image(catalogue, "gpt-image-2.5-flare", quality, Size(1792, 1024))
    assert (micros / 1_000_000).quantize(Decimal("0.001"), ROUND_HALF_UP) == Decimal(f"0.{dollars}")


@pytest.mark.parametrize(("model_id", "rates"), RATES.items())
def test_each_kind_of_token_costs_its_published_rate(catalogue: Catalogue, model_id: str, rates: str) -> None:
    model = catalogue.get(model_id)
    assert model is not None
    text_in, image_in, image_out, text_out = (Decimal(rate) for rate in rates.split())
    million = 1_000_000
    assert cost(model, Usage(input_text=million)) == text_in * million
    assert cost(model, Usage(input_image=million)) == image_in * million
    assert cost(model, Usage(output_image=million)) == image_out * million
    assert cost(model, Usage(output_text=million)) == text_out * million


def test_a_real_answer_is_priced_exactly(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-2")
    assert model is not None
    assert cost(model, Usage(input_text=13, output_image=2223)) == 13 * 5 + 2223 * 30


def test_a_fraction_of_a_micro_dollar_is_rounded_up(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-1-mini")
    assert model is not None
    assert cost(model, Usage(input_image=1)) == 3  # 2.5


def test_the_illustrator_is_free(catalogue: Catalogue) -> None:
    model = catalogue.get("illustrator-1")
    assert model is not None
    assert estimate(model, order(model.id, n=10, partial_images=3)) == Quote(0, 0)
    assert cost(model, Usage(output_image=10**6)) == 0


def test_partials_add_a_hundred_tokens_each_for_every_image(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-2")
    assert model is not None
    without = estimate(model, order(model.id, n=2))
    with_three = estimate(model, order(model.id, n=2, partial_images=3))
    assert with_three.expected - without.expected == 2 * 3 * PARTIAL_TOKENS * 30
    assert with_three.upper - without.upper == 2 * 3 * PARTIAL_TOKENS * 30


def test_what_auto_picks_is_held_for_at_its_dearest(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-2.5-flare")
    assert model is not None
    held = estimate(model, order(model.id, None, None)).upper
    dearest = estimate(model, order(model.id, Size(2880, 2880), "max")).upper
    assert held == dearest > estimate(model, order(model.id, Size(3840, 2160), "max")).upper


def test_a_korean_prompt_is_held_for_byte_by_byte(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-2")
    assert model is not None
    latin = estimate(model, ImageRequest("a" * 100, model.id, render_size=SQUARE, quality="low"))
    hangul = estimate(model, ImageRequest("고" * 100, model.id, render_size=SQUARE, quality="low"))
    assert hangul.upper - latin.upper == 200 * 5


def test_input_images_and_a_mask_are_paid_for(catalogue: Catalogue) -> None:
    model = catalogue.get("gpt-image-2")
    assert model is not None
    plain, edit = estimate(model, order(model.id)), estimate(model, order(model.id, inputs=("x",), mask="y"))
    assert edit.expected > plain.expected
    assert edit.upper - plain.upper == 2 * 10_000 * 8


def test_a_model_without_a_price_is_refused_and_not_given_away(catalogue: Catalogue, tmp_path) -> None:  # type: ignore[no-untyped-def]
    extra = tmp_path / "own.toml"
    extra.write_text('[models.sdxl]\ntitle = "SDXL"\nprovider = "openai"\ndialect = "gpt"\nsizes = ["1024x1024"]\n')
    model = Catalogue.load(extra).get("sdxl")
    assert model is not None
    for ask in (lambda: estimate(model, order("sdxl")), lambda: cost(model, Usage(output_image=1))):
        with pytest.raises(RequestError) as refused:
            ask()
        assert refused.value.code == "price_unknown"


PAID = ("gpt-image-1.5", "gpt-image-1-mini", "gpt-image-2", "gpt-image-2.5-flare", "gpt-image-2.6-sunburst")


@given(
    model_id=st.sampled_from(PAID),
    data=st.data(),
    prompt=st.text(min_size=1, max_size=300, alphabet=st.characters(exclude_categories=["Cs"])),
    n=st.integers(1, 10),
    partials=st.integers(0, 3),
)
def test_what_is_held_covers_what_is_expected(
    catalogue: Catalogue, model_id: str, data: st.DataObject, prompt: str, n: int, partials: int
) -> None:
    model = catalogue.get(model_id)
    assert model is not None
    quality = data.draw(st.sampled_from([None, *(one for one in model.qualities if one != "auto")]))
    size = data.draw(st.sampled_from([None, *model.sizes]))
    quote = estimate(
        model, ImageRequest(prompt, model_id, n=n, render_size=size, quality=quality, partial_images=partials)
    )
    assert quote.upper >= quote.expected > 0
    assert type(quote.upper) is type(quote.expected) is int
