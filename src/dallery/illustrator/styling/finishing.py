"""The last act: a painted picture in, the same picture in its style out, within bounds of memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

from .style import Box, Finish, Image, blur

Pixels = npt.NDArray[np.uint8]
# Larger pictures are styled on a smaller copy and enlarged: float arrays of 8 million pixels would take gigabytes.
MOST = 1_900_000
_BAND = 256
# These act on each pixel alone, so they can go over a large picture band by band at full size.
_PLAIN = frozenset(("storybook",))


def finished(painted: Pixels, style: str, finish: Finish, transparent: bool) -> Pixels:
    """The picture in its style; where the ground is transparent it stays so."""
    from . import style_of

    apply = style_of(style)
    height, width = painted.shape[:2]
    if style in _PLAIN:
        return _graded(painted, finish, transparent)
    shrink = (MOST / (height * width)) ** 0.5
    if shrink >= 1:
        return _applied(painted, apply, finish, transparent)
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    small = np.asarray(Pillow.fromarray(painted, "RGBA").resize(size, Pillow.Resampling.BOX))
    near = Finish(
        finish.seed, finish.unit * shrink, finish.night, finish.light_x * shrink,
        tuple((a * shrink, b * shrink, c * shrink, d * shrink) for a, b, c, d in finish.focus),
    )  # fmt: skip
    done = _applied(small, apply, near, transparent)
    how = Pillow.Resampling.NEAREST if style == "pixel" else Pillow.Resampling.BICUBIC
    large = np.array(Pillow.fromarray(done, "RGBA").resize((width, height), how))
    large[..., 3] = np.minimum(large[..., 3], painted[..., 3]) if transparent else 255
    return large


def _applied(painted: Pixels, apply: object, finish: Finish, transparent: bool) -> Pixels:
    assert callable(apply)
    image = painted.astype(np.float32)
    image *= np.float32(1 / 255)
    alpha = image[..., 3].copy()
    if transparent:
        image[..., :3] = spread(image, finish.unit)
    done = np.asarray(apply(image, finish), np.float32)
    done[..., 3] = np.minimum(done[..., 3], alpha) if transparent else 1.0
    done *= 255
    return np.asarray(np.clip(done + 0.5, 0, 255, out=done).astype(np.uint8))


def spread(image: Image, unit: float) -> Image:
    """Carries a subject's colours a little over its rim, so that no style mixes the void into it."""
    alpha = image[..., 3:]
    known = np.asarray(image[..., :3] * alpha, np.float32)
    reach = max(2.0, 8 * unit)
    around, weight = blur(known, reach), blur(alpha[..., 0], reach)[..., None]
    carried = np.clip(around / np.maximum(weight, 1e-3), 0, 1)
    near = np.clip(weight * 6, 0, 1)
    beyond = carried * near + (1 - near)
    return np.asarray(np.where(alpha > 0.02, image[..., :3], beyond), np.float32)


def _graded(painted: Pixels, finish: Finish, transparent: bool) -> Pixels:
    from .storybook import grade

    found = np.empty_like(painted)
    height = painted.shape[0]
    rng = finish.rng()
    for top in range(0, height, _BAND):
        band = painted[top : top + _BAND].astype(np.float32)
        band *= np.float32(1 / 255)
        rgb = grade(band[..., :3], (top, height), rng)
        found[top : top + _BAND, :, :3] = np.clip(rgb * 255 + 0.5, 0, 255).astype(np.uint8)
    found[..., 3] = painted[..., 3] if transparent else 255
    return found


def focus_of(places: list[Box], unit: float) -> tuple[Box, ...]:
    """Boxes of creatures in picture units as boxes of their heads in pixels."""
    found = []
    for x, y, height, aspect in places:
        half = height * aspect * 0.5
        found.append(((x - half) * unit, (y - height * 1.06) * unit, (x + half) * unit, (y - height * 0.42) * unit))
    return tuple(found)
