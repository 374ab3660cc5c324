"""The first page: the prompt bar and the newest images. It orders pictures and makes none."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for

from dallery.catalogue.asked import Asked
from dallery.catalogue.checking import plan
from dallery.catalogue.edits import require_pictures
from dallery.domain.actor import Actor
from dallery.domain.job import Job
from dallery.domain.money import Micros
from dallery.domain.request import Kind
from dallery.drafts import Reference
from dallery.errors import DalleryError, RequestError
from dallery.web import choices, drafts, gallery, jobs, prompt_help
from dallery.web.choices import Bar, Written
from dallery.web.house import House
from dallery.web.language import N_, current, say
from dallery.web.rendering import is_id
from dallery.web.wording import FIELDS, TRIES, said_by

_ORDERED = N_("Ordered. It stands at the top of the wall now.")


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/", endpoint="home")
    def show() -> Any:
        actor = house.actor()
        return _page(house, actor, _start(house, actor))

    @pages.post("/", endpoint="order")
    def order() -> Any:
        actor = house.actor()
        written = replace(choices.read(request.form), references=tuple(request.form.getlist("reference")))
        try:
            written = replace(written, references=tuple(one.name for one in drafts.gathered(house, actor)))
        except DalleryError as error:
            return _refused(house, actor, written, error)
        if _asks_for_the_form():
            return _page(house, actor, written)
        bar, written = _bar(house, written)
        try:
            if _several(house, actor, written, bar):  # each of its choices is a picture: their price is shown first
                table = url_for("web.grid_form") + "?from=draft"
                return jsonify(go=table) if _wants_json() else redirect(table, 303)
            job = _ordered(house, actor, written, bar)
        except ValueError as exc:
            wrong = RequestError(f"{exc} must be a whole number.", param=str(exc), code="invalid_type")
            return _refused(house, actor, written, wrong)
        except DalleryError as error:
            return _refused(house, actor, written, error)
        house.studio.drafts.ordered(actor, written.prompt, written.model, written.values)
        if _wants_json():
            return jsonify(ordered(house, actor, job)), 202
        return redirect(url_for("web.job", job_id=job.id), 303)


def ordered(house: House, actor: Actor, job: Job) -> dict[str, Any]:
    """What a script needs that does not leave the wall: the job's card, and the ticket of the next order."""
    return {
        "job": {"id": job.id, "state": job.state.value, "url": url_for("web.job", job_id=job.id)},
        "card_html": jobs.card_html(house, actor, job.id),
        "ticket": secrets.token_urlsafe(12),
        "said": say(_ORDERED),
    }


def _asks_for_the_form() -> bool:
    """Another model was chosen or a reference dropped: the same form with that model's fields, and no order."""
    act = request.form.get("act", "")
    return act == "options" or act.startswith("drop:")


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _refused(house: House, actor: Actor, written: Written, error: DalleryError) -> Any:
    return drafts.refused(error) if _wants_json() else _page(house, actor, written, error)


def _several(house: House, actor: Actor, written: Written, bar: Bar) -> bool:
    """Whether the prompt holds choices.  Then all of it waits as the draft: an address would be too short for it.

    Raises as `_ordered` does, so that what no grid could draw is said beside the bar.
    """
    prompt_help.require_filled(written.prompt)
    if prompt_help.alternatives(written.prompt) < 2:
        return False
    plan(_asked(written, bar), house.studio.serving(bar.model.id))
    require_pictures(bar.model, len(written.references))
    told = {"prompt": written.prompt, "model": bar.model.id, "values": dict(written.values)}
    house.studio.drafts.keep(actor, {**told, "references": list(written.references)})
    return True


def _asked(written: Written, bar: Bar) -> Asked:
    """With the first of the prompts that it stands for.  ValueError with the field's name when a number is none."""
    return choices.asked(replace(written, prompt=prompt_help.spoken(written.prompt, 1)[0]), bar.model)


def _ordered(house: House, actor: Actor, written: Written, bar: Bar) -> Job:
    """ValueError with the field's name when a number is none."""
    asked = _asked(written, bar)
    key = _ticket(request.form.get("ticket"), written)
    if not written.references:
        return house.studio.submit(actor, asked, idempotency_key=key)
    require_pictures(bar.model, len(written.references))
    found = [house.studio.drafts.reference(actor, name) for name in written.references]
    pictures = [house.studio.drafts.bytes_of(one) for one in found]
    parent = next((one.image for one in found if one.image is not None), None)
    return house.studio.order_edit(actor, asked, pictures, idempotency_key=key, parent=parent).job


def _start(house: House, actor: Actor) -> Written:
    """The form as a link wants it: a picture's order again, another like it, one of our examples; else the draft."""
    again, reuse, use = (request.args.get(name, "") for name in ("again", "reuse", "use"))
    try:
        if is_id("job", again):
            return _literal(choices.again(house.studio.job(actor, again).job.request))
        if is_id("img", reuse):
            order = house.studio.job(actor, house.studio.image(actor, reuse).job_id).job.request
            references = house.studio.drafts.inputs(actor, order)
            return _literal(replace(choices.again(order, seed=True), references=tuple(one.name for one in references)))
        if is_id("img", use):
            draft = drafts.written(house.studio.drafts.read(actor))
            image = house.studio.image(actor, use)
            return replace(draft, references=tuple(dict.fromkeys((*draft.references, image.id))))
    except DalleryError:
        return Written()
    number = request.args.get("try", "")
    if number in ("0", "1", "2", "3"):
        return Written(say(TRIES[int(number)]))
    template = prompt_help.begun(request.args, current())
    if template:
        return Written(template)
    draft = drafts.written(house.studio.drafts.read(actor))
    # Not "model": that is the wall's filter, and looking at a model's pictures must not choose it.
    return replace(draft, model=request.args.get("draw_with", "")[:80] or draft.model)


def _literal(written: Written) -> Written:
    """What was drawn as it stands is no choice now."""
    return replace(written, prompt=prompt_help.quoted(written.prompt))


def _bar(house: House, written: Written) -> tuple[Bar, Written]:
    settings = house.settings
    return choices.build(written, house.studio.models(), settings.default_model)


def _ticket(ticket: str | None, written: Written) -> str | None:
    """A form sent twice (double click, reload) orders once; the same form with other words orders anew."""
    if not ticket or len(ticket) > 64:
        return None
    content = repr((ticket, written.prompt, written.model, sorted(written.values.items()), written.references))
    return "page-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:48]


def _page(house: House, actor: Actor, written: Written, error: DalleryError | None = None) -> Any:
    bar, written = _bar(house, written)
    references = house.studio.drafts.references(actor, written.references)
    wall = gallery.hang(house, actor)
    price, usual = _estimate(house, actor, written, bar, references)
    page = render_template(
        "home.html",
        bar=bar,
        written=written,
        references=references,
        price=price,
        usual=usual,
        ticket=secrets.token_urlsafe(12),
        wall=wall,
        later="after" in request.args,
        cards=jobs.cards_of(house, actor) if "after" not in request.args else (),
        deleted=_deleted(),
        tries=TRIES,
        prompt_help=prompt_help.offered(current()),
        error=error,
        wrong_field=error.param if error is not None and error.param in FIELDS else None,
        said=said_by(error) if error is not None else None,
    )
    return page, error.status if error is not None else 200


def _deleted() -> str | None:
    """The image that was deleted a moment ago and can be brought back."""
    image_id = request.args.get("deleted", "")
    return image_id if is_id("img", image_id) else None


def _estimate(
    house: House, actor: Actor, written: Written, bar: Bar, references: tuple[Reference, ...]
) -> tuple[Micros | None, int | None]:
    """What the button says: money and usual milliseconds, None for what cannot be told."""
    priced = written if written.prompt.strip() else replace(written, prompt="…")
    try:
        asked = choices.asked(priced, bar.model)
        order = plan(asked, house.studio.serving(asked.model))
        if references:
            order = replace(order, kind=Kind.EDIT, inputs=tuple(one.sha256 for one in references))
        usual = jobs.usual_time(house, house.studio.board.usual(actor), order)
        return house.studio.quote(actor, asked, len(references)).expected, usual
    except (DalleryError, ValueError):
        return None, None
