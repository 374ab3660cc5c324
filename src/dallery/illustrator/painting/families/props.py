"""What hands work with and feet stand on: rods, brushes, pans, brooms, boards."""

from __future__ import annotations

from ..brush import box, curve, dark, fade, fill, light, oval, polygon, star, stroke
from ..easel import Easel, Painter

_WOOD = (150, 104, 70)


def _rod(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawLine(0, 0.05, 0, -0.95, stroke(_WOOD, 0.034))
    canvas.drawLine(0, 0.06, 0, -0.1, stroke(dark(_WOOD, 0.4), 0.07))
    canvas.drawPath(curve([(0, -0.95), (0.24, -0.62), (0.5, -0.12), (0.5, 0.2)], False), stroke((250, 250, 252), 0.014))
    canvas.drawCircle(0.5, 0.2, 0.06, fill((232, 74, 70)))


def _paintbrush(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((70, 130, 226))
    canvas.drawLine(0, 0.3, 0, -0.6, stroke(_WOOD, 0.07))
    canvas.drawRect(box(-0.06, -0.7, 0.12, 0.14), fill((206, 210, 220)))
    canvas.drawPath(curve([(-0.08, -0.68), (-0.1, -0.84), (0, -1.04), (0.1, -0.84), (0.08, -0.68)]), fill(tone))


def _pan(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawLine(-0.9, -0.24, -0.2, -0.2, stroke((70, 60, 62), 0.14))
    canvas.drawPath(curve([(-0.5, -0.34), (-0.4, -0.06), (0, 0), (0.4, -0.06), (0.5, -0.34)]), fill((74, 74, 86)))
    canvas.drawOval(oval(0, -0.34, 0.5, 0.12), fill((98, 98, 112)))
    canvas.drawOval(oval(0, -0.36, 0.3, 0.075), fill((255, 253, 246)))
    canvas.drawOval(oval(0.02, -0.38, 0.12, 0.05), fill((252, 188, 66)))
    for k in (-1, 0, 1):
        x = k * 0.18
        canvas.drawPath(curve([(x, -0.48), (x + 0.06, -0.62), (x - 0.05, -0.76), (x + 0.03, -0.9)], False),
            stroke((255, 255, 255), 0.04, 150))


def _camera(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((66, 66, 82))
    canvas.drawRoundRect(box(-0.6, -0.8, 1.2, 0.8), 0.12, 0.12,
        fade((-0.6, 0), (0.6, 0), light(tone, 0.25), dark(tone, 0.2)))
    canvas.drawRect(box(-0.22, -0.96, 0.44, 0.2), fill(tone))
    canvas.drawCircle(0, -0.38, 0.3, fill((206, 210, 220)))
    canvas.drawCircle(0, -0.38, 0.22, fill((44, 62, 96)))
    canvas.drawCircle(-0.07, -0.46, 0.07, fill((190, 220, 250)))
    canvas.drawCircle(0.44, -0.68, 0.06, fill((232, 84, 76)))


def _broom(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawLine(0, -0.3, 0, -1.0, stroke(_WOOD, 0.035))
    canvas.drawPath(polygon([(-0.06, -0.32), (0.06, -0.32), (0.17, 0), (-0.17, 0)]),
        fade((0, -0.3), (0, 0), (246, 206, 120), (200, 150, 76)))
    for x in (-0.09, 0, 0.09):
        canvas.drawLine(x * 0.5, -0.28, x, -0.02, stroke((176, 126, 62), 0.01))
    canvas.drawLine(-0.07, -0.26, 0.07, -0.26, stroke((206, 80, 70), 0.03))


def _flying_broom(easel: Easel) -> None:
    easel.canvas.save()
    easel.canvas.translate(-0.1, -0.5)
    easel.canvas.rotate(84)
    easel.canvas.scale(2.6, 2.6)
    easel.canvas.translate(0, 0.5)
    _broom(easel)
    easel.canvas.restore()


def _blade(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawPath(polygon([(-0.05, -0.2), (-0.04, -0.9), (0, -1.0), (0.04, -0.9), (0.05, -0.2)]),
        fade((-0.05, 0), (0.05, 0), (246, 250, 255), (160, 172, 196)))
    canvas.drawLine(-0.15, -0.2, 0.15, -0.2, stroke((236, 190, 80), 0.06))
    canvas.drawLine(0, -0.18, 0, 0.02, stroke((126, 78, 54), 0.06))
    canvas.drawCircle(0, 0.03, 0.04, fill((236, 190, 80)))


def _wand(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawLine(0, 0.1, 0, -0.74, stroke((92, 66, 110), 0.06))
    canvas.drawPath(star(0, -0.86, 0.2, 0.09, 5), fill((255, 220, 110)))
    easel.glow.drawCircle(0, -0.86, 0.24, fill((255, 220, 120), 190))
    for x, y in ((0.28, -1.0), (-0.26, -1.06), (0.34, -0.7), (-0.3, -0.72)):
        canvas.drawPath(star(x, y, 0.07, 0.025, 4), fill((255, 246, 190)))


def _can(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((96, 160, 190))
    canvas.drawPath(curve([(-0.3, -0.6), (-0.62, -0.5), (-0.34, -0.14)], False), stroke(dark(tone, 0.25), 0.07))
    canvas.drawPath(polygon([(0.24, -0.2), (0.3, -0.42), (0.72, -0.74), (0.76, -0.66)]), fill(dark(tone, 0.12)))
    canvas.drawRoundRect(box(-0.34, -0.66, 0.66, 0.66), 0.08, 0.08,
        fade((-0.3, 0), (0.3, 0), light(tone, 0.3), dark(tone, 0.2)))
    for k in range(5):
        canvas.drawLine(0.82 + 0.05 * k, -0.62 + 0.1 * k, 0.88 + 0.05 * k, -0.5 + 0.1 * k,
            stroke((150, 206, 250), 0.03))


def _basket(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((200, 148, 92))
    canvas.drawOval(oval(0, -0.5, 0.42, 0.42), stroke(dark(tone, 0.2), 0.06))
    for x, y, colour in ((-0.22, -0.5, (226, 76, 70)), (0.02, -0.56, (250, 190, 76)), (0.24, -0.5, (120, 186, 96))):
        canvas.drawCircle(x, y, 0.16, fill(colour))
    canvas.drawPath(curve([(-0.52, -0.46), (-0.42, -0.04), (0.42, -0.04), (0.52, -0.46), (0, -0.42)]),
        fade((-0.5, 0), (0.5, 0), light(tone, 0.25),
        dark(tone, 0.25)))
    for k in range(3):
        canvas.drawPath(curve([(-0.47, -0.34 + 0.1 * k), (0, -0.3 + 0.1 * k), (0.47, -0.34 + 0.1 * k)], False),
            stroke(dark(tone, 0.3), 0.016))


def _quill(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((250, 214, 90))
    canvas.drawRect(box(-0.07, -0.95, 0.14, 0.75), fade((-0.07, 0), (0.07, 0), light(tone, 0.3), dark(tone, 0.2)))
    canvas.drawPath(polygon([(-0.07, -0.2), (0.07, -0.2), (0, 0)]), fill((250, 226, 190)))
    canvas.drawRect(box(-0.07, -1.02, 0.14, 0.1), fill((240, 130, 140)))


def _notebook(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((176, 182, 196))
    canvas.drawRoundRect(box(-0.66, -0.92, 1.32, 0.86), 0.06, 0.06,
        fade((0, -0.9), (0, 0), light(tone, 0.3), dark(tone, 0.2)))
    if easel.pose.action != "held":
        canvas.drawRect(box(-0.58, -0.85, 1.16, 0.7), fade((0, -0.85), (0, -0.15), (120, 190, 250), (70, 110, 200)))
    else:
        canvas.drawCircle(0, -0.5, 0.1, fill((250, 250, 255)))
    canvas.drawPath(polygon([(-0.66, -0.08), (0.66, -0.08), (0.8, 0.04), (-0.8, 0.04)]), fill(dark(tone, 0.2)))


def _skateboard(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((236, 110, 84))
    for x in (-1.2, 1.2):
        canvas.drawCircle(x, -0.22, 0.22, fill((250, 246, 236)))
        canvas.drawCircle(x, -0.22, 0.09, fill((90, 86, 100)))
    canvas.drawPath(curve([(-2.1, -0.9), (-1.6, -0.62), (1.6, -0.62), (2.1, -0.9)], False),
        stroke(dark(tone, 0.25), 0.3))
    canvas.drawPath(curve([(-2.1, -0.95), (-1.6, -0.68), (1.6, -0.68), (2.1, -0.95)], False), stroke(tone, 0.2))


def _skis(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((214, 66, 72))
    for dy in (-0.4, 0.0):
        canvas.drawPath(curve([(-2.6, -0.2 + dy), (2.1, -0.2 + dy), (2.6, -0.4 + dy), (2.8, -0.8 + dy)], False),
            stroke(dark(tone, 0.1 - dy * 0.4), 0.2))


def _surfboard(easel: Easel) -> None:
    canvas, tone = easel.canvas, easel.look.or_else((250, 200, 90))
    canvas.drawPath(curve([(-2.4, -0.5), (0, -0.1), (2.4, -0.7), (0, -0.9)]),
        fade((-2, 0), (2, 0), light(tone, 0.3), dark(tone, 0.12)))
    canvas.drawPath(curve([(-2.2, -0.5), (0, -0.46), (2.2, -0.66)], False), stroke((240, 110, 90), 0.14))
    for k in range(7):
        x = -2.4 + 0.8 * k
        canvas.drawCircle(x, 0.0, 0.26, fill((255, 255, 255), 200))


def _microphone(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawLine(0, 0.1, 0, -0.56, stroke((66, 66, 82), 0.2))
    canvas.drawCircle(0, -0.74, 0.26, fade((-0.2, 0), (0.2, 0), (226, 230, 238), (130, 136, 152)))


def _bouquet(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawPath(polygon([(-0.3, -0.5), (0.3, -0.5), (0, 0.06)]),
        fade((-0.3, 0), (0.3, 0), (255, 250, 240), (222, 206, 196)))
    for x, y, colour in ((-0.24, -0.6, (240, 110, 140)), (0.22, -0.6, (250, 190, 80)), (0, -0.56, (170, 120, 210)),
        (-0.12, -0.8, (250, 240, 240)), (0.13, -0.8, (232, 84, 90))):
        canvas.drawCircle(x, y, 0.16, fill(colour))
        canvas.drawCircle(x, y, 0.06, fill((255, 232, 150)))


def _rose_bouquet(easel: Easel) -> None:
    canvas, red = easel.canvas, easel.look.or_else((214, 50, 70))
    for x in (-0.34, -0.16, 0.18, 0.36):
        canvas.drawPath(curve([(x, -0.44), (x * 1.5, -0.66), (x * 1.1, -0.82)]), fill((84, 150, 90)))
    canvas.drawPath(polygon([(-0.34, -0.5), (0.34, -0.5), (0.08, -0.08), (0.16, 0.0), (-0.16, 0.0), (-0.08, -0.08)]),
        fade((-0.3, 0), (0.3, 0), (255, 250, 240), (222, 206, 196)))
    canvas.drawLine(-0.09, -0.1, 0.09, -0.1, stroke((236, 150, 170), 0.06))
    for x, y in ((-0.26, -0.58), (0.26, -0.58), (0, -0.56), (-0.15, -0.78), (0.15, -0.78), (0, -0.92)):
        canvas.drawCircle(x, y, 0.15, fill(dark(red, 0.18)))
        canvas.drawCircle(x - 0.01, y - 0.02, 0.13, fill(red))
        canvas.drawPath(curve([(x - 0.07, y + 0.01), (x - 0.02, y - 0.08), (x + 0.06, y - 0.02), (x, y + 0.05),
            (x - 0.03, y - 0.01)], False), stroke(dark(red, 0.35), 0.024))


PAINTERS: dict[str, Painter] = {
    "rosebouquet": _rose_bouquet,
    "fishingrod": _rod, "paintbrush": _paintbrush, "pan": _pan, "photocamera": _camera, "broom": _broom,
        "flyingbroom": _flying_broom, "blade": _blade,
    "wand": _wand, "wateringcan": _can, "shopbasket": _basket, "quill": _quill, "notebook": _notebook,
    "skateboard": _skateboard, "skis": _skis, "surfboard": _surfboard, "microphone": _microphone, "bouquet": _bouquet,
}  # fmt: skip
