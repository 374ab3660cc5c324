"""Crayon: thick waxy strokes by a small hand, skipping the valleys of the paper."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, contours, detail, focused, grain, hatch, ink, paper, saturated, swayed


def apply(image: Image, finish: Finish) -> Image:
    """A box of few strong colours, scribbled; outlines gone over twice."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    image = swayed(image, finish, 5.0, rng)
    rgb = saturated(image[..., :3], 1.6)
    labels, palette = limited(rgb, 20, 2.5 * unit)
    flat = blend(palette[labels], rgb, np.clip(fine * 0.9, 0, 0.85))
    tooth = paper(shape, unit * 1.4, rng)
    turn = grain(shape, 130 * unit, rng)
    scribble = hatch(shape, unit, 0.9, 13, turn * 3 + grain(shape, 26 * unit, rng) * 1.3)
    steady = face * np.clip(fine * 1.8, 0, 1)
    cover = np.clip(0.74 + scribble * 0.42 - np.clip(tooth, -0.2, 1) * 0.6 + steady * 0.5, 0.08, 1)
    waxy = flat * (0.93 + 0.12 * scribble[..., None])
    sheet = ink("fbf8f0")
    drawn = blend(sheet, np.asarray(waxy, np.float32), cover)
    line = contours(image, 1.2 * unit, 7 * unit, 6) * np.clip(1.1 - tooth * 0.9, 0.1, 1.1)
    image[..., :3] = np.clip(drawn * (1 - np.clip(line, 0, 1)[..., None] * (0.92 - 0.35 * flat)), 0, 1)
    return image
