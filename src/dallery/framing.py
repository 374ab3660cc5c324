"""How this program talks to its child processes over pipes: a head of JSON and the bytes it announces; no meaning.

A message is a 4-byte big-endian length, that much JSON, then the bytes that its `blobs` (a list of lengths) announce.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO


def send(stream: BinaryIO, head: dict[str, Any], *blobs: bytes) -> None:
    """OSError when the other side is gone."""
    text = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(struct.pack(">I", len(text)) + text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """EOFError when the other side is gone."""
    (length,) = struct.unpack(">I", _exactly(stream, 4))
    head: dict[str, Any] = json.loads(_exactly(stream, length))
    return head, [_exactly(stream, size) for size in head["blobs"]]


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if data is None or len(data) < count:
        raise EOFError
    return data
