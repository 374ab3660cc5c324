"""Vintage: an old sepia print, faded, scratched, darker at the edges, in a deckled white rim."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, grain, ink, ramp, tones

_SEPIA = ((0.0, "2b1a10"), (0.35, "6b482d"), (0.7, "bf9a6b"), (1.0, "f3e3c2"))


def apply(image: Image, finish: Finish) -> Image:
    """Brightness in browns, a soft lens, dust."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    grey = tones(image[..., :3], 1, 98)
    soft = grey * 0.7 + blur(grey, 9 * unit) * 0.3
    y = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, shape[1], dtype=np.float32)[None]
    soft = soft * (1.05 - 0.24 * (x * x + y * y)) + grain(shape, 180 * unit, rng) * 0.028
    soft = soft + rng.standard_normal(shape, np.float32) * 0.03
    found = ramp(np.asarray(np.clip(soft, 0, 1), np.float32), _SEPIA)
    dust = grain(shape, 5 * unit, rng) > 3.0
    scratch = (grain((3, shape[1]), 1, rng)[1][None] > 2.9) & (grain(shape, 130 * unit, rng) > 0.2)
    worn = np.asarray((dust * 0.5 + scratch * 0.22), np.float32)
    found = blend(found, ink("f6ead0"), np.clip(worn, 0, 1))
    py = np.arange(shape[0], dtype=np.float32)[:, None]
    px = np.arange(shape[1], dtype=np.float32)[None]
    inward = np.minimum(np.minimum(py, shape[0] - 1 - py), np.minimum(px, shape[1] - 1 - px)) / unit
    rim = np.clip((26 - inward + grain(shape, 9 * unit, rng) * 1.6) / 1.5, 0, 1)
    image[..., :3] = np.clip(blend(found, ink("f7efdd"), np.asarray(rim, np.float32)), 0, 1)
    return image
