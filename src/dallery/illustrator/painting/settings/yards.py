"""Places around houses: over the roofs, at the swimming pool."""

from __future__ import annotations

import skia

from ..brush import box, curve, dark, fill, light, mix, polygon, stroke
from ..sky import paint_sky
from ..terrain import tree_row, water
from ..vista import Setting, Vista
from .wilds import shaded

_TILES = ((206, 104, 82), (186, 92, 92), (150, 96, 110), (214, 130, 90))


def _roofs_ground(vista: Vista) -> None:
    paint_sky(vista, 0.45)


def _roofs_scenery(vista: Vista) -> None:
    """Three rows of gables, the nearest darkest, some windows lit."""
    w, h, rng, canvas = vista.width, vista.height, vista.rng, vista.canvas
    for row in range(3):
        wide, foot = 170 + 70 * row, h * (0.66 + 0.09 * row)
        x = -rng.uniform(0, wide)
        while x < w:
            tall = wide * rng.uniform(0.42, 0.6)
            veil = 0.5 - 0.2 * row
            wall = mix(shaded(vista, (240, 224, 200)), vista.light.haze, veil)
            tile = mix(shaded(vista, rng.choice(_TILES)), vista.light.haze, veil)
            canvas.drawRect(box(x + wide * 0.08, foot - tall * 0.5, wide * 0.84, h), fill(wall))
            canvas.drawPath(polygon([(x, foot - tall * 0.45), (x + wide * 0.5, foot - tall * 1.25),
                (x + wide, foot - tall * 0.45)]), fill(tile))
            canvas.drawLine(x, foot - tall * 0.45, x + wide, foot - tall * 0.45, stroke(dark(tile, 0.25), 5))
            if rng.random() < 0.6:
                canvas.drawRect(box(x + wide * 0.68, foot - tall * 1.2, wide * 0.1, tall * 0.5), fill(dark(tile, 0.3)))
            pane = box(x + wide * 0.42, foot - tall * 0.34, wide * 0.16, wide * 0.18)
            lit = vista.light.night and rng.random() < 0.7
            canvas.drawRect(pane, fill((255, 222, 140) if lit else mix((120, 160, 190), wall, 0.3)))
            if lit:
                vista.glow.drawRect(pane, fill((255, 210, 120), 150))
            x += wide * rng.uniform(0.9, 1.15)
    _ridge(vista)


def _ridge(vista: Vista) -> None:
    """The roof one sits on: a ridge across the picture, tiles down to its lower edge."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    top, tile = h * 0.84, shaded(vista, (198, 96, 76))
    if vista.snowy:
        tile = shaded(vista, (236, 240, 248))
    canvas.drawRect(skia.Rect(0, top, w, h), fill(tile))
    for row in range(6):
        y = top + (h - top) * (row / 6) ** 1.2 + 12
        size = 34 + 9 * row
        for k in range(int(w / size) + 2):
            x = k * size - (size / 2 if row % 2 else 0)
            canvas.drawPath(curve([(x, y), (x + size * 0.06, y + size * 0.62), (x + size * 0.5, y + size * 0.86),
                (x + size * 0.94, y + size * 0.62), (x + size, y)]), fill(light(tile, 0.1 * (k % 3))))
            canvas.drawPath(curve([(x + size * 0.04, y + size * 0.5), (x + size * 0.5, y + size * 0.88),
                (x + size * 0.96, y + size * 0.5)], False), stroke(dark(tile, 0.3), 3, 170))
    canvas.drawRoundRect(skia.Rect(-20, top - 12, w + 20, top + 20), 14, 14, fill(dark(tile, 0.12)))
    canvas.drawLine(0, top - 6, w, top - 6, stroke(light(tile, 0.45), 5, 160))


def _pool_ground(vista: Vista) -> None:
    paint_sky(vista, 0.4)


def _pool_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    tree_row(vista, vista.horizon + 10, h * 0.12, int(w / 40), 0.25)
    deck = shaded(vista, (234, 222, 204))
    edge = h * 0.6
    canvas.drawRect(skia.Rect(0, vista.horizon, w, h), fill(deck))
    for k in range(3):
        y = vista.horizon + (edge - vista.horizon) * (k + 1) / 3
        canvas.drawLine(0, y, w, y, stroke(dark(deck, 0.12), 3))
    water(vista, edge, shaded(vista, (36, 164, 200)), 0.75)
    canvas.drawRect(skia.Rect(0, edge - 16, w, edge + 2), fill(light(deck, 0.4)))
    for k in range(int(w / 34) + 1):
        canvas.drawRect(box(k * 34, edge, 17, 9), fill(shaded(vista, (70, 130, 200))))
    for far, near in ((0.4, 0.16), (0.6, 0.84)):  # ropes between the lanes
        for i in range(26):
            t = (i / 26) ** 1.6
            x, y = w * (far + (near - far) * t), edge + 14 + (h - edge) * t
            tone = shaded(vista, (230, 76, 76) if i % 2 else (250, 250, 252))
            canvas.drawOval(skia.Rect(x - 5 - 9 * t, y - 3 - 5 * t, x + 5 + 9 * t, y + 3 + 5 * t), fill(tone))
    x = w * 0.08
    for side in (0, 46):
        canvas.drawPath(curve([(x + side, edge + 40), (x + side, edge - 60), (x + side + 16, edge - 84),
            (x + side + 34, edge - 40)], False), stroke(shaded(vista, (210, 216, 226)), 8))


SETTINGS = {
    "rooftop": Setting(_roofs_ground, _roofs_scenery, horizon=0.62, floor=0.855),
    "pool": Setting(_pool_ground, _pool_scenery, horizon=0.5, floor=0.84, medium="water"),
}
