"""Refining a picture by talking: its turns so far, what to change next, the tree it grew from. It paints nothing."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from dallery.catalogue.asked import Asked
from dallery.catalogue.model import Model
from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.domain.money import Micros
from dallery.errors import DalleryError
from dallery.studio import JobView
from dallery.web import choices
from dallery.web.house import House
from dallery.web.jobs import job_of
from dallery.web.language import N_
from dallery.web.rendering import is_id
from dallery.web.telling import tell
from dallery.web.wording import said_of

IDEAS = (
    N_("Make it night"),
    N_("Let it snow"),
    N_("Add a cat"),
    N_("As a watercolour"),
)
LONGEST_TICKET = 64


@dataclass(frozen=True)
class Branch:
    """A picture of the tree and those that were made from it, oldest first."""

    image: Image
    children: tuple[Branch, ...]


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/images/<id:image_id>/talk", endpoint="talk")
    def show(image_id: str) -> Any:
        actor = house.actor()
        image = house.studio.image(actor, image_id)
        view = _running(house, actor, image)
        if view is not None and view.images:  # the turn has been drawn: it is the newest now
            return redirect(url_for("web.talk", image_id=view.images[0].id), 303)
        said = request.args.get("say", "")[:2000]
        if view is not None and view.job.state.ended:  # it became no picture: its words, to be said again or otherwise
            said = said or view.job.request.prompt
        return _page(house, actor, image, view, said)

    @pages.post("/images/<id:image_id>/talk", endpoint="turn")
    def turn(image_id: str) -> Any:
        actor = house.actor()
        image = house.studio.image(actor, image_id)
        words = request.form.get("words", "").replace("\r\n", "\n")
        try:
            job = _order(house, actor, image, words)
        except DalleryError as error:
            return _page(house, actor, image, None, words, error)
        return redirect(url_for("web.talk", image_id=image.id, job=job.id), 303)


def _order(house: House, actor: Actor, image: Image, words: str) -> Job:
    """A further turn: an edit of this picture, whole, at its own size where the model has that."""
    asked = Asked(words, model=request.form.get("model") or None)
    data = house.studio.image_path(image).read_bytes()
    key = _ticket(request.form.get("ticket"), image, words, asked.model)
    return house.studio.order_edit(actor, asked, [data], idempotency_key=key, parent=image).job


def _ticket(ticket: str | None, image: Image, words: str, model: str | None) -> str | None:
    """A turn sent twice (double click, reload) is drawn once."""
    if not ticket or len(ticket) > LONGEST_TICKET:
        return None
    content = repr((ticket, image.id, words, model))
    return "talk-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:48]


def _running(house: House, actor: Actor, image: Image) -> JobView | None:
    """The turn that was asked for a moment ago, when the address names one of this picture."""
    job_id = request.args.get("job", "")
    view = job_of(house, actor, job_id) if is_id("job", job_id) else None
    return view if view is not None and view.job.request.parent == image.id else None


def _page(
    house: House, actor: Actor, image: Image, view: JobView | None, words: str, error: DalleryError | None = None
) -> Any:
    nodes = house.studio.collection.lineage(actor, image.id).nodes
    turns, tree = chain(nodes, image), grow(nodes)
    models = _editors(house)
    page = render_template(
        "talk.html",
        image=image,
        turns=turns,
        tree=tree if len(nodes) > 1 else (),
        view=view,
        told=tell(view) if view is not None else None,
        words=words,
        models=models,
        prices={model.id: _price(house, actor, model, words) for model in models},
        chosen=_chosen(models, image, request.form.get("model")),
        ticket=secrets.token_urlsafe(12),
        ideas=IDEAS,
        error=error,
        said=said_of(error.code) if error is not None else None,
    )
    return page, error.status if error is not None else 200


def chain(nodes: tuple[Image, ...], image: Image) -> tuple[Image, ...]:
    """`image` and those it was made from, the first one first."""
    by_id = {one.id: one for one in nodes}
    turns = [image]
    while turns[0].parent_id in by_id and len(turns) <= len(nodes):
        turns.insert(0, by_id[str(turns[0].parent_id)])
    return tuple(turns)


def grow(nodes: tuple[Image, ...]) -> tuple[Branch, ...]:
    """The trees that `nodes` form; one, unless what held them together was deleted."""
    known = {one.id for one in nodes}
    below: dict[str, list[Image]] = {}
    for one in sorted(nodes, key=lambda each: (each.created_at, each.id)):
        below.setdefault(one.parent_id if one.parent_id in known and one.parent_id else "", []).append(one)

    def branch(one: Image) -> Branch:
        return Branch(one, tuple(branch(child) for child in below.get(one.id, ())))

    return tuple(branch(one) for one in below.get("", ()))


def _editors(house: House) -> tuple[Model, ...]:
    ready, _ = choices.offered(house.studio.models())
    return tuple(model for model in ready if model.edits)


def _chosen(models: tuple[Model, ...], image: Image, asked: str | None) -> str | None:
    """The model that was asked for, else the one that drew the picture, else the house's own."""
    names = [model.id for model in models]
    for name in (asked, image.model):
        if name in names:
            return name
    return names[0] if names else None


def _price(house: House, actor: Actor, model: Model, words: str) -> Micros | None:
    """What this turn is expected to cost with `model`; None when that cannot be told."""
    try:
        return house.studio.quote(actor, Asked(words.strip() or "…", model=model.id), 1).expected
    except DalleryError:
        return None
