"""GET models and models/{id}: what can be asked for here, in OpenAI's shape, with the day on which a model ends."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request

from dallery.api.answers import json_answer
from dallery.api.auth import actor_of
from dallery.domain.actor import Actor
from dallery.errors import NotFound
from dallery.studio import ModelView, Studio


def models_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("models", __name__)

    @blueprint.get("/models", provide_automatic_options=False)
    def models() -> Response:
        _known(actor_of(request, studio))
        return json_answer({"object": "list", "data": [_model(view) for view in studio.models()]})

    @blueprint.get("/models/<model_id>", provide_automatic_options=False)
    def model(model_id: str) -> Response:
        _known(actor_of(request, studio))
        for view in studio.models():
            if view.model.id == model_id:
                return json_answer(_model(view))
        raise NotFound("This model does not exist here.", param="model", code="model_not_found")

    return blueprint


def _known(_actor: Actor) -> None:
    """Every holder of a key may look at the list."""


def _model(view: ModelView) -> dict[str, Any]:
    released = view.model.released
    created = datetime(released.year, released.month, released.day, tzinfo=UTC) if released else None
    return {
        "id": view.model.id,
        "object": "model",
        "created": int(created.timestamp()) if created else 0,
        "owned_by": view.model.provider,
        "shutdown_date": view.model.ends.isoformat() if view.model.ends else None,
        "served_by": view.serves.id,
    }
