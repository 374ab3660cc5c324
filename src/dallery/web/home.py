"""The first page: the prompt bar and the newest images. It orders pictures and makes none."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from dallery.domain.actor import Actor
from dallery.domain.money import Micros
from dallery.errors import DalleryError, RequestError
from dallery.web import choices, gallery, jobs
from dallery.web.choices import Bar, Written
from dallery.web.house import House
from dallery.web.language import say
from dallery.web.rendering import is_id
from dallery.web.wording import FIELDS, TRIES, said_of



def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/", endpoint="home")
    def show() -> Any:
        actor = house.actor()
        return _page(house, actor, _start(house, actor))

    @pages.post("/", endpoint="order")
    def order() -> Any:
        actor = house.actor()
        written = choices.read(request.form)
        if request.form.get("act") == "options":  # the model was changed: the same form with that model's fields
            return _page(house, actor, written)
        bar, written = _bar(house, written)
        try:
            job = house.studio.submit(
                actor, choices.asked(written, bar.model), idempotency_key=_ticket(request.form.get("ticket"), written)
            )
        except ValueError as exc:
            error = RequestError(f"{exc} must be a whole number.", param=str(exc), code="invalid_type")
            return _page(house, actor, written, error)
        except DalleryError as error:
            return _page(house, actor, written, error)
        return redirect(url_for("web.job", job_id=job.id), 303)


def _start(house: House, actor: Actor) -> Written:
    """The form as a link wants it: make a job again, one of our examples, or empty."""
    again = request.args.get("again")
    if again and is_id("job", again):
        try:
            return choices.again(house.studio.job(actor, again).job.request)
        except DalleryError:
            return Written()
    number = request.args.get("try", "")
    example = say(TRIES[int(number)]) if number in ("0", "1", "2", "3") else ""
    return Written(example, request.args.get("model", "")[:80] or None)


def _bar(house: House, written: Written) -> tuple[Bar, Written]:
    settings = house.settings
    return choices.build(written, house.studio.models(), settings.default_model)


def _ticket(ticket: str | None, written: Written) -> str | None:
    """A form sent twice (double click, reload) orders once; the same form with other words orders anew."""
    if not ticket or len(ticket) > 64:
        return None
    content = repr((ticket, written.prompt, written.model, sorted(written.values.items())))
    return "page-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:48]


def _page(house: House, actor: Actor, written: Written, error: DalleryError | None = None) -> Any:
    bar, written = _bar(house, written)
    wall = gallery.hang(house, actor)
    page = render_template(
        "home.html",
        bar=bar,
        written=written,
        price=_price(house, actor, written, bar),
        ticket=secrets.token_urlsafe(12),
        wall=wall,
        later="after" in request.args,
        cards=jobs.cards_of(house, actor) if "after" not in request.args else (),
        deleted=_deleted(),
        tries=TRIES,
        error=error,
        wrong_field=error.param if error is not None and error.param in FIELDS else None,
        said=said_of(error.code) if error is not None else None,
    )
    return page, error.status if error is not None else 200


def _deleted() -> str | None:
    """The image that was deleted a moment ago and can be brought back."""
    image_id = request.args.get("deleted", "")
    return image_id if is_id("img", image_id) else None


def _price(house: House, actor: Actor, written: Written, bar: Bar) -> Micros | None:
    """What the button says; None when it cannot be told."""
    priced = written if written.prompt.strip() else Written("…", written.model, written.shown, written.values)
    try:
        return house.studio.quote(actor, choices.asked(priced, bar.model)).expected
    except (DalleryError, ValueError):
        return None
