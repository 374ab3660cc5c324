"""People walk through the pages: prompt, partial pictures, picture, reload, still there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import fake, playing

Visit = Callable[..., Page]
WORDS = {
    "en": ("What shall we draw?", "Draw", "Here is your picture", "Download"),
    "ko": ("무엇을 그려 볼까요?", "그리기", "그림이 완성됐어요", "내려받기"),
}
PROMPTS = {"en": "a fox in the snow", "ko": "눈 속의 여우"}
PATIENCE = 60_000  # milliseconds; a real painter on a busy machine


def order(page: Page, prompt: str) -> None:
    page.get_by_label(re.compile("Describe|설명")).fill(prompt)
    page.locator("#draw").click()
    if page.evaluate("matchMedia('(scripting: enabled)').matches"):  # with script one stays on the wall
        page.locator("#cards .card a", has=page.locator("xpath=..", has_text=prompt)).first.click()
    page.wait_for_url("**/jobs/*")


def is_loaded(page: Page) -> bool:
    return bool(
        page.evaluate("[...document.querySelectorAll('.mat img')].every(one => one.complete && one.naturalWidth > 0)")
    )


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_prompt_becomes_a_picture_that_stays(visit: Visit, lang: str) -> None:
    greeting, button, done, download = WORDS[lang]
    page = visit("/", lang=lang)
    expect(page.get_by_role("heading", level=1)).to_have_text(greeting)
    expect(page.locator("#draw")).to_contain_text(button)
    order(page, PROMPTS[lang])
    expect(page.locator(".mat img.partial").first).to_be_attached(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text(done, timeout=PATIENCE)
    expect(page.locator("#news")).to_contain_text(done)
    expect(page).to_have_title(re.compile(done))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(done)
    expect(page.get_by_role("link", name=download)).to_be_visible()
    page.locator(".mat img").first.evaluate("one => one.decode()")
    assert is_loaded(page)
    page.goto("/")
    expect(page.locator("#wall .tile img").first).to_have_attribute("alt", PROMPTS[lang])


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_same_without_javascript(visit: Visit, lang: str) -> None:
    page = visit("/", lang=lang, script=False)
    order(page, PROMPTS[lang])
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS[lang][2], timeout=PATIENCE)
    page.reload()
    expect(page.locator(".mat img").first).to_be_visible()


def test_a_closed_tab_loses_nothing(visit: Visit) -> None:
    page = visit("/")
    order(page, "a lighthouse")
    address = page.url
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_role("heading", level=1)).to_have_text("Here is your picture", timeout=PATIENCE)


def test_a_finished_picture_arrives_without_a_reload(visit: Visit) -> None:
    page = visit("/")
    order(page, "three cats")
    page.evaluate("window.still = true")
    expect(page.get_by_role("heading", level=1)).to_have_text("Here is your picture", timeout=PATIENCE)
    assert page.evaluate("window.still") is True


def test_a_job_can_be_cancelled(chromium: Browser, tmp_path: Path) -> None:
    with playing(fake(tmp_path, None)) as url:  # it waits for as long as the walk takes
        page = chromium.new_page(base_url=url, locale="en-GB")
        page.goto("/")
        order(page, "a slow whale")
        page.get_by_role("button", name="Cancel").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Cancelled", timeout=PATIENCE)
        page.close()


def test_control_enter_sends_and_enter_makes_a_line(visit: Visit) -> None:
    page = visit("/")
    prompt = page.locator("#prompt")
    prompt.fill("a fox")
    prompt.press("Enter")
    prompt.type("in the snow")
    assert prompt.input_value() == "a fox\nin the snow"
    prompt.press("Control+Enter")
    expect(page.locator("#cards .card", has_text="in the snow").first).to_be_visible()


def test_enter_while_hangul_is_composed_sends_nothing(visit: Visit) -> None:
    page = visit("/")
    page.locator("#prompt").fill("여")
    page.evaluate(
        """document.getElementById('prompt').dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true}))"""
    )
    page.wait_for_timeout(200)
    assert "/jobs/" not in page.url


def test_an_empty_prompt_keeps_the_choices_and_moves_the_focus(visit: Visit) -> None:
    page = visit("/")
    page.locator("details.sizes summary").click()
    page.locator("label[for='size-512x512']").click(force=True)
    page.evaluate("document.getElementById('prompt').required = false")
    page.locator("#prompt").fill("")  # a draft of another walk may stand there
    page.locator("#draw").click()
    expect(page.locator("#trouble .note")).to_be_visible()
    expect(page.locator("#prompt")).to_be_focused()
    expect(page.locator("input[name=size][value='512x512']")).to_be_checked()


def test_a_double_click_orders_once(visit: Visit) -> None:
    page = visit("/")
    page.locator("#prompt").fill("one zebra only, please")
    page.locator("#draw").dblclick()
    expect(page.locator("#cards .card", has_text="one zebra")).to_have_count(1)
    expect(page.locator("#wall .tile img[alt^='one zebra']")).to_have_count(1, timeout=PATIENCE)


def test_language_and_colours_can_be_switched_without_javascript(visit: Visit) -> None:
    page = visit("/", script=False)
    page.get_by_role("button", name="한국어").click()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    page.get_by_role("button", name="어둡게").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [360, 390, 768, 1280, 3840])
def test_nothing_scrolls_sideways(visit: Visit, width: int, lang: str) -> None:
    page = visit("/", width=width, lang=lang)
    page.locator("details.sizes summary").click() if width > 640 else page.locator("#handle").click()
    order_path = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert order_path <= 0
    page.goto("/nothing")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_keyboard_reaches_everything_in_order(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "picture"
    page.keyboard.press("Tab")
    expect(page.locator("#prompt")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#draw")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "model"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "size"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.checked") is True
