"""What people of a trade or a tale wear on their heads; drawn around a head centred at (0, 0)."""

from __future__ import annotations

from collections.abc import Callable

import skia

from ...scene import Colour
from ..brush import ball, box, curve, dark, fade, fill, light, oval, polygon, star, stroke

Hat = Callable[[skia.Canvas, Colour], None]
_GOLD: Colour = (250, 204, 92)


def _dome(canvas: skia.Canvas, tone: Colour, top: float = -0.4, half: float = 0.245) -> None:
    canvas.drawPath(curve([(-half, -0.1), (-half * 0.9, -0.28), (0, top), (half * 0.9, -0.28), (half, -0.1),
        (0, -0.15)]),
        fade((-half, -0.3), (half, -0.1), light(tone, 0.25), dark(tone, 0.2)))


def _brim(canvas: skia.Canvas, tone: Colour, half: float, y: float = -0.15, thick: float = 0.055) -> None:
    canvas.drawOval(oval(0, y, half, thick), fade((-half, y), (half, y), light(tone, 0.16), dark(tone, 0.22)))


def _rain(canvas: skia.Canvas, tone: Colour) -> None:
    _brim(canvas, dark(tone, 0.1), 0.34, -0.12, 0.07)
    _dome(canvas, tone, -0.37, 0.265)


def _crown(canvas: skia.Canvas, tone: Colour) -> None:
    points = [(-0.15, -0.2), (-0.17, -0.36), (-0.08, -0.27), (0, -0.4), (0.08, -0.27), (0.17, -0.36), (0.15, -0.2)]
    canvas.drawPath(polygon(points), fade((-0.15, 0), (0.15, 0), (255, 226, 120), (216, 150, 50)))
    for x, colour in ((-0.09, (226, 70, 90)), (0.0, (80, 150, 230)), (0.09, (90, 190, 120))):
        canvas.drawCircle(x, -0.235, 0.02, fill(colour))
    for x, y in ((-0.17, -0.37), (0, -0.41), (0.17, -0.37)):
        canvas.drawCircle(x, y, 0.02, ball((x, y), 0.02, (255, 236, 170)))


def _tiara(canvas: skia.Canvas, tone: Colour) -> None:
    points = [(-0.13, -0.2), (-0.12, -0.27), (-0.06, -0.24), (0, -0.34), (0.06, -0.24), (0.12, -0.27), (0.13, -0.2)]
    canvas.drawPath(polygon(points), fade((-0.13, 0), (0.13, 0), (255, 232, 150), (226, 166, 70)))
    canvas.drawCircle(0, -0.25, 0.022, fill((240, 110, 160)))


def _pointed(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(polygon([(-0.2, -0.16), (-0.06, -0.5), (0.1, -0.68), (0.2, -0.16)]),
        fade((-0.2, 0), (0.2, 0), light(tone, 0.2), dark(tone, 0.25)))
    _brim(canvas, tone, 0.34, -0.16, 0.06)
    canvas.drawPath(star(0.02, -0.36, 0.055, 0.024, 5), fill((255, 218, 110)))


def _witch(canvas: skia.Canvas, tone: Colour) -> None:
    _pointed(canvas, (70, 56, 96))
    canvas.drawPath(polygon([(-0.185, -0.2), (-0.15, -0.27), (0.185, -0.27), (0.2, -0.2)]), fill((240, 140, 66)))
    canvas.drawRect(box(-0.04, -0.275, 0.08, 0.075), stroke(_GOLD, 0.018))


def _chef(canvas: skia.Canvas, tone: Colour) -> None:
    for x, y in ((-0.13, -0.37), (0.0, -0.42), (0.13, -0.37)):
        canvas.drawCircle(x, y, 0.11, ball((x, y), 0.11, (250, 250, 254)))
    canvas.drawRoundRect(box(-0.17, -0.34, 0.34, 0.16), 0.03, 0.03, fade((-0.17, 0), (0.17, 0), (255, 255, 255),
        (222, 222, 234)))


def _fire(canvas: skia.Canvas, tone: Colour) -> None:
    red = (214, 60, 50)
    _dome(canvas, red)
    _brim(canvas, red, 0.31, -0.13, 0.06)
    canvas.drawPath(polygon([(-0.06, -0.32), (0.06, -0.32), (0.07, -0.2), (0, -0.15), (-0.07, -0.2)]), fill(_GOLD))
    canvas.drawLine(0, -0.4, 0, -0.33, stroke(light(red, 0.4), 0.03))


def _cap(canvas: skia.Canvas, tone: Colour) -> None:
    navy = (44, 62, 110)
    canvas.drawPath(curve([(-0.24, -0.14), (-0.3, -0.28), (0, -0.4), (0.3, -0.28), (0.24, -0.14)]),
        fade((-0.2, -0.3), (0.2, -0.1), light(navy, 0.2), dark(navy, 0.2)))
    canvas.drawPath(curve([(-0.22, -0.14), (0, -0.08), (0.22, -0.14), (0, -0.19)]), fill((30, 32, 48)))
    canvas.drawPath(star(0, -0.27, 0.05, 0.022, 6), fill(_GOLD))


def _captain(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(curve([(-0.24, -0.15), (-0.28, -0.3), (0, -0.38), (0.28, -0.3), (0.24, -0.15)]),
        fill((250, 250, 252)))
    canvas.drawRect(box(-0.235, -0.2, 0.47, 0.055), fill((40, 56, 104)))
    canvas.drawPath(curve([(-0.2, -0.145), (0, -0.09), (0.2, -0.145)]), fill((30, 32, 48)))
    canvas.drawCircle(0, -0.24, 0.035, fill(_GOLD))


def _straw(canvas: skia.Canvas, tone: Colour) -> None:
    straw = (240, 206, 120)
    _dome(canvas, straw, -0.4, 0.2)
    _brim(canvas, straw, 0.4, -0.14, 0.07)
    canvas.drawPath(curve([(-0.2, -0.18), (0, -0.15), (0.2, -0.18)], False), stroke((206, 92, 70), 0.05))


def _cowboy(canvas: skia.Canvas, tone: Colour) -> None:
    brown = (156, 104, 62)
    canvas.drawPath(curve([(-0.2, -0.14), (-0.19, -0.38), (-0.08, -0.44), (0, -0.38), (0.08, -0.44), (0.19, -0.38),
        (0.2, -0.14)]), fade((-0.2, 0), (0.2, 0), light(brown, 0.2), dark(brown, 0.2)))
    canvas.drawPath(curve([(-0.44, -0.26), (-0.26, -0.13), (0, -0.1), (0.26, -0.13), (0.44, -0.26), (0.22, -0.18),
        (0, -0.165), (-0.22, -0.18)]), fill(dark(brown, 0.08)))


def _pirate(canvas: skia.Canvas, tone: Colour) -> None:
    black = (50, 44, 58)
    canvas.drawPath(curve([(-0.4, -0.14), (-0.26, -0.36), (0, -0.46), (0.26, -0.36), (0.4, -0.14), (0, -0.2)]),
        fade((-0.3, -0.3), (0.3, -0.1), light(black, 0.2), black))
    canvas.drawPath(curve([(-0.38, -0.16), (0, -0.22), (0.38, -0.16)], False), stroke(_GOLD, 0.018))
    canvas.drawCircle(0, -0.33, 0.045, fill((250, 248, 240)))
    canvas.drawRect(box(-0.022, -0.3, 0.044, 0.035), fill((250, 248, 240)))
    for side in (-1, 1):
        canvas.drawCircle(side * 0.017, -0.335, 0.012, fill(black))


def _beret(canvas: skia.Canvas, tone: Colour) -> None:
    red = (190, 56, 66)
    canvas.drawPath(curve([(-0.2, -0.15), (-0.33, -0.24), (-0.12, -0.38), (0.18, -0.34), (0.22, -0.15), (0, -0.2)]),
        fade((-0.2, -0.3), (0.2, -0.1), light(red, 0.2), dark(red, 0.2)))
    canvas.drawLine(-0.06, -0.37, -0.05, -0.42, stroke(red, 0.025))


def _knight(canvas: skia.Canvas, tone: Colour) -> None:
    steel = (186, 194, 208)
    canvas.drawPath(curve([(-0.27, 0.12), (-0.28, -0.14), (-0.16, -0.31), (0.16, -0.31), (0.28, -0.14), (0.27, 0.12),
        (0.2, 0.16), (0.19, -0.08), (-0.19, -0.08), (-0.2, 0.16)]),
            fade((-0.27, 0), (0.27, 0), light(steel, 0.5), dark(steel, 0.25)))
    canvas.drawPath(curve([(0, -0.3), (-0.04, -0.46), (-0.2, -0.52), (-0.28, -0.4), (-0.12, -0.36)]),
        fill((214, 60, 66)))
    canvas.drawLine(0, -0.31, 0, -0.1, stroke(light(steel, 0.6), 0.025))


def _ninja(canvas: skia.Canvas, tone: Colour) -> None:
    black = (52, 52, 68)
    canvas.drawPath(curve([(-0.25, 0.0), (-0.25, -0.16), (0, -0.3), (0.25, -0.16), (0.25, 0.0), (0, -0.09)]),
        fill(black))
    canvas.drawPath(curve([(-0.245, 0.06), (0, 0.085), (0.245, 0.06), (0.17, 0.2), (0, 0.26), (-0.17, 0.2)]),
        fill(black))
    canvas.drawPath(curve([(-0.24, -0.12), (0, -0.16), (0.24, -0.12)], False), stroke((206, 60, 60), 0.05))
    for y in (-0.02, 0.06):
        canvas.drawLine(-0.24, -0.1, -0.38, y, stroke((206, 60, 60), 0.03))


def _hard(canvas: skia.Canvas, tone: Colour) -> None:
    yellow = (250, 196, 60)
    _dome(canvas, yellow)
    _brim(canvas, yellow, 0.27, -0.13, 0.035)
    canvas.drawPath(curve([(-0.03, -0.15), (-0.04, -0.39), (0.04, -0.39), (0.03, -0.15)]), fill(light(yellow, 0.35)))


def _santa(canvas: skia.Canvas, tone: Colour) -> None:
    red = (210, 50, 52)
    canvas.drawPath(curve([(-0.23, -0.16), (-0.12, -0.4), (0.14, -0.44), (0.34, -0.24), (0.2, -0.26), (0.23, -0.16)]),
        fade((-0.2, -0.3), (0.2, -0.1), light(red, 0.15), dark(red, 0.2)))
    canvas.drawCircle(0.34, -0.21, 0.06, ball((0.34, -0.21), 0.06, (250, 250, 252)))
    canvas.drawRoundRect(box(-0.26, -0.22, 0.52, 0.11), 0.05, 0.05, fill((250, 250, 252)))


def _graduate(canvas: skia.Canvas, tone: Colour) -> None:
    _dome(canvas, (46, 46, 66), -0.3, 0.2)
    canvas.drawPath(polygon([(0, -0.42), (0.36, -0.31), (0, -0.2), (-0.36, -0.31)]), fill((58, 58, 82)))
    canvas.drawPath(curve([(0, -0.31), (0.22, -0.27), (0.27, -0.14)], False), stroke(_GOLD, 0.018))


def _nurse(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(curve([(-0.16, -0.2), (-0.2, -0.34), (0, -0.38), (0.2, -0.34), (0.16, -0.2)]),
        fill((252, 252, 255)))
    for w, h in ((0.025, 0.09), (0.09, 0.025)):
        canvas.drawRect(box(-w / 2, -0.29 - h / 2, w, h), fill((224, 66, 72)))


def _gat(canvas: skia.Canvas, tone: Colour) -> None:
    black = (44, 42, 54)
    canvas.drawOval(oval(0, -0.17, 0.42, 0.065), fill(black, 215))
    canvas.drawRect(box(-0.14, -0.42, 0.28, 0.25), fade((-0.14, 0), (0.14, 0), light(black, 0.25), black))
    canvas.drawOval(oval(0, -0.42, 0.14, 0.025), fill(light(black, 0.2)))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.22, -0.14), (side * 0.2, 0.1), (side * 0.04, 0.26)], False),
            stroke(black, 0.012))


def _jester(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(polygon([(-0.1, -0.2), (0.02, -0.56), (0.12, -0.2)]), fade((0, -0.56), (0, -0.2), (250, 206, 80),
        (236, 110, 120)))
    canvas.drawCircle(0.02, -0.56, 0.045, fill((250, 250, 252)))


def _detective(canvas: skia.Canvas, tone: Colour) -> None:
    felt = (112, 96, 84)
    _dome(canvas, felt, -0.4, 0.22)
    _brim(canvas, felt, 0.36, -0.15, 0.05)
    canvas.drawPath(curve([(-0.22, -0.2), (0, -0.17), (0.22, -0.2)], False), stroke((60, 48, 48), 0.05))


def _viking(canvas: skia.Canvas, tone: Colour) -> None:
    steel = (176, 180, 190)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.2, -0.2), (side * 0.36, -0.26), (side * 0.36, -0.44), (side * 0.28, -0.32),
            (side * 0.18, -0.28)]), fill((250, 238, 210)))
    _dome(canvas, steel)
    canvas.drawPath(curve([(-0.24, -0.12), (0, -0.16), (0.24, -0.12)], False), stroke((150, 112, 70), 0.05))


def _sporty(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(curve([(-0.23, -0.13), (0, -0.18), (0.23, -0.13)], False), stroke((236, 82, 78), 0.055))


def _aviator(canvas: skia.Canvas, tone: Colour) -> None:
    brown = (128, 84, 56)
    canvas.drawPath(curve([(-0.26, 0.14), (-0.27, -0.14), (0, -0.33), (0.27, -0.14), (0.26, 0.14), (0.2, 0.08),
        (0.19, -0.1), (0, -0.16), (-0.19, -0.1), (-0.2, 0.08)]),
            fade((-0.2, 0), (0.2, 0), light(brown, 0.2), dark(brown, 0.2)))
    for side in (-1, 1):
        canvas.drawCircle(side * 0.09, -0.2, 0.07, fill((150, 206, 236)))
        canvas.drawCircle(side * 0.09, -0.2, 0.07, stroke((70, 52, 48), 0.022))


def _space(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawCircle(0, 0, 0.33, fill((226, 240, 255), 52))
    canvas.drawCircle(0, 0, 0.33, stroke((236, 240, 248), 0.045))
    canvas.drawPath(curve([(-0.24, -0.1), (-0.17, -0.22), (-0.04, -0.27)], False), stroke((255, 255, 255), 0.03, 210))
    canvas.drawLine(0.2, -0.27, 0.28, -0.42, stroke((200, 206, 218), 0.02))
    canvas.drawCircle(0.28, -0.43, 0.03, fill((240, 96, 84)))


def _veil(canvas: skia.Canvas, tone: Colour) -> None:
    canvas.drawPath(curve([(0, -0.3), (-0.24, -0.2), (-0.36, 0.3), (-0.24, 0.3), (-0.2, -0.08), (0, -0.2), (0.2, -0.08),
        (0.24, 0.3), (0.36, 0.3), (0.24, -0.2)]), fill((255, 255, 255), 170))
    for k in range(5):
        canvas.drawCircle(-0.14 + 0.07 * k, -0.24 - 0.03 * (2 - abs(k - 2)), 0.03,
            fill(((250, 190, 206), (255, 255, 255))[k % 2]))


def _elf(canvas: skia.Canvas, tone: Colour) -> None:
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.2, -0.04), (side * 0.42, -0.12), (side * 0.22, 0.08)]),
            fill((250, 214, 184)))
    canvas.drawPath(polygon([(-0.22, -0.12), (0.06, -0.56), (0.22, -0.12)]), fade((0, -0.5), (0, -0.1), (110, 190, 100),
        (56, 130, 80)))
    canvas.drawCircle(0.06, -0.56, 0.035, fill((250, 214, 90)))


def _mask(canvas: skia.Canvas, tone: Colour) -> None:
    for side in (-1, 1):
        canvas.drawPath(curve([(0, -0.03), (side * 0.12, -0.08), (side * 0.22, -0.04), (side * 0.16, 0.08),
            (side * 0.05, 0.06)]),
            fill(dark(tone, 0.2)))
        canvas.drawOval(oval(side * 0.1, 0.01, 0.052, 0.05), fill((255, 255, 255)))


HATS: dict[str, Hat] = {
    "crown": _crown, "tiara": _tiara, "wizard": _pointed, "witch": _witch, "chef": _chef, "fire": _fire, "cap": _cap,
    "captain": _captain, "straw": _straw, "cowboy": _cowboy, "pirate": _pirate, "beret": _beret, "knight": _knight,
    "ninja": _ninja, "hard": _hard, "santa": _santa, "graduate": _graduate, "nurse": _nurse, "gat": _gat,
    "jester": _jester, "detective": _detective, "viking": _viking, "sporty": _sporty, "aviator": _aviator,
    "space": _space, "veil": _veil, "elf": _elf, "hero": _mask,
    "rain": _rain,
}  # fmt: skip
