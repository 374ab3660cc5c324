"""Turns finished pixels into files that carry their own scene in words; it changes no colours."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, PngImagePlugin

MEDIA_TYPES = {
    "png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml", "gif": "image/gif",
}  # fmt: skip
NOTE = "dallery:scene"
_MOST_EXIF = 65_000  # bytes that a JPEG can hold in one piece; longer notes are left out there
_BAND = 256  # rows worked on at a time; a multiple of the dither's 4
_DESCRIPTION = 0x010E  # the EXIF field for what is to be seen

Pixels = npt.NDArray[np.uint8]


def encode(
    pixels: Pixels, output_format: str, quality: int, note: str = "", size: tuple[int, int] | None = None
) -> bytes:
    """RGBA pixels as a file. JPEG knows no transparency and gets white ground. note: short text kept in the file.

    size: width and height of an SVG, which may be traced from more or fewer pixels.
    """
    if output_format == "svg":
        from .tracing import traced

        return traced(pixels, note, size)
    if output_format == "gif":
        return encode_frames([pixels], 0, note)
    image = Image.fromarray(pixels, "RGBA")
    opaque = bool(pixels[..., 3].min() == 255)
    out = io.BytesIO()
    if output_format == "png":
        info = PngImagePlugin.PngInfo()
        if note:
            info.add_itxt(NOTE, note)
        (image.convert("RGB") if opaque else image).save(out, "PNG", compress_level=1, pnginfo=info)
        return out.getvalue()
    described = Image.Exif()
    if note and (output_format == "webp" or len(note) < _MOST_EXIF):
        described[_DESCRIPTION] = note
    if output_format == "webp":
        (image.convert("RGB") if opaque else image).save(out, "WEBP", quality=quality, method=2, exif=described)
    else:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        ground.convert("RGB").save(out, "JPEG", quality=max(1, min(95, quality)), exif=described)
    return out.getvalue()


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """The same picture in another size."""
    found: Pixels = np.asarray(Image.fromarray(pixels, "RGBA").resize((width, height), Image.Resampling.BICUBIC))
    return found


def encode_frames(
    frames: Sequence[Pixels], milliseconds: int, note: str = "", size: tuple[int, int] | None = None
) -> bytes:
    """An endless GIF of RGBA frames with one palette; pixels less than half opaque are left out.

    size: width and height of the file. Frames are brought to it one at a time: at full size all of them together
    would take hundreds of megabytes.
    """
    several = np.concatenate([frame[::3, ::3, :3] for frame in frames[:: max(1, len(frames) // 3)]])
    key = Image.fromarray(several, "RGB").quantize(255, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    clear = any(bool((frame[..., 3] < 128).any()) for frame in frames)
    options = {"transparency": 255, "disposal": 2} if clear else {"disposal": 1}
    made = (_indexed(resized(frame, *size) if size else frame, key) for frame in frames)
    out = io.BytesIO()
    next(made).save(
        out, "GIF", save_all=len(frames) > 1, append_images=made, duration=milliseconds, loop=0, optimize=False,
        comment=note.encode(), **options,
    )  # fmt: skip
    return out.getvalue()


def _indexed(frame: Pixels, key: Image.Image) -> Image.Image:
    """A frame in the common palette. The dither is a fixed pattern, so that still areas stand still."""
    height, width = frame.shape[:2]
    tile = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.int16) - 8
    pattern = np.tile(tile, (_BAND // 4, width // 4 + 1))[:, :width, None] // 2
    rgb = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _BAND):
        band = frame[top : top + _BAND, :, :3].astype(np.int16) + pattern[: height - top]
        rgb[top : top + _BAND] = np.clip(band, 0, 255, out=band)
    found = Image.fromarray(rgb, "RGB").quantize(palette=key, dither=Image.Dither.NONE)
    numbers = np.array(found)
    numbers[frame[..., 3] < 128] = 255
    image = Image.fromarray(numbers, "P")
    image.putpalette((found.getpalette() or [])[:765] + [0] * max(0, 768 - len((found.getpalette() or [])[:765])))
    return image
