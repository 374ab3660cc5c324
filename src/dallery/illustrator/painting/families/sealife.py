"""Fish, turtles, whales and the soft things of the sea."""

from __future__ import annotations

from ..brush import INK, around, curve, dark, fade, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel
from . import faces


def _eye(easel: Easel, x: float, y: float, r: float) -> None:
    easel.canvas.drawCircle(x, y, r * 1.3, fill((255, 255, 252)))
    easel.canvas.drawCircle(x + r * 0.15, y, r, fill((44, 34, 44)))
    easel.canvas.drawCircle(x + r * 0.45, y - r * 0.35, r * 0.36, fill((255, 255, 255)))


def _fish(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 150, 60)), easel.canvas
    canvas.drawPath(curve([(-0.4, -0.5), (-0.76, -0.84), (-0.68, -0.5), (-0.76, -0.16)]),
        fade((-0.8, 0), (-0.4, 0), light(tone, 0.3), dark(tone, 0.1)))
    canvas.drawPath(curve([(-0.24, -0.76), (0.0, -1.02), (0.26, -0.78)]), fill(dark(tone, 0.15)))
    body = curve([(0.62, -0.48), (0.36, -0.78), (-0.06, -0.84), (-0.46, -0.5), (-0.06, -0.16),
        (0.36, -0.2)])
    canvas.drawPath(body, radial((0.1, -0.7), 0.8, (0, light(tone, 0.4), 255), (0.5, tone, 255),
        (1, dark(tone, 0.3), 255)))
    canvas.save()
    canvas.clipPath(body, True)
    for x in (0.2, -0.14):
        canvas.drawPath(curve([(x, -0.9), (x + 0.08, -0.5), (x, -0.1)], False),
            stroke((255, 250, 240), 0.1))
    canvas.restore()
    canvas.drawPath(curve([(0.02, -0.44), (-0.2, -0.32), (-0.1, -0.24), (0.06, -0.34)]),
        fill(dark(tone, 0.2)))
    _eye(easel, 0.4, -0.56, 0.06)
    canvas.drawPath(curve([(0.56, -0.42), (0.5, -0.37), (0.44, -0.38)], False), stroke(INK, 0.02))


def _turtle(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((96, 164, 96)), easel.canvas
    skin = mix(tone, (206, 220, 140), 0.5)
    swim = easel.pose.action == "swim"
    drop = 0.0 if swim else 0.06
    for points in (
        [(0.26, -0.36), (0.44, -0.2), (0.34, 0.06 - drop), (0.2, -0.04), (0.12, -0.26)],
        [(-0.34, -0.34), (-0.62, -0.16), (-0.66, 0.02 - drop), (-0.44, -0.1), (-0.24, -0.24)],
    ):
        canvas.drawPath(curve(points), fade((0, -0.4), (0, 0.1), light(skin, 0.1), dark(skin,
            0.22)))
    canvas.drawPath(curve([(-0.54, -0.36), (-0.72, -0.34), (-0.56, -0.28)]), fill(skin))
    canvas.drawPath(curve([(0.36, -0.5), (0.56, -0.62), (0.6, -0.42), (0.4, -0.28)]),
        fill(dark(skin, 0.12)))
    canvas.drawOval(oval(0.66, -0.62, 0.17, 0.16), radial((0.68, -0.72), 0.3, (0, light(skin, 0.3),
        255), (1, dark(skin, 0.15), 255)))
    _eye(easel, 0.71, -0.66, 0.045)
    canvas.drawPath(curve([(0.68, -0.54), (0.74, -0.52), (0.79, -0.56)], False), stroke(INK, 0.018))
    canvas.drawOval(oval(0.63, -0.55, 0.045, 0.03), fill((250, 130, 120), 130))
    canvas.drawPath(curve([(-0.58, -0.34), (-0.2, -0.2), (0.2, -0.2), (0.48, -0.36), (0.2, -0.28),
        (-0.2, -0.28)]), fill((236, 222, 168)))
    shell = curve([(-0.58, -0.33), (-0.48, -0.7), (-0.14, -0.93), (0.2, -0.86), (0.44, -0.6),
        (0.49, -0.36), (0.2, -0.27), (-0.25, -0.26)])
    canvas.drawPath(shell, radial((-0.1, -0.8), 0.75, (0, light(tone, 0.35), 255),
        (0.5, tone, 255), (1, dark(tone, 0.4), 255)))
    canvas.save()
    canvas.clipPath(shell, True)
    line = stroke(dark(tone, 0.4), 0.03, 190)
    for x, y, r in ((-0.06, -0.6, 0.17), (-0.36, -0.5, 0.14), (0.24, -0.54, 0.14),
        (-0.2, -0.88, 0.13), (0.12, -0.87, 0.13), (-0.1, -0.3, 0.12), (0.18, -0.28, 0.1)):
        canvas.drawPath(polygon([around(x, y, r, 60 * k) for k in range(6)]), fill(light(tone,
            0.18), 110))
        canvas.drawPath(polygon([around(x, y, r, 60 * k) for k in range(6)]), line)
    canvas.restore()
    canvas.drawPath(curve([(-0.58, -0.33), (-0.25, -0.26), (0.2, -0.27), (0.49, -0.36)], False),
        stroke(dark(tone, 0.35), 0.035))
    easel.wear("head", 0.64, -0.75, 0.26)
    easel.wear("eyes", 0.7, -0.6, 0.26)


def _whale(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((84, 132, 190)), easel.canvas
    canvas.drawPath(curve([(-0.6, -0.5), (-0.86, -0.86), (-0.66, -0.84), (-0.56, -0.7),
        (-0.42, -0.84), (-0.5, -0.6)]), fill(dark(tone, 0.12)))
    body = curve([(0.8, -0.4), (0.62, -0.74), (0.2, -0.82), (-0.26, -0.66), (-0.62, -0.56),
        (-0.5, -0.36), (-0.1, -0.1), (0.46, -0.08), (0.74, -0.2)])
    canvas.drawPath(body, radial((0.3, -0.8), 1.0, (0, light(tone, 0.35), 255), (0.5, tone, 255),
        (1, dark(tone, 0.35), 255)))
    canvas.save()
    canvas.clipPath(body, True)
    canvas.drawPath(curve([(0.84, -0.32), (0.4, -0.28), (-0.06, -0.24), (-0.2, 0.1), (0.9, 0.1)]),
        fill((240, 244, 248)))
    for k in range(4):
        canvas.drawPath(curve([(0.76 - 0.1 * k, -0.26 + 0.05 * k), (0.3, -0.2 + 0.05 * k),
            (0.0, -0.16 + 0.05 * k)], False), stroke((180, 196, 214), 0.012))
    canvas.restore()
    canvas.drawPath(curve([(0.2, -0.26), (0.04, -0.02), (-0.1, 0.02), (0.02, -0.24)]),
        fill(dark(tone, 0.2)))
    _eye(easel, 0.54, -0.42, 0.035)
    canvas.drawPath(curve([(0.78, -0.36), (0.66, -0.31), (0.56, -0.32)], False), stroke(INK, 0.016))
    if easel.pose.action != "swim":
        for side in (-1, 1):
            canvas.drawPath(curve([(0.3, -0.82), (0.3 + side * 0.03, -0.96),
                (0.3 + side * 0.14, -0.98)], False), stroke((190, 226, 250), 0.03))


def _dolphin(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((112, 150, 196)), easel.canvas
    canvas.drawPath(curve([(-0.58, -0.28), (-0.84, -0.36), (-0.72, -0.2), (-0.78, 0.0),
        (-0.54, -0.16)]), fill(dark(tone, 0.12)))
    canvas.drawPath(polygon([(-0.04, -0.8), (-0.22, -1.0), (-0.24, -0.72)]), fill(dark(tone, 0.15)))
    body = curve([(0.8, -0.4), (0.64, -0.5), (0.5, -0.7), (0.1, -0.84), (-0.3, -0.66),
        (-0.62, -0.24), (-0.3, -0.3), (0.1, -0.36), (0.5, -0.34)])
    canvas.drawPath(body, radial((0.2, -0.9), 0.8, (0, light(tone, 0.35), 255), (0.6, tone, 255),
        (1, dark(tone, 0.25), 255)))
    canvas.drawPath(curve([(0.74, -0.4), (0.5, -0.46), (0.1, -0.44), (-0.3, -0.32), (0.1, -0.36),
        (0.5, -0.345)]), fill((240, 244, 248)))
    canvas.drawPath(curve([(0.16, -0.42), (0.08, -0.16), (-0.02, -0.14), (0.04, -0.42)]),
        fill(dark(tone, 0.2)))
    _eye(easel, 0.5, -0.54, 0.03)


def _octopus(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 104, 120)), easel.canvas
    for k in range(6):
        x = (k - 2.5) * 0.15
        bend = 0.1 if k % 2 else -0.1
        arm = curve([(x * 0.7, -0.4), (x * 1.3, -0.22), (x * 1.9, -0.06), (x * 2.1 + bend, -0.1)],
            False)
        canvas.drawPath(arm, stroke(dark(tone, 0.12 + 0.05 * (k % 2)), 0.11))
        canvas.drawPath(arm, stroke(light(tone, 0.1), 0.06))
    canvas.drawPath(curve([(0, -1.0), (-0.3, -0.86), (-0.34, -0.56), (-0.22, -0.34), (0.22, -0.34),
        (0.34, -0.56), (0.3, -0.86)]), radial((-0.1, -0.85), 0.7, (0, light(tone, 0.35), 255),
        (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    faces.eyes(canvas, easel.pose, (0, -0.56), 0.13, 0.065)
    faces.cheeks(canvas, (0, -0.46), 0.22, 0.05, (255, 160, 150))
    faces.mouth(canvas, easel.pose, (0, -0.44), 0.06)
    easel.wear("head", 0, -0.92, 0.44)


def _jellyfish(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((196, 150, 240)), easel.canvas
    for k in range(7):
        x = (k - 3) * 0.085
        path = curve([(x, -0.58), (x + 0.05, -0.42), (x - 0.04, -0.24), (x + 0.03, -0.02)], False)
        canvas.drawPath(path, stroke(light(tone, 0.3), 0.024 if k % 2 else 0.05, 150))
    bell = curve([(0, -1.0), (-0.28, -0.88), (-0.34, -0.6), (-0.17, -0.54), (0, -0.58),
        (0.17, -0.54), (0.34, -0.6), (0.28, -0.88)])
    canvas.drawPath(bell, radial((0, -0.9), 0.5, (0, light(tone, 0.6), 235), (1, tone, 190)))
    easel.glow.drawPath(bell, fill(tone, 70))
    faces.eyes(canvas, easel.pose, (0, -0.7), 0.1, 0.04)
    faces.mouth(canvas, easel.pose, (0, -0.63), 0.045)


PAINTERS = {
    "fish": _fish, "turtle": _turtle, "whale": _whale, "dolphin": _dolphin, "octopus": _octopus,
    "jellyfish": _jellyfish,
}  # fmt: skip
