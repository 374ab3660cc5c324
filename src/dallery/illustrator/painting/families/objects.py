"""Books, umbrellas, lamps, chairs, toys and instruments."""

from __future__ import annotations

from ..brush import ball, box, curve, dark, fade, fill, light, linear, oval, polygon, radial, stroke
from ..easel import Easel


def _book(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((196, 62, 66)), easel.canvas
    if easel.pose.action == "held":
        canvas.drawPath(polygon([(-0.72, -0.92), (0, -0.78), (0.72, -0.92), (0.72, -0.06),
            (0, 0.08), (-0.72, -0.06)]), fade((-0.7, 0), (0.7, 0), light(tone, 0.12), dark(tone,
            0.2)))
        canvas.drawLine(0, -0.78, 0, 0.08, stroke(dark(tone, 0.45), 0.05))
        for side in (-1, 1):
            canvas.drawPath(polygon([(side * 0.66, -0.98), (side * 0.02, -0.84),
                (side * 0.02, -0.79), (side * 0.68, -0.92)]), fill((255, 250, 236)))
            canvas.drawRect(box(side * 0.36 - 0.16, -0.62, 0.32, 0.26), fill(light(tone, 0.6), 150))
        return
    for side in (-1, 1):
        canvas.drawPath(curve([(0, -0.06), (side * 0.7, -0.1), (side * 0.74, -0.6), (0, -0.5)]),
            fill(tone))
        canvas.drawPath(curve([(0, -0.12), (side * 0.64, -0.16), (side * 0.66, -0.64),
            (side * 0.3, -0.7), (0, -0.56)]), fade((0, 0), (side * 0.7, 0), (228, 216, 196),
            (255, 251, 240)))
        for k in range(4):
            canvas.drawLine(side * 0.12, -0.5 + 0.09 * k, side * 0.54, -0.56 + 0.09 * k,
                stroke((150, 140, 140), 0.014))


def _umbrella(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 78, 70)), easel.canvas
    canvas.drawLine(0, -0.9, 0, -0.1, stroke((110, 78, 60), 0.03))
    canvas.drawPath(curve([(0, -0.12), (0.02, -0.01), (0.1, -0.01), (0.11, -0.08)], False),
        stroke((110, 78, 60), 0.035))
    dome = [(-0.48, -0.54), (-0.36, -0.84), (0, -0.97), (0.36, -0.84), (0.48, -0.54)]
    canvas.drawPath(curve([*dome, (0.32, -0.6), (0.16, -0.54), (0, -0.6), (-0.16, -0.54),
        (-0.32, -0.6)]), radial((-0.12, -0.85), 0.6, (0, light(tone, 0.35), 255), (0.5, tone, 255),
        (1, dark(tone, 0.25), 255)))
    for x in (-0.16, 0.16):
        canvas.drawPath(curve([(0, -0.96), (x * 0.8, -0.78), (x, -0.56)], False), stroke(dark(tone,
            0.25), 0.012))


def _gift(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 90, 100)), easel.canvas
    ribbon = (255, 214, 104) if tone[0] > tone[2] else (250, 120, 140)
    canvas.drawRect(box(-0.42, -0.6, 0.84, 0.6), fade((-0.42, 0), (0.42, 0), light(tone, 0.2),
        dark(tone, 0.2)))
    canvas.drawRect(box(-0.47, -0.72, 0.94, 0.18), fade((-0.47, 0), (0.47, 0), light(tone, 0.3),
        dark(tone, 0.1)))
    canvas.drawRect(box(-0.08, -0.72, 0.16, 0.72), fill(ribbon))
    for side in (-1, 1):
        canvas.drawPath(curve([(0, -0.72), (side * 0.2, -0.98), (side * 0.36, -0.88),
            (side * 0.2, -0.74)]), fill(light(ribbon, 0.1)))
    canvas.drawCircle(0, -0.75, 0.07, fill(dark(ribbon, 0.12)))


def _chair(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((98, 146, 138)), easel.canvas
    for x in (-0.3, 0.3):
        canvas.drawLine(x, -0.1, x * 1.1, 0, stroke((110, 72, 52), 0.05))
    canvas.drawRoundRect(box(-0.38, -1.0, 0.76, 0.8), 0.2, 0.2, radial((-0.1, -0.85), 0.8, (0,
        light(tone, 0.3), 255), (1, dark(tone, 0.2), 255)))
    canvas.drawRoundRect(box(-0.34, -0.44, 0.68, 0.2), 0.09, 0.09, fill(light(tone, 0.25)))
    canvas.drawRoundRect(box(-0.4, -0.3, 0.8, 0.22), 0.08, 0.08, fill(dark(tone, 0.12)))
    for side in (-1, 1):
        canvas.drawRoundRect(box(side * 0.37 - 0.09, -0.56, 0.18, 0.48), 0.08, 0.08,
            fade((0, -0.56), (0, -0.1), light(tone, 0.2), dark(tone, 0.2)))
    for x, y in ((-0.15, -0.78), (0.15, -0.78), (0, -0.62)):
        canvas.drawCircle(x, y, 0.02, fill(dark(tone, 0.35)))


def _lamp(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((246, 196, 96)), easel.canvas
    canvas.drawOval(oval(0, -0.04, 0.2, 0.04), fill((120, 84, 62)))
    canvas.drawLine(0, -0.05, 0, -0.55, stroke((150, 106, 76), 0.045))
    shade = polygon([(-0.2, -0.98), (0.2, -0.98), (0.34, -0.5), (-0.34, -0.5)])
    canvas.drawPath(shade, linear((0, -0.98), (0, -0.5), (0, tone, 255), (1, light(tone, 0.6),
        255)))
    easel.glow.drawPath(shade, fill((255, 206, 120), 200))


def _toy_balloon(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((230, 80, 84)), easel.canvas
    canvas.drawPath(curve([(0, -0.4), (0.03, -0.25), (-0.03, -0.12), (0.01, 0)], False),
        stroke((240, 240, 240), 0.012))
    canvas.drawPath(polygon([(-0.04, -0.37), (0.04, -0.37), (0, -0.42)]), fill(dark(tone, 0.2)))
    canvas.drawPath(curve([(0, -1.0), (-0.24, -0.86), (-0.23, -0.6), (0, -0.4), (0.23, -0.6),
        (0.24, -0.86)]), radial((-0.08, -0.85), 0.5, (0, light(tone, 0.5), 255), (0.5, tone, 255),
        (1, dark(tone, 0.25), 255)))
    canvas.drawOval(oval(-0.1, -0.84, 0.04, 0.07), fill((255, 255, 255), 190))


def _kite(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((240, 136, 66)), easel.canvas
    quarters = [(0, -1.0), (0.36, -0.66), (0, -0.3), (-0.36, -0.66)]
    for k, shade in enumerate((tone, light(tone, 0.5), dark(tone, 0.12), light(tone, 0.3))):
        canvas.drawPath(polygon([(0, -0.66), quarters[k], quarters[(k + 1) % 4]]), fill(shade))
    canvas.drawPath(curve([(0, -0.3), (0.08, -0.2), (-0.06, -0.1), (0.04, 0)], False),
        stroke((250, 246, 240), 0.016))
    for x, y in ((0.05, -0.22), (-0.03, -0.11)):
        canvas.drawPath(polygon([(x - 0.05, y - 0.03), (x + 0.05, y + 0.03), (x + 0.05, y - 0.03),
            (x - 0.05, y + 0.03)]), fill((80, 150, 220)))


def _ball(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((246, 246, 250))
    canvas.drawCircle(0, -0.5, 0.49, ball((0, -0.5), 0.49, tone))
    for x, y, r in ((0, -0.5, 0.14), (0.36, -0.66, 0.1), (-0.36, -0.66, 0.1), (0.24, -0.14, 0.1),
        (-0.24, -0.14, 0.1), (0, -0.93, 0.08)):
        canvas.drawPath(polygon([(x, y - r), (x + r, y - r * 0.2), (x + r * 0.6, y + r * 0.9),
            (x - r * 0.6, y + r * 0.9), (x - r, y - r * 0.2)]), fill((62, 60, 72)))


def _guitar(easel: Easel) -> None:
    _strings(easel, easel.look.or_else((214, 140, 72)), 0.24)


def _violin(easel: Easel) -> None:
    _strings(easel, easel.look.or_else((176, 88, 48)), 0.2)
    easel.canvas.drawLine(0.3, -0.9, 0.12, -0.02, stroke((110, 74, 52), 0.02))
    easel.canvas.drawLine(0.27, -0.9, 0.09, -0.03, stroke((250, 246, 236), 0.01))


def _strings(easel: Easel, wood: tuple[int, int, int], half: float) -> None:
    canvas = easel.canvas
    canvas.drawRect(box(-0.03, -0.92, 0.06, 0.5), fill(dark(wood, 0.5)))
    canvas.drawRoundRect(box(-0.05, -1.0, 0.1, 0.13), 0.02, 0.02, fill(dark(wood, 0.35)))
    body = curve([(0, -0.52), (-half * 0.7, -0.5), (-half * 0.78, -0.4), (-half * 0.55, -0.32),
        (-half, -0.16), (-half * 0.7, -0.02), (0, 0), (half * 0.7, -0.02), (half, -0.16),
        (half * 0.55, -0.32), (half * 0.78, -0.4), (half * 0.7, -0.5)])
    canvas.drawPath(body, radial((-0.06, -0.35), 0.45, (0, light(wood, 0.35), 255),
        (0.5, wood, 255), (1, dark(wood, 0.35), 255)))
    canvas.drawPath(body, stroke(dark(wood, 0.4), 0.014))
    canvas.drawCircle(0, -0.3, half * 0.3, fill((60, 38, 34)))
    canvas.drawRect(box(-half * 0.35, -0.12, half * 0.7, 0.03), fill(dark(wood, 0.5)))
    for k in range(4):
        x = (k - 1.5) * 0.014
        canvas.drawLine(x, -0.95, x * 1.4, -0.11, stroke((244, 238, 226), 0.005))


def _heart(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((236, 76, 96)), easel.canvas
    shape = curve([(0, -0.02), (-0.42, -0.46), (-0.46, -0.78), (-0.22, -0.96), (0, -0.78),
        (0.22, -0.96), (0.46, -0.78), (0.42, -0.46)])
    canvas.drawPath(shape, radial((-0.15, -0.75), 0.8, (0, light(tone, 0.4), 255),
        (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    canvas.drawOval(oval(-0.24, -0.78, 0.07, 0.05), fill((255, 255, 255), 190))


PAINTERS = {
    "book": _book, "umbrella": _umbrella, "gift": _gift, "chair": _chair, "lamp": _lamp,
    "toyballoon": _toy_balloon, "kite": _kite, "ball": _ball, "guitar": _guitar,
    "violin": _violin, "heart": _heart,
}  # fmt: skip
