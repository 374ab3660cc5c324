"""Impressionist: short, broken touches of pure colour, warm beside cool, light everywhere."""

from __future__ import annotations

import numpy as np

from .strokes import Layer, along, bristles, lay, lifted, sheet_of
from .style import Finish, Image, blend, blur, detail, focused, luminance, relief, saturated

_LAYERS = (
    Layer(46, 13, turn=0.5, colour=0.06), Layer(30, 9, turn=0.6, colour=0.08, most=0.75),
    Layer(18, 6.5, least=0.14, turn=0.4, colour=0.07), Layer(10, 4, least=0.42, turn=0.3, colour=0.04),
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Shadows turn violet, lights turn warm, and every touch differs a little from the next."""
    rng, unit = finish.rng(), finish.unit
    rgb = image[..., :3]
    grey = luminance(rgb)[..., None]
    violet, cream = np.array((0.42, 0.36, 0.72), np.float32), np.array((1.0, 0.93, 0.72), np.float32)
    dusk = 0.34 * np.clip(0.55 - grey, 0, 1) / 0.55
    broken = rgb * (1 - dusk) + violet * dusk * (0.55 + grey)
    glow = 0.22 * np.clip(grey - 0.6, 0, 1) / 0.4
    broken = saturated(np.asarray(broken * (1 - glow) + cream * glow, np.float32), 1.35)
    fine = detail(image, finish)
    fields = (broken, along(image, finish), fine)
    surface = sheet_of(blur(broken, max(1.0, 8 * unit)) * 0.94 + 0.05)
    sprites = bristles(rng, 0.3)
    for layer in _LAYERS:
        lay(surface, sprites, layer, fields, unit, rng)
    painted = lifted(surface)
    face = focused(fine.shape, finish) * np.clip(fine * 1.6, 0, 1)
    painted = blend(painted, broken, np.asarray(face * 0.68, np.float32))
    lit = np.clip(relief(luminance(painted)), -0.12, 0.12) * (1 - 0.7 * face)
    image[..., :3] = np.clip(painted * 1.03 + (lit * 0.5)[..., None], 0, 1)
    return image
