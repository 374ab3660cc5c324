"""Pastel: soft sticks on toned, rough paper that shows through every stroke."""

from __future__ import annotations

import numpy as np

from .strokes import Layer, along, bristles, lay, lifted, sheet_of
from .style import Finish, Image, blend, blur, detail, focused, ink, paper, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Powdery strokes over each other, faces rubbed smooth with a finger."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    sheet = ink("3a3f58") if finish.night else ink("c9b8a6")
    soft = saturated(image[..., :3], 1.25) * np.float32(0.88) + np.float32(0.1)
    fine = detail(image, finish)
    fields = (soft, along(image, finish) * 0.3 - 0.9, fine)
    surface = sheet_of(blend(sheet, blur(soft, 8 * unit), np.full(shape, 0.62, np.float32)))
    sprites = bristles(rng, 0.85)
    for layer in (Layer(52, 11, turn=0.12, alpha=205), Layer(26, 7, turn=0.15, least=0.12, alpha=225),
                  Layer(12, 4, turn=0.2, least=0.4, alpha=235)):  # fmt: skip
        lay(surface, sprites, layer, fields, unit, rng)
    painted = lifted(surface)
    face = focused(shape, finish) * np.clip(fine * 1.6, 0, 1)
    painted = blend(painted, soft, np.asarray(face * 0.8, np.float32))
    tooth = np.clip(paper(shape, unit * 0.9, rng) * 0.75 - 0.12, 0, 0.55) * (1 - 0.6 * face)
    image[..., :3] = np.clip(blend(painted, sheet, tooth), 0, 1)
    return image
