"""Things of the sky: a great moon, a great sun, stars, rainbows."""

from __future__ import annotations

import skia

from ..brush import (
    around,
    ball,
    curve,
    dark,
    fade,
    fill,
    light,
    linear,
    oval,
    polygon,
    radial,
    soft,
    star,
    stroke,
)
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


def _comet(easel: Easel) -> None:
    head = easel.look.or_else((206, 236, 255))
    for reach, half, alpha in ((1.5, 0.24, 110), (1.1, 0.14, 190)):
        tail = polygon([(0.5, -0.5 - half), (0.5 - reach, -0.5 - half * 0.2 + 0.02), (0.5, -0.5 + half)])
        paint = linear((0.5, 0), (0.5 - reach, 0), (0, head, alpha), (1, head, 0))
        easel.canvas.drawPath(tail, paint)
        easel.glow.drawPath(tail, linear((0.5, 0), (0.5 - reach, 0), (0, head, alpha // 4), (1, head, 0)))
    easel.canvas.drawCircle(0.5, -0.5, 0.24, radial((0.54, -0.54), 0.26, (0, (255, 255, 255), 255), (1, head, 255)))
    easel.glow.drawCircle(0.5, -0.5, 0.12, fill(head, 120))


def _planet(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((232, 188, 128)), easel.canvas
    ring = light(tone, 0.4)
    canvas.save()
    canvas.translate(0, -0.5)
    canvas.rotate(-16)
    for grow in (0.72, 0.62):
        canvas.drawArc(oval(0, 0, grow, grow * 0.26), 180, 180, False, stroke(ring, 0.055, 210))
    canvas.drawCircle(0, 0, 0.42, ball((0, 0), 0.42, tone))
    canvas.save()
    disc = skia.Path()
    disc.addCircle(0, 0, 0.42)
    canvas.clipPath(disc, True)
    for y, thick, alpha in ((-0.22, 0.07, 90), (-0.04, 0.1, 120), (0.16, 0.05, 90), (0.28, 0.08, 80)):
        canvas.drawPath(curve([(-0.5, y - 0.03), (0, y + 0.03), (0.5, y - 0.03)], False),
                        stroke(dark(tone, 0.25), thick, alpha))  # fmt: skip
    canvas.restore()
    for grow in (0.72, 0.62):
        canvas.drawArc(oval(0, 0, grow, grow * 0.26), 0, 180, False, stroke(ring, 0.055, 240))
    canvas.restore()


def _earth(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawCircle(0, -0.5, 0.48, ball((0, -0.5), 0.48, easel.look.or_else((60, 136, 214))))
    canvas.save()
    disc = skia.Path()
    disc.addCircle(0, -0.5, 0.48)
    canvas.clipPath(disc, True)
    for land in ([(-0.3, -0.86), (-0.06, -0.84), (-0.1, -0.66), (-0.22, -0.56), (-0.36, -0.66)],
                 [(-0.18, -0.5), (-0.04, -0.44), (-0.1, -0.26), (-0.18, -0.12), (-0.24, -0.34)],
                 [(0.08, -0.8), (0.4, -0.82), (0.46, -0.6), (0.26, -0.56), (0.3, -0.34), (0.16, -0.26), (0.1, -0.52)]):
        canvas.drawPath(curve(land), fill((104, 176, 96)))
    for x, y, w in ((-0.2, -0.7, 0.2), (0.22, -0.44, 0.18), (-0.06, -0.2, 0.22)):
        canvas.drawOval(oval(x, y, w, 0.035), fill((255, 255, 255), 190))
    canvas.restore()


def _bolt(easel: Easel) -> None:
    shape = polygon([(0.06, -1.0), (-0.2, -0.48), (-0.02, -0.5), (-0.12, 0.0), (0.22, -0.6), (0.04, -0.58),
        (0.2, -1.0)])
    tone = easel.look.or_else((255, 222, 90))
    easel.canvas.drawPath(shape, fade((0, -1), (0, 0), (255, 252, 220), tone))
    easel.glow.drawPath(shape, fill(tone))


def _explosion(easel: Easel) -> None:
    for k, (size, colour) in enumerate(((0.54, (214, 62, 44)), (0.44, (246, 140, 52)), (0.32, (255, 214, 96)),
                                        (0.18, (255, 252, 226)))):  # fmt: skip
        shape = star(0, -0.5, size, size * 0.62, 13 - k)
        easel.canvas.drawPath(shape, fill(colour))
        easel.glow.drawPath(shape, fill(colour, 130))
    for k in range(9):
        x, y = around(0, -0.5, 0.56 + 0.05 * (k % 3), k * 40 + 12)
        easel.canvas.drawCircle(x, y, 0.02 + 0.012 * (k % 2), fill((90, 74, 80)))


def _snowflake(easel: Easel) -> None:
    tone = easel.look.or_else((236, 248, 255))
    for k in range(6):
        tip = around(0, -0.5, 0.48, k * 60)
        easel.canvas.drawLine(0, -0.5, *tip, stroke(tone, 0.045))
        for at in (0.24, 0.36):
            x, y = around(0, -0.5, at, k * 60)
            for turn in (-45, 45):
                easel.canvas.drawLine(x, y, *around(x, y, 0.12, k * 60 + turn), stroke(tone, 0.035))


def _fireworks(easel: Easel) -> None:
    colours = ((255, 110, 130), (255, 214, 100), (120, 220, 255), (190, 140, 255))
    tone = easel.look.colour or easel.rng.choice(colours)
    for ring in (0.46, 0.32, 0.18):
        for k in range(16):
            inner, outer = around(0, -0.5, ring * 0.62, k * 22.5), around(0, -0.5, ring, k * 22.5)
            easel.canvas.drawLine(*inner, *outer, stroke(light(tone, 0.3 if ring < 0.4 else 0.0), 0.014))
            easel.canvas.drawCircle(*outer, 0.014, fill((255, 252, 230)))
            easel.glow.drawCircle(*outer, 0.03, fill(tone))


def _rain_cloud(easel: Easel) -> None:
    tone = easel.look.or_else((120, 132, 156))
    for x in (-0.4, -0.15, 0.1, 0.35):
        easel.canvas.drawLine(x, -0.3, x - 0.08, -0.02, stroke((96, 160, 226), 0.035))
    for x, y, r in ((-0.42, -0.5, 0.24), (0.42, -0.5, 0.26), (-0.12, -0.68, 0.3), (0.2, -0.66, 0.26), (0, -0.46, 0.3)):
        easel.canvas.drawCircle(x, y, r, ball((x, y), r, tone))


PAINTERS = {
    "star": _star, "rainbow": _rainbow, "comet": _comet, "planet": _planet, "earth": _earth, "bolt": _bolt,
    "explosion": _explosion, "snowflake": _snowflake, "fireworks": _fireworks, "raincloud": _rain_cloud,
}  # fmt: skip
