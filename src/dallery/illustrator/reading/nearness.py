"""The nearest known phrase to a word nobody listed, with how certain that is; it guesses by spelling alone."""

from __future__ import annotations

import unicodedata
from functools import cache

from .inflection import is_korean
from .lexicon import phrases

CERTAINTY = 0.8  # below this a word is reported, not guessed
_KINDS = frozenset(("noun", "setting", "action", "style"))
_SHORTEST, _LONGEST, _SHORTEST_JAMO = 5, 24, 7  # letters, or jamo in Korean


def nearest(word: str) -> tuple[str, float] | None:
    """The phrase one letter away or, in Korean, the noun a longer word ends with; None: not certain enough."""
    letters = unicodedata.normalize("NFD", word)
    least = _SHORTEST_JAMO if is_korean(word) else _SHORTEST
    if least <= len(letters) <= _LONGEST and letters.isalpha():
        found = next((_shorter()[form] for form in (letters, *_without_one(letters)) if form in _shorter()), None)
        certainty = 1.0 - 1.0 / len(letters)
        if found is not None and certainty >= CERTAINTY and abs(len(unicodedata.normalize("NFD",
            found)) - len(letters)) <= 1:
            return found, certainty
    return _head(word) if is_korean(word) else None


def _head(word: str) -> tuple[str, float] | None:
    """'솜털고양이' is some kind of '고양이'."""
    for start in range(1, len(word) - 1):
        tail = word[start:]
        if len(tail) * 2 >= len(word) and any(entry.kind == "noun" for entry in phrases().get(tail, ())):
            return tail, 0.8 + 0.2 * len(tail) / len(word)
    return None


def _without_one(letters: str) -> list[str]:
    return [letters[:i] + letters[i + 1 :] for i in range(1, len(letters))]


@cache
def _shorter() -> dict[str, str]:
    """Every phrase, and every phrase less one letter (never the first), to the phrase."""
    found: dict[str, str] = {}
    for phrase, entries in phrases().items():
        letters = unicodedata.normalize("NFD", phrase)
        if entries[0].kind not in _KINDS or " " in phrase or not _SHORTEST <= len(letters) <= _LONGEST:
            continue
        found[letters] = phrase
        for form in _without_one(letters):
            found.setdefault(form, phrase)
    return found
