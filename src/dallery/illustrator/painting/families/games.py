"""What Korean children play with and what stands in playgrounds; keepsakes of the country; a few things of school."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import WHITE, around, curve, dark, fade, fill, light, oval, polygon, stroke
from ..easel import Easel
from ..forms import GOLD, STEEL, WOOD, Forms
from .seaside import pinwheel

_OBANG: tuple[Colour, ...] = ((214, 62, 62), (250, 206, 84), (58, 110, 190), (250, 248, 242), (92, 168, 92))
_MARBLES: tuple[Colour, ...] = ((236, 92, 104), (92, 160, 236), (250, 206, 84), (120, 196, 120), (180, 120, 220))


def _jegi(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(11):
        tone = easel.look.colour or _OBANG[k % 5]
        x, y = around(0, -0.24, 0.68, -150 + 12 * k)
        f.line([(0, -0.24), (x * 0.5, y * 0.62 - 0.06), (x, y + 0.08 * abs(k - 5) / 5)], tone, 0.085)
    f.disc(0, -0.14, 0.22, 0.1, (196, 150, 60))
    f.disc(0, -0.18, 0.22, 0.1, GOLD)
    f.rect(-0.05, -0.22, 0.1, 0.07, (150, 110, 40), 0.01)


def _yut(easel: Easel) -> None:
    """The cloth with its ring of places, four sticks thrown on it, two men."""
    f = Forms(easel)
    cloth = f.tone((250, 238, 206))
    f.poly([(-0.86, -0.98), (0.86, -0.98), (1.2, 0), (-1.2, 0)], cloth)
    easel.canvas.drawPath(polygon([(-0.82, -0.94), (0.82, -0.94), (1.12, -0.05), (-1.12, -0.05)]),
        stroke((178, 60, 60), 0.03))

    def spot(u: float, v: float) -> tuple[float, float]:
        return ((u - 0.5) * (1.5 + 0.52 * v), -0.88 + 0.76 * v)

    ring = [(k / 5, 0.0) for k in range(6)] + [(1.0, k / 5) for k in range(1, 6)]
    ring += [(k / 5, 1.0) for k in range(5)] + [(0.0, k / 5) for k in range(1, 5)]
    ring += [(k / 6, k / 6) for k in range(1, 6)] + [(k / 6, 1 - k / 6) for k in range(1, 6)]
    for u, v in ring:
        big = (u, v) in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5))
        f.disc(*spot(u, v), 0.055 if big else 0.032, 0.04 if big else 0.024, (58, 84, 140) if big else (96, 70, 60))
    for x, y, turn, up in ((-0.42, -0.4, 24, 1), (-0.08, -0.56, -32, 0), (0.26, -0.34, 12, 1), (0.5, -0.58, 66, 0)):
        with f.turned(x, y, turn):
            f.rect(-0.26, -0.055, 0.52, 0.11, (240, 212, 160) if up else (150, 98, 60), 0.05)
            for k in range(3 if up else 0):
                f.line([(-0.14 + 0.12 * k, -0.03), (-0.08 + 0.12 * k, 0.03)], (120, 74, 46), 0.016)
    for x, y, tone in ((-0.86, -0.2, (214, 62, 62)), (0.82, -0.3, (58, 110, 190))):
        f.ball(x, y, 0.06, tone, 0.05)


def _ddakji(easel: Easel) -> None:
    f = Forms(easel)
    for k, (x, y, turn) in enumerate(((-0.5, -0.34, 6), (0.5, -0.4, -14), (0.02, -0.62, 22))):
        tone = easel.look.colour if easel.look.colour and k == 2 else _OBANG[k]
        with f.turned(x, y, turn):
            f.poly([(-0.46, -0.34), (0.46, -0.34), (0.54, 0.34), (-0.54, 0.34)], tone)
            f.flat([(-0.46, -0.34), (0.54, 0.34), (-0.54, 0.34)], dark(tone, 0.16))
            f.flat([(-0.18, -0.12), (0.2, -0.12), (0.22, 0.14), (-0.2, 0.14)], light(tone, 0.4), 170)


def _gonggi(easel: Easel) -> None:
    f = Forms(easel)
    for k, (x, y) in enumerate(((-0.7, -0.2), (-0.28, -0.46), (0.12, -0.2), (0.5, -0.5), (0.84, -0.22))):
        tone = easel.look.colour or _MARBLES[k]
        f.shadow(x, y + 0.18, 0.2, 0.06)
        f.ball(x, y, 0.21, tone)
        f.shine(x - 0.07, y - 0.08, 0.05, 0.04)


def _tuho(easel: Easel) -> None:
    f = Forms(easel)
    for k, tone in enumerate(((214, 62, 62), (58, 110, 190), (214, 62, 62), (58, 110, 190))):
        x = -0.2 + 0.13 * k
        f.line([(x * 0.4, -0.4), (x, -0.98)], (150, 100, 62), 0.022)
        for side in (-1, 1):
            f.flat([(x, -1.0), (x + side * 0.05, -0.94), (x + side * 0.04, -0.82), (x * 0.92, -0.84)], tone)
    f.blob([(-0.14, -0.56), (-0.12, -0.38), (-0.26, -0.2), (-0.2, 0.0), (0.2, 0.0), (0.26, -0.2), (0.12, -0.38),
        (0.14, -0.56)], f.tone((120, 84, 66)))
    f.disc(0, -0.56, 0.14, 0.03, (60, 40, 36))
    for side in (-1, 1):
        f.rect(side * 0.22 - 0.045, -0.6, 0.09, 0.24, f.tone((136, 96, 74)), 0.02)
        f.disc(side * 0.22, -0.6, 0.045, 0.014, (60, 40, 36))
    f.line([(-0.24, -0.16), (0, -0.12), (0.24, -0.16)], GOLD, 0.02)


def _hopscotch(easel: Easel) -> None:
    """Chalk squares on the ground, the near ones large."""
    chalk = stroke(easel.look.or_else((252, 250, 244)), 0.05)
    edges = [(-2.1 + 0.7 * k, -2.1 + 0.7 * (k + 1)) for k in range(6)]
    for k, (a, b) in enumerate(edges):
        easel.canvas.drawPath(polygon([(a * 0.9, -0.86), (b * 0.9, -0.86), (b, -0.06), (a, -0.06)]), chalk)
        if k % 2:
            easel.canvas.drawLine(a * 0.95, -0.46, b * 0.95, -0.46, chalk)
    easel.canvas.drawOval(oval(edges[4][0] + 0.3, -0.3, 0.12, 0.07), fill((120, 116, 124)))


def _seesaw(easel: Easel) -> None:
    f = Forms(easel)
    board = f.tone((236, 96, 84))
    f.poly([(-0.16, 0), (0.16, 0), (0.05, -0.46), (-0.05, -0.46)], (84, 140, 214))
    with f.turned(0, -0.46, -7):
        f.rect(-1.42, -0.07, 2.84, 0.13, board, 0.05)
        for side in (-1, 1):
            f.rect(side * 1.16 - 0.2, -0.12, 0.4, 0.08, (250, 206, 84), 0.03)
            f.line([(side * 0.86, -0.06), (side * 0.86, -0.4)], STEEL, 0.05)
            f.line([(side * 0.86 - 0.12, -0.4), (side * 0.86 + 0.12, -0.4)], STEEL, 0.06)
    f.ball(0, -0.46, 0.07, GOLD)


def _climbing_frame(easel: Easel) -> None:
    f = Forms(easel)
    tones = (f.tone((236, 92, 88)), (84, 150, 220), (250, 206, 84), (112, 184, 116))
    for depth, (dx, dy) in enumerate(((0.09, -0.09), (0.0, 0.0))):
        shade = 0.24 * (1 - depth)
        for k in range(4):
            x = -0.5 + k / 3 + dx - 0.04
            f.line([(x, -0.02 + dy * 0.4), (x, -0.86 + dy)], dark(tones[k], shade), 0.036)
        for k in range(4):
            y = -0.14 - 0.24 * k + dy
            f.line([(-0.54 + dx, y), (0.46 + dx, y)], dark(tones[3 - k], shade), 0.034)
    for k in range(4):
        x = -0.54 + k / 3
        f.line([(x, -0.86), (x + 0.09, -0.95)], tones[k], 0.03)


def _pull_up_bar(easel: Easel) -> None:
    f = Forms(easel)
    post = f.tone((84, 140, 214))
    for x, tall in ((-0.5, 0.96), (-0.02, 0.96), (0.5, 0.66)):
        f.tube(x - 0.025, -tall, 0.05, tall, post, 0.02)
    f.line([(-0.5, -0.93), (-0.02, -0.93)], STEEL, 0.034)
    f.line([(-0.02, -0.63), (0.5, -0.63)], STEEL, 0.034)


def _lucky_pouch(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 52, 62))
    f.blob([(-0.12, -0.7), (-0.3, -0.86), (-0.12, -0.94), (0, -0.9), (0.12, -0.94), (0.3, -0.86), (0.12, -0.7),
        (0.4, -0.42), (0.42, -0.14), (0.2, 0.0), (-0.2, 0.0), (-0.42, -0.14), (-0.4, -0.42)], tone)
    for k, side in enumerate((-1, 1)):
        f.line([(0, -0.69), (side * 0.2, -0.6), (side * 0.26, -0.36)], (GOLD, (92, 168, 92))[k], 0.035)
        f.ball(side * 0.26, -0.32, 0.045, (GOLD, (92, 168, 92))[k])
    f.line([(-0.15, -0.7), (0, -0.67), (0.15, -0.7)], GOLD, 0.05)
    for k in range(5):
        f.ball(*around(0, -0.28, 0.11, -90 + 72 * k), 0.065, light(GOLD, 0.2))
    f.ball(0, -0.28, 0.055, (236, 110, 96))


def _hahoe(easel: Easel) -> None:
    """The laughing nobleman."""
    f = Forms(easel)
    if easel.pose.action == "worn":
        easel.canvas.translate(0, 0.46)
        easel.canvas.scale(0.86, 0.86)
    wood = f.tone((206, 150, 98))
    f.blob([(0, -1.0), (-0.3, -0.92), (-0.4, -0.6), (-0.34, -0.3), (0, -0.16), (0.34, -0.3), (0.4, -0.6),
        (0.3, -0.92)], wood)
    f.blob([(-0.26, -0.18), (0, -0.25), (0.26, -0.18), (0.18, -0.02), (0, 0.02), (-0.18, -0.02)], dark(wood, 0.06))
    ink = (70, 40, 32)
    for side in (-1, 1):
        f.line([(side * 0.07, -0.8), (side * 0.18, -0.88), (side * 0.31, -0.8)], ink, 0.045)
        f.line([(side * 0.07, -0.64), (side * 0.18, -0.71), (side * 0.3, -0.63)], ink, 0.035)
        f.ball(side * 0.25, -0.46, 0.1, light(wood, 0.18), 0.08)
        f.line([(side * 0.1, -0.46), (side * 0.2, -0.36), (side * 0.25, -0.28)], dark(wood, 0.3), 0.016)
    f.blob([(-0.05, -0.68), (0.05, -0.68), (0.11, -0.42), (0, -0.37), (-0.11, -0.42)], light(wood, 0.12))
    f.line([(-0.24, -0.33), (0, -0.21), (0.24, -0.33)], ink, 0.03)
    f.line([(-0.19, -0.2), (0, -0.1), (0.19, -0.2)], dark(wood, 0.34), 0.02)
    for k in range(5):
        f.line([(-0.08 + 0.04 * k, -0.02), (-0.1 + 0.05 * k, 0.09)], ink, 0.014)


def _jangseung(easel: Easel) -> None:
    f = Forms(easel)
    wood = f.tone((150, 100, 66))
    f.tube(-0.11, -0.94, 0.22, 0.94, wood, 0.05)
    f.blob([(-0.15, -0.93), (-0.1, -1.02), (0.1, -1.02), (0.15, -0.93), (0, -0.9)], (52, 42, 48))
    for side in (-1, 1):
        f.ball(side * 0.05, -0.82, 0.045, (252, 248, 238))
        f.ball(side * 0.05, -0.815, 0.022, (40, 30, 34))
        f.line([(side * 0.01, -0.88), (side * 0.06, -0.9), (side * 0.1, -0.86)], (52, 38, 36), 0.018)
    f.blob([(-0.02, -0.8), (0.02, -0.8), (0.05, -0.69), (0, -0.67), (-0.05, -0.69)], light(wood, 0.16))
    f.rect(-0.075, -0.65, 0.15, 0.06, (140, 44, 44), 0.02)
    for k in range(6):
        f.rect(-0.07 + 0.0245 * k, -0.645, 0.019, 0.025, (252, 248, 238))
    easel.canvas.drawRect(skia.Rect(-0.065, -0.54, 0.065, -0.12), fill((250, 240, 214)))
    for k in range(5):
        y = -0.5 + 0.08 * k
        f.line([(-0.03, y), (0.035, y)], (52, 38, 36), 0.014)
        f.line([(0.0, y - 0.02), (0.0, y + 0.03)], (52, 38, 36), 0.012)


def _dol(easel: Easel) -> None:
    f = Forms(easel)
    stone = f.tone((112, 112, 118))
    f.blob([(-0.26, 0), (-0.3, -0.3), (-0.24, -0.56), (0.24, -0.56), (0.3, -0.3), (0.26, 0)], stone)
    f.blob([(-0.2, -0.52), (-0.25, -0.72), (-0.17, -0.88), (0.17, -0.88), (0.25, -0.72), (0.2, -0.52), (0, -0.46)],
        light(stone, 0.08))
    f.blob([(-0.24, -0.82), (-0.19, -0.98), (0, -1.03), (0.19, -0.98), (0.24, -0.82), (0, -0.79)], dark(stone, 0.12))
    for side in (-1, 1):
        f.ball(side * 0.09, -0.71, 0.062, light(stone, 0.2))
        f.ball(side * 0.09, -0.705, 0.032, dark(stone, 0.45))
    f.blob([(-0.035, -0.7), (0.035, -0.7), (0.07, -0.6), (0, -0.575), (-0.07, -0.6)], light(stone, 0.16))
    f.line([(-0.08, -0.535), (0, -0.52), (0.08, -0.535)], dark(stone, 0.45), 0.018)
    for y, side in ((-0.36, 1), (-0.25, -1)):
        f.line([(side * 0.29, y + 0.06), (side * 0.14, y + 0.05), (-side * 0.06, y)], dark(stone, 0.16), 0.1)
        f.line([(side * 0.27, y + 0.05), (side * 0.14, y + 0.04), (-side * 0.05, y - 0.01)], light(stone, 0.14), 0.07)
    for k in range(26):
        f.disc(-0.22 + 0.44 * ((k * 0.37) % 1), -0.03 - 0.9 * ((k * 0.61) % 1), 0.008, 0.007, dark(stone, 0.5), 150)


def _cheomseongdae(easel: Easel) -> None:
    f = Forms(easel)
    stone = f.tone((206, 188, 156))

    def half(y: float) -> float:
        return 0.17 + 0.17 * float((1 - y) ** 1.7)

    f.rect(-0.4, -0.05, 0.8, 0.06, dark(stone, 0.1))
    for k in range(17):
        y0, y1 = 0.05 + 0.049 * k, 0.05 + 0.049 * (k + 1)
        a, b = half(y0), half(y1)
        f.poly([(-a, -y0), (a, -y0), (b, -y1), (-b, -y1)], stone if k % 2 else light(stone, 0.08))
        for i in range(5):
            x = -a + 2 * a * ((i + (k % 2) * 0.5) / 5)
            f.line([(x, -y0), (x * b / a, -y1)], dark(stone, 0.3), 0.005, 150)
    f.rect(-0.21, -0.95, 0.42, 0.05, dark(stone, 0.06))
    f.rect(-0.19, -1.0, 0.38, 0.05, light(stone, 0.1))
    f.rect(-0.065, -0.56, 0.13, 0.12, (66, 54, 56), 0.006)


def _gong(easel: Easel) -> None:
    f = Forms(easel)
    brass = f.tone((222, 170, 70))
    f.line([(-0.2, -0.86), (0, -1.0), (0.2, -0.86)], (206, 62, 62), 0.04)
    f.ball(0, -0.46, 0.42, brass)
    f.ring(0, -0.46, 0.4, 0.4, dark(brass, 0.2), 0.05)
    f.ring(0, -0.46, 0.24, 0.24, dark(brass, 0.1), 0.02)
    f.shine(-0.14, -0.62, 0.1, 0.07)
    f.line([(0.2, -0.24), (0.52, 0.0)], WOOD, 0.045)
    f.ball(0.19, -0.25, 0.07, (206, 62, 62))


def _cotton_candy(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 176, 208))
    f.poly([(-0.035, 0), (0.035, 0), (0.05, -0.5), (-0.05, -0.5)], (250, 246, 236))
    for x, y, r in ((-0.2, -0.52, 0.18), (0.2, -0.52, 0.18), (0, -0.46, 0.18), (-0.24, -0.72, 0.19),
                    (0.24, -0.72, 0.19), (0, -0.66, 0.24), (-0.12, -0.86, 0.17), (0.13, -0.86, 0.17)):
        f.ball(x, y, r, tone)
    for k in range(5):
        f.line([(-0.26 + 0.05 * k, -0.6 - 0.06 * k), (0.0, -0.68 - 0.05 * k), (0.24 - 0.04 * k, -0.58 - 0.07 * k)],
            light(tone, 0.5), 0.014, 150)


def _magnifier(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(-0.02, -0.42), (-0.1, -0.04)], (110, 72, 54), 0.1)
    f.line([(-0.01, -0.46), (-0.03, -0.36)], GOLD, 0.08)
    f.disc(0.06, -0.7, 0.26, 0.26, (214, 236, 246), 150)
    f.ring(0.06, -0.7, 0.26, 0.26, f.tone(STEEL), 0.06)
    f.line([(-0.08, -0.74), (-0.03, -0.83), (0.05, -0.87)], WHITE, 0.03, 200)


def _stethoscope(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((62, 76, 104))
    if easel.pose.action == "worn":
        f.line([(-0.42, -0.6), (-0.3, 0.1), (0, 0.34), (0.3, 0.1), (0.42, -0.6)], tone, 0.09)
        f.line([(0, 0.34), (0.12, 0.7)], tone, 0.08)
        f.ball(0.14, 0.8, 0.14, STEEL)
        return
    f.line([(-0.28, -0.98), (-0.2, -0.66), (0, -0.5), (0.2, -0.66), (0.28, -0.98)], tone, 0.05)
    f.line([(0, -0.5), (0.02, -0.2), (-0.2, -0.08), (-0.28, -0.24)], tone, 0.05)
    for x in (-0.28, 0.28):
        f.ball(x, -0.97, 0.04, (40, 44, 58))
    f.ball(-0.29, -0.28, 0.1, STEEL)
    f.ball(-0.29, -0.28, 0.06, light(STEEL, 0.4))


def _drone(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((236, 240, 246))
    for side in (-1, 1):
        f.line([(side * 0.1, -0.46), (side * 0.8, -0.66)], (84, 92, 112), 0.09)
        f.rect(side * 0.8 - 0.05, -0.76, 0.1, 0.16, (84, 92, 112), 0.03)
        f.disc(side * 0.8, -0.8, 0.4, 0.055, (150, 170, 196), 120)
        f.line([(side * 0.4, -0.8), (side * 1.18, -0.8)], (70, 78, 98), 0.03)
        f.line([(side * 0.2, -0.26), (side * 0.3, 0.0)], (84, 92, 112), 0.05)
        f.line([(side * 0.16, 0.0), (side * 0.46, 0.0)], (84, 92, 112), 0.05)
        f.lamp(side * 0.56, -0.54, 0.04, (90, 220, 130) if side > 0 else (250, 90, 90))
    f.blob([(-0.34, -0.44), (-0.2, -0.64), (0.2, -0.64), (0.34, -0.44), (0.2, -0.26), (-0.2, -0.26)], tone)
    f.ball(0, -0.24, 0.1, (52, 60, 78))
    f.ball(0.02, -0.25, 0.045, (120, 190, 230))


def _wind_turbine(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((246, 248, 250))
    canvas.drawPath(polygon([(-0.03, 0), (0.03, 0), (0.014, -0.64), (-0.014, -0.64)]),
        fade((-0.03, 0), (0.03, 0), tone, dark(tone, 0.2)))
    turn = easel.rng.uniform(0, 120)
    for k in range(3):
        canvas.save()
        canvas.translate(0, -0.65)
        canvas.rotate(turn + 120 * k)
        canvas.drawPath(curve([(-0.008, 0), (-0.03, -0.1), (-0.008, -0.34), (0.006, -0.34), (0.012, 0)]),
            fade((-0.03, 0), (0.02, 0), light(tone, 0.3), dark(tone, 0.12)))
        canvas.restore()
    canvas.drawCircle(0, -0.65, 0.03, fill(dark(tone, 0.14)))


def _cicada(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((76, 84, 62))
    f.blob([(-0.15, -0.66), (-0.2, -0.4), (-0.1, -0.06), (0, 0), (0.1, -0.06), (0.2, -0.4), (0.15, -0.66)], tone)
    for k in range(4):
        f.line([(-0.15 + 0.02 * k, -0.3 + 0.07 * k), (0, -0.27 + 0.07 * k), (0.15 - 0.02 * k, -0.3 + 0.07 * k)],
            light(tone, 0.3), 0.016)
    for side in (-1, 1):
        wing = curve([(side * 0.1, -0.66), (side * 0.32, -0.46), (side * 0.34, -0.1), (side * 0.2, 0.06), (side * 0.08,
            -0.3)])
        easel.canvas.drawPath(wing, fill((226, 240, 240), 150))
        easel.canvas.drawPath(wing, stroke((110, 130, 110), 0.014, 200))
        f.line([(side * 0.12, -0.6), (side * 0.26, -0.3), (side * 0.22, 0.0)], (110, 130, 110), 0.01, 200)
    f.blob([(-0.22, -0.72), (-0.16, -0.88), (0, -0.93), (0.16, -0.88), (0.22, -0.72), (0, -0.62)], dark(tone, 0.1))
    for side in (-1, 1):
        f.ball(side * 0.2, -0.8, 0.065, (150, 52, 44))


PAINTERS = {
    "jegi": _jegi, "yut": _yut, "ddakji": _ddakji, "gonggi": _gonggi, "tuho": _tuho, "hopscotch": _hopscotch,
    "seesaw": _seesaw, "climbingframe": _climbing_frame, "pullupbar": _pull_up_bar, "pinwheel": pinwheel,
    "luckypouch": _lucky_pouch, "hahoe": _hahoe, "jangseung": _jangseung, "dolhareubang": _dol,
    "cheomseongdae": _cheomseongdae, "gong": _gong, "cottoncandy": _cotton_candy, "magnifier": _magnifier,
    "stethoscope": _stethoscope, "drone": _drone, "windturbine": _wind_turbine, "cicada": _cicada,
}  # fmt: skip
