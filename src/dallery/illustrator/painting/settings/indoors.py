"""Rooms, tabletops and plain backdrops."""

from __future__ import annotations

import skia

from ..brush import (
    box,
    dark,
    fade,
    fill,
    hexed,
    light,
    linear,
    mix,
    oval,
    polygon,
    radial,
    soft,
    stroke,
)
from ..vista import Setting, Vista

_WALLS = ("#e8d4bc", "#c9dcd2", "#ecccc2", "#c8d6e6", "#e6dcc0")


def _wall_colour(vista: Vista) -> tuple[int, int, int]:
    natural = hexed(vista.rng.choice(_WALLS))
    wall = vista.light.hue or natural
    return mix(wall, (44, 40, 84), 0.6) if vista.light.night else mix(wall, vista.light.tint, 0.15)


def _room_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    wall, floor = _wall_colour(vista), h * 0.72
    night = vista.light.night
    vista.canvas.drawPaint(fade((0, 0), (0, floor), light(wall, 0.15), dark(wall, 0.1)))
    for k in range(int(w / 70)):
        vista.canvas.drawRect(box(k * 70 + 20, 0, 26, floor), fill((255, 255, 255), 16))
    wood = (92, 64, 76) if night else (196, 146, 102)
    vista.canvas.drawRect(skia.Rect(0, floor, w, h), fade((0, floor), (0, h), wood, dark(wood,
        0.25)))
    for k in range(-9, 10):
        vista.canvas.drawLine(w / 2 + k * 60, floor, w / 2 + k * 190, h, stroke(dark(wood, 0.4), 2,
            90))
    vista.canvas.drawRect(box(0, floor - 16, w, 16), fill(light(wall, 0.4)))


def _room_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    side = vista.rng.choice((0.3, 0.7))
    paint_window(vista, w * side, h * 0.3, min(w, h) * 0.36)
    _shelf(vista, w * (1 - side), h * 0.36, min(w, h) * 0.34)
    rug = vista.rng.choice(((206, 96, 92), (86, 130, 170), (150, 120, 180), (110, 160, 120)))
    for grow, colour in ((1.0, dark(rug, 0.15)), (0.92, light(rug, 0.55)), (0.84, rug)):
        half = min(w, h) * 0.4 * grow
        vista.canvas.drawOval(oval(w / 2, h * 0.9, half, half * 0.24), fill(colour))
    if vista.light.night:
        x, y = w * (1 - side), h * 0.22
        vista.canvas.drawPaint(radial((x, y), w * 0.6, (0, (255, 196, 110), 130), (1,
            (255, 196, 110), 0)))
        vista.glow.drawCircle(x, y, 40, fill((255, 206, 120)))


def paint_window(vista: Vista, x: float, y: float, size: float) -> None:
    """A window with drapes, the hour outside and its light on the floor."""
    canvas, hour = vista.canvas, vista.light
    frame = box(x - size * 0.45, y - size * 0.55, size * 0.9, size * 1.1)
    canvas.save()
    canvas.clipRect(frame)
    canvas.drawRect(frame, linear((x, frame.top()), (x, frame.bottom()),
                    (0, hour.sky[0], 255), (0.5, hour.sky[2], 255), (0.8, hour.sky[3], 255)))  # fmt: skip
    canvas.drawCircle(x + size * 0.2, y - size * 0.28, size * 0.08, fill((255, 248, 220)))
    for k, veil in enumerate((0.4, 0.15)):
        canvas.drawOval(oval(x + (k - 0.5) * size * 0.5, y + size * (0.6 + 0.1 * k), size * 0.6,
            size * 0.3),
                        fill(mix(hour.ground[0], hour.haze, veil)))  # fmt: skip
    canvas.drawCircle(x - size * 0.24, y + size * 0.24, size * 0.16, fill(hour.foliage[1]))
    canvas.drawCircle(x - size * 0.2, y + size * 0.18, size * 0.12, fill(hour.foliage[2]))
    canvas.restore()
    white = (252, 248, 240) if not hour.night else (150, 146, 176)
    canvas.drawRect(frame, stroke(dark(white, 0.2), size * 0.06))
    canvas.drawRect(frame, stroke(white, size * 0.045))
    canvas.drawLine(x, frame.top(), x, frame.bottom(), stroke(white, size * 0.025))
    canvas.drawLine(frame.left(), y, frame.right(), y, stroke(white, size * 0.025))
    canvas.drawRect(box(frame.left() - 14, frame.bottom(), frame.width() + 28, size * 0.05),
        fill(white))
    for edge in (-1, 1):
        drape = (214, 110, 100) if not hour.night else (120, 70, 110)
        x0 = x + edge * size * 0.62
        canvas.drawPath(polygon([
            (x0, frame.top() - 18), (x + edge * size * 0.3, frame.top() - 18),
            (x + edge * size * 0.44, y), (x + edge * size * 0.5, frame.bottom() + 40),
            (x0, frame.bottom() + 40)]),
            fade((x0, 0), (x + edge * size * 0.3, 0), drape, light(drape, 0.2)))  # fmt: skip
    if not hour.night:
        beam = linear((x, y), (x * 0.5 + vista.width * 0.25, vista.height),
                      (0, (255, 246, 208), 80), (1, (255, 246, 208), 0))  # fmt: skip
        middle = vista.width / 2
        canvas.drawPath(polygon([
            (frame.left(), frame.top()), (frame.right(), frame.bottom()),
            (middle + 240, vista.height), (middle - 240, vista.height)]), beam)  # fmt: skip


def _shelf(vista: Vista, x: float, y: float, size: float) -> None:
    rng, canvas = vista.rng, vista.canvas
    wood = (150, 104, 70) if not vista.light.night else (86, 62, 70)
    colours = ((196, 84, 72), (72, 116, 156), (226, 178, 90), (104, 146, 106), (134, 94, 148))
    for level in range(2):
        foot = y + level * size * 0.42
        at = x - size * 0.48
        while at < x + size * 0.3:
            wide, tall = size * rng.uniform(0.04, 0.08), size * rng.uniform(0.2, 0.3)
            colour = rng.choice(colours)
            colour = dark(colour, 0.45) if vista.light.night else colour
            canvas.drawRect(box(at, foot - tall, wide, tall),
                            fade((at, 0), (at + wide, 0), light(colour, 0.2), dark(colour,
                                0.2)))  # fmt: skip
            canvas.drawRect(box(at, foot - tall * 0.8, wide, tall * 0.08), fill((250, 236, 200),
                160))
            at += wide + 1.5
        canvas.drawCircle(x + size * 0.4, foot - size * 0.14, size * 0.09, fill((96, 156, 90)))
        canvas.drawCircle(x + size * 0.36, foot - size * 0.18, size * 0.07, fill((126, 182, 100)))
        canvas.drawRect(box(x + size * 0.34, foot - size * 0.1, size * 0.12, size * 0.1),
            fill((206, 120, 84)))
        canvas.drawRect(box(x - size * 0.52, foot, size * 1.04, size * 0.045), fill(wood))
        canvas.drawRect(box(x - size * 0.5, foot + size * 0.045, size, size * 0.03),
            soft(fill((30, 20, 40), 60), 4))


def _table_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    wall, top = _wall_colour(vista), h * 0.64
    vista.canvas.drawPaint(radial((w * 0.3, h * 0.2), max(w, h), (0, light(wall, 0.35), 255),
                                  (1, dark(wall, 0.35), 255)))  # fmt: skip
    wood = (104, 66, 62) if vista.light.night else (190, 130, 84)
    vista.canvas.drawRect(skia.Rect(0, top, w, h), fade((0, top), (0, h), light(wood, 0.16),
        dark(wood, 0.25)))
    rng = vista.rng
    for k in range(5):
        y = top + (h - top) * (k / 5) ** 1.4
        vista.canvas.drawLine(0, y, w, y, stroke(dark(wood, 0.4), 2, 110))
        for _ in range(int(9 * w / 1000)):
            x, long = rng.uniform(0, w), rng.uniform(40, 190)
            gap = rng.uniform(6, 40)
            vista.canvas.drawLine(x, y + gap, x + long, y + gap, stroke(dark(wood, 0.3), 1.4, 60))
    vista.canvas.drawRect(box(0, top - 3, w, 8), fill(light(wood, 0.4)))


def _plain_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    tones = (("#f6d9c4", "#c98f7c"), ("#d6e6e0", "#7fa8a4"), ("#e6dcf2", "#9a86b8"),
        ("#f4e6c2", "#c9a468"))
    inner, outer = vista.rng.choice(tones)
    near, far = hexed(inner), hexed(outer)
    if vista.light.night:
        near, far = mix(near, (50, 56, 120), 0.5), mix(far, (14, 16, 50), 0.7)
    vista.canvas.drawPaint(radial((w * 0.42, h * 0.36), max(w, h) * 0.8, (0, near, 255),
        (1, far, 255)))
    for _ in range(26):
        x, y, r = vista.rng.uniform(0, w), vista.rng.uniform(0, h), vista.rng.uniform(40, 150)
        vista.canvas.drawCircle(x, y, r, soft(fill(vista.rng.choice((near, far)), 40), r * 0.4))


SETTINGS = {
    "room": Setting(_room_ground, _room_scenery, floor=0.93, medium="indoor", open_sky=False),
    "tabletop": Setting(_table_ground, floor=0.86, medium="table", open_sky=False),
    "backdrop": Setting(_plain_ground, floor=0.93, medium="indoor", open_sky=False),
}
