"""The nearest known phrase to a word nobody listed, with how certain that is; it guesses slips, never meanings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ..words import table
from .inflection import bare_forms, is_korean
from .lexicon import phrases

CERTAINTY = 0.8  # below this a word is reported, not guessed
_KINDS = frozenset(("noun", "setting", "style"))
# Letters swapped or doubled are slips at any length; one letter lost, added or changed only in a long word, for among
# short ones it is mostly another word: water and waiter, money and monkey.
_SHORTEST, _LONGEST, _LONG = 5, 24, 7
_SYLLABLES = 3  # of Korean


def nearest(word: str) -> tuple[str, float] | None:
    """The phrase one slip away or, in Korean, the noun a longer word ends with; None: not certain, or a real word."""
    if not word.isalpha() or len(word) > _LONGEST or _real(word):
        return None
    if is_korean(word):
        return _syllable_off(word) or _head(word)
    return _letter_off(word)


@cache
def real_words() -> frozenset[str]:
    """Words of both languages that look like ours and mean something else; they are reported as they stand."""
    return frozenset(f"{table('grammar')['real_english']} {table('grammar')['real_korean']}".split())


def _real(word: str) -> bool:
    return any(form in real_words() for form, _ in bare_forms(word, ()))


def _letter_off(word: str) -> tuple[str, float] | None:
    if len(word) < _SHORTEST:
        return None
    certainty = 1.0 - 1.0 / len(word)
    for i in range(1, len(word) - 1):
        swapped = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if swapped in _names():
            return swapped, certainty
    found = _single().get(_undoubled(word))
    if found is None and len(word) >= _LONG:
        found = _changed(word)
    return (found, certainty) if found is not None else None


def _changed(word: str) -> str | None:
    """One letter lost, added or another; never the first."""
    if word in _shorter():
        return _shorter()[word]
    for i in range(1, len(word)):
        less = word[:i] + word[i + 1 :]
        if less in _names():
            return less
        near = _shorter().get(less, "")
        if len(near) == len(word) and near[:i] == word[:i] and near[i + 1 :] == word[i + 1 :]:
            return near
    return None


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _names() -> frozenset[str]:
    return frozenset(
        phrase for phrase, entries in phrases().items()
        if entries[0].kind in _KINDS and phrase.isalpha() and _SHORTEST <= len(phrase) <= _LONGEST
        and not is_korean(phrase)
    )  # fmt: skip


@cache
def _single() -> dict[str, str]:
    """Every name with its doubled letters written once, to the name."""
    return {_undoubled(name): name for name in sorted(_names(), reverse=True)}


@cache
def _shorter() -> dict[str, str]:
    """Every name less one letter (never the first), to the name."""
    found: dict[str, str] = {}
    for name in sorted(_names()):
        for i in range(1, len(name)):
            found.setdefault(name[:i] + name[i + 1 :], name)
    return found


def _syllable_off(word: str) -> tuple[str, float] | None:
    """A word of as many syllables, one of which is one stroke away; never the first."""
    if len(word) < _SYLLABLES:
        return None
    for i in range(1, len(word)):
        for name in _gaps().get(word[:i] + " " + word[i + 1 :], ()):
            if _strokes_apart(word[i], name[i]) == 1:
                return name, 1.0 - 1.0 / len(unicodedata.normalize("NFD", word))
    return None


def _strokes_apart(one: str, other: str) -> int:
    a, b = ord(one) - 0xAC00, ord(other) - 0xAC00
    return sum((a // 588 != b // 588, a % 588 // 28 != b % 588 // 28, a % 28 != b % 28))


@cache
def _gaps() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase, entries in phrases().items():
        if entries[0].kind in _KINDS and re.fullmatch("[가-힣]{3,24}", phrase):
            for i in range(1, len(phrase)):
                gap = phrase[:i] + " " + phrase[i + 1 :]
                found[gap] = (*found.get(gap, ()), phrase)
    return found


def _head(word: str) -> tuple[str, float] | None:
    """'솜털고양이' is some kind of '고양이'; a short head needs a long word before it: a 사다리 is no 다리."""
    for start in range(1, len(word) - 1):
        tail = word[start:]
        if len(tail) * 2 < len(word) or (start == 1 and len(tail) < _SYLLABLES):
            continue
        if any(entry.kind == "noun" for entry in phrases().get(tail, ())):
            return tail, 0.8 + 0.2 * len(tail) / len(word)
    return None
