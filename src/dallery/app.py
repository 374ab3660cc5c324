"""Puts the doors on one Flask application; it owns no route but the health check."""

from __future__ import annotations

from flask import Flask, Response

from dallery import api, web
from dallery.api.answers import json_answer
from dallery.api.openapi import document_for
from dallery.studio import Studio

LARGEST_REQUEST = 100 * 1024 * 1024  # bytes; each route has its own, lower cap


def create_app(studio: Studio) -> Flask:
    """A WSGI application over a studio that somebody else opens and closes."""
    app = Flask("dallery", static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_REQUEST, MAX_FORM_PARTS=64, MAX_FORM_MEMORY_SIZE=512 * 1024)
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # "//" is another path and not found, rather than a redirect that loses a POST

    @app.get("/healthz")
    def healthz() -> Response:
        """200 as soon as orders are accepted; they are durable from then on, whether or not the engine is up yet."""
        starting = studio.works_here and not studio.ready()
        return json_answer({"status": "ok", "engine": "starting" if starting else "running"})

    api.register(app, studio)
    web.register(app, studio, studio.settings, lambda: document_for(studio))
    api.guard(app, studio.settings)  # last, so that it stands before everything else
    return app

