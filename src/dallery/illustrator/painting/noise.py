"""Clouds, grain and ridges out of numbers: small arrays of noise and how they become images."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import skia

from ..scene import Colour

Field = npt.NDArray[np.float32]


def clouds(shape: tuple[int, int], beta: float, rng: np.random.Generator, stretch: float) -> Field:
    """Noise whose spectrum falls as 1/f^beta, scaled to mean 0 and deviation 1."""
    height, width = shape
    fx = np.fft.rfftfreq(width) * width / stretch
    fy = np.fft.fftfreq(height) * height
    frequency = np.hypot(fx[None], fy[:, None])
    frequency[0, 0] = 1.0
    spectrum = rng.standard_normal(frequency.shape) + 1j * rng.standard_normal(frequency.shape)
    spectrum /= frequency ** (beta / 2)
    spectrum[0, 0] = 0
    found = np.fft.irfft2(spectrum, s=shape).astype(np.float32)
    return np.asarray((found - found.mean()) / (found.std() + 1e-9), dtype=np.float32)


def ridge(count: int, beta: float, rng: np.random.Generator) -> Field:
    """A rough line between 0 and 1."""
    frequency = np.fft.rfftfreq(count) * count
    frequency[0] = 1.0
    spectrum = rng.standard_normal(frequency.shape) + 1j * rng.standard_normal(frequency.shape)
    spectrum /= frequency ** (beta / 2)
    spectrum[0] = 0
    line = np.fft.irfft(spectrum, count)
    line -= line.min()
    return np.asarray(line / (line.max() + 1e-9), dtype=np.float32)


def smooth(low: float, high: float, value: Field) -> Field:
    """0 below low, 1 above high, an S between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)


def tinted(colour: Colour, alpha: Field) -> skia.Image:
    """One colour with a changing opacity (0..1)."""
    pixels = np.empty((*alpha.shape, 4), np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = np.clip(alpha * 255, 0, 255)
    return skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)


def coloured(rgb: Field, alpha: Field) -> skia.Image:
    """Colours of 0..255 with a changing opacity (0..1)."""
    pixels = np.empty((*alpha.shape, 4), np.uint8)
    pixels[..., :3] = np.clip(rgb, 0, 255)
    pixels[..., 3] = np.clip(alpha * 255, 0, 255)
    return skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)


def spread(canvas: skia.Canvas, image: skia.Image, over: skia.Rect, mode: skia.BlendMode) -> None:
    """Stretches a small image smoothly over an area."""
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(image, over, sampling, skia.Paint(BlendMode=mode))
