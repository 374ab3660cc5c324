"""Fruit and vegetables."""

from __future__ import annotations

from ..brush import around, dark, light
from ..easel import Easel
from ..forms import CREAM, LEAF, WOOD, Forms


def _leaf(f: Forms, x: float, y: float, reach: float, angle: float) -> None:
    with f.turned(x, y, angle):
        f.blob([(0, 0), (reach * 0.4, -reach * 0.26), (reach, 0), (reach * 0.4, reach * 0.2)], LEAF)


def _banana(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 214, 78))
    for k in (1, 0):
        y = -0.1 * k
        f.blob([(-0.62, -0.72 + y), (-0.5, -0.3 + y), (-0.1, -0.04 + y), (0.36, -0.1 + y), (0.64, -0.4 + y), (0.6,
                -0.46 + y),
                (0.3, -0.34 + y), (-0.06, -0.38 + y), (-0.4, -0.62 + y), (-0.52,
                        -0.82 + y)], dark(tone, 0.12 * k))  # fmt: skip
    f.line([(-0.57, -0.8), (-0.6, -0.94)], (130, 104, 50), 0.09)
    f.line([(-0.46, -0.42), (-0.1, -0.2), (0.36, -0.24)], dark(tone, 0.2), 0.018, 150)


def _orange(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.44, 0.45, f.tone((250, 154, 48)))
    for k in range(14):
        f.disc(*around(-0.02, -0.44, 0.1 + 0.022 * k, k * 137.5), 0.012, 0.012, (226, 124, 30), 150)
    f.line([(0, -0.86), (0.02, -0.94)], WOOD, 0.05)
    _leaf(f, 0.02, -0.88, 0.3, -14)
    f.shine(-0.18, -0.64, 0.09, 0.07)


def _lemon(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 226, 84))
    f.blob([(-0.58, -0.44), (-0.42, -0.68), (0, -0.86), (0.42, -0.68), (0.58, -0.44), (0.42, -0.18), (0, -0.02),
            (-0.42, -0.18)], tone)
    _leaf(f, 0.5, -0.5, 0.3, -50)
    f.shine(-0.18, -0.62, 0.1, 0.06)


def _strawberry(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0, 0.0), (-0.26, -0.26), (-0.4, -0.6), (-0.2, -0.8), (0.2, -0.8), (0.4, -0.6), (0.26, -0.26)],
            f.tone((226, 48, 60)))
    for k in range(16):
        x, y = -0.26 + 0.13 * (k % 5) + 0.06 * (k // 5 % 2), -0.66 + 0.14 * (k // 5)
        if abs(x) < 0.34 + y * 0.1:
            f.disc(x, y, 0.014, 0.024, (255, 226, 130))
    for k in range(5):
        _leaf(f, 0, -0.8, 0.28, -160 + 35 * k)
    f.line([(0, -0.8), (0.04, -0.98)], LEAF, 0.045)


def _cherry(easel: Easel) -> None:
    f = Forms(easel)
    for x, y in ((-0.24, -0.24), (0.26, -0.2)):
        f.line([(x, y - 0.18), (x * 0.6, -0.62), (0.06, -0.96)], (110, 140, 70), 0.03)
    _leaf(f, 0.06, -0.94, 0.4, 10)
    for x, y in ((-0.24, -0.24), (0.26, -0.2)):
        f.ball(x, y, 0.23, f.tone((206, 28, 56)))
        f.shine(x - 0.08, y - 0.1, 0.05, 0.04, 220)


def _grapes(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((128, 80, 168))
    f.line([(0, -0.74), (0.02, -0.98)], WOOD, 0.04)
    _leaf(f, 0.02, -0.86, 0.36, -20)
    for row in range(5):
        for k in range(5 - row):
            x, y = (k - (4 - row) / 2) * 0.18, -0.72 + 0.15 * row
            f.ball(x, y, 0.105, tone)
            f.shine(x - 0.035, y - 0.04, 0.02, 0.02, 200)


def _watermelon(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0.22, -0.46, 0.46, (70, 140, 70))
    with f.inside([around(0.22, -0.46, 0.46, 30 * k) for k in range(12)]):
        for k in range(6):
            x = -0.16 + 0.15 * k
            f.line([(x, -0.95), (x + 0.06, -0.6), (x - 0.04, -0.3), (x + 0.03, 0)], (34, 92, 48), 0.05)
    rind = [(-0.7, -0.34), (-0.62, -0.1), (-0.3, 0.0), (0.1, -0.06), (0.3, -0.3)]
    f.blob([*rind, (-0.2, -0.32)], (90, 168, 84))
    f.blob([(x * 0.93 - 0.015, y - 0.04) for x, y in rind], (232, 246, 214), 0.2)
    f.blob([(x * 0.86 - 0.03, y - 0.07) for x, y in rind], f.tone((240, 76, 84)), 0.5)
    for k in range(7):
        f.disc(-0.5 + 0.1 * k, -0.2 + 0.04 * (k % 2), 0.016, 0.026, (50, 30, 34))


def _pineapple(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(9):
        angle = -90 + (k - 4) * 17
        tip = around(0, -0.58, 0.4 - 0.03 * abs(k - 4), angle)
        f.poly([(-0.05, -0.58), tip, (0.05, -0.58)], dark(LEAF, 0.05 * (k % 3)))
    body = [(-0.16, -0.62), (-0.24, -0.32), (-0.14, 0.0), (0.14, 0.0), (0.24, -0.32), (0.16, -0.62)]
    f.blob(body, f.tone((244, 186, 70)))
    with f.inside(body):
        for k in range(-6, 9):
            f.line([(-0.3, -0.7 + 0.09 * k), (0.3, -0.4 + 0.09 * k)], (178, 116, 40), 0.014)
            f.line([(0.3, -0.7 + 0.09 * k), (-0.3, -0.4 + 0.09 * k)], (178, 116, 40), 0.014)


def _peach(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 178, 150))
    f.ball(0, -0.42, 0.44, tone, 0.42)
    f.ball(-0.16, -0.48, 0.24, (246, 130, 130), 0.28)
    f.line([(0.04, -0.82), (-0.06, -0.5), (0.02, -0.14)], dark(tone, 0.2), 0.025, 150)
    _leaf(f, 0.02, -0.82, 0.42, -24)


def _pear(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0, -0.9), (-0.14, -0.76), (-0.22, -0.5), (-0.36, -0.26), (-0.2, 0.0), (0.2, 0.0), (0.36, -0.26), (0.22,
            -0.5), (0.14, -0.76)],
           f.tone((206, 206, 92)))
    f.line([(0, -0.88), (0.04, -1.0)], WOOD, 0.04)
    _leaf(f, 0.02, -0.92, 0.26, -10)
    f.shine(-0.16, -0.34, 0.05, 0.1)


def _persimmon(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.38, 0.52, f.tone((246, 130, 44)), 0.38)
    for k in range(4):
        _leaf(f, 0, -0.72, 0.26, 20 + 47 * k)
    f.line([(0, -0.72), (0.02, -0.86)], WOOD, 0.06)
    f.shine(-0.24, -0.5, 0.09, 0.06)


def _blueberry(easel: Easel) -> None:
    f = Forms(easel)
    _leaf(f, -0.1, -0.6, 0.44, -30)
    for x, y in ((-0.36, -0.22), (0.36, -0.22), (0.0, -0.2), (-0.18, -0.52), (0.2, -0.5)):
        f.ball(x, y, 0.22, f.tone((76, 96, 176)))
        for k in range(5):
            f.disc(*around(x, y - 0.06, 0.05, 72 * k), 0.03, 0.02, (44, 54, 116))


def _tomato(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.4, 0.48, f.tone((228, 62, 50)), 0.4)
    for k in range(6):
        _leaf(f, 0, -0.76, 0.24, 12 + 31 * k)
    f.line([(0, -0.76), (0.03, -0.92)], LEAF, 0.05)
    f.shine(-0.2, -0.56, 0.1, 0.07)


def _carrot(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(5):
        f.line([(0, -0.66), around(0, -0.62, 0.34, -90 + (k - 2) * 22)], LEAF, 0.05)
    tone = f.tone((244, 132, 50))
    f.blob([(0, 0.02), (-0.12, -0.36), (-0.17, -0.6), (0, -0.7), (0.17, -0.6), (0.12, -0.36)], tone)
    for y, w in ((-0.52, 0.1), (-0.4, 0.08), (-0.26, 0.06)):
        f.line([(-w, y), (w * 0.1, y + 0.02)], dark(tone, 0.2), 0.014)


def _corn(easel: Easel) -> None:
    f = Forms(easel)
    body = [(0, -0.98), (-0.14, -0.76), (-0.16, -0.36), (-0.08, -0.04), (0.08, -0.04), (0.16, -0.36), (0.14, -0.76)]
    f.blob(body, f.tone((250, 206, 80)))
    with f.inside(body):
        for row in range(15):
            for k in range(6):
                f.ball(-0.15 + 0.06 * k + 0.03 * (row % 2), -0.95 + 0.062 * row, 0.03, (255, 218, 104))
    for side in (-1, 1):
        f.blob([(0, 0.02), (side * 0.2, -0.2), (side * 0.22, -0.62), (side * 0.12, -0.4), (side * 0.04, -0.14)], LEAF)


def _pumpkin(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((240, 130, 44))
    f.line([(0, -0.76), (0.04, -0.96)], (96, 120, 60), 0.1)
    for x in (-0.4, 0.4, -0.22, 0.22, 0.0):
        f.ball(x, -0.4, 0.24, dark(tone, 0.03 + abs(x) * 0.2), 0.4)
    if easel.light.night:
        for x in (-0.2, 0.2):
            f.poly([(x - 0.1, -0.42), (x + 0.1, -0.42), (x, -0.58)], (255, 226, 120))
            f.lamp(x, -0.46, 0.03)
        f.blob([(-0.26, -0.28), (0, -0.22), (0.26, -0.28), (0.12, -0.14), (-0.12, -0.14)], (255, 226, 120))


def _eggplant(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0.06, -0.8), (-0.1, -0.66), (-0.22, -0.3), (-0.12, -0.02), (0.12, -0.02), (0.22, -0.3), (0.16, -0.66)],
            f.tone((98, 56, 130)))
    for k in range(4):
        _leaf(f, 0.04, -0.78, 0.2, 20 + 44 * k)
    f.line([(0.04, -0.78), (0.1, -0.98)], LEAF, 0.06)
    f.shine(-0.1, -0.4, 0.03, 0.14)


def _pepper(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0.12, -0.78), (-0.1, -0.76), (-0.14, -0.46), (-0.06, -0.2), (0.14, 0.0), (0.08, -0.26), (0.14, -0.5)],
            f.tone((220, 44, 44)))
    f.line([(0, -0.76), (0.0, -0.86), (-0.08, -0.98)], LEAF, 0.07)
    f.shine(-0.06, -0.56, 0.02, 0.1)


def _broccoli(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.12, 0), (-0.1, -0.4), (-0.26, -0.5), (0.26, -0.5), (0.1, -0.4), (0.12, 0)], (168, 204, 120))
    green = f.tone((74, 150, 70))
    for x, y, r in ((-0.3, -0.54, 0.19), (0.3, -0.54, 0.19), (0, -0.52, 0.2), (-0.17, -0.74, 0.2), (0.18, -0.74,
            0.2), (0, -0.86, 0.14)):
        f.ball(x, y, r, green)
        for k in range(9):
            f.disc(*around(x, y, r * 0.7 * (k % 3) / 2, 40 * k), r * 0.13, r * 0.13, light(green, 0.25), 180)


def _cabbage(easel: Easel) -> None:
    f = Forms(easel)
    for k, (x, y, r) in enumerate(((-0.26, -0.36, 0.32), (0.26, -0.36, 0.32), (0, -0.5, 0.42), (0, -0.34, 0.32))):
        f.ball(x, y, r, light(f.tone((140, 190, 92)), 0.12 * k), r * 0.9)
        for i in range(5):
            f.line([(x, y + r * 0.7), around(x, y, r * 0.75, -150 + 30 * i)], (236, 246, 206), 0.016, 200)


def _coconut(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.42, 0.46, (116, 78, 54), 0.43)
    f.disc(0, -0.56, 0.38, 0.24, CREAM)
    f.disc(0, -0.55, 0.31, 0.18, (236, 240, 240))
    f.line([(0.1, -0.56), (0.34, -1.0)], (240, 120, 150), 0.05)


def _garlic(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 238, 226))
    f.blob([(0, -0.98), (-0.06, -0.74), (-0.42, -0.46), (-0.3, -0.06), (0, 0), (0.3, -0.06), (0.42, -0.46), (0.06,
            -0.74)], tone)
    for x in (-0.22, 0, 0.22):
        f.line([(0, -0.74), (x * 1.3, -0.4), (x * 0.6, -0.02)], (200, 170, 180), 0.018, 170)


PAINTERS = {
    "banana": _banana, "orangefruit": _orange, "lemon": _lemon, "strawberry": _strawberry, "cherry": _cherry,
    "grapes": _grapes, "watermelon": _watermelon, "pineapple": _pineapple, "peach": _peach, "pear": _pear,
    "persimmon": _persimmon, "blueberry": _blueberry, "tomato": _tomato, "carrot": _carrot, "corn": _corn,
    "pumpkin": _pumpkin, "eggplant": _eggplant, "pepper": _pepper, "broccoli": _broccoli, "cabbage": _cabbage,
    "coconut": _coconut, "garlic": _garlic,
}  # fmt: skip
