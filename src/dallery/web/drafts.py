"""The draft behind the prompt bar and the pictures to work from; it renders no page and orders nothing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, url_for

from dallery.domain.actor import Actor
from dallery.drafts import MOST_REFERENCES, Draft, Reference
from dallery.errors import DalleryError, RequestError
from dallery.web.choices import Written
from dallery.web.house import House
from dallery.web.images import WIDTHS, picture_response
from dallery.web.language import say
from dallery.web.wording import said_by

OLDEST = 7 * 24 * 3600 * 1000  # milliseconds; a clock that says more is wrong


def routes(pages: Blueprint, house: House) -> None:
    @pages.put("/draft", endpoint="draft")
    def keep() -> Any:
        told = request.get_json(silent=True)
        age = told.get("age", 0) if isinstance(told, dict) else 0
        if not isinstance(age, int) or not 0 <= age <= OLDEST:
            age = 0
        try:
            kept = house.studio.drafts.keep(house.actor(), told, age)
        except RequestError as error:
            return refused(error)
        return jsonify(kept=kept)

    @pages.post("/references", endpoint="references")
    def take() -> Any:
        """One picture, as the browser sends it while it is dropped; answers the name it has from now on."""
        sent = request.files.get("picture")
        if sent is None:
            abort(400)
        try:
            reference = house.studio.drafts.take(house.actor(), sent.read())
        except DalleryError as error:
            return refused(error)
        return jsonify(name=reference.name, address=url_for("web.reference_picture", name=reference.name)), 201

    @pages.get("/references/<name>", endpoint="reference_picture")
    def show(name: str) -> Response:
        reference = house.studio.drafts.reference(house.actor(), name)
        return picture_response(house.studio.drafts.thumbnail(reference, WIDTHS[0]), f"{reference.sha256}-{WIDTHS[0]}")


def refused(error: DalleryError) -> Any:
    """What a script shows beside the bar: the same words that the page would say."""
    said = said_by(error)
    words = {"title": say(said.title), "what": say(said.what), "next": say(said.next)}
    detail = error.message if said.detail else ""
    return jsonify(error={"field": error.param, "code": error.code, "detail": detail, **words}), error.status


def written(draft: Draft) -> Written:
    return Written(draft.prompt, draft.model, None, draft.values, draft.references)


def gathered(house: House, actor: Actor) -> tuple[Reference, ...]:
    """The references of the form that was sent: those it names, those whose files it brings, less the one dropped.

    RequestError with param "image" for a file that is no picture.
    """
    drafts = house.studio.drafts
    named = drafts.references(actor, tuple(request.form.getlist("reference")[:MOST_REFERENCES]))
    files = [data for data in (one.read() for one in request.files.getlist("picture")) if data]
    if len(named) + len(files) > MOST_REFERENCES:
        message = f"Invalid 'image': at most {MOST_REFERENCES} reference pictures are taken."
        raise RequestError(message, param="image", code="array_above_max_length")
    act, _, dropped = request.form.get("act", "").partition(":")
    brought = tuple(drafts.take(actor, data) for data in files)
    return tuple(one for one in (*named, *brought) if act != "drop" or one.name != dropped)
