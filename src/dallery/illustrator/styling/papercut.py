"""Paper cut: sheets of coloured paper stacked by brightness, each throwing a soft shadow on the next."""

from __future__ import annotations

import numpy as np

from .shapes import limited
from .style import Finish, Image, blend, blur, detail, focused, grain, paper, relief, saturated


def apply(image: Image, finish: Finish) -> Image:
    """Few colours, clean edges, real depth; small things are cut from thinner paper."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    rgb = saturated(image[..., :3], 1.25)
    labels, palette = limited(rgb, 18, 3.4 * unit, 7)
    order = np.argsort(np.argsort(palette[: labels.max() + 1].max(1)))
    level = (order[labels] / max(1, labels.max())).astype(np.float32)
    sheets = palette[labels]
    steady = np.clip(fine * (0.3 + 0.9 * face) * 1.2 - 0.1, 0, 0.92)
    sheets = blend(sheets, rgb, steady)
    down, right = max(1, round(5 * unit)), max(1, round(4 * unit))
    padded = np.pad(level, ((down, 0), (right, 0)), mode="edge")[: shape[0], : shape[1]]
    near = np.clip((blur(padded, 3 * unit) - level) * 1.7, 0, 0.42)
    wide = np.clip((blur(np.roll(padded, down, 0), 14 * unit) - level) * 0.9, 0, 0.3)
    rim = np.clip(relief(level) * 0.9, 0, 0.14) * (1 - steady)
    fibre = paper(shape, unit, rng) * 0.02 + relief(grain(shape, 3 * unit, rng)) * 0.012
    lit = (1 - (near + wide) * (1 - steady * 0.7)) + rim
    image[..., :3] = np.clip(sheets * lit[..., None] + fibre[..., None], 0, 1)
    return image
