"""The sky: gradient, sun or moon, stars, clouds, aurora, and what falls from it."""

from __future__ import annotations

import numpy as np
import skia

from . import noise
from .brush import fill, linear, oval, radial, soft, stroke
from .clouds import paint_cumulus, paint_streaks
from .vista import Vista

_SUN = {"day": (255, 250, 226), "sunset": (255, 222, 150), "dawn": (255, 238, 212)}


def paint_sky(vista: Vista, cover: float = 0.55) -> None:
    """The whole sky; cover is how much of it is clouds."""
    canvas, light = vista.canvas, vista.light
    bottom = max(vista.horizon, vista.height * 0.5)
    stops = [(at, colour, 255) for at, colour in zip((0, 0.4, 0.76, 1), light.sky, strict=True)]
    canvas.drawPaint(linear((0, 0), (0, bottom), *stops))
    if light.night:
        paint_stars(vista, 260 if light.time == "night" else 90)
    if light.time in _SUN:
        _sun(vista)
    elif light.time == "night":
        paint_moon(vista)
    paint_clouds(vista, cover)
    if "aurora" in vista.weather:
        _aurora(vista)


def _sun(vista: Vista) -> None:
    x, y = vista.light.source
    colour = _SUN[vista.light.time]
    size = 74 if vista.light.time == "sunset" else 48
    canvas = vista.canvas
    canvas.drawCircle(x, y, size * 8, radial(
        (x, y), size * 8, (0, colour, 200), (0.25, colour, 90), (1, colour, 0)))  # fmt: skip
    canvas.drawCircle(x, y, size, radial(
        (x, y), size, (0, (255, 255, 248), 255), (0.9, colour, 255), (1, colour, 220)))  # fmt: skip


def paint_moon(vista: Vista, size: float = 62) -> None:
    """A moon with seas, in its halo."""
    x, y = vista.light.source
    canvas = vista.canvas
    pale = (232, 238, 255)
    canvas.drawCircle(x, y, size * 6, radial(
        (x, y), size * 6, (0, pale, 120), (0.2, pale, 60), (1, pale, 0)))  # fmt: skip
    canvas.drawCircle(x, y, size, radial(
        (x - size * 0.3, y - size * 0.3), size * 1.5,
        (0, (255, 253, 240), 255), (1, (222, 220, 206), 255)))  # fmt: skip
    canvas.save()
    canvas.clipPath(skia.Path().addCircle(x, y, size), True)
    spots = ((-0.3, -0.2, 0.3), (0.25, 0.15, 0.22), (-0.1, 0.45, 0.2), (0.4, -0.4, 0.14))
    for dx, dy, r in spots:
        canvas.drawOval(
            oval(x + dx * size, y + dy * size, r * size * 1.1, r * size),
            soft(fill((186, 186, 190), 120), size * 0.04),
        )
    canvas.restore()
    vista.glow.drawCircle(x, y, size * 0.9, fill((210, 220, 255), 110))


def paint_stars(vista: Vista, count: int) -> None:
    """Stars of many sizes, the large ones with a cross of light."""
    rng, canvas = vista.rng, vista.canvas
    for _ in range(int(count * vista.width / 1000)):
        x, y = rng.uniform(0, vista.width), rng.random() ** 1.2 * vista.height * 0.8
        size = 0.7 + 2.1 * rng.random() ** 4
        canvas.drawCircle(x, y, size, fill((255, 250, 235), rng.randint(90, 255)))
        if size > 2.2:
            for dx, dy in ((9, 0), (0, 9)):
                canvas.drawLine(x - dx, y - dy, x + dx, y + dy, stroke((255, 252, 240), 0.8, 120))


def paint_clouds(vista: Vista, cover: float) -> None:
    """High streaks, and heaped clouds lit from the light's side before them."""
    if "clouds" in vista.without:
        return
    if cover <= 0:
        return
    paint_streaks(vista, cover)
    if vista.light.time in ("storm", "overcast"):
        cover += 0.5
    paint_cumulus(vista, cover * (0.6 if vista.light.night else 1.0))


def _aurora(vista: Vista) -> None:
    shape = (150, 200)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    bands = (((80, 255, 170), 0.4), ((70, 220, 235), 0.46), ((170, 110, 255), 0.36))
    area = skia.Rect(0, 0, vista.width, vista.horizon * 1.15)
    for colour, base in bands:
        foot = base + (noise.ridge(shape[1], 3.6, vista.noise) - 0.5)[None] * 0.4
        above = (foot - down) / 0.42
        rays = 0.5 + 0.5 * noise.ridge(shape[1], 1.7, vista.noise)[None]
        strength = np.where(above > 0, np.exp(-above * 2.1), np.exp(above * 11)) * rays
        image = noise.tinted(colour, np.asarray(strength * 0.62, np.float32))
        noise.spread(vista.canvas, image, area, skia.BlendMode.kScreen)


def paint_weather(vista: Vista) -> None:
    """What falls between the picture and the eye."""
    if "rain" in vista.weather or "storm" in vista.weather:
        _rain(vista)
    if "snow" in vista.weather:
        _snow(vista)
    if "fog" in vista.weather:
        haze = vista.light.haze
        vista.canvas.drawPaint(linear(
            (0, vista.height * 0.2), (0, vista.height), (0, haze, 0), (0.5, haze, 130),
            (1, haze, 70)))  # fmt: skip
    if vista.season == "spring":
        _petals(vista, ((255, 214, 228), (250, 184, 208), (255, 238, 244)))
    if vista.season == "autumn":
        _petals(vista, ((226, 120, 40), (244, 180, 70), (190, 70, 40)))


def _rain(vista: Vista) -> None:
    rng = vista.rng
    for width, alpha in ((1.0, 60), (1.6, 95), (2.2, 120)):
        paint = stroke((214, 228, 248), width, alpha)
        path = skia.Path()
        for _ in range(int(170 * vista.width / 1000)):
            x, y = rng.uniform(-40, vista.width), rng.uniform(-60, vista.height)
            length = rng.uniform(18, 52)
            path.moveTo(x, y)
            path.lineTo(x + length * 0.2, y + length)
        vista.canvas.drawPath(path, paint)


def _snow(vista: Vista) -> None:
    rng = vista.rng
    for _ in range(int(230 * vista.width / 1000)):
        size = 1.6 + rng.random() ** 3 * 7
        paint = fill((255, 255, 255), rng.randint(130, 235))
        if size > 5:
            paint = soft(paint, size * 0.25)
        vista.canvas.drawCircle(
            rng.uniform(0, vista.width), rng.uniform(0, vista.height), size, paint
        )


def _petals(vista: Vista, colours: tuple[tuple[int, int, int], ...]) -> None:
    rng, canvas = vista.rng, vista.canvas
    for _ in range(int(75 * vista.width / 1000)):
        size = rng.uniform(4, 9)
        canvas.save()
        canvas.translate(rng.uniform(0, vista.width), rng.uniform(0, vista.height))
        canvas.rotate(rng.uniform(0, 360))
        canvas.drawOval(oval(0, 0, size, size * 0.55), fill(rng.choice(colours), 225))
        canvas.restore()
