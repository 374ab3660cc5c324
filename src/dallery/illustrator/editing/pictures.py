"""Uploads as pixels: opened, turned upright, cropped to the ordered size, and the mask that goes with them."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from ..order import IllustratorError

Pixels = npt.NDArray[np.uint8]
Area = npt.NDArray[np.bool_]
_MOST = 50_000_000  # pixels of an upload that are decoded at all


def opened(data: bytes, size: tuple[int, int] | None = None) -> Pixels:
    """An upload as RGBA, scaled and cropped about its middle to (width, height) where they differ.

    Raises IllustratorError when it is no picture or too large to open.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            if image.width * image.height > _MOST:
                raise IllustratorError("The picture to change is too large: 50 million pixels are the most.")
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as exc:
        if isinstance(exc, IllustratorError):
            raise
        raise IllustratorError("The picture to change cannot be opened: it must be PNG, JPEG, WebP or GIF.") from exc
    if size is not None and upright.size != size:
        upright = ImageOps.fit(upright, size, Image.Resampling.LANCZOS)
    return np.array(upright)


def area_of(mask: bytes | None, source: Pixels) -> Area | None:
    """Where the picture may change: where the mask is transparent, or white if it knows no transparency.

    Without a mask the picture's own transparent part counts. None: there is neither.
    """
    height, width = source.shape[:2]
    if mask is None:
        own = source[..., 3] < 128
        return own if own.any() else None
    pixels = opened(mask, (width, height))
    clear: Area = pixels[..., 3] < 128
    if not clear.any() and pixels[..., :3].std() > 8:
        clear = pixels[..., :3].mean(2) > 127
    return clear


def box_of(area: Area) -> tuple[int, int, int, int]:
    """(left, top, right, bottom) of an area that is not empty."""
    rows, columns = np.nonzero(area.any(1))[0], np.nonzero(area.any(0))[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
