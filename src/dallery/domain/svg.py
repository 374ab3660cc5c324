"""The one kind of SVG that is kept here, our illustrator's: filled outlines and nothing else; it draws no pixel.

Browsers run what stands in an SVG, so this is a grammar of what may stand there and not a list of what may not: no
script, style, link, entity or foreign element can be written in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Points = list[tuple[float, float]]

_NUMBER = rb"[0-9]{1,6}"
_OUTLINE = rb'd="[Mlz0-9 -]*+"/>'
_SHAPE = rb'<path color="#[0-9a-f]{6}" ' + _OUTLINE
_HEAD = re.compile(
    rb'<svg xmlns="http://www\.w3\.org/2000/svg" width="(%(n)s)" height="(%(n)s)" viewBox="(%(n)s) (%(n)s) (%(n)s) '
    rb'(%(n)s)" preserveAspectRatio="none">' % {b"n": _NUMBER}
)
_WHOLE = re.compile(
    _HEAD.pattern
    + rb"(?:<metadata>[ -%'-;=-~]*+(?:&(?:amp|lt|gt);[ -%'-;=-~]*+)*+</metadata>)?"
    + rb'<g fill="currentColor" stroke="currentColor" stroke-width="8" stroke-linejoin="round"'
    + rb'(?:>|( clip-path="url\(#c\)">)<clipPath id="c"><path clip-rule="evenodd" ' + _OUTLINE + rb"</clipPath>)"
    + rb"(?:" + _SHAPE + rb")*+</g></svg>"
)
_DRAWN = re.compile(rb'<path (?:clip-rule="(evenodd)"|color="(#[0-9a-f]{6})") d="([^"]*)"/>')
_STEP = re.compile(rb"-?[0-9]{1,6}")


@dataclass(frozen=True)
class Sheet:
    """`width` and `height` in pixels; `box` is the shown part in the file's own units: left, top, width, height."""

    width: int
    height: int
    box: tuple[int, int, int, int]


def sheet_of(data: bytes) -> Sheet:
    """What the head says.  ValueError for a file that holds anything but our outlines, or breaks off."""
    found = _WHOLE.fullmatch(data)
    if found is None:
        raise ValueError("an SVG that was not drawn here")
    width, height, left, top, across, down = (int(found[at]) for at in range(1, 7))
    if min(width, height, across, down) < 1:
        raise ValueError("an SVG without a size")
    return Sheet(width, height, (left, top, across, down))


def fitted(data: bytes, width: int, height: int) -> bytes:
    """The same drawing, `width` times `height` pixels: scaled to cover them and cut around its middle."""
    sheet = sheet_of(data)
    left, top, across, down = sheet.box
    scale = max(width / sheet.width, height / sheet.height)
    shown = (max(1, round(across * width / scale / sheet.width)), max(1, round(down * height / scale / sheet.height)))
    box = (left + (across - shown[0]) // 2, top + (down - shown[1]) // 2, *shown)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{" ".join(map(str, box))}" preserveAspectRatio="none">'
    )
    return _HEAD.sub(head.encode(), data, count=1)


def silent(data: bytes) -> bytes:
    """The same drawing without the words in it.  ValueError as `sheet_of`."""
    sheet_of(data)
    return re.sub(rb"<metadata>[^<]*</metadata>", b"", data, count=1)


def outlines(data: bytes) -> Iterator[tuple[str | None, list[Points]]]:
    """What is to be filled, in order: a colour such as "#a0b1c2" and its outlines in the file's units.

    Without a colour: what everything is cut to, by the even-odd rule.
    """
    for clip, colour, drawn in _DRAWN.findall(data):
        loops = (_points(loop) for loop in drawn.split(b"z"))
        yield (None if clip else colour.decode(), [loop for loop in loops if len(loop) > 2])


def _points(loop: bytes) -> Points:
    """A start and steps from it; a step that lacks its half is let go."""
    numbers = [int(one) for one in _STEP.findall(loop)]
    x = y = 0
    points: Points = []
    for across, down in zip(numbers[::2], numbers[1::2], strict=False):
        x, y = x + across, y + down
        points.append((x, y))
    return points
