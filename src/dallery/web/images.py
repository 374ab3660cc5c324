"""One picture: its page, its bytes, its thumbnails, its end. It never changes a byte of it."""

from __future__ import annotations

import secrets
import unicodedata
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_file, url_for

from dallery.collection import Selection
from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.picture import ending_of
from dallery.errors import DalleryError, NotFound
from dallery.web import about, guard
from dallery.web.gallery import place_of
from dallery.web.house import House
from dallery.web.jobs import job_of, served
from dallery.web.language import N_, say
from dallery.web.seeking import KIND_WORDS
from dallery.web.seeking import read as read_sought
from dallery.web.wording import said_of

WIDTHS = (256, 512, 1024)  # pixels; a fixed list, so that nobody fills the cache with ten thousand widths
LASTING = ((1, N_("an hour")), (24, N_("a day")), (24 * 7, N_("a week")), (24 * 30, N_("30 days")))  # of a shared link
NAME_LENGTH = 60  # characters of the prompt in a download's name
FROM_WALL = frozenset({"q", "model", "size", "colour", "kind", "key", "from", "to", "cost_from", "cost_to",
                       "favourite", "album", "tz", "place"})  # fmt: skip


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/images/<id:image_id>", endpoint="image")
    def show(image_id: str) -> Any:
        actor = house.actor()
        return page_of(house, actor, house.studio.image(actor, image_id))

    @pages.get("/images/<id:image_id>/file", endpoint="file")
    def file(image_id: str) -> Response:
        image = house.studio.image(house.actor(), image_id)
        form = request.args.get("form", "original")
        if form != "original":
            return _copy(house, image, form)
        return original_response(house, image, download=name_of(image) if "download" in request.args else None)

    @pages.get("/images/<id:image_id>/thumb/<int:width>", endpoint="thumb")
    def thumb(image_id: str, width: int) -> Response:
        if width not in WIDTHS:
            abort(404)
        actor = house.actor()
        binned = "bin" in request.args  # what was deleted is still shown, small, to whoever may bring it back
        image = house.studio.collection.binned(actor, image_id) if binned else house.studio.image(actor, image_id)
        return picture_response(house.studio.thumbnail(image, width), f"{image.sha256}-{width}")

    @pages.post("/images/<id:image_id>/favourite", endpoint="favourite")
    def favourite(image_id: str) -> Any:
        on = request.form.get("on") == "1"
        house.studio.collection.favourite(house.actor(), Selection(ids=(image_id,)), on)
        if wants_json():
            return jsonify(favourite=on)
        return redirect(url_for("web.image", image_id=image_id, **_wall()), 303)

    @pages.post("/images/<id:image_id>/delete", endpoint="delete")
    def delete(image_id: str) -> Any:
        house.studio.delete_image(house.actor(), image_id)
        if wants_json():
            return jsonify(restore=url_for("web.restore", image_id=image_id))
        return redirect(url_for("web.home", deleted=image_id), 303)

    @pages.post("/images/<id:image_id>/restore", endpoint="restore")
    def restore(image_id: str) -> Any:
        house.studio.restore_image(house.actor(), image_id)
        if wants_json():
            return jsonify(image=image_id)
        return redirect(url_for("web.image", image_id=image_id), 303)


def page_of(house: House, actor: Actor, image: Image, error: DalleryError | None = None) -> Any:
    """A picture's page, which also says why an order that began there was not taken."""
    told = {"error": error, "said": said_of(error.code) if error is not None else None}
    page = render_template("image.html", **_shown(house, actor, image), **told)
    return page, error.status if error is not None else 200


def wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def original_response(house: House, image: Image, download: str | None = None) -> Response:
    """The stored bytes, untouched."""
    return picture_response(house.studio.image_path(image), image.sha256, image.media_type, download)


def _copy(house: House, image: Image, form: str) -> Response:
    """A download that says more than the original, or less.  400 for a form that there is none of."""
    copy = house.studio.collection.download(house.actor(), image.id, form)
    stem, _, ending = name_of(image).rpartition(".")
    response = Response(copy.data, mimetype=copy.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=f"{stem}-{form}.{ending}")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = guard.FILE_POLICY
    return response


def picture_response(path: Path, etag: str, media_type: str | None = None, download: str | None = None) -> Response:
    """A file that is a picture; what kind, it says itself unless somebody knows."""
    if not path.is_file():
        abort(404)
    response = send_file(
        path,
        mimetype=media_type or _media_type(path),
        as_attachment=download is not None,
        download_name=download,
        etag=etag,
        conditional=True,
        max_age=guard.YEAR,
    )
    if download is None:
        response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = f"private, max-age={guard.YEAR}, immutable"
    response.headers["Content-Security-Policy"] = guard.FILE_POLICY
    return response


def name_of(image: Image) -> str:
    """A file name from the prompt that every system takes: letters, digits and hyphens of any script.

    Marks that turn the writing direction could show "gnp.exe" as "exe.png", so only letters and digits stay.
    """
    text = unicodedata.normalize("NFC", image.prompt[: NAME_LENGTH * 2])
    kept = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in text)
    words = "-".join(kept.split())[:NAME_LENGTH].strip("-")
    return f"{words or 'dallery'}-{image.id[-6:]}.{ending_of(image.media_type)}"


def _wall() -> dict[str, Any]:
    """Which wall the picture was opened from, to be carried along."""
    return {name: request.args.getlist(name) for name in request.args if name in FROM_WALL}


def _shown(house: House, actor: Actor, image: Image) -> dict[str, Any]:
    view = job_of(house, actor, image.job_id)
    newer, older = _neighbours(house, actor, image)
    return {
        "image": image,
        "view": view,
        "served": served(house, view.job) if view else None,
        "about": about.of(house, actor, image, view),
        "parent": _parent(house, actor, image),
        "kind": KIND_WORDS.get(image.kind),
        "newer": newer,
        "older": older,
        "from_wall": _wall(),
        "shared": request.args.get("shared", "")[:400],
        "address": house.settings.base_url,
        "lasting": [(hours, say(words)) for hours, words in LASTING],
        "ticket": secrets.token_urlsafe(12),
    }


def _neighbours(house: House, actor: Actor, image: Image) -> tuple[str | None, str | None]:
    try:
        place = place_of(house, actor, request.args.get("place", ""))
        album = place.album.id if place.album is not None else None
        sought = read_sought(request.args, album=album, deleted=False)
        return house.studio.collection.around(actor, image.id, sought.filter)
    except DalleryError:  # an album that is gone
        return None, None


def _parent(house: House, actor: Actor, image: Image) -> Image | None:
    if image.parent_id is None:
        return None
    try:
        return house.studio.image(actor, image.parent_id)
    except NotFound:
        return None


def _media_type(path: Path) -> str:
    """What a thumbnail really is: the store names blobs by hash, without an ending."""
    with path.open("rb") as file:
        head = file.read(12)
    if head.startswith(b"\xff\xd8"):
        return "image/jpeg"
    if head[:4] == b"RIFF" and head[8:] == b"WEBP":
        return "image/webp"
    if head.startswith(b"GIF8"):
        return "image/gif"
    if head.startswith(b"<svg "):
        return "image/svg+xml"
    return "image/png"
