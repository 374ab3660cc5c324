"""Chalkboard: coloured chalk lines and scumbles on a dark green board that was wiped before."""

from __future__ import annotations

import numpy as np

from .style import Finish, Image, blend, blur, contours, detail, focused, grain, hatch, ink, paper, saturated, tones


def apply(image: Image, finish: Finish) -> Image:
    """Light is drawn, shadow is left as board."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    fine, face = detail(image, finish), focused(shape, finish)
    grey = tones(image[..., :3], 3, 92)
    wiped = blur(grain(shape, 24 * unit, rng), 5 * unit) * 0.02 + grain(shape, 220 * unit, rng) * 0.014
    board = ink("22352e") + (wiped + 0.01 * rng.standard_normal(shape, np.float32))[..., None]
    tooth = paper(shape, unit * 1.1, rng) + rng.standard_normal(shape, np.float32) * 0.22
    near, wide = blur(grey, max(1.0, 0.8 * unit)), blur(grey, 3.6 * unit)
    line = np.maximum(np.clip(np.abs(wide - near) * 9, 0, 1), contours(image, 0.8 * unit, 3.6 * unit, 8))
    side = np.clip(hatch(shape, unit, 0.7, 10, grain(shape, 36 * unit, rng) * 1.6) * 1.4 - 0.3, 0, 1)
    colour = saturated(image[..., :3], 1.3)
    bright = np.clip(colour / np.maximum(colour.max(2, keepdims=True), 0.25), 0, 1) * 0.66 + 0.32
    steady = face * np.clip(fine * 1.6, 0, 1)
    scumble = np.clip(grey - 0.12, 0, 1) * (0.38 + 0.5 * side) * np.clip(0.8 - tooth * 0.7, 0.1, 1)
    scumble = np.maximum(scumble, steady * np.clip(grey * 2.4, 0, 1) * 0.95)
    drawn = blend(np.asarray(board, np.float32), np.asarray(bright, np.float32), np.clip(scumble, 0, 0.85))
    chalk = np.clip(line * np.clip(1.15 - np.clip(tooth, -0.3, 1) * 0.75, 0.1, 1.2), 0, 0.95) * (1 - steady * 0.6)
    image[..., :3] = np.clip(blend(drawn, np.asarray(bright * 0.35 + 0.62, np.float32), chalk), 0, 1)
    return image
