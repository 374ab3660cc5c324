"""Birds, and the other small things with wings."""

from __future__ import annotations

from ...scene import Colour
from ..brush import INK, curve, dark, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel
from . import faces, gestures


def _round(easel: Easel, fur: Colour, at: tuple[float, float, float, float]) -> None:
    x, y, rx, ry = at
    easel.canvas.drawOval(oval(x, y, rx, ry), radial(
        (x + rx * 0.2, y - ry * 0.5), max(rx, ry) * 1.6, (0, light(fur, 0.3),
            255), (0.5, fur, 255), (1, dark(fur, 0.28), 255)))  # fmt: skip


def _side_eye(easel: Easel, x: float, y: float, r: float) -> None:
    if easel.pose.action == "sleep":
        easel.canvas.drawPath(curve([(x - r, y), (x, y + r * 0.6), (x + r, y)], False), stroke(INK,
            r * 0.35))
        return
    easel.canvas.drawCircle(x, y, r, fill((48, 34, 40)))
    easel.canvas.drawCircle(x + r * 0.3, y - r * 0.35, r * 0.36, fill((255, 255, 255)))


def _bird(easel: Easel) -> None:
    blue, canvas = easel.look.or_else((86, 150, 214)), easel.canvas
    flying = easel.pose.action == "fly"
    deep, belly = dark(blue, 0.25), mix(blue, (255, 248, 232), 0.72)
    tail = [(-0.3, -0.42), (-0.66, -0.5), (-0.62, -0.4), (-0.68, -0.3), (-0.3, -0.28)]
    canvas.drawPath(polygon(tail), fill(deep))
    if flying:
        canvas.drawPath(curve([(-0.04, -0.5), (-0.02, -0.92), (0.24, -1.08), (0.2, -0.7),
            (0.16, -0.5)]), fill(deep))
    else:
        for x in (-0.02, 0.12):
            canvas.drawLine(x, -0.14, x + 0.02, 0, stroke((220, 140, 70), 0.026))
    body = [(0.5, -0.56), (0.34, -0.78), (0.1, -0.68), (-0.2, -0.52), (-0.42, -0.4),
        (-0.16, -0.16), (0.2, -0.14), (0.42, -0.34)]
    canvas.drawPath(curve(body), radial((0.14, -0.62), 0.7, (0, light(blue, 0.3), 255),
        (0.5, blue, 255), (1, deep, 255)))
    canvas.drawPath(curve([(0.4, -0.4), (0.24, -0.44), (0.0, -0.3), (-0.08, -0.18), (0.16, -0.14),
        (0.36, -0.26)]), fill(belly))
    canvas.drawPath(polygon([(0.47, -0.62), (0.66, -0.54), (0.47, -0.5)]), fill((248, 178, 66)))
    canvas.drawLine(0.47, -0.555, 0.62, -0.545, stroke((200, 120, 50), 0.012))
    _side_eye(easel, 0.34, -0.6, 0.055)
    canvas.drawOval(oval(0.33, -0.49, 0.05, 0.032), fill((250, 130, 120), 120))
    if flying:
        wing = [(0.12, -0.5), (-0.14, -0.86), (-0.44, -0.98), (-0.34, -0.72), (-0.2, -0.46)]
    else:
        wing = [(0.16, -0.5), (-0.06, -0.52), (-0.42, -0.32), (-0.14, -0.24), (0.08, -0.3)]
    canvas.drawPath(curve(wing), radial((0.05, -0.5), 0.5, (0, blue, 255), (1, dark(blue, 0.35),
        255)))
    for k in range(2):
        canvas.drawPath(curve([(0.04 - 0.08 * k, -0.42),
            (-0.14 - 0.06 * k, -0.4 + 0.02 * k - 0.3 * flying),
            (-0.24 - 0.05 * k, -0.34 - 0.4 * flying)], False), stroke(light(blue, 0.25), 0.015,
            170))


def _owl(easel: Easel) -> None:
    fur, canvas = easel.look.or_else((158, 112, 78)), easel.canvas
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.1, -0.86), (side * 0.3, -1.02), (side * 0.3, -0.76)]),
            fill(dark(fur, 0.15)))
    body = [(0, -0.94), (-0.3, -0.82), (-0.36, -0.44), (-0.26, -0.08), (0, -0.02), (0.26, -0.08),
        (0.36, -0.44), (0.3, -0.82)]
    canvas.drawPath(curve(body), radial((-0.1, -0.7), 0.7, (0, light(fur, 0.25), 255),
        (0.6, fur, 255), (1, dark(fur, 0.3), 255)))
    canvas.drawOval(oval(0, -0.3, 0.2, 0.25), fill(mix(fur, (255, 244, 224), 0.75)))
    for row in range(3):
        for k in range(3 - row % 2):
            x = (k - (2 - row % 2) / 2) * 0.11
            canvas.drawPath(curve([(x - 0.04, -0.4 + row * 0.1), (x, -0.36 + row * 0.1),
                (x + 0.04, -0.4 + row * 0.1)], False), stroke(dark(fur, 0.1), 0.014))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.3, -0.56), (side * 0.4, -0.34), (side * 0.28, -0.1),
            (side * 0.2, -0.34)]), fill(dark(fur, 0.2)))
        canvas.drawCircle(side * 0.14, -0.7, 0.16, fill(mix(fur, (255, 244, 224), 0.8)))
        canvas.drawCircle(side * 0.14, -0.7, 0.115, fill((255, 196, 74)))
        canvas.drawOval(oval(side * 0.1, -0.02, 0.07, 0.03), fill((232, 160, 70)))
    faces.eyes(canvas, easel.pose, (0, -0.7), 0.14, 0.07)
    canvas.drawPath(polygon([(-0.045, -0.63), (0.045, -0.63), (0, -0.53)]), fill((240, 164, 66)))
    gestures.thing_in_hand(easel, gestures.Chest(-0.42, 0.2, 1.0, 1.3), gestures.gesture_for(easel.pose))
    easel.wear("eyes", 0, -0.6, 0.62)
    easel.wear("head", 0, -0.86, 0.5)
    easel.wear("neck", 0, -0.46, 0.5)


def _penguin(easel: Easel) -> None:
    coat, canvas = easel.look.or_else((58, 66, 92)), easel.canvas
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.13, -0.025, 0.12, 0.04), fill((246, 164, 60)))
        canvas.drawPath(curve([(side * 0.24, -0.56), (side * 0.42, -0.3), (side * 0.34, -0.18),
            (side * 0.22, -0.34)]), fill(dark(coat, 0.2)))
    body = [(0, -0.99), (-0.22, -0.88), (-0.27, -0.6), (-0.32, -0.28), (-0.2, -0.03), (0.2, -0.03),
        (0.32, -0.28), (0.27, -0.6), (0.22, -0.88)]
    canvas.drawPath(curve(body), radial((-0.1, -0.75), 0.75, (0, light(coat, 0.25), 255),
        (0.6, coat, 255), (1, dark(coat, 0.4), 255)))
    canvas.drawPath(curve([(0, -0.6), (-0.19, -0.42), (-0.2, -0.16), (0, -0.05), (0.2, -0.16),
        (0.19, -0.42)]), fill((252, 252, 255)))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.09, -0.74, 0.11, 0.13), fill((252, 252, 255)))
    for x in (-0.15, 0.09):
        easel.wear("feet", x, 0.01, 0.22)
    faces.eyes(canvas, easel.pose, (0, -0.76), 0.09, 0.045)
    canvas.drawPath(polygon([(-0.06, -0.69), (0.06, -0.69), (0, -0.61)]), fill((250, 172, 66)))
    faces.cheeks(canvas, (0, -0.66), 0.15, 0.04, (246, 130, 120))
    gestures.thing_in_hand(easel, gestures.Chest(-0.46, 0.2, 1.1, 1.25), gestures.gesture_for(easel.pose))
    easel.wear("eyes", 0, -0.7, 0.4)
    easel.wear("head", 0, -0.92, 0.4)
    easel.wear("neck", 0, -0.54, 0.44)


def _duck(easel: Easel) -> None:
    coat, canvas = easel.look.or_else((255, 222, 104)), easel.canvas
    for x in (-0.04, 0.12):
        canvas.drawLine(x, -0.12, x + 0.02, 0, stroke((240, 150, 60), 0.035))
        easel.wear("feet", x + 0.02, 0.06, 0.27)
    body = [(-0.56, -0.5), (-0.44, -0.18), (-0.1, -0.07), (0.26, -0.14), (0.34, -0.4),
        (0.1, -0.46), (-0.2, -0.42)]
    canvas.drawPath(curve(body), radial((0, -0.4), 0.6, (0, light(coat, 0.3), 255),
        (0.6, coat, 255), (1, dark(coat, 0.25), 255)))
    _round(easel, coat, (0.26, -0.7, 0.23, 0.24))
    canvas.drawPath(curve([(0.44, -0.74), (0.68, -0.66), (0.62, -0.58), (0.44, -0.6)]),
        fill((248, 156, 60)))
    _side_eye(easel, 0.34, -0.75, 0.045)
    canvas.drawPath(curve([(0.12, -0.36), (-0.3, -0.42), (-0.2, -0.2), (0.04, -0.2)]),
        fill(dark(coat, 0.12)))


def _chicken(easel: Easel) -> None:
    coat, canvas = easel.look.or_else((252, 246, 236)), easel.canvas
    for x in (-0.06, 0.1):
        canvas.drawLine(x, -0.16, x + 0.02, 0, stroke((240, 160, 70), 0.03))
        easel.wear("feet", x + 0.02, 0.06, 0.27)
    for k in range(4):
        canvas.drawOval(oval(-0.42 - 0.03 * (k % 2), -0.42 - 0.11 * k, 0.17, 0.07), fill(dark(coat,
            0.12 + 0.08 * k)))
    body = [(0.4, -0.5), (0.3, -0.9), (0.12, -0.84), (0.02, -0.55), (-0.34, -0.58), (-0.4, -0.3),
        (-0.08, -0.12), (0.26, -0.2)]
    canvas.drawPath(curve(body), radial((0.1, -0.6), 0.6, (0, light(coat, 0.3), 255),
        (0.6, coat, 255), (1, dark(coat, 0.25), 255)))
    for x, y in ((0.16, -0.94), (0.23, -0.98), (0.3, -0.94)):
        canvas.drawCircle(x, y, 0.055, fill((224, 66, 62)))
    canvas.drawPath(polygon([(0.37, -0.8), (0.52, -0.74), (0.38, -0.69)]), fill((246, 172, 70)))
    canvas.drawOval(oval(0.38, -0.64, 0.035, 0.06), fill((224, 66, 62)))
    _side_eye(easel, 0.27, -0.78, 0.04)
    canvas.drawPath(curve([(0.1, -0.42), (-0.26, -0.44), (-0.16, -0.24), (0.06, -0.26)]),
        fill(dark(coat, 0.14)))


def _chick(easel: Easel) -> None:
    coat, canvas = easel.look.or_else((255, 224, 110)), easel.canvas
    for x in (-0.08, 0.1):
        canvas.drawLine(x, -0.14, x + 0.02, 0, stroke((240, 150, 60), 0.035))
        easel.wear("feet", x + 0.02, 0.04, 0.24)
    _round(easel, coat, (0, -0.36, 0.36, 0.3))
    canvas.drawPath(curve([(-0.3, -0.5), (-0.5, -0.52), (-0.34, -0.36)]), fill(dark(coat, 0.1)))
    _round(easel, coat, (0.1, -0.72, 0.26, 0.25))
    canvas.drawPath(curve([(-0.02, -0.3), (-0.3, -0.42), (-0.26, -0.2)]), fill(dark(coat, 0.14)))
    for lean in (-0.05, 0.04):
        canvas.drawLine(0.08, -0.95, 0.08 + lean, -1.02, stroke(dark(coat, 0.15), 0.022))
    canvas.drawPath(polygon([(0.33, -0.76), (0.48, -0.7), (0.33, -0.65)]), fill((246, 150, 60)))
    _side_eye(easel, 0.2, -0.76, 0.045)
    easel.wear("head", 0.1, -0.9, 0.34)
    easel.wear("neck", 0.1, -0.5, 0.36)


def _butterfly(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((246, 158, 66)), easel.canvas
    for side in (-1, 1):
        for points, shade in (
            ([(0, -0.55), (side * 0.26, -0.98), (side * 0.6, -0.94), (side * 0.5, -0.55),
                (side * 0.14, -0.46)], 0.0),
            ([(0, -0.48), (side * 0.34, -0.48), (side * 0.46, -0.2), (side * 0.24, -0.04),
                (side * 0.06, -0.3)], 0.12),
        ):  # fmt: skip
            shape = curve(points)
            canvas.drawPath(shape, radial((0, -0.5), 0.65, (0, light(tone, 0.4), 255), (0.7,
                dark(tone, shade), 255), (1, dark(tone, 0.5), 255)))
            canvas.drawPath(shape, stroke(dark(tone, 0.6), 0.022))
        canvas.drawCircle(side * 0.4, -0.78, 0.06, fill((255, 255, 255), 200))
        canvas.drawCircle(side * 0.28, -0.24, 0.05, fill((255, 255, 255), 180))
        canvas.drawPath(curve([(0, -0.7), (side * 0.08, -0.86), (side * 0.14, -0.9)], False),
            stroke(INK, 0.016))
    canvas.drawOval(oval(0, -0.5, 0.045, 0.24), fill((70, 50, 56)))


def _bee(easel: Easel) -> None:
    canvas = easel.canvas
    for x in (-0.06, 0.12):
        canvas.drawOval(oval(x, -0.82, 0.13, 0.2), fill((236, 246, 255), 190))
    _round(easel, easel.look.or_else((255, 206, 74)), (0, -0.45, 0.46, 0.34))
    for x, half in ((-0.24, 0.26), (-0.04, 0.31)):
        canvas.drawLine(x, -0.45 - half, x, -0.45 + half, stroke((66, 48, 46), 0.1))
    _side_eye(easel, 0.26, -0.5, 0.06)
    canvas.drawPath(curve([(0.24, -0.34), (0.3, -0.3), (0.36, -0.34)], False), stroke(INK, 0.02))
    canvas.drawPath(curve([(0.26, -0.74), (0.34, -0.92), (0.42, -0.94)], False), stroke(INK, 0.02))


PAINTERS = {
    "bird": _bird, "owl": _owl, "penguin": _penguin, "duck": _duck, "chicken": _chicken, "chick": _chick,
    "butterfly": _butterfly, "bee": _bee,
}  # fmt: skip
