"""Hand tools and small things one carries; the tables of rows are in the word list of `household`."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import WHITE, around, box, dark, fill, light, star, stroke
from ..easel import Easel
from ..forms import CREAM, GOLD, STEEL, WOOD, Forms

_INK: Colour = (54, 56, 68)
_RED: Colour = (214, 70, 62)


def _ladder(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(WOOD)
    for k in range(7):
        f.rect(-0.14 - 0.004 * k, -0.92 + 0.13 * k, 0.28 + 0.008 * k, 0.035, light(tone, 0.15), 0.01)
    for side in (-1, 1):
        f.line([(side * 0.13, -0.99), (side * 0.18, 0)], tone, 0.045)


def _hammer(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.045, -0.86, 0.09, 0.86, WOOD, 0.03)
    f.rect(-0.3, -1.0, 0.6, 0.22, f.tone((120, 126, 140)), 0.04)
    f.rect(-0.34, -1.0, 0.1, 0.22, STEEL, 0.03)


def _axe(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.035, -1.0, 0.07, 1.0, WOOD, 0.02)
    f.blob([(0.0, -0.94), (0.26, -1.0), (0.3, -0.8), (0.26, -0.6), (0.0, -0.72)], f.tone(STEEL))


def _saw(easel: Easel) -> None:
    f = Forms(easel)
    teeth = [(0.84 - 0.07 * k, -0.2 - (0.08 if k % 2 else 0.0) + 0.004 * k) for k in range(18)]
    f.poly([(0.84, -0.62), (-0.36, -0.9), (-0.4, -0.2), *reversed(teeth)], STEEL)
    f.blob([(-0.34, -0.94), (-0.8, -0.86), (-0.86, -0.3), (-0.42, -0.14)], f.tone(WOOD))
    f.blob([(-0.46, -0.7), (-0.68, -0.64), (-0.7, -0.42), (-0.5, -0.36)], (250, 240, 226), 0.2)


def _screwdriver(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.025, -1.0, 0.05, 0.6, STEEL)
    f.tube(-0.085, -0.46, 0.17, 0.46, f.tone((226, 84, 62)), 0.06)


def _wrench(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(STEEL)
    f.tube(-0.06, -0.8, 0.12, 0.66, tone)
    for y, turn in ((-0.86, -90), (-0.12, 90)):
        f.canvas.drawArc(box(-0.12, y - 0.12, 0.24, 0.24), turn + 40, 280, False, stroke(tone, 0.1))


def _shovel(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.03, -0.92, 0.06, 0.64, WOOD)
    f.rect(-0.12, -1.0, 0.24, 0.08, WOOD, 0.04)
    f.blob([(-0.14, -0.34), (0.14, -0.34), (0.14, -0.12), (0, 0.01), (-0.14, -0.12)], f.tone(STEEL))


def _scissors(easel: Easel) -> None:
    f = Forms(easel)
    for side in (-1, 1):
        f.canvas.drawOval(box(side * 0.17 - 0.13, -0.3, 0.26, 0.3), stroke(f.tone(_RED), 0.07))
        f.poly([(side * 0.08, -0.32), (-side * 0.2, -1.0), (-side * 0.1, -0.98), (-side * 0.01, -0.44)], STEEL)
    f.ball(0, -0.46, 0.035, (110, 116, 128))


def _knife(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.05, -0.36), (-0.05, -1.0), (0.1, -0.72), (0.09, -0.36)], STEEL)
    f.tube(-0.06, -0.37, 0.12, 0.37, f.tone((70, 60, 62)), 0.04)


def _fork(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(STEEL)
    f.tube(-0.03, -0.62, 0.06, 0.62, tone, 0.03)
    f.blob([(-0.11, -0.74), (0.11, -0.74), (0.05, -0.58), (-0.05, -0.58)], tone)
    for x in (-0.09, -0.03, 0.03, 0.09):
        f.tube(x - 0.016, -1.0, 0.032, 0.3, tone, 0.014)


def _spoon(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(STEEL)
    f.tube(-0.025, -0.74, 0.05, 0.74, tone, 0.025)
    f.ball(0, -0.83, 0.11, tone, 0.17)


def _chopsticks(easel: Easel) -> None:
    f = Forms(easel)
    for x, tip in ((-0.12, -0.03), (0.12, 0.05)):
        f.line([(x, -1.0), (tip, 0)], f.tone((176, 90, 62)), 0.06)
        f.line([(x, -1.0), (x * 0.9, -0.86)], GOLD, 0.06)


def _key(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(GOLD)
    f.canvas.drawCircle(0, -0.82, 0.15, stroke(tone, 0.075))
    f.rect(-0.035, -0.66, 0.07, 0.66, tone, 0.02)
    for y in (-0.22, -0.1):
        f.rect(0.03, y, 0.14, 0.06, tone)
    f.canvas.drawArc(box(-0.15, -0.97, 0.3, 0.3), 190, 90, False, stroke(light(tone, 0.6), 0.02))


def _padlock(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawArc(box(-0.22, -1.0, 0.44, 0.7), 180, 180, False, stroke(STEEL, 0.1))
    f.rect(-0.22, -0.68, 0.1, 0.16, STEEL)
    f.rect(0.12, -0.68, 0.1, 0.16, STEEL)
    f.rect(-0.36, -0.58, 0.72, 0.58, f.tone(GOLD), 0.08)
    f.disc(0, -0.34, 0.06, 0.06, _INK)
    f.rect(-0.025, -0.32, 0.05, 0.16, _INK)


def _bulb(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((255, 226, 130))
    f.blob([(-0.12, -0.3), (-0.3, -0.6), (-0.22, -0.92), (0, -1.0), (0.22, -0.92), (0.3, -0.6), (0.12, -0.3)], tone,
            0.5)
    f.line([(-0.07, -0.32), (-0.1, -0.6), (0, -0.52), (0.1, -0.6), (0.07, -0.32)], (240, 150, 60), 0.025)
    for k in range(3):
        f.tube(-0.12, -0.29 + 0.08 * k, 0.24, 0.07, STEEL, 0.03)
    f.rect(-0.06, -0.06, 0.12, 0.06, _INK, 0.02)
    f.glow.drawCircle(0, -0.66, 0.3, fill((255, 214, 120), 200))


def _torch(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.08, -0.66, 0.16, 0.66, f.tone(_INK), 0.04)
    f.poly([(-0.16, -0.9), (0.16, -0.9), (0.09, -0.64), (-0.09, -0.64)], STEEL)
    f.disc(0, -0.9, 0.16, 0.05, (255, 244, 190))
    f.glow.drawCircle(0, -0.95, 0.2, fill((255, 236, 160), 200))


def _telescope(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.3, 0.02, 0.3):
        f.line([(0, -0.5), (x, 0)], WOOD, 0.045)
    with f.turned(0, -0.56, -34):
        f.tube(-0.42, -0.07, 0.3, 0.14, GOLD)
        f.rect(-0.16, -0.1, 0.34, 0.2, f.tone((92, 70, 130)), 0.02)
        f.rect(0.16, -0.13, 0.34, 0.26, light(f.tone((92, 70, 130)), 0.12), 0.03)
        f.rect(0.46, -0.14, 0.06, 0.28, GOLD, 0.02)


def _microscope(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 230, 238))
    f.rect(-0.3, -0.1, 0.6, 0.1, _INK, 0.04)
    f.line([(0.12, -0.08), (0.3, -0.4), (0.16, -0.7)], tone, 0.1)
    f.rect(-0.26, -0.34, 0.4, 0.05, _INK, 0.02)
    with f.turned(0.02, -0.6, -18):
        f.tube(-0.08, -0.34, 0.16, 0.5, tone, 0.03)
        f.tube(-0.05, -0.46, 0.1, 0.14, _INK, 0.02)
        f.tube(-0.05, 0.14, 0.1, 0.12, STEEL, 0.02)


def _compass(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.48, 0.48, f.tone(GOLD))
    f.ball(0, -0.48, 0.4, CREAM)
    for k in range(12):
        f.line([around(0, -0.48, 0.33, 30 * k), around(0, -0.48, 0.37, 30 * k)], _INK, 0.014)
    f.poly([(0.2, -0.76), (0.06, -0.42), (-0.06, -0.54)], _RED)
    f.poly([(-0.2, -0.2), (0.06, -0.42), (-0.06, -0.54)], (90, 110, 150))
    f.ball(0, -0.48, 0.04, GOLD)


def _hourglass(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.2, -0.9), (0.2, -0.9), (0.02, -0.5), (0.2, -0.1), (-0.2, -0.1), (-0.02, -0.5)], (206, 232, 244), 0.3)
    f.poly([(-0.13, -0.74), (0.13, -0.74), (0, -0.5)], (236, 196, 120))
    f.poly([(0, -0.3), (0.18, -0.1), (-0.18, -0.1)], (236, 196, 120))
    f.line([(0, -0.5), (0, -0.2)], (236, 196, 120), 0.012)
    for y in (-1.0, -0.1):
        f.rect(-0.28, y, 0.56, 0.1, f.tone(WOOD), 0.03)
    for x in (-0.24, 0.24):
        f.line([(x, -0.92), (x, -0.08)], f.tone(WOOD), 0.03)


def _watch(easel: Easel) -> None:
    f = Forms(easel)
    strap = f.tone((130, 82, 56))
    f.rect(-0.13, -1.0, 0.26, 1.0, strap, 0.05)
    f.ball(0, -0.5, 0.28, GOLD)
    f.ball(0, -0.5, 0.22, CREAM)
    f.line([(0, -0.5), (0, -0.66)], _INK, 0.025)
    f.line([(0, -0.5), (0.1, -0.46)], _INK, 0.025)


def _trophy(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(GOLD)
    for side in (-1, 1):
        f.canvas.drawOval(box(side * 0.26 - 0.12, -0.92, 0.24, 0.34), stroke(tone, 0.045))
    f.blob([(-0.28, -1.0), (0.28, -1.0), (0.24, -0.64), (0.05, -0.46), (-0.05, -0.46), (-0.24, -0.64)], tone)
    f.tube(-0.05, -0.48, 0.1, 0.26, tone)
    f.rect(-0.2, -0.22, 0.4, 0.22, (96, 62, 46), 0.02)
    f.canvas.drawPath(star(0, -0.78, 0.1, 0.045, 5), fill(light(tone, 0.7)))


def _coin(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(GOLD)
    for x, y in ((-0.3, -0.12), (0.3, -0.12), (0.0, -0.12)):
        for k in range(3):
            f.ball(x, y - 0.09 * k, 0.26, dark(tone, 0.06 * k), 0.09)
    f.ball(0.06, -0.64, 0.34, tone)
    f.canvas.drawCircle(0.06, -0.64, 0.26, stroke(dark(tone, 0.3), 0.03))
    f.canvas.drawPath(star(0.06, -0.64, 0.16, 0.07, 5), fill(dark(tone, 0.3)))


def _wheel(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawCircle(0, -0.5, 0.4, stroke(f.tone((58, 56, 64)), 0.18))
    f.canvas.drawCircle(0, -0.5, 0.31, stroke(STEEL, 0.05))
    for k in range(8):
        f.line([(0, -0.5), around(0, -0.5, 0.3, 45 * k)], STEEL, 0.04)
    f.ball(0, -0.5, 0.1, STEEL)


def _hydrant(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((214, 58, 52))
    f.tube(-0.2, -0.7, 0.4, 0.66, tone)
    f.rect(-0.28, -0.08, 0.56, 0.08, dark(tone, 0.2), 0.02)
    f.rect(-0.26, -0.74, 0.52, 0.08, dark(tone, 0.1), 0.03)
    f.ball(0, -0.76, 0.2, tone, 0.16)
    f.rect(-0.05, -1.0, 0.1, 0.1, STEEL, 0.02)
    for x in (-0.26, 0.26):
        f.ball(x, -0.46, 0.09, dark(tone, 0.12))
        f.ball(x * 1.12, -0.46, 0.05, STEEL)
    f.ball(0, -0.44, 0.12, dark(tone, 0.1))
    f.ball(0, -0.44, 0.06, STEEL)


def _mailbox(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_RED)
    f.tube(-0.04, -0.5, 0.08, 0.5, WOOD)
    f.rect(-0.29, -0.86, 0.58, 0.42, tone, 0.04)
    f.ball(0, -0.84, 0.29, tone, 0.16)
    f.rect(-0.2, -0.78, 0.4, 0.05, _INK, 0.02)
    f.rect(-0.12, -0.68, 0.24, 0.15, WHITE, 0.01)


def _anchor(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((92, 104, 124))
    f.canvas.drawCircle(0, -0.92, 0.07, stroke(tone, 0.045))
    f.line([(0, -0.85), (0, -0.06)], tone, 0.08)
    f.line([(-0.2, -0.7), (0.2, -0.7)], tone, 0.07)
    f.line([(-0.34, -0.34), (-0.2, -0.1), (0, -0.04), (0.2, -0.1), (0.34, -0.34)], tone, 0.08)
    for side in (-1, 1):
        f.poly([(side * 0.34, -0.48), (side * 0.22, -0.3), (side * 0.42, -0.26)], tone)


def _shield(easel: Easel) -> None:
    f = Forms(easel)
    shape = [(-0.38, -0.94), (0.0, -1.0), (0.38, -0.94), (0.36, -0.46), (0, 0), (-0.36, -0.46)]
    f.poly(shape, STEEL)
    f.poly([(x * 0.84, -0.52 + (y + 0.52) * 0.84) for x, y in shape], f.tone((70, 108, 184)))
    f.rect(-0.05, -0.92, 0.1, 0.76, GOLD)
    f.rect(-0.3, -0.66, 0.6, 0.1, GOLD)


def _bow(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(-0.1, -1.0), (0.16, -0.8), (0.2, -0.5), (0.16, -0.2), (-0.1, 0)], f.tone(WOOD), 0.05)
    f.line([(-0.1, -1.0), (-0.1, 0)], CREAM, 0.012)
    f.line([(-0.24, -0.5), (0.34, -0.5)], (196, 150, 100), 0.025)
    f.poly([(0.3, -0.55), (0.42, -0.5), (0.3, -0.45)], STEEL)


def _cane(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0, 0), (0, -0.84)], f.tone(WOOD), 0.05)
    f.canvas.drawArc(box(-0.14, -0.98, 0.14, 0.24), 180, 180, False, stroke(f.tone(WOOD), 0.05))


def _towel(easel: Easel) -> None:
    f = Forms(easel)
    for k, tone in enumerate(((110, 178, 206), (250, 246, 240), (240, 160, 150))):
        tone = f.tone(tone) if k != 1 else tone
        f.rect(-0.56 + 0.03 * k, -0.32 - 0.31 * k, 1.12 - 0.06 * k, 0.32, tone, 0.14)
        f.line([(-0.5 + 0.03 * k, -0.16 - 0.31 * k), (0.5 - 0.03 * k, -0.16 - 0.31 * k)], dark(tone, 0.2), 0.014)


def _pillow(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.7, -0.9), (0, -0.98), (0.7, -0.9), (0.62, -0.45), (0.7, -0.04), (0, 0), (-0.7, -0.04), (-0.62, -0.45)],
           f.tone((238, 232, 246)))  # fmt: skip
    f.line([(-0.3, -0.6), (0, -0.5), (0.24, -0.56)], (190, 182, 206), 0.02)


def _toothbrush(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.03, -0.94, 0.06, 0.94, f.tone((70, 160, 210)), 0.03)
    f.rect(0.02, -1.0, 0.11, 0.26, WHITE, 0.02)
    f.blob([(0.13, -1.02), (0.2, -0.96), (0.13, -0.88)], (110, 214, 220))


def _soap(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.6, -0.66, 1.2, 0.62, f.tone((246, 186, 200)), 0.24)
    for x, y, r in ((-0.4, -0.8, 0.14), (-0.16, -0.9, 0.1), (0.3, -0.84, 0.16), (0.5, -0.62, 0.1)):
        f.canvas.drawCircle(x, y, r, fill((230, 244, 255), 170))
        f.shine(x - r * 0.3, y - r * 0.3, r * 0.3, r * 0.2)


def _comb(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 110, 90))
    f.rect(-0.9, -0.9, 1.8, 0.36, tone, 0.14)
    for k in range(17):
        f.rect(-0.82 + 0.1 * k, -0.6, 0.05, 0.56, tone, 0.02)


def _jar(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.34, -0.8, 0.68, 0.8, f.tone((244, 176, 62)), 0.14)
    f.rect(-0.3, -1.0, 0.6, 0.2, (176, 112, 66), 0.05)
    f.rect(-0.26, -0.56, 0.52, 0.32, CREAM, 0.04)
    f.shine(-0.24, -0.4, 0.03, 0.24)


def _crayons(easel: Easel) -> None:
    f = Forms(easel)
    for k, tone in enumerate(((226, 78, 70), (246, 190, 72), (96, 174, 110), (70, 132, 216), (156, 104, 206))):
        x = -0.28 + 0.14 * k
        f.poly([(x - 0.05, -0.84), (x + 0.05, -0.84), (x, -1.0 + 0.03 * (k % 2))], light(tone, 0.3))
        f.tube(x - 0.06, -0.85, 0.12, 0.5, tone)
    f.rect(-0.38, -0.52, 0.76, 0.52, f.tone((244, 210, 120)), 0.03)
    f.rect(-0.38, -0.36, 0.76, 0.16, (80, 150, 120))


def _calculator(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.34, -1.0, 0.68, 1.0, f.tone(_INK), 0.06)
    f.rect(-0.27, -0.92, 0.54, 0.22, (196, 220, 190), 0.02)
    for k in range(16):
        tone = (240, 140, 80) if k % 4 == 3 else (226, 228, 234)
        f.rect(-0.27 + 0.145 * (k % 4), -0.62 + 0.15 * (k // 4), 0.1, 0.1, tone, 0.02)


def _rope(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 170, 118))
    for k in range(4):
        f.canvas.drawOval(box(-0.56 + 0.05 * k, -0.42 - 0.15 * k, 1.12 - 0.1 * k, 0.42), stroke(dark(tone, 0.2), 0.12))
        f.canvas.drawOval(box(-0.56 + 0.05 * k, -0.43 - 0.15 * k, 1.12 - 0.1 * k, 0.42), stroke(tone, 0.08))
    f.line([(0.5 + 0.06 * math.sin(k), -0.1 + 0.02 * k) for k in range(4)], tone, 0.08)


TOOLS = {
    "ladder": _ladder, "hammer": _hammer, "axe": _axe, "saw": _saw, "screwdriver": _screwdriver, "wrench": _wrench,
    "shovel": _shovel, "scissors": _scissors, "knife": _knife, "fork": _fork, "spoon": _spoon,
    "chopsticks": _chopsticks, "key": _key, "padlock": _padlock, "lightbulb": _bulb, "torch": _torch,
    "telescope": _telescope, "microscope": _microscope, "compass": _compass, "hourglass": _hourglass,
    "wristwatch": _watch, "trophy": _trophy, "coin": _coin, "wheel": _wheel, "hydrant": _hydrant, "mailbox": _mailbox,
    "anchor": _anchor, "shield": _shield, "bow": _bow, "cane": _cane, "towel": _towel, "pillow": _pillow,
    "toothbrush": _toothbrush, "soap": _soap, "comb": _comb, "jar": _jar, "crayons": _crayons,
    "calculator": _calculator, "rope": _rope,
}  # fmt: skip
