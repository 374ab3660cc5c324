"""Watercolour: washes with wandering edges, pooled pigment, granulation, white paper."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, box_blur, edges, enlarge, grain, luminance, paper, warped


def apply(image: Image, finish: Finish) -> Image:
    """Pigment in water on rough paper."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    sway = 4.5 * unit
    image = warped(image, grain(shape, 16 * unit, rng) * sway, grain(shape, 16 * unit, rng) * sway)
    rgb = box_blur(image[..., :3], max(1, round(2.0 * unit)), 1)
    steps = 9.0
    rgb = np.asarray(rgb * 0.45 + np.round(rgb * steps) / steps * 0.55, np.float32)
    rim = np.clip(edges(box_blur(luminance(rgb), max(1, round(1.5 * unit)))) * 5.5 / unit**0.5, 0,
        1)
    pool = enlarge(box_blur(rng.standard_normal((40, 40), np.float32), 2), shape)
    tooth = paper(shape, unit, rng)
    density = 0.9 + 0.45 * rim + 0.5 * pool + 0.07 * tooth
    grey = luminance(rgb)[..., None]
    rgb = np.clip(grey + (rgb - grey) * 1.22, 0.01, 1)
    washed = 1 - (1 - rgb) * np.clip(density, 0.35, 1.35)[..., None] * 0.93
    sheet = np.array((0.985, 0.972, 0.94), np.float32) + tooth[..., None] * 0.014
    bare = _border(shape, unit, rng)[..., None]
    image[..., :3] = np.clip(sheet * (1 - bare) + np.clip(washed, 0, 1) * sheet * bare, 0, 1)
    return image


def _border(shape: tuple[int, int], unit: float, rng: np.random.Generator) -> Image:
    """1 where paint is, 0 on the ragged margin."""
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    x = np.arange(shape[1], dtype=np.float32)[None]
    inward = np.minimum(np.minimum(y, shape[0] - 1 - y), np.minimum(x, shape[1] - 1 - x)) / unit
    ragged = inward - 20 + grain(shape, 26 * unit, rng) * 7 + grain(shape, 7 * unit, rng) * 4
    return np.asarray(np.clip(ragged / 5, 0, 1), np.float32)
