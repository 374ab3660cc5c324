"""People mark a part of a picture: with a mouse, with fingers, with keys alone, without scripts; and judge results."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageChops
from playwright.sync_api import Browser, Locator, Page, expect

from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest, Size
from tests.browser.stage import playing
from tests.browser.test_browser_access import faults
from tests.served import serve
from tests.web.staged_studio import StagedStudio

Visit = Callable[..., Page]
PATIENCE = 60_000  # milliseconds
SIZE = Size(600, 400)


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    return StagedStudio(tmp_path_factory.mktemp("editor"), pace=0.05)


@pytest.fixture(scope="session")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


@pytest.fixture
def image(studio: StagedStudio) -> str:
    job = studio.put("a lighthouse by the sea", JobState.DONE, images=1, size=SIZE, cost=0)
    return studio.job(studio.owner(), job.id).images[0].id


@pytest.fixture
def edit(visit: Visit, image: str) -> Callable[..., Page]:
    def opened(**more: Any) -> Page:
        page = visit(f"/images/{image}/edit", **more)
        if more.get("script", True):
            expect(page.locator("#editor.ready")).to_be_attached(timeout=PATIENCE)
            expect(page.locator("#share")).not_to_be_empty()
        return page

    return opened


def share(page: Page) -> float:
    """Per cent of the picture that may change, once the page has counted."""
    expect(page.locator("#share")).to_have_attribute("aria-busy", "false")
    found = re.search(r"\d+(\.\d+)?", page.locator("#share").inner_text())
    return float(found[0]) if found else 0.0


def middle(canvas: Locator) -> tuple[float, float]:
    box = canvas.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, *way: tuple[int, int]) -> None:
    """Pixels of the screen from the middle of the canvas."""
    x, y = middle(page.locator("#canvas"))
    page.mouse.move(x + way[0][0], y + way[0][1])
    page.mouse.down()
    for dx, dy in way[1:]:
        page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def send(page: Page, prompt: str = "a small red boat") -> None:
    page.locator("#prompt").fill(prompt)
    page.locator("#draw").click()
    page.wait_for_url("**job=*")


def order_of(studio: StagedStudio) -> ImageRequest:
    return studio.recent_jobs(studio.owner())[0].job.request


def stored(studio: StagedStudio, sha256: str | None) -> Any:
    assert sha256 is not None
    return Pillow.open(io.BytesIO(studio._blobs.read(sha256)))


def test_a_mouse_marks_with_every_tool_and_the_order_carries_the_mask(
    edit: Callable[..., Page], studio: StagedStudio
) -> None:
    page = edit()
    assert "whole picture" in page.locator("#share").inner_text()
    drag(page, (-60, -40), (60, 40))
    brushed = share(page)
    assert brushed > 0
    page.locator("[data-tool=eraser]").click()
    drag(page, (0, 0), (80, 50))
    assert 0 < share(page) < brushed
    page.locator("[data-tool=lasso]").click()
    drag(page, (-150, 0), (-110, 60), (-150, 90), (-190, 60))
    lassoed = share(page)
    page.locator("[data-tool=rectangle]").click()
    drag(page, (100, -90), (180, -40))
    boxed = share(page)
    assert boxed > lassoed
    page.keyboard.down("Space")
    drag(page, (0, 0), (40, 30))
    page.keyboard.up("Space")
    assert share(page) == boxed  # that moved the picture
    zoom = page.locator("#zoom").inner_text()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page.locator("#zoom")).not_to_have_text(zoom)
    page.keyboard.press("0")
    expect(page.locator("#zoom")).to_have_text(zoom)
    send(page)
    order = order_of(studio)
    assert order.prompt == "a small red boat" and order.keep_outside
    alpha = stored(studio, order.mask).getchannel("A")
    clear = alpha.point(lambda one: 255 - one)
    assert alpha.size == (SIZE.width, SIZE.height)
    assert clear.getbbox() is not None and clear.getpixel((2, 2)) == 0


LASSO = """
async (points) => {
  const main = document.querySelector("script[src$='editor/main.js']").src;
  const { Mask } = await import(main.replace("main.js", "mask.js"));
  const mask = new Mask(64, 64);
  mask.polygon(points, false);
  const at = (x, y) => mask.data[y * 64 + x];
  return [at(8, 8), at(32, 31), at(32, 32), at(50, 50), mask.data.reduce((one, other) => one + other, 0) / 255];
}
"""


def lasso(page: Page, *points: tuple[float, float]) -> list[float]:
    """Of 64 × 64 pixels: four of them, and the sum."""
    found: list[float] = page.evaluate(LASSO, [{"x": x, "y": y} for x, y in points])
    return found


def test_a_lasso_fills_what_it_encloses_with_soft_edges(edit: Callable[..., Page]) -> None:
    page = edit()
    inside, rim, _, outside, area = lasso(page, (4, 4), (60, 4), (4, 60))
    assert (inside, outside) == (255, 0) and 60 < rim < 200
    assert abs(area - 56 * 56 / 2) < 8
    turns = [number / 20 * 2 * math.pi for number in range(40)]
    ring = [(32 + 20 * math.cos(turn), 32 + 20 * math.sin(turn)) for turn in turns]
    assert lasso(page, *ring)[2] == 255  # enclosed twice is no hole
    assert lasso(page, (0, 0), (9, 9))[4] == 0


def press_often(page: Page, times: int, shift: bool = False) -> None:
    """Control+Z, in one journey to the browser."""
    page.evaluate(
        """([times, shiftKey]) => { for (let i = 0; i < times; i++) document.getElementById("canvas").dispatchEvent(
            new KeyboardEvent("keydown", { code: "KeyZ", key: "z", ctrlKey: true, shiftKey, bubbles: true })); }""",
        [times, shift],
    )


def test_fifty_steps_back_and_forth(edit: Callable[..., Page]) -> None:
    page = edit()
    x, y = middle(page.locator("#canvas"))
    for i in range(52):
        page.mouse.click(x - 200 + 8 * i, y - 60 + 40 * (i % 4))
    full = share(page)
    press_often(page, 50)
    assert 0 < share(page) < full / 5  # the first two are too far back
    page.locator("#canvas").press("Control+z")
    expect(page.locator("#tip")).to_have_text("There is nothing more to undo.")
    press_often(page, 50, shift=True)
    assert share(page) == full


def test_keys_alone_mark_order_and_judge(edit: Callable[..., Page], studio: StagedStudio) -> None:
    page = edit()
    expect(page.locator("#canvas")).to_be_focused()
    for key in ("ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)
    dab = share(page)
    assert dab > 0
    page.keyboard.press("Enter")
    expect(page.locator("#tip")).to_contain_text("The brush is down")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert share(page) > dab
    page.keyboard.press("KeyR")
    for key in ("Enter", "Shift+ArrowLeft", "Shift+ArrowUp", "Enter"):
        page.keyboard.press(key)
    boxed = share(page)
    page.keyboard.press("KeyL")
    for key in ("Enter", "Shift+ArrowLeft", "Enter", "Shift+ArrowUp", "Enter", "Enter"):
        page.keyboard.press(key)
    assert share(page) > boxed > dab
    page.keyboard.press("KeyI")
    assert share(page) > 50
    page.keyboard.press("]")
    expect(page.locator("#news")).to_contain_text("Brush of")
    page.locator("#prompt").focus()
    page.keyboard.type("brief little boats")
    assert page.locator("#prompt").input_value() == "brief little boats"
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**job=*")
    expect(page.locator("#wipe")).to_be_attached(timeout=PATIENCE)
    expect(page.locator("#news")).to_contain_text("Here is your picture")
    page.locator("#wipe").focus()
    page.keyboard.press("End")
    expect(page.locator("#wipe")).to_have_attribute("aria-valuetext", "100 % of the new picture")
    assert page.locator("#after").evaluate("one => getComputedStyle(one).clipPath").endswith("0%)")


def test_enter_while_hangul_is_composed_sends_nothing(edit: Callable[..., Page], studio: StagedStudio) -> None:
    page = edit(lang="ko")
    before = len(studio.recent_jobs(studio.owner(), 100))
    page.locator("#prompt").fill("배")
    page.evaluate(
        """document.getElementById('prompt').dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true}))"""
    )
    page.wait_for_timeout(150)
    assert len(studio.recent_jobs(studio.owner(), 100)) == before


def test_fingers_paint_and_two_of_them_zoom(edit: Callable[..., Page]) -> None:
    page = edit(width=390, has_touch=True)
    x, y = middle(page.locator("#canvas"))
    page.touchscreen.tap(x, y)
    marked = share(page)
    assert marked > 0
    zoom = page.locator("#zoom").inner_text()
    phone = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]
        phone.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (x - 20, y))
    touch("touchMove", (x - 40, y))
    touch("touchStart", (x - 40, y), (x + 20, y))
    for reach in (30, 50, 80):
        touch("touchMove", (x - 20 - reach, y), (x + reach, y))
    touch("touchEnd")
    assert page.locator("#zoom").inner_text() != zoom
    assert share(page) == marked  # what the first finger began was no stroke
    page.locator("summary").first.tap()
    page.get_by_role("button", name="Invert").tap()
    assert share(page) == pytest.approx(100 - marked, abs=0.15)


def test_a_reload_keeps_marking_words_and_growth(edit: Callable[..., Page]) -> None:
    page = edit()
    drag(page, (-60, 0), (60, 0))
    page.locator("#prompt").fill("a boat")
    page.locator("summary").nth(1).click()
    page.locator("#grow-right").fill("100")
    page.locator("#grow-right").press("Tab")
    before = share(page)
    page.reload()
    expect(page.locator("#editor.ready")).to_be_attached()
    assert share(page) == before
    expect(page.locator("#prompt")).to_have_value("a boat")
    expect(page.locator("#grow-right")).to_have_value("100")


def test_a_mask_can_be_saved_and_loaded(edit: Callable[..., Page], tmp_path: Path) -> None:
    page = edit()
    drag(page, (-80, -20), (80, 20))
    before = share(page)
    page.locator("summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the mask").click()
    file = tmp_path / "mask.png"
    download.value.save_as(file)
    saved = Pillow.open(file)
    assert saved.size == (SIZE.width, SIZE.height) and saved.getchannel("A").getextrema() == (0, 255)
    page.get_by_role("button", name="Clear").click()
    assert share(page) == 0
    page.locator("#mask-file").set_input_files(file)
    expect(page.locator("#tip")).to_have_text("The mask is loaded.")
    assert share(page) == before
    page.locator("#mask-file").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"nothing"})
    expect(page.locator("#tip")).to_contain_text("no picture")


def test_a_grown_picture_keeps_its_pixels_and_lies_in_place(
    edit: Callable[..., Page], studio: StagedStudio, image: str
) -> None:
    page = edit()
    page.locator("summary").nth(1).click()
    page.locator("#grow-left").fill("200")
    page.locator("#grow-left").press("Tab")
    send(page)
    order = order_of(studio)
    assert order.size == Size(800, 400)
    sent = stored(studio, order.inputs[0]).convert("RGB")
    original = Pillow.open(studio.image_path(studio.image(studio.owner(), image))).convert("RGB")
    assert ImageChops.difference(sent.crop((200, 0, 800, 400)), original).getbbox() is None
    assert stored(studio, order.mask).getchannel("A").getbbox() == (200, 0, 800, 400)
    expect(page.locator("#after")).to_be_attached(timeout=PATIENCE)
    expect(page.locator("#before")).to_have_attribute("style", "inset: 0% 0% 0% 25%;")


def test_an_edge_can_be_pulled_with_the_mouse(edit: Callable[..., Page]) -> None:
    page = edit()
    page.locator("summary").nth(1).click()
    page.locator("#canvas").hover(position={"x": 5, "y": 5})
    edge = page.evaluate(
        """async () => { const canvas = document.getElementById("canvas");
        const box = canvas.getBoundingClientRect(); const y = box.top + box.height / 2;
        for (let x = box.right - 1; x > box.left; x--) {
          canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerType: "mouse" }));
          if (canvas.dataset.over === "right") return [x - 8, y];
        } }"""
    )
    page.mouse.move(*edge)
    page.mouse.down()
    page.mouse.move(edge[0] + 40, edge[1], steps=4)
    page.mouse.up()
    assert int(page.locator("#grow-right").input_value()) > 20
    page.locator("#canvas").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#grow-right")).to_have_value("0")


def test_results_are_flipped_through_discarded_brought_back_and_kept(
    edit: Callable[..., Page], studio: StagedStudio
) -> None:
    page = edit()
    drag(page, (-60, 0), (60, 0))
    page.locator("#n").select_option("3")
    send(page, "배 한 척")
    expect(page.locator("#after")).to_be_attached(timeout=PATIENCE)
    first, second = (page.locator("a[data-id]").nth(at).get_attribute("data-id") for at in (0, 1))
    page.locator("a[data-id]").nth(1).click()
    expect(page.locator("#after")).to_have_attribute("src", re.compile(str(second)))
    page.locator("#discard").click()
    expect(page.locator("a[data-id]")).to_have_count(2)
    page.locator(".undo button").click()
    expect(page.locator("#after")).to_have_attribute("src", re.compile(str(second)))
    expect(page.locator("a[data-id]")).to_have_count(3)
    page.locator("#accept").click()
    page.wait_for_url(f"**/images/{second}/edit?kept=1")
    assert share(page) == 0  # a new picture, unmarked
    assert first != second and studio.image(studio.owner(), str(second)).parent_id is not None


def test_trying_again_and_going_back_need_no_new_marking(edit: Callable[..., Page], studio: StagedStudio) -> None:
    page = edit()
    drag(page, (-60, 0), (60, 0))
    marked = share(page)
    send(page)
    expect(page.locator("#again")).to_be_visible(timeout=PATIENCE)
    first = order_of(studio)
    address = page.url
    page.locator("#again").click()
    page.wait_for_url(lambda now: now != address)
    assert order_of(studio) == first and studio.recent_jobs(studio.owner())[0].job.id not in address
    expect(page.locator("#revise")).to_be_visible(timeout=PATIENCE)
    page.locator("#revise").click()
    expect(page.locator("#editor.ready:not(.staged)")).to_be_attached()
    assert share(page) == marked


def test_a_refusal_is_said_beside_the_form_and_the_marking_stays(edit: Callable[..., Page]) -> None:
    page = edit()
    drag(page, (-60, 0), (60, 0))
    marked = share(page)
    page.route("**/edit", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("#prompt").fill("a boat")
    page.locator("#draw").click()
    expect(page.locator("#tip")).to_contain_text("could not be reached")
    assert share(page) == marked
    page.unroute("**/edit")
    page.evaluate("document.getElementById('prompt').removeAttribute('required')")
    page.locator("#prompt").fill(" ")
    page.evaluate("document.querySelector('.tip').hidden = true")
    page.locator("#draw").click()
    expect(page.locator("#trouble")).to_contain_text("Write what the picture should show.")
    expect(page.locator("#trouble")).to_be_focused()


def test_without_javascript_a_part_is_chosen_and_the_job_has_its_page(
    edit: Callable[..., Page], studio: StagedStudio
) -> None:
    page = edit(script=False, lang="ko")
    page.locator("#prompt").fill("작은 배")
    page.locator("[value=parts]").check()
    page.locator("[name=part][value='4']").check(force=True)
    page.locator("#draw").click()
    page.wait_for_url("**/jobs/*")
    assert order_of(studio).mask is not None


@pytest.mark.parametrize(("width", "lang"), [(360, "ko"), (390, "en"), (1280, "ko")])
def test_the_editor_keeps_the_rules_and_fits(edit: Callable[..., Page], width: int, lang: str) -> None:
    page = edit(width=width, lang=lang)
    for number in (0, 1):
        page.locator("summary").nth(number).click()
        assert faults(page) == []
        wide = "Math.max(...[document.documentElement, document.querySelector('.editor')].map(one => one.scrollWidth))"
        assert page.evaluate(wide) <= width
    send(page)
    expect(page.locator("#after")).to_be_attached(timeout=PATIENCE)
    assert faults(page) == []


def test_a_real_painter_leaves_every_pixel_outside_as_it_was(chromium: Browser, tmp_path: Path) -> None:
    served = serve(tmp_path)
    try:
        words = {"model": "illustrator-1", "prompt": "a lake and mountains", "size": "512x512"}
        assert json.loads(served.open("/v1/images/generations", words).read())["data"]
        page = chromium.new_page(base_url=served.url, locale="en-GB")
        page.goto("/")
        address = str(page.locator("a[href^='/images/img_']").first.get_attribute("href"))
        page.goto(f"{address.split('?')[0]}/edit")
        expect(page.locator("#editor.ready")).to_be_attached()
        page.locator("[data-tool=rectangle]").click()
        drag(page, (-80, -80), (80, 80))
        send(page, "a red boat")
        expect(page.locator("#after")).to_be_attached(timeout=PATIENCE)
        files = [page.locator(one).get_attribute("src") for one in ("#before", "#after")]
        before, after = (Pillow.open(io.BytesIO(page.request.get(str(one)).body())).convert("RGB") for one in files)
        assert before.size == after.size == (512, 512)
        changed = ImageChops.difference(before, after).getbbox()
        assert changed is not None
        left, top, right, bottom = changed
        assert left > 120 and top > 120 and right < 392 and bottom < 392
        page.locator("#accept").click()
        page.wait_for_url("**/edit?kept=1")
        page.close()
    finally:
        served.stop()
