"""Who asks for it is told when a picture is done, away from the page; nobody else is asked or told anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dallery.domain.job import Job, JobState
from tests.browser.conftest import SCREEN
from tests.browser.stage import playing
from tests.web.staged_studio import StagedStudio

PATIENCE = 30_000  # milliseconds
DONE = "Here is your picture"
HEARD = """
window.notes = [];
window.asked = 0;
window.Notification = class extends Notification {
  constructor(title, options) {
    if (window.forbidden) throw new TypeError("Illegal constructor");
    super(title, options);
    if (!options.silent) notes.push(this);
  }
  static requestPermission() {
    asked += 1;
    return super.requestPermission();
  }
};
"""
ANDROID = "window.forbidden = true;"


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    return StagedStudio(tmp_path_factory.mktemp("notice"), pace=None)


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


@pytest.fixture
def wall(chromium: Browser, server_url: str, studio: StagedStudio) -> Iterator[Callable[..., tuple[Page, Job]]]:
    """An open wall on which a job runs, in a browser that would grant what it is asked for."""
    contexts = []

    def opened(prompt: str, more: str = "") -> tuple[Page, Job]:
        context = chromium.new_context(base_url=server_url, locale="en-GB")
        contexts.append(context)
        context.grant_permissions(["notifications"], origin=server_url)
        context.add_init_script(SCREEN + HEARD + more)
        page = context.new_page()
        job = studio.put(prompt, JobState.SENDING)
        with page.expect_response("**/events"):
            page.goto("/")
        return page, job

    yield opened
    for context in contexts:
        context.close()


def see_the_end(page: Page, studio: StagedStudio, job: Job) -> None:
    studio.finish(job)
    expect(page.locator("#now-news")).to_contain_text(job.request.prompt, timeout=PATIENCE)


def test_who_asks_is_told_while_the_page_is_not_seen(
    wall: Callable[..., tuple[Page, Job]], studio: StagedStudio
) -> None:
    page, seen = wall("a fox that is watched")
    bell = page.locator("#notify")
    expect(bell).to_have_attribute("aria-pressed", "false")
    bell.click()
    expect(bell).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("asked") == 1
    see_the_end(page, studio, seen)
    assert page.evaluate("notes.length") == 0  # one who looks needs no bell
    page.reload()
    unseen = studio.put("a fox for one who is away", JobState.SENDING)
    studio._hub.publish(unseen.id, "state")
    expect(page.locator(f"#card-{unseen.id}")).to_be_visible(timeout=PATIENCE)
    page.evaluate("screenOff(true)")
    see_the_end(page, studio, unseen)
    told = page.evaluate("notes.map((one) => [one.title, one.body, one.tag])")
    assert told == [[DONE, "a fox for one who is away", unseen.id]]
    page.evaluate("notes[0].onclick()")
    expect(page).to_have_url(re.compile(f"/jobs/{unseen.id}"))


def test_who_has_not_asked_is_neither_asked_nor_told(
    wall: Callable[..., tuple[Page, Job]], studio: StagedStudio
) -> None:
    page, job = wall("a fox without a bell")
    page.evaluate("screenOff(true)")
    see_the_end(page, studio, job)
    page.locator("#prompt").fill("another")
    page.locator("#draw").click()
    expect(page.locator("#cards .card", has_text="another")).to_be_visible()
    assert page.evaluate("[asked, notes.length]") == [0, 0]


def test_where_a_page_may_not_ring_the_bell_says_so_and_cards_go_on(
    wall: Callable[..., tuple[Page, Job]], studio: StagedStudio
) -> None:
    page, job = wall("a fox on a phone", ANDROID)
    bell = page.locator("#notify")
    bell.click()
    expect(bell).to_contain_text("Your browser does not allow notifications here.")
    expect(bell).to_have_attribute("aria-pressed", "false")
    page.evaluate("localStorage.setItem('notify', 'on')")  # from before, or from another page
    page.evaluate("screenOff(true)")
    see_the_end(page, studio, job)
    expect(page.locator(f"#card-{job.id}")).to_contain_text(DONE)
    expect(page.locator(f"#wall img[alt='{job.request.prompt}']")).to_be_attached(timeout=PATIENCE)
