"""A picture for whoever has its link, until the link ends; it names nobody and leads nowhere else."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from dallery.collection import Shared
from dallery.web import guard
from dallery.web.house import House
from dallery.web.images import LASTING


def routes(pages: Blueprint, house: House) -> None:
    @pages.post("/images/<id:image_id>/share", endpoint="share")
    def share(image_id: str) -> Any:
        offered = {str(hours): hours for hours, _ in LASTING}
        lasts = offered.get(request.form.get("hours", ""), 24)
        shows = request.form.get("prompt") == "1"
        token = house.studio.collection.share(house.actor(), image_id, lasts, shows)
        return redirect(url_for("web.image", image_id=image_id, shared=token, _anchor="share"), 303)

    @pages.get("/s/<token>", endpoint="shared")
    def shared(token: str) -> Any:
        found = house.studio.collection.shared(token)
        page = render_template("share.html", image=found.image, prompt=_prompt(found), token=token)
        return page, 200, {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}

    @pages.get("/s/<token>/file", endpoint="shared_file")
    def file(token: str) -> Response:
        found = house.studio.collection.shared(token)
        copy = house.studio.collection.shared_file(found)
        response = Response(copy.data, mimetype=copy.media_type)
        response.headers["Content-Disposition"] = "inline"
        response.headers["Content-Security-Policy"] = guard.FILE_POLICY
        response.headers["Cache-Control"] = "private, max-age=3600"  # it shall not outlive its link by a year
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def _prompt(found: Shared) -> str | None:
    return found.image.prompt if found.with_prompt else None
