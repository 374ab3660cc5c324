"""Ukiyo-e: woodblock colours with a graded sky, crisp ink lines and the grain of the block."""

from __future__ import annotations

import numpy as np

from .shapes import limited, nearest
from .style import Finish, Image, blend, contours, detail, grain, hatch, ink, luminance, paper, saturated

_INKS = (
    "1d3557", "2f5d8a", "6d9dc0", "b9d3d6", "f3e9d2", "e9c98f", "d98e4a", "c4493b", "8c2f2b", "56704a", "8fa872",
    "cfd3a0", "463a3a", "a58a76", "e8b7a0", "f7f1e1",
)  # fmt: skip


def apply(image: Image, finish: Finish) -> Image:
    """Few blocks of ink, a band of Prussian blue wiped across the top (bokashi)."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine = detail(image, finish)
    rgb = saturated(image[..., :3], 1.05)
    source = np.asarray(np.clip(rgb**0.75 + 0.04, 0, 1) if finish.night else rgb, np.float32)
    labels, palette = limited(source, 18, 2.2 * unit, 3)
    inks = np.stack([ink(text) for text in _INKS])
    chosen = inks[nearest(palette, inks)]
    block = np.asarray(chosen * 0.74 + palette * 0.26, np.float32)[labels]
    block = blend(block, source * 0.9 + 0.05, np.clip(fine * 0.8 - 0.1, 0, 0.7))
    wood = hatch(shape, unit, 0.02, 7, grain(shape, 90 * unit, rng) * 5 + grain(shape, 18 * unit, rng))
    block = block + (wood - 0.5)[..., None] * 0.045
    y = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    wiped = np.clip(1 - (y + grain(shape, 200 * unit, rng) * 0.012) / 0.17, 0, 1) ** 1.4 * 0.8
    wiped = wiped * np.clip(luminance(source) * 2.2, 0.25, 1)
    block = blend(block, ink("1d3557"), np.asarray(wiped, np.float32))
    line = np.clip(contours(image, 0.7 * unit, 3.2 * unit, 13) * 1.1, 0, 1)
    block = blend(block, ink("1c2030"), line * 0.95)
    sheet = ink("f6eedb") + paper(shape, unit, rng)[..., None] * 0.02
    image[..., :3] = np.clip(block * (0.4 + 0.6 * sheet), 0, 1)
    return image
