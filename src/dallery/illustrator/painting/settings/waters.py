"""Sea, beach, lake and what lies under water."""

from __future__ import annotations

import numpy as np
import skia

from .. import noise
from ..brush import around, curve, dark, fade, fill, light, linear, mix, oval, stroke
from ..sky import paint_sky
from ..terrain import flowers, grass, hills, land, line, mountains, tree_row, water
from ..vista import Setting, Vista

_DEEP = {
    "day": (24, 104, 168), "sunset": (88, 52, 104), "dawn": (108, 104, 160),
    "night": (12, 28, 76), "neon": (30, 16, 70), "storm": (50, 64, 78),
    "overcast": (86, 116, 138),
}  # fmt: skip


def _sea_ground(vista: Vista) -> None:
    paint_sky(vista, vista.rng.uniform(0.4, 0.6))
    if vista.rng.random() < 0.7:
        rock = mix((96, 110, 150), vista.light.haze, 0.55)
        mountains(vista, vista.horizon + 4, vista.height * 0.08, rock, 0)
    water(vista, vista.horizon, _DEEP[vista.light.time])


def _beach_scenery(vista: Vista) -> None:
    sand = mix(mix((246, 220, 170), vista.light.tint, 0.3), (60, 66, 110), 0.5 * vista.light.night)
    edge = line(vista, vista.height * 0.77, vista.height * 0.05, 4.0)
    tilt = vista.rng.choice((-1, 1)) * 0.04 * vista.height / vista.width
    edge = [(x, y + (x - vista.width / 2) * tilt) for x, y in edge]
    for lift, alpha in ((20, 110), (11, 190), (4, 255)):
        foam = [(x, y - lift) for x, y in edge]
        vista.canvas.drawPath(curve(foam, closed=False), stroke((255, 255, 255), 7, alpha))
    land(vista, edge, sand, dark(mix(sand, (214, 160, 104), 0.5), 0.05))
    for _ in range(int(26 * vista.width / 1000)):
        x, y = vista.rng.uniform(0, vista.width), vista.height * vista.rng.uniform(0.85, 0.99)
        colour = vista.rng.choice(((236, 190, 160), (250, 236, 220), (200, 150, 110)))
        size = vista.rng.uniform(3, 7)
        vista.canvas.drawOval(oval(x, y, size, size * 0.6), fill(colour))


def _lake_ground(vista: Vista) -> None:
    paint_sky(vista, vista.rng.uniform(0.4, 0.6))
    rock = mix((104, 122, 160), vista.light.haze, 0.45)
    mountains(vista, vista.horizon, vista.height * 0.2, rock, 0.3 + 0.2 * vista.snowy)
    hills(vista, vista.horizon - 40, 2, 40)


def _lake_scenery(vista: Vista) -> None:
    tree_row(vista, vista.horizon, vista.height * 0.1, int(vista.width / 40), 0.28)
    water(vista, vista.horizon, mix(_DEEP[vista.light.time], (60, 140, 160), 0.3), 0.68)
    near, far = vista.light.ground
    edge = line(vista, vista.height * 0.83, vista.height * 0.04)
    middle = vista.width / 2
    edge = [(x, y - abs(x - middle) / middle * vista.height * 0.045) for x, y in edge]
    land(vista, edge, near, far)
    grass(vista, vista.height * 0.83, 520, 36)
    flowers(vista, vista.height * 0.85, 60)


def under_ground(vista: Vista) -> None:
    """The light of the water, and its depth."""
    night = vista.light.night
    top, foot = ((30, 90, 150), (4, 16, 54)) if night else ((94, 214, 228), (8, 58, 118))
    vista.canvas.drawPaint(fade((0, 0), (0, vista.height), top, foot))
    shape = (120, 160)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, shape[1], dtype=np.float32)[None]
    angle = np.arctan2(across - 0.2, down + 0.5)
    rays = noise.ridge(512, 1.9, vista.noise)
    found = rays[np.clip((angle + 1.4) / 2.8 * 511, 0, 511).astype(int)]
    strength = noise.smooth(0.45, 0.95, found) * np.exp(-down * 2.2) * 0.5
    area = skia.Rect(0, 0, vista.width, vista.height)
    noise.spread(
        vista.canvas, noise.tinted((226, 255, 250), strength), area, skia.BlendMode.kScreen
    )


def under_scenery(vista: Vista) -> None:
    """The sea floor with what grows on it."""
    for i in range(2):
        edge = line(vista, vista.height * (0.72 + 0.07 * i), vista.height * 0.12, 2.8)
        land(vista, edge, mix((20, 120, 150), (8, 60, 110), 0.4 * i), (8, 52, 104))
    edge = line(vista, vista.height * 0.87, vista.height * 0.05)
    land(vista, edge, (224, 214, 164), (128, 138, 132))
    rng = vista.rng
    for y in sorted(rng.uniform(0.84, 1.0) for _ in range(int(24 * vista.width / 1000))):
        side = rng.choice((rng.uniform(0, 0.32), rng.uniform(0.66, 1), rng.random()))
        at = (side * vista.width, y * vista.height)
        rng.choice((_coral, _fan, _weed, _weed))(vista, at, (45 + 520 * (y - 0.84)))
    _bubbles(vista)


_CORALS = ((255, 122, 130), (255, 170, 84), (240, 104, 186), (160, 104, 224), (255, 214, 104))


def _coral(vista: Vista, at: tuple[float, float], size: float) -> None:
    colour = vista.rng.choice(_CORALS)

    def branch(x: float, y: float, angle: float, length: float, left: int) -> None:
        end = around(x, y, length, angle)
        paint = stroke(light(colour, 0.08 * (4 - left)), length * 0.34)
        vista.canvas.drawLine(x, y, *end, paint)
        if left:
            for turn in (-1, 1):
                step = turn * vista.rng.uniform(18, 40)
                branch(*end, angle + step, length * 0.76, left - 1)

    branch(*at, -90, size * 0.5, 3)


def _fan(vista: Vista, at: tuple[float, float], size: float) -> None:
    colour = vista.rng.choice(_CORALS)
    for k in range(8):
        x, y = around(*at, size * 0.5, -160 + 20 * k)
        vista.canvas.drawCircle(x, y, size * 0.22, fill(mix(dark(colour, 0.2), colour, k / 7)))
        vista.canvas.drawCircle(x - size * 0.06, y - size * 0.07, size * 0.08, fill(light(colour,
            0.4), 150))


def _weed(vista: Vista, at: tuple[float, float], size: float) -> None:
    rng = vista.rng
    for k in range(5):
        x, tall, sway = at[0] + (k - 2) * size * 0.16, size * rng.uniform(1.2, 2.4), size * 0.2
        colour = mix((36, 130, 92), (140, 214, 110), rng.random())
        points = [(x + sway * (i % 2 * 2 - 1) * i / 5, at[1] - tall * i / 5) for i in range(6)]
        vista.canvas.drawPath(curve(points, closed=False), stroke(colour, size * 0.1))


def _bubbles(vista: Vista) -> None:
    rng = vista.rng
    for _ in range(int(34 * vista.width / 1000)):
        x, y, r = rng.uniform(0, vista.width), rng.uniform(0, vista.height * 0.9), rng.uniform(2,
            11)
        vista.canvas.drawCircle(x, y, r, fill((222, 250, 255), 46))
        vista.canvas.drawCircle(x, y, r, stroke((236, 255, 255), 1.2, 150))
        vista.canvas.drawCircle(x - r * 0.3, y - r * 0.35, r * 0.24, fill((255, 255, 255), 210))


def _under_front(vista: Vista) -> None:
    vista.canvas.drawPaint(linear(
        (0, 0), (0, vista.height), (0, (60, 190, 220), 10), (1, (10, 60, 120), 50)))  # fmt: skip


SETTINGS = {
    "sea": Setting(_sea_ground, horizon=0.56, floor=0.8, medium="water"),
    "beach": Setting(_sea_ground, _beach_scenery, horizon=0.52, floor=0.92, afloat=0.66),
    "lake": Setting(_lake_ground, _lake_scenery, horizon=0.56, floor=0.93, afloat=0.755),
    "underwater": Setting(under_ground, under_scenery, _under_front, horizon=1.0, floor=0.72,
                          medium="under", open_sky=False),
}  # fmt: skip
