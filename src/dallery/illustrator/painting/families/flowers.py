"""More flowers, pots and trees of their own kind."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import around, dark, light
from ..easel import Easel
from ..forms import LEAF, WOOD, Forms
from ..trees import BARK, broadleaf


def _stem(f: Forms, top: float, leaves: bool = True) -> None:
    f.line([(0, 0), (0.02, top * 0.5), (0, top)], LEAF, 0.035)
    if leaves:
        for side in (-1, 1):
            f.blob([(0.01, -0.06), (side * 0.1, -0.3), (side * 0.2, -0.48), (side * 0.17, -0.24)], LEAF)


def _tulip(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((232, 70, 96))
    _stem(f, -0.66)
    for points in (((-0.02, -0.6), (-0.22, -0.72), (-0.18, -1.0), (0.0, -0.82)), ((0.02, -0.6), (0.22, -0.72), (0.18,
            -1.0), (0.0, -0.82))):
        f.blob(list(points), dark(tone, 0.1))
    f.blob([(0, -0.58), (-0.14, -0.72), (0, -1.02), (0.14, -0.72)], light(tone, 0.1))


def _rays(f: Forms, count: int, reach: float, wide: float, tone: Colour, at: float = -0.76) -> None:
    for k in range(count):
        with f.turned(0, at, 360 / count * k):
            f.blob([(0, 0), (wide, -reach * 0.6), (0, -reach), (-wide, -reach * 0.6)], tone)


def _daisy(easel: Easel) -> None:
    f = Forms(easel)
    _stem(f, -0.72)
    _rays(f, 13, 0.25, 0.045, f.tone((252, 252, 250)))
    f.ball(0, -0.76, 0.09, (252, 200, 66))


def _lavender(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(5):
        tip = around(0, 0, 0.95 - 0.06 * abs(k - 2), -90 + (k - 2) * 9)
        f.line([(0, 0), tip], LEAF, 0.02)
        for i in range(9):
            t = 0.5 + 0.5 * i / 8
            for side in (-1, 1):
                f.ball(tip[0] * t + side * 0.028, tip[1] * t, 0.034 * (1.3 - t * 0.6), f.tone((150, 112, 214)))


def _lotus(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(-0.3, -0.08, 0.44, (76, 150, 90), 0.1)
    f.ball(0.34, -0.06, 0.38, (92, 166, 98), 0.08)
    tone = f.tone((246, 160, 196))
    for k, spread in enumerate((62, 40, 20)):
        for side in (-1, 1):
            with f.turned(0, -0.12, side * spread):
                f.blob([(0, 0), (0.14, -0.36), (0, -0.72 + 0.05 * (2 - k)), (-0.14, -0.36)], light(tone, 0.14 * k))
    f.blob([(0, -0.1), (0.14, -0.44), (0, -0.82), (-0.14, -0.44)], light(tone, 0.45))


def _hibiscus(easel: Easel) -> None:
    f = Forms(easel)
    _stem(f, -0.66)
    tone = f.tone((244, 170, 206))
    for k in range(5):
        x, y = around(0, -0.72, 0.14, 72 * k - 90)
        f.ball(x, y, 0.145, tone)
    for k in range(5):
        f.line([(0, -0.72), around(0, -0.72, 0.13, 72 * k - 90)], (190, 30, 80), 0.05)
    f.line([(0, -0.72), (0.1, -0.86)], (252, 232, 160), 0.04)


def _dandelion(easel: Easel) -> None:
    f = Forms(easel)
    _stem(f, -0.7)
    for k in range(46):
        angle, reach = k * 137.5, 0.26 * math.sqrt((k + 4) / 50)
        tip = around(0, -0.74, reach, angle)
        f.line([(0, -0.74), tip], (250, 250, 252), 0.006, 200)
        f.disc(*tip, 0.018, 0.018, (255, 255, 255), 230)
    f.ball(0, -0.74, 0.045, WOOD)
    for k in range(4):
        f.disc(0.3 + 0.07 * k, -0.86 - 0.03 * k, 0.014, 0.014, (255, 255, 255))


def _pot(f: Forms, tone: Colour, half: float = 0.22, tall: float = 0.34) -> None:
    f.poly([(-half, -tall), (half, -tall), (half * 0.72, 0), (-half * 0.72, 0)], tone)
    f.rect(-half * 1.12, -tall - 0.05, half * 2.24, 0.1, light(tone, 0.12), 0.02)


def _flowerpot(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(9):
        with f.turned(0, -0.36, (k - 4) * 19):
            f.blob([(0, 0), (0.09, -0.3), (0, -0.6 + 0.03 * abs(k - 4)), (-0.09, -0.3)], dark(LEAF, 0.06 * (k % 3)))
            f.line([(0, 0), (0, -0.5)], light(LEAF, 0.3), 0.012)
    _pot(f, f.tone((206, 116, 80)))


def _bamboo(easel: Easel) -> None:
    f = Forms(easel)
    for x, top, tone in ((-0.14, -0.9, (96, 156, 72)), (0.02, -1.0, (120, 176, 80)), (0.16, -0.8, (84, 144, 70))):
        f.tube(x - 0.025, top, 0.05, -top, f.tone(tone))
        for k in range(6):
            f.rect(x - 0.031, top * k / 6 - 0.01, 0.062, 0.016, dark(tone, 0.3), 0.006)
        for k in range(5):
            with f.turned(x, top * (0.98 - 0.13 * k), 60 if k % 2 else 120 + 6 * k):
                f.blob([(0, 0), (0.03, -0.1), (0, -0.22), (-0.03, -0.1)], LEAF)


def _maple(easel: Easel) -> None:
    broadleaf(easel.canvas, easel.rng, ((128, 30, 24), (200, 56, 36), (236, 96, 50), (255, 168, 90)), BARK, 0.8)


def _ginkgo(easel: Easel) -> None:
    broadleaf(easel.canvas, easel.rng, ((176, 124, 20), (232, 182, 40), (252, 214, 72), (255, 240, 150)), BARK, 0.8)


def _willow(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.08, 0), (-0.05, -0.4), (-0.1, -0.74), (0.08, -0.76), (0.06, -0.4), (0.1, 0)], BARK)
    f.ball(0, -0.8, 0.3, (84, 140, 70), 0.18)
    for k in range(34):
        x = -0.42 + 0.0255 * k
        start = -0.94 + abs(x) * 0.6
        end = -0.28 + 0.16 * ((k * 7) % 5) / 5 - 0.1 * (abs(x) < 0.1)
        f.line([(x * 0.75, start), (x, (start + end) / 2), (x * 1.06, end)], ((104, 168, 80), (136, 194, 96), (84,
                148, 74))[k % 3], 0.022, 220)


def _birch(easel: Easel) -> None:
    f = Forms(easel)
    for x, top in ((-0.12, -0.9), (0.1, -0.98)):
        f.tube(x - 0.028, top, 0.056, -top, (244, 242, 236))
        for k in range(9):
            f.rect(x - 0.026 + 0.02 * (k % 2), top * (k + 0.5) / 9, 0.03, 0.012, (70, 66, 74))
    tone = (236, 190, 70) if easel.look.season == "autumn" else (130, 190, 84)
    for k in range(60):
        f.disc(f.rng.uniform(-0.28, 0.28), f.rng.uniform(-1.0, -0.5), 0.035, 0.026, light(dark(tone, 0.15),
                0.1 * (k % 4)), 235)


def _bonsai(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.4, -0.2, 0.8, 0.18, f.tone((70, 104, 150)), 0.04)
    f.line([(-0.02, -0.2), (0.12, -0.36), (-0.1, -0.52), (0.06, -0.74)], BARK, 0.09)
    f.line([(0.02, -0.44), (0.3, -0.54)], BARK, 0.05)
    for x, y, r in ((0.34, -0.6, 0.2), (-0.24, -0.58, 0.22), (0.06, -0.84, 0.26)):
        for k in range(5):
            f.ball(x - r + r * 0.5 * k, y - 0.03 * (2 - abs(k - 2)), r * 0.46, (64, 132, 74), r * 0.34)


def _bush(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((84, 156, 76))
    for k, (x, y, r) in enumerate(((-0.46, -0.3, 0.3), (0.46, -0.3, 0.3), (-0.2, -0.5, 0.38), (0.24, -0.52, 0.38),
            (0, -0.34, 0.36))):
        f.ball(x, y, r, dark(tone, 0.04 * (4 - k)), r * 0.92)
    for _ in range(46):
        f.disc(f.rng.uniform(-0.62, 0.62), f.rng.uniform(-0.8, -0.1), 0.035, 0.025, light(tone, 0.3), 190)


def _clover(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0.1, 0), (0.04, -0.3), (0, -0.56)], LEAF, 0.045)
    for k in range(4):
        with f.turned(0, -0.58, 45 + 90 * k):
            f.blob([(0, 0), (-0.22, -0.16), (-0.2, -0.36), (0, -0.3), (0.2, -0.36), (0.22, -0.16)], f.tone((84, 170,
                    84)))
            f.line([(0, 0), (0, -0.24)], (190, 230, 170), 0.02)


def _maple_leaf(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((220, 76, 44))
    points = [around(0, -0.5, (0.5, 0.24, 0.42, 0.22, 0.36, 0.2)[k % 6] if k else 0.5, -90 + 30 * k) for k in range(12)]
    f.line([(0, -0.4), (0.05, 0.0)], dark(tone, 0.3), 0.03)
    f.poly(points, tone)
    for k in range(0, 12, 2):
        f.line([(0, -0.5), around(0, -0.5, 0.32, -90 + 30 * k)], dark(tone, 0.25), 0.012)


def _stump(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((140, 98, 66))
    f.blob([(-0.5, -0.8), (-0.5, -0.3), (-0.66, 0.02), (-0.2, -0.06), (0, 0.04), (0.3, -0.06), (0.64, 0.02), (0.5,
            -0.3), (0.5, -0.8)], wood)
    f.disc(0, -0.8, 0.52, 0.2, dark(wood, 0.2))
    for k in range(4):
        f.ring(0, -0.8, 0.46 - 0.11 * k, 0.17 - 0.04 * k, (226, 184, 130), 0.035)


def _seedling(easel: Easel) -> None:
    """Two leaves out of a little heap of earth."""
    f = Forms(easel)
    green = f.tone((112, 186, 84))
    f.line([(0.0, -0.18), (0.03, -0.4), (0.0, -0.6)], dark(green, 0.12), 0.06)
    for side, lift in ((-1, 0.0), (1, 0.08)):
        f.blob([(0, -0.56), (side * 0.14, -0.8 - lift), (side * 0.42, -0.86 - lift), (side * 0.38, -0.62 - lift * 0.5),
            (side * 0.18, -0.52)], light(green, 0.1 if side > 0 else 0.0))
        f.line([(0, -0.56), (side * 0.2, -0.68 - lift * 0.6), (side * 0.36, -0.78 - lift)], light(green, 0.4), 0.014)
    f.blob([(-0.4, 0.0), (-0.3, -0.14), (-0.08, -0.22), (0.14, -0.2), (0.34, -0.12), (0.42, 0.0), (0.0, 0.05)],
        (116, 80, 58))
    for x, y in ((-0.2, -0.08), (0.02, -0.12), (0.2, -0.06)):
        f.ball(x, y, 0.035, (146, 104, 76))


PAINTERS = {
    "seedling": _seedling,
    "tulip": _tulip, "daisy": _daisy, "lavender": _lavender, "lotus": _lotus, "hibiscus": _hibiscus,
    "dandelion": _dandelion, "flowerpot": _flowerpot, "bamboo": _bamboo, "mapletree": _maple, "ginkgotree": _ginkgo,
    "willow": _willow, "birch": _birch, "bonsai": _bonsai, "bush": _bush, "clover": _clover, "leaf": _maple_leaf,
    "stump": _stump,
}  # fmt: skip
