"""Crayon: waxy strokes that skip the valleys of the paper."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, box_blur, grain, luminance, paper


def apply(image: Image, finish: Finish) -> Image:
    """Strong flat colour, broken by the paper's tooth and the stroke."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = box_blur(image[..., :3], max(1, round(2 * unit)), 1)
    grey = luminance(rgb)
    rgb = np.clip(grey[..., None] + (rgb - grey[..., None]) * 1.4, 0, 1)
    rgb = np.asarray(np.round(rgb * 10) / 10, np.float32)
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    strokes = np.sin((x * 0.8 + y) * 0.55 + grain(shape, 30 * unit, rng) * 2.4)
    tooth = paper(shape, unit * 1.3, rng)
    cover = np.clip(0.86 + strokes * 0.17 - tooth * 0.42, 0, 1) * np.clip(1.45 - grey * 0.55, 0, 1)
    wide = box_blur(grey, max(2, round(5 * unit)))
    line = np.clip((wide - box_blur(grey, max(1, round(unit)))) * 5, 0, 0.75)[..., None]
    cover = np.clip(cover, 0, 1)[..., None]
    sheet = np.array((0.99, 0.98, 0.95), np.float32)
    image[..., :3] = np.clip((sheet * (1 - cover) + rgb * cover) * (1 - line * 0.7), 0, 1)
    return image
