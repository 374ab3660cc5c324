"""Prompts with choices in them, `{red|blue} cat` and `__animal__`, and every prompt they stand for; it draws no lots.

Braces without a bar are ordinary text (people paste JSON and code into prompts), and so are names that no list has.
A backslash takes the meaning away from the sign after it: `\\{a|b}` stays as written, without the backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from math import prod

DEEPEST = 8  # choices within choices
MOST_OF_ONE = 1000  # ways that one option of one choice may be said: nobody looks at more, and memory ends
_NAME = re.compile(r"__([\w-]{1,40}?)__")
_SIGNS = ("{", "}", "|", "_", "\\")
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Choice:
    """One of `options` stands here; each is a row of texts and further choices."""

    options: tuple[tuple[str | _Choice, ...], ...]


_Row = tuple[str | _Choice, ...]


def count(text: str, lists: Lists) -> int:
    """How many prompts `text` stands for, equal ones counted as often as they come; 1 for a plain prompt."""
    return _count(_read(text, lists))


def variants(text: str, lists: Lists, at_most: int) -> tuple[str, ...]:
    """The first `at_most` different prompts that `text` stands for, the last choice changing fastest."""
    seen: dict[str, None] = {}
    for one in _spoken(_read(text, lists)):
        seen.setdefault(one)
        if len(seen) >= at_most:
            break
    return tuple(seen)


def unknown(text: str, lists: Lists) -> tuple[str, ...]:
    """Names in `text` that are written as a list's and are none's, each once; one behind a backslash is no name."""
    found: dict[str, None] = {}
    at = 0
    while at < len(text):
        named = _NAME.match(text, at)
        if named and named[1] not in lists:
            found.setdefault(named[1])
        escaped = text[at] == "\\" and text[at + 1 : at + 2] in _SIGNS
        at = named.end() if named else at + 2 if escaped else at + 1
    return tuple(found)


def literal(text: str) -> str:
    """`text` with backslashes, so that it stands for nothing but itself."""
    text = re.sub(r"\\(?=[{}|_\\]|$)", r"\\\\", text)
    return re.sub(r"\{|(?=__[\w-]{1,40}?__)", lambda found: f"\\{found[0]}", text)


def _read(text: str, lists: Lists) -> _Row:
    return _Reader(text, lists).row(0, len(text))


class _Reader:
    """Where the choices are is found first, in one pass: trying and failing would take for ever on "{{{{{{"."""

    def __init__(self, text: str, lists: Lists) -> None:
        self._text = text
        self._lists = lists
        self._bars = _choices_in(text)

    def row(self, at: int, end: int) -> _Row:
        parts: list[str | _Choice] = []
        while at < end:
            named = _NAME.match(self._text, at, end)
            if self._text[at] == "\\" and self._text[at + 1 : at + 2] in _SIGNS and at + 1 < end:
                parts.append(self._text[at + 1])
                at += 2
            elif at in self._bars:
                *edges, close = at, *self._bars[at]
                ends = [*edges[1:], close]
                parts.append(_Choice(tuple(self.row(a + 1, b) for a, b in zip(edges, ends, strict=True))))
                at = close + 1
            elif named and named[1] in self._lists:
                parts.append(_Choice(tuple((word,) for word in self._lists[named[1]])))
                at = named.end()
            else:
                parts.append(self._text[at])
                at += 1
        return tuple(_joined(parts))


def _choices_in(text: str) -> dict[int, tuple[int, ...]]:
    """By the place of its "{": the places of a choice's bars and of its "}".  Braces without a bar are none."""
    found: dict[int, tuple[int, ...]] = {}
    stack: list[list[int]] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "\\" and text[at + 1 : at + 2] in _SIGNS:
            at += 1
        elif sign == "{":
            stack.append([at])
        elif sign == "|" and stack:
            stack[-1].append(at)
        elif sign == "}" and stack:
            opened, *bars = stack.pop()
            if bars and len(stack) < DEEPEST:
                found[opened] = (*bars, at)
        at += 1
    return found


def _count(row: _Row) -> int:
    return prod(sum(_count(option) for option in part.options) for part in row if isinstance(part, _Choice))


def _spoken(row: _Row) -> Iterator[str]:
    if not any(isinstance(part, _Choice) for part in row):
        yield "".join(part for part in row if isinstance(part, str))
        return
    # Every part is gone through as often as the parts before it ask: lists, because an iterator ends.
    for words in product(*([part] if isinstance(part, str) else _words(part) for part in row)):
        yield "".join(words)


def _words(choice: _Choice) -> list[str]:
    return [word for option in choice.options for word in islice(_spoken(option), MOST_OF_ONE)]


def _joined(row: list[str | _Choice]) -> Iterator[str | _Choice]:
    """The same row with neighbouring texts as one."""
    text = ""
    for part in row:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text
