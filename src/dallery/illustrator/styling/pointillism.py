"""Pointillism: the picture in dots of pure colour, each a little off, mixing only in the eye."""

from __future__ import annotations

import numpy as np

from .strokes import Layer, dabs, lay, lifted, sheet_of
from .style import Finish, Image, blend, blur, detail, focused, ink, luminance, saturated

_LAYERS = (
    Layer(46, 12, colour=0.06, alpha=250), Layer(34, 8.5, colour=0.11, alpha=250),
    Layer(21, 5.2, least=0.16, colour=0.08, alpha=250), Layer(13, 3.2, least=0.42, colour=0.04, alpha=250),
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Dots on primed canvas, smaller where there is something to see."""
    rng, unit = finish.rng(), finish.unit
    rgb = saturated(image[..., :3], 1.6)
    grey = luminance(rgb)[..., None]
    rgb = np.asarray(np.clip(rgb + (ink("2a2a8c") - rgb) * np.clip(0.35 - grey, 0, 1) * 0.7, 0, 1), np.float32)
    fine = detail(image, finish)
    surface = sheet_of(blend(ink("efe6d0"), blur(rgb, 10 * unit),
                             np.full(fine.shape, 0.55, np.float32)))  # fmt: skip
    fields = (rgb, np.zeros_like(fine), fine)
    sprites = dabs(rng)
    for layer in _LAYERS:
        lay(surface, sprites, layer, fields, unit, rng)
    face = focused(fine.shape, finish) * np.clip(fine * 1.6, 0, 1)
    image[..., :3] = blend(lifted(surface), rgb, np.asarray(face * 0.5, np.float32))
    return image
