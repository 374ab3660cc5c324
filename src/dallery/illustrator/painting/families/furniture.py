"""Furniture and what stands or hangs in rooms."""

from __future__ import annotations

from ...scene import Colour
from ..brush import around, dark, fill, light
from ..easel import Easel
from ..forms import CREAM, GOLD, LEAF, STEEL, WOOD, Forms

_BOOKS: tuple[Colour, ...] = ((196, 84, 72), (72, 116, 156), (226, 178, 90), (104, 146, 106), (134, 94, 148))


def _sofa(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 110, 96))
    for x in (-0.72, 0.64):
        f.rect(x, -0.1, 0.08, 0.1, dark(WOOD, 0.3))
    f.rect(-0.84, -0.95, 1.68, 0.6, tone, 0.16)
    for x in (-0.72, 0.01):
        f.rect(x, -0.86, 0.71, 0.44, light(tone, 0.1), 0.1)
        f.rect(x, -0.5, 0.71, 0.24, light(tone, 0.2), 0.08)
    f.rect(-0.78, -0.3, 1.56, 0.22, dark(tone, 0.1), 0.05)
    for x in (-0.95, 0.7):
        f.rect(x, -0.66, 0.25, 0.58, tone, 0.12)
    for x, c in ((-0.52, GOLD), (0.5, (120, 170, 180))):
        with f.turned(x, -0.6, 12 if x < 0 else -12):
            f.rect(-0.14, -0.14, 0.28, 0.28, c, 0.05)


def _bed(easel: Easel) -> None:
    f = Forms(easel)
    quilt = f.tone((110, 150, 200))
    f.rect(-0.94, -0.98, 0.1, 0.98, WOOD, 0.04)
    f.rect(0.84, -0.6, 0.1, 0.6, WOOD, 0.04)
    f.rect(-0.9, -0.34, 1.8, 0.2, dark(WOOD, 0.1))
    f.rect(-0.86, -0.5, 1.74, 0.2, CREAM, 0.06)
    f.blob([(-0.82, -0.52), (-0.74, -0.7), (-0.46, -0.7), (-0.38, -0.54), (-0.5, -0.48)], (252, 250, 246))
    f.blob([(-0.42, -0.5), (-0.36, -0.62), (0.2, -0.64), (0.82, -0.6), (0.9, -0.44), (0.88, -0.2), (-0.4, -0.18)],
            quilt)
    for k in range(4):
        for row in range(3):
            f.disc(-0.22 + 0.28 * k + 0.08 * (row % 2), -0.52 + 0.12 * row, 0.035, 0.03, light(quilt, 0.5))
    f.rect(-0.44, -0.62, 0.14, 0.44, light(quilt, 0.6), 0.05)


def _table(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone(WOOD)
    for x in (-0.74, 0.64):
        f.tube(x, -0.86, 0.1, 0.86, dark(wood, 0.15), 0.03)
    for x in (-0.5, 0.44):
        f.tube(x, -0.86, 0.06, 0.7, dark(wood, 0.3), 0.03)
    f.rect(-0.8, -0.86, 1.6, 0.1, dark(wood, 0.12))
    f.rect(-0.9, -0.98, 1.8, 0.14, light(wood, 0.1), 0.05)
    f.line([(-0.7, -0.92), (0.6, -0.93)], light(wood, 0.35), 0.012, 140)


def _desk(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone(WOOD)
    f.rect(-0.76, -0.9, 0.5, 0.9, dark(wood, 0.06), 0.03)
    for k in range(3):
        f.rect(-0.71, -0.82 + 0.27 * k, 0.4, 0.22, light(wood, 0.12), 0.02)
        f.ball(-0.51, -0.71 + 0.27 * k, 0.03, GOLD)
    f.tube(0.64, -0.9, 0.1, 0.9, dark(wood, 0.15))
    f.rect(-0.85, -0.99, 1.7, 0.12, light(wood, 0.12), 0.03)


def _bookshelf(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone(WOOD)
    f.rect(-0.4, -1.0, 0.8, 1.0, wood, 0.02)
    for row in range(4):
        top = -0.95 + 0.24 * row
        f.rect(-0.36, top, 0.72, 0.2, dark(wood, 0.5))
        x = -0.35
        while x < 0.3:
            w, h = f.rng.uniform(0.035, 0.065), f.rng.uniform(0.13, 0.185)
            f.rect(x, top + 0.2 - h, w, h, f.rng.choice(_BOOKS), 0.006)
            f.rect(x, top + 0.2 - h * 0.8, w, 0.014, (250, 236, 200))
            x += w + 0.004


def _wardrobe(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((180, 126, 84))
    f.rect(-0.38, -0.95, 0.76, 0.92, wood, 0.02)
    f.rect(-0.42, -1.0, 0.84, 0.07, dark(wood, 0.15), 0.02)
    for x in (-0.35, 0.01):
        f.rect(x, -0.9, 0.34, 0.58, light(wood, 0.16), 0.02)
        f.rect(x + 0.04, -0.86, 0.26, 0.5, wood, 0.02)
    f.rect(-0.35, -0.29, 0.7, 0.2, light(wood, 0.16), 0.02)
    for x, y in ((-0.05, -0.58), (0.05, -0.58), (0.0, -0.19)):
        f.ball(x, y, 0.022, GOLD)


def _stool(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone(WOOD)
    for a, b in ((-0.22, -0.32), (0.22, 0.32), (-0.06, -0.1), (0.08, 0.12)):
        f.line([(a, -0.86), (b, -0.02)], dark(wood, 0.2), 0.07)
    f.line([(-0.27, -0.36), (0.27, -0.36)], dark(wood, 0.1), 0.045)
    f.disc(0, -0.84, 0.38, 0.1, dark(wood, 0.3))
    f.ball(0, -0.9, 0.38, wood, 0.1)


def dial(f: Forms, x: float, y: float, r: float) -> None:
    """A clock face with its hands at ten past ten."""
    f.disc(x, y, r, r, (255, 252, 244))
    for k in range(12):
        a, b = around(x, y, r * 0.88, 30 * k), around(x, y, r * (0.7 if k % 3 == 0 else 0.78), 30 * k)
        f.line([a, b], (70, 60, 76), r * 0.05)
    f.line([(x, y), around(x, y, r * 0.5, -150)], (50, 44, 60), r * 0.1)
    f.line([(x, y), around(x, y, r * 0.72, -32)], (50, 44, 60), r * 0.07)
    f.disc(x, y, r * 0.08, r * 0.08, (206, 70, 66))


def _clock(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((214, 84, 78))
    for side in (-1, 1):
        f.line([(side * 0.22, -0.16), (side * 0.32, -0.02)], dark(tone, 0.2), 0.08)
        f.ball(side * 0.26, -0.88, 0.16, GOLD, 0.12)
    f.line([(0, -0.9), (0, -0.99)], STEEL, 0.05)
    f.ball(0, -0.46, 0.43, tone)
    dial(f, 0, -0.46, 0.34)


def _grandfather_clock(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((132, 80, 52))
    f.rect(-0.17, -0.16, 0.34, 0.16, wood, 0.01)
    f.rect(-0.12, -0.72, 0.24, 0.58, wood)
    f.rect(-0.07, -0.64, 0.14, 0.44, (60, 40, 40))
    f.line([(0, -0.64), (0.02, -0.34)], GOLD, 0.012)
    f.ball(0.02, -0.32, 0.04, GOLD)
    f.rect(-0.17, -0.96, 0.34, 0.26, wood, 0.02)
    f.poly([(-0.19, -0.94), (0, -1.04), (0.19, -0.94)], dark(wood, 0.15))
    dial(f, 0, -0.83, 0.1)


def _mirror(easel: Easel) -> None:
    f = Forms(easel)
    gold = f.tone(GOLD)
    f.tube(-0.04, -0.14, 0.08, 0.12, gold)
    f.ball(0, -0.03, 0.2, gold, 0.04)
    f.ball(0, -0.56, 0.3, gold, 0.43)
    f.disc(0, -0.56, 0.24, 0.37, (190, 222, 240))
    f.flat([(-0.16, -0.4), (0.04, -0.88), (0.12, -0.84), (-0.08, -0.34)], (255, 255, 255), 130)


def _candle(easel: Easel) -> None:
    f = Forms(easel)
    wax = f.tone((250, 240, 220))
    f.ball(0, -0.05, 0.26, GOLD, 0.07)
    f.ring(0.27, -0.08, 0.07, 0.06, GOLD, 0.03)
    f.tube(-0.1, -0.66, 0.2, 0.6, wax, 0.04)
    f.blob([(-0.1, -0.62), (-0.12, -0.5), (-0.08, -0.44), (-0.05, -0.6)], light(wax, 0.3))
    f.line([(0, -0.66), (0, -0.74)], (60, 50, 50), 0.02)
    f.blob([(0, -1.0), (-0.065, -0.82), (0, -0.72), (0.065, -0.82)], (255, 176, 60), 0.4)
    f.blob([(0, -0.92), (-0.03, -0.8), (0, -0.74), (0.03, -0.8)], (255, 244, 190), 0.1)
    f.lamp(0, -0.82, 0.012, (255, 200, 110))
    f.glow.drawCircle(0, -0.82, 0.12, fill((255, 200, 110), 200))


def _vase(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((96, 140, 190))
    blooms: tuple[Colour, ...] = ((240, 110, 140), (255, 200, 80), (250, 246, 250), (236, 130, 90), (180, 130, 220))
    for k in range(9 if "full" not in easel.look.traits else 0):
        x, y = -0.22 + 0.055 * k + f.rng.uniform(-0.03, 0.03), -0.66 - 0.26 * f.rng.random()
        f.line([(0, -0.4), (x * 0.5, (y - 0.4) / 2), (x, y)], LEAF, 0.018)
        for i in range(6):
            f.disc(*around(x, y, 0.05, 60 * i), 0.04, 0.04, blooms[k % 5])
        f.disc(x, y, 0.03, 0.03, GOLD)
    f.blob([(-0.1, -0.52), (-0.09, -0.42), (-0.22, -0.24), (-0.12, 0.0), (0.12, 0.0), (0.22, -0.24), (0.09, -0.42),
            (0.1, -0.52)], tone)
    f.line([(-0.19, -0.24), (0, -0.2), (0.19, -0.24)], light(tone, 0.6), 0.022)
    f.shine(-0.1, -0.26, 0.03, 0.08)


def _television(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((150, 100, 70))
    for side in (-1, 1):
        f.line([(0, -0.78), (side * 0.26, -1.0)], STEEL, 0.022)
        f.line([(side * 0.3, -0.1), (side * 0.36, 0.0)], dark(tone, 0.3), 0.05)
    f.rect(-0.6, -0.8, 1.2, 0.7, tone, 0.08)
    f.rect(-0.52, -0.73, 0.8, 0.56, (40, 46, 60), 0.1)
    f.rect(-0.49, -0.7, 0.74, 0.5, (150, 214, 236), 0.09)
    f.blob([(-0.49, -0.24), (-0.2, -0.44), (0.0, -0.3), (0.25, -0.38), (0.25, -0.2), (-0.46, -0.2)], (110, 190, 110))
    f.disc(0.06, -0.57, 0.06, 0.06, (255, 226, 120))
    for y in (-0.64, -0.48):
        f.ball(0.44, y, 0.06, CREAM)
    for k in range(4):
        f.line([(0.38, -0.34 + 0.04 * k), (0.5, -0.34 + 0.04 * k)], dark(tone, 0.4), 0.012)


def _fridge(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((170, 214, 214))
    f.rect(-0.24, -1.0, 0.48, 0.98, tone, 0.06)
    f.line([(-0.23, -0.66), (0.23, -0.66)], dark(tone, 0.35), 0.012)
    for y in (-0.84, -0.56):
        f.rect(-0.19, y, 0.03, 0.14, STEEL, 0.01)
    f.rect(0.02, -0.9, 0.1, 0.1, (255, 226, 120))
    f.disc(0.1, -0.5, 0.03, 0.03, (230, 90, 90))
    f.shine(0.14, -0.36, 0.02, 0.2, 120)


def _stove(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 222, 216))
    f.rect(-0.42, -0.84, 0.84, 0.84, tone, 0.04)
    f.rect(-0.34, -0.58, 0.68, 0.46, (60, 56, 66), 0.05)
    f.rect(-0.29, -0.52, 0.58, 0.34, (255, 178, 90), 0.04)
    f.line([(-0.3, -0.63), (0.3, -0.63)], STEEL, 0.035)
    for k in range(4):
        f.ball(-0.27 + 0.18 * k, -0.74, 0.045, (90, 90, 100))
    f.rect(-0.45, -0.88, 0.9, 0.06, (70, 70, 80), 0.02)
    f.tube(-0.32, -1.0, 0.3, 0.13, (206, 84, 74), 0.03)
    f.line([(-0.36, -0.96), (0.04, -0.96)], (150, 50, 50), 0.03)


def _bathtub(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.5, 0.5):
        f.ball(x, -0.06, 0.08, GOLD)
    f.line([(0.72, -0.62), (0.72, -0.92), (0.58, -0.94), (0.54, -0.84)], STEEL, 0.05)
    f.blob([(-0.86, -0.66), (-0.76, -0.3), (-0.5, -0.08), (0.5, -0.08), (0.76, -0.3), (0.86, -0.66)], f.tone((250,
            250, 252)))
    f.rect(-0.92, -0.7, 1.84, 0.09, (255, 255, 255), 0.045)
    for k in range(16):
        f.ball(-0.72 + 0.095 * k, -0.72 - 0.05 * (k % 3), 0.08, (240, 248, 255))


def _fireplace(easel: Easel) -> None:
    f = Forms(easel)
    brick = f.tone((186, 104, 84))
    f.rect(-0.5, -0.86, 1.0, 0.86, brick)
    for row in range(10):
        for k in range(6):
            f.rect(-0.5 + 0.17 * k + 0.08 * (row % 2) - 0.04, -0.85 + 0.085 * row, 0.155, 0.07, dark(brick,
                    0.06 * ((k + row) % 4)), 0.01)
    f.rect(-0.57, -0.97, 1.14, 0.12, WOOD, 0.02)
    f.blob([(-0.32, 0.0), (-0.32, -0.4), (0, -0.6), (0.32, -0.4), (0.32, 0.0)], (44, 28, 34))
    for w, h, c in ((0.2, 0.44, (240, 96, 40)), (0.14, 0.34, (255, 164, 56)), (0.08, 0.2, (255, 236, 150))):
        f.blob([(-w, -0.06), (-w * 0.7, -h * 0.6), (0.02, -h), (w * 0.75, -h * 0.55), (w, -0.06)], c, 0.3)
    f.lamp(0, -0.14, 0.03, (255, 180, 80))
    for side in (-1, 1):
        f.line([(-side * 0.24, -0.03), (side * 0.2, -0.09)], (110, 72, 50), 0.07)


def _door(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((84, 140, 130))
    f.rect(-0.27, -1.0, 0.54, 1.0, (240, 230, 214), 0.02)
    f.rect(-0.22, -0.95, 0.44, 0.95, tone, 0.01)
    for x in (-0.17, 0.02):
        for y, h in ((-0.88, 0.36), (-0.46, 0.38)):
            f.rect(x, y, 0.15, h, dark(tone, 0.12), 0.02)
    f.ball(0.17, -0.48, 0.032, GOLD)


def _rug(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((190, 64, 70))
    for k in range(16):
        for side in (-1, 1):
            f.line([(side * 1.36, -0.1 - 0.05 * k * 0.9), (side * 1.58, -0.08 - 0.05 * k * 0.9)], CREAM, 0.02)
    f.poly([(-1.5, 0), (-1.25, -0.86), (1.25, -0.86), (1.5, 0)], tone)
    f.poly([(-1.26, -0.12), (-1.1, -0.74), (1.1, -0.74), (1.26, -0.12)], GOLD)
    f.poly([(-1.16, -0.18), (-1.02, -0.68), (1.02, -0.68), (1.16, -0.18)], dark(tone, 0.2))
    for k in range(5):
        f.poly([(-0.8 + 0.4 * k, -0.2), (-0.62 + 0.4 * k, -0.43), (-0.8 + 0.4 * k, -0.64), (-0.98 + 0.4 * k, -0.43)],
                GOLD)


PAINTERS = {
    "sofa": _sofa, "bed": _bed, "diningtable": _table, "writingdesk": _desk, "bookshelf": _bookshelf,
    "wardrobe": _wardrobe, "stool": _stool, "clock": _clock, "grandfatherclock": _grandfather_clock,
    "mirror": _mirror, "candle": _candle, "vase": _vase, "television": _television, "fridge": _fridge,
    "stove": _stove, "bathtub": _bathtub, "fireplace": _fireplace, "door": _door, "rug": _rug,
}  # fmt: skip
