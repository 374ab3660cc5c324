"""Pictures for the fake upstream: real files of the size asked, each one unique, at almost no cost per picture.

The pixels of one size are made once and shared; what makes a picture unique is a note in front of them.  The front is a
multiple of three bytes long, so that its base64 and the shared base64 can be sent one after the other.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import io
import random
import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    front: bytes
    shared: bytes = b""
    shared_base64: bytes = b""

    @property
    def data(self) -> bytes:
        return self.front + self.shared

    @property
    def sha256(self) -> str:
        digest = hashlib.sha256(self.front)
        digest.update(self.shared)
        return digest.hexdigest()

    def base64(self) -> tuple[bytes, bytes]:
        return base64.b64encode(self.front), self.shared_base64


def paint(width: int, height: int, form: str, nonce: str, weight: int = 0) -> Picture:
    """A picture of width x height pixels in "png", "jpeg" or "webp"; `weight` is about how many bytes a PNG takes."""
    if form == "png":
        header, shared, shared_base64 = _png_parts(width, height, weight)
        note = b"nonce\x00" + nonce.encode("ascii", "replace")
        note += b" " * (-(len(header) + 12 + len(note)) % 3)
        return Picture(header + _chunk(b"tEXt", note), shared, shared_base64)
    if form == "jpeg":
        body = _with_pillow(width, height, "JPEG")
        note = nonce.encode("ascii", "replace")
        return Picture(body[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(note)) + note + body[2:])
    return Picture(_webp(width, height, nonce))


@functools.lru_cache(maxsize=32)
def _png_parts(width: int, height: int, weight: int) -> tuple[bytes, bytes, bytes]:
    noise = min(width * 3, weight // height)  # noise does not compress, so these bytes stay
    source = random.Random(f"{width}x{height}")
    rows = []
    for y in range(height):
        plain = bytes((y * 255 // height, 90, 160)) * width
        rows.append(b"\x00" + source.randbytes(noise) + plain[noise:])
    header = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    shared = _chunk(b"IDAT", zlib.compress(b"".join(rows), 1)) + _chunk(b"IEND", b"")
    return header, shared, base64.b64encode(shared)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@functools.lru_cache(maxsize=32)
def _with_pillow(width: int, height: int, form: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    tile = Image.radial_gradient("L").resize((width, height))
    Image.merge("RGB", (tile, tile.point(lambda v: 255 - v), tile)).save(out, form)
    return out.getvalue()


def _webp(width: int, height: int, nonce: str) -> bytes:
    body = _with_pillow(width, height, "WEBP")[12:]
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    note = nonce.encode("ascii", "replace")
    note += b" " * (len(note) % 2)
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x04\x00\x00\x00" + size  # bit 2: a note (XMP) follows
    whole = b"WEBP" + extended + body + b"XMP " + struct.pack("<I", len(note)) + note
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def plain_png(width: int, height: int) -> bytes:
    """Black and white, one bit a pixel; as many pixels as nobody should unpack by accident."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(-(-width // 8))) * height, 1)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
