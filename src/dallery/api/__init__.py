"""The /v1 door: OpenAI's wire in and out, keys only, JSON only; it refuses cookies and pages."""

from __future__ import annotations

from flask import Flask

from dallery.api.answers import register_errors
from dallery.api.files import files_blueprint
from dallery.api.images import images_blueprint
from dallery.api.jobs import jobs_blueprint
from dallery.api.models import models_blueprint
from dallery.studio import Studio


def is_api_path(path: str) -> bool:
    """Whether a path belongs to this door, so that even its 404 is JSON."""
    return path == "/v1" or path.startswith("/v1/") or path == "/models" or path == "/images/generations"


def register(app: Flask, studio: Studio) -> None:
    images = images_blueprint(studio)
    models = models_blueprint(studio)
    app.register_blueprint(images, url_prefix="/v1")
    app.register_blueprint(models, url_prefix="/v1")
    app.register_blueprint(images, name="bare_images")
    app.register_blueprint(models, name="bare_models")
    app.register_blueprint(jobs_blueprint(studio), url_prefix="/v1")
    app.register_blueprint(files_blueprint(studio))
    register_errors(app, is_api_path)
