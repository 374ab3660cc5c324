"""Names for rows: a short prefix and 26 characters that sort by time; it refuses to say anything else about a row."""

from __future__ import annotations

import re
import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
_SHAPE = re.compile(r"[a-z]{2,5}_[0-9A-Za-z_-]{1,64}")


def now_ms() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def new_id(prefix: str, now: int | None = None) -> str:
    """`job_` + 26 characters: 48 bits of `now` in milliseconds, then 80 random bits."""
    number = ((now_ms() if now is None else now) & (2**48 - 1)) << 80 | secrets.randbits(80)
    return f"{prefix}_" + "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))


def new_job_id() -> str:
    return new_id("job")


def new_image_id() -> str:
    return new_id("img")


def is_id(prefix: str, text: str) -> bool:
    """True when `text` could be an id of that kind, so that garbage from a URL never reaches the database."""
    return text.startswith(f"{prefix}_") and _SHAPE.fullmatch(text) is not None
