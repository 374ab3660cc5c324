"""Toys, and the blackboard of a classroom."""

from __future__ import annotations

from ...scene import Colour
from ..brush import INK, WHITE, dark, light, oval, stroke
from ..easel import Easel
from ..forms import WOOD, Forms

_PALETTE: tuple[Colour, ...] = ((226, 78, 70), (250, 200, 80), (80, 150, 220), (110, 180, 100), (240, 136, 66))


def _teddy(easel: Easel) -> None:
    f = Forms(easel)
    fur = f.tone((198, 140, 88))
    pale = light(fur, 0.5)
    for side in (-1, 1):
        f.ball(side * 0.26, -0.88, 0.13, fur)
        f.ball(side * 0.26, -0.88, 0.07, pale)
        f.ball(side * 0.33, -0.42, 0.11, fur, 0.17)
    f.ball(0, -0.3, 0.3, fur, 0.3)
    f.ball(0, -0.28, 0.17, pale, 0.18)
    for side in (-1, 1):
        f.ball(side * 0.25, -0.12, 0.15, fur, 0.13)
        f.disc(side * 0.27, -0.1, 0.08, 0.075, pale)
    f.ball(0, -0.72, 0.3, fur, 0.27)
    f.ball(0, -0.64, 0.14, pale, 0.11)
    for side in (-1, 1):
        f.disc(side * 0.12, -0.76, 0.032, 0.036, INK)
        f.disc(side * 0.11, -0.772, 0.01, 0.01, WHITE)
    f.disc(0, -0.68, 0.045, 0.032, (80, 52, 48))
    f.line([(-0.05, -0.61), (0, -0.59), (0.05, -0.61)], INK, 0.014)
    f.line([(0, -0.46), (0, -0.2)], dark(fur, 0.4), 0.008)
    for side in (-1, 1):  # the bow that says it is a toy
        f.blob([(0, -0.47), (side * 0.16, -0.55), (side * 0.18, -0.4)], (222, 66, 74))
    f.ball(0, -0.47, 0.04, (190, 48, 58))


def _doll(easel: Easel) -> None:
    f = Forms(easel)
    dress = f.tone((236, 110, 140))
    for side in (-1, 1):
        f.line([(side * 0.08, -0.2), (side * 0.1, -0.04)], (255, 236, 226), 0.08)
        f.ball(side * 0.11, -0.03, 0.06, (214, 66, 74), 0.035)
        f.line([(side * 0.1, -0.52), (side * 0.25, -0.38)], (255, 226, 206), 0.07)
    f.blob([(-0.1, -0.56), (-0.3, -0.16), (0, -0.12), (0.3, -0.16), (0.1, -0.56)], dress)
    for k in range(5):
        f.disc(-0.2 + 0.1 * k, -0.2 - 0.03 * (k % 2), 0.02, 0.02, light(dress, 0.7))
    hair: Colour = (206, 96, 56)
    for side in (-1, 1):
        f.ball(side * 0.27, -0.66, 0.1, hair, 0.15)
        f.ball(side * 0.25, -0.78, 0.04, dress)
    f.ball(0, -0.78, 0.25, hair, 0.22)
    f.ball(0, -0.74, 0.2, (255, 226, 206), 0.18)
    f.blob([(-0.21, -0.76), (-0.1, -0.95), (0.12, -0.95), (0.21, -0.76), (0.06, -0.86)], hair)
    for side in (-1, 1):
        f.disc(side * 0.075, -0.74, 0.028, 0.03, INK)
        f.disc(side * 0.12, -0.68, 0.035, 0.024, (250, 150, 150), 190)
    f.line([(-0.05, -0.66), (0, -0.64), (0.05, -0.66)], (190, 60, 70), 0.016)


def _blocks(easel: Easel) -> None:
    f = Forms(easel)
    for k, (x, y) in enumerate(((-0.36, 0.0), (0.02, 0.0), (0.4, 0.0), (-0.16, -0.36), (0.22, -0.36))):
        tone = easel.look.colour or _PALETTE[k]
        f.rect(x - 0.18, y - 0.36, 0.36, 0.36, tone, 0.03)
        f.rect(x - 0.12, y - 0.3, 0.24, 0.24, light(tone, 0.4), 0.02)
        f.disc(x, y - 0.18, 0.06, 0.06, dark(tone, 0.15))
    roof = _PALETTE[0]
    f.poly([(-0.18, -0.72), (0.03, -1.0), (0.24, -0.72)], roof)


def _toy_car(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 78, 70))
    f.rect(-0.76, -0.62, 1.52, 0.42, tone, 0.14)
    f.rect(-0.4, -0.98, 0.78, 0.44, light(tone, 0.1), 0.16)
    for x in (-0.3, 0.04):
        f.rect(x, -0.9, 0.26, 0.27, (206, 236, 250), 0.05)
    for x in (-0.44, 0.44):
        f.ball(x, -0.2, 0.21, (250, 200, 80))
        f.ball(x, -0.2, 0.09, (80, 150, 220))
    f.disc(0.74, -0.44, 0.04, 0.06, (255, 246, 190))
    f.line([(-0.76, -0.4), (-1.0, -0.2), (-0.95, -0.02)], (240, 240, 236), 0.03)


def _top(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 78, 70))
    with f.turned(0, 0, 8):
        f.poly([(-0.42, -0.6), (0.42, -0.6), (0, 0.0)], tone)
        f.disc(0, -0.6, 0.42, 0.12, (250, 200, 80))
        f.disc(0, -0.61, 0.28, 0.08, (80, 150, 220))
        f.tube(-0.035, -0.96, 0.07, 0.36, WOOD, 0.03)
    for r in (0.5, 0.58):
        f.canvas.drawArc(oval(0, -0.5, r, r * 0.4), 160, 60, False, stroke((120, 120, 140), 0.014, 150))


def _rocking_horse(easel: Easel) -> None:
    f = Forms(easel)
    coat = f.tone((226, 170, 110))
    f.line([(-0.56, -0.12), (-0.3, -0.02), (0.3, -0.02), (0.56, -0.12)], (206, 76, 70), 0.07)
    for x, foot in ((-0.24, -0.36), (0.2, 0.32)):
        f.line([(x, -0.44), (foot, -0.05)], dark(coat, 0.1), 0.09)
    f.blob([(-0.36, -0.56), (0.0, -0.62), (0.3, -0.58), (0.32, -0.42), (-0.34, -0.38)], coat)
    f.line([(-0.36, -0.54), (-0.5, -0.46), (-0.48, -0.28)], (250, 246, 236), 0.07)
    f.poly([(0.16, -0.56), (0.3, -0.92), (0.44, -0.84), (0.36, -0.44)], coat)
    f.blob([(0.26, -0.94), (0.42, -0.94), (0.6, -0.76), (0.54, -0.68), (0.34, -0.74)], coat)
    f.line([(0.24, -0.96), (0.2, -0.76), (0.14, -0.6)], (250, 246, 236), 0.09)
    f.disc(0.42, -0.84, 0.026, 0.03, INK)
    f.blob([(-0.16, -0.62), (0.1, -0.63), (0.1, -0.46), (-0.16, -0.46)], (206, 76, 70))


def _dice(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 250, 246))
    for x, y, turn, pips in ((-0.3, -0.32, -8, ((0, 0), (-0.14, -0.14), (0.14, 0.14), (-0.14, 0.14), (0.14, -0.14))),
                             (0.34, -0.3, 10, ((0, 0), (-0.13, -0.13), (0.13, 0.13)))):  # fmt: skip
        with f.turned(x, y, turn):
            f.rect(-0.28, -0.28, 0.56, 0.56, tone, 0.09)
            for px, py in pips:
                f.disc(px, py, 0.05, 0.05, (214, 62, 66) if len(pips) == 3 else INK)


def _blackboard(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((52, 96, 80))
    for x in (-0.56, 0.56):
        f.line([(x, -0.2), (x * 1.12, 0)], WOOD, 0.045)
    f.rect(-0.75, -1.0, 1.5, 0.84, WOOD, 0.02)
    f.rect(-0.7, -0.96, 1.4, 0.74, tone, 0.01)
    chalk: Colour = (244, 246, 240)
    for k, wide in enumerate((0.5, 0.38, 0.44)):
        f.line([(-0.6, -0.82 + 0.14 * k), (-0.6 + wide, -0.82 + 0.14 * k)], chalk, 0.016, 220)
    f.ring(0.4, -0.66, 0.14, 0.14, chalk, 0.014)
    f.line([(0.2, -0.34), (0.34, -0.48), (0.48, -0.34), (0.2, -0.34)], chalk, 0.014)
    f.rect(-0.6, -0.2, 1.2, 0.04, light(WOOD, 0.2))
    f.rect(-0.4, -0.23, 0.14, 0.03, (250, 240, 236))
    f.rect(-0.2, -0.23, 0.1, 0.03, (250, 200, 120))


PAINTERS = {
    "teddy": _teddy, "doll": _doll, "blocks": _blocks, "toycar": _toy_car, "spinningtop": _top,
    "rockinghorse": _rocking_horse, "dice": _dice, "blackboard": _blackboard,
}  # fmt: skip
