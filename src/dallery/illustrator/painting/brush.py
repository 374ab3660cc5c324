"""The brushes: colours, paints and shapes of skia under short names; no subject matter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from ..scene import Colour

Point = tuple[float, float]
Stop = tuple[float, Colour, int]

INK: Colour = (52, 40, 44)
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """From a (t=0) to b (t=1)."""
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )


def light(colour: Colour, k: float) -> Colour:
    """Nearer to white, warm on the way."""
    return mix(colour, (255, 252, 244), k)


def dark(colour: Colour, k: float) -> Colour:
    """Nearer to a deep blue-violet, as shadows are; never plain black."""
    return mix(colour, (26, 16, 44), k)


def hexed(text: str) -> Colour:
    """'#aabbcc' as a colour."""
    value = text.lstrip("#")
    return (int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16))


def packed(colour: Colour, alpha: int = 255) -> int:
    """As skia wants it."""
    number: int = skia.Color(
        *(max(0, min(255, channel)) for channel in colour), max(0, min(255, int(alpha)))
    )
    return number


def fill(colour: Colour, alpha: int = 255) -> skia.Paint:
    """A flat area."""
    return skia.Paint(AntiAlias=True, Color=packed(colour, alpha))


def stroke(colour: Colour, width: float, alpha: int = 255) -> skia.Paint:
    """A round-ended line."""
    return skia.Paint(
        AntiAlias=True, Color=packed(colour, alpha), Style=skia.Paint.kStroke_Style,
        StrokeWidth=width, StrokeCap=skia.Paint.kRound_Cap, StrokeJoin=skia.Paint.kRound_Join,
    )  # fmt: skip


def linear(start: Point, end: Point, *stops: Stop) -> skia.Paint:
    """A gradient along a line."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)],
        [packed(colour, alpha) for _, colour, alpha in stops],
        [at for at, _, _ in stops],
    )
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def radial(centre: Point, radius: float, *stops: Stop) -> skia.Paint:
    """A gradient out of a centre."""
    shader = skia.GradientShader.MakeRadial(
        skia.Point(*centre), max(radius, 1e-4),
        [packed(colour, alpha) for _, colour, alpha in stops],
        [at for at, _, _ in stops],
    )  # fmt: skip
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def fade(start: Point, end: Point, top: Colour, bottom: Colour) -> skia.Paint:
    """The plain two-colour gradient."""
    return linear(start, end, (0.0, top, 255), (1.0, bottom, 255))


def ball(centre: Point, radius: float, colour: Colour, toward: Point = (-0.4, -0.5)) -> skia.Paint:
    """A round volume lit from one side."""
    x, y = centre[0] + toward[0] * radius, centre[1] + toward[1] * radius
    return radial(
        (x, y), radius * 1.6,
        (0.0, light(colour, 0.28), 255), (0.45, colour, 255), (1.0, dark(colour, 0.3), 255),
    )  # fmt: skip


def soft(paint: skia.Paint, sigma: float) -> skia.Paint:
    """The same paint with blurred edges."""
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma))
    return paint


def oval(x: float, y: float, rx: float, ry: float) -> skia.Rect:
    """An ellipse's frame by its centre and radii."""
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)


def box(x: float, y: float, width: float, height: float) -> skia.Rect:
    """A rectangle by its corner and size."""
    return skia.Rect.MakeXYWH(x, y, width, height)


def polygon(points: Sequence[Point], closed: bool = True) -> skia.Path:
    """Straight edges through points."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    return path


def curve(points: Sequence[Point], closed: bool = True) -> skia.Path:
    """A smooth line through points: the outline of everything that is alive."""
    count = len(points)
    path = skia.Path()
    path.moveTo(*points[0])
    for i in range(count if closed else count - 1):
        if closed:
            before, here = points[i - 1], points[i]
            there, after = points[(i + 1) % count], points[(i + 2) % count]
        else:
            before, here = points[max(i - 1, 0)], points[i]
            there, after = points[i + 1], points[min(i + 2, count - 1)]
        path.cubicTo(
            here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6,
            there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6,
            there[0], there[1],
        )  # fmt: skip
    if closed:
        path.close()
    return path


def around(x: float, y: float, radius: float, angle: float) -> Point:
    """The point on a circle; angles in degrees, 0 to the right, -90 up."""
    turn = math.radians(angle)
    return (x + math.cos(turn) * radius, y + math.sin(turn) * radius)


def star(x: float, y: float, outer: float, inner: float, tips: int) -> skia.Path:
    """A pointed star."""
    return polygon([
        around(x, y, outer if i % 2 == 0 else inner, -90 + i * 180 / tips) for i in range(tips * 2)
    ])  # fmt: skip
