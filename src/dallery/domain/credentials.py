"""Whether a picture's file carries content credentials (C2PA); it reads where they stand and verifies nothing."""

from __future__ import annotations

from typing import BinaryIO

MOST_PARTS = 4096  # chunks or segments looked at; credentials stand near the front
_PNG = b"\x89PNG\r\n\x1a\n"
_APP11 = 0xEB


def carries_credentials(file: BinaryIO) -> bool:
    """`file` is open for reading at its beginning.  False for what is no PNG, JPEG or WebP."""
    head = file.read(12)
    if head.startswith(_PNG):
        return _in_chunks(file, 8, b"caBX", "big")
    if head.startswith(b"RIFF") and head[8:] == b"WEBP":
        return _in_chunks(file, 12, b"C2PA", "little")
    return head.startswith(b"\xff\xd8\xff") and _in_segments(file)


def _in_chunks(file: BinaryIO, position: int, wanted: bytes, order: str) -> bool:
    """PNG has the length before the kind and a checksum after the content; WebP neither, but even lengths."""
    for _ in range(MOST_PARTS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            return False
        if order == "big":
            kind, length = head[4:], int.from_bytes(head[:4], "big") + 4
        else:
            kind, length = head[:4], int.from_bytes(head[4:], "little")
            length += length % 2
        if kind == wanted:
            return True
        position += 8 + length
    return False


def _in_segments(file: BinaryIO) -> bool:
    """JPEG: an APP11 segment that holds a JUMBF box of the C2PA kind."""
    position = 2
    for _ in range(MOST_PARTS):
        file.seek(position)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
            return False
        length = int.from_bytes(head[2:], "big")
        if head[1] == _APP11:
            content = file.read(min(length, 128))
            if content.startswith(b"JP") and b"jumb" in content and b"c2pa" in content:
                return True
        position += 2 + max(length, 2)
    return False
