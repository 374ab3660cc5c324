"""Coloured pencil: layered strokes of colour, white paper between them, a darker line around."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, luminance, paper, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Two directions of strokes in two colours, pressed harder where it is dark."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    rgb = saturated(image[..., :3], 1.55)
    rgb = blend(blur(rgb, max(1.0, 2.2 * unit)), rgb, np.clip(fine * 1.3, 0, 1))
    grey = luminance(rgb)
    tooth = paper(shape, unit * 0.9, rng)
    wobble = grain(shape, 34 * unit, rng) * 1.3
    first = np.clip(hatch(shape, unit, 1.1, 7.0, wobble) * 1.5 - 0.12 - tooth * 0.4, 0, 1)
    second = np.clip(hatch(shape, unit, 0.45, 8.0, wobble + 1) * 1.5 - 0.4 - tooth * 0.4, 0, 1)
    pressure = np.clip(1.1 - grey * 0.42, 0.4, 1)
    steady = face * np.clip(fine * 1.6, 0, 1) * 0.65
    cover = np.clip((0.42 + 0.5 * first) * pressure + steady, 0, 0.97)
    sheet = ink("fdfbf5")
    light = rgb * np.float32(0.8) + np.float32(0.2)
    drawn = blend(blend(sheet, np.asarray(light, np.float32), cover), rgb * np.float32(0.86), second * pressure * 0.55)
    line = contours(image, 0.8 * unit, 3.4 * unit, 8) * np.clip(0.9 - tooth * 0.5, 0.2, 1)
    image[..., :3] = np.clip(drawn * (1 - line[..., None] * (0.85 - 0.45 * rgb)), 0, 1)
    return image
