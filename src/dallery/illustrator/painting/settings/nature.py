"""Meadows, woods, mountains, snow and desert."""

from __future__ import annotations

from dataclasses import replace

from ..brush import dark, hexed, light, linear, mix
from ..sky import paint_sky
from ..terrain import (
    flowers,
    grass,
    hills,
    land,
    line,
    mountains,
    pine,
    puddle_shadow,
    shade_band,
    tree_row,
)
from ..trees import standing
from ..vista import Setting, Vista


def _rock(vista: Vista) -> tuple[int, int, int]:
    return mix(mix((104, 122, 160), vista.light.sky[1], 0.25), vista.light.tint, 0.15)


def _meadow_ground(vista: Vista) -> None:
    paint_sky(vista, vista.rng.uniform(0.45, 0.65))
    base, span = vista.horizon, vista.height
    if vista.rng.random() < 0.6:
        snow = 0.5 if vista.snowy else 0.25
        mountains(vista, base + 10, span * 0.2, mix(_rock(vista), vista.light.haze, 0.4), snow)


def _meadow_scenery(vista: Vista) -> None:
    hills(vista, vista.horizon - 12, 2, 70)
    tree_row(vista, vista.horizon + 34, vista.height * 0.085, int(vista.width / 34), 0.4)
    near, far = vista.light.ground
    edge = line(vista, vista.horizon + vista.height * 0.06, vista.height * 0.05)
    land(vista, edge, near, far)
    grass(vista, vista.horizon + vista.height * 0.08, 900, 26)
    flowers(vista, vista.horizon + vista.height * 0.11, 110)


def _meadow_front(vista: Vista) -> None:
    grass(vista, vista.height * 0.95, 170, 46)
    flowers(vista, vista.height * 0.955, 14)


def _forest_ground(vista: Vista) -> None:
    paint_sky(vista, 0.2)
    deep, mid = vista.light.foliage[0], vista.light.foliage[2]
    glow = mix(vista.light.haze, mid, 0.25)
    vista.canvas.drawPaint(linear(
        (0, 0), (0, vista.height), (0, mix(mid, deep, 0.4), 130), (0.45, glow, 150),
        (1, deep, 200)))  # fmt: skip


def _forest_scenery(vista: Vista) -> None:
    rng = vista.rng

    for row, veil in enumerate((0.62, 0.4, 0.16)):
        y = vista.height * (0.64 + 0.08 * row)
        for i in range(int((9 - 2 * row) * vista.width / 1000) + 1):
            x = vista.width * (i + rng.random()) / (9 - 2 * row) / max(1, vista.width / 1000)
            if row == 2 and abs(x - vista.width / 2) < vista.width * 0.3:
                continue
            standing(vista, x, y, vista.height * (0.5 + 0.16 * row), veil)
        near, far = vista.light.ground
        haze = mix(vista.light.haze, near, 0.35)
        edge = line(vista, y - 4, vista.height * 0.03)
        land(vista, edge, mix(mix(near, far, 0.5), haze, veil * 0.7), mix(far, haze, veil * 0.4))
        shade_band(vista, y, vista.height * 0.12, haze, int(110 * veil))
    _sunbeams(vista)
    grass(vista, vista.height * 0.82, 420, 30)


def _sunbeams(vista: Vista) -> None:
    if vista.light.night:
        return
    import skia

    from ..brush import polygon

    x = vista.light.source[0]
    lean = -1 if x > vista.width / 2 else 1
    for k in range(4):
        start = x + lean * k * vista.width * 0.13
        foot = start + lean * vista.width * 0.22
        paint = linear((start, 0), (foot, vista.height * 0.85),
                       (0, (255, 246, 200), 70), (1, (255, 246, 200), 0))  # fmt: skip
        paint.setBlendMode(skia.BlendMode.kScreen)
        vista.canvas.drawPath(polygon([
            (start, -10), (start + 44, -10), (foot + 130, vista.height * 0.86),
            (foot, vista.height * 0.86)]), paint)  # fmt: skip


def _pinewood_ground(vista: Vista) -> None:
    paint_sky(vista, 0.12 if "aurora" in vista.weather else 0.4)
    tall = vista.height * 0.3
    mountains(vista, vista.horizon + 20, tall, mix(_rock(vista), vista.light.haze, 0.3), 0.55)


def _pinewood_scenery(vista: Vista) -> None:
    _pine_rows(vista, 3)
    for x in (0.05, 0.15, 0.86, 0.96):
        y = vista.height * vista.rng.uniform(0.92, 0.99)
        pine(vista, vista.width * x, y, vista.height * vista.rng.uniform(0.4, 0.54))


def _pine_rows(vista: Vista, rows: int) -> None:
    near, far = vista.light.ground
    for row in range(rows):
        veil = 0.55 - 0.2 * row
        y = vista.horizon + vista.height * (0.015 + 0.055 * row)
        for _ in range(int((34 - 9 * row) * vista.width / 1000)):
            x = vista.rng.uniform(-20, vista.width + 20)
            if row == rows - 1 and abs(x - vista.width / 2) < vista.width * 0.26:
                continue
            tall = vista.height * (0.1 + 0.05 * row) * vista.rng.uniform(0.7, 1.2)
            pine(vista, x, y + vista.rng.uniform(-5, 6), tall, veil)
        edge = line(vista, y, vista.height * 0.025)
        land(vista, edge, mix(near, vista.light.haze, veil * 0.6), mix(far, vista.light.haze, 0.1))


def _mountains_ground(vista: Vista) -> None:
    paint_sky(vista, 0.45)
    rock, haze, base = _rock(vista), vista.light.haze, vista.horizon
    snow = 0.62 if vista.snowy else 0.34
    mountains(vista, base + 10, vista.height * 0.42, mix(rock, haze, 0.36), snow)
    mountains(vista, base + vista.height * 0.06, vista.height * 0.25, mix(rock, haze, 0.1), snow)


def _mountains_scenery(vista: Vista) -> None:
    _pine_rows(vista, 2)
    near, far = vista.light.ground
    land(vista, line(vista, vista.height * 0.78, vista.height * 0.04), near, far)
    if not vista.snowy:
        grass(vista, vista.height * 0.8, 500, 26)
        flowers(vista, vista.height * 0.82, 60)
    for _ in range(int(7 * vista.width / 1000) + 1):
        side = vista.rng.choice((vista.rng.uniform(0, 0.2), vista.rng.uniform(0.8, 1.0)))
        y = vista.height * vista.rng.uniform(0.82, 0.98)
        pine(vista, vista.width * side, y, vista.height * vista.rng.uniform(0.16, 0.3))


def _white(vista: Vista) -> Vista:
    """The same view under snow, whatever falls today."""
    if vista.snowy:
        return vista
    night = vista.light.night
    near, far = ((143, 168, 220), (74, 104, 164)) if night else ((244, 249, 255), (189, 211, 236))
    lit = replace(vista.light, ground=(mix(near, vista.light.sky[2], 0.12), far))
    return replace(vista, light=lit, weather=vista.weather | {"snow"})


def _snowfield_ground(vista: Vista) -> None:
    vista = _white(vista)
    paint_sky(vista, 0.35)
    hills(vista, vista.horizon - 30, 2, 90)


def _snowfield_scenery(vista: Vista) -> None:
    vista = _white(vista)
    _pine_rows(vista, 2)
    near, far = vista.light.ground
    for i in range(2):
        y = vista.height * (0.72 + 0.12 * i)
        land(vista, line(vista, y, vista.height * 0.06), light(near, 0.3 * i), mix(near, far, 0.7))
    for _ in range(9):
        x, y = vista.rng.uniform(0, vista.width), vista.height * vista.rng.uniform(0.8, 0.98)
        puddle_shadow(vista, x, y, vista.rng.uniform(30, 90))
    for x in (0.06, 0.93):
        pine(vista, vista.width * x, vista.height * 0.93, vista.height * 0.42)


def _desert_ground(vista: Vista) -> None:
    paint_sky(vista, 0.2)


def _desert_scenery(vista: Vista) -> None:
    _dunes(vista, hexed("#f2c078"), hexed("#b06a3c"))


def _dunes(vista: Vista, sand: tuple[int, int, int], shade: tuple[int, int, int]) -> None:
    tint, haze = vista.light.tint, vista.light.haze
    for i in range(4):
        veil = 0.5 - 0.16 * i
        top = mix(mix(sand, tint, 0.2) if not vista.light.night else dark(sand, 0.55), haze, veil)
        foot = mix(shade if not vista.light.night else dark(shade, 0.6), haze, veil * 0.6)
        y = vista.horizon + vista.height * 0.09 * i
        land(vista, line(vista, y, vista.height * 0.11, 4.2), top, foot)


SETTINGS = {
    "meadow": Setting(_meadow_ground, _meadow_scenery, _meadow_front),
    "forest": Setting(_forest_ground, _forest_scenery, _meadow_front, horizon=0.6),
    "pinewood": Setting(_pinewood_ground, _pinewood_scenery, horizon=0.6),
    "mountains": Setting(_mountains_ground, _mountains_scenery, horizon=0.6),
    "snowfield": Setting(_snowfield_ground, _snowfield_scenery, horizon=0.58),
    "desert": Setting(_desert_ground, _desert_scenery, horizon=0.58),
}
