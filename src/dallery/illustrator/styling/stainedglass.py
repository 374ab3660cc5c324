"""Stained glass: pieces of lit glass in lead, larger in skies and smaller where things are."""

from __future__ import annotations

import numpy as np

from .shapes import averaged, cells, limited
from .style import Finish, Image, blend, blur, contours, detail, focused, grain, ink, relief, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Lead runs along the outlines and along the cells between them."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    busy = blur(fine, 22 * unit)
    rgb = saturated(image[..., :3], 1.6)
    large, far_large = cells(shape, 105 * unit, rng, 0.9)
    small, far_small = cells(shape, 52 * unit, rng, 0.9)
    near = busy > 0.2
    labels = limited(rgb, 14, 3 * unit, 3)[0]
    # A piece is one colour of one cell, so that an outline always ends a piece.
    piece = np.where(near, small + large.max() + 1, large) * 16 + labels
    glass = averaged(piece, rgb)
    glass = saturated(np.asarray(glass**0.86, np.float32), 1.25)
    steady = face * np.clip(fine * 1.7, 0, 1)
    glass = blend(glass, rgb, np.asarray(steady * 0.9, np.float32))
    swirl = grain(shape, 26 * unit, rng) * 0.05 + grain(shape, 8 * unit, rng) * 0.02
    glass = glass * (1.04 + swirl + blur(relief(grain(shape, 16 * unit, rng)), 2 * unit) * 0.3 * unit**0.5)[..., None]
    y = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, shape[1], dtype=np.float32)[None]
    glass = glass * (1.16 - 0.22 * (x * x + y * y))[..., None]
    wide = 3.4 * unit
    seam = np.clip(1.5 - np.where(near, far_small, far_large) / wide, 0, 1) * (1 - np.clip(steady * 1.6, 0, 1))
    edge = np.clip(contours(image, 1.4 * unit, 5 * unit, 14) * 1.5 - 0.25, 0, 1)
    lead = np.asarray(np.clip(np.maximum(seam, edge), 0, 1), np.float32)
    shine = relief(blur(lead, max(1.0, 1.5 * unit))) * 0.5
    metal = ink("17181d") + np.clip(shine, 0, 0.3)[..., None]
    glow = blur(glass, 14 * unit) * 0.12
    image[..., :3] = np.clip(blend(glass * 0.94 + glow, np.asarray(metal, np.float32), lead), 0, 1)
    return image
