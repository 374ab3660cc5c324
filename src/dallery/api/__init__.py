"""The /v1 door: OpenAI's wire in and out, keys only; it refuses cookies and pages."""

from __future__ import annotations

from flask import Flask

from dallery.api.answers import register_errors
from dallery.api.asynchronous import events_blueprint
from dallery.api.edits import edits_blueprint
from dallery.api.files import files_blueprint
from dallery.api.gate import HostGate
from dallery.api.images import images_blueprint
from dallery.api.jobs import jobs_blueprint
from dallery.api.models import models_blueprint
from dallery.api.openapi import openapi_blueprint
from dallery.api.pictures import PictureId, pictures_blueprint
from dallery.api.responses import responses_blueprint
from dallery.settings import Settings
from dallery.studio import Studio

# Served without /v1 too, because people forget it.
BARE = ("/models", "/images/generations", "/images/edits", "/images/variations", "/responses")


def is_api_path(path: str) -> bool:
    """Whether a path belongs to this door, so that even its 404 is JSON."""
    path = "/" + path.strip("/")  # the router forgives slashes at both ends, so we must not be fooled by them
    return path == "/v1" or path.startswith(("/v1/", "/models/", "/responses/")) or path in BARE


def register(app: Flask, studio: Studio) -> None:
    app.url_map.converters["picture"] = PictureId
    images = images_blueprint(studio)
    edits = edits_blueprint(studio)
    models = models_blueprint(studio)
    responses = responses_blueprint(studio)
    app.register_blueprint(images, url_prefix="/v1")
    app.register_blueprint(edits, url_prefix="/v1")
    app.register_blueprint(models, url_prefix="/v1")
    app.register_blueprint(responses, url_prefix="/v1")
    app.register_blueprint(images, name="bare_images")
    app.register_blueprint(edits, name="bare_edits")
    app.register_blueprint(models, name="bare_models")
    app.register_blueprint(responses, name="bare_responses")
    app.register_blueprint(jobs_blueprint(studio), url_prefix="/v1")
    app.register_blueprint(openapi_blueprint(studio), url_prefix="/v1")
    app.register_blueprint(events_blueprint(studio), url_prefix="/v1")
    app.register_blueprint(pictures_blueprint(studio), url_prefix="/v1")
    app.register_blueprint(files_blueprint(studio))
    register_errors(app, is_api_path)


def guard(app: Flask, settings: Settings) -> None:
    """Stand before the whole application: on this door's paths a foreign Host is refused in JSON."""
    app.wsgi_app = HostGate(app.wsgi_app, settings.allowed_hosts, is_api_path)  # type: ignore[method-assign]
