"""Cities, villages, woods and fields as a bird sees them, for prompts that ask for a view from above."""

from __future__ import annotations

from ...scene import Colour
from ..brush import box, curve, dark, fill, light, linear, mix, oval, polygon, soft, stroke
from ..vista import Setting, Vista

_ROOFS: tuple[Colour, ...] = ((196, 96, 74), (178, 112, 84), (150, 128, 150), (206, 150, 92), (120, 140, 166))
_WALLS: tuple[Colour, ...] = ((206, 210, 222), (182, 194, 212), (226, 214, 198), (162, 176, 200), (236, 226, 208))


def _ground(vista: Vista) -> None:
    """Grass from edge to edge: there is no horizon."""
    near, far = vista.light.ground
    vista.canvas.drawPaint(linear((0, 0), (0, vista.height), (0, mix(far, vista.light.haze, 0.2), 255), (1, near, 255)))
    rng = vista.rng
    for _ in range(14):
        x, y = rng.uniform(0, vista.width), rng.uniform(0, vista.height)
        vista.canvas.drawOval(oval(x, y, rng.uniform(90, 220), rng.uniform(50, 120)),
                              soft(fill(mix(near, far, rng.uniform(0.3, 0.8)), 120), 40))  # fmt: skip


def _crown(vista: Vista, x: float, y: float, r: float) -> None:
    """A tree seen on its top, with its shadow."""
    tones, rng = vista.light.foliage, vista.rng
    vista.canvas.drawOval(oval(x + r * 0.35, y + r * 0.45, r, r * 0.9), soft(fill((14, 34, 30), 110), r * 0.2))
    for _ in range(11):
        dx, dy = rng.uniform(-0.55, 0.55) * r, rng.uniform(-0.5, 0.5) * r
        tone = tones[min(3, max(0, round(1.4 - (dx + dy) / r * 1.6 + rng.uniform(-0.5, 0.5))))]
        vista.canvas.drawCircle(x + dx, y + dy, r * rng.uniform(0.34, 0.52), fill(tone, 245))


def _lit(vista: Vista, tone: Colour) -> Colour:
    return mix(dark(tone, 0.5) if vista.light.night else tone, vista.light.tint, 0.12)


def _block(vista: Vista, at: tuple[float, float, float, float], tall: float, tone: Colour) -> None:
    """A building from above: its roof pushed away from the middle of the picture by its height."""
    x, y, w, h = at
    lean_x, lean_y = (x + w / 2 - vista.width / 2) / vista.width * tall, -tall * 0.62
    foot = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    roof = [(px + lean_x, py + lean_y) for px, py in foot]
    canvas, wall = vista.canvas, _lit(vista, tone)
    canvas.drawPath(polygon([(px + 16, py + 20) for px, py in foot]), soft(fill((16, 18, 40), 110), 8))
    side = (1, 2) if lean_x < 0 else (3, 0)
    for (a, b), shade in (((2, 3), 0.22), (side, 0.4)):
        face = [foot[a], foot[b], roof[b], roof[a]]
        canvas.drawPath(polygon(face), fill(dark(wall, shade)))
        rows = max(2, int(tall / 22))
        for row in range(rows):
            t = (row + 0.5) / rows
            left = (foot[a][0] + (roof[a][0] - foot[a][0]) * t, foot[a][1] + (roof[a][1] - foot[a][1]) * t)
            right = (foot[b][0] + (roof[b][0] - foot[b][0]) * t, foot[b][1] + (roof[b][1] - foot[b][1]) * t)
            glass = (255, 214, 130) if vista.light.night else light(wall, 0.35)
            for k in range(5):
                s = (k + 0.3) / 5
                p = (left[0] + (right[0] - left[0]) * s, left[1] + (right[1] - left[1]) * s)
                q = (left[0] + (right[0] - left[0]) * (s + 0.1), left[1] + (right[1] - left[1]) * (s + 0.1))
                canvas.drawLine(*p, *q, stroke(glass, 5, 220))
                if vista.light.night:
                    vista.glow.drawLine(*p, *q, stroke((255, 196, 110), 4, 200))
    canvas.drawPath(polygon(roof), fill(light(wall, 0.12)))
    canvas.drawPath(polygon(roof), stroke(dark(wall, 0.2), 3))
    canvas.drawRect(box(roof[0][0] + w * 0.2, roof[0][1] + h * 0.2, w * 0.26, h * 0.22), fill(dark(wall, 0.16)))


def _city(vista: Vista) -> None:
    """Streets in a grid, cars on them, parks and towers between."""
    canvas, rng = vista.canvas, vista.rng
    canvas.drawPaint(fill(_lit(vista, (118, 120, 130))))
    columns, cell = 5, vista.width / 5
    rows = int(vista.height / cell) + 2
    for row in range(rows):
        for column in range(columns):
            x, y = column * cell, row * cell
            canvas.drawLine(x, y - cell * 0.08, x + cell, y - cell * 0.08, stroke((236, 230, 200), 3, 150))
            canvas.drawLine(x - cell * 0.08, y, x - cell * 0.08, y + cell, stroke((236, 230, 200), 3, 150))
            for _ in range(2):
                tone = _lit(vista, ((226, 78, 70), (246, 190, 72), (70, 132, 216), (246, 246, 248))[rng.randrange(4)])
                canvas.drawRoundRect(box(x + rng.uniform(0, cell), y - cell * 0.14, 26, 12), 4, 4, fill(tone))
    for row in range(rows):
        for column in range(columns):
            x, y = column * cell + cell * 0.06, row * cell + cell * 0.06
            if rng.random() < 0.16:
                canvas.drawRect(box(x, y, cell * 0.76, cell * 0.76), fill(vista.light.ground[0]))
                for _ in range(7):
                    _crown(vista, x + rng.uniform(0.1, 0.66) * cell, y + rng.uniform(0.1, 0.66) * cell, cell * 0.1)
                continue
            canvas.drawRect(box(x, y, cell * 0.76, cell * 0.76), fill(_lit(vista, (176, 176, 182))))
            for dx, dy in ((0.04, 0.04), (0.4, 0.06), (0.06, 0.42), (0.42, 0.4)):
                size = cell * rng.uniform(0.26, 0.32)
                _block(vista, (x + dx * cell, y + dy * cell, size, size), rng.uniform(40, 190), rng.choice(_WALLS))


def _village(vista: Vista) -> None:
    """Roofs among gardens along a lane."""
    canvas, rng = vista.canvas, vista.rng
    lane = [(vista.width * t, vista.height * (0.5 + 0.1 * (k % 2 * 2 - 1))) for k, t in enumerate((-0.1, 0.3, 0.7,
            1.1))]
    canvas.drawPath(curve(lane, False), stroke(_lit(vista, (222, 204, 168)), 74))
    for row in range(5):
        for column in range(5):
            x = vista.width * (column + 0.5) / 5 + rng.uniform(-22, 22)
            y = vista.height * (row + 0.5) / 5 + rng.uniform(-16, 16)
            if abs(y - vista.height * 0.5) < vista.height * 0.11 or rng.random() < 0.2:
                continue
            w, h, tone = rng.uniform(84, 112), rng.uniform(66, 84), _lit(vista, rng.choice(_ROOFS))
            canvas.drawRect(box(x - w / 2 + 14, y - h / 2 + 18, w, h), soft(fill((16, 24, 40), 110), 8))
            canvas.drawRect(box(x - w / 2, y - h / 2, w, h / 2), fill(light(tone, 0.16)))
            canvas.drawRect(box(x - w / 2, y, w, h / 2), fill(dark(tone, 0.2)))
            canvas.drawLine(x - w / 2, y, x + w / 2, y, stroke(light(tone, 0.4), 4))
            canvas.drawRect(box(x + w * 0.2, y - h * 0.3, 14, 14), fill(_lit(vista, (120, 84, 76))))
            for _ in range(2):
                _crown(vista, x + rng.choice((-1, 1)) * w * 0.8, y + rng.uniform(-40, 40), rng.uniform(24, 36))


def _woods(vista: Vista) -> None:
    """Nothing but crowns, and a stream winding through."""
    rng = vista.rng
    step = 78.0
    rows, columns = int(vista.height / step) + 2, int(vista.width / step) + 2
    for row in range(rows):
        for column in range(columns):
            x, y = (column + 0.5 * (row % 2)) * step, row * step * 0.9
            bend = vista.width * 0.5 + 120 * ((y / vista.height - 0.5) * 3) ** 3 * 0.6 + 40 * (row % 3 - 1)
            if abs(x - bend) > 90:
                _crown(vista, x + rng.uniform(-16, 16), y + rng.uniform(-16, 16), rng.uniform(40, 58))


def _stream(vista: Vista) -> None:
    _ground(vista)
    points = [(vista.width * 0.5 + 120 * ((t - 0.5) * 3) ** 3 * 0.6, vista.height * t) for t in (-0.1, 0.2, 0.4, 0.6,
            0.8, 1.1)]
    vista.canvas.drawPath(curve(points, False), stroke(_lit(vista, (96, 172, 214)), 96))
    vista.canvas.drawPath(curve(points, False), stroke(_lit(vista, (150, 206, 232)), 40, 150))


_CITY = Setting(_ground, _city, horizon=0.02, floor=0.72, open_sky=False)
_VILLAGE = Setting(_ground, _village, horizon=0.02, floor=0.72, open_sky=False)
_WOODS = Setting(_stream, _woods, horizon=0.02, floor=0.72, open_sky=False)
FROM_ABOVE = {
    **dict.fromkeys(("city", "futurecity", "newyork", "seoul", "tokyo", "street", "paris"), _CITY),
    **dict.fromkeys(("village", "hanokvillage", "market", "plaza"), _VILLAGE),
    **dict.fromkeys(("forest", "jungle", "pinewood", "forestpath", "bamboogrove", "park"), _WOODS),
}
