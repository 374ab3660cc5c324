"""Ink wash (수묵화): grey washes that bleed into paper, darkest where forms end."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, box_blur, enlarge, grain, luminance, paper, warped


def apply(image: Image, finish: Finish) -> Image:
    """Ink by darkness, with a memory of the warmest colours."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    sway = 5 * unit
    image = warped(image, grain(shape, 14 * unit, rng) * sway, grain(shape, 14 * unit, rng) * sway)
    rgb = box_blur(image[..., :3], max(1, round(2 * unit)), 1)
    grey = luminance(rgb)
    if finish.night:
        grey = np.clip(grey * 1.7 + 0.1, 0, 1)
    low = box_blur(grey, max(2, round(7 * unit)))
    line = np.clip((low - grey) * 6, 0, 1)
    bleed = enlarge(box_blur(rng.standard_normal((36, 36), np.float32), 2), shape)
    ink = np.clip(np.clip(1 - grey, 0, 1) ** 1.5 * (0.9 + 0.6 * bleed) + line * 0.75, 0, 1)
    tooth = paper(shape, unit, rng)
    ink = np.clip(ink * (1 + tooth * 0.1), 0, 1)[..., None]
    sheet = np.array((0.955, 0.93, 0.872), np.float32) + tooth[..., None] * 0.016
    found = sheet * (1 - ink) + np.array((0.1, 0.1, 0.13), np.float32) * ink
    vivid = rgb.max(2) - rgb.min(2)
    warm = np.clip((rgb[..., 0] - rgb[..., 2]) * 1.4, 0, 1) * vivid
    keep = np.clip(warm * 0.75, 0, 0.55)[..., None]
    image[..., :3] = np.clip(found * (1 - keep) + rgb * sheet * keep, 0, 1)
    return image
