"""Waiting for a job and following its life, from this process's hub or, for work done elsewhere, from row and files.

The waiter may leave at any time; the job does not notice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.engine.events import EventKind, Hub, PartialView
from dallery.storage.jobs import Jobs

MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
SURE = 15.0  # seconds between looks at the row while this process alone does the work and its hub tells of every end
NEAR = 2.0  # the same when other machines may do it: 500 waiters at this pace cost a third of a core
FAR = 0.25  # the same when the work is done by another process
QUIET = 15.0  # seconds of silence after which a stream says that it is alive


@dataclass(frozen=True)
class JobEvent:
    """`id` rises by one per job within a process; a reader hands the last one back to take a stream up again."""

    id: int
    kind: EventKind
    job: Job
    partial: PartialView | None = None
    fraction: float | None = None


class Watch:
    def __init__(self, jobs: Jobs, hub: Hub, partials: Path, works_here: bool, alone: bool) -> None:
        self._jobs = jobs
        self._hub = hub
        self._partials = partials
        self._pace = (SURE if alone else NEAR) if works_here else FAR
        self.works_here = works_here

    @property
    def pace(self) -> float:
        """Seconds between two looks at the rows when nothing is told."""
        return self._pace

    def wait(
        self, job_id: str, look: Callable[[], Job], timeout: float | None, known: Job | None = None
    ) -> tuple[Job, tuple[Image, ...] | None]:
        """The job once it has ended, or as it is after `timeout` seconds; with its pictures, if they were told too.

        `look` reads it, and may refuse.  `known`: the job as whoever waits has just got it from an order of theirs.
        """
        end = None if timeout is None else time.monotonic() + timeout
        with self._hub.listen(job_id) as listener:
            seen = 0
            while True:
                job = known if known is not None and listener.opened else look()
                known = None
                left = self._pace if end is None else min(self._pace, end - time.monotonic())
                if job.state.ended or left <= 0:
                    return job, None
                # Only an end wakes the row look-up early: partials and progress are for those who watch.
                wake = time.monotonic() + left
                while (rest := wake - time.monotonic()) > 0:
                    news = listener.after(seen, rest)
                    seen = news[-1].number if news else seen
                    end_of_it = next((happening for happening in news if happening.kind == "ended"), None)
                    if end_of_it is not None and end_of_it.settled is not None:
                        return end_of_it.settled.job, end_of_it.settled.images
                    if end_of_it is not None:
                        break

    def follow(self, job: Job, after: int = 0) -> Iterator[JobEvent]:
        """Everything that happens from number `after` on; the last event has kind "ended"."""
        with self._hub.listen(job.id) as listener:
            job = self._jobs.get(job.id) or job
            yield JobEvent(after, "state", job)
            shown: set[Path] = set()
            told = time.monotonic()
            while not job.state.ended:
                news = listener.after(after, self._pace)
                before, job = job, self._jobs.get(job.id) or job
                for happening in news:
                    after = happening.number
                    if happening.kind in ("partial", "progress"):
                        told = time.monotonic()
                        yield JobEvent(after, happening.kind, job, happening.partial, happening.fraction)
                for view in () if self.works_here else self._new_partials(job.id, shown):
                    yield JobEvent(after, "partial", job, view)
                if job.state is not before.state and not job.state.ended:
                    told = time.monotonic()
                    yield JobEvent(after, "state", job)
                if time.monotonic() - told >= QUIET:
                    told = time.monotonic()
                    yield JobEvent(after, "quiet", job)
            yield JobEvent(after + 1, "ended", job)

    def newest_partial(self, job_id: str, position: int) -> PartialView | None:
        views = [view for view in self._views(job_id) if view.position == position]
        return max(views, key=lambda view: view.index, default=None)

    def partials_of(self, job_ids: Container[str]) -> set[tuple[str, PartialView]]:
        """(job id, partial) of every file that is there, with one look at the folder however many the jobs are."""
        found = ((path.name.split(".")[0], path) for path in self._partials.glob("job_*.*"))
        return {(job_id, _view(path)) for job_id, path in found if job_id in job_ids}

    def _new_partials(self, job_id: str, shown: set[Path]) -> Iterator[PartialView]:
        for view in self._views(job_id):
            if view.path not in shown:
                shown.add(view.path)
                yield view

    def _views(self, job_id: str) -> list[PartialView]:
        views = [_view(path) for path in self._partials.glob(f"{job_id}.*")]
        return sorted(views, key=lambda view: (view.position, view.index))


def _view(path: Path) -> PartialView:
    _, position, index, _ = path.name.split(".")
    return PartialView(int(position), int(index), MEDIA[path.suffix], path)
