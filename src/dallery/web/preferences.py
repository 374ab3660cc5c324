"""Language and light or dark, kept in cookies of this browser; nothing of it reaches the studio."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request

from dallery.web.guard import YEAR, local_path
from dallery.web.house import House
from dallery.web.language import LANGUAGES


def routes(pages: Blueprint, house: House) -> None:
    @pages.post("/preferences", endpoint="preferences")
    def prefer() -> Any:
        response = redirect(local_path(request.form.get("back")), 303)
        if request.form.get("lang") in LANGUAGES:
            house.cookies.write(response, "language", request.form["lang"], YEAR)
        if request.form.get("theme") in ("light", "dark"):
            house.cookies.write(response, "theme", request.form["theme"], YEAR)
        if request.form.get("theme") == "auto":
            house.cookies.forget(response, "theme")
        return response
