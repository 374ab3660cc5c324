"""Runs one accepted job to its end, whatever was left of an earlier attempt; the only caller of providers.

The order of things is the promise: SENDING is committed before the first byte leaves, the raw answer is on disk before
it is understood, and a job that was perhaps delivered is never sent again unless its provider can tell the two apart.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from dallery.domain.job import Job, JobState
from dallery.engine import spool
from dallery.engine.events import Hub, PartialView
from dallery.engine.job_run import JobRun, Place, Superseded
from dallery.engine.keep import Keep
from dallery.engine.presence import Presence
from dallery.engine.retry import SendAgain, decide
from dallery.errors import (
    BadAnswer,
    Cancelled,
    Charged,
    OutcomeUnknown,
    ProviderError,
    StorageUnavailable,
)
from dallery.providers.base import AfterCrash, Finished, Incomplete, Partial, Progress, Provider, Raw, Received
from dallery.providers.registry import Registry
from dallery.storage.blobs import Blobs
from dallery.storage.jobs import Jobs
from dallery.storage.records import Settled

log = logging.getLogger("dallery.engine")
PAUSES = (0.2, 1.0, 5.0)  # seconds between tries to store; after the last the sweep takes over
A_WHILE = 1.0  # seconds a whole answer waits for its turn before its row says that it is here
HOLDING = 10.0  # seconds between tries to get an answer out of memory onto our disk
T = TypeVar("T")
SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


@dataclass(frozen=True)
class Folders:
    spool: Path
    partials: Path


@dataclass(frozen=True)
class Limits:
    upstream_timeout: float  # seconds one sending may take in all
    answer_cap: int = 256 * 1024 * 1024  # bytes of one raw answer


class Runner:
    """Thread-safe; `run` is called by the durable queue, at least once per job, from any thread."""

    def __init__(
        self, jobs: Jobs, blobs: Blobs, registry: Registry, keep: Keep, hub: Hub, folders: Folders, limits: Limits,
        presence: Presence,
    ) -> None:
        self._jobs = jobs
        self._blobs = blobs
        self._registry = registry
        self._keep = keep
        self._hub = hub
        self._folders = folders
        self._limits = limits
        self._presence = presence
        self._lock = threading.Lock()
        self._running: dict[str, Place] = {}
        self._fresh: dict[str, Job] = {}
        self.stopping = threading.Event()

    def running(self) -> frozenset[str]:
        with self._lock:
            return frozenset(self._running)

    def cancel(self, job_id: str) -> None:
        with self._lock:
            place = self._running.get(job_id)
            run = None if place is None else place.run
            if place is not None:
                place.stop = True
        if run is not None:
            run.cancel()

    def expect(self, job: Job) -> None:
        """This job was accepted just now and will be run at once: nobody needs to read its row before."""
        self._fresh[job.id] = job

    def expect_no_more(self, job_id: str) -> None:
        self._fresh.pop(job_id, None)

    def run(self, job_id: str) -> None:
        """Bring the job to its end, or leave it open for the sweep when our own disk or database fails."""
        with self._lock:
            if job_id in self._running:
                return  # the queue delivers at least once
            place = self._running[job_id] = Place()
        try:
            self._to_its_end(job_id)
            self._tell_the_end(job_id, place.settled)
        except Superseded:
            pass
        except StorageUnavailable:
            log.warning("job %s waits for the database", job_id, exc_info=True)
        finally:
            with self._lock:
                del self._running[job_id]

    def salvage(self) -> None:
        """Look through the spool for answers of jobs that have ended: what an uncertain one paid for is kept, the
        rest is forgotten.  Safe at any time; raises StorageUnavailable and OSError."""
        for job_id in {path.name.partition(".")[0] for path in self._folders.spool.iterdir()}:
            job = None if job_id in self.running() else self._jobs.get(job_id)
            if job is None or not job.state.ended:
                continue
            if job.state is JobState.UNCERTAIN or job.settled_by_hand:
                found = self._read(job, self._registry.get(job.provider))
                if found is not None:
                    finished, whole = found
                    with self._keep.room():
                        self._keep.finish(job, finished, None if whole else _interrupted())
            spool.forget(self._folders.spool, job_id)

    def _tell_the_end(self, job_id: str, settled: Settled | None) -> None:
        job = self._jobs.get(job_id) if settled is None else settled.job
        if job is not None and job.state.ended:
            spool.forget(self._folders.spool, job_id)
            self._hub.publish(job_id, "ended", settled=settled)

    def _to_its_end(self, job_id: str) -> None:
        job = self._fresh.pop(job_id, None) or self._jobs.get(job_id)
        if job is None or job.state.ended:
            return
        if job.state is not JobState.RESERVED:
            others = self._presence.alive() - {self._presence.me}
            if job.executor in others:
                return  # adopted by mistake: taking it from a living worker would lose what that one receives
            taken = self._jobs.take_over(job_id, self._presence.me, attempt=job.attempt)
            if taken is None or not self._after_crash(taken):
                return
        self._registry.get(job.provider).prepare()
        self._send_until_it_ends(job_id)

    def _send_until_it_ends(self, job_id: str) -> None:
        waited = 0.0
        for tries in range(1, 10):
            job = self._jobs.claim(job_id, self._presence.me)
            if job is None:
                return
            self._hub.publish(job_id, "state")
            error = self._send(job)
            if error is None:
                return
            verdict = decide(error, tries=tries, waited=waited, jitter=random.random())
            if not isinstance(verdict, SendAgain):
                self._persist(partial(self._keep.fail, job, error, verdict.state))
                return
            # Nothing was delivered, and the row says so before we wait: a kill in this pause leaves no doubt behind.
            if not self._persist(partial(self._jobs.back_to_waiting, job_id, job.attempt)):
                return
            waited += verdict.delay
            if self.stopping.wait(verdict.delay):
                return

    def _send(self, job: Job) -> ProviderError | None:
        """One sending.  None when the job ended (or was lost to another attempt), else the error to be judged."""
        provider = self._registry.get(job.provider)
        answer = spool.SpoolFile(self._folders.spool, job.id, job.attempt, self._limits.answer_cap)
        run = JobRun(job, self._jobs, self._blobs, answer, time.monotonic() + self._limits.upstream_timeout)
        with self._lock:
            place = self._running[job.id]
            place.run = run
        try:
            if place.stop:  # asked for between the claim and this moment, from which `cancel` reaches the run
                return Cancelled("It was cancelled before anything was sent.")
            found = self._listen(job, provider, run)
        except ProviderError as error:
            return self._what_came_of(job, provider, answer, error)
        except Superseded:
            raise
        except (OSError, StorageUnavailable):
            log.exception("our own disk or database failed job %s", job.id)
            return self._what_came_of(job, provider, answer, _our_fault())
        except Exception:
            # A defect in a provider must not leave a job that never ends; what it cost is judged like a lost answer.
            log.exception("provider %s failed on job %s", provider.id, job.id)
            return self._what_came_of(job, provider, answer, _defect())
        finally:
            place.run = None
            answer.close()
        self._finish(job, found)
        return None

    def _listen(self, job: Job, provider: Provider, run: JobRun) -> Finished | Raw:
        """Follow the provider; Raw means the answer is spooled whole."""
        steps = provider.generate(job.request, run)
        for step in steps:
            match step:
                case Progress(fraction):
                    self._hub.publish(job.id, "progress", fraction=fraction)
                case Partial():
                    self._show_partial(job, step)
                case Received():
                    return self._all_here(job, run.answer)
                case Finished():
                    return step
        raise OutcomeUnknown("The provider stopped without an answer.")

    def _all_here(self, job: Job, answer: spool.SpoolFile) -> Raw:
        """Bring the answer onto stable storage, however long our disk refuses: it is paid for and nowhere else."""
        while True:
            try:
                return answer.finish()
            except OSError:
                log.warning("the answer of job %s is held in memory, the disk refuses it", job.id, exc_info=True)
                if self.stopping.wait(HOLDING):
                    raise

    def _say_received(self, job: Job) -> None:
        """The row says so only when storing takes a while: the spooled answer itself tells whoever comes after us."""
        place = self._running[job.id]
        if place.told:
            return
        place.told = True
        try:
            self._jobs.received(job.id, job.attempt)  # False for one that was taken for dead: settling will tell
        except StorageUnavailable:
            log.warning("job %s could not be marked as received", job.id, exc_info=True)
        self._hub.publish(job.id, "state")

    def _what_came_of(
        self, job: Job, provider: Provider, answer: spool.SpoolFile, error: ProviderError
    ) -> ProviderError | None:
        """An error after the request may have left: whole images that arrived are kept; else the error stands."""
        answer.close()
        if provider.after_crash is AfterCrash.RUN_AGAIN:
            # A local engine charges nobody.
            error.charged, error.message = Charged.NO, error.message.replace(" It may have been charged.", "")
            return error
        if error.charged is Charged.NO:
            return error
        found = self._read(job, provider)
        if found is None:
            return error
        finished, whole = found
        self._finish(job, finished, None if whole else error)
        return None

    def _finish(self, job: Job, found: Finished | Raw, trouble: ProviderError | None = None) -> None:
        """Store and settle, holding one of the few places in memory."""
        provider, room = self._registry.get(job.provider), self._keep.room()
        slow = job.request.mask is not None  # it is laid on its picture first

        def store() -> None:
            if isinstance(found, Raw) and (slow or not room.acquire(timeout=A_WHILE)):
                self._say_received(job)
                room.acquire()
            elif isinstance(found, Finished):
                room.acquire()
            try:
                self._store(job, provider, found, trouble)
            except (OSError, StorageUnavailable):
                if isinstance(found, Raw):
                    self._say_received(job)
                raise
            finally:
                room.release()

        self._persist(store)

    def _persist(self, act: Callable[[], T]) -> T | None:
        """When our own disk or database fails, try for a while; then None, and the sweep finds the job still open."""
        for pause in (*PAUSES, None):
            try:
                return act()
            except (OSError, StorageUnavailable):
                log.warning("storing failed, the answer is held", exc_info=True)
                if pause is None or self.stopping.wait(pause):
                    break
        return None

    def _store(
        self, job: Job, provider: Provider, found: Finished | Raw, trouble: ProviderError | None
    ) -> None:
        try:
            finished = found if isinstance(found, Finished) else self._whole(job, provider, found)
            self._running[job.id].settled = self._keep.finish(job, finished, trouble)
        except BadAnswer as error:
            self._keep.fail(job, error, JobState.FAILED_CHARGED)

    def _whole(self, job: Job, provider: Provider, raw: Raw) -> Finished:
        try:
            return provider.read(raw, job.request)
        except FileNotFoundError as exc:
            raise BadAnswer("The answer was received and is no longer on disk.") from exc
        except Incomplete as exc:
            if exc.images:
                return Finished(exc.images)
            raise BadAnswer(f"The provider's answer cannot be read: {exc}") from exc

    def _read(self, job: Job, provider: Provider) -> tuple[Finished, bool] | None:
        """What the spool holds of this job: (images, whether all of them), or None when no image is whole."""
        raw = spool.find(self._folders.spool, job.id)
        if raw is None:
            return None
        try:
            return provider.read(raw, job.request), True
        except Incomplete as exc:
            return (Finished(exc.images), False) if exc.images else None
        except BadAnswer:
            return None

    def _after_crash(self, job: Job) -> bool:
        """A job found SENDING or RECEIVED.  True when it may be sent (again), False when it has ended here."""
        provider = self._registry.get(job.provider)
        found = self._read(job, provider)
        if found is not None:
            finished, whole = found
            self._finish(job, finished, None if whole else _interrupted())
            return False
        if provider.after_crash is AfterCrash.RUN_AGAIN:
            return self._jobs.back_to_waiting(job.id, job.attempt)
        left = spool.find(self._folders.spool, job.id) if job.state is JobState.RECEIVED else None
        if left is not None:
            self._finish(job, left)
            return False
        if job.state is JobState.RECEIVED or provider.after_crash is AfterCrash.UNCERTAIN:
            # An answer that was received and is not here lies with another machine, which brings it when it is back.
            self._persist(partial(self._keep.fail, job, _interrupted(), JobState.UNCERTAIN))
            return False
        return self._jobs.back_to_waiting(job.id, job.attempt)

    def _show_partial(self, job: Job, shown: Partial) -> None:
        # Not fsynced: a partial is a courtesy, and is drawn again by nobody.
        suffix = SUFFIX.get(shown.media_type, "png")
        path = self._folders.partials / f"{job.id}.{shown.position}.{shown.index}.{suffix}"
        try:
            path.write_bytes(self._keep.unfinished(job.request, shown.image))
        except OSError:
            return  # a full disk must not end a job that is paid for because of a courtesy
        view = PartialView(shown.position, shown.index, shown.media_type, path)
        self._hub.publish(job.id, "partial", partial=view)


def _interrupted() -> OutcomeUnknown:
    return OutcomeUnknown(
        "The program stopped while this was being generated. It may have been charged and was not sent again."
    )


def _defect() -> OutcomeUnknown:
    return OutcomeUnknown("Dallery made a mistake while talking to the provider. It may have been charged.")


def _our_fault() -> OutcomeUnknown:
    return OutcomeUnknown("Dallery's own disk or database failed while the answer came. It may have been charged.")
