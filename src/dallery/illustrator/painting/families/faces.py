"""Eyes, noses, mouths and cheeks that all creatures share; no bodies."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import INK, Point, curve, fill, light, oval, radial, soft, stroke
from ..easel import Pose

_BROWN: Colour = (62, 40, 36)


def eyes(
    canvas: skia.Canvas, pose: Pose, centre: Point, apart: float, size: float, whites: bool = False
) -> None:
    """A pair of large shining eyes; closed when asleep, crescents when laughing; whites: in a dark face."""
    for side in (-1, 1):
        x, y = centre[0] + side * apart, centre[1]
        if pose.action == "sleep":
            lid = curve([(x - size, y), (x, y + size * 0.55), (x + size, y)], closed=False)
            canvas.drawPath(lid, stroke(INK, size * 0.3))
            continue
        if pose.expression == "smiling":
            lid = curve([(x - size, y + size * 0.3), (x, y - size * 0.6),
                (x + size, y + size * 0.3)], closed=False)
            canvas.drawPath(lid, stroke(INK, size * 0.32))
            continue
        _eye(canvas, pose, (x, y), size, whites)
        if pose.expression == "angry":
            canvas.drawLine(x - side * size, y - size * 1.2, x + side * size, y - size * 1.9,
                stroke(INK, size * 0.3))
        if pose.expression == "crying":
            canvas.drawOval(oval(x + side * size * 0.3, y + size * 2.0, size * 0.4, size * 0.7),
                fill((140, 206, 250), 230))


def _eye(canvas: skia.Canvas, pose: Pose, at: Point, size: float, whites: bool) -> None:
    x, y = at
    wide = 1.25 if pose.expression == "surprised" else 1.0
    dx, dy = pose.gaze[0] * size * 0.34, pose.gaze[1] * size * 0.34
    if whites or pose.gaze != (0.0, 0.0):
        canvas.drawOval(oval(x, y, size * wide * 1.12, size * 1.26 * wide), fill((255, 253, 248)))
        canvas.drawOval(oval(x, y, size * wide * 1.12, size * 1.26 * wide), stroke(INK,
            size * 0.14))
    iris = pose.eyes or _BROWN
    pupil = 0.8 if pose.gaze != (0.0, 0.0) else 0.88 if whites else 1.0
    rx, ry = size * 0.92 * pupil * wide, size * 1.14 * pupil * wide
    canvas.drawOval(oval(x + dx, y + dy, rx, ry), radial(
        (x + dx, y + dy + ry * 0.5), ry * 1.5, (0, light(iris, 0.2), 255), (0.6, iris, 255), (1,
            (30, 20, 24), 255)))  # fmt: skip
    if pose.eyes is not None:
        canvas.drawOval(oval(x + dx, y + dy, rx * 0.5, ry * 0.56), fill((30, 22, 30)))
    canvas.drawCircle(x + dx - rx * 0.32, y + dy - ry * 0.4, size * 0.34 * pupil,
        fill((255, 255, 255)))
    canvas.drawCircle(x + dx + rx * 0.34, y + dy + ry * 0.36, size * 0.16 * pupil,
        fill((255, 255, 255), 200))


def cheeks(canvas: skia.Canvas, centre: Point, apart: float, size: float, colour: Colour) -> None:
    """A soft blush."""
    for side in (-1, 1):
        canvas.drawOval(
            oval(centre[0] + side * apart, centre[1], size, size * 0.7),
            soft(fill(colour, 110), size * 0.35),
        )


def mouth(canvas: skia.Canvas, pose: Pose, at: Point, size: float) -> None:
    """A small mouth by expression."""
    x, y = at
    if pose.expression in ("smiling", "surprised") or pose.action == "sing":
        if pose.expression == "smiling":
            _laugh(canvas, at, size)
            return
        ry = size * 0.75
        shape = oval(x, y + ry * 0.4, size * 0.6, ry)
        canvas.drawOval(shape, fill((134, 52, 56)))
        canvas.drawOval(oval(x, y + ry * 0.85, size * 0.36, ry * 0.4), fill((236, 120, 124)))
        return
    bend = -0.5 if pose.expression in ("crying", "angry") else 0.45
    canvas.drawPath(
        curve([(x - size * 0.7, y), (x, y + size * bend), (x + size * 0.7, y)], closed=False),
        stroke(INK, size * 0.17),
    )


def _laugh(canvas: skia.Canvas, at: Point, size: float) -> None:
    """A wide open half-moon with teeth and tongue."""
    x, y = at
    half, deep = size * 0.95, size * 1.05
    moon = skia.Path()
    moon.moveTo(x - half, y - size * 0.12)
    moon.quadTo(x, y + size * 0.14, x + half, y - size * 0.12)
    moon.cubicTo(x + half * 0.9, y + deep, x - half * 0.9, y + deep, x - half, y - size * 0.12)
    canvas.drawPath(moon, fill((134, 52, 56)))
    canvas.save()
    canvas.clipPath(moon, True)
    canvas.drawOval(oval(x, y - size * 0.14, half * 0.86, size * 0.32), fill((255, 253, 248)))
    canvas.drawOval(oval(x, y + deep * 0.78, half * 0.6, size * 0.4), fill((236, 120, 124)))
    canvas.restore()
    canvas.drawPath(moon, stroke((104, 40, 46), size * 0.1))


def snout_mouth(canvas: skia.Canvas, at: Point, size: float) -> None:
    """The w-shaped mouth under an animal's nose."""
    x, y = at
    for side in (-1, 1):
        canvas.drawPath(
            curve([(x, y), (x + side * size * 0.35, y + size * 0.42),
                (x + side * size * 0.85, y + size * 0.1)], False),
            stroke(INK, size * 0.16),
        )


def side_eye(canvas: skia.Canvas, pose: Pose, at: Point, r: float) -> None:
    """The one eye of a head seen from the side."""
    x, y = at
    if pose.action == "sleep":
        canvas.drawPath(curve([(x - r, y), (x, y + r * 0.6), (x + r, y)], False), stroke(INK, r * 0.35))
        return
    canvas.drawCircle(x, y, r * 1.25, fill((255, 255, 252)))
    canvas.drawCircle(x + r * 0.1, y, r, fill((44, 34, 44)))
    canvas.drawCircle(x + r * 0.4, y - r * 0.35, r * 0.36, fill((255, 255, 255)))
