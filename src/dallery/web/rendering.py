"""How a page is made: the blueprint with its gates, Jinja's filters, the static files' address. It owns no page."""

from __future__ import annotations

import gzip
import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, g, redirect, render_template, request, url_for
from jinja2 import StrictUndefined
from werkzeug.routing import BaseConverter

from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.domain.money import Micros, about, dollars
from dallery.web import guard, language, wording
from dallery.web.house import House
from dallery.web.language import say

HERE = Path(__file__).parent
STATIC = HERE / "static"
PACKED = frozenset({"text/javascript", "text/css", "image/svg+xml"})
OPEN_TO_ALL = frozenset({"web.static", "web.setup", "web.login", "web.preferences", "web.reference", "web.dalle",
                         "web.keys", "web.shared", "web.shared_file"})  # fmt: skip
# Forms with pictures in them, from people we know.
BRING_PICTURES = frozenset({"web.order", "web.references", "web.edit_order"})
_ELSEWHERE = ("/v1/", "/images/generations", "/images/edits", "/images/variations")
RATIOS = (42, 56, 67, 75, 87, 100, 115, 133, 150, 178, 210, 260)  # the classes .r42 … .r260 of base.css


class IdConverter(BaseConverter):
    """Ids as we make them: "img_…".  Anything else is a 404 before it reaches the database."""

    regex = r"[a-z]{2,5}_[0-9A-Za-z_-]{1,64}"


def blueprint(app: Flask, house: House) -> Blueprint:
    app.url_map.converters["id"] = IdConverter
    pages = Blueprint("web", __name__, template_folder="templates")
    _static(pages)
    _language(app)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        money=money, price=price, seconds=seconds, about_time=about_time, moment=moment, iso=iso, day=day,
        ratio=ratio, shape=shape, word=word,
    )  # fmt: skip
    app.jinja_env.globals.update(
        seal=house.seal.token,
        languages=language.LANGUAGES,
        field_words=wording.FIELDS,
        say=say,
        login_needed=house.visitors.login_needed,
    )
    app.before_request(lambda: _greet(house))
    app.after_request(lambda response: guard.dress(response, house.settings))
    pages.before_request(lambda: _gate(house))
    pages.after_request(lambda response: _remember(house, response))
    pages.app_context_processor(lambda: _surroundings(house))
    return pages


def _static(pages: Blueprint) -> None:
    """Files are addressed by the hash of all of them: cached for ever, and a module's imports carry the hash along."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    version = digest.hexdigest()[:10]
    packed: dict[str, bytes] = {}

    @pages.get("/static/<version>/<path:name>", endpoint="static")
    def static(version: str, name: str) -> Response:
        from flask import send_from_directory

        response = send_from_directory(STATIC, name, max_age=guard.YEAR)
        if response.status_code == 200 and response.mimetype in PACKED and request.accept_encodings["gzip"]:
            if name not in packed:
                packed[name] = gzip.compress(STATIC.joinpath(name).read_bytes(), 9, mtime=0)
            response = Response(packed[name], mimetype=response.mimetype, headers={"Content-Encoding": "gzip"})
        response.vary.add("Accept-Encoding")
        response.headers["Cache-Control"] = f"public, max-age={guard.YEAR}, immutable"
        response.headers["Content-Security-Policy"] = guard.FILE_POLICY
        return response

    @pages.get("/favicon.ico", endpoint="favicon")
    def favicon() -> Any:
        return redirect(url_for("web.static", version=version, name="img/mark.svg"), 302)

    @pages.app_template_global("asset")
    def asset(name: str) -> str:
        return url_for("web.static", version=version, name=name)


def _language(app: Flask) -> None:
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: say(text),
        ngettext=lambda one, many, number: language.plural(one, many, number),
        newstyle=True,
    )


def _greet(house: House) -> None:
    """Every answer may turn into a page in somebody's language, a 404 too; the API never asks for it."""
    if is_page(request.path):
        house.speak(house.languages.choose(house.cookies.read("language")))
        brings = request.endpoint in BRING_PICTURES and request.mimetype == "multipart/form-data"
        brings = brings and house.visitors.actor() is not None
        request.max_content_length = guard.LARGEST_UPLOAD if brings else guard.LARGEST_FORM
        if request.endpoint == "web.import" and house.visitors.actor() is not None:
            request.max_content_length = guard.LARGEST_IMPORT
        request.max_form_memory_size = guard.LARGEST_FORM


def is_id(kind: str, text: str) -> bool:
    return text.startswith(f"{kind}_") and re.fullmatch(IdConverter.regex, text) is not None


def is_page(path: str) -> bool:
    """False for what other doors answer: errors there have another shape."""
    return not (path in ("/v1", "/models", "/healthz") or path.startswith(_ELSEWHERE))


def _gate(house: House) -> Any:
    """Forged forms first, then set-up, then who it is; None lets the request through."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        if not house.seal.came_from_us(request):
            abort(403)
        if not house.seal.fits(request):
            abort(403)
    if request.endpoint in ("web.static", "web.favicon", "web.preferences"):
        return None
    if request.endpoint != "web.setup" and house.visitors.needs_setup():
        return render_template("setup_needed.html"), 503, {"Retry-After": "60"}
    if request.endpoint in OPEN_TO_ALL or house.visitors.actor() is not None:
        return None
    if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", ""):
        return redirect(url_for("web.login", next=request.full_path.rstrip("?")), 303)
    abort(401)


def _remember(house: House, response: Response) -> Response:
    house.seal.remember(response)
    return response


def _surroundings(house: House) -> dict[str, Any]:
    """What layout.html needs on every page."""
    theme = house.cookies.read("theme")
    here = request.full_path.rstrip("?") if request.method == "GET" else request.path
    signed_in = house.visitors.login_needed and house.cookies.read("session") is not None and bool(g.get("actor"))
    return {
        "lang": language.current(),
        "theme": theme if theme in ("light", "dark") else "auto",
        "here": here,
        "signed_in": signed_in,
        "at_home": signed_in or not house.visitors.login_needed,
    }


def money(micros: Micros) -> str:
    """ "$0.053", or the word for free."""
    return about(micros) if micros else say("Free")


def price(micros: Micros) -> str:
    """An estimate for a button: two digits that matter, never more precise than it is."""
    if micros == 0:
        return say("free")
    places = 2 if micros >= 100_000 else 3
    step = 10 ** (6 - places)
    rounded = max(step, (micros + step // 2) // step * step)
    return f"≈ {dollars(rounded)}"


def seconds(milliseconds: int) -> str:
    total = max(0, milliseconds) / 1000
    if total < 60:
        return say("%(seconds)s s", seconds=f"{total:.1f}" if total < 10 else f"{total:.0f}")
    minutes, rest = divmod(round(total), 60)
    return say("%(minutes)s min %(seconds)s s", minutes=minutes, seconds=rest)


def about_time(milliseconds: int | None) -> str:
    """How long it usually takes, as round as such a guess is; nothing when nobody knows."""
    if milliseconds is None:
        return ""
    total = max(1, round(milliseconds / 1000))
    if total >= 90:
        return say("≈ %(minutes)s min", minutes=round(total / 60))
    return say("≈ %(seconds)s s", seconds=total if total < 15 else round(total / 5) * 5)


def iso(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(milliseconds: int) -> str:
    """For readers without JavaScript; times.js turns it into their own clock."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")


def day(value: date) -> str:
    if language.current() == "ko":
        return f"{value.year}년 {value.month}월 {value.day}일"
    return f"{value.day} {value:%B %Y}"


def ratio(image: Image) -> str:
    """The class of base.css whose shape is nearest."""
    return _nearest(image.width, image.height)


def shape(job: Job) -> str:
    """The same for a picture that is still to come."""
    size = job.request.size or job.request.render_size
    return _nearest(size.width, size.height) if size is not None else "r100"


def _nearest(width: int, height: int) -> str:
    wanted = 100 * width / height
    return f"r{min(RATIOS, key=lambda one: abs(one - wanted) / one)}"


def word(value: str, name: str) -> str:
    """A setting's value in the reader's language."""
    return say(wording.value_word(name, value))
