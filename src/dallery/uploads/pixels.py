"""From a file's bytes to plain sRGB pixels and back to a bare PNG; runs only in the decoding child, trusts nothing."""

from __future__ import annotations

import io
import struct
import zlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")
_SCENE, _DESCRIPTION = "dallery:scene", 0x010E  # in a PNG's iTXt; in the EXIF of a JPEG or WebP
_MOST_SCENE = 640 * 1024  # letters; a prompt and 24 changes of 4,000 letters each, escaped
_MOST_PROFILE = 4 * 1024 * 1024  # bytes; real profiles stay below 2 MB
# What decoders have been seen to raise on broken files; anything else ends the child.
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, AttributeError,
    AssertionError, struct.error, zlib.error,
)  # fmt: skip
_CHANNELS = MappingProxyType({0: 1, 2: 3, 3: 1, 4: 2, 6: 4})  # by PNG colour type
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # Adam7


class Refused(Exception):
    """`code` is one of the RequestError codes, `args[0]` half a sentence that says why."""

    def __init__(self, why: str, code: str = "invalid_image") -> None:
        super().__init__(why)
        self.code = code


def opened(data: bytes, max_pixels: int) -> Image:
    """The first frame as RGB, or RGBA when any pixel is transparent or could be; turned as its EXIF says.

    Raises Refused, also for a file that breaks off or lies about itself.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            # The header was measured before, by other code: two readers must agree that it is small.
            if picture.width * picture.height > max_pixels:
                raise Refused("it has too many pixels", "image_too_large")
            if picture.format == "PNG":
                _require_all_rows(data)
            picture.load()
            return _upright(_srgb(picture), _orientation(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("it has too many pixels", "image_too_large") from None
    except _BROKEN:
        raise Refused("its pixels cannot be read. Save it again with another program") from None


def png(picture: Image, scene: str = "") -> bytes:
    """Pixels and nothing else: no profile, no notes, no thumbnail; only `scene` (see `scene_of`) when it is given."""
    from PIL import PngImagePlugin

    bare = picture.copy()
    bare.info.clear()
    info = PngImagePlugin.PngInfo()
    if scene:
        info.add_itxt(_SCENE, scene)
    out = io.BytesIO()
    bare.save(out, "PNG", compress_level=2, pnginfo=info)
    return out.getvalue()


def scene_of(data: bytes) -> str:
    """What a picture of our illustrator says of its own scene, so that it can be drawn again; "" for any other."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            text = picture.info.get(_SCENE) or picture.getexif().get(_DESCRIPTION)
    except _BROKEN:
        return ""
    ours = isinstance(text, str) and text.startswith('{"v":1,') and text.isascii() and text.isprintable()
    return str(text) if ours and len(str(text)) <= _MOST_SCENE else ""


def alpha_of(picture: Image) -> str:
    """"none" (no alpha channel), "opaque", "clear" (all transparent), "holes" (some fully), "soft" (some partly)."""
    if "A" not in picture.getbands():
        return "none"
    extrema: Any = picture.getchannel("A").getextrema()
    low, high = extrema
    if low == 255:
        return "opaque"
    return "clear" if high == 0 else "holes" if low == 0 else "soft"


def _require_all_rows(data: bytes) -> None:
    """Pillow fills the rows that a PNG lacks with black and says nothing."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    bits = depth * _CHANNELS[colour]
    wanted = 0
    for left, top, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, lines = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and lines > 0:
            wanted += lines * (1 + (columns * bits + 7) // 8)
    unpack, place = zlib.decompressobj(), 8
    while wanted > 0 and place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        packed = data[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        while packed and wanted > 0:
            wanted -= len(unpack.decompress(packed, 1024 * 1024))
            packed = unpack.unconsumed_tail
        place += 12 + length
    if wanted > 0:
        raise Refused("it lacks some of its pixels. Save it again with another program")


def _srgb(picture: Image) -> Image:
    """In sRGB when there is a usable profile, else taken for sRGB; gAMA, cHRM and cICP of a PNG are let go."""
    from PIL import Image

    picture = _eight_bits(picture)
    alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    profile = picture.info.get("icc_profile")
    if picture.mode not in ("RGB", "L", "CMYK"):
        gray = picture.mode in ("1", "LA", "La")
        picture = picture.convert("L" if gray else "RGB")
    coloured = _by_profile(picture, profile) if isinstance(profile, bytes) else None
    picture = coloured if coloured is not None else picture.convert("RGB")
    if alpha is None:
        return picture
    return Image.merge("RGBA", (*picture.split(), alpha))


def _eight_bits(picture: Image) -> Image:
    if not picture.mode.startswith(("I", "F")):
        return picture
    # Pillow clips 16 bits to 8 instead of scaling them, and a gray ramp becomes a white sheet.
    deep = picture.convert("I") if picture.mode != "F" else picture
    return deep.point(lambda value: value * (1 / 257) + 0.5).convert("L")


def _by_profile(picture: Image, profile: bytes) -> Image | None:
    """None when the profile is none, is sRGB already, or belongs to another kind of picture."""
    if not 128 <= len(profile) <= _MOST_PROFILE:
        return None
    from PIL import ImageCms

    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(theirs).lower():
            return None  # sRGB through sRGB shifts values by one, and pixels must come back exactly
        return ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return None


def _orientation(picture: Image) -> int:
    try:
        value = picture.getexif().get(0x0112, 1)
    except _BROKEN:
        return 1
    return value if isinstance(value, int) else 1


def _upright(picture: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = MappingProxyType(
        {
            2: Transpose.FLIP_LEFT_RIGHT,
            3: Transpose.ROTATE_180,
            4: Transpose.FLIP_TOP_BOTTOM,
            5: Transpose.TRANSPOSE,
            6: Transpose.ROTATE_270,
            7: Transpose.TRANSVERSE,
            8: Transpose.ROTATE_90,
        }
    )
    return picture.transpose(turns[orientation]) if orientation in turns else picture
