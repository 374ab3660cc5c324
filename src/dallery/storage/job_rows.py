"""What several stores do with a job's row: find it, fence it, end it; it opens no transaction of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select, update

from dallery.domain.job import Failure, Job, JobState
from dallery.errors import Cancelled, NotFound
from dallery.storage import ledger
from dallery.storage.ledger import Account, utc_day
from dallery.storage.records import Settlement, clean, clean_or_none, job_of, usage_json
from dallery.storage.tables import jobs

_PAID_UPPER_BOUND = (JobState.DONE, JobState.FAILED_CHARGED)


# Built once: the same words for every look would cost more than the look.
_BY_ID = select(jobs).where(jobs.c.id == bindparam("job_id"))


def find_job(connection: Connection, job_id: str) -> Job | None:
    row = connection.execute(_BY_ID, {"job_id": job_id}).mappings().one_or_none()
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
