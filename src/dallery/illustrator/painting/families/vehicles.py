"""Cars, boats, balloons, rockets and the rest that carries people."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import (
    ball,
    box,
    curve,
    dark,
    fade,
    fill,
    light,
    linear,
    oval,
    polygon,
    radial,
    stroke,
)
from ..easel import Easel

_GLASS = (174, 220, 244)


def _wheel(easel: Easel, x: float, r: float) -> None:
    easel.canvas.drawCircle(x, -r, r, fill((48, 46, 58)))
    easel.canvas.drawCircle(x, -r, r * 0.56, fill((206, 210, 220)))
    easel.canvas.drawCircle(x, -r, r * 0.2, fill((110, 114, 128)))


def _shell(points: list[tuple[float, float]], colour: Colour, easel: Easel) -> None:
    easel.canvas.drawPath(curve(points), linear((0, -1), (0, 0), (0, light(colour, 0.4), 255),
        (0.5, colour, 255), (1, dark(colour, 0.35), 255)))


def _car(easel: Easel) -> None:
    if easel.pose.action == "fly":
        _flying_car(easel)
        return
    red, canvas = easel.look.or_else((226, 78, 70)), easel.canvas
    _shell([(-0.98, -0.2), (-0.98, -0.46), (-0.66, -0.58), (-0.4, -0.96), (0.26, -0.98),
        (0.58, -0.58), (0.94, -0.48), (1.0, -0.2), (0, -0.14)], red, easel)
    for pane in ([(-0.52, -0.58), (-0.32, -0.87), (-0.06, -0.88), (-0.06, -0.58)], [(0.02, -0.58),
        (0.02, -0.88), (0.22, -0.88), (0.44, -0.58)]):
        canvas.drawPath(polygon(pane), fade((0, -0.9), (0, -0.56), light(_GLASS, 0.4), _GLASS))
    canvas.drawLine(-0.02, -0.54, -0.02, -0.2, stroke(dark(red, 0.3), 0.014))
    canvas.drawLine(-0.2, -0.46, -0.12, -0.46, stroke(dark(red, 0.4), 0.03))
    canvas.drawOval(oval(0.92, -0.4, 0.05, 0.07), fill((255, 244, 190)))
    canvas.drawOval(oval(-0.94, -0.4, 0.035, 0.06), fill((255, 120, 100)))
    if easel.light.night:
        easel.glow.drawOval(oval(0.96, -0.4, 0.1, 0.1), fill((255, 236, 170)))
    _wheel(easel, -0.56, 0.2)
    _wheel(easel, 0.58, 0.2)


def _flying_car(easel: Easel) -> None:
    """A car of the future: low, glazed, borne on turbines, trailing light."""
    tone, canvas, glow = easel.look.or_else((90, 150, 230)), easel.canvas, easel.glow
    flame = (120, 226, 255)
    for y, colour, reach in ((-0.44, (255, 96, 110), 2.5), (-0.3, (255, 186, 110), 3.2)):
        trail = polygon([(-0.9, y - 0.06), (-0.9 - reach, y), (-0.9, y + 0.06)])
        stops = (0, colour, 240), (0.4, colour, 170), (1, colour, 0)
        canvas.drawPath(trail, linear((-0.9, 0), (-0.9 - reach, 0), *stops))
        glow.drawPath(trail, linear((-0.9, 0), (-0.9 - reach, 0), (0, colour, 255), (1, colour, 0)))
    for x in (-0.58, 0.6):
        canvas.drawPath(polygon([(x - 0.2, -0.1), (x + 0.2, -0.1), (x + 0.1, 0.2), (x - 0.1, 0.2)]),
                        linear((0, -0.1), (0, 0.2), (0, flame, 190), (1, flame, 0)))  # fmt: skip
        glow.drawOval(oval(x, -0.04, 0.26, 0.1), fill(flame, 210))
    canvas.drawPath(polygon([(-0.98, -0.86), (-0.72, -0.86), (-0.52, -0.5), (-0.86, -0.5)]), fill(dark(tone, 0.3)))
    canvas.drawPath(polygon([(-1.08, -0.88), (-0.66, -0.88), (-0.68, -0.81), (-1.04, -0.81)]), fill(dark(tone, 0.12)))
    roof = curve([(-0.66, -0.52), (-0.42, -0.84), (-0.02, -0.95), (0.26, -0.86), (0.62, -0.48)])
    canvas.drawPath(roof, fade((0, -0.95), (0, -0.5), (206, 240, 255), (66, 110, 160)))
    for x0, x1, top in ((-0.36, -0.28, -0.87), (0.1, 0.16, -0.93)):
        canvas.drawLine(x0, top, x1, -0.5, stroke(dark(tone, 0.25), 0.045))
    canvas.drawPath(curve([(-0.5, -0.74), (-0.34, -0.88), (-0.02, -0.97), (0.3, -0.84)], False), stroke(tone, 0.07))
    canvas.drawLine(0.26, -0.76, 0.42, -0.56, stroke((255, 255, 255), 0.03, 200))
    _shell([(-1.0, -0.32), (-0.98, -0.52), (-0.6, -0.56), (0.3, -0.56), (0.8, -0.47), (1.06, -0.3),
            (0.98, -0.17), (0.7, -0.12), (-0.8, -0.12)], tone, easel)  # fmt: skip
    canvas.drawPath(curve([(-0.96, -0.42), (0.1, -0.44), (0.94, -0.36)], False), stroke(light(tone, 0.6), 0.03))
    canvas.drawPath(curve([(-0.7, -0.2), (0.0, -0.17), (0.76, -0.2)], False), stroke(dark(tone, 0.4), 0.05))
    for x in (-0.58, 0.6):
        canvas.drawOval(oval(x, -0.14, 0.25, 0.1), fill((52, 54, 84)))
        canvas.drawOval(oval(x, -0.12, 0.19, 0.06), fill(flame))
    canvas.drawOval(oval(0.95, -0.33, 0.09, 0.045), fill((255, 252, 220)))
    glow.drawOval(oval(0.97, -0.33, 0.13, 0.08), fill((255, 240, 190)))


def _bus(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((246, 190, 72)), easel.canvas
    canvas.drawRoundRect(box(-0.95, -0.95, 1.9, 0.8), 0.14, 0.14, linear((0, -1), (0, -0.1), (0,
        light(tone, 0.35), 255), (0.5, tone, 255), (1, dark(tone, 0.3), 255)))
    for k in range(5):
        canvas.drawRoundRect(box(-0.84 + 0.33 * k, -0.83, 0.27, 0.3), 0.04, 0.04, fade((0, -0.8),
            (0, -0.5), light(_GLASS, 0.4), _GLASS))
    canvas.drawRect(box(-0.95, -0.42, 1.9, 0.05), fill(light(tone, 0.6)))
    canvas.drawOval(oval(0.92, -0.28, 0.04, 0.06), fill((255, 244, 190)))
    _wheel(easel, -0.55, 0.17)
    _wheel(easel, 0.55, 0.17)


def _truck(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((84, 150, 200)), easel.canvas
    canvas.drawRoundRect(box(-0.9, -0.98, 1.16, 0.8), 0.05, 0.05, fade((0, -1), (0, -0.2),
        (250, 246, 238), (206, 200, 202)))
    _shell([(0.28, -0.18), (0.3, -0.74), (0.6, -0.76), (0.76, -0.5), (0.9, -0.42), (0.9, -0.18)],
        tone, easel)
    canvas.drawPath(polygon([(0.38, -0.46), (0.38, -0.68), (0.56, -0.68), (0.68, -0.46)]),
        fill(_GLASS))
    _wheel(easel, -0.55, 0.19)
    _wheel(easel, 0.58, 0.19)


def _sailboat(easel: Easel) -> None:
    hull, canvas = easel.look.or_else((196, 76, 60)), easel.canvas
    canvas.drawLine(0.02, -0.98, 0.02, -0.16, stroke((116, 78, 54), 0.024))
    main = skia.Path()
    main.moveTo(0.045, -0.96)
    main.cubicTo(0.3, -0.75, 0.42, -0.45, 0.4, -0.25)
    main.quadTo(0.2, -0.2, 0.045, -0.23)
    main.close()
    canvas.drawPath(main, linear((0.04, 0), (0.42, 0), (0, (255, 252, 240), 255), (0.6,
        (250, 232, 200), 255), (1, (224, 190, 156), 255)))
    for t in (0.45, 0.62, 0.79):
        canvas.drawLine(0.05, -0.98 + 0.76 * t, 0.05 + 0.4 * t, -0.98 + 0.76 * t,
            stroke((206, 170, 140), 0.007, 170))
    jib = skia.Path()
    jib.moveTo(-0.005, -0.92)
    jib.quadTo(-0.14, -0.5, -0.4, -0.24)
    jib.quadTo(-0.16, -0.2, -0.005, -0.24)
    jib.close()
    canvas.drawPath(jib, fade((-0.4, -0.3), (0, -0.5), light(hull, 0.35), hull))
    canvas.drawPath(polygon([(0.02, -0.99), (0.14, -0.96), (0.02, -0.92)]), fill(hull))
    body = curve([(-0.44, -0.19), (-0.32, -0.04), (-0.1, 0.0), (0.2, 0.0), (0.36, -0.05),
        (0.46, -0.2), (0.2, -0.165), (-0.2, -0.165)])
    canvas.drawPath(body, linear((0, -0.2), (0, 0), (0, light(hull, 0.15), 255), (0.5, hull, 255),
        (1, dark(hull, 0.45), 255)))
    canvas.drawPath(curve([(-0.44, -0.18), (-0.2, -0.15), (0.2, -0.15), (0.46, -0.19)], False),
        stroke((255, 244, 226), 0.026))
    canvas.drawOval(oval(0.0, 0.005, 0.46, 0.02), fill((255, 255, 255), 110))


def _rocket(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 78, 70)), easel.canvas
    for wide, colour in ((0.13, (255, 150, 60)), (0.08, (255, 226, 120))):
        flame = curve([(-wide, -0.2), (-wide * 0.9, -0.06), (0, 0.12), (wide * 0.9, -0.06),
            (wide, -0.2)])
        canvas.drawPath(flame, fill(colour, 230))
        easel.glow.drawPath(flame, fill(colour, 200))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.14, -0.46), (side * 0.3, -0.24), (side * 0.28, -0.08),
            (side * 0.12, -0.2)]), fill(dark(tone, 0.1)))
    body = curve([(0, -1.0), (-0.13, -0.82), (-0.18, -0.52), (-0.12, -0.18), (0.12, -0.18),
        (0.18, -0.52), (0.13, -0.82)])
    canvas.drawPath(body, linear((-0.18, 0), (0.18, 0), (0, (255, 255, 255), 255), (0.5,
        (238, 240, 246), 255), (1, (168, 172, 192), 255)))
    canvas.save()
    canvas.clipPath(body, True)
    canvas.drawRect(box(-0.3, -1.02, 0.6, 0.22), fill(tone))
    canvas.drawRect(box(-0.3, -0.28, 0.6, 0.06), fill(tone))
    canvas.restore()
    canvas.drawCircle(0, -0.6, 0.085, fill((110, 120, 148)))
    canvas.drawCircle(0, -0.6, 0.062, ball((0, -0.6), 0.062, (120, 200, 240)))
    canvas.drawPath(polygon([(-0.025, -0.34), (0.025, -0.34), (0.02, -0.1), (-0.02, -0.1)]),
        fill(dark(tone, 0.1)))


def _ufo(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((150, 160, 190)), easel.canvas
    canvas.drawPath(polygon([(-0.3, -0.2), (0.3, -0.2), (0.6, 0.5), (-0.6, 0.5)]),
        linear((0, -0.2), (0, 0.5), (0, (150, 255, 200), 150), (1, (150, 255, 200), 0)))
    canvas.drawPath(curve([(-0.4, -0.5), (-0.26, -0.92), (0.26, -0.92), (0.4, -0.5)]),
        fade((0, -0.95), (0, -0.5), (226, 255, 246), (120, 210, 200)))
    canvas.drawOval(oval(0, -0.4, 0.98, 0.26), linear((0, -0.64), (0, -0.14), (0, light(tone, 0.5),
        255), (0.5, tone, 255), (1, dark(tone, 0.5), 255)))
    for k in range(7):
        x = -0.72 + 0.24 * k
        y = -0.36 + 0.13 * (1 - (x / 0.98) ** 2)
        lamp = ((255, 220, 110), (120, 255, 190))[k % 2]
        canvas.drawCircle(x, y, 0.05, fill(lamp))
        easel.glow.drawCircle(x, y, 0.07, fill(lamp))


def _balloon(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((226, 78, 70)), easel.canvas
    other = light(tone, 0.72)
    outline = curve([(0, -1.0), (-0.27, -0.92), (-0.365, -0.68), (-0.24, -0.4), (-0.09, -0.24),
        (0.09, -0.24), (0.24, -0.4), (0.365, -0.68), (0.27, -0.92)])
    for x in (-0.075, 0.075):
        canvas.drawLine(x, -0.25, x * 0.8, -0.12, stroke((100, 76, 60), 0.008))
    canvas.save()
    canvas.clipPath(outline, True)
    for k in range(4, -1, -1):
        half = 0.375 * (k + 0.5) / 4.5
        canvas.drawPath(curve([(0, -1.02), (-half, -0.68), (0, -0.2), (half, -0.68)]),
            fill(tone if k % 2 == 0 else other))
    canvas.drawRect(box(-0.4, -1, 0.8, 0.8), radial((-0.1, -0.8), 0.6, (0, (255, 255, 255), 90),
        (0.5, (255, 255, 255), 0), (1, (40, 16, 60), 120)))
    canvas.restore()
    canvas.drawRoundRect(box(-0.075, -0.13, 0.15, 0.125), 0.025, 0.025, fade((-0.07, 0), (0.07, 0),
        (196, 144, 92), (132, 88, 58)))
    canvas.drawLine(-0.08, -0.125, 0.08, -0.125, stroke((110, 72, 48), 0.02))
    if easel.light.night:
        easel.glow.drawCircle(0, -0.3, 0.12, fill((255, 180, 90)))


def _plane(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((84, 140, 220)), easel.canvas
    canvas.drawPath(polygon([(-0.05, -0.55), (-0.4, -0.98), (-0.2, -0.98), (0.28, -0.55)]),
        fill(dark(tone, 0.15)))
    canvas.drawPath(polygon([(-0.86, -0.55), (-1.08, -1.0), (-0.88, -1.0), (-0.6, -0.56)]),
        fill(tone))
    _shell([(-1.06, -0.55), (-0.6, -0.66), (0.7, -0.66), (1.08, -0.46), (0.7, -0.28),
        (-0.5, -0.3)], (240, 243, 248), easel)
    canvas.drawPath(curve([(-0.9, -0.46), (0.0, -0.4), (1.0, -0.42)], False), stroke(tone, 0.05))
    for k in range(8):
        canvas.drawCircle(-0.45 + 0.13 * k, -0.54, 0.032, fill((92, 150, 200)))
    canvas.drawPath(polygon([(0.74, -0.62), (0.94, -0.53), (0.78, -0.5)]), fill((92, 150, 200)))
    canvas.drawPath(polygon([(0.22, -0.42), (-0.4, 0.0), (-0.6, 0.0), (-0.2, -0.42)]),
        fade((0, -0.4), (0, 0), light(tone, 0.2), dark(tone, 0.2)))


def _train(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((70, 120, 110)), easel.canvas
    for k in range(4):
        canvas.drawCircle(0.95 - 0.2 * k * k * 0.4 - 0.1, -1.06 - 0.12 * k, 0.07 + 0.03 * k,
            fill((238, 240, 246), 170 - 30 * k))
    for x in (-1.28, -0.52):
        canvas.drawRoundRect(box(x, -0.72, 0.7, 0.56), 0.05, 0.05, fade((0, -0.7), (0, -0.15),
            light((206, 84, 70), 0.2), dark((206, 84, 70), 0.25)))
        for i in range(3):
            canvas.drawRect(box(x + 0.08 + 0.2 * i, -0.62, 0.14, 0.2), fill((255, 226, 150)))
    canvas.drawRect(box(0.24, -0.92, 0.4, 0.76), fade((0.2, 0), (0.7, 0), light(tone, 0.2),
        dark(tone, 0.2)))
    canvas.drawRect(box(0.32, -0.82, 0.24, 0.22), fill((255, 226, 150)))
    canvas.drawRect(box(0.2, -0.98, 0.48, 0.07), fill(dark(tone, 0.4)))
    canvas.drawRoundRect(box(0.6, -0.66, 0.6, 0.46), 0.12, 0.12, linear((0, -0.7), (0, -0.2), (0,
        light(tone, 0.35), 255), (0.5, tone, 255), (1, dark(tone, 0.4), 255)))
    canvas.drawPath(polygon([(0.86, -0.64), (0.82, -0.94), (1.04, -0.94), (1.0, -0.64)]),
        fill(dark(tone, 0.45)))
    canvas.drawCircle(1.2, -0.46, 0.07, fill((255, 240, 180)))
    for x in (-1.1, -0.75, -0.36, 0.0, 0.4, 0.75, 1.02):
        _wheel(easel, x, 0.12)


def _bicycle(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((214, 78, 72)), easel.canvas
    for x in (-0.45, 0.45):
        canvas.drawCircle(x, -0.3, 0.28, stroke((54, 50, 60), 0.045))
        for k in range(4):
            canvas.save()
            canvas.translate(x, -0.3)
            canvas.rotate(45 * k)
            canvas.drawLine(-0.27, 0, 0.27, 0, stroke((170, 174, 186), 0.01))
            canvas.restore()
    for a, b in (((-0.45, -0.3), (-0.18, -0.7)), ((-0.18, -0.7), (0.3, -0.7)), ((0.3, -0.7),
        (-0.05, -0.3)), ((-0.05, -0.3), (-0.45, -0.3)), ((-0.18, -0.72), (-0.05, -0.3)),
        ((0.3, -0.84), (0.45, -0.3))):
        canvas.drawLine(*a, *b, stroke(tone, 0.04))
    canvas.drawLine(-0.3, -0.78, -0.08, -0.78, stroke((80, 56, 48), 0.06))
    canvas.drawPath(curve([(0.3, -0.84), (0.36, -0.9), (0.22, -0.94)], False), stroke((54, 50, 60),
        0.035))


PAINTERS = {
    "car": _car, "bus": _bus, "truck": _truck, "sailboat": _sailboat, "rocket": _rocket,
    "ufo": _ufo, "balloon": _balloon, "plane": _plane, "train": _train, "bicycle": _bicycle,
}  # fmt: skip
