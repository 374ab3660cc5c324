"""Line art: clean ink lines on white, a page to colour in."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blur, contours, edges, grain, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Lines along the outlines of tones and of colours, all of one weight, no shading."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine = contours(image, 0.8 * unit, 3.6 * unit, 13)
    labels, palette = limited(saturated(image[..., :3], 1.6), 12, 3 * unit, 5)
    flat = palette[labels]
    hue = flat / np.maximum(flat.max(2, keepdims=True), 0.3)
    borders = np.clip(edges(hue[..., 0]) + edges(hue[..., 1]) + edges(hue[..., 2]), 0, 1)
    borders = np.clip(blur(np.asarray(borders, np.float32), max(1.0, 1.1 * unit)) * 2.6 - 0.5, 0, 1)
    pressed = 1 + grain(shape, 60 * unit, rng) * 0.12
    line = np.clip(np.maximum(np.clip(fine * 1.9 - 0.42, 0, 1), borders) * pressed, 0, 1)
    image[..., :3] = (1 - line * 0.93)[..., None]
    return image
