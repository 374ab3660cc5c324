"""Whether bytes are one whole PNG, JPEG or WebP, and how large it is; it decodes no pixel and refuses all else.

What is kept may also be a GIF or our own SVG; nobody can send those in.

The walk goes from the first byte to the marker that ends the picture, so a picture that broke off on its way is found
without an image library.  PNG carries checksums, so there a flipped bit is found too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from dallery.domain import svg

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# SOF0 to SOF15 hold the size; C4, C8 and CC in that range are tables, not frames.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOS, _EOI = 0xDA, 0xD9
_GIF_END, _GIF_FRAME, _GIF_MORE = 0x3B, 0x2C, 0x21
# In a scan FF 00 is a stuffed FF, FF D0 to FF D7 are restarts and FF FF is padding: none of them ends it.
END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

MOST_PARTS = 1_000_000
# Every type that is kept, with the API's word for it and the ending of its files' names.
TYPES = MappingProxyType(
    {
        "image/png": ("png", "png"), "image/jpeg": ("jpeg", "jpg"), "image/webp": ("webp", "webp"),
        "image/gif": ("gif", "gif"), "image/svg+xml": ("svg", "svg"),
    }
)  # fmt: skip


@dataclass(frozen=True)
class PictureFacts:
    """`media_type` such as "image/png"; `width` and `height` in pixels."""

    media_type: str
    width: int
    height: int


def inspect(data: bytes, most_parts: int = MOST_PARTS) -> PictureFacts:
    """The facts of one whole picture.  ValueError for a picture that broke off and for everything else.

    `most_parts`: how many chunks or segments it may have.  Each costs a step of ours, and a hostile file has millions.
    """
    if data.startswith(_PNG):
        facts = _png(data, most_parts)
    elif data.startswith(_JPEG):
        facts = _jpeg(data, most_parts)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        facts = _webp(data, most_parts)
    else:
        raise ValueError("neither PNG nor JPEG nor WebP")
    if facts.width < 1 or facts.height < 1:
        raise ValueError("a picture without pixels")
    return facts


def inspect_made(data: bytes) -> PictureFacts:
    """As `inspect`, for what a model made: also one whole GIF, or an SVG as our illustrator writes it."""
    if data[:6] in (b"GIF87a", b"GIF89a"):
        facts = _gif(data, MOST_PARTS)
    elif data.startswith(b"<svg "):
        sheet = svg.sheet_of(data)
        facts = PictureFacts("image/svg+xml", sheet.width, sheet.height)
    else:
        return inspect(data)
    if facts.width < 1 or facts.height < 1:
        raise ValueError("a picture without pixels")
    return facts


def word_of(media_type: str) -> str:
    """The API's word for a type, such as "jpeg"."""
    return TYPES[media_type][0]


def ending_of(media_type: str) -> str:
    """The ending of file names of a type, without the dot: "jpg"."""
    return TYPES[media_type][1]


def _too_many_parts() -> ValueError:
    return ValueError("the picture has more parts than any picture needs")


def _number(data: bytes, start: int, length: int, order: str = "big") -> int:
    if start + length > len(data):
        raise ValueError("the picture breaks off")
    return int.from_bytes(data[start : start + length], "little" if order == "little" else "big")


def _png(data: bytes, most_parts: int) -> PictureFacts:
    view = memoryview(data)
    position, width, height, painted = len(_PNG), 0, 0, False
    for _ in range(most_parts):
        length, kind = _number(data, position, 4), data[position + 4 : position + 8]
        checksum = _number(data, position + 8 + length, 4)
        if zlib.crc32(view[position + 4 : position + 8 + length]) != checksum:
            raise ValueError("a PNG chunk has a wrong checksum")
        if position == len(_PNG):
            if kind != b"IHDR" or length != 13:
                raise ValueError("a PNG that does not begin with its header")
            width, height = _number(data, position + 8, 4), _number(data, position + 12, 4)
        elif kind == b"IHDR":
            raise ValueError("a PNG with two headers")
        painted = painted or (kind == b"IDAT" and length > 0)
        position += 12 + length
        if kind == b"IEND":
            break
    else:
        raise _too_many_parts()
    if not painted:
        raise ValueError("a PNG without pixels")
    if position != len(data):
        raise ValueError("bytes after the end of the PNG")
    return PictureFacts("image/png", width, height)


def _jpeg(data: bytes, most_parts: int) -> PictureFacts:
    """Bytes after the end marker are let pass: cameras hang a second, small picture there."""
    position, size, scanned = 2, None, False
    for _ in range(most_parts):
        if _number(data, position, 1) != 0xFF:
            raise ValueError("a JPEG segment does not begin with a marker")
        marker = _number(data, position + 1, 1)
        if marker == 0xFF:  # padding before a marker
            position += 1
            continue
        if marker == _EOI:
            break
        length = _number(data, position + 2, 2)
        if length < 2 or marker in (0x00, 0xD8) or 0xD0 <= marker <= 0xD7:
            raise ValueError("a JPEG segment that cannot be")
        if marker in _FRAMES:
            size = (_number(data, position + 7, 2), _number(data, position + 5, 2))
        position += 2 + length
        if marker == _SOS:
            scanned = True
            end = END_OF_SCAN.search(data, position)
            if end is None:
                raise ValueError("the JPEG breaks off")
            position = end.start()
    else:
        raise _too_many_parts()
    if size is None or not scanned:
        raise ValueError("a JPEG without pixels")
    return PictureFacts("image/jpeg", *size)


def _webp(data: bytes, most_parts: int) -> PictureFacts:
    end = 8 + _number(data, 4, 4, "little")
    if end not in (len(data), len(data) - 1):  # one byte of padding may stand outside the count
        raise ValueError("the WebP is not as long as it says")
    first, position, size, painted = data[12:16], 12, None, False
    for _ in range(most_parts):
        if position >= end:
            break
        kind, length = data[position : position + 4], _number(data, position + 4, 4, "little")
        if position + 8 + length > len(data):
            raise ValueError("the WebP breaks off")
        if position == 12:
            size = _webp_size(kind, data[position + 8 : position + 8 + length])
        painted = painted or kind in (b"VP8 ", b"VP8L", b"ANMF")
        position += 8 + length + length % 2
    else:
        raise _too_many_parts()
    if size is None or not painted:
        raise ValueError(f"a WebP without pixels ({first!r})")
    return PictureFacts("image/webp", *size)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return 1 + _number(body, 4, 3, "little"), 1 + _number(body, 7, 3, "little")
    if kind == b"VP8L":
        if body[:1] != b"\x2f":
            raise ValueError("a lossless WebP without its signature")
        bits = _number(body, 1, 4, "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        if body[3:6] != b"\x9d\x01\x2a":
            raise ValueError("a WebP without its start code")
        return _number(body, 6, 2, "little") & 0x3FFF, _number(body, 8, 2, "little") & 0x3FFF
    raise ValueError("a WebP that begins with no picture")


def _gif(data: bytes, most_parts: int) -> PictureFacts:
    size = (_number(data, 6, 2, "little"), _number(data, 8, 2, "little"))
    painted = False
    for part in gif_parts(data, most_parts):
        if part[0] == _GIF_FRAME:
            left, top, width, height = (_number(part, at, 2, "little") for at in (1, 3, 5, 7))
            if left + width > size[0] or top + height > size[1]:
                raise ValueError("a GIF with a frame outside of it")
            painted = True
    if not painted:
        raise ValueError("a GIF without pixels")
    return PictureFacts("image/gif", *size)


def gif_parts(data: bytes, most_parts: int = MOST_PARTS) -> Iterator[bytes]:
    """A GIF's head with its colours, its blocks one by one, and its last byte.  ValueError for one that breaks off."""
    position = 13 + _colours(_number(data, 10, 1))
    yield data[:position]
    for _ in range(most_parts):
        start, kind = position, _number(data, position, 1)
        if kind == _GIF_END:
            break
        if kind == _GIF_FRAME:
            position += 11 + _colours(_number(data, position + 9, 1))
        elif kind == _GIF_MORE:
            position += 2
        else:
            raise ValueError("a GIF block that cannot be")
        most_parts, position = _blocks(data, position, most_parts)
        yield data[start:position]
    else:
        raise _too_many_parts()
    if position + 1 != len(data):
        raise ValueError("bytes after the end of the GIF")
    yield data[position:]


def _colours(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, position: int, most_parts: int) -> tuple[int, int]:
    """Past a chain of blocks: (parts left, the place behind it)."""
    for left in range(most_parts, 0, -1):
        length = _number(data, position, 1)
        position += 1 + length
        if length == 0:
            return left, position
    raise _too_many_parts()
