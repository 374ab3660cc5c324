"""Charcoal: soft black rubbed into rough paper, hard edges redrawn, lights lifted out."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, paper, tones


def apply(image: Image, finish: Finish) -> Image:
    """Broad side-strokes that catch the paper's tooth, then the point of the stick."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    grey = tones(image[..., :3], 1, 97)
    soft = blend(blur(grey, 5 * unit)[..., None], grey[..., None], np.clip(fine * 1.4, 0, 1))[..., 0]
    dark = np.clip(1 - soft, 0, 1) ** 1.15
    tooth = paper(shape, unit * 1.5, rng) + rng.standard_normal(shape, np.float32) * 0.16
    side = hatch(shape, unit, 0.8, 26, grain(shape, 60 * unit, rng) * 3) - 0.5
    rubbed = blur(dark, 10 * unit) * 0.4
    steady = face * np.clip(fine * 1.6, 0, 1)
    rough = np.clip((dark * 1.55 - 0.3 + side * 0.32) - tooth * 0.55 * (1 - steady * 0.7), 0, 1)
    line = contours(image, 1.2 * unit, 6 * unit, 9) * np.clip(1.05 - tooth * 0.5, 0.3, 1.1)
    total = np.clip(rubbed + rough * 0.72 + line * 0.85, 0, 0.97)
    lifted = np.clip(grey - 0.86, 0, 1) * 4 * np.clip(0.8 - tooth, 0, 1)
    sheet = ink("e6ddcd") + tooth[..., None] * np.float32(0.022)
    drawn = blend(np.asarray(sheet, np.float32), ink("1b1a1c"), total)
    drawn = blend(drawn, ink("fffdf6"), np.clip(lifted * (1 - total), 0, 0.85))
    image[..., :3] = np.clip(drawn, 0, 1)
    return image
