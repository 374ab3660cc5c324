"""Woodcut: black ink from a gouged block, white cuts that follow the light, one warm tint under it."""

from __future__ import annotations

import numpy as np

from .strokes import along
from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, paper, tones


def apply(image: Image, finish: Finish) -> Image:
    """The wider the cut, the lighter the place; cuts lie along the slope of each form."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    face = focused(shape, finish) * np.clip(detail(image, finish) * 1.6, 0, 1)
    grey = np.asarray(tones(image[..., :3], 2, 95) ** 0.72, np.float32)
    soft = blur(grey, max(1.0, 1.6 * unit))
    slope = np.sin(2 * blur(along(image, finish), 30 * unit))
    bend = slope * 3.0 + grain(shape, 46 * unit, rng) * 1.3
    cuts = hatch(shape, unit, 0.25, 10.5, bend)
    black = np.clip((1 - soft * 1.3 - cuts * 0.78 + 0.34) * 6, 0, 1)
    plain = np.clip((0.48 - grey) * 9, 0, 1)
    black = black + (plain - black) * face
    black = np.maximum(black, np.clip(contours(image, 1.2 * unit, 5.5 * unit, 14) * 1.3 - 0.15, 0, 1))
    black = np.where(soft > 0.93, black * 0.25, black)
    wood = hatch(shape, unit, 0.015, 6, grain(shape, 120 * unit, rng) * 6)
    worn = np.clip(0.97 - np.clip(paper(shape, unit, rng) - 0.42, 0, 1) * 1.1 - (wood > 0.94) * 0.16, 0.4, 1)
    tint = np.clip((image[..., 0] - image[..., 2]) * 1.6 - 0.1, 0, 0.85)
    sheet = blend(ink("f1e6cf"), ink("d9682f"),
                  np.asarray(np.round(tint * 2) / 2.4, np.float32))  # fmt: skip
    printed = blend(sheet, ink("1a1613"), np.asarray(black * worn, np.float32))
    image[..., :3] = np.clip(printed, 0, 1)
    return image
