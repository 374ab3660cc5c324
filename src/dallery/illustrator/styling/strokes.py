"""Brush marks by the thousand: sprites of a loaded brush, turned along the forms; it knows no style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from .style import Finish, Image, blur, luminance

_LONG, _WIDE, _KINDS = 48, 16, 4


@dataclass(frozen=True)
class Layer:
    """One layer of marks. length, spacing: picture units; jitter: deviation of angle (radians) and of colour (0..1).

    least: only where the detail map is at least this; most: only where it is at most this.
    """

    length: float
    spacing: float
    least: float = 0.0
    most: float = 2.0
    turn: float = 0.25
    colour: float = 0.03
    alpha: int = 235


def bristles(rng: np.random.Generator, dry: float = 0.25) -> skia.Image:
    """Sprites of a bristle brush, side by side; dry: how much the bristles show, 0..1."""
    sheet = np.zeros((_WIDE, _LONG * _KINDS, 4), np.uint8)
    y = np.linspace(-1, 1, _WIDE, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, _LONG, dtype=np.float32)[None]
    for kind in range(_KINDS):
        ragged = rng.uniform(-0.18, 0.18, (_WIDE, 1)).astype(np.float32)
        ends = np.clip((1.0 + ragged - np.abs(x) ** 1.5 - y * y * 0.25) * 5, 0, 1)
        body = np.clip((1 - np.abs(y) ** 3) * 4, 0, 1) * ends
        hairs = 1 - dry * rng.random((_WIDE, 1), np.float32) * (0.6 + 0.4 * x)
        part = sheet[:, kind * _LONG : (kind + 1) * _LONG]
        part[..., 3] = np.clip(body * hairs, 0, 1) * 255
        part[..., :3] = (np.clip(hairs + 0.12 * (1 - np.abs(y)), 0.7, 1) * 255)[..., None]
    return skia.Image.fromarray(sheet, colorType=skia.ColorType.kRGBA_8888_ColorType)


def dabs(rng: np.random.Generator) -> skia.Image:
    """Sprites of round touches of a brush's tip; as wide as high, but laid out like the bristles."""
    sheet = np.zeros((_WIDE, _LONG * _KINDS, 4), np.uint8)
    y = np.linspace(-1, 1, _WIDE, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, _LONG, dtype=np.float32)[None] * (_LONG / _WIDE)
    for kind in range(_KINDS):
        far = np.hypot(y, x * rng.uniform(0.75, 0.95))
        part = sheet[:, kind * _LONG : (kind + 1) * _LONG]
        part[..., 3] = np.clip((0.95 - far) * 5, 0, 1) * 255
        part[..., :3] = 255
    return skia.Image.fromarray(sheet, colorType=skia.ColorType.kRGBA_8888_ColorType)


def along(image: Image, finish: Finish) -> Image:
    """The direction of forms at every pixel, in radians."""
    smooth = blur(luminance(image[..., :3]), max(2.0, 9 * finish.unit))
    down, across = (blur(np.asarray(np.gradient(smooth, axis=axis)), 6 * finish.unit + 1) for axis in (0, 1))
    return np.asarray(np.arctan2(down, across) + np.pi / 2, np.float32)


def sheet_of(rgb: Image) -> skia.Surface:
    """A canvas with this already on it."""
    surface = skia.Surface(rgb.shape[1], rgb.shape[0])
    pixels = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    pixels[..., :3] = np.clip(rgb * 255, 0, 255)
    surface.getCanvas().drawImage(skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType), 0, 0)
    return surface


def lifted(surface: skia.Surface) -> Image:
    """What is on the canvas, as colours 0..1."""
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    return np.asarray(pixels[..., :3], np.float32) * np.float32(1 / 255)


def lay(
    surface: skia.Surface, sprites: skia.Image, layer: Layer, fields: tuple[Image, Image, Image], unit: float,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    """One layer of marks. fields: colours, directions and detail of every pixel."""
    rgb, angle, fine = fields
    height, width = angle.shape
    step = max(2.0, layer.spacing * unit)
    ys, xs = np.mgrid[0:height:step, 0:width:step].reshape(2, -1)
    row = np.clip(ys + rng.uniform(-step, step, ys.size), 0, height - 1).astype(np.int32)
    column = np.clip(xs + rng.uniform(-step, step, xs.size), 0, width - 1).astype(np.int32)
    wanted = fine[row, column]
    keep = (wanted >= layer.least) & (wanted <= layer.most)
    row, column = row[keep], column[keep]
    if not row.size:
        return
    order = rng.permutation(row.size)
    row, column = row[order], column[order]
    turn = angle[row, column] + rng.standard_normal(row.size).astype(np.float32) * layer.turn
    scale = np.maximum(layer.length * unit, 4.0) / _LONG * rng.uniform(0.7, 1.25, row.size)
    colours = rgb[row, column] + rng.standard_normal((row.size, 3)).astype(np.float32) * layer.colour * 0.5
    colours = colours + rng.standard_normal((row.size, 1)).astype(np.float32) * layer.colour
    _stamp(surface.getCanvas(), sprites, (column, row, turn, scale), colours, layer.alpha)


def _stamp(
    canvas: skia.Canvas, sprites: skia.Image, marks: tuple[npt.NDArray[Any], ...], colours: Image, alpha: int
) -> None:
    x, y, turn, scale = marks
    cos, sin = np.cos(turn) * scale, np.sin(turn) * scale
    left = x - cos * (_LONG / 2) + sin * (_WIDE / 2)
    top = y - sin * (_LONG / 2) - cos * (_WIDE / 2)
    forms = list(map(skia.RSXform, cos.tolist(), sin.tolist(), left.tolist(), top.tolist()))
    kinds = [skia.Rect.MakeXYWH(kind * _LONG, 0, _LONG, _WIDE) for kind in range(_KINDS)]
    eight = np.clip(colours * 255, 0, 255).astype(np.uint32)
    packed = (np.uint32(alpha) << 24) | (eight[:, 0] << 16) | (eight[:, 1] << 8) | eight[:, 2]
    canvas.drawAtlas(
        sprites, forms, (kinds * (len(forms) // _KINDS + 1))[: len(forms)], packed.tolist(), skia.BlendMode.kModulate,
        skia.SamplingOptions(skia.FilterMode.kLinear), None, skia.Paint(AntiAlias=True),
    )  # fmt: skip
