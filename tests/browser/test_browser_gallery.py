"""People in the gallery: finding, selecting in every way, many at once, a wall without an end, jobs as they happen."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dallery.collection import Selection
from dallery.domain.filter import Filter
from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.browser.stage import playing
from tests.web.staged_studio import StagedStudio, paint

Visit = Callable[..., Page]
SHAPES = (Size(12, 8), Size(8, 12), Size(8, 8))
MANY = 150
MOST_NODES = 90  # tiles in the page at 1280 x 800, however far one has scrolled


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    studio = StagedStudio(tmp_path_factory.mktemp("gallery"), pace=0.3)
    for number in range(MANY):
        studio.put(f"여우 {number}", JobState.DONE, images=1, size=SHAPES[number % 3], cost=0)
    for number in range(6):
        studio.put(f"길고양이 {number}", JobState.DONE, images=1, size=SHAPES[number % 3], cost=20_000)
    return studio


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio, default_model="illustrator-1") as url:
        yield url


@pytest.fixture(autouse=True)
def tidy(studio: StagedStudio) -> Iterator[None]:
    """What a walk deleted or loved is as before for the next one."""
    yield
    actor = studio.owner()
    studio.collection.put_back(actor, Selection(every=Filter(deleted=True)))
    studio.collection.favourite(actor, Selection(every=Filter(favourite=True)), False)


def tiles(page: Page) -> Locator:
    return page.locator("#wall > .tile")


def picked(page: Page) -> Locator:
    return page.locator("#picked-count")


def search(page: Page, words: str) -> None:
    page.locator("#q").fill(words)
    expect(page).to_have_url(re.compile(r"\?q="))


def test_one_letter_is_searched_as_it_is_typed(visit: Visit) -> None:
    page = visit("/", lang="ko")
    page.locator("#q").press_sequentially("고")
    expect(tiles(page)).to_have_count(6)
    expect(page.locator("#count")).to_have_text("그림 6장")
    expect(page).to_have_url(re.compile(r"\?q=%EA%B3%A0$"))
    page.reload()
    expect(page.locator("#q")).to_have_value("고")
    expect(tiles(page)).to_have_count(6)
    page.locator(".chip").click()
    expect(page.locator("#count")).to_have_text(f"그림 {MANY + 6}장")
    expect(page.locator("#q")).to_have_value("")


def test_a_lone_consonant_is_not_searched_yet(visit: Visit) -> None:
    page = visit("/", lang="ko")
    page.locator("#q").fill("길ㄱ")  # what stands there while the next letter is being composed
    expect(tiles(page)).to_have_count(6)
    expect(page).to_have_url(re.compile(r"\?q=%EA%B8%B8$"))
    expect(page.locator("#q")).to_have_value("길ㄱ")


def test_filters_apply_at_once_and_the_way_back_takes_them_off(visit: Visit) -> None:
    page = visit("/")
    page.locator("#panel > summary").click()
    page.get_by_role("checkbox", name="12 × 8").check(force=True)
    expect(page).to_have_url(re.compile("size=12x8"))
    expect(page.locator("#tally")).to_have_text("1")
    expect(page.locator("#count")).to_have_text(f"{(MANY + 6) // 3} pictures")
    page.locator("#cost_from").fill("0.01")
    expect(tiles(page)).to_have_count(2)
    page.go_back()
    expect(page.locator("#count")).to_have_text(f"{MANY + 6} pictures")
    expect(page.get_by_role("checkbox", name="12 × 8")).not_to_be_checked()


def test_nothing_found_helps_on(visit: Visit) -> None:
    page = visit("/?q=zeppelin&colour=cyan")
    expect(page.get_by_role("heading", name="Nothing fits all of this")).to_be_visible()
    page.get_by_role("link", name="Clear all filters").last.click()
    expect(tiles(page).first).to_be_visible()


def test_the_wall_goes_on_and_keeps_nothing_that_is_not_seen(visit: Visit) -> None:
    page = visit("/")
    at_first = tiles(page).first.bounding_box()
    seen: set[str] = set()
    for _ in range(60):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(40)
        seen |= set(page.evaluate("[...document.querySelectorAll('#wall > .tile')].map((one) => one.dataset.id)"))
        assert tiles(page).count() < MOST_NODES
        if len(seen) == MANY + 6:
            break
    assert len(seen) == MANY + 6
    page.evaluate("scrollTo(0, 0)")
    expect(tiles(page).first).to_have_attribute("data-id", max(seen))
    expect(page.locator("#wall > .blank")).to_have_count(0)
    assert tiles(page).first.bounding_box() == at_first


def test_the_script_hangs_every_picture_where_the_style_sheet_did(visit: Visit) -> None:
    first = "[...document.querySelectorAll('#wall > .tile')].slice(0, 12)"
    where = f"{first}.map((one) => one.getBoundingClientRect().toJSON())"
    plain, live = visit("/", script=False), visit("/")
    boxes = [plain.evaluate(where), live.evaluate(where)]
    for one, other in zip(*boxes, strict=True):
        for side in ("left", "width", "height"):
            assert abs(one[side] - other[side]) < 1, (one, other)


def test_the_way_back_leads_to_the_same_place(visit: Visit) -> None:
    page = visit("/")
    for _ in range(8):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(60)
    seen = "[...document.querySelectorAll('#wall a')].find((one) => one.getBoundingClientRect().top > 200)"
    name, height = page.evaluate(f"[{seen}.getAttribute('href'), scrollY]")
    assert height > 1000
    page.evaluate(f"location.assign('{name}')")
    page.wait_for_url(f"**{name}")
    page.go_back()
    expect(page.locator(f"#wall a[href='{name}']")).to_be_in_viewport()


def test_clicks_and_shift_select_a_range(visit: Visit) -> None:
    page = visit("/")
    tiles(page).nth(1).hover()
    tiles(page).nth(1).locator(".pick").click()
    tiles(page).nth(5).locator("a").click(modifiers=["Shift"])
    expect(picked(page)).to_have_text("5 selected")
    tiles(page).nth(3).locator("a").click()
    expect(picked(page)).to_have_text("4 selected")
    page.keyboard.press("Escape")
    expect(page.locator("#picked")).to_be_hidden()
    expect(page.locator("#wall .taken")).to_have_count(0)


def test_a_frame_drawn_with_the_mouse_selects_what_it_touches(visit: Visit) -> None:
    page = visit("/")
    first, last = tiles(page).nth(0).bounding_box(), tiles(page).nth(2).bounding_box()
    assert first is not None and last is not None
    page.mouse.move(first["x"] - 12, first["y"] + 20)  # the page's margin is free ground
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 60, steps=5)
    expect(page.locator(".marquee")).to_be_visible()
    page.mouse.up()
    expect(picked(page)).to_have_text("3 selected")
    expect(page.locator(".marquee")).to_have_count(0)


def test_a_long_press_and_a_swipe_select_on_a_phone(visit: Visit) -> None:
    page = visit("/", width=390, has_touch=True, is_mobile=True)
    page.evaluate("document.getElementById('gallery').scrollIntoView()")
    height = page.evaluate("scrollY")
    boxes = [tiles(page).nth(at).bounding_box() for at in (0, 2)]
    touch = page.context.new_cdp_session(page)
    (x0, y0), (x1, y1) = [(box["x"] + 30, box["y"] + 30) for box in boxes if box is not None]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x0, "y": y0}]})
    expect(picked(page)).to_have_text("1 selected")
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x1, "y": y1}]})
    expect(picked(page)).to_have_text("3 selected")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert page.evaluate("scrollY") == height
    page.wait_for_timeout(100)
    tiles(page).nth(3).tap()
    expect(picked(page)).to_have_text("4 selected")


def test_the_keyboard_selects_and_walks(visit: Visit) -> None:
    page = visit("/")
    tiles(page).first.locator("a").focus()
    page.keyboard.press("x")
    expect(picked(page)).to_have_text("1 selected")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    expect(picked(page)).to_have_text("3 selected")
    page.keyboard.press("Shift+ArrowLeft")
    expect(picked(page)).to_have_text("2 selected")
    for _ in range(12):
        page.keyboard.press("ArrowDown")  # far below what was there at first
    expect(page.locator("#wall .tile a:focus")).to_be_in_viewport()
    page.keyboard.press("Control+a")
    expect(picked(page)).to_have_text(f"All {MANY + 6} selected")
    page.keyboard.press("Escape")
    expect(page.locator("#picked")).to_be_hidden()


def test_all_that_match_are_loved_in_one_request(visit: Visit, studio: StagedStudio) -> None:
    page = visit("/")
    search(page, "여우")
    expect(page.locator("#count")).to_have_text(f"{MANY} pictures")
    page.get_by_text("Select", exact=True).click()
    page.locator(".every").click()
    expect(picked(page)).to_have_text(f"All {MANY} selected")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)
    page.locator("#picked button[value=favourite]").click()
    expect(page.locator(".toast")).to_contain_text(f"{MANY} pictures are favourites now.")
    assert len([url for url in asked if url.endswith("/selection")]) == 1
    assert studio.collection.count(studio.owner(), Filter(favourite=True)) == MANY
    expect(page.locator("#wall .liked").first).to_be_visible()


def test_deleted_pictures_come_back(visit: Visit) -> None:
    page = visit("/?q=길고양이")
    tiles(page).first.locator("a").focus()
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowRight")
    page.locator("#picked button[value=delete]").click()
    expect(tiles(page)).to_have_count(4)
    expect(page.locator(".toast")).to_contain_text("2 pictures were deleted.")
    expect(page.locator("#count")).to_have_text("4 pictures")
    page.locator(".toast button").click()
    expect(tiles(page)).to_have_count(6)
    expect(page.locator(".toast")).to_contain_text("2 pictures are back.")


def test_an_album_is_filled_from_the_selection(visit: Visit) -> None:
    page = visit("/?q=길고양이")
    page.get_by_text("Select", exact=True).click()
    page.locator(".every").click()
    page.locator("#into > summary").click()
    page.locator("#into-name").fill("Street cats")
    page.locator("#into button[value=put]").click()
    expect(page.locator(".toast")).to_contain_text("6 pictures were put into the album.")
    page.goto("/albums")
    page.get_by_role("link", name="Street cats").click()
    expect(tiles(page)).to_have_count(6)
    expect(page.get_by_role("heading", level=1)).to_have_text("Street cats")


def test_the_selection_is_downloaded_as_a_zip(visit: Visit, studio: StagedStudio, tmp_path: Path) -> None:
    if not hasattr(studio.collection, "export"):
        pytest.skip("the desk cannot export yet")
    page = visit("/?q=길고양이")
    tiles(page).first.locator("a").focus()
    page.keyboard.press("x")
    with page.expect_download() as download:
        page.locator("#picked button[value=export]").click()
    path = tmp_path / "out.zip"
    download.value.save_as(path)
    names = zipfile.ZipFile(path).namelist()
    assert "gallery.jsonl" in names
    assert len([name for name in names if name.startswith("images/")]) == 1
    expect(picked(page)).to_have_text("1 selected")  # the page and its selection stay


def test_a_job_lives_on_the_wall_from_the_queue_to_the_picture(visit: Visit, studio: StagedStudio) -> None:
    job = studio.put("a whale in the making")
    page = visit("/")
    card = page.locator(f"#card-{job.id}")
    expect(card).to_contain_text("Waiting for its turn")
    studio._jobs.claim(job.id, "stage")
    studio._hub.publish(job.id, "state")
    expect(card).to_contain_text("Drawing your picture")
    studio.show_partial(job, 0, 0, paint("a whale", Size(64, 64), 1, blur=8))
    expect(card.locator("img.partial")).to_be_visible()
    page.reload()  # in the middle of the job
    expect(card.locator("img.partial")).to_be_visible()
    page.evaluate("window.still = true")
    studio._jobs.received(job.id, 1)
    studio._hub.publish(job.id, "state")
    expect(card).to_contain_text("Saving your picture")
    studio._settle(job.id, JobState.DONE, [studio._picture(paint("a whale", Size(8, 8), 2), Size(8, 8), 0)], cost=0)
    studio._hub.publish(job.id, "ended")
    expect(page.locator("#now-news")).to_contain_text("Here is your picture")
    expect(tiles(page).first.locator("img")).to_have_attribute("alt", "a whale in the making")
    expect(card).to_have_count(0)
    assert page.evaluate("window.still") is True


def test_a_failure_while_nobody_looked_is_told_until_it_is_put_away(visit: Visit, studio: StagedStudio) -> None:
    job = studio.put("a job that fails", JobState.SENDING)
    page = visit("/")
    card = page.locator(f"#card-{job.id}")
    expect(card).to_be_visible()
    page.goto("/transfer")
    studio._settle(job.id, JobState.FAILED_FREE, [], cost=0)
    page.goto("/")
    expect(card).to_contain_text("It cost nothing.")
    card.get_by_role("button", name="Put away").click()
    expect(card).to_have_count(0)
    page.reload()
    expect(card).to_have_count(0)


def test_twenty_jobs_need_one_stream_and_one_can_be_cancelled(visit: Visit, studio: StagedStudio) -> None:
    states = (JobState.SENDING, JobState.RESERVED)
    made = [studio.put(f"whale {number}", states[number % 2]) for number in range(20)]
    page = visit("/")
    streams: list[str] = []
    page.on("request", lambda one: streams.append(one.url) if "/events" in one.url else None)
    page.reload()
    expect(page.locator("#cards > .card")).to_have_count(20)
    card = page.locator(f"#card-{made[1].id}")
    card.get_by_role("button", name="Cancel").click()
    expect(card).to_contain_text("You stopped this job.")
    assert len(streams) == 1
    for job in made:
        studio.cancel(studio.owner(), job.id)
        if job.state is JobState.SENDING:
            studio._settle(job.id, JobState.CANCELLED, [], cost=0)
            studio._hub.publish(job.id, "ended")
    expect(page.locator("#cards > .card")).to_have_count(0, timeout=15_000)


def test_without_script_many_are_marked_and_deleted(visit: Visit) -> None:
    page = visit("/?q=길고양이", script=False)
    for at in (0, 2):
        page.locator("#wall input[type=checkbox]").nth(at).check()
    page.get_by_text("Select", exact=True).click()
    page.locator("#picked button[value=delete]").click()
    expect(page.get_by_text("2 pictures were deleted.")).to_be_visible()
    expect(tiles(page)).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(tiles(page)).to_have_count(6)
