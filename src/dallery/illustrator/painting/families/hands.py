"""Hands seen close: open, cupped around a thing, closed on a stick; the hands of whole people are in `figure`."""

from __future__ import annotations

from ...scene import Colour
from ...words import table
from ..brush import Point, curve, dark, fade, fill, light, linear, oval, soft, stroke
from ..easel import Easel

_SKINS: tuple[Colour, ...] = ((250, 212, 180), (238, 190, 152), (206, 152, 112), (156, 108, 80))
_SLEEVES: tuple[Colour, ...] = ((92, 142, 206), (222, 104, 98), (110, 172, 130), (236, 184, 92))
_TRAITS: dict[str, Colour] = {"dark": (142, 98, 72), "tan": (206, 150, 108), "pale": (255, 226, 204)}


def _finger(easel: Easel, start: Point, end: Point, width: float, skin: Colour, nail: bool = False) -> None:
    """A finger with its edge and, seen from the back, its nail."""
    canvas = easel.canvas
    canvas.drawLine(*start, *end, stroke(dark(skin, 0.3), width + 0.014))
    paint = stroke(skin, width)
    side = (end[1] - start[1], start[0] - end[0])
    long = max((side[0] ** 2 + side[1] ** 2) ** 0.5, 1e-6)
    dx, dy = side[0] / long * width * 0.5, side[1] / long * width * 0.5
    if dx + dy > 0:
        dx, dy = -dx, -dy
    paint.setShader(linear((start[0] + dx, start[1] + dy), (start[0] - dx, start[1] - dy),
        (0, light(skin, 0.3), 255), (0.55, skin, 255), (1, dark(skin, 0.14), 255)).getShader())  # fmt: skip
    canvas.drawLine(*start, *end, paint)
    if nail:
        canvas.drawOval(oval(end[0], end[1], width * 0.24, width * 0.3), fill(light(skin, 0.5), 190))


def _sleeve(easel: Easel, low: Point, high: Point, width: float, cloth: Colour, skin: Colour) -> None:
    canvas = easel.canvas
    canvas.drawLine(*low, *high, stroke(dark(skin, 0.3), width * 0.78))
    canvas.drawLine(*low, *high, stroke(skin, width * 0.74))
    cut = (low[0] + (high[0] - low[0]) * 0.36, low[1] + (high[1] - low[1]) * 0.36)
    canvas.drawLine(*low, *cut, stroke(dark(cloth, 0.24), width + 0.016))
    canvas.drawLine(*low, *cut, stroke(cloth, width))
    canvas.drawLine(*cut, *cut, stroke(light(cloth, 0.4), width * 1.04, 120))


def _open(easel: Easel, skin: Colour, cloth: Colour) -> None:
    """The palm, fingers spread."""
    canvas = easel.canvas
    _sleeve(easel, (0, 0.02), (0, -0.2), 0.28, cloth, skin)
    for x, top, lean, width in ((-0.165, -0.8, -0.075, 0.098), (-0.058, -0.93, -0.022, 0.108),
                                (0.056, -0.9, 0.034, 0.106), (0.162, -0.76, 0.1, 0.092)):
        _finger(easel, (x, -0.46), (x + lean, top), width, skin)
        for t in (0.36, 0.66):  # where it bends
            cx, cy = x + lean * t, -0.46 + (top + 0.46) * t
            canvas.drawLine(cx - width * 0.24, cy, cx + width * 0.24, cy, stroke(dark(skin, 0.2), 0.008, 130))
    _finger(easel, (-0.15, -0.24), (-0.36, -0.5), 0.112, skin)
    palm = curve([(-0.215, -0.46), (-0.1, -0.525), (0.1, -0.525), (0.212, -0.46), (0.222, -0.34), (0.17, -0.2),
        (0.1, -0.13), (-0.1, -0.13), (-0.19, -0.2), (-0.235, -0.32)])
    canvas.drawPath(palm, fade((-0.2, -0.52), (0.2, -0.14), light(skin, 0.22), dark(skin, 0.1)))
    canvas.drawOval(oval(-0.12, -0.25, 0.085, 0.1), soft(fill(light(skin, 0.35), 130), 0.03))
    for points in ([(-0.19, -0.4), (-0.06, -0.4), (-0.02, -0.27), (-0.06, -0.17)], [(-0.18, -0.41), (0.0, -0.36),
                   (0.16, -0.27)], [(-0.06, -0.47), (0.06, -0.43), (0.2, -0.45)]):  # fmt: skip
        canvas.drawPath(curve(points, False), stroke(dark(skin, 0.24), 0.011, 170))


def _cupped(easel: Easel, skin: Colour, cloth: Colour) -> None:
    """Two hands that carry something as in a bowl."""
    canvas = easel.canvas
    for side in (-1, 1):
        _sleeve(easel, (side * 0.42, 0.03), (side * 0.33, -0.24), 0.22, cloth, skin)
        _finger(easel, (side * 0.34, -0.42), (side * 0.3, -0.53), 0.09, skin)
    canvas.drawOval(oval(0, -0.42, 0.34, 0.085), fade((0, -0.5), (0, -0.34), dark(skin, 0.34), dark(skin, 0.12)))
    easel.hold(0.0, -0.38, 0.46)
    for side in (-1, 1):
        for k in range(4):
            start = (side * (0.355 - 0.02 * k), -0.405 + 0.078 * k)
            _finger(easel, start, (side * (0.052 + 0.012 * k), -0.345 + 0.072 * k), 0.094 - 0.004 * k, skin, True)
        heel = curve([(side * 0.41, -0.44), (side * 0.3, -0.42), (side * 0.27, -0.26), (side * 0.29, -0.08),
            (side * 0.36, -0.1), (side * 0.43, -0.26)])
        canvas.drawPath(heel, fade((side * 0.42, -0.4), (side * 0.26, -0.1), light(skin, 0.2), dark(skin, 0.08)))


def _closed(easel: Easel, skin: Colour, cloth: Colour) -> None:
    """A fist around something long."""
    canvas = easel.canvas
    _sleeve(easel, (0.2, 0.03), (0.08, -0.3), 0.27, cloth, skin)
    palm = curve([(-0.13, -0.54), (0.06, -0.58), (0.2, -0.5), (0.22, -0.3), (0.08, -0.22), (-0.1, -0.26)])
    canvas.drawPath(palm, fade((-0.1, -0.56), (0.2, -0.24), light(skin, 0.15), dark(skin, 0.16)))
    canvas.save()
    canvas.translate(-0.02, -0.2)
    canvas.rotate(-14)
    easel.hold(0.0, 0.0, 0.8)
    canvas.restore()
    for k in range(4):
        y = -0.53 + 0.083 * k
        _finger(easel, (0.16 - 0.012 * k, y + 0.01), (-0.115 + 0.014 * k, y + 0.02), 0.092 - 0.004 * k, skin)
    _finger(easel, (0.17, -0.54), (-0.03, -0.62), 0.096, skin, True)


def _hand(easel: Easel) -> None:
    trait = next((_TRAITS[one] for one in easel.look.traits if one in _TRAITS), None)
    skin = easel.look.colour or trait or easel.rng.choice(_SKINS)
    cloth = easel.rng.choice(_SLEEVES)
    held = easel.pose.holding
    if held is None:
        _open(easel, skin, cloth)
    elif float(table("nouns")[held].get("aspect", 1.0)) < 0.5:
        _closed(easel, skin, cloth)
    else:
        _cupped(easel, skin, cloth)


PAINTERS = {"hand": _hand}
