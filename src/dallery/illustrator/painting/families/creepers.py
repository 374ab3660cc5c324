"""Insects, snails, spiders, snakes, lizards, crocodiles and dinosaurs."""

from __future__ import annotations

from ...scene import Colour
from ..brush import INK, around, ball, curve, dark, fade, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel, Painter
from . import faces
from .faces import side_eye


def _volume(tone: Colour, x: float, y: float, r: float) -> object:
    return radial((x - r * 0.2, y - r * 0.4), r * 1.6, (0, light(tone, 0.3), 255), (0.5, tone, 255),
        (1, dark(tone, 0.3), 255))


def _ladybug(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((224, 58, 52)), easel.canvas
    for x in (-0.3, 0.0, 0.3):
        canvas.drawLine(x, -0.2, x * 1.2, 0, stroke((50, 46, 56), 0.05))
    canvas.drawCircle(0.46, -0.4, 0.26, fill((56, 52, 64)))
    canvas.drawPath(curve([(-0.62, -0.14), (-0.5, -0.66), (0, -0.9), (0.42, -0.64), (0.48, -0.14)]),
        _volume(tone, 0, -0.5, 0.6))
    for x, y in ((-0.34, -0.36), (-0.1, -0.66), (0.02, -0.3), (0.26, -0.52)):
        canvas.drawCircle(x, y, 0.085, fill((56, 52, 64)))
    side_eye(canvas, easel.pose, (0.56, -0.46), 0.065)
    for k in (0, 1):
        canvas.drawPath(curve([(0.5, -0.62), (0.56 + 0.1 * k, -0.8), (0.6 + 0.12 * k, -0.84)], False),
            stroke((50, 46, 56), 0.03))
    easel.wear("head", 0.48, -0.6, 0.4)


def _snail(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 150, 92)), easel.canvas
    skin = (240, 210, 160)
    canvas.drawPath(curve([(-0.66, 0), (-0.4, -0.14), (0.2, -0.18), (0.36, -0.56), (0.56, -0.6), (0.62, -0.36),
        (0.5, 0)]), _volume(skin, 0.2, -0.3, 0.6))
    for x in (0.4, 0.56):
        canvas.drawLine(x, -0.54, x + 0.05, -0.84, stroke(skin, 0.045))
        canvas.drawCircle(x + 0.05, -0.86, 0.07, fill((255, 255, 255)))
        canvas.drawCircle(x + 0.07, -0.86, 0.042, fill(INK))
    canvas.drawCircle(-0.14, -0.46, 0.42, _volume(tone, -0.14, -0.46, 0.42))
    points = [around(-0.14, -0.44, 0.36 - 0.03 * k, 90 + 50 * k) for k in range(11)]
    canvas.drawPath(curve(points, False), stroke(dark(tone, 0.4), 0.045))
    canvas.drawPath(curve([(0.46, -0.3), (0.52, -0.26), (0.58, -0.31)], False), stroke(INK, 0.02))


def _caterpillar(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((140, 200, 90)), easel.canvas
    for k in range(6):
        x, y = -0.7 + 0.24 * k, -0.24 - (0.12 if k % 2 else 0.0)
        canvas.drawLine(x, y + 0.1, x, 0, stroke((240, 150, 70), 0.05))
        canvas.drawCircle(x, y, 0.2, ball((x, y), 0.2, mix(tone, (250, 230, 100), 0.4 * (k % 2))))
    canvas.drawCircle(0.66, -0.5, 0.27, ball((0.66, -0.5), 0.27, tone))
    faces.eyes(canvas, easel.pose, (0.7, -0.54), 0.11, 0.055)
    faces.mouth(canvas, easel.pose, (0.7, -0.4), 0.08)
    for x in (0.56, 0.78):
        canvas.drawLine(x, -0.72, x + 0.02, -0.92, stroke(dark(tone, 0.4), 0.03))
        canvas.drawCircle(x + 0.02, -0.93, 0.045, fill((240, 110, 90)))


def _ant(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((120, 66, 56)), easel.canvas
    for x in (-0.1, 0.1, 0.28):
        canvas.drawPath(curve([(x, -0.3), (x + 0.06, -0.42), (x + 0.14, 0)], False), stroke(dark(tone, 0.3), 0.035))
    for x, y, r in ((-0.46, -0.38, 0.26), (0.06, -0.36, 0.17), (0.46, -0.5, 0.23)):
        canvas.drawCircle(x, y, r, ball((x, y), r, tone))
    side_eye(canvas, easel.pose, (0.54, -0.54), 0.06)
    for dx in (0.0, 0.14):
        canvas.drawPath(curve([(0.46 + dx, -0.7), (0.54 + dx, -0.9), (0.7 + dx, -0.92)], False),
            stroke(dark(tone, 0.3), 0.03))


def _spider(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((84, 72, 100)), easel.canvas
    for side in (-1, 1):
        for k in range(4):
            y = -0.36 - 0.08 * k
            canvas.drawPath(curve([(side * 0.2, y), (side * (0.46 + 0.05 * k), y - 0.26 + 0.06 * k),
                (side * (0.6 - 0.03 * k), -0.04 - 0.12 * k)], False),
                stroke(dark(tone, 0.25), 0.04))
    canvas.drawCircle(0, -0.44, 0.34, ball((0, -0.44), 0.34, tone))
    faces.eyes(canvas, easel.pose, (0, -0.5), 0.13, 0.075)
    faces.mouth(canvas, easel.pose, (0, -0.32), 0.1)


def _dragonfly(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((80, 170, 200)), easel.canvas
    for dx, lean in ((0.1, -24), (-0.1, 14)):
        for side in (-1, 1):
            canvas.save()
            canvas.translate(dx, -0.5)
            canvas.rotate(lean)
            canvas.drawOval(oval(0, side * 0.32, 0.1, 0.3), fill((214, 240, 255), 190))
            canvas.restore()
    canvas.drawLine(-0.7, -0.46, 0.1, -0.5, stroke(dark(tone, 0.2), 0.07))
    canvas.drawOval(oval(0.14, -0.5, 0.2, 0.11), fill(tone))
    canvas.drawCircle(0.38, -0.5, 0.13, ball((0.38, -0.5), 0.13, tone))
    side_eye(canvas, easel.pose, (0.43, -0.54), 0.055)


def _snake(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((112, 180, 92)), easel.canvas
    path = curve([(-0.7, -0.1), (-0.44, -0.16), (-0.2, -0.04), (0.1, -0.14), (0.3, -0.06), (0.36, -0.3), (0.1, -0.48),
        (0.16, -0.74), (0.4, -0.8)], False)
    canvas.drawPath(path, stroke(dark(tone, 0.3), 0.2))
    canvas.drawPath(path, stroke(tone, 0.17))
    canvas.drawPath(path, stroke(mix(tone, (255, 240, 160), 0.6), 0.05))
    canvas.drawPath(curve([(0.26, -0.86), (0.42, -0.96), (0.66, -0.82), (0.6, -0.7), (0.32, -0.7)]),
        _volume(tone, 0.44, -0.84, 0.2))
    side_eye(canvas, easel.pose, (0.46, -0.84), 0.045)
    canvas.drawPath(curve([(0.62, -0.74), (0.74, -0.7), (0.8, -0.74)], False), stroke((224, 60, 70), 0.022))
    easel.wear("head", 0.42, -0.9, 0.3)


def _crocodile(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((96, 150, 90)), easel.canvas
    for x in (-0.44, 0.2):
        canvas.drawPath(curve([(x, -0.26), (x - 0.05, -0.12), (x + 0.08, -0.02)], False), stroke(dark(tone, 0.2), 0.13))
    canvas.drawPath(curve([(-1.15, -0.06), (-0.8, -0.34), (-0.3, -0.56), (0.3, -0.54), (0.5, -0.62), (0.66, -0.6),
        (1.1, -0.4), (1.1, -0.3), (0.5, -0.2),
        (-0.4, -0.12), (-0.8, -0.16)]), _volume(tone, 0, -0.4, 0.8))
    canvas.drawPath(curve([(0.4, -0.26), (1.1, -0.3), (1.06, -0.2), (0.3, -0.1), (-0.4, -0.12)]),
        fill(mix(tone, (250, 240, 180), 0.6)))
    for k in range(6):
        canvas.drawPath(polygon([(0.62 + 0.08 * k, -0.29), (0.66 + 0.08 * k, -0.21), (0.7 + 0.08 * k, -0.29)]),
            fill((255, 255, 250)))
    for k in range(8):
        x = -0.8 + 0.15 * k
        canvas.drawPath(polygon([(x, -0.38 - 0.14 * min(1, k / 3)), (x + 0.06, -0.52 - 0.13 * min(1, k / 3)),
            (x + 0.12, -0.38 - 0.14 * min(1, k / 3))]),
            fill(dark(tone, 0.25)))
    canvas.drawCircle(0.54, -0.62, 0.1, fill(tone))
    side_eye(canvas, easel.pose, (0.56, -0.63), 0.055)
    easel.wear("head", 0.52, -0.68, 0.36)


def _lizard(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((120, 196, 110)), easel.canvas
    canvas.drawPath(curve([(-0.4, -0.3), (-0.8, -0.34), (-0.92, -0.56), (-0.72, -0.68), (-0.62, -0.52), (-0.74, -0.5)],
        False), stroke(tone, 0.08))
    for x in (-0.28, 0.24):
        canvas.drawPath(curve([(x, -0.26), (x + 0.1, -0.14), (x, -0.02)], False), stroke(dark(tone, 0.2), 0.09))
    canvas.drawPath(curve([(-0.48, -0.28), (-0.2, -0.52), (0.2, -0.54), (0.44, -0.72), (0.74, -0.54), (0.6, -0.36),
        (0.2, -0.2), (-0.2, -0.18)]),
        _volume(tone, 0.1, -0.42, 0.5))
    canvas.drawCircle(0.5, -0.58, 0.11, fill(mix(tone, (255, 240, 150), 0.5)))
    side_eye(canvas, easel.pose, (0.52, -0.58), 0.05)
    canvas.drawPath(curve([(0.7, -0.48), (0.58, -0.44), (0.48, -0.45)], False), stroke(INK, 0.02))


def _tyrannosaur(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((110, 170, 96)), easel.canvas
    belly = mix(tone, (255, 240, 180), 0.6)
    canvas.drawPath(curve([(-0.1, -0.44), (-0.5, -0.34), (-0.76, -0.1), (-0.42, -0.16), (0.0, -0.2)]),
        fill(dark(tone, 0.1)))
    for x, shade in ((0.1, 0.22), (-0.06, 0.06)):
        canvas.drawPath(curve([(x, -0.34), (x + 0.06, -0.18), (x, -0.05)], False), stroke(dark(tone, shade), 0.15))
        canvas.drawOval(oval(x + 0.05, -0.03, 0.12, 0.045), fill(dark(tone, shade)))
    canvas.drawPath(curve([(-0.26, -0.3), (-0.14, -0.6), (0.1, -0.74), (0.26, -0.58), (0.24, -0.28), (0.02, -0.16)]),
        _volume(tone, 0, -0.5, 0.4))
    canvas.drawPath(curve([(0.22, -0.56), (0.1, -0.4), (0.06, -0.2), (0.2, -0.26), (0.26, -0.42)]), fill(belly))
    canvas.drawPath(curve([(0.2, -0.5), (0.32, -0.46), (0.34, -0.38)], False), stroke(dark(tone, 0.12), 0.05))
    canvas.drawPath(curve([(0.0, -0.72), (0.06, -0.96), (0.3, -1.0), (0.6, -0.88), (0.6, -0.72), (0.3, -0.64),
        (0.1, -0.62)]), _volume(tone, 0.26, -0.86, 0.34))
    for k in range(5):
        canvas.drawPath(polygon([(0.32 + 0.055 * k, -0.715), (0.345 + 0.055 * k, -0.66), (0.37 + 0.055 * k, -0.72)]),
            fill((255, 255, 250)))
    canvas.drawPath(curve([(0.26, -0.7), (0.45, -0.735), (0.6, -0.76)], False), stroke(INK, 0.014))
    side_eye(canvas, easel.pose, (0.26, -0.87), 0.045)
    for k in range(5):
        canvas.drawCircle(-0.14 + 0.05 * k, -0.58 - 0.02 * k, 0.03, fill(dark(tone, 0.3)))
    easel.wear("head", 0.2, -0.96, 0.36)
    easel.wear("neck", 0.06, -0.62, 0.36)
    easel.wear("eyes", 0.32, -0.8, 0.26)
    easel.hold(0.36, -0.28, 0.2)


def _long_neck(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((112, 150, 200)), easel.canvas
    canvas.drawPath(curve([(-0.3, -0.4), (-0.66, -0.3), (-0.9, -0.06), (-0.6, -0.18), (-0.2, -0.24)]),
        fill(dark(tone, 0.1)))
    for x in (-0.24, 0.14):
        canvas.drawLine(x + 0.06, -0.26, x + 0.06, -0.04, stroke(dark(tone, 0.26), 0.13))
        canvas.drawLine(x, -0.26, x, -0.03, stroke(dark(tone, 0.08), 0.13))
    canvas.drawPath(curve([(-0.42, -0.3), (-0.2, -0.52), (0.14, -0.5), (0.32, -0.66), (0.4, -0.9), (0.52, -0.88),
        (0.46, -0.56), (0.3, -0.28), (-0.1, -0.18)]),
        _volume(tone, 0, -0.4, 0.6))
    canvas.drawPath(curve([(0.36, -0.88), (0.46, -1.0), (0.66, -0.92), (0.64, -0.82), (0.44, -0.8)]),
        _volume(tone, 0.5, -0.9, 0.16))
    side_eye(canvas, easel.pose, (0.52, -0.91), 0.03)
    canvas.drawPath(curve([(0.64, -0.85), (0.58, -0.84), (0.54, -0.85)], False), stroke(INK, 0.014))
    for x, y in ((-0.2, -0.44), (0.0, -0.46), (-0.08, -0.36), (0.14, -0.42)):
        canvas.drawCircle(x, y, 0.035, fill(dark(tone, 0.2)))
    easel.wear("head", 0.48, -0.96, 0.22)


def _horned(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((214, 150, 90)), easel.canvas
    canvas.drawPath(curve([(-0.4, -0.4), (-0.76, -0.26), (-0.86, -0.08), (-0.4, -0.16)]), fill(dark(tone, 0.1)))
    for x in (-0.32, 0.1):
        canvas.drawLine(x + 0.08, -0.3, x + 0.08, -0.05, stroke(dark(tone, 0.28), 0.17))
        canvas.drawLine(x, -0.3, x, -0.04, stroke(dark(tone, 0.08), 0.17))
    canvas.drawPath(curve([(-0.5, -0.3), (-0.3, -0.68), (0.1, -0.7), (0.34, -0.46), (0.2, -0.2), (-0.3, -0.16)]),
        _volume(tone, -0.1, -0.5, 0.5))
    canvas.drawPath(curve([(0.16, -0.44), (0.14, -0.92), (0.4, -1.0), (0.5, -0.66), (0.4, -0.36)]),
        fade((0, -1), (0, -0.4), (240, 110, 90), dark(tone, 0.1)))
    canvas.drawPath(curve([(0.3, -0.64), (0.56, -0.68), (0.84, -0.38), (0.66, -0.26), (0.34, -0.32)]),
        _volume(tone, 0.5, -0.5, 0.3))
    for at in ((0.5, -0.64, 0.72, -0.96), (0.42, -0.66, 0.56, -0.98), (0.74, -0.46, 0.86, -0.62)):
        canvas.drawPath(polygon([(at[0] - 0.05, at[1]), (at[2], at[3]), (at[0] + 0.06, at[1] + 0.03)]),
            fill((255, 246, 222)))
    side_eye(canvas, easel.pose, (0.54, -0.5), 0.05)
    canvas.drawPath(curve([(0.78, -0.34), (0.66, -0.31), (0.56, -0.34)], False), stroke(INK, 0.018))


PAINTERS: dict[str, Painter] = {
    "ladybug": _ladybug, "snail": _snail, "caterpillar": _caterpillar, "ant": _ant, "spider": _spider,
        "dragonfly": _dragonfly,
    "snake": _snake, "crocodile": _crocodile, "lizard": _lizard, "dinosaur": _tyrannosaur, "brachiosaurus": _long_neck,
    "triceratops": _horned,
}  # fmt: skip
