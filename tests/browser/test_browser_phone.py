"""A person with a phone: the sheet, swipes, pinches and a mask drawn with a finger."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.browser.fingers import Fingers, middle
from tests.browser.stage import playing
from tests.browser.test_browser_editor import share
from tests.web.staged_studio import StagedStudio

Visit = Callable[..., Page]
PHONE: dict[str, Any] = {"width": 390, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
# Of what a finger has to hit; CSS pixels.
TOO_SMALL = """(wanted) => wanted.flatMap((selector) => {
  const found = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  if (!found.length) return [selector + " is not there"];
  return found.map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 44)
    .map(([one, box]) => `${selector}: ${one.ariaLabel || one.textContent.trim()} ${box.width} x ${box.height}`);
})"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    studio = StagedStudio(tmp_path_factory.mktemp("phone"), pace=None)
    for number in range(9):
        studio.put(f"fox {number}", JobState.DONE, images=1, size=Size(400, 300), cost=0)
    return studio


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


def test_the_sheet_is_opened_filled_in_and_closed_with_a_finger(visit: Visit, studio: StagedStudio) -> None:
    page = visit("/", **PHONE)
    handle, model = page.locator("#handle"), page.locator("#model")
    assert page.evaluate(TOO_SMALL, ["#handle", "#draw", "#prompt", "#bar .add label", "#panel > summary"]) == []
    handle.tap()
    expect(model).to_be_in_viewport()
    assert page.evaluate(TOO_SMALL, ["#model", "#bar .shape label", "#bar .fold > summary"]) == []
    page.locator("#size-512x512").tap()
    expect(handle).to_contain_text("512×512")
    handle.tap()
    expect(model).to_be_hidden()
    expect(handle).to_have_attribute("aria-expanded", "false")
    page.locator("#prompt").fill("a fox for a phone")
    page.locator("#draw").tap()
    card = page.locator("#cards .card", has_text="a fox for a phone")
    expect(card).to_be_visible()
    assert page.evaluate(TOO_SMALL, ["#cards .card .close button"]) == []
    assert studio.recent_jobs(studio.owner())[0].job.request.size == Size(512, 512)
    card.get_by_role("button", name=re.compile("Cancel")).tap()
    expect(card).to_contain_text("You stopped this job.")


def shown(page: Page) -> tuple[str, float, list[float]]:
    """Whose picture, how wide, and how far from the middle."""
    found: tuple[str, float, list[float]] = page.evaluate("""() => {
      const image = document.querySelector("#canvas img");
      return [image.alt, image.getBoundingClientRect().width, image.style.translate.split(" ").map(parseFloat)];
    }""")
    return found


def swipe_until(page: Page, alt: str, **way: float) -> None:
    """Swipes the large picture until another one is shown, or none.

    More than once only where the machine is so busy that a quick finger seems to rest, which asks for the picture that
    this one was made from.
    """
    shown = f"#lightbox #canvas img[alt='{alt}']" if alt else "body:not(:has(dialog[open]))"
    wanted = page.locator(shown)
    for _ in range(6):
        Fingers(page).swipe(middle(page.locator("#canvas")), **way)
        with contextlib.suppress(AssertionError):
            return expect(wanted).to_be_attached(timeout=3000)
    raise AssertionError(f"no swipe led to {alt or 'the wall'}")


def test_a_large_picture_is_swiped_pinched_and_moved(visit: Visit) -> None:
    page = visit("/", **PHONE)
    page.locator("#wall .tile", has=page.locator("img[alt='fox 4']")).locator("a").tap()
    large = page.locator("#canvas img")
    expect(large).to_have_attribute("alt", "fox 4")
    expect(page.locator("#lightbox-older")).to_be_enabled()
    assert page.evaluate(TOO_SMALL, ["#lightbox button"]) == []
    fingers = Fingers(page)
    x, y = middle(page.locator("#canvas"))
    swipe_until(page, "fox 3", right=-160)
    expect(page.locator("#lightbox-newer")).to_be_enabled()
    swipe_until(page, "fox 4", right=160)
    large.evaluate("one => one.decode()")
    fit = shown(page)[1]
    fingers.spread((x, y), 30, 120)
    _, wide, [left, _] = shown(page)
    assert wide > 2 * fit
    fingers.draw((x, y), (x - 70, y))
    assert shown(page)[0] == "fox 4"  # moved, not swiped
    assert shown(page)[2][0] == pytest.approx(left - 70, abs=12)
    left = shown(page)[2][0]
    fingers.spread((x, y), 60, 60, aside=(50, 0))
    assert shown(page)[1] == pytest.approx(wide, rel=0.02)
    assert shown(page)[2][0] == pytest.approx(left + 50, abs=12)
    fingers.spread((x, y), 150, 20)
    assert shown(page)[1] == pytest.approx(fit, rel=0.02)
    assert page.evaluate("[visualViewport.scale, scrollX]") == [1, 0]  # the page itself has not moved
    expect(large).to_have_attribute("alt", "fox 4")
    swipe_until(page, "", down=180)
    expect(page).to_have_url(re.compile("/$"))


def test_a_finger_draws_a_mask_and_two_move_the_picture(visit: Visit, studio: StagedStudio) -> None:
    image = studio.newest(studio.owner()).images[0]
    page = visit(f"/images/{image.id}/edit", **PHONE)
    expect(page.locator("#editor.ready")).to_be_attached()
    expect(page.locator("#share")).not_to_be_empty()
    assert page.evaluate(TOO_SMALL, ["[data-tool]", "#draw", "#prompt"]) == []
    fingers, zoom = Fingers(page), page.locator("#zoom")
    x, y = middle(page.locator("#canvas"))
    fingers.draw((x - 60, y - 20), (x + 60, y - 20), (x + 60, y + 20))
    drawn = share(page)
    assert drawn > 3
    page.locator("[data-tool=eraser]").tap()
    fingers.draw((x - 60, y - 20), (x, y - 20))
    marked = share(page)
    assert 0 < marked < drawn
    page.locator("[data-tool=brush]").tap()
    before = zoom.inner_text()
    fingers.spread((x, y + 60), 30, 90, aside=(20, 30))
    expect(zoom).not_to_have_text(before)
    assert share(page) == marked
    assert page.evaluate("[visualViewport.scale, scrollY]") == [1, 0]
    page.locator("#prompt").fill("a red ball")
    page.locator("#draw").tap()
    page.wait_for_url("**job=*")
    assert studio.recent_jobs(studio.owner())[0].job.request.mask is not None


def test_a_long_press_selects_and_the_finger_goes_on_selecting_as_the_wall_scrolls(visit: Visit) -> None:
    page = visit("/", **PHONE)
    tiles = page.locator("#wall > .tile")
    page.evaluate("document.getElementById('gallery').scrollIntoView()")
    x, y = middle(tiles.first)
    fingers = Fingers(page)
    fingers.down((x, y))
    expect(page.locator("#picked-count")).to_have_text("1 selected")
    top = page.evaluate("scrollY")
    fingers.move((x, y + 40))
    fingers.move((x, page.evaluate("innerHeight") - 20))  # near the edge the wall comes along
    page.wait_for_function("(top) => scrollY > top", arg=top)
    page.wait_for_function("document.querySelectorAll('#wall .taken').length > 2")
    fingers.up()
    expect(page.locator("#lightbox")).to_have_count(0)  # what ends a press opens nothing
    page.locator("#unpick").tap()
    expect(page.locator("#wall .taken")).to_have_count(0)
