"""Pencil: contours and hatching in graphite on cream paper."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, paper, tones


def apply(image: Image, finish: Finish) -> Image:
    """Contours drawn twice, hatching by darkness, finer hatching and less of it in faces."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    grey = tones(image[..., :3], 1, 98)
    if finish.night:
        grey = np.asarray(np.sqrt(grey) * 0.9, np.float32)
    fine, face = detail(image, finish), focused(shape, finish)
    soft = blur(grey, max(1.0, 1.6 * unit))
    pressed = np.clip(0.8 + grain(shape, 45 * unit, rng) * 0.28, 0.35, 1.15)
    contour = contours(image, 0.8 * unit, 3.2 * unit, 11) ** 0.85 * np.maximum(pressed, face)
    again = np.roll(contour, (max(1, round(1.6 * unit)), -max(1, round(2.2 * unit))), (0, 1)) * 0.35 * (1 - face)
    wobble = grain(shape, 40 * unit, rng) * 1.4
    dark = 1 - soft
    shade = np.zeros(shape, np.float32)
    for slope, start, spacing in ((1.0, 0.2, 5.4), (-0.75, 0.48, 5.0), (0.15, 0.7, 4.4)):
        lines = np.clip(hatch(shape, unit, slope, spacing, wobble) * 1.6 - 0.45, 0, 1)
        shade = np.maximum(shade, lines * np.clip((dark - start) * 1.8, 0, 1) * 0.74)
    smudge = dark * (0.16 + 0.42 * face * np.clip(fine * 1.5, 0, 1))
    tooth = paper(shape, unit, rng)
    total = np.clip(contour + again + shade * (1 - 0.55 * face) + smudge, 0, 1) * np.clip(0.92 + tooth * 0.3, 0.3, 1.2)
    sheet = ink("faf6ec") + tooth[..., None] * 0.012
    graphite = ink("2f2f36")
    image[..., :3] = np.clip(blend(np.asarray(sheet, np.float32), graphite, np.clip(total, 0, 1)), 0, 1)
    return image
