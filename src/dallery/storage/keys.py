"""What an API key looks like: made, read and checked for typing errors; it knows no rows and no owners."""

from __future__ import annotations

import re
import secrets
import zlib
from dataclasses import dataclass

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_PUBLIC = 12
_SECRET = 27  # 27 base-62 characters carry 160.7 bits
_CHECK = 6
_SHAPE = re.compile(rf"(dk_([0-9A-Za-z]{{{_PUBLIC}}})_[0-9A-Za-z]{{{_SECRET}}})([0-9A-Za-z]{{{_CHECK}}})")
SHORTEST_PRESET = 20
LONGEST = 512


@dataclass(frozen=True)
class WrittenKey:
    """`text` is the key without an `sk-` in front; `public_id` is None for a key that was not made here."""

    text: str
    public_id: str | None


def make_key() -> WrittenKey:
    """`dk_` + public id + `_` + secret + CRC32 of what precedes it, so that scanners and typos can be told apart."""
    public = _random(_PUBLIC)
    body = f"dk_{public}_{_random(_SECRET)}"
    return WrittenKey(body + _checksum(body), public)


def read_key(text: str) -> WrittenKey | None:
    """None for what cannot be a key: too short or long, or ours with a typing error."""
    if not SHORTEST_PRESET <= len(text) <= LONGEST or not text.isascii() or not text.isprintable():
        return None
    ours = text.removeprefix("sk-") if text.startswith("sk-dk_") else text
    if not ours.startswith("dk_"):
        return WrittenKey(text, None)
    found = _SHAPE.fullmatch(ours)
    if found is None or _checksum(found[1]) != found[3]:
        return None
    return WrittenKey(ours, found[2])


def _random(length: int) -> str:
    return "".join(secrets.choice(_BASE62) for _ in range(length))


def _checksum(body: str) -> str:
    number = zlib.crc32(body.encode())
    digits = ""
    for _ in range(_CHECK):
        number, digit = divmod(number, 62)
        digits = _BASE62[digit] + digits
    return digits
