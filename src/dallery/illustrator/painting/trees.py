"""Broad trees with limbs and heaps of leaves, and boughs that reach into a picture; in unit height."""

from __future__ import annotations

import math
import random

import skia

from ..scene import Colour
from .brush import around, curve, dark, fill, light, linear, mix, oval, stroke
from .vista import Vista

Leaves = tuple[Colour, Colour, Colour, Colour]
BARK: Colour = (118, 84, 62)


def broadleaf(
    canvas: skia.Canvas, rng: random.Random, leaves: Leaves, bark: Colour, side: float, detail: float = 1.0
) -> None:
    """A tree 1 high: trunk, forking limbs, heaps of leaves with air between them.

    Lower heaps keep to the sides, so that the trunk stays in sight up to its fork.
    """
    heaps = [(rng.uniform(-0.04, 0.04), -0.79, 0.2)]
    for k, (x, y, r) in enumerate((
        (-0.19, -0.72, 0.17), (0.2, -0.73, 0.17), (-0.31, -0.57, 0.15), (0.32, -0.58, 0.15), (-0.02, -0.64, 0.16),
        (-0.19, -0.5, 0.12), (0.2, -0.51, 0.12),
    )):  # fmt: skip
        swing = 0.03 if k < 5 else 0.02
        heaps.append((x + rng.uniform(-swing, swing), y + rng.uniform(-swing, swing), r * rng.uniform(0.92, 1.1)))
    for x, y, r in (heaps[0], heaps[1], heaps[2], heaps[5]):
        canvas.drawOval(oval(x, y + r * 0.1, r * 1.05, r), fill(dark(leaves[0], 0.12)))
    _limbs(canvas, rng, bark, [(x, y) for x, y, _ in heaps])
    for heap in sorted(heaps, key=lambda one: one[1]):
        _heap(canvas, rng, heap, (leaves, side, detail))


def _limbs(canvas: skia.Canvas, rng: random.Random, bark: Colour, tips: list[tuple[float, float]]) -> None:
    lean = rng.uniform(-0.02, 0.02)
    fork = (lean, -0.4)
    for x, y in tips:
        start = (lean + x * 0.06, fork[1] + 0.05)
        middle = (lean + (x - lean) * 0.45, fork[1] + (y - fork[1]) * 0.62)
        for width, tone in ((0.034, dark(bark, 0.2)), (0.02, bark)):
            canvas.drawPath(curve([start, middle, (x, y)], False), stroke(tone, width))
    path = skia.Path()
    path.moveTo(-0.1, 0.012)
    path.cubicTo(-0.045, -0.05, -0.05, -0.2, lean - 0.042, fork[1])
    path.lineTo(lean + 0.042, fork[1])
    path.cubicTo(0.05, -0.2, 0.045, -0.05, 0.11, 0.012)
    path.quadTo(0.04, -0.01, 0.0, 0.016)
    path.quadTo(-0.04, -0.012, -0.1, 0.012)
    canvas.drawPath(path, linear((-0.06, 0), (0.06, 0), (0, light(bark, 0.22), 255), (0.5, bark, 255),
                                 (1, dark(bark, 0.4), 255)))  # fmt: skip
    for _ in range(6):
        x, y = rng.uniform(-0.03, 0.03), rng.uniform(fork[1], -0.06)
        canvas.drawLine(x, y, x * 0.9, y + 0.06, stroke(dark(bark, 0.35), 0.006, 150))


def _heap(
    canvas: skia.Canvas, rng: random.Random, at: tuple[float, float, float], how: tuple[Leaves, float, float]
) -> None:
    """One mass of foliage: scalloped and dark below, dabs of light above."""
    x, y, r = at
    leaves, side, detail = how
    under, body = skia.Path(), skia.Path()
    lumps = 11 if detail >= 0.6 else 8
    for k in range(lumps):
        lx, ly = around(x, y, r * 0.72, k * 360 / lumps + rng.uniform(-8, 8))
        lump = r * rng.uniform(0.28, 0.42)
        under.addOval(oval(lx, y + (ly - y) * 0.86 + r * 0.08, lump, lump))
        if ly < y + r * 0.4:
            body.addOval(oval(lx + side * r * 0.05, y + (ly - y) * 0.82 - r * 0.05, lump * 0.92, lump * 0.88))
    under.addOval(oval(x, y, r * 0.8, r * 0.72))
    body.addOval(oval(x + side * r * 0.06, y - r * 0.12, r * 0.74, r * 0.6))
    canvas.drawPath(under, fill(mix(leaves[0], leaves[1], 0.3)))
    canvas.drawPath(body, fill(leaves[1]))
    for layer in (2, 3):
        dabs = skia.Path()
        for _ in range(int((34 if layer == 2 else 24) * detail)):
            turn, far = rng.uniform(0, math.tau), r * math.sqrt(rng.random()) * 0.98
            dx, dy = math.cos(turn) * far, math.sin(turn) * far
            if (dx * side * 0.6 - dy) / r < (layer - 2) * 0.42 - 0.3 + rng.uniform(-0.25, 0.2):
                continue
            size = rng.uniform(0.012, 0.022) * (1.1 if layer == 2 else 0.9) / max(0.55, detail) ** 0.5
            dabs.addOval(oval(x + dx, y + dy, size * 1.45, size))
        canvas.drawPath(dabs, fill(mix(leaves[1], leaves[layer], 0.9), 235))


def standing(vista: Vista, x: float, y: float, tall: float, veil: float, leaves: Leaves | None = None) -> None:
    """One tree of a setting, veiled by distance."""
    if "tree" in vista.without:
        return
    canvas, haze = vista.canvas, vista.light.haze
    tones = leaves or vista.light.foliage
    deep, mid, bright, top = (mix(tone, haze, veil) for tone in tones)
    bark = dark(BARK, 0.5) if vista.light.night else mix(BARK, vista.light.tint, 0.1)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(tall, tall)
    side = 0.8 if vista.light.source[0] > x else -0.8
    broadleaf(canvas, vista.rng, (deep, mid, bright, top), mix(bark, haze, veil), side, min(1.0, max(0.3, tall / 420)))
    canvas.restore()


_BLOSSOM: Leaves = ((214, 120, 158), (244, 168, 196), (255, 206, 222), (255, 240, 246))


def bough(vista: Vista, left: bool, reach: float = 0.62, blossom: Leaves = _BLOSSOM, petals: bool = True) -> None:
    """A branch in the near foreground, from an upper corner into the picture, in flower or in leaf."""
    rng, canvas = vista.rng, vista.canvas
    sign = 1 if left else -1
    x0 = -20.0 if left else vista.width + 20
    span = reach * min(vista.width, 1150)
    dim = 0.5 if vista.light.night else 0.0
    bark = mix(dark((104, 70, 58), dim), vista.light.tint, 0.1)
    tones = [mix(mix(tone, (40, 40, 96), dim), vista.light.tint, 0.25) for tone in blossom]
    spots: list[tuple[float, float]] = []
    for k, (down, long) in enumerate(((70.0, 1.0), (40.0, 0.72), (190.0, 0.55), (250.0, 0.34))):
        end = (x0 + sign * span * long * rng.uniform(0.9, 1.05), down + span * rng.uniform(0.1, 0.2) * long)
        middle = (x0 + sign * span * long * 0.5, down - 20 + rng.uniform(-20, 20))
        path = curve([(x0, down - 40), middle, end], False)
        canvas.drawPath(path, stroke(dark(bark, 0.2), 15 - 3 * k))
        canvas.drawPath(path, stroke(light(bark, 0.08), 8 - 2 * k))
        measure = skia.PathMeasure(path, False)
        total = measure.getLength()
        for _ in range(int(30 * long)):
            at = measure.getPosTan(rng.uniform(0.1, 1.0) * total)
            point = at[0] if isinstance(at, tuple) else at
            spots.append((point.x() + rng.gauss(0, 26), point.y() + rng.gauss(0, 22)))
    for x, y in spots:
        canvas.drawCircle(x, y, rng.uniform(11, 20), fill(tones[0], 120))
    for x, y in spots:
        (_floret if petals else _leaflet)(vista, (x + rng.uniform(-9, 9), y + rng.uniform(-9, 9)), tones)


def _floret(vista: Vista, at: tuple[float, float], tones: list[Colour]) -> None:
    rng, canvas = vista.rng, vista.canvas
    size, turn, tone = rng.uniform(8, 15), rng.uniform(0, 72), tones[rng.choice((1, 2, 2, 3))]
    for k in range(5):
        canvas.drawCircle(*around(*at, size * 0.62, turn + 72 * k), size * 0.5, fill(tone))
    canvas.drawCircle(*at, size * 0.3, fill(mix(tones[0], (226, 90, 130), 0.4)))
    canvas.drawCircle(*at, size * 0.12, fill((255, 226, 140)))


def _leaflet(vista: Vista, at: tuple[float, float], tones: list[Colour]) -> None:
    rng, canvas = vista.rng, vista.canvas
    for _ in range(2):
        canvas.save()
        canvas.translate(at[0] + rng.uniform(-14, 14), at[1] + rng.uniform(-14, 14))
        canvas.rotate(rng.uniform(0, 360))
        size = rng.uniform(13, 22)
        canvas.drawPath(curve([(-size, 0), (0, -size * 0.42), (size, 0), (0, size * 0.42)]),
                        fill(tones[rng.choice((1, 2, 2, 3))]))  # fmt: skip
        canvas.restore()
