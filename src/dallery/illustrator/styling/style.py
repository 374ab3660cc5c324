"""The one interface of all styles, and the plain filters they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

Image = npt.NDArray[np.float32]
Field = npt.NDArray[np.floating[Any]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Finish:
    """What a style may know. unit: pixels per picture unit (the short side is 1000 units).

    focus: where faces and other small, telling things are, as (left, top, right, bottom) in pixels.
    """

    seed: int
    unit: float
    night: bool
    light_x: float
    focus: tuple[Box, ...] = ()

    def rng(self) -> np.random.Generator:
        """The style's own random numbers."""
        return np.random.default_rng(self.seed + 77)


# RGBA, height x width x 4, values 0..1, colour not multiplied by alpha. Alpha may be eroded at the
# paper's edge, never filled in: a transparent ground stays transparent.
Style = Callable[[Image, Finish], Image]


def luminance(rgb: Image) -> Image:
    """Perceived brightness."""
    return np.asarray(rgb @ np.array([0.299, 0.587, 0.114], np.float32), np.float32)


def saturated(rgb: Image, strength: float) -> Image:
    """Colours pulled away from grey (above 1) or towards it, kept within 0..1."""
    grey = luminance(rgb)[..., None]
    return np.asarray(np.clip(grey + (rgb - grey) * np.float32(strength), 0, 1), np.float32)


def resized(field: Field, shape: tuple[int, int], smooth: bool = True) -> Image:
    """A field (one channel or several) at another height and width; averages when it shrinks."""
    if field.shape[:2] == shape:
        return np.asarray(field, np.float32)
    how = Pillow.Resampling.BICUBIC if smooth else Pillow.Resampling.NEAREST
    if smooth and shape[0] * shape[1] < field.shape[0] * field.shape[1]:
        how = Pillow.Resampling.BOX
    layers = field[..., None] if field.ndim == 2 else field
    found = np.empty((*shape, layers.shape[2]), np.float32)
    for k in range(layers.shape[2]):
        one = Pillow.fromarray(np.ascontiguousarray(layers[..., k], np.float32))
        found[..., k] = np.asarray(one.resize((shape[1], shape[0]), how))
    return found[..., 0] if field.ndim == 2 else found


def blur(image: Field, radius: float) -> Image:
    """A soft blur; wide ones are done on a smaller copy, which nobody can see."""
    if radius < 4:
        return box_blur(image, max(1, round(radius)), 1 if radius < 2 else 2)
    shrink = max(2, int(radius // 2))
    height, width = image.shape[:2]
    small = (max(3, height // shrink), max(3, width // shrink))
    return resized(box_blur(resized(image, small), 1, 3), (height, width))


def box_blur(image: Field, radius: int, passes: int = 2) -> Image:
    """A blur by running sums, along both sides."""
    found = np.asarray(image, np.float32)
    if radius < 1:
        return found
    for _ in range(passes):
        for axis in (0, 1):
            found = _run(found, min(radius, max(1, image.shape[axis] - 1)), axis)
    return found


def _run(image: Image, radius: int, axis: int) -> Image:
    length = image.shape[axis]
    if radius <= 2:  # a few shifted sums are faster than a running one
        pad = [(0, 0)] * image.ndim
        pad[axis] = (radius, radius)
        padded = np.pad(image, pad, mode="edge")
        total = _part(padded, axis, 0, length).copy()
        for shift in range(1, 2 * radius + 1):
            total += _part(padded, axis, shift, length)
        total *= np.float32(1 / (2 * radius + 1))
        return total
    pad = [(0, 0)] * image.ndim
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis, dtype=np.float32)
    size = 2 * radius + 1
    found = _part(total, axis, size, length) - _part(total, axis, 0, length)
    found *= np.float32(1 / size)
    return np.asarray(found, np.float32)


def _part(array: Image, axis: int, start: int, length: int) -> Image:
    return array[start : start + length] if axis == 0 else array[:, start : start + length]


def enlarge(small: Image, shape: tuple[int, int]) -> Image:
    """Stretches a small field to a size, smoothly."""
    return resized(small, shape)


def grain(shape: tuple[int, int], cell: float, rng: np.random.Generator) -> Image:
    """Random values (deviation about 1) in cells of so many pixels."""
    cell = max(1.0, cell)
    small = (max(2, int(shape[0] / cell)), max(2, int(shape[1] / cell)))
    return resized(rng.standard_normal(small, np.float32), shape)


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


def swayed(image: Image, finish: Finish, reach: float, rng: np.random.Generator) -> Image:
    """An unsteady hand: everything moves up to about `reach` units, faces hardly at all."""
    shape = (image.shape[0], image.shape[1])
    calm = 1 - 0.75 * focused(shape, finish)
    sway = reach * finish.unit
    dy, dx = grain(shape, 16 * finish.unit, rng) * sway, grain(shape, 16 * finish.unit, rng) * sway
    return warped(image, dy * calm, dx * calm)


def focused(shape: tuple[int, int], finish: Finish) -> Image:
    """1 in the middle of faces, 0 away from them, soft between."""
    height, width = shape
    small = np.zeros((max(2, height // 8), max(2, width // 8)), np.float32)
    ys = (np.arange(small.shape[0], dtype=np.float32) + 0.5)[:, None] * height / small.shape[0]
    xs = (np.arange(small.shape[1], dtype=np.float32) + 0.5)[None] * width / small.shape[1]
    for left, top, right, bottom in finish.focus:
        across = (xs - (left + right) / 2) / max(1.0, (right - left) / 2)
        down = (ys - (top + bottom) / 2) / max(1.0, (bottom - top) / 2)
        small = np.maximum(small, np.clip(2.2 - 2 * np.hypot(across, down), 0, 1))
    return np.clip(resized(small, shape), 0, 1)


def detail(image: Image, finish: Finish) -> Image:
    """Where fine strokes are wanted, 0..1: fine edges, most of all in faces."""
    height, width = image.shape[:2]
    small = (max(8, height // 2), max(8, width // 2))
    grey = resized(luminance(image[..., :3]), small)
    fine = np.abs(grey - blur(grey, max(1.0, 3 * finish.unit)))
    busy = np.clip(blur(fine, max(1.0, 5 * finish.unit)) * 11, 0, 1)
    return np.clip(resized(busy, (height, width)) * (0.45 + 1.6 * focused((height, width), finish)), 0, 1)


def contours(image: Image, fine: float, wide: float, gain: float) -> Image:
    """Lines where tones meet, on the dark side, 0..1; the rim of a subject on no ground too."""
    grey = luminance(image[..., :3])
    found = np.clip((blur(grey, wide) - (grey if fine < 1 else blur(grey, fine))) * gain, 0, 1)
    alpha = image[..., 3]
    if alpha.min() < 1:
        found = np.maximum(found, np.clip((1 - blur(alpha, wide)) * 2.2, 0, 1) * (alpha > 0.3))
    return np.asarray(found, np.float32)


def ramp(grey: Image, stops: tuple[tuple[float, str], ...]) -> Image:
    """A gradient map: brightness to colours given as (place, 'rrggbb')."""
    places = [place for place, _ in stops]
    colours = np.array([ink(text) for _, text in stops])
    found = np.empty((*grey.shape, 3), np.float32)
    table = np.linspace(0, 1, 512)
    index = np.clip(grey * 511, 0, 511).astype(np.int32)
    for k in range(3):
        found[..., k] = np.interp(table, places, colours[:, k]).astype(np.float32)[index]
    return found


def ink(text: str) -> Image:
    """'rrggbb' as three values 0..1."""
    return np.array([int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def hatch(shape: tuple[int, int], unit: float, slope: float, spacing: float, wobble: Image | float = 0.0) -> Image:
    """Parallel lines, 0..1, `spacing` units apart."""
    y = np.arange(shape[0], dtype=np.float32)[:, None] / unit
    x = np.arange(shape[1], dtype=np.float32)[None] / unit
    length = float(np.hypot(slope, 1.0))
    return np.asarray(0.5 + 0.5 * np.sin((x * slope + y) * (2 * np.pi / spacing / length) + wobble), np.float32)


def relief(tall: Image) -> Image:
    """Light from the upper left over a surface of this height."""
    found = np.zeros_like(tall)
    found[1:, 1:] = tall[1:, 1:] - tall[:-1, :-1]
    return found


def blend(below: Field, above: Field, cover: Field) -> Image:
    """`above` over `below` where cover (height x width) is 1."""
    return np.asarray(below + (above - below) * cover[..., None], np.float32)


def tones(rgb: Image, low: float = 1.0, high: float = 99.0) -> Image:
    """Brightness stretched over 0..1, so that a dark scene still has light and dark."""
    grey = luminance(rgb)
    a, b = np.percentile(grey[::7, ::7], (low, high))
    return np.asarray(np.clip((grey - a) / max(0.12, b - a), 0, 1), np.float32)
