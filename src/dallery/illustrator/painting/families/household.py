"""Machines, vessels and furnishings of every day; hand tools are in `tools`."""

from __future__ import annotations

from ...scene import Colour
from ..brush import WHITE, around, box, curve, dark, fill, light, polygon, stroke
from ..easel import Easel
from ..forms import CREAM, GOLD, STEEL, Forms
from .tools import TOOLS

_INK: Colour = (54, 56, 68)
_WATER: Colour = (120, 190, 236)
_GLASS: Colour = (206, 232, 244)


def _phone(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.25, -1.0, 0.5, 1.0, f.tone(_INK), 0.07)
    f.canvas.drawRoundRect(box(-0.22, -0.96, 0.44, 0.92), 0.05, 0.05, fill((126, 186, 240)))
    for k in range(12):
        f.rect(-0.175 + 0.13 * (k % 3), -0.8 + 0.15 * (k // 3), 0.09, 0.09,
               ((250, 250, 252), (250, 200, 90), (240, 110, 110), (130, 210, 140))[k % 4], 0.02)  # fmt: skip
    f.glow.drawRect(box(-0.2, -0.94, 0.4, 0.88), fill((150, 200, 255), 90))


def _computer(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.1, -0.3, 0.2, 0.24, (150, 154, 166))
    f.rect(-0.26, -0.08, 0.52, 0.06, (190, 194, 204), 0.03)
    f.rect(-0.64, -1.0, 1.28, 0.74, f.tone(_INK), 0.04)
    f.rect(-0.6, -0.96, 1.2, 0.66, (116, 178, 230), 0.02)
    for k, wide in enumerate((0.5, 0.72, 0.4, 0.62)):
        f.rect(-0.5, -0.88 + 0.13 * k, wide, 0.05, WHITE if k % 2 else (255, 220, 130), 0.02)
    f.glow.drawRect(box(-0.58, -0.94, 1.16, 0.62), fill((140, 190, 250), 80))


def _radio(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 96, 72))
    f.line([(0.4, -0.7), (0.66, -1.05)], STEEL, 0.03)
    f.rect(-0.72, -0.76, 1.44, 0.76, tone, 0.1)
    for x in (-0.4, 0.4):
        f.ball(x, -0.33, 0.25, (72, 66, 76))
        f.canvas.drawCircle(x, -0.33, 0.16, stroke((150, 146, 156), 0.03))
        f.ball(x, -0.33, 0.06, (150, 146, 156))
    f.rect(-0.1, -0.62, 0.2, 0.16, (250, 236, 190), 0.02)
    for x in (-0.06, 0.06):
        f.ball(x, -0.3, 0.035, CREAM)


def _fan(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.03, -0.5, 0.06, 0.46, STEEL)
    f.ball(0, -0.05, 0.24, STEEL, 0.06)
    f.disc(0, -0.66, 0.33, 0.33, (226, 240, 248), 120)
    for k in range(3):
        with f.turned(0, -0.66, 120 * k):
            f.blob([(0, -0.02), (0.14, -0.08), (0.2, -0.26), (0.02, -0.26)], f.tone((110, 182, 220)))
    f.canvas.drawCircle(0, -0.66, 0.33, stroke(STEEL, 0.03))
    f.ball(0, -0.66, 0.06, WHITE)


def _toaster(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.3, 0.08):
        f.rect(x, -1.0, 0.3, 0.4, (222, 168, 100), 0.08)
        f.rect(x + 0.04, -0.95, 0.22, 0.3, (246, 214, 156), 0.06)
    f.rect(-0.62, -0.72, 1.24, 0.7, f.tone((196, 206, 218)), 0.18)
    f.rect(0.5, -0.52, 0.12, 0.08, _INK, 0.03)
    f.shine(-0.3, -0.56, 0.2, 0.05)


def _microwave(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.78, -0.96, 1.56, 0.94, f.tone((226, 230, 236)), 0.05)
    f.rect(-0.68, -0.84, 0.98, 0.7, _INK, 0.03)
    f.rect(-0.62, -0.78, 0.86, 0.58, (250, 206, 120), 0.02)
    for k in range(9):
        f.ball(0.46 + 0.11 * (k % 3), -0.6 + 0.15 * (k // 3), 0.035, (150, 156, 168))
    f.rect(0.4, -0.84, 0.32, 0.12, (60, 90, 80), 0.02)


def _washer(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.42, -1.0, 0.84, 1.0, f.tone((240, 242, 246)), 0.04)
    f.rect(-0.38, -0.96, 0.76, 0.14, (214, 220, 230), 0.02)
    f.ball(0.26, -0.89, 0.04, _INK)
    f.ball(0, -0.44, 0.3, STEEL)
    f.ball(0, -0.44, 0.23, (110, 160, 200))
    f.blob([(-0.2, -0.4), (-0.05, -0.48), (0.1, -0.38), (0.21, -0.44), (0.16, -0.28), (-0.12, -0.28)], (226, 240, 250))
    f.shine(-0.1, -0.54, 0.06, 0.05)


def _toilet(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((246, 248, 252))
    f.rect(-0.38, -1.0, 0.32, 0.58, tone, 0.05)
    f.rect(-0.4, -1.0, 0.36, 0.08, light(tone, 0.4), 0.03)
    f.blob([(-0.3, -0.42), (0.36, -0.42), (0.3, -0.24), (0.06, -0.16), (0.14, 0), (-0.26, 0), (-0.22, -0.2)], tone)
    f.ball(0.04, -0.45, 0.36, tone, 0.07)
    f.disc(0.05, -0.45, 0.26, 0.045, (150, 190, 214))


def _bucket(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((96, 156, 206))
    f.canvas.drawArc(box(-0.36, -1.0, 0.72, 0.7), 180, 180, False, stroke(STEEL, 0.035))
    f.poly([(-0.4, -0.66), (0.4, -0.66), (0.3, 0), (-0.3, 0)], tone)
    f.disc(0, -0.66, 0.4, 0.09, light(tone, 0.4))
    f.disc(0, -0.65, 0.34, 0.07, _WATER)


def _trash(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((112, 138, 126))
    f.poly([(-0.32, -0.8), (0.32, -0.8), (0.26, 0), (-0.26, 0)], tone)
    for x in (-0.16, 0, 0.16):
        f.line([(x, -0.72), (x * 0.85, -0.06)], dark(tone, 0.25), 0.03)
    f.rect(-0.37, -0.9, 0.74, 0.11, light(tone, 0.2), 0.05)
    f.rect(-0.08, -0.97, 0.16, 0.08, dark(tone, 0.2), 0.03)


def _suitcase(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((186, 118, 74))
    f.canvas.drawRoundRect(box(-0.16, -1.0, 0.32, 0.26), 0.06, 0.06, stroke(dark(tone, 0.4), 0.05))
    f.rect(-0.55, -0.84, 1.1, 0.82, tone, 0.08)
    for x in (-0.36, 0.26):
        f.rect(x, -0.84, 0.1, 0.82, dark(tone, 0.3))
    for x in (-0.31, 0.31):
        f.rect(x - 0.05, -0.5, 0.1, 0.09, GOLD, 0.02)
    f.rect(-0.55, -0.46, 1.1, 0.02, dark(tone, 0.4))


def _box(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 160, 106))
    f.poly([(-0.5, -0.72), (0.16, -0.6), (0.16, 0), (-0.5, -0.12)], tone, 0.4)
    f.poly([(0.16, -0.6), (0.56, -0.74), (0.56, -0.14), (0.16, 0)], dark(tone, 0.2), 0.4)
    f.poly([(-0.5, -0.72), (-0.1, -0.86), (0.56, -0.74), (0.16, -0.6)], dark(tone, 0.45), 0.3)
    f.poly([(-0.5, -0.72), (0.16, -0.6), (0.02, -0.48), (-0.62, -0.58)], light(tone, 0.25), 0.3)
    f.poly([(0.56, -0.74), (-0.1, -0.86), (0.02, -1.0), (0.66, -0.88)], light(tone, 0.15), 0.3)
    f.poly([(-0.22, -0.66), (-0.1, -0.64), (-0.1, -0.3), (-0.22, -0.32)], (236, 214, 170), 0.2)


def _chest(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((150, 94, 56))
    f.blob([(-0.62, -0.66), (-0.56, -0.94), (0, -1.02), (0.56, -0.94), (0.62, -0.66)], dark(tone, 0.1))
    for k in range(11):
        f.ball(-0.46 + 0.092 * k, -0.6 - 0.06 * (k % 3), 0.08, GOLD)
    f.rect(-0.62, -0.56, 1.24, 0.54, tone, 0.03)
    for x in (-0.5, 0.42):
        f.rect(x, -0.56, 0.08, 0.54, GOLD)
    f.rect(-0.09, -0.56, 0.18, 0.2, GOLD, 0.03)
    f.disc(0, -0.46, 0.03, 0.04, (70, 44, 34))


def _barrel(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((168, 112, 66))
    f.blob([(-0.28, -0.96), (0.28, -0.96), (0.38, -0.5), (0.28, -0.02), (-0.28, -0.02), (-0.38, -0.5)], tone)
    for x in (-0.22, -0.08, 0.08, 0.22):
        f.line([(x * 0.9, -0.95), (x * 1.25, -0.5), (x * 0.9, -0.03)], dark(tone, 0.35), 0.012)
    for y, half in ((-0.78, 0.345), (-0.24, 0.345)):
        f.rect(-half, y, half * 2, 0.07, (110, 112, 122), 0.02)
    f.disc(0, -0.95, 0.27, 0.05, dark(tone, 0.25))


def _tumbler(easel: Easel) -> None:
    f = Forms(easel)
    f.canvas.drawPath(polygon([(-0.26, -1.0), (0.26, -1.0), (0.2, 0), (-0.2, 0)]), fill(_GLASS, 130))
    f.flat([(-0.245, -0.76), (0.245, -0.76), (0.2, -0.03), (-0.2, -0.03)], f.tone(_WATER), 190)
    f.disc(0, -0.76, 0.245, 0.05, light(f.tone(_WATER), 0.5))
    f.canvas.drawOval(box(-0.26, -1.04, 0.52, 0.1), stroke(WHITE, 0.018, 220))
    f.shine(-0.14, -0.5, 0.03, 0.24, 140)


def _wine(easel: Easel) -> None:
    f = Forms(easel)
    wine = f.tone((150, 34, 62))
    f.disc(0, -0.03, 0.18, 0.035, _GLASS, 220)
    f.line([(0, -0.04), (0, -0.5)], (220, 236, 244), 0.03)
    bowl = [(-0.2, -1.0), (-0.22, -0.74), (-0.1, -0.54), (0.1, -0.54), (0.22, -0.74), (0.2, -1.0)]
    f.canvas.drawPath(curve(bowl), fill(_GLASS, 110))
    with f.inside(bowl):
        f.rect(-0.3, -0.78, 0.6, 0.4, wine)
        f.disc(0, -0.78, 0.22, 0.035, light(wine, 0.35))
    f.canvas.drawOval(box(-0.19, -1.03, 0.38, 0.07), stroke(WHITE, 0.014, 220))
    f.shine(-0.12, -0.8, 0.025, 0.12, 150)


def _pitcher(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((126, 176, 214))
    f.canvas.drawOval(box(0.16, -0.78, 0.26, 0.44), stroke(dark(tone, 0.15), 0.06))
    f.blob([(-0.16, -0.98), (0.14, -0.96), (0.14, -0.72), (0.3, -0.32), (0.2, 0), (-0.2, 0), (-0.3, -0.32),
            (-0.15, -0.7), (-0.3, -0.96)], tone)  # fmt: skip
    f.disc(-0.04, -0.95, 0.17, 0.04, dark(tone, 0.35))


def _bottle(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((140, 204, 238))
    f.blob([(-0.06, -0.9), (0.06, -0.9), (0.08, -0.76), (0.17, -0.6), (0.17, -0.04), (0.1, 0), (-0.1, 0), (-0.17,
            -0.04),
            (-0.17, -0.6), (-0.08, -0.76)], tone)  # fmt: skip
    f.rect(-0.075, -1.0, 0.15, 0.1, (226, 84, 72), 0.02)
    f.rect(-0.175, -0.52, 0.35, 0.24, (248, 250, 252))
    f.rect(-0.175, -0.44, 0.35, 0.07, (70, 130, 210))


def _typewriter(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((86, 124, 120))
    f.rect(-0.3, -1.0, 0.6, 0.42, (252, 248, 238))
    f.tube(-0.52, -0.68, 1.04, 0.16, _INK, 0.06)
    f.poly([(-0.5, -0.58), (0.5, -0.58), (0.62, 0), (-0.62, 0)], tone)
    for row in range(3):
        for k in range(8):
            f.ball(-0.38 + 0.108 * k + 0.02 * row, -0.36 + 0.13 * row, 0.038, CREAM)


def _wheelchair(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((70, 110, 180))
    f.rect(-0.36, -0.92, 0.1, 0.5, tone, 0.03)
    f.rect(-0.36, -0.52, 0.6, 0.12, tone, 0.04)
    f.line([(-0.34, -0.94), (-0.46, -0.96)], _INK, 0.04)
    f.line([(0.22, -0.46), (0.34, -0.1), (0.44, -0.1)], STEEL, 0.04)
    f.canvas.drawCircle(-0.12, -0.3, 0.27, stroke(_INK, 0.05))
    for k in range(6):
        f.line([(-0.12, -0.3), around(-0.12, -0.3, 0.26, 60 * k)], STEEL, 0.012)
    f.canvas.drawCircle(0.26, -0.09, 0.07, stroke(_INK, 0.04))


def _stroller(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((120, 170, 210))
    f.line([(-0.3, -0.5), (-0.54, -0.9)], _INK, 0.035)
    f.canvas.drawArc(box(-0.4, -1.0, 0.8, 0.96), 180, 180, True, fill(tone))
    f.canvas.drawArc(box(-0.4, -1.0, 0.8, 0.96), 180, 90, True, fill(light(tone, 0.6)))
    f.blob([(-0.42, -0.52), (0.42, -0.52), (0.3, -0.24), (-0.3, -0.24)], dark(tone, 0.12))
    for x in (-0.26, 0.26):
        f.line([(x * 0.6, -0.26), (x, -0.1)], STEEL, 0.03)
        f.canvas.drawCircle(x, -0.11, 0.09, stroke(_INK, 0.04))


def _vending(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 62, 62))
    f.rect(-0.3, -1.0, 0.6, 1.0, tone, 0.03)
    f.rect(-0.25, -0.94, 0.36, 0.66, (210, 234, 246), 0.01)
    for k in range(12):
        f.rect(-0.23 + 0.115 * (k % 3), -0.9 + 0.16 * (k // 3), 0.07, 0.12,
               ((240, 190, 80), (90, 160, 220), (120, 190, 110), (236, 110, 110))[k % 4], 0.02)  # fmt: skip
    f.rect(0.16, -0.7, 0.09, 0.14, _INK, 0.01)
    f.rect(-0.25, -0.2, 0.36, 0.12, _INK, 0.02)
    f.glow.drawRect(box(-0.25, -0.94, 0.36, 0.66), fill((220, 236, 250), 90))


PAINTERS = {
    "phone": _phone, "computer": _computer, "radio": _radio, "fan": _fan, "toaster": _toaster, "microwave": _microwave,
    "washer": _washer, "toilet": _toilet, "bucket": _bucket, "trashcan": _trash, "suitcase": _suitcase,
    "cardboardbox": _box, "chest": _chest, "barrel": _barrel, "glassofwater": _tumbler, "wineglass": _wine,
    "pitcher": _pitcher, "plasticbottle": _bottle, "typewriter": _typewriter, "wheelchair": _wheelchair,
    "stroller": _stroller, "bigbin": _vending, **TOOLS,
}  # fmt: skip
