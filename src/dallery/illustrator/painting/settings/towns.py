"""Cities of today and tomorrow, streets, villages."""

from __future__ import annotations

import skia

from ..brush import ball, box, dark, fade, fill, light, linear, mix, oval, polygon, soft, stroke
from ..easel import Easel, Look, Place, Pose, put
from ..sky import paint_sky
from ..skyline import FUTURE, MODERN, landing_disc, lit_share, rows, tower, traffic
from ..terrain import flowers, grass, hills, land, line, mountains, tree_row, water
from ..trees import bough, standing
from ..vista import Setting, Vista

_NEON = ((255, 82, 160), (70, 226, 255), (255, 190, 70), (150, 110, 255), (90, 255, 176))


def _city_ground(vista: Vista) -> None:
    paint_sky(vista, 0.5)


def _city_scenery(vista: Vista) -> None:
    rows(vista, vista.horizon + 30, MODERN, ((0.62, 0.3, 58), (0.36, 0.4, 78), (0.1, 0.29, 96)))
    water(vista, vista.horizon + 30, mix(vista.light.sky[0], (30, 60, 110), 0.5), 0.66)
    _promenade(vista)


def _future_ground(vista: Vista) -> None:
    paint_sky(vista, 0.55)
    if vista.light.time == "sunset":
        _worlds(vista)


def _worlds(vista: Vista) -> None:
    """A pale ringed world over the towers, opposite the sun."""
    canvas, w = vista.canvas, vista.width
    side = -1 if vista.light.source[0] > w / 2 else 1
    x, y, r = w * (0.5 + side * 0.26), vista.height * 0.2, 92.0
    pale = mix(vista.light.sky[2], (255, 236, 236), 0.5)
    canvas.drawCircle(x, y, r, linear((x - side * r, y + r), (x + side * r * 0.7, y - r),
                                      (0, pale, 210), (0.55, pale, 90), (1, pale, 0)))  # fmt: skip
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-16 * side)
    for grow, alpha in ((1.5, 130), (1.66, 90)):
        canvas.drawArc(oval(0, 0, r * grow, r * grow * 0.2), -8, 196, False, stroke(pale, 5, alpha))
    canvas.restore()


def _future_scenery(vista: Vista) -> None:
    foot = vista.horizon + 30
    rows(vista, foot, FUTURE, ((0.74, 0.44, 64), (0.46, 0.54, 86)))
    traffic(vista, 4)
    rows(vista, foot, FUTURE, ((0.16, 0.42, 108),))
    rng = vista.rng
    for k in range(2):
        x = vista.width * (0.22 + 0.5 * k + rng.uniform(0, 0.14))
        landing_disc(vista, x, foot - vista.height * rng.uniform(0.1, 0.2), rng.uniform(70, 110), foot)
    water(vista, foot, mix(vista.light.sky[0], (40, 40, 110), 0.5), 0.74)
    for side in (0, 1):
        for k, (at, wide, tall) in enumerate(((0.13, 120, 0.62), (0.02, 170, 0.86))):
            x = vista.width * at if side == 0 else vista.width * (1 - at * 0.8)
            tall *= 0.9 + 0.2 * rng.random() if side == 0 else 0.72 + 0.2 * rng.random()
            tower(vista, (x, vista.height * 0.94, wide, vista.height * tall), 0.06 - 0.05 * k, rng.choice(FUTURE[:3]))
    _deck(vista)


def _deck(vista: Vista) -> None:
    """The terrace one looks from: a glowing rim, glass rail, paving in perspective, planted tubs and lamps."""
    canvas, w, h = vista.canvas, vista.width, vista.height
    top = h * 0.9
    stone = mix((52, 40, 96), vista.light.haze, 0.12)
    rim, floor = skia.Path(), skia.Path()
    for path in (rim, floor):
        path.moveTo(0, top - h * 0.03)
        path.quadTo(w / 2, top + h * 0.04, w, top - h * 0.03)
    floor.lineTo(w, h)
    floor.lineTo(0, h)
    canvas.drawPath(floor, fade((0, top), (0, h), light(stone, 0.26), dark(stone, 0.36)))
    canvas.save()
    canvas.clipPath(floor, True)
    for k in range(-7, 8):
        canvas.drawLine(w / 2 + k * w * 0.07, top - h * 0.04, w / 2 + k * w * 0.19, h, stroke(light(stone,
            0.3), 2, 110))
    for depth in (0.02, 0.045, 0.08):
        canvas.drawOval(oval(w / 2, top - h * 0.44 + h * depth, w * 0.95, h * 0.45), stroke(light(stone, 0.3), 2, 90))
    canvas.drawOval(oval(vista.light.source[0], top + h * 0.04, w * 0.2, h * 0.05),
                    soft(fill(vista.light.sky[3], 110), 16))  # fmt: skip
    canvas.restore()
    _rail(vista, top)
    canvas.drawPath(rim, stroke((150, 236, 255), 4))
    vista.glow.drawPath(rim, stroke((90, 220, 255), 7, 200))
    for side in (-1, 1):
        _tub(vista, w * (0.5 + side * 0.43), h * 0.985, h * 0.085)
        _tub(vista, w * (0.5 + side * 0.3), h * 0.955, h * 0.05)


def _rail(vista: Vista, top: float) -> None:
    """Glass between thin posts along the rim; lamps on the posts."""
    canvas, w, h = vista.canvas, vista.width, vista.height
    count = max(8, round(w / 110))

    def foot(t: float) -> tuple[float, float]:
        return (w * t, top - h * 0.03 + h * 0.14 * t * (1 - t))

    for k in range(count):
        (x0, y0), (x1, y1) = foot(k / count), foot((k + 1) / count)
        pane = polygon([(x0, y0), (x1, y1), (x1, y1 - 34), (x0, y0 - 34)])
        canvas.drawPath(pane, linear((0, y0 - 34), (0, y0), (0, (200, 240, 255), 70), (1, (200, 240, 255), 16)))
        canvas.drawLine(x0, y0 - 34, x1, y1 - 34, stroke((222, 246, 255), 3, 220))
        canvas.drawLine(x0, y0, x0, y0 - 36, stroke((70, 60, 120), 4))
        if k % 3 == 1:
            canvas.drawCircle(x0, y0 - 40, 5, fill((255, 236, 180)))
            vista.glow.drawCircle(x0, y0 - 40, 9, fill((255, 214, 130)))


def _tub(vista: Vista, x: float, foot: float, size: float) -> None:
    """A round tree in a lit tub."""
    canvas = vista.canvas
    leaf = mix((64, 150, 140), vista.light.haze, 0.12)
    canvas.drawOval(oval(x, foot, size * 0.62, size * 0.12), soft(fill((20, 10, 40), 120), 6))
    canvas.drawLine(x, foot - size * 0.3, x, foot - size * 0.8, stroke((96, 70, 96), size * 0.09))
    for dx, dy, r in ((-0.24, -0.86, 0.3), (0.24, -0.88, 0.3), (0.0, -1.1, 0.34), (0.02, -0.82, 0.28)):
        centre = (x + dx * size, foot + dy * size)
        canvas.drawCircle(*centre, r * size, ball(centre, r * size, leaf))
    for _ in range(6):
        at = (x + size * 0.42 * vista.rng.uniform(-1, 1), foot - size * vista.rng.uniform(0.7, 1.3))
        canvas.drawCircle(*at, size * 0.035, fill((255, 190, 220)))
    body = polygon([(x - size * 0.4, foot - size * 0.36), (x + size * 0.4, foot - size * 0.36),
                    (x + size * 0.3, foot), (x - size * 0.3, foot)])  # fmt: skip
    canvas.drawPath(body, fade((x - size * 0.4, 0), (x + size * 0.4, 0), (226, 220, 246), (110, 96, 160)))
    canvas.drawLine(x - size * 0.38, foot - size * 0.3, x + size * 0.38, foot - size * 0.3, stroke((140, 236, 255), 3))
    vista.glow.drawLine(x - size * 0.38, foot - size * 0.3, x + size * 0.38, foot - size * 0.3,
                        stroke((90, 220, 255), 6, 200))  # fmt: skip


def _promenade(vista: Vista) -> None:
    top = vista.height * 0.86
    stone = dark((196, 190, 196), 0.6 if vista.light.night else 0.1)
    stone = mix(stone, vista.light.haze, 0.15)
    vista.canvas.drawRect(skia.Rect(0, top, vista.width, vista.height),
                          fade((0, top), (0, vista.height), stone, dark(stone, 0.25)))  # fmt: skip
    vista.canvas.drawRect(box(0, top - 5, vista.width, 10), fill(light(stone, 0.25)))


def _street_ground(vista: Vista) -> None:
    paint_sky(vista, 0.35)
    w, h = vista.width, vista.height
    vx, vy = w * vista.rng.uniform(0.46, 0.54), h * 0.5
    for row in range(7):
        x = vx + (row - 3) * 46 - 30
        tall = h * vista.rng.uniform(0.12, 0.26)
        tower(vista, (x + 28, vy + 70, 56, tall + 40), 0.4, "block")
    road = (44, 36, 70) if vista.light.night else (158, 154, 160)
    vista.canvas.drawRect(skia.Rect(0, vy + 20, w, h), fade((0, vy), (0, h), road, dark(road, 0.3)))
    for side in (-1, 1):
        edges = [0.5, 0.36, 0.25, 0.17, 0.11, 0.07, 0.045]
        for i in range(6):
            near, far = edges[i], edges[i + 1]
            _facade(vista, (vx, vy, side), near * 2, far * 2, i)


def _facade(
    vista: Vista, vanish: tuple[float, float, int], near: float, far: float, row: int
) -> None:
    """A house front in perspective, with windows, a lit shop and a sign."""
    rng, canvas, glow, hour = vista.rng, vista.canvas, vista.glow, vista.light
    vx, vy, side = vanish
    reach = vista.width * 0.56
    tall = vista.height * rng.uniform(0.5, 0.72)
    day = ((226, 178, 148), (238, 208, 166), (196, 164, 150), (178, 196, 200), (220, 160, 150))
    dusk = ((70, 52, 108), (50, 50, 98), (86, 56, 112), (44, 42, 82), (60, 40, 84))
    wall = mix(rng.choice(dusk if hour.night else day), hour.haze, row * 0.07)

    def at(u: float, v: float) -> tuple[float, float]:
        depth = near + (far - near) * u
        top, foot = vy - tall * depth, vy + vista.height * 0.36 * depth
        return (vx + side * reach * depth, top + (foot - top) * v)

    def quad(u0: float, v0: float, u1: float, v1: float) -> skia.Path:
        return polygon([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)])

    canvas.drawPath(quad(0, 0, 1, 1), fade(at(0, 0.5), at(1, 0.5), wall, dark(wall, 0.2)))
    lit = lit_share(vista)
    for r in range(6):
        for c in range(3):
            u, v = (c + 0.22) / 3, 0.05 + r * 0.115
            on = rng.random() < lit
            colour = rng.choice(((255, 214, 130), (255, 186, 110), (140, 222, 255)))
            pane = quad(u, v, u + 0.19, v + 0.075)
            canvas.drawPath(pane, fill(colour if on else dark(wall, 0.32), 235))
            if on and hour.night:
                glow.drawPath(pane, fill(colour, 60))
    shop, sign = quad(0.08, 0.82, 0.92, 0.97), quad(0.05, 0.755, 0.95, 0.81)
    neon = rng.choice(_NEON)
    canvas.drawPath(shop, fill((255, 222, 160) if hour.night else dark(wall, 0.5)))
    canvas.drawPath(sign, fill(neon if hour.night else mix(neon, (150, 60, 60), 0.5)))
    if hour.night:
        glow.drawPath(shop, fill((255, 190, 110), 90))
        glow.drawPath(sign, fill(neon, 170))
        if row < 4:
            _hanging_sign(vista, quad(0.3, 0.2, 0.5, 0.55), rng.choice(_NEON))


def _hanging_sign(vista: Vista, shape: skia.Path, neon: tuple[int, int, int]) -> None:
    vista.canvas.drawPath(shape, fill((20, 14, 42)))
    vista.canvas.drawPath(shape, stroke(neon, 4))
    vista.glow.drawPath(shape, stroke(neon, 7))
    frame = shape.getBounds()
    for k in range(4):
        y = frame.y() + frame.height() * (k + 0.6) / 4.6
        half = frame.width() * 0.22
        for line_y in (y - 4, y + 4):
            x = frame.centerX()
            vista.canvas.drawLine(x - half, line_y, x + half, line_y, stroke(neon, 3.4))
            vista.glow.drawLine(x - half, line_y, x + half, line_y, stroke(neon, 4))


def _street_scenery(vista: Vista) -> None:
    if not (vista.light.night or "rain" in vista.weather):
        return
    top = vista.height * 0.66
    image = vista.snapshot()
    scale = image.width() / vista.width
    source = skia.Rect(0, (2 * top - vista.height) * scale, image.width(), top * scale)
    canvas = vista.canvas
    paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kScreen, Alphaf=0.5,
                       ImageFilter=skia.ImageFilters.Blur(3, 22))  # fmt: skip
    canvas.save()
    canvas.clipRect(skia.Rect(0, top, vista.width, vista.height))
    canvas.translate(0, 2 * top)
    canvas.scale(1, -1)
    canvas.drawImageRect(image, source, skia.Rect(0, 2 * top - vista.height, vista.width, top),
                         skia.SamplingOptions(skia.FilterMode.kLinear), paint)  # fmt: skip
    canvas.restore()
    canvas.drawRect(skia.Rect(0, top - 60, vista.width, top + 60), soft(
        fill(vista.light.haze, 26), 30))  # fmt: skip


def _crosswalk_scenery(vista: Vista) -> None:
    """The stripes one crosses on, and the lights on both sides."""
    from ..stand import stand

    _street_scenery(vista)
    w, h = vista.width, vista.height
    white = mix((250, 250, 246), (40, 50, 100), 0.5 if vista.light.night else 0.0)
    top, foot = h * 0.8, h * 0.985
    for k in range(-9, 10):
        x0, x1 = w / 2 + k * 78, w / 2 + k * 118
        shape = polygon([(x0 - 21, top), (x0 + 21, top), (x1 + 33, foot), (x1 - 33, foot)])
        vista.canvas.drawPath(shape, fill(white, 225))
    for x in (0.09, 0.91):
        stand(vista, "trafficlight", (w * x, h * 0.8, h * 0.34), 1 if x < 0.5 else -1)


def _village_ground(vista: Vista) -> None:
    paint_sky(vista, 0.5)
    rock = mix((110, 130, 160), vista.light.haze, 0.4)
    mountains(vista, vista.horizon, vista.height * 0.22, rock, 0.5 if vista.snowy else 0.0)
    hills(vista, vista.horizon - 50, 2, 60)


def _houses(vista: Vista, name: str, rows: int) -> None:
    """Rows of houses climbing a slope, trees between them."""
    from ..families.buildings import PAINTERS

    rng = vista.rng
    near, far = vista.light.ground
    for row in range(rows):
        depth = row / max(1, rows - 1)
        y = vista.horizon + vista.height * (0.02 + 0.2 * depth)
        veil = 0.4 * (1 - depth)
        haze = vista.light.haze
        land(vista, line(vista, y - 26, 26), mix(near, haze, veil), mix(far, haze, veil * 0.7))
        size = vista.height * (0.115 + 0.1 * depth)
        wide = size * (1.9 if name == "hanok" else 1.5)
        x = rng.uniform(-0.4, 0.2) * wide
        while x < vista.width + wide:
            clear = abs(x - vista.width / 2) < vista.width * 0.2 and row == rows - 1
            if rng.random() < 0.42:
                standing(vista, x + wide * 0.48, y, size * 1.25, veil)
            if not clear:
                easel = Easel(vista.canvas, vista.glow, Look(season=vista.season, snow=vista.snowy),
                              Pose(), vista.light, rng)  # fmt: skip
                put(PAINTERS[name], easel, Place(
                    x, y + rng.uniform(-6,
                        8), size, 1.7, rng.choice((-1, 1)), depth=veil))  # fmt: skip
            x += wide * rng.uniform(0.95, 1.2)
    land(vista, line(vista, vista.height * 0.86, 26), near, far)
    grass(vista, vista.height * 0.86, 300, 30)
    flowers(vista, vista.height * 0.88, 50)


def _hanok_scenery(vista: Vista) -> None:
    _houses(vista, "hanok", 3)


def _hanok_front(vista: Vista) -> None:
    if vista.snowy:
        return
    left = vista.light.source[0] > vista.width / 2
    if vista.season == "autumn":
        bough(vista, left, 0.56, ((170, 60, 34), (214, 92, 40), (240, 150, 60), (250, 200, 100)), petals=False)
    elif vista.season == "summer":
        bough(vista, left, 0.5, ((40, 90, 50), (60, 130, 66), (110, 180, 84), (180, 220, 120)), petals=False)
    else:
        bough(vista, left, 0.64)


def _village_scenery(vista: Vista) -> None:
    tree_row(vista, vista.horizon + 20, vista.height * 0.07, int(vista.width / 40), 0.4)
    _houses(vista, "house", 2)


SETTINGS = {
    "city": Setting(_city_ground, _city_scenery, horizon=0.62, floor=0.94),
    "futurecity": Setting(_future_ground, _future_scenery, horizon=0.68, floor=0.95),
    "crosswalk": Setting(_street_ground, _crosswalk_scenery, horizon=0.5, floor=0.93),
    "street": Setting(_street_ground, _street_scenery, horizon=0.5, floor=0.92),
    "hanokvillage": Setting(_village_ground, _hanok_scenery, _hanok_front, horizon=0.52, floor=0.94),
    "village": Setting(_village_ground, _village_scenery, horizon=0.56, floor=0.94),
}
