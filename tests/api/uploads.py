"""Forms as clients write them, and a few small pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from tests.api.painter import png

BOUNDARY = "our-boundary"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
FOX = png(1024, 1024, 90)
SMALL = png(64, 64, 40)


def holed(width: int = 64, height: int = 64) -> bytes:
    """A mask: clear on its left half, opaque on its right."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + b"\0\0\0\0" * (width // 2) + b"\0\0\0\xff" * (width - width // 2)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(line * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def part(name: str, data: bytes | str, *, file: str | None = None, **headers: str) -> bytes:
    """One part; `file` is put between quotation marks as it stands."""
    said = f'form-data; name="{name}"' + (f'; filename="{file}"' if file is not None else "")
    lines = {"Content-Disposition": said, **{key.replace("_", "-"): value for key, value in headers.items()}}
    head = "".join(f"{key}: {value}\r\n" for key, value in lines.items())
    return head.encode() + b"\r\n" + (data.encode() if isinstance(data, str) else data)


def form(*parts: bytes, end: bool = True, boundary: str = BOUNDARY) -> bytes:
    edge = f"--{boundary}".encode()
    return b"".join(edge + b"\r\n" + one + b"\r\n" for one in parts) + (edge + b"--\r\n" if end else b"")


def edit(*more: bytes, prompt: str = "make it night", images: Iterable[bytes] = (SMALL,)) -> bytes:
    """The form of an edit by gpt-image-2."""
    files = [part("image", data, file="fox.png") for data in images]
    return form(*files, part("prompt", prompt), part("model", "gpt-image-2"), *more)
