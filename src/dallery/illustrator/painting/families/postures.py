"""The bodies of furry animals: seated, asleep, upright like people, on all fours, half in water or a window."""

from __future__ import annotations

import skia

from ..brush import Point, around, curve, dark, fill, oval, polygon, stroke
from ..easel import Easel
from . import gestures
from .coats import Coat, volume
from .muzzles import head


def tail(easel: Easel, coat: Coat) -> None:
    canvas, fur = easel.canvas, coat.fur
    if coat.tail in ("brush", "plume"):
        high = -0.78 if coat.tail == "plume" else -0.5
        points = [(0.12, -0.03), (0.34, -0.02), (0.5, -0.2), (0.46, high), (0.36, high - 0.02),
            (0.3, -0.24), (0.14, -0.18)]
        canvas.drawPath(curve(points), volume(((0.36, -0.28), 0.26), fur))
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
        canvas.drawCircle(0.24, -0.13, 0.085, volume(((0.24, -0.13), 0.09), coat.pale))
    elif coat.tail == "nine":
        for k in range(9):
            canvas.save()
            canvas.translate(0, -0.12)
            canvas.rotate(-76 + 19 * k)
            canvas.drawPath(curve([(-0.03, 0), (-0.09, -0.4), (0, -0.72), (0.09, -0.4), (0.03, 0)]),
                volume(((0, -0.4), 0.3), fur))
            canvas.drawPath(curve([(-0.05, -0.56), (0, -0.72), (0.05, -0.56)]), fill(coat.tips or coat.pale))
            canvas.restore()
    elif coat.tail == "paddle":
        canvas.drawPath(curve([(0.12, -0.06), (0.34, -0.02), (0.52, -0.14), (0.46, -0.3), (0.3, -0.22)]),
            fill(dark(fur, 0.45)))
    elif coat.tail == "curl":
        canvas.drawPath(curve([(0.2, -0.16), (0.3, -0.2), (0.3, -0.27), (0.25, -0.24),
            (0.31, -0.17)], False), stroke(fur, 0.025))


def body(easel: Easel, coat: Coat) -> None:
    canvas, fur = easel.canvas, coat.fur
    if coat.marks == "wings":
        for side in (-1, 1):
            canvas.drawPath(polygon([(side * 0.1, -0.42), (side * 0.34, -0.62), (side * 0.62, -0.44),
                (side * 0.5, -0.34),
                (side * 0.46, -0.18), (side * 0.34, -0.26), (side * 0.26, -0.1), (side * 0.16, -0.2)]),
                    fill(dark(fur, 0.25)))
    limbs = coat.tips or fur
    if coat.marks == "spines":
        spikes = [(0.4 * (1 if k % 2 else 0.86) * around(0, 0, 1, k * 9)[0],
            -0.4 + 0.42 * (1 if k % 2 else 0.86) * around(0, 0, 1, k * 9)[1]) for k in range(40)]
        canvas.drawPath(polygon(spikes), volume(((0, -0.4), 0.42), dark(fur, 0.25)))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.19, -0.1, 0.13, 0.11), volume(((side * 0.19, -0.1), 0.13),
            fur))
    body = [(-0.13, -0.5), (-0.23, -0.28), (-0.25, -0.1), (-0.12, -0.01), (0.12, -0.01),
        (0.25, -0.1), (0.23, -0.28), (0.13, -0.5)]
    canvas.drawPath(curve(body), volume(((0, -0.26), 0.28), fur))
    canvas.drawPath(curve([(0, -0.46), (-0.12, -0.34), (-0.13, -0.14), (0, -0.05), (0.13, -0.14),
        (0.12, -0.34)]), fill(coat.pale))
    if coat.marks == "bib":
        canvas.drawPath(curve([(0, -0.5), (-0.17, -0.42), (-0.19, -0.2), (-0.1, -0.03), (0.1, -0.03), (0.19, -0.2),
            (0.17, -0.42)]), fill(coat.pale))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.17, -0.035, 0.1, 0.05), volume(((side * 0.17, -0.05), 0.1),
            limbs if coat.marks == "panda" else fur))
        if coat.tips is None:
            canvas.drawOval(oval(side * 0.18, -0.03, 0.07, 0.032), fill(coat.pale))


def _arms(easel: Easel, coat: Coat) -> None:
    """Front paws: down, or together around what is held."""
    canvas = easel.canvas
    colour = coat.tips or coat.fur
    busy = easel.pose.holding is not None
    if busy:
        gestures.thing_in_hand(easel, gestures.Chest(-0.42, 0.17, 1.0, 1.4), gestures.GESTURES[
            "read" if easel.pose.action == "read" else "hold"])
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
        canvas.drawCircle(x, y, 0.058, volume(((x, y), 0.06), colour))
        gestures.glove(easel, points, 0.17)
    for side in (-1, 1):
        _shod(easel, side * (0.1 if not busy else 0.17), 0.02, 0.27, side)


def _shod(easel: Easel, x: float, y: float, width: float, way: int = 1) -> None:
    """What is worn on the foot whose sole is there."""
    easel.canvas.save()
    easel.canvas.translate(x, y)
    easel.canvas.scale(way, 1)
    easel.wear("feet", 0.0, 0.0, width)
    easel.canvas.restore()


def seated(easel: Easel, coat: Coat) -> None:
    canvas = easel.canvas
    tail(easel, coat)
    body(easel, coat)
    holding = easel.pose.holding is not None
    if not holding:
        _arms(easel, coat)
    canvas.save()
    canvas.translate(0, -0.66)
    lean = easel.pose.gaze[0] * 9 if easel.pose.gaze[1] < 0 else 0
    canvas.rotate(lean)
    large = 1.2 if "cute" in easel.look.traits else 1.06
    canvas.scale(large, large)
    head(easel, coat)
    canvas.restore()
    easel.wear("body", 0.0, -0.02, 0.5)
    easel.wear("neck", 0.0, -0.38, 0.36)
    if holding:
        _arms(easel, coat)


def asleep(easel: Easel, coat: Coat) -> None:
    """Curled up, head on paws."""
    canvas = easel.canvas
    canvas.drawPath(curve([(0.5, -0.05), (0.42, -0.36), (0.1, -0.52), (-0.2, -0.42),
        (-0.36, -0.16), (-0.3, 0.0), (0.4, 0.02)]), volume(((0.08, -0.25), 0.42), coat.fur))
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



def upright(easel: Easel, coat: Coat) -> None:
    """On two legs with free arms: dancing, playing, cooking, carrying."""
    canvas, action = easel.canvas, easel.pose.action
    gesture = gestures.gesture_for(easel.pose)
    chest = gestures.Chest(-0.44, 0.15, 0.92, 1.2, 1.55)
    high = -0.16 if action in ("jump", "fly") else 0.0
    canvas.save()
    canvas.translate(0, high)
    tail(easel, coat)
    if gesture.behind:
        gestures.thing_in_hand(easel, chest, gesture)
    spread = 0.2 if action in ("jump", "dance", "surf") else 0.11
    for side in (-1, 1):
        foot = (side * spread, -0.05 if action != "dance" or side < 0 else -0.13)
        canvas.drawLine(side * 0.1, -0.2, foot[0], foot[1], stroke(dark(coat.fur, 0.12), 0.13))
        canvas.drawOval(oval(foot[0] + 0.02, foot[1] + 0.015, 0.09, 0.042), fill(coat.tips or dark(coat.fur, 0.05)))
        _shod(easel, foot[0], foot[1] + 0.05, 0.24)
    trunk = [(-0.12, -0.54), (-0.2, -0.34), (-0.19, -0.17), (0, -0.1), (0.19, -0.17), (0.2, -0.34), (0.12, -0.54)]
    canvas.drawPath(curve(trunk), volume(((0, -0.32), 0.26), coat.fur))
    canvas.drawPath(curve([(0, -0.5), (-0.11, -0.36), (-0.1, -0.2), (0, -0.14), (0.1, -0.2), (0.11, -0.36)]),
        fill(coat.pale))
    easel.wear("body", 0.0, -0.13, 0.46)
    _head_on(easel, coat, (0.0, -0.7), 0.98)
    easel.wear("neck", 0.0, -0.43, 0.36)
    in_front = gesture is gestures.GESTURES["drink"]  # a cup is hidden behind the hand otherwise
    if not gesture.behind and not in_front:
        gestures.thing_in_hand(easel, chest, gesture)
    gestures.arms(easel, chest, _paw(easel, coat), gesture)
    if in_front:
        gestures.thing_in_hand(easel, chest, gesture)
    canvas.restore()


def _head_on(easel: Easel, coat: Coat, at: Point, scale: float) -> None:
    canvas = easel.canvas
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(easel.pose.gaze[0] * 9 if easel.pose.gaze[1] < 0 else 0)
    canvas.scale(scale, scale)
    head(easel, coat)
    canvas.restore()


def _paw(easel: Easel, coat: Coat) -> gestures.Limb:
    canvas = easel.canvas

    def draw(points: list[Point]) -> None:
        arm = curve(points, closed=False)
        canvas.drawPath(arm, stroke(dark(coat.fur, 0.22), 0.112))
        canvas.drawPath(arm, stroke(coat.fur, 0.095))
        canvas.drawCircle(*points[-1], 0.056, volume((points[-1], 0.06), coat.tips or coat.fur))
        gestures.glove(easel, points, 0.16)

    return draw


_STRIDES = {"run": (0.17, 0.09), "walk": (0.08, 0.0), "swim": (0.14, 0.1), "fly": (0.18, 0.12)}


def on_all_fours(easel: Easel, coat: Coat) -> None:
    """Seen from the side, running or walking; the face still looks at us."""
    canvas, action = easel.canvas, easel.pose.action or "walk"
    stride, lift = _STRIDES.get(action, (0.08, 0.0))
    canvas.save()
    if action in ("run", "fly", "swim"):
        canvas.translate(0, -0.08)
        canvas.rotate(-6 if action != "swim" else 4)
    limbs = coat.tips or coat.fur
    for far in (True, False):
        tone = dark(limbs, 0.3 if far else 0.04)
        for x, way in ((-0.24, -1), (0.2, 1)):
            foot = (x + way * stride * (0.7 if far else 1.0) * (1 if not far else -0.6),
                -0.03 - lift * (0.5 if far else 0.2))
            hip = (x + (0.05 if far else 0.0), -0.26)
            canvas.drawPath(curve([hip, ((hip[0] + foot[0]) / 2 - 0.02 * way, -0.15), foot], False), stroke(tone, 0.1))
            canvas.drawOval(oval(foot[0] + 0.02, foot[1], 0.066, 0.036), fill(tone))
            _shod(easel, foot[0], foot[1] + 0.035, 0.2)
        if far:
            canvas.save()
            canvas.translate(-0.3 if coat.tail not in ("puff", "short", "curl") else -0.16,
                -0.02 if coat.tail not in ("puff", "short", "curl") else -0.22)
            canvas.scale(-1, 1)
            canvas.rotate(-6)
            tail(easel, coat)
            canvas.restore()
            body_path = curve([(-0.4, -0.36), (-0.26, -0.5), (0.05, -0.49), (0.3, -0.52), (0.4, -0.36), (0.24, -0.2),
                (-0.1, -0.19), (-0.34, -0.2)])
            canvas.drawPath(body_path, volume(((-0.02, -0.36), 0.36), coat.fur))
            _flank(canvas, coat, body_path)
    easel.wear("body", 0.0, -0.2, 0.5)
    _head_on(easel, coat, (0.3, -0.62), 0.9)
    easel.wear("neck", 0.3, -0.38, 0.34)
    if easel.pose.holding is not None:
        easel.hold(0.5, -0.36, 0.2)
    canvas.restore()


def _flank(canvas: skia.Canvas, coat: Coat, shape: skia.Path) -> None:
    canvas.save()
    canvas.clipPath(shape, True)
    if coat.marks == "stripes":
        for k in range(6):
            x = -0.32 + 0.1 * k
            canvas.drawPath(curve([(x, -0.54), (x + 0.03, -0.44), (x, -0.36)], False),
                stroke(dark(coat.fur, 0.4), 0.03))
    elif coat.marks == "spots":
        for k in range(16):
            canvas.drawCircle(-0.36 + (k * 0.193) % 0.7, -0.5 + (k * 0.317) % 0.28, 0.022, fill(dark(coat.fur, 0.5)))
    canvas.drawOval(oval(0.0, -0.17, 0.3, 0.06), fill(coat.pale))
    canvas.restore()


def half_seen(easel: Easel, coat: Coat) -> None:
    """Head and shoulders: in the water, or in a window whose sill is at y = 0."""
    canvas = easel.canvas
    wet = easel.pose.action == "wade"
    canvas.save()
    canvas.clipRect(skia.Rect(-0.7, -1.5, 0.7, 0.02), True)
    canvas.translate(0, 0.34)
    seated(easel, coat)
    canvas.restore()
    if wet:
        gestures.ripples(easel, 0.34)
