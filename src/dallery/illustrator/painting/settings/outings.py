"""Where one goes on an outing: reed fields, the zoo, the airport, the aquarium."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import box, curve, dark, fade, fill, light, linear, mix, oval, polygon, soft, stroke
from ..lettering import write
from ..sky import paint_sky
from ..stand import stand
from ..terrain import grass, hills, land, line, mountains, tree_row, water
from ..vista import Setting, Vista
from .fields import winding_path
from .waters import under_ground, under_scenery
from .wilds import shaded


def _open_sky(vista: Vista) -> None:
    paint_sky(vista, 0.45)


def _reed(vista: Vista, x: float, y: float, tall: float, tone: Colour, veil: float) -> None:
    """A stem bent by the wind, its plume hanging to that side."""
    canvas, lean = vista.canvas, tall * (0.14 + 0.1 * vista.rng.random())
    stem, top = mix(shaded(vista, (150, 134, 84)), vista.light.haze, veil), (x + lean, y - tall)
    canvas.drawPath(curve([(x, y), (x + lean * 0.3, y - tall * 0.6), top], False), stroke(stem, max(1.6, tall * 0.014)))
    for k in range(2):
        tip = (x + lean * (0.2 + 1.9 * k), y - tall * (0.42 + 0.12 * k))
        canvas.drawPath(curve([(x, y - tall * 0.12), (x + lean * 0.2, y - tall * 0.4), tip], False),
            stroke(stem, max(1.4, tall * 0.012), 190))
    plume = mix(tone, vista.light.haze, veil)
    for k in range(7):
        t = k / 6
        at = (top[0] + tall * 0.13 * t, top[1] - tall * 0.1 + tall * 0.24 * t * t)
        half = tall * 0.036 * (0.6 + 1.2 * t * (1.2 - t))
        canvas.drawOval(oval(*at, half * 1.5, half * 1.2), fill(light(plume, 0.22 * (1 - t)), 225))


def _reed_rows(vista: Vista, first: int, last: int) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    base: Colour = (236, 214, 170) if not vista.snowy else (244, 244, 246)
    for row in range(first, last):
        y = vista.horizon + (h * 1.06 - vista.horizon) * (row / 6) ** 1.3
        tall = h * (0.07 + 0.042 * row)
        for k in range(int((84 - 9 * row) * w / 1000)):
            x = w * (k + rng.random()) / ((84 - 9 * row) * w / 1000)
            if 2 < row < 6 and abs(x - w / 2) < w * 0.16:
                continue
            tone = shaded(vista, mix(base, (206, 168, 120), rng.random() * 0.6), 0.6)
            if vista.light.night:  # the plumes are what the moon shines on
                tone = mix(tone, (206, 214, 246), 0.3 + 0.3 * rng.random())
            _reed(vista, x - tall * 0.1, y + rng.uniform(-8, 10), tall * rng.uniform(0.8, 1.15), tone,
                max(0.0, 0.42 - 0.12 * row))


def _reed_scenery(vista: Vista) -> None:
    h = vista.height
    mountains(vista, vista.horizon, h * 0.16, mix((104, 116, 150), vista.light.haze, 0.45), 0.12)
    hills(vista, vista.horizon - 20, 2, 44)
    water(vista, vista.horizon + 12, shaded(vista, (84, 140, 176)), 0.7)
    near, far = (mix(tone, shaded(vista, (206, 176, 112), 0.85), 0.72) for tone in vista.light.ground)
    land(vista, line(vista, vista.horizon + h * 0.09, 20), near, far)
    winding_path(vista, vista.horizon + h * 0.1, 0.5, shaded(vista, (214, 190, 148)))
    _reed_rows(vista, 1, 5)


def _reed_front(vista: Vista) -> None:
    w, h, rng = vista.width, vista.height, vista.rng
    for _ in range(int(30 * w / 1000)):
        x = w * rng.choice((rng.uniform(-0.05, 0.3), rng.uniform(0.66, 1.0), rng.random()))
        tall = h * rng.uniform(0.16, 0.3) * (0.55 if abs(x - w / 2) < w * 0.2 else 1.0)
        tone = shaded(vista, mix((240, 222, 184), (206, 168, 120), rng.random() * 0.6), 0.6)
        _reed(vista, x, h * rng.uniform(1.02, 1.1), tall, mix(tone, (206, 214, 246), 0.4 * vista.light.night), 0.0)


def _rail(vista: Vista, y: float, tall: float) -> None:
    """A low wooden fence across the picture."""
    wood = shaded(vista, (186, 140, 96))
    step = tall * 1.1
    for k in range(int(vista.width / step) + 2):
        vista.canvas.drawRoundRect(box(k * step - tall * 0.1, y - tall, tall * 0.2, tall), tall * 0.08, tall * 0.08,
            fade((0, y - tall), (0, y), light(wood, 0.15), dark(wood, 0.2)))
    for lift in (0.8, 0.38):
        bar = box(-10, y - tall * lift, vista.width + 20, tall * 0.15)
        vista.canvas.drawRoundRect(bar, 5, 5, fill(light(wood, 0.1)))


def _zoo_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    tree_row(vista, vista.horizon + 20, h * 0.13, int(w / 34), 0.36)
    near, far = vista.light.ground
    land(vista, line(vista, vista.horizon + 8, 24), near, far)
    rock = shaded(vista, (170, 158, 146))
    for x, size in ((0.13, 0.16), (0.9, 0.13)):
        foot = vista.horizon + h * 0.07
        canvas.drawPath(curve([(w * x - h * size, foot), (w * x - h * size * 0.7, foot - h * size * 0.8),
            (w * x, foot - h * size), (w * x + h * size * 0.7, foot - h * size * 0.6), (w * x + h * size, foot)]),
            fade((0, foot - h * size), (0, foot), light(rock, 0.2), dark(rock, 0.25)))
    pond = oval(w * 0.4, vista.horizon + h * 0.085, w * 0.16, h * 0.02)
    canvas.drawOval(pond, fill(mix(vista.light.sky[1], shaded(vista, (96, 190, 214)), 0.6)))
    stand(vista, "giraffe", (w * 0.17, vista.horizon + h * 0.115, h * 0.34), veil=0.1)
    stand(vista, "elephant", (w * 0.62, vista.horizon + h * 0.12, h * 0.2), -1, veil=0.1)
    for k, x in enumerate((0.33, 0.4)):
        stand(vista, "flamingo", (w * x, vista.horizon + h * (0.095 + 0.012 * k), h * 0.13), 1 - 2 * k, veil=0.1)
    _rail(vista, vista.horizon + h * 0.165, h * 0.085)
    path = shaded(vista, (232, 210, 176))
    top = vista.horizon + h * 0.165
    canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), light(path, 0.15), dark(path, 0.08)))
    for k in range(5):
        y = top + (h - top) * (k / 5) ** 1.4
        canvas.drawLine(0, y, w, y, stroke(dark(path, 0.12), 2 + k, 90))
    _gate_sign(vista, max(w * 0.8, w - 300) - 40, vista.horizon - h * 0.02)


def _gate_sign(vista: Vista, x: float, y: float) -> None:
    """The arch over the way in, its letters, a paw."""
    canvas, wood = vista.canvas, shaded(vista, (122, 84, 58))
    for side in (-1, 1):
        canvas.drawRect(box(x + side * 150 - 9, y - 120, 18, 190), fill(wood))
    canvas.drawRoundRect(box(x - 176, y - 178, 352, 84), 22, 22, fill(shaded(vista, (84, 150, 96))))
    canvas.drawRoundRect(box(x - 176, y - 178, 352, 84), 22, 22, stroke(wood, 8))
    write(canvas, "ZOO", (x - 96, y - 164, 150, 56), shaded(vista, (255, 250, 232), 0.4))
    for dx, dy, r in ((96, -128, 15), (80, -148, 7), (91, -157, 7), (104, -156, 7), (114, -146, 7)):
        canvas.drawCircle(x + dx, y + dy, r, fill(shaded(vista, (255, 250, 232), 0.4)))


def _airport_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    hills(vista, vista.horizon - 24, 2, 40)
    tree_row(vista, vista.horizon + 6, h * 0.04, int(w / 26), 0.45)
    grey = shaded(vista, (178, 182, 190))
    top = vista.horizon + 6
    canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), light(grey, 0.12), dark(grey, 0.12)))
    side = vista.rng.choice((0.0, 1.0))
    _terminal(vista, side)
    white, yellow = shaded(vista, (252, 252, 250), 0.4), shaded(vista, (250, 206, 84), 0.5)
    for k in range(-1, int(w / 150) + 1):  # the runway far off, the yellow line near by
        canvas.drawRect(box(k * 150 + 20, top + h * 0.035, 84, 6), fill(white))
    canvas.drawPath(curve([(-20, h * 0.84), (w * 0.4, h * 0.835), (w * 0.75, h * 0.9), (w + 20, h * 0.97)], False),
        stroke(yellow, 10))
    for k in range(9):
        canvas.drawLine(w * (k / 8 - 0.04), h, w / 2 + (k / 8 - 0.5) * w * 0.5, top + h * 0.06,
            stroke(dark(grey, 0.2), 2, 70))
    x, y = w * (0.62 - 0.24 * side), vista.horizon + h * 0.222
    for dx in (-0.11, 0.02, 0.12):
        canvas.drawLine(x + h * dx, y - h * 0.06, x + h * dx, y - 8, stroke(dark(grey, 0.4), 6))
        canvas.drawCircle(x + h * dx, y - 8, 10, fill((48, 46, 60)))
    stand(vista, "plane", (x, y - h * 0.012, h * 0.17), 1 if side == 0 else -1, veil=0.04)
    canvas.drawOval(oval(x, y, h * 0.24, h * 0.012), soft(fill((30, 34, 60), 90), 6))


def _terminal(vista: Vista, side: float) -> None:
    """A long hall of glass under a swung roof, and the tower that looks over it."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    foot, wide, tall = vista.horizon + h * 0.09, w * 0.44, h * 0.17
    left = w * side - (wide if side else 0.0)
    x = w * (0.47 if side == 0 else 0.53)
    tower = shaded(vista, (226, 226, 232))
    canvas.drawPath(polygon([(x - 17, foot), (x - 11, foot - h * 0.27), (x + 11, foot - h * 0.27), (x + 17, foot)]),
        fade((x - 17, 0), (x + 17, 0), light(tower, 0.2), dark(tower, 0.18)))
    canvas.drawPath(polygon([(x - 40, foot - h * 0.35), (x + 40, foot - h * 0.35), (x + 28, foot - h * 0.27),
        (x - 28, foot - h * 0.27)]), fill(shaded(vista, (92, 156, 196))))
    canvas.drawRoundRect(box(x - 46, foot - h * 0.37, 92, h * 0.022), 8, 8, fill(tower))
    canvas.drawLine(x, foot - h * 0.37, x, foot - h * 0.43, stroke(tower, 5))
    canvas.drawCircle(x, foot - h * 0.43, 6, fill((236, 76, 70)))
    glass = shaded(vista, (150, 206, 230))
    lit = vista.light.night
    pane = (255, 224, 160) if lit else glass
    canvas.drawRect(box(left, foot - tall * 0.78, wide, tall * 0.78), fade((0, foot - tall), (0, foot),
        light(pane, 0.3), dark(pane, 0.12)))
    if lit:
        vista.glow.drawRect(box(left, foot - tall * 0.78, wide, tall * 0.78), fill((255, 210, 130), 90))
    frame = shaded(vista, (244, 246, 250))
    for k in range(10):
        canvas.drawLine(left + wide * k / 9, foot - tall * 0.8, left + wide * k / 9, foot, stroke(frame, 4))
    canvas.drawLine(left, foot - tall * 0.4, left + wide, foot - tall * 0.4, stroke(frame, 4))
    out = wide * 0.07
    top = [(left - out, foot - tall * 0.82), (left + wide * 0.3, foot - tall * 1.2),
        (left + wide * 0.7, foot - tall * 0.98), (left + wide + out, foot - tall * 0.86)]
    roof = curve(top, False)
    roof.lineTo(left + wide + out, foot - tall * 0.7)
    roof.lineTo(left - out, foot - tall * 0.7)
    roof.close()
    metal = shaded(vista, (214, 220, 230))
    canvas.drawPath(roof, fade((0, foot - tall * 1.2), (0, foot - tall * 0.7), light(metal, 0.3), dark(metal, 0.2)))
    canvas.drawPath(curve(top, False), stroke(shaded(vista, (112, 150, 196)), tall * 0.07))


def _tank(vista: Vista, foot: float) -> None:
    """The wall of glass and what swims behind it."""
    w, rng, canvas = vista.width, vista.rng, vista.canvas
    canvas.save()
    canvas.clipRect(skia.Rect(0, 0, w, foot))
    under_ground(vista)
    canvas.translate(0, foot - vista.height)
    under_scenery(vista)
    canvas.translate(0, vista.height - foot)
    swim = (("whale", 0.26, 0.3, 0.2), ("turtle", 0.78, 0.26, 0.1), ("shark", 0.7, 0.5, 0.12))
    for noun, x, y, size in swim:
        stand(vista, noun, (w * (x + rng.uniform(-0.04, 0.04)), vista.height * y, vista.height * size),
            rng.choice((-1, 1)), veil=0.22, shadow=False)
    tones: tuple[Colour, ...] = ((255, 150, 70), (255, 214, 92), (110, 190, 250), (240, 120, 160))
    for school in range(3):
        x, y = w * rng.uniform(0.1, 0.9), vista.height * rng.uniform(0.1, 0.5)
        for _ in range(9):
            at = (x + rng.gauss(0, 90), y + rng.gauss(0, 34))
            tone, size = tones[school], rng.uniform(12, 22)
            canvas.drawOval(oval(*at, size, size * 0.5), fill(tone, 230))
            canvas.drawPath(polygon([(at[0] - size * 0.8, at[1]), (at[0] - size * 1.5, at[1] - size * 0.5),
                (at[0] - size * 1.5, at[1] + size * 0.5)]), fill(dark(tone, 0.1), 230))
            canvas.drawCircle(at[0] + size * 0.55, at[1] - size * 0.1, size * 0.11, fill((40, 40, 60)))
    canvas.restore()


def _aquarium_scenery(vista: Vista) -> None:
    w, h, canvas = vista.width, vista.height, vista.canvas
    foot = h * 0.72
    _tank(vista, foot)
    frame: Colour = (24, 40, 78)
    for x in (0.0, w / 3, w * 2 / 3, w):
        canvas.drawRect(box(x - 9, 0, 18, foot), fill(frame))
    canvas.drawRect(skia.Rect(0, 0, w, h * 0.045), fill(frame))
    canvas.drawRect(skia.Rect(0, foot - 14, w, foot + 26), fade((0, foot - 14), (0, foot + 26), (44, 66, 112), frame))
    canvas.drawRect(skia.Rect(0, foot + 26, w, h), fade((0, foot), (0, h), (46, 92, 140), (20, 34, 70)))
    for k in range(9):  # the light of the water lies on the floor
        x = w * (k + 0.5) / 9 + vista.rng.uniform(-30, 30)
        canvas.drawOval(oval(x, foot + 40 + 16 * (k * 5 % 4), 90, 9), soft(fill((150, 226, 240), 70), 6))
    canvas.drawRect(skia.Rect(0, 0, w, foot), linear((0, 0), (w, foot), (0, (255, 255, 255), 26),
        (0.3, (255, 255, 255), 0), (0.6, (255, 255, 255), 16), (1, (255, 255, 255), 0)))


def _fish_tank_front(vista: Vista) -> None:
    """The frame one looks through, and the room's light in the glass."""
    w, h, canvas = vista.width, vista.height, vista.canvas
    edge: Colour = (38, 50, 84)
    for rect in (box(0, 0, w, 34), box(0, h - 46, w, 46), box(0, 0, 34, h), box(w - 34, 0, 34, h)):
        canvas.drawRect(rect, fill(edge))
    canvas.drawRoundRect(skia.Rect(34, 34, w - 34, h - 46), 10, 10, stroke(light(edge, 0.35), 5))
    for x, wide in ((0.12, 0.09), (0.25, 0.03)):
        canvas.drawPath(polygon([(w * x, 40), (w * (x + wide), 40), (w * (x + wide) - h * 0.22, h * 0.5),
            (w * x - h * 0.22, h * 0.5)]), fill((255, 255, 255), 30))


def _zoo_front(vista: Vista) -> None:
    grass(vista, vista.height * 0.97, 60, 40)


SETTINGS = {
    "reedfield": Setting(_open_sky, _reed_scenery, _reed_front, horizon=0.52, floor=0.93),
    "zoo": Setting(_open_sky, _zoo_scenery, _zoo_front, horizon=0.54, floor=0.94),
    "airport": Setting(_open_sky, _airport_scenery, horizon=0.54, floor=0.95),
    "aquarium": Setting(under_ground, _aquarium_scenery, floor=0.95, medium="indoor", open_sky=False),
    "fishtank": Setting(under_ground, under_scenery, _fish_tank_front, horizon=1.0, floor=0.72, medium="under",
        open_sky=False),
}
