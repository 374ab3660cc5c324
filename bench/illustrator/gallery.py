"""Renders the gallery's prompts to contact sheets; it judges nothing: people look at the sheets.

python bench/illustrator/gallery.py [--out DIR] [--size 384] [--tile 384] [--list FILE.toml] [--only WORD] [PROMPT ...]
"""

from __future__ import annotations

import argparse
import io
import time
import tomllib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from dallery.illustrator import Order, Picture, illustrate

HERE = Path(__file__).parent
PER_SHEET = 30
COLUMNS = 6
CAPTION = 22
_FONTS = (
    "/usr/share/fonts/truetype/nanum/NanumGothic.ttf", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/noto/NotoSansKR-Regular.ttf", "/System/Library/Fonts/AppleSDGothicNeo.ttc",
)  # fmt: skip


def font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font with Korean letters where the machine has one."""
    for path in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, 14)
    return ImageFont.load_default(14)


def drawn(prompt: str, size: int, seed: int) -> tuple[Image.Image, Picture, float]:
    """One picture, its report, and the processor seconds it took."""
    start = time.process_time()
    picture = list(illustrate(Order(prompt, size, size, seed=seed)))[-1]
    assert isinstance(picture, Picture)
    spent = time.process_time() - start
    return Image.open(io.BytesIO(picture.image)).convert("RGB"), picture, spent


def sheet(prompts: list[str], size: int, tile: int, seed: int) -> Image.Image:
    """A contact sheet with the prompt under each picture; what was ignored is printed."""
    columns = min(COLUMNS, len(prompts))
    rows = -(-len(prompts) // columns)
    page = Image.new("RGB", (columns * tile, rows * (tile + CAPTION)), "white")
    pen, letters = ImageDraw.Draw(page), font()
    for at, prompt in enumerate(prompts):
        image, picture, spent = drawn(prompt, size, seed + at)
        x, y = at % columns * tile, at // columns * (tile + CAPTION)
        page.paste(image.resize((tile, tile), Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 4, y + tile + 2), prompt[: tile // 7], fill="black", font=letters)
        missed = picture.report.ignored + picture.report.undrawn
        print(f"{spent:.2f} s  {prompt}" + (f"  [left out: {', '.join(missed)}]" if missed else ""))
    return page


def main() -> None:
    """Writes sheet-1.webp and on."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("prompts", nargs="*")
    ask.add_argument("--out", type=Path, default=Path("gallery"))
    ask.add_argument("--list", type=Path, default=HERE / "prompts.toml")
    ask.add_argument("--only", default="")
    ask.add_argument("--size", type=int, default=384)
    ask.add_argument("--tile", type=int, default=384)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--quality", type=int, default=80)
    asked = ask.parse_args()
    lists = tomllib.loads(asked.list.read_text("utf-8")) if not asked.prompts else {"asked": asked.prompts}
    prompts = [prompt for one in lists.values() for prompt in one if asked.only in prompt]
    asked.out.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(prompts), PER_SHEET):
        page = sheet(prompts[at : at + PER_SHEET], asked.size, asked.tile, asked.seed + at)
        path = asked.out / f"sheet-{at // PER_SHEET + 1}.webp"
        page.save(path, "WEBP", quality=asked.quality, method=6)
        print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
