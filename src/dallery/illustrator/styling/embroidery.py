"""Embroidery: cross-stitch on linen, one cross for every thread count, finer stitches in faces."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, detail, focused, grain, ink, resized, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Few silks; each cross has an upper and a lower thread and a shadow on the cloth."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = saturated(image[..., :3], 1.35)
    near = focused(shape, finish) * detail(image, finish)
    large = _crosses(rgb, max(4, round(11 * unit)), rng)
    small = _crosses(rgb, max(3, round(5.5 * unit)), rng)
    found = blend(large, small, np.asarray(near > 0.2, np.float32))
    image[..., :3] = np.clip(found + grain(shape, 2 * unit, rng)[..., None] * 0.01, 0, 1)
    return image


def _crosses(rgb: Image, cell: int, rng: np.random.Generator) -> Image:
    height, width = rgb.shape[:2]
    rows, columns = -(-height // cell), -(-width // cell)
    small = resized(rgb, (rows, columns))
    small = np.asarray(np.round(small * 9) / 9, np.float32)
    small *= (1 + rng.standard_normal((rows, columns), np.float32) * 0.03)[..., None]
    silk = small.repeat(cell, 0).repeat(cell, 1)[:height, :width]
    line = (np.arange(cell, dtype=np.float32) + 0.5) / cell - 0.5
    y, x = line[:, None], line[None]
    upper = np.clip((0.2 - abs(x - y)) * 9, 0, 1) * np.clip((0.52 - abs(x + y) * 0.55) * 9, 0, 1)
    lower = np.clip((0.2 - abs(x + y)) * 9, 0, 1) * np.clip((0.52 - abs(x - y) * 0.55) * 9, 0, 1)
    cover = np.maximum(upper, lower * 0.97)
    round_up = 1.12 - abs(x - y) * 1.7
    round_low = 0.9 - abs(x + y) * 1.7
    shade = np.where(upper > 0.4, round_up, round_low)
    shade = shade + 0.05 * np.sin((x + y) * 2 * np.pi * 4)
    tile = (rows, columns)
    cover_all = np.tile(cover, tile)[:height, :width].astype(np.float32)
    shade_all = np.tile(shade, tile)[:height, :width].astype(np.float32)
    weave = np.tile(0.9 + 0.1 * np.cos(x * 4 * np.pi) * np.cos(y * 4 * np.pi), tile)[:height, :width].astype(np.float32)
    cloth = ink("e9dfca") * weave[..., None] * (0.72 + 0.28 * (1 - cover_all[..., None]))
    # The cloth under dark silk is dark too: thread is thick and hides it.
    cloth = cloth * 0.45 + silk * 0.55
    return blend(np.asarray(cloth, np.float32), silk * shade_all[..., None], cover_all)
