"""Balls and rackets, clothes that lie about, playthings of a yard, small finds."""

from __future__ import annotations

from ...scene import Colour
from ..brush import WHITE, around, box, dark, fill, light, oval, soft, stroke
from ..easel import Easel
from ..forms import CREAM, GOLD, STEEL, WOOD, Forms

_INK: Colour = (54, 50, 60)
_RED: Colour = (214, 62, 62)


def _seams(f: Forms, tone: Colour, width: float = 0.025) -> None:
    f.line([(0, -0.98), (0, -0.02)], tone, width)
    f.line([(-0.48, -0.5), (0.48, -0.5)], tone, width)
    for side in (-1, 1):
        f.line([(side * 0.34, -0.84), (side * 0.16, -0.5), (side * 0.34, -0.16)], tone, width)


def _basketball(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.5, 0.49, f.tone((236, 128, 56)))
    _seams(f, _INK)


def _stitched(f: Forms, tone: Colour, seam: Colour) -> None:
    f.ball(0, -0.5, 0.49, tone)
    for side in (-1, 1):
        f.line([(side * 0.38, -0.82), (side * 0.18, -0.5), (side * 0.38, -0.18)], seam, 0.03)


def _baseball(easel: Easel) -> None:
    f = Forms(easel)
    _stitched(f, f.tone((250, 248, 242)), _RED)
    for side in (-1, 1):
        for k in range(5):
            y = -0.74 + 0.12 * k
            x = side * (0.2 + 0.16 * abs(y + 0.5) / 0.32)
            f.line([(x - 0.04, y), (x + 0.05, y - 0.03)], _RED, 0.018)


def _tennis_ball(easel: Easel) -> None:
    f = Forms(easel)
    _stitched(f, f.tone((206, 228, 70)), WHITE)


def _volleyball(easel: Easel) -> None:
    f = Forms(easel)
    for k, tone in enumerate((_RED, WHITE, (250, 206, 80), WHITE, (80, 150, 220), WHITE)):
        f.canvas.drawArc(oval(0, -0.5, 0.49, 0.49), 60 * k, 60, True, fill(f.tone(tone) if k == 1 else tone))
    f.ball(0, -0.56, 0.1, WHITE)
    f.shine(-0.2, -0.74, 0.12, 0.08, 120)


def _bowling(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0.34, -1.0), (0.44, -0.9), (0.38, -0.68), (0.52, -0.34), (0.42, 0), (0.24, 0), (0.14, -0.34), (0.28,
            -0.68),
            (0.24, -0.9)], (250, 248, 244))  # fmt: skip
    f.line([(0.27, -0.72), (0.41, -0.72)], _RED, 0.04)
    f.ball(-0.2, -0.34, 0.34, f.tone((60, 70, 130)))
    for x, y in ((-0.26, -0.52), (-0.14, -0.54), (-0.2, -0.42)):
        f.disc(x, y, 0.035, 0.035, (26, 26, 40))


def _racket(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.035, -0.4, 0.07, 0.4, _INK, 0.02)
    f.line([(-0.14, -0.5), (0, -0.36), (0.14, -0.5)], f.tone(_RED), 0.035)
    for k in range(7):
        x = -0.15 + 0.05 * k
        f.line([(x, -0.94 + abs(x) * 0.7), (x, -0.5 - abs(x) * 0.5)], WHITE, 0.008)
        y = -0.9 + 0.055 * k
        f.line([(-0.18, y), (0.18, y)], WHITE, 0.008)
    f.canvas.drawOval(oval(0, -0.72, 0.21, 0.26), stroke(f.tone(_RED), 0.045))
    if not f.held:
        f.ball(0.2, -0.08, 0.08, (206, 228, 70))


def _bat(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.03, 0), (0.03, 0), (0.035, -0.36), (0.09, -0.7), (0.08, -0.96), (0, -1.0), (-0.08, -0.96), (-0.09,
            -0.7),
            (-0.035, -0.36)], f.tone((214, 160, 100)))  # fmt: skip
    f.rect(-0.04, -0.26, 0.08, 0.24, _INK, 0.02)


def _golf(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0.14, -1.0), (-0.12, -0.06)], STEEL, 0.03)
    f.line([(0.14, -1.0), (0.07, -0.74)], _INK, 0.05)
    f.blob([(-0.1, -0.1), (-0.22, -0.06), (-0.2, 0), (-0.06, 0)], f.tone(STEEL))
    f.ball(0.08, -0.05, 0.05, WHITE)


def _target(easel: Easel) -> None:
    f = Forms(easel)
    for k, radius in enumerate((0.5, 0.4, 0.3, 0.2, 0.1)):
        f.ball(0, -0.5, radius, f.tone(_RED) if k % 2 == 0 else (250, 248, 242))


def _dumbbell(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.5, -0.56, 1.0, 0.14, STEEL, 0.05)
    for side in (-1, 1):
        f.tube(side * 0.68 - 0.12, -0.98, 0.24, 0.96, f.tone(_INK), 0.08)
        f.tube(side * 0.48 - 0.09, -0.86, 0.18, 0.72, f.tone(_INK), 0.06)


def _boxing(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_RED)
    f.blob([(-0.3, -0.34), (-0.42, -0.76), (-0.1, -1.0), (0.34, -0.9), (0.44, -0.56), (0.24, -0.3)], tone)
    f.blob([(-0.2, -0.5), (-0.48, -0.68), (-0.44, -0.44), (-0.2, -0.34)], dark(tone, 0.1))
    f.rect(-0.26, -0.32, 0.5, 0.32, CREAM, 0.06)
    f.line([(-0.26, -0.18), (0.24, -0.18)], dark(CREAM, 0.2), 0.02)


def _cards(easel: Easel) -> None:
    f = Forms(easel)
    for k, tone in enumerate((_INK, _RED, _INK, _RED)):
        with f.turned(0, 0.1, -33 + 22 * k):
            f.rect(-0.2, -1.02, 0.4, 0.6, (252, 250, 246), 0.04)
            if tone == _RED:
                f.blob([(0, -0.58), (-0.12, -0.74), (-0.06, -0.82), (0, -0.76), (0.06, -0.82), (0.12, -0.74)], tone)
            else:
                f.poly([(0, -0.84), (0.11, -0.7), (0, -0.56), (-0.11, -0.7)], tone)
            f.rect(-0.16, -0.98, 0.05, 0.08, tone)


def _shirt(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((96, 160, 200))
    f.blob([(-0.16, -0.94), (0.16, -0.94), (0.54, -0.78), (0.46, -0.5), (0.3, -0.56), (0.3, 0), (-0.3, 0), (-0.3,
            -0.56),
            (-0.46, -0.5), (-0.54, -0.78)], tone)  # fmt: skip
    f.disc(0, -0.93, 0.14, 0.06, dark(tone, 0.35))


def _purse(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((176, 84, 72))
    f.canvas.drawArc(box(-0.24, -1.0, 0.48, 0.7), 180, 180, False, stroke(dark(tone, 0.3), 0.06))
    f.blob([(-0.46, -0.62), (0.46, -0.62), (0.52, -0.06), (0, 0), (-0.52, -0.06)], tone)
    f.blob([(-0.46, -0.64), (0.46, -0.64), (0.3, -0.3), (0, -0.24), (-0.3, -0.3)], light(tone, 0.15))
    f.ball(0, -0.27, 0.06, GOLD)


def _ring(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawCircle(0, -0.34, 0.3, stroke(f.tone(GOLD), 0.09))
    f.canvas.drawArc(oval(0, -0.34, 0.3, 0.3), 190, 80, False, stroke(light(GOLD, 0.6), 0.03))
    f.poly([(-0.2, -0.86), (-0.12, -1.0), (0.12, -1.0), (0.2, -0.86), (0, -0.64)], (160, 222, 246))
    f.poly([(-0.2, -0.86), (0.2, -0.86), (0, -0.64)], (220, 244, 255), 0.4)


def _slide(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 190, 72))
    for x in (-0.56, -0.36):
        f.line([(x, -0.96), (x - 0.04, 0)], (80, 140, 210), 0.05)
    for k in range(6):
        f.line([(-0.58, -0.1 - 0.15 * k), (-0.38, -0.1 - 0.15 * k)], (80, 140, 210), 0.035)
    f.blob([(-0.5, -0.86), (-0.3, -0.84), (0.2, -0.26), (0.62, -0.12), (0.62, -0.02), (0.1, -0.12), (-0.4, -0.72)],
            tone)
    f.line([(-0.46, -0.92), (-0.28, -0.9), (0.22, -0.32), (0.62, -0.17)], dark(tone, 0.2), 0.04)


def _swing(easel: Easel) -> None:
    f = Forms(easel)
    for x, foot in ((-0.32, -0.44), (-0.32, -0.24), (0.32, 0.44), (0.32, 0.24)):
        f.line([(x, -0.98), (foot, 0)], (206, 84, 72), 0.04)
    f.line([(-0.36, -0.98), (0.36, -0.98)], (206, 84, 72), 0.05)
    for x in (-0.13, 0.13):
        f.line([(x, -0.97), (x, -0.24)], (150, 146, 150), 0.014)
    f.rect(-0.18, -0.25, 0.36, 0.05, f.tone(WOOD), 0.02)


def _trampoline(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.8, -0.3, 0.3, 0.8):
        f.line([(x, -0.7), (x * 1.05, 0)], STEEL, 0.06)
    f.ball(0, -0.76, 1.16, f.tone((76, 132, 210)), 0.24)
    f.disc(0, -0.78, 0.98, 0.17, _INK)


def _globe(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawCircle(0, -0.6, 0.39, fill((196, 226, 246), 235))
    with f.inside([around(0, -0.6, 0.38, 30 * k) for k in range(12)]):
        f.disc(0, -0.26, 0.5, 0.2, WHITE)
        for x, tall in ((-0.16, 0.34), (0.14, 0.42), (0.0, 0.26)):
            f.poly([(x, -0.34 - tall), (x + 0.12, -0.32), (x - 0.12, -0.32)], (72, 140, 100))
        for k in range(22):
            f.disc(*around(0, -0.62, 0.34 * ((k * 7 % 11) / 11), 137.5 * k), 0.014, 0.014, WHITE)
    f.shine(-0.18, -0.8, 0.07, 0.1)
    f.rect(-0.34, -0.26, 0.68, 0.26, f.tone((150, 66, 62)), 0.06)


def _shell(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 206, 186))
    f.blob([(0, -0.04), (-0.5, -0.5), (-0.44, -0.86), (0, -1.0), (0.44, -0.86), (0.5, -0.5)], tone)
    for k in range(7):
        f.line([(0, -0.06), (-0.39 + 0.13 * k, -0.88 + 0.04 * abs(k - 3) ** 1.4)], dark(tone, 0.2), 0.02)
    f.blob([(-0.18, 0), (0.18, 0), (0.1, -0.14), (-0.1, -0.14)], tone)


def _feather(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((110, 160, 214))
    with f.turned(0, 0, 14):
        f.blob([(0, -0.12), (-0.15, -0.4), (-0.12, -0.8), (0.03, -1.0), (0.14, -0.7), (0.12, -0.34)], tone)
        for k in range(6):
            f.line([(0, -0.26 - 0.11 * k), (-0.1, -0.34 - 0.11 * k)], dark(tone, 0.25), 0.01)
            f.line([(0, -0.26 - 0.11 * k), (0.1, -0.36 - 0.11 * k)], dark(tone, 0.25), 0.01)
        f.line([(0, 0), (0.0, -0.5), (0.03, -0.96)], CREAM, 0.02)


def _bone(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.66, -0.62, 1.32, 0.28, f.tone(CREAM), 0.1)
    for x in (-0.72, 0.72):
        for y in (-0.66, -0.3):
            f.ball(x, y, 0.22, f.tone(CREAM))


def _skull(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 240, 226))
    f.ball(0, -0.62, 0.4, tone, 0.38)
    f.rect(-0.2, -0.34, 0.4, 0.32, tone, 0.06)
    for x in (-0.15, 0.15):
        f.disc(x, -0.56, 0.11, 0.12, _INK)
        f.line([(x * 0.7, -0.16), (x * 0.7, -0.04)], _INK, 0.02)
    f.poly([(0, -0.44), (0.05, -0.34), (-0.05, -0.34)], _INK)
    f.line([(0, -0.16), (0, -0.04)], _INK, 0.02)


def _brain(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((244, 170, 178))
    f.ball(0.06, -0.2, 0.16, dark(tone, 0.15), 0.18)
    f.blob([(-0.56, -0.4), (-0.46, -0.84), (-0.1, -1.0), (0.34, -0.94), (0.58, -0.6), (0.48, -0.26), (0.1, -0.22),
            (-0.3, -0.2)], tone)  # fmt: skip
    for points in ([(-0.44, -0.6), (-0.2, -0.74), (-0.26, -0.5), (0, -0.56)], [(-0.1, -0.94), (0, -0.76), (0.2, -0.84)],
                   [(0.1, -0.62), (0.3, -0.7), (0.34, -0.48), (0.5, -0.54)], [(-0.3, -0.34), (-0.06, -0.4), (0.14,
                           -0.3)],
                   [(-0.36, -0.82), (-0.22, -0.86)], [(0.26, -0.34), (0.4, -0.36)]):  # fmt: skip
        f.line(points, dark(tone, 0.26), 0.028)


def _eye(easel: Easel) -> None:
    f = Forms(easel)
    white = [(-0.8, -0.48), (-0.36, -0.86), (0, -0.94), (0.36, -0.86), (0.8, -0.48), (0.36, -0.14), (0, -0.06),
            (-0.36, -0.14)]
    f.blob(white, (250, 248, 246), 0.3)
    with f.inside(white):
        f.ball(0, -0.5, 0.36, f.tone((84, 150, 170)))
        f.disc(0, -0.5, 0.17, 0.17, (28, 24, 34))
    f.shine(-0.12, -0.64, 0.07, 0.06, 230)
    f.line([(-0.8, -0.48), (-0.36, -0.86), (0, -0.94), (0.36, -0.86), (0.8, -0.48)], _INK, 0.045)
    for k in range(7):
        x = -0.54 + 0.18 * k
        f.line([(x, -0.95 + 0.5 * x * x), (x * 1.2, -1.1 + 0.6 * x * x)], _INK, 0.025)


def _nest(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.24, 0.02, 0.26):
        f.ball(x, -0.62, 0.17, (176, 216, 220), 0.22)
    f.blob([(-0.78, -0.66), (0, -0.5), (0.78, -0.66), (0.56, -0.06), (0, 0), (-0.56, -0.06)], f.tone((150, 106, 66)))
    for k in range(16):
        x = -0.66 + 0.088 * k
        f.line([(x, -0.5 + 0.05 * (k % 3)), (x + 0.22, -0.3 - 0.05 * (k % 4))], ((196, 150, 96), (108, 74,
                48))[k % 2], 0.02)


def _web(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(8):
        f.line([(0, -0.5), around(0, -0.5, 0.5, 45 * k)], WHITE, 0.018)
    for ring in range(1, 6):
        for k in range(8):
            a, b = around(0, -0.5, 0.09 * ring, 45 * k), around(0, -0.5, 0.09 * ring, 45 * k + 45)
            f.line([a, around(0, -0.5, 0.078 * ring, 45 * k + 22.5), b], WHITE, 0.014)


def _coral(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((240, 110, 110))
    for x, top, lean in ((-0.4, -0.6, -0.14), (-0.16, -0.96, -0.06), (0.14, -0.8, 0.1), (0.38, -0.56, 0.16)):
        f.line([(x * 0.3, 0), (x * 0.7, top * 0.5), (x + lean, top)], tone, 0.11)
        f.line([(x * 0.7, top * 0.5), (x + lean * 2.4 + 0.06, top * 0.72)], tone, 0.08)
        f.ball(x + lean, top, 0.07, light(tone, 0.2))
    f.canvas.drawOval(oval(0, -0.02, 0.4, 0.06), soft(fill(dark(tone, 0.4), 120), 0.02))


PAINTERS = {
    "basketball": _basketball, "baseball": _baseball, "tennisball": _tennis_ball, "volleyball": _volleyball,
    "bowlingball": _bowling, "racket": _racket, "baseballbat": _bat, "golfclub": _golf, "dartboard": _target,
    "dumbbell": _dumbbell, "boxingglove": _boxing, "playingcards": _cards, "shirtflat": _shirt, "purse": _purse,
    "fingerring": _ring, "slide": _slide, "swing": _swing, "trampoline": _trampoline, "snowglobe": _globe,
    "seashell": _shell, "feather": _feather, "bone": _bone, "skull": _skull, "brain": _brain, "eye": _eye,
    "nest": _nest, "spiderweb": _web, "coral": _coral,
}  # fmt: skip
