"""Looks at the colours of pictures after they are kept, one at a time and never in an order's way.

It reads the smallest thumbnail, which the wall needs anyway, and works a quarter of the time at most: when no job moved
for some seconds, and where they never rest, a little twice a minute.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from dallery.beside import Beside
from dallery.domain.colours import colours_of
from dallery.domain.image import Image
from dallery.errors import NotFound, StorageUnavailable
from dallery.storage.blobs import Blobs
from dallery.storage.marks import Marks
from dallery.thumbnails import DECODE_CAP, WIDTHS, Thumbnails

log = logging.getLogger("dallery.colouring")
LOOK = 3.0  # seconds between looks for pictures without colours
BATCH = 20
PATIENCE = 30.0  # seconds after which it works although jobs go on
REST = 3.0  # times as long as it worked
SIDE = 32  # pixels


class Colouring:
    """One thread, begun with `beside.start`; where several processes run, each picture is still coloured once."""

    def __init__(
        self, marks: Marks, blobs: Blobs, thumbnails: Thumbnails, happened: Callable[[], int] = lambda: 0
    ) -> None:
        """`happened` counts what happens to jobs here."""
        self._marks = marks
        self._blobs = blobs
        self._thumbnails = thumbnails
        self._happened = happened
        self._heard = happened()
        self._waited = 0.0
        self.beside = Beside("colouring", self._loop)

    def catch_up(self, rest: Callable[[float], object] = lambda _: None) -> int:
        """Colour up to 20 pictures, the newest first; how many.  `rest` is told how many seconds each one took."""
        done = 0
        for image in self._marks.colourless(BATCH):
            if self.beside.stopped:
                break
            began = time.monotonic()
            self._marks.colour(image.id, self._colours(image))
            done += 1
            rest(time.monotonic() - began)
        return done

    def _colours(self, image: Image) -> tuple[str, ...]:
        """None at all for a picture that cannot be opened: it is not looked at again."""
        if image.width * image.height > DECODE_CAP:
            return ()  # it has no thumbnail, and is never decoded here
        try:
            return colours_of(_pixels(self._thumbnails.of(image, self._blobs.path(image.sha256), WIDTHS[0])))
        except (NotFound, OSError, ValueError, SyntaxError, EOFError):
            return ()

    def quiet(self, seconds: float = LOOK) -> bool:
        """Whether it is time to work, asked every so many `seconds`."""
        before, self._heard = self._heard, self._happened()
        self._waited += seconds
        if self._heard != before and self._waited < PATIENCE:
            return False
        self._waited = 0.0
        return True

    def _loop(self) -> None:
        while not self.beside.rest(LOOK):
            try:
                while self.quiet() and self.catch_up(lambda took: self.beside.rest(REST * took)) == BATCH:
                    if self.beside.stopped:
                        break
            except (StorageUnavailable, OSError):
                log.warning("colours have to wait", exc_info=True)


def _pixels(path: Path) -> list[tuple[int, int, int]]:
    from PIL import Image as Pillow

    with Pillow.open(path, formats=("PNG", "JPEG", "WEBP", "GIF")) as picture:
        raster = picture.convert("RGB").resize((SIDE, SIDE)).tobytes()
    return [(raster[at], raster[at + 1], raster[at + 2]) for at in range(0, len(raster), 3)]
