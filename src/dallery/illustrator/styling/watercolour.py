"""Watercolour: washes with wandering edges, pooled pigment, granulation, white paper."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, detail, edges, focused, grain, luminance, paper, saturated, swayed


def apply(image: Image, finish: Finish) -> Image:
    """Pigment in water on rough paper: edges darken, wet places run into each other."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine = detail(image, finish)
    image = swayed(image, finish, 5.0, rng)
    clear = image[..., :3]
    wet = blur(clear, max(1.0, 4.5 * unit))
    rgb = blend(wet, clear, np.clip(0.25 + fine * 1.1, 0, 1))
    steps = 8.0
    pool = grain(shape, 70 * unit, rng) * 0.17
    stepped = np.round(rgb * steps + pool[..., None] * 1.2) / steps
    rgb = np.asarray(rgb * 0.5 + stepped * 0.5, np.float32)
    rim = np.clip(edges(blur(luminance(rgb), max(1.0, 1.4 * unit))) * 6.5 / unit**0.5, 0, 0.8)
    tooth = paper(shape, unit, rng)
    face = focused(shape, finish)
    density = 0.9 + 0.4 * rim * (1 - 0.5 * face) + 0.6 * pool * (1 - 0.7 * face) + 0.09 * tooth
    washed = 1 - (1 - saturated(rgb, 1.28)) * np.clip(density, 0.35, 1.35)[..., None] * 0.95
    bloom = np.clip(grain(shape, 120 * unit, rng) - 1.1, 0, 1) * (1 - fine)
    washed = washed + bloom[..., None] * 0.22
    sheet = np.array((0.99, 0.98, 0.955), np.float32) + tooth[..., None] * 0.016
    bare = _border(shape, unit, rng)[..., None]
    image[..., :3] = np.clip(sheet * (1 - bare) + np.clip(washed, 0, 1) * sheet * bare, 0, 1)
    return image


def _border(shape: tuple[int, int], unit: float, rng: np.random.Generator) -> Image:
    """1 where paint is, 0 on the ragged margin."""
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    x = np.arange(shape[1], dtype=np.float32)[None]
    inward = np.minimum(np.minimum(y, shape[0] - 1 - y), np.minimum(x, shape[1] - 1 - x)) / unit
    ragged = inward - 24 + grain(shape, 26 * unit, rng) * 8 + grain(shape, 7 * unit, rng) * 4
    return np.asarray(np.clip(ragged / 5, 0, 1), np.float32)
