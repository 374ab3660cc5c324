"""Isometric: the picture built of little cubes, each with a lit top and two darker sides."""

from __future__ import annotations

import numpy as np

from .shapes import averaged
from .style import Finish, Image, blend, detail, focused, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Cubes on a hexagonal plan; smaller cubes in faces, so that eyes stay eyes."""
    unit = finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = saturated(image[..., :3], 1.25)
    near = focused(shape, finish) * detail(image, finish)
    large, small = _cubes(rgb, max(3.0, 14 * unit)), _cubes(rgb, max(2.0, 5.5 * unit))
    found = blend(large, small, np.asarray(near > 0.22, np.float32))
    image[..., :3] = np.clip(found, 0, 1)
    return image


def _cubes(rgb: Image, side: float) -> Image:
    height, width = rgb.shape[:2]
    y = np.arange(height, dtype=np.float32)[:, None] / side
    x = np.arange(width, dtype=np.float32)[None] / side
    q = x * np.float32(0.57735) - y / 3
    r = y * np.float32(2 / 3) + x * 0
    s = -q - r
    a, b, c = np.round(q), np.round(r), np.round(s)
    da, db, dc = abs(a - q), abs(b - r), abs(c - s)
    first = (da > db) & (da > dc)
    second = ~first & (db > dc)
    a = np.where(first, -b - c, a)
    b = np.where(second, -a - c, b)
    cx = np.float32(1.73205) * (a + b / 2)
    cy = 1.5 * b
    index = (a - a.min()) * (b.max() - b.min() + 2) + (b - b.min())
    _, labels = np.unique(index.astype(np.int32), return_inverse=True)
    colour = averaged(labels.reshape(height, width).astype(np.int32), rgb)
    dx, dy = x - cx, y - cy
    top = dy < -abs(dx) * np.float32(0.57735)
    shade = np.where(top, 1.16, np.where(dx < 0, 0.94, 0.7)).astype(np.float32)
    seam = np.minimum(abs(np.where(top, 1.0, dx)), abs(dy + abs(dx) * np.float32(0.57735)))
    rim = np.clip(1 - seam * side / 1.1, 0, 1) * 0.12
    lifted = colour * (shade + rim)[..., None] + (top * 0.035)[..., None]
    return np.asarray(lifted, np.float32)
