"""Trees, flowers, cacti and mushrooms."""

from __future__ import annotations

import math

import skia

from ...scene import Colour
from ..brush import (
    around,
    ball,
    box,
    curve,
    dark,
    fade,
    fill,
    light,
    linear,
    mix,
    oval,
    polygon,
    radial,
    stroke,
)  # fmt: skip
from ..easel import Easel
from ..trees import BARK, Leaves, broadleaf


def _leaves_of(easel: Easel) -> Leaves:
    if easel.look.colour is not None:
        asked = easel.look.colour
        return (dark(asked, 0.5), dark(asked, 0.2), asked, light(asked, 0.4))
    return day_leaves(easel.look.season, easel.look.snow)


def day_leaves(season: str | None, snow: bool) -> Leaves:
    """Foliage before the hour's light falls on it."""
    if snow:
        return ((104, 128, 150), (160, 184, 204), (222, 234, 244), (255, 255, 255))
    if season == "spring":
        return ((176, 88, 128), (229, 146, 178), (249, 191, 213), (255, 234, 241))
    if season == "autumn":
        return ((120, 44, 18), (193, 82, 32), (238, 150, 54), (255, 214, 108))
    return ((30, 78, 44), (52, 128, 60), (104, 178, 76), (186, 222, 108))


def _tree(easel: Easel) -> None:
    broadleaf(easel.canvas, easel.rng, _leaves_of(easel), BARK, 0.8)


def _cherry_tree(easel: Easel) -> None:
    leaves = _leaves_of(easel) if easel.look.colour else day_leaves("spring", easel.look.snow)
    broadleaf(easel.canvas, easel.rng, leaves, (96, 68, 62), 0.8)


def _pine_tree(easel: Easel) -> None:
    canvas, green = easel.canvas, easel.look.or_else((52, 116, 78))
    canvas.drawRect(skia.Rect(-0.03, -0.14, 0.03, 0.005), fill((112, 78, 56)))
    for k in range(6):
        t = k / 6
        foot, half = -0.1 - 0.8 * t, 0.26 * (1 - t) ** 0.9 + 0.03
        top = foot - 0.26
        points = [(0.0, top)] + [
            (half * (1 - i / 3), foot + (0.028 if i % 2 == 0 else -0.012) - abs(1 - i / 3) * 0.03)
            for i in range(7)
        ]
        tone = mix(dark(green, 0.3), light(green, 0.1), t)
        canvas.drawPath(polygon(points), fade((-half, foot), (half, foot), light(tone, 0.2),
            dark(tone, 0.3)))
        if easel.look.snow:
            cap = [(0, top), (half * 0.62, foot - 0.08), (half * 0.25, foot - 0.05),
                (0, foot - 0.1),
                   (-half * 0.4, foot - 0.05), (-half * 0.7, foot - 0.07)]  # fmt: skip
            canvas.drawPath(polygon(cap), fill((248, 251, 255), 240))


def _palm_tree(easel: Easel) -> None:
    canvas, green = easel.canvas, easel.look.or_else((82, 160, 80))
    trunk = curve([(-0.03, 0), (0.0, -0.35), (0.08, -0.72), (0.12, -0.72), (0.06, -0.35),
        (0.05, 0)])
    canvas.drawPath(trunk, fade((-0.05, 0), (0.1, 0), (190, 146, 98), (120, 82, 58)))
    for k in range(7):
        angle = -200 + 38 * k
        tip = around(0.1, -0.72, 0.4, angle)
        drop = 0.13 + 0.08 * abs(math.cos(math.radians(angle)))
        middle = around(0.1, -0.76, 0.24, angle)
        leaf = curve([(0.1, -0.74), (middle[0], middle[1] - 0.04), (tip[0], tip[1] + drop),
                      (middle[0], middle[1] + 0.05)])  # fmt: skip
        canvas.drawPath(leaf, fade((0.1, -0.74), tip, dark(green, 0.25), light(green, 0.2)))
    for dx in (-0.03, 0.02, 0.06):
        canvas.drawCircle(0.08 + dx, -0.7, 0.032, ball((0.08 + dx, -0.7), 0.032, (124, 84, 56)))


def _stem(easel: Easel, top: float) -> None:
    green = (86, 156, 78)
    easel.canvas.drawPath(curve([(0, 0), (0.02, top * 0.5), (0, top)], False), stroke(green, 0.036))
    for side, y in ((-1, -0.2), (1, -0.32)):
        leaf = curve([(0.01, y), (side * 0.1, y - 0.12), (side * 0.24, y - 0.1),
            (side * 0.12, y - 0.01)])
        easel.canvas.drawPath(leaf, fade((0, y), (side * 0.2, y), dark(green, 0.15), light(green,
            0.2)))


def _petals(easel: Easel, colour: Colour, count: int, reach: float) -> None:
    for k in range(count):
        easel.canvas.save()
        easel.canvas.translate(0, -0.74)
        easel.canvas.rotate(360 / count * k)
        easel.canvas.drawOval(oval(0, -reach * 0.62, reach * 1.5 / count**0.5 * 0.55, reach * 0.5),
                              fade((0, 0), (0, -reach), dark(colour, 0.18), light(colour,
                                  0.3)))  # fmt: skip
        easel.canvas.restore()


def _flower(easel: Easel) -> None:
    _stem(easel, -0.7)
    _petals(easel, easel.look.or_else((240, 110, 150)), 6, 0.25)
    easel.canvas.drawCircle(0, -0.74, 0.085, ball((0, -0.74), 0.085, (255, 206, 84)))


def _sunflower(easel: Easel) -> None:
    _stem(easel, -0.7)
    _petals(easel, easel.look.or_else((255, 200, 52)), 16, 0.27)
    _petals(easel, light(easel.look.or_else((255, 200, 52)), 0.15), 11, 0.22)
    easel.canvas.drawCircle(0, -0.74, 0.125, ball((0, -0.74), 0.125, (120, 76, 44)))
    for k in range(26):
        x, y = around(0, -0.74, 0.105 * math.sqrt(k / 26), k * 137.5)
        easel.canvas.drawCircle(x, y, 0.009, fill((74, 44, 30)))


def _rose(easel: Easel) -> None:
    _stem(easel, -0.66)
    red = easel.look.or_else((214, 52, 74))
    for k, (r, turn) in enumerate(((0.2, 0), (0.17, 60), (0.135, 20), (0.1, 80), (0.06, 30))):
        for i in range(3):
            x, y = around(0, -0.76, r * 0.32, turn + 120 * i)
            easel.canvas.drawCircle(x, y, r * 0.86, ball((x, y), r, mix(dark(red, 0.25), light(red,
                0.2), k / 4)))


def _cactus(easel: Easel) -> None:
    green, canvas = easel.look.or_else((88, 160, 94)), easel.canvas
    parts = ((-0.13, -0.95, 0.26, 0.96), (-0.33, -0.66, 0.15, 0.3), (0.19, -0.78, 0.15, 0.32))
    for x, y, w, h in ((-0.33, -0.44, 0.3, 0.13), (0.05, -0.55, 0.28, 0.13), *parts):
        canvas.drawRoundRect(skia.Rect.MakeXYWH(x, y, w, h), min(w, h) / 2, min(w, h) / 2,
            linear((x, 0), (x + w, 0), (0, light(green, 0.25), 255), (0.5, green, 255), (1,
                dark(green, 0.3), 255)))  # fmt: skip
    for x in (-0.06, 0, 0.06):
        canvas.drawLine(x, -0.88, x, -0.04, stroke(dark(green, 0.3), 0.008, 150))
    for k in range(5):
        canvas.drawCircle(*around(0, -0.96, 0.05, k * 72), 0.035, fill((250, 130, 160)))
    canvas.drawCircle(0, -0.96, 0.03, fill((255, 214, 96)))


def _mushroom(easel: Easel) -> None:
    red, canvas = easel.look.or_else((222, 66, 58)), easel.canvas
    stem = curve([(-0.13, 0), (-0.1, -0.3), (-0.11, -0.55), (0.11, -0.55), (0.1, -0.3), (0.14, 0)])
    canvas.drawPath(stem, fade((-0.13, 0), (0.13, 0), (255, 248, 232), (214, 196, 178)))
    canvas.drawOval(oval(0, -0.5, 0.38, 0.07), fill((236, 214, 190)))
    cap = skia.Path()
    cap.moveTo(-0.46, -0.5)
    cap.cubicTo(-0.46, -1.1, 0.46, -1.1, 0.46, -0.5)
    cap.quadTo(0, -0.38, -0.46, -0.5)
    canvas.drawPath(cap, radial((-0.12, -0.85), 0.7, (0, light(red, 0.3), 255), (0.5, red, 255),
                                (1, dark(red, 0.3), 255)))  # fmt: skip
    for x, y, r in ((-0.24, -0.62, 0.06), (0.02, -0.78, 0.085), (0.26, -0.62, 0.065),
        (0.02, -0.53, 0.045)):
        canvas.drawOval(oval(x, y, r, r * 0.85), fill((255, 250, 240)))


def _potted_cactus(easel: Easel) -> None:
    canvas, clay = easel.canvas, (206, 120, 82)
    canvas.save()
    canvas.translate(0, -0.28)
    canvas.scale(0.72, 0.72)
    _cactus(easel)
    canvas.restore()
    canvas.drawPath(polygon([(-0.25, -0.3), (0.25, -0.3), (0.18, 0.0), (-0.18, 0.0)]),
        fade((-0.25, 0), (0.25, 0), light(clay, 0.2), dark(clay, 0.25)))
    canvas.drawRect(box(-0.29, -0.36, 0.58, 0.09), fade((-0.29, 0), (0.29, 0), light(clay, 0.3), dark(clay, 0.15)))


PAINTERS = {
    "tree": _tree, "cherrytree": _cherry_tree, "pinetree": _pine_tree, "palmtree": _palm_tree,
    "flower": _flower, "sunflower": _sunflower, "rose": _rose, "cactus": _cactus, "pottedcactus": _potted_cactus,
    "mushroom": _mushroom,
}  # fmt: skip
