"""Photographs every page and state, and hangs them on sheets: python tests/browser/shots.py OUTDIR [name ...]

With names only those pages are taken anew; the sheets always show all that lies in OUTDIR.
A page that cannot be taken is named at the end, the others are taken all the same, and the exit code is 1.
"""

from __future__ import annotations

import functools
import io
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from PIL import Image, ImageFilter  # noqa: E402
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright  # noqa: E402

from dallery.domain.request import Size  # noqa: E402
from dallery.illustrator import Order, Picture, illustrate  # noqa: E402
from tests.browser import tour  # noqa: E402
from tests.browser.sheet import contact_sheet, studio_sheet  # noqa: E402
from tests.browser.stage import playing  # noqa: E402
from tests.browser.tour import Stop, hang, stops  # noqa: E402
from tests.web import staged_studio  # noqa: E402
from tests.web.staged_studio import StagedStudio  # noqa: E402

PATIENCE = 20_000  # milliseconds for one step of a page, on a machine that has other work, too
KO, EN = "ko-KR", "en-GB"
WIDE, PHONE, TINY, HUGE = (1280, 860), (390, 844), (360, 740), (3840, 2160)

Look = tuple[tuple[int, int], str, bool]
"""How wide and high the window is in pixels, in which language, and whether it is dark."""

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


def photograph(browser: Browser, target: Path, base: str, shot: Stop, look: Look) -> None:
    """Takes one page in one look to `target`.  playwright.Error where it cannot be brought there."""
    size, language, dark = look
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if dark else "light",
        java_script_enabled=shot.script,
        is_mobile=size[0] < 500,
        has_touch=size[0] < 500,
    )
    try:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        answer = page.goto(base + shot.path)
        if answer is None or answer.status == 500:
            raise Error("the page itself is broken")
        page.wait_for_timeout(250)
        if shot.act is not None:
            shot.act(page)
            page.wait_for_timeout(250)
        settle(page)
        page.screenshot(path=target, full_page=shot.whole and size is not HUGE)
    finally:
        context.close()


def settle(page: Page) -> None:
    """Waits for the pictures that load late, too."""
    page.evaluate(
        "Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"
    )


def looks(shot: Stop) -> list[Look]:
    crossed = [(WIDE, KO, False), (PHONE, KO, False), (WIDE, EN, True), (PHONE, EN, True)]
    more = [(WIDE, EN, False), (PHONE, KO, True), (TINY, EN, False), (HUGE, KO, False)]
    return [*crossed, *more] if shot.all_looks else crossed


def opened(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])


def take(browser: Browser, out: Path, base: str, shot: Stop) -> list[str]:
    """Takes a page in all its looks; returns the names of those that did not come about."""
    missing = []
    for look in looks(shot):
        name = f"{shot.name}-{look[0][0]}-{look[1][:2]}-{'dark' if look[2] else 'light'}"
        try:
            photograph(browser, out / f"{name}.png", base, shot, look)
        except Error:
            traceback.print_exc(limit=-1)
            missing.append(name)
    return missing


def scenes(folder: Path) -> Iterator[tuple[StagedStudio, dict[str, Any], list[Stop]]]:
    """Studios, the settings they are served with and the pages to take there; each is furnished in its turn."""
    full, calm, bare, away = (Path(folder) / name for name in ("full", "calm", "bare", "away"))
    for each in (full, calm, bare, away):
        each.mkdir()
    studio = StagedStudio(full, pace=None, keys=("openai",))
    yield studio, {"default_model": "illustrator-1"}, stops(studio)
    hung = StagedStudio(calm, pace=None)
    yield hung, {"default_model": "illustrator-1"}, hang(hung)
    yield StagedStudio(bare, pace=None), {}, [Stop("first", "/", all_looks=True)]
    open_to_all = {"host": "0.0.0.0", "public_url": "http://localhost:{port}"}
    yield StagedStudio(away, pace=None), open_to_all, [Stop("needed", "/"), Stop("setup", "/setup?token=abc")]
    settled = StagedStudio(away, pace=None)
    settled.accounts.password = "correct horse"
    yield settled, open_to_all, [Stop("login", "/login")]


def main(out: Path, only: list[str]) -> int:
    """Takes what is asked for and hangs it; returns the exit code."""
    out.mkdir(parents=True, exist_ok=True)
    staged_studio.paint = tour.paint = drawn  # type: ignore[attr-defined]
    missing: list[str] = []
    known: set[str] = set()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = opened(playwright)
        for stage, settings, wanted in scenes(Path(folder)):
            known |= {shot.name for shot in wanted}
            with playing(stage, **settings) as base:
                for shot in wanted:
                    if not browser.is_connected():  # it fell over; the next page gets a new one
                        browser = opened(playwright)
                    if not only or shot.name in only:
                        missing += take(browser, out, base, shot)
        browser.close()
    missing += [f"{name} (no such page)" for name in only if name not in known]
    contact_sheet(sorted(one for one in out.glob("*.png") if "-3840-" not in one.name), out / "sheet.webp")
    studio_sheet(out, out / "studio.webp")
    for name in missing:
        print("not taken:", name, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
