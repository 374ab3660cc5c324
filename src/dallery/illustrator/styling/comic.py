"""Comic: flat process colours, dots in the shadows, confident black outlines."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, blur, contours, detail, focused, ink, luminance, paper, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Colour in steps, a screen of dots at forty-five degrees, spotted blacks."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    steady = focused(shape, finish) * np.clip(detail(image, finish) * 1.5, 0, 1)
    rgb = saturated(image[..., :3], 1.45)
    labels, palette = limited(rgb, 20, 2.2 * unit, 3)
    flat = blend(palette[labels] * np.float32(1.03), rgb, np.asarray(steady * 0.85, np.float32))
    grey = blur(luminance(image[..., :3]), 6 * unit)
    turn = np.float32(0.70711 / 6.5)
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    u, v = (x + y) * turn, (x - y) * turn
    far = np.hypot(u - np.round(u), v - np.round(v))
    dot = np.clip((np.clip(0.62 - grey, 0, 0.46) - far) * 7 * max(0.7, unit), 0, 1) * (1 - steady)
    found = blend(flat, flat * np.float32(0.62), np.asarray(dot, np.float32))
    black = np.clip((0.1 - blur(luminance(rgb), 2 * unit)) * 16, 0, 0.9) * (1 - steady)
    line = np.maximum(np.clip(contours(image, 1.0 * unit, 4.6 * unit, 13) * 1.6 - 0.3, 0, 1), black * 0.8)
    found = blend(found, ink("14121a"), np.asarray(line, np.float32))
    sheet = ink("fff8ea") + paper(shape, unit, rng)[..., None] * 0.016
    image[..., :3] = np.clip(found * sheet, 0, 1)
    return image
