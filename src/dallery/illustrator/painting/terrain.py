"""Hills, mountains, trees in rows, grass, water: the pieces that settings are put together from."""

from __future__ import annotations

import numpy as np
import skia

from ..scene import Colour
from . import noise
from .brush import Point, dark, fade, fill, light, linear, mix, oval, polygon, soft, stroke
from .vista import Vista


def line(vista: Vista, y: float, swing: float, beta: float = 3.4) -> list[Point]:
    """A rolling horizon from edge to edge."""
    heights = (noise.ridge(64, beta, vista.noise) - 0.5) * swing
    step = vista.width / 63
    return [(i * step, y + float(heights[i])) for i in range(64)]


def land(vista: Vista, edge: list[Point], top: Colour, bottom: Colour) -> None:
    """Ground from a horizon line down to the picture's foot."""
    y = min(point[1] for point in edge)
    path = polygon([(0, vista.height), *edge, (vista.width, vista.height)])
    vista.canvas.drawPath(path, fade((0, y), (0, vista.height), top, bottom))
    rim = stroke(light(top, 0.35), 3, 120)
    vista.canvas.drawPath(polygon(edge, closed=False), rim)


def hills(vista: Vista, y: float, layers: int = 3, swing: float = 90) -> None:
    """Hills, each nearer row stronger in colour."""
    near, far = vista.light.ground
    for i in range(layers):
        veil = 0.62 - 0.5 * i / max(1, layers - 1)
        edge = line(vista, y + i * vista.height * 0.05, swing * (1 - 0.2 * i))
        land(vista, edge, mix(near, vista.light.haze, veil), mix(far, vista.light.haze, veil * 0.7))


def mountains(vista: Vista, base: float, tall: float, rock: Colour, snow: float) -> None:
    """One range of peaks with a lit and a shaded flank; snow is how far down it lies (0..1)."""
    rng, canvas, haze = vista.rng, vista.canvas, vista.light.haze
    count = max(3, round(vista.width / (tall * 1.15)))
    peaks = [
        (vista.width * (i + rng.uniform(0.2, 0.8)) / count, tall * rng.uniform(0.55, 1.0))
        for i in range(-1, count + 1)
    ]
    peaks.sort(key=lambda peak: peak[1])
    sunny = 1 if vista.light.source[0] > vista.width / 2 else -1
    tint = vista.light.tint
    white = mix((250, 252, 255), tint, 0.45)
    for x, high in peaks:
        _peak(vista, (x, base, high), (rock, white), sunny, snow)
    canvas.drawRect(
        skia.Rect(0, base - tall * 0.75, vista.width, base + 40),
        linear((0, base - tall * 0.75), (0, base), (0, haze, 0), (1, haze, 190)),
    )


def _peak(
    vista: Vista, at: tuple[float, float, float], colours: tuple[Colour, Colour],
    sunny: int, snow: float,
) -> None:  # fmt: skip
    rng, canvas = vista.rng, vista.canvas
    x, base, high = at
    rock, white = colours
    top = base - high
    reach = high * rng.uniform(0.95, 1.25)

    def flank(side: int, steps: int = 9) -> list[Point]:
        return [
            (
                x + side * reach * t + rng.uniform(-1, 1) * high * 0.035 * (t > 0),
                top + high * t**0.92 + rng.uniform(-1, 1) * high * 0.03 * (t > 0),
            )
            for t in (i / steps for i in range(steps + 1))
        ]

    left, right = flank(-1), flank(1)
    spine = [
        (x + rng.uniform(-0.09, 0.09) * high * (0.3 + t) - sunny * high * 0.16 * t, top + high * t)
        for t in (i / 8 for i in range(9))
    ]
    spine[0] = (x, top)
    bright, dim = light(rock, 0.14), dark(rock, 0.3)
    for edge, side in ((left, -1), (right, 1)):
        colour = bright if side == sunny else dim
        shape = polygon([*edge, *reversed(spine)])
        canvas.drawPath(shape, fade((x, top), (x, base), colour, mix(colour, vista.light.haze,
            0.4)))
        if snow > 0:
            cap = white if side == sunny else mix(white, (112, 140, 196), 0.52)
            canvas.drawPath(_cap(vista, edge, spine, snow), fill(cap))


def _cap(vista: Vista, edge: list[Point], spine: list[Point], snow: float) -> skia.Path:
    """Snow from the top down, its lower rim in teeth."""
    rng = vista.rng
    outer = edge[: max(2, round(len(edge) * snow))]
    inner = spine[: max(2, round(len(spine) * snow))]
    (ax, ay), (bx, by) = outer[-1], inner[-1]
    teeth: list[Point] = []
    for i in range(1, 8):
        t = i / 8
        drop = (ay - outer[0][1]) * (0.16 if i % 2 else -0.12) * rng.uniform(0.6, 1.2)
        teeth.append((ax + (bx - ax) * t, ay + (by - ay) * t + drop))
    return polygon([*outer, *teeth, *reversed(inner)])


def tree_row(vista: Vista, y: float, tall: float, count: int, veil: float) -> None:
    """A distant row of round trees."""
    if "tree" in vista.without:
        return
    rng = vista.rng
    colours = [mix(leaf, vista.light.haze, veil) for leaf in vista.light.foliage]
    for i in range(count):
        x = vista.width * (i + rng.random()) / count
        size = tall * rng.uniform(0.6, 1.1)
        for k, (dx, dy, r) in enumerate(((0, 0.35, 0.5), (-0.16, 0.5, 0.34), (0.1, 0.62, 0.3))):
            vista.canvas.drawCircle(
                x + dx * size, y - dy * size, r * size, fill(colours[min(k, 2)])
            )


def pine(vista: Vista, x: float, y: float, tall: float, veil: float = 0.0) -> None:
    """One fir, snow on its branches when snow lies."""
    if {"tree", "pinetree"} & vista.without:
        return
    haze, rng, canvas = vista.light.haze, vista.rng, vista.canvas
    deep = mix((16, 44, 46) if vista.light.night else (26, 74, 62), haze, veil)
    bright = mix((40, 82, 92) if vista.light.night else (78, 136, 88), haze, veil)
    if vista.season == "autumn":
        bright = mix(bright, (200, 150, 70), 0.3)
    canvas.drawRect(
        skia.Rect(x - tall * 0.022, y - tall * 0.12, x + tall * 0.022, y),
        fill(mix((84, 58, 44), haze, veil)),
    )
    sunny = 1 if vista.light.source[0] > x else -1
    tiers = 6
    for k in range(tiers):
        t = k / tiers
        foot, half = y - tall * (0.09 + 0.84 * t), tall * (0.235 * (1 - t) ** 0.9 + 0.025)
        top = foot - tall * 0.25
        dip = tall * 0.03
        points = [(x, top)]
        for i in range(7):
            u = i / 6
            points.append((x + half * (1 - 2 * u), foot + (dip if i % 2 == 0 else -dip * 0.4)
                           - abs(1 - 2 * u) * dip + rng.uniform(-0.2, 0.2) * dip))  # fmt: skip
        colour = mix(deep, bright, 0.2 + 0.5 * t)
        canvas.drawPath(polygon(points), fade(
            (x + sunny * half, foot), (x - sunny * half, foot), light(colour, 0.12),
            dark(colour, 0.25)))  # fmt: skip
        if vista.snowy:
            white = mix(mix((246, 250, 255), vista.light.tint, 0.6), haze, veil)
            cap = [(x, top), (x + half * 0.62, foot - dip * 2.6),
                (x + half * 0.3, foot - dip * 1.7),
                   (x, foot - dip * 3.4), (x - half * 0.4, foot - dip * 1.6),
                   (x - half * 0.7, foot - dip * 2.4)]  # fmt: skip
            canvas.drawPath(polygon(cap), fill(white, 235))


def grass(vista: Vista, top: float, blades: int, tall: float = 34) -> None:
    """Blades and flowers, larger toward the foot of the picture; none where snow lies."""
    if vista.snowy:
        return
    rng, canvas = vista.rng, vista.canvas
    near, far = vista.light.ground
    shades = (dark(far, 0.18), mix(near, far, 0.5), light(near, 0.18))
    paths = [skia.Path() for _ in shades]
    depth = vista.height - top
    for k in range(int(blades * vista.width / 1000)):
        t = k / max(1, blades * vista.width / 1000)
        x, y = rng.uniform(-8, vista.width + 8), top + depth * t**1.2
        size = (5 + (tall - 5) * t**1.4) * rng.uniform(0.6, 1.2)
        lean = rng.uniform(-0.5, 0.5) * size
        path = paths[rng.randrange(3)]
        path.moveTo(x - size * 0.06, y)
        path.quadTo(x + lean * 0.2, y - size * 0.6, x + lean, y - size)
        path.quadTo(x + lean * 0.4, y - size * 0.5, x + size * 0.07, y)
        path.close()
    for path, shade in zip(paths, shades, strict=True):
        canvas.drawPath(path, fill(shade, 210))


def flowers(vista: Vista, top: float, count: int) -> None:
    """Wild flowers in the grass."""
    if "flower" in vista.without:
        return
    if vista.snowy or vista.light.night:
        return
    rng = vista.rng
    colours = ((255, 255, 255), (255, 214, 92), (244, 124, 156), (172, 142, 240), (255, 150, 90))
    depth = vista.height - top
    tint = vista.light.tint
    for _ in range(int(count * vista.width / 1000)):
        t = rng.random() ** 0.7
        x, y, size = rng.uniform(0, vista.width), top + depth * t, 2.2 + 5.5 * t
        colour = mix(rng.choice(colours), tint, 0.25)
        vista.canvas.drawLine(x, y, x + 1, y + size * 3, stroke(vista.light.ground[1], 1.4, 200))
        for dx, dy in ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)):
            vista.canvas.drawCircle(x + dx * size, y + dy * size, size * 0.72, fill(colour))
        vista.canvas.drawCircle(x, y, size * 0.55, fill((255, 206, 74)))


def water(vista: Vista, top: float, deep: Colour, clear: float = 0.6) -> None:
    """Water from a line down: the picture above it mirrored and broken by ripples."""
    image = vista.snapshot()
    scale = image.width() / vista.width
    shape = (140, 200)
    above = image.makeSubset(skia.IRect.MakeLTRB(
        0, max(0,
            int((2 * top - vista.height) * scale)), image.width(), int(top * scale)))  # fmt: skip
    small = above.resize(shape[1], shape[0])
    source = small.toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[::-1, :, :3]
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    waves = noise.clouds(shape, 2.0, vista.noise, 0.16)
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    rows = np.clip(rows + waves * (1 + 5 * down), 0, shape[0] - 1).astype(int)
    columns = np.clip(columns + waves * (0.4 + 3 * down), 0, shape[1] - 1).astype(int)
    mirrored = source[rows, columns].astype(np.float32)
    veil = (1 - clear) + 0.22 * down[..., None]
    picture = mirrored * (1 - veil) + np.array(deep, np.float32) * veil
    crest = noise.smooth(0.8, 1.9, waves) * (0.2 + 0.5 * down)
    trough = noise.smooth(0.7, 1.9, -waves) * (0.15 + 0.35 * down)
    picture += (255 - picture) * (crest * 0.4)[..., None]
    picture *= 1 - (trough * 0.4)[..., None]
    picture += _glitter(vista, waves, down, shape)
    area = skia.Rect(0, top, vista.width, vista.height)
    solid = noise.coloured(picture, np.ones(shape, np.float32))
    noise.spread(vista.canvas, solid, area, skia.BlendMode.kSrcOver)
    ripples(vista, top)


def _glitter(
    vista: Vista, waves: noise.Field, down: noise.Field, shape: tuple[int, int]
) -> noise.Field:
    colours = {"sunset": (255, 200, 120), "night": (170, 190, 240), "dawn": (255, 226, 196)}
    colour = np.array(colours.get(vista.light.time, (120, 120, 110)), np.float32)
    x = np.linspace(0, vista.width, shape[1], dtype=np.float32)[None]
    wide = 40 + 110 * down
    road = np.exp(-(((x - vista.light.source[0]) / wide) ** 2))
    strength = road * noise.smooth(-0.6, 0.9, waves) * (1 - 0.35 * down)
    return np.asarray(strength[..., None] * colour * 0.8, np.float32)


def ripples(vista: Vista, top: float) -> None:
    """Short bright strokes on the water."""
    rng = vista.rng
    depth = vista.height - top
    for _ in range(int(80 * vista.width / 1000)):
        t = rng.random() ** 0.8
        x, y, half = rng.uniform(0, vista.width), top + depth * t, 6 + 44 * t
        vista.canvas.drawOval(
            oval(x, y, half, 0.8 + 1.6 * t), fill((255, 255, 255), int(26 + 44 * rng.random()))
        )


def shade_band(vista: Vista, y: float, tall: float, colour: Colour, alpha: int) -> None:
    """A soft horizontal band of mist or shade."""
    vista.canvas.drawRect(
        skia.Rect(0, y - tall, vista.width, y + tall), linear(
            (0, y - tall), (0, y + tall), (0, colour, 0), (0.5, colour, alpha), (1, colour, 0)))  # fmt: skip


def puddle_shadow(vista: Vista, x: float, y: float, half: float) -> None:
    """A soft dark patch on the ground."""
    vista.canvas.drawOval(oval(x, y, half, half * 0.16), soft(fill((20, 24, 40), 70), half * 0.08))
