"""The web door: pages for people. It turns forms into verbs of the studio, answers into pages, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask

if TYPE_CHECKING:
    from dallery.settings import Settings
    from dallery.studio import Studio


def register(
    app: Flask, studio: Studio, settings: Settings, api_document: Callable[[], Mapping[str, Any]] | None = None
) -> None:
    """Puts the pages on `app`: routes, the Host check around everything, headers, languages and error pages.

    `api_document` reads the API's OpenAPI document for its page; without it there is no such page.
    /v1 and the other API routes get the Host check and the headers, but no cookie, no form seal and no login.
    """
    from dallery.web import (
        again,
        albums,
        dalle,
        drafts,
        editor,
        entry,
        failures,
        gallery,
        grids,
        home,
        images,
        jobs,
        keys,
        preferences,
        prompt_help,
        reference,
        rendering,
        settling,
        share,
        talk,
        transfer,
    )
    from dallery.web.guard import Cookies, FormSeal, HostGate, own_origin
    from dallery.web.house import House
    from dallery.web.language import Languages
    from dallery.web.visitor import Visitors

    cookies = Cookies(settings, studio.secret("cookies"))
    house = House(
        studio=studio,
        settings=settings,
        cookies=cookies,
        seal=FormSeal(studio.secret("csrf"), cookies, own_origin(settings)),
        languages=Languages(),
        visitors=Visitors(studio, settings, cookies),
    )
    pages = rendering.blueprint(app, house)
    for module in (
        gallery, albums, transfer, home, drafts, jobs, images, again, share, editor, keys,
        entry, preferences, grids, prompt_help, talk, settling,
    ):  # fmt: skip
        module.routes(pages, house)
    if api_document is not None:
        reference.routes(pages, house, api_document)
        dalle.routes(pages, house)
    failures.routes(app, pages, house)
    app.register_blueprint(pages)
    app.wsgi_app = HostGate(app.wsgi_app, settings.allowed_hosts)  # type: ignore[method-assign]
