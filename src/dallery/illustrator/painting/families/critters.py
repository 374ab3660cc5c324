"""Small and large furry animals, seated, asleep or up on their feet; one row of traits for each."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from ...scene import Colour
from ..brush import INK, Point, around, curve, dark, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel, Painter
from . import faces


@dataclass(frozen=True)
class Coat:
    """What tells one animal from another."""

    fur: Colour
    pale: Colour
    ears: str = "pointed"
    tail: str = "long"
    muzzle: str = "small"
    marks: str = ""
    nose: Colour = (70, 46, 46)
    tips: Colour | None = None


_CREAM = (255, 246, 232)
COATS = {
    "fox": Coat((232, 120, 52), _CREAM, "tall", "brush", "mask", tips=(70, 48, 50)),
    "cat": Coat((240, 168, 88), _CREAM, "pointed", "long", "small", "stripes", (226, 120, 124)),
    "dog": Coat((226, 172, 108), _CREAM, "floppy", "short", "broad", "patch"),
    "rabbit": Coat((232, 222, 216), (255, 252, 250), "long", "puff", "small", "", (232, 140, 150)),
    "bear": Coat((150, 100, 66), (222, 186, 146), "round", "puff", "broad"),
    "polarbear": Coat((240, 242, 246), (255, 255, 255), "round", "puff", "broad"),
    "panda": Coat((248, 246, 242), (255, 255, 255), "round", "puff", "broad", "panda",
        tips=(52, 48, 56)),
    "wolf": Coat((132, 140, 156), (232, 234, 238), "tall", "brush", "mask", tips=(86, 92, 108)),
    "lion": Coat((236, 182, 92), (255, 236, 196), "round", "tuft", "broad", "mane"),
    "tiger": Coat((242, 154, 62), _CREAM, "round", "long", "broad", "stripes", (210, 110, 110)),
    "mouse": Coat((170, 168, 180), (236, 228, 232), "big", "thin", "small", "", (236, 140, 156)),
    "koala": Coat((158, 166, 178), (232, 234, 238), "big", "none", "koala", "", (60, 58, 68)),
    "raccoon": Coat((142, 142, 150), (240, 240, 240), "pointed", "ringed", "mask", "bandit"),
    "pig": Coat((246, 176, 182), (255, 212, 212), "floppy", "curl", "snout", "", (220, 120, 136)),
    "squirrel": Coat((196, 116, 66), _CREAM, "tall", "plume", "small"),
    "monkey": Coat((146, 96, 66), (244, 208, 172), "side", "long", "face"),
    "frog": Coat((110, 184, 88), (226, 240, 176), "eyes", "none", "wide"),
    "hedgehog": Coat((150, 112, 84), (250, 226, 194), "round", "none", "small", "spines"),
}


def _tones(easel: Easel, coat: Coat) -> Coat:
    asked = easel.look.colour
    if asked is None:
        return coat
    if coat.fur == COATS["fox"].fur and asked[0] > 180 and asked[1] < 150 and asked[2] < 90:
        return Coat((222, 92, 44), coat.pale, coat.ears, coat.tail, coat.muzzle, coat.marks,
            coat.nose, coat.tips)
    pale = mix(asked, (255, 252, 246), 0.72)
    tips = dark(asked, 0.5) if coat.tips and coat.marks != "panda" else coat.tips
    return Coat(asked, pale, coat.ears, coat.tail, coat.muzzle, coat.marks, coat.nose, tips)


def _volume(shape: tuple[Point, float], fur: Colour) -> skia.Paint:
    (x, y), radius = shape
    return radial((x - radius * 0.25, y - radius * 0.45), radius * 1.7, (0, light(fur, 0.26), 255),
                  (0.5, fur, 255), (1, dark(fur, 0.26), 255))  # fmt: skip


def _tail(easel: Easel, coat: Coat) -> None:
    canvas, fur = easel.canvas, coat.fur
    if coat.tail in ("brush", "plume"):
        high = -0.78 if coat.tail == "plume" else -0.5
        points = [(0.12, -0.03), (0.34, -0.02), (0.5, -0.2), (0.46, high), (0.36, high - 0.02),
            (0.3, -0.24), (0.14, -0.18)]
        canvas.drawPath(curve(points), _volume(((0.36, -0.28), 0.26), fur))
        tip = [(0.49, -0.28), (0.5, high + 0.14), (0.46, high), (0.36, high - 0.02),
            (0.355, high + 0.2), (0.42, high + 0.17)]
        canvas.drawPath(curve(tip), fill(coat.pale))
    elif coat.tail in ("long", "tuft", "thin", "ringed"):
        width = {"thin": 0.022, "ringed": 0.11}.get(coat.tail, 0.062)
        path = curve([(0.12, -0.06), (0.36, -0.03), (0.42, -0.2), (0.36, -0.36), (0.44, -0.46)],
            closed=False)
        canvas.drawPath(path, stroke(dark(fur, 0.12) if coat.tail != "thin" else coat.nose, width))
        if coat.tail == "ringed":
            for x, y in ((0.34, -0.05), (0.41, -0.17), (0.38, -0.31), (0.42, -0.43)):
                canvas.drawCircle(x, y, 0.05, fill(dark(fur, 0.5)))
        if coat.tail == "tuft":
            canvas.drawCircle(0.44, -0.47, 0.06, fill(dark(fur, 0.4)))
    elif coat.tail in ("puff", "short"):
        canvas.drawCircle(0.24, -0.13, 0.085, _volume(((0.24, -0.13), 0.09), coat.pale))
    elif coat.tail == "curl":
        canvas.drawPath(curve([(0.2, -0.16), (0.3, -0.2), (0.3, -0.27), (0.25, -0.24),
            (0.31, -0.17)], False), stroke(fur, 0.025))


def _body(easel: Easel, coat: Coat) -> None:
    canvas, fur = easel.canvas, coat.fur
    limbs = coat.tips or fur
    if coat.marks == "spines":
        spikes = [(0.4 * (1 if k % 2 else 0.86) * around(0, 0, 1, k * 9)[0],
            -0.4 + 0.42 * (1 if k % 2 else 0.86) * around(0, 0, 1, k * 9)[1]) for k in range(40)]
        canvas.drawPath(polygon(spikes), _volume(((0, -0.4), 0.42), dark(fur, 0.25)))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.19, -0.1, 0.13, 0.11), _volume(((side * 0.19, -0.1), 0.13),
            fur))
    body = [(-0.13, -0.5), (-0.23, -0.28), (-0.25, -0.1), (-0.12, -0.01), (0.12, -0.01),
        (0.25, -0.1), (0.23, -0.28), (0.13, -0.5)]
    canvas.drawPath(curve(body), _volume(((0, -0.26), 0.28), fur))
    canvas.drawPath(curve([(0, -0.46), (-0.12, -0.34), (-0.13, -0.14), (0, -0.05), (0.13, -0.14),
        (0.12, -0.34)]), fill(coat.pale))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.17, -0.035, 0.1, 0.05), _volume(((side * 0.17, -0.05), 0.1),
            limbs if coat.marks == "panda" else fur))
        if coat.tips is None:
            canvas.drawOval(oval(side * 0.18, -0.03, 0.07, 0.032), fill(coat.pale))


def _arms(easel: Easel, coat: Coat) -> None:
    """Front paws: down, or together around what is held."""
    canvas = easel.canvas
    colour = coat.tips or coat.fur
    busy = easel.pose.holding is not None
    if busy:
        easel.hold(0.0, -0.13, 0.24)
    for side in (-1, 1):
        if busy:
            points = [(side * 0.17, -0.42), (side * 0.24, -0.28), (side * 0.15, -0.2)]
        elif easel.pose.action == "wave" and side > 0:
            points = [(0.16, -0.42), (0.27, -0.46), (0.32, -0.6)]
        else:
            points = [(side * 0.13, -0.42), (side * 0.12, -0.22), (side * 0.09, -0.06)]
        arm = curve(points, closed=False)
        canvas.drawPath(arm, stroke(dark(coat.fur, 0.22), 0.118))
        canvas.drawPath(arm, stroke(coat.fur, 0.1))
        x, y = points[-1]
        canvas.drawCircle(x, y, 0.058, _volume(((x, y), 0.06), colour))


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
            canvas.drawOval(oval(0, -0.19, 0.075, 0.23), _volume(((0, -0.2), 0.2), coat.fur))
            canvas.drawOval(oval(0, -0.18, 0.04, 0.17), fill(inner))
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
                        _volume(((side * 0.26, -0.06), 0.18), colour))  # fmt: skip


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


def _muzzle(canvas: skia.Canvas, coat: Coat) -> None:
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
    canvas.drawPath(curve(skull), _volume(((0, 0), 0.29), coat.fur))
    _marks(canvas, coat)
    _muzzle(canvas, coat)
    if coat.ears == "floppy":
        _floppy(canvas, coat)
    eye_y = -0.17 if coat.ears == "eyes" else -0.015
    apart = 0.16 if coat.ears == "eyes" else 0.125
    if coat.ears == "eyes":
        for side in (-1, 1):
            canvas.drawCircle(side * apart, eye_y, 0.075, fill((255, 255, 250)))
    faces.eyes(canvas, easel.pose, (0, eye_y), apart, 0.052 if coat.marks != "panda" else 0.046)
    faces.cheeks(canvas, (0, 0.08), 0.2, 0.05, (246, 120, 110))
    if (coat.muzzle in ("small", "mask") and coat.ears != "long") or coat.ears == "long":
        for side in (-1, 1):
            for dy in (-0.012, 0.025):
                canvas.drawLine(side * 0.15, 0.1 + dy, side * 0.33, 0.08 + dy * 2.4, stroke(INK,
                    0.007, 120))
    easel.wear("eyes", 0.0, eye_y + 0.07, 0.46)
    easel.wear("head", 0.0, -0.19, 0.44)


def _seated(easel: Easel, coat: Coat) -> None:
    canvas = easel.canvas
    _tail(easel, coat)
    _body(easel, coat)
    holding = easel.pose.holding is not None
    if not holding:
        _arms(easel, coat)
    canvas.save()
    canvas.translate(0, -0.66)
    lean = easel.pose.gaze[0] * 9 if easel.pose.gaze[1] < 0 else 0
    canvas.rotate(lean)
    canvas.scale(1.06, 1.06)
    head(easel, coat)
    canvas.restore()
    easel.wear("neck", 0.0, -0.38, 0.36)
    if holding:
        _arms(easel, coat)


def _asleep(easel: Easel, coat: Coat) -> None:
    """Curled up, head on paws."""
    canvas = easel.canvas
    canvas.drawPath(curve([(0.5, -0.05), (0.42, -0.36), (0.1, -0.52), (-0.2, -0.42),
        (-0.36, -0.16), (-0.3, 0.0), (0.4, 0.02)]), _volume(((0.08, -0.25), 0.42), coat.fur))
    if coat.marks == "stripes":
        for k in range(4):
            x = 0.02 + k * 0.11
            canvas.drawPath(curve([(x, -0.5 + k * 0.035), (x + 0.05, -0.4), (x + 0.03, -0.32)],
                False), stroke(dark(coat.fur, 0.35), 0.032, 200))
    tail = curve([(0.46, -0.08), (0.3, 0.01), (0.08, 0.01), (-0.04, -0.02)], closed=False)
    canvas.drawPath(tail, stroke(dark(coat.fur, 0.25), 0.12))
    canvas.drawPath(tail, stroke(coat.fur, 0.1))
    canvas.drawCircle(-0.03, -0.02, 0.05, fill(coat.pale))
    canvas.drawOval(oval(-0.36, -0.03, 0.12, 0.05), fill(coat.pale))
    canvas.save()
    canvas.translate(-0.24, -0.22)
    canvas.rotate(-8)
    canvas.scale(0.92, 0.92)
    head(easel, coat)
    canvas.restore()
    for k in range(3):
        z, x, y = 0.03 + 0.014 * k, 0.12 + 0.1 * k, -0.6 - 0.12 * k
        canvas.drawPath(polygon([(x - z, y - z), (x + z, y - z), (x - z, y + z), (x + z, y + z)],
            False), stroke((96, 104, 160), 0.014))


def _critter(coat: Coat) -> Painter:
    def paint(easel: Easel) -> None:
        toned = _tones(easel, coat)
        if easel.pose.bust:
            easel.canvas.translate(0, 0.3)
        if easel.pose.action == "sleep":
            _asleep(easel, toned)
        else:
            _seated(easel, toned)

    return paint


PAINTERS = {name: _critter(coat) for name, coat in COATS.items()}
