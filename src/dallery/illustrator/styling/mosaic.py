"""Mosaic: hand-cut stones in mortar, each its own shade, small ones where it matters."""

from __future__ import annotations

import numpy as np

from .shapes import averaged, cells
from .style import Finish, Image, blend, blur, detail, focused, grain, ink, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Stones in three sizes; each is lit at its upper edge and tilted a little."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = saturated(image[..., :3], 1.35)
    fine = detail(image, finish)
    near = focused(shape, finish) * fine
    found = _stones(rgb, 21 * unit, 2.6 * unit, rng)
    found = blend(found, _stones(rgb, 12.5 * unit, 1.9 * unit, rng), np.asarray(blur(fine, 8 * unit) > 0.2, np.float32))
    found = blend(found, _stones(rgb, max(4.0, 7.5 * unit), 1.1 * unit, rng), np.asarray(near > 0.3, np.float32))
    found = blend(found, rgb, np.clip(near * 1.2 - 0.5, 0, 0.55))
    image[..., :3] = np.clip(found + grain(shape, 3 * unit, rng)[..., None] * 0.014, 0, 1)
    return image


def _stones(rgb: Image, size: float, joint: float, rng: np.random.Generator) -> Image:
    size = max(4.0, size)
    labels, far = cells((rgb.shape[0], rgb.shape[1]), size, rng, 0.42)
    count = int(labels.max()) + 1
    own = 1 + rng.standard_normal(count).astype(np.float32)[labels] * 0.07
    stone = averaged(labels, rgb) * own[..., None]
    edge = np.clip(far / max(joint, 0.8) - 0.35, 0, 1)
    tall = np.clip(far / size, 0, 0.35)
    lit = np.zeros_like(tall)
    lit[1:, 1:] = tall[1:, 1:] - tall[:-1, :-1]
    stone = stone + np.clip(lit * 1.3, -0.13, 0.13)[..., None]
    mortar = np.broadcast_to(ink("d8cfbf") * np.float32(0.82), rgb.shape)
    dim = blur(np.asarray(rgb.mean(2), np.float32), size)[..., None]
    return blend(np.asarray(mortar * (0.25 + 0.75 * dim), np.float32), stone, np.asarray(edge, np.float32))
