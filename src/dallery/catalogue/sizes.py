"""Sizes: read strictly, checked against the asked and the serving model, and planned; it guesses no meaning."""

from __future__ import annotations

import math
import re

from dallery.catalogue import dalle
from dallery.catalogue.catalogue import Serving
from dallery.catalogue.model import Dialect, Model, SizeRule
from dallery.catalogue.refusals import echoed, listed, wrong_type
from dallery.domain.request import Size
from dallery.errors import RequestError

_WRITTEN = re.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})")  # [0-9], because \d takes Arabic-Indic digits too

USUAL_PIXELS = 1024 * 1024  # too small a size is painted at about this area and scaled down


def parse(text: str) -> Size | None:
    """The size that "1024x1024" names; None for anything that is not exactly that form."""
    match = _WRITTEN.fullmatch(text)
    return Size(int(match[1]), int(match[2])) if match else None


def plan(written: str | None, serving: Serving) -> tuple[Size | None, Size | None]:
    """(what the asker gets, what the model is asked to paint), each in pixels or None when the model chooses.

    A size is accepted when the asked or the serving model allows it, and DALL·E's small ones always.
    RequestError with param "size" otherwise.
    """
    model = serving.model
    if written is None and serving.dialect is Dialect.DALLE:
        return dalle.DEFAULT_SIZE, painted(model, dalle.DEFAULT_SIZE)
    if written is None:
        return model.default_size, model.default_size
    if not isinstance(written, str):
        raise wrong_type("size", f"a string such as {_supported(serving)}", written)
    if written == "auto" and (serving.asked_model.auto_size or model.auto_size):
        return model.default_size, model.default_size
    size = parse(written)
    if size is None or not _allowed(size, serving):
        raise _refused(written, serving)
    return size, painted(model, size)


def _allowed(size: Size, serving: Serving) -> bool:
    return size in dalle.SMALL_SIZES or serving.asked_model.allows_size(size) or serving.model.allows_size(size)


def painted(model: Model, size: Size) -> Size:
    """The size to ask `model` for when somebody is to get `size`: the same, or one that can be scaled and cropped."""
    if model.allows_size(size):
        return size
    if model.size_rule is not None:
        grown = _grown(size, model.size_rule)
        if model.allows_size(grown):
            return grown
    if not model.sizes:
        return size
    return min(model.sizes, key=lambda one: (abs(math.log(_ratio(one) / _ratio(size))), -one.pixels))


def like(model: Model, picture: Size) -> Size:
    """The size to ask `model` for when the answer has to lie on `picture`: of its shape, of a usual area.

    A large photo is not painted at its full size, which would cost as much as ten pictures.
    """
    rule = model.size_rule
    near = _of_shape(rule, picture) if rule is not None else []
    near = near or [size for size in model.sizes if size.pixels <= 2 * USUAL_PIXELS]
    if not near:
        return painted(model, picture)
    area = min(max(picture.pixels, USUAL_PIXELS), 2 * USUAL_PIXELS)
    # Shape before area: half a per cent of shape is five pixels by which the edit misses its place.
    return min(near, key=lambda one: (round(abs(math.log(_ratio(one) / _ratio(picture))), 3), abs(one.pixels - area)))


def _of_shape(rule: SizeRule, picture: Size) -> list[Size]:
    """Legal sizes of about the shape of `picture`, from three quarters of a usual area to three times of it."""
    step, found = rule.multiple, []
    for width in range(step, rule.max_edge + 1, step):
        size = Size(width, max(1, round(width / _ratio(picture) / step)) * step)
        if rule.allows(size) and 3 * USUAL_PIXELS <= 4 * size.pixels <= 12 * USUAL_PIXELS:
            found.append(size)
    return found


def same_shape(one: Size, other: Size) -> bool:
    """Whether two pictures can lie on each other: their ratios differ by less than rounding makes (2 %)."""
    return abs(one.width * other.height - one.height * other.width) <= 0.02 * one.width * other.height


def _ratio(size: Size) -> float:
    return size.width / size.height


def _grown(size: Size, rule: SizeRule) -> Size:
    scale = max(1.0, math.sqrt(USUAL_PIXELS / size.pixels))
    width, height = (math.ceil(edge * scale / rule.multiple) * rule.multiple for edge in (size.width, size.height))
    return Size(width, height)


def _refused(written: str, serving: Serving) -> RequestError:
    supported = _supported(serving)
    if serving.dialect is Dialect.DALLE:
        message = f"The size is not supported by this model: '{echoed(written)}'. Supported values are: {supported}."
        return RequestError(message, param="size", code="invalid_size")
    message = f"Invalid value: '{echoed(written)}'. Supported values are: {supported}."
    return RequestError(message, param="size", code="invalid_value")


def _supported(serving: Serving) -> str:
    asked, model = serving.asked_model, serving.model
    names: list[str] = []
    for one in (asked, model):
        names += [str(size) for size in one.sizes if str(size) not in names]
    if asked.auto_size or model.auto_size:
        names.append("auto")
    rule = model.size_rule or asked.size_rule
    if rule is None:
        return listed(names)
    step = f" divisible by {rule.multiple}" if rule.multiple > 1 else ""
    return (
        f"{listed(names)}, or any WIDTHxHEIGHT in pixels with edges of {rule.min_edge} to {rule.max_edge}"
        f"{step}, at most {rule.max_ratio}:1, "
        f"{rule.min_pixels} to {rule.max_pixels} pixels in all"
    )
