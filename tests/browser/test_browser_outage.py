"""What happens to lines and machines while a job runs: proxies cut, phones sleep, tabs die, servers start anew.

The picture is there afterwards, without a reload.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Response, expect

from dallery.catalogue.asked import Asked
from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.browser.conftest import SCREEN
from tests.browser.proxy import Proxy, between
from tests.browser.stage import playing
from tests.served import Served, serve
from tests.web.staged_studio import StagedStudio, paint

PATIENCE = 30_000  # milliseconds
DONE = "Here is your picture"


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> StagedStudio:
    return StagedStudio(tmp_path_factory.mktemp("outage"), pace=None)


@pytest.fixture(scope="module")
def line(studio: StagedStudio) -> Iterator[Proxy]:
    with between() as proxy, playing(studio, public_url=f"http://localhost:{proxy.port}") as url:
        proxy.target = int(urlsplit(url).port or 0)
        yield proxy


@pytest.fixture
def proxy(line: Proxy) -> Iterator[Proxy]:
    line.calm()
    yield line
    line.drop()


@pytest.fixture
def context(chromium: Browser, proxy: Proxy) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=f"http://localhost:{proxy.port}", locale="en-GB")
    context.add_init_script(SCREEN)
    yield context
    context.close()


class Witnesses:
    """One job as three pages show it: the wall, the job's own page, the conversation whose turn it is."""

    def __init__(self, context: BrowserContext, studio: StagedStudio, prompt: str) -> None:
        first = studio.put("what was before", JobState.DONE, images=1, size=Size(64, 64), cost=0)
        parent = studio.job(studio.owner(), first.id).images[0]
        data = studio.image_path(parent).read_bytes()
        self.prompt = prompt
        self.job = studio.order_edit(studio.owner(), Asked(prompt, model="illustrator-1"), [data], parent=parent).job
        studio._jobs.claim(self.job.id, "stage")
        paths = ("/", f"/jobs/{self.job.id}", f"/images/{parent.id}/talk?job={self.job.id}")
        self.wall, self.own, self.talk = self.pages = tuple(context.new_page() for _ in paths)
        for page, path in zip(self.pages, paths, strict=True):
            with page.expect_request("**/events"):
                page.goto(path)
        for page in (self.wall, self.own):
            page.evaluate("window.still = true")

    def see_the_picture(self) -> None:
        expect(self.wall.locator("#wall .tile img").first).to_have_attribute("alt", self.prompt, timeout=PATIENCE)
        expect(self.wall.locator(f"#card-{self.job.id}")).to_have_count(0, timeout=PATIENCE)
        expect(self.own.get_by_role("heading", level=1)).to_have_text(DONE, timeout=PATIENCE)
        expect(self.talk.locator(".turn.last .words")).to_contain_text(self.prompt, timeout=PATIENCE)
        assert [page.evaluate("window.still") for page in (self.wall, self.own)] == [True, True]


def test_a_proxy_that_cuts_again_and_again_takes_nothing_away(
    context: BrowserContext, proxy: Proxy, studio: StagedStudio
) -> None:
    proxy.patience = 0.4  # a proxy's minute
    seen = Witnesses(context, studio, "a fox behind a hasty proxy")
    for index in range(2):
        studio.show_partial(seen.job, 0, index, paint("a fox", Size(64, 64), 1, blur=12 - 8 * index))
        for page in seen.pages:
            newest = page.locator(f"img.partial[src$='i={index}']")
            expect(newest).to_be_attached(timeout=PATIENCE)
    assert proxy.cuts >= 3
    proxy.streams = False
    proxy.cut()
    studio.finish(seen.job)  # between two lines
    proxy.streams = True
    seen.see_the_picture()


def test_a_phone_that_slept_shows_the_picture_when_it_wakes(
    context: BrowserContext, proxy: Proxy, studio: StagedStudio
) -> None:
    seen = Witnesses(context, studio, "a fox for a sleeper")
    asleep = [context.new_cdp_session(page) for page in seen.pages]
    for page, session in zip(seen.pages, asleep, strict=True):
        page.evaluate("screenOff(true)")
        session.send("Debugger.enable")
        session.send("Debugger.pause")  # no script runs
    proxy.silence()
    context.set_offline(True)
    studio.finish(seen.job)
    context.set_offline(False)
    for page, session in zip(seen.pages, asleep, strict=True):
        session.send("Debugger.disable")
        page.evaluate("screenOff(false)")
    seen.see_the_picture()


def test_a_tab_killed_in_the_middle_finds_its_picture_again(context: BrowserContext, studio: StagedStudio) -> None:
    seen = Witnesses(context, studio, "a fox for a crashed tab")
    addresses = [page.url for page in seen.pages]
    for page in seen.pages:
        with page.expect_event("crash", timeout=PATIENCE), contextlib.suppress(Error):
            page.goto("chrome://crash", wait_until="commit")
    studio.finish(seen.job)
    wall, own, talk = (context.new_page() for _ in addresses)
    for page, address in zip((wall, own, talk), addresses, strict=True):
        page.goto(address)
    expect(wall.locator("#wall .tile img").first).to_have_attribute("alt", seen.prompt)
    expect(wall.locator("#cards > .card")).to_have_count(0)
    expect(own.get_by_role("heading", level=1)).to_have_text(DONE)
    expect(talk.locator(".turn.last .words")).to_contain_text(seen.prompt)


def test_what_a_gateway_says_of_a_server_that_is_away_replaces_no_page(
    context: BrowserContext, proxy: Proxy, studio: StagedStudio
) -> None:
    seen = Witnesses(context, studio, "a fox behind a gateway")
    proxy.server = "gateway"
    looked = [page.expect_response(is_answer_of_the_gateway, timeout=PATIENCE) for page in (seen.own, seen.talk)]
    with looked[0], looked[1]:
        proxy.drop()
    studio.finish(seen.job)
    proxy.server = "there"
    seen.see_the_picture()


def test_a_search_while_the_server_is_away_keeps_the_page_and_can_be_made_again(
    context: BrowserContext, proxy: Proxy, studio: StagedStudio
) -> None:
    studio.put("a castle", JobState.DONE, images=1, size=Size(64, 64), cost=0)
    page = context.new_page()
    page.goto("/")
    proxy.server = "gateway"
    page.locator("#q").press_sequentially("castle")
    expect(page.locator(".toast")).to_contain_text("Look at the connection", timeout=PATIENCE)
    page.locator("#bulk summary").first.click()
    page.locator("#wall .tile").first.click()
    page.get_by_role("button", name="Favourite", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Look at the connection")
    expect(page.locator("#picked-count")).to_contain_text("1")
    proxy.server = "there"
    page.locator("#unpick").click()
    page.locator("#q").press("Enter")
    expect(page.locator("#wall .tile")).to_have_count(1, timeout=PATIENCE)
    expect(page.locator("#q")).to_have_value("castle")


def is_answer_of_the_gateway(answer: Response) -> bool:
    """To a page that looks what became of its job, as it does when its line cannot be opened again."""
    return answer.status == 502 and not answer.url.endswith("/events")


def test_a_server_that_is_killed_and_started_again_finishes_under_an_open_page(
    chromium: Browser, tmp_path: Path
) -> None:
    with between() as proxy:
        address = f"http://localhost:{proxy.port}"
        served = serve(tmp_path, DALLERY_PUBLIC_URL=address)
        proxy.target = int(urlsplit(served.url).port or 0)
        page = chromium.new_page(base_url=address, locale="en-GB")
        try:
            page.goto("/")
            page.locator("#prompt").fill("an empty wall gets its first fox")
            page.locator("#draw").click()
            expect(page.locator("#cards .card")).to_have_count(1)
            kill(served)
            served = serve(tmp_path, DALLERY_PUBLIC_URL=address)
            proxy.target = int(urlsplit(served.url).port or 0)
            tile = page.locator("#wall .tile img")
            expect(tile).to_have_attribute("alt", "an empty wall gets its first fox", timeout=2 * PATIENCE)
            expect(page.locator("#cards .card")).to_have_count(0, timeout=PATIENCE)
        finally:
            page.close()
            served.stop()


def kill(served: Served) -> None:
    """The program and the worker under it, in the middle of whatever they do."""
    pid = served.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    served.process.kill()
    for worker in workers:
        os.kill(int(worker), signal.SIGKILL)
    served.process.wait()


def test_what_is_ordered_in_another_tab_appears_on_an_open_wall(context: BrowserContext, studio: StagedStudio) -> None:
    studio.put("a picture from before", JobState.DONE, images=1, size=Size(64, 64), cost=0)
    wall = context.new_page()
    with wall.expect_request("**/events"):
        wall.goto("/")
    wall.evaluate("window.still = true")
    job = studio.put("a fox from elsewhere")
    assert studio._jobs.claim(job.id, "stage") is not None
    studio._hub.publish(job.id, "state")
    card = wall.locator(f"#card-{job.id}")
    expect(card).to_contain_text("a fox from elsewhere", timeout=PATIENCE)
    quick = studio.put("a fox too quick for a card")
    studio.finish(quick)
    for one in (job, quick):
        if one is job:
            studio.finish(job)
        tile = wall.locator(f"#wall img[alt='{one.request.prompt}']")
        expect(tile).to_have_count(1, timeout=PATIENCE)
    expect(card).to_have_count(0, timeout=PATIENCE)
    assert wall.evaluate("window.still") is True
