"""What a thing is made of, laid over whatever its painter has drawn: wood, stone, glass, ice, metal; no shapes."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from ..scene import Colour
from .brush import WHITE, curve, dark, fill, light, linear, stroke

_GOLD: Colour = (236, 184, 66)
_SILVER: Colour = (192, 198, 208)


@dataclass(frozen=True)
class Material:
    """Its colour, how much of the thing's own colours it takes over (0..1), how much shows through it, its surface."""

    tone: Colour
    cover: float
    alpha: float
    surface: str


_MATERIALS = {
    "wooden": Material((190, 130, 80), 0.8, 1.0, "grain"),
    "stone": Material((172, 170, 174), 0.94, 1.0, "specks"),
    "glass": Material((178, 226, 244), 0.72, 0.6, "facets"),
    "icy": Material((196, 232, 252), 0.82, 0.78, "facets"),
    "metal": Material((172, 182, 198), 0.85, 1.0, "bands"),
    "golden": Material((246, 194, 72), 0.9, 1.0, "bands"),
    "leather": Material((150, 92, 58), 0.84, 1.0, "specks"),
    "brick": Material((190, 102, 80), 0.9, 1.0, "bricks"),
    "rusty": Material((172, 100, 62), 0.86, 1.0, "specks"),
    "cardboard": Material((208, 166, 114), 0.88, 1.0, "grain"),
    "shiny": Material((255, 255, 255), 0.0, 1.0, "bands"),
    "watery": Material((96, 176, 232), 0.86, 0.72, "facets"),
    "silvery": Material((208, 214, 224), 0.92, 1.0, "bands"),
}


def material_of(traits: tuple[str, ...], colour: Colour | None) -> Material | None:
    """The material asked for; gold and silver are colours that shine."""
    for trait in traits:
        if trait in _MATERIALS:
            return _MATERIALS[trait]
    if colour in (_GOLD, _SILVER):
        return _MATERIALS["golden" if colour == _GOLD else "silvery"]
    return None


def recoloured(material: Material) -> skia.Paint:
    """The paint of the layer a thing is drawn in: its colours turned to the material's, light kept."""
    keep, rows = 1.0 - material.cover, []
    for channel in range(3):
        gain = material.tone[channel] / 255 * 1.12 * material.cover
        row = [0.3 * gain, 0.5 * gain, 0.2 * gain, 0.0, 0.1 * material.tone[channel] / 255 * material.cover]
        row[channel] += keep
        rows += row
    matrix = skia.ColorFilters.Matrix([*rows, 0, 0, 0, material.alpha, 0])
    return skia.Paint(ColorFilter=matrix)


def surface(canvas: skia.Canvas, material: Material, aspect: float) -> None:
    """Grain, specks, facets or bands, only where the thing already is."""
    rng = random.Random(7)
    wide = max(aspect, 0.6)
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kSrcATop))
    if material.surface == "grain":
        for k in range(26):
            y = -1.1 + 0.046 * k
            bend = rng.uniform(-0.02, 0.02)
            canvas.drawPath(curve([(-wide, y), (-wide * 0.3, y + bend), (wide * 0.3, y - bend), (wide, y)], False),
                            stroke(dark(material.tone, 0.5), 0.006 + 0.006 * rng.random(), 110))  # fmt: skip
        for _ in range(3):
            x, y = rng.uniform(-wide * 0.4, wide * 0.4), rng.uniform(-0.8, -0.2)
            for r in (0.05, 0.032, 0.014):
                canvas.drawOval(skia.Rect(x - r * 1.6, y - r, x + r * 1.6, y + r),
                                stroke(dark(material.tone, 0.55), 0.006, 130))  # fmt: skip
    elif material.surface == "specks":
        for _ in range(150):
            x, y, r = rng.uniform(-wide, wide), rng.uniform(-1.15, 0.05), rng.uniform(0.004, 0.012)
            canvas.drawCircle(x, y, r, fill(dark(material.tone, 0.4) if rng.random() < 0.6 else
                light(material.tone, 0.5), 150))
        for _ in range(3):
            x, y = rng.uniform(-wide * 0.4, wide * 0.4), rng.uniform(-0.9, -0.3)
            canvas.drawPath(curve([(x, y), (x + 0.05, y + 0.08), (x + 0.02, y + 0.16)], False),
                            stroke(dark(material.tone, 0.5), 0.008, 150))  # fmt: skip
    elif material.surface == "bricks":
        for row in range(20):
            y = -1.2 + 0.064 * row
            canvas.drawLine(-wide, y, wide, y, stroke(light(material.tone, 0.5), 0.009, 200))
            for k in range(-12, 13):
                x = 0.13 * k + (0.065 if row % 2 else 0.0)
                canvas.drawLine(x, y, x, y + 0.064, stroke(light(material.tone, 0.5), 0.009, 200))
    elif material.surface == "facets":
        for k in range(5):
            x = -wide * 0.8 + wide * 0.36 * k
            canvas.drawLine(x, 0.1, x + 0.5, -1.2, stroke(WHITE, 0.02 + 0.05 * (k % 2), 90))
    else:
        canvas.drawPaint(linear(
            (-wide * 0.5, -1.0), (wide * 0.4, 0.0),
            (0.0, WHITE, 0), (0.2, WHITE, 150), (0.3, WHITE, 0), (0.5, dark(material.tone, 0.5), 90),
            (0.62, WHITE, 120), (0.72, WHITE, 0), (1.0, dark(material.tone, 0.6), 110),
        ))  # fmt: skip
    canvas.restore()
