"""Sweets and drinks, and the ware they come in."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import around, dark, light
from ..easel import Easel
from ..forms import CREAM, LEAF, WOOD, Forms
from .food import steam
from .meals import bowl

_PINK: Colour = (246, 150, 186)
_SPRINKLES: tuple[Colour, ...] = ((255, 220, 90), (110, 190, 240), (130, 210, 130), (255, 255, 255), (240, 90, 90))


def _donut(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.42, 0.56, (222, 162, 96), 0.42)
    f.blob([around(0, -0.47, 0.5 if k % 2 else 0.44, 30 * k) for k in range(12)], f.tone(_PINK))
    f.disc(0, -0.45, 0.17, 0.13, (176, 116, 64))
    f.disc(0, -0.43, 0.15, 0.1, (240, 230, 220))
    for k in range(22):
        x, y = around(0, -0.47, 0.24 + 0.17 * (k * 7 % 5) / 5, k * 137.5)
        with f.turned(x, y, k * 53):
            f.rect(-0.03, -0.011, 0.06, 0.022, _SPRINKLES[k % 5], 0.01)


def _cookie(easel: Easel) -> None:
    f = Forms(easel)
    for x, y, r in ((0.16, -0.36, 0.38), (-0.12, -0.44, 0.42)):
        f.ball(x, y, r, (222, 166, 100))
        for k in range(9):
            f.ball(*around(x, y, r * 0.78 * math.sqrt(k / 9), k * 137.5), 0.05, (96, 58, 42))


def _cupcake(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.34, -0.42), (0.34, -0.42), (0.25, 0), (-0.25, 0)], (110, 180, 190))
    for k in range(6):
        f.line([(-0.28 + 0.112 * k, -0.4), (-0.21 + 0.085 * k, -0.02)], (230, 246, 246), 0.02)
    tone = f.tone(_PINK)
    for y, half in ((-0.46, 0.4), (-0.6, 0.32), (-0.73, 0.22), (-0.83, 0.12)):
        f.ball(0, y, half, tone, 0.12)
    f.ball(0, -0.94, 0.065, (220, 40, 60))


def _lollipop(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0, -0.5), (0.02, 0)], CREAM, 0.05)
    f.ball(0, -0.7, 0.29, f.tone((240, 90, 120)))
    f.line([around(0, -0.7, 0.27 * k / 30, 36 * k) for k in range(31)], (255, 246, 250), 0.05)


def _chocolate(easel: Easel) -> None:
    f = Forms(easel)
    with f.turned(0, -0.5, -12):
        f.rect(-0.42, -0.46, 0.84, 0.7, (112, 66, 44), 0.03)
        for row in range(3):
            for k in range(4):
                f.rect(-0.39 + 0.2 * k, -0.43 + 0.22 * row, 0.18, 0.19, (134, 82, 54), 0.02)
        f.poly([(-0.45, 0.06), (-0.2, -0.04), (0.1, 0.08), (0.45, -0.04), (0.45, 0.48), (-0.45, 0.48)], f.tone((206,
                60, 66)))
        f.line([(-0.44, 0.06), (-0.2, -0.04), (0.1, 0.08), (0.45, -0.04)], (226, 230, 236), 0.04)


def _macaron(easel: Easel) -> None:
    f = Forms(easel)
    tones: tuple[Colour, ...] = (f.tone((250, 170, 190)), (170, 214, 160), (200, 170, 226))
    for k, tone in enumerate(tones):
        y = -0.02 - 0.33 * k
        f.rect(-0.36, y - 0.12, 0.72, 0.12, tone, 0.06)
        f.rect(-0.33, y - 0.18, 0.66, 0.08, CREAM, 0.03)
        f.blob([(-0.36, y - 0.16), (-0.3, y - 0.28), (0, y - 0.33), (0.3, y - 0.28), (0.36, y - 0.16)], light(tone,
                0.1))


def _bingsu(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.44, -0.54), (-0.2, -0.98), (0, -1.02), (0.2, -0.98), (0.44, -0.54)], (246, 250, 255))
    f.blob([(-0.24, -0.76), (-0.16, -0.98), (0, -1.04), (0.16, -0.98), (0.24, -0.76), (0, -0.7)], (120, 60, 60))
    for x, y in ((-0.3, -0.64), (0.28, -0.66), (0.0, -0.62)):
        f.ball(x, y, 0.07, (226, 54, 66))
    f.ball(0.02, -1.0, 0.06, (250, 236, 220))
    bowl(f, (186, 222, 236), (246, 250, 255), 0.52)
    f.blob([(-0.44, -0.56), (0, -0.7), (0.44, -0.56), (0, -0.46)], (246, 250, 255))


def _popcorn(easel: Easel) -> None:
    f = Forms(easel)
    for _ in range(26):
        x, y = f.rng.uniform(-0.3, 0.3), -0.62 - f.rng.random() * 0.3 * (1 - abs(f.rng.uniform(-0.5, 0.5)))
        f.ball(x, y, 0.075, (255, 244, 206))
    f.poly([(-0.36, -0.66), (0.36, -0.66), (0.26, 0), (-0.26, 0)], (252, 248, 240))
    for k in range(4):
        f.flat([(-0.36 + 0.206 * k, -0.66), (-0.257 + 0.206 * k, -0.66), (-0.185 + 0.148 * k, 0), (-0.26 + 0.148 * k,
                0)], (222, 60, 60))


def _glass(f: Forms, tone: Colour, level: float) -> None:
    f.poly([(-0.2, -0.76), (0.2, -0.76), (0.15, -0.02), (-0.15, -0.02)], (226, 240, 248), 0.3)
    f.poly([(-0.185, level), (0.185, level), (0.14, -0.05), (-0.14, -0.05)], tone)
    f.disc(0, level, 0.185, 0.035, light(tone, 0.35))
    f.shine(-0.11, -0.4, 0.02, 0.22, 150)


def _juice(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0.02, -0.3), (0.16, -1.0)], (240, 100, 120), 0.035)
    _glass(f, f.tone((252, 170, 56)), -0.64)
    f.ball(0.2, -0.76, 0.14, (252, 190, 70))
    f.disc(0.2, -0.76, 0.1, 0.1, (255, 226, 140))


def _milk(easel: Easel) -> None:
    f = Forms(easel)
    _glass(f, (254, 254, 250), -0.62)


def _teapot(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((120, 160, 180))
    f.ring(0.5, -0.44, 0.2, 0.22, tone, 0.08)
    f.line([(-0.36, -0.3), (-0.54, -0.5), (-0.62, -0.72)], tone, 0.12)
    f.ball(0, -0.4, 0.46, tone, 0.38)
    f.rect(-0.22, -0.06, 0.44, 0.06, dark(tone, 0.2), 0.02)
    f.ball(0, -0.74, 0.24, light(tone, 0.1), 0.08)
    f.ball(0, -0.86, 0.06, tone)
    for k in range(5):
        for i in range(5):
            f.disc(*around(-0.22 + 0.22 * (k % 3), -0.42 + 0.12 * (k // 3), 0.04, 72 * i), 0.025, 0.025, (250, 246,
                    250))
    steam(easel, -0.9, 0.12)


def _green_tea(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.06, 0.5, WOOD, 0.09)
    f.blob([(-0.36, -0.6), (-0.32, -0.2), (-0.16, -0.08), (0.16, -0.08), (0.32, -0.2), (0.36, -0.6)], f.tone((170,
            200, 180)))
    f.disc(0, -0.6, 0.37, 0.1, (226, 240, 230))
    f.disc(0, -0.59, 0.32, 0.08, (170, 196, 90))
    f.blob([(-0.08, -0.6), (0, -0.64), (0.1, -0.6), (0, -0.57)], LEAF)
    steam(easel, -0.66, 0.14)


def _bottle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((60, 110, 80))
    f.blob([(-0.05, -0.96), (-0.05, -0.66), (-0.15, -0.52), (-0.15, -0.02), (0.15, -0.02), (0.15, -0.52), (0.05,
            -0.66), (0.05, -0.96)], tone)
    f.rect(-0.06, -1.0, 0.12, 0.12, (150, 40, 60), 0.02)
    f.rect(-0.14, -0.4, 0.28, 0.24, CREAM, 0.01)
    f.line([(-0.08, -0.32), (0.08, -0.32)], (150, 40, 60), 0.02)
    f.shine(-0.09, -0.5, 0.015, 0.12)


def _beer(easel: Easel) -> None:
    f = Forms(easel)
    f.ring(0.34, -0.4, 0.15, 0.22, (226, 236, 242), 0.06)
    f.tube(-0.3, -0.72, 0.6, 0.72, (248, 190, 70), 0.04)
    for k in range(14):
        f.disc(-0.24 + 0.037 * k, -0.1 - 0.5 * (k * 5 % 7) / 7, 0.014, 0.014, (255, 240, 190), 200)
    for x, y, r in ((-0.24, -0.78, 0.12), (0.0, -0.84, 0.16), (0.24, -0.78, 0.12), (-0.3, -0.66, 0.08)):
        f.ball(x, y, r, (255, 252, 244))


def _moon_jar(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 244, 238))
    f.rect(-0.18, -0.06, 0.36, 0.07, dark(tone, 0.12), 0.01)
    f.ball(0, -0.48, 0.46, tone, 0.45)
    f.rect(-0.2, -0.98, 0.4, 0.09, tone, 0.02)
    f.disc(0, -0.98, 0.2, 0.03, dark(tone, 0.25))
    f.shine(-0.2, -0.66, 0.08, 0.1, 150)


def _plate(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.46, 1.66, f.tone((250, 250, 252)), 0.46)
    f.disc(0, -0.5, 1.2, 0.3, (226, 230, 238))
    f.ring(0, -0.48, 1.5, 0.4, (110, 150, 200), 0.05)


def _bowl(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((226, 200, 160)), (176, 146, 112), 0.64)


def _basket(easel: Easel) -> None:
    f = Forms(easel)
    f.ring(0, -0.5, 0.42, 0.44, (176, 122, 70), 0.05)
    fruit = ((226, 62, 58), (250, 170, 60), (140, 190, 80), (250, 214, 80), (150, 80, 160))
    for k, tone in enumerate(fruit if "full" not in easel.look.traits else ()):
        f.ball(-0.34 + 0.17 * k, -0.52 - 0.06 * (k % 2), 0.14, tone)
    f.poly([(-0.54, -0.48), (0.54, -0.48), (0.42, 0), (-0.42, 0)], f.tone((206, 152, 92)))
    for row in range(5):
        for k in range(8):
            f.rect(-0.5 + 0.13 * k + 0.05 * (row % 2), -0.46 + 0.09 * row, 0.085, 0.055, dark((206, 152, 92), 0.18),
                    0.02)
    f.rect(-0.57, -0.54, 1.14, 0.08, (186, 130, 76), 0.03)



PAINTERS = {
    "donut": _donut, "cookie": _cookie, "cupcake": _cupcake, "lollipop": _lollipop, "chocolate": _chocolate,
    "macaron": _macaron, "bingsu": _bingsu, "popcorn": _popcorn, "juice": _juice, "milk": _milk, "teapot": _teapot,
    "greentea": _green_tea, "winebottle": _bottle, "beer": _beer, "moonjar": _moon_jar, "plate": _plate,
    "bowl": _bowl, "basket": _basket,
}  # fmt: skip
