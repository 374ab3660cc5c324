"""A finished picture as vectors: areas of one colour traced to filled outlines; it embeds no pixels.

Skia's own SVG canvas loses layers, blurs and tints, so a scene drawn through it would lose its light. Tracing keeps
every style and every light, and the file is nothing but paths. `dallery.domain.svg` says what may stand in such a file
and refuses all else: whatever is written here in another way must be allowed there.
"""

from __future__ import annotations

from html import escape

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from .styling.finishing import spread
from .styling.shapes import palette_of

Pixels = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]
Points = npt.NDArray[np.float64]

_COLOURS, _LONG_SIDE, _LEAST_AREA, _TOLERANCE = 72, 720, 3.0, 0.32
_FINE = 10  # the file's units per traced pixel: whole numbers are short to write


def traced(pixels: Pixels, note: str = "", wanted: tuple[int, int] | None = None) -> bytes:
    """The picture as an SVG file. note: text kept in <metadata>; wanted: its width and height where not its own."""
    width, height = wanted or (pixels.shape[1], pixels.shape[0])
    shrink = min(1.0, _LONG_SIDE / max(pixels.shape[:2]))
    size = (max(2, round(pixels.shape[1] * shrink)), max(2, round(pixels.shape[0] * shrink)))
    image = Image.fromarray(pixels, "RGBA").resize(size, Image.Resampling.LANCZOS)
    opaque = np.asarray(image.getchannel("A")) > 127
    if not opaque.all():
        over = spread(np.asarray(image, np.float32) * np.float32(1 / 255), 1.0) * 255
        image = Image.fromarray(over.astype(np.uint8), "RGB")
    # Grain would break into thousands of specks; a coarse layer below keeps slits between areas from showing.
    soft = image.convert("RGB").filter(ImageFilter.GaussianBlur(0.7))
    layers = [_limited(soft, 14, 7), _limited(soft, _COLOURS, 3)]
    head, clip = "", ""
    if opaque.all():
        labels, palette = layers[0]
        ground = palette[np.bincount(labels.ravel()).argmax()]
        head = f'<path color="{_hex(ground)}" d="{_path(_sheet(size))}"/>'
    else:
        layers = [(np.where(opaque, labels, -1), palette) for labels, palette in layers]
        outline = "".join(_path(loop) for loop in _outlines(opaque.astype(np.int64) - 1)[0])
        head = f'<clipPath id="c"><path clip-rule="evenodd" d="{outline}"/></clipPath>'
        clip = ' clip-path="url(#c)"'
    shapes = "".join(_shapes(labels, palette) for labels, palette in layers)
    box = f"0 0 {size[0] * _FINE} {size[1] * _FINE}"
    about = f"<metadata>{escape(note, quote=False)}</metadata>" if note else ""
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}" '
        f'preserveAspectRatio="none">{about}<g fill="currentColor" stroke="currentColor" stroke-width="8" '
        f'stroke-linejoin="round"{clip}>{head}{shapes}</g></svg>'
    )
    return text.encode()


def _limited(image: Image.Image, colours: int, clean: int) -> tuple[Whole, Pixels]:
    """Every pixel's number in a small palette, specks removed, and the palette."""
    key = palette_of(image, colours)
    flat = image.quantize(palette=key, dither=Image.Dither.NONE).filter(ImageFilter.ModeFilter(clean))
    palette = np.array((flat.getpalette() or []) + [0] * 768, np.uint8)[:768].reshape(-1, 3)
    return np.asarray(flat, np.int64), palette


def _shapes(labels: Whole, palette: Pixels) -> str:
    """Every area's outer rim, large areas first: what lies within another is painted over it, so holes need no path."""
    loops, owners = _outlines(labels)
    areas = np.array([_area(loop) for loop in loops])
    order = [i for i in np.argsort(-areas) if areas[i] >= _LEAST_AREA]
    return "".join(f'<path color="{_hex(palette[owners[i]])}" d="{_path(loops[i])}"/>' for i in order)


def _sheet(size: tuple[int, int]) -> Points:
    width, height = size
    return np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float64)


def _hex(colour: Pixels) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour.tolist())


def _area(loop: Points) -> float:
    x, y = loop[:, 0], loop[:, 1]
    return float((np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]) + x[-1] * y[0] - x[0] * y[-1]) / 2)


def _areas(points: Points, first: Whole) -> Points:
    """Of many loops at once, which lie one behind the other."""
    after = _neighbours(first, len(points))[1]
    x, y = points[:, 0], points[:, 1]
    found: Points = np.add.reduceat(x * y[after] - x[after] * y, first) / 2
    return found


def _path(loop: Points) -> str:
    """A closed polygon, relative and in whole numbers."""
    at = np.round(loop * _FINE).astype(np.int64)
    steps = np.diff(at, axis=0)
    words = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{at[0, 0]} {at[0, 1]}l{words}z" if len(steps) else ""


def _outlines(labels: Whole) -> tuple[list[Points], list[int]]:
    """Closed lines around every area with a label from 0 up, clockwise; holes run the other way round."""
    height, width = labels.shape
    padded = np.pad(labels, 1, constant_values=-1)
    own = padded[1:-1, 1:-1]
    starts, ends, turns, names = [], [], [], []
    # direction: 0 right along the top, 1 down the right side, 2 left along the bottom, 3 up the left side
    for turn, (dy, dx, fy, fx, ty, tx) in enumerate(
        ((-1, 0, 0, 0, 0, 1), (0, 1, 0, 1, 1, 1), (1, 0, 1, 1, 1, 0), (0, -1, 1, 0, 0, 0))
    ):
        other = padded[1 + dy : height + 1 + dy, 1 + dx : width + 1 + dx]
        y, x = np.nonzero((own != other) & (own >= 0))
        starts.append((y + fy) * (width + 1) + x + fx)
        ends.append((y + ty) * (width + 1) + x + tx)
        turns.append(np.full(y.size, turn))
        names.append(own[y, x])
    start, end, turn_of, name = (np.concatenate(part) for part in (starts, ends, turns, names))
    following = _following(start, end, turn_of, name, (height + 1) * (width + 1))
    middle = np.stack(
        ((start % (width + 1) + end % (width + 1)) / 2, (start // (width + 1) + end // (width + 1)) / 2), 1
    )
    order, first = _chains(following)
    if not first:
        return [], []
    points, starts_at = middle[order], np.array(first)
    lengths = np.diff(np.append(starts_at, len(points)))
    # Specks are let go before anything is done to them: in a mosaic nine loops of ten are specks.
    large = np.abs(_areas(points, starts_at)) >= _LEAST_AREA
    if not large.any():
        return [], []
    owners = name[np.array(order)[starts_at[large]]].tolist()
    points, lengths = points[np.repeat(large, lengths)], lengths[large]
    return _simplified(points, np.cumsum(lengths) - lengths), owners


def _following(start: Whole, end: Whole, turn: Whole, name: Whole, corners: int) -> list[int]:
    """For every edge the next one around its area; at a crossing the one that stays with the same pixel."""
    key = (name * corners + start) * 4 + turn
    rank = np.argsort(key)
    ordered = key[rank]
    found = np.full(key.size, -1)
    for bend in (1, 0, 3):
        wanted = (name * corners + end) * 4 + (turn + bend) % 4
        at = np.minimum(np.searchsorted(ordered, wanted), key.size - 1)
        fits = (ordered[at] == wanted) & (found < 0) if key.size else np.zeros(0, bool)
        found[fits] = rank[at[fits]]
    following: list[int] = found.tolist()
    return following


def _chains(following: list[int]) -> tuple[list[int], list[int]]:
    """Edges in the order of their loops, and where each loop begins."""
    seen = bytearray(len(following))
    order: list[int] = []
    first: list[int] = []
    for begin in range(len(following)):
        if seen[begin]:
            continue
        first.append(len(order))
        at = begin
        while not seen[at]:
            seen[at] = 1
            order.append(at)
            at = following[at]
    return order, first


def _simplified(points: Points, first: Whole) -> list[Points]:
    """All loops smoothed a little and thinned where they run straight."""
    before, after = _neighbours(first, len(points))
    points = (points[before] + 2 * points + points[after]) / 4
    for step in range(6):
        before, after = _neighbours(first, len(points))
        chord = points[after] - points[before]
        own = points - points[before]
        off = np.abs(chord[:, 0] * own[:, 1] - chord[:, 1] * own[:, 0]) / np.maximum(np.hypot(*chord.T), 1e-9)
        place = np.arange(len(points)) - np.repeat(first, np.diff(np.append(first, len(points))))
        keep = (off > _TOLERANCE) | (place % 2 == step % 2) | (place < 3)
        first = np.concatenate(([0], np.cumsum(np.add.reduceat(keep.astype(np.int64), first))[:-1]))
        points = points[keep]
    return np.split(points, first[1:])


def _neighbours(first: Whole, count: int) -> tuple[Whole, Whole]:
    last = np.append(first[1:], count) - 1
    before, after = np.arange(count) - 1, np.arange(count) + 1
    before[first], after[last] = last, first
    return before, after
