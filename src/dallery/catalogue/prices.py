"""What an order will cost and what an answer did cost, in whole micro-dollars, exactly; it refuses to guess a price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from dallery.catalogue import dalle
from dallery.catalogue.model import Model, Price
from dallery.domain.money import Micros, Usage
from dallery.domain.request import ImageRequest, Size
from dallery.errors import RequestError

PARTIAL_TOKENS = 100  # output tokens that each partial image adds
PROMPT_OVERHEAD = 64  # tokens a provider may wrap around a prompt; matters for holds on very short ones only


@dataclass(frozen=True)
class Quote:
    """Micro-dollars: what it will probably cost, and what is reserved, which is never less."""

    expected: Micros
    upper: Micros


@dataclass(frozen=True)
class _Output:
    """One image: `tokens` of output, and a published price in micro-dollars where there is one."""

    tokens: int
    published: Micros | None


def estimate(model: Model, request: ImageRequest) -> Quote:
    """The price of all n images with their partials, the prompt and the input images.

    RequestError with code "price_unknown" when the model is not free and its row has no price for this.
    """
    if model.free:
        return Quote(0, 0)
    price = _known(model)
    upper_size = request.render_size or price.auto_size_upper
    qualities = (request.quality,) if request.quality else _qualities(price)
    expected = _output(model, price, request.quality or price.auto_quality, request.render_size or price.auto_size)
    worst = [_output(model, price, quality, upper_size) for quality in qualities]
    text_bytes = len(dalle.painted_prompt(request, model).encode())
    pictures = len(request.inputs) + (request.mask is not None)
    likely = _input(price, max(1, text_bytes // 4), pictures * price.input_image_tokens)
    # Whether a provider counts the prompt once per order or once per image is not published: hold for the latter.
    most = request.n * _input(price, text_bytes + PROMPT_OVERHEAD, pictures * price.input_image_tokens_upper)
    most += request.n * price.text_out_upper * (price.text_out or Decimal(0))
    extra = request.partial_images * PARTIAL_TOKENS
    return Quote(
        expected=_up(likely + request.n * _one(price, expected, extra)),
        upper=_up(most + request.n * max(_highest(price, output, extra) for output in worst)),
    )


def cost(model: Model, usage: Usage) -> Micros:
    """What a provider charged for the tokens that it reports, rounded up to a whole micro-dollar.

    RequestError with code "price_unknown" when the model is not free and has no rates.
    """
    if model.free:
        return 0
    price = _known(model)
    if price.image_out is None or price.text_in is None:
        raise _unknown(model)
    # A dash in the price list means that nothing is charged for that kind of token.
    return _up(
        usage.input_text * price.text_in
        + usage.input_image * (price.image_in or Decimal(0))
        + usage.output_image * price.image_out
        + usage.output_text * (price.text_out or Decimal(0))
    )


def output_tokens(model: Model, quality: str, size: Size) -> int:
    """Image output tokens of one picture without partials.  RequestError when the row does not tell."""
    return _output(model, _known(model), quality, size).tokens


def _known(model: Model) -> Price:
    if model.price is None:
        raise _unknown(model)
    return model.price


def _unknown(model: Model) -> RequestError:
    message = f"The price of the model '{model.id}' is not known, so no money can be reserved for it."
    return RequestError(message, param="model", code="price_unknown")


def _qualities(price: Price) -> Sequence[str]:
    return tuple(price.factors) or tuple(price.tokens) or tuple(price.per_image)


def _output(model: Model, price: Price, quality: str, size: Size) -> _Output:
    published = price.per_image.get(quality, {})
    if quality in price.factors:
        tokens = _by_formula(price.factors[quality], size) * price.multiples.get(quality, 1)
        return _Output(tokens, published.get(size))
    counted = price.tokens.get(quality, {})
    if not counted and not published:
        raise _unknown(model)
    # A size outside the table can only come from an operator's row: the dearest one stands in for it.
    tokens = counted.get(size, max(counted.values(), default=0))
    return _Output(tokens, published.get(size, max(published.values(), default=0)) if published else None)


def _by_formula(factor: int, size: Size) -> int:
    short, long = sorted((size.width, size.height))
    side = (2 * factor * short + long) // (2 * long)  # factor * short / long, rounded half up, without floats
    return -(-factor * side * (2_000_000 + size.pixels) // 4_000_000)


def _one(price: Price, output: _Output, extra_tokens: int) -> Decimal:
    rate = price.image_out or Decimal(0)
    if output.published is not None:
        return output.published + extra_tokens * rate
    return (output.tokens + extra_tokens) * rate


def _highest(price: Price, output: _Output, extra_tokens: int) -> Decimal:
    # Published prices are rounded to a tenth of a cent, now and then below what the tokens come to.
    counted = (output.tokens + extra_tokens) * (price.image_out or Decimal(0))
    return max(counted, _one(price, output, extra_tokens))


def _input(price: Price, text_tokens: int, image_tokens: int) -> Decimal:
    return text_tokens * (price.text_in or Decimal(0)) + image_tokens * (price.image_in or Decimal(0))


def _up(amount: Decimal) -> Micros:
    return int(amount.to_integral_value(ROUND_CEILING))
