"""Edits and variations: who can serve them, and the order with its pictures; every check comes before any money."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dallery.catalogue import dalle, sizes
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.checking import plan
from dallery.catalogue.model import Dialect, Model
from dallery.catalogue.refusals import listed, no_such_parameter, wrong_choice, wrong_type
from dallery.domain.request import VARIATION_PROMPT, ImageRequest, Kind, Size
from dallery.errors import RequestError

MOST_PICTURES = 16  # that one edit is made from


@dataclass(frozen=True)
class Inputs:
    """What is edited: stored blobs by SHA-256, and the first image's size in pixels."""

    images: tuple[str, ...]
    size: Size
    mask: str | None = None


def able(serving: Serving, catalogue: Catalogue, today: date, *, masked: bool) -> Serving:
    """`serving`, or the fallback in its place, such that who serves can edit (and take a mask).

    RequestError with param "model" or "mask" when neither can.
    """
    if _can(serving.model, masked):
        return serving
    if _can(catalogue.fallback, masked):
        return replace(serving, model=catalogue.fallback)
    if masked and serving.model.edits:
        message = f"The model '{serving.model.id}' takes no mask. Leave it out, or name another model."
        raise RequestError(message, param="mask", code="unsupported_parameter")
    able_ones = [model.id for model in catalogue.living(today) if _can(model, masked) and model.snapshot_of is None]
    advice = f" These can, once their key is set: {listed(able_ones)}." if able_ones else ""
    message = f"The model '{serving.model.id}', which serves this request now, cannot edit images.{advice}"
    raise RequestError(message, param="model", code="edits_not_supported")


def most_pictures(model: Model) -> int:
    """How many pictures an order of `model` may be made from; 0 when it only draws anew."""
    if not model.edits:
        return 0
    return 1 if model.dialect is Dialect.DALLE else MOST_PICTURES


def require_pictures(model: Model, number: int) -> None:
    """RequestError when `model` cannot work from so many pictures."""
    most = most_pictures(model)
    if number and not most:
        message = f"The model '{model.id}' cannot edit images."
        raise RequestError(message, param="model", code="edits_not_supported")
    if number > most:
        message = f"Invalid 'image': the model '{model.id}' takes at most {most}."
        raise RequestError(message, param="image", code="array_above_max_length")


def plan_edit(asked: Asked, serving: Serving, kind: Kind, inputs: Inputs) -> ImageRequest:
    """The order of an edit, or of a variation: an edit with a prompt of ours, whose picture is known by none as yet.

    Without a size, an edit with a mask comes out as large as its picture, so that nothing outside is resampled;
    the DALL·E dialect keeps its 1024x1024 for square pictures.  Raises as `checking.plan` does.
    """
    if kind is Kind.VARIATION:
        asked = replace(asked, prompt=VARIATION_PROMPT)
    fidelity = _fidelity(asked.input_fidelity, serving)
    keep_outside = _keep_outside(asked.keep_outside)
    order = plan(replace(asked, input_fidelity=None, keep_outside=None), serving)
    order = replace(
        order, kind=kind, inputs=inputs.images, mask=inputs.mask, input_fidelity=fidelity, keep_outside=keep_outside
    )
    if kind is Kind.VARIATION:
        order = replace(order, prompt="")
    if inputs.mask is None or not keep_outside:
        return _like_its_picture(order, asked, serving)
    return _lying_on(order, asked, serving, inputs.size)


def _can(model: Model, masked: bool) -> bool:
    return model.edits and (model.masks or not masked)


def _like_its_picture(order: ImageRequest, asked: Asked, serving: Serving) -> ImageRequest:
    """What costs nothing at any size comes out as large as its picture where nobody asked for a size."""
    if asked.size is not None or serving.dialect is Dialect.DALLE or not serving.model.free:
        return order
    return replace(order, size=None, render_size=None)


def _lying_on(order: ImageRequest, asked: Asked, serving: Serving, picture: Size) -> ImageRequest:
    """With the size that lets the answer be laid on the picture, where nobody asked for another one."""
    said = asked.size not in (None, "auto")
    old_square = serving.dialect is Dialect.DALLE and sizes.same_shape(picture, dalle.DEFAULT_SIZE)
    if said or old_square:
        return order
    return replace(order, size=picture, render_size=sizes.like(serving.model, picture))


def _fidelity(value: Any, serving: Serving) -> str | None:
    if value is None:
        return None
    known = dict.fromkeys((*serving.asked_model.fidelities, *serving.model.fidelities))
    if not isinstance(value, str):
        raise wrong_type("input_fidelity", "one of 'high', 'low'", value)
    if value not in ("high", "low"):
        raise wrong_choice("input_fidelity", value, ("high", "low"))
    if not known and value == "low":
        raise no_such_parameter("input_fidelity")
    if serving.model.fidelities and value not in serving.model.fidelities:
        raise wrong_choice("input_fidelity", value, serving.model.fidelities)
    return value if value in serving.model.fidelities else None  # a model without the word is always faithful


def _keep_outside(value: Any) -> bool:
    if value is None:
        return True
    if not isinstance(value, bool):
        raise wrong_type("keep_outside", "a boolean", value)
    return value
