"""Buildings the whole world knows by their outline, and a few of every street."""

from __future__ import annotations

from ...scene import Colour
from ..brush import around, dark, light, stroke
from ..easel import Easel
from ..forms import CREAM, GOLD, STEEL, WOOD, Forms

_STONE: Colour = (222, 210, 188)


def _opera(easel: Easel) -> None:
    f = Forms(easel)
    shell = f.tone((248, 246, 240))
    f.rect(-0.95, -0.2, 1.9, 0.2, (176, 130, 110))
    for x, tall, lean in ((-0.66, 0.5, -1), (-0.36, 0.68, -1), (-0.02, 0.84, -1), (0.4, 0.62, 1), (0.68, 0.46, 1)):
        f.blob([(x - lean * 0.26, -0.2), (x - lean * 0.14, -0.2 - tall * 0.6), (x + lean * 0.12, -0.2 - tall),
                (x + lean * 0.16,
                -0.2 - tall * 0.5), (x + lean * 0.26, -0.2)], shell)  # fmt: skip
        f.line([(x - lean * 0.22, -0.24), (x + lean * 0.1, -0.16 - tall)], dark(shell, 0.16), 0.012)
    for k in range(12):
        f.pane(-0.86 + 0.145 * k, -0.17, 0.08, 0.09, None)


def _columns(f: Forms, xs: tuple[float, ...], top: float, foot: float, half: float, tone: Colour) -> None:
    for x in xs:
        f.tube(x - half, top, half * 2, foot - top, tone)
        f.rect(x - half * 1.4, top - 0.02, half * 2.8, 0.035, light(tone, 0.25))


def _parthenon(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_STONE)
    for k in range(3):
        f.rect(-0.8 + 0.04 * k, -0.06 - 0.05 * k, 1.6 - 0.08 * k, 0.06, light(tone, 0.1 * k))
    f.rect(-0.68, -0.64, 1.36, 0.5, dark(tone, 0.4))
    _columns(f, tuple(-0.64 + 0.183 * k for k in range(8)), -0.62, -0.15, 0.05, tone)
    f.rect(-0.74, -0.74, 1.48, 0.11, tone)
    f.poly([(-0.78, -0.73), (0, -1.0), (0.78, -0.73)], tone)
    f.poly([(-0.56, -0.75), (0, -0.94), (0.56, -0.75)], dark(tone, 0.14), 0.3)


def _onion(f: Forms, x: float, foot: float, size: float, tone: Colour, stripe: Colour) -> None:
    shape = [(x - size * 0.4, foot), (x - size * 0.62, foot - size * 0.5), (x - size * 0.2, foot - size * 0.95),
             (x, foot - size * 1.4), (x + size * 0.2, foot - size * 0.95), (x + size * 0.62, foot - size * 0.5),
             (x + size * 0.4, foot)]  # fmt: skip
    f.blob(shape, tone)
    with f.inside(shape):
        for k in range(5):
            f.line([(x - size * 0.7 + size * 0.35 * k, foot), (x - size * 0.4 + size * 0.35 * k, foot - size * 0.7),
                    (x, foot - size * 1.4)], stripe, size * 0.1)  # fmt: skip
    f.line([(x, foot - size * 1.4), (x, foot - size * 1.66)], GOLD, size * 0.07)


def _kremlin(easel: Easel) -> None:
    f = Forms(easel)
    wall = f.tone((196, 92, 78))
    f.rect(-0.48, -0.3, 0.96, 0.3, wall)
    for x, top, half in ((-0.36, -0.5, 0.09), (0.36, -0.5, 0.09), (-0.18, -0.56, 0.09), (0.2, -0.58, 0.09), (0, -0.7,
            0.11)):
        f.tube(x - half, top, half * 2, -top - 0.1, light(wall, 0.12))
        f.rect(x - half * 1.1, top, half * 2.2, 0.03, CREAM)
        f.pane(x - half * 0.4, top + 0.09, half * 0.8, 0.1, CREAM)
    _onion(f, -0.36, -0.5, 0.14, (84, 150, 200), CREAM)
    _onion(f, 0.36, -0.5, 0.14, (98, 168, 104), (246, 206, 90))
    _onion(f, -0.18, -0.56, 0.14, (246, 190, 72), (206, 70, 70))
    _onion(f, 0.2, -0.58, 0.14, (196, 66, 84), (250, 240, 226))
    _onion(f, 0, -0.7, 0.17, (246, 196, 84), (90, 150, 110))
    for k in range(5):
        f.blob([(-0.42 + 0.18 * k, 0), (-0.42 + 0.18 * k, -0.14), (-0.37 + 0.18 * k, -0.2), (-0.32 + 0.18 * k, -0.14),
                (-0.32 + 0.18 * k, 0)], dark(wall, 0.4))  # fmt: skip


def _taj(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 246, 240))
    f.rect(-0.74, -0.08, 1.48, 0.08, dark(tone, 0.08))
    for x in (-0.68, 0.68):
        f.tube(x - 0.035, -0.72, 0.07, 0.66, tone)
        f.ball(x, -0.74, 0.05, tone)
    f.rect(-0.42, -0.5, 0.84, 0.43, tone)
    for x in (-0.28, 0.28):
        f.ball(x, -0.54, 0.1, tone, 0.11)
    f.blob([(-0.22, -0.5), (-0.26, -0.68), (-0.1, -0.88), (0, -0.98), (0.1, -0.88), (0.26, -0.68), (0.22, -0.5)], tone)
    f.line([(0, -0.96), (0, -1.04)], GOLD, 0.016)
    for x, half, top in ((0, 0.12, -0.44), (-0.31, 0.06, -0.28), (0.31, 0.06, -0.28)):
        f.blob([(x - half, -0.08), (x - half, top + half), (x, top), (x + half, top + half), (x + half, -0.08)],
               (150, 158, 186))  # fmt: skip


def _colosseum(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 190, 146))
    f.blob([(-0.88, 0), (-0.86, -0.9), (-0.3, -1.0), (0.2, -0.98), (0.5, -0.76), (0.82, -0.56), (0.88, 0)], tone)
    for row, (y, count, wide) in enumerate(((-0.28, 13, 0.8), (-0.54, 13, 0.8), (-0.8, 9, 0.8))):
        for k in range(count):
            x = -wide + 0.126 * k
            if row == 2 and x > 0.28:
                continue
            f.blob([(x - 0.035, y + 0.18), (x - 0.035, y + 0.05), (x, y), (x + 0.035, y + 0.05), (x + 0.035, y + 0.18)],
                   dark(tone, 0.5))  # fmt: skip
        f.line([(-0.86, y - 0.05), (0.3 if row == 2 else 0.84, y - 0.05)], dark(tone, 0.2), 0.014)


def _pisa(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((244, 238, 226))
    with f.turned(-0.04, 0, 6):
        for k in range(8):
            half, y = (0.19 if k < 7 else 0.14), -0.12 * (k + 1)
            f.tube(-half, y, half * 2, 0.12, tone)
            for c in range(6):
                x = -half + half * 2 * (c + 0.5) / 6
                f.rect(x - 0.014, y + 0.03, 0.028, 0.07, dark(tone, 0.45), 0.012)
            f.rect(-half - 0.012, y - 0.006, half * 2 + 0.024, 0.018, light(tone, 0.3))


def _henge(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((166, 164, 160))
    for x, top in ((-0.8, -0.72), (-0.5, -0.72), (-0.16, -0.86), (0.14, -0.86), (0.5, -0.74), (0.8, -0.74)):
        f.poly([(x - 0.09, 0), (x - 0.08, top), (x + 0.08, top - 0.02), (x + 0.1, 0)], tone)
    for left, right, y in ((-0.92, -0.38, -0.72), (-0.28, 0.26, -0.86), (0.38, 0.92, -0.74)):
        f.poly([(left, y), (left + 0.02, y - 0.14), (right, y - 0.13), (right - 0.01, y + 0.01)], light(tone, 0.12))


def _sphinx(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 186, 124))
    f.blob([(-0.74, 0), (-0.72, -0.36), (-0.4, -0.46), (0.1, -0.42), (0.3, 0)], tone)
    f.rect(-0.1, -0.14, 0.84, 0.14, light(tone, 0.1), 0.05)
    f.poly([(0.0, -0.3), (0.1, -0.84), (0.24, -1.0), (0.44, -1.0), (0.58, -0.84), (0.68, -0.3)], dark(tone, 0.12))
    for k in range(5):
        f.line([(0.04 + 0.02 * k, -0.36 - 0.1 * k), (0.16 + 0.01 * k, -0.4 - 0.1 * k)], (110, 132, 170), 0.02)
    f.ball(0.34, -0.7, 0.17, tone, 0.21)
    for x in (0.27, 0.41):
        f.disc(x, -0.74, 0.025, 0.016, (90, 62, 44))
    f.line([(0.28, -0.6), (0.34, -0.585), (0.4, -0.6)], (130, 90, 60), 0.014)


def _arch(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone(_STONE)
    f.rect(-0.46, -0.94, 0.92, 0.94, tone)
    f.rect(-0.5, -1.0, 1.0, 0.1, light(tone, 0.2))
    f.rect(-0.48, -0.74, 0.96, 0.05, dark(tone, 0.14))
    f.blob([(-0.2, 0.02), (-0.2, -0.42), (0, -0.62), (0.2, -0.42), (0.2, 0.02)], dark(tone, 0.5), 0.4)
    for x in (-0.33, 0.33):
        f.rect(x - 0.08, -0.6, 0.16, 0.4, dark(tone, 0.08), 0.02)


def _empire(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((196, 188, 180))
    for half, top, foot in ((0.2, -0.3, 0), (0.15, -0.68, -0.3), (0.1, -0.78, -0.68), (0.05, -0.86, -0.78)):
        f.rect(-half, top, half * 2, foot - top, tone)
        rows, columns = round((foot - top) / 0.05), round(half / 0.025)
        for row in range(rows):
            for k in range(columns):
                f.pane(-half + 0.014 + 0.05 * k, top + 0.016 + 0.05 * row, 0.022, 0.026, None)
    f.line([(0, -0.86), (0, -1.0)], STEEL, 0.014)
    if f.lit:
        f.lamp(0, -1.0, 0.008)


def _moai(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((138, 136, 132))
    f.blob([(-0.26, 0), (-0.24, -0.5), (-0.22, -0.94), (0, -1.0), (0.22, -0.94), (0.24, -0.5), (0.26, 0)], tone)
    f.rect(-0.24, -0.8, 0.48, 0.07, dark(tone, 0.3), 0.03)
    f.blob([(-0.05, -0.76), (0.05, -0.76), (0.1, -0.46), (-0.1, -0.46)], light(tone, 0.2))
    for x in (-0.13, 0.13):
        f.disc(x, -0.69, 0.05, 0.035, dark(tone, 0.5))
    f.rect(-0.12, -0.36, 0.24, 0.05, dark(tone, 0.4), 0.02)
    for x in (-0.25, 0.25):
        f.rect(x - 0.03, -0.7, 0.06, 0.26, dark(tone, 0.1), 0.03)


def _gas(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 78, 70))
    for x in (-0.6, 0.6):
        f.tube(x - 0.03, -0.8, 0.06, 0.8, STEEL)
    f.rect(-0.78, -0.98, 1.56, 0.2, tone, 0.03)
    f.rect(-0.78, -0.88, 1.56, 0.04, CREAM)
    for x in (-0.3, 0.2):
        f.rect(x - 0.09, -0.46, 0.18, 0.46, CREAM, 0.03)
        f.rect(x - 0.06, -0.42, 0.12, 0.12, (80, 110, 130), 0.01)
        f.line([(x + 0.09, -0.36), (x + 0.18, -0.24), (x + 0.1, -0.14)], (60, 60, 70), 0.02)


def _hall(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((232, 222, 202))
    f.rect(-0.7, -0.66, 1.4, 0.6, tone)
    for x in (-0.6, -0.44, 0.34, 0.5):
        f.pane(x, -0.52, 0.1, 0.24)
    f.rect(-0.26, -0.66, 0.52, 0.6, dark(tone, 0.35))
    _columns(f, (-0.24, -0.08, 0.08, 0.24), -0.64, -0.1, 0.035, light(tone, 0.2))
    f.rect(-0.74, -0.72, 1.48, 0.07, light(tone, 0.2))
    f.poly([(-0.34, -0.72), (0, -0.94), (0.34, -0.72)], tone)
    for k in range(2):
        f.rect(-0.4 - 0.04 * k, -0.08 + 0.04 * k, 0.8 + 0.08 * k, 0.04, dark(tone, 0.08))
    f.line([(0, -0.92), (0, -1.02)], STEEL, 0.012)


def _mill(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.2, -0.6, 0.7, 0.6, f.tone((214, 186, 150)))
    f.poly([(-0.28, -0.58), (0.15, -1.0), (0.58, -0.58)], (150, 92, 70))
    f.pane(0.2, -0.46, 0.16, 0.18)
    f.canvas.drawCircle(-0.26, -0.34, 0.28, stroke(WOOD, 0.05))
    for k in range(10):
        f.line([(-0.26, -0.34), around(-0.26, -0.34, 0.32, 36 * k)], dark(WOOD, 0.1), 0.03)
    f.ball(-0.26, -0.34, 0.05, dark(WOOD, 0.3))
    f.disc(-0.26, -0.02, 0.42, 0.05, (120, 184, 226))


def _birdhouse(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.03, -0.5, 0.06, 0.5, WOOD)
    f.rect(-0.17, -0.84, 0.34, 0.36, f.tone((110, 170, 190)), 0.01)
    f.poly([(-0.25, -0.8), (0, -1.0), (0.25, -0.8)], (196, 92, 78))
    f.disc(0, -0.68, 0.065, 0.065, (50, 40, 44))
    f.line([(0, -0.57), (0.0, -0.54)], WOOD, 0.03)


def _kennel(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.4, -0.6, 0.8, 0.6, f.tone((214, 156, 100)))
    f.poly([(-0.5, -0.56), (0, -1.0), (0.5, -0.56)], (206, 84, 72))
    f.blob([(-0.2, 0.01), (-0.2, -0.28), (0, -0.46), (0.2, -0.28), (0.2, 0.01)], (60, 44, 44))


def _pavilion(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.46, -0.12, 0.92, 0.12, (196, 190, 184))
    for x in (-0.4, -0.14, 0.14, 0.4):
        f.tube(x - 0.03, -0.62, 0.06, 0.52, f.tone((186, 76, 66)))
    f.rect(-0.44, -0.64, 0.88, 0.06, (86, 150, 136))
    f.blob([(-0.6, -0.58), (-0.4, -0.7), (0, -0.98), (0.4, -0.7), (0.6, -0.58), (0.3, -0.64), (-0.3, -0.64)], (82, 88,
            104))
    f.ball(0, -0.98, 0.04, GOLD)
    f.rect(-0.42, -0.26, 0.84, 0.03, (186, 76, 66))


def _needle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 228, 234))
    for x in (-0.16, 0.16):
        f.line([(x, 0), (x * 0.2, -0.42), (x * 0.5, -0.74)], tone, 0.035)
    f.line([(0, 0), (0, -0.74)], dark(tone, 0.2), 0.03)
    f.ball(0, -0.78, 0.2, tone, 0.05)
    f.ball(0, -0.82, 0.13, (120, 150, 180), 0.05)
    f.line([(0, -0.84), (0, -1.0)], tone, 0.018)
    f.disc(0, -0.765, 0.2, 0.012, (250, 214, 130))


def _crane(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 190, 72))
    for k in range(9):
        y = -0.1 * k
        f.line([(-0.14, y), (-0.06, y - 0.1)], tone, 0.014)
        f.line([(-0.06, y), (-0.14, y - 0.1)], tone, 0.014)
    for x in (-0.14, -0.06):
        f.line([(x, 0), (x, -0.94)], tone, 0.022)
    f.line([(-0.4, -0.86), (0.44, -0.86)], tone, 0.03)
    f.line([(-0.1, -1.0), (0.4, -0.87)], tone, 0.012)
    f.line([(-0.1, -1.0), (-0.38, -0.87)], tone, 0.012)
    f.line([(-0.1, -0.94), (-0.1, -1.0)], tone, 0.022)
    f.rect(-0.42, -0.86, 0.12, 0.1, (120, 124, 134))
    f.line([(0.3, -0.86), (0.3, -0.5)], STEEL, 0.008)
    f.rect(0.25, -0.5, 0.1, 0.08, (206, 84, 72))


PAINTERS = {
    "operahouse": _opera, "parthenon": _parthenon, "kremlin": _kremlin, "tajmahal": _taj, "colosseum": _colosseum,
    "leaningtower": _pisa, "stonehenge": _henge, "sphinx": _sphinx, "triumpharch": _arch, "empirestate": _empire,
    "moai": _moai, "gasstation": _gas, "townhall": _hall, "waterwheel": _mill, "birdhouse": _birdhouse,
    "doghouse": _kennel, "gazebo": _pavilion, "spaceneedle": _needle, "towercrane": _crane,
}  # fmt: skip
