"""Felt: pieces of wool felt sewn on, fuzzy at their rims, with a running stitch along them."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, blur, detail, edges, focused, grain, hatch, luminance, relief, warped


def apply(image: Image, finish: Finish) -> Image:
    """Matt wool with tangled fibres; every piece casts a little shadow and wears a seam."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    steady = face * np.clip(fine * 1.6, 0, 1)
    fuzz = rng.standard_normal(shape, np.float32) * 1.6 * unit * (1 - 0.8 * steady)
    clear = image[..., :3].copy()
    labels, palette = limited(clear, 20, 3.2 * unit, 7)
    flat = palette[labels] * np.float32(0.92) + np.float32(0.03)
    flat = blend(flat, clear, np.clip(np.asarray(fine * 0.4 + steady * 0.7, np.float32), 0, 0.95))
    rough = warped(flat, fuzz, np.roll(fuzz, 7, 1))
    grey = luminance(flat)
    seam = np.clip(edges(blur(grey, max(1.0, 1.2 * unit))) * 16, 0, 1)
    down = max(1, round(4 * unit))
    shadow = np.clip(np.roll(blur(grey, 4 * unit), down, 0) - grey, 0, 0.3) * 0.8
    one = grain(shape, 7 * unit, rng)
    fibres = relief(grain(shape, 2.2 * unit, rng)) * 0.09 + (hatch(shape, unit, 0.9, 6, one * 5) - 0.5) * 0.11
    fibres = fibres + (hatch(shape, unit, -0.7, 6, one * 6 + 2) - 0.5) * 0.1
    near = blur(seam, 6 * unit)
    band = np.clip(1 - np.abs(near - 0.12) * 14, 0, 1) * (seam < 0.1) * (1 - np.clip(fine * 2.2, 0, 1))
    dash = (hatch(shape, unit, 0.9, 19) > 0.45) & (hatch(shape, unit, -0.9, 19) > 0.2)
    found = rough * (1 - shadow - near * 0.12 + fibres * (1 - 0.6 * steady))[..., None]
    light = np.clip(rough * 0.55 + 0.42, 0, 1)
    image[..., :3] = np.clip(blend(np.asarray(found, np.float32), np.asarray(light, np.float32),
                                   np.asarray(band * dash * 0.95, np.float32)), 0, 1)  # fmt: skip
    return image
