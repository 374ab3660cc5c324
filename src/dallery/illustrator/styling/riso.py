"""Risograph: three spot inks in grainy screens, printed a little out of register."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blur, contours, detail, focused, ink, luminance, paper, saturated

_PLATES = (("0078bf", 0), ("ff48b0", 1), ("ffe800", 2))


def apply(image: Image, finish: Finish) -> Image:
    """Blue, fluorescent pink and yellow on uncoated paper."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    steady = focused(shape, finish) * np.clip(detail(image, finish) * 1.5, 0, 1)
    rgb = saturated(image[..., :3], 1.25)
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    found = ink("f7f2e6") * (1 + paper(shape, unit, rng)[..., None] * 0.012)
    line = np.clip(contours(image, 1.0 * unit, 5 * unit, 9) - 0.15, 0, 0.6)
    for name, channel in _PLATES:
        want = np.clip(1 - rgb[..., channel] + (line if channel == 0 else 0), 0, 1)
        want = np.asarray(np.round(blur(want, 1.6 * unit) * 5) / 5 * 0.7 + want * 0.3, np.float32)
        off = (round((channel - 1) * 2.6 * unit), round((1 - channel) * 3.4 * unit))
        moved = np.roll(want, off, (0, 1))
        moved = moved + (want - moved) * steady
        turn = 0.26 + channel * 0.52
        u = (x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))) / 4.4
        v = (y * np.float32(np.cos(turn)) - x * np.float32(np.sin(turn))) / 4.4
        screen = 0.5 + 0.25 * (np.cos(u * 2 * np.pi) + np.cos(v * 2 * np.pi))
        grainy = rng.random(shape, np.float32)
        screened = np.clip((moved - (screen * 0.55 + grainy * 0.45) * 0.92) * 3 + 0.5, 0, 1)
        cover = screened * (1 - steady) + moved * steady
        cover = cover * (0.9 + 0.1 * (grainy > 0.08))
        found = found * (1 - np.asarray(cover, np.float32)[..., None] * (1 - ink(name)) * np.float32(0.94))
    deep = np.clip(0.2 - luminance(rgb), 0, 1)[..., None]
    image[..., :3] = np.clip(found * (1 - deep * 1.4), 0, 1)
    return image
