"""Puts photographs of pages on one sheet, each under its name; takes no photographs and refuses a sheet too heavy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

GROUND, LINE, INK = "#e9e6df", "#c9c4b8", "#3b3934"
LOOK_HEIGHT = 1.7  # of the width of a page: what is further down is cut off, as in a window
SHEET_LIMIT, STUDIO_LIMIT = 1_500_000, 400_000  # bytes


@dataclass(frozen=True)
class Print:
    """A photograph as it is hung: `width` in pixels on the sheet, `tall` its greatest height per width."""

    file: Path
    width: int
    tall: float = LOOK_HEIGHT
    caption: bool = True


def contact_sheet(photographs: list[Path], target: Path) -> None:
    """Every photograph, grouped by its page; phones half as wide as desks.  Pixels 2400 wide, at most 1.5 MB."""
    prints = [Print(one, 118 if _width(one) < 500 else 268, 2.2 if _width(one) < 500 else 0.9) for one in photographs]
    _save(_hang(prints, 2400, 14), target, SHEET_LIMIT)


def studio_sheet(folder: Path, target: Path) -> None:
    """What the README shows: three rows of pages in a desk's window, and phones under them.  At most 400 kB."""
    wide = ("wall-1280-ko-light", "image-1280-en-light", "editor-1280-en-dark", "talk-1280-ko-light",
            "grid-1280-en-dark", "lightbox-1280-ko-light")  # fmt: skip
    small = ("wall-390-ko-light", "image-390-en-dark", "editor-390-ko-light", "talk-390-en-dark", "grid-390-ko-light",
             "home-390-en-dark")  # fmt: skip
    desk = [Print(folder / f"{name}.png", 780, 0.672, False) for name in wide]
    phone = [Print(folder / f"{name}.png", 243, 2.16, False) for name in small]
    if all(one.file.exists() for one in (*desk, *phone)):
        _save(_hang([*desk, *phone], 1648, 24), target, STUDIO_LIMIT)


def _hang(prints: list[Print], width: int, gap: int) -> Image.Image:
    """Rows from left to right; a new row where the next print would not fit."""
    face = ImageFont.load_default(12)
    rows: list[list[tuple[Print, Image.Image]]] = [[]]
    taken = gap
    for one in prints:
        if taken + one.width + gap > width:
            rows.append([])
            taken = gap
        rows[-1].append((one, _cut(one)))
        taken += one.width + gap
    heights = [max(picture.height + (16 if one.caption else 0) for one, picture in row) for row in rows if row]
    sheet = Image.new("RGB", (width, sum(heights) + gap * (len(heights) + 1)), GROUND)
    draw = ImageDraw.Draw(sheet)
    top = gap
    for row, height in zip(rows, heights, strict=False):
        left = gap
        for one, picture in row:
            if one.caption:
                draw.text((left, top), one.file.stem[: one.width // 6], fill=INK, font=face)
            at = (left, top + (16 if one.caption else 0))
            sheet.paste(picture, at)
            draw.rectangle((*at, at[0] + picture.width - 1, at[1] + picture.height - 1), outline=LINE)
            left += one.width + gap
        top += height + gap
    return sheet


def _cut(one: Print) -> Image.Image:
    with Image.open(one.file) as opened:
        shown = opened.convert("RGB").crop((0, 0, opened.width, min(opened.height, int(opened.width * one.tall))))
    return shown.resize((one.width, max(1, round(shown.height * one.width / shown.width))), Image.Resampling.LANCZOS)


def _width(file: Path) -> int:
    with Image.open(file) as opened:
        return opened.width


def _save(sheet: Image.Image, target: Path, limit: int) -> None:
    """Writes WebP, as fine as the limit in bytes allows.  ValueError where no quality is small enough."""
    for quality in (86, 78, 70, 60, 50, 40, 30):
        sheet.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= limit:
            return
    raise ValueError(f"{target.name} does not fit into {limit} bytes")
