"""Oil: bristle strokes along the forms, thick enough to catch light, finest on faces."""

from __future__ import annotations

import numpy as np

from .strokes import Layer, along, bristles, lay, lifted, sheet_of
from .style import Finish, Image, blend, blur, box_blur, detail, focused, luminance, relief, saturated

_LAYERS = (
    Layer(64, 18, most=0.5), Layer(34, 10, most=0.8), Layer(20, 6.5, least=0.1, turn=0.2),
    Layer(10, 3.6, least=0.3, turn=0.15, colour=0.02),
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Layers of strokes, broad to fine, then a relief light over the ridges of paint."""
    rng, unit = finish.rng(), finish.unit
    fields = (image[..., :3], along(image, finish), detail(image, finish))
    surface = sheet_of(blur(image[..., :3], max(1.0, 6 * unit)))
    sprites = bristles(rng, 0.42)
    for layer in _LAYERS:
        lay(surface, sprites, layer, fields, unit, rng)
    painted = lifted(surface)
    face = focused(fields[2].shape, finish) * np.clip(fields[2] * 1.6, 0, 1)
    painted = blend(painted, image[..., :3], np.asarray(face * 0.72, np.float32))
    tall = luminance(painted) + rng.standard_normal(fields[2].shape, np.float32) * 0.006
    lit = np.clip(relief(tall), -0.1, 0.1) * (1 - 0.7 * face)
    weave = box_blur(rng.standard_normal(fields[2].shape, np.float32), 1, 1) * 0.012
    image[..., :3] = np.clip(saturated(painted, 1.18) + (lit * 0.62 + weave)[..., None], 0, 1)
    return image
