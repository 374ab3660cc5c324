"""The house style: a gentle grade and a breath of grain."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, luminance


def apply(image: Image, finish: Finish) -> Image:
    """A little more contrast and colour, the corners quieter."""
    image[..., :3] = grade(image[..., :3], (0, image.shape[0]), finish.rng())
    return image


def grade(rgb: Image, rows: tuple[int, int], rng: np.random.Generator) -> Image:
    """The grade of one band of a picture. rows: the first row of the band, and how many the picture has."""
    top, whole = rows
    height, width = rgb.shape[:2]
    grey = luminance(rgb)[..., None]
    rgb = grey + (rgb - grey) * np.float32(1.1)
    y = (np.arange(top, top + height, dtype=np.float32) / max(1, whole - 1) * 2 - 1)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    corner = 1 - 0.13 * np.clip((x * x + y * y) - 0.55, 0, 1.5)
    rgb = np.asarray(rgb * corner[..., None], np.float32)
    rgb += (rng.standard_normal((height, width), np.float32) * np.float32(0.008))[..., None]
    return np.asarray(np.clip(rgb, 0, 1), np.float32)
