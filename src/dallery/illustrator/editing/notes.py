"""The words a picture carries about its own scene; found again in an upload and trusted for nothing but drawing."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass

from PIL import Image

from ..encoding import NOTE
from ..words import table

_LONGEST, _MOST_CHANGES, _LARGEST_SEED = 4000, 24, 2**63
_DESCRIPTION = 0x010E


@dataclass(frozen=True)
class Note:
    """A scene as it was ordered: its prompt, then every change in order."""

    prompt: str
    seed: int
    style: str | None = None
    changes: tuple[str, ...] = ()


def written(note: Note) -> str:
    """The note as short text, plain ASCII so that every format can hold it."""
    short = Note(note.prompt[:_LONGEST], note.seed, note.style, tuple(one[:_LONGEST] for one in note.changes))
    return json.dumps({"v": 1, **asdict(short)}, separators=(",", ":"))


def found(data: bytes) -> Note | None:
    """The note of a picture of ours; None for any other picture, and for a note that makes no sense."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            text = image.info.get(NOTE) or image.getexif().get(_DESCRIPTION) or image.info.get("comment")
        if isinstance(text, bytes):
            text = text.decode("ascii")
        return _understood(json.loads(str(text))) if text else None
    except (OSError, ValueError, SyntaxError, RecursionError):
        return None


def _understood(fields: object) -> Note | None:
    if not isinstance(fields, dict) or fields.get("v") != 1:
        return None
    prompt, seed, style, changes = (fields.get(name) for name in ("prompt", "seed", "style", "changes"))
    if not isinstance(prompt, str) or not prompt.strip() or len(prompt) > _LONGEST:
        return None
    if not isinstance(seed, int) or isinstance(seed, bool) or abs(seed) > _LARGEST_SEED:
        return None
    if not isinstance(changes, list) or len(changes) > _MOST_CHANGES:
        return None
    if not all(isinstance(one, str) and len(one) <= _LONGEST for one in changes):
        return None
    known = style if isinstance(style, str) and style in table("styles") else None
    return Note(prompt, seed, known, tuple(changes))
