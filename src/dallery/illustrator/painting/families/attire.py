"""What clothes of a trade or a tale have on them: drawn on a torso whose collar is at y -0.6, hem at -0.26."""

from __future__ import annotations

from collections.abc import Callable

import skia

from ...scene import Colour
from ..brush import INK, box, curve, dark, fill, light, oval, polygon, star, stroke

Garnish = Callable[[skia.Canvas, Colour], None]
_GOLD: Colour = (250, 204, 92)


def _plain(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.045, -0.61), (0.045, -0.61), (0, -0.54)]), fill(light(cloth, 0.7)))
    for k in range(3):
        canvas.drawCircle(0, -0.5 + 0.07 * k, 0.009, fill(dark(cloth, 0.35)))


def _sash(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.1, -0.43), (0, -0.415), (0.1, -0.43)], False), stroke(dark(cloth, 0.3), 0.024))
    canvas.drawPath(curve([(-0.06, -0.6), (0, -0.555), (0.06, -0.6)], False), stroke(light(cloth, 0.6), 0.022))


def _space(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawRoundRect(box(-0.08, -0.48, 0.16, 0.11), 0.02, 0.02, fill((198, 206, 220)))
    for k, colour in enumerate(((236, 84, 84), (90, 190, 120), (88, 150, 236))):
        canvas.drawCircle(-0.045 + 0.045 * k, -0.44, 0.014, fill(colour))
    canvas.drawLine(-0.05, -0.4, 0.05, -0.4, stroke((120, 130, 150), 0.012))
    canvas.drawPath(curve([(-0.14, -0.3), (0, -0.275), (0.14, -0.3)], False), stroke((232, 130, 70), 0.02))


def _double(canvas: skia.Canvas, cloth: Colour) -> None:
    for k in range(6):
        canvas.drawCircle((-0.035, 0.035)[k % 2], -0.52 + 0.08 * (k // 2), 0.011, fill((120, 120, 140)))
    canvas.drawPath(curve([(-0.07, -0.6), (0, -0.56), (0.07, -0.6)], False), stroke((226, 84, 80), 0.03))


def _stars(canvas: skia.Canvas, cloth: Colour) -> None:
    for x, y, r in ((-0.1, -0.2, 0.03), (0.09, -0.3, 0.024), (0.03, -0.12, 0.03), (-0.04, -0.4, 0.02)):
        canvas.drawPath(star(x, y, r, r * 0.45, 5), fill((255, 218, 110)))


def _royal(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.06, -0.61), (0.06, -0.61), (0.03, -0.27), (-0.03, -0.27)]), fill((252, 248, 240)))
    for k in range(4):
        canvas.drawCircle((-0.012, 0.014)[k % 2], -0.54 + 0.075 * k, 0.011, fill(INK))
    canvas.drawPath(curve([(-0.14, -0.58), (0, -0.55), (0.14, -0.58)], False), stroke((252, 248, 240), 0.055))
    for x in (-0.1, -0.03, 0.05, 0.11):
        canvas.drawCircle(x, -0.565, 0.01, fill(INK))


def _doctor(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.055, -0.61), (0.055, -0.61), (0, -0.44)]), fill((110, 176, 206)))
    canvas.drawLine(0, -0.44, 0, -0.27, stroke((196, 200, 214), 0.009))
    canvas.drawPath(curve([(-0.06, -0.6), (-0.06, -0.48), (-0.01, -0.45), (0.05, -0.5), (0.06, -0.6)], False),
        stroke((72, 76, 96), 0.014))
    canvas.drawCircle(-0.02, -0.43, 0.022, fill((170, 178, 196)))
    canvas.drawRect(box(0.045, -0.42, 0.06, 0.05), stroke((196, 200, 214), 0.009))
    for w, h in ((0.012, 0.034), (0.034, 0.012)):
        canvas.drawRect(box(0.075 - w / 2, -0.46 - h / 2, w, h), fill((224, 66, 72)))


def _stripes(canvas: skia.Canvas, cloth: Colour) -> None:
    for y in (-0.46, -0.33):
        canvas.drawPath(curve([(-0.145, y), (0, y + 0.015), (0.145, y)], False), stroke((250, 224, 110), 0.034))
        canvas.drawPath(curve([(-0.145, y), (0, y + 0.015), (0.145, y)], False), stroke((236, 240, 244), 0.012))
    canvas.drawLine(0, -0.6, 0, -0.27, stroke(dark(cloth, 0.35), 0.009))


def _badge(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.04, -0.61), (0.04, -0.61), (0, -0.56)]), fill((236, 240, 250)))
    canvas.drawPath(polygon([(-0.016, -0.57), (0.016, -0.57), (0.022, -0.36), (0, -0.33), (-0.022, -0.36)]),
        fill((34, 36, 54)))
    canvas.drawPath(star(0.085, -0.48, 0.036, 0.017, 5), fill(_GOLD))
    canvas.drawPath(curve([(-0.14, -0.3), (0, -0.28), (0.14, -0.3)], False), stroke((34, 34, 48), 0.03))
    canvas.drawRect(box(-0.02, -0.31, 0.04, 0.035), fill(_GOLD))


def _overalls(canvas: skia.Canvas, cloth: Colour) -> None:
    denim = (84, 116, 176)
    canvas.drawRoundRect(box(-0.085, -0.47, 0.17, 0.23), 0.02, 0.02, fill(denim))
    canvas.drawPath(polygon([(-0.15, -0.34), (0.15, -0.34), (0.145, -0.25), (-0.145, -0.25)]), fill(denim))
    for side in (-1, 1):
        canvas.drawLine(side * 0.07, -0.45, side * 0.09, -0.6, stroke(denim, 0.03))
        canvas.drawCircle(side * 0.068, -0.45, 0.012, fill(_GOLD))
    canvas.drawRect(box(-0.045, -0.4, 0.09, 0.07), stroke(dark(denim, 0.3), 0.008))


def _armour(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.1, -0.58), (0, -0.55), (0.1, -0.58), (0.11, -0.36), (0, -0.31), (-0.11, -0.36)]),
        fill(light(cloth, 0.45)))
    canvas.drawLine(0, -0.55, 0, -0.32, stroke(dark(cloth, 0.25), 0.01))
    canvas.drawPath(curve([(-0.14, -0.3), (0, -0.28), (0.14, -0.3)], False), stroke((140, 92, 60), 0.03))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.125, -0.565, 0.06, 0.045), fill(light(cloth, 0.3)))


def _belted(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.09, -0.6), (0, -0.46), (0.04, -0.42)], False), stroke(light(cloth, 0.3), 0.022))
    canvas.drawPath(curve([(0.09, -0.6), (0.02, -0.48)], False), stroke(light(cloth, 0.3), 0.022))
    canvas.drawPath(curve([(-0.145, -0.33), (0, -0.31), (0.145, -0.33)], False), stroke((206, 60, 60), 0.04))


def _sailor(canvas: skia.Canvas, cloth: Colour) -> None:
    for k in range(4):
        canvas.drawPath(curve([(-0.145, -0.52 + 0.07 * k), (0, -0.505 + 0.07 * k), (0.145, -0.52 + 0.07 * k)], False),
            stroke((60, 92, 160), 0.022))
    canvas.drawPath(polygon([(-0.05, -0.57), (0.05, -0.57), (0, -0.48)]), fill((220, 66, 66)))


def _vest(canvas: skia.Canvas, cloth: Colour) -> None:
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.1, -0.6), (side * 0.15, -0.45), (side * 0.145, -0.27), (side * 0.05, -0.26),
            (side * 0.04, -0.58)]), fill(dark(cloth, 0.5)))
    canvas.drawPath(curve([(-0.145, -0.3), (0, -0.28), (0.145, -0.3)], False), stroke((120, 70, 50), 0.036))
    canvas.drawRect(box(-0.025, -0.31, 0.05, 0.045), stroke(_GOLD, 0.012))


def _smock(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawRoundRect(box(-0.1, -0.5, 0.2, 0.27), 0.03, 0.03, fill((248, 244, 232)))
    for x, y, colour in ((-0.05, -0.42, (232, 84, 80)), (0.04, -0.38, (84, 150, 226)), (-0.02, -0.32, (250, 200, 80)),
        (0.05, -0.29, (110, 186, 110))):
        canvas.drawOval(oval(x, y, 0.02, 0.016), fill(colour))


def _suit(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.055, -0.61), (0.055, -0.61), (0, -0.42)]), fill((250, 250, 252)))
    canvas.drawPath(polygon([(-0.016, -0.59), (0.016, -0.59), (0.02, -0.46), (0, -0.43), (-0.02, -0.46)]),
        fill((206, 66, 72)))
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.055, -0.61), (side * 0.1, -0.53), (side * 0.012, -0.41)]),
            fill(dark(cloth, 0.25)))
    canvas.drawLine(0, -0.42, 0, -0.27, stroke(dark(cloth, 0.35), 0.008))


def _pupil(canvas: skia.Canvas, cloth: Colour) -> None:
    _suit(canvas, cloth)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.085, -0.59), (side * 0.1, -0.48), (side * 0.095, -0.36)], False),
            stroke((236, 160, 66), 0.028))


def _hanbok(canvas: skia.Canvas, cloth: Colour) -> None:
    white = fill((255, 252, 246))
    canvas.drawPath(polygon([(-0.06, -0.61), (-0.03, -0.62), (0.05, -0.47), (0.025, -0.45)]), white)
    canvas.drawPath(polygon([(0.06, -0.61), (0.03, -0.62), (-0.02, -0.53), (0.005, -0.5)]), white)
    ribbon = (196, 48, 78)
    canvas.drawPath(curve([(0.035, -0.46), (0.1, -0.48), (0.11, -0.44), (0.04, -0.44)]), fill(ribbon))
    canvas.drawLine(0.035, -0.45, 0.06, -0.28, stroke(ribbon, 0.024))
    canvas.drawLine(0.03, -0.45, 0.0, -0.3, stroke(dark(ribbon, 0.12), 0.024))


def _santa(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawLine(0, -0.58, 0, -0.27, stroke((250, 250, 252), 0.05))
    canvas.drawPath(curve([(-0.15, -0.35), (0, -0.33), (0.15, -0.35)], False), stroke((40, 36, 46), 0.05))
    canvas.drawRect(box(-0.03, -0.365, 0.06, 0.06), stroke(_GOLD, 0.016))


def _hero(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.06, -0.52), (0.06, -0.52), (0.07, -0.47), (0, -0.39), (-0.07, -0.47)]), fill(_GOLD))
    canvas.drawPath(star(0, -0.465, 0.034, 0.015, 5), fill((214, 60, 60)))
    canvas.drawPath(curve([(-0.145, -0.3), (0, -0.28), (0.145, -0.3)], False), stroke(_GOLD, 0.036))


def _number(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.06, -0.6), (0, -0.55), (0.06, -0.6)], False), stroke((255, 255, 255), 0.022))
    canvas.drawLine(-0.03, -0.46, 0.03, -0.46, stroke((255, 255, 255), 0.024))
    canvas.drawLine(0.03, -0.46, -0.005, -0.34, stroke((255, 255, 255), 0.024))


def _dots(canvas: skia.Canvas, cloth: Colour) -> None:
    for k, (x, y) in enumerate(((-0.07, -0.5), (0.06, -0.46), (-0.04, -0.38), (0.08, -0.33), (-0.09, -0.3))):
        canvas.drawCircle(x, y, 0.022, fill(((250, 206, 80), (90, 170, 230), (120, 200, 120))[k % 3]))
    for k in range(7):
        canvas.drawCircle(-0.12 + 0.04 * k, -0.6, 0.032, fill(((255, 255, 255), (236, 110, 120))[k % 2]))


def _work(canvas: skia.Canvas, cloth: Colour) -> None:
    for side in (-1, 1):
        canvas.drawLine(side * 0.085, -0.59, side * 0.09, -0.27, stroke((250, 232, 120), 0.036))
    canvas.drawPath(curve([(-0.14, -0.38), (0, -0.365), (0.14, -0.38)], False), stroke((250, 232, 120), 0.034))


def _apron(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawRoundRect(box(-0.09, -0.48, 0.18, 0.32), 0.04, 0.04, fill((252, 248, 238)))
    canvas.drawPath(curve([(-0.07, -0.47), (-0.06, -0.6)], False), stroke((252, 248, 238), 0.02))
    canvas.drawPath(curve([(0.07, -0.47), (0.06, -0.6)], False), stroke((252, 248, 238), 0.02))
    canvas.drawRect(box(-0.045, -0.36, 0.09, 0.07), stroke((200, 190, 180), 0.008))


def _robe(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.1, -0.6), (0.02, -0.42), (0.13, -0.3)], False), stroke(light(cloth, 0.35), 0.03))
    canvas.drawPath(curve([(0.06, -0.6), (0.0, -0.5)], False), stroke(light(cloth, 0.35), 0.03))


def _cardigan(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(polygon([(-0.04, -0.61), (0.04, -0.61), (0, -0.48)]), fill((250, 244, 232)))
    canvas.drawLine(0, -0.48, 0, -0.2, stroke(dark(cloth, 0.3), 0.01))
    for k in range(3):
        canvas.drawCircle(0.018, -0.44 + 0.08 * k, 0.011, fill(_GOLD))
    for side in (-1, 1):
        for k in range(3):
            canvas.drawCircle(side * (0.045 - 0.01 * k), -0.59 + 0.015 * k, 0.009, fill((252, 250, 244)))


def _raincoat(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawLine(0, -0.6, 0, -0.26, stroke(dark(cloth, 0.25), 0.01))
    for y in (-0.53, -0.44, -0.35):
        canvas.drawLine(-0.028, y, 0.028, y, stroke((110, 84, 60), 0.018))
    for side in (-1, 1):
        canvas.drawLine(side * 0.06, -0.34, side * 0.11, -0.345, stroke(dark(cloth, 0.3), 0.018))


def _knit(canvas: skia.Canvas, cloth: Colour) -> None:
    for y in (-0.5, -0.38):
        points = [(-0.13 + 0.0325 * k, y + (0.018 if k % 2 else -0.01)) for k in range(9)]
        canvas.drawPath(polygon(points, False), stroke(light(cloth, 0.75), 0.014))
    canvas.drawPath(curve([(-0.05, -0.605), (0, -0.585), (0.05, -0.605)], False), stroke(dark(cloth, 0.2), 0.03))


def _tee(canvas: skia.Canvas, cloth: Colour) -> None:
    canvas.drawPath(curve([(-0.055, -0.605), (0, -0.57), (0.055, -0.605)], False), stroke(light(cloth, 0.65), 0.022))


GARNISH: dict[str, Garnish] = {
    "": _plain, "sash": _sash, "space": _space, "chef": _double, "stars": _stars, "royal": _royal, "doctor": _doctor,
    "stripes": _stripes, "badge": _badge, "overalls": _overalls, "armour": _armour, "belted": _belted,
        "sailor": _sailor,
    "vest": _vest, "smock": _smock, "suit": _suit, "pupil": _pupil, "hanbok": _hanbok, "santa": _santa, "hero": _hero,
    "number": _number, "dots": _dots, "work": _work, "apron": _apron, "robe": _robe, "cardigan": _cardigan,
    "raincoat": _raincoat, "knit": _knit, "tee": _tee,
}  # fmt: skip
