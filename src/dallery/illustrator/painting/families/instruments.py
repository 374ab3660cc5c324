"""Musical instruments; where a player stands, `composing` knows."""

from __future__ import annotations

from ...scene import Colour
from ..brush import WHITE, Point, box, dark, fill, light, stroke
from ..easel import Easel
from ..forms import GOLD, STEEL, WOOD, Forms

_EBONY: Colour = (58, 48, 58)
_SKIN: Colour = (252, 242, 222)


def _keys(f: Forms, x: float, y: float, w: float, count: int) -> None:
    """A keyboard seen a little from above."""
    f.rect(x, y, w, 0.055, (255, 252, 244))
    for k in range(1, count):
        at = x + w * k / count
        f.line([(at, y), (at, y + 0.055)], (150, 140, 140), 0.004)
        if k % 7 not in (0, 3):
            f.rect(at - w / count * 0.28, y, w / count * 0.56, 0.034, (44, 38, 48))


def _piano(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((128, 78, 56))
    f.rect(-0.6, -0.98, 1.2, 0.98, dark(tone, 0.12), 0.03)
    f.rect(-0.64, -1.0, 1.28, 0.07, light(tone, 0.15), 0.03)
    f.rect(-0.52, -0.88, 1.04, 0.26, light(tone, 0.06), 0.02)
    f.rect(-0.16, -0.9, 0.32, 0.2, (255, 252, 240), 0.01)
    for k in range(4):
        f.line([(-0.13, -0.86 + 0.04 * k), (0.13, -0.86 + 0.04 * k)], (120, 110, 120), 0.006)
        f.disc(-0.1 + 0.07 * k, -0.85 + 0.03 * (k % 3), 0.012, 0.01, (60, 54, 64))
    f.rect(-0.64, -0.56, 1.28, 0.1, dark(tone, 0.2), 0.02)
    _keys(f, -0.56, -0.56, 1.12, 22)
    f.rect(-0.66, -0.5, 1.32, 0.055, light(tone, 0.14), 0.02)
    f.rect(-0.5, -0.4, 1.0, 0.32, dark(tone, 0.3), 0.02)
    for side in (-1, 1):
        f.tube(side * 0.58 - 0.045, -0.46, 0.09, 0.46, tone, 0.02)
        f.disc(side * 0.045, -0.035, 0.03, 0.014, GOLD)


def _grand(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_EBONY)
    for x in (-0.6, 0.05, 0.62):
        f.tube(x - 0.03, -0.4, 0.06, 0.38, dark(tone, 0.1), 0.01)
        f.ball(x, -0.02, 0.03, GOLD)
    f.line([(0.0, -0.1), (-0.1, -0.1)], GOLD, 0.02)
    lid = [(-0.3, -0.56), (-0.1, -0.9), (0.5, -1.0), (0.8, -0.86), (0.72, -0.58)]
    f.blob(lid, light(tone, 0.16))
    f.line([(0.44, -0.56), (0.52, -0.92)], GOLD, 0.014)
    f.blob([(-0.74, -0.58), (0.1, -0.62), (0.76, -0.6), (0.8, -0.46), (0.2, -0.38), (-0.74, -0.4)], tone)
    f.line([(-0.2, -0.57), (0.2, -0.59), (0.66, -0.57)], (226, 180, 90), 0.02)
    f.rect(-0.8, -0.52, 0.46, 0.1, dark(tone, 0.3), 0.02)
    _keys(f, -0.79, -0.52, 0.44, 12)
    f.rect(-0.82, -0.46, 0.5, 0.05, light(tone, 0.2), 0.02)
    f.rect(-0.5, -0.74, 0.22, 0.17, (255, 252, 240), 0.01)
    f.shine(0.3, -0.48, 0.16, 0.02, 120)


def _drum(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((214, 66, 62))
    f.tube(-0.5, -0.8, 1.0, 0.7, tone, 0.05)
    f.disc(0, -0.1, 0.5, 0.1, dark(tone, 0.2))
    for y in (-0.78, -0.12):
        f.line([(-0.5, y), (-0.25, y + 0.075), (0.25, y + 0.075), (0.5, y)], GOLD, 0.06)
    for k in range(6):
        x = -0.46 + 0.184 * k
        f.line([(x, -0.7), (x + 0.09, -0.06)], (255, 244, 220), 0.022)
        f.line([(x + 0.09, -0.06), (min(0.48, x + 0.18), -0.7)], (255, 244, 220), 0.022)
    f.disc(0, -0.8, 0.5, 0.14, dark(GOLD, 0.1))
    f.disc(0, -0.81, 0.45, 0.115, _SKIN)
    for side in (-1, 1):
        f.line([(side * 0.06, -0.86), (side * 0.46, -1.02)], (190, 132, 80), 0.04)
        f.ball(side * 0.05, -0.86, 0.05, (226, 176, 116))


def _drumkit(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 60, 66))
    for x, y, lean in ((-0.66, -0.86, -8), (0.66, -0.9, 8)):
        f.line([(x, y), (x * 0.96, 0)], STEEL, 0.02)
        with f.turned(x, y, lean):
            f.disc(0, 0, 0.24, 0.045, dark(GOLD, 0.15))
            f.disc(0, -0.01, 0.22, 0.036, GOLD)
            f.disc(0, -0.02, 0.05, 0.018, light(GOLD, 0.4))
    for x, wide in ((-0.26, 0.2), (0.26, 0.22)):
        f.tube(x - wide, -0.86, wide * 2, 0.26, tone, 0.03)
        f.disc(x, -0.86, wide, 0.06, _SKIN)
        f.ring(x, -0.86, wide, 0.06, STEEL, 0.02)
    for x in (-0.56, 0.56):
        f.tube(x - 0.2, -0.56, 0.4, 0.34, dark(tone, 0.08), 0.03)
        f.disc(x, -0.56, 0.2, 0.055, _SKIN)
        f.ring(x, -0.56, 0.2, 0.055, STEEL, 0.018)
        for leg in (-0.14, 0.14):
            f.line([(x + leg, -0.22), (x + leg * 1.3, 0)], STEEL, 0.02)
    f.ball(0, -0.32, 0.33, tone, 0.32)
    f.disc(0, -0.32, 0.28, 0.275, _SKIN)
    f.ring(0, -0.32, 0.3, 0.295, (246, 246, 250), 0.03)
    f.canvas.drawCircle(0, -0.32, 0.12, fill(light(tone, 0.2)))


def _trumpet(easel: Easel) -> None:
    f = Forms(easel)
    gold = f.tone(GOLD)
    if f.held:  # stands upright as held things do; who blows it turns it
        f.canvas.rotate(90)
        f.canvas.translate(-0.5, 0.5)
    f.line([(-0.86, -0.56), (0.5, -0.56)], gold, 0.07)
    f.canvas.drawRoundRect(box(-0.36, -0.6, 0.7, 0.34), 0.16, 0.16, stroke(dark(gold, 0.1), 0.06))
    f.poly([(0.42, -0.6), (0.72, -0.66), (0.98, -0.9), (0.98, -0.2), (0.72, -0.46), (0.42, -0.52)], gold)
    f.disc(0.98, -0.55, 0.07, 0.35, dark(gold, 0.35))
    for k in range(3):
        f.tube(-0.16 + 0.14 * k, -0.72, 0.08, 0.46, gold, 0.02)
        f.disc(-0.12 + 0.14 * k, -0.76, 0.05, 0.03, (250, 246, 236))
    f.ball(-0.88, -0.56, 0.07, gold, 0.09)


def _flute(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 160, 96))
    f.tube(-0.045, -1.0, 0.09, 1.0, tone, 0.03)
    for k in range(6):
        f.disc(0.0, -0.3 - 0.09 * k if k < 5 else -0.88, 0.02, 0.02, dark(tone, 0.65))
    for y in (-0.97, -0.18, -0.06):
        f.rect(-0.052, y, 0.104, 0.03, dark(tone, 0.3))


def _cello(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((172, 92, 50))
    f.line([(0, -0.06), (0, 0)], STEEL, 0.02)
    f.rect(-0.03, -0.94, 0.06, 0.5, dark(wood, 0.5))
    f.ball(0.01, -0.97, 0.045, dark(wood, 0.25))
    for side in (-1, 1):
        f.line([(0, -0.9), (side * 0.07, -0.91)], dark(wood, 0.5), 0.02)
    f.blob([(0, -0.62), (-0.16, -0.58), (-0.19, -0.47), (-0.12, -0.37), (-0.22, -0.2), (-0.16, -0.07), (0, -0.04),
            (0.16, -0.07), (0.22, -0.2), (0.12, -0.37), (0.19, -0.47), (0.16, -0.58)], wood)  # fmt: skip
    f.rect(-0.035, -0.7, 0.07, 0.36, dark(wood, 0.6))
    f.poly([(-0.04, -0.2), (0.04, -0.2), (0.025, -0.08), (-0.025, -0.08)], dark(wood, 0.6))
    for side in (-1, 1):
        f.line([(side * 0.09, -0.36), (side * 0.075, -0.3), (side * 0.105, -0.24)], dark(wood, 0.65), 0.014)
    for k in range(4):
        f.line([((k - 1.5) * 0.013, -0.9), ((k - 1.5) * 0.018, -0.18)], (244, 238, 226), 0.005)
    f.rect(-0.06, -0.27, 0.12, 0.02, light(wood, 0.4))


def _harp(easel: Easel) -> None:
    f = Forms(easel)
    gold = f.tone(GOLD)
    f.blob([(-0.16, -0.06), (0.34, -0.02), (0.34, 0.0), (-0.24, 0.0)], dark(gold, 0.2))
    for k in range(12):
        t = k / 11
        f.line([(-0.15 + 0.38 * t, -0.86 + 0.14 * (1 - abs(2 * t - 1)) + 0.02 * k), (-0.12 + 0.28 * t, -0.12)],
               (255, 250, 236), 0.006)  # fmt: skip
    f.line([(-0.2, -0.06), (-0.28, -0.5), (-0.24, -0.9)], gold, 0.075)
    f.line([(-0.2, -0.06), (0.06, -0.3), (0.3, -0.72)], dark(gold, 0.12), 0.1)
    f.line([(-0.24, -0.92), (-0.06, -0.78), (0.1, -0.86), (0.3, -0.74)], light(gold, 0.1), 0.075)
    f.ball(-0.25, -0.95, 0.06, gold)
    f.ball(0.31, -0.73, 0.06, gold)


def _saxophone(easel: Easel) -> None:
    f = Forms(easel)
    gold = f.tone(GOLD)
    f.line([(-0.28, -0.94), (-0.16, -0.98), (-0.1, -0.86), (-0.06, -0.2), (0.06, -0.04), (0.2, -0.16)],
        dark(gold, 0.25), 0.15)
    f.line([(-0.28, -0.94), (-0.16, -0.98), (-0.1, -0.86)], gold, 0.05)
    f.line([(-0.1, -0.86), (-0.06, -0.2), (0.06, -0.05), (0.18, -0.18)], gold, 0.12)
    f.poly([(0.1, -0.2), (0.26, -0.2), (0.4, -0.5), (0.08, -0.5)], gold)
    f.disc(0.24, -0.5, 0.16, 0.05, dark(gold, 0.4))
    for k in range(6):
        f.disc(-0.08 + 0.008 * k, -0.74 + 0.1 * k, 0.035, 0.03, light(gold, 0.5))
    f.line([(-0.34, -0.92), (-0.26, -0.95)], _EBONY, 0.05)


def _accordion(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 56, 62))
    folds: list[Point] = []
    for k in range(11):
        folds.append((-0.34 + 0.068 * k, -0.96 if k % 2 else -0.9))
    f.poly([*folds, (0.34, -0.06), (-0.34, -0.06)], (246, 236, 220))
    for k in range(1, 10):
        f.line([(-0.34 + 0.068 * k, -0.92), (-0.34 + 0.068 * k, -0.06)], dark(tone, 0.1) if k % 2 else (150,
            120, 120), 0.014)
    for side in (-1, 1):
        f.rect(side * 0.47 - 0.15, -1.0, 0.3, 0.98, tone, 0.06)
        f.ring(side * 0.47, -0.5, 0.1, 0.4, GOLD, 0.012)
    for k in range(8):
        f.rect(0.44, -0.88 + 0.095 * k, 0.14, 0.075, (255, 252, 244), 0.01)
        if k % 7 not in (2, 6):
            f.rect(0.44, -0.82 + 0.095 * k, 0.08, 0.045, (44, 38, 48))
        f.disc(-0.52 + 0.1 * (k % 2), -0.86 + 0.1 * k, 0.028, 0.028, (255, 252, 244))


def _gayageum(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((176, 116, 66))
    for x in (-1.7, 1.6):
        f.poly([(x - 0.1, -0.3), (x + 0.1, -0.3), (x + 0.14, 0.02), (x - 0.14, 0.02)], dark(wood, 0.4))
    f.poly([(-2.0, -0.6), (1.96, -0.66), (2.06, -0.2), (-2.06, -0.16)], dark(wood, 0.2))
    f.poly([(-1.96, -0.9), (1.9, -0.92), (2.04, -0.36), (-2.06, -0.32)], wood)
    f.poly([(1.7, -0.92), (1.9, -0.92), (2.04, -0.36), (1.84, -0.36)], dark(wood, 0.45))
    f.poly([(-1.96, -0.9), (-1.78, -0.9), (-1.86, -0.33), (-2.06, -0.32)], dark(wood, 0.45))
    for k in range(9):
        y = -0.86 + 0.058 * k
        f.line([(-1.86, y), (1.86, y)], (255, 248, 226), 0.022)
        x = 1.1 - 0.24 * k
        f.poly([(x - 0.07, y + 0.06), (x, y - 0.14), (x + 0.07, y + 0.06)], light(wood, 0.45))
    for k in range(4):
        f.line([(-1.9, -0.6 + 0.08 * k), (-2.2, -0.4 + 0.1 * k), (-2.0, -0.06)], (214, 60, 70), 0.05)


def _janggu(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((196, 52, 54))
    body = [(-0.76, -0.86), (-0.3, -0.68), (0, -0.6), (0.3, -0.68), (0.76, -0.86),
            (0.76, -0.06), (0.3, -0.26), (0, -0.34), (-0.3, -0.26), (-0.76, -0.06)]  # fmt: skip
    f.poly(body, tone)
    for k in range(5):
        f.line([(-0.76, -0.84 + 0.19 * k), (0.0, -0.58 + 0.055 * k), (0.76, -0.84 + 0.19 * ((k + 1) % 5))],
               (252, 232, 190), 0.026)  # fmt: skip
    f.tube(-0.06, -0.61, 0.12, 0.28, dark(tone, 0.3), 0.02)
    for side in (-1, 1):
        f.disc(side * 0.77, -0.46, 0.14, 0.46, (226, 196, 150))
        f.disc(side * 0.78, -0.46, 0.11, 0.4, _SKIN)
    if not f.held:
        f.line([(0.86, -0.7), (1.1, -1.0)], WOOD, 0.035)


def _xylophone(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.95, -0.1), (0.95, -0.1), (0.7, -0.5), (-0.86, -0.6)], WOOD)
    tones: tuple[Colour, ...] = ((226, 70, 66), (244, 144, 60), (250, 208, 80), (110, 180, 90), (70, 150, 220),
                                 (90, 100, 200), (160, 96, 190), (240, 120, 160))  # fmt: skip
    for k, tone in enumerate(tones):
        f.rect(-0.92 + 0.235 * k, -0.74 + 0.035 * k, 0.19, 0.76 - 0.07 * k, tone, 0.04)
        f.disc(-0.825 + 0.235 * k, -0.66 + 0.035 * k, 0.02, 0.02, WHITE)
    f.line([(-0.2, -0.5), (0.4, -1.0)], (150, 104, 70), 0.035)
    f.ball(-0.22, -0.48, 0.07, (214, 66, 62))


def _ukulele(easel: Easel) -> None:
    from .objects import PAINTERS as OBJECTS

    OBJECTS["guitar"](easel)


PAINTERS = {
    "piano": _piano, "grandpiano": _grand, "drum": _drum, "drumkit": _drumkit, "trumpet": _trumpet, "flute": _flute,
    "cello": _cello, "harp": _harp, "saxophone": _saxophone, "accordion": _accordion, "gayageum": _gayageum,
    "janggu": _janggu, "xylophone": _xylophone, "ukulele": _ukulele,
}  # fmt: skip
