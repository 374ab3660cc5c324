"""Image files by signed link: absolute, no header needed, the right type; anything wrong with a link is a 404."""

from __future__ import annotations

from flask import Blueprint, Response, request, send_file

from dallery.domain.image import Image
from dallery.domain.picture import ending_of
from dallery.studio import Studio


def base_url(studio: Studio) -> str:
    """The configured public address, else the one the client itself used; without a slash at its end."""
    return (studio.settings.public_url or request.host_url).rstrip("/")


def image_url(studio: Studio, image: Image) -> str:
    """Absolute and signed."""
    return f"{base_url(studio)}/v1/files/{image.id}.{ending_of(image.media_type)}?{studio.links.sign(image.id)}"


def files_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("files", __name__)

    @blueprint.get("/v1/files/<name>", provide_automatic_options=False)
    def file(name: str) -> Response:
        image_id = name.partition(".")[0]
        image = studio.image_by_link(image_id, request.args.get("exp", ""), request.args.get("sig", ""))
        answer = send_file(studio.image_path(image), mimetype=image.media_type, conditional=True, etag=image.sha256)
        answer.headers.update(
            {
                "Cache-Control": "private, max-age=3600, immutable",
                "Content-Security-Policy": "sandbox; default-src 'none'",
                "X-Content-Type-Options": "nosniff",
                "Cross-Origin-Resource-Policy": "cross-origin",  # pages elsewhere show what they were given
                "Access-Control-Allow-Origin": "*",
                "Referrer-Policy": "no-referrer",
            }
        )
        return answer

    return blueprint
