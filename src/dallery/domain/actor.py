"""Who is asking: every verb of the studio takes an Actor, and every row belongs to one owner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Via(StrEnum):
    """The door an actor came through."""

    KEY = "key"
    LOOPBACK = "loopback"
    SESSION = "session"
    LIBRARY = "library"


@dataclass(frozen=True)
class Actor:
    owner_id: str
    via: Via
    key_id: str | None = None
