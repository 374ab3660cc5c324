"""Neon: glowing tubes along every contour before a dark wall."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, detail, edges, focused, grain, ink, luminance, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Tubes take the hue they run along, pushed to full colour; their light spills on the wall."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = image[..., :3]
    grey = luminance(rgb)
    soft = blur(grey, max(1.0, 1.1 * unit))
    steep = np.asarray(edges(soft) + 0.7 * edges(blur(rgb[..., 0] - rgb[..., 2], max(1.0, 1.1 * unit))), np.float32)
    steady = focused(shape, finish) * np.clip(detail(image, finish) * 1.5, 0, 1)
    tube = np.clip(blur(steep, max(1.0, 0.9 * unit)) * 13 * unit**0.5 - 0.18, 0, 1) * (1 - 0.6 * steady)
    hue = blur(rgb, 4 * unit)
    hue = hue - hue.min(2, keepdims=True) * 0.92
    hue = hue / np.maximum(hue.max(2, keepdims=True), 0.06)
    plain = np.clip(1 - (rgb.max(2) - rgb.min(2)) * 5, 0, 1)
    cool = ink("29d6ff") * (1 - grey)[..., None] + ink("ff3fb4") * grey[..., None]
    hue = saturated(blend(np.asarray(hue, np.float32), np.asarray(cool, np.float32), blur(plain, 3 * unit) * 0.85), 1.4)
    light = hue * tube[..., None]
    crowd = 1 / (1 + 3.2 * blur(tube, 24 * unit))
    far = blur(light, 34 * unit) * 1.1 + blur(light, 90 * unit) * 0.7
    spill = blur(light, 9 * unit) * 0.8 + far * crowd[..., None]
    bricks = _bricks(shape, unit) * 0.6 + 0.55 + grain(shape, 5 * unit, rng) * 0.05
    wall = ink("0a0716") + ink("1b1430") * bricks[..., None] * 0.55
    found = wall + rgb * (0.1 + 0.5 * steady)[..., None] + spill * (bricks * (0.8 - 0.5 * steady))[..., None]
    core = (np.clip(tube * 1.25 - 0.45, 0, 1) * (0.35 + 0.65 * crowd))[..., None]
    image[..., :3] = np.clip(found + light * 0.85 + core * (0.55 + 0.2 * hue), 0, 1)
    return image


def _bricks(shape: tuple[int, int], unit: float) -> Image:
    """1 on bricks, 0 in their joints."""
    y = np.arange(shape[0], dtype=np.float32)[:, None] / (30 * unit)
    x = np.arange(shape[1], dtype=np.float32)[None] / (66 * unit)
    x = x + 0.5 * (np.floor(y) % 2)
    joint = np.minimum(np.minimum(y % 1, 1 - y % 1) * 30, np.minimum(x % 1, 1 - x % 1) * 66)
    return np.asarray(np.clip(joint / 2.2 - 0.2, 0, 1), np.float32)
