"""People refine a picture by talking, in two languages and with an input method; the tree grows and stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from dallery.domain.image import Image
from dallery.domain.job import Job, JobState
from dallery.domain.request import Size
from tests.browser.stage import playing
from tests.web.staged_studio import StagedStudio, paint

Visit = Callable[..., Page]
PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    return StagedStudio(tmp_path_factory.mktemp("talk"), pace=None)


@pytest.fixture(scope="module")
def server_url(studio: StagedStudio) -> Iterator[str]:
    with playing(studio) as url:
        yield url


@pytest.fixture
def first(studio: StagedStudio) -> Image:
    job = studio.put("a fox by a lake", JobState.DONE, images=1, size=Size(64, 48), cost=0)
    return studio.job(studio.owner(), job.id).images[0]


def number_of_jobs(studio: StagedStudio) -> int:
    return len(studio.recent_jobs(studio.owner(), 200))


def newest(studio: StagedStudio, prompt: str) -> Job:
    job = studio.recent_jobs(studio.owner())[0].job
    assert job.request.prompt == prompt
    return job


def see_it_drawn(page: Page, studio: StagedStudio, words: str) -> Image:
    """The turn that was just asked for, from its place on the page to its picture."""
    expect(page.locator("#new .words")).to_contain_text(words, timeout=PATIENCE)
    job = newest(studio, words)
    assert studio._jobs.claim(job.id, "stage") is not None
    studio._hub.publish(job.id, "state")
    studio.show_partial(job, 0, 0, paint(words, Size(64, 48), 1, blur=8))
    expect(page.locator("#mat img.partial")).to_be_visible(timeout=PATIENCE)
    studio.finish(job)
    expect(page.locator(".turn.last .words")).to_contain_text(words, timeout=PATIENCE)
    child = studio.job(studio.owner(), job.id).images[0]
    expect(page).to_have_url(re.compile(f"/images/{child.id}/talk$"))
    return child


def test_each_turn_is_a_child_of_the_last_and_the_tree_branches(
    visit: Visit, studio: StagedStudio, first: Image
) -> None:
    page = visit(f"/images/{first.id}")
    page.locator(f"a[href='/images/{first.id}/talk']").first.click()
    expect(page.locator(".tree")).to_have_count(0)  # it stands alone
    page.locator("#words").fill("make it night")
    page.locator("#say button.primary").click()
    night = see_it_drawn(page, studio, "make it night")
    page.locator("#words").fill("고양이를 넣어 줘")
    page.locator("#words").press("Control+Enter")
    cat = see_it_drawn(page, studio, "고양이를 넣어 줘")
    assert (night.parent_id, cat.parent_id) == (first.id, night.id)
    expect(page.locator(".turns > .turn .words")).to_have_text(
        [re.compile(".*a fox by a lake"), re.compile(".*make it night"), re.compile(".*고양이를 넣어 줘")]
    )
    page.get_by_role("link", name="Go on from here instead").first.click()
    expect(page.locator(".turn.last .words")).to_contain_text("a fox by a lake")
    page.locator("[data-idea='Let it snow']").click()
    expect(page.locator("#words")).to_have_value("Let it snow")
    page.locator("#words").press("Control+Enter")
    snow = see_it_drawn(page, studio, "Let it snow")
    assert snow.parent_id == first.id
    for _ in range(2):
        branches = page.locator(".tree > ul > li > ul > li")
        expect(branches).to_have_count(2)
        expect(branches.first.locator("ul a")).to_contain_text("고양이를 넣어 줘")
        expect(page.locator(".tree a[aria-current]")).to_contain_text("Let it snow")
        expect(page.locator(".turns > .turn")).to_have_count(2)
        page.reload()  # and the same once more
    page.locator(".tree a", has_text="고양이를 넣어 줘").click()
    expect(page.locator(".turn.last .words")).to_contain_text("고양이를 넣어 줘")


def test_a_turn_that_fails_says_why_and_gives_the_words_back(
    visit: Visit, studio: StagedStudio, first: Image
) -> None:
    page = visit(f"/images/{first.id}/talk", lang="ko")
    page.locator("#words").fill("밤으로 바꿔 줘")
    page.locator("#say button.primary").dblclick()
    expect(page.locator("#new .words")).to_contain_text("밤으로 바꿔 줘")
    job = newest(studio, "밤으로 바꿔 줘")
    assert [one.job.request.prompt for one in studio.recent_jobs(studio.owner(), 2)][1] != "밤으로 바꿔 줘"
    studio.cancel(studio.owner(), job.id)
    expect(page.locator("#new [role=alert]")).to_contain_text("취소했어요", timeout=PATIENCE)
    expect(page.locator("#words")).to_have_value("밤으로 바꿔 줘")


@pytest.mark.parametrize("path", ["/", "/images/{id}/talk", "/images/{id}/edit"])
def test_no_key_of_a_syllable_in_the_making_sends_anything(
    visit: Visit, studio: StagedStudio, first: Image, path: str
) -> None:
    page = visit(path.format(id=first.id), lang="ko")
    if path.endswith("edit"):
        expect(page.locator("#editor.ready")).to_be_attached()
    field = page.locator("#words" if path.endswith("talk") else "#prompt")
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    before = number_of_jobs(studio)
    field.fill("")
    page.evaluate("""window.heard = [];
        addEventListener("keydown", (event) => heard.push([event.key, event.ctrlKey, event.isComposing]), true)""")
    keys = page.context.new_cdp_session(page)
    for part in ("ㅂ", "바", "밤"):
        keys.send("Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1})
    enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
    for modifiers in (0, 2):  # nothing, Control
        for kind in ("rawKeyDown", "keyUp"):
            keys.send("Input.dispatchKeyEvent", {"type": kind, "modifiers": modifiers, **enter})
    assert page.evaluate("heard") == [["Enter", False, True], ["Enter", True, True]]
    expect(field).to_have_value("밤")
    keys.send("Input.insertText", {"text": "밤"})
    expect(field).to_have_value("밤")
    assert [url for url in sent if not url.endswith("/draft")] == []
    assert number_of_jobs(studio) == before
