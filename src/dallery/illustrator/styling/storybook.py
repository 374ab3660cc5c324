"""The house style: a gentle grade and a breath of grain."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, luminance


def apply(image: Image, finish: Finish) -> Image:
    """A little more contrast and colour, the corners quieter."""
    height, width = image.shape[:2]
    rgb = image[..., :3]
    grey = luminance(rgb)[..., None]
    rgb = grey + (rgb - grey) * 1.1
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    corner = 1 - 0.13 * np.clip((x * x + y * y) - 0.55, 0, 1.5)
    noise = finish.rng().standard_normal((height, width), np.float32) * 0.008
    image[..., :3] = np.clip(rgb * corner[..., None] + noise[..., None], 0, 1)
    return image
