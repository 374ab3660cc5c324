"""Jobs and who may move them: every move is one conditional update, and zero changed rows means "not yours".

It stores what the engine decides and decides nothing itself, except whether a budget or an idempotency key lets a
job in.  Every method raises StorageUnavailable.
"""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, literal, select, tuple_, update

from dallery.domain.job import Job, JobState
from dallery.domain.money import Micros
from dallery.errors import RequestError, StorageUnavailable
from dallery.storage import ledger, repeats
from dallery.storage.database import Database
from dallery.storage.hanging import hang
from dallery.storage.ids import is_id, new_image_id, new_job_id, now_ms
from dallery.storage.job_rows import MINE, OPEN, account_of, attempt_of, cancel_waiting, end_job, find_job, no_job
from dallery.storage.ledger import Account, utc_day
from dallery.storage.records import (
    IdempotencyKey,
    NewImage,
    NewJob,
    Settled,
    Settlement,
    clean,
    job_of,
    job_of_new,
    new_job_row,
    storable,
)
from dallery.storage.tables import job_inputs, jobs
from dallery.storage.uncertain import Uncertain

__all__ = ["IdempotencyKey", "Jobs", "NewImage", "NewJob", "Settlement", "new_image_id", "new_job_id"]

# Built once (job_rows.py says why).
_INSERT = insert(jobs)
_INSERT_INPUT = insert(job_inputs)
_CLAIM = (
    update(jobs)
    .where(jobs.c.id == bindparam("job_id"), jobs.c.state == JobState.RESERVED, jobs.c.cancel_requested.is_(False))
    .values(
        attempt=jobs.c.attempt + 1, executor=bindparam("mine", type_=jobs.c.executor.type), state=JobState.SENDING,
        started_at=bindparam("now", type_=jobs.c.started_at.type),
    )
    .returning(*jobs.c)
)
_RECEIVED = update(jobs).where(MINE, jobs.c.state == JobState.SENDING).values(state=JobState.RECEIVED)
_DELIVERED = (
    update(jobs)
    .where(jobs.c.id == bindparam("job_id"), jobs.c.delivered_at.is_(None))
    .values(delivered_at=bindparam("now", type_=jobs.c.delivered_at.type))
)


class Jobs:
    """`uncertain` is the same for those whose end nobody knows."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.uncertain = Uncertain(db)

    # -- in ----------------------------------------------------------------------------------------------------------

    def accept(self, new: NewJob, *, idempotency: IdempotencyKey | None, limit: Micros | None) -> tuple[Job, bool]:
        """Store a job, its idempotency key and its hold in one transaction; True when this call made the job.

        The same key with the same fingerprint gives the job that is there, and False.  `limit` is the owner's budget
        of the day in micro-dollars, None for none.  Raises KeyReused, LimitReached, RequestError for a prompt that
        no database can hold.
        """
        if not storable(new.request.prompt) or not storable(new.request.to_json()):
            raise RequestError("The text holds characters that cannot be stored (NUL or half a pair).", param="prompt")
        try:
            with self._db.write() as connection:
                if idempotency is not None:
                    earlier = repeats.claim_key(connection, new, idempotency)
                    if earlier is not None:
                        return earlier, False
                return self._insert(connection, new, limit), True
        except StorageUnavailable:
            # The connection may have died between COMMIT and its answer: only the rows know whether it happened.
            job = self.get(new.id)
            if job is None:
                raise
            return job, True

    def undelivered(self, scope: str, fingerprint: str, since: int, *, retry: int = 1) -> Job | None:
        """The newest job of that API key (or owner) and fingerprint whose answer never reached anybody.

        Each such job absorbs the asker's first retry once, the second once, and so on: `retry` is which one this is,
        so that two equal orders sent at once do not collapse into one.  `since` in milliseconds.
        """
        fits = and_(
            jobs.c.scope == scope,
            jobs.c.fingerprint == fingerprint,
            jobs.c.created_at >= since,
            jobs.c.delivered_at.is_(None),
            jobs.c.absorbed < retry,
        )
        with self._db.write() as connection:
            candidates = connection.scalars(
                select(jobs.c.id).where(fits).order_by(jobs.c.created_at.desc(), jobs.c.id.desc())
            ).all()
            for job_id in candidates:
                took = connection.execute(
                    update(jobs).where(jobs.c.id == job_id, fits).values(absorbed=jobs.c.absorbed + 1)
                )
                if took.rowcount == 1:
                    return find_job(connection, job_id)
        return None

    # -- while it runs -----------------------------------------------------------------------------------------------

    def claim(self, job_id: str, executor: str) -> Job | None:
        """RESERVED -> SENDING for this executor, as the next attempt; None when somebody else has it or it ended."""
        with self._db.write() as connection:
            moved = connection.execute(_CLAIM, {"job_id": job_id, "mine": executor, "now": now_ms()})
            row = moved.mappings().one_or_none()
            return None if row is None else job_of(row)

    def take_over(self, job_id: str, executor: str, *, attempt: int | None = None) -> Job | None:
        """The next attempt at a job that a dead one left in SENDING or RECEIVED; its state stays as it was.

        The caller knows that the old executor is dead.  With `attempt` only that attempt is replaced, so that of two
        rescuers one wins.
        """
        left: ColumnElement[bool] = jobs.c.state.in_((JobState.SENDING, JobState.RECEIVED))
        if attempt is not None:
            left = and_(left, jobs.c.attempt == attempt)
        with self._db.write() as connection:
            moved = connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id, left)
                .values(attempt=jobs.c.attempt + 1, executor=executor)
                .returning(*jobs.c)
            )
            row = moved.mappings().one_or_none()
            return None if row is None else job_of(row)

    def back_to_waiting(self, job_id: str, attempt: int) -> bool:
        """SENDING -> RESERVED, because nothing was delivered; CANCELLED at once when a stop was asked for meanwhile."""
        mine = and_(attempt_of(job_id, attempt), jobs.c.state == JobState.SENDING)
        with self._db.write() as connection:
            moved = connection.execute(update(jobs).where(mine).values(state=JobState.RESERVED, executor=None))
            if moved.rowcount == 0:
                return False
            job = find_job(connection, job_id)
            if job is not None and job.cancel_requested:
                cancel_waiting(connection, job, now_ms())
            return True

    def received(self, job_id: str, attempt: int) -> bool:
        """SENDING -> RECEIVED: the last byte of the answer is on disk."""
        with self._db.write() as connection:
            return connection.execute(_RECEIVED, {"job_id": job_id, "my_attempt": attempt}).rowcount == 1

    def remember(self, job_id: str, attempt: int, name: str, value: str) -> bool:
        """Keep a provider's fact with the job (`Job.memory`)."""
        mine = and_(attempt_of(job_id, attempt), jobs.c.state.in_(OPEN))
        with self._db.write() as connection:
            known = connection.scalar(select(jobs.c.memory).where(mine).with_for_update())
            if known is None:
                return False
            memory = json.dumps({**json.loads(known), name: clean(value)})
            return connection.execute(update(jobs).where(mine).values(memory=memory)).rowcount == 1

    # -- out ---------------------------------------------------------------------------------------------------------

    def settle(self, job_id: str, attempt: int, settlement: Settlement) -> Settled | None:
        """End the job: images, state and money in one transaction, only for the current attempt of an open job.

        None when zero rows changed: another attempt began, or the job has ended.  ValueError for an open state.
        """
        if not settlement.state.ended:
            raise ValueError(f"a job cannot end as {settlement.state}")
        with self._db.write() as connection:
            job = end_job(connection, job_id, attempt, settlement)
            if job is None:
                return None
            at = settlement.finished_at
            hung = hang(connection, job, settlement.images, at)
            if settlement.state is not JobState.UNCERTAIN:
                ledger.close(connection, account_of(job), job.hold, job.cost or 0, at)
            return Settled(job, hung)

    def settle_late(self, job_id: str, settlement: Settlement) -> Settled | None:
        """Images of an uncertain job that turned up after all (`Uncertain.settle_late`)."""
        return self.uncertain.settle_late(job_id, settlement)

    def cancel(self, owner_id: str, job_id: str, now: int) -> Job:
        """Stop a waiting job at once, ask a running one to stop, leave an ended one alone.  Raises NotFound."""
        if not is_id("job", job_id):
            raise no_job()
        with self._db.write() as connection:
            # Locked first, so that a claim and this cannot pass each other between two statements.
            row = (
                connection.execute(
                    select(jobs).where(jobs.c.id == job_id, jobs.c.owner_id == owner_id).with_for_update()
                )
                .mappings()
                .one_or_none()
            )
            if row is None:
                raise no_job()
            job = job_of(row)
            if job.state is JobState.RESERVED:
                cancel_waiting(connection, job, now)
            elif not job.state.ended:
                connection.execute(update(jobs).where(jobs.c.id == job_id).values(cancel_requested=True))
            after = find_job(connection, job_id)
            assert after is not None
            return after

    def delivered(self, job_id: str, now: int) -> None:
        """Somebody got the answer; the first time counts."""
        with self._db.write() as connection:
            connection.execute(_DELIVERED, {"job_id": job_id, "now": now})

    def forget_keys(self, now: int) -> int:
        """Drop idempotency keys older than 24 hours; how many."""
        with self._db.write() as connection:
            return repeats.forget_keys(connection, now)

    # -- looking -----------------------------------------------------------------------------------------------------

    def get(self, job_id: str) -> Job | None:
        """For the engine, which works for every owner; a door asks `get_for`."""
        with self._db.read() as connection:
            return find_job(connection, job_id)

    def get_for(self, owner_id: str, job_id: str) -> Job:
        """The owner's job.  Raises NotFound for an unknown, a malformed or somebody else's id alike."""
        if not is_id("job", job_id):
            raise no_job()
        job = self.get(job_id)
        if job is None or job.owner_id != owner_id:
            raise no_job()
        return job

    def waiting(self, limit: int) -> list[Job]:
        """RESERVED jobs in the order they should start: lowest priority number first, then the oldest."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(jobs)
                .where(jobs.c.state == JobState.RESERVED)
                .order_by(jobs.c.priority, jobs.c.created_at, jobs.c.id)
                .limit(limit)
            )
            return [job_of(row) for row in rows.mappings()]

    def to_cancel(self) -> list[str]:
        """Running jobs that somebody, perhaps in another process, asked to stop."""
        asked = and_(jobs.c.state.in_((JobState.SENDING, JobState.RECEIVED)), jobs.c.cancel_requested.is_(True))
        with self._db.read() as connection:
            return list(connection.scalars(select(jobs.c.id).where(asked)))

    def unfinished(self) -> list[Job]:
        """Every job in RESERVED, SENDING or RECEIVED, oldest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(jobs).where(jobs.c.state.in_(OPEN)).order_by(jobs.c.created_at, jobs.c.id)
            )
            return [job_of(row) for row in rows.mappings()]

    def place(self, job: Job) -> int | None:
        """Place among the jobs that wait for the same provider, from 1; None when it does not wait."""
        if job.state is not JobState.RESERVED:
            return None
        ahead = tuple_(jobs.c.priority, jobs.c.created_at, jobs.c.id) < tuple_(
            literal(job.priority), literal(job.created_at), literal(job.id)
        )
        with self._db.read() as connection:
            count = connection.scalar(
                select(func.count())
                .select_from(jobs)
                .where(jobs.c.state == JobState.RESERVED, jobs.c.provider == job.provider, ahead)
            )
        return 1 + (count or 0)

    def recent(self, owner_id: str, limit: int) -> list[Job]:
        """The owner's newest jobs, newest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(jobs)
                .where(jobs.c.owner_id == owner_id)
                .order_by(jobs.c.created_at.desc(), jobs.c.id.desc())
                .limit(limit)
            )
            return [job_of(row) for row in rows.mappings()]

    # -- inside ------------------------------------------------------------------------------------------------------

    def _insert(self, connection: Connection, new: NewJob, limit: Micros | None) -> Job:
        day = utc_day(new.created_at)
        connection.execute(_INSERT, new_job_row(new, day))
        blobs = {*new.request.inputs, *([new.request.mask] if new.request.mask else [])}
        if blobs:
            connection.execute(_INSERT_INPUT, [{"job_id": new.id, "sha256": sha} for sha in sorted(blobs)])
        ledger.hold(connection, Account(new.id, new.owner_id, day), new.hold, new.created_at, limit)
        return job_of_new(new)

