"""Pop art: loud flat inks, thick black outlines and rows of dots."""

from __future__ import annotations

import numpy as np

from .shapes import limited, nearest
from .style import Finish, Image, blend, blur, contours, detail, focused, ink, luminance, saturated

_INKS = (
    "ffd400", "ff2e88", "00b7eb", "ff6a13", "ffffff", "17120f", "7b2cbf", "12b76a", "e4002b", "ffd9b8", "1746d1",
    "9be15d",
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Each colour becomes the loudest ink near it; the half-tones become dots."""
    unit = finish.unit
    shape = (image.shape[0], image.shape[1])
    steady = focused(shape, finish) * np.clip(detail(image, finish) * 1.5, 0, 1)
    rgb = saturated(image[..., :3], 2.1)
    bright = np.asarray(np.clip(rgb**0.8, 0, 1), np.float32)
    labels, palette = limited(bright, 12, 2.4 * unit, 5)
    inks = np.stack([ink(text) for text in _INKS])
    flat = inks[nearest(palette, inks)][labels]
    flat = blend(flat, bright, np.asarray(steady * 0.7, np.float32))
    grey = blur(luminance(image[..., :3]), 3 * unit)
    y = np.arange(shape[0], dtype=np.float32)[:, None] / (11 * unit)
    x = np.arange(shape[1], dtype=np.float32)[None] / (11 * unit)
    far = np.minimum(_off(x, y), _off(x + 0.5, y + 0.5))
    size = np.clip(0.47 - np.abs(grey - 0.62) * 0.9, 0, 0.42)
    dot = np.clip((size - far) * 9 * max(1.0, unit), 0, 1) * (1 - steady)
    deep = np.where((grey > 0.55)[..., None], np.float32(1.0), flat * 0.55)
    found = blend(flat, np.asarray(deep, np.float32), np.asarray(dot * 0.85, np.float32))
    line = np.clip(contours(image, 1.4 * unit, 6.5 * unit, 14) * 1.5 - 0.3, 0, 1)
    image[..., :3] = np.clip(blend(found, ink("17120f"), np.asarray(line, np.float32)), 0, 1)
    return image


def _off(x: Image, y: Image) -> Image:
    """How far from the nearest point of a lattice of step 1."""
    return np.asarray(np.hypot(x - np.round(x), y - np.round(y)), np.float32)
