"""The twelve names by which a picture's colours are found, and which of them a small raster earns; it opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

COLOURS = (
    "red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "brown", "black", "white", "grey",
)  # fmt: skip
MOST = 4  # names of one picture
_ENOUGH = 0.08  # of its pixels
_FAINT, _DARK, _BRIGHT = 0.16, 0.16, 0.86  # chroma and lightness, 0 to 1
# Where a hue ends, in degrees, and the name before that end.
_HUES = ((16, "red"), (45, "orange"), (68, "yellow"), (165, "green"), (200, "cyan"), (255, "blue"), (290, "purple"),
         (335, "pink"), (360, "red"))  # fmt: skip


def colour_of(red: int, green: int, blue: int) -> str:
    """The name of one sRGB pixel, channels 0 to 255."""
    high, low = max(red, green, blue), min(red, green, blue)
    light, chroma = (high + low) / 510, (high - low) / 255
    if chroma < _FAINT:
        return "black" if light < _DARK else "white" if light > _BRIGHT else "grey"
    if light < 0.09:
        return "black"
    hue = _hue(red, green, blue, high, high - low)
    name = next(name for end, name in _HUES if hue <= end)
    if name in ("red", "orange", "yellow") and light < 0.38 and (name != "red" or chroma < 0.45):
        return "brown"
    if name == "red" and light > 0.72:
        return "pink"
    return name


def colours_of(pixels: Iterable[tuple[int, int, int]]) -> tuple[str, ...]:
    """Up to four names that cover enough of the picture, the largest share first."""
    counted = Counter(colour_of(*pixel) for pixel in pixels)
    total = counted.total()
    return tuple(name for name, count in counted.most_common(MOST) if count >= _ENOUGH * total)


def _hue(red: int, green: int, blue: int, high: int, span: int) -> float:
    if high == red:
        return 60 * ((green - blue) / span % 6)
    if high == green:
        return 60 * ((blue - red) / span + 2)
    return 60 * ((red - green) / span + 4)
