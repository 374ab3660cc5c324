"""The first questions of a start, asked while another thread imports SQLAlchemy's ORM for the durable engine."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import inspection

from dallery.domain.job import JobState
from dallery.storage.database import Database
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from dallery.storage.open_jobs import OpenJobs
from dallery.storage.records import Settlement
from tests.storage.people import order


def test_no_query_needs_the_orm(
    database: Database, jobs: Jobs, alice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking it while half of it was there answered the first request with a 500."""
    waiting, _ = jobs.accept(order(alice), idempotency=None, limit=None)

    def half_there(value: Any) -> Any:
        raise AttributeError(f"the ORM was asked about {value!r}")

    monkeypatch.setitem(inspection._registrars, object, half_there)
    open_jobs = OpenJobs(database)
    open_jobs.of(alice, 9), open_jobs.places(), open_jobs.durations(alice, 9)
    jobs.waiting(9), jobs.to_cancel(), jobs.unfinished(), jobs.place(waiting), jobs.recent(alice, 9)
    jobs.uncertain.of(alice, 9)
    Ledger(database).check()
    assert jobs.claim(waiting.id, "one") is not None
    assert jobs.received(waiting.id, 1)
    assert jobs.settle(waiting.id, 1, Settlement(JobState.DONE, finished_at=1))
