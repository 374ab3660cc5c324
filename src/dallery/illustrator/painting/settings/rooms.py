"""Rooms with a purpose: classroom, kitchen, library, bedroom, café, bathroom, stage, hall, cockpit."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import box, dark, fade, fill, light, linear, mix, oval, polygon, radial, stroke
from ..easel import Look
from ..stand import stand
from ..vista import Setting, Vista
from .indoors import paint_window

_NIGHT: Colour = (44, 40, 84)


def _tone(vista: Vista, colour: Colour) -> Colour:
    return mix(colour, _NIGHT, 0.55) if vista.light.night else colour


def _shell(vista: Vista, wall: Colour, floor: Colour, at: float = 0.7, tiles: bool = False) -> None:
    """Back wall and floor; boards run to one point, tiles cross them."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    wall, floor, y = _tone(vista, wall), _tone(vista, floor), vista.height * at
    canvas.drawPaint(fade((0, 0), (0, y), light(wall, 0.12), dark(wall, 0.1)))
    canvas.drawRect(skia.Rect(0, y, w, h), fade((0, y), (0, h), light(floor, 0.08), dark(floor, 0.25)))
    for k in range(-12, 13):
        canvas.drawLine(w / 2 + k * 60, y, w / 2 + k * 190, h, stroke(dark(floor, 0.35), 2, 90))
    if tiles:
        for k in range(1, 6):
            yy = y + (h - y) * (k / 6) ** 1.5
            canvas.drawLine(0, yy, w, yy, stroke(dark(floor, 0.35), 2, 90))
    canvas.drawRect(box(0, y - 16, w, 16), fill(light(wall, 0.4)))


def _pendant(vista: Vista, x: float, y: float, tone: Colour = (226, 120, 84)) -> None:
    canvas = vista.canvas
    canvas.drawLine(x, 0, x, y, stroke((60, 50, 56), 3))
    canvas.drawPath(polygon([(x - 14, y), (x + 14, y), (x + 46, y + 44), (x - 46, y + 44)]), fade((x - 40, 0),
            (x + 40, 0), light(tone, 0.2), dark(tone, 0.2)))
    canvas.drawOval(oval(x, y + 44, 44, 9), fill((255, 236, 180)))
    canvas.drawPaint(radial((x, y + 60), vista.height * 0.4, (0, (255, 214, 140), 60 if vista.light.night else 26),
            (1, (255, 214, 140), 0)))
    vista.glow.drawOval(oval(x, y + 44, 40, 12), fill((255, 206, 120), 200 if vista.light.night else 70))


def _class_ground(vista: Vista) -> None:
    _shell(vista, (240, 228, 200), (206, 164, 116))


def _class_scenery(vista: Vista) -> None:
    vista.stood.add("blackboard")
    w, h, canvas = vista.width, vista.height, vista.canvas
    wide, x = min(w * 0.56, 640), w * 0.46
    canvas.drawRect(box(x - wide / 2 - 12, h * 0.16 - 12, wide + 24, h * 0.34 + 24), fill(_tone(vista, (150, 104, 70))))
    canvas.drawRect(box(x - wide / 2, h * 0.16, wide, h * 0.34), fade((0, h * 0.16), (0, h * 0.5), (58, 112, 92),
            (40, 84, 72)))
    chalk = stroke((240, 246, 240), 5, 210)
    for k in range(3):
        y = h * (0.22 + 0.07 * k)
        canvas.drawLine(x - wide * 0.42, y, x - wide * (0.06 + 0.08 * (k % 2)), y, chalk)
    canvas.drawCircle(x + wide * 0.24, h * 0.3, 44, stroke((255, 236, 150), 5, 220))
    canvas.drawPath(polygon([(x + wide * 0.1, h * 0.45), (x + wide * 0.2, h * 0.36), (x + wide * 0.3, h * 0.45)]),
            stroke((200, 230, 255), 5, 220))
    paint_window(vista, w * 0.9, h * 0.33, min(w, h) * 0.28)
    stand(vista, "clock", (w * 0.07, h * 0.24, h * 0.12))
    for row, (y, size) in enumerate(((0.78, 0.15), (0.9, 0.2))):
        for k in range(3):
            at = w * (0.5 + (k - 1) * (0.26 + 0.06 * row))
            if row and k == 1:
                continue
            stand(vista, "diningtable", (at, h * y, h * size))


def _kitchen_ground(vista: Vista) -> None:
    _shell(vista, (236, 232, 214), (214, 186, 150), tiles=True)


def _kitchen_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    for k in range(int(w / 40) + 1):
        for row in range(4):
            canvas.drawRoundRect(box(k * 40 + 2, h * 0.4 + row * 36, 36, 32), 4, 4, fill(_tone(vista, ((214, 232,
                    230), (230, 240, 238))[(k + row) % 2])))
    paint_window(vista, w * 0.5, h * 0.24, min(w, h) * 0.28)
    cabinet = _tone(vista, (120, 164, 156))
    for side in (0, 1):
        for k in range(2):
            x = w * 0.02 + k * w * 0.15 if side == 0 else w * 0.98 - (k + 1) * w * 0.15
            canvas.drawRoundRect(box(x, h * 0.06, w * 0.14, h * 0.24), 8, 8, fade((x, 0), (x + w * 0.14, 0),
                    light(cabinet, 0.2), cabinet))
            canvas.drawCircle(x + w * 0.12 - side * w * 0.1, h * 0.27, 6, fill((240, 200, 110)))
    top = h * 0.55
    for k in range(6):
        x = w * k / 6
        canvas.drawRect(box(x, top, w / 6, h * 0.19), fade((x, top), (x, h * 0.75), light(cabinet, 0.1),
                dark(cabinet, 0.15)))
        canvas.drawRoundRect(box(x + 10, top + 16, w / 6 - 20, h * 0.14), 6, 6, stroke(dark(cabinet, 0.25), 3))
    canvas.drawRect(box(-10, top - 16, w + 20, 24), fill(_tone(vista, (246, 236, 220))))
    stand(vista, "stove", (w * 0.74, h * 0.75, h * 0.24))
    stand(vista, "fridge", (w * 0.1, h * 0.77, h * 0.5))
    stand(vista, "vase", (w * 0.3, top - 12, h * 0.15))
    stand(vista, "bread", (w * 0.43, top - 12, h * 0.07))
    _pendant(vista, w * 0.5, h * 0.02)


def _library_ground(vista: Vista) -> None:
    _shell(vista, (186, 148, 112), (150, 104, 76))


def _library_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    count = max(3, round(w / 260))
    for k in range(count):
        x = w * (k + 0.5) / count
        if k != count // 2:
            stand(vista, "bookshelf", (x, h * 0.72, h * 0.66))
    paint_window(vista, w * (count // 2 + 0.5) / count, h * 0.3, min(w, h) * 0.3)
    for x in (0.14, 0.86):
        stand(vista, "lamp", (w * x, h * 0.8, h * 0.22))
    stand(vista, "diningtable", (w * 0.5, h * 0.83, h * 0.16))
    stand(vista, "book", (w * 0.46, h * 0.68, h * 0.05))
    _pendant(vista, w * 0.3, h * 0.04, (110, 150, 110))
    _pendant(vista, w * 0.7, h * 0.04, (110, 150, 110))


def _bedroom_ground(vista: Vista) -> None:
    _shell(vista, (206, 214, 232), (206, 170, 132))


def _bedroom_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    side = vista.rng.choice((0.3, 0.7))
    paint_window(vista, w * (1 - side), h * 0.3, min(w, h) * 0.34)
    stand(vista, "bed", (w * side, h * 0.8, h * 0.3), 1 if side > 0.5 else -1)
    stand(vista, "lamp", (w * (0.96 if side > 0.5 else 0.04), h * 0.72, h * 0.24))
    stand(vista, "wardrobe", (w * (1 - side) + w * (0.2 if side < 0.5 else -0.2), h * 0.74, h * 0.44))
    vista.canvas.drawOval(oval(w / 2, h * 0.93, w * 0.36, h * 0.07), fill(_tone(vista, (236, 214, 220))))


def _cafe_ground(vista: Vista) -> None:
    _shell(vista, (150, 178, 160), (170, 124, 90))


def _cafe_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    paint_window(vista, w * 0.24, h * 0.32, min(w, h) * 0.4)
    board = box(w * 0.56, h * 0.1, w * 0.36, h * 0.22)
    canvas.drawRect(board, fill((52, 56, 58)))
    canvas.drawRect(board, stroke(_tone(vista, (160, 110, 74)), 10))
    for k in range(4):
        y = h * (0.15 + 0.045 * k)
        canvas.drawLine(w * 0.6, y, w * (0.74 + 0.02 * (k % 2)), y, stroke((244, 240, 226), 5, 220))
        canvas.drawLine(w * 0.82, y, w * 0.87, y, stroke((250, 206, 120), 5, 220))
    wood = _tone(vista, (146, 98, 66))
    canvas.drawRect(box(w * 0.52, h * 0.5, w * 0.5, h * 0.24), fade((0, h * 0.5), (0, h * 0.74), light(wood, 0.1),
            dark(wood, 0.25)))
    for k in range(7):
        canvas.drawLine(w * (0.55 + 0.065 * k), h * 0.53, w * (0.55 + 0.065 * k), h * 0.73, stroke(dark(wood, 0.35),
                3, 150))
    canvas.drawRect(box(w * 0.5, h * 0.475, w * 0.54, h * 0.035), fill(_tone(vista, (236, 214, 180))))
    stand(vista, "cake", (w * 0.62, h * 0.48, h * 0.12))
    stand(vista, "croissant", (w * 0.75, h * 0.475, h * 0.06))
    stand(vista, "cup", (w * 0.88, h * 0.478, h * 0.08))
    stand(vista, "diningtable", (w * 0.22, h * 0.82, h * 0.18))
    stand(vista, "cup", (w * 0.22, h * 0.65, h * 0.075))
    for x in (0.3, 0.55, 0.8):
        _pendant(vista, w * x, h * 0.03, (206, 150, 84))


def _bath_ground(vista: Vista) -> None:
    _shell(vista, (196, 224, 228), (226, 230, 234), tiles=True)


def _bath_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    for k in range(int(w / 62) + 1):
        for row in range(12):
            canvas.drawRoundRect(box(k * 62 + 2, row * 60 + 2, 57, 55), 5, 5, fill((255, 255, 255), 60))
    stand(vista, "bathtub", (w * 0.34, h * 0.8, h * 0.3))
    stand(vista, "mirror", (w * 0.76, h * 0.5, h * 0.34))
    basin = _tone(vista, (250, 252, 254))
    canvas.drawRect(box(w * 0.74, h * 0.58, w * 0.04, h * 0.2), fill(dark(basin, 0.1)))
    canvas.drawOval(oval(w * 0.76, h * 0.57, w * 0.12, h * 0.045), fade((0, h * 0.53), (0, h * 0.62), basin,
            dark(basin, 0.15)))
    paint_window(vista, w * 0.3, h * 0.24, min(w, h) * 0.24)


def _stage_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    vista.canvas.drawPaint(radial((w / 2, h * 0.5), h * 0.8, (0, (96, 60, 130), 255), (1, (24, 16, 50), 255)))
    wood: Colour = (164, 110, 76)
    vista.canvas.drawRect(skia.Rect(0, h * 0.72, w, h), fade((0, h * 0.72), (0, h), light(wood, 0.15), dark(wood, 0.3)))
    for k in range(-12, 13):
        vista.canvas.drawLine(w / 2 + k * 60, h * 0.72, w / 2 + k * 160, h, stroke(dark(wood, 0.35), 2, 120))


def _stage_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    for k, tone in enumerate(((255, 220, 150), (255, 150, 190), (150, 210, 255))):
        x = w * (0.25 + 0.25 * k)
        beam = polygon([(x - 14, -10), (x + 14, -10), (w * (0.34 + 0.16 * k) + 150, h * 0.9),
                (w * (0.34 + 0.16 * k) - 150, h * 0.9)])
        paint = linear((x, 0), (x, h * 0.9), (0, tone, 150), (1, tone, 10))
        paint.setBlendMode(skia.BlendMode.kScreen)
        canvas.drawPath(beam, paint)
        vista.glow.drawCircle(x, 4, 22, fill(tone))
    red: Colour = (176, 34, 52)
    for side in (0, 1):
        for k in range(5):
            x = w * 0.045 * k if side == 0 else w - w * 0.045 * (k + 1)
            canvas.drawRect(box(x, 0, w * 0.046, h * (0.86 - 0.03 * k)), fade((x, 0), (x + w * 0.046, 0), light(red,
                    0.12), dark(red, 0.45)))
    for k in range(9):
        canvas.drawOval(oval(w * (k + 0.5) / 9, 0, w * 0.07, h * 0.13), fade((0, 0), (0, h * 0.13), dark(red, 0.35),
                light(red, 0.1)))
    canvas.drawOval(oval(w / 2, h * 0.9, w * 0.3, h * 0.06), fill((255, 236, 190), 70))


def _hall_ground(vista: Vista) -> None:
    _shell(vista, (176, 168, 178), (150, 140, 150), tiles=True)


def _hall_scenery(vista: Vista) -> None:
    """A castle's hall, or a museum's."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    for x in (0.3, 0.5, 0.7):
        shape = skia.Path()
        half, top, foot = w * 0.055, h * 0.14, h * 0.54
        shape.moveTo(w * x - half, foot)
        shape.lineTo(w * x - half, top + half)
        shape.quadTo(w * x, top - half * 0.8, w * x + half, top + half)
        shape.lineTo(w * x + half, foot)
        shape.close()
        canvas.drawPath(shape, fade((0, top), (0, foot), light(vista.light.sky[0], 0.1), vista.light.sky[3]))
        canvas.drawPath(shape, stroke(_tone(vista, (110, 100, 116)), 10))
        canvas.drawLine(w * x, top, w * x, foot, stroke(_tone(vista, (110, 100, 116)), 5))
    stone = _tone(vista, (206, 198, 204))
    for x in (0.06, 0.19, 0.81, 0.94):
        canvas.drawRect(box(w * x - 30, 0, 60, h * 0.76), linear((w * x - 30, 0), (w * x + 30, 0), (0, light(stone,
                0.25), 255), (0.4, stone, 255), (1, dark(stone, 0.35), 255)))
        canvas.drawRect(box(w * x - 42, h * 0.74, 84, 30), fill(stone))
        flame = (w * x, h * 0.36)
        canvas.drawCircle(*flame, 14, fill((255, 190, 90)))
        vista.glow.drawCircle(*flame, 26, fill((255, 170, 80)))
    red = _tone(vista, (176, 40, 56))
    canvas.drawPath(polygon([(w * 0.44, h * 0.7), (w * 0.56, h * 0.7), (w * 0.72, h), (w * 0.28, h)]), fade((0,
            h * 0.7), (0, h), light(red, 0.1), dark(red, 0.2)))


def _lab_ground(vista: Vista) -> None:
    _shell(vista, (206, 222, 230), (190, 200, 210), tiles=True)


def _lab_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    paint_window(vista, w * 0.2, h * 0.28, min(w, h) * 0.3)
    for row in range(2):
        y = h * (0.24 + 0.16 * row)
        canvas.drawRect(box(w * 0.5, y, w * 0.44, 14), fill(_tone(vista, (150, 160, 176))))
        for k in range(7):
            tone: Colour = ((96, 206, 170), (250, 150, 110), (150, 130, 240), (255, 210, 90))[(k + row) % 4]
            x = w * (0.53 + 0.06 * k)
            canvas.drawPath(polygon([(x - 7, y - 62), (x + 7, y - 62), (x + 7, y - 40), (x + 22, y), (x - 22, y),
                    (x - 7, y - 40)]), fill((236, 246, 250), 190))
            canvas.drawPath(polygon([(x - 14, y - 22), (x + 14, y - 22), (x + 20, y - 2), (x - 20, y - 2)]), fill(tone))
            vista.glow.drawCircle(x, y - 12, 12, fill(tone, 90))
    bench = _tone(vista, (236, 240, 244))
    canvas.drawRect(box(0, h * 0.58, w, h * 0.18), fade((0, h * 0.58), (0, h * 0.76), bench, dark(bench, 0.2)))
    canvas.drawRect(box(0, h * 0.56, w, 26), fill(light(bench, 0.3)))


def _ship_ground(vista: Vista) -> None:
    """A spaceship's bridge: stars before, lamps around."""
    from .skies import paint_void

    w, h, canvas = vista.width, vista.height, vista.canvas
    paint_void(vista)
    steel: Colour = (74, 84, 112)
    frame = skia.Path()
    frame.setFillType(skia.PathFillType.kEvenOdd)
    frame.addRect(skia.Rect(0, 0, w, h))
    frame.addRoundRect(box(w * 0.08, h * 0.1, w * 0.84, h * 0.5), 90, 90)
    canvas.drawPath(frame, fade((0, 0), (0, h), light(steel, 0.2), dark(steel, 0.4)))
    for x in (0.36, 0.64):
        canvas.drawRect(box(w * x - 9, h * 0.1, 18, h * 0.5), fill(steel))
    canvas.drawPath(polygon([(w * 0.04, h * 0.8), (w * 0.14, h * 0.64), (w * 0.86, h * 0.64), (w * 0.96, h * 0.8)]),
            fade((0, h * 0.62), (0, h * 0.8), light(steel, 0.25), dark(steel, 0.2)))
    for _k in range(int(38 * w / 1000)):
        x, y = vista.rng.uniform(w * 0.16, w * 0.84), vista.rng.uniform(h * 0.66, h * 0.78)
        tone = vista.rng.choice(((110, 230, 255), (255, 150, 110), (150, 255, 170), (255, 220, 110)))
        canvas.drawRoundRect(box(x, y, 16, 9), 3, 3, fill(tone))
        vista.glow.drawRect(box(x, y, 16, 9), fill(tone, 140))


def _workshop_scenery(vista: Vista) -> None:
    """An artist's room."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    paint_window(vista, w * 0.3, h * 0.3, min(w, h) * 0.4)
    x, y = w * 0.78, h * 0.76
    for dx in (-70, 70):
        canvas.drawLine(x, h * 0.2, x + dx, y, stroke(_tone(vista, (150, 104, 70)), 12))
    canvas.drawRect(box(x - 110, h * 0.28, 220, 250), fill(_tone(vista, (252, 248, 238))))
    for k in range(6):
        tone: Colour = ((240, 130, 90), (110, 170, 210), (250, 206, 100), (120, 180, 120), (180, 130, 210), (230, 90,
                110))[k]
        canvas.drawCircle(x - 66 + 26 * k, h * 0.28 + 110 + 50 * (k % 2), 34, fill(_tone(vista, tone), 210))
    stand(vista, "stool", (w * 0.58, h * 0.84, h * 0.2))
    stand(vista, "vase", (w * 0.1, h * 0.76, h * 0.24), look=Look())


def _museum_scenery(vista: Vista) -> None:
    w, h, canvas, rng = vista.width, vista.height, vista.canvas, vista.rng
    for k in range(3):
        x, wide, tall = w * (k + 0.5) / 3, w * 0.22, h * (0.32 if k == 1 else 0.24)
        frame = box(x - wide / 2, h * 0.36 - tall / 2, wide, tall)
        canvas.save()
        canvas.clipRect(frame)
        sky: Colour = ((150, 190, 226), (250, 180, 130), (70, 70, 130))[k]
        canvas.drawRect(frame, fade((0, frame.top()), (0, frame.bottom()), sky, light(sky, 0.5)))
        for i in range(3):
            green = mix((90, 150, 90), (50, 70, 110), 0.3 * i + 0.2 * k)
            canvas.drawOval(oval(x + rng.uniform(-60, 60), frame.bottom() + 10 - 16 * i, wide * 0.6, tall * 0.3),
                    fill(green))
        canvas.drawCircle(x + wide * 0.2, frame.top() + tall * 0.25, 22, fill((255, 240, 200)))
        canvas.restore()
        canvas.drawRect(frame, stroke(_tone(vista, (206, 160, 80)), 16))
        canvas.drawRect(frame, stroke(_tone(vista, (250, 216, 130)), 5))
    stand(vista, "bench", (w * 0.5, h * 0.8, h * 0.1))


SETTINGS = {
    "classroom": Setting(_class_ground, _class_scenery, floor=0.95, medium="indoor", open_sky=False),
    "kitchen": Setting(_kitchen_ground, _kitchen_scenery, floor=0.94, medium="indoor", open_sky=False),
    "library": Setting(_library_ground, _library_scenery, floor=0.95, medium="indoor", open_sky=False),
    "bedroom": Setting(_bedroom_ground, _bedroom_scenery, floor=0.95, medium="indoor", open_sky=False),
    "cafe": Setting(_cafe_ground, _cafe_scenery, floor=0.95, medium="indoor", open_sky=False),
    "bathroom": Setting(_bath_ground, _bath_scenery, floor=0.94, medium="indoor", open_sky=False),
    "stage": Setting(_stage_ground, _stage_scenery, floor=0.92, medium="indoor", open_sky=False),
    "hall": Setting(_hall_ground, _hall_scenery, floor=0.93, medium="indoor", open_sky=False),
    "laboratory": Setting(_lab_ground, _lab_scenery, floor=0.94, medium="indoor", open_sky=False),
    "cockpit": Setting(_ship_ground, floor=0.94, medium="indoor", open_sky=False),
    "atelier": Setting(_library_ground, _workshop_scenery, floor=0.94, medium="indoor", open_sky=False),
    "museum": Setting(_lab_ground, _museum_scenery, floor=0.94, medium="indoor", open_sky=False),
}
