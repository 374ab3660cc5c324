"""Robots and visitors from elsewhere."""

from __future__ import annotations

from ..brush import INK, ball, box, curve, dark, fill, light, linear, oval, radial, stroke
from ..easel import Easel
from . import faces


def _robot(easel: Easel) -> None:
    tone, canvas, glow = easel.look.or_else((196, 206, 220)), easel.canvas, easel.glow
    lamp = (96, 226, 255)
    steel = dark(tone, 0.35)
    for side in (-1, 1):
        canvas.drawLine(side * 0.12, -0.26, side * 0.12, -0.07, stroke(steel, 0.07))
        canvas.drawRoundRect(box(side * 0.13 - 0.11, -0.1, 0.22, 0.1), 0.05, 0.05, fill(dark(tone,
            0.15)))
    canvas.drawRoundRect(box(-0.22, -0.58, 0.44, 0.36), 0.1, 0.1, linear((-0.22, 0), (0.22, 0), (0,
        light(tone, 0.5), 255), (0.5, tone, 255), (1, dark(tone, 0.35), 255)))
    canvas.drawRoundRect(box(-0.13, -0.5, 0.26, 0.17), 0.04, 0.04, fill((58, 66, 92)))
    for k, colour in enumerate(((255, 110, 110), (255, 214, 100), (110, 230, 150))):
        canvas.drawCircle(-0.07 + 0.07 * k, -0.45, 0.022, fill(colour))
        glow.drawCircle(-0.07 + 0.07 * k, -0.45, 0.022, fill(colour))
    canvas.drawLine(-0.08, -0.38, 0.08, -0.38, stroke(lamp, 0.014))
    busy = easel.pose.holding is not None
    canvas.drawRect(box(-0.05, -0.64, 0.1, 0.08), fill(steel))
    canvas.drawRoundRect(box(-0.3, -0.98, 0.6, 0.38), 0.15, 0.15, linear((-0.3, -0.9), (0.3, -0.6),
        (0, light(tone, 0.6), 255), (0.5, tone, 255), (1, dark(tone, 0.3), 255)))
    for side in (-1, 1):
        canvas.drawRoundRect(box(side * 0.335 - 0.045, -0.87, 0.09, 0.17), 0.03, 0.03,
            fill((240, 112, 84)))
    canvas.drawRoundRect(box(-0.235, -0.92, 0.47, 0.25), 0.11, 0.11, fill((34, 38, 66)))
    for side in (-1, 1):
        x, y = side * 0.1 + easel.pose.gaze[0] * 0.02, -0.805 + easel.pose.gaze[1] * 0.02
        if easel.pose.action == "sleep":
            canvas.drawLine(x - 0.05, y, x + 0.05, y, stroke(lamp, 0.02))
            continue
        canvas.drawOval(oval(x, y, 0.05, 0.062), fill(lamp))
        canvas.drawCircle(x - 0.015, y - 0.022, 0.018, fill((255, 255, 255)))
        glow.drawOval(oval(x, y, 0.05, 0.062), fill(lamp, 200))
    canvas.drawPath(curve([(-0.04, -0.715), (0, -0.7), (0.04, -0.715)], False), stroke(lamp, 0.014))
    canvas.drawLine(0, -0.98, 0, -1.06, stroke(steel, 0.022))
    canvas.drawCircle(0, -1.08, 0.04, ball((0, -1.08), 0.04, (255, 120, 96)))
    glow.drawCircle(0, -1.08, 0.04, fill((255, 120, 96)))
    if busy:
        easel.hold(0.02, -0.27, 0.23)
    for side in (-1, 1):
        points = [(side * 0.23, -0.52), (side * 0.34, -0.38),
            (side * 0.17, -0.33)] if busy else [(side * 0.23, -0.52), (side * 0.33, -0.4),
            (side * 0.31, -0.26)]
        if easel.pose.action == "wave" and side > 0:
            points = [(0.23, -0.52), (0.36, -0.56), (0.4, -0.72)]
        canvas.drawPath(curve(points, False), stroke(steel, 0.07))
        canvas.drawCircle(*points[-1], 0.062, ball(points[-1], 0.062, tone))
    easel.wear("eyes", 0, -0.74, 0.5)
    easel.wear("head", 0, -0.94, 0.5)
    easel.wear("neck", 0, -0.58, 0.4)


def _alien(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((132, 206, 120)), easel.canvas
    for side in (-1, 1):
        canvas.drawLine(side * 0.08, -0.2, side * 0.1, -0.03, stroke(dark(tone, 0.15), 0.08))
        canvas.drawOval(oval(side * 0.12, -0.02, 0.08, 0.03), fill(dark(tone, 0.2)))
        canvas.drawPath(curve([(side * 0.12, -0.42), (side * 0.24, -0.34), (side * 0.24, -0.22)],
            False), stroke(tone, 0.06))
    canvas.drawOval(oval(0, -0.3, 0.17, 0.2), ball((0, -0.3), 0.2, tone))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.1, -0.92), (side * 0.16, -1.0), (side * 0.2, -1.02)],
            False), stroke(tone, 0.025))
        canvas.drawCircle(side * 0.21, -1.03, 0.04, ball((side * 0.21, -1.03), 0.04,
            (250, 150, 190)))
    canvas.drawPath(curve([(0, -0.97), (-0.28, -0.86), (-0.3, -0.66), (-0.12, -0.48),
        (0.12, -0.48), (0.3, -0.66), (0.28, -0.86)]), radial((-0.08, -0.82), 0.5, (0, light(tone,
        0.3), 255), (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    for side in (-1, 1):
        canvas.save()
        canvas.translate(side * 0.13, -0.72)
        canvas.rotate(side * -16)
        canvas.drawOval(oval(0, 0, 0.085, 0.12), fill(INK))
        canvas.drawCircle(-0.025, -0.045, 0.03, fill((255, 255, 255)))
        canvas.restore()
    faces.mouth(canvas, easel.pose, (0, -0.55), 0.06)
    easel.hold(0, -0.12, 0.24)
    easel.wear("head", 0, -0.9, 0.44)


PAINTERS = {"robot": _robot, "alien": _alien}
