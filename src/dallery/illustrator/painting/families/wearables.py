"""Things to wear: drawn where a creature's painter puts them, or lying by themselves."""

from __future__ import annotations

from ..brush import box, curve, dark, fade, fill, light, oval, polygon, stroke
from ..easel import Easel


def _glasses(easel: Easel) -> None:
    frame, canvas = easel.look.or_else((44, 40, 54)), easel.canvas
    for side in (-1, 1):
        lens = box(side * 0.56 - 0.44, -0.92, 0.88, 0.76)
        canvas.drawRoundRect(lens, 0.3, 0.3, fade((0, -0.9), (0, -0.1), (64, 60, 96),
            (112, 104, 160)))
        canvas.drawRoundRect(lens, 0.3, 0.3, stroke(frame, 0.1))
        canvas.drawLine(side * 0.56 - 0.2, -0.7, side * 0.56 - 0.02, -0.8, stroke((255, 255, 255),
            0.08, 170))
    canvas.drawLine(-0.14, -0.62, 0.14, -0.62, stroke(frame, 0.12))


def _spectacles(easel: Easel) -> None:
    frame, canvas = easel.look.or_else((70, 52, 52)), easel.canvas
    for side in (-1, 1):
        lens = oval(side * 0.54, -0.56, 0.43, 0.42)
        canvas.drawOval(lens, fill((226, 242, 255), 70))
        canvas.drawOval(lens, stroke(frame, 0.085))
        canvas.drawLine(side * 0.54 - 0.22, -0.62, side * 0.54 - 0.08, -0.8, stroke((255, 255, 255), 0.06, 190))
        canvas.drawLine(side * 0.97, -0.6, side * 1.16, -0.7, stroke(frame, 0.08))
    canvas.drawPath(curve([(-0.13, -0.62), (0, -0.68), (0.13, -0.62)], False), stroke(frame, 0.085))


def _hat(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((92, 76, 120)), easel.canvas
    canvas.drawOval(oval(0, -0.12, 0.68, 0.14), fade((-0.6, 0), (0.6, 0), light(tone, 0.15),
        dark(tone, 0.25)))
    canvas.drawPath(curve([(-0.4, -0.14), (-0.36, -0.7), (-0.3, -0.96), (0.3, -0.96), (0.36, -0.7),
        (0.4, -0.14)]), fade((-0.4, 0), (0.4, 0), light(tone, 0.25), dark(tone, 0.25)))
    canvas.drawPath(curve([(-0.4, -0.26), (0, -0.2), (0.4, -0.26)], False), stroke((240, 170, 80),
        0.13))


def _crown(easel: Easel) -> None:
    gold, canvas = easel.look.or_else((250, 200, 84)), easel.canvas
    points = [(-0.54, -0.04), (-0.62, -0.84), (-0.3, -0.44), (0, -1.0), (0.3, -0.44),
        (0.62, -0.84), (0.54, -0.04)]
    canvas.drawPath(polygon(points), fade((-0.5, 0), (0.5, 0), light(gold, 0.35), dark(gold, 0.2)))
    for x, colour in ((-0.3, (226, 70, 90)), (0.0, (80, 150, 230)), (0.3, (90, 190, 120))):
        canvas.drawCircle(x, -0.2, 0.09, fill(colour))


def _scarf(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((222, 76, 72)), easel.canvas
    if easel.pose.action == "worn":
        canvas.translate(0, 0.3)  # below the chin: higher it hides the mouth
    canvas.drawPath(polygon([(0.18, -0.5), (0.46, -0.5), (0.5, 0.3), (0.24, 0.3)]), fill(dark(tone,
        0.16)))
    canvas.drawPath(curve([(-0.66, -0.78), (0, -0.62), (0.66, -0.78), (0.62, -0.34), (0, -0.2),
        (-0.62, -0.34)]), fade((0, -0.8), (0, -0.2), light(tone, 0.2), dark(tone, 0.1)))
    for k in range(3):
        canvas.drawLine(0.24, -0.2 + 0.16 * k, 0.49, -0.2 + 0.16 * k, stroke((255, 240, 220), 0.05))


def _bow_tie(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((222, 76, 90)), easel.canvas
    for side in (-1, 1):
        canvas.drawPath(curve([(0, -0.5), (side * 0.6, -0.95), (side * 0.84, -0.5),
            (side * 0.6, -0.05)]), fade((0, -0.9), (0, -0.1), light(tone, 0.2), dark(tone, 0.15)))
    canvas.drawOval(oval(0, -0.5, 0.18, 0.24), fill(dark(tone, 0.2)))


PAINTERS = {
    "glasses": _glasses, "spectacles": _spectacles, "hat": _hat, "crown": _crown, "scarf": _scarf, "bowtie": _bow_tie,
}  # fmt: skip
