"""Builds the engine's rooms once, starts and stops them together; it refuses decisions of its own."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from dallery.catalogue.catalogue import Catalogue
from dallery.domain.job import Job
from dallery.engine.events import Hub
from dallery.engine.keep import Keep
from dallery.engine.queue import DurableQueue, Lane
from dallery.engine.run import Folders, Limits, Runner
from dallery.engine.sweep import Sweep
from dallery.providers.registry import Registry
from dallery.storage.blobs import Blobs
from dallery.storage.executors import Executors
from dallery.storage.folder import DataFolder
from dallery.storage.jobs import Jobs


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
        self._rooms = rooms
        quarantine = rooms.folder.home / "quarantine"
        quarantine.mkdir(mode=0o700, exist_ok=True)
        keep = Keep(rooms.jobs, rooms.blobs, rooms.catalogue, quarantine, rooms.clock)
        self.runner = Runner(
            rooms.jobs, rooms.blobs, rooms.registry, keep, rooms.hub,
            Folders(rooms.folder.spool, rooms.folder.partials), Limits(upstream_timeout), self.executor,
        )
        lanes = [Lane(provider.id, provider.at_once, provider.per_minute) for provider in rooms.registry.all()]
        self._queue = DurableQueue(queue_url, self.executor, lanes, self.runner.run)
        self._sweep = Sweep(
            rooms.jobs, rooms.executors, self._queue, self.runner, rooms.blobs, rooms.folder.partials,
            self.executor, alone, rooms.clock,
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

    def enqueue(self, job: Job) -> None:
        """Queue an accepted job now, or leave it to the sweep while the queue is still coming up."""
        self._wanted.set()
        if self._up.is_set() and self._trouble is None:
            self._queue.enqueue(job.provider, job.id, job.attempt, job.priority)
            self._sweep.queued(job.id)

    def cancel(self, job: Job) -> None:
        self.runner.cancel(job.id)

    def stop(self, drain: float) -> None:
        """Let running jobs end for up to `drain` seconds, then stop; what still runs is found by the next start."""
        self._wanted.set()
        self._thread.join(30)
        end = time.monotonic() + drain
        while self.runner.running() and time.monotonic() < end:
            time.sleep(0.05)
        self.runner.stopping.set()
        self._sweep.stop()
        self._queue.stop(0)
