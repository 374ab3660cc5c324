"""What one takes to the water: suits, rings, water guns, sunshades, paper boats."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import around, box, curve, dark, fade, fill, light, oval, polygon, stroke
from ..easel import Easel
from ..forms import STEEL, Forms

_WHITE: Colour = (252, 250, 246)


def _swimsuit(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((228, 84, 110)), easel.canvas
    suit = curve([(-0.26, -0.98), (-0.2, -0.78), (0, -0.7), (0.2, -0.78), (0.26, -0.98), (0.3, -0.74), (0.27, -0.5),
        (0.33, -0.24), (0.2, -0.1), (0.08, -0.02), (-0.08, -0.02), (-0.2, -0.1), (-0.33, -0.24), (-0.27, -0.5),
        (-0.3, -0.74)])
    canvas.drawPath(suit, fade((-0.3, -0.9), (0.3, 0), light(tone, 0.25), dark(tone, 0.2)))
    for y in (-0.56, -0.42):
        canvas.drawPath(curve([(-0.27, y - 0.03), (0, y + 0.02), (0.27, y - 0.03)], False), stroke(_WHITE, 0.05))


def _ring(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((236, 84, 90)), easel.canvas
    worn = easel.pose.action == "worn"
    rx, ry, thick = 0.76, (0.26 if worn else 0.28), 0.4
    if easel.pose.action == "held":
        ry = 0.62
    canvas.drawOval(oval(0, -0.42 if not worn else 0, rx, ry), stroke(dark(tone, 0.18), thick))
    canvas.save()
    canvas.translate(0, -0.45 if not worn else -0.03)
    canvas.drawOval(oval(0, 0, rx, ry), stroke(tone, thick * 0.9))
    for k in range(8):
        start = 45 * k + 8
        canvas.drawArc(oval(0, 0, rx, ry), start, 22, False, _flat(_WHITE, thick * 0.9))
    canvas.drawArc(oval(0, -0.06, rx, ry), 200, 110, False, stroke(_WHITE, 0.05, 150))
    canvas.restore()


def _flat(tone: Colour, width: float) -> object:
    import skia

    paint = stroke(tone, width, 235)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    return paint


def _water_gun(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((70, 180, 120))
    f.poly([(-0.34, -0.5), (-0.06, -0.5), (-0.14, 0), (-0.42, 0)], dark(tone, 0.08))
    f.rect(-0.5, -0.74, 0.86, 0.3, tone, 0.09)
    f.rect(0.34, -0.68, 0.28, 0.14, (250, 190, 70), 0.05)
    f.ball(-0.2, -0.84, 0.24, (110, 196, 240), 0.16)
    f.line([(0.02, -0.46), (0.06, -0.34), (-0.06, -0.3)], dark(tone, 0.3), 0.035)
    for k in range(3):
        f.ball(0.72 + 0.11 * k, -0.62 + 0.05 * k * k * 0.4, 0.05 - 0.01 * k, (150, 214, 246))


def _parasol(easel: Easel) -> None:
    f = Forms(easel)
    tone, canvas = f.tone((236, 92, 88)), easel.canvas
    f.tube(-0.018, -0.92, 0.036, 0.92, (240, 236, 226), 0.01)
    count = 8
    for k in range(count):
        a, b = math.pi * k / count, math.pi * (k + 1) / count
        left, right = -0.5 * math.cos(a), -0.5 * math.cos(b)
        low = -0.64 + 0.03 * math.sin((a + b) / 2)
        panel = polygon([(0, -0.98), (left, -0.66 + 0.02 * math.sin(a)), ((left + right) / 2, low), (right,
            -0.66 + 0.02 * math.sin(b))])
        shade = tone if k % 2 == 0 else _WHITE
        canvas.drawPath(panel, fade((-0.5, 0), (0.5, 0), light(shade, 0.12), dark(shade, 0.2)))
    f.ball(0, -0.99, 0.022, (250, 206, 90))


def _paper_boat(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 248, 244))
    f.poly([(-0.24, -0.36), (0, -0.98), (0.24, -0.36)], tone)
    f.poly([(0, -0.98), (0.24, -0.36), (0, -0.36)], dark(tone, 0.12))
    f.poly([(-0.78, -0.5), (-0.1, -0.3), (0.1, -0.3), (0.78, -0.5), (0.44, 0), (-0.44, 0)], light(tone, 0.1))
    f.poly([(0.0, -0.3), (0.1, -0.3), (0.78, -0.5), (0.44, 0), (0.0, 0)], dark(tone, 0.08))
    f.line([(-0.78, -0.5), (-0.1, -0.3), (0.1, -0.3), (0.78, -0.5)], dark(tone, 0.25), 0.014)


def pinwheel(easel: Easel) -> None:
    """Four folded sails on a stick."""
    f = Forms(easel)
    f.tube(-0.02, -0.6, 0.04, 0.6, STEEL, 0.02)
    for k, tone in enumerate(((236, 90, 96), (250, 200, 80), (90, 170, 230), (120, 196, 120))):
        tip, side = around(0, -0.68, 0.34, 90 * k), around(0, -0.68, 0.3, 90 * k + 52)
        easel.canvas.drawPath(polygon([(0, -0.68), tip, side]), fill(f.tone(tone) if k % 2 == 0 else tone))
    easel.canvas.drawRoundRect(box(-0.04, -0.72, 0.08, 0.08), 0.04, 0.04, fill((250, 240, 220)))


PAINTERS = {
    "swimsuit": _swimsuit, "swimring": _ring, "watergun": _water_gun, "parasol": _parasol, "paperboat": _paper_boat,
}  # fmt: skip
