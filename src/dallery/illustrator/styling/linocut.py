"""Linocut: three flat inks printed over each other, bold shapes, stray gouge marks."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, paper, saturated, tones


def apply(image: Image, finish: Finish) -> Image:
    """A dark, a middle and a light ink; their hues come from the picture's own halves of brightness."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    face = focused(shape, finish) * np.clip(detail(image, finish) * 1.6, 0, 1)
    rgb = saturated(image[..., :3], 1.3)
    grey = tones(rgb, 2, 97)
    grey = blend(blur(grey, 2.4 * unit)[..., None], grey[..., None], np.asarray(face, np.float32))[..., 0]
    wavy = grey + grain(shape, 12 * unit, rng) * 0.012
    hue = blur(rgb, 5 * unit)
    hue = hue / np.maximum(hue.max(2, keepdims=True), 0.2)
    hue = np.asarray(np.round(hue * 4) / 4, np.float32)
    dark, middle = ink("17263a"), hue * 0.62 + 0.06
    light = hue * 0.34 + ink("fbf1da") * 0.66
    strokes = hatch(shape, unit, -0.5, 17, grain(shape, 40 * unit, rng) * 3)
    gouge = (strokes > 0.86) & (grain(shape, 34 * unit, rng) > 0.3)
    first = np.clip((wavy - 0.36) * 22, 0, 1)
    second = np.clip((wavy - 0.68) * 22, 0, 1)
    third = np.clip((wavy - 0.93) * 22, 0, 1)
    printed = blend(blend(np.broadcast_to(dark, rgb.shape), np.asarray(middle, np.float32), first),
                    np.asarray(light, np.float32), second)  # fmt: skip
    printed = blend(printed, ink("fdf8ec"), third)
    cut = np.asarray(gouge * (first < 0.5) * 0.8 * (1 - face), np.float32)
    printed = blend(printed, np.asarray(middle, np.float32), cut)
    line = np.clip(contours(image, 1.2 * unit, 6 * unit, 12) * 1.2 - 0.2, 0, 1)
    printed = blend(printed, np.broadcast_to(dark, rgb.shape), np.asarray(line, np.float32))
    salt = np.clip(paper(shape, unit * 0.7, rng) - 0.62, 0, 1) * 1.1
    image[..., :3] = np.clip(blend(printed, ink("fbf3e2"), np.asarray(salt, np.float32)), 0, 1)
    return image
