"""What stands in squares and at fairs: shops, stalls, wheels, fountains, lamps and benches."""

from __future__ import annotations

from ...scene import Colour
from ..brush import around, dark, light, mix
from ..easel import Easel
from ..forms import CREAM, GOLD, LAMP, WOOD, Forms

_STONE: Colour = (206, 200, 196)


def _shop(easel: Easel) -> None:
    f = Forms(easel)
    wall = f.tone((240, 206, 170))
    f.rect(-0.48, -0.94, 0.96, 0.94, wall)
    f.rect(-0.52, -0.98, 1.04, 0.07, dark(wall, 0.35))
    for x in (-0.34, 0.1):
        f.pane(x, -0.82, 0.24, 0.2, CREAM)
    f.pane(-0.42, -0.36, 0.5, 0.3, (120, 78, 58))
    f.rect(0.16, -0.38, 0.22, 0.38, (120, 78, 58), 0.02)
    f.pane(0.2, -0.34, 0.14, 0.18, None)
    for k in range(8):
        x = -0.48 + 0.12 * k
        f.flat([(x, -0.56), (x + 0.12, -0.56), (x + 0.13, -0.42), (x - 0.01, -0.42)], ((226, 90, 84), CREAM)[k % 2])
        f.disc(x + 0.06, -0.42, 0.062, 0.03, ((226, 90, 84), CREAM)[k % 2])


def _stall(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(((226, 90, 84), (84, 150, 120), (70, 130, 200), (240, 160, 70))[f.rng.randrange(4)])
    for x in (-0.46, 0.42):
        f.rect(x, -0.8, 0.04, 0.8, WOOD)
    f.flat([(-0.44, -0.74), (0.44, -0.74), (0.44, -0.3), (-0.44, -0.3)], (255, 214, 150) if f.lit else (120, 92, 84))
    goods: tuple[Colour, ...] = ((226, 70, 60), (250, 180, 60), (120, 180, 80), (250, 220, 110), (150, 80, 150))
    f.rect(-0.52, -0.36, 1.04, 0.36, WOOD)
    for k in range(11):
        for row in range(2):
            f.ball(-0.45 + 0.09 * k + 0.03 * row, -0.39 - 0.05 * row, 0.05, goods[k // 2 % 5])
    for k in range(9):
        x0, x1 = -0.58 + 0.129 * k, -0.58 + 0.129 * (k + 1)
        shade: Colour = (tone, CREAM)[k % 2]
        f.flat([(x0 * 0.8, -0.98), (x1 * 0.8, -0.98), (x1, -0.74), (x0, -0.74)], shade)
        f.disc((x0 + x1) / 2, -0.74, 0.064, 0.04, shade)
    if f.lit:
        for x in (-0.3, 0.0, 0.3):
            f.lamp(x, -0.64, 0.035)


def _ferris_wheel(easel: Easel) -> None:
    f = Forms(easel)
    colours: tuple[Colour, ...] = ((230, 84, 84), (250, 196, 80), (96, 180, 110), (84, 150, 226), (170, 110, 210))
    for side in (-1, 1):
        f.line([(0, -0.54), (side * 0.27, 0)], (230, 232, 240), 0.035)
    turn = f.rng.uniform(0, 30)
    for r in (0.4, 0.33):
        f.ring(0, -0.54, r, r, (226, 100, 130), 0.016)
    for k in range(12):
        tip = around(0, -0.54, 0.4, turn + 30 * k)
        f.line([(0, -0.54), tip], (240, 214, 226), 0.008)
        if f.lit:
            f.lamp(*around(0, -0.54, 0.37, turn + 30 * k + 15), 0.012, (255, 190, 120))
    for k in range(12):
        x, y = around(0, -0.54, 0.4, turn + 30 * k)
        f.rect(x - 0.04, y + 0.01, 0.08, 0.07, colours[k % 5], 0.025)
        f.rect(x - 0.028, y + 0.02, 0.056, 0.026, (255, 236, 170) if f.lit else (214, 236, 250), 0.01)
    f.ball(0, -0.54, 0.05, GOLD)
    f.rect(-0.32, -0.03, 0.64, 0.04, (150, 120, 170), 0.015)


def _carousel(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.52, -0.1, 1.04, 0.11, (220, 110, 130), 0.03)
    f.line([(-0.5, -0.06), (0.5, -0.06)], GOLD, 0.014)
    f.tube(-0.1, -0.62, 0.2, 0.53, (250, 226, 190))
    for k, x in enumerate((-0.4, -0.22, 0.22, 0.4)):
        f.line([(x, -0.62), (x, -0.1)], GOLD, 0.016)
        y = -0.27 - 0.07 * (k % 2)
        horse: Colour = ((250, 246, 240), (180, 130, 96), (240, 200, 210), (206, 214, 230))[k]
        f.ball(x, y, 0.075, horse, 0.045)
        f.line([(x + 0.05, y - 0.02), (x + 0.09, y - 0.09)], horse, 0.036)
        f.line([(x + 0.085, y - 0.1), (x + 0.13, y - 0.08)], horse, 0.03)
        for dx in (-0.05, 0.05):
            f.line([(x + dx, y + 0.02), (x + dx * 1.3, y + 0.1)], horse, 0.018)
        f.rect(x - 0.03, y - 0.05, 0.06, 0.03, (226, 84, 90), 0.01)
    for k in range(10):
        x0, x1 = -0.56 + 0.112 * k, -0.56 + 0.112 * (k + 1)
        tone: Colour = ((236, 88, 104), (255, 246, 230))[k % 2]
        f.flat([(0, -0.96), (x0, -0.66), (x1, -0.66)], mix(tone, (80, 40, 80), 0.05 * abs(k - 3)))
        f.blob([(x0, -0.67), ((x0 + x1) / 2, -0.58), (x1, -0.67)], tone)
        if f.lit:
            f.lamp((x0 + x1) / 2, -0.63, 0.012)
    f.ball(0, -0.98, 0.03, GOLD)


def _fountain(easel: Easel) -> None:
    f = Forms(easel)
    water: Colour = (176, 224, 250)
    for k in range(7):
        reach = -0.3 + 0.1 * k
        f.line([(0, -0.78), (reach * 0.5, -0.96 + abs(reach) * 0.3), (reach, -0.46)], water, 0.02, 170)
    f.blob([(-0.56, 0), (-0.6, -0.16), (0, -0.22), (0.6, -0.16), (0.56, 0)], _STONE)
    f.disc(0, -0.16, 0.55, 0.06, (110, 180, 224))
    f.tube(-0.06, -0.46, 0.12, 0.32, _STONE)
    f.blob([(-0.3, -0.5), (-0.16, -0.4), (0.16, -0.4), (0.3, -0.5), (0, -0.54)], _STONE)
    f.disc(0, -0.5, 0.26, 0.03, (140, 200, 236))
    f.tube(-0.03, -0.76, 0.06, 0.26, _STONE)
    for side in (-1, 1):
        f.line([(side * 0.26, -0.49), (side * 0.36, -0.4), (side * 0.4, -0.17)], water, 0.022, 190)


def _well(easel: Easel) -> None:
    f = Forms(easel)
    for side in (-1, 1):
        f.rect(side * 0.3 - 0.03, -0.82, 0.06, 0.56, WOOD)
    f.line([(-0.3, -0.6), (0.3, -0.6)], dark(WOOD, 0.2), 0.05)
    f.line([(0.0, -0.6), (0.0, -0.42)], CREAM, 0.016)
    f.rect(-0.07, -0.46, 0.14, 0.13, dark(WOOD, 0.1), 0.02)
    f.tube(-0.38, -0.34, 0.76, 0.34, _STONE, 0.05)
    for row in range(3):
        for k in range(6):
            f.rect(-0.37 + 0.125 * k + 0.05 * (row % 2), -0.32 + 0.11 * row, 0.11, 0.09, mix(_STONE, (140, 136, 146),
                   (k * 3 + row * 2) % 5 / 7), 0.02)  # fmt: skip
    f.disc(0, -0.34, 0.38, 0.05, dark(_STONE, 0.35))
    f.poly([(-0.46, -0.76), (0, -1.0), (0.46, -0.76)], f.tone((190, 88, 70)))


def _street_lamp(easel: Easel) -> None:
    f = Forms(easel)
    iron: Colour = (62, 66, 80)
    f.tube(-0.016, -0.8, 0.032, 0.8, iron)
    f.poly([(-0.06, 0), (-0.03, -0.08), (0.03, -0.08), (0.06, 0)], iron)
    f.line([(-0.08, -0.78), (0.08, -0.78)], iron, 0.02)
    f.poly([(-0.05, -0.8), (-0.08, -0.94), (0.08, -0.94), (0.05, -0.8)], LAMP if f.lit else (226, 236, 240))
    f.poly([(-0.1, -0.93), (0, -1.02), (0.1, -0.93)], iron)
    if f.lit:
        f.lamp(0, -0.87, 0.05)


def _bench(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone(WOOD)
    for x in (-0.72, 0.66):
        f.line([(x, 0), (x + 0.03, -0.5), (x + 0.02, -0.95)], (70, 74, 88), 0.05)
    for k in range(3):
        f.rect(-0.82, -0.94 + 0.15 * k, 1.64, 0.11, wood, 0.03)
    for k in range(2):
        f.rect(-0.86, -0.47 + 0.1 * k, 1.72, 0.08, light(wood, 0.1 - 0.15 * k), 0.03)


PAINTERS = {
    "shop": _shop, "stall": _stall, "ferriswheel": _ferris_wheel, "carousel": _carousel, "fountain": _fountain,
    "well": _well, "streetlamp": _street_lamp, "bench": _bench,
}  # fmt: skip
