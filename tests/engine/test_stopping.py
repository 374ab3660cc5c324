"""A real `dallery serve` told to stop: it finishes what runs, begins nothing new, and leaves nothing to guess."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dallery.domain.job import JobState
from dallery.storage.database import Database
from dallery.storage.ledger import Ledger
from dallery.storage.tables import jobs
from tests import served
from tests.served import Served, bare_environment
from tests.upstream import Upstream

PATIENCE = 60.0


@pytest.fixture
def server(tmp_path: Path, upstream: Upstream) -> Iterator[Served]:
    running = served.serve(
        tmp_path,
        OPENAI_API_KEY="sk-upstream-key",
        OPENAI_BASE_URL=upstream.base_url,
        DALLERY_BUDGET_USD_PER_DAY="none",
        DALLERY_DRAIN="20",
    )
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.wait()


class Askers:
    """People whose requests are under way, each on a connection of its own."""

    def __init__(self, server: Served, count: int) -> None:
        self.answers: list[Any] = []
        self._threads = [threading.Thread(target=self._ask, args=(server, number)) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def _ask(self, server: Served, number: int) -> None:
        body = {"prompt": f"fox {number}", "model": "gpt-image-2", "size": "1024x1024"}
        try:
            self.answers.append(server.open("/v1/images/generations", body).status)
        except OSError as error:
            self.answers.append(type(error).__name__)

    def join(self) -> list[Any]:
        for thread in self._threads:
            thread.join(PATIENCE)
        return self.answers


def until(what: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def start_again(server: Served) -> Served:
    kept = {name: value for name, value in server.environment.items() if name != "DALLERY_PORT"}
    return served.serve(server.home.parent, **kept)


def states(server: Served) -> list[JobState]:
    database = Database(f"sqlite:///{server.home / 'dallery.db'}")
    assert Ledger(database).check() == []
    with database.read() as connection:
        found = [JobState(state) for state in connection.scalars(select(jobs.c.state))]
    database.close()
    return found


def test_jobs_in_flight_are_finished_and_answered(server: Served, upstream: Upstream) -> None:
    upstream.default(latency=2.0)
    askers = Askers(server, 6)
    until(lambda: len(upstream.ledger.of("accepted")) == 6)
    server.process.send_signal(signal.SIGTERM)
    assert askers.join() == [200] * 6
    assert server.process.wait(PATIENCE) == 0
    assert states(server) == [JobState.DONE] * 6


def test_a_second_signal_ends_it_sooner_and_the_books_stay_right(server: Served, upstream: Upstream) -> None:
    upstream.default(fault="hang")
    askers = Askers(server, 3)
    until(lambda: len(upstream.ledger.of("accepted")) == 3)
    server.process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    server.process.send_signal(signal.SIGTERM)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) is not None
    askers.join()
    left = states(server)
    assert len(left) == 3 and set(left) <= {JobState.SENDING, JobState.UNCERTAIN}
    again = start_again(server)
    try:
        until(lambda: states(server) == [JobState.UNCERTAIN] * 3)
    finally:
        again.stop()
    assert len(upstream.ledger.of("accepted")) == 3


def test_a_second_instance_on_the_same_data_folder_is_refused_in_plain_words(server: Served) -> None:
    environment = {**server.environment, "DALLERY_PORT": str(served.free_port())}
    second = subprocess.run(
        [sys.executable, "-m", "dallery", "serve"],
        env=bare_environment(**environment), cwd=server.home.parent, capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert "Another Dallery is running" in second.stderr
    assert "Traceback" not in second.stderr + second.stdout
    assert server.get("/healthz")["status"] == "ok"


def test_killed_with_jobs_in_flight_it_starts_again_and_says_what_became_of_them(
    server: Served, upstream: Upstream
) -> None:
    upstream.default(latency=1.0)
    askers = Askers(server, 8)
    until(lambda: len(upstream.ledger.of("accepted")) >= 4)
    os.kill(_worker_of(server.process.pid), signal.SIGKILL)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    askers.join()
    again = start_again(server)
    try:
        until(lambda: all(state.ended for state in states(server)))
    finally:
        again.stop()
    counted = upstream.ledger.of("accepted")
    assert len(counted) == len({fact["prompt"] for fact in counted}), "something was sent twice"
    paid = (JobState.DONE, JobState.UNCERTAIN)
    assert sum(state in paid for state in states(server)) >= len(upstream.ledger.of("charged"))


def _worker_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
