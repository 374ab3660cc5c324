"""People at the prompt bar: they stay on the wall, bring pictures along, come back on another device, look closely."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest, Size
from tests.browser.stage import fake, playing
from tests.web.staged_studio import paint

Visit = Callable[..., Page]
DROP = """(data) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "fox.png", { type: "image/png" }));
  const bar = document.getElementById("bar");
  for (const name of ["dragenter", "dragover", "drop"]) {
    bar.dispatchEvent(new DragEvent(name, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""
PASTE = """(data) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "fox.png", { type: "image/png" }));
  const event = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
  document.getElementById("prompt").dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A wall with some pictures, of which the newest was made from the one before it."""
    studio = fake(tmp_path_factory.mktemp("home"), 0.05)
    for name in ("first", "second", "third"):
        studio.put(f"the {name} fox", JobState.DONE, images=1, size=Size(256, 192), cost=0)
    parent = studio.newest(studio.owner()).images[0]
    order = ImageRequest(prompt="the child fox", model="illustrator-1", size=Size(256, 192), parent=parent.id)
    studio.put("the child fox", JobState.DONE, images=1, size=Size(256, 192), request=order, cost=0)
    with playing(studio) as url:
        yield url


def drawn() -> str:
    return base64.b64encode(paint("fox", Size(64, 48), 1)).decode()


def keeps(page: Page, act: Callable[[], object]) -> None:
    """Does something and waits until its draft has arrived."""
    with page.expect_response(lambda answer: answer.url.endswith("/draft")):
        act()


def test_an_order_stays_on_the_wall_and_its_picture_hangs_there(visit: Visit) -> None:
    page = visit("/")
    page.evaluate("window.still = true")
    page.locator("#prompt").fill("눈 속의 여우 한 마리")
    page.locator("#prompt").press("Control+Enter")
    expect(page.locator("#cards .card", has_text="눈 속의 여우 한 마리")).to_be_visible()
    expect(page.locator("#prompt")).to_have_value("")
    expect(page.locator("#wall .tile img").first).to_have_attribute("alt", "눈 속의 여우 한 마리", timeout=30_000)
    assert page.evaluate("window.still") is True


def test_pictures_are_dropped_pasted_and_taken_from_the_wall(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(DROP, drawn())
    expect(page.locator(".reference:not(.coming)")).to_have_count(1)
    page.evaluate(PASTE, drawn())
    expect(page.locator(".reference:not(.coming)")).to_have_count(2)
    keeps(page, lambda: page.evaluate("""document.dispatchEvent(new CustomEvent("dallery:use",
        { detail: document.querySelector("#wall .tile").dataset.id }))"""))
    expect(page.locator(".reference:not(.coming)")).to_have_count(3)
    page.get_by_role("button", name="Remove reference 1").click()
    expect(page.locator(".reference")).to_have_count(2)
    expect(page.get_by_role("button", name="Remove reference 1")).to_be_focused()
    page.keyboard.press("Enter")
    keeps(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".reference")).to_have_count(0)


def test_a_draft_survives_a_reload_and_is_there_on_another_device(visit: Visit) -> None:
    page = visit("/", lang="ko")
    page.locator("#prompt").fill("")
    keeps(page, lambda: page.locator("#prompt").press_sequentially("달빛 아래 고양이"))
    page.reload()
    expect(page.locator("#prompt")).to_have_value("달빛 아래 고양이")
    other = visit("/", width=390)
    expect(other.locator("#prompt")).to_have_value("달빛 아래 고양이")
    keeps(other, lambda: other.locator("#prompt").fill(""))


def test_a_syllable_is_composed_undisturbed_while_drafts_are_kept(visit: Visit) -> None:
    page = visit("/", lang="ko")
    page.locator("#prompt").fill("")
    page.locator("#prompt").focus()
    session = page.context.new_cdp_session(page)
    for part in ("ㅇ", "여", "역"):
        session.send("Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1})
    page.evaluate(
        """document.getElementById('prompt').dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true}))"""
    )
    both = {"text": "여우", "selectionStart": 2, "selectionEnd": 2}
    keeps(page, lambda: session.send("Input.imeSetComposition", both))
    expect(page.locator("#prompt")).to_have_value("여우")
    session.send("Input.insertText", {"text": "여우"})
    expect(page.locator("#prompt")).to_have_value("여우")
    expect(page.locator("#draw")).not_to_have_attribute("aria-busy", "true")
    keeps(page, lambda: page.locator("#prompt").fill(""))


def test_the_keys_of_a_large_picture(visit: Visit) -> None:
    page = visit("/")
    tile = page.locator("#wall .tile", has=page.locator("img[alt='the child fox']"))
    tile.locator("a").click()
    dialog = page.locator("#lightbox")
    expect(dialog).to_be_visible()
    expect(page).to_have_url(re.compile("/images/img_"))
    expect(page.locator("#lightbox-compare")).to_be_enabled()
    page.keyboard.down("c")
    expect(page.locator("#was img")).to_be_visible()
    page.keyboard.up("c")
    expect(page.locator("#was")).to_be_hidden()
    wide = page.evaluate("document.querySelector('#canvas img').clientWidth")
    page.keyboard.press("+")
    assert page.evaluate("document.querySelector('#canvas img').clientWidth") > wide
    page.keyboard.press("1")
    assert page.evaluate("document.querySelector('#canvas img').clientWidth") == 256
    page.keyboard.press("0")
    assert page.evaluate("document.querySelector('#canvas img').clientWidth") == wide
    page.keyboard.press("i")
    expect(page.locator("#facts-panel h1")).to_have_text("the child fox")
    page.keyboard.press("f")
    expect(page.locator("#lightbox-favourite")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#canvas img")).to_have_attribute("alt", "the third fox")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(re.compile("/$"))
    expect(page.locator("#wall .tile", has=page.locator("img[alt='the third fox']")).locator("a")).to_be_focused()


def test_a_large_picture_is_deleted_and_comes_back(visit: Visit) -> None:
    page = visit("/")
    page.locator("#wall .tile", has=page.locator("img[alt='the first fox']")).locator("a").click()
    expect(page.locator("#lightbox-edit")).to_be_enabled()
    page.keyboard.press("Delete")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect(page.locator("#canvas img")).to_have_attribute("alt", "the first fox")


def test_keys_quicker_than_the_server_are_each_about_the_picture_they_were_meant_for(visit: Visit) -> None:
    page = visit("/")
    page.route(re.compile("/images/img_[^/]*$"), lambda route: (time.sleep(0.4), route.continue_()))
    page.locator("#wall .tile", has=page.locator("img[alt='the child fox']")).locator("a").click()
    expect(page.locator("#canvas img")).to_be_visible()
    for key in ("ArrowRight", "ArrowRight", "f"):
        page.keyboard.press(key)
    expect(page.locator("#canvas img")).to_have_attribute("alt", "the second fox")
    expect(page.locator("#lightbox-favourite")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    page.unroute_all(behavior="wait")
    page.goto("/?favourite=1&q=second")
    expect(page.locator("#wall .tile")).to_have_count(1)


def test_the_map_of_keys_opens_everywhere(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("?")
    expect(page.locator(".key-dialog")).to_contain_text("Go to the prompt")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#prompt")).to_be_focused()


def test_the_sheet_of_a_phone_is_one_line_until_it_is_opened(visit: Visit) -> None:
    page = visit("/", width=390, has_touch=True, is_mobile=True)
    expect(page.locator("#model")).to_be_hidden()
    assert page.locator("#bar").bounding_box()["height"] < 150  # type: ignore[index]
    page.locator("#handle").tap()
    expect(page.locator("#model")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.locator("#handle")).to_have_attribute("aria-expanded", "false")
    page.locator("#wall .tile a").last.focus()
    covered = """() => {
      const box = document.activeElement.getBoundingClientRect();
      return box.bottom > document.getElementById("bar").getBoundingClientRect().top + 1;
    }"""
    assert page.evaluate(covered) is False


def test_without_script_the_bar_is_a_form(visit: Visit, tmp_path: Path) -> None:
    page = visit("/", script=False)
    shown = "all => all.filter((one) => getComputedStyle(one).display !== 'none').map((one) => one.outerHTML)"
    assert page.locator("[hidden]").evaluate_all(shown) == []  # what only a script can do is not offered
    (tmp_path / "fox.png").write_bytes(paint("fox", Size(64, 48), 1))
    page.locator("#prompt").fill("at night")
    page.locator("#picture").set_input_files(tmp_path / "fox.png")
    page.locator("#draw").click()
    expect(page).to_have_url(re.compile("/jobs/"))
