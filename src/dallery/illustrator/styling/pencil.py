"""Pencil: contours and hatching in graphite on cream paper."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, box_blur, grain, luminance, paper


def apply(image: Image, finish: Finish) -> Image:
    """Contours from a difference of blurs, hatching by darkness."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    grey = luminance(image[..., :3])
    fine, wide = box_blur(grey, max(1, round(1.2 * unit))), box_blur(grey, max(2, round(5 * unit)))
    contour = np.clip((wide - fine) * 9, 0, 1) ** 0.8
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    wobble = grain(shape, 40 * unit, rng) * 3
    tone = 1 - fine
    shade = np.zeros(shape, np.float32)
    for k, (slope, start) in enumerate(((1.0, 0.22), (-0.7, 0.5), (0.15, 0.72))):
        lines = 0.5 + 0.5 * np.sin((x * slope + y + wobble) * (0.92 + 0.1 * k))
        strength = np.clip((tone - start) * 1.9, 0, 1)
        shade = np.maximum(shade, np.clip(lines * 1.5 - 0.5, 0, 1) * strength * 0.72)
    tooth = paper(shape, unit, rng)
    dark = np.clip(contour * 0.9 + shade + tone * 0.16, 0, 1) * np.clip(0.9 + tooth * 0.28, 0.3,
        1.2)
    sheet = np.array((0.975, 0.962, 0.93), np.float32) + tooth[..., None] * 0.012
    graphite = np.array((0.2, 0.2, 0.23), np.float32)
    dark = np.clip(dark, 0, 1)[..., None]
    image[..., :3] = np.clip(sheet * (1 - dark) + graphite * dark, 0, 1)
    return image
