"""Which pictures of a gallery somebody wants to see, and whether a text holds their words; it asks no database."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, fields
from typing import Any

from dallery.domain.colours import COLOURS

KINDS = ("generation", "edit", "variation", "import")


@dataclass(frozen=True)
class Filter:
    """Nothing set means every picture that is not deleted; a picture has to fit all that is set.

    `words` all have to occur somewhere in the prompt or the revised prompt, in the middle of a word too, without
    regard to case.  Of each tuple one value has to fit.  Times in milliseconds since 1970 (UTC), costs in
    micro-dollars of one picture.  `keys` are ids of API keys, "" for the pages.
    """

    words: str = ""
    models: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()  # "1024x1024"
    colours: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: int | None = None  # created_at >= since
    until: int | None = None  # created_at < until
    cost_from: int | None = None  # cost >= cost_from
    cost_to: int | None = None  # cost <= cost_to
    favourite: bool | None = None
    album: str | None = None
    keys: tuple[str, ...] = ()
    deleted: bool = False  # the bin instead of the wall

    @property
    def empty(self) -> bool:
        return self == Filter()

    def to_json(self) -> str:
        """What is set, and nothing else."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        kept = {name: value for name, value in told.items() if value != getattr(_NOTHING, name)}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Filter:
        """Fields that this version does not know are let go.  ValueError for what is no filter."""
        told = json.loads(text)
        if not isinstance(told, dict):
            raise ValueError("a filter is an object")
        return cls(**{each.name: _read(each.name, told[each.name]) for each in fields(cls) if each.name in told})


_NOTHING = Filter()
_TUPLES = ("models", "sizes", "colours", "kinds", "keys")
_NUMBERS = ("since", "until", "cost_from", "cost_to")


def normal(text: str) -> str:
    """The form in which texts are compared: composed Hangul, no case, no typographic variants."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_of(text: str) -> tuple[str, ...]:
    """The different words of a search, in normal form."""
    return tuple(dict.fromkeys(normal(text).split()))


def holds(prompt: str, revised_prompt: str | None, words: tuple[str, ...]) -> bool:
    """True when every one of `words` (of `words_of`) occurs in the texts of a picture."""
    if not words:
        return True
    text = normal(f"{prompt}\n{revised_prompt or ''}")
    return all(word in text for word in words)


def _read(name: str, value: Any) -> Any:
    if name in _TUPLES:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f"'{name}' has to be a list of texts")
        if name == "colours" and not set(value) <= set(COLOURS):
            raise ValueError("an unknown colour")
        return tuple(value)
    kinds: tuple[type, ...] = (str,)
    if name in _NUMBERS:
        kinds = (int, type(None))
    elif name in ("favourite", "deleted"):
        kinds = (bool, type(None)) if name == "favourite" else (bool,)
    elif name == "album":
        kinds = (str, type(None))
    if not isinstance(value, kinds) or (name in _NUMBERS and isinstance(value, bool)):
        raise ValueError(f"'{name}' has another kind of value")
    return value
