"""Art deco: gold lines and lacquer, a fan of rays behind everything, a stepped frame."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, blur, contours, detail, focused, grain, ink, ramp, tones

_LACQUER = ((0.0, "0b1420"), (0.3, "14384a"), (0.52, "2b6f6d"), (0.72, "b79a5e"), (0.9, "ecdcae"), (1.0, "fbf5df"))


def apply(image: Image, finish: Finish) -> Image:
    """Stepped tones of navy, teal, gold and ivory; strong hues survive as enamel."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    steady = focused(shape, finish) * np.clip(detail(image, finish) * 1.6, 0, 1)
    rgb = image[..., :3]
    grey = blur(tones(rgb, 2, 97), max(1.0, 2.2 * unit))
    y = np.arange(shape[0], dtype=np.float32)[:, None] / shape[0]
    x = np.arange(shape[1], dtype=np.float32)[None] / shape[1]
    turn = np.arctan2(1.05 - y, x - 0.5) / np.pi
    open_ground = np.clip(1 - blur(contours(image, unit, 6 * unit, 9), 16 * unit) * 3, 0, 1)
    rays = np.clip(np.abs(((turn * 22) % 1) - 0.5) * 30 - 7, -0.5, 0.5) * open_ground
    stepped = np.round((grey + rays * 0.075) * 6) / 6
    metal = ramp(np.asarray(stepped * 0.8 + grey * 0.2, np.float32), _LACQUER)
    labels, palette = limited(rgb, 14, 2.4 * unit, 3)
    enamel = palette[labels] * np.float32(0.86) + np.float32(0.04)
    strong = np.clip((enamel.max(2) - enamel.min(2)) * 2.4 - 0.5, 0, 0.95) * (enamel[..., 0] > enamel[..., 2])
    found = blend(blend(metal, enamel, np.asarray(strong, np.float32)), rgb, np.asarray(steady * 0.92, np.float32))
    shine = grain(shape, 90 * unit, rng) * 0.1 + np.sin((x + y) * 9) * 0.12
    gold = np.clip(ink("d8b25a") * (1.0 + shine[..., None]), 0, 1)
    line = np.clip(contours(image, 1.0 * unit, 4.4 * unit, 12) * 1.5 - 0.3, 0, 1) * (1 - steady * 0.55)
    found = blend(found, np.asarray(gold, np.float32), np.asarray(line * 0.95, np.float32))
    border = _frame(shape, unit)
    found = blend(found, ink("0b1420"), np.asarray(border < 0, np.float32))
    image[..., :3] = np.clip(blend(found, np.asarray(gold, np.float32), np.clip(border, 0, 1)), 0, 1)
    return image


def _frame(shape: tuple[int, int], unit: float) -> Image:
    """1 on gold rules, -1 on the lacquer between them, 0 inside; corners are stepped."""
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    from_y = np.minimum(y, (shape[0] - 1) / unit - y)
    from_x = np.minimum(x, (shape[1] - 1) / unit - x)
    inward = np.minimum(from_y, from_x)
    both = np.maximum(from_y, from_x)
    step = np.where(both < 74, 44.0, 30.0)
    found = np.where(inward < step, -1.0, 0.0)
    for at, wide in ((12.0, 2.2), (20.0, 1.2)):
        found = np.where(abs(inward - at) < wide, 1.0, found)
    corner = (both < 76) & (both > 72) & (inward < 44) & (inward > 30)
    found = np.where((abs(inward - step) < 2.4) | corner, 1.0, found)
    return np.asarray(found, np.float32)
