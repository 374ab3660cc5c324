"""More that rolls, floats and flies."""

from __future__ import annotations

from ...scene import Colour
from ..brush import box, dark, fill, light, stroke
from ..easel import Easel
from ..forms import CREAM, STEEL, WOOD, Forms

_INK: Colour = (52, 50, 60)
_PANE: Colour = (174, 220, 244)


def _tyre(f: Forms, x: float, r: float) -> None:
    f.ball(x, -r, r, _INK)
    f.ball(x, -r, r * 0.52, STEEL)
    f.ball(x, -r, r * 0.18, (110, 114, 128))


def _lamps(f: Forms, front: float, back: float, y: float) -> None:
    f.disc(front, y, 0.05, 0.06, (255, 244, 190))
    f.disc(back, y, 0.03, 0.06, (240, 80, 70))
    if f.easel.light.night:
        f.glow.drawCircle(front + 0.04, y, 0.1, fill((255, 236, 170), 230))


def _pickup(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 74, 66))
    f.blob([(-0.14, -0.5), (-0.06, -0.94), (0.36, -0.98), (0.58, -0.6), (0.98, -0.52), (1.04, -0.2), (-0.14, -0.18)],
            tone)
    f.poly([(0.02, -0.6), (0.08, -0.86), (0.32, -0.88), (0.48, -0.6)], _PANE)
    f.rect(-1.04, -0.62, 0.96, 0.42, tone, 0.03)
    f.rect(-1.0, -0.64, 0.86, 0.06, dark(tone, 0.4), 0.02)
    f.rect(-1.06, -0.24, 2.12, 0.07, dark(tone, 0.35), 0.03)
    f.line([(-0.08, -0.58), (-0.08, -0.24)], dark(tone, 0.3), 0.014)
    _lamps(f, 1.0, -1.03, -0.42)
    for x in (-0.62, 0.62):
        _tyre(f, x, 0.22)


def _garbage(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((96, 160, 96))
    f.poly([(-0.92, -0.26), (-0.98, -0.8), (-0.7, -1.0), (0.3, -1.0), (0.3, -0.26)], tone)
    for x in (-0.62, -0.36, -0.1, 0.14):
        f.line([(x, -0.96), (x, -0.3)], dark(tone, 0.2), 0.025)
    f.rect(0.34, -0.8, 0.56, 0.58, CREAM, 0.06)
    f.poly([(0.5, -0.5), (0.5, -0.74), (0.76, -0.74), (0.84, -0.5)], _PANE)
    f.rect(-0.94, -0.28, 1.86, 0.1, _INK, 0.02)
    _lamps(f, 0.88, -0.95, -0.34)
    for x in (-0.62, -0.2, 0.6):
        _tyre(f, x, 0.18)


def _school_bus(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((252, 196, 60))
    f.rect(-0.98, -0.96, 1.62, 0.76, tone, 0.1)
    f.rect(0.5, -0.6, 0.5, 0.4, tone, 0.1)
    for k in range(6):
        f.rect(-0.88 + 0.235 * k, -0.84, 0.19, 0.24, _PANE, 0.03)
    for y in (-0.52, -0.4):
        f.rect(-0.98, y, 1.62, 0.035, _INK)
    f.rect(0.42, -0.84, 0.2, 0.58, _PANE, 0.03)
    _lamps(f, 0.97, -0.97, -0.36)
    for x in (-0.58, 0.62):
        _tyre(f, x, 0.17)


def _jeep(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((112, 132, 86))
    f.rect(-0.66, -0.98, 1.02, 0.08, dark(tone, 0.2), 0.03)
    for x in (-0.62, -0.16, 0.3):
        f.line([(x, -0.92), (x + 0.03, -0.5)], dark(tone, 0.3), 0.035)
    f.poly([(-0.1, -0.56), (-0.1, -0.86), (0.28, -0.86), (0.34, -0.56)], _PANE)
    f.rect(-0.78, -0.6, 1.56, 0.38, tone, 0.05)
    f.ball(-0.8, -0.52, 0.16, _INK)
    f.rect(-0.8, -0.26, 1.6, 0.07, _INK, 0.03)
    _lamps(f, 0.76, -0.72, -0.46)
    for x in (-0.48, 0.5):
        _tyre(f, x, 0.24)


def _beetle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((120, 190, 200))
    f.blob([(-0.82, -0.2), (-0.78, -0.5), (-0.44, -0.8), (-0.1, -1.0), (0.26, -0.9), (0.44, -0.62), (0.76, -0.48),
            (0.82, -0.2)],
           tone)  # fmt: skip
    f.blob([(-0.4, -0.58), (-0.3, -0.78), (-0.06, -0.86), (-0.04, -0.58)], _PANE)
    f.blob([(0.02, -0.58), (0.02, -0.86), (0.2, -0.8), (0.32, -0.58)], _PANE)
    for x in (-0.5, 0.5):
        f.blob([(x - 0.26, -0.2), (x - 0.18, -0.42), (x, -0.48), (x + 0.18, -0.42), (x + 0.26, -0.2)], dark(tone, 0.14))
        _tyre(f, x, 0.19)
    _lamps(f, 0.76, -0.8, -0.38)


def _camper(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((86, 176, 184))
    f.rect(-0.82, -0.96, 1.64, 0.74, CREAM, 0.16)
    f.rect(-0.82, -0.58, 1.64, 0.38, tone, 0.08)
    for x, wide in ((-0.72, 0.3), (-0.36, 0.3), (0.0, 0.3), (0.38, 0.34)):
        f.rect(x, -0.86, wide, 0.24, _PANE, 0.04)
    f.line([(-0.8, -0.57), (0.8, -0.57)], CREAM, 0.03)
    f.canvas.drawCircle(0.56, -0.42, 0.08, stroke(CREAM, 0.022))
    _lamps(f, 0.78, -0.8, -0.36)
    for x in (-0.48, 0.5):
        _tyre(f, x, 0.17)


def _formula(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((220, 52, 52))
    f.rect(-1.36, -0.98, 0.1, 0.6, _INK, 0.02)
    f.rect(-1.42, -1.0, 0.34, 0.1, tone, 0.02)
    f.blob([(-1.3, -0.3), (-1.0, -0.62), (-0.3, -0.86), (-0.06, -0.6), (0.5, -0.5), (1.3, -0.24), (1.3, -0.14), (-1.3,
            -0.14)], tone)
    f.rect(0.9, -0.2, 0.5, 0.09, _INK, 0.02)
    f.ball(0.02, -0.7, 0.17, (250, 214, 80))
    f.rect(0.04, -0.76, 0.16, 0.08, _INK, 0.03)
    f.disc(-0.6, -0.42, 0.14, 0.12, CREAM)
    for x in (-0.94, 0.82):
        _tyre(f, x, 0.29)


def _limo(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((56, 54, 66))
    f.blob([(-1.56, -0.2), (-1.54, -0.5), (-1.2, -0.6), (-0.96, -0.96), (0.86, -0.98), (1.12, -0.6), (1.5, -0.5),
            (1.56, -0.2)], tone)
    for k in range(5):
        f.rect(-0.92 + 0.36 * k, -0.88, 0.3, 0.28, _PANE, 0.03)
    f.line([(-1.5, -0.4), (1.5, -0.4)], STEEL, 0.025)
    _lamps(f, 1.5, -1.52, -0.42)
    for x in (-1.06, 1.1):
        _tyre(f, x, 0.21)


def _tricycle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 72, 72))
    f.line([(-0.36, -0.2), (-0.1, -0.5), (0.24, -0.56)], tone, 0.06)
    f.line([(0.36, -0.26), (0.22, -0.84), (0.12, -0.9)], tone, 0.06)
    f.rect(-0.24, -0.6, 0.3, 0.08, _INK, 0.04)
    f.canvas.drawCircle(0.36, -0.27, 0.24, stroke(_INK, 0.06))
    f.canvas.drawCircle(-0.36, -0.18, 0.15, stroke(_INK, 0.06))
    f.rect(0.29, -0.29, 0.14, 0.05, (250, 206, 80), 0.02)


def _shuttle(easel: Easel) -> None:
    f = Forms(easel)
    f.blob([(-0.09, -0.04), (-0.1, -0.84), (0, -0.98), (0.1, -0.84), (0.09, -0.04)], (226, 130, 70))
    for x in (-0.15, 0.15):
        f.tube(x - 0.04, -0.8, 0.08, 0.76, (250, 248, 246), 0.03)
    f.blob([(-0.22, -0.06), (-0.1, -0.4), (-0.08, -0.66), (0, -0.78), (0.08, -0.66), (0.1, -0.4), (0.22, -0.06)],
            f.tone((250, 250, 252)))
    f.rect(-0.05, -0.66, 0.1, 0.06, _INK, 0.02)
    f.poly([(-0.02, -0.3), (0.02, -0.3), (0.03, -0.06), (-0.03, -0.06)], _INK)
    for x in (-0.15, 0, 0.15):
        f.poly([(x - 0.05, -0.04), (x + 0.05, -0.04), (x, 0.16)], (255, 190, 80))
        f.glow.drawCircle(x, 0.04, 0.08, fill((255, 190, 80), 220))


def _biplane(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((214, 66, 62))
    for x in (-0.14, 0.3):
        f.line([(x, -0.92), (x + 0.05, -0.28)], WOOD, 0.025)
    f.rect(-0.36, -0.3, 0.9, 0.08, dark(tone, 0.1), 0.04)
    f.blob([(-0.9, -0.5), (-0.5, -0.66), (0.4, -0.74), (0.74, -0.56), (0.72, -0.36), (0.2, -0.3), (-0.5, -0.4)], tone)
    f.poly([(-0.9, -0.5), (-0.94, -0.84), (-0.74, -0.8), (-0.62, -0.56)], tone)
    f.rect(-0.36, -0.98, 0.9, 0.09, tone, 0.04)
    f.ball(0.0, -0.72, 0.1, (246, 206, 176))
    f.canvas.drawOval(box(0.76, -0.86, 0.06, 0.8), fill((210, 214, 224), 170))
    f.ball(0.77, -0.47, 0.07, (250, 206, 80))
    _tyre(f, 0.34, 0.1)


def _tank(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((104, 122, 82))
    f.line([(0.2, -0.8), (0.98, -0.86)], dark(tone, 0.2), 0.07)
    f.blob([(-0.4, -0.62), (-0.3, -0.96), (0.24, -0.96), (0.4, -0.62)], tone)
    f.poly([(-0.86, -0.4), (-0.7, -0.66), (0.7, -0.66), (0.88, -0.4)], light(tone, 0.1))
    f.rect(-0.92, -0.44, 1.84, 0.42, _INK, 0.2)
    for k in range(6):
        f.ball(-0.66 + 0.265 * k, -0.22, 0.13, STEEL)


def _raft(easel: Easel) -> None:
    f = Forms(easel)
    f.line([(0.06, -0.2), (0.06, -1.0)], WOOD, 0.04)
    f.poly([(0.1, -0.96), (0.56, -0.5), (0.1, -0.42)], f.tone(CREAM), 0.3)
    for k in range(4):
        f.tube(-0.78 + 0.02 * k, -0.24 + 0.06 * k, 1.5, 0.08, light(WOOD, 0.06 * (k % 2)), 0.04)
    for x in (-0.5, 0.4):
        f.line([(x, -0.24), (x + 0.04, 0.02)], CREAM, 0.03)


PAINTERS = {
    "pickup": _pickup, "garbagetruck": _garbage, "schoolbus": _school_bus, "jeep": _jeep, "beetlecar": _beetle,
    "vwbus": _camper, "formulaone": _formula, "limousine": _limo, "tricycle": _tricycle, "spaceshuttle": _shuttle,
    "biplane": _biplane, "tank": _tank, "raft": _raft,
}  # fmt: skip
