"""One picture: its page, its bytes, its thumbnails, its end. It never changes a byte of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for

from dallery.domain.image import Image
from dallery.domain.picture import ending_of
from dallery.web import guard
from dallery.web.house import House
from dallery.web.jobs import job_of, served

WIDTHS = (256, 512, 1024)  # pixels; a fixed list, so that nobody fills the cache with ten thousand widths
NAME_LENGTH = 60  # characters of the prompt in a download's name


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/images/<id:image_id>", endpoint="image")
    def show(image_id: str) -> Any:
        actor = house.actor()
        image = house.studio.image(actor, image_id)
        view = job_of(house, actor, image.job_id)
        return render_template("image.html", image=image, view=view, served=served(house, view.job) if view else None)

    @pages.get("/images/<id:image_id>/file", endpoint="file")
    def file(image_id: str) -> Response:
        image = house.studio.image(house.actor(), image_id)
        return _bytes(
            house.studio.image_path(image),
            image.media_type,
            image.sha256,
            download=_name(image) if "download" in request.args else None,
        )

    @pages.get("/images/<id:image_id>/thumb/<int:width>", endpoint="thumb")
    def thumb(image_id: str, width: int) -> Response:
        if width not in WIDTHS:
            abort(404)
        image = house.studio.image(house.actor(), image_id)
        path = house.studio.thumbnail(image, width)
        return _bytes(path, _media_type(path), f"{image.sha256}-{width}")

    @pages.post("/images/<id:image_id>/delete", endpoint="delete")
    def delete(image_id: str) -> Any:
        house.studio.delete_image(house.actor(), image_id)
        return redirect(url_for("web.home", deleted=image_id), 303)

    @pages.post("/images/<id:image_id>/restore", endpoint="restore")
    def restore(image_id: str) -> Any:
        house.studio.restore_image(house.actor(), image_id)
        return redirect(url_for("web.image", image_id=image_id), 303)


def _bytes(path: Path, media_type: str, etag: str, download: str | None = None) -> Response:
    if not path.is_file():
        abort(404)
    response = send_file(
        path,
        mimetype=media_type,
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


def _name(image: Image) -> str:
    """A file name from the prompt that every system takes: letters, digits and hyphens of any script.

    Marks that turn the writing direction could show "gnp.exe" as "exe.png", so only letters and digits stay.
    """
    text = unicodedata.normalize("NFC", image.prompt[: NAME_LENGTH * 2])
    kept = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in text)
    words = "-".join(kept.split())[:NAME_LENGTH].strip("-")
    return f"{words or 'dallery'}-{image.id[-6:]}.{ending_of(image.media_type)}"


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
