"""Jobs whose end nobody knows: answers that turn up late, and what their owner found out and settles by hand.

An uncertain job holds its upper price until one of these three says more.  It asks no provider anything.  Every method
raises StorageUnavailable.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import Connection, select, update

from dallery.domain.job import SETTLED_BY_HAND, Job, JobState
from dallery.errors import Charged, JobNotEnded, JobSettled
from dallery.storage import ledger
from dallery.storage.database import Database
from dallery.storage.hanging import hang, price
from dallery.storage.ids import is_id
from dallery.storage.job_rows import account_of, ending_of, find_job, no_job
from dallery.storage.records import Settled, Settlement, job_of
from dallery.storage.tables import images, jobs

_SAID = {True: "Its owner has looked since: it was charged.", False: "Its owner has looked since: nothing was charged."}


class Uncertain:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, owner_id: str, limit: int) -> list[Job]:
        """The owner's newest uncertain jobs, newest first."""
        mine = (jobs.c.owner_id == owner_id, jobs.c.state == JobState.UNCERTAIN)
        with self._db.read() as connection:
            rows = connection.execute(
                select(jobs).where(*mine).order_by(jobs.c.created_at.desc(), jobs.c.id.desc()).limit(limit)
            )
            return [job_of(row) for row in rows.mappings()]

    def settle(self, owner_id: str, job_id: str, charged: bool, now: int) -> Job:
        """Book the whole hold, or give it back, because the owner found out; images that are there stay.

        Saying the same again changes nothing.  Raises NotFound, JobNotEnded, and JobSettled for a job that is not
        uncertain (any more).
        """
        with self._db.write() as connection:
            job = self._locked(connection, owner_id, job_id)
            said = "charged" if charged else "not_charged"
            if job.memory.get(SETTLED_BY_HAND) == said:
                return job
            _require_uncertain(job)
            cost = job.hold if charged else 0
            state = JobState.FAILED_CHARGED if charged else JobState.FAILED_FREE
            if connection.scalar(select(images.c.id).where(images.c.job_id == job.id).limit(1)) is not None:
                state = JobState.DONE
            failure = job.failure and replace(
                job.failure, charged=Charged.YES if charged else Charged.NO,
                message=f"{job.failure.message} {_SAID[charged]}",
            )
            memory = {**job.memory, SETTLED_BY_HAND: said}
            connection.execute(
                update(jobs)
                .where(jobs.c.id == job.id)
                .values(state=state, cost=cost, failure=failure and failure.to_json(), memory=json.dumps(memory))
            )
            ledger.close(connection, account_of(job), job.hold, cost, now)
            price(connection, job.id)
            after = find_job(connection, job.id)
            assert after is not None
            return after

    def reopen(self, owner_id: str, job_id: str) -> Job:
        """UNCERTAIN -> SENDING by nobody: whoever takes it over reads on where the provider lets it.

        The hold stays.  Raises as `settle`.
        """
        with self._db.write() as connection:
            job = self._locked(connection, owner_id, job_id)
            _require_uncertain(job)
            open_again = {"state": JobState.SENDING, "executor": None, "failure": None, "finished_at": None}
            connection.execute(
                update(jobs).where(jobs.c.id == job.id).values(**open_again, cancel_requested=False)
            )
            after = find_job(connection, job.id)
            assert after is not None
            return after

    def settle_late(self, job_id: str, settlement: Settlement) -> Settled | None:
        """Images of an uncertain job that turned up after all: in a spool that was out of reach, at a worker that was
        taken for dead.  None when the job is not uncertain (any more) or has images already.

        A settlement that is UNCERTAIN itself adds its images and leaves the hold.  What was settled by hand gets its
        images too; what it cost stays as its owner said, unless that was nothing.
        """
        with self._db.write() as connection:
            # Locked first: of two who found the same answer one settles.
            row = connection.execute(select(jobs).where(jobs.c.id == job_id).with_for_update()).mappings().one_or_none()
            job = None if row is None else job_of(row)
            if job is None or not (job.state is JobState.UNCERTAIN or job.settled_by_hand):
                return None
            if connection.scalar(select(images.c.id).where(images.c.job_id == job_id).limit(1)) is not None:
                return None
            at, ending = settlement.finished_at, ending_of(settlement)
            held = job.hold
            if job.settled_by_hand:
                held, settlement = 0, replace(settlement, state=JobState.DONE, cost=job.cost or settlement.cost or 0)
                ending = ending_of(settlement)
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(**ending))
            after = find_job(connection, job_id)
            assert after is not None
            hung = hang(connection, after, settlement.images, at)
            if settlement.state is not JobState.UNCERTAIN:
                cost = 0 if job.cost else after.cost or 0  # the ledger has booked it when its owner said so
                ledger.close(connection, account_of(job), held, cost, at)
            return Settled(after, hung)

    def _locked(self, connection: Connection, owner_id: str, job_id: str) -> Job:
        if not is_id("job", job_id):
            raise no_job()
        mine = (jobs.c.id == job_id, jobs.c.owner_id == owner_id)
        row = connection.execute(select(jobs).where(*mine).with_for_update()).mappings().one_or_none()
        if row is None:
            raise no_job()
        return job_of(row)


def _require_uncertain(job: Job) -> None:
    if not job.state.ended:
        raise JobNotEnded("This job has not ended. Wait for it, or cancel it first.")
    if job.state is not JobState.UNCERTAIN:
        raise JobSettled("It is known what this job cost: there is nothing to settle.")
