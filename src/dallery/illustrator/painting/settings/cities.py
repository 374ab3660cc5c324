"""Famous skylines and places of a town: markets, squares, fairs, stations, harbours, stadiums, night bridges."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import box, curve, dark, fade, fill, light, linear, mix, oval, polygon, stroke
from ..easel import Look
from ..sky import paint_sky
from ..skyline import MODERN, rows
from ..stand import stand
from ..terrain import grass, hills, land, line, mountains, tree_row, water
from ..trees import bough, standing
from ..vista import Setting, Vista
from .wilds import shaded

PASTEL: tuple[Colour, ...] = ((240, 206, 170), (226, 170, 150), (246, 226, 190), (190, 206, 214), (214, 190, 206),
        (236, 190, 130))


def _sky(vista: Vista) -> None:
    paint_sky(vista, 0.5)


def paving(vista: Vista, top: float, tone: Colour) -> None:
    """A paved square in perspective."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    tone = shaded(vista, tone)
    canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), mix(light(tone, 0.15), vista.light.haze, 0.25),
            dark(tone, 0.1)))
    for k in range(-16, 17):
        canvas.drawLine(w / 2 + k * 34, top, w / 2 + k * 170, h, stroke(dark(tone, 0.3), 1.6, 80))
    for k in range(9):
        y = top + (h - top) * (k / 9) ** 1.8
        canvas.drawLine(0, y, w, y, stroke(dark(tone, 0.3), 1.6, 80))


def row_houses(vista: Vista, foot: float, tall: float, tones: tuple[Colour, ...], veil: float, roof: Colour) -> None:
    """A closed row of town houses with tall windows, shops below and mansard roofs."""
    rng, canvas = vista.rng, vista.canvas
    x = rng.uniform(-60, -10)
    lit = vista.light.night or vista.light.time == "sunset"
    while x < vista.width + 10:
        w, h = rng.uniform(96, 150), tall * rng.uniform(0.8, 1.1)
        wall = mix(shaded(vista, rng.choice(tones)), vista.light.haze, veil)
        top = mix(shaded(vista, roof), vista.light.haze, veil)
        canvas.drawRect(box(x, foot - h, w, h), fade((x, 0), (x + w, 0), light(wall, 0.12), dark(wall, 0.12)))
        canvas.drawPath(polygon([(x - 4, foot - h), (x + 10, foot - h - tall * 0.16), (x + w - 10,
                foot - h - tall * 0.16), (x + w + 4, foot - h)]), fill(top))
        canvas.drawRect(box(x + w * 0.7, foot - h - tall * 0.24, 14, tall * 0.12), fill(dark(wall, 0.3)))
        canvas.drawRect(box(x - 3, foot - h, w + 6, 7), fill(light(wall, 0.35)))
        columns = 3
        for row in range(max(2, int(h / 62))):
            for k in range(columns):
                wx, wy = x + w * (k + 0.26) / columns, foot - h + 18 + row * 60
                if wy > foot - 60:
                    continue
                on = lit and rng.random() < 0.62
                glass: Colour = (255, 214, 136) if on else mix(shaded(vista, (126, 160, 190)), vista.light.haze, veil)
                canvas.drawRect(box(wx, wy, w / columns * 0.48, 36), fill(glass))
                canvas.drawRect(box(wx, wy, w / columns * 0.48, 36), stroke(light(wall, 0.45), 2.4))
                if on:
                    vista.glow.drawRect(box(wx, wy, w / columns * 0.48, 36), fill((255, 190, 100), 60))
        awning = mix(shaded(vista, rng.choice(((196, 70, 66), (60, 120, 110), (230, 170, 80), (70, 100, 160)))),
                vista.light.haze, veil)
        canvas.drawRect(box(x + 8, foot - 44, w - 16, 44), fill((255, 222, 160) if lit else dark(wall, 0.45)))
        canvas.drawPath(polygon([(x + 4, foot - 56), (x + w - 4, foot - 56), (x + w + 2, foot - 36), (x - 2,
                foot - 36)]), fill(awning))
        if lit:
            vista.glow.drawRect(box(x + 8, foot - 44, w - 16, 44), fill((255, 190, 100), 80))
        x += w


def _paris_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    tree_row(vista, vista.horizon + 20, h * 0.06, int(w / 30), 0.5)
    stand(vista, "eiffeltower", (w * vista.rng.choice((0.36, 0.64)), vista.horizon + 44, h * 0.56), veil=0.12)
    row_houses(vista, vista.horizon + 66, h * 0.14, ((240, 228, 206), (232, 216, 190), (246, 238, 222)), 0.24, (104,
            116, 136))
    water(vista, vista.horizon + 66, shaded(vista, (70, 120, 150)), 0.66)
    stand(vista, "bridge", (w * 0.5, vista.horizon + h * 0.14, h * 0.1), veil=0.15, look=Look((214, 202, 184)))
    paving(vista, h * 0.88, (214, 204, 190))
    for x in (0.1, 0.9):
        stand(vista, "streetlamp", (w * x, h * 0.92, h * 0.36))


def _seoul_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    mountains(vista, vista.horizon + 30, h * 0.2, mix(shaded(vista, (92, 116, 130)), vista.light.haze, 0.4), 0)
    stand(vista, "seoultower", (w * vista.rng.choice((0.32, 0.68)), vista.horizon - h * 0.05, h * 0.36), veil=0.2)
    hills(vista, vista.horizon - 24, 1, 70)
    rows(vista, vista.horizon + 40, MODERN, ((0.5, 0.22, 52), (0.2, 0.2, 74)))
    foot = vista.horizon + h * 0.1
    land(vista, line(vista, foot - 16, 14), *vista.light.ground)
    for k in range(5):
        stand(vista, "hanok", (w * (k + 0.5) / 5, foot + 26, h * 0.13), veil=0.1)
    water(vista, foot + 30, shaded(vista, (60, 120, 160)), 0.62)
    paving(vista, h * 0.9, (206, 200, 196))


def _newyork_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    foot = vista.horizon + 30
    rows(vista, foot, ("stepped", "block", "spire", "slant", "stepped"), ((0.6, 0.36, 50), (0.32, 0.42, 68), (0.1,
            0.32, 84)))
    water(vista, foot, shaded(vista, (50, 100, 140)), 0.66)
    stand(vista, "statue", (w * vista.rng.choice((0.22, 0.78)), h * 0.87, h * 0.42), look=Look())
    paving(vista, h * 0.93, (196, 192, 190))


def _tokyo_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    x, peak = w * 0.68, h * 0.22
    blue = mix(shaded(vista, (96, 118, 170)), vista.light.haze, 0.4)
    cone = curve([(x - w * 0.5, vista.horizon + 30), (x - w * 0.16, h * 0.36), (x - 44, peak), (x + 44, peak),
            (x + w * 0.16, h * 0.36), (x + w * 0.5, vista.horizon + 30)])
    vista.canvas.drawPath(cone, fade((0, peak), (0, vista.horizon), blue, mix(blue, vista.light.haze, 0.6)))
    cap = polygon([(x - 52, peak + 8), (x - 30, peak - 6), (x + 30, peak - 6), (x + 54, peak + 8), (x + 90,
            peak + 70), (x + 50, peak + 50), (x + 20, peak + 84), (x - 16, peak + 52), (x - 50, peak + 80), (x - 92,
            peak + 64)])
    vista.canvas.drawPath(cap, fill(shaded(vista, (250, 252, 255), 0.5)))
    rows(vista, vista.horizon + 40, MODERN, ((0.5, 0.2, 52), (0.18, 0.24, 78)))
    stand(vista, "eiffeltower", (w * 0.26, vista.horizon + 40, h * 0.42), look=Look((226, 84, 60)), veil=0.05)
    water(vista, vista.horizon + 40, shaded(vista, (60, 110, 150)), 0.64)
    paving(vista, h * 0.9, (200, 196, 200))


def _tokyo_front(vista: Vista) -> None:
    if vista.season in (None, "spring") and not vista.snowy:
        bough(vista, True, 0.5)


def _bridge_scenery(vista: Vista) -> None:
    """A great hanging bridge before a city's lights."""
    w, h, canvas, glow = vista.width, vista.height, vista.canvas, vista.glow
    foot = vista.horizon + 30
    rows(vista, foot, MODERN, ((0.6, 0.2, 46), (0.3, 0.26, 62)))
    water(vista, foot, shaded(vista, (20, 50, 100)), 0.74)
    steel = shaded(vista, (214, 92, 70), 0.7)
    deck = h * 0.64
    towers = (w * 0.24, w * 0.8)
    for x in towers:
        for dx in (-16, 16):
            canvas.drawRect(box(x + dx - 6, h * 0.26, 12, h * 0.52), fade((x - 20, 0), (x + 20, 0), light(steel,
                    0.2), dark(steel, 0.3)))
        for y in (0.3, 0.42, 0.54):
            canvas.drawRect(box(x - 20, h * y, 40, 10), fill(steel))
        glow.drawCircle(x, h * 0.255, 9, fill((255, 80, 70)))
    spans = ((-0.2 * w, towers[0]), (towers[0], towers[1]), (towers[1], w * 1.3))
    for x0, x1 in spans:
        points = []
        for k in range(21):
            t = k / 20
            sag = 4 * t * (1 - t) if (x0, x1) == spans[1] else (t if x0 == spans[2][0] else 1 - t)
            points.append((x0 + (x1 - x0) * t, h * 0.28 + sag * (deck - h * 0.3)))
        canvas.drawPath(polygon(points, False), stroke(light(steel, 0.1), 6))
        for x, y in points[1:-1]:
            canvas.drawLine(x, y, x, deck, stroke(light(steel, 0.1), 1.6, 200))
            if vista.light.night:
                canvas.drawCircle(x, y, 3.4, fill((255, 236, 180)))
                glow.drawCircle(x, y, 8, fill((255, 214, 130)))
    canvas.drawRect(box(0, deck, w, 20), fade((0, deck), (0, deck + 20), light(steel, 0.1), dark(steel, 0.5)))
    for k in range(int(26 * w / 1000)):
        x = w * (k + vista.rng.random()) / 26
        tone: Colour = ((255, 244, 200), (255, 110, 90))[k % 2]
        canvas.drawOval(oval(x, deck - 4, 6, 3), fill(tone))
        glow.drawOval(oval(x, deck - 4, 12, 5), fill(tone))
        if vista.light.night:
            canvas.drawRect(box(x - 2, deck + 30, 5, h * 0.2), linear((0, deck + 30), (0, deck + 30 + h * 0.2), (0,
                    tone, 100), (1, tone, 0)))


def _market_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    row_houses(vista, vista.horizon + 30, h * 0.3, PASTEL, 0.3, (150, 90, 76))
    paving(vista, vista.horizon + 28, (222, 204, 178))
    for row, (y, size) in enumerate(((0.62, 0.17), (0.71, 0.25), (0.86, 0.37))):
        for side in (-1, 1):
            x = w * 0.5 + side * w * (0.2 + 0.09 * row)
            stand(vista, "stall", (x, h * y, h * size), side, veil=0.25 - 0.1 * row)
    canvas = vista.canvas
    for k in range(3):
        y = h * (0.2 + 0.06 * k)
        canvas.drawPath(curve([(-10, y), (w / 2, y + 70), (w + 10, y)], False), stroke(shaded(vista, (90, 70, 70)), 2))
        for i in range(int(13 * w / 1000)):
            t = (i + 0.5) / int(13 * w / 1000)
            yy = y + 70 * (1 - (2 * t - 1) ** 2) * 0.98
            tone = rng.choice(((236, 90, 84), (255, 200, 80), (90, 170, 150), (110, 150, 226)))
            if vista.light.night:
                canvas.drawCircle(w * t, yy + 12, 12, fill((255, 190, 110)))
                vista.glow.drawCircle(w * t, yy + 12, 15, fill((255, 170, 90)))
            else:
                canvas.drawPath(polygon([(w * t - 14, yy), (w * t + 14, yy), (w * t, yy + 30)]), fill(shaded(vista,
                        tone)))


def _plaza_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    row_houses(vista, vista.horizon + 30, h * 0.26, PASTEL, 0.24, (176, 96, 76))
    stand(vista, "clocktower", (w * vista.rng.choice((0.26, 0.74)), vista.horizon + 34, h * 0.46), veil=0.16)
    paving(vista, vista.horizon + 28, (226, 210, 186))
    stand(vista, "fountain", (w * 0.5, h * 0.74, h * 0.2), veil=0.05)
    for x in (0.1, 0.9):
        standing(vista, w * x, h * 0.82, h * 0.44, 0.05)






def _harbour_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    hills(vista, vista.horizon - 40, 2, 60)
    row_houses(vista, vista.horizon + 24, h * 0.15, ((236, 120, 96), (250, 206, 110), (120, 176, 190), (246, 238,
            224), (220, 150, 160)), 0.16, (170, 90, 74))
    stand(vista, "lighthouse", (w * rng.choice((0.1, 0.9)), vista.horizon + 30, h * 0.32), veil=0.1)
    water(vista, vista.horizon + 24, shaded(vista, (40, 120, 160)), 0.66)
    for k, (x, y) in enumerate(((0.24, 0.68), (0.74, 0.71), (0.46, 0.63))):
        look = Look(((70, 120, 190), (206, 80, 66), (240, 190, 80))[k])
        stand(vista, "sailboat", (w * x, h * y, h * (0.2 + 0.05 * (k < 2))), 1 - 2 * (k % 2), veil=0.06, look=look)
    wood = shaded(vista, (170, 124, 84))
    top = h * 0.87
    vista.canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), light(wood, 0.15), dark(wood, 0.2)))
    for k in range(-14, 15):
        vista.canvas.drawLine(w / 2 + k * 70, top, w / 2 + k * 120, h, stroke(dark(wood, 0.4), 2.4, 140))
    for x in (0.05, 0.95):
        vista.canvas.drawRect(box(w * x - 16, top - 50, 32, 80), fade((w * x - 16, 0), (w * x + 16, 0), light(wood,
                0.2), dark(wood, 0.3)))


def _island_scenery(vista: Vista) -> None:
    w, h, rng, canvas = vista.width, vista.height, vista.rng, vista.canvas
    water(vista, vista.horizon, shaded(vista, (24, 150, 180)), 0.5)
    sand = shaded(vista, (248, 224, 170))
    y = h * 0.78
    for grow, tone, alpha in ((1.12, (160, 236, 230), 150), (1.05, (255, 255, 255), 200), (1.0, sand, 255)):
        canvas.drawOval(oval(w / 2, y + h * 0.04, w * 0.44 * grow, h * 0.13 * grow), fill(shaded(vista, tone, 0.6),
                alpha))
    canvas.drawPath(curve([(w * 0.16, y + 20), (w * 0.32, y - 44), (w * 0.5, y - 60), (w * 0.7, y - 40), (w * 0.84,
            y + 20), (w * 0.5, y + 50)]), fade((0, y - 60), (0, y + 50), light(sand, 0.3), sand))
    for k, x in enumerate((0.26, 0.36, 0.7)):
        stand(vista, "palmtree", (w * x, y - 4 + 10 * (k % 2), h * rng.uniform(0.36, 0.5)), 1 if k < 2 else -1)
    for _ in range(9):
        x = w * rng.uniform(0.22, 0.78)
        canvas.drawCircle(x, y - 4, rng.uniform(12, 26), fill(shaded(vista, (74, 156, 84))))


def _canal_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    row_houses(vista, vista.horizon + 40, h * 0.42, ((226, 130, 100), (240, 196, 140), (206, 106, 92), (246, 220,
            180)), 0.2, (176, 92, 70))
    water(vista, vista.horizon + 40, shaded(vista, (40, 130, 130)), 0.66)
    stand(vista, "bridge", (w * 0.5, vista.horizon + h * 0.13, h * 0.16), look=Look((220, 204, 180)))
    for x, y, size in ((0.24, 0.8, 0.1), (0.78, 0.9, 0.13)):
        black, yy, half = shaded(vista, (46, 40, 56), 0.4), h * y, h * size * 1.5
        vista.canvas.drawPath(curve([(w * x - half, yy - half * 0.4), (w * x - half * 0.7, yy), (w * x + half * 0.6,
                yy), (w * x + half, yy - half * 0.44), (w * x + half * 0.6, yy - half * 0.14), (w * x - half * 0.6,
                yy - half * 0.12)]), fill(black))
        vista.canvas.drawRect(box(w * x - half * 0.2, yy - half * 0.24, half * 0.4, half * 0.14), fill(shaded(vista,
                (206, 60, 60))))



def _palace_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    mountains(vista, vista.horizon, h * 0.26, mix(shaded(vista, (108, 128, 140)), vista.light.haze, 0.4),
            0.5 if vista.snowy else 0)
    tree_row(vista, vista.horizon + 20, h * 0.07, int(w / 36), 0.35)
    stone = (246, 250, 255) if vista.snowy else (222, 212, 194)
    paving(vista, vista.horizon + 14, stone)
    for side in (-1, 1):
        stand(vista, "hanok", (w * (0.5 + side * 0.42), vista.horizon + 40, h * 0.13), veil=0.2)
    stand(vista, "palace", (w * 0.5, h * 0.74, min(h * 0.46, w * 0.5)), veil=0.03)
    for k in range(5):
        for side in (-1, 1):
            x, y = w / 2 + side * (60 + 30 * k), h * 0.77 + 44 * k
            tone = shaded(vista, (206, 200, 192))
            vista.canvas.drawRect(box(x - 7 - k, y - 26 - 3 * k, 14 + 2 * k, 26 + 3 * k), fade((x, y - 26), (x, y),
                    light(tone, 0.2), dark(tone, 0.2)))


def _spring_bough(vista: Vista) -> None:
    if vista.season in (None, "spring") and not vista.snowy:
        bough(vista, vista.light.source[0] > vista.width / 2, 0.5)
    elif vista.season == "autumn":
        tones: tuple[Colour, Colour, Colour, Colour] = ((170, 60, 34), (214, 92, 40), (240, 150, 60), (250, 200, 100))
        bough(vista, vista.light.source[0] > vista.width / 2, 0.5, tones, petals=False)


def _temple_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    mountains(vista, vista.horizon, h * 0.3, mix(shaded(vista, (96, 128, 116)), vista.light.haze, 0.4),
            0.3 if vista.snowy else 0)
    for k in range(9):
        standing(vista, w * (k + 0.5) / 9, vista.horizon + 34, h * 0.2, 0.35)
    land(vista, line(vista, vista.horizon + 24, 20), *vista.light.ground)
    stand(vista, "temple", (w * 0.56, h * 0.76, h * 0.36), veil=0.04)
    stand(vista, "pagoda", (w * 0.2, h * 0.79, h * 0.36), veil=0.02)
    paving(vista, h * 0.86, (214, 206, 192))
    grass(vista, h * 0.8, 60, 20)
    for x in (0.02, 0.96):
        standing(vista, w * x, h * 0.92, h * 0.6, 0.0)


SETTINGS = {
    "paris": Setting(_sky, _paris_scenery, horizon=0.6, floor=0.95),
    "seoul": Setting(_sky, _seoul_scenery, horizon=0.56, floor=0.95),
    "newyork": Setting(_sky, _newyork_scenery, horizon=0.62, floor=0.96),
    "tokyo": Setting(_sky, _tokyo_scenery, _tokyo_front, horizon=0.6, floor=0.95),
    "greatbridge": Setting(_sky, _bridge_scenery, horizon=0.6, floor=0.88, medium="water"),
    "market": Setting(_sky, _market_scenery, horizon=0.5, floor=0.94),
    "plaza": Setting(_sky, _plaza_scenery, horizon=0.54, floor=0.94),
    "harbour": Setting(_sky, _harbour_scenery, horizon=0.5, floor=0.96),
    "island": Setting(_sky, _island_scenery, horizon=0.5, floor=0.84),
    "canal": Setting(_sky, _canal_scenery, horizon=0.5, floor=0.88, medium="water"),
    "palaceyard": Setting(_sky, _palace_scenery, _spring_bough, horizon=0.5, floor=0.95),
    "templeyard": Setting(_sky, _temple_scenery, _spring_bough, horizon=0.5, floor=0.95),
}
