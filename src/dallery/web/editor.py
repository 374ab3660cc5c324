"""The editor: which part of a picture may change and into what; results wait here to be kept or thrown away.

It opens no picture: what a canvas or a form sends is measured by its header and handed to the studio.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from dallery.catalogue import sizes
from dallery.catalogue.asked import Asked
from dallery.catalogue.model import Model
from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.money import Micros
from dallery.domain.picture import inspect
from dallery.domain.request import Size
from dallery.errors import DalleryError, RequestError
from dallery.studio import JobView
from dallery.web import choices
from dallery.web.choices import Bar, Written
from dallery.web.editor_words import FAULTS, spoken
from dallery.web.house import House
from dallery.web.masks import grid_mask
from dallery.web.rendering import is_id
from dallery.web.telling import tell
from dallery.web.wording import said_of

LARGEST_MASK = 4 * 1024 * 1024 - 1  # bytes, as the studio takes them
LARGEST_PICTURE = 20 * 1024 * 1024
LONGEST_SIDE = 4096  # pixels by which a picture may grow
ABOUT = ("quality", "n")  # beside the model; size and file type follow from the picture


@dataclass(frozen=True)
class Wish:
    """The form as somebody left it.  `where`: "all", "parts" (of a 3x3 grid, 0 to 8) or "mask" (a file).

    `sides`: pixels by which the picture grew at its left, top, right and bottom.
    """

    written: Written
    keep: bool = True
    where: str = "all"
    parts: frozenset[int] = frozenset()
    sides: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def masked(self) -> bool:
        return self.where != "all"


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/images/<id:image_id>/edit", endpoint="edit")
    def show(image_id: str) -> Any:
        actor = house.actor()
        image = house.studio.image(actor, image_id)
        view = _staged(house, actor, image)
        wish = Wish(_start(view), sides=_sides(request.args.get("sides")))
        return _page(house, actor, image, wish, view=view)

    @pages.post("/images/<id:image_id>/edit", endpoint="edit_order")
    def order(image_id: str) -> Any:
        actor = house.actor()
        image = house.studio.image(actor, image_id)
        wish = _read()
        if request.form.get("act") == "options":
            return _page(house, actor, image, wish)
        try:
            job_id = _order(house, actor, image, wish)
        except DalleryError as error:
            return _page(house, actor, image, wish, error=error)
        if "staged" not in request.form:
            return redirect(url_for("web.job", job_id=job_id), 303)
        return redirect(_stage(image_id, job_id, wish.sides), 303)

    @pages.post("/images/<id:image_id>/edit/discard", endpoint="edit_discard")
    def discard(image_id: str) -> Any:
        return _decided(house, image_id, restore=False)

    @pages.post("/images/<id:image_id>/edit/restore", endpoint="edit_restore")
    def restore(image_id: str) -> Any:
        return _decided(house, image_id, restore=True)


def _decided(house: House, image_id: str, *, restore: bool) -> Any:
    """A result goes to the bin or comes back; either way its picture stays stored, for it was paid for."""
    actor = house.actor()
    result, job_id = request.form.get("result", ""), request.form.get("job", "")
    if not is_id("img", result) or not is_id("job", job_id):
        abort(404)
    if restore:
        house.studio.restore_image(actor, result)
    else:
        house.studio.delete_image(actor, result)
    more = {"pick": result} if restore else {"discarded": result}
    return redirect(_stage(image_id, job_id, _sides(request.form.get("sides")), **more), 303)


def _stage(image_id: str, job_id: str, sides: tuple[int, ...], **more: Any) -> str:
    if any(sides):
        more["sides"] = ",".join(map(str, sides))
    return url_for("web.edit", image_id=image_id, job=job_id, **more)


def _read() -> Wish:
    form = request.form
    where = form.get("where", "all")
    parts = frozenset(int(one) for one in form.getlist("part") if one in tuple("012345678"))
    return Wish(
        written=replace(choices.read(form), references=()),
        keep="keep" in form,
        where=where if where in ("all", "parts", "mask") else "all",
        parts=parts,
        sides=_sides(form.get("sides")),
    )


def _start(view: JobView | None) -> Written:
    """After a reload of the stage its words are in the form again."""
    if view is None:
        return Written()
    written = choices.again(view.job.request)
    return replace(written, values={name: text for name, text in written.values.items() if name in ABOUT})


def _sides(text: str | None) -> tuple[int, int, int, int]:
    numbers = [int(one) for one in (text or "").split(",") if one.isascii() and one.isdigit() and len(one) < 6]
    if len(numbers) != 4 or max(numbers) > LONGEST_SIDE:
        return (0, 0, 0, 0)
    return (numbers[0], numbers[1], numbers[2], numbers[3])


def _staged(house: House, actor: Actor, image: Image) -> JobView | None:
    """The job whose results are looked at; 404 for one that did not begin with this picture."""
    job_id = request.args.get("job")
    if job_id is None:
        return None
    if not is_id("job", job_id):
        abort(404)
    view = house.studio.job(actor, job_id)
    if view.job.request.parent != image.id:
        abort(404)
    return view


# -- the order -----------------------------------------------------------------------------------------------------


def _order(house: House, actor: Actor, image: Image, wish: Wish) -> str:
    """The id of the accepted job.  Raises what `order_edit` raises, and RequestError about what was sent."""
    bar, written = _bar(house, wish.written)
    picture = _picture(house, image, wish)
    mask = _mask(image, wish)
    asked = _asked(replace(wish, written=written), bar.model, _grown(image, wish))
    key = _key(request.form.get("ticket"), asked, picture, mask)
    return house.studio.order_edit(actor, asked, [picture], mask, idempotency_key=key, parent=image).job.id


def _asked(wish: Wish, model: Model, picture: Size) -> Asked:
    try:
        asked = choices.asked(wish.written, model)
    except ValueError as exc:
        raise RequestError(f"{exc} must be a whole number.", param=str(exc), code="invalid_type") from None
    size = None
    if not (wish.masked and wish.keep):  # with both, the studio lays the answer on the picture and knows the size
        size = str(picture if model.allows_size(picture) else sizes.like(model, picture))
    return replace(asked, size=size, keep_outside=wish.keep if wish.masked else None)


def _grown(image: Image, wish: Wish) -> Size:
    left, top, right, bottom = wish.sides
    return Size(image.width + left + right, image.height + top + bottom)


def _picture(house: House, image: Image, wish: Wish) -> bytes:
    """What is edited: the kept picture itself, or the larger one that the page made of it."""
    sent = _file("image", LARGEST_PICTURE)
    if sent is None:
        if any(wish.sides):
            raise RequestError("The larger picture is missing.", param="image", code="missing_picture")
        return house.studio.image_path(image).read_bytes()
    try:
        facts = inspect(sent)
    except ValueError as exc:
        raise RequestError(f"Invalid 'image': {exc}.", param="image", code="invalid_image") from None
    if Size(facts.width, facts.height) != _grown(image, wish):
        raise RequestError("The larger picture has another size than said.", param="image", code="invalid_image")
    return sent


def _mask(image: Image, wish: Wish) -> bytes | None:
    if wish.where == "parts":
        if not wish.parts:
            raise RequestError("No part of the picture was chosen.", param="mask", code="no_part")
        return grid_mask(image.width, image.height, wish.parts)
    if wish.where == "mask":
        sent = _file("mask", LARGEST_MASK)
        if sent is None:
            raise RequestError("No mask was chosen.", param="mask", code="no_mask")
        return sent
    return None


def _file(name: str, most: int) -> bytes | None:
    """The bytes of an uploaded file, None without one.  Measured before they are read."""
    file = request.files.get(name)
    if file is None:
        return None
    length = file.stream.seek(0, 2)
    file.stream.seek(0)
    if length > most:
        raise RequestError(f"Invalid '{name}': it has {length} bytes.", param=name, code="image_too_large")
    return file.stream.read() or None


def _key(ticket: str | None, asked: Asked, picture: bytes, mask: bytes | None) -> str | None:
    """The same form sent twice orders once; with another word or another mask it orders anew."""
    if not ticket or len(ticket) > 64:
        return None
    digest = hashlib.sha256(repr((ticket, asked)).encode("utf-8", "surrogatepass"))
    for part in (picture, mask or b""):
        digest.update(hashlib.sha256(part).digest())
    return "edit-" + digest.hexdigest()[:48]


# -- the page ------------------------------------------------------------------------------------------------------


def _page(
    house: House,
    actor: Actor,
    image: Image,
    wish: Wish,
    *,
    view: JobView | None = None,
    error: DalleryError | None = None,
) -> Any:
    bar, written = _bar(house, wish.written)
    wish = replace(wish, written=written)
    page = render_template(
        "editor.html",
        image=image,
        bar=bar,
        fields=[one for one in (*bar.fields, *bar.extra) if one.name in ABOUT],
        wish=wish,
        sides=",".join(map(str, wish.sides)),
        price=_price(house, actor, wish, bar.model, image),
        able=_able(bar.model),
        spoken=spoken(),
        ticket=secrets.token_urlsafe(12),
        kept="kept" in request.args and request.method == "GET",
        error=error,
        said=_said(error),
        **_results(house, actor, view),
    )
    return page, error.status if error is not None else 200


def _said(error: DalleryError | None) -> Any:
    if error is None:
        return None
    return FAULTS.get((error.param or "", error.code)) or said_of(error.code)


def _bar(house: House, written: Written) -> tuple[Bar, Written]:
    """The prompt bar's choices, of the models that can change a part of a picture."""
    able = tuple(view for view in house.studio.models() if view.serves.edits and view.serves.masks)
    return choices.build(written, able, house.settings.default_model)


def _able(model: Model) -> dict[str, Any]:
    """What sides.js must know to let a picture grow only to what this model can paint."""
    rule = model.size_rule
    fixed = [{"width": one.width, "height": one.height} for one in model.sizes]
    if rule is None:
        return {"rule": None, "sizes": fixed}
    bounds = {
        "multiple": rule.multiple,
        "maxEdge": rule.max_edge,
        "maxRatio": rule.max_ratio,
        "maxPixels": rule.max_pixels,
    }
    return {"rule": bounds, "sizes": fixed}


def _price(house: House, actor: Actor, wish: Wish, model: Model, image: Image) -> Micros | None:
    """What the button says; None when it cannot be told."""
    words = wish.written if wish.written.prompt.strip() else replace(wish.written, prompt="…")
    try:
        asked = choices.asked(words, model)
        painted = sizes.like(model, _grown(image, wish))  # what the model is asked for, whatever it is laid on
        return house.studio.quote(actor, replace(asked, size=str(painted)), 1 + wish.masked).expected
    except (DalleryError, ValueError):
        return None


def _results(house: House, actor: Actor, view: JobView | None) -> dict[str, Any]:
    """What the stage shows: a job on its way, its results, or why there are none."""
    if view is None:
        return {"view": None, "told": None, "picked": None, "partials": (), "discarded": None}
    wanted, discarded = request.args.get("pick"), request.args.get("discarded", "")
    picked = next((one for one in view.images if one.id == wanted), view.images[0] if view.images else None)
    places = range(0 if view.job.state.ended else view.job.request.n)
    newest = [house.studio.partial(actor, view.job.id, at) for at in places]
    return {
        "view": view,
        "told": tell(view),
        "picked": picked,
        "partials": [(one.position, one.index) for one in newest if one is not None],
        "discarded": discarded if is_id("img", discarded) else None,
    }
