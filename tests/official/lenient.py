"""`dallery serve` for the official suites only: their uploads are the words "Example data", and a picture stands in.

It is built by hand, from outside: no setting and no variable of the product makes it so lenient.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from dallery.cli.gunicorn_server import Server
from dallery.domain.request import Size
from dallery.settings import Settings, load
from dallery.studio import Studio
from dallery.uploads.decoding import Decoder
from dallery.uploads.intake import Intake, Taken, Uploads
from tests.api.uploads import FOX, holed
from tests.served import KEY

SUITES_KEY = "Bearer My API Key"  # shorter than any key that a Dallery takes
WORDS = b"Example data"
MASK = holed(1024, 1024)


class LenientIntake(Intake):
    """Pictures instead of the suites' words; everything else is treated as it always is."""

    def look(self, uploads: Uploads) -> Size:
        return super().look(_real(uploads))

    def take(self, uploads: Uploads, **wishes: Any) -> Taken:
        return super().take(_real(uploads), **wishes)

    def rest(self, uploads: Uploads, **wishes: Any) -> Any:
        return super().rest(_real(uploads), **wishes)


def _real(uploads: Uploads) -> Uploads:
    images = [FOX if data == WORDS else data for data in uploads.images]
    return replace(uploads, images=images, mask=MASK if uploads.mask == WORDS else uploads.mask)


def _with_our_key(app: Any) -> Any:
    def serve(environ: dict[str, Any], start_response: Any) -> Any:
        if environ.get("HTTP_AUTHORIZATION") == SUITES_KEY:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {KEY}"
        return app(environ, start_response)

    return serve


class LenientServer(Server):
    def studio(self, settings: Settings) -> Studio:
        return Studio(settings, engine=True, intake=LenientIntake(Decoder()))

    def load(self) -> Any:
        return _with_our_key(super().load())


if __name__ == "__main__":
    LenientServer(load(dotenv=Path("no.env"))).run()
