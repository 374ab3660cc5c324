"""Wild places: jungle, falls, fire mountains, canyons, savanna, caves, bamboo, cliffs, ice, castle hills."""

from __future__ import annotations

import skia

from ...scene import Colour
from ..brush import around, curve, dark, fade, fill, light, linear, mix, oval, polygon, radial, soft, stroke
from ..sky import paint_sky
from ..stand import stand
from ..terrain import flowers, grass, hills, land, line, mountains, pine, shade_band, tree_row, water
from ..trees import standing
from ..vista import Setting, Vista


def shaded(vista: Vista, colour: Colour, keep: float = 1.0) -> Colour:
    """A daylight colour as this hour shows it."""
    if vista.light.night:
        return mix(colour, (16, 24, 66), 0.62 * keep)
    return mix(colour, vista.light.tint, 0.0) if vista.light.time == "day" else mix(
        colour, mix(vista.light.sky[2], vista.light.sky[1], 0.4), 0.28 * keep)  # fmt: skip


def _frond(vista: Vista, at: tuple[float, float], reach: float, angle: float, tone: Colour) -> None:
    """One long leaf with leaflets, as palms and ferns have."""
    tip = around(*at, reach, angle)
    bend = (tip[0], tip[1] + reach * 0.22)
    middle = ((at[0] + tip[0]) / 2, (at[1] + tip[1]) / 2 - reach * 0.06)
    path = curve([at, middle, bend], False)
    measure = skia.PathMeasure(path, False)
    total = measure.getLength()
    leaves = skia.Path()
    for k in range(3, 15):
        found = measure.getPosTan(total * k / 15)
        point = found[0]
        size = reach * 0.24 * (1 - abs(k / 15 - 0.4))
        for side in (-1, 1):
            end = around(point.x(), point.y(), size, angle + side * 52 + 20)
            leaves.addPath(polygon([(point.x() - 3, point.y()), end, (point.x() + 4, point.y() + 2)]))
    vista.canvas.drawPath(leaves, fill(tone))
    vista.canvas.drawPath(path, stroke(dark(tone, 0.2), max(2.0, reach * 0.02)))


def _broad_leaf(vista: Vista, at: tuple[float, float], size: float, angle: float, tone: Colour) -> None:
    canvas = vista.canvas
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(angle)
    canvas.drawPath(curve([(0, 0), (size * 0.28, -size * 0.3), (size * 0.9, -size * 0.12), (size, 0),
                           (size * 0.9, size * 0.14), (size * 0.28, size * 0.3)]),
                    fade((0, -size * 0.3), (0, size * 0.3), light(tone, 0.2), dark(tone, 0.25)))  # fmt: skip
    canvas.drawLine(0, 0, size * 0.95, 0, stroke(light(tone, 0.3), 2.5, 180))
    canvas.restore()


def _jungle_ground(vista: Vista) -> None:
    paint_sky(vista, 0.2)
    deep = shaded(vista, (22, 74, 56))
    glow = mix(vista.light.haze, shaded(vista, (170, 220, 140)), 0.5)
    vista.canvas.drawPaint(radial((vista.width / 2, vista.height * 0.4), vista.height * 0.75,
                                  (0, glow, 235), (0.5, mix(glow, deep, 0.5), 240), (1, deep, 255)))  # fmt: skip


def _jungle_scenery(vista: Vista) -> None:
    rng, w, h = vista.rng, vista.width, vista.height
    for row, veil in enumerate((0.55, 0.3, 0.08)):
        y = h * (0.66 + 0.09 * row)
        for _ in range(int((6 - row) * w / 1000) + 1):
            x = rng.choice((rng.uniform(0, 0.36), rng.uniform(0.64, 1.0))) * w if row else rng.uniform(0, w)
            standing(vista, x, y, h * (0.6 + 0.16 * row), veil)
        for _ in range(int((12 + 5 * row) * w / 1000)):
            x = rng.uniform(0, w)
            tone = mix(shaded(vista, rng.choice(((34, 110, 66), (70, 150, 70), (30, 92, 74)))), vista.light.haze, veil)
            _frond(vista, (x, y + 20), rng.uniform(90, 150) * (1 + 0.3 * row), rng.uniform(-150, -30), tone)
        near, far = vista.light.ground
        land(vista, line(vista, y + 14, 26), mix(near, (60, 110, 60), 0.4), far)
    for _ in range(int(7 * w / 1000)):
        x, long = rng.uniform(0, w), h * rng.uniform(0.2, 0.5)
        path = curve([(x, -10), (x + rng.uniform(-30, 30), long * 0.6), (x + rng.uniform(-50, 50), long)], False)
        vista.canvas.drawPath(path, stroke(shaded(vista, (44, 96, 54)), 5))
        for k in range(6):
            _broad_leaf(vista, (x + rng.uniform(-12, 12), long * k / 6), 26, rng.uniform(20, 160),
                        shaded(vista, (74, 150, 74)))  # fmt: skip
    grass(vista, h * 0.86, 220, 30)


def _jungle_front(vista: Vista) -> None:
    rng, w, h = vista.rng, vista.width, vista.height
    for side in (0, 1):
        for k in range(7):
            x = -10 if side == 0 else w + 10
            base = -50 if side == 0 else -130
            tone = shaded(vista, ((28, 104, 62), (56, 140, 68), (22, 84, 66))[k % 3])
            _broad_leaf(vista, (x, h * (0.99 - 0.055 * k)), rng.uniform(120, 200), base + rng.uniform(-40, 40), tone)
        x = 20 if side == 0 else w - 20
        for k in range(3):
            bloom: Colour = ((240, 90, 110), (255, 170, 70), (236, 120, 190))[k]
            vista.canvas.drawPath(_petal_star(x + (60 if side == 0 else -60) * k, h * (0.96 - 0.05 * k), 20),
                    fill(bloom))


def _petal_star(x: float, y: float, r: float) -> skia.Path:
    return curve([around(x, y, r if k % 2 else r * 0.42, k * 36) for k in range(10)])


def _falls_scenery(vista: Vista) -> None:
    rng, w, h = vista.rng, vista.width, vista.height
    canvas = vista.canvas
    mountains(vista, vista.horizon, h * 0.24, mix((110, 130, 150), vista.light.haze, 0.4), 0.1)
    rock, top, foot = shaded(vista, (158, 146, 138)), h * 0.26, h * 0.76
    middle, half = w * rng.uniform(0.44, 0.56), min(w, h) * 0.16
    for side in (-1, 1):
        edge = [(middle + side * half * 0.8, top + 24)]
        for k in range(1, 7):
            edge.append((middle + side * (half + (w * 0.6 - half) * k / 6), top + rng.uniform(-26, 30) + 12 * k))
        shape = [*edge, (middle + side * w, foot + 60), (middle + side * half * 0.7, foot + 30)]
        canvas.drawPath(polygon(shape), fade((0, top), (0, foot), light(rock, 0.12), dark(rock, 0.35)))
        for _ in range(26):
            x = middle + side * rng.uniform(half, w * 0.6)
            y, size = rng.uniform(top + 60, foot), rng.uniform(20, 70)
            canvas.drawPath(polygon([(x, y), (x + size, y - size * 0.2), (x + size * 0.8, y + size * 0.5), (x,
                    y + size * 0.6)]),
                            fill(mix(light(rock, 0.2), dark(rock, 0.3), rng.random()), 120))  # fmt: skip
        for k in range(5):
            x, y = edge[k + 1]
            standing(vista, x + side * 20, y + 24, h * rng.uniform(0.16, 0.26), 0.12)
    canvas.drawRect(skia.Rect(middle - half, top + 30, middle + half, foot + 20), linear(
        (0, top), (0, foot), (0, shaded(vista, (206, 236, 250)), 255), (0.6, shaded(vista, (150, 206, 236)), 255),
        (1, shaded(vista, (236, 248, 255)), 255)))  # fmt: skip
    for _ in range(70):
        x = middle + rng.uniform(-half, half)
        y = rng.uniform(top + 20, foot - 60)
        canvas.drawLine(x, y, x, y + rng.uniform(50, 170), stroke(shaded(vista, (250, 254, 255)), rng.uniform(1.5,
                5), 150))
    water(vista, foot, shaded(vista, (40, 140, 160)), 0.45)
    for _ in range(34):
        x, r = middle + rng.gauss(0, half * 0.75), rng.uniform(16, 46)
        canvas.drawCircle(x, foot + rng.uniform(-26, 22), r, soft(fill(shaded(vista, (250, 254, 255)), 110), r * 0.4))
    for x in (0.06, 0.16, 0.86, 0.95):
        stone = shaded(vista, (120, 116, 122))
        canvas.drawOval(oval(w * x, h * 0.9, 70, 40), fade((0, h * 0.86), (0, h * 0.94), light(stone, 0.25),
                dark(stone, 0.3)))
    near, far = vista.light.ground
    land(vista, line(vista, h * 0.91, 30), near, far)
    grass(vista, h * 0.91, 240, 36)
    flowers(vista, h * 0.92, 40)


def _sky_only(vista: Vista) -> None:
    paint_sky(vista, 0.45)


def _volcano_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    x, top, foot = w * rng.uniform(0.42, 0.58), h * 0.3, vista.horizon + 40
    for k in range(26):
        r = 26 + 5.2 * k
        y = top - 10 - k * h * 0.0125
        smoke = mix(shaded(vista, (110, 96, 110)), (250, 140, 90), max(0, 0.7 - k * 0.06))
        canvas.drawCircle(x + rng.gauss(0, 9 + 2.4 * k), y, r, radial((x, y + r), r * 2, (0, light(smoke, 0.2), 230),
                (1, dark(smoke, 0.25), 210)))
    rock = shaded(vista, (104, 80, 88))
    cone = [(x - w * 0.52, foot), (x - w * 0.22, h * 0.5), (x - 62, top), (x - 20, top + 14), (x + 24, top + 10),
            (x + 66, top),
            (x + w * 0.24, h * 0.5), (x + w * 0.54, foot)]  # fmt: skip
    canvas.drawPath(polygon(cone), linear((x - w * 0.3, 0), (x + w * 0.3, 0), (0, light(rock, 0.12), 255), (1,
            dark(rock, 0.35), 255)))
    lava: Colour = (255, 128, 44)
    for dx, reach in ((-46, 0.5), (-8, 0.9), (30, 0.66), (54, 0.4)):
        points = [(x + dx * 0.6, top + 8)]
        for k in range(1, 6):
            points.append((x + dx * (0.6 + k * 0.42) + rng.uniform(-16, 16), top + (foot - top) * reach * k / 5))
        for one, wide, tone in ((canvas, 16, (206, 54, 30)), (canvas, 9, lava), (canvas, 4, (255, 226, 130)),
                (vista.glow, 16, lava)):
            one.drawPath(curve(points, False), stroke(tone, wide))
    for _ in range(34):
        angle, reach = rng.uniform(-140, -40), rng.uniform(40, 230)
        spot = around(x, top, reach, angle)
        canvas.drawCircle(*spot, rng.uniform(2, 6), fill((255, 200, 100)))
        vista.glow.drawCircle(*spot, 8, fill(lava))
    vista.glow.drawOval(oval(x, top, 80, 34), fill(lava))
    near, far = mix(vista.light.ground[0], (80, 76, 70), 0.4), mix(vista.light.ground[1], (50, 44, 50), 0.4)
    for k in range(2):
        y = foot - 20 + 70 * k
        for _ in range(int(16 * w / 1000)):
            stand(vista, "palmtree", (rng.uniform(0, w), y + 14, h * rng.uniform(0.09, 0.14) * (1 + 0.4 * k)),
                    veil=0.3 - 0.2 * k)
        land(vista, line(vista, y, 36), near, far)
    grass(vista, h * 0.84, 340, 30)


def _canyon_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    bands: tuple[Colour, ...] = ((214, 128, 82), (190, 96, 66), (232, 164, 108), (168, 80, 62), (220, 142, 96))
    for row, veil in enumerate((0.55, 0.34, 0.1)):
        x = rng.uniform(-120, 0)
        while x < w:
            wide, tall = rng.uniform(130, 260), h * rng.uniform(0.12, 0.26) * (1 + 0.25 * row)
            if row == 2 and abs(x + wide / 2 - w / 2) < w * 0.3:
                x += wide
                continue
            foot = vista.horizon + h * (0.03 + 0.09 * row)
            shape = polygon([(x - 26, foot), (x, foot - tall * 0.55), (x + 10, foot - tall), (x + wide - 10,
                    foot - tall * rng.uniform(0.95, 1.04)),
                             (x + wide, foot - tall * 0.5), (x + wide + 34, foot)])  # fmt: skip
            canvas.save()
            canvas.clipPath(shape, True)
            for k in range(9):
                y = foot - tall * 1.05 + tall * 1.1 * k / 9
                tone = mix(shaded(vista, bands[(k + row) % 5]), vista.light.haze, veil)
                canvas.drawRect(skia.Rect(x - 40, y, x + wide + 40, y + tall * 0.14), fill(tone))
            canvas.drawRect(skia.Rect(x - 40, foot - tall * 1.1, x + wide + 40, foot), linear(
                (x, 0), (x + wide, 0), (0, (255, 236, 200), 60), (0.5, (60, 20, 50), 0), (1, (60, 20, 50),
                        120)))  # fmt: skip
            canvas.restore()
            x += wide * rng.uniform(1.0, 1.6)
        near = mix(shaded(vista, (226, 156, 100)), vista.light.haze, veil * 0.7)
        land(vista, line(vista, vista.horizon + h * (0.03 + 0.09 * row), 22), near, dark(near, 0.3))
    for x in (0.07, 0.92):
        stand(vista, "cactus", (w * x, h * 0.93, h * 0.22))


def _savanna_scenery(vista: Vista) -> None:
    rng, w, h = vista.rng, vista.width, vista.height
    gold = shaded(vista, (226, 186, 96))
    hills(vista, vista.horizon - 20, 1, 40)
    for row, veil in enumerate((0.4, 0.12)):
        y = vista.horizon + h * (0.03 + 0.1 * row)
        land(vista, line(vista, y, 20), mix(gold, vista.light.haze, veil), mix(dark(gold, 0.28), vista.light.haze,
                veil * 0.6))
        for _ in range(int(4 * w / 1000) + 1):
            x = rng.choice((rng.uniform(0.02, 0.3), rng.uniform(0.7, 0.98))) * w
            _acacia(vista, (x, y + 20), h * (0.14 + 0.16 * row), veil)
    _tufts(vista, h * 0.8, gold)


def _acacia(vista: Vista, at: tuple[float, float], tall: float, veil: float) -> None:
    x, y = at
    bark = mix(shaded(vista, (104, 78, 60)), vista.light.haze, veil)
    green = mix(shaded(vista, (104, 132, 62)), vista.light.haze, veil)
    for dx in (-0.4, -0.14, 0.16, 0.42):
        vista.canvas.drawPath(curve([(x, y), (x + dx * tall * 0.2, y - tall * 0.5), (x + dx * tall,
                y - tall * 0.86)], False), stroke(bark, tall * 0.05))
    for dx, dy, half in ((-0.42, 0.86, 0.4), (0.4, 0.88, 0.42), (0, 0.97, 0.5)):
        vista.canvas.drawOval(oval(x + dx * tall, y - dy * tall, half * tall, tall * 0.11), fade((0,
                y - tall * 1.06), (0, y - tall * 0.8), light(green, 0.25), dark(green, 0.3)))


def _tufts(vista: Vista, top: float, tone: Colour) -> None:
    rng = vista.rng
    for _ in range(int(130 * vista.width / 1000)):
        t = rng.random()
        x, y, size = rng.uniform(0, vista.width), top + (vista.height - top) * t, 10 + 34 * t
        for k in range(4):
            vista.canvas.drawLine(x, y, *around(x, y, size, -90 + (k - 1.5) * 22), stroke(mix(light(tone, 0.2),
                    dark(tone, 0.3), rng.random()), 2.4))


def _cave_ground(vista: Vista) -> None:
    w, h = vista.width, vista.height
    vista.canvas.drawPaint(radial((w * 0.5, h * 0.42), h * 0.75, (0, (126, 190, 220), 255), (0.35, (66, 92, 140),
            255), (1, (24, 18, 44), 255)))


def _cave_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    for row, tone in enumerate(((58, 64, 108), (44, 42, 82), (32, 28, 60))):
        for foot in (0, 1):
            edge = []
            for k in range(25):
                x = w * k / 24
                gap = 0.2 - 0.05 * row + 0.26 * (abs(k / 12 - 1) ** 1.6)
                spike = rng.uniform(0.04, 0.16) if k % 2 else 0
                reach = h * (gap - spike) if not foot else h * (1 - gap * 0.55 + spike * 0.5)
                edge.append((x, reach if not foot else max(h * 0.7, reach)))
            shape = [(0, 0), *edge, (w, 0)] if not foot else [(0, h), *edge, (w, h)]
            if foot and row < 2:
                continue
            canvas.drawPath(polygon(shape), fade((0, 0), (0, h), light(tone, 0.1), dark(tone, 0.2)))
    land(vista, line(vista, h * 0.78, 40), (84, 80, 122), (38, 32, 66))
    for _ in range(int(16 * w / 1000)):
        x = rng.choice((rng.uniform(0, 0.28), rng.uniform(0.72, 1))) * w
        y, tone = h * rng.uniform(0.78, 0.95), rng.choice(((120, 226, 255), (220, 130, 255), (130, 255, 200)))
        for k in range(4):
            tip = around(x, y, rng.uniform(50, 110), -90 + (k - 1.5) * 24)
            shard = polygon([(x - 12, y), tip, (x + 12, y)])
            canvas.drawPath(shard, fade(tip, (x, y), light(tone, 0.5), dark(tone, 0.2)))
            vista.glow.drawPath(shard, fill(tone, 150))


def _bamboo_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    canvas.drawPaint(linear((0, 0), (0, h), (0, shaded(vista, (150, 196, 120)), 190), (1, shaded(vista, (220, 240,
            190)), 220)))
    for row, veil in enumerate((0.6, 0.36, 0.08)):
        for k in range(int((20 - 5 * row) * w / 1000)):
            x = w * (k + rng.random()) / (20 - 5 * row)
            if row == 2 and abs(x - w / 2) < w * 0.26:
                continue
            thick, lean = 9 + 9 * row, rng.uniform(-26, 26)
            green = mix(shaded(vista, rng.choice(((104, 164, 70), (80, 146, 74), (136, 180, 84)))), vista.light.haze,
                    veil)
            foot = h * (0.7 + 0.09 * row)
            canvas.drawPath(polygon([(x + lean, -10), (x + lean + thick, -10), (x + thick, foot), (x, foot)]),
                    linear((x, 0), (x + thick, 0), (0, light(green, 0.3), 255), (1, dark(green, 0.3), 255)))
            for i in range(9):
                y = foot * i / 9
                dx = lean * (1 - y / foot)
                canvas.drawLine(x + dx - 1, y, x + dx + thick + 1, y, stroke(dark(green, 0.35), 3))
            for _ in range(9):
                spot = (x + rng.uniform(-60, 60), rng.uniform(0, h * 0.45))
                _broad_leaf(vista, spot, rng.uniform(26, 44), rng.uniform(20, 160), green)
        near, far = vista.light.ground
        land(vista, line(vista, h * (0.7 + 0.09 * row) - 6, 14), mix(near, vista.light.haze, veil * 0.5), far)
    path = mix(shaded(vista, (224, 204, 160)), vista.light.haze, 0.1)
    canvas.drawPath(curve([(w * 0.47, h * 0.74), (w * 0.53, h * 0.74), (w * 0.62, h * 0.86), (w * 0.74, h * 1.02),
            (w * 0.26, h * 1.02), (w * 0.42, h * 0.86)]), fade((0, h * 0.7), (0, h), light(path, 0.2), path))


def _cliff_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    water(vista, vista.horizon, shaded(vista, (30, 104, 160)))
    rock, near = shaded(vista, (150, 132, 118)), vista.light.ground[0]
    edge = [(w * 1.02, h * 0.6), (w * 0.8, h * 0.6), (w * 0.56, h * 0.66), (w * 0.36, h * 0.76), (w * 0.27, h * 0.8)]
    face = [*edge, (w * 0.22, h * 0.88), (w * 0.25, h * 0.94), (w * 0.2, h * 1.01), (w * 1.02, h * 1.01)]
    canvas.drawPath(polygon(face), linear((w * 0.2, 0), (w, 0), (0, light(rock, 0.2), 255), (1, dark(rock, 0.3), 255)))
    for _ in range(60):
        x, y, size = rng.uniform(w * 0.26, w), rng.uniform(h * 0.8, h), rng.uniform(16, 54)
        canvas.drawPath(polygon([(x, y), (x + size, y - 5), (x + size * 0.8, y + size * 0.4)]), fill(mix(light(rock,
                0.3), dark(rock, 0.3), rng.random()), 110))
    turf = [*edge, (w * 0.3, h * 0.83), (w * 0.55, h * 0.8), (w * 0.8, h * 0.86), (w * 1.02, h * 0.84)]
    canvas.drawPath(curve(turf), fade((0, h * 0.6), (0, h * 0.86), light(near, 0.15), dark(near, 0.2)))
    for _ in range(20):
        x, r = rng.uniform(w * 0.02, w * 0.28), rng.uniform(10, 30)
        canvas.drawCircle(x, h * rng.uniform(0.93, 1.0), r, soft(fill((255, 255, 255), 130), r * 0.35))


def _ice_scenery(vista: Vista) -> None:
    rng, w, h, canvas = vista.rng, vista.width, vista.height, vista.canvas
    for row, veil in enumerate((0.5, 0.2)):
        for k in range(3):
            x, tall = w * (k + rng.uniform(0.2, 0.8)) / 3, h * rng.uniform(0.1, 0.2) * (1 + 0.3 * row)
            foot = vista.horizon + 6 + 12 * row
            ice = mix(shaded(vista, (214, 238, 252), 0.7), vista.light.haze, veil)
            points = [(x - tall * 0.9, foot), (x - tall * 0.6, foot - tall * 0.6), (x - tall * 0.1, foot - tall),
                    (x + tall * 0.35, foot - tall * 0.7), (x + tall * 0.8, foot)]
            canvas.drawPath(polygon(points), fill(light(ice, 0.3)))
            canvas.drawPath(polygon([points[2], points[3], points[4], (x, foot)]), fill(mix(ice, (110, 170, 220), 0.4)))
    water(vista, vista.horizon, shaded(vista, (44, 120, 170)), 0.6)
    for _ in range(int(9 * w / 1000)):
        x, y = rng.uniform(0, w), vista.horizon + (h - vista.horizon) * rng.uniform(0.1, 0.6)
        half = 30 + (y - vista.horizon) * 0.4
        canvas.drawOval(oval(x, y + half * 0.1, half, half * 0.22), fill(shaded(vista, (130, 180, 220))))
        canvas.drawOval(oval(x, y, half, half * 0.2), fill(shaded(vista, (246, 251, 255), 0.6)))
    floe = shaded(vista, (244, 250, 255), 0.6)
    land(vista, line(vista, h * 0.84, 24), floe, mix(floe, (140, 180, 220), 0.5))


def _castle_scenery(vista: Vista) -> None:
    w, h = vista.width, vista.height
    mountains(vista, vista.horizon, h * 0.24, mix((112, 128, 162), vista.light.haze, 0.45), 0.3)
    hills(vista, vista.horizon - 20, 2, 60)
    x = w * vista.rng.uniform(0.6, 0.68)
    near, far = vista.light.ground
    hill = curve([(x - w * 0.46, h * 0.82), (x - w * 0.2, h * 0.64), (x, h * 0.545), (x + w * 0.18, h * 0.6),
            (x + w * 0.5, h * 0.82)])
    vista.canvas.drawPath(hill, fade((0, h * 0.54), (0, h * 0.84), light(near, 0.1), far))
    stand(vista, "castle", (x, h * 0.585, h * 0.44), veil=0.08)
    path = curve([(x - 8, h * 0.585), (x - w * 0.1, h * 0.66), (x - w * 0.02, h * 0.74), (x - w * 0.2, h * 0.9)], False)
    vista.canvas.drawPath(path, stroke(shaded(vista, (232, 210, 164)), 20))
    tree_row(vista, h * 0.8, h * 0.08, int(w / 44), 0.15)
    land(vista, line(vista, h * 0.81, 30), near, far)
    grass(vista, h * 0.82, 420, 30)
    flowers(vista, h * 0.84, 70)
    for k in (0.05, 0.94):
        pine(vista, w * k, h * 0.95, h * 0.4)
    shade_band(vista, h * 0.62, h * 0.05, vista.light.haze, 50)


SETTINGS = {
    "jungle": Setting(_jungle_ground, _jungle_scenery, _jungle_front, horizon=0.6),
    "waterfall": Setting(_sky_only, _falls_scenery, horizon=0.5, floor=0.95),
    "volcano": Setting(_sky_only, _volcano_scenery, horizon=0.66, floor=0.93),
    "canyon": Setting(_sky_only, _canyon_scenery, horizon=0.58, floor=0.93),
    "savanna": Setting(_sky_only, _savanna_scenery, horizon=0.6, floor=0.92),
    "cave": Setting(_cave_ground, _cave_scenery, horizon=0.7, floor=0.92, open_sky=False),
    "bamboogrove": Setting(_sky_only, _bamboo_scenery, horizon=0.6, floor=0.94),
    "cliff": Setting(_sky_only, _cliff_scenery, horizon=0.56, floor=0.8),
    "icesea": Setting(_sky_only, _ice_scenery, horizon=0.54, floor=0.93),
    "castlehill": Setting(_sky_only, _castle_scenery, horizon=0.6, floor=0.95),
}
