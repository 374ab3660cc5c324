"""Photographs every page and state: python tests/browser/shots.py OUTDIR [name ...]"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.stage import playing  # noqa: E402
from tests.browser.tour import Stop, stops  # noqa: E402
from tests.web.staged_studio import StagedStudio  # noqa: E402

KO, EN = "ko-KR", "en-GB"
WIDE, PHONE, TINY, HUGE = (1280, 860), (390, 844), (360, 740), (3840, 2160)
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
    page.screenshot(path=out / name, full_page=size is not HUGE)
    context.close()


def settle(page: Page) -> None:
    """Waits for the pictures that load late, too."""
    page.evaluate(
        "Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"
    )


def looks(shot: Stop) -> list[tuple[tuple[int, int], str, bool]]:
    few = [(WIDE, KO, False), (PHONE, KO, False)]
    return [*few, (WIDE, EN, True), (PHONE, EN, True), (TINY, EN, False), (HUGE, KO, False)] if shot.all_looks else few


def main(out: Path, only: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        full, bare, away = (Path(folder) / name for name in ("full", "bare", "away"))
        for each in (full, bare, away):
            each.mkdir()
        studio = StagedStudio(full, pace=None, keys=("openai",))
        scenes: list[tuple[StagedStudio, dict[str, Any], list[Stop]]] = [
            (studio, {"default_model": "illustrator-1"}, stops(studio)),
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
