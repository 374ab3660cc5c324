"""Waiting for a job and following it: nobody misses an end, whoever reconnects takes up where they stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dallery.domain.job import Job, JobState
from dallery.domain.request import ImageRequest
from dallery.engine import watch as watch_module
from dallery.engine.watch import Watch
from dallery.providers.base import Event, Partial, Progress, Run
from tests.engine.workshop import Workshop, answer, png


@pytest.fixture
def watch(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Watch:
    monkeypatch.setattr(watch_module, "NEAR", 30.0)  # the hub has to tell; the look at the row would hide a silence
    return Watch(shop.jobs, shop.hub, shop.folder.partials, works_here=True, alone=True)


def draw(shop: Workshop, stop: threading.Event) -> Job:
    """A job that shows progress and two partials, and then waits for `stop`."""

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        yield Progress(0.25)
        yield Partial(0, 0, png("half"), "image/png")
        yield Partial(0, 1, png("nearly"), "image/png")
        stop.wait(60)
        yield from shop.paid.say(run, answer(png("whole")))

    shop.paid.script = script
    return shop.order()


def test_two_hundred_people_wait_for_one_job_and_all_are_told(shop: Workshop, watch: Watch) -> None:
    stop = threading.Event()
    job = draw(shop, stop)
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    with ThreadPoolExecutor(200) as people:
        waits = [people.submit(watch.wait, job.id, lambda: shop.now(job), 120.0) for _ in range(200)]
        worker.start()
        stop.set()
        assert {wait.result(60)[0].state for wait in waits} == {JobState.DONE}
    worker.join()


def test_who_comes_after_the_end_is_told_at_once(shop: Workshop, watch: Watch) -> None:
    job = shop.run(shop.order())
    assert watch.wait(job.id, lambda: shop.now(job), None)[0].state is JobState.DONE
    assert [event.kind for event in watch.follow(job)] == ["state", "ended"]


def test_who_waits_only_a_moment_gets_the_job_as_it_is(shop: Workshop, watch: Watch) -> None:
    waiting = shop.order()
    assert watch.wait(waiting.id, lambda: shop.now(waiting), 0.01)[0].state is JobState.RESERVED


def test_who_waits_is_told_the_end_with_its_pictures_and_need_not_ask_the_rows(shop: Workshop, watch: Watch) -> None:
    stop = threading.Event()
    job = draw(shop, stop)
    looks: list[int] = []

    def look() -> Job:
        looks.append(1)
        return shop.now(job)

    shop.hub.open(job.id)
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    with ThreadPoolExecutor(1) as people:
        wait = people.submit(watch.wait, job.id, look, 120.0, job)
        while not shop.hub._channels[job.id].listeners:
            time.sleep(0.01)
        worker.start()
        stop.set()
        ended, images = wait.result(60)
    worker.join()
    assert (ended, images, looks) == (shop.now(job), shop.gallery.of_job(job.id), [])


def test_who_waits_for_a_job_that_ended_meanwhile_asks_its_row(shop: Workshop, watch: Watch) -> None:
    job = shop.order()
    shop.hub.open(job.id)
    shop.run(job)
    assert watch.wait(job.id, lambda: shop.now(job), 120.0, job) == (shop.now(job), None)


def test_the_stream_tells_in_order_and_ends_with_the_end(shop: Workshop, watch: Watch) -> None:
    stop = threading.Event()
    job = draw(shop, stop)
    events = watch.follow(job)
    assert next(events).kind == "state"
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    worker.start()
    seen = []
    for event in events:
        seen.append(event)
        if event.kind == "partial" and event.partial is not None and event.partial.index == 1:
            stop.set()
    worker.join()
    told = [(event.kind, event.fraction, event.partial and event.partial.index) for event in seen]
    assert [one for one in told if one[0] != "state"] == [
        ("progress", 0.25, None), ("partial", None, 0), ("partial", None, 1), ("ended", None, None)
    ]  # fmt: skip
    numbers = [event.id for event in seen]
    assert numbers == sorted(numbers)
    assert seen[-1].job.state is JobState.DONE


def test_who_reconnects_gets_what_came_after_the_last_thing_they_saw(shop: Workshop, watch: Watch) -> None:
    stop, halfway = threading.Event(), threading.Event()
    job = draw(shop, stop)
    events = watch.follow(job)
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    worker.start()
    for event in events:
        if event.kind == "partial":
            break
    events.close()  # the tab is closed, and opened again
    halfway.set()
    again = watch.follow(job, after=event.id)
    seen = []
    for later in again:
        seen.append((later.kind, later.partial and later.partial.index))
        if later.kind == "partial":
            stop.set()
    worker.join()
    assert ("partial", 0) not in seen
    assert ("partial", 1) in seen
    assert seen[-1][0] == "ended"


def test_the_newest_partial_is_shown_to_who_comes_late(shop: Workshop, watch: Watch) -> None:
    stop = threading.Event()
    job = draw(shop, stop)
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    worker.start()
    for event in watch.follow(job):
        if event.partial is not None and event.partial.index == 1:
            break
    view = watch.newest_partial(job.id, 0)
    assert view is not None and view.path.read_bytes() == png("nearly")
    stop.set()
    worker.join()


def test_a_process_that_only_looks_sees_partials_and_the_end_too(shop: Workshop) -> None:
    """The work is done elsewhere: no hub tells, rows and files do."""
    from dallery.engine.events import Hub

    far = Watch(shop.jobs, Hub(), shop.folder.partials, works_here=False, alone=False)
    stop = threading.Event()
    job = draw(shop, stop)
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    worker.start()
    seen = []
    for event in far.follow(job):
        seen.append((event.kind, event.partial and event.partial.index))
        if event.partial is not None and event.partial.index == 1:
            stop.set()
    worker.join()
    partials = [one for one in seen if one[0] == "partial"]
    assert partials == [("partial", 0), ("partial", 1)]
    assert seen[-1][0] == "ended"


def test_the_hub_forgets_a_job_that_ended(shop: Workshop, watch: Watch) -> None:
    job = shop.run(shop.order())
    list(watch.follow(job))
    assert shop.hub._channels == {}
