"""Places around houses: over the roofs, at the swimming pool."""

from __future__ import annotations

import skia

from ..brush import box, curve, dark, fade, fill, light, mix, oval, polygon, stroke
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
        wide, foot = 150 + 64 * row, h * (0.57 + 0.075 * row)
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
    """The roof one sits on: a ridge across the picture, tiles down to the foot, the colour that was asked for."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    top, natural = h * 0.76, vista.light.hue or (198, 96, 76)
    tile = mix(shaded(vista, natural), natural, 0.42)  # its colour is what one sees of it at night, too
    snow = vista.snowy and vista.light.hue is None
    if snow:
        tile = shaded(vista, (236, 240, 248))
    _chimney(vista, w * vista.rng.choice((0.08, 0.92)), top + 6)
    canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), tile, dark(tile, 0.34)))
    row, y = 0, top + 14
    while y < h:
        size = 40 + 10 * row
        for k in range(int(w / size) + 2):
            x = k * size - (size / 2 if row % 2 else 0)
            shade = light(tile, 0.05 * ((k * 7 + row * 3) % 3))
            canvas.drawPath(curve([(x, y), (x + size * 0.05, y + size * 0.56), (x + size * 0.5, y + size * 0.8),
                (x + size * 0.95, y + size * 0.56), (x + size, y)]), fade((0, y), (0, y + size), light(shade, 0.12),
                    dark(shade, 0.16)))
            canvas.drawPath(curve([(x + size * 0.05, y + size * 0.52), (x + size * 0.5, y + size * 0.8),
                (x + size * 0.95, y + size * 0.52)], False), stroke(dark(tile, 0.38), 3, 150))
        if vista.snowy and not snow:
            canvas.drawLine(0, y + 3, w, y + 3, stroke(shaded(vista, (244, 248, 255)), 9, 210))
        row, y = row + 1, y + size * 0.52
    canvas.drawRoundRect(skia.Rect(-20, top - 14, w + 20, top + 22), 16, 16, fade((0, top - 14), (0, top + 22),
        light(tile, 0.24), dark(tile, 0.2)))
    for k in range(int(w / 92) + 2):
        canvas.drawArc(oval(k * 92 - 10, top + 4, 20, 19), 100, 160, False, stroke(dark(tile, 0.34), 3, 150))


def _chimney(vista: Vista, x: float, foot: float) -> None:
    brick, canvas = shaded(vista, (176, 112, 96)), vista.canvas
    canvas.drawRect(box(x - 40, foot - 120, 80, 140), fade((x - 40, 0), (x + 40, 0), light(brick, 0.14),
        dark(brick, 0.24)))
    for row in range(5):
        y = foot - 96 + 24 * row
        canvas.drawLine(x - 40, y, x + 40, y, stroke(dark(brick, 0.3), 2.5, 140))
        for k in (0, 1):
            at = x - 20 + 40 * k - (20 if row % 2 else 0)
            canvas.drawLine(at, y, at, y + 24, stroke(dark(brick, 0.3), 2.5, 140))
    cap = shaded(vista, (244, 248, 255)) if vista.snowy else light(brick, 0.1)
    canvas.drawRoundRect(box(x - 50, foot - 138, 100, 24), 7, 7, fill(cap))


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
    "rooftop": Setting(_roofs_ground, _roofs_scenery, horizon=0.54, floor=0.775, level=True),
    "pool": Setting(_pool_ground, _pool_scenery, horizon=0.5, floor=0.84, medium="water"),
}
