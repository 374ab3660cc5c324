"""Pages for when something went wrong, in words; what other doors answer it leaves to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dallery.errors import DalleryError
from dallery.web.house import House
from dallery.web.language import N_
from dallery.web.rendering import is_page
from dallery.web.wording import Said, said_of


@dataclass(frozen=True)
class _Page:
    icon: str
    said: Said


_BY_STATUS = {
    400: Said(
        N_("That request makes no sense"),
        N_("The browser sent something this server does not understand."),
        N_("Go back and try again."),
    ),
    401: Said(
        N_("Please sign in"), N_("This page is only for the owner of this studio."), N_("Sign in, then try again.")
    ),
    403: Said(
        N_("This form has expired"),
        N_("It did not come from a page of this studio, or the page was too old."),
        N_("Go back, reload the page and try again. Cookies must be allowed for this address."),
    ),
    404: Said(
        N_("Nothing here"),
        N_("It does not exist, or not any more."),
        N_("It may have been deleted, or the address has a typing error."),
    ),
    405: Said(
        N_("That does not work here"), N_("This page cannot be used that way."), N_("Start again from the first page.")
    ),
    413: Said(
        N_("That is too much"), N_("What was sent is larger than this page takes."), N_("Shorten it and try again.")
    ),
    429: Said(N_("Too fast"), N_("That was too many requests in a short time."), N_("Wait a little and try again.")),
    500: Said(
        N_("Something broke on our side"),
        N_("The server met an error it did not expect."),
        N_("Try again. If it stays, read the server's log."),
    ),
    503: Said(N_("Not right now"), N_("The server cannot answer at the moment."), N_("Try again in a moment.")),
}


def routes(app: Flask, pages: Blueprint, house: House) -> None:
    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Any:
        if not is_page(request.path):
            return error
        if isinstance(error, MethodNotAllowed) and request.method in ("GET", "HEAD"):
            return redirect(_above(app, request.path), 303)  # somebody reloads, or opens, what a form was sent to
        return page_for(house, error)

    @pages.errorhandler(DalleryError)
    def known_error(error: DalleryError) -> Any:
        headers = {"Retry-After": str(round(error.retry_after))} if error.retry_after else {}
        return _render(house, said_of(error.code), error.status), error.status, headers


def _above(app: Flask, path: str) -> str:
    """The nearest page on the way up from an address that takes forms only: its picture, its job, the first page."""
    addresses = app.url_map.bind("")
    while path := path.rpartition("/")[0]:
        if addresses.test(path, "GET"):
            return path
    return "/"


def page_for(house: House, error: HTTPException) -> Any:
    """The page for an HTTP error, for whoever registers the handlers of the whole app."""
    status = error.code or 500
    if error.response is not None or status < 400:
        return error
    said = _BY_STATUS.get(status) or _BY_STATUS[500 if status >= 500 else 400]
    headers: dict[str, str] = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return _render(house, said, status), status, headers


def _render(house: House, said: Said, status: int) -> str:
    # A request can fail before it was greeted (a form that is too large), and still wants its reader's language.
    house.speak(house.languages.choose(house.cookies.read("language")))
    return render_template("error.html", said=said, status=status)
