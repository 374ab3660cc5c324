"""Numbers in words and digits above the listed twelve, in both languages; smaller ones stand in the word lists."""

from __future__ import annotations

import re
from functools import cache

from ..words import table
from .inflection import bare_forms, is_korean
from .lexicon import particles

LISTED = 12
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_LARGE = {"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 10**6, "millions": 10**6}
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90}  # fmt: skip
_NATIVE = {"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9}  # fmt: skip
_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_MANY = {"백": 100, "수백": 100, "천": 1000, "수천": 1000, "만": 10**4, "수만": 10**4, "수십": 20, "여러 다스": 24}


def number_at(words: list[str], at: int) -> tuple[int, int, str] | None:
    """How many words make the number here, how much it is, its counter's particle; None: no number above 12."""
    return _korean(words, at) if is_korean(words[at]) else _english(words, at)


def _english(words: list[str], at: int) -> tuple[int, int, str] | None:
    here = at + (words[at] == "a" and at + 1 < len(words) and words[at + 1] in _LARGE)
    word = words[here]
    taken = here - at + 1
    if re.fullmatch(r"\d{2,4}", word):
        found = int(word)
    elif word in _LARGE:
        found = _LARGE[word]
        taken += here + 1 < len(words) and words[here + 1] == "of"
    else:
        found = _spelled().get(word, 0)
        if found >= 20 and found % 10 == 0 and here + 1 < len(words) and words[here + 1] in _ONES:
            found, taken = found + _ONES.index(words[here + 1]) + 1, taken + 1
        if 0 < found < 100 and here + taken < len(words) and words[here + taken] in ("hundred", "thousand"):
            found, taken = found * 100, taken + 1
    return (taken, found, "") if found > LISTED else None


@cache
def _spelled() -> dict[str, int]:
    found = {word: 13 + i for i, word in enumerate(_TEENS)}
    for i, ten in enumerate(_TENS):
        found[ten] = 20 + 10 * i
        found.update({f"{ten}-{one}": 21 + 10 * i + k for k, one in enumerate(_ONES)})
    return found


@cache
def _counters() -> frozenset[str]:
    return frozenset(table("grammar")["counters"].split())


def _korean(words: list[str], at: int) -> tuple[int, int, str] | None:
    """'스무 마리의', '열다섯', '20마리', '이십 명'."""
    for bare, particle in bare_forms(words[at], particles()):
        for counter in ("", *_counters()):
            if counter and not bare.endswith(counter):
                continue
            amount = _amount(bare.removesuffix(counter) if counter else bare)
            if amount <= LISTED:
                continue
            if counter:
                return 1, amount, particle
            following = words[at + 1] if at + 1 < len(words) else ""
            for noun, ending in bare_forms(following, particles()) if following else ():
                if noun in _counters():
                    return 2, amount, ending
            return (1, amount, particle) if len(bare) > 1 and particle in ("", "의") else None
    return None


def _amount(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text[:6])
    if text in _MANY:
        return _MANY[text]
    for ten, value in _NATIVE_TENS.items():
        if text == ten or (text.startswith(ten) and text[len(ten) :] in _NATIVE):
            return value + _NATIVE.get(text[len(ten) :], 0)
    sino = re.fullmatch("([이삼사오육칠팔구]?)십([일이삼사오육칠팔구]?)", text)
    if sino:
        return 10 * _SINO.get(sino[1], 1) + _SINO.get(sino[2], 0)
    return 0
