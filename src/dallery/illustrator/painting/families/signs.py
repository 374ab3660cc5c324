"""Signs, flags, papers and marks: what letters stand on; the letters themselves are painted by `lettering`."""

from __future__ import annotations

import math

from ...scene import Colour
from ..brush import WHITE, around, box, curve, dark, fill, light, stroke
from ..easel import Easel
from ..forms import CREAM, GOLD, STEEL, WOOD, Forms

_PAPER: Colour = (250, 244, 230)
_RED: Colour = (214, 52, 52)


def _post(f: Forms, x: float, top: float, wide: float, tone: Colour) -> None:
    f.tube(x - wide / 2, top, wide, -top, tone, wide * 0.3)


def _sign(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 156, 104))
    if not f.held:
        for x in (-0.36, 0.36):
            _post(f, x, -0.6, 0.07, dark(WOOD, 0.15))
    f.rect(-0.57, -1.0, 1.14, 0.58, dark(tone, 0.35), 0.05)
    f.rect(-0.54, -0.97, 1.08, 0.52, light(tone, 0.35), 0.04)
    for y in (-0.8, -0.62):
        f.line([(-0.5, y), (-0.1, y + 0.008), (0.5, y)], dark(tone, 0.12), 0.008)
    for x in (-0.49, 0.49):
        for y in (-0.92, -0.5):
            f.ball(x, y, 0.018, (110, 84, 70))


def _stop_sign(easel: Easel) -> None:
    f = Forms(easel)
    _post(f, 0, -0.6, 0.05, STEEL)
    for radius, tone in ((0.29, WHITE), (0.265, f.tone(_RED))):
        f.poly([around(0, -0.73, radius, 22.5 + 45 * k) for k in range(8)], tone, 0.4)


def _billboard(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.4, 0.4):
        _post(f, x, -0.5, 0.06, (110, 112, 126))
    f.rect(-0.74, -1.0, 1.48, 0.62, (84, 84, 100), 0.02)
    f.rect(-0.7, -0.97, 1.4, 0.56, f.tone((255, 236, 190)), 0.01)
    for x in (-0.5, 0.0, 0.5):
        f.lamp(x, -1.0, 0.02)


def _banner(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-1.03, 1.03):
        _post(f, x, -1.0, 0.05, WOOD)
    tone = f.tone((206, 66, 76))
    f.blob([(-1.0, -0.92), (-0.5, -0.86), (0, -0.88), (0.5, -0.86), (1.0, -0.92), (1.0, -0.5), (0.5, -0.42), (0, -0.45),
            (-0.5, -0.42), (-1.0, -0.5)], tone)  # fmt: skip


def _cloth(f: Forms, tone: Colour) -> list[tuple[float, float]]:
    _post(f, -0.3, -1.0, 0.035, (190, 170, 140))
    f.ball(-0.3, -1.0, 0.035, GOLD)
    shape = [(-0.29, -0.97), (-0.1, -1.0), (0.12, -0.93), (0.36, -0.97), (0.36, -0.56), (0.12, -0.53), (-0.1, -0.59),
             (-0.29, -0.55)]  # fmt: skip
    f.blob(shape, tone)
    return shape


def _flag(easel: Easel) -> None:
    f = Forms(easel)
    with f.turned(0.3 if f.held else 0.0, 0, 0):
        _cloth(f, f.tone((72, 126, 212)))
        f.line([(0.12, -0.93), (0.13, -0.53)], dark(f.tone((72, 126, 212)), 0.2), 0.02, 90)


def _korean_flag(easel: Easel) -> None:
    f = Forms(easel)
    with f.turned(0.3 if f.held else 0.0, 0, 0):
        _taegeukgi(f)


def _taegeukgi(f: Forms) -> None:
    _cloth(f, (250, 250, 252))
    _taegeuk(f, 0.04, -0.76, 0.11, 20)
    for x, y, turn in ((-0.16, -0.88, -34), (0.24, -0.87, 34), (-0.16, -0.64, 34), (0.24, -0.63, -34)):
        with f.turned(x, y, turn):
            for k in (-1, 0, 1):
                f.rect(-0.012 + 0.022 * k, -0.04, 0.013, 0.08, (40, 40, 48))


def _taegeuk(f: Forms, x: float, y: float, r: float, turn: float, up: Colour = (205, 46, 58),
             low: Colour = (0, 71, 160)) -> None:  # fmt: skip
    with f.turned(x, y, turn):
        f.canvas.drawArc(box(-r, -r, 2 * r, 2 * r), 180, 180, True, fill(up))
        f.canvas.drawArc(box(-r, -r, 2 * r, 2 * r), 0, 180, True, fill(low))
        f.disc(-r / 2, 0, r / 2, r / 2, up)
        f.disc(r / 2, 0, r / 2, r / 2, low)


def _newspaper(easel: Easel) -> None:
    f = Forms(easel)
    with f.turned(0, 0, -3):
        f.rect(-0.4, -1.0, 0.8, 1.0, (236, 232, 222), 0.01)
        if easel.look.writing is None:
            f.rect(-0.33, -0.93, 0.66, 0.12, (60, 58, 66))
        f.rect(-0.34, -0.66, 0.36, 0.3, (168, 172, 180))
        f.poly([(-0.34, -0.36), (-0.2, -0.52), (-0.1, -0.42), (0.02, -0.36)], (120, 126, 140))
        for k in range(15):
            left = 0.07 if k < 7 else -0.34
            f.rect(left, -0.66 + 0.043 * k, 0.27 if k < 7 else 0.68, 0.012, (140, 138, 144))


def _envelope(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.72, -0.96, 1.44, 0.94, f.tone((255, 244, 224)), 0.03)
    f.poly([(-0.72, -0.95), (0, -0.42), (0.72, -0.95)], light(f.tone((255, 244, 224)), 0.4), 0.4)
    f.line([(-0.7, -0.93), (0, -0.42)], (196, 176, 150), 0.016)
    f.line([(0.7, -0.93), (0, -0.42)], (196, 176, 150), 0.016)
    f.ball(0, -0.44, 0.1, _RED)


def _paper(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.38, -1.0), (0.26, -1.0), (0.38, -0.88), (0.38, 0), (-0.38, 0)], f.tone(_PAPER), 0.25)
    f.poly([(0.26, -1.0), (0.38, -0.88), (0.26, -0.88)], (214, 206, 190), 0.3)
    if easel.look.writing is None:
        for k in range(8):
            f.rect(-0.28, -0.8 + 0.09 * k, 0.56 - 0.1 * (k % 3), 0.018, (150, 148, 160))


def _map(easel: Easel) -> None:
    f = Forms(easel)
    for k in range(4):
        left = -0.66 + 0.33 * k
        low = 0.04 if k % 2 else -0.02
        f.poly([(left, -0.94 - low), (left + 0.33, -0.94 + low), (left + 0.33, -0.02 + low), (left, -0.02 - low)],
               light((226, 198, 148), 0.25 if k % 2 else 0.05), 0.3)  # fmt: skip
    f.blob([(-0.5, -0.7), (-0.2, -0.82), (-0.06, -0.56), (-0.3, -0.3), (-0.54, -0.42)], (136, 178, 112), 0.4)
    f.blob([(0.14, -0.6), (0.46, -0.74), (0.54, -0.4), (0.26, -0.22)], (136, 178, 112), 0.4)
    for k in range(7):
        f.disc(-0.3 + 0.1 * k, -0.5 + 0.06 * math.sin(k * 1.4), 0.016, 0.016, (150, 84, 60))
    for turn in (45, -45):
        with f.turned(0.42, -0.44, turn):
            f.rect(-0.08, -0.016, 0.16, 0.032, _RED)


def _picture(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.6, -1.0, 1.2, 1.0, f.tone(GOLD), 0.03)
    f.rect(-0.53, -0.93, 1.06, 0.86, dark(f.tone(GOLD), 0.3), 0.02)
    f.rect(-0.49, -0.89, 0.98, 0.78, (176, 214, 236))
    f.ball(0.26, -0.7, 0.09, (255, 232, 150))
    f.poly([(-0.49, -0.3), (-0.2, -0.66), (0.06, -0.36), (0.24, -0.54), (0.49, -0.26), (0.49, -0.11), (-0.49, -0.11)],
           (124, 142, 168))  # fmt: skip
    f.rect(-0.49, -0.26, 0.98, 0.15, (124, 178, 96))


def _scroll(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.3, -0.92, 0.6, 0.84, (242, 222, 178))
    if easel.look.writing is None:
        for k in range(4):
            f.line([(-0.18 + 0.12 * k, -0.76), (-0.17 + 0.12 * k, -0.26)], (96, 66, 50), 0.016)
    for y in (-0.94, -0.06):
        f.tube(-0.35, y - 0.05, 0.7, 0.1, (224, 190, 140), 0.05)
        for x in (-0.36, 0.36):
            f.ball(x, y, 0.045, (150, 62, 52))


def _storefront(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((74, 110, 112))
    f.rect(-0.65, -1.0, 1.3, 1.0, (214, 184, 150), 0.01)
    f.rect(-0.62, -0.9, 1.24, 0.26, tone, 0.02)
    f.pane(-0.52, -0.5, 0.6, 0.36)
    f.rect(-0.58, -0.14, 0.72, 0.14, dark(tone, 0.1))
    f.rect(0.22, -0.52, 0.3, 0.52, dark(tone, 0.2), 0.02)
    f.pane(0.27, -0.46, 0.2, 0.26)
    f.ball(0.27, -0.14, 0.018, GOLD)
    for k in range(10):
        x = -0.62 + 0.124 * k
        f.poly([(x, -0.64), (x + 0.124, -0.64), (x + 0.124, -0.56), (x + 0.062, -0.53), (x, -0.56)],
               CREAM if k % 2 else tone, 0.3)  # fmt: skip
    for x in (-0.44, -0.22, 0.0):
        f.ball(x, -0.2, 0.05, ((236, 120, 110), (250, 210, 110), (140, 190, 120))[int(x * 5) % 3])


def _yin_yang(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.5, 0.5, (40, 40, 48))
    _taegeuk(f, 0, -0.5, 0.47, 90, (46, 46, 54), (248, 248, 250))
    f.disc(0, -0.735, 0.07, 0.07, (248, 248, 250))
    f.disc(0, -0.265, 0.07, 0.07, (46, 46, 54))


def _peace(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((104, 168, 232))
    f.canvas.drawCircle(0, -0.5, 0.43, stroke(tone, 0.11))
    for x, y in ((0, -0.93), (0, -0.07), (-0.3, -0.2), (0.3, -0.2)):
        f.line([(0, -0.5), (x, y)], tone, 0.1)


def _nothing(easel: Easel) -> None:
    """A mark whose letters are all there is of it."""


def _note(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((70, 62, 96))
    for x in (-0.2, 0.18):
        with f.turned(x, -0.12, -20):
            f.ball(0, 0, 0.14, tone, 0.1)
        f.line([(x + 0.12, -0.14), (x + 0.12, -0.86)], tone, 0.045)
    f.poly([(-0.1, -0.94), (0.32, -1.0), (0.32, -0.86), (-0.1, -0.8)], tone)


def _emoji(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.5, 0.49, f.tone((255, 212, 76)))
    for x in (-0.17, 0.17):
        f.disc(x, -0.6, 0.055, 0.085, (84, 52, 36))
        f.disc(x * 1.8, -0.42, 0.08, 0.05, (250, 150, 110), 140)
    f.blob([(-0.24, -0.4), (0, -0.35), (0.24, -0.4), (0.14, -0.2), (-0.14, -0.2)], (120, 50, 44))
    f.disc(0, -0.2, 0.09, 0.035, (240, 110, 110))


def _bubble(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.34, -0.34), (-0.42, 0), (-0.06, -0.3)], WHITE, 0.2)
    f.canvas.drawRoundRect(box(-0.68, -1.0, 1.36, 0.74), 0.3, 0.3, fill((252, 252, 254)))
    if easel.look.writing is None:
        for x in (-0.24, 0, 0.24):
            f.disc(x, -0.63, 0.06, 0.06, (120, 120, 140))


def _traffic_light(easel: Easel) -> None:
    f = Forms(easel)
    _post(f, 0, -0.55, 0.05, (96, 100, 112))
    f.rect(-0.13, -1.0, 0.26, 0.6, (56, 62, 70), 0.05)
    for k, tone in enumerate(((232, 64, 58), (250, 200, 70), (80, 200, 110))):
        f.lamp(0, -0.9 + 0.19 * k, 0.075, tone)


def _arrow(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.7, -0.62), (0.2, -0.62), (0.2, -0.9), (0.74, -0.5), (0.2, -0.1), (0.2, -0.38), (-0.7, -0.38)],
           f.tone((226, 84, 72)))  # fmt: skip


def _logo(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((66, 104, 178))
    f.poly([around(0, -0.5, 0.5 if k % 2 else 0.45, 11.25 * k) for k in range(32)], GOLD, 0.6)
    f.ball(0, -0.5, 0.4, tone)
    f.canvas.drawCircle(0, -0.5, 0.35, stroke(light(tone, 0.6), 0.02))
    if easel.look.writing is None:
        f.canvas.drawPath(curve([around(0, -0.5, 0.24 if k % 2 else 0.12, -90 + 36 * (k + 1)) for k in range(10)]),
                          fill(CREAM))  # fmt: skip


PAINTERS = {
    "sign": _sign, "stopsign": _stop_sign, "billboard": _billboard, "banner": _banner, "flag": _flag,
    "koreanflag": _korean_flag, "newspaper": _newspaper, "envelope": _envelope, "paper": _paper, "map": _map,
    "pictureframe": _picture, "scroll": _scroll, "storefront": _storefront, "yinyang": _yin_yang, "peacesign": _peace,
    "questionmark": _nothing, "musicnote": _note, "emoji": _emoji, "speechbubble": _bubble,
    "trafficlight": _traffic_light, "arrowsign": _arrow, "logo": _logo,
}  # fmt: skip
