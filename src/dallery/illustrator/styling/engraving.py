"""Engraving: tone made of swelling parallel lines, as on a banknote or in an old book."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, ink, paper, tones


def apply(image: Image, finish: Finish) -> Image:
    """Lines bend with the brightness under them and thicken where it is dark; a second set crosses the darks."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    face = focused(shape, finish) * np.clip(detail(image, finish) * 1.6, 0, 1)
    grey = tones(image[..., :3], 2, 97) ** np.float32(0.6 if finish.night else 0.85)
    soft = blur(np.asarray(grey, np.float32), max(1.0, 2.0 * unit))
    bend = blur(soft, 16 * unit) * 26
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    dark = 1 - soft
    sharp = 2.6 * max(0.6, unit)

    def lines(across: float, down: float, spacing: float, tone: Image) -> Image:
        phase = (x * across + y * down + bend) * np.float32(2 * np.pi / spacing)
        swell = (0.5 * np.sin(phase) - 0.5 + tone) * sharp + 0.5 * (tone > 0.04)
        return np.asarray(np.clip(swell, 0, 1), np.float32)

    first = lines(0.12, 1.0, 6.6, np.clip(dark * 0.92 - 0.02, 0, 0.8))
    second = lines(0.8, 0.6, 6.4, np.clip(dark * 1.25 - 0.62, 0, 0.6))
    third = lines(-0.7, 0.7, 6.0, np.clip(dark * 1.6 - 1.1, 0, 0.6))
    plate = np.maximum(np.maximum(first, second), third)
    plate = blend(plate[..., None], np.clip((0.5 - grey) * 6, 0, 1)[..., None], np.asarray(face, np.float32))[..., 0]
    line = np.clip(contours(image, 0.7 * unit, 3.2 * unit, 12) * 1.3 - 0.2, 0, 1)
    worn = 0.98 - np.clip(paper(shape, unit, rng), 0, 1) * 0.2
    total = np.clip(np.maximum(plate * 0.92, line), 0, 1) * worn
    sheet = ink("f0e4c8") + (grain(shape, 150 * unit, rng) * 0.02)[..., None]
    image[..., :3] = np.clip(blend(np.asarray(sheet, np.float32), ink("2a1d14"), total), 0, 1)
    return image
