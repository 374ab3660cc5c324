"""Where a town goes when work is done: fair, stadium, station, playground."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import box, curve, dark, fade, fill, light, oval, polygon, soft, stroke
from ..easel import Look
from ..sky import paint_sky
from ..skyline import MODERN, rows
from ..stand import stand
from ..terrain import flowers, land, line, tree_row
from ..vista import Setting, Vista
from .cities import PASTEL, paving, row_houses
from .wilds import shaded


def _open_sky(vista: Vista) -> None:
    paint_sky(vista, 0.5)


def _fair_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    tree_row(vista, vista.horizon + 24, h * 0.08, int(w / 40), 0.4)
    side = vista.rng.choice((0.3, 0.7))
    _coaster(vista, 1 - side)
    stand(vista, "ferriswheel", (w * side, vista.horizon + 66, h * 0.56), veil=0.06)
    paving(vista, vista.horizon + 60, (236, 214, 190))
    stand(vista, "carousel", (w * (1 - side), h * 0.8, h * 0.3))
    for k in range(3):
        stand(vista, "stall", (w * (side + (k - 1) * 0.16), h * 0.72 + 12 * k, h * 0.15), veil=0.1)
    for k, x in enumerate((0.05, 0.94)):
        for i in range(4):
            look = Look(((236, 84, 90), (255, 200, 80), (90, 160, 230), (120, 200, 120))[(i + k) % 4])
            stand(vista, "toyballoon", (w * x + (i - 1.5) * 26, h * (0.6 + 0.03 * (i % 2)), h * 0.2), look=look)


def _coaster(vista: Vista, at: float) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    foot, x = vista.horizon + 66, w * at
    track = [(x - w * 0.34, foot - 20), (x - w * 0.2, foot - h * 0.28), (x - w * 0.08, foot - h * 0.06),
            (x + w * 0.04, foot - h * 0.22), (x + w * 0.16, foot - h * 0.05), (x + w * 0.34, foot - h * 0.14)]
    path, frame = curve(track, False), shaded(vista, (240, 240, 246))
    measure = skia.PathMeasure(path, False)
    total = measure.getLength()
    for k in range(40):
        point = measure.getPosTan(total * k / 40)[0]
        canvas.drawLine(point.x(), point.y(), point.x(), foot, stroke(frame, 2.4, 170))
    canvas.drawPath(path, stroke(shaded(vista, (226, 76, 96)), 11))
    canvas.drawPath(path, stroke(shaded(vista, (255, 220, 120)), 3))
    for k in range(4):
        point = measure.getPosTan(total * (0.3 + 0.035 * k))[0]
        canvas.drawRoundRect(box(point.x() - 15, point.y() - 22, 30, 20), 8, 8, fill(shaded(vista, (70, 130, 220))))


def _stadium_scenery(vista: Vista) -> None:
    w, h, rng, canvas = vista.width, vista.height, vista.rng, vista.canvas
    crowd: tuple[Colour, ...] = ((226, 90, 84), (250, 246, 240), (84, 130, 210), (250, 200, 90), (90, 160, 120))
    foot = vista.horizon + 40
    for tier in range(3):
        y = foot - h * (0.3 - 0.1 * tier)
        edge = [(w * k / 20, y - h * 0.05 * abs(k / 10 - 1) ** 2) for k in range(21)]
        stone = shaded(vista, (150 - 16 * tier, 156 - 16 * tier, 172 - 14 * tier))
        land(vista, edge, stone, dark(stone, 0.2))
        for _ in range(int(520 * w / 1000)):
            x = rng.uniform(0, w)
            yy = y - h * 0.05 * abs(x / w * 2 - 1) ** 2 + rng.uniform(12, h * 0.088)
            canvas.drawCircle(x, yy, 4.6, fill(shaded(vista, rng.choice(crowd), 0.6)))
    for x in (0.08, 0.92):
        canvas.drawRect(box(w * x - 5, h * 0.08, 10, foot - h * 0.08), fill(shaded(vista, (120, 124, 140))))
        for k in range(8):
            spot = (w * x - 36 + 24 * (k % 4), h * (0.05 + 0.03 * (k // 4)))
            canvas.drawCircle(*spot, 10, fill((255, 252, 230)))
            vista.glow.drawCircle(*spot, 13, fill((255, 246, 214), 220))
    green = shaded(vista, (92, 176, 84), 0.5)
    canvas.drawRect(skia.Rect(0, foot, w, h), fill(green))
    for k in range(-6, 7):
        canvas.drawPath(polygon([(w / 2 + k * 90, foot), (w / 2 + k * 90 + 45, foot), (w / 2 + k * 230 + 115, h),
                (w / 2 + k * 230, h)]), fill(light(green, 0.14)))
    white = shaded(vista, (252, 252, 250), 0.4)
    canvas.drawRect(box(0, foot, w, 8), fill(white))
    canvas.drawOval(oval(w / 2, h * 0.86, w * 0.24, h * 0.06), stroke(white, 6))
    canvas.drawLine(0, h * 0.86, w, h * 0.86, stroke(white, 6))
    canvas.drawPath(polygon([(w * 0.36, foot + 40), (w * 0.36, foot - 60), (w * 0.64, foot - 60), (w * 0.64,
            foot + 40)], False), stroke(white, 7))


def _station_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    rows(vista, vista.horizon + 30, MODERN, ((0.55, 0.16, 56),))
    tree_row(vista, vista.horizon + 40, h * 0.06, int(w / 36), 0.3)
    ground = shaded(vista, (150, 140, 134))
    canvas.drawRect(skia.Rect(0, vista.horizon + 36, w, h), fade((0, vista.horizon), (0, h), light(ground, 0.1),
            dark(ground, 0.2)))
    for k in range(int(w / 34) + 1):
        canvas.drawPath(polygon([(k * 34, h * 0.725), (k * 34 + 18, h * 0.725), (k * 34 + 12, h * 0.765),
                (k * 34 - 6, h * 0.765)]), fill(shaded(vista, (110, 78, 62))))
    for y in (0.73, 0.755):
        canvas.drawLine(0, h * y, w, h * y, stroke(shaded(vista, (206, 210, 220)), 6))
    stand(vista, "train", (w * 0.52, h * 0.752, h * 0.24))
    paving(vista, h * 0.8, (206, 202, 200))
    canvas.drawRect(box(0, h * 0.8, w, 16), fill(shaded(vista, (250, 206, 80))))
    steel = shaded(vista, (84, 104, 120))
    for x in (0.1, 0.9):
        canvas.drawRect(box(w * x - 9, h * 0.2, 18, h * 0.64), fill(steel))
        canvas.drawPath(curve([(w * x, h * 0.36), (w * x + (60 if x < 0.5 else -60), h * 0.24)], False),
                stroke(steel, 10))
    canvas.drawPath(polygon([(0, h * 0.2), (0, h * 0.1), (w, h * 0.1), (w, h * 0.2)]), fade((0, h * 0.1), (0,
            h * 0.2), light(steel, 0.3), steel))
    canvas.drawCircle(w / 2, h * 0.27, 44, fill((252, 248, 236)))
    canvas.drawCircle(w / 2, h * 0.27, 44, stroke(steel, 8))
    canvas.drawLine(w / 2, h * 0.27, w / 2, h * 0.27 - 30, stroke((40, 40, 50), 5))
    canvas.drawLine(w / 2, h * 0.27, w / 2 + 22, h * 0.27 + 8, stroke((40, 40, 50), 5))


def _playground_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    row_houses(vista, vista.horizon + 10, h * 0.14, PASTEL, 0.45, (170, 96, 80))
    tree_row(vista, vista.horizon + 30, h * 0.09, int(w / 36), 0.25)
    land(vista, line(vista, vista.horizon + 26, 20), *vista.light.ground)
    sand = shaded(vista, (246, 222, 172))
    canvas.drawOval(oval(w / 2, h * 0.92, w * 0.6, h * 0.16), fade((0, h * 0.78), (0, h), light(sand, 0.1),
            dark(sand, 0.1)))
    blue, red, yellow = (shaded(vista, tone) for tone in ((70, 140, 220), (230, 84, 80), (250, 200, 70)))
    x, y = w * 0.2, h * 0.82
    for dx in (0, 60):
        canvas.drawRect(box(x - 70 + dx, y - 210, 10, 210), fill(yellow))
    for k in range(6):
        canvas.drawRect(box(x - 66, y - 190 + 32 * k, 60, 7), fill(yellow))
    canvas.drawPath(curve([(x - 4, y - 200), (x + 40, y - 190), (x + 100, y - 60), (x + 170, y - 8)], False),
            stroke(blue, 34))
    canvas.drawPath(curve([(x - 4, y - 204), (x + 40, y - 194), (x + 100, y - 64), (x + 170, y - 12)], False),
            stroke(light(blue, 0.3), 18))
    x = w * 0.8
    for side in (-1, 1):
        for dx in (-16, 16):
            canvas.drawLine(x + side * 110, y - 220, x + side * 120 + dx * 2.4, y, stroke(red, 10))
        canvas.drawLine(x + side * 50 - 20, y - 216, x + side * 56 - 20, y - 60, stroke((90, 90, 100), 3))
        canvas.drawLine(x + side * 50 + 20, y - 216, x + side * 56 + 20, y - 60, stroke((90, 90, 100), 3))
        canvas.drawRect(box(x + side * 56 - 26, y - 62, 52, 10), fill(yellow))
    canvas.drawLine(x - 112, y - 220, x + 112, y - 220, stroke(red, 12))
    flowers(vista, h * 0.7, 20)
    canvas.drawOval(oval(w / 2, h * 0.93, 80, 8), soft(fill((60, 50, 60), 30), 4))


SETTINGS = {
    "fairground": Setting(_open_sky, _fair_scenery, horizon=0.6, floor=0.94),
    "stadium": Setting(_open_sky, _stadium_scenery, horizon=0.56, floor=0.94),
    "station": Setting(_open_sky, _station_scenery, horizon=0.56, floor=0.95),
    "playground": Setting(_open_sky, _playground_scenery, horizon=0.56, floor=0.94),
}
