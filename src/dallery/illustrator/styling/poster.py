"""Retro poster: a travel poster of the thirties, few warm flat tones and a cream border."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, blur, detail, focused, grain, ink, luminance, paper, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Light is stepped in even bands, colours lean to cream in the lights and to teal in the darks."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    rgb = saturated(image[..., :3], 1.2)
    grey = luminance(rgb)[..., None]
    teal, cream = ink("123c4a"), ink("f8dfae")
    graded = rgb * (0.74 + 0.08 * grey) + teal * (1 - grey) * 0.24 + cream * grey * 0.27
    labels, palette = limited(np.asarray(np.clip(graded, 0, 1), np.float32), 16, 2.6 * unit, 5)
    flat = blend(palette[labels], np.asarray(graded, np.float32), np.clip(fine * (0.5 + 0.6 * face), 0, 0.9))
    speckle = np.clip(rng.random(shape, np.float32) - 0.86, 0, 1) * blur(1 - grey[..., 0], 20 * unit)
    flat = flat * (1 - speckle[..., None] * 0.8) + paper(shape, unit, rng)[..., None] * 0.014
    worn = np.clip(grain(shape, 3 * unit, rng) * 0.4 + grain(shape, 70 * unit, rng) * 0.5 - 1.15, 0, 0.5)
    flat = blend(flat, np.broadcast_to(cream, flat.shape), np.asarray(worn, np.float32))
    image[..., :3] = np.clip(_bordered(flat, unit, cream, teal), 0, 1)
    return image


def _bordered(rgb: Image, unit: float, cream: Image, line: Image) -> Image:
    height, width = rgb.shape[:2]
    y = np.arange(height, dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)[None]
    inward = np.minimum(np.minimum(y, height - 1 - y), np.minimum(x, width - 1 - x)) / unit
    edge = np.clip((36 - inward) / 1.5, 0, 1)
    rule = np.clip(1 - abs(inward - 42) / 2.4, 0, 1)
    found = blend(rgb, np.broadcast_to(cream * np.float32(0.99), rgb.shape), np.asarray(edge, np.float32))
    return blend(found, np.broadcast_to(line, rgb.shape), np.asarray(rule * 0.85, np.float32))
