"""What several stores do with a job's row: find it, fence it, end it; it opens no transaction of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from dallery.domain.job import OPEN_STATES, Failure, Job, JobState
from dallery.errors import Cancelled, NotFound
from dallery.storage import ledger
from dallery.storage.ledger import Account, utc_day
from dallery.storage.records import Settlement, clean, clean_or_none, job_of, usage_json
from dallery.storage.tables import jobs

OPEN = tuple(sorted(OPEN_STATES))
_PAID_UPPER_BOUND = (JobState.DONE, JobState.FAILED_CHARGED)


def _end_at(cost: Any) -> ReturningUpdate[Any]:
    names = ("state", "usage", "failure", "report", "provider_request_id", "finished_at")
    told = {jobs.c[name]: bindparam(f"to_{name}", type_=jobs.c[name].type) for name in names}
    return update(jobs).where(MINE, jobs.c.state.in_(OPEN)).values({**told, jobs.c.cost: cost}).returning(*jobs.c)


# Built once, here and next door: for every job, putting the same words together cost more than asking them.
_BY_ID = select(jobs).where(jobs.c.id == bindparam("job_id"))
MINE = and_(jobs.c.id == bindparam("job_id"), jobs.c.attempt == bindparam("my_attempt"))  # as `attempt_of`
_END = _end_at(bindparam("to_cost", type_=jobs.c.cost.type))
_END_AT_THE_HOLD = _end_at(jobs.c.hold)


def find_job(connection: Connection, job_id: str) -> Job | None:
    row = connection.execute(_BY_ID, {"job_id": job_id}).mappings().one_or_none()
    return None if row is None else job_of(row)


def end_job(connection: Connection, job_id: str, attempt: int, settlement: Settlement) -> Job | None:
    """The open job ends so, for its current attempt only; None when that is another one, or the job has ended."""
    told = {f"to_{name}": value for name, value in ending_of(settlement).items()}
    statement = _END
    if told["to_cost"] is jobs.c.hold:
        statement = _END_AT_THE_HOLD
        del told["to_cost"]
    row = connection.execute(statement, {"job_id": job_id, "my_attempt": attempt, **told}).mappings().one_or_none()
    return None if row is None else job_of(row)


def attempt_of(job_id: str, attempt: int) -> ColumnElement[bool]:
    """The fence: no write of a running job goes without it."""
    return and_(jobs.c.id == job_id, jobs.c.attempt == attempt)


def account_of(job: Job) -> Account:
    return Account(job.id, job.owner_id, utc_day(job.created_at))


def no_job() -> NotFound:
    return NotFound("There is no such job.")


def ending_of(settlement: Settlement) -> dict[str, Any]:
    cost: object = settlement.cost
    if settlement.state is JobState.UNCERTAIN:
        cost = None
    elif cost is None:
        cost = jobs.c.hold if settlement.state in _PAID_UPPER_BOUND else 0
    return {
        "state": settlement.state,
        "cost": cost,
        "usage": usage_json(settlement.usage),
        "failure": None if settlement.failure is None else clean(settlement.failure.to_json()),
        "report": None if settlement.report is None else clean(settlement.report.to_json()),
        "provider_request_id": clean_or_none(settlement.provider_request_id),
        "finished_at": settlement.finished_at,
    }


def cancel_waiting(connection: Connection, job: Job, now: int) -> None:
    """The caller holds the row's lock and has seen it wait."""
    why = Failure.of(Cancelled("This job was cancelled before it started; nothing was charged."))
    connection.execute(
        update(jobs)
        .where(jobs.c.id == job.id)
        .values(state=JobState.CANCELLED, cancel_requested=True, cost=0, failure=why.to_json(), finished_at=now)
    )
    ledger.close(connection, account_of(job), job.hold, 0, now)
