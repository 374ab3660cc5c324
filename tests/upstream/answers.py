"""What a healthy upstream says: the JSON answer and the stream of events, with usage and echo fields."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from tests.upstream import tokens
from tests.upstream.exchange import Exchange, Piece
from tests.upstream.pictures import Picture, paint

MARK = "\x00"  # stands in a JSON text where base64 will be put


@dataclass
class Order:
    """A checked request: what to paint and what it costs."""

    model: str
    n: int
    width: int
    height: int
    quality: str
    form: str
    stream: bool
    partials: int
    usage: dict[str, Any] = field(default_factory=dict)

    @property
    def echo(self) -> dict[str, Any]:
        return {
            "background": "opaque",
            "output_format": self.form,
            "quality": self.quality,
            "size": f"{self.width}x{self.height}",
        }


class Refused(Exception):
    """The request is wrong; `body` is the error object."""

    def __init__(self, status: int, message: str, code: str | None, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "type": "invalid_request_error", "param": param, "code": code}


def order_of(x: Exchange) -> Order:
    """Check the request as the real one does.  Raises Refused."""
    given = x.fields
    model = str(given.get("model", "gpt-image-2.6-flare"))
    if not x.prompt:
        raise Refused(400, "Missing required parameter: 'prompt'.", "missing_required_parameter", "prompt")
    if model.startswith("dall-e"):
        raise Refused(400, f"The model '{model}' does not exist.", "invalid_value", "model")
    if model.startswith("gpt-image"):
        for name in ("response_format", "style"):
            if name in given:
                raise Refused(400, f"Unknown parameter: '{name}'.", "unknown_parameter", name)
        if given.get("quality") in ("standard", "hd"):
            raise Refused(400, f"Invalid value: '{given['quality']}'.", "invalid_value", "quality")
    width, height = _size(str(given.get("size", "auto")))
    n = int(given.get("n") or 1)
    if not 1 <= n <= 10:
        raise Refused(400, "Invalid 'n': integer out of range.", "integer_out_of_range", "n")
    quality = str(given.get("quality") or "auto")
    order = Order(
        model=model,
        n=n,
        width=width,
        height=height,
        quality="medium" if quality in ("auto", "standard") else quality,
        form=str(given.get("output_format") or "png"),
        stream=str(given.get("stream", "")).lower() == "true",
        partials=int(given.get("partial_images") or 0),
    )
    each = tokens.output_tokens(model, order.quality, width, height)
    partials = order.partials * tokens.PER_PARTIAL if order.stream else 0
    order.usage = tokens.usage(x.prompt, x.images_in, n * (each + partials))
    return order


def _size(text: str) -> tuple[int, int]:
    if text == "auto":
        return 1024, 1024
    try:
        width, height = (int(side) for side in text.split("x"))
    except ValueError:
        raise Refused(400, f"Invalid size '{text}'.", "invalid_value", "size") from None
    if width * height > 8_294_400 or not width or not height:
        raise Refused(400, f"Invalid size '{text}'.", "invalid_value", "size")
    return width, height


def charge(x: Exchange, order: Order) -> None:
    x.ledger.write(
        "charged",
        request=x.number,
        nonce=f"{x.seed}-{x.number}",
        prompt=x.prompt,
        images=order.n,
        micros=tokens.cost(order.usage),
        idempotency_key=x.headers.get("idempotency-key"),
    )


def picture(x: Exchange, order: Order, position: int) -> Picture:
    return paint(order.width, order.height, order.form, f"{x.seed}-{x.number}-{position}", x.weight)


def spliced(template: dict[str, Any], painted: list[Picture]) -> list[Piece]:
    """The JSON of `template` with each MARK replaced by the base64 of the next picture."""
    parts = json.dumps(template).split(json.dumps(MARK)[1:-1])
    pieces: list[Piece] = [(parts[0].encode(), None)]
    for image, after in zip(painted, parts[1:], strict=True):
        front, shared = image.base64()
        pieces += [(front, None), (shared, image.sha256)] if shared else [(front, image.sha256)]
        pieces.append((after.encode(), None))
    return pieces


def json_pieces(x: Exchange, order: Order, **changes: Any) -> list[Piece]:
    """The whole JSON answer; a change of None takes that field away."""
    painted = [picture(x, order, position) for position in range(order.n)]
    template = {"created": int(time.time()), "data": [{"b64_json": MARK} for _ in painted], **order.echo}
    template |= {"usage": order.usage} | changes
    return spliced({name: value for name, value in template.items() if value is not None}, painted)


def event(kind: str, pieces: list[Piece]) -> list[Piece]:
    return [(f"event: {kind}\ndata: ".encode(), None), *pieces, (b"\n\n", None)]


def event_kind(x: Exchange, which: str) -> str:
    return f"{'image_edit' if x.edit else 'image_generation'}.{which}"


def partial_event(x: Exchange, order: Order, index: int) -> list[Piece]:
    kind = event_kind(x, "partial_image")
    image = paint(order.width, order.height, order.form, f"partial-{x.number}-{index}")
    body = {"type": kind, "b64_json": MARK, "partial_image_index": index, "created_at": int(time.time()), **order.echo}
    return event(kind, [(data, None) for data, _ in spliced(body, [image])])


def completed_event(x: Exchange, order: Order, position: int, **changes: Any) -> list[Piece]:
    kind = event_kind(x, "completed")
    usage = {**order.usage} if order.n == 1 else _share(order, x)
    body = {"type": kind, "b64_json": MARK, "created_at": int(time.time()), **order.echo, "usage": usage} | changes
    painted = [picture(x, order, position)] if body.get("b64_json") == MARK else []
    return event(kind, spliced({name: value for name, value in body.items() if value is not None}, painted))


def _share(order: Order, x: Exchange) -> dict[str, Any]:
    """Usage of one of several streamed images: each event counts its own."""
    return tokens.usage(x.prompt, x.images_in, order.usage["output_tokens"] // order.n)
