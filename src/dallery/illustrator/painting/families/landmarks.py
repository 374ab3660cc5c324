"""Buildings one knows by their outline: churches, pagodas, towers, wheels of the fair, stalls and bridges."""

from __future__ import annotations

import itertools

from ...scene import Colour
from ..brush import around, dark, light
from ..easel import Easel
from ..forms import CREAM, GOLD, LAMP, STEEL, WOOD, Forms

_STONE: Colour = (206, 200, 196)








def _church(easel: Easel) -> None:
    f = Forms(easel)
    wall, snowy = f.tone((246, 238, 224)), easel.look.snow
    roof = easel.look.roof or ((240, 246, 252) if snowy else (178, 92, 78))
    f.rect(-0.08, -0.4, 0.46, 0.4, dark(wall, 0.06))
    f.poly([(-0.12, -0.38), (0.1, -0.58), (0.32, -0.58), (0.43, -0.38)], roof)
    for x in (0.16, 0.28):
        f.pane(x - 0.03, -0.3, 0.06, 0.16, (150, 110, 90))
    f.rect(-0.34, -0.62, 0.28, 0.62, wall)
    f.poly([(-0.38, -0.6), (-0.2, -0.9), (-0.02, -0.6)], roof)
    f.line([(-0.2, -0.88), (-0.2, -1.02)], GOLD, 0.018)
    f.line([(-0.245, -0.97), (-0.155, -0.97)], GOLD, 0.018)
    f.pane(-0.245, -0.52, 0.09, 0.14, (150, 110, 90))
    f.blob([(-0.28, 0.01), (-0.28, -0.14), (-0.2, -0.24), (-0.12, -0.14), (-0.12, 0.01)], WOOD)


def _lattice(f: Forms, levels: list[tuple[float, float]], tone: Colour) -> None:
    """Crossed struts between a mast's two edges; levels: (height, half width) from the foot up."""
    for (y0, h0), (y1, h1) in itertools.pairwise(levels):
        for side in (-1, 1):
            f.line([(side * h0, -y0), (side * h1, -y1)], tone, 0.016)
            f.line([(side * h0, -y0), (-side * h1, -y1)], dark(tone, 0.1), 0.006)
        f.line([(-h1, -y1), (h1, -y1)], tone, 0.008)


def _eiffel(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 178, 108) if f.lit else (136, 104, 86))
    levels = [(0.3, 0.13), (0.38, 0.105), (0.46, 0.084), (0.55, 0.066), (0.65, 0.048), (0.76, 0.032), (0.88, 0.016)]
    for side in (-1, 1):
        f.poly([(side * 0.24, 0), (side * 0.165, 0), (side * 0.1, -0.26), (side * 0.15, -0.27)], tone)
        f.line([(side * 0.2, -0.02), (side * 0.125, -0.27)], dark(tone, 0.3), 0.01)
    f.line([(-0.16, 0), (-0.1, -0.13), (0, -0.18), (0.1, -0.13), (0.16, 0)], dark(tone, 0.1), 0.018)
    _lattice(f, levels, tone)
    for y, half, tall in ((-0.3, 0.17, 0.035), (-0.56, 0.085, 0.025), (-0.88, 0.03, 0.02)):
        f.rect(-half, y, half * 2, tall, dark(tone, 0.15))
    f.line([(0, -0.88), (0, -1.02)], tone, 0.012)
    if f.lit:
        for k in range(30):
            y = 0.02 + 0.9 * k / 30
            half = 0.24 * (1 - y) ** 1.9 + 0.01
            f.lamp((-1 if k % 2 else 1) * half, -y, 0.007)



def _statue(easel: Easel) -> None:
    f = Forms(easel)
    green = f.tone((126, 182, 160))
    f.poly([(-0.2, 0), (-0.15, -0.2), (0.15, -0.2), (0.2, 0)], _STONE)
    f.rect(-0.12, -0.34, 0.24, 0.15, dark(_STONE, 0.06))
    f.blob([(-0.11, -0.33), (-0.1, -0.56), (-0.07, -0.7), (0.05, -0.7), (0.1, -0.54), (0.12, -0.33)], green)
    for x in (-0.06, 0.0, 0.06):
        f.line([(x, -0.35), (x * 0.7, -0.52), (x * 0.5, -0.64)], dark(green, 0.25), 0.01)
    f.line([(0.05, -0.66), (0.12, -0.78), (0.13, -0.92)], green, 0.045)
    f.lamp(0.135, -0.98, 0.03)
    f.rect(-0.15, -0.62, 0.09, 0.13, dark(green, 0.1))
    f.ball(-0.01, -0.755, 0.05, green)
    for k in range(7):
        f.line([(-0.01, -0.78), around(-0.01, -0.77, 0.095, -170 + 26.6 * k)], green, 0.011)


def _pyramid(easel: Easel) -> None:
    f = Forms(easel)
    sand = f.tone((238, 196, 120))
    f.flat([(-0.86, 0), (-0.1, -1.0), (0.2, 0)], light(sand, 0.12))
    f.flat([(0.2, 0), (-0.1, -1.0), (0.86, 0)], dark(sand, 0.3))
    for k in range(1, 14):
        t = k / 14
        y = -1 + t
        f.line([(-0.1 - 0.76 * t, y), (-0.1 + 0.3 * t, y), ], dark(sand, 0.22), 0.006, 130)
        f.line([(-0.1 + 0.3 * t, y), (-0.1 + 0.96 * t, y)], dark(sand, 0.45), 0.006, 130)
    f.flat([(-0.3, 0), (-0.27, -0.09), (-0.21, -0.09), (-0.18, 0)], (88, 60, 52))


def _tent(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((236, 132, 66))
    f.poly([(-0.66, 0), (-0.06, -0.94), (0.3, 0)], tone)
    f.poly([(0.3, 0), (-0.06, -0.94), (0.12, -0.9), (0.7, -0.02)], dark(tone, 0.22))
    f.flat([(-0.3, 0), (-0.06, -0.8), (0.06, 0)], LAMP if f.lit else (82, 58, 60))
    f.poly([(-0.06, -0.8), (0.06, 0), (0.16, 0)], light(tone, 0.25))
    if f.lit:
        f.lamp(-0.1, -0.24, 0.06)
    for a, b in (((-0.62, -0.04), (-0.76, 0.03)), ((0.62, -0.12), (0.8, 0.03))):
        f.line([a, b], CREAM, 0.014)


def _igloo(easel: Easel) -> None:
    f = Forms(easel)
    ice: Colour = (226, 240, 252)
    dome = [(-0.68, 0.0), (-0.62, -0.46), (-0.34, -0.84), (0, -0.95), (0.34, -0.84), (0.62, -0.46), (0.68, 0.0)]
    f.blob(dome, ice)
    with f.inside(dome):
        for row in range(6):
            y = -0.02 - 0.16 * row
            f.line([(-0.8, y), (0, y + 0.05), (0.8, y)], (150, 186, 222), 0.012, 180)
            for k in range(9):
                x = -0.66 + 0.165 * k + 0.08 * (row % 2)
                f.line([(x, y), (x * 0.93, y - 0.15)], (150, 186, 222), 0.01, 150)
    f.blob([(-0.3, 0.02), (-0.28, -0.34), (0, -0.5), (0.28, -0.34), (0.3, 0.02)], ice)
    f.blob([(-0.2, 0.02), (-0.18, -0.26), (0, -0.38), (0.18, -0.26), (0.2, 0.02)], (255, 206, 130) if f.lit else (60,
            90, 140))


def _barn(easel: Easel) -> None:
    f = Forms(easel)
    red = f.tone((196, 66, 56))
    f.poly([(-0.5, 0), (-0.5, -0.52), (-0.34, -0.8), (0, -0.96), (0.34, -0.8), (0.5, -0.52), (0.5, 0)], red)
    for k in range(9):
        f.line([(-0.44 + 0.11 * k, 0), (-0.44 + 0.11 * k, -0.6)], dark(red, 0.2), 0.006, 160)
    roof = [(-0.56, -0.48), (-0.38, -0.82), (0, -1.0), (0.38, -0.82), (0.56, -0.48)]
    for a, b in itertools.pairwise(roof):
        f.line([a, b], (246, 250, 255) if easel.look.snow else (96, 76, 80), 0.06)
    f.rect(-0.2, -0.42, 0.4, 0.42, dark(red, 0.1))
    for a, b in (((-0.2, -0.42), (0.2, 0)), ((0.2, -0.42), (-0.2, 0)), ((-0.2, -0.42), (0.2, -0.42)), ((0, -0.42),
            (0, 0)),
                 ((-0.2, 0), (-0.2, -0.42)), ((0.2, 0), (0.2, -0.42))):  # fmt: skip
        f.line([a, b], CREAM, 0.024)
    f.pane(-0.08, -0.74, 0.16, 0.16, CREAM)


def _treehouse(easel: Easel) -> None:
    from .plants import PAINTERS as plants

    plants["tree"](easel)
    f = Forms(easel)
    f.rect(-0.24, -0.42, 0.48, 0.035, dark(WOOD, 0.2))
    f.rect(-0.17, -0.64, 0.34, 0.22, WOOD)
    for k in range(4):
        f.line([(-0.17, -0.6 + 0.05 * k), (0.17, -0.6 + 0.05 * k)], dark(WOOD, 0.3), 0.006)
    f.poly([(-0.24, -0.62), (0, -0.8), (0.24, -0.62)], (190, 84, 68))
    f.pane(-0.12, -0.58, 0.09, 0.09)
    f.rect(0.02, -0.58, 0.1, 0.16, dark(WOOD, 0.35), 0.02)
    for x in (0.2, 0.27):
        f.line([(x, 0.0), (x - 0.04, -0.42)], dark(WOOD, 0.1), 0.014)
    for k in range(7):
        f.line([(0.195 - 0.005 * k, -0.04 - 0.055 * k), (0.262 - 0.005 * k, -0.04 - 0.055 * k)], WOOD, 0.012)






def _bridge(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 74, 62) if f.rng.random() < 0.4 else (196, 186, 180))
    arch = [(-1.3, -0.2), (-0.7, -0.48), (0, -0.6), (0.7, -0.48), (1.3, -0.2), (1.3, 0.0), (1.0, 0.0), (0.6, -0.26),
            (0, -0.36), (-0.6, -0.26), (-1.0, 0.0), (-1.3, 0.0)]  # fmt: skip
    f.blob(arch, tone)
    for k in range(13):
        x = -1.2 + 0.2 * k
        y = -0.6 + 0.28 * (abs(x) / 1.25) ** 1.7
        f.tube(x - 0.022, y - 0.24, 0.044, 0.26, light(tone, 0.1), 0.02)
    f.line([(-1.26, -0.42), (-0.7, -0.7), (0, -0.82), (0.7, -0.7), (1.26, -0.42)], light(tone, 0.15), 0.05)


def _skyscraper(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((116, 150, 190))
    f.poly([(-0.19, 0), (-0.19, -0.84), (0.05, -0.96), (0.05, 0)], tone)
    f.poly([(0.05, 0), (0.05, -0.96), (0.2, -0.88), (0.2, 0)], dark(tone, 0.3))
    for row in range(20):
        for k in range(5):
            on = f.lit and f.rng.random() < 0.6
            glass: Colour = (255, 220, 140) if on else light(tone, 0.35)
            f.flat([(-0.175 + 0.044 * k, -0.82 + 0.04 * row), (-0.14 + 0.044 * k, -0.82 + 0.04 * row),
                    (-0.14 + 0.044 * k, -0.795 + 0.04 * row), (-0.175 + 0.044 * k,
                            -0.795 + 0.04 * row)], glass)  # fmt: skip
    f.line([(0.05, -0.94), (0.05, -1.04)], STEEL, 0.012)
    f.rect(-0.12, -0.06, 0.1, 0.06, (60, 70, 90))


def _block(easel: Easel, wall: Colour, roof: Colour) -> Forms:
    f = Forms(easel)
    wall = f.tone(wall)
    f.rect(-0.78, -0.56, 1.56, 0.56, wall)
    f.rect(-0.82, -0.6, 1.64, 0.06, roof)
    f.rect(-0.22, -0.78, 0.44, 0.78, light(wall, 0.12))
    f.rect(-0.25, -0.82, 0.5, 0.06, roof)
    for side in (-1, 1):
        for k in range(3):
            for y in (-0.5, -0.26):
                f.pane(side * (0.34 + 0.16 * k) - 0.055, y, 0.11, 0.15, CREAM)
    f.rect(-0.1, -0.24, 0.2, 0.24, (104, 76, 64))
    return f


def _school(easel: Easel) -> None:
    f = _block(easel, (226, 142, 104), (150, 84, 70))
    f.disc(0, -0.62, 0.1, 0.1, CREAM)
    f.line([(0, -0.62), (0, -0.69)], (60, 50, 60), 0.016)
    f.line([(0, -0.62), (0.05, -0.6)], (60, 50, 60), 0.016)
    f.line([(0, -0.82), (0, -1.0)], STEEL, 0.014)
    f.flat([(0, -1.0), (0.2, -0.96), (0, -0.9)], (84, 150, 226))


def _hospital(easel: Easel) -> None:
    f = _block(easel, (240, 244, 248), (150, 190, 214))
    f.rect(-0.04, -0.74, 0.08, 0.24, (226, 66, 70))
    f.rect(-0.12, -0.66, 0.24, 0.08, (226, 66, 70))




def _clock_tower(easel: Easel) -> None:
    f = Forms(easel)
    wall = f.tone((222, 192, 140))
    f.rect(-0.1, -0.74, 0.2, 0.74, wall)
    for x in (-0.05, 0.0, 0.05):
        f.line([(x, 0), (x, -0.6)], dark(wall, 0.2), 0.008)
    f.rect(-0.12, -0.8, 0.24, 0.2, light(wall, 0.1))
    f.poly([(-0.13, -0.8), (0, -1.04), (0.13, -0.8)], (84, 96, 110))
    f.disc(0, -0.7, 0.085, 0.085, (255, 240, 190) if f.lit else CREAM)
    f.ring(0, -0.7, 0.085, 0.085, GOLD, 0.012)
    f.line([(0, -0.7), (0, -0.765)], (50, 44, 60), 0.012)
    f.line([(0, -0.7), (0.045, -0.68)], (50, 44, 60), 0.012)


def _stone_tower(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.18, 0), (-0.14, -0.78), (0.14, -0.78), (0.18, 0)], _STONE)
    for k in range(26):
        x, y = -0.13 + (k * 0.377 % 0.24), -0.04 - (k * 0.191 % 0.7)
        f.rect(x, y, 0.05, 0.024, dark(_STONE, 0.15), 0.008)
    for k in range(5):
        f.rect(-0.19 + 0.082 * k, -0.88, 0.05, 0.1, _STONE)
    f.rect(-0.19, -0.82, 0.38, 0.06, dark(_STONE, 0.06))
    f.pane(-0.03, -0.6, 0.06, 0.12, (90, 80, 86))
    f.blob([(-0.06, 0), (-0.06, -0.12), (0, -0.17), (0.06, -0.12), (0.06, 0)], WOOD)


def _greenhouse(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(9):
        f.ball(-0.5 + 0.125 * k, -0.12 - 0.1 * (k % 3), 0.11, ((92, 168, 84), (66, 140, 80), (150, 200, 100))[k % 3])
        f.disc(-0.5 + 0.125 * k, -0.2 - 0.1 * (k % 3), 0.03, 0.03, ((240, 110, 140), (255, 210, 90))[k % 2])
    f.flat([(-0.64, 0), (-0.64, -0.56), (0, -0.96), (0.64, -0.56), (0.64, 0)], (206, 236, 246), 110)
    for k in range(9):
        x = -0.64 + 0.16 * k
        f.line([(x, 0), (x, -0.56)], CREAM, 0.016)
        f.line([(x, -0.56), (x * 0.3, -0.96 + abs(x) * 0.18)], CREAM, 0.012)
    for a, b in (((-0.64, -0.56), (0.64, -0.56)), ((-0.64, -0.56), (0, -0.96)), ((0.64, -0.56), (0, -0.96)),
                 ((-0.64, 0), (0.64, 0))):  # fmt: skip
        f.line([a, b], CREAM, 0.026)


def _gingerbread(easel: Easel) -> None:
    f = Forms(easel)
    ginger = f.tone((186, 118, 66))
    f.poly([(-0.42, 0), (-0.42, -0.46), (0, -0.9), (0.42, -0.46), (0.42, 0)], ginger)
    f.line([(-0.5, -0.42), (0, -0.94), (0.5, -0.42)], (255, 252, 250), 0.1)
    sweets: tuple[Colour, ...] = ((230, 70, 90), (90, 180, 110), (250, 200, 80), (110, 160, 230))
    for k in range(9):
        t = k / 8
        f.ball(-0.48 + 0.96 * t, -0.92 + abs(t - 0.5) * 0.98, 0.036, sweets[k % 4])
    f.pane(-0.32, -0.36, 0.16, 0.15, CREAM)
    f.pane(0.16, -0.36, 0.16, 0.15, CREAM)
    f.rect(-0.09, -0.3, 0.18, 0.3, (120, 70, 44), 0.08)
    f.ring(0, -0.56, 0.07, 0.07, (230, 70, 90), 0.026)
    for x in (-0.5, 0.5):
        f.line([(x, 0), (x, -0.2)], CREAM, 0.03)
        f.ball(x, -0.26, 0.075, sweets[0] if x < 0 else sweets[3])


def _factory(easel: Easel) -> None:
    f = Forms(easel)
    wall = f.tone((186, 120, 100))
    for k, x in enumerate((0.3, 0.5)):
        f.tube(x, -0.94 + 0.08 * k, 0.1, 0.94, (170, 150, 146))
        for i in range(4):
            f.disc(x + 0.05 + 0.04 * i * i * 0.4, -1.0 - 0.08 * i, 0.06 + 0.02 * i, 0.05 + 0.015 * i, (226, 228,
                    234), 150)
    for k in range(3):
        x = -0.7 + 0.34 * k
        f.poly([(x, -0.4), (x, -0.66), (x + 0.34, -0.42), (x + 0.34, -0.4)], dark(wall, 0.15))
    f.rect(-0.72, -0.42, 1.42, 0.42, wall)
    for k in range(6):
        f.pane(-0.64 + 0.22 * k, -0.32, 0.13, 0.14, CREAM)




PAINTERS = {
    "church": _church, "eiffeltower": _eiffel, "statue": _statue, "pyramid": _pyramid, "tent": _tent, "igloo": _igloo,
    "barn": _barn,
    "treehouse": _treehouse,
    "bridge": _bridge, "skyscraper": _skyscraper, "school": _school, "hospital": _hospital,
    "clocktower": _clock_tower, "tower": _stone_tower, "greenhouse": _greenhouse,
    "snowhut": _gingerbread, "factory": _factory,
}  # fmt: skip
