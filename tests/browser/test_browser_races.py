"""People who are quicker than the server, look at something else meanwhile, or go back: nothing of theirs is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.browser.stage import fake, playing
from tests.web.staged_studio import StagedStudio

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    studio = fake(tmp_path_factory.mktemp("races"), 0.05)
    for number in range(40):
        studio.put(f"fox {number}", JobState.DONE, images=1, size=Size(12, 8), cost=0)
    return studio


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


def slowly(page: Page, address: str, seconds: float = 1.0) -> None:
    """Answers of this address take so long."""
    page.route(re.compile(address), lambda route: (time.sleep(seconds), route.continue_()))


def order(page: Page, words: str) -> None:
    page.locator("#prompt").fill(words)
    page.locator("#prompt").press("Control+Enter")


def first(page: Page, alt: str) -> None:
    expect(page.locator("#wall .tile img").first).to_have_attribute("alt", alt, timeout=30_000)


def test_words_written_while_the_order_is_on_its_way_stay(visit: Visit) -> None:
    page = visit("/")
    slowly(page, r":\d+/$")
    order(page, "a first idea")
    page.locator("#prompt").press_sequentially(" and a second one")
    page.evaluate("document.dispatchEvent(new CustomEvent('dallery:use', "
                  "{ detail: document.querySelector('#wall .tile').dataset.id }))")  # fmt: skip
    there = page.locator("#cards .card", has_text="a first idea").or_(page.locator("#wall img[alt='a first idea']"))
    expect(there.first).to_be_visible()
    expect(page.locator("#prompt")).to_have_value("a first idea and a second one")
    expect(page.locator(".reference")).to_have_count(1)
    page.reload()
    expect(page.locator("#prompt")).to_have_value("a first idea and a second one")
    page.locator(".reference button").click()
    page.locator("#prompt").fill("")


def test_a_late_answer_does_not_undo_what_is_being_written(visit: Visit) -> None:
    page = visit("/")
    page.locator("details.more summary, .fold:not(.sizes) summary").first.click()
    slowly(page, r":\d+/$")
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/")):
        page.locator("#style").select_option(index=1)
        page.locator("#seed").press_sequentially("4242", delay=120)
    page.wait_for_timeout(200)
    expect(page.locator("#seed")).to_have_value("4242")


def test_tab_leaves_the_prompt_after_its_last_blank(visit: Visit) -> None:
    page = visit("/prompts", width=1280)
    page.goto("/")
    page.locator("#help summary").click()
    page.locator("#help [data-template]").first.click()
    page.locator("h1, .gallery").last.click(position={"x": 2, "y": 2})
    page.locator("#prompt").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.locator("#prompt")).not_to_be_focused()
    page.locator("#prompt").fill("")


def test_a_new_picture_is_counted_and_hangs_where_it_fits_what_is_sought(visit: Visit) -> None:
    page = visit("/?q=castle")
    expect(page.locator(".nothing")).to_be_visible()
    order(page, "a castle in the rain")
    first(page, "a castle in the rain")
    expect(page.locator("#cards .card")).to_have_count(0)
    order(page, "a second castle")
    first(page, "a second castle")
    expect(page.locator("#count")).to_have_text("2 pictures")


def test_a_new_picture_that_does_not_fit_what_is_sought_waits_on_its_card(visit: Visit) -> None:
    page = visit("/?q=fox")
    order(page, "a whale under the ice")
    card = page.locator("#cards .card[data-state='done']", has_text="a whale under the ice")
    expect(card).to_be_visible(timeout=30_000)
    page.wait_for_timeout(3000)  # longer than a card whose picture hangs on the wall stays
    expect(card).to_be_visible()
    card.get_by_role("button", name="Put away").click()
    expect(page.locator("#cards .card")).to_have_count(0)


def test_the_way_back_leads_to_the_wall_after_a_picture_was_left_for_another_page(visit: Visit) -> None:
    page = visit("/")
    page.locator("#wall .tile a").nth(2).click()
    expect(page.locator("#lightbox-edit")).to_be_enabled()
    page.locator("#lightbox-edit").click()
    expect(page).to_have_url(re.compile("/edit$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/images/img_[^/]*$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r":\d+/$"))
    expect(page.locator("#wall .tile").first).to_be_visible()
    expect(page.locator("article#picture")).to_have_count(0)


def test_a_picture_is_loved_in_the_panel_of_facts_without_leaving_it(visit: Visit) -> None:
    page = visit("/")
    tile = page.locator("#wall .tile").nth(1)
    tile.locator("a").click()
    expect(page.locator("#lightbox-edit")).to_be_enabled()
    page.keyboard.press("i")
    star = page.locator("#facts-panel form[data-act=favourite] button")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#lightbox-favourite")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#lightbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#wall .tile.liked")).to_have_count(1)


def test_a_picture_is_closed_where_it_was_opened_and_the_way_forward_opens_it_again(visit: Visit) -> None:
    page = visit("/")
    page.set_viewport_size({"width": 700, "height": 500})
    page.evaluate("scrollTo(0, 900)")
    page.wait_for_timeout(300)
    page.locator("#wall .tile a").nth(9).click()
    expect(page.locator("#lightbox-edit")).to_be_enabled()
    before = page.evaluate("scrollY")
    assert before > 300
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.keyboard.press("Escape")
    expect(page.locator("#lightbox")).to_be_hidden()
    page.wait_for_timeout(600)
    assert abs(page.evaluate("scrollY") - before) < 100 and not [one for one in asked if "/wall" in one]
    page.go_forward()
    expect(page.locator("#lightbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lightbox")).to_be_hidden()


def test_what_is_deleted_large_is_gone_from_the_wall_and_its_count(visit: Visit, studio: StagedStudio) -> None:
    for number in range(2):
        studio.put(f"heron {number}", JobState.DONE, images=1, size=Size(12, 8), cost=0)
    page = visit("/?q=heron")
    expect(page.locator("#count")).to_have_text("2 pictures")
    page.locator("#wall .tile a").first.click()
    expect(page.locator("#lightbox-edit")).to_be_enabled()
    page.keyboard.press("Delete")
    expect(page.locator("#lightbox-undo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#wall .tile")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 picture")


def test_enter_searches_for_exactly_what_stands_there(visit: Visit, studio: StagedStudio) -> None:
    studio.put("ㅋㅋㅋ", JobState.DONE, images=1, size=Size(12, 8), cost=0)
    page = visit("/")
    page.locator("#q").press_sequentially("ㅋ")
    page.keyboard.press("Enter")
    expect(page.locator("#wall .tile")).to_have_count(1)
    page.wait_for_timeout(400)  # longer than typing waits
    expect(page.locator("#wall .tile")).to_have_count(1)


def test_arrows_on_the_wall_never_lead_under_the_bar(visit: Visit) -> None:
    page = visit("/", width=900)
    page.locator("#wall .tile a").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)
        tile, bar = page.evaluate(
            "[document.activeElement, bar].map((one) => one.getBoundingClientRect())"
        )
        assert tile["bottom"] <= bar["top"] + 1


def test_all_is_what_is_seen_also_when_newcomers_hang_already(visit: Visit, studio: StagedStudio) -> None:
    page = visit("/?q=fox")
    order(page, "one more fox")
    first(page, "one more fox")
    studio.put("a fox of another tab", JobState.DONE, images=1, size=Size(12, 8), cost=0)
    page.locator("#bulk summary").first.click()
    page.locator(".every").click()
    expect(page.locator("#picked-count")).to_contain_text("41")
    order(visit("/"), "a fox that comes meanwhile")
    # It hangs, with the one of another tab, and neither is one of those 41.
    expect(page.locator("#wall .tile:not(.taken)")).to_have_count(2, timeout=30_000)
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("41 pictures")
