"""GET and DELETE images/{id}: one stored picture for the programs of its owner; it never touches a byte of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from werkzeug.routing import BaseConverter

from dallery.api.answers import json_answer
from dallery.api.auth import actor_of
from dallery.api.files import image_url
from dallery.domain.image import Image
from dallery.studio import Studio


class PictureId(BaseConverter):
    """Ids as we make them: without it `images/generations` would be taken for a picture."""

    regex = "img_[0-9A-Za-z_-]{1,64}"


def pictures_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("pictures", __name__)

    @blueprint.get("/images/<picture:image_id>", provide_automatic_options=False)
    def picture(image_id: str) -> Response:
        return json_answer(picture_json(studio, studio.image(actor_of(request, studio), image_id)))

    @blueprint.delete("/images/<picture:image_id>", provide_automatic_options=False)
    def delete(image_id: str) -> Response:
        studio.delete_image(actor_of(request, studio), image_id)
        return json_answer({"id": image_id, "object": "image", "deleted": True})

    return blueprint


def picture_json(studio: Studio, image: Image) -> dict[str, Any]:
    return {
        "id": image.id,
        "object": "image",
        "job_id": image.job_id,
        "created_at": image.created_at // 1000,
        "url": image_url(studio, image),
        "size": f"{image.width}x{image.height}",
        "media_type": image.media_type,
        "bytes": image.byte_size,
        "model": image.model,
        "prompt": image.prompt,
        "revised_prompt": image.revised_prompt,
    }
