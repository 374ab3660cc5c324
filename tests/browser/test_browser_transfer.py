"""A person takes a gallery along and brings it in elsewhere, through the page; what is broken says why."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from dallery.domain.filter import Filter
from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.browser.stage import playing
from tests.web.staged_studio import StagedStudio, paint

Visit = Callable[..., Page]
PATIENCE = 30_000  # milliseconds
PROMPTS = ("a fox in the snow", "눈 속의 여우", "a house by the sea")
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Path:
    """What somebody downloaded from another Dallery."""
    studio = StagedStudio(tmp_path_factory.mktemp("there"), pace=None)
    for prompt in PROMPTS:
        studio.put(prompt, JobState.DONE, images=1, size=Size(32, 24), cost=0)
    path = tmp_path_factory.mktemp("downloads") / "gallery.zip"
    with playing(studio) as url:
        page = chromium.new_page(base_url=url, locale="en-GB")
        page.goto("/transfer")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download everything").click()
        download.value.save_as(path)
        expect(page).to_have_url(f"{url}/transfer")  # the page stays
        page.close()
    return path


@pytest.fixture
def studio(tmp_path: Path) -> StagedStudio:
    return StagedStudio(tmp_path / "here", pace=None)


@pytest.fixture
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


def test_what_was_chosen_is_said_in_the_readers_language_until_it_is_sent(visit: Visit, archive: Path) -> None:
    page = visit("/transfer")
    chosen = page.locator(".chosen")
    expect(chosen).to_have_text("Nothing chosen yet")
    page.locator("#files").focus()
    page.locator("#files").set_input_files(archive)
    expect(chosen).to_have_text("gallery.zip")
    page.locator("#files").set_input_files([archive, Path(__file__)])
    expect(chosen).to_have_text("2 files")
    page.locator("#files").set_input_files(archive)
    page.locator("#import button.primary").click()
    expect(chosen).to_have_text("Nothing chosen yet")


def bring(page: Page, *files: Path) -> Locator:
    """The lines that say what became of the files."""
    page.locator("#files").set_input_files(files)
    page.locator("#import button.primary").click()
    return page.locator("#uploads > li")


def test_a_gallery_comes_in_elsewhere_with_all_that_was_known_and_only_once(visit: Visit, archive: Path) -> None:
    names = zipfile.ZipFile(archive).namelist()
    assert len([name for name in names if name.startswith("images/")]) == 3 and "gallery.jsonl" in names
    page = visit("/transfer")
    seen: list[tuple[str, bool]] = []

    def look(route: Route) -> None:
        line = page.locator("#uploads > li")
        seen.append((line.inner_text(), line.locator("progress").is_visible()))
        route.continue_()

    page.route("**/transfer/import", look)
    line = bring(page, archive)
    expect(line).to_contain_text("Added: 3", timeout=PATIENCE)
    [(words, moving)] = seen  # while it was on its way
    assert "gallery.zip" in words and "0 %" in words and moving
    expect(line.locator("progress")).to_have_count(0)
    page.unroute("**/transfer/import")
    lines = bring(page, archive)
    expect(lines.last).to_contain_text("Known already: 3", timeout=PATIENCE)
    page.goto("/")
    alts = page.locator("#wall .tile img").evaluate_all("all => all.map((one) => one.alt)")
    assert alts == list(reversed(PROMPTS))  # as they hung there
    page.locator("#wall .tile a").first.click()
    page.locator("#lightbox-facts").click()
    expect(page.locator("#facts-panel h1")).to_have_text(PROMPTS[-1])


def test_loose_pictures_come_in_one_by_one_and_what_is_none_says_why(
    visit: Visit, studio: StagedStudio, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.png").write_bytes(paint(name, Size(40, 30), 1))
    (tmp_path / "notes.png").write_bytes(b"not a picture at all")
    page = visit("/transfer")
    lines = bring(page, tmp_path / "one.png", tmp_path / "notes.png", tmp_path / "two.png")
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("Added: 1", timeout=PATIENCE)
    expect(lines.nth(1)).to_contain_text("neither a ZIP nor a PNG, JPEG or WebP picture", timeout=PATIENCE)
    expect(lines.nth(2)).to_contain_text("Added: 1", timeout=PATIENCE)  # one that is refused stops no other
    page.evaluate(DROP, ["dropped.png", base64.b64encode(paint("dropped", Size(40, 30), 2)).decode()])
    expect(lines.nth(3)).to_contain_text("Added: 1", timeout=PATIENCE)
    assert studio.collection.count(studio.owner(), Filter(kinds=("import",))) == 3


def test_a_broken_archive_says_why_and_takes_nothing_half(
    visit: Visit, studio: StagedStudio, archive: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(archive.read_bytes()[:-200])
    foreign = io.BytesIO()
    with zipfile.ZipFile(foreign, "w") as made:
        made.writestr("readme.txt", "holiday")
    (tmp_path / "holiday.zip").write_bytes(foreign.getvalue())
    page = visit("/transfer", lang="ko")
    lines = bring(page, cut, tmp_path / "holiday.zip")
    for line in (lines.nth(0), lines.nth(1)):
        expect(line).to_contain_text("ZIP이 손상되었거나", timeout=PATIENCE)
    assert studio.collection.count(studio.owner(), Filter()) == 0


def test_an_archive_with_one_damaged_picture_brings_the_others(
    visit: Visit, studio: StagedStudio, archive: Path, tmp_path: Path
) -> None:
    bent = tmp_path / "bent.zip"
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(bent, "w") as made:
        first = next(name for name in whole.namelist() if name.startswith("images/"))
        for name in whole.namelist():
            made.writestr(name, whole.read(name)[:60] if name == first else whole.read(name))
    line = bring(visit("/transfer"), bent)
    expect(line).to_contain_text("Added: 2", timeout=PATIENCE)
    expect(line).to_contain_text("Not taken: 1")
    expect(line.locator(".why")).to_contain_text(Path(first).name)
    assert studio.collection.count(studio.owner(), Filter()) == 2


def test_a_connection_that_breaks_is_said_and_the_file_can_be_sent_again(
    chromium: Browser, server_url: str, archive: Path
) -> None:
    page = chromium.new_page(base_url=server_url, locale="en-GB")
    page.goto("/transfer")
    page.route("**/transfer/import", lambda route: route.abort())
    expect(bring(page, archive)).to_contain_text("The connection broke.", timeout=PATIENCE)
    page.unroute("**/transfer/import")
    expect(bring(page, archive).last).to_contain_text("Added: 3", timeout=PATIENCE)
    page.close()
