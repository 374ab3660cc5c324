"""Clay: everything modelled in soft plasticine, round at its rims, with fingerprints, under studio light."""

from __future__ import annotations

import numpy as np

from .shapes import limited, smoothed
from .style import Finish, Image, blend, blur, detail, edges, focused, grain, hatch, luminance, saturated, warped


def apply(image: Image, finish: Finish) -> Image:
    """Every patch of colour swells to a cushion; light from the upper left gives it a highlight and a shade."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    lump = grain(shape, 26 * unit, rng) * 2.2 * unit
    image = warped(image, lump * (1 - face), np.roll(lump, 9, 0) * (1 - face))
    rgb = saturated(smoothed(image[..., :3], max(2, round(5 * unit))), 1.3)
    labels, palette = limited(rgb, 22, 3 * unit, 5)
    matter = palette[labels] * np.float32(0.7) + rgb * np.float32(0.3)
    steady = face * np.clip(fine * 1.6, 0, 1)
    matter = blend(np.asarray(matter, np.float32), image[..., :3], np.asarray(steady * 0.8, np.float32))
    grey = luminance(matter)
    seam = np.clip(edges(blur(grey, max(1.0, 1.5 * unit))) * 26 * unit**0.3, 0, 1)
    tall = -(blur(seam, 5 * unit) * 1.5 + blur(seam, 15 * unit) * 1.7) + blur(grey, 8 * unit) * 0.4
    whorl = hatch(shape, unit, 0.5, 5.2, grain(shape, 30 * unit, rng) * 6)
    prints = np.clip(grain(shape, 70 * unit, rng) - 0.5, 0, 1) * (whorl - 0.5)
    tall = tall + prints * 0.045 + grain(shape, 14 * unit, rng) * 0.02
    down, across = np.gradient(blur(np.asarray(tall, np.float32), max(1.0, 1.4 * unit)))
    slope = 26 * max(unit, 0.25)
    light = (-across * 0.62 - down * 0.78) * slope
    calm = 1 - 0.6 * steady
    shade = 1 + np.clip(light * -0.55, -0.42, 0.3) * calm
    shine = np.clip(-light - 0.42, 0, 1) ** 2 * 0.6 * calm
    close = 1 - blur(seam, 7 * unit) * 0.34 * calm
    image[..., :3] = np.clip(matter * (shade * close)[..., None] + shine[..., None], 0, 1)
    return image
