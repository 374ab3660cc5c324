"""A picture in the terminal, in coloured half blocks that every true-colour terminal shows; it never raises."""

from __future__ import annotations

import io
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

COLUMNS = 64


def show(data: bytes) -> None:
    """Two pixels per character cell.  Formats that Pillow may not open here are passed over in silence."""
    try:
        with _opened(data) as picture:
            width = min(COLUMNS, shutil.get_terminal_size().columns - 2)
            height = max(2, round(width * picture.height / picture.width)) // 2 * 2
            small = picture.convert("RGB").resize((width, height))
    except (OSError, ValueError):
        return
    pixels = small.load()
    if pixels is None:
        return
    for y in range(0, height, 2):
        cells = []
        for x in range(width):
            (r, g, b), (r2, g2, b2) = _rgb(pixels[x, y]), _rgb(pixels[x, y + 1])
            cells.append(f"\x1b[38;2;{r};{g};{b}m\x1b[48;2;{r2};{g2};{b2}m▀")
        sys.stdout.write("".join(cells) + "\x1b[0m\n")


def _opened(data: bytes) -> Image:
    from PIL import Image

    from dallery.thumbnails import rasterised

    if data.startswith(b"<svg "):
        return rasterised(data, 8 * COLUMNS)
    return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF"))


def _rgb(pixel: float | tuple[int, ...]) -> tuple[int, int, int]:
    if not isinstance(pixel, tuple):
        return (int(pixel), int(pixel), int(pixel))
    return (pixel[0], pixel[1], pixel[2])
