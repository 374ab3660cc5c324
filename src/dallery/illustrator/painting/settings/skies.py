"""Space, the Moon, Mars and the open sky above the clouds."""

from __future__ import annotations

import numpy as np
import skia

from .. import noise
from ..brush import ball, dark, fill, light, mix, oval, radial, soft, stroke
from ..sky import paint_sky, paint_stars
from ..terrain import land, line
from ..vista import Setting, Vista

_NEBULA = (((90, 60, 190), (220, 80, 160)), ((30, 110, 190), (120, 70, 200)),
           ((20, 140, 160), (230, 110, 120)))  # fmt: skip


def paint_void(vista: Vista) -> None:
    """Nebulae and stars over the whole picture."""
    vista.canvas.drawPaint(fill((7, 8, 26)))
    area = skia.Rect(0, 0, vista.width, vista.height)
    for colour in vista.rng.choice(_NEBULA):
        cloud = noise.clouds((150, 150), 3.2, vista.noise, 0.8)
        strength = noise.smooth(0.1, 2.2, cloud) * 0.75
        noise.spread(vista.canvas, noise.tinted(colour, strength), area, skia.BlendMode.kScreen)
    paint_stars(vista, 420)


def _planet(vista: Vista, x: float, y: float, r: float) -> None:
    """The Earth, half in shade."""
    canvas = vista.canvas
    canvas.drawCircle(x, y, r * 1.5, radial((x, y), r * 1.5, (0.6, (120, 190, 255), 120),
                                            (1, (120, 190, 255), 0)))  # fmt: skip
    canvas.save()
    canvas.clipPath(skia.Path().addCircle(x, y, r), True)
    canvas.drawCircle(x, y, r, ball((x, y), r, (60, 132, 216)))
    shape = (64, 64)
    lands = noise.smooth(0.15, 0.4, noise.clouds(shape, 3.2, vista.noise, 1.0))
    mist = noise.smooth(0.5, 1.4, noise.clouds(shape, 2.8, vista.noise, 0.5)) * 0.9
    frame = oval(x, y, r, r)
    noise.spread(canvas, noise.tinted((98, 172, 96), lands), frame, skia.BlendMode.kSrcOver)
    noise.spread(canvas, noise.tinted((255, 255, 255), mist), frame, skia.BlendMode.kSrcOver)
    canvas.drawCircle(x, y, r, radial((x - r * 0.5, y - r * 0.5), r * 1.9,
                                      (0.3, (0, 0, 20), 0), (1, (0, 0, 24), 220)))  # fmt: skip
    canvas.restore()


def _space_scenery(vista: Vista) -> None:
    rng = vista.rng
    w, h = vista.width, vista.height
    colour = rng.choice(((232, 156, 96), (170, 130, 220), (220, 120, 130)))
    side = rng.choice((0.18, 0.82))
    _planet(vista, w * (1 - side), h * rng.uniform(0.74, 0.86), 95)
    x, y, r = w * side, h * rng.uniform(0.2, 0.3), 120
    canvas = vista.canvas
    canvas.drawCircle(x, y, r, ball((x, y), r, colour))
    canvas.save()
    canvas.clipPath(skia.Path().addCircle(x, y, r), True)
    for k in range(7):
        yy = y - r + r * 2 * (k + rng.random()) / 7
        canvas.drawOval(oval(x, yy, r * 1.2, r * rng.uniform(0.03, 0.1)), soft(fill(light(colour,
            0.4), 90), 3))
    canvas.restore()
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-18)
    for grow, alpha in ((1.5, 200), (1.7, 150), (1.86, 110)):
        canvas.drawArc(oval(0, 0, r * grow, r * grow * 0.24), -12, 204, False, stroke(light(colour,
            0.5), r * 0.07, alpha))
    canvas.restore()


def _moon_ground(vista: Vista) -> None:
    paint_void(vista)
    side = vista.rng.choice((0.22, 0.78))
    _planet(vista, vista.width * side, vista.height * 0.24, 108)


def _dust(vista: Vista, pale: tuple[int, int, int], deep: tuple[int, int, int]) -> None:
    rng, canvas = vista.rng, vista.canvas
    for k in range(2):
        y = vista.height * (0.6 + 0.08 * k)
        top = mix(deep, pale, 0.35 + 0.65 * k)
        land(vista, line(vista, y, vista.height * 0.09, 3.0), top, mix(deep, pale, 0.25 * k))
    start = vista.height * 0.7
    for _ in range(int(26 * vista.width / 1000)):
        t = rng.random()
        x, y, half = rng.uniform(0,
            vista.width), start + (vista.height - start) * t, (14 + 80 * t) * rng.uniform(0.5, 1)
        canvas.drawOval(oval(x, y, half, half * 0.3), fill(dark(deep, 0.25), 150))
        canvas.drawOval(oval(x, y + half * 0.05, half * 0.9, half * 0.23), fill(mix(deep, pale,
            0.3), 200))
        canvas.drawArc(oval(x, y, half, half * 0.3), 10, 160, False, stroke(light(pale, 0.5), 2.4,
            170))
    grain = np.asarray(np.abs(noise.clouds((160, 160), 1.4, vista.noise, 0.5)) * 0.09, np.float32)
    area = skia.Rect(0, vista.height * 0.66, vista.width, vista.height)
    noise.spread(canvas, noise.tinted((20, 20, 40), grain), area, skia.BlendMode.kSrcOver)


def _moon_scenery(vista: Vista) -> None:
    _dust(vista, (214, 216, 226), (112, 116, 138))


def _mars_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    vista.canvas.drawPaint(radial((w * 0.6, h * 0.5), h, (0, (255, 214, 168), 255),
                                  (0.6, (224, 146, 110), 255), (1, (150, 84, 84),
                                      255)))  # fmt: skip
    vista.canvas.drawCircle(w * 0.7, h * 0.2, 34, fill((255, 244, 226)))


def _mars_scenery(vista: Vista) -> None:
    _dust(vista, (226, 130, 84), (142, 66, 54))


def _clouds_ground(vista: Vista) -> None:
    paint_sky(vista, 0.7)


def _clouds_scenery(vista: Vista) -> None:
    """A floor of heaped cloud, nearer heaps larger and whiter."""
    if "clouds" in vista.without:
        return
    rng = vista.rng
    bright, dim = vista.light.cloud
    for row in range(4):
        y = vista.height * (0.8 + 0.07 * row)
        for _ in range(int((20 - 3 * row) * vista.width / 1000)):
            x, r = rng.uniform(-40, vista.width + 40), rng.uniform(34, 66) * (1 + row * 0.45)
            tone = mix(dim, bright, 0.45 + 0.18 * row)
            vista.canvas.drawCircle(x, y + r * 0.5, r, radial(
                (x + (0.3 if vista.light.source[0] > x else -0.3) * r, y), r * 1.4,
                (0, light(tone, 0.5), 255), (0.7, tone, 255), (1, mix(tone, dim, 0.6),
                    255)))  # fmt: skip


SETTINGS = {
    "space": Setting(paint_void, _space_scenery, horizon=1.0, floor=0.8, medium="void", open_sky=False),
    "moon": Setting(_moon_ground, _moon_scenery, horizon=0.62, floor=0.9, open_sky=False),
    "mars": Setting(_mars_ground, _mars_scenery, horizon=0.62, floor=0.9, open_sky=False),
    "clouds": Setting(_clouds_ground, _clouds_scenery, horizon=0.95, floor=0.8, medium="air"),
}
