"""Dragons, ghosts and people made of snow."""

from __future__ import annotations

from ...scene import Colour
from ...words import table
from ..brush import INK, ball, box, curve, dark, fade, fill, light, mix, polygon, radial, stroke
from ..easel import Easel
from . import faces, gestures


def _dragon(easel: Easel) -> None:
    if easel.pose.action in ("fly", "run"):
        _flying_dragon(easel)
        return
    tone, canvas = easel.look.or_else((96, 176, 120)), easel.canvas
    belly = mix(tone, (255, 240, 190), 0.72)
    wing = mix(tone, (236, 120, 90), 0.75)
    for side in (-1, 1):
        shape = polygon([(side * 0.12, -0.5), (side * 0.3, -0.92), (side * 0.72, -0.86),
            (side * 0.62, -0.66), (side * 0.56, -0.68), (side * 0.46, -0.5), (side * 0.38, -0.54),
            (side * 0.26, -0.34)])
        canvas.drawPath(shape, fade((0, -0.9), (0, -0.3), light(wing, 0.2), dark(wing, 0.25)))
        for x, y in ((0.72, -0.86), (0.56, -0.68), (0.38, -0.54)):
            canvas.drawLine(side * 0.14, -0.48, side * x, y, stroke(dark(tone, 0.2), 0.016))
    canvas.drawPath(curve([(0.1, -0.04), (0.4, -0.01), (0.56, -0.16), (0.5, -0.36), (0.44, -0.22),
        (0.28, -0.16)]), fill(dark(tone, 0.1)))
    canvas.drawPath(polygon([(0.44, -0.32), (0.54, -0.48), (0.58, -0.3)]), fill(wing))
    for side in (-1, 1):
        canvas.drawOval(box(side * 0.18 - 0.12, -0.17, 0.24, 0.17), ball((side * 0.18, -0.09),
            0.13, tone))
    canvas.drawPath(curve([(-0.12, -0.52), (-0.24, -0.26), (-0.16, -0.02), (0.16, -0.02),
        (0.24, -0.26), (0.12, -0.52)]), radial((-0.06, -0.4), 0.5, (0, light(tone, 0.25), 255),
        (0.6, tone, 255), (1, dark(tone, 0.3), 255)))
    canvas.drawPath(curve([(0, -0.5), (-0.12, -0.3), (-0.1, -0.06), (0.1, -0.06), (0.12, -0.3)]),
        fill(belly))
    for k in range(4):
        canvas.drawLine(-0.09, -0.4 + 0.09 * k, 0.09, -0.4 + 0.09 * k, stroke(dark(belly, 0.18),
            0.012))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.12, -0.42), (side * 0.2, -0.32), (side * 0.14, -0.22)],
            False), stroke(dark(tone, 0.1), 0.07))
    _dragon_head(easel, tone, wing)
    easel.hold(0, -0.12, 0.22)


def _dragon_head(easel: Easel, tone: Colour, wing: Colour) -> None:
    canvas = easel.canvas
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.08, -0.88), (side * 0.2, -1.06), (side * 0.19, -0.82)]),
            fill((250, 226, 170)))
    for k in range(3):
        canvas.drawPath(polygon([(-0.05 + 0.05 * k - 0.03, -0.9), (-0.05 + 0.05 * k,
            -1.0 + 0.02 * abs(k - 1)), (-0.05 + 0.05 * k + 0.03, -0.9)]), fill(wing))
    canvas.drawPath(curve([(0, -0.93), (-0.22, -0.86), (-0.26, -0.68), (-0.18, -0.52), (0, -0.46),
        (0.18, -0.52), (0.26, -0.68), (0.22, -0.86)]), radial((-0.08, -0.8), 0.45, (0, light(tone,
        0.3), 255), (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    canvas.drawOval(box(-0.17, -0.64, 0.34, 0.18), fill(light(tone, 0.3)))
    for side in (-1, 1):
        canvas.drawOval(box(side * 0.07 - 0.016, -0.6, 0.032, 0.026), fill(INK))
        canvas.drawPath(polygon([(side * 0.09 - 0.02, -0.515), (side * 0.09 + 0.02, -0.515),
            (side * 0.09, -0.47)]), fill((255, 255, 250)))
    canvas.drawPath(curve([(-0.12, -0.52), (0, -0.495), (0.12, -0.52)], False), stroke(INK, 0.014))
    faces.eyes(canvas, easel.pose, (0, -0.74), 0.115, 0.05)
    easel.wear("head", 0, -0.88, 0.36)
    easel.wear("eyes", 0, -0.68, 0.4)


def _flying_dragon(easel: Easel) -> None:
    """Stretched out in flight, seen from the side, wings up and down."""
    tone, canvas = easel.look.or_else((96, 176, 120)), easel.canvas
    belly, wing = mix(tone, (255, 240, 190), 0.72), mix(tone, (236, 120, 90), 0.75)
    for shift, shade in ((-0.1, 0.35), (0.06, 0.0)):
        shape = polygon([(shift + 0.16, -0.5), (shift + 0.02, -1.02), (shift - 0.52, -1.1), (shift - 0.4, -0.86),
            (shift - 0.46, -0.76), (shift - 0.28, -0.66), (shift - 0.3, -0.54), (shift - 0.12, -0.46)])
        canvas.drawPath(shape, fade((0, -1.1), (0, -0.4), dark(light(wing, 0.2), shade), dark(wing, 0.25 + shade)))
        for x, y in ((-0.52, -1.1), (-0.46, -0.76), (-0.3, -0.54)):
            canvas.drawLine(shift + 0.04, -0.96, shift + x, y, stroke(dark(tone, 0.25 + shade), 0.018))
        canvas.drawPath(curve([(shift + 0.16, -0.5), (shift + 0.06, -0.76), (shift + 0.02, -1.02)], False),
            stroke(dark(tone, 0.2 + shade), 0.035))
        if shade:
            _dragon_body(easel, tone, belly, wing)
    canvas.save()
    canvas.translate(0.48, -0.18)
    canvas.scale(0.82, 0.82)
    _dragon_head(easel, tone, wing)
    canvas.restore()


def _dragon_body(easel: Easel, tone: Colour, belly: Colour, wing: Colour) -> None:
    canvas = easel.canvas
    canvas.drawPath(curve([(-0.2, -0.5), (-0.5, -0.42), (-0.72, -0.26), (-0.92, -0.34), (-0.7, -0.16), (-0.44, -0.24),
        (-0.16, -0.3)]), fill(dark(tone, 0.12)))
    canvas.drawPath(polygon([(-0.86, -0.42), (-1.04, -0.38), (-0.9, -0.24)]), fill(wing))
    for x in (-0.14, 0.16):
        canvas.drawPath(curve([(x, -0.34), (x - 0.04, -0.2), (x + 0.06, -0.14)], False), stroke(dark(tone, 0.15), 0.08))
    canvas.drawPath(curve([(0.46, -0.62), (0.2, -0.6), (-0.1, -0.58), (-0.34, -0.44), (-0.16, -0.28), (0.16, -0.26),
        (0.44, -0.42)]), radial((0.0, -0.6), 0.6, (0, light(tone, 0.25), 255), (0.6, tone, 255),
        (1, dark(tone, 0.3), 255)))
    canvas.drawPath(curve([(0.4, -0.42), (0.14, -0.34), (-0.2, -0.36), (-0.1, -0.28), (0.16, -0.265)]), fill(belly))
    for k in range(4):
        x = -0.26 + 0.15 * k
        canvas.drawPath(polygon([(x - 0.04, -0.52 - 0.02 * k), (x, -0.62 - 0.02 * k), (x + 0.05, -0.54 - 0.02 * k)]),
            fill(wing))


def _ghost(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((246, 248, 255)), easel.canvas
    shape = curve([(0, -1.0), (-0.28, -0.86), (-0.35, -0.5), (-0.38, -0.06), (-0.26, -0.12),
        (-0.14, 0.0), (0, -0.12), (0.14, 0.0), (0.26, -0.12), (0.38, -0.06), (0.35, -0.5),
        (0.28, -0.86)])
    canvas.drawPath(shape, radial((-0.1, -0.8), 0.9, (0, (255, 255, 255), 250), (0.6, tone, 230),
        (1, dark(tone, 0.3), 190)))
    easel.glow.drawPath(shape, fill((180, 200, 255), 80))
    faces.eyes(canvas, easel.pose, (0, -0.66), 0.12, 0.06)
    faces.cheeks(canvas, (0, -0.55), 0.2, 0.05, (250, 150, 170))
    faces.mouth(canvas, easel.pose, (0, -0.54), 0.07)
    easel.wear("head", 0, -0.92, 0.44)


def _snowman(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((244, 248, 255)), easel.canvas
    for y, r in ((-0.2, 0.26), (-0.5, 0.2)):
        canvas.drawCircle(0, y, r, radial((-r * 0.3, y - r * 0.4), r * 1.7, (0, (255, 255, 255),
            255), (0.5, tone, 255), (1, (160, 186, 224), 255)))
    for side in (-1, 1):
        canvas.drawLine(side * 0.17, -0.54, side * 0.38, -0.68, stroke((112, 78, 58), 0.024))
        canvas.drawLine(side * 0.31, -0.63, side * 0.38, -0.6, stroke((112, 78, 58), 0.018))
        gestures.glove(easel, [(side * 0.17, -0.54), (side * 0.38, -0.68)], 0.16)
    canvas.drawCircle(0, -0.77, 0.165, radial((-0.05, -0.84), 0.3, (0, (255, 255, 255), 255),
        (0.5, tone, 255), (1, (160, 186, 224), 255)))
    for y in (-0.54, -0.46, -0.3):
        canvas.drawCircle(0, y, 0.02, fill((58, 54, 64)))
    faces.eyes(canvas, easel.pose, (0, -0.8), 0.06, 0.024)
    canvas.drawPath(polygon([(-0.02, -0.77), (0.16, -0.74), (-0.02, -0.73)]), fill((246, 140, 54)))
    faces.mouth(canvas, easel.pose, (0, -0.69), 0.05)
    canvas.drawPath(curve([(-0.16, -0.66), (0, -0.6), (0.16, -0.66)], False), stroke((216, 66, 70),
        0.055))
    canvas.drawLine(0.1, -0.62, 0.13, -0.46, stroke((196, 54, 60), 0.05))
    if not any(table("nouns")[noun].get("slot") == "head" for noun in easel.pose.wearing):
        canvas.drawRect(box(-0.18, -0.92, 0.36, 0.03), fill((58, 52, 66)))
        canvas.drawRect(box(-0.11, -1.06, 0.22, 0.15), fill((70, 62, 78)))
        canvas.drawRect(box(-0.11, -0.96, 0.22, 0.035), fill((216, 66, 70)))
    easel.wear("head", 0, -0.88, 0.34)
    easel.wear("eyes", 0, -0.76, 0.3)


PAINTERS = {"dragon": _dragon, "ghost": _ghost, "snowman": _snowman}
