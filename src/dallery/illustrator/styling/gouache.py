"""Gouache: matt, opaque patches laid side by side, a little dry brush where they end."""

from __future__ import annotations

import numpy as np

from .shapes import smoothed
from .style import Finish, Image, blend, detail, focused, grain, hatch, paper, saturated, swayed


def apply(image: Image, finish: Finish) -> Image:
    """Patches instead of gradients, chalky in the lights."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine = np.clip(detail(image, finish) * 1.1, 0, 1)
    image = swayed(image, finish, 3.0, rng)
    patches = smoothed(image[..., :3], max(2, round(7 * unit)))
    steps = np.float32(11)
    flat = np.asarray(np.round(patches * steps + grain(shape, 60 * unit, rng)[..., None] * 0.28) / steps, np.float32)
    rgb = blend(patches * 0.25 + flat * 0.75, image[..., :3], fine * (0.35 + 0.55 * focused(shape, finish)))
    brushed = hatch(shape, unit, 0.35, 9, grain(shape, 22 * unit, rng) * 4) - 0.5
    chalk = brushed * 0.035 * (1 - fine) + paper(shape, unit, rng) * 0.022
    rgb = saturated(rgb, 1.12) * np.float32(0.93) + np.float32(0.055)
    image[..., :3] = np.clip(rgb + chalk[..., None], 0, 1)
    return image
