"""The word lists: every name a thing goes by, in both languages; no grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..words import table
from .inflection import conjugate, english_forms

Row = dict[str, Any]
ATTRIBUTES = ("colour", "number", "size", "expression", "trait")
CONDITIONS = ("time", "season", "weather", "mood", "framing", "medium")


_COLOURED = (" coloured", " colored", "-coloured", "-colored", " colour", " color")


@dataclass(frozen=True)
class Entry:
    """One meaning of one phrase: which list it stands in and under which name."""

    kind: str
    key: str


def row(kind: str, key: str) -> Row:
    """The row behind an entry."""
    if kind == "number" and key.isdigit():
        return {"n": int(key)}
    if kind in ATTRIBUTES:
        found: Row = table("attributes")[kind][key]
    elif kind in CONDITIONS:
        found = table("conditions")[kind][key]
    else:
        found = table(f"{kind}s")[key]
    return found


def _rows() -> Iterator[tuple[str, str, Row]]:
    # Earlier lists win a phrase that stands in two of them.
    for key, value in table("styles").items():
        yield "style", key, value
    for key, value in table("settings").items():
        yield "setting", key, value
    for key, value in table("nouns").items():
        yield "noun", key, value
    for group in CONDITIONS:
        for key, value in table("conditions")[group].items():
            yield group, key, value
    for key, value in table("occasions").items():
        yield "occasion", key, value
    for key, value in table("actions").items():
        yield "action", key, value
    for key, value in table("relations").items():
        yield "relation", key, value
    for key, value in table("parts").items():
        yield "part", key, value
    for group in ATTRIBUTES:
        for key, value in table("attributes")[group].items():
            yield group, key, value


def _names(value: Row, field: str) -> list[str]:
    return [name.strip() for name in value.get(field, "").split(",") if name.strip()]


@cache
def phrases() -> dict[str, tuple[Entry, ...]]:
    """Every phrase in every list, with all its meanings, the likeliest first."""
    found: dict[str, list[Entry]] = {}
    for kind, key, value in _rows():
        names = _names(value, "en") + _names(value, "ko") + _names(value, "forms")
        if kind == "action":
            names = [form for name in _names(value, "en") for form in english_forms(name)]
            names += [form for name in _names(value, "ko") for form in conjugate(name)]
            names += _names(value, "forms")
        if kind == "colour":
            names += [f"{name}{tail}" for name in _names(value, "en") for tail in _COLOURED]
        for name in names:
            meanings = found.setdefault(name, [])
            if Entry(kind, key) not in meanings:
                meanings.append(Entry(kind, key))
    return {phrase: tuple(entries) for phrase, entries in found.items()}


@cache
def kin() -> dict[str, Entry]:
    """Names of things for which we have only their nearest kin ('lobster': a crab); the report says which."""
    return {name: Entry("noun", key) for key, value in table("nouns").items() for name in _names(value, "near")}


@cache
def silent_words() -> frozenset[str]:
    """Words nobody expects to see in the picture."""
    grammar = table("grammar")
    return frozenset(f"{grammar['english']} {grammar['korean']} {grammar['counters']}".split())


@cache
def particles() -> tuple[str, ...]:
    """Korean particles, longest first."""
    return tuple(sorted(table("grammar")["particles"].split(), key=len, reverse=True))
