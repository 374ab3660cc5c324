"""Dishes: Korean meals, bread, and what is eaten with the hands."""

from __future__ import annotations

from ...scene import Colour
from ..brush import around, dark, light
from ..easel import Easel
from ..forms import CREAM, LEAF, STEEL, WOOD, Forms
from .food import steam

_RED: Colour = (214, 62, 44)
_CRUST: Colour = (226, 164, 92)
_GREEN: tuple[Colour, ...] = ((92, 160, 76), (130, 190, 90), (66, 130, 70))


def plate(f: Forms, half: float, tone: Colour = (250, 248, 244)) -> None:
    """A round plate under something."""
    f.ball(0, -0.12, half, tone, half * 0.26)
    f.disc(0, -0.14, half * 0.74, half * 0.18, dark(tone, 0.06))


def bowl(f: Forms, tone: Colour, filling: Colour, half: float = 0.62) -> None:
    """A bowl with its rim at height .56."""
    f.rect(-half * 0.34, -0.07, half * 0.68, 0.07, dark(tone, 0.2), 0.02)
    f.blob([(-half, -0.56), (-half * 0.8, -0.22), (-half * 0.36, -0.04), (half * 0.36, -0.04), (half * 0.8, -0.22),
            (half, -0.56)], tone)
    f.disc(0, -0.57, half * 1.01, 0.165, light(tone, 0.35))
    f.disc(0, -0.565, half * 0.92, 0.135, filling)


def _bibimbap(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((70, 62, 66)), CREAM, 0.68)
    heaps: tuple[Colour, ...] = ((244, 140, 60), (92, 150, 70), (250, 236, 200), (150, 96, 60), (206, 216, 140),
            (210, 70, 60))
    for k, tone in enumerate(heaps):
        x, y = around(0, 0, 0.4, 60 * k - 90)
        for i in range(14):
            dx, dy = f.rng.uniform(-0.15, 0.15), f.rng.uniform(-0.045, 0.045)
            f.line([(x + dx - 0.06, -0.585 + y * 0.22 + dy), (x + dx, -0.6 + y * 0.22 + dy), (x + dx + 0.06,
                    -0.58 + y * 0.22 + dy)],
                   dark(tone, 0.05 * (i % 3)), 0.026)  # fmt: skip
    f.disc(0, -0.6, 0.24, 0.1, (255, 254, 250))
    f.ball(0, -0.63, 0.11, (252, 190, 60), 0.065)
    f.disc(0.24, -0.55, 0.08, 0.03, _RED)
    steam(easel, -0.74, 0.2)


def _kimchi(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((236, 232, 224)), _RED, 0.66)
    for k in range(9):
        x, y = -0.44 + 0.11 * k, -0.6 - 0.07 * (k % 3)
        f.blob([(x - 0.16, y + 0.06), (x - 0.1, y - 0.08), (x + 0.08, y - 0.1), (x + 0.17, y + 0.04), (x, y + 0.08)],
               ((224, 78, 50), (244, 170, 110), (206, 54, 40))[k % 3])  # fmt: skip
        f.line([(x - 0.12, y + 0.03), (x, y - 0.04), (x + 0.12, y + 0.01)], (250, 220, 180), 0.018)
    for k in range(6):
        f.line([(-0.36 + 0.15 * k, -0.74 + 0.04 * (k % 2)), (-0.28 + 0.15 * k, -0.8 + 0.05 * (k % 2))],
                _GREEN[k % 3], 0.03)
    for k in range(14):
        f.disc(-0.4 + 0.06 * k, -0.66 - 0.1 * (k * 7 % 5) / 5, 0.012, 0.012, (255, 240, 200))


def _tteokbokki(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((246, 240, 226)), _RED, 0.66)
    for k in range(11):
        x, y = -0.4 + 0.08 * k, -0.58 - 0.055 * (k * 3 % 4)
        with f.turned(x, y, -40 + (k * 53) % 90):
            f.rect(-0.15, -0.05, 0.3, 0.1, (234, 92, 58), 0.05)
            f.shine(-0.04, -0.02, 0.06, 0.014, 150)
    for x in (-0.3, 0.2):
        f.poly([(x - 0.1, -0.68), (x + 0.06, -0.78), (x + 0.16, -0.66)], (236, 176, 110))
    f.ball(0.34, -0.7, 0.12, (255, 252, 244), 0.09)
    f.ball(0.34, -0.72, 0.06, (252, 190, 70), 0.04)
    for k in range(8):
        f.line([(-0.3 + 0.08 * k, -0.76 + 0.03 * (k % 3)), (-0.25 + 0.08 * k, -0.73 + 0.03 * (k % 3))],
                _GREEN[k % 3], 0.022)
    steam(easel, -0.82, 0.2)


def _gimbap(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.82)
    for k in range(6):
        x, y = (-0.56, 0.0, 0.56, -0.3, 0.3, 0.0)[k], (-0.3, -0.3, -0.3, -0.62, -0.62, -0.28)[k]
        if k == 5:
            continue
        f.ball(x, y, 0.27, (44, 60, 52), 0.25)
        f.disc(x, y - 0.01, 0.225, 0.205, (252, 250, 244))
        for i, tone in enumerate(((244, 140, 60), (250, 214, 90), (92, 160, 76), (226, 110, 110), (150, 100, 70))):
            f.disc(*around(x, y - 0.01, 0.085, 72 * i - 90), 0.055, 0.052, tone)


def _rice_cake(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.74, (206, 180, 140))
    tones: tuple[Colour, ...] = ((250, 246, 240), (246, 190, 200), (150, 190, 130), (250, 214, 140), (206, 180, 220))
    for k, (x, y) in enumerate(((-0.44, -0.26), (-0.15, -0.22), (0.16, -0.22), (0.45, -0.26), (-0.28, -0.46), (0.02,
            -0.46), (0.3, -0.46), (-0.12, -0.68), (0.16, -0.68))):
        f.blob([(x - 0.17, y + 0.06), (x - 0.1, y - 0.11), (x + 0.1, y - 0.11), (x + 0.17, y + 0.06), (x, y + 0.1)],
                tones[k % 5])
        f.line([(x - 0.1, y + 0.0), (x, y + 0.04), (x + 0.1, y + 0.0)], dark(tones[k % 5], 0.15), 0.012)


def _rice(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((110, 150, 180)), CREAM, 0.54)
    f.blob([(-0.47, -0.56), (-0.36, -0.8), (0, -0.92), (0.36, -0.8), (0.47, -0.56), (0, -0.46)], (254, 252, 246), 0.5)
    for _k in range(40):
        x, y = f.rng.uniform(-0.36, 0.36), f.rng.uniform(-0.82, -0.54)
        if x * x * 3 + (y + 0.56) ** 2 * 6 < 0.5:
            f.disc(x, y, 0.03, 0.016, (236, 230, 220))
    steam(easel, -0.86, 0.16)


def _stew(easel: Easel) -> None:
    f = Forms(easel)
    for side in (-1, 1):
        f.rect(side * 0.66 - 0.09, -0.56, 0.18, 0.09, (50, 44, 48), 0.04)
    bowl(f, f.tone((70, 58, 58)), (222, 96, 48), 0.62)
    for x, y in ((-0.3, -0.58), (0.06, -0.53), (0.26, -0.6)):
        f.rect(x - 0.09, y - 0.06, 0.18, 0.1, (255, 250, 236), 0.02)
    for k in range(9):
        f.ring(-0.44 + 0.11 * k, -0.55 - 0.05 * (k % 3), 0.03, 0.02, _GREEN[k % 3], 0.016)
    f.disc(-0.06, -0.63, 0.07, 0.03, _RED)
    steam(easel, -0.7, 0.2)


def _sushi(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.94, -0.16, 1.88, 0.12, WOOD, 0.02)
    for x in (-0.7, 0.56):
        f.rect(x, -0.06, 0.14, 0.07, dark(WOOD, 0.3))
    for k, x in enumerate((-0.58, 0.0, 0.58)):
        f.blob([(x - 0.25, -0.16), (x - 0.26, -0.42), (x, -0.5), (x + 0.26, -0.42), (x + 0.25, -0.16)], (254, 252,
                246), 0.5)
        top: Colour = ((246, 130, 90), (230, 76, 76), (252, 206, 100))[k]
        f.blob([(x - 0.3, -0.34), (x - 0.26, -0.62), (x, -0.72), (x + 0.27, -0.62), (x + 0.3, -0.34), (x, -0.46)], top)
        for i in range(3):
            f.line([(x - 0.18 + 0.14 * i, -0.64), (x - 0.1 + 0.14 * i, -0.46)], light(top, 0.45), 0.022)
    f.rect(0.5, -0.73, 0.16, 0.56, (44, 60, 52))


def _dumpling(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.72, -0.3, 1.44, 0.3, (206, 160, 100), 0.06)
    f.line([(-0.72, -0.15), (0.72, -0.15)], (150, 106, 62), 0.03)
    f.disc(0, -0.3, 0.72, 0.14, (226, 190, 136))
    for x, y in ((-0.42, -0.36), (0.42, -0.36), (0.0, -0.34), (-0.22, -0.54), (0.22, -0.54)):
        f.blob([(x - 0.23, y + 0.08), (x - 0.2, y - 0.1), (x, y - 0.22), (x + 0.2, y - 0.1), (x + 0.23, y + 0.08),
                (x, y + 0.14)], (250, 242, 226))
        for k in range(5):
            f.line([(x, y - 0.19), (x - 0.14 + 0.07 * k, y - 0.04)], (214, 196, 170), 0.014)
    steam(easel, -0.74, 0.24)


def _burger(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.5, -0.2, 1.0, 0.19, _CRUST, 0.09)
    f.rect(-0.53, -0.36, 1.06, 0.18, (110, 66, 46), 0.08)
    f.poly([(-0.52, -0.38), (0.52, -0.38), (0.3, -0.24), (0.1, -0.34), (-0.2, -0.22), (-0.3, -0.34)], (255, 200, 70))
    f.rect(-0.5, -0.46, 1.0, 0.09, (222, 70, 56), 0.04)
    for k in range(9):
        f.ball(-0.5 + 0.125 * k, -0.5, 0.085, (130, 190, 80), 0.05)
    f.blob([(-0.53, -0.52), (-0.5, -0.74), (-0.24, -0.95), (0.24, -0.95), (0.5, -0.74), (0.53, -0.52), (0, -0.48)],
            _CRUST)
    for k in range(11):
        f.disc(-0.34 + 0.07 * k, -0.78 - 0.07 * (k % 3), 0.025, 0.016, (255, 244, 210))


def _fries(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(11):
        with f.turned(-0.26 + 0.052 * k, -0.4, (k - 5) * 4):
            f.rect(-0.035, -0.5 - 0.09 * (k * 3 % 4) / 3, 0.07, 0.5, (252, 210, 96), 0.01)
    f.blob([(-0.3, -0.58), (0, -0.5), (0.3, -0.58), (0.24, 0), (-0.24, 0)], f.tone((220, 60, 54)))
    f.disc(0, -0.28, 0.1, 0.1, (255, 214, 90))


def _hotdog(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.82, -0.5, 1.64, 0.46, _CRUST, 0.22)
    f.rect(-0.92, -0.66, 1.84, 0.3, (190, 78, 56), 0.15)
    f.rect(-0.8, -0.44, 1.6, 0.4, light(_CRUST, 0.12), 0.2)
    f.line([(-0.74 + 0.148 * k, -0.56 + 0.07 * (k % 2)) for k in range(11)], (255, 206, 60), 0.06)


def _sandwich(easel: Easel) -> None:
    f = Forms(easel)
    for k, (tone, tall) in enumerate((((236, 200, 140), 0.14), ((130, 190, 80), 0.07), ((222, 70, 56), 0.08), ((255,
            206, 90), 0.06), ((240, 170, 150), 0.08), ((236, 200, 140), 0.14))):
        y = -0.04 - sum((0.14, 0.07, 0.08, 0.06, 0.08, 0.14)[: k + 1])
        f.rect(-0.56 - 0.03 * (k in (1, 3)), y - 0.04 * k, 1.12 + 0.06 * (k in (1, 3)), tall + 0.04, tone, 0.03)
    f.rect(-0.56, -0.9, 1.12, 0.18, _CRUST, 0.08)
    f.line([(0, -0.98), (0, -0.7)], WOOD, 0.025)
    f.ball(0, -0.98, 0.05, (110, 160, 70))


def _bread(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.6, -0.02), (-0.66, -0.5), (-0.5, -0.8), (0, -0.9), (0.5, -0.8), (0.66, -0.5), (0.6, -0.02)], (206,
            138, 72))
    for k in range(4):
        f.line([(-0.42 + 0.26 * k, -0.5), (-0.32 + 0.26 * k, -0.68), (-0.18 + 0.26 * k, -0.78)], (246, 214, 160), 0.055)
    f.blob([(0.2, 0.0), (0.16, -0.44), (0.26, -0.66), (0.48, -0.72), (0.68, -0.62), (0.72, -0.4), (0.68, 0.0)], (190,
            120, 62))
    f.blob([(0.25, -0.04), (0.22, -0.42), (0.3, -0.6), (0.48, -0.66), (0.63, -0.58), (0.67, -0.38), (0.63, -0.04)],
            (252, 230, 184), 0.5)


def _baguette(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(2):
        with f.turned(0, -0.3 - 0.2 * k, -8 + 16 * k):
            f.rect(-0.95, -0.17, 1.9, 0.34, (214, 146, 78), 0.17)
            for i in range(6):
                f.line([(-0.72 + 0.28 * i, 0.04), (-0.6 + 0.28 * i, -0.11)], (250, 222, 168), 0.06)


def _croissant(easel: Easel) -> None:
    f = Forms(easel)
    for k, (x, y, r) in enumerate(((-0.62, -0.18, 0.17), (0.62, -0.18, 0.17), (-0.46, -0.36, 0.25), (0.46, -0.36,
            0.25), (-0.22, -0.48, 0.31), (0.22, -0.48, 0.31), (0, -0.52, 0.34))):
        f.ball(x, y, r * 0.86, dark((226, 156, 78), 0.02 * (6 - k)), r)
        f.line([(x - r * 0.4, y - r * 0.6), (x - r * 0.1, y), (x - r * 0.3, y + r * 0.6)], (250, 206, 130), 0.024, 190)


def _egg(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0, -0.96), (-0.28, -0.72), (-0.38, -0.36), (-0.22, -0.06), (0, 0), (0.22, -0.06), (0.38, -0.36), (0.28,
            -0.72)], f.tone((250, 226, 196)))
    f.shine(-0.13, -0.66, 0.07, 0.11)


def _fried_egg(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.78, -0.3), (-0.5, -0.56), (-0.1, -0.6), (0.4, -0.66), (0.76, -0.4), (0.6, -0.08), (0.1, 0.0), (-0.4,
            -0.06)], (255, 254, 248), 0.5)
    f.ball(0.0, -0.38, 0.27, (252, 184, 52), 0.2)
    f.shine(-0.08, -0.46, 0.07, 0.04, 220)


def _pancake(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.7)
    for k in range(4):
        f.rect(-0.52, -0.3 - 0.13 * k, 1.04, 0.15, (226, 160, 84), 0.07)
        f.disc(0, -0.29 - 0.13 * k, 0.52, 0.08, (246, 206, 140))
    f.blob([(-0.3, -0.7), (0.34, -0.7), (0.44, -0.5), (0.36, -0.3), (0.28, -0.56), (-0.1, -0.6), (-0.2, -0.4),
            (-0.34, -0.58)], (190, 104, 36))
    f.rect(-0.11, -0.83, 0.22, 0.12, (255, 230, 130), 0.03)


def _spaghetti(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.74)
    for k in range(26):
        x = -0.42 + 0.034 * k
        f.line([(x - 0.1, -0.2), (x, -0.42 - 0.1 * (k % 3)), (x + 0.14, -0.24)], ((250, 216, 120), (240, 196,
                100))[k % 2], 0.036)
    f.blob([(-0.3, -0.42), (-0.16, -0.62), (0.16, -0.62), (0.32, -0.42), (0, -0.34)], _RED)
    for x, y in ((-0.12, -0.6), (0.14, -0.56), (0.02, -0.7)):
        f.ball(x, y, 0.09, (130, 76, 52))
    f.blob([(0.0, -0.76), (0.1, -0.9), (0.24, -0.82), (0.12, -0.74)], LEAF)


def _chicken(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.66)
    crisp: Colour = (214, 136, 60)
    for x, y, turn in ((-0.3, -0.28, -24), (0.3, -0.26, 28), (0.0, -0.5, 4)):
        with f.turned(x, y, turn):
            f.line([(0, -0.1), (0, -0.42)], (252, 244, 230), 0.08)
            for dx in (-0.04, 0.04):
                f.ball(dx, -0.43, 0.05, (252, 244, 230))
            f.blob([(-0.07, -0.24), (-0.24, 0.02), (-0.18, 0.2), (0.18, 0.2), (0.24, 0.02), (0.07, -0.24)], crisp)
            for k in range(10):
                f.disc(-0.15 + 0.034 * k, -0.02 + 0.05 * (k * 3 % 4), 0.03, 0.022, light(crisp, 0.3), 180)


def _salad(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((200, 150, 96)), (110, 170, 80), 0.64)
    for k in range(13):
        x, y = -0.46 + 0.077 * k, -0.62 - 0.08 * (k % 3)
        f.blob([(x - 0.14, y + 0.06), (x - 0.06, y - 0.12), (x + 0.08, y - 0.1), (x + 0.15, y + 0.05)], _GREEN[k % 3])
    for x, y in ((-0.28, -0.7), (0.1, -0.78), (0.34, -0.66)):
        f.ball(x, y, 0.09, (226, 66, 56))
    for x, y in ((-0.08, -0.66), (0.24, -0.8)):
        f.disc(x, y, 0.09, 0.06, (226, 244, 190))


def _steak(easel: Easel) -> None:
    f = Forms(easel)
    plate(f, 0.94)
    f.blob([(-0.6, -0.2), (-0.5, -0.5), (-0.1, -0.6), (0.36, -0.52), (0.56, -0.3), (0.3, -0.14), (-0.2, -0.12)],
            (142, 74, 54))
    f.line([(-0.56, -0.22), (-0.46, -0.5), (-0.1, -0.6)], (250, 226, 196), 0.05)
    for k in range(4):
        f.line([(-0.34 + 0.2 * k, -0.2), (-0.2 + 0.2 * k, -0.5)], (80, 40, 34), 0.035)
    f.rect(-0.02, -0.46, 0.18, 0.1, (255, 232, 150), 0.03)
    for x in (0.62, 0.74):
        f.line([(x, -0.16), (x + 0.04, -0.42)], _GREEN[1], 0.05)
    f.ball(-0.72, -0.28, 0.11, (226, 66, 56))
    f.line([(0.9, -0.02), (0.98, -0.8)], STEEL, 0.03)


def _cheese(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 204, 84))
    f.poly([(-0.62, -0.5), (0.3, -0.86), (0.62, -0.5)], light(tone, 0.25))
    f.rect(-0.62, -0.5, 1.24, 0.46, tone)
    for x, y, r in ((-0.36, -0.3, 0.1), (0.0, -0.18, 0.07), (0.3, -0.34, 0.11), (0.5, -0.14, 0.05), (0.14, -0.62,
            0.06)):
        f.disc(x, y, r, r * 0.85, dark(tone, 0.2))


PAINTERS = {
    "bibimbap": _bibimbap, "kimchi": _kimchi, "tteokbokki": _tteokbokki, "gimbap": _gimbap, "ricecake": _rice_cake,
    "rice": _rice, "stew": _stew, "sushi": _sushi, "dumpling": _dumpling, "burger": _burger, "fries": _fries,
    "hotdog": _hotdog, "sandwich": _sandwich, "bread": _bread, "baguette": _baguette, "croissant": _croissant,
    "egg": _egg, "friedegg": _fried_egg, "pancake": _pancake, "spaghetti": _spaghetti, "chickenmeal": _chicken,
    "salad": _salad, "steak": _steak, "cheese": _cheese,
}  # fmt: skip
