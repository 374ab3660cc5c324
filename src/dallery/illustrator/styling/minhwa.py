"""Minhwa (민화): flat mineral colours with even brown outlines on aged mulberry paper."""

from __future__ import annotations

import numpy as np

from .shapes import limited, nearest
from .style import Finish, Image, blend, blur, contours, detail, grain, ink, luminance, paper, saturated, swayed

# 오방색 and the mineral and plant pigments around it.
_PIGMENTS = (
    "c8372d", "e2725b", "f0b7a4", "1f5aa6", "6f9fc8", "bcd6dd", "2f7d5b", "7fb08a", "c3d6a4", "e8b23a", "f2d98a",
    "f7efdc", "8a5a3c", "3a2a28", "b98aa8", "5b4a7a", "d98d3c", "26405f",
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Every shape takes the nearest pigment, deeper towards its rim (바림)."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine = detail(image, finish)
    image = swayed(image, finish, 2.0, rng)
    rgb = saturated(image[..., :3], 1.3)
    lifted = np.clip(rgb**0.72 + 0.06, 0, 1) if finish.night else rgb
    labels, palette = limited(np.asarray(lifted, np.float32), 26, 1.5 * unit)
    pigments = np.stack([ink(text) for text in _PIGMENTS])
    chosen = np.asarray(palette * 0.36 + pigments[nearest(palette, pigments)] * 0.64, np.float32)[labels]
    flat = blend(chosen, lifted, np.clip(fine * 0.9 - 0.1, 0, 0.75))
    shade = luminance(flat)
    flat = flat - np.clip(blur(shade, 14 * unit) - shade, 0, 0.3)[..., None] * 0.5
    line = np.clip(contours(image, 0.8 * unit, 3.4 * unit, 11), 0, 1) ** 0.8
    tooth = paper(shape, unit, rng)
    aged = ink("ecdcb8") + tooth[..., None] * 0.03 + grain(shape, 160 * unit, rng)[..., None] * 0.018
    painted = flat * (0.55 + 0.45 * aged) * 0.96 + aged * 0.05
    worn = np.clip(tooth - 0.55, 0, 0.5)
    image[..., :3] = np.clip(blend(blend(painted, aged, worn), ink("3b221c"), line * 0.86),
                             0, 1)  # fmt: skip
    return image
