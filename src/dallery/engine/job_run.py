"""One job under way in this process: what its provider is handed, and who may stop it; it ends no job itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from dallery.domain.job import Job
from dallery.engine import spool
from dallery.errors import InputDamaged, NotFound
from dallery.storage.blobs import Blobs
from dallery.storage.jobs import Jobs
from dallery.storage.records import Settled


class JobRun:
    """What a provider is handed (providers.base.Run)."""

    def __init__(self, job: Job, jobs: Jobs, blobs: Blobs, answer: spool.SpoolFile, deadline: float) -> None:
        self.idempotency_key = job.id
        self.deadline = deadline
        self.answer = answer
        self._job = job
        self._jobs = jobs
        self._blobs = blobs
        self._memory = dict(job.memory)
        self._cancel = threading.Event()
        self._stop: Callable[[], None] | None = None

    @property
    def spool(self) -> spool.SpoolFile:
        return self.answer

    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def on_cancel(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        if self._cancel.is_set():
            stop()

    def cancel(self) -> None:
        self._cancel.set()
        if self._stop is not None:
            self._stop()

    def remember(self, name: str, value: str) -> str:
        if not self._jobs.remember(self._job.id, self._job.attempt, name, value):
            raise Superseded
        self._memory[name] = value
        return value

    def recall(self, name: str) -> str | None:
        return self._memory.get(name)

    def blob(self, sha256: str) -> bytes:
        try:
            return self._blobs.read(sha256)
        except NotFound as error:  # providers read their inputs before they send anything
            raise InputDamaged("A stored picture that this order needs is missing or damaged.") from error


@dataclass
class Place:
    """A job under way here: what it is handed, whether somebody asked to stop it, how this process ended it."""

    run: JobRun | None = None
    stop: bool = False
    settled: Settled | None = None
    told: bool = False  # its row says that the answer is here


class Superseded(Exception):
    """Another attempt holds the job: this one is the zombie and must change nothing."""
