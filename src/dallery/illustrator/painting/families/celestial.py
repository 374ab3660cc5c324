"""Things of the sky: a great moon, a great sun, stars, rainbows."""

from __future__ import annotations

from ..brush import fill, radial, soft, star, stroke
from ..easel import Easel
from ..sky import paint_moon
from ..vista import Vista


def great_moon(vista: Vista) -> None:
    """The moon as the picture's second subject."""
    paint_moon(vista, 118)


def great_sun(vista: Vista) -> None:
    """The sun as the picture's second subject."""
    x, y = vista.light.source
    vista.canvas.drawCircle(x, y, 400, radial(
        (x, y), 400, (0, (255, 220, 120), 170), (1, (255, 220, 120), 0)))  # fmt: skip
    vista.canvas.drawCircle(x, y, 96, radial(
        (x, y), 96, (0, (255, 252, 220), 255), (1, (255, 208, 84), 255)))  # fmt: skip


def _star(easel: Easel) -> None:
    gold = easel.look.or_else((255, 214, 92))
    shape = star(0, -0.5, 0.5, 0.22, 5)
    easel.canvas.drawPath(shape, soft(fill(gold, 120), 0.08))
    easel.canvas.drawPath(shape, radial(
        (0, -0.55), 0.6, (0, (255, 250, 214), 255), (1, gold, 255)))  # fmt: skip
    easel.glow.drawPath(shape, fill(gold, 120))


def _rainbow(easel: Easel) -> None:
    colours = ((230, 80, 80), (244, 150, 70), (250, 220, 90), (110, 190, 110), (90, 150, 230),
               (150, 100, 210))  # fmt: skip
    for k, colour in enumerate(colours):
        easel.canvas.drawCircle(0, 0.1, 0.95 - k * 0.055, stroke(colour, 0.058, 140))


PAINTERS = {"star": _star, "rainbow": _rainbow}
