"""Small WebP copies of images, made when first looked at and kept; it never touches an original."""

from __future__ import annotations

import os
import secrets
import threading
from pathlib import Path

from dallery.domain.image import Image

WIDTHS = (256, 512, 1024)
DECODE_CAP = 17_000_000  # pixels; a larger image is shown as it is


class Thumbnails:
    """Thread-safe.  As many are made at a time as there are cores: without a bound, 300 pages took 1.1 GB."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = threading.Semaphore(os.cpu_count() or 1)

    def of(self, image: Image, original: Path, width: int) -> Path:
        """The path of a WebP at most `width` pixels wide, or `original` when that is small or too large already."""
        if image.width <= width or image.width * image.height > DECODE_CAP:
            return original
        target = self._folder / image.sha256[:2] / f"{image.sha256}.{width}.webp"
        if not target.exists():
            with self._room:
                if not target.exists():
                    _make(original, target, width)
        return target


def _make(original: Path, target: Path, width: int) -> None:
    from PIL import Image as Pillow

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Pillow.open(original, formats=("PNG", "JPEG", "WEBP")) as opened:
        opened.draft("RGB", (width, width * 4))  # a JPEG is decoded at the size that is needed
        clear = "transparency" in opened.info or opened.mode in ("LA", "PA")
        plain = opened.mode in ("RGB", "RGBA")
        picture = opened if plain else opened.convert("RGBA" if clear else "RGB")
        height = max(1, round(picture.height * width / picture.width))
        small = picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=2.0)
    temporary = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    small.save(temporary, "WEBP", quality=82, method=2)
    os.replace(temporary, target)
