"""Oil: short strokes along the forms, thick enough to catch light."""

from __future__ import annotations

import numpy as np
import skia

from .style import Finish, Image, box_blur, edges, luminance


def apply(image: Image, finish: Finish) -> Image:
    """Three layers of strokes, broad to fine, then a relief light."""
    rng, unit = finish.rng(), finish.unit
    height, width = image.shape[:2]
    base = box_blur(image[..., :3], max(1, round(6 * unit)), 1)
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    smooth = box_blur(luminance(image[..., :3]), max(2, round(9 * unit)))
    down, across = np.gradient(smooth)
    angle = np.arctan2(down, across) + np.pi / 2
    steep = edges(smooth)
    canvas.drawImage(_picture(base), 0, 0)
    for length, wide, spacing, floor in ((46, 20, 17, 0.0), (26, 10, 10, 0.0), (15, 5, 7, 0.004)):
        _layer(canvas, (image, angle, steep), (length, wide, spacing, floor), unit, rng)
    painted = np.asarray(surface.makeImageSnapshot().toarray(
        colorType=skia.ColorType.kRGBA_8888_ColorType)[..., :3], np.float32) * np.float32(1 / 255)  # fmt: skip
    tall = luminance(painted) + rng.standard_normal((height, width), np.float32) * 0.008
    relief = np.zeros((height, width), np.float32)
    relief[1:, 1:] = tall[1:, 1:] - tall[:-1, :-1]
    grey = luminance(painted)[..., None]
    painted = grey + (painted - grey) * 1.16
    image[..., :3] = np.clip(painted + np.clip(relief, -0.12, 0.12)[..., None] * 0.6, 0, 1)
    return image


def _picture(rgb: Image) -> skia.Image:
    pixels = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    pixels[..., :3] = np.clip(rgb * 255, 0, 255)
    return skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)


def _layer(
    canvas: skia.Canvas, fields: tuple[Image, Image, Image],
    stroke: tuple[float, float, float, float], unit: float, rng: np.random.Generator,
) -> None:  # fmt: skip
    image, angle, steep = fields
    length, wide, spacing, floor = stroke
    height, width = image.shape[:2]
    step = max(3, int(spacing * unit))
    ys, xs = np.mgrid[0:height:step, 0:width:step]
    ys = np.clip(ys.ravel() + rng.integers(-step, step + 1, ys.size), 0, height - 1)
    xs = np.clip(xs.ravel() + rng.integers(-step, step + 1, xs.size), 0, width - 1)
    keep = steep[ys, xs] * unit >= floor
    ys, xs = ys[keep], xs[keep]
    order = rng.permutation(ys.size)
    ys, xs = ys[order], xs[order]
    turn = angle[ys, xs] + rng.standard_normal(ys.size).astype(np.float32) * 0.25
    reach = length * unit * 0.5 * rng.uniform(0.6, 1.2, ys.size)
    dx, dy = np.cos(turn) * reach, np.sin(turn) * reach
    colours = image[ys, xs, :3] * 255 + rng.standard_normal((ys.size, 1)) * 7
    packed = np.clip(colours, 0, 255).astype(int)
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=wide * unit,
                       StrokeCap=skia.Paint.kRound_Cap)  # fmt: skip
    for i in range(ys.size):
        r, g, b = packed[i]
        paint.setColor(skia.Color(int(r), int(g), int(b), 235))
        x, y = float(xs[i]), float(ys[i])
        canvas.drawLine(x - dx[i], y - dy[i], x + dx[i], y + dy[i], paint)
