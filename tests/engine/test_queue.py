"""The durable queue in place: priorities, rates, orders of other processes, work that ended badly."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dallery.catalogue.asked import Asked
from dallery.domain.job import Charged, JobState
from dallery.domain.request import ImageRequest, Size
from dallery.engine import sweep as sweep_module
from dallery.engine.accept import Order
from dallery.engine.engine import Engine
from dallery.errors import StartRefused
from dallery.settings import Settings
from dallery.storage.ledger import Ledger
from dallery.studio import Studio
from tests.upstream import Upstream

PATIENCE = 60.0


@pytest.fixture
def paid(settings: Settings, upstream: Upstream) -> Settings:
    return replace(
        settings, openai_api_key="sk-test-0123456789", openai_base_url=upstream.base_url, budget_per_day=None
    )


@contextmanager
def opened(settings: Settings) -> Iterator[Studio]:
    with Studio(settings, engine=True) as studio:
        assert studio.ready(60)
        yield studio
        assert Ledger(studio._database).check() == []


def until(what: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def engine_of(studio: Studio) -> Engine:
    assert studio._engine is not None
    return studio._engine


def order(studio: Studio, prompt: str, priority: int = 100) -> str:
    request = ImageRequest(prompt=prompt, model="gpt-image-2", size=Size(1024, 1024), render_size=Size(1024, 1024))
    job, _ = studio._accept(studio.owner(), Order(request, "openai", 1000, priority=priority))
    engine_of(studio).enqueue(job)
    return job.id


def ask(studio: Studio, prompt: str) -> str:
    return studio.submit(studio.owner(), Asked(prompt, model="gpt-image-2")).id


def accepted(upstream: Upstream) -> list[str]:
    return [line["prompt"] for line in upstream.ledger.of("accepted")]


def test_an_order_becomes_a_picture(paid: Settings, upstream: Upstream) -> None:
    with opened(paid) as studio:
        job_id = ask(studio, "a fox")
        view = studio.wait(studio.owner(), job_id, PATIENCE)
        assert (view.job.state, len(view.images)) == (JobState.DONE, 1)
        (sent,) = upstream.ledger.of("sent_last_byte")
        assert view.images[0].original_sha256 or view.images[0].sha256 == sent["sha256"]
        (charged,) = upstream.ledger.of("charged")
        assert view.job.cost == charged["micros"]


def test_an_order_that_meets_a_free_place_does_not_queue(
    paid: Settings, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(paid) as studio:
        monkeypatch.setattr(engine_of(studio)._queue, "enqueue", lambda *_, **__: pytest.fail("it queued"))
        for name in ("a fox", "a bear"):
            assert studio.wait(studio.owner(), ask(studio, name), PATIENCE).job.state is JobState.DONE


def test_a_second_engine_in_one_process_is_refused(paid: Settings, tmp_path: Path) -> None:
    with opened(paid) as studio:
        with pytest.raises(StartRefused, match="engine already"):
            Studio(replace(paid, home=tmp_path / "other", database_url=None), engine=True)
        assert studio.ready()


def test_both_ways_to_begin_share_the_places_of_a_provider(paid: Settings, upstream: Upstream) -> None:
    upstream.default(latency=0.3)
    with opened(replace(paid, concurrency=2)) as studio:
        ids = [order(studio, f"fox {number}") for number in range(7)]
        most = 0
        while not all(studio.job(studio.owner(), job_id).job.state.ended for job_id in ids):
            most = max(most, len(engine_of(studio).runner.running()))
            time.sleep(0.01)
    assert most == 2
    assert len(accepted(upstream)) == 7


def test_the_urgent_go_first(paid: Settings, upstream: Upstream) -> None:
    with opened(replace(paid, concurrency=1)) as studio:
        upstream.default(latency=2.0)
        ids = [order(studio, "first")]
        until(lambda: accepted(upstream))
        upstream.default()
        ids += [order(studio, "usual", 100), order(studio, "patient", 200), order(studio, "urgent", 1)]
        for job_id in ids:
            assert studio.wait(studio.owner(), job_id, PATIENCE).job.state is JobState.DONE
    assert accepted(upstream) == ["first", "urgent", "usual", "patient"]


def test_no_more_starts_in_a_minute_than_the_provider_allows(paid: Settings, upstream: Upstream) -> None:
    with opened(replace(paid, openai_per_minute=2)) as studio:
        studio.wait(studio.owner(), ask(studio, "fox"), PATIENCE)
        ids = [ask(studio, f"fox {number}") for number in range(4)]
        until(lambda: len(accepted(upstream)) == 2)
        time.sleep(1.5)  # several looks at the queue
        assert len(accepted(upstream)) == 2
        waiting = [studio.job(studio.owner(), job_id) for job_id in ids]
        assert sum(view.job.state is JobState.RESERVED for view in waiting) == 3
        assert sorted(view.place for view in waiting if view.place) == [1, 2, 3]


def test_what_another_process_accepts_on_this_folder_is_run_here(paid: Settings, upstream: Upstream) -> None:
    with opened(paid) as studio, Studio(paid, engine=False) as door:
        assert not door.works_here
        view = door.wait(door.owner(), ask(door, "a fox"), PATIENCE)
        assert view.job.state is JobState.DONE
        assert studio.works_here


def test_a_stop_asked_of_another_process_is_noticed(paid: Settings, upstream: Upstream) -> None:
    upstream.default(fault="hang")
    with opened(paid), Studio(paid, engine=False) as door:
        job_id = ask(door, "a fox")
        until(lambda: accepted(upstream))
        door.cancel(door.owner(), job_id)
        job = door.wait(door.owner(), job_id, PATIENCE).job
        assert job.state is JobState.UNCERTAIN
        assert job.failure is not None and job.failure.charged is Charged.MAYBE


def test_work_that_ended_without_its_job_is_begun_again(
    paid: Settings, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue never begins ended work a second time by itself: the job would wait for ever."""
    monkeypatch.setattr(sweep_module, "SLOW_TO_QUEUE", 0)
    with opened(paid) as studio:
        engine, broken = engine_of(studio), []

        def defect(job_id: str) -> None:
            broken.append(job_id)
            raise ZeroDivisionError("a defect of ours")

        with monkeypatch.context() as patch:
            patch.setattr(engine.runner, "_to_its_end", defect)
            job_id = ask(studio, "a fox")
            until(lambda: broken and job_id not in engine._queue.known())
        assert studio.job(studio.owner(), job_id).job.state is JobState.RESERVED
        engine._sweep.recover(engine._presence.alive())
        assert studio.wait(studio.owner(), job_id, PATIENCE).job.state is JobState.DONE
    assert len(accepted(upstream)) == 1


def test_an_order_is_accepted_while_the_queue_is_out_of_reach(
    paid: Settings, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dallery.errors import StorageUnavailable

    def away(*_: object, **__: object) -> None:
        raise StorageUnavailable("The queue cannot be read or written right now.")

    with opened(paid) as studio:
        with monkeypatch.context() as patch:
            patch.setattr(engine_of(studio)._queue, "enqueue", away)
            job_id = ask(studio, "a fox")
        assert studio.wait(studio.owner(), job_id, PATIENCE).job.state is JobState.DONE


def test_what_waits_at_a_stop_is_not_begun_and_runs_at_the_next_start(paid: Settings, upstream: Upstream) -> None:
    upstream.default(latency=1.5)
    with opened(replace(paid, concurrency=1)) as studio:
        sent = ask(studio, "sent")
        until(lambda: accepted(upstream))
        waiting = [ask(studio, f"waiting {number}") for number in range(3)]
    with Studio(paid, engine=False) as door:  # closed with all the time in the world, and yet begun nothing
        states = [door.job(door.owner(), job_id).job.state for job_id in [sent, *waiting]]
        assert states == [JobState.DONE] + [JobState.RESERVED] * 3
    upstream.default()
    with opened(paid) as studio:
        for job_id in waiting:
            assert studio.wait(studio.owner(), job_id, PATIENCE).job.state is JobState.DONE
    assert len(accepted(upstream)) == 4
