"""Photographs every page and state, and hangs them on sheets: python tests/browser/shots.py OUTDIR [name ...]

With names only those pages are taken anew; the sheets always show all that lies in OUTDIR.
"""

from __future__ import annotations

import functools
import io
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from PIL import Image, ImageFilter  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from dallery.domain.request import Size  # noqa: E402
from dallery.illustrator import Order, Picture, illustrate  # noqa: E402
from tests.browser import tour  # noqa: E402
from tests.browser.sheet import contact_sheet, studio_sheet  # noqa: E402
from tests.browser.stage import playing  # noqa: E402
from tests.browser.tour import Stop, hang, stops  # noqa: E402
from tests.web import staged_studio  # noqa: E402
from tests.web.staged_studio import StagedStudio  # noqa: E402

KO, EN = "ko-KR", "en-GB"
WIDE, PHONE, TINY, HUGE = (1280, 860), (390, 844), (360, 740), (3840, 2160)

RETOLD = {
    "밤으로 바꿔 줘": "눈 덮인 숲속의 여우, 밤, 수채화",
    "고양이를 넣어 줘": "눈 덮인 숲속의 여우와 고양이, 밤, 수채화",
    "make it a pencil drawing": "a fox in a snowy forest, pencil drawing",
}


def drawn(prompt: str, size: Size, seed: int, blur: int = 0) -> bytes:
    """What the built-in illustrator makes of it, in place of the tests' quick landscapes."""
    data = _illustrated(RETOLD.get(prompt, prompt), size, abs(seed) % 3)
    if not blur:
        return data
    out = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").filter(ImageFilter.GaussianBlur(blur)).save(out, "PNG")
    return out.getvalue()


@functools.cache
def _illustrated(prompt: str, size: Size, seed: int) -> bytes:
    scale = min(1.0, 768 / max(size.width, size.height))
    order = Order(
        prompt=prompt, width=max(256, round(size.width * scale)), height=max(256, round(size.height * scale)), seed=seed
    )
    last = list(illustrate(order))[-1]
    assert isinstance(last, Picture)
    return last.image


def photograph(
    browser: Browser, out: Path, base: str, shot: Stop, size: tuple[int, int], language: str, dark: bool
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if dark else "light",
        java_script_enabled=shot.script,
        is_mobile=size[0] < 500,
        has_touch=size[0] < 500,
    )
    page = context.new_page()
    page.goto(base + shot.path)
    page.wait_for_timeout(250)
    if shot.act is not None:
        shot.act(page)
        page.wait_for_timeout(250)
    settle(page)
    name = f"{shot.name}-{size[0]}-{language[:2]}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=out / name, full_page=shot.whole and size is not HUGE)
    context.close()


def settle(page: Page) -> None:
    """Waits for the pictures that load late, too."""
    page.evaluate(
        "Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"
    )


def looks(shot: Stop) -> list[tuple[tuple[int, int], str, bool]]:
    crossed = [(WIDE, KO, False), (PHONE, KO, False), (WIDE, EN, True), (PHONE, EN, True)]
    more = [(WIDE, EN, False), (PHONE, KO, True), (TINY, EN, False), (HUGE, KO, False)]
    return [*crossed, *more] if shot.all_looks else crossed


def main(out: Path, only: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        full, calm, bare, away = (Path(folder) / name for name in ("full", "calm", "bare", "away"))
        for each in (full, calm, bare, away):
            each.mkdir()
        studio = StagedStudio(full, pace=None, keys=("openai",))
        staged_studio.paint = tour.paint = drawn  # type: ignore[attr-defined]
        hung = StagedStudio(calm, pace=None)
        scenes: list[tuple[StagedStudio, dict[str, Any], list[Stop]]] = [
            (studio, {"default_model": "illustrator-1"}, stops(studio)),
            (hung, {"default_model": "illustrator-1"}, hang(hung)),
            (StagedStudio(bare, pace=None), {}, [Stop("first", "/", all_looks=True)]),
            (
                StagedStudio(away, pace=None),
                {"host": "0.0.0.0", "public_url": "http://localhost:{port}"},
                [Stop("needed", "/"), Stop("setup", "/setup?token=abc")],
            ),
        ]
        settled = StagedStudio(away, pace=None)
        settled.accounts.password = "correct horse"
        scenes.append(
            (settled, {"host": "0.0.0.0", "public_url": "http://localhost:{port}"}, [Stop("login", "/login")])
        )
        for stage, settings, wanted in scenes:
            with playing(stage, **settings) as base:
                for shot in wanted:
                    if not only or shot.name in only:
                        for size, language, dark in looks(shot):
                            photograph(browser, out, base, shot, size, language, dark)
        browser.close()
    contact_sheet(sorted(one for one in out.glob("*.png") if "-3840-" not in one.name), out / "sheet.webp")
    studio_sheet(out, out / "studio.webp")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
