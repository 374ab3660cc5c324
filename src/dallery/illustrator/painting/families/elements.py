"""Earth, water, fire and air as things of their own, walls and fences."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import WHITE, curve, dark, fill, light, linear, mix, oval, soft, star, stroke
from ..easel import Easel
from ..forms import WOOD, Forms

_WATER: Colour = (96, 172, 226)
_STONE: Colour = (158, 154, 156)


def flame(f: Forms, x: float, y: float, tall: float) -> None:
    """A fire by its foot and height; it gives light."""
    for scale, tone in ((1.0, (236, 84, 44)), (0.72, (250, 156, 52)), (0.44, (255, 226, 120))):
        h, w = tall * scale, tall * 0.34 * scale
        shape = [(x, y), (x - w, y - h * 0.22), (x - w * 0.8, y - h * 0.5), (x - w * 0.36, y - h * 0.42),
                 (x - w * 0.1, y - h), (x + w * 0.42, y - h * 0.56), (x + w * 0.7, y - h * 0.7), (x + w,
                         y - h * 0.24)]  # fmt: skip
        f.canvas.drawPath(curve(shape), fill(f.tone(tone) if scale == 1.0 else tone))
        f.glow.drawPath(curve(shape), fill(tone, 150))


def _fire(easel: Easel) -> None:
    f = Forms(easel)
    flame(f, 0, -0.02, 0.98)
    for x in (-0.24, 0.26):
        flame(f, x, 0, 0.5)


def _tornado(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((142, 148, 164))
    for k in range(17):
        t = k / 16
        x = 0.1 * math.sin(t * 5) * (0.3 + t)
        half = 0.04 + 0.34 * t**1.5
        y = -0.02 - 0.92 * t
        f.canvas.drawOval(oval(x, y, half, 0.03 + 0.045 * t), fill(mix(dark(tone, 0.25), light(tone, 0.3),
                (k % 3) / 2), 215))
        f.line([(x - half * 0.9, y), (x, y + 0.03), (x + half * 0.8, y - 0.01)], light(tone, 0.5), 0.008)
    f.canvas.drawOval(oval(0, 0, 0.26, 0.06), soft(fill((170, 150, 126), 190), 0.04))
    for x, y in ((-0.28, -0.2), (0.24, -0.3), (-0.18, -0.44), (0.34, -0.52)):
        f.rect(x, y, 0.03, 0.02, (110, 84, 66))


def _rock(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_STONE)
    f.poly([(-0.68, 0), (-0.6, -0.5), (-0.26, -0.94), (0.2, -1.0), (0.56, -0.62), (0.7, 0)], tone)
    f.poly([(-0.26, -0.94), (0.2, -1.0), (0.04, -0.56), (-0.34, -0.5)], light(tone, 0.24), 0.3)
    f.poly([(0.2, -1.0), (0.56, -0.62), (0.36, -0.3), (0.04, -0.56)], dark(tone, 0.1), 0.3)
    f.line([(-0.34, -0.5), (-0.2, -0.2), (-0.3, -0.04)], dark(tone, 0.25), 0.014)
    if f.easel.look.snow:
        f.blob([(-0.3, -0.9), (0.2, -1.02), (0.4, -0.8), (0.1, -0.86), (-0.12, -0.78)], WHITE, 0.2)


def _wall(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((186, 104, 82))
    f.rect(-1.1, -0.96, 2.2, 0.96, light(tone, 0.3))
    for row in range(8):
        for k in range(-1, 8):
            x = -1.1 + 0.3 * k + (0.15 if row % 2 else 0.0)
            left, right = max(-1.1, x + 0.008), min(1.1, x + 0.292)
            if right - left > 0.02:
                shade = ((row * 7 + k * 5) % 5 - 2) * 0.05
                f.rect(left, -0.955 + 0.12 * row, right - left, 0.105, dark(tone, shade) if shade > 0 else light(tone,
                        -shade), 0.01)
    f.rect(-1.14, -1.0, 2.28, 0.07, light(tone, 0.45), 0.01)


def _fence(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 246, 238))
    for y in (-0.7, -0.3):
        f.rect(-1.6, y, 3.2, 0.12, dark(tone, 0.08))
    for k in range(13):
        x = -1.5 + 0.25 * k
        f.poly([(x - 0.08, 0), (x - 0.08, -0.84), (x, -1.0), (x + 0.08, -0.84), (x + 0.08, 0)], tone, 0.5)


def _puddle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_WATER)
    shape = [(-2.4, -0.4), (-1.6, -0.86), (-0.3, -0.96), (1.0, -0.88), (2.3, -0.56), (2.0, -0.14), (0.6, -0.02),
            (-1.4, -0.06)]
    f.canvas.drawPath(curve(shape), linear((0, -1), (0, 0), (0, light(tone, 0.55), 255), (1, tone, 255)))
    f.canvas.drawPath(curve(shape), stroke(dark(tone, 0.25), 0.05, 120))
    for x, y, half in ((-1.2, -0.6, 0.5), (0.4, -0.34, 0.7), (1.3, -0.6, 0.36), (-0.4, -0.76, 0.4)):
        f.line([(x - half, y), (x, y + 0.04), (x + half, y)], WHITE, 0.05, 190)


def _drop(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(0, -1.0), (-0.1, -0.72), (-0.32, -0.36), (-0.2, -0.06), (0, 0), (0.2, -0.06), (0.32, -0.36), (0.1, -0.72)],
           f.tone(_WATER))  # fmt: skip
    f.shine(-0.13, -0.3, 0.06, 0.12)


def _wave(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((52, 118, 178))
    f.blob([(-0.7, 0), (-0.66, -0.3), (-0.4, -0.76), (0.06, -1.0), (0.46, -0.86), (0.62, -0.56), (0.44, -0.62), (0.28,
            -0.56),
            (0.2, -0.4), (0.3, -0.22), (0.7, -0.06), (0.7, 0)], tone)  # fmt: skip
    for k in range(4):
        f.line([(-0.6 + 0.14 * k, -0.08), (-0.42 + 0.13 * k, -0.5), (-0.08 + 0.1 * k, -0.82 + 0.06 * k)], light(tone,
                0.5), 0.02)
    for x, y, r in ((0.46, -0.84, 0.1), (0.58, -0.7, 0.09), (0.62, -0.56, 0.07), (0.36, -0.94, 0.09), (0.5, -0.56,
            0.06),
                    (0.24, -0.98, 0.07), (0.7, -0.8, 0.04), (0.72, -0.62, 0.03)):  # fmt: skip
        f.ball(x, y, r, (246, 250, 254))


def _cloud(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 252, 255))
    for x, y, r in ((-0.5, -0.3, 0.26), (-0.2, -0.54, 0.36), (0.2, -0.6, 0.38), (0.54, -0.32, 0.28), (0, -0.28, 0.28)):
        f.ball(x, y, r, tone)


def _smoke(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(9):
        t = k / 8
        f.canvas.drawCircle(0.16 * math.sin(k * 1.3), -0.06 - 0.82 * t, 0.07 + 0.15 * t,
                            soft(fill(f.tone((176, 176, 186)), round(200 - 110 * t)), 0.03))  # fmt: skip


def _geyser(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.3, 0), (-0.16, -0.1), (0.16, -0.1), (0.3, 0)], (186, 160, 130))
    for k in range(11):
        t = k / 10
        f.canvas.drawOval(oval(0.03 * math.sin(k * 2), -0.1 - 0.78 * t, 0.05 + 0.14 * t, 0.1 + 0.04 * t),
                          soft(fill((236, 246, 252), 215), 0.02))  # fmt: skip
    for x in (-0.22, 0.22):
        f.line([(0, -0.8), (x, -0.66), (x * 1.3, -0.3)], (214, 234, 246), 0.03, 170)


def _hay(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((232, 192, 96))
    f.rect(-0.4, -0.94, 1.04, 0.92, tone, 0.3)
    f.ball(-0.3, -0.48, 0.34, light(tone, 0.12), 0.47)
    for k in range(5):
        f.canvas.drawOval(oval(-0.3, -0.48, 0.3 - 0.06 * k, 0.42 - 0.085 * k), stroke(dark(tone, 0.2), 0.016))
    for k in range(12):
        f.line([(-0.1 + 0.06 * k, -0.9 + 0.07 * (k % 5)), (0.06 + 0.05 * k, -0.86 + 0.07 * (k % 5))], dark(tone,
                0.22), 0.012)


def _sand_castle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((232, 198, 136))
    f.blob([(-0.64, 0), (-0.5, -0.16), (0.5, -0.16), (0.64, 0)], dark(tone, 0.08))
    for x, top, half in ((-0.36, -0.6, 0.14), (0.36, -0.6, 0.14), (0, -0.78, 0.2)):
        f.tube(x - half, top, half * 2, -top - 0.06, tone)
        for k in range(3):
            f.rect(x - half + half * 0.75 * k, top - 0.08, half * 0.5, 0.1, tone)
    f.blob([(-0.08, -0.08), (-0.08, -0.26), (0, -0.34), (0.08, -0.26), (0.08, -0.08)], dark(tone, 0.4))
    f.line([(0, -0.86), (0, -1.02)], WOOD, 0.016)
    f.poly([(0, -1.02), (0.14, -0.97), (0, -0.92)], (224, 80, 76))


def _scarecrow(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0, 0), (0, -0.7)], WOOD, 0.05)
    f.line([(-0.36, -0.56), (0.36, -0.56)], WOOD, 0.04)
    shirt = f.tone((196, 84, 76))
    f.blob([(-0.12, -0.64), (0.12, -0.64), (0.34, -0.6), (0.34, -0.5), (0.16, -0.48), (0.18, -0.2), (-0.18, -0.2),
            (-0.16, -0.48), (-0.34, -0.5), (-0.34, -0.6)], shirt)  # fmt: skip
    for x in (-0.12, -0.04, 0.05, 0.13):
        f.line([(x, -0.2), (x * 1.2, -0.1)], (232, 196, 110), 0.02)
    for side in (-1, 1):
        for k in range(3):
            f.line([(side * 0.34, -0.55), (side * 0.42, -0.6 + 0.05 * k)], (232, 196, 110), 0.018)
    f.rect(-0.05, -0.42, 0.1, 0.1, (96, 140, 200))
    f.ball(0, -0.77, 0.13, (236, 208, 160))
    for x in (-0.045, 0.045):
        f.disc(x, -0.79, 0.016, 0.018, (60, 44, 40))
    f.line([(-0.05, -0.72), (0, -0.705), (0.05, -0.72)], (110, 66, 52), 0.012)
    f.poly([(0, -0.77), (0.05, -0.75), (0, -0.745)], (240, 140, 60))
    f.rect(-0.2, -0.9, 0.4, 0.035, (206, 160, 90), 0.015)
    f.blob([(-0.12, -0.88), (0, -1.02), (0.12, -0.88)], (206, 160, 90))


def _icicle(easel: Easel) -> None:
    f = Forms(easel)
    for x, tall in ((-0.34, 0.6), (-0.14, 0.98), (0.08, 0.7), (0.28, 0.9)):
        f.poly([(x - 0.09, -1.0), (x + 0.09, -1.0), (x, -1.0 + tall)], f.tone((206, 234, 250)))
    f.rect(-0.46, -1.04, 0.92, 0.08, (240, 248, 255), 0.03)


def _match(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.03, -0.66, 0.06, 0.66, (226, 190, 140))
    f.ball(0, -0.68, 0.06, (150, 50, 46))
    flame(f, 0, -0.62, 0.38)


def _stones(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(7):
        f.ball(-1.7 + 0.56 * k, -0.34 - 0.22 * (k % 2), 0.25, f.tone((176, 172, 170)), 0.18)


def _ruins(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((214, 204, 184))
    f.rect(-0.8, -0.08, 1.6, 0.08, dark(tone, 0.12))
    for x, top in ((-0.64, -0.84), (-0.38, -0.84), (-0.08, -0.5), (0.2, -0.7), (0.56, -0.32)):
        f.tube(x - 0.07, top, 0.14, -top - 0.08, tone)
        if top < -0.6:
            f.rect(x - 0.1, top - 0.04, 0.2, 0.06, light(tone, 0.2))
    f.poly([(-0.76, -0.98), (-0.26, -0.96), (-0.22, -0.88), (-0.76, -0.88)], tone)
    f.poly([(0.3, -0.04), (0.4, -0.16), (0.52, -0.08), (0.5, 0)], dark(tone, 0.1))
    for x in (-0.7, -0.1, 0.52):
        f.ball(x, -0.1, 0.07, (112, 160, 92), 0.05)


def _stars(easel: Easel) -> None:
    f = Forms(easel)
    for x, y, r in ((-0.5, -0.7, 0.17), (0.1, -0.5, 0.24), (0.56, -0.78, 0.14), (-0.26, -0.2, 0.12), (0.5, -0.2, 0.16),
                    (-0.7, -0.32, 0.08), (0.0, -0.92, 0.09)):  # fmt: skip
        f.canvas.drawPath(star(x, y, r, r * 0.45, 5), fill(f.tone((255, 220, 110))))
        f.glow.drawPath(star(x, y, r, r * 0.45, 5), fill((255, 220, 130), 190))


PAINTERS = {
    "fire": _fire, "tornado": _tornado, "rock": _rock, "wall": _wall, "fence": _fence, "puddle": _puddle,
    "waterdrop": _drop, "wave": _wave, "cloudpuff": _cloud, "smoke": _smoke, "geyser": _geyser, "haybale": _hay,
    "sandcastle": _sand_castle, "scarecrow": _scarecrow, "icicle": _icicle, "signalfire": _match,
    "pebblepath": _stones, "ruins": _ruins, "stars": _stars,
}  # fmt: skip
