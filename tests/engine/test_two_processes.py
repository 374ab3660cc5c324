"""Two processes with a data folder each on one PostgreSQL: one dies, sleeps or only accepts, and nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dallery.domain.job import Job, JobState
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from tests.engine.conftest import TEMPLATE
from tests.served import ROOT, bare_environment
from tests.servers.postgres import Postgres
from tests.upstream import Upstream

PATIENCE = 90.0


class Worker:
    def __init__(self, home: Path, database: str, upstream: Upstream, *more: str) -> None:
        program = [sys.executable, str(ROOT / "tests/engine/worker.py"), str(home), database, upstream.base_url, *more]
        self.process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=bare_environment()
        )

    def ready(self) -> Worker:
        assert self._answer() == "ready"
        return self

    def order(self, prompt: str) -> str:
        return self._say(f"order {prompt}")

    def cancel(self, job_id: str) -> str:
        return self._say(f"cancel {job_id}")

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()

    def _say(self, line: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


class Two:
    """Workers on one database, and what is in it."""

    def __init__(self, folder: Path, url: str, upstream: Upstream) -> None:
        self.upstream = upstream
        self._folder, self._url = folder, url
        self._workers: list[Worker] = []
        self.database = Database(url)
        self.jobs = Jobs(self.database)
        self.gallery = Gallery(self.database)

    def start(self, *names: str) -> list[Worker]:
        """A name with a ! in front does not run jobs."""
        begun = [
            Worker(self._folder / name.strip("!"), self._url, self.upstream, *(["no-engine"] if "!" in name else []))
            for name in names
        ]
        self._workers += begun
        return [worker.ready() for worker in begun]

    def job(self, job_id: str) -> Job:
        job = self.jobs.get(job_id)
        assert job is not None
        return job

    def until(self, what: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.05)

    def ended(self, *ids: str) -> list[JobState]:
        self.until(lambda: all(self.job(job_id).state.ended for job_id in ids))
        return [self.job(job_id).state for job_id in ids]

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        wrong = Ledger(self.database).check()
        self.database.close()
        assert wrong == []


@pytest.fixture
def two(tmp_path: Path, engine_postgres: Postgres, upstream: Upstream) -> Iterator[Two]:
    url = engine_postgres.fresh(TEMPLATE)
    made = Two(tmp_path, url, upstream)
    yield made
    made.close()
    engine_postgres.drop(url)


def accepted(upstream: Upstream) -> list[str]:
    return [line["prompt"] for line in upstream.ledger.of("accepted")]


def test_two_share_the_work_and_do_nothing_twice(two: Two) -> None:
    two.upstream.default(latency=0.3)
    first, second = two.start("a", "b")
    ids = [worker.order(f"fox {number}") for number in range(12) for worker in (first, second)]
    assert set(two.ended(*ids)) == {JobState.DONE}
    assert len(accepted(two.upstream)) == len(ids)
    assert len({two.job(job_id).executor for job_id in ids}) == 2


def test_the_jobs_of_the_dead_are_taken_up_by_the_living(two: Two) -> None:
    two.upstream.default(fault="hang")
    (first,) = two.start("a")
    sent = [first.order(f"sent {number}") for number in range(4)]
    two.until(lambda: len(accepted(two.upstream)) == 4)
    waiting = first.order("waiting")  # all four places are taken
    first.signal(signal.SIGKILL)
    two.upstream.default()
    two.start("b")
    assert two.ended(*sent, waiting) == [JobState.UNCERTAIN] * 4 + [JobState.DONE]
    assert sorted(accepted(two.upstream)) == ["sent 0", "sent 1", "sent 2", "sent 3", "waiting"]
    for job_id in sent:
        failure = two.job(job_id).failure
        assert failure is not None and failure.code == "outcome_unknown"


def test_who_was_only_asleep_brings_the_picture_after_all(two: Two) -> None:
    two.upstream.default(latency=6.0)
    first, second = two.start("a", "b")
    job_id = first.order("fox")
    two.until(lambda: len(accepted(two.upstream)) == 1)
    asleep, awake = (first, second) if f"-{first.process.pid}-" in str(two.job(job_id).executor) else (second, first)
    asleep.signal(signal.SIGSTOP)
    assert two.ended(job_id) == [JobState.UNCERTAIN]
    two.until(lambda: bool(two.upstream.ledger.of("sent_last_byte")))
    asleep.signal(signal.SIGCONT)
    two.until(lambda: two.job(job_id).state is JobState.DONE)
    assert len(two.gallery.of_job(job_id)) == 1
    assert len(accepted(two.upstream)) == 1
    assert awake.process.poll() is None


def test_what_a_process_without_engine_accepts_is_run_by_another(two: Two) -> None:
    door, _ = two.start("!door", "b")
    assert two.ended(door.order("fox")) == [JobState.DONE]


def test_a_stop_reaches_the_process_that_runs_the_job(two: Two) -> None:
    two.upstream.default(fault="hang")
    door, _ = two.start("!door", "b")
    job_id = door.order("fox")
    two.until(lambda: len(accepted(two.upstream)) == 1)
    door.cancel(job_id)
    assert two.ended(job_id) == [JobState.UNCERTAIN]
    failure = two.job(job_id).failure
    assert failure is not None and failure.code == "cancelled"
