"""Turns finished pixels into files; it changes no colours."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image

MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}


def encode(pixels: npt.NDArray[np.uint8], output_format: str, quality: int) -> bytes:
    """RGBA pixels as a file; JPEG knows no transparency and gets white ground."""
    image = Image.fromarray(pixels, "RGBA")
    opaque = bool(pixels[..., 3].min() == 255)
    out = io.BytesIO()
    if output_format == "png":
        (image.convert("RGB") if opaque else image).save(out, "PNG", compress_level=1)
    elif output_format == "webp":
        (image.convert("RGB") if opaque else image).save(out, "WEBP", quality=quality, method=2)
    else:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        ground.convert("RGB").save(out, "JPEG", quality=max(1, min(95, quality)))
    return out.getvalue()
