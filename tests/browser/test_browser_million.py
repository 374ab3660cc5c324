"""The heavy user's walk: a large gallery, twenty jobs running, and nothing that is not seen is kept in the page.

`DALLERY_WALK_IMAGES=1000000` builds the whole gallery (half an hour); `DALLERY_WALK_HOME` takes the folder that
`bench/gallery_million.py sqlite --home` left.  How smooth it was is printed (`pytest -s`), never asserted.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from bench.gallery_rows import build
from dallery.domain.filter import Filter
from dallery.domain.job import Job, JobState
from dallery.domain.request import Size
from tests.browser.stage import playing
from tests.web.staged_studio import StagedStudio, paint

Visit = Callable[..., Page]
IMAGES = int(os.environ.get("DALLERY_WALK_IMAGES", "3000"))
SCREENS = 25 if IMAGES <= 10_000 else 200
MOST_TILES = 90  # in the page at 1280 x 800
MOST_NODES = 3_000  # all elements, with twenty cards and every filter
FOUND = Filter(words="빔", kinds=() if IMAGES <= 10_000 else ("variation",))  # of a million a few thousand
PATIENT = 20_000 if IMAGES <= 10_000 else 180_000  # ms for what changes every picture that was found
WATCH = """
window.smooth = { long: [], frames: [] };
new PerformanceObserver((list) => list.getEntries().forEach((one) => smooth.long.push(Math.round(one.duration))))
  .observe({ type: "longtask", buffered: true });
let last = 0;
requestAnimationFrame(function tick(now) {
  if (last) smooth.frames.push(now - last);
  last = now;
  requestAnimationFrame(tick);
});
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    kept = os.environ.get("DALLERY_WALK_HOME")
    if kept:
        return StagedStudio(Path(kept), pace=None)
    home = tmp_path_factory.mktemp("million")
    studio = StagedStudio(home, pace=None)
    build(studio.settings.rows_url, home, IMAGES)
    return studio


@pytest.fixture(scope="module")
def running(studio: StagedStudio) -> list[Job]:
    return [studio.put(f"고래 {number}", (JobState.SENDING, JobState.RESERVED)[number % 2]) for number in range(20)]


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio, running: list[Job]) -> Iterator[str]:
    with playing(studio, default_model="illustrator-1") as url:
        yield url


def tiles(page: Page) -> Locator:
    return page.locator("#wall > .tile")


def cards(page: Page) -> Locator:
    return page.locator("#cards > .card")


def begin(page: Page) -> float:
    page.evaluate("smooth.long = []; smooth.frames = []")
    return time.monotonic()


def tell(page: Page, what: str, began: float) -> None:
    """What it was like, for whoever reads along."""
    seen = json.loads(page.evaluate("JSON.stringify(smooth)"))
    frames = sorted(seen["frames"]) or [0.0]
    middle, late = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    print(f"{what:32} {time.monotonic() - began:6.1f} s  "
          f"frames: median {middle:.0f} ms, 95 of 100 within {late:.0f} ms; "
          f"tasks over 50 ms: {len(seen['long'])}, the longest {max(seen['long'], default=0)} ms")  # fmt: skip


def prompts(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('#wall img')].map((one) => one.alt)")
    return found


def search(page: Page, words: str) -> None:
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially(words)
    expect(page.locator(".chip span").first).to_contain_text(words)
    expect(page.locator("#found:not([data-uncounted])").or_(page.locator("#count"))).not_to_have_count(0)


def test_the_wall_is_walked_down_and_up_again_beside_twenty_jobs(
    visit: Visit, studio: StagedStudio, running: list[Job]
) -> None:
    page = visit("/")
    page.evaluate(WATCH)
    expect(cards(page)).to_have_count(20)
    newest = tiles(page).first.get_attribute("data-id")
    began, seen, most = begin(page), set(), 0
    for _ in range(SCREENS):
        page.mouse.wheel(0, 1600)
        page.wait_for_timeout(60)
        here = page.evaluate("[...document.querySelectorAll('#wall > .tile')].map((one) => one.dataset.id)")
        seen |= set(here)
        most = max(most, len(here))
    tell(page, f"down, {len(seen)} pictures", began)
    assert len(seen) > 300
    assert most < MOST_TILES
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    studio.show_partial(running[0], 0, 0, paint("a whale", Size(64, 64), 1, blur=8))  # while nobody looks up
    began = begin(page)
    while page.evaluate("scrollY") > 0:
        page.mouse.wheel(0, -6400)
        page.wait_for_timeout(30)
        assert tiles(page).count() < MOST_TILES
    expect(tiles(page).first).to_have_attribute("data-id", newest or "")
    expect(page.locator("#wall > .blank")).to_have_count(0)
    tell(page, "up again", began)
    expect(page.locator(f"#card-{running[0].id} img.partial")).to_be_visible()
    expect(cards(page)).to_have_count(20)


def test_a_letter_a_word_and_a_filter_find_what_they_should(visit: Visit, running: list[Job]) -> None:
    page = visit("/")
    page.evaluate(WATCH)
    for words in ("고", "sunset"):
        began = begin(page)
        search(page, words)
        expect(page).to_have_url(re.compile("q="))
        tell(page, f"search for {words}", began)
        assert prompts(page) and all(words in prompt for prompt in prompts(page))
    began = begin(page)
    page.locator("#panel > summary").click()
    page.get_by_role("checkbox", name="Edited").check(force=True)
    expect(page).to_have_url(re.compile("kind=edit"))
    expect(page.locator(".chip")).to_have_count(2)
    tell(page, "narrowed to edits", began)
    assert all("sunset" in prompt for prompt in prompts(page))
    expect(cards(page)).to_have_count(20)


def test_all_that_match_are_loved_kept_deleted_and_brought_back(visit: Visit, studio: StagedStudio) -> None:
    wanted, actor = FOUND, studio.owner()
    there = studio.collection.count(actor, wanted, 10**9)
    assert there > 24
    page = visit("/?" + urlencode([("q", wanted.words), *(("kind", kind) for kind in wanted.kinds)]))
    page.evaluate(WATCH)

    def act(button: str) -> None:
        if not page.locator("#bulk").get_attribute("open"):
            page.get_by_text("Select", exact=True).click()
        page.locator(".every").click()
        expect(page.locator("#picked-count")).to_contain_text("All")
        if button == "put":
            page.locator("#into > summary").click()
            page.locator("#into-name").fill("Soup")
        page.locator(f"#picked button[value={button}]").click()

    for button, said in (("favourite", "now."), ("put", f"{there:,} pictures were put into the album.")):
        began = begin(page)
        act(button)
        expect(page.locator(".toast")).to_contain_text(said, timeout=PATIENT)
        tell(page, f"{button}: {there:,} pictures", began)
    assert studio.collection.count(actor, replace(wanted, favourite=True), 10**9) == there
    (album,) = [each for each in studio.collection.album_names(actor) if each.name == "Soup"]
    assert studio.collection.count(actor, Filter(album=album.id), 10**9) == there
    began = begin(page)
    act("delete")
    expect(page.locator(".toast")).to_contain_text(f"{there:,} pictures were deleted.", timeout=PATIENT)
    expect(page.get_by_role("heading", name="Nothing fits all of this")).to_be_visible()
    page.locator(".toast button").click()
    expect(page.locator(".toast")).to_contain_text("are back.", timeout=PATIENT)
    expect(tiles(page).first).to_be_visible()
    tell(page, "deleted, and undone", began)
    assert studio.collection.count(actor, wanted, 10**9) == there


def test_a_large_picture_goes_on_by_keys(visit: Visit) -> None:
    page = visit("/?q=sunset")
    page.evaluate(WATCH)
    names = page.evaluate("[...document.querySelectorAll('#wall > .tile')].slice(0, 9).map((one) => one.dataset.id)")
    began = begin(page)
    tiles(page).first.locator("a").click()
    for here, name in pairwise(names):
        expect(page.locator(f"#facts-panel [href*={here}]").first).to_be_attached()  # its neighbours are known
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(name))
    page.keyboard.press("Escape")
    expect(page.locator("#lightbox")).to_be_hidden()
    tell(page, "eight pictures on, large", began)
    expect(cards(page)).to_have_count(20)
