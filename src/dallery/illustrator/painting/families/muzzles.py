"""The heads of furry animals: ears, masks, muzzles, manes, with the shared face on them."""

from __future__ import annotations

from dataclasses import replace

import skia

from ..brush import INK, Point, around, curve, dark, fill, light, mix, oval, radial, soft, stroke
from ..easel import Easel
from . import faces
from .coats import Coat, volume


def _ears(canvas: skia.Canvas, coat: Coat) -> None:
    inner = mix(coat.pale, (240, 160, 160), 0.55)
    tips = coat.tips
    for side in (-1, 1):
        if coat.ears in ("pointed", "tall"):
            up = -0.43 if coat.ears == "tall" else -0.36
            outer = [(side * 0.04, -0.2), (side * 0.24, up), (side * 0.27, -0.08)]
            canvas.drawPath(_rounded(outer), fill(coat.fur))
            if tips:
                canvas.drawPath(_rounded([(side * 0.16, up * 0.72), (side * 0.24, up),
                    (side * 0.255, up * 0.66)]), fill(tips))
            canvas.drawPath(_rounded([(side * 0.1, -0.18), (side * 0.215, up * 0.82),
                (side * 0.23, -0.13)]), fill(inner))
        elif coat.ears == "corgi":
            canvas.drawPath(curve([(side * 0.07, -0.18), (side * 0.19, -0.4), (side * 0.31, -0.47), (side * 0.36,
                    -0.36),
                (side * 0.32, -0.14), (side * 0.22, -0.06)]), volume(((side * 0.24, -0.3), 0.2), coat.fur))
            canvas.drawPath(curve([(side * 0.15, -0.2), (side * 0.23, -0.36), (side * 0.3, -0.4), (side * 0.31, -0.3),
                (side * 0.27, -0.16)]), fill(inner))
        elif coat.ears in ("round", "big"):
            r = 0.1 if coat.ears == "round" else 0.155
            x, y = side * (0.21 if coat.ears == "round" else 0.26), -0.2
            canvas.drawCircle(x, y, r, fill(tips or coat.fur))
            canvas.drawCircle(x, y + r * 0.12, r * 0.62, fill(inner if not tips else dark(tips,
                0.2)))
        elif coat.ears == "long":
            canvas.save()
            canvas.translate(side * 0.1, -0.2)
            canvas.rotate(side * 9)
            canvas.drawOval(oval(0, -0.19, 0.075, 0.23), volume(((0, -0.2), 0.2), coat.fur))
            canvas.drawOval(oval(0, -0.18, 0.04, 0.17), fill(inner))
            canvas.restore()
        elif coat.ears == "donkey":
            canvas.save()
            canvas.translate(side * 0.15, -0.18)
            canvas.rotate(side * 20)
            canvas.drawOval(oval(0, -0.15, 0.065, 0.18), volume(((0, -0.15), 0.16), coat.fur))
            canvas.drawOval(oval(0, -0.14, 0.034, 0.12), fill(inner))
            canvas.restore()
        elif coat.ears == "side":
            canvas.drawCircle(side * 0.3, -0.02, 0.09, fill(coat.fur))
            canvas.drawCircle(side * 0.3, -0.02, 0.055, fill(coat.pale))
        elif coat.ears == "eyes":
            canvas.drawCircle(side * 0.16, -0.17, 0.11, fill(coat.fur))


def _floppy(canvas: skia.Canvas, coat: Coat) -> None:
    colour = dark(coat.fur, 0.24)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.14, -0.21), (side * 0.27, -0.2), (side * 0.34, -0.02),
            (side * 0.27, 0.1), (side * 0.2, -0.02)]),
                        volume(((side * 0.26, -0.06), 0.18), colour))  # fmt: skip


def _rounded(points: list[Point]) -> skia.Path:
    path = skia.Path()
    (ax, ay), (bx, by), (cx, cy) = points
    path.moveTo(ax, ay)
    path.quadTo(ax + (bx - ax) * 0.6, ay + (by - ay) * 0.95, bx, by)
    path.quadTo(cx + (bx - cx) * 0.3, cy + (by - cy) * 0.5, cx, cy)
    path.close()
    return path


def _marks(canvas: skia.Canvas, coat: Coat) -> None:
    deep = dark(coat.fur, 0.38)
    if coat.marks == "stripes":
        for dx, tall in ((-0.07, 0.07), (0, 0.1), (0.07, 0.07)):
            canvas.drawLine(dx, -0.235 + abs(dx) * 0.2, dx * 0.8, -0.235 + tall, stroke(deep,
                0.028))
        for side in (-1, 1):
            for y in (0.02, 0.075):
                canvas.drawLine(side * 0.285, y - 0.01, side * 0.21, y + 0.005, stroke(deep, 0.022))
    elif coat.marks == "spots":
        for x, y, r in ((-0.1, -0.2, 0.025), (0.06, -0.22, 0.022), (0.16, -0.15, 0.026), (-0.2, -0.12, 0.024),
            (0.24, 0.05, 0.022),
            (-0.25, 0.04, 0.022), (-0.02, -0.15, 0.018)):
            canvas.drawCircle(x, y, r, fill(dark(coat.fur, 0.62)))
    elif coat.marks == "badger":
        canvas.drawPath(curve([(-0.05, -0.24), (0.05, -0.24), (0.04, -0.05), (0, 0.02), (-0.04, -0.05)]),
            fill(coat.pale))
        for side in (-1, 1):
            canvas.drawOval(oval(side * 0.125, -0.03, 0.075, 0.14), fill(dark(coat.fur, 0.5)))
    elif coat.marks == "siamese":
        canvas.drawOval(oval(0, 0.05, 0.19, 0.15), soft(fill(dark(coat.fur, 0.6), 170), 0.04))
    elif coat.marks == "mop":
        for dx, dy in ((-0.12, -0.2), (0.0, -0.25), (0.12, -0.2), (-0.05, -0.16), (0.07, -0.16)):
            canvas.drawCircle(dx, dy, 0.085, volume(((dx, dy), 0.09), coat.fur))
    elif coat.marks == "panda":
        for side in (-1, 1):
            canvas.save()
            canvas.translate(side * 0.125, -0.01)
            canvas.rotate(side * 28)
            canvas.drawOval(oval(0, 0, 0.075, 0.1), fill((52, 48, 56)))
            canvas.restore()
    elif coat.marks == "bandit":
        for side in (-1, 1):
            canvas.drawPath(curve([(side * 0.03, -0.03), (side * 0.14, -0.09), (side * 0.29, 0.03),
                (side * 0.15, 0.08)]), fill(dark(coat.fur, 0.6)))
    elif coat.marks == "patch":
        canvas.drawOval(oval(0.13, -0.02, 0.1, 0.12), fill(dark(coat.fur, 0.24)))


def _blaze(canvas: skia.Canvas, coat: Coat) -> None:
    """A corgi's face: white up the brow, broad white cheeks, the tongue out."""
    canvas.drawPath(curve([(-0.035, -0.235), (0.035, -0.235), (0.045, -0.06), (0.15, 0.04), (0.2, 0.14), (0.1, 0.21),
        (-0.1, 0.21), (-0.2, 0.14), (-0.15, 0.04), (-0.045, -0.06)]), fill(coat.pale))
    canvas.drawPath(curve([(-0.035, 0.13), (0.035, 0.13), (0.04, 0.2), (0, 0.235), (-0.04, 0.2)]), fill((240, 120,
            130)))
    canvas.drawLine(0, 0.14, 0, 0.2, stroke((214, 86, 100), 0.008))


def _muzzle(canvas: skia.Canvas, coat: Coat) -> None:
    if coat.muzzle == "blaze":
        _blaze(canvas, coat)
    if coat.muzzle == "mask":
        for side in (-1, 1):
            canvas.drawPath(curve([(0, 0.2), (side * 0.01, 0.05), (side * 0.1, 0.04),
                (side * 0.27, 0.04), (side * 0.29, 0.11), (side * 0.16, 0.2)]), fill(coat.pale))
    elif coat.muzzle in ("small", "broad"):
        half = 0.1 if coat.muzzle == "small" else 0.13
        canvas.drawOval(oval(0, 0.11, half, half * 0.74), fill(coat.pale))
    elif coat.muzzle == "face":
        for side in (-1, 1):
            canvas.drawOval(oval(side * 0.09, -0.02, 0.12, 0.12), fill(coat.pale))
        canvas.drawOval(oval(0, 0.1, 0.19, 0.11), fill(coat.pale))
    if coat.muzzle == "snout":
        canvas.drawOval(oval(0, 0.1, 0.11, 0.08), fill(dark(coat.fur, 0.1)))
        for side in (-1, 1):
            canvas.drawOval(oval(side * 0.04, 0.1, 0.016, 0.026), fill(coat.nose))
    elif coat.muzzle == "koala":
        canvas.drawOval(oval(0, 0.06, 0.06, 0.095), radial((-0.02, 0.0), 0.12, (0, light(coat.nose,
            0.3), 255), (1, coat.nose, 255)))
    elif coat.muzzle == "hippo":
        canvas.drawOval(oval(0, 0.13, 0.24, 0.14), volume(((0, 0.1), 0.22), coat.fur))
        for side in (-1, 1):
            canvas.drawOval(oval(side * 0.09, 0.07, 0.026, 0.034), fill(coat.nose))
        canvas.drawPath(curve([(-0.12, 0.19), (0, 0.22), (0.12, 0.19)], False), stroke(INK, 0.016))
    elif coat.muzzle == "bill":
        canvas.drawOval(oval(0, 0.11, 0.19, 0.085), fill((84, 84, 104)))
        canvas.drawPath(curve([(-0.17, 0.12), (0, 0.15), (0.17, 0.12)], False), stroke(INK, 0.014))
    elif coat.muzzle == "wide":
        canvas.drawPath(curve([(-0.2, 0.07), (0, 0.16), (0.2, 0.07)], False), stroke(INK, 0.02))
    else:
        canvas.drawPath(curve([(-0.038, 0.052), (0, 0.044), (0.038, 0.052), (0.018, 0.085),
            (-0.018, 0.085)]), fill(coat.nose))
        canvas.drawCircle(-0.012, 0.056, 0.008, fill((255, 255, 255), 190))
        faces.snout_mouth(canvas, (0, 0.095), 0.085)


def head(easel: Easel, coat: Coat) -> None:
    """The head alone, its centre at (0, 0), about 0.6 wide."""
    canvas = easel.canvas
    if coat.marks == "mane":
        for k in range(20):
            canvas.drawCircle(0.29 * around(0, 0, 1, k * 18)[0], -0.01 + 0.28 * around(0, 0, 1, k * 18)[1], 0.1,
                fill(dark(mix(coat.fur, (176, 92, 40), 0.65), 0.06 * (k % 2))))
    if coat.ears != "floppy":
        _ears(canvas, coat)
    skull = [(0, -0.25), (-0.19, -0.2), (-0.3, -0.01), (-0.22, 0.16), (0, 0.22), (0.22, 0.16),
        (0.3, -0.01), (0.19, -0.2)]
    if coat.muzzle == "mask":
        skull = [(0, -0.23), (-0.19, -0.2), (-0.29, -0.02), (-0.31, 0.09), (-0.15, 0.19),
            (0, 0.225), (0.15, 0.19), (0.31, 0.09), (0.29, -0.02), (0.19, -0.2)]
    canvas.drawPath(curve(skull), volume(((0, 0), 0.29), coat.fur))
    _marks(canvas, coat)
    _muzzle(canvas, coat)
    if coat.ears == "floppy":
        _floppy(canvas, coat)
    if coat.marks in ("teeth", "tusks"):
        for side in (-1, 1):
            x = side * (0.022 if coat.marks == "teeth" else 0.13)
            canvas.drawPath(curve([(x - 0.02, 0.135), (x + 0.02, 0.135),
                (x + 0.016, 0.2 if coat.marks == "teeth" else 0.06),
                (x - 0.016, 0.2 if coat.marks == "teeth" else 0.06)]), fill((255, 253, 244)))
    eye_y = -0.17 if coat.ears == "eyes" else -0.015
    apart = 0.16 if coat.ears == "eyes" else 0.125
    if coat.ears == "eyes":
        for side in (-1, 1):
            canvas.drawCircle(side * apart, eye_y, 0.075, fill((255, 255, 250)))
    pose = easel.pose
    if coat.marks == "siamese" and pose.eyes is None:
        pose = replace(pose, eyes=(86, 156, 226))
    faces.eyes(canvas, pose, (0, eye_y), apart, 0.052 if coat.marks != "panda" else 0.046)
    faces.cheeks(canvas, (0, 0.08), 0.2, 0.05, (246, 120, 110))
    if (coat.muzzle in ("small", "mask") and coat.ears != "long") or coat.ears == "long":
        for side in (-1, 1):
            for dy in (-0.012, 0.025):
                canvas.drawLine(side * 0.15, 0.1 + dy, side * 0.33, 0.08 + dy * 2.4, stroke(INK,
                    0.007, 120))
    easel.wear("eyes", 0.0, eye_y + 0.07, 0.46)
    easel.wear("head", 0.0, -0.19, 0.44)
