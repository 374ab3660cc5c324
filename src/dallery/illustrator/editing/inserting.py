"""Paints the subjects of a wish into a given place of a picture, in that place's light; it fills no holes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image as Pillow

from ..order import Order
from ..painting.studio import Studio
from ..scene import Scene
from ..styling.finishing import finished
from ..styling.style import Image, blur, luminance, resized
from .pictures import Area, Pixels, box_of

Box = tuple[int, int, int, int]
_BYTE = np.float32(1 / 255)


def inserted(rgb: Image, scene: Scene, order: Order, box: Box, allowed: Area) -> tuple[Image, tuple[str, ...]]:
    """The picture with the scene's subjects standing in the box, and the words of those nobody can paint.

    Only pixels of `allowed` change.
    """
    cut, unpainted = _cut_out(scene, order, box)
    if cut is None:
        return rgb, unpainted
    left, top, right, bottom = box
    scale = min((right - left) * 0.96 / cut.shape[1], (bottom - top) * 0.96 / cut.shape[0])
    size = (max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale)))
    subject = np.asarray(Pillow.fromarray(cut, "RGBA").resize(size, Pillow.Resampling.LANCZOS), np.float32) * _BYTE
    x = (left + right - size[0]) // 2
    y = bottom - size[1] - round((bottom - top) * 0.02)
    place = (slice(max(0, y), y + size[1]), slice(max(0, x), x + size[0]))
    subject = subject[max(0, -y) :, max(0, -x) :]
    part = rgb[place]
    subject = subject[: part.shape[0], : part.shape[1]]
    lit = _lit(subject[..., :3], part)
    found = rgb.copy()
    _shadow(found, (x + size[0] / 2, y + size[1]), size[0], allowed)
    cover = subject[..., 3] * allowed[place]
    found[place] = found[place] + (lit - found[place]) * cover[..., None]
    return found, unpainted


def _cut_out(scene: Scene, order: Order, box: Box) -> tuple[Pixels | None, tuple[str, ...]]:
    """The subjects alone, cut to what is opaque; painted large enough to be made smaller."""
    tall, wide = max(96, box[3] - box[1]), max(96, box[2] - box[0])
    grow = min(4.0, max(1.3, 420 / min(tall, wide)))
    side = round(min(1600, max(tall, wide) * grow))
    small = replace(order, width=side, height=side, transparent=True, source=None, mask=None)
    # In a portrait's empty room nothing floats or lies in water, whatever the wish's own setting is.
    studio = Studio(replace(scene, framing=None), small)
    studio.subjects()
    pixels = finished(studio.pixels(), scene.style, studio.finish(), True)
    seen = pixels[..., 3] > 8
    if not seen.any():
        return None, studio.unpainted()
    left, top, right, bottom = box_of(seen)
    return np.ascontiguousarray(pixels[top:bottom, left:right]), studio.unpainted()


def _lit(subject: Image, around: Image) -> Image:
    """The subject in the light of its place: its brightness and a third of its tint."""
    mean = around.reshape(-1, 3).mean(0)
    bright = float(luminance(mean[None])[0])
    tint = (mean / max(0.05, float(mean.mean()))) ** 0.35
    strength = min(1.08, 0.5 + bright * 0.95)
    return np.asarray(np.clip(subject * tint * strength, 0, 1), np.float32)


def _shadow(rgb: Image, foot: tuple[float, float], wide: int, allowed: Area) -> None:
    """A soft shadow on the ground under it."""
    height, width = rgb.shape[:2]
    y = (np.arange(height, dtype=np.float32)[:, None] - (foot[1] - wide * 0.03)) / max(1.0, wide * 0.1)
    x = (np.arange(width, dtype=np.float32)[None] - foot[0]) / max(1.0, wide * 0.55)
    dark = np.clip(1.1 - np.hypot(x, y), 0, 1) * 0.42 * allowed
    rgb *= (1 - dark)[..., None]


def quiet_place(rgb: Image) -> Box:
    """A box in the lower half of a picture where least is going on."""
    height, width = rgb.shape[:2]
    tall = round(height * 0.44)
    wide = round(min(width * 0.5, tall * 1.1))
    grey = resized(luminance(rgb), (48, 96))
    busy = np.abs(grey - blur(grey, 3))
    best, found = np.inf, 0
    for step in range(9):
        left = round((width - wide) * step / 8)
        part = busy[24:, round(left / width * 96) : max(1, round((left + wide) / width * 96))]
        score = float(part.mean()) * (1.25 - 0.25 * abs(step - 4) / 4)
        if score < best:
            best, found = score, left
    return found, round(height * 0.95) - tall, found + wide, round(height * 0.95)
