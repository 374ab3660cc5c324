"""Small WebP copies of images, made when first looked at and kept; it never touches an original."""

from __future__ import annotations

import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dallery.domain import svg

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

WIDTHS = (256, 512, 1024)
DECODE_CAP = 17_000_000  # pixels; a larger image is shown as it is


class Pictured(Protocol):
    """A stored picture: one of the gallery, or one that somebody sent to work from.  Edges in pixels."""

    @property
    def sha256(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class Thumbnails:
    """Thread-safe.  As many are made at a time as there are cores: without a bound, 300 pages took 1.1 GB."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = threading.Semaphore(os.cpu_count() or 1)

    def of(self, image: Pictured, original: Path, width: int) -> Path:
        """The path of a WebP at most `width` pixels wide, or `original` when that is small or too large already."""
        if image.width <= width or image.width * image.height > DECODE_CAP:
            return original
        target = self._folder / image.sha256[:2] / f"{image.sha256}.{width}.webp"
        if not target.exists():
            with self._room:
                if not target.exists():
                    _make(original, target, width)
        return target


def rasterised(data: bytes, width: int) -> Pixels:
    """An SVG of ours as pixels, `width` across; RGBA when a part of it is clear.  ValueError for any other SVG.

    Its outlines are laid down twice as large and then averaged, which is all the smoothing it needs.
    """
    from PIL import Image as Pillow
    from PIL import ImageDraw

    sheet = svg.sheet_of(data)
    height = max(1, round(sheet.height * width / sheet.width))
    size = (2 * width, 2 * height)
    board, shown = Pillow.new("RGB", size, "white"), Pillow.new("L", size, 0)
    pen, cutter = ImageDraw.Draw(board), ImageDraw.Draw(shown)
    cut = False
    for colour, loops in svg.outlines(data):
        if colour is not None:
            for loop in loops:
                pen.polygon(_placed(loop, sheet, size), fill=colour, outline=colour, width=2)
            continue
        cut = True
        # Large ones first, so that a hole is cut into what is around it and never into what stands within.
        for loop in sorted(loops, key=lambda one: -abs(_area(one))):
            cutter.polygon(_placed(loop, sheet, size), fill=255 if _area(loop) > 0 else 0)
    if cut:
        board.putalpha(shown)
    return board.resize((width, height), Pillow.Resampling.BOX)


def _placed(loop: svg.Points, sheet: svg.Sheet, size: tuple[int, int]) -> svg.Points:
    """In pixels.  Pillow walks every row of a polygon, so one that lies far outside must not be handed to it."""
    left, top, across, down = sheet.box
    right, low = size[0] / across, size[1] / down
    return [
        (min(max((x - left) * right, -9.0), size[0] + 9.0), min(max((y - top) * low, -9.0), size[1] + 9.0))
        for x, y in loop
    ]


def _area(loop: svg.Points) -> float:
    """Twice the area; what is filled runs clockwise, and holes, with an area below nothing, the other way."""
    return sum(x * after[1] - after[0] * y for (x, y), after in zip(loop, [*loop[1:], loop[0]], strict=True))


def _make(original: Path, target: Path, width: int) -> None:

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with original.open("rb") as file:
        drawn = file.read(5) == b"<svg "
    small = rasterised(original.read_bytes(), width) if drawn else _shrunk(original, width)
    temporary = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    small.save(temporary, "WEBP", quality=82, method=2)
    os.replace(temporary, target)


def _shrunk(original: Path, width: int) -> Pixels:
    """A wall of pictures stands still: of a GIF the first frame."""
    from PIL import Image as Pillow

    with Pillow.open(original, formats=("PNG", "JPEG", "WEBP", "GIF")) as opened:
        opened.draft("RGB", (width, width * 4))  # a JPEG is decoded at the size that is needed
        clear = "transparency" in opened.info or opened.mode in ("LA", "PA")
        plain = opened.mode in ("RGB", "RGBA")
        picture = opened if plain else opened.convert("RGBA" if clear else "RGB")
        height = max(1, round(picture.height * width / picture.width))
        return picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=2.0)
