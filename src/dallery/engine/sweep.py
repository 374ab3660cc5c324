"""Finds what fell between the chairs: jobs accepted but not queued, work of dead processes, leftovers on disk.

Recovery needs no hands: everything here may run at any time, twice, on any machine, and changes nothing that is well.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dallery.domain.job import Job, JobState
from dallery.engine.presence import BEAT, Presence
from dallery.engine.queue import DurableQueue
from dallery.engine.run import Runner
from dallery.errors import StorageUnavailable
from dallery.storage.blobs import Blobs
from dallery.storage.ids import now_ms
from dallery.storage.jobs import Jobs

log = logging.getLogger("dallery.engine")
LOOK = 1.0  # seconds between looks for accepted jobs that nobody queued (another process accepted them)
CLEAN = 30.0  # seconds between the slower rounds
STALE = 3600.0  # seconds after which a leftover file belongs to nobody
SLOW_TO_QUEUE = 10_000  # ms after which an accepted job that no queue knows counts as lost


class Sweep:
    """One thread, which also gives this process's heartbeat."""

    def __init__(
        self, jobs: Jobs, presence: Presence, queue: DurableQueue, runner: Runner, blobs: Blobs, partials: Path
    ) -> None:
        self._jobs = jobs
        self._presence = presence
        self._queue = queue
        self._runner = runner
        self._blobs = blobs
        self._partials = partials
        self._queued: set[str] = set()
        self._crowded: frozenset[str] = frozenset()  # providers somebody waits for
        self._living: frozenset[str] = frozenset()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="sweep", daemon=True)

    def start(self) -> None:
        self._living = self._presence.alive()
        self.recover(self._living)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)
        try:
            self._presence.leave()
        except StorageUnavailable:
            log.warning("left without a word: the database is out of reach")

    def queued(self, job: Job) -> None:
        """This job was queued when it was accepted."""
        self._queued.add(job.id)
        self._crowded = self._crowded | {job.provider}

    def anybody_waits(self, provider: str) -> bool:
        """Whether somebody stood in that provider's queue a second ago or came since: then nobody may pass."""
        return provider in self._crowded

    def queue_waiting(self) -> None:
        """Queue every accepted job that this process has not queued; queueing twice is harmless."""
        waiting = self._jobs.waiting(500)
        working = self._runner.running()
        for job in waiting:
            if job.id in self._queued or job.id in working:
                continue
            if self.anybody_waits(job.provider) or not self._queue.begin(job.provider, job.id):
                self._queue.enqueue(job.provider, job.id, job.attempt, job.priority)
                self._queued.add(job.id)
        self._queued.intersection_update({job.id for job in waiting} | working)
        working = self._runner.running()
        self._crowded = frozenset(job.provider for job in waiting if job.id in self._queued - working)
        self._queue.crowded(self._crowded)

    def pass_on_cancels(self) -> None:
        """Somebody may have asked another process to stop what runs here."""
        for job_id in self._jobs.to_cancel():
            self._runner.cancel(job_id)

    def recover(self, alive: frozenset[str]) -> int:
        """Adopt started work of the dead, and run again every open job that no queue knows; how many."""
        adopted = self._queue.adopt(alive)
        unfinished = self._jobs.unfinished()  # before `known`: what ends in between is queued for nothing, not lost
        known = self._queue.known() if unfinished else frozenset()
        for job in unfinished:
            if job.id not in known and self._is_lost(job, alive):
                self._queue.enqueue(job.provider, job.id, job.attempt, job.priority, again=True)
                adopted += 1
        return adopted

    def _is_lost(self, job: Job, alive: frozenset[str]) -> bool:
        if job.id in self._runner.running():
            return False
        if job.state is JobState.RESERVED:
            # Fresh ones are being queued this very moment; the work of an old one ended without it (a database that
            # went away at the wrong moment), and the queue would never begin that work again by itself.
            return now_ms() - job.created_at > SLOW_TO_QUEUE
        return job.executor == self._presence.me or job.executor not in alive

    def clean(self) -> None:
        """Answers and partial images of ended jobs, temporaries, records of ended work and of silent executors."""
        self._runner.salvage()
        limit = time.time() - STALE
        for path in self._partials.iterdir():
            if path.stat().st_mtime < limit:
                path.unlink(missing_ok=True)
        self._blobs.sweep_temps(STALE)
        self._presence.forget_the_silent()
        self._jobs.forget_keys(now_ms())
        self._queue.forget((datetime.now(UTC) - timedelta(hours=1)).isoformat())

    def _loop(self) -> None:
        beaten, cleaned = time.monotonic(), float("-inf")
        while not self._stop.wait(LOOK):
            now = time.monotonic()
            try:
                self.queue_waiting()
                self.pass_on_cancels()
                if now - beaten >= BEAT:
                    self._beat()
                    beaten = now
                if now - cleaned >= CLEAN:
                    cleaned = now
                    self.recover(self._presence.alive())
                    self.clean()
            except (StorageUnavailable, OSError):
                log.warning("the sweep met a fault and goes on", exc_info=True)
            except Exception:
                # Without its heartbeat this process would be taken for dead while it works, so the sweep never ends.
                log.exception("the sweep met a defect and goes on")

    def _beat(self) -> None:
        self._presence.beat()
        living, before = self._presence.alive(), self._living
        self._living = living
        if before - living:
            self.recover(living)
