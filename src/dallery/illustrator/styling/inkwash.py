"""Ink wash (수묵화): grey washes that bleed into paper, darkest where forms end, and a red seal."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blur, contours, enlarge, focused, grain, ink, paper, swayed, tones


def apply(image: Image, finish: Finish) -> Image:
    """Ink by darkness, empty paper for the sky, a memory of the warmest colours."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    moved = swayed(image, finish, 4.0, rng)
    rgb = moved[..., :3]
    dark = 1 - (tones(rgb, 2, 96) if not finish.night else np.sqrt(tones(rgb, 1, 97)))
    pool = enlarge(blur(rng.standard_normal((36, 36), np.float32), 2), shape)
    bleed = blur(dark, 7 * unit)
    wash = np.clip(dark * 0.55 + bleed * 0.45, 0, 1)
    levels = np.round(wash * 5 + pool * 1.6) / 5
    wash = np.clip(wash * 0.45 + levels * 0.55, 0, 1) ** 1.5 * (0.8 + 0.9 * pool)
    rim = np.clip((wash - blur(np.asarray(wash, np.float32), 5 * unit)) * 1.2, 0, 0.3)
    pressed = 0.65 + 0.55 * grain(shape, 50 * unit, rng)
    line = contours(moved, 0.9 * unit, 5 * unit, 9) * np.clip(pressed + focused(shape, finish), 0.15, 1.2)
    tooth = paper(shape, unit, rng)
    dry = np.clip(1 - np.clip(tooth - 0.35, 0, 1) * 1.5 * (line > 0.2), 0.3, 1)
    total = np.clip((wash * 0.8 + rim + line * dry) * (1 + tooth * 0.08), 0, 1)[..., None]
    sheet = ink("f4eddd") + tooth[..., None] * 0.014 + blur(tooth, 30 * unit)[..., None] * 0.06
    found = sheet * (1 - total) + ink("15151c") * total
    warm = np.clip((rgb[..., 0] - np.maximum(rgb[..., 2], rgb[..., 1] * 0.85)) * 1.9 - 0.12, 0, 0.62)[..., None]
    keep = warm * (1 - line[..., None] * 0.8)
    image[..., :3] = np.clip(found * (1 - keep) + rgb * sheet * keep, 0, 1)
    _seal(image, unit)
    return image


def _seal(image: Image, unit: float) -> None:
    """A small red seal, lower left, cut with four plain strokes."""
    side = max(6, round(52 * unit))
    top, left = image.shape[0] - round(1.9 * side), round(0.9 * side)
    part = image[top : top + side, left : left + side, :3]
    if part.shape[0] < 6 or part.shape[1] < 6:
        return
    y = np.linspace(0, 1, part.shape[0], dtype=np.float32)[:, None]
    x = np.linspace(0, 1, part.shape[1], dtype=np.float32)[None]
    inside = np.clip((0.5 - np.maximum(abs(y - 0.5), abs(x - 0.5))) * 14, 0, 1)
    cut = (abs(x - 0.5) < 0.05) & (y > 0.15) & (y < 0.85) | (abs(y - 0.35) < 0.05) & (x > 0.15) & (x < 0.85)
    cut |= (abs(y - 0.68) < 0.05) & (x > 0.26) & (x < 0.74) | (abs(x - 0.2) < 0.045) & (y > 0.35) & (y < 0.85)
    cover = (inside * (1 - cut) * 0.88)[..., None]
    part[:] = part * (1 - cover) + ink("b3261e") * cover
