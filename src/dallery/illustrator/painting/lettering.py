"""Letters of our own, as strokes of a brush: Latin capitals, digits and Hangul put together from its parts."""

from __future__ import annotations

import unicodedata
from functools import cache

import skia

from ..scene import Colour
from . import brush

# On a grid 4 wide and 6 high, y down; '|' parts strokes, '~' before one makes it smooth.
_LATIN = {
    "A": "0,6 2,0 4,6|0.8,4 3.2,4", "B": "0,0 0,6|~0,0 2.6,0 3.4,1.4 2.4,2.8 0,2.9|~0,2.9 3,3 3.9,4.5 2.8,6 0,6",
    "C": "~3.8,1 2.2,0 0.5,1.2 0,3 0.5,4.8 2.2,6 3.8,5", "D": "0,0 0,6|~0,0 2.4,0.2 3.9,2 3.9,4 2.4,5.8 0,6",
    "E": "3.6,0 0,0 0,6 3.6,6|0,3 2.8,3", "F": "3.6,0 0,0 0,6|0,3 2.8,3",
    "G": "~3.8,1 2.2,0 0.5,1.2 0,3 0.5,4.8 2.2,6 3.8,5|3.8,5 3.8,3.3 2.2,3.3", "H": "0,0 0,6|4,0 4,6|0,3 4,3",
    "I": "2,0 2,6", "J": "3.4,0 3.4,4.2|~3.4,4.2 2.8,5.8 1.4,6 0.3,4.8", "K": "0,0 0,6|3.7,0 0,3.4|1.1,2.6 4,6",
    "L": "0,0 0,6 3.5,6", "M": "0,6 0,0 2,3.6 4,0 4,6", "N": "0,6 0,0 4,6 4,0",
    "O": "~2,0 0.5,0.9 0,3 0.5,5.1 2,6 3.5,5.1 4,3 3.5,0.9 2,0", "P": "0,6 0,0|~0,0 2.7,0.1 3.8,1.7 2.7,3.3 0,3.4",
    "Q": "~2,0 0.5,0.9 0,3 0.5,5.1 2,6 3.5,5.1 4,3 3.5,0.9 2,0|2.5,4.4 4,6.3",
    "R": "0,6 0,0|~0,0 2.7,0.1 3.7,1.6 2.7,3.1 0,3.2|1.7,3.2 4,6",
    "S": "~3.7,0.9 2.2,0 0.5,0.7 0.5,2.1 2,2.9 3.6,3.8 3.6,5.3 1.9,6 0.2,5", "T": "0,0 4,0|2,0 2,6",
    "U": "0,0 0,4|~0,4 0.6,5.6 2,6 3.4,5.6 4,4|4,4 4,0", "V": "0,0 2,6 4,0", "W": "0,0 1,6 2,2 3,6 4,0",
    "X": "0,0 4,6|4,0 0,6", "Y": "0,0 2,3 4,0|2,3 2,6", "Z": "0,0 4,0 0,6 4,6",
    "0": "~2,0 0.5,0.9 0,3 0.5,5.1 2,6 3.5,5.1 4,3 3.5,0.9 2,0", "1": "0.8,1.2 2.2,0 2.2,6",
    "2": "~0.2,1.4 1.4,0 3.2,0.4 3.6,2 2,4|2,4 0,6 3.9,6", "3": "~0.3,0.8 2,0 3.5,1.2 2.6,2.7 1.4,2.9|~1.4,2.9 3.6,3.4 "
    "3.7,5.2 2,6 0.2,5.2", "4": "3,6 3,0 0,4.2 4,4.2",
    "5": "3.5,0 0.6,0 0.4,2.6|~0.4,2.6 2.2,2.1 3.8,3.6 3.2,5.5 1.6,6 0.2,5.3",
    "6": "~3.4,0.5 1.6,0.9 0.3,3 0.3,5 2,6 3.7,5 3.4,3.3 2,2.8 0.4,3.8", "7": "0,0 4,0 1.4,6",
    "8": "~2,2.8 0.4,1.7 0.8,0.3 2,0 3.2,0.3 3.6,1.7 2,2.8 0.2,4.2 0.6,5.7 2,6 3.4,5.7 3.8,4.2 2,2.8",
    "9": "~3.6,2.2 2,3.2 0.4,2.4 0.4,0.8 2,0 3.6,0.8 3.7,2.6 3,5 1,6",
    "!": "2,0 2,4|2,5.9 2,6", "?": "~0.4,1.3 1.4,0 3.2,0.4 3.4,1.9 2,3.2|2,3.2 2,4.2|2,5.9 2,6", ".": "1,5.9 1,6",
    ",": "1.2,5.7 0.6,6.8", "'": "2,0 1.8,1.4", "-": "0.8,3.2 3.2,3.2", ":": "1.5,2 1.5,2.1|1.5,5.2 1.5,5.3",
    "&": "~4,6 0.9,2 0.9,0.6 2,0 2.9,0.8 2.3,2.2 0.3,4.2 0.8,5.8 2.4,5.8 4,3.8", "+": "2,1.4 2,4.8|0.4,3.1 3.6,3.1",
    "/": "3.6,0 0.4,6", "#": "1.4,0.6 0.8,5.6|3.2,0.6 2.6,5.6|0.2,2.1 3.9,2.1|0,4.1 3.7,4.1",
    "%": "4,0 0,6|~0.9,0 0.1,0.9 "
    "0.9,1.8 1.7,0.9 0.9,0|~3.1,4.2 2.3,5.1 3.1,6 3.9,5.1 3.1,4.2", "$": "~3.5,1.2 2,0.6 0.6,1.4 0.9,2.6 3,3.3 3.5,4.7 "
    "2,5.4 0.4,4.7|2,-0.3 2,6.3", "~": "~0.2,3.3 1.2,2.7 2.6,3.5 3.8,2.9",
}  # fmt: skip
_NARROW = {"I": (1.2, 2.8), "!": (1.3, 2.7), ".": (0.3, 1.7), ",": (0.2, 1.8), "'": (1.2, 2.8), ":": (0.8, 2.2)}
# The parts of a syllable, each in a square of 1.
_CONSONANTS = {
    "ㄱ": "0.1,0.15 0.9,0.15 0.75,0.95", "ㄴ": "0.15,0.1 0.15,0.85 0.92,0.85",
    "ㄷ": "0.9,0.15 0.12,0.15 0.12,0.85 0.92,0.85",
    "ㄹ": "0.12,0.12 0.88,0.12 0.88,0.5 0.12,0.5 0.12,0.88 0.92,0.88",
    "ㅁ": "0.14,0.15 0.86,0.15 0.86,0.87 0.14,0.87 0.14,0.15",
    "ㅂ": "0.15,0.08 0.15,0.9 0.85,0.9 0.85,0.08|0.15,0.48 0.85,0.48",
    "ㅅ": "~0.5,0.1 0.42,0.5 0.08,0.92|~0.48,0.4 0.6,0.66 0.92,0.92",
    "ㅇ": "~0.5,0.1 0.2,0.22 0.1,0.5 0.2,0.78 0.5,0.9 0.8,0.78 0.9,0.5 0.8,0.22 0.5,0.1",
    "ㅈ": "0.1,0.14 0.9,0.14|~0.5,0.14 0.42,0.55 0.08,0.92|~0.48,0.46 0.6,0.7 0.92,0.92",
    "ㅊ": "0.35,0.0 0.65,0.0|0.1,0.24 0.9,0.24|~0.5,0.24 0.42,0.6 0.08,0.94|~0.48,0.52 0.6,0.74 0.92,0.94",
    "ㅋ": "0.1,0.12 0.9,0.12 0.75,0.95|0.12,0.5 0.84,0.5", "ㅌ": "0.9,0.1 0.12,0.1 0.12,0.9 0.92,0.9|0.12,0.5 0.86,0.5",
    "ㅍ": "0.08,0.12 0.92,0.12|0.3,0.12 0.33,0.88|0.7,0.12 0.67,0.88|0.06,0.88 0.94,0.88",
    "ㅎ": "0.36,0.0 0.64,0.0|0.12,0.24 0.88,0.24|~0.5,0.38 0.28,0.46 0.2,0.66 0.3,0.86 "
    "0.5,0.94 0.7,0.86 0.8,0.66 0.72,0.46 0.5,0.38",
}  # fmt: skip
_TALL = {
    "ㅏ": "0.35,0 0.35,1|0.35,0.48 0.85,0.48", "ㅑ": "0.35,0 0.35,1|0.35,0.34 0.85,0.34|0.35,0.62 0.85,0.62",
    "ㅓ": "0.7,0 0.7,1|0.15,0.48 0.7,0.48", "ㅕ": "0.7,0 0.7,1|0.15,0.34 0.7,0.34|0.15,0.62 0.7,0.62",
    "ㅣ": "0.5,0 0.5,1",
    "ㅐ": "0.22,0.04 0.22,0.96|0.22,0.48 0.74,0.48|0.74,0 0.74,1",
    "ㅒ": "0.22,0.04 0.22,0.96|0.22,0.34 0.74,0.34|0.22,0.62 0.74,0.62|0.74,0 0.74,1",
    "ㅔ": "0.44,0.04 0.44,0.96|0.04,0.48 0.44,0.48|0.86,0 0.86,1",
    "ㅖ": "0.44,0.04 0.44,0.96|0.04,0.34 0.44,0.34|0.04,0.62 0.44,0.62|0.86,0 0.86,1",
}  # fmt: skip
_WIDE = {
    "ㅗ": "0.02,0.75 0.98,0.75|0.5,0.75 0.5,0.15", "ㅛ": "0.02,0.75 0.98,0.75|0.34,0.75 0.34,0.2|0.66,0.75 0.66,0.2",
    "ㅜ": "0.02,0.25 0.98,0.25|0.5,0.25 0.5,0.9", "ㅠ": "0.02,0.25 0.98,0.25|0.34,0.25 0.34,0.88|0.66,0.25 0.66,0.88",
    "ㅡ": "0.02,0.5 0.98,0.5",
}  # fmt: skip
_BOTH = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = ("", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ",
        "ㄹㅎ", "ㅁ", "ㅂ",
    "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ")  # fmt: skip
_DOUBLE = {"ㄲ": "ㄱㄱ", "ㄸ": "ㄷㄷ", "ㅃ": "ㅂㅂ", "ㅆ": "ㅅㅅ", "ㅉ": "ㅈㅈ"}
Stroke = tuple[bool, tuple[brush.Point, ...]]
Area = tuple[float, float, float, float]


def _strokes(text: str) -> list[Stroke]:
    found: list[Stroke] = []
    for part in text.split("|"):
        smooth = part.startswith("~")
        points = tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in part.lstrip("~").split()))
        found.append((smooth, points))
    return found


def _set(strokes: list[Stroke], area: Area) -> list[Stroke]:
    x, y, w, h = area
    return [(smooth, tuple((x + px * w, y + py * h) for px, py in points)) for smooth, points in strokes]


def _consonant(name: str, area: Area) -> list[Stroke]:
    x, y, w, h = area
    pair = _DOUBLE.get(name, name)
    if len(pair) == 1:
        return _set(_strokes(_CONSONANTS[pair]), area)
    return [stroke for k, one in enumerate(pair) for stroke in _set(
        _strokes(_CONSONANTS[one]), (x + w * 0.52 * k, y, w * 0.48, h))]  # fmt: skip


def _syllable(letter: str) -> list[Stroke]:
    """A syllable in a square of 1: the first sound, its vowel beside, under or around it, the last sound below."""
    code = ord(letter) - 0xAC00
    first, vowel, last = _FIRST[code // 588], _VOWELS[code % 588 // 28], _LAST[code % 28]
    floor = 0.62 if last else 1.0
    found: list[Stroke] = []
    if vowel in _TALL:
        found += _consonant(first, (0.02, 0.06 * floor, 0.56, 0.8 * floor))
        found += _set(_strokes(_TALL[vowel]), (0.6, 0.0, 0.4, floor))
    elif vowel in _WIDE:
        found += _consonant(first, (0.16, 0.0, 0.68, 0.54 * floor))
        found += _set(_strokes(_WIDE[vowel]), (0.0, 0.56 * floor, 1.0, 0.42 * floor))
    else:
        wide, tall = _BOTH[vowel][0], _BOTH[vowel][1]
        found += _consonant(first, (0.04, 0.02, 0.5, 0.5 * floor))
        found += _set(_strokes(_WIDE[wide]), (0.0, 0.56 * floor, 0.64, 0.4 * floor))
        found += _set(_strokes(_TALL[tall]), (0.64, 0.0, 0.38, floor))
    if last:
        found += _consonant(last, (0.16, 0.68, 0.7, 0.32))
    return found


@cache
def _glyph(letter: str) -> tuple[float, tuple[Stroke, ...]] | None:
    """How wide a letter is, in heights, and its strokes in a square of 1; None: we have no such letter."""
    if "가" <= letter <= "힣":
        return 0.96, tuple(_set(_syllable(letter), (0.0, 0.0, 0.96, 1.0)))
    if letter in _CONSONANTS or letter in _TALL or letter in _WIDE:
        source = _CONSONANTS.get(letter) or _TALL.get(letter) or _WIDE[letter]
        return 0.8, tuple(_set(_strokes(source), (0.05, 0.05, 0.7, 0.9)))
    if letter == " ":
        return 0.4, ()
    if letter not in _LATIN:
        return None
    left, right = _NARROW.get(letter, (0.0, 4.0))
    strokes = _set(_strokes(_LATIN[letter]), (-left / 6.6, 0.05, 1 / 6.6, 0.9 / 6))
    return (right - left) / 6.6, tuple(strokes)


def plain(text: str) -> str:
    """As it will be written: capitals without accents, Hangul in whole syllables."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not 0x300 <= ord(one) <= 0x36F)
    return unicodedata.normalize("NFC", bare).upper().replace("’", "'").replace("…", "...")


def unwritable(text: str) -> str:
    """The letters of a text that we have no strokes for."""
    return "".join(dict.fromkeys(one for one in plain(text) if _glyph(one) is None))


_GAP = 0.2


def _width(line: str) -> float:
    return sum((_glyph(one) or (0.0, ()))[0] + _GAP for one in line) - _GAP


def _lines(text: str, area: Area) -> tuple[list[str], float]:
    """The text in lines, and the height of a letter, as large as the area allows."""
    words = text.split() or [""]
    best: tuple[float, list[str]] = (0.0, [text])
    for count in range(1, len(words) + 1):
        goal = _width(" ".join(words)) / count
        lines: list[str] = []
        line = ""
        for word in words:
            longer = f"{line} {word}".strip()
            if line and _width(longer) > goal * 1.15 and len(lines) < count - 1:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
        high = min(area[2] / max(0.3, *(_width(one) for one in lines)), area[3] / (len(lines) * 1.34 - 0.34))
        if high > best[0]:
            best = (high, lines)
    return best[1], best[0]


def write(canvas: skia.Canvas, text: str, area: Area, colour: Colour) -> None:
    """Paints the text into an area (x, y, width, height), centred, its lines as even as can be."""
    lines, high = _lines(plain(text), area)
    high = min(high, area[3] * 0.8)
    top = area[1] + (area[3] - high * (len(lines) * 1.34 - 0.34)) / 2
    heavy = 0.088 if any("가" <= one <= "힣" for one in text) else 0.15
    paint = brush.stroke(colour, high * heavy)
    for number, line in enumerate(lines):
        x = area[0] + (area[2] - _width(line) * high) / 2
        for letter in line:
            wide, strokes = _glyph(letter) or (0.0, ())
            for smooth, points in _set(list(strokes), (x, top + number * high * 1.34, high, high)):
                curved = smooth and len(points) > 2
                canvas.drawPath(brush.curve(points, False) if curved else brush.polygon(points, False), paint)
            x += (wide + _GAP) * high
