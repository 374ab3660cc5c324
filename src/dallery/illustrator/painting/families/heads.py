"""Human heads: skin, hair, age, brows and beards, with the shared face on them."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from ...scene import Colour
from ..brush import INK, Point, ball, curve, dark, fade, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel
from . import faces
from .hats import HATS


@dataclass(frozen=True)
class Tones:
    """The colours of one person."""

    skin: Colour
    hair: Colour
    cloth: Colour


@dataclass(frozen=True)
class Features:
    """A face and its hair: style, beard, hat, whether lashes are drawn, whether it is old or a baby's."""

    hair: str = "short"
    beard: str = ""
    hat: str = ""
    lashes: bool = False
    old: bool = False
    baby: bool = False
    freckles: bool = False


_DARK = 420  # the sum of a skin's channels, below which brown eyes need their whites
_SHAPE: list[Point] = [(0, -0.25), (-0.18, -0.19), (-0.235, 0.0), (-0.16, 0.18), (0, 0.235), (0.16, 0.18),
    (0.235, 0.0), (0.18, -0.19)]
_FRINGE: list[Point] = [(0, -0.27), (-0.19, -0.21), (-0.255, 0.02), (-0.2, -0.04), (-0.1, -0.14),
    (0.03, -0.09), (0.2, -0.04), (0.255, 0.02), (0.19, -0.21)]
_FRINGED = ("long", "bun", "braids", "ponytail", "bob", "curly", "wavy")


def _strand(canvas: skia.Canvas, hair: Colour, points: list[Point]) -> None:
    canvas.drawPath(curve(points), fade((0, -0.3), (0, 0.5), light(hair, 0.06), dark(hair, 0.25)))


def hair_behind(canvas: skia.Canvas, style: str, hair: Colour) -> None:
    """What falls behind the head and shoulders."""
    if style in ("long", "wavy"):
        wave = 0.05 if style == "wavy" else 0.0
        _strand(canvas, hair, [(0, -0.27), (-0.23, -0.18), (-0.28 - wave, 0.06), (-0.25, 0.22), (-0.28 - wave, 0.42),
            (-0.12, 0.46), (0, 0.34), (0.12, 0.46), (0.28 + wave, 0.42), (0.25, 0.22), (0.28 + wave, 0.06),
                (0.23, -0.18)])
    elif style == "bob":
        _strand(canvas, hair, [(0, -0.28), (-0.24, -0.2), (-0.29, 0.02), (-0.27, 0.2), (-0.14, 0.24), (0.14, 0.24),
            (0.27, 0.2), (0.29, 0.02), (0.24, -0.2)])
    elif style == "braids":
        for side in (-1, 1):
            for k in range(4):
                canvas.drawCircle(side * (0.23 + 0.012 * k), 0.08 + 0.075 * k, 0.055 - 0.004 * k,
                    ball((side * 0.23, 0.08 + 0.075 * k), 0.06, mix(hair, dark(hair, 0.2), k % 2)))
            canvas.drawCircle(side * 0.265, 0.36, 0.03, fill((236, 96, 112)))
    elif style == "ponytail":
        _strand(canvas, hair, [(-0.1, -0.24), (-0.3, -0.3), (-0.4, -0.06), (-0.34, 0.24), (-0.24, 0.04), (-0.16, -0.1)])
        canvas.drawCircle(-0.19, -0.2, 0.04, fill((236, 96, 112)))
    elif style == "bun":
        canvas.drawCircle(0, -0.31, 0.11, ball((0, -0.31), 0.11, hair))
    elif style == "topknot":
        canvas.drawOval(oval(0, -0.33, 0.055, 0.075), ball((0, -0.33), 0.07, hair))
    elif style == "curly":
        for k in range(14):
            x, y = 0.27 * _CIRCLE[k][0], -0.06 + 0.25 * _CIRCLE[k][1]
            canvas.drawCircle(x, y, 0.1, ball((x, y), 0.1, mix(hair, dark(hair, 0.2), (k % 3) / 3)))


_CIRCLE: list[Point] = [(0.0, -1.0), (0.43, -0.9), (0.78, -0.62), (0.97, -0.22), (0.97, 0.22), (0.87, 0.6), (0.6, 0.9),
    (-0.6, 0.9), (-0.87, 0.6), (-0.97, 0.22), (-0.97, -0.22), (-0.78, -0.62), (-0.43, -0.9), (0.0, -0.7)]


def _hair_before(canvas: skia.Canvas, style: str, hair: Colour) -> None:
    paint = radial((-0.06, -0.24), 0.42, (0, light(hair, 0.28), 255), (1, dark(hair, 0.12), 255))
    if style in ("none", "hidden"):
        return
    if style == "bald":
        for side in (-1, 1):
            canvas.drawPath(curve([(side * 0.19, -0.12), (side * 0.265, -0.06), (side * 0.25, 0.08),
                (side * 0.2, 0.02)]), paint)
        return
    if style == "wisp":
        canvas.drawPath(curve([(-0.02, -0.24), (-0.06, -0.3), (0.02, -0.33), (0.06, -0.28), (0.02, -0.27)], False),
            stroke(hair, 0.02))
        return
    if style in _FRINGED:
        canvas.drawPath(curve(_FRINGE), paint)
        for dx in (-0.1, 0.0, 0.1):
            canvas.drawPath(curve([(dx * 0.4, -0.25), (dx, -0.19), (dx * 1.7, -0.1)], False),
                stroke(dark(hair, 0.2), 0.008, 150))
        return
    top: list[Point] = [(-0.245, 0.02), (-0.26, -0.15), (-0.1, -0.28), (0.1, -0.29), (0.26, -0.16), (0.245, 0.02),
        (0.2, -0.09),
        (0.08, -0.13), (0.0, -0.09), (-0.08, -0.14), (-0.2, -0.08)]
    canvas.drawPath(curve(top), paint)
    if style == "tousled":
        for k in range(5):
            x = -0.16 + 0.08 * k
            canvas.drawPath(polygon([(x - 0.05, -0.2), (x + 0.03, -0.34), (x + 0.06, -0.2)]), fill(light(hair, 0.06)))
    else:
        canvas.drawPath(curve([(-0.14, -0.2), (0.0, -0.24), (0.14, -0.21)], False),
            stroke(light(hair, 0.4), 0.014, 120))


def _aged(canvas: skia.Canvas, skin: Colour) -> None:
    line = stroke(dark(skin, 0.3), 0.009, 165)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.165, 0.0), (side * 0.195, 0.012), (side * 0.205, 0.03)], False), line)
        canvas.drawPath(curve([(side * 0.165, 0.015), (side * 0.185, 0.035), (side * 0.19, 0.055)], False), line)
        canvas.drawPath(curve([(side * 0.06, 0.095), (side * 0.1, 0.13), (side * 0.095, 0.17)], False), line)
        canvas.drawPath(curve([(side * 0.065, 0.056), (side * 0.1, 0.066), (side * 0.135, 0.054)], False), line)
    for y in (-0.1, -0.125):
        canvas.drawPath(curve([(-0.075, y), (0, y - 0.01), (0.075, y)], False), stroke(dark(skin, 0.24), 0.007, 130))


def _beard(canvas: skia.Canvas, kind: str, hair: Colour) -> None:
    paint = fade((0, 0.1), (0, 0.5), light(hair, 0.2), dark(hair, 0.16))
    if kind == "long":
        canvas.drawPath(curve([(-0.19, 0.05), (-0.2, 0.26), (0, 0.6), (0.2, 0.26), (0.19, 0.05), (0.09, 0.12), (0, 0.1),
            (-0.09, 0.12)]), paint)
    elif kind in ("full", "goatee"):
        half = 0.21 if kind == "full" else 0.08
        canvas.drawPath(curve([(-half, 0.04 if kind == "full" else 0.17), (-half * 0.86, 0.2), (0, 0.32),
            (half * 0.86, 0.2), (half, 0.04 if kind == "full" else 0.17), (half * 0.5, 0.13), (0, 0.115),
                (-half * 0.5, 0.13)]), paint)
    if kind in ("moustache", "long", "full"):
        for side in (-1, 1):
            canvas.drawPath(curve([(0, 0.11), (side * 0.06, 0.1), (side * 0.12, 0.14), (side * 0.05, 0.145)]),
                fill(dark(hair, 0.05)))


def behind(easel: Easel, features: Features, tones: Tones) -> None:
    """What of a head lies behind the shoulders: veil and long hair; to be painted before the body."""
    canvas = easel.canvas
    canvas.save()
    canvas.rotate(_turn(easel))
    if features.hat == "veil":
        HATS["veil"](canvas, tones.cloth)
    if features.hat != "space":
        hair_behind(canvas, features.hair, tones.hair)
    canvas.restore()


def _turn(easel: Easel) -> float:
    gaze = easel.pose.gaze
    return max(-1.0, min(1.0, gaze[0])) * (5 if gaze[1] < 0 else 2)


def head(easel: Easel, features: Features, tones: Tones) -> None:
    """The head alone, its centre at (0, 0), about half a unit high; `behind` comes first."""
    canvas, skin = easel.canvas, tones.skin
    canvas.save()
    canvas.rotate(_turn(easel))
    for side in (-1, 1):
        canvas.drawCircle(side * 0.235, 0.02, 0.045, fill(dark(skin, 0.08)))
        canvas.drawCircle(side * 0.235, 0.02, 0.022, fill(mix(dark(skin, 0.14), (230, 110, 100), 0.3)))
    shape = [(x * 1.04, y * 0.94 + 0.01) for x, y in _SHAPE] if features.baby else _SHAPE
    canvas.drawPath(curve(shape), radial((-0.06, -0.06), 0.38, (0, light(skin, 0.2), 255), (0.7, skin, 255),
        (1, dark(skin, 0.14), 255)))
    _hair_before(canvas, features.hair, tones.hair)
    _face(easel, features, tones)
    if features.hat and features.hat not in ("veil", "space") and not _hatted(easel):
        HATS[features.hat](canvas, tones.cloth)
    easel.wear("eyes", 0.0, 0.07, 0.42)
    easel.wear("ears", 0.0, 0.0, 0.54)
    easel.wear("face", 0.0, 0.1, 0.4)
    easel.wear("head", 0.0, -0.15, 0.46)
    if features.hat == "space":
        HATS["space"](canvas, tones.cloth)
    canvas.restore()


def _hatted(easel: Easel) -> bool:
    return any(noun in ("hat", "crown", "cap", "strawhat", "beanie") for noun in easel.pose.wearing)


def _face(easel: Easel, features: Features, tones: Tones) -> None:
    canvas, pose, skin = easel.canvas, easel.pose, tones.skin
    brow = stroke(mix(dark(tones.hair, 0.2), skin, 0.2), 0.017)
    angry = pose.expression == "angry"
    for side in (-1, 1):
        if not features.baby and not angry:
            canvas.drawPath(curve([(side * 0.055, -0.072), (side * 0.1, -0.09), (side * 0.145, -0.068)], False), brow)
        if features.freckles:
            for dx, dy in ((0.09, 0.07), (0.12, 0.085), (0.15, 0.07), (0.11, 0.1)):
                canvas.drawCircle(side * dx, dy, 0.007, fill(mix(skin, (160, 84, 50), 0.6)))
    if features.old:
        _aged(canvas, skin)
    size = 0.031 if features.old else 0.045 if features.baby else 0.037
    faces.eyes(canvas, pose, (0, 0.01), 0.1 if not features.baby else 0.108, size,
        whites=sum(tones.skin) < _DARK)
    if features.lashes and pose.action != "sleep":
        for side in (-1, 1):
            canvas.drawLine(side * 0.13, -0.012, side * 0.157, -0.028, stroke(INK, 0.011))
            canvas.drawLine(side * 0.135, 0.0, side * 0.162, -0.008, stroke(INK, 0.009))
    canvas.drawPath(curve([(-0.018, 0.082), (0, 0.097), (0.018, 0.082)], False), stroke(dark(skin, 0.3), 0.013))
    faces.cheeks(canvas, (0, 0.095), 0.145, 0.047, (240, 110, 104))
    _beard(canvas, features.beard, tones.hair)
    if features.lashes and pose.expression is None and pose.action != "sing":
        canvas.drawPath(curve([(-0.045, 0.145), (-0.015, 0.137), (0, 0.141), (0.015, 0.137), (0.045, 0.145),
            (0, 0.172)]),
            fill((206, 92, 96)))
        canvas.drawPath(curve([(-0.05, 0.143), (0, 0.152), (0.05, 0.143)], False), stroke((150, 60, 66), 0.008))
        return
    faces.mouth(canvas, pose, (0, 0.145), 0.062)
