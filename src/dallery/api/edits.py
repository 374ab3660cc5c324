"""POST images/edits and images/variations: a picture in, as a form or as JSON; then all goes as with a generation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, request

from dallery.api import fields, images, wire
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.multipart import Spooled, read_form
from dallery.api.references import take_pictures
from dallery.catalogue.asked import Asked
from dallery.domain.actor import Actor
from dallery.errors import RequestError
from dallery.studio import Accepted, Studio

LARGEST_JSON = 48 * 1024 * 1024  # bytes; base64 is held in memory, where a form is not


@dataclass(frozen=True)
class Brought:
    """What came: the words, the pictures, and `today` for a body that only GPT Image ever took."""

    call: wire.Call
    images: Spooled | tuple[bytes, ...]
    mask: bytes | None
    today: bool = False


def edits_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("edits", __name__)

    @blueprint.post("/images/edits", provide_automatic_options=False)
    def edits() -> Response:
        actor = actor_of(request, studio)  # before the body is read
        strict = wire.strict(request)
        with _brought(fields.EDIT, strict) as brought:
            accepted, call = images.placed(partial(_edit, studio, actor, brought), brought.call, strict)
        return images.answered(studio, actor, accepted, call)

    @blueprint.post("/images/variations", provide_automatic_options=False)
    def variations() -> Response:
        actor = actor_of(request, studio)
        strict = wire.strict(request)
        with _brought(fields.VARIATION, strict) as brought:
            accepted, call = images.placed(partial(_variation, studio, actor, brought), brought.call, strict)
        return images.answered(studio, actor, accepted, call)

    return blueprint


def _edit(studio: Studio, actor: Actor, brought: Brought, asked: Asked, key: str | None, retry: int) -> Accepted:
    gpt = brought.call.stream or brought.today
    return studio.order_edit(
        actor, asked, brought.images, brought.mask, idempotency_key=key, retry=retry, stream=gpt
    )  # fmt: skip


def _variation(studio: Studio, actor: Actor, brought: Brought, asked: Asked, key: str | None, retry: int) -> Accepted:
    if len(brought.images) > 1:
        message = "Invalid 'image': a variation is made from one picture."
        raise RequestError(message, param="image", code="array_above_max_length")
    return studio.order_variation(actor, asked, brought.images[0], idempotency_key=key, retry=retry)


@contextmanager
def _brought(operation: str, strict: bool) -> Iterator[Brought]:
    """The files live as long as the block."""
    if request.mimetype == "application/json" and operation == fields.EDIT:
        yield _from_json(strict)
        return
    with read_form(request) as form:
        words = fields.from_texts(form.texts)
        unknown = dict.fromkeys(form.unknown)
        if operation == fields.VARIATION and form.masks:
            unknown["mask"] = None
        call = wire.read_order(words, operation, strict, also=tuple(unknown))
        if not form.images:
            message = "Missing required parameter: 'image'."
            raise RequestError(message, param="image", code="missing_required_parameter")
        yield Brought(call, form.images, form.mask)


def _from_json(strict: bool) -> Brought:
    body = read_json(request, LARGEST_JSON)
    pictures = take_pictures(body)
    call = wire.read_order(body, fields.EDIT, strict)
    return Brought(call, pictures.images, pictures.mask, today=True)
