"""Blueprint: white construction lines on Prussian blue, with a grid, hatching and a drawing frame."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, edges, grain, hatch, ink, luminance, paper, tones


def apply(image: Image, finish: Finish) -> Image:
    """Lines, two weights of them; shade only as thin hatching."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    grey = tones(image[..., :3])
    thick = np.clip(contours(image, 0.8 * unit, 3.6 * unit, 12) * 1.5 - 0.25, 0, 1)
    thin = np.clip(edges(blur(luminance(image[..., :3]), max(1.0, 1.2 * unit))) * 11 - 0.2, 0, 0.55)
    shade = np.clip(hatch(shape, unit, 1.0, 9.0) * 3 - 2, 0, 1) * np.clip(0.42 - grey, 0, 0.3) * 1.1
    line = np.clip(np.maximum(thick, thin) * np.clip(0.95 + grain(shape, 9 * unit, rng) * 0.12, 0.5, 1), 0, 1)
    line = np.clip(np.maximum(line * 0.95, shade) + _frame(shape, unit), 0, 1)
    fold = grain(shape, 210 * unit, rng) * 0.014 + paper(shape, unit, rng) * 0.014
    sheet = ink("1b4f91") + np.asarray(fold, np.float32)[..., None]
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    grid = np.maximum(_rule(y, 25), _rule(x, 25)) * 0.07 + np.maximum(_rule(y, 125), _rule(x, 125)) * 0.11
    wash = sheet + (blur(grey, 8 * unit) - 0.5)[..., None] * 0.09
    white = ink("eef5ff")
    image[..., :3] = np.clip(blend(blend(np.asarray(wash, np.float32), white, np.asarray(grid, np.float32)), white,
                                   np.asarray(line, np.float32)), 0, 1)  # fmt: skip
    return image


def _rule(at: Image, step: float) -> Image:
    """Thin rules every `step` units."""
    away = np.minimum(at % step, step - at % step)
    return np.asarray(np.clip(1.4 - away, 0, 1), np.float32)


def _frame(shape: tuple[int, int], unit: float) -> Image:
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    x = np.arange(shape[1], dtype=np.float32)[None]
    inward = np.minimum(np.minimum(y, shape[0] - 1 - y), np.minimum(x, shape[1] - 1 - x)) / unit
    double = np.maximum(np.clip(1.8 - abs(inward - 22), 0, 1), np.clip(1.2 - abs(inward - 30), 0, 1) * 0.7)
    return np.asarray(double, np.float32)
