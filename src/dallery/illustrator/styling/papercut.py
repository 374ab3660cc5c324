"""Paper cut: few flat sheets of coloured paper, each throwing a small shadow."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, box_blur, luminance, paper


def apply(image: Image, finish: Finish) -> Image:
    """Posterises brightness into sheets and lays a shadow at their rims."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = box_blur(image[..., :3], max(1, round(2.5 * unit)))
    grey = luminance(rgb)
    level = np.floor(np.clip(grey, 0, 0.999) * 6)
    flat = np.clip(rgb * ((level + 0.62) / 6 / np.maximum(grey, 0.04))[..., None], 0, 1)
    flat = np.round(flat * 8) / 8 * 0.6 + flat * 0.4
    lift = box_blur(np.asarray(level / 6, np.float32), max(2, round(6 * unit)))
    offset = max(1, round(5 * unit))
    thrown = np.roll(np.roll(lift, offset, 0), offset, 1)
    shadow = np.clip((thrown - level / 6) * 2.2, 0, 0.42)[..., None]
    rim = np.clip((level / 6 - lift) * 0.9, 0, 0.16)[..., None]
    tooth = paper(shape, unit, rng)[..., None] * 0.016
    image[..., :3] = np.clip(flat * (1 - shadow) + rim + tooth, 0, 1)
    return image
