"""Pixel art: large square pixels in few, clear colours."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, luminance

_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16


def apply(image: Image, finish: Finish) -> Image:
    """Averages into cells, orders a dither, steps the colours."""
    cell = max(2, round(7 * finish.unit))
    height, width = image.shape[:2]
    rows, columns = np.arange(0, height, cell), np.arange(0, width, cell)
    total = np.add.reduceat(np.add.reduceat(image, rows, 0), columns, 1)
    counts = np.diff(np.append(rows, height))[:, None] * np.diff(np.append(columns, width))[None]
    small = total / counts[..., None]
    rgb = small[..., :3]
    grey = luminance(rgb)[..., None]
    rgb = np.clip((grey + (rgb - grey) * 1.25 - 0.5) * 1.1 + 0.5, 0, 1)
    tile = np.tile(_BAYER, (len(rows) // 4 + 1, len(columns) // 4 + 1))
    rgb = rgb + (tile[: len(rows), : len(columns), None] - 0.5) / 13
    small[..., :3] = np.clip(np.round(rgb * 9) / 9, 0, 1)
    small[..., 3] = small[..., 3] > 0.5
    found = small.repeat(cell, 0).repeat(cell, 1)[:height, :width]
    return np.asarray(found, np.float32)
