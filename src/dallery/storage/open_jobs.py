"""An owner's open jobs and how long the ended ones took, in few queries; it changes nothing.  `Jobs` owns the rows."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from dallery.domain.job import OPEN_STATES, Job, JobState
from dallery.domain.request import ImageRequest
from dallery.storage.database import Database
from dallery.storage.records import job_of
from dallery.storage.tables import jobs

QUEUE = 10_000  # waiting jobs looked at for places; who stands behind them is told the last place


class OpenJobs:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, owner_id: str, limit: int) -> list[Job]:
        """The newest `limit` open jobs, newest first."""
        return self._newest(owner_id, tuple(OPEN_STATES), limit)

    def unsettled(self, owner_id: str, limit: int) -> list[Job]:
        """The newest `limit` jobs whose end nobody knows, newest first."""
        return self._newest(owner_id, (JobState.UNCERTAIN,), limit)

    def _newest(self, owner_id: str, states: tuple[JobState, ...], limit: int) -> list[Job]:
        query = select(jobs).where(jobs.c.owner_id == owner_id, jobs.c.state.in_(states))
        # "+ 0": ordered by the bare column, SQLite walks all jobs of the owner (114 ms for 300,000) to spare itself the
        # sorting of these few.
        newest = ((jobs.c.created_at + 0).desc(), jobs.c.id.desc())
        with self._db.read() as connection:
            rows = connection.execute(query.order_by(*newest).limit(limit))
            return [job_of(row) for row in rows.mappings()]

    def places(self) -> dict[str, int]:
        """The place of every waiting job among those that wait for the same provider, from 1."""
        order = (jobs.c.priority, jobs.c.created_at, jobs.c.id)
        query = select(jobs.c.id, jobs.c.provider).where(jobs.c.state == JobState.RESERVED).order_by(*order)
        seen: Counter[str] = Counter()
        places = {}
        with self._db.read() as connection:
            for job_id, provider in connection.execute(query.limit(QUEUE)):
                seen[provider] += 1
                places[job_id] = seen[provider]
        return places

    def durations(self, owner_id: str, limit: int) -> list[tuple[ImageRequest, int]]:
        """(order, milliseconds from start to end) of the newest `limit` jobs that became pictures."""
        query = select(jobs.c.request, jobs.c.started_at, jobs.c.finished_at).where(
            jobs.c.owner_id == owner_id, jobs.c.state == JobState.DONE, jobs.c.started_at.is_not(None)
        )
        with self._db.read() as connection:
            rows = connection.execute(query.order_by(jobs.c.created_at.desc(), jobs.c.id.desc()).limit(limit))
            return [(ImageRequest.from_json(request), ended - began) for request, began, ended in rows if ended]
