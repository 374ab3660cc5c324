"""Solids and figures of geometry."""

from __future__ import annotations

from ...scene import Colour
from ..brush import around, box, curve, dark, fill, light, polygon, star, stroke
from ..easel import Easel
from ..forms import CREAM, WOOD, Forms

_BLUE: Colour = (84, 142, 220)
_RED: Colour = (226, 88, 80)


def _sphere(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.5, 0.5, f.tone(_BLUE))
    f.shine(-0.18, -0.72, 0.12, 0.08)


def _cube(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_RED)
    f.poly([(0, -0.58), (0.5, -0.8), (0.5, -0.22), (0, 0)], dark(tone, 0.22), 0.4)
    f.poly([(0, -0.58), (-0.5, -0.8), (-0.5, -0.22), (0, 0)], tone, 0.4)
    f.poly([(0, -0.58), (0.5, -0.8), (0, -1.0), (-0.5, -0.8)], light(tone, 0.34), 0.3)


def _disc(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawCircle(0, -0.5, 0.48, fill(f.tone(_RED)))


def _square(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawRect(box(-0.46, -0.96, 0.92, 0.92), fill(f.tone(_BLUE)))


def _triangle(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawPath(polygon([(0, -0.96), (0.54, -0.04), (-0.54, -0.04)]), fill(f.tone((246, 190, 72))))


def _hexagon(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawPath(polygon([around(0, -0.5, 0.5, 60 * k) for k in range(6)]), fill(f.tone((110, 184, 130))))


def _cone(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((244, 138, 60))
    f.disc(0, -0.06, 0.4, 0.08, dark(tone, 0.3))
    f.tube(-0.38, -0.1, 0.76, 0.06, tone, 0.03)
    f.poly([(-0.05, -1.0), (0.05, -1.0), (0.28, -0.1), (-0.28, -0.1)], tone)
    for top, low in ((-0.72, -0.58), (-0.42, -0.28)):
        half = [0.05 + 0.23 * (1.0 + y) / 0.9 for y in (top, low)]
        f.poly([(-half[0], top), (half[0], top), (half[1], low), (-half[1], low)], (252, 250, 246), 0.3)


def _cylinder(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((150, 160, 182))
    f.disc(0, -0.1, 0.28, 0.09, dark(tone, 0.25))
    f.tube(-0.28, -0.9, 0.56, 0.8, tone)
    f.disc(0, -0.9, 0.28, 0.09, light(tone, 0.4))


def _diamond(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((140, 214, 240))
    top, girdle = [(-0.3, -0.92), (0.3, -0.92)], [(-0.52, -0.66), (-0.2, -0.66), (0.2, -0.66), (0.52, -0.66)]
    f.poly([*top, girdle[3], (0, 0), girdle[0]], tone)
    for k, shade in enumerate((0.45, 0.1, 0.3)):
        f.poly([girdle[k], girdle[k + 1], (0, 0)], light(tone, shade), 0.3)
    f.poly([top[0], (0, -0.66), girdle[0]], light(tone, 0.6), 0.2)
    f.poly([top[1], (0, -0.66), girdle[3]], light(tone, 0.2), 0.2)
    f.poly([top[0], top[1], (0, -0.66)], light(tone, 0.75), 0.2)
    f.canvas.drawPath(star(0.34, -0.86, 0.12, 0.03, 4), fill((255, 255, 255), 230))


def _spiral(easel: Easel) -> None:
    f = Forms(easel)
    tones = (f.tone(_BLUE), light(f.tone(_BLUE), 0.5))
    for k, tone in enumerate(tones):
        f.line([around(0, -0.5, 0.46 * i / 34, 30 * i + 180 * k) for i in range(35)], tone, 0.07)


def _cross(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_RED)
    f.rect(-0.13, -1.0, 0.26, 1.0, tone, 0.02)
    f.rect(-0.38, -0.72, 0.76, 0.26, tone, 0.02)


def _stripes(easel: Easel) -> None:
    f = Forms(easel)
    tones = (f.tone(_BLUE), (250, 248, 242), (246, 190, 72), (250, 248, 242), _RED, (250, 248, 242), (96, 174, 110))
    for k, tone in enumerate(tones):
        f.rect(-0.6, -1.0 + k / 7, 1.2, 1 / 7, tone)


def _checkers(easel: Easel) -> None:
    f = Forms(easel)

    def at(column: float, row: float) -> tuple[float, float]:
        y = -0.72 + 0.66 * row / 8
        half = 0.52 + 0.32 * row / 8
        return (-half + 2 * half * column / 8, y)

    f.poly([(-0.6, -0.76), (0.6, -0.76), (0.92, 0.0), (-0.92, 0.0)], dark(WOOD, 0.2), 0.4)
    for row in range(8):
        for column in range(8):
            tone = CREAM if (row + column) % 2 else (98, 66, 56)
            f.flat([at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)], tone)
    for k, (across, down) in enumerate(((0.5, 0.7), (2.5, 1.6), (4.5, 0.8), (6.5, 1.7), (1.5, 6.4), (3.5, 5.4), (6.5,
            6.3))):
        x, y = at(across, down)
        tone = (54, 48, 58) if k < 4 else (246, 240, 226)
        f.ball(x, y, 0.06, tone, 0.03)
        f.tube(x - 0.03, y - 0.14, 0.06, 0.14, tone, 0.03)
        f.ball(x, y - 0.16, 0.045, tone)


def _puzzle(easel: Easel) -> None:
    f = Forms(easel)
    for x, y, tone in ((-0.24, -0.68, _RED), (0.24, -0.68, _BLUE), (-0.24, -0.22, (96, 174, 110)),
                       (0.24, -0.22, (246, 190, 72))):  # fmt: skip
        f.rect(x - 0.24, y - 0.22, 0.47, 0.45, tone, 0.03)
        f.disc(x, y - 0.2 if y < -0.5 else y - 0.26, 0.07, 0.07, tone)
        f.disc(x + 0.25 if x < 0 else x + 0.2, y, 0.06, 0.06, tone)
    f.canvas.drawPath(curve([(-0.3, -0.9), (0.2, -0.92), (0.4, -0.9)], False), stroke((255, 255, 255), 0.015, 120))


PAINTERS = {
    "sphere": _sphere, "cube": _cube, "disc": _disc, "squareshape": _square, "triangle": _triangle,
    "coneshape": _cone, "cylinder": _cylinder, "hexagon": _hexagon, "diamond": _diamond, "spiral": _spiral,
    "crossmark": _cross, "stripes": _stripes, "checkers": _checkers, "puzzle": _puzzle,
}  # fmt: skip
