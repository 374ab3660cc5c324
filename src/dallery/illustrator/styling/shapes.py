"""Cuts a picture into flat shapes: few colours, smooth patches, cells, triangles; it draws no lines."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow
from PIL import ImageFilter

from .style import Image, blur, box_blur, edges, luminance, resized

Labels = npt.NDArray[np.int32]
_SAMPLE = 30_000  # pixels
_FAR = np.float32(1e12)  # square pixels


def limited(rgb: Image, colours: int, soft: float, clean: int = 0) -> tuple[Labels, Image]:
    """Every pixel's number in a palette of few colours, and the palette (values 0..1)."""
    eight = np.clip(blur(rgb, soft) * 255 if soft >= 1 else rgb * 255, 0, 255).astype(np.uint8)
    image = Pillow.fromarray(eight, "RGB")
    key = palette_of(image, colours)
    found = image.quantize(palette=key, dither=Pillow.Dither.NONE)
    if clean:
        found = found.filter(ImageFilter.ModeFilter(clean))
    palette = np.array((found.getpalette() or []) + [0] * 768, np.float32)[:768].reshape(-1, 3) / np.float32(255)
    return np.asarray(found, np.int32), palette


def palette_of(image: Pillow.Image, colours: int) -> Pillow.Image:
    """The few colours that say most of a picture. They settle on a sample: on every ninth pixel it took a second."""
    shrink = max(1.0, (image.width * image.height / _SAMPLE) ** 0.5)
    size = (max(1, round(image.width / shrink)), max(1, round(image.height / shrink)))
    small = image.resize(size, Pillow.Resampling.BOX)
    return small.quantize(colours, Pillow.Quantize.MEDIANCUT, kmeans=1, dither=Pillow.Dither.NONE)


def nearest(colours: Image, inks: Image) -> Labels:
    """For every colour the ink that is most like it; hue counts more than brightness, as one thing has one hue."""
    far = colours[:, None] - inks[None]
    bright = luminance(np.asarray(far, np.float32))
    tint = (far - bright[..., None]) ** 2
    return np.asarray((tint.sum(2) + 0.45 * bright**2).argmin(1), np.int32)


def smoothed(rgb: Image, radius: int) -> Image:
    """Patches of paint: each pixel takes the mean of its quietest neighbourhood (Kuwahara)."""
    height, width = rgb.shape[:2]
    reach = radius // 2 + 1
    grey = luminance(rgb)
    quiet = _sums(np.asarray(grey * grey, np.float32), radius) - _sums(grey, radius) ** 2
    mean = np.pad(_sums(rgb, radius), ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    spread = np.pad(quiet, reach, mode="edge")
    best = np.full((height, width), np.inf, np.float32)
    found = np.empty_like(rgb)
    for dy in (0, 2 * reach):
        for dx in (0, 2 * reach):
            part = (slice(dy, dy + height), slice(dx, dx + width))
            better = spread[part] < best
            np.copyto(best, spread[part], where=better)
            np.copyto(found, mean[part], where=better[..., None])
    return found


def _sums(field: Image, radius: int) -> Image:
    return box_blur(field, max(1, radius // 2), 1)


def cells(shape: tuple[int, int], size: float, rng: np.random.Generator, jitter: float = 0.8) -> tuple[Labels, Image]:
    """Irregular cells: which one a pixel is in, and how far (in pixels) it is from the next one."""
    height, width = shape
    rows, columns = max(1, round(height / size)), max(1, round(width / size))
    seeds_y = (np.arange(rows)[:, None] + 0.5 + rng.uniform(-0.5, 0.5, (rows, columns)) * jitter) * height / rows
    seeds_x = (np.arange(columns)[None] + 0.5 + rng.uniform(-0.5, 0.5, (rows, columns)) * jitter) * width / columns
    home_y = np.minimum((np.arange(height) * rows) // height, rows - 1)
    home_x = np.minimum((np.arange(width) * columns) // width, columns - 1)
    y = np.arange(height, dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)[None]
    first = np.full(shape, _FAR, np.float32)
    second = first.copy()
    found = np.zeros(shape, np.int32)
    sy, sx = seeds_y.astype(np.float32), seeds_x.astype(np.float32)
    for dy in (-1, 0, 1):
        ry = np.clip(home_y + dy, 0, rows - 1)[:, None]
        for dx in (-1, 0, 1):
            rx = np.clip(home_x + dx, 0, columns - 1)[None]
            off, far = x - sx[ry, rx], y - sy[ry, rx]
            off *= off
            far *= far
            far += off
            # Beyond the border there is no cell: the one at the border would come twice.
            far[(home_y + dy < 0) | (home_y + dy >= rows)] = _FAR
            far[:, (home_x + dx < 0) | (home_x + dx >= columns)] = _FAR
            nearer = far < first
            np.minimum(second, np.maximum(far, first), out=second)
            np.minimum(first, far, out=first)
            np.copyto(found, (ry * columns + rx).astype(np.int32), where=nearer)
    return found, np.asarray(np.sqrt(second) - np.sqrt(first), np.float32)


def averaged(labels: Labels, rgb: Image) -> Image:
    """The mean colour of every label, laid over the pixels it has."""
    flat = labels.ravel()
    count = np.maximum(np.bincount(flat), 1)
    means = np.stack([np.bincount(flat, rgb[..., k].ravel()) / count for k in range(3)], 1)
    return np.asarray(means.astype(np.float32)[labels])


def corners(rgb: Image, size: float, rng: np.random.Generator) -> tuple[Image, Image]:
    """A net of points that sit on edges: (rows x columns) of y and of x, the border on the border."""
    height, width = rgb.shape[:2]
    step = max(2, round(size / 2))
    rows, columns = max(2, round(height / size)), max(2, round(width / size))
    small = (rows * step, columns * step)
    steep = edges(resized(blur(luminance(rgb), max(1.0, size / 8)), small))
    steep = steep + rng.random(small, np.float32) * 0.012
    blocks = steep.reshape(rows, step, columns, step).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    best = blocks.argmax(2)
    y = (np.arange(rows)[:, None] * step + best // step + 0.5) * height / small[0]
    x = (np.arange(columns)[None] * step + best % step + 0.5) * width / small[1]
    y = np.pad(y, 1, mode="edge")
    x = np.pad(x, 1, mode="edge")
    y[0], y[-1], x[:, 0], x[:, -1] = 0, height, 0, width
    return y.astype(np.float32), x.astype(np.float32)
