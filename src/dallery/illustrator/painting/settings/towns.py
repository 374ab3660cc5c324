"""Cities of today and tomorrow, streets, villages."""

from __future__ import annotations

import skia

from ..brush import box, dark, fade, fill, light, linear, mix, oval, polygon, soft, stroke
from ..easel import Easel, Look, Place, Pose, put
from ..sky import paint_sky
from ..terrain import flowers, grass, hills, land, line, mountains, tree_row, water
from ..vista import Setting, Vista

_NEON = ((255, 82, 160), (70, 226, 255), (255, 190, 70), (150, 110, 255), (90, 255, 176))


def _lit(vista: Vista) -> float:
    return {"night": 0.55, "neon": 0.6, "sunset": 0.4, "dawn": 0.15}.get(vista.light.time, 0.06)


def _tower(vista: Vista, frame: skia.Rect, veil: float, shape: str) -> None:
    """One high building with its windows."""
    rng, canvas, hour = vista.rng, vista.canvas, vista.light
    base = rng.choice(((86, 104, 150), (120, 112, 156), (96, 130, 160), (140, 124, 150)))
    if hour.night:
        base = dark(base, 0.58)
    base = mix(mix(base, hour.sky[2], 0.25), hour.haze, veil)
    x, y, w, h = frame.x(), frame.y(), frame.width(), frame.height()
    bright = light(base, 0.2)
    paint = fade((x, 0), (x + w, 0), bright, dark(base, 0.22))
    if hour.source[0] > x:
        paint = fade((x, 0), (x + w, 0), dark(base, 0.22), bright)
    if shape == "spire":
        canvas.drawPath(polygon([
            (x, y + h), (x + w * 0.08, y + h * 0.3), (x + w * 0.5, y), (x + w * 0.92, y + h * 0.3),
            (x + w, y + h)]), paint)  # fmt: skip
        canvas.drawLine(x + w / 2, y - h * 0.08, x + w / 2, y + 4, stroke(bright, 2.2))
        y, h = y + h * 0.26, h * 0.74
    elif shape == "dome":
        canvas.drawRoundRect(box(x, y, w, h + w), w * 0.5, w * 0.5, paint)
        y, h = y + w * 0.4, h - w * 0.4
    elif shape == "wedge":
        canvas.drawPath(polygon([(x, y + h), (x, y), (x + w, y + w * 0.7), (x + w, y + h)]), paint)
        y, h = y + w * 0.8, h - w * 0.8
    else:
        canvas.drawRect(frame, paint)
        canvas.drawRect(box(x + w * 0.3, y - 8, w * 0.2, 9), fill(dark(base, 0.2)))
    _windows(vista, box(x, y, w, h), veil)


def _windows(vista: Vista, frame: skia.Rect, veil: float) -> None:
    rng, hour = vista.rng, vista.light
    step_x, step_y = max(9.0, frame.width() / 7), 15.0
    lit, unlit = skia.Path(), skia.Path()
    y = frame.y() + 10
    while y < frame.bottom() - 12:
        x = frame.x() + step_x * 0.45
        while x < frame.right() - step_x * 0.7:
            (lit if rng.random() < _lit(vista) else unlit).addRect(box(x, y, step_x * 0.5, 8))
            x += step_x
        y += step_y
    glass = mix(light(hour.sky[2], 0.15) if not hour.night else (22, 26, 60), hour.haze, veil)
    vista.canvas.drawPath(unlit, fill(glass, 130))
    warm = rng.choice(((255, 220, 140), (255, 204, 120), (160, 226, 255)))
    vista.canvas.drawPath(lit, fill(mix(warm, hour.haze, veil * 0.5), 235))
    if hour.night:
        vista.glow.drawPath(lit, fill(warm, int(90 * (1 - veil))))


def _skyline(vista: Vista, future: bool) -> None:
    rng = vista.rng
    shapes = ("spire", "dome", "wedge", "block") if future else ("block", "block", "wedge", "spire")
    foot = vista.horizon + 30
    for row, (veil, tall, wide) in enumerate(((0.62, 0.3, 58), (0.36, 0.4, 74), (0.1, 0.46, 92))):
        x = rng.uniform(-60, 0)
        while x < vista.width:
            w = wide * rng.uniform(0.55, 1.15)
            middle = 1 - abs(x + w / 2 - vista.width * 0.5) / vista.width
            h = vista.height * tall * rng.uniform(0.4, 1.05) * (0.55 + 0.75 * middle)
            if row == 2:
                h *= 0.62
            _tower(vista, box(x, foot - h, w, h + 8), veil, rng.choice(shapes))
            x += w * rng.uniform(0.7, 1.35)
        if row < 2:
            haze = vista.light.haze
            vista.canvas.drawRect(skia.Rect(0, foot - vista.height * 0.16, vista.width, foot + 8),
                linear((0, foot - vista.height * 0.16), (0, foot), (0, haze, 0),
                    (1, haze, 120)))  # fmt: skip
    if future:
        _rings(vista, foot)


def _rings(vista: Vista, foot: float) -> None:
    """Landing discs and sky bridges of a city to come."""
    rng, canvas = vista.rng, vista.canvas
    for _ in range(3):
        x, y = vista.width * rng.uniform(0.1, 0.9), foot - vista.height * rng.uniform(0.08, 0.24)
        half = rng.uniform(60, 105)
        steel = mix((150, 160, 200), vista.light.haze, 0.25)
        canvas.drawPath(polygon([(x - half * 0.2, y), (x + half * 0.2, y), (x + half * 0.1, foot),
                                 (x - half * 0.1, foot)]), fill(dark(steel, 0.35)))  # fmt: skip
        canvas.drawOval(oval(x, y, half, half * 0.2),
                        fade((x, y - 16), (x, y + 16), light(steel, 0.3), dark(steel,
                            0.45)))  # fmt: skip
        canvas.drawOval(oval(x, y - half * 0.05, half * 0.8, half * 0.12), fill((120, 220, 255),
            150))
        vista.glow.drawOval(oval(x, y + half * 0.06, half, half * 0.14), stroke((90, 220, 255), 5))


def _city_ground(vista: Vista) -> None:
    paint_sky(vista, 0.5)


def _city_scenery(vista: Vista) -> None:
    _skyline(vista, False)
    water(vista, vista.horizon + 30, mix(vista.light.sky[0], (30, 60, 110), 0.5), 0.66)
    _promenade(vista)


def _future_scenery(vista: Vista) -> None:
    _skyline(vista, True)
    water(vista, vista.horizon + 30, mix(vista.light.sky[0], (40, 40, 110), 0.5), 0.7)


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
        _tower(vista, box(x, vy - tall + 30, 56, tall + 40), 0.4, "block")
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
    lit = _lit(vista)
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


def _village_ground(vista: Vista) -> None:
    paint_sky(vista, 0.5)
    rock = mix((110, 130, 160), vista.light.haze, 0.4)
    mountains(vista, vista.horizon, vista.height * 0.22, rock, 0.5 if vista.snowy else 0.0)
    hills(vista, vista.horizon - 50, 2, 60)


def _houses(vista: Vista, name: str, rows: int) -> None:
    """Rows of houses climbing a slope, trees between them."""
    from ..families.buildings import PAINTERS
    from ..families.plants import paint_trunk_and_crown

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
                paint_trunk_and_crown(vista, x + wide * 0.48, y, size * 1.25, veil)
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


def _village_scenery(vista: Vista) -> None:
    tree_row(vista, vista.horizon + 20, vista.height * 0.07, int(vista.width / 40), 0.4)
    _houses(vista, "house", 2)


SETTINGS = {
    "city": Setting(_city_ground, _city_scenery, horizon=0.62, floor=0.94),
    "futurecity": Setting(_city_ground, _future_scenery, horizon=0.68, floor=0.92, medium="water"),
    "street": Setting(_street_ground, _street_scenery, horizon=0.5, floor=0.92),
    "hanokvillage": Setting(_village_ground, _hanok_scenery, horizon=0.52, floor=0.94),
    "village": Setting(_village_ground, _village_scenery, horizon=0.56, floor=0.94),
}
