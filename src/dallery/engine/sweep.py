"""Finds what fell between the chairs: jobs accepted but not queued, work of dead processes, leftovers on disk.

Recovery needs no hands: everything here may run at any time, twice, on any machine, and changes nothing that is well.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dallery.domain.job import Job, JobState
from dallery.engine.queue import DurableQueue
from dallery.engine.run import Runner
from dallery.errors import StorageUnavailable
from dallery.storage.blobs import Blobs
from dallery.storage.executors import Executors
from dallery.storage.jobs import Jobs

log = logging.getLogger("dallery.engine")
LOOK = 1.0  # seconds between looks for accepted jobs that nobody queued (another process accepted them)
BEAT = 5.0  # seconds between heartbeats
DEAD_AFTER = 15_000  # ms without a heartbeat
CLEAN = 30.0  # seconds between the slower rounds
STALE = 3600.0  # seconds after which a leftover file belongs to nobody


class Sweep:
    """One thread.  `alone` says that this process holds the data folder, so every other executor is dead for sure."""

    def __init__(
        self, jobs: Jobs, executors: Executors, queue: DurableQueue, runner: Runner, blobs: Blobs,
        partials: Path, executor: str, alone: bool, clock: Callable[[], int],
    ) -> None:
        self._jobs = jobs
        self._executors = executors
        self._queue = queue
        self._runner = runner
        self._blobs = blobs
        self._partials = partials
        self._executor = executor
        self._alone = alone
        self._clock = clock
        self._queued: set[str] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="sweep", daemon=True)

    def start(self) -> None:
        self.beat()
        self.recover()
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)
        self._executors.gone(self._executor)

    def queued(self, job_id: str) -> None:
        """This job was queued when it was accepted."""
        self._queued.add(job_id)

    def beat(self) -> None:
        self._executors.beat(self._executor, self._clock())

    def alive(self) -> frozenset[str]:
        if self._alone:
            return frozenset({self._executor})
        return frozenset(self._executors.alive(self._clock(), DEAD_AFTER)) | {self._executor}

    def queue_waiting(self) -> None:
        """Queue every accepted job that this process has not queued; queueing twice is harmless."""
        waiting = self._jobs.waiting(500)
        for job in waiting:
            if job.id not in self._queued:
                self._queue.enqueue(job.provider, job.id, job.attempt, job.priority)
                self._queued.add(job.id)
        self._queued.intersection_update({job.id for job in waiting} | self._runner.running())

    def recover(self) -> int:
        """Adopt started work of the dead, and run again every open job that no queue knows; how many."""
        alive = self.alive()
        adopted = self._queue.adopt(alive)
        for job in self._jobs.unfinished():
            if self._is_lost(job, alive):
                self._queue.enqueue(job.provider, job.id, job.attempt, job.priority)
                adopted += 1
        return adopted

    def _is_lost(self, job: Job, alive: frozenset[str]) -> bool:
        if job.id in self._runner.running():
            return False
        if job.state is JobState.RESERVED and job.attempt == 0:
            return False  # queue_waiting sees to it
        mine_and_idle = job.executor == self._executor
        return (mine_and_idle or job.executor not in alive) and not self._queue.knows(job.id)

    def clean(self) -> None:
        """Old partial images, temporaries, records of ended work and of silent executors."""
        limit = time.time() - STALE
        for path in self._partials.iterdir():
            if path.stat().st_mtime < limit:
                path.unlink(missing_ok=True)
        self._blobs.sweep_temps(STALE)
        self._executors.forget_old(self._clock())
        self._queue.forget((datetime.now(UTC) - timedelta(hours=1)).isoformat())

    def _loop(self) -> None:
        beaten = cleaned = time.monotonic()
        while not self._stop.wait(LOOK):
            now = time.monotonic()
            try:
                self.queue_waiting()
                if now - beaten >= BEAT:
                    self.beat()
                    beaten = now
                if now - cleaned >= CLEAN:
                    self.recover()
                    self.clean()
                    cleaned = now
            except (StorageUnavailable, OSError):
                log.warning("the sweep met a fault and goes on", exc_info=True)
