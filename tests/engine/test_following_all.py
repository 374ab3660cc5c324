"""One stream for all open jobs of an owner: nothing is missed, nothing of others is seen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import islice

import pytest

from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest
from dallery.engine import watch as watch_module
from dallery.engine.follow import Follow
from dallery.engine.watch import JobEvent, Watch
from dallery.providers.base import Event, Partial, Run
from dallery.storage.open_jobs import OpenJobs
from tests.engine.workshop import Workshop, answer, png


def follow_of(shop: Workshop, works_here: bool = True) -> Follow:
    watch = Watch(shop.jobs, shop.hub, shop.folder.partials, works_here=works_here, alone=True)
    return Follow(shop.jobs, OpenJobs(shop.jobs._db), shop.hub, watch)


@pytest.fixture
def follow(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Follow:
    monkeypatch.setattr(watch_module, "SURE", 30.0)  # the hub has to tell; a look at the rows would hide a silence
    return follow_of(shop)


def told(events: Iterator[JobEvent | None], number: int) -> list[tuple[str, str]]:
    return [(one.kind, one.job.id) for one in islice(events, number) if one is not None]


def test_open_jobs_are_told_first_and_later_ones_as_they_begin(shop: Workshop, follow: Follow) -> None:
    first = shop.order()
    events = follow.all_of(shop.actor.owner_id)
    assert told(events, 1) == [("state", first.id)]
    second = shop.order()
    worker = threading.Thread(target=shop.runner.run, args=(second.id,))
    worker.start()
    seen: dict[str, JobState] = {}
    for event in events:
        assert event is not None
        seen[event.job.id] = event.job.state
        if event.kind == "ended":
            break
    worker.join()
    assert seen == {second.id: JobState.DONE}
    events.close()  # type: ignore[attr-defined]


def test_a_stranger_sees_nothing(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dallery.engine.follow.QUIET", 0.0)
    follow = follow_of(shop, works_here=False)
    shop.order()
    assert list(islice(follow.all_of("own_stranger"), 2)) == [None, None]


def test_who_reconnects_gets_the_partial_that_came_meanwhile(shop: Workshop, follow: Follow) -> None:
    go, stop = threading.Event(), threading.Event()

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        yield Partial(0, 0, png("half"), "image/png")
        go.wait(60)
        yield Partial(0, 1, png("nearly"), "image/png")
        stop.wait(60)
        yield from shop.paid.say(run, answer(png("whole")))

    shop.paid.script = script
    job = shop.order()
    worker = threading.Thread(target=shop.runner.run, args=(job.id,))
    events = follow.all_of(shop.actor.owner_id)
    assert told(events, 1) == [("state", job.id)]
    worker.start()
    last = next(event for event in events if event is not None and event.kind == "partial")
    events.close()  # type: ignore[attr-defined]
    go.set()
    again = follow.all_of(shop.actor.owner_id, after=last.id)
    for event in again:
        if event is not None and event.partial is not None and event.partial.index == 1:
            stop.set()
        if event is not None and event.kind == "ended":
            break
    worker.join()
    assert event is not None and event.job.state is JobState.DONE


def test_who_opens_the_page_in_the_middle_sees_the_newest_partial(shop: Workshop) -> None:
    job = shop.jobs.claim(shop.order().id, "executor")
    assert job is not None
    for index in (0, 1):
        (shop.folder.partials / f"{job.id}.0.{index}.png").write_bytes(png(str(index)))
    follow = follow_of(shop, works_here=False)
    state, partial = islice(follow.all_of(shop.actor.owner_id), 2)
    assert state is not None and state.kind == "state"
    assert partial is not None and partial.partial is not None and partial.partial.index == 1
    (shop.folder.partials / f"{job.id}.0.2.png").write_bytes(png("2"))
    again = follow.all_of(shop.actor.owner_id, after=partial.id)
    later = next(event for event in again if event is not None and event.kind == "partial")
    assert later.partial is not None and later.partial.index == 2


def test_a_cancelled_job_ends_in_the_stream(shop: Workshop) -> None:
    follow = follow_of(shop, works_here=False)
    job = shop.order()
    events = follow.all_of(shop.actor.owner_id)
    next(events)
    shop.jobs.cancel(shop.actor.owner_id, job.id, 1)
    ended = next(events)
    assert ended is not None and (ended.kind, ended.job.state) == ("ended", JobState.CANCELLED)
