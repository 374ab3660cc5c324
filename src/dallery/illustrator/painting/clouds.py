"""Heaped clouds with volume: spheres on a flat foot, roughened by noise, lit from one side."""

from __future__ import annotations

import math
import random

import numpy as np
import skia

from . import noise
from .vista import Vista

_GRAIN = 0.36  # array cells per unit: clouds are soft, so a third of the pixels is plenty


def paint_cumulus(vista: Vista, cover: float) -> None:
    """Banks of cloud over the sky; cover (0..1) says how many. Far ones are small and low."""
    deep = max(vista.horizon, vista.height * 0.5)
    scale = _GRAIN * min(1.0, 1400 / max(vista.width, vista.height))
    shape = (max(40, int(deep * scale)), max(64, int(vista.width * scale)))
    heap = np.zeros(shape, np.float32)
    veil = np.zeros(shape, np.float32)
    rng = vista.rng
    count = round(cover * 8 * max(1.0, vista.width / 1100))
    for k in range(count):
        near = ((k + rng.random()) / max(1, count)) ** 0.8
        y = deep * (0.86 - 0.6 * near + rng.uniform(-0.03, 0.03))
        half = (60 + 150 * near) * rng.uniform(0.7, 1.2)
        x = vista.width * ((k * 0.618 + 0.1 + rng.uniform(-0.07, 0.07)) % 1.0)
        _bank(heap, veil, (x * scale, y * scale, half * scale), 1 - near, rng)
    heap, veil = _curdled(heap, vista, scale), _curdled(veil, vista, 0.0)
    alpha = noise.smooth(0.2, 2.4 * scale / _GRAIN, heap)
    if not alpha.any():
        return
    soft = heap
    for _ in range(5):
        soft = _blurred(soft)  # billows, not rock
    down, right = np.gradient(soft)
    side = 1.0 if vista.light.source[0] > vista.width / 2 else -1.0
    low = vista.light.time in ("sunset", "dawn")
    lit = 0.5 - side * right * (0.3 if low else 0.44) - down * (-0.16 if low else 0.44)
    lit = np.asarray(np.clip(lit, 0, 1), np.float32)[..., None]
    lit = np.asarray(lit * lit * (3 - 2 * lit), np.float32)
    bright, dim = (np.array(colour, np.float32) for colour in vista.light.cloud)
    tones = dim + (bright - dim) * (0.12 + 0.88 * lit)
    far = np.array(vista.light.haze, np.float32)
    tones += (far - tones) * (veil * 0.55)[..., None]
    area = skia.Rect(0, 0, vista.width, deep)
    image = noise.coloured(np.asarray(tones, np.float32), np.asarray(alpha * (0.97 - veil * 0.3), np.float32))
    sampling = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    vista.canvas.drawImageRect(image, area, sampling, skia.Paint())


def _curdled(heap: noise.Field, vista: Vista, scale: float) -> noise.Field:
    """The same heap with its round edges broken; a scale of 0 only softens it."""
    if scale:
        rough = noise.clouds(heap.shape, 2.9, vista.noise, 1.0) * np.float32(8 * scale)
        rows, columns = np.mgrid[0 : heap.shape[0], 0 : heap.shape[1]]
        rows = np.clip(rows + rough, 0, heap.shape[0] - 1).astype(int)
        columns = np.clip(columns + np.roll(rough, 17, 1), 0, heap.shape[1] - 1).astype(int)
        heap = heap[rows, columns]
    return _blurred(_blurred(heap))


def _blurred(field: noise.Field) -> noise.Field:
    wide = np.pad(field, 1, mode="edge")
    rows = (wide[:-2] + wide[1:-1] * 2 + wide[2:]) / np.float32(4)
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] * 2 + rows[:, 2:]) / np.float32(4), np.float32)


def _bank(
    heap: noise.Field, veil: noise.Field, at: tuple[float, float, float], far: float, rng: random.Random
) -> None:
    """One cloud: puffs heaped highest in the middle, its foot flat."""

    x, foot, half = at
    rows, columns = heap.shape
    for k in range(22):
        across = (k + 0.5) / 22 * 2 - 1 + rng.uniform(-0.08, 0.08)
        r = half * (0.13 + 0.22 * (1 - across * across)) * rng.uniform(0.65, 1.15)
        cx = x + across * half
        cy = foot - r * 0.35 - half * 0.56 * (1 - across * across) * rng.random()
        left, right = max(0, math.floor(cx - r)), min(columns, math.ceil(cx + r) + 1)
        top, under = max(0, math.floor(cy - r)), min(rows, math.ceil(min(foot, cy + r)) + 1)
        if left >= right or top >= under:
            continue
        gx = np.arange(left, right, dtype=np.float32)[None] - np.float32(cx)
        gy = np.arange(top, under, dtype=np.float32)[:, None] - np.float32(cy)
        ball = np.sqrt(np.maximum(0, r * r - gx * gx - gy * gy))
        edge = np.clip((foot - (gy + np.float32(cy))) / max(1.0, half * 0.3), 0, 1)
        ball = np.asarray(ball * edge, np.float32)
        window = heap[top:under, left:right]
        hide = veil[top:under, left:right]
        hide[ball > window] = far
        np.maximum(window, ball, out=window)


def paint_streaks(vista: Vista, cover: float) -> None:
    """Thin high cloud, drawn out along the horizon."""
    shape = (90, max(90, int(90 * vista.width / vista.height)))
    field = noise.clouds(shape, 2.9, vista.noise, 1.0)
    # Wide features: rows are squeezed together, so nothing ever runs downward.
    rows = (np.linspace(0, 3.2, shape[0]) * shape[0]).astype(int) % shape[0]
    field = field[rows]
    field = (field + np.roll(field, 1, 0) + np.roll(field, -1, 0)) / np.float32(3)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    band = np.clip(down * 3, 0, 1) * np.clip((1 - down) * 2.4, 0, 1)
    strength = noise.smooth(0.5 - cover * 0.5, 2.3, np.asarray(field, np.float32)) * band
    deep = max(vista.horizon, vista.height * 0.5)
    bright, _ = vista.light.cloud
    image = noise.tinted(bright, np.asarray(strength * 0.6, np.float32))
    sampling = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    vista.canvas.drawImageRect(image, skia.Rect(0, 0, vista.width, deep), sampling, skia.Paint())
