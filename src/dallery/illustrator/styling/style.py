"""The one interface of all styles, and the few filters they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Finish:
    """What a style may know. unit: pixels per picture unit (the short side is 1000 units)."""

    seed: int
    unit: float
    night: bool
    light_x: float

    def rng(self) -> np.random.Generator:
        """The style's own random numbers."""
        return np.random.default_rng(self.seed + 77)


# RGBA, height x width x 4, values 0..1, colour not multiplied by alpha. Alpha may be eroded at the
# paper's edge, never filled in: a transparent ground stays transparent.
Style = Callable[[Image, Finish], Image]


def luminance(rgb: Image) -> Image:
    """Perceived brightness."""
    return np.asarray(rgb @ np.array([0.299, 0.587, 0.114], np.float32), np.float32)


def box_blur(image: Image, radius: int, passes: int = 2) -> Image:
    """A blur by running sums, along both sides."""
    if radius < 1:
        return image
    found = image
    for _ in range(passes):
        for axis in (0, 1):
            found = _run(found, radius, axis)
    return found


def _run(image: Image, radius: int, axis: int) -> Image:
    pad = [(0, 0)] * image.ndim
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis, dtype=np.float32)
    size = 2 * radius + 1
    length = image.shape[axis]
    upper = np.take(total, range(size, size + length), axis=axis)
    lower = np.take(total, range(length), axis=axis)
    return np.asarray((upper - lower) / size, np.float32)


def enlarge(small: Image, shape: tuple[int, int]) -> Image:
    """Stretches a small field to a size, smoothly."""
    rows = np.linspace(0, small.shape[0] - 1, shape[0], dtype=np.float32)
    columns = np.linspace(0, small.shape[1] - 1, shape[1], dtype=np.float32)
    r0, c0 = rows.astype(int), columns.astype(int)
    r1, c1 = np.minimum(r0 + 1, small.shape[0] - 1), np.minimum(c0 + 1, small.shape[1] - 1)
    fr, fc = (rows - r0)[:, None], (columns - c0)[None]
    wide_top = small[r0][:, c0] * (1 - fc) + small[r0][:, c1] * fc
    wide_low = small[r1][:, c0] * (1 - fc) + small[r1][:, c1] * fc
    return np.asarray(wide_top * (1 - fr) + wide_low * fr, np.float32)


def grain(shape: tuple[int, int], cell: float, rng: np.random.Generator) -> Image:
    """Random values (deviation 1) in cells of so many pixels."""
    cell = max(1.0, cell)
    small = (max(2, int(shape[0] / cell)), max(2, int(shape[1] / cell)))
    return enlarge(rng.standard_normal(small, np.float32), shape)


def paper(shape: tuple[int, int], unit: float, rng: np.random.Generator) -> Image:
    """The tooth of rough paper, about -1..1."""
    return np.asarray(
        grain(shape, 2.2 * unit, rng) * 0.5 + grain(shape, 6 * unit, rng) * 0.3, np.float32
    )


def edges(brightness: Image) -> Image:
    """How steeply brightness changes."""
    down, across = np.gradient(brightness)
    return np.asarray(np.hypot(down, across), np.float32)


def warped(image: Image, dy: Image, dx: Image) -> Image:
    """Each pixel taken from a little way off."""
    height, width = image.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    rows = np.clip(rows + dy.astype(np.int32), 0, height - 1)
    columns = np.clip(columns + dx.astype(np.int32), 0, width - 1)
    return np.asarray(image[rows, columns], np.float32)
