"""Orders that begin at a picture: the same once more with another seed, and a variation of it. It makes none itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from flask import Blueprint, jsonify, redirect, request, url_for

from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.domain.request import Kind
from dallery.errors import DalleryError
from dallery.web import about
from dallery.web.drafts import refused
from dallery.web.home import ordered
from dallery.web.house import House
from dallery.web.images import page_of, wants_json
from dallery.web.language import say
from dallery.web.seeking import KIND_WORDS


def routes(pages: Blueprint, house: House) -> None:
    @pages.post("/images/<id:image_id>/remix", endpoint="remix")
    def remix(image_id: str) -> Any:
        return _answer(house, image_id, _remixed)

    @pages.post("/images/<id:image_id>/vary", endpoint="vary")
    def vary(image_id: str) -> Any:
        return _answer(house, image_id, _varied)


def _answer(house: House, image_id: str, order: Any) -> Any:
    actor = house.actor()
    image = house.studio.image(actor, image_id)
    try:
        job = order(house, actor, image)
    except DalleryError as error:
        return refused(error) if wants_json() else page_of(house, actor, image, error)
    if wants_json():
        return jsonify(ordered(house, actor, job)), 202
    return redirect(url_for("web.job", job_id=job.id), 303)


def _key(what: str, image: Image) -> str | None:
    """A double click orders once."""
    ticket = request.form.get("ticket", "")
    if not ticket or len(ticket) > 64:
        return None
    return "page-" + hashlib.sha256(f"{what} {image.id} {ticket}".encode("utf-8", "surrogatepass")).hexdigest()[:48]


def _remixed(house: House, actor: Actor, image: Image) -> Job:
    order = house.studio.job(actor, image.job_id).job.request
    asked, key = about.again(order), _key("remix", image)
    if order.kind is Kind.GENERATION:
        return house.studio.submit(actor, asked, idempotency_key=key)
    worked_from = house.studio.drafts.inputs(actor, order)
    pictures = [house.studio.drafts.bytes_of(one) for one in worked_from]
    parent = next((one.image for one in worked_from if one.image is not None), None)
    if order.kind is Kind.VARIATION:
        made = house.studio.order_variation(actor, asked, pictures[0], idempotency_key=key, parent=parent)
    else:
        made = house.studio.order_edit(actor, asked, pictures, idempotency_key=key, parent=parent)
    return made.job


def _varied(house: House, actor: Actor, image: Image) -> Job:
    data = house.studio.image_path(image).read_bytes()
    # A picture without words has a variation that is called one, in its reader's language.
    asked = replace(about.variation(image), prompt=say(KIND_WORDS["variation"]))
    return house.studio.order_variation(actor, asked, data, idempotency_key=_key("vary", image), parent=image).job
