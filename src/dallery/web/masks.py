"""Masks for people without a canvas: some of nine equal parts of a picture, written as a PNG by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection


def grid_mask(width: int, height: int, parts: Collection[int]) -> bytes:
    """A PNG of `width` x `height` pixels, transparent (may change) in the chosen parts and opaque elsewhere.

    Parts are numbered 0 to 8 by rows, from the upper left.
    """
    columns = _thirds(width)
    lines = []
    for row, high in enumerate(_thirds(height)):
        line = b"".join(
            (b"\0\0" if 3 * row + column in parts else b"\0\xff") * wide for column, wide in enumerate(columns)
        )
        lines.append((b"\0" + line) * high)
    head = struct.pack(">IIBBBBB", width, height, 8, 4, 0, 0, 0)  # 8 bits of grey and of alpha
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"".join(lines), 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _thirds(edge: int) -> tuple[int, int, int]:
    first, second = round(edge / 3), round(edge * 2 / 3)
    return first, second - first, edge - second


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
