"""Builds the engine's rooms once, starts and stops them together; it refuses decisions of its own."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dallery.catalogue.catalogue import Catalogue
from dallery.domain.job import Job
from dallery.engine.events import Hub
from dallery.engine.keep import Keep
from dallery.engine.presence import Presence
from dallery.engine.queue import DurableQueue, Lane
from dallery.engine.run import Folders, Limits, Runner
from dallery.engine.sweep import Sweep
from dallery.errors import StorageUnavailable
from dallery.providers.registry import Registry
from dallery.storage.blobs import Blobs
from dallery.storage.executors import Executors
from dallery.storage.folder import DataFolder
from dallery.storage.jobs import Jobs

log = logging.getLogger("dallery.engine")
LET_THE_FIRST_PAGE_PASS = 0.6  # seconds


@dataclass(frozen=True)
class Rooms:
    """What the engine works with, built elsewhere."""

    jobs: Jobs
    executors: Executors
    blobs: Blobs
    catalogue: Catalogue
    registry: Registry
    folder: DataFolder
    hub: Hub
    clock: Callable[[], int]


class Engine:
    """Runs jobs in this process.  `start` returns at once; the durable queue comes up on a thread of its own."""

    def __init__(self, rooms: Rooms, queue_url: str, upstream_timeout: float, alone: bool) -> None:
        self.executor = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        dead = _succeed(rooms.folder.home / "executor", self.executor)
        self._hub = rooms.hub
        self._presence = presence = Presence(rooms.executors, self.executor, dead, alone, rooms.clock)
        quarantine = rooms.folder.home / "quarantine"
        quarantine.mkdir(mode=0o700, exist_ok=True)
        keep = Keep(rooms.jobs, rooms.blobs, rooms.catalogue, quarantine, rooms.clock)
        self.runner = Runner(
            rooms.jobs, rooms.blobs, rooms.registry, keep, rooms.hub,
            Folders(rooms.folder.spool, rooms.folder.partials), Limits(upstream_timeout), presence,
        )
        lanes = [Lane(provider.id, provider.at_once, provider.per_minute) for provider in rooms.registry.all()]
        self._queue = DurableQueue(queue_url, self.executor, lanes, self.runner.run)
        self._sweep = Sweep(
            rooms.jobs, presence, self._queue, self.runner, rooms.blobs, rooms.folder.partials
        )
        self._wanted = threading.Event()
        self._up = threading.Event()
        self._trouble: BaseException | None = None
        self._thread = threading.Thread(target=self._start, name="engine-start", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def _start(self) -> None:
        # The first page comes before a second of imports: an order wakes this at once, else it waits a moment.
        self._wanted.wait(LET_THE_FIRST_PAGE_PASS)
        try:
            self._presence.beat()  # before the first job is taken: others must not find it with an unknown owner
            self._queue.start()
            self._sweep.start()
            self._sweep.queue_waiting()
        except BaseException as exc:
            self._trouble = exc  # told to whoever waits for the engine; a server must not look healthy without it
            raise
        finally:
            self._up.set()

    def ready(self, timeout: float = 0.0) -> bool:
        """True once jobs are being run; raises what kept the engine from starting."""
        if timeout:
            self._wanted.set()
        up = self._up.wait(timeout)
        if self._trouble is not None:
            raise self._trouble
        return up

    def enqueue(self, job: Job, *, again: bool = False) -> None:
        """Queue an accepted job (or, `again`, one that was opened again) now, or leave it to the sweep while the queue
        is coming up or out of reach."""
        self._wanted.set()
        if self._up.is_set() and self._trouble is None:
            if not again and not self._sweep.anybody_waits(job.provider) and self._begin(job):
                return
            try:
                self._queue.enqueue(job.provider, job.id, job.attempt, job.priority, again=again)
            except StorageUnavailable:
                # The job is accepted and its money held: an error now would make the asker order it twice.
                log.warning("job %s is accepted and will be queued later", job.id, exc_info=True)
                return
            self._sweep.queued(job)
            self._hub.publish(job.id, "state")  # it has to wait: walls that are open show it

    def _begin(self, job: Job) -> bool:
        self._hub.open(job.id)
        self.runner.expect(job)
        begun = self._queue.begin(job.provider, job.id)
        if not begun:
            self.runner.expect_no_more(job.id)
        return begun

    def cancel(self, job: Job) -> None:
        self.runner.cancel(job.id)

    def stop(self, drain: float) -> None:
        """Begin nothing new, let running jobs end for up to `drain` seconds, then stop.

        What waits keeps waiting for the next start, and what still runs is found by it.
        """
        self._wanted.set()
        self._thread.join(30)
        self._queue.pause()
        end = time.monotonic() + drain
        while self.runner.running() and time.monotonic() < end:
            time.sleep(0.05)
        self.runner.stopping.set()
        self._sweep.stop()
        self._queue.stop()


def _succeed(path: Path, executor: str) -> frozenset[str]:
    """Write down who works on this data folder; who did before is dead, because the folder's lock is ours."""
    before = path.read_text().strip() if path.exists() else ""
    temp = path.with_name(".executor-new")
    temp.write_text(executor)
    temp.replace(path)
    return frozenset({before} - {""})
