"""Fills a hole in a picture from what surrounds it; it knows nothing of subjects."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..styling.style import Image, blur, luminance, resized
from .pictures import Area, box_of

_SMALL = 160  # longest side at which a place to copy from is looked for


def filled(rgb: Image, area: Area) -> Image:
    """The picture (0..1) with the area continued from its rim: colours diffuse inwards, texture is borrowed.

    Outside the area nothing changes, to the last bit.
    """
    if not area.any() or area.all():
        return np.array(rgb)
    copy = _borrowed(rgb, area)
    found = np.array(rgb)
    if copy is None:
        smooth, grain = diffused(rgb, area), _grain(rgb, area)
        found[area] = np.clip(smooth[area] + grain[area][:, None], 0, 1)
        return found
    # Colours of the copy are bent so that they meet the rim (a membrane, as in seamless cloning).
    membrane = diffused(np.asarray(rgb - copy, np.float32), area)
    found[area] = np.clip(copy + membrane, 0, 1)[area]
    return found


def diffused(field: Image, area: Area) -> Image:
    """The field with the area filled smoothly from its rim, by a pyramid of ever smaller copies."""
    known = 1 - area.astype(np.float32)
    levels = [(field * known[..., None], known)]
    while min(levels[-1][1].shape) > 2 and levels[-1][1].min() <= 0:
        value, weight = levels[-1]
        half = ((value.shape[0] + 1) // 2, (value.shape[1] + 1) // 2)
        levels.append((resized(value, half), resized(weight, half)))
    value, weight = levels[-1]
    found = value / np.maximum(weight, 1e-6)[..., None]
    for value, weight in reversed(levels[:-1]):
        coarse = resized(np.asarray(found, np.float32), (value.shape[0], value.shape[1]))
        share = np.clip(weight, 0, 1)[..., None]
        found = value + coarse * (1 - share)
    return _relaxed(np.asarray(found, np.float32), area)


def _relaxed(field: Image, area: Area) -> Image:
    """A few rounds of averaging inside the area, to take the pyramid's corners off."""
    left, top, right, bottom = box_of(area)
    left, top = max(0, left - 1), max(0, top - 1)
    part = field[top : bottom + 1, left : right + 1]
    inside = area[top : bottom + 1, left : right + 1]
    for _ in range(12):
        padded = np.pad(part, ((1, 1), (1, 1), (0, 0)), mode="edge")
        mean = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]) * np.float32(0.25)
        part[inside] = mean[inside]
    return field


def _borrowed(rgb: Image, area: Area) -> Image | None:
    """The area taken from elsewhere in the picture: from the few places whose surroundings look most alike.

    Which place a pixel is taken from is decided by how well that place fits the nearest part of the rim.
    """
    shrink = max(1.0, max(area.shape) / _SMALL)
    size = (max(4, round(area.shape[0] / shrink)), max(4, round(area.shape[1] / shrink)))
    small = resized(rgb, size)
    hole = resized(area.astype(np.float32), size) > 0.01
    if not hole.any() or hole.mean() > 0.6:
        return None
    places = _places(small, hole)
    if not places:
        return None
    costs = []
    for dy, dx in places:
        apart = np.asarray(((small - _moved(small, dy, dx)) ** 2).sum(2), np.float32)
        costs.append(diffused(np.repeat(blur(apart, 2)[..., None], 3, 2), hole)[..., 0])
    cost = np.stack(costs)
    weight = np.exp(-(cost - cost.min(0)) / np.float32(0.004))
    weight /= weight.sum(0)
    found = np.array(rgb)
    left, top, right, bottom = box_of(area)
    edge = max(2, round(4 * shrink))
    part = (slice(max(0, top - edge), bottom + edge), slice(max(0, left - edge), right + edge))
    total = np.zeros_like(found[part])
    for (dy, dx), share in zip(places, weight, strict=True):
        large = resized(share, (area.shape[0], area.shape[1]))[part]
        total += _moved(rgb, round(dy * shrink), round(dx * shrink))[part] * large[..., None]
    found[part] = total
    return found


def _moved(field: Image, dy: int, dx: int) -> Image:
    rows = np.clip(np.arange(field.shape[0]) + dy, 0, field.shape[0] - 1)
    columns = np.clip(np.arange(field.shape[1]) + dx, 0, field.shape[1] - 1)
    return field[rows][:, columns]


def _places(small: Image, hole: Area) -> list[tuple[int, int]]:
    """Up to six shifts (rows, columns) that lead wholly out of the hole, the best first."""
    size = (hole.shape[0], hole.shape[1])
    rim = _grown(hole, 3) & ~hole
    left, top, right, bottom = box_of(_grown(hole, 1))
    tall, wide = bottom - top, right - left
    steps_y = sorted({round(k * tall / 8) for k in (-12, -9, -4, -2, -1, 0, 1, 2, 4, 9, 12)})
    steps_x = sorted({round(k * wide / 8) for k in (-22, -16, -12, -9, -4, 0, 4, 9, 12, 16, 22)})
    ring, inner = np.argwhere(rim), np.argwhere(hole)
    found = []
    for dy in steps_y:
        for dx in steps_x:
            there, around = inner + np.array((dy, dx)), ring + np.array((dy, dx))
            if not _within(there, size) or hole[there[:, 0], there[:, 1]].any():
                continue
            around = np.clip(around, 0, np.array(size) - 1)
            apart = small[rim] - small[around[:, 0], around[:, 1]]
            score = float(np.minimum((apart**2).sum(1), 0.3).mean()) + 0.0001 * (8 * abs(dy) + abs(dx))
            found.append((score, (dy, dx)))
    return [place for _, place in sorted(found)[:6]]


def _within(points: npt.NDArray[np.int64], size: tuple[int, int]) -> bool:
    return bool(points.min() >= 0 and points[:, 0].max() < size[0] and points[:, 1].max() < size[1])


def _grown(area: Area, steps: int) -> Area:
    found = area.copy()
    for _ in range(steps):
        padded = np.pad(found, 1)
        found = padded[1:-1, 1:-1] | padded[:-2, 1:-1] | padded[2:, 1:-1] | padded[1:-1, :-2] | padded[1:-1, 2:]
    return found


def _grain(rgb: Image, area: Area) -> Image:
    """Noise as strong as the picture's own fine noise around the area."""
    grey = luminance(rgb)
    fine = np.zeros_like(grey)
    fine[1:, 1:] = grey[1:, 1:] - (grey[:-1, 1:] + grey[1:, :-1]) / 2
    rim = ~area
    strength = float(np.median(np.abs(fine[rim]))) if rim.any() else 0.0
    rng = np.random.default_rng(7)
    return np.asarray(rng.standard_normal(grey.shape, np.float32) * min(0.05, strength), np.float32)
