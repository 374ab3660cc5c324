"""Every wrong value is refused before money is spent, and every old word still means something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dallery.catalogue import dalle
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.checking import plan
from dallery.domain.request import ImageRequest
from dallery.errors import RequestError, UnknownParameter

TODAY = date(2026, 11, 22)


def served(catalogue: Catalogue, asked: str | None = "gpt-image-2", by: str | None = None) -> Serving:
    serving = catalogue.resolve(asked, TODAY, lambda provider: True)
    model = catalogue.get(by) if by else serving.model
    assert model is not None
    return Serving(serving.asked, model, serving.dialect, serving.asked_model)


def order(serving: Serving, prompt: Any = "a lighthouse", **values: Any) -> ImageRequest:
    return plan(Asked(prompt, **values), serving)


def refusal(serving: Serving, prompt: Any = "a lighthouse", **values: Any) -> RequestError:
    with pytest.raises(RequestError) as refused:
        order(serving, prompt, **values)
    error = refused.value
    assert error.status == 400
    assert error.message.encode()  # no half characters in an answer
    assert len(error.message) < 800
    return error


@pytest.mark.parametrize(
    "prompt",
    ["", " ", "\n\t ", "\u200b\u200d\ufeff", "\u3164", "\u2800", "\x07",
     "\ud800", "a cat\udfff", "a\0b", None, 3, ["a"], True],
)  # fmt: skip
def test_a_prompt_that_says_nothing_is_refused(catalogue: Catalogue, prompt: object) -> None:
    assert refusal(served(catalogue), prompt).param == "prompt"


@pytest.mark.parametrize("letter", ["a", "고", "🦊"])
def test_the_length_of_a_prompt_is_counted_in_characters(catalogue: Catalogue, letter: str) -> None:
    assert len(order(served(catalogue), letter * 32_000).prompt) == 32_000
    assert refusal(served(catalogue), letter * 32_001).code == "string_above_max_length"


def test_dalle_itself_takes_a_thousand_characters_and_who_serves_it_today_more(catalogue: Catalogue) -> None:
    assert refusal(served(catalogue, "dall-e-2", by="dall-e-2"), "a" * 1001).param == "prompt"
    assert order(served(catalogue, "dall-e-2", by="dall-e-2"), "a" * 1000)
    assert order(served(catalogue, "dall-e-2"), "a" * 1001)


@pytest.mark.parametrize(
    "prompt",
    ["\x01\x1b[31m a", "ḥ́́́", "é", "e\u0301", "\u202eabc", "<script>",
     "<|image|>", "\ufffe", "👩\u200d🚀"],
)  # fmt: skip
def test_a_strange_prompt_is_kept_as_it_was_written(catalogue: Catalogue, prompt: str) -> None:
    assert order(served(catalogue), prompt).prompt == prompt


@pytest.mark.parametrize("n", [0, -1, 11, 1.5, 1.0, "1", True, 10**18, [1], {}])
def test_a_wrong_number_of_images_is_refused(catalogue: Catalogue, n: object) -> None:
    assert refusal(served(catalogue), n=n).param == "n"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_too_long_to_print_is_refused_too(catalogue: Catalogue, sign: int) -> None:
    assert refusal(served(catalogue), n=sign * 10**5000).param == "n"


@pytest.mark.parametrize("n", [1, 10])
def test_one_to_ten_images_are_painted(catalogue: Catalogue, n: int) -> None:
    assert order(served(catalogue), n=n).n == n
    assert order(served(catalogue, "dall-e-3"), n=n).n == n  # once only one, the serving model has more


def test_dall_e_3_itself_paints_one(catalogue: Catalogue) -> None:
    assert refusal(served(catalogue, "dall-e-3", by="dall-e-3"), n=2).param == "n"


WRONG_WORDS: list[Any] = [
    "LOW", "", "low ", "ultra", ["low"], {"a": 1}, 1, True, 0.5, "x" * 10_000, "\ud800", "\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("name", ["quality", "background", "output_format", "moderation"])
@pytest.mark.parametrize("word", WRONG_WORDS)
def test_a_word_that_is_no_choice_is_refused_with_the_choices(catalogue: Catalogue, name: str, word: object) -> None:
    error = refusal(served(catalogue), **{name: word})
    assert error.param == name
    assert error.code == ("invalid_value" if isinstance(word, str) else "invalid_type")
    assert "'png'" in error.message if name == "output_format" else "'auto'" in error.message
    assert "x" * 81 not in error.message


@pytest.mark.parametrize("word", [*WRONG_WORDS, "Vivid", "oil"])
def test_a_style_that_nobody_has_is_refused(catalogue: Catalogue, word: object) -> None:
    error = refusal(served(catalogue, "dall-e-3"), style=word)
    assert error.param == "style"
    assert "'vivid'" in error.message


@pytest.mark.parametrize("quality", ["xhigh", "max", "standard", "hd"])
def test_another_models_quality_is_refused(catalogue: Catalogue, quality: str) -> None:
    error = refusal(served(catalogue, "gpt-image-2"), quality=quality)
    assert error.message == f"Invalid value: '{quality}'. Supported values are: 'auto', 'low', 'medium', and 'high'."


@pytest.mark.parametrize(
    ("asked", "by", "values"),
    [
        ("gpt-image-2", None, {"style": "vivid"}),
        ("gpt-image-2", None, {"seed": 1}),
        ("illustrator-1", None, {"quality": "high"}),
        ("illustrator-1", None, {"moderation": "low"}),
        ("dall-e-2", "dall-e-2", {"background": "opaque"}),
        ("dall-e-3", "dall-e-3", {"output_compression": 50}),
    ],
)
def test_a_parameter_that_neither_model_has_is_named(
    catalogue: Catalogue, asked: str, by: str | None, values: dict[str, Any]
) -> None:
    error = refusal(served(catalogue, asked, by), **values)
    assert isinstance(error, UnknownParameter)
    assert (error.code, error.param) == ("unknown_parameter", next(iter(values)))


@pytest.mark.parametrize("value", [-1, 101, 50.5, 50.0, "50", True, [50]])
def test_a_wrong_compression_is_refused(catalogue: Catalogue, value: object) -> None:
    assert refusal(served(catalogue), output_compression=value, output_format="webp").param == "output_compression"


@pytest.mark.parametrize("output_format", [None, "png"])
def test_a_png_is_not_compressed(catalogue: Catalogue, output_format: str | None) -> None:
    serving = served(catalogue)
    assert refusal(serving, output_compression=99, output_format=output_format).param == "output_compression"
    assert order(serving, output_compression=100, output_format=output_format).output_compression is None
    assert order(serving, output_compression=0, output_format="jpeg").output_compression == 0


def test_a_transparent_jpeg_is_refused(catalogue: Catalogue) -> None:
    assert refusal(served(catalogue), background="transparent", output_format="jpeg").param == "background"
    assert order(served(catalogue), background="transparent", output_format="webp").background == "transparent"
    assert order(served(catalogue), background="transparent").background == "transparent"


def test_a_background_the_serving_model_cannot_paint_is_not_dropped_in_silence(catalogue: Catalogue) -> None:
    serving = served(catalogue, "gpt-image-2")
    opaque_only = replace(serving, model=replace(serving.model, backgrounds=(), formats=()))
    assert refusal(opaque_only, background="transparent").param == "background"
    assert refusal(opaque_only, output_format="webp").param == "output_format"
    assert order(opaque_only, background="opaque", output_format="png").background is None


@pytest.mark.parametrize("value", [-1, 4, 10**6, "2", True, 1.0])
def test_a_wrong_number_of_partials_is_refused(catalogue: Catalogue, value: object) -> None:
    assert refusal(served(catalogue), partial_images=value).param == "partial_images"


def test_a_model_without_partials_sends_none(catalogue: Catalogue) -> None:
    assert order(served(catalogue), partial_images=3).partial_images == 3
    assert order(served(catalogue, "dall-e-2", by="dall-e-2"), partial_images=3).partial_images == 0


@pytest.mark.parametrize("value", [3, True, ["a"], "u" * 10_240, "\ud800", "a\0"])
def test_a_wrong_user_is_refused(catalogue: Catalogue, value: object) -> None:
    assert refusal(served(catalogue), user=value).param == "user"


def test_a_user_may_hold_anything_printable_or_not(catalogue: Catalogue) -> None:
    assert order(served(catalogue), user="앨리스\x01").user == "앨리스\x01"


@pytest.mark.parametrize("value", [-1, 2**64, 1.0, "7", True])
def test_a_wrong_seed_is_refused(catalogue: Catalogue, value: object) -> None:
    assert refusal(served(catalogue, "illustrator-1"), seed=value).param == "seed"


@pytest.mark.parametrize("value", [0, 4_294_967_295])
def test_the_illustrator_takes_a_seed(catalogue: Catalogue, value: int) -> None:
    assert order(served(catalogue, "illustrator-1"), seed=value).seed == value


@pytest.mark.parametrize(
    ("asked", "by", "quality", "painted"),
    [
        ("dall-e-3", None, None, "medium"),
        ("dall-e-3", None, "standard", "medium"),
        ("dall-e-3", None, "hd", "high"),
        ("dall-e-3", None, "low", "low"),
        ("dall-e-3", None, "max", "max"),
        ("dall-e-3", None, "auto", "medium"),  # the default of the model that was asked for
        ("dall-e-2", None, "hd", "medium"),
        ("dall-e-2", None, None, "medium"),
        (None, None, "hd", "medium"),
        ("dall-e-3", "illustrator-1", "hd", None),
        ("dall-e-3", "dall-e-3", "hd", "hd"),
        ("dall-e-3", "dall-e-3", None, "standard"),
        ("gpt-image-2", None, None, None),
        ("gpt-image-2", None, "auto", None),
        ("gpt-image-2.5-flare", "gpt-image-2", "max", "high"),
        ("gpt-image-2", "illustrator-1", "high", None),
    ],
)
def test_old_words_for_quality_mean_todays(
    catalogue: Catalogue, asked: str | None, by: str | None, quality: str | None, painted: str | None
) -> None:
    assert order(served(catalogue, asked, by), quality=quality).quality == painted


def test_natural_is_said_in_words_where_no_model_has_the_style(catalogue: Catalogue) -> None:
    serving = served(catalogue, "dall-e-3")
    natural, vivid = (order(serving, style=style) for style in ("natural", "vivid"))
    assert (natural.style, natural.prompt) == ("natural", "a lighthouse")
    assert dalle.painted_prompt(natural, serving.model) == "a lighthouse\n\nNatural, understated, not hyper-real."
    assert dalle.painted_prompt(vivid, serving.model) == "a lighthouse"
    dalle_3 = catalogue.get("dall-e-3")
    assert dalle_3 is not None
    assert dalle.painted_prompt(natural, dalle_3) == "a lighthouse"
    longest = order(serving, "a" * 32_000, style="natural")
    assert dalle.painted_prompt(longest, serving.model) == "a" * 32_000  # one more letter and it would be refused


def test_the_illustrators_styles_serve_an_old_name_too(catalogue: Catalogue) -> None:
    assert order(served(catalogue, "dall-e-3", by="illustrator-1"), style="watercolour").style == "watercolour"


@pytest.mark.parametrize(
    ("asked", "response_format", "revised"),
    [
        ("dall-e-2", "url", False),
        (None, "url", False),
        ("dall-e-3", "url", True),
        ("gpt-image-1", "b64_json", False),
        ("gpt-image-2.6-flare", "b64_json", False),
    ],
)
def test_an_old_client_gets_the_answer_it_knows(
    catalogue: Catalogue, asked: str | None, response_format: str, revised: bool
) -> None:
    model = served(catalogue, asked).asked_model
    assert (dalle.default_response_format(model), dalle.returns_revised_prompt(model)) == (response_format, revised)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({}, False),
        ({"size": "512x512", "n": 1, "quality": "hd", "style": "vivid", "user": "u"}, False),
        ({"background": "opaque"}, True),
        ({"output_format": "webp"}, True),
        ({"output_compression": 0}, True),
        ({"moderation": "low"}, True),
        ({"partial_images": 0}, True),
    ],
)
def test_only_new_parameters_make_an_unnamed_model_a_new_one(values: dict[str, Any], answer: bool) -> None:
    assert dalle.uses_gpt_only(Asked("a", **values)) is answer


def test_the_order_remembers_who_was_asked_and_who_serves(catalogue: Catalogue) -> None:
    request = order(served(catalogue, "dall-e-2"))
    assert (request.asked_model, request.model) == ("dall-e-2", "gpt-image-2.6-flare")
    assert order(served(catalogue, None)).asked_model is None


ANYTHING: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just("\ud800"),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.sampled_from(["auto", "hd", "png", "1024x1024", "transparent", "vivid", "oil"]),
)  # fmt: skip
FIELDS = [name for name in Asked.__dataclass_fields__ if name != "model"]


@given(
    values=st.fixed_dictionaries(dict.fromkeys(FIELDS, ANYTHING)),
    asked=st.sampled_from([None, "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2.6-flare", "illustrator-1"]),
    by=st.sampled_from([None, "illustrator-1"]),
)
def test_whatever_json_may_hold_is_an_order_or_a_refusal(
    catalogue: Catalogue, values: dict[str, Any], asked: str | None, by: str | None
) -> None:
    serving = served(catalogue, asked, by)
    try:
        request = plan(Asked(**values), serving)
    except RequestError as error:
        assert error.param in FIELDS
        assert error.message.encode()
    else:
        assert ImageRequest.from_json(request.to_json()) == request
