"""Following all open jobs of one owner in one stream, whoever runs them; it costs one query per change, not per job."""

from __future__ import annotations

import time
from collections.abc import Iterator

from dallery.domain.job import Job
from dallery.engine.events import Hub, PartialView
from dallery.engine.watch import QUIET, JobEvent, Watch
from dallery.storage.jobs import Jobs
from dallery.storage.open_jobs import OpenJobs

MOST = 200  # open jobs followed for one owner


class Follow:
    def __init__(self, jobs: Jobs, open_jobs: OpenJobs, hub: Hub, watch: Watch) -> None:
        self._jobs = jobs
        self._open = open_jobs
        self._hub = hub
        self._watch = watch

    def all_of(self, owner_id: str, after: int = 0) -> Iterator[JobEvent | None]:
        """First the state of every open job, then what happens to it and to jobs that come later, until the server
        stops and none is open.

        `JobEvent.id` counts over all jobs: a reader hands the last one back and gets the partials that came meanwhile.
        Kinds: state, progress, partial and ended; None when nothing was told for 15 s, so that a dead line is noticed.
        """
        began = self._hub.count
        number = after if 0 < after <= began else began
        known = {job.id: job for job in self._open.of(owner_id, MOST)}
        for job in known.values():
            yield JobEvent(number, "state", job)
        shown = self._watch.partials_of(known)
        for job_id, view in _newest(shown):
            yield JobEvent(number, "partial", known[job_id], view)
        told = looked = time.monotonic()
        while known or not self._hub.closing:
            news = self._hub.since(number, self._watch.pace)
            number = news[-1][1].number if news else number
            for job_id, happening in news:
                if happening.partial is not None and (job_id, happening.partial) in shown:
                    continue  # the folder was quicker than the hub
                if job_id in known and happening.kind in ("partial", "progress"):
                    told = time.monotonic()
                    if happening.partial is not None:
                        shown.add((job_id, happening.partial))
                    yield JobEvent(
                        happening.number, happening.kind, known[job_id], happening.partial, happening.fraction
                    )
            # Progress says nothing about rows, and a busy painter tells of it many times a second.
            if not news or any(one.kind in ("state", "ended") for _, one in news) or self._due(looked):
                looked = time.monotonic()
                for event in self._changes(owner_id, number, known):
                    told = time.monotonic()
                    yield event
            if not self._watch.works_here:
                fresh = self._watch.partials_of(known) - shown
                shown |= fresh
                for job_id, view in _newest(fresh):
                    told = time.monotonic()
                    yield JobEvent(number, "partial", known[job_id], view)
            if time.monotonic() - told >= QUIET:
                told = time.monotonic()
                yield None

    def close(self) -> None:
        """Lets go of readers who have nothing open: an idle wall must not hold up a server that stops."""
        self._hub.close()

    def _due(self, looked: float) -> bool:
        return time.monotonic() - looked >= self._watch.pace

    def _changes(self, owner_id: str, number: int, known: dict[str, Job]) -> Iterator[JobEvent]:
        """What the rows say that was not told yet; brings `known` up to date."""
        now = {job.id: job for job in self._open.of(owner_id, MOST)}
        for job_id in [job_id for job_id in known if job_id not in now]:
            before = known.pop(job_id)
            yield JobEvent(number, "ended", self._jobs.get(job_id) or before)
        for job_id, job in now.items():
            old = known.get(job_id)
            known[job_id] = job
            if old is None or (old.state, old.cancel_requested) != (job.state, job.cancel_requested):
                yield JobEvent(number, "state", job)


def _newest(views: set[tuple[str, PartialView]]) -> list[tuple[str, PartialView]]:
    """The newest partial of each picture."""
    newest = {(job_id, view.position): view for job_id, view in sorted(views, key=lambda one: one[1].index)}
    return [(job_id, view) for (job_id, _), view in newest.items()]
