"""What reference pictures have in common, and how another picture takes it on: their colours and their hand."""

from __future__ import annotations

import numpy as np

from ..styling.style import Image, luminance, resized
from . import notes
from .pictures import Pixels, opened

_SIDE = 192


def small(data: bytes) -> Image:
    """A reference as a small field of colours 0..1."""
    pixels = opened(data)
    shrink = _SIDE / max(pixels.shape[:2])
    size = (max(2, round(pixels.shape[0] * shrink)), max(2, round(pixels.shape[1] * shrink)))
    return resized(np.asarray(pixels[..., :3], np.float32) * np.float32(1 / 255), size)


def _opponent(rgb: Image) -> Image:
    """Brightness, red against green, blue against yellow."""
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    return np.asarray(np.stack((luminance(rgb), r - g, (r + g) / 2 - b), -1), np.float32)


def tinted(painted: Pixels, references: tuple[bytes, ...]) -> Pixels:
    """The painted picture with the references' light and colours: means and spreads of three opponent channels."""
    theirs = np.concatenate([_opponent(small(one)).reshape(-1, 3) for one in references])
    found = painted.copy()
    shown = painted[..., 3] > 127
    if not shown.any():
        return painted
    ours = _opponent(np.asarray(painted[::4, ::4, :3], np.float32) * np.float32(1 / 255))[shown[::4, ::4]]
    if not ours.size:
        return painted
    strength = np.array((0.45, 0.85, 0.85), np.float32)
    gain = np.clip((theirs.std(0) + 0.02) / (ours.std(0) + 0.02), 0.35, 2.2)
    gain = 1 + (gain - 1) * strength
    shift = (theirs.mean(0) - ours.mean(0)) * strength
    for top in range(0, painted.shape[0], 256):
        band = _opponent(painted[top : top + 256, :, :3].astype(np.float32) * np.float32(1 / 255))
        moved = (band - ours.mean(0)) * gain + ours.mean(0) + shift
        light, red, yellow = moved[..., 0], moved[..., 1], moved[..., 2]
        # Back again: r - g = red, (r + g) / 2 - b = yellow, 0.299 r + 0.587 g + 0.114 b = light.
        g = light - 0.356 * red + 0.114 * yellow
        r = g + red
        b = (r + g) / 2 - yellow
        rgb = np.stack((r, g, b), -1)
        found[top : top + 256, :, :3] = np.clip(rgb * 255 + 0.5, 0, 255).astype(np.uint8)
    return found


def hand_of(references: tuple[bytes, ...]) -> str | None:
    """The style the first reference seems to be in; None when it has no hand of its own."""
    if not references:
        return None
    note = notes.found(references[0])
    if note is not None and note.style is not None:
        return note.style
    return _guessed(opened(references[0]))


def _guessed(pixels: Pixels) -> str | None:
    if _blocky(pixels):
        return "pixel"
    height, width = pixels.shape[:2]
    shrink = min(1.0, 400 / max(height, width))
    field = np.asarray(pixels[..., :3], np.float32) * np.float32(1 / 255)
    rgb = resized(field, (max(8, round(height * shrink)), max(8, round(width * shrink))))
    grey = luminance(rgb)
    colourful = float((rgb.max(2) - rgb.min(2)).mean())
    steep = np.abs(np.diff(grey, axis=0))[:, :-1] + np.abs(np.diff(grey, axis=1))[:-1]
    flat, rough = float((steep < 0.012).mean()), float(np.median(steep))
    light, lines = float(grey.mean()), float((grey < 0.22).mean())
    if colourful < 0.06:
        if flat > 0.7 and light > 0.75:
            return "lineart"
        return "pencil" if light > 0.6 else ("inkwash" if flat > 0.5 else "charcoal")
    if colourful < 0.2 and float((rgb[..., 0] - rgb[..., 2]).mean()) > 0.1 and float(rgb.std((0, 1)).mean()) < 0.3:
        warm = (rgb[..., 0] - rgb[..., 2]) > 0.02
        if float(warm.mean()) > 0.97:
            return "vintage"
    if rough > 0.05:
        return "oil"
    if flat > 0.72:
        return "comic" if 0.02 < lines < 0.25 else "gouache"
    return "watercolour" if light > 0.68 and rough > 0.012 else None


def _blocky(pixels: Pixels) -> bool:
    """Whether neighbours are mostly equal and change only every few pixels, as in enlarged pixel art."""
    rgb = pixels[: min(512, pixels.shape[0]), : min(512, pixels.shape[1]), :3].astype(np.int16)
    changes = (np.abs(np.diff(rgb, axis=1)).sum(2) > 24).mean(0)
    if changes.size < 32 or changes.max() < 0.05:
        return False
    for cell in range(3, 17):
        at = [float(changes[start::cell].mean()) for start in range(cell)]
        if max(at) > 0.1 and max(at) > 12 * (sum(at) - max(at)) / (cell - 1) + 0.02:
            return True
    return False
