"""High buildings in rows: outlines, windows and the air between them; streets are elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import skia

from ..scene import Colour
from .brush import box, dark, fill, light, linear, mix, oval, stroke
from .vista import Vista

Outline = Callable[[float, float, float, float], skia.Path]
GLASS: tuple[Colour, ...] = ((86, 104, 150), (120, 112, 156), (96, 130, 160), (140, 124, 150))
WARM: tuple[Colour, ...] = ((255, 220, 140), (255, 204, 120), (160, 226, 255))


def _scaled(x: float, y: float, w: float, h: float, verbs: str) -> skia.Path:
    """An outline written down as verbs: M and L take a point, Q two, C three; x -.5...5, y 0..1 up."""
    path = skia.Path()
    words = verbs.split()
    at = 0
    while at < len(words):
        verb = words[at]
        count = {"M": 2, "L": 2, "Q": 4, "C": 6}[verb]
        numbers = [float(word) for word in words[at + 1 : at + 1 + count]]
        points = [
            value for i in range(0, count, 2) for value in (x + numbers[i] * w, y - numbers[i + 1] * h)
        ]  # fmt: skip
        {"M": path.moveTo, "L": path.lineTo, "Q": path.quadTo, "C": path.cubicTo}[verb](*points)
        at += 1 + count
    path.close()
    return path


OUTLINES = {
    "block": "M -.5 0 L -.5 1 L .5 1 L .5 0",
    "stepped": "M -.5 0 L -.5 .55 L -.4 .55 L -.4 .78 L -.27 .78 L -.27 .92 L -.05 .92 L -.02 1.08 L .02 1.08 "
               "L .05 .92 L .27 .92 L .27 .78 L .4 .78 L .4 .55 L .5 .55 L .5 0",
    "slant": "M -.5 0 L -.5 .84 L .5 1 L .5 0",
    "spire": "M -.5 0 L -.42 .72 L -.2 .82 L -.03 .9 L 0 1.12 L .03 .9 L .2 .82 L .42 .72 L .5 0",
    "sail": "M -.5 0 L -.5 .4 Q -.46 .86 .42 1 Q .52 1 .5 .9 L .5 0",
    "twist": "M -.5 0 C -.16 .3 -.44 .7 -.24 1 L .2 .95 C .44 .7 .18 .3 .5 0",
    "capsule": "M -.5 0 L -.5 .86 Q -.5 1 0 1 Q .5 1 .5 .86 L .5 0",
    "needle": "M -.36 0 Q -.12 .3 -.1 .66 L -.5 .7 Q -.52 .75 -.3 .78 L -.1 .8 L -.02 1.2 L .02 1.2 L .1 .8 "
              "L .3 .78 Q .52 .75 .5 .7 L .1 .66 Q .12 .3 .36 0",
    "pagoda": "M -.5 0 L -.44 .5 L -.54 .52 L -.36 .56 L -.36 .74 L -.46 .76 L -.26 .8 L -.24 .9 L -.32 .92 L 0 1.08 "
              "L .32 .92 L .24 .9 L .26 .8 L .46 .76 L .36 .74 L .36 .56 L .54 .52 L .44 .5 L .5 0",
}  # fmt: skip
MODERN = ("block", "block", "block", "stepped", "slant", "capsule")
FUTURE = ("sail", "twist", "capsule", "needle", "spire", "stepped", "slant", "sail", "twist")


def lit_share(vista: Vista) -> float:
    """How many windows are lit at this hour."""
    return {"night": 0.5, "neon": 0.55, "sunset": 0.42, "dawn": 0.15}.get(vista.light.time, 0.05)


def tower(vista: Vista, at: tuple[float, float, float, float], veil: float, kind: str) -> None:
    """One building by its foot's middle, width and height; veil (0..1) is the air before it."""
    rng, canvas, hour = vista.rng, vista.canvas, vista.light
    x, y, w, h = at
    base = rng.choice(GLASS)
    base = dark(base, 0.6) if hour.night else base
    if hour.time == "sunset":
        base = mix(base, (54, 34, 92), 0.8)
    base = mix(mix(base, hour.sky[2], 0.14), hour.haze, veil)
    sunny = 1 if hour.source[0] > x else -1
    air = mix(hour.haze, hour.sky[1], 0.7 * (1 - veil))
    path = _scaled(x, y, w, h, OUTLINES[kind])
    canvas.drawPath(path, linear(
        (x + sunny * w / 2, 0), (x - sunny * w / 2, 0),
        (0, light(mix(base, hour.tint, 0.18), 0.24), 255), (0.22, light(base, 0.06), 255), (1, dark(base, 0.26), 255),
    ))  # fmt: skip
    canvas.save()
    canvas.clipPath(path, True)
    _windows(vista, box(x - w / 2, y - h, w, h), veil)
    edge = mix(hour.sky[3], (255, 255, 255), 0.3)
    canvas.drawPath(path, stroke(edge, 2.4, int(150 * (1 - veil))))
    canvas.drawRect(box(x - w, y - h * 0.5, w * 2, h * 0.5 + 4), linear(
        (0, y - h * 0.5), (0, y), (0, air, 0), (1, air, int(30 + 150 * veil))))  # fmt: skip
    canvas.restore()
    if kind in ("spire", "needle", "stepped") and (hour.night or hour.time == "sunset"):
        top = y - h * (1.2 if kind == "needle" else 1.1)
        canvas.drawCircle(x, top, 3, fill((255, 96, 96)))
        vista.glow.drawCircle(x, top, 7, fill((255, 70, 80), int(230 * (1 - veil))))


def _windows(vista: Vista, frame: skia.Rect, veil: float) -> None:
    """Floors of glass, lit rooms in runs, or upright strips: no two towers are glazed alike."""
    rng, hour = vista.rng, vista.light
    how = rng.choice(("grid", "grid", "floors", "floors", "strips"))
    step_y = rng.choice((13.0, 16.0, 19.0))
    step_x = frame.width() / max(3, round(frame.width() / rng.choice((9.0, 12.0, 15.0))))
    if how == "floors":
        step_x *= 2.4
    wide, tall = {"grid": (0.5, 0.5), "floors": (0.94, 0.34), "strips": (0.4, 0.86)}[how]
    share = lit_share(vista) * rng.uniform(0.5, 1.35)
    lit, unlit = skia.Path(), skia.Path()
    y = frame.y() + step_y * 0.8
    while y < frame.bottom():
        x = frame.x() + step_x * 0.25
        on = rng.random() < share
        while x < frame.right():
            if rng.random() < 0.45:
                on = rng.random() < share
            (lit if on else unlit).addRect(box(x, y, step_x * wide, step_y * tall))
            x += step_x
        y += step_y
    glass = light(hour.sky[2], 0.15) if not hour.night else (26, 30, 66)
    if hour.time == "sunset":
        glass = mix((60, 44, 96), hour.sky[2], 0.3)
    vista.canvas.drawPath(unlit, fill(mix(glass, hour.haze, veil), 120))
    warm = rng.choice(WARM)
    vista.canvas.drawPath(lit, fill(mix(warm, hour.haze, veil * 0.5), 240))
    if hour.night or hour.time == "sunset":
        vista.glow.save()
        vista.glow.clipRect(frame)
        vista.glow.drawPath(lit, fill(warm, int((80 if hour.night else 46) * (1 - veil))))
        vista.glow.restore()


def rows(vista: Vista, foot: float, kinds: tuple[str, ...], steps: tuple[tuple[float, float, float], ...]) -> None:
    """Rows of towers, farthest first; each step is (veil, height, width in units)."""
    rng = vista.rng
    crest = rng.uniform(0.36, 0.64)
    for veil, tall, wide in steps:
        x = rng.uniform(-60, 0)
        while x < vista.width + 20:
            w = wide * rng.uniform(0.6, 1.2)
            middle = 1 - abs(x + w / 2 - vista.width * crest) / vista.width
            h = vista.height * tall * rng.uniform(0.4, 1.05) * (0.5 + 0.75 * middle)
            tower(vista, (x + w / 2, foot + 4, w, h), veil, rng.choice(kinds))
            x += w * rng.uniform(0.75, 1.3)
        haze = vista.light.haze
        vista.canvas.drawRect(skia.Rect(0, foot - vista.height * 0.2, vista.width, foot + 8), linear(
            (0, foot - vista.height * 0.2), (0, foot), (0, haze, 0), (1, haze, int(150 * veil + 20))))  # fmt: skip


def landing_disc(vista: Vista, x: float, y: float, half: float, foot: float) -> None:
    """A landing stage on its stalk, with a lit rim."""
    canvas = vista.canvas
    steel = mix((110, 112, 160), vista.light.haze, 0.2)
    canvas.drawPath(_scaled(x, foot, half, foot - y, "M -.16 0 Q -.04 .5 -.12 1 L .12 1 Q .04 .5 .16 0"),
                    fill(dark(steel, 0.45)))  # fmt: skip
    canvas.drawOval(oval(x, y + half * 0.06, half, half * 0.17), fill(dark(steel, 0.5)))
    canvas.drawOval(oval(x, y, half, half * 0.17), linear(
        (x - half, y), (x + half, y), (0, dark(steel, 0.2), 255), (0.6, light(steel, 0.3), 255), (1, steel, 255),
    ))  # fmt: skip
    for reach in (0.94, 0.5):
        canvas.drawOval(oval(x, y, half * reach, half * reach * 0.16), stroke((120, 230, 255), 2.2, 230))
        vista.glow.drawOval(oval(x, y, half * reach, half * reach * 0.16), stroke((90, 220, 255), 5))


def traffic(vista: Vista, lanes: int) -> None:
    """Streams of far cars along curved lanes, as trails of light with sparks on them."""
    rng, canvas = vista.rng, vista.canvas
    for k in range(lanes):
        near = (k + 0.5) / lanes
        y = vista.horizon * (0.86 - 0.5 * near + rng.uniform(-0.05, 0.05))
        bend = vista.height * rng.uniform(-0.12, 0.12)
        rise = vista.height * rng.uniform(-0.1, 0.1)
        path = skia.Path()
        path.moveTo(-30, y + rise)
        path.cubicTo(vista.width * 0.33, y + bend, vista.width * 0.66, y - bend, vista.width + 30, y - rise)
        colour = ((255, 200, 120), (130, 226, 255), (255, 120, 150))[k % 3]
        canvas.drawPath(path, stroke(colour, 1 + 2.4 * near, int(40 + 60 * near)))
        vista.glow.drawPath(path, stroke(colour, 2 + 3 * near, int(60 + 60 * near)))
        measure = skia.PathMeasure(path, False)
        length = measure.getLength()
        for _ in range(int(15 * vista.width / 1000)):
            start = rng.uniform(0, length)
            piece = skia.Path()
            measure.getSegment(start, start + rng.uniform(16, 34) * (0.4 + near), piece, True)
            canvas.drawPath(piece, stroke(light(colour, 0.55), 1.6 + 3.4 * near, 235))
            vista.glow.drawPath(piece, stroke(colour, 3 + 4 * near))
