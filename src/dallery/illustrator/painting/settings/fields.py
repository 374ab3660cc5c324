"""Tended land: parks, gardens, fields in rows, rice terraces, farms, camps, paths, blossom lakes."""

from __future__ import annotations

import itertools

import skia

from ...scene import Colour
from ..brush import curve, dark, fade, fill, light, mix, oval, polygon, stroke
from ..sky import paint_sky
from ..stand import stand
from ..terrain import flowers, grass, hills, land, line, mountains, pine, tree_row, water
from ..trees import bough, standing
from ..vista import Setting, Vista
from .wilds import shaded

_LEAVES = ((206, 96, 40), (236, 150, 58), (250, 200, 90), (178, 60, 40))


def _open_ground(vista: Vista) -> None:
    paint_sky(vista, vista.rng.uniform(0.4, 0.6))


def _lawn(vista: Vista, top: float) -> None:
    near, far = vista.light.ground
    land(vista, line(vista, top, vista.height * 0.03), near, far)


def winding_path(vista: Vista, top: float, at: float, tone: Colour) -> None:
    """A path from the far middle to the near edge, narrowing with distance."""
    w, h = vista.width, vista.height
    x, deep = w * at, h - top
    sway = w * vista.rng.choice((-0.12, 0.12))
    left = [(x - 8, top), (x + sway * 0.8 - 26, top + deep * 0.28), (x - sway * 0.2 - 70, top + deep * 0.6),
            (x - 190, h + 10)]
    right = [(x + 190, h + 10), (x - sway * 0.2 + 76, top + deep * 0.6), (x + sway * 0.8 + 28, top + deep * 0.28),
            (x + 8, top)]
    path = curve(left, False)
    path.lineTo(*right[0])
    for a, b in itertools.pairwise(right):
        path.quadTo((a[0] + b[0]) / 2 + 4, a[1], *b)
    path.close()
    vista.canvas.drawPath(path, fade((0, top), (0, h), light(mix(tone, vista.light.haze, 0.3), 0.1), dark(tone, 0.08)))
    vista.canvas.drawPath(path, stroke(dark(tone, 0.3), 3, 70))


def _fallen(vista: Vista, top: float) -> None:
    if vista.season != "autumn":
        return
    rng = vista.rng
    for _ in range(int(260 * vista.width / 1000)):
        t = rng.random()
        x, y, size = rng.uniform(0, vista.width), top + (vista.height - top) * t, 3 + 9 * t
        vista.canvas.drawOval(oval(x, y, size, size * 0.5), fill(shaded(vista, rng.choice(_LEAVES)), 230))


def _park_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    tree_row(vista, vista.horizon + 20, h * 0.1, int(w / 36), 0.45)
    _lawn(vista, vista.horizon + 10)
    for row, veil in enumerate((0.34, 0.12)):
        for side in (-1, 1):
            for _ in range(2 - row):
                x = w * (0.5 + side * rng.uniform(0.24 + 0.08 * row, 0.48))
                standing(vista, x, h * (0.68 + 0.09 * row) + rng.uniform(-8, 8), h * (0.34 + 0.2 * row), veil)
    winding_path(vista, vista.horizon + 26, 0.5, shaded(vista, (228, 208, 172)))
    for x, size in ((0.24, 0.11), (0.8, 0.13)):
        stand(vista, "bench", (w * x, h * (0.76 + size * 0.3), h * size))
    stand(vista, "streetlamp", (w * 0.36, h * 0.78, h * 0.28), veil=0.1)
    grass(vista, h * 0.86, 160, 30)
    flowers(vista, h * 0.84, 50) if vista.season != "autumn" else _fallen(vista, vista.horizon + 40)


def _garden_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    tree_row(vista, vista.horizon + 24, h * 0.12, int(w / 36), 0.35)
    _lawn(vista, vista.horizon + 12)
    for k in range(int(14 * w / 1000)):
        x = w * (k + 0.5) / 14
        vista.canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 20, vista.horizon - 16, 16, 70), 8, 8, fill(shaded(vista,
                (250, 246, 238))))
    vista.canvas.drawRect(skia.Rect(0, vista.horizon + 4, w, vista.horizon + 14), fill(shaded(vista, (250, 246, 238))))
    winding_path(vista, vista.horizon + 50, 0.5, shaded(vista, (226, 206, 178)))
    blooms: tuple[Colour, ...] = ((240, 96, 130), (255, 190, 70), (250, 246, 250), (170, 120, 230), (244, 120, 70))
    for row in range(5):
        y = vista.horizon + 60 + (h - vista.horizon - 60) * (row / 5) ** 1.1
        for k in range(int((22 - 2 * row) * w / 1000)):
            x = w * (k + rng.random()) / (22 - 2 * row)
            if abs(x - w / 2) < 60 + (y - vista.horizon) * 0.5:
                continue
            r = 14 + 7 * row
            green = shaded(vista, (66, 140, 70))
            vista.canvas.drawCircle(x, y, r, fade((0, y - r), (0, y + r), light(green, 0.15), dark(green, 0.3)))
            tone = shaded(vista, blooms[(k + row * 2) % 5])
            for _ in range(7):
                dx, dy = rng.uniform(-r, r) * 0.8, rng.uniform(-r, r * 0.4)
                vista.canvas.drawCircle(x + dx, y + dy, r * 0.24, fill(tone))
                vista.canvas.drawCircle(x + dx, y + dy, r * 0.09, fill((255, 236, 170)))


def _rows(vista: Vista, tones: tuple[Colour, ...], heads: bool) -> None:
    """A field in rows that run to one point, in flower."""
    w, h, rng = vista.width, vista.height, vista.rng
    hills(vista, vista.horizon - 30, 2, 50)
    tree_row(vista, vista.horizon + 14, h * 0.07, int(w / 40), 0.4)
    top = vista.horizon + 10
    _lawn(vista, top)
    for k in range(-14, 15):
        for i, shade in enumerate(tones[:2]):
            x0, x1 = w / 2 + k * 18 + i * 7, w / 2 + (k + 0.06 * i) * 150 + 40 * i
            vista.canvas.drawPath(polygon([(x0, top), (x0 + 6, top), (x1 + 62, h + 10), (x1 - 30, h + 10)]),
                    fill(shaded(vista, shade), 230))
    for _ in range(int(700 * w / 1000)):
        t = rng.random() ** 0.75
        k = rng.randrange(-14, 15)
        x = w / 2 + k * (18 + 132 * t) + rng.gauss(0, 6 + 16 * t)
        y, size = top + (h - top) * t, 2.5 + 12 * t
        tone = shaded(vista, rng.choice(tones[2:]))
        if heads:
            vista.canvas.drawCircle(x, y, size, fill(tone))
            vista.canvas.drawCircle(x, y, size * 0.48, fill(shaded(vista, (110, 70, 40))))
        else:
            vista.canvas.drawOval(oval(x, y - size * 0.6, size * 0.34, size * 1.1), fill(tone))


def _sunflower_scenery(vista: Vista) -> None:
    _rows(vista, ((84, 140, 66), (104, 160, 72), (255, 204, 60), (250, 184, 44)), True)


def _lavender_scenery(vista: Vista) -> None:
    _rows(vista, ((120, 92, 180), (92, 130, 84), (156, 122, 216), (190, 160, 236), (134, 96, 200)), False)


def _tulip_scenery(vista: Vista) -> None:
    _rows(vista, ((206, 70, 84), (96, 160, 84), (240, 90, 96), (250, 190, 70), (244, 140, 180), (255, 246, 240)), False)
    stand(vista, "windmill", (vista.width * 0.76, vista.horizon + 40, vista.height * 0.34), veil=0.15)


def _rice_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    mountains(vista, vista.horizon, h * 0.2, mix(shaded(vista, (84, 124, 120)), vista.light.haze, 0.4), 0)
    hills(vista, vista.horizon - 40, 2, 50)
    ripe = vista.season == "autumn"
    green: Colour = (232, 190, 84) if ripe else (140, 196, 84)
    for k in range(7):
        y = vista.horizon + (h - vista.horizon) * (k / 7) ** 1.25
        deep = (h - vista.horizon) * 0.16 + 10
        edge = line(vista, y, 20 + 9 * k, 4.4)
        bank, crop = shaded(vista, (104, 128, 66)), shaded(vista, mix(green, (96, 160, 90), 0.3 * (k % 2)))
        land(vista, edge, bank, bank)
        field = [(x, yy + 9 + k) for x, yy in edge]
        land(vista, field, light(crop, 0.2), crop)
        if not ripe and k % 3 == 1:
            land(vista, [(x, yy + 14) for x, yy in edge], mix(vista.light.sky[2], (180, 220, 230), 0.5), crop)
        paint = stroke(light(crop, 0.28), 1.6 + 0.5 * k, 200)
        for _ in range(int((150 + 40 * k) * w / 1000)):
            x, yy = rng.uniform(0, w), y + rng.uniform(16, deep)
            vista.canvas.drawLine(x, yy, x + rng.uniform(-3, 3), yy - 6 - 3 * k, paint)
    stand(vista, "hanok", (w * 0.2, vista.horizon + 30, h * 0.1), veil=0.3)


def _farm_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    hills(vista, vista.horizon - 30, 2, 60)
    side = vista.rng.choice((0.2, 0.8))
    tree_row(vista, vista.horizon + 16, h * 0.08, int(w / 44), 0.35)
    _lawn(vista, vista.horizon + 10)
    stand(vista, "barn", (w * side, vista.horizon + h * 0.1, h * 0.32), veil=0.08)
    stand(vista, "windmill", (w * (1 - side), vista.horizon + h * 0.05, h * 0.3), veil=0.2)
    for k in range(5):
        x = w * (0.5 + (k - 2) * 0.03)
        vista.canvas.drawPath(polygon([(x, vista.horizon + 24), (x + 12, vista.horizon + 24), (x + (k - 2) * 60 + 60,
                h * 0.84),
                                       (x + (k - 2) * 60, h * 0.84)]), fill(shaded(vista, (172, 124,
                                               80)), 150))  # fmt: skip
    white = shaded(vista, (250, 246, 238))
    for k in range(int(12 * w / 1000) + 1):
        vista.canvas.drawRect(skia.Rect.MakeXYWH(k * 84 + 20, h * 0.755, 14, 74), fill(white))
    for y in (0.77, 0.8):
        vista.canvas.drawRect(skia.Rect(0, h * y, w, h * y + 11), fill(white))
    land(vista, line(vista, h * 0.83, 16), *vista.light.ground)
    grass(vista, h * 0.83, 420, 34)
    flowers(vista, h * 0.86, 40)


def _camp_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    mountains(vista, vista.horizon + 10, h * 0.3, mix((104, 122, 160), vista.light.haze, 0.35), 0.4)
    for row in range(2):
        for _ in range(int(20 * w / 1000)):
            pine(vista, rng.uniform(0, w), vista.horizon + 20 + 36 * row, h * (0.13 + 0.07 * row), 0.4 - 0.25 * row)
        _lawn(vista, vista.horizon + 14 + 38 * row)
    stand(vista, "tent", (w * rng.choice((0.24, 0.76)), h * 0.8, h * 0.24))
    _fire(vista, w * rng.uniform(0.46, 0.54), h * 0.86)
    grass(vista, h * 0.82, 320, 30)
    for x in (0.03, 0.96):
        pine(vista, w * x, h * 0.97, h * 0.56)


def _fire(vista: Vista, x: float, y: float) -> None:
    """A camp fire of crossed logs."""
    canvas = vista.canvas
    for dx in (-1, 1):
        canvas.drawLine(x - dx * 40, y + 6, x + dx * 34, y - 12, stroke((110, 72, 50), 14))
    for wide, tall, tone in ((34, 96, (240, 96, 40)), (24, 70, (255, 164, 56)), (13, 44, (255, 232, 140))):
        flame = curve([(x - wide, y - 8), (x - wide * 0.7, y - tall * 0.5), (x + 4, y - tall), (x + wide * 0.8,
                y - tall * 0.46), (x + wide, y - 8)])
        canvas.drawPath(flame, fill(tone))
        vista.glow.drawPath(flame, fill(tone, 220))


def _path_scenery(vista: Vista) -> None:
    """A path into the wood, light at its end."""
    w, h, rng = vista.width, vista.height, vista.rng
    deep, mid = vista.light.foliage[0], vista.light.foliage[1]
    glow = mix(vista.light.haze, (255, 246, 206), 0.0 if vista.light.night else 0.6)
    from ..brush import radial

    vista.canvas.drawPaint(radial((w / 2, h * 0.46), h * 0.7, (0, glow, 255), (0.4, mix(glow, mid, 0.5), 250), (1,
            deep, 255)))
    for row, veil in enumerate((0.66, 0.44, 0.22, 0.04)):
        y = h * (0.57 + 0.075 * row)
        for side in (-1, 1):
            for k in range(3):
                x = w / 2 + side * (w * (0.09 + 0.07 * row) + k * w * 0.15 + rng.uniform(-20, 20))
                standing(vista, x, y + rng.uniform(-6, 8), h * (0.36 + 0.2 * row), veil)
        near, far = vista.light.ground
        land(vista, line(vista, y, 14), mix(near, glow, veil * 0.8), mix(far, glow, veil * 0.4))
    winding_path(vista, h * 0.565, 0.5, shaded(vista, (222, 194, 148)))
    _fallen(vista, h * 0.62)
    grass(vista, h * 0.86, 200, 30)


def _blossom_scenery(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    mountains(vista, vista.horizon, h * 0.22, mix((116, 134, 172), vista.light.haze, 0.5), 0.35)
    pink = ((206, 110, 150), (240, 160, 190), (252, 200, 218), (255, 236, 243))
    leaves = tuple(shaded(vista, tone) for tone in pink)
    for row, veil in enumerate((0.42, 0.16)):
        for k in range(7):
            x = w * (k + rng.random()) / 7
            if row and abs(x - w / 2) < w * 0.2:
                continue
            standing(vista, x, vista.horizon + 4 + 6 * row, h * (0.15 + 0.13 * row), veil,
                    leaves)  # type: ignore[arg-type]
    water(vista, vista.horizon + 8, shaded(vista, (70, 140, 180)), 0.74)
    for _ in range(int(150 * w / 1000)):
        t = rng.random()
        x, y = rng.uniform(0, w), vista.horizon + 20 + (h - vista.horizon) * t
        vista.canvas.drawOval(oval(x, y, 2 + 6 * t, 1 + 2.4 * t), fill(leaves[2]))
    near, far = vista.light.ground
    middle = w / 2
    edge = [(x, y - abs(x - middle) / middle * h * 0.05) for x, y in line(vista, h * 0.87, 20)]
    land(vista, edge, near, far)
    grass(vista, h * 0.87, 360, 30)


def _blossom_front(vista: Vista) -> None:
    bough(vista, vista.light.source[0] > vista.width / 2, 0.6)


SETTINGS = {
    "park": Setting(_open_ground, _park_scenery, horizon=0.56, floor=0.93),
    "garden": Setting(_open_ground, _garden_scenery, horizon=0.5, floor=0.94),
    "sunflowerfield": Setting(_open_ground, _sunflower_scenery, horizon=0.52, floor=0.93),
    "lavenderfield": Setting(_open_ground, _lavender_scenery, horizon=0.52, floor=0.93),
    "tulipfield": Setting(_open_ground, _tulip_scenery, horizon=0.52, floor=0.93),
    "ricefield": Setting(_open_ground, _rice_scenery, horizon=0.46, floor=0.93),
    "farm": Setting(_open_ground, _farm_scenery, horizon=0.54, floor=0.93),
    "campsite": Setting(_open_ground, _camp_scenery, horizon=0.58, floor=0.95),
    "forestpath": Setting(_open_ground, _path_scenery, horizon=0.56, floor=0.93),
    "blossomlake": Setting(_open_ground, _blossom_scenery, _blossom_front, horizon=0.54, floor=0.94, afloat=0.78),
}
