"""Every micro-dollar is held, spent or given back, and the books agree with the jobs at any moment."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from dallery.domain.job import JobState
from dallery.errors import LimitReached
from dallery.storage.database import Database
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger, Spending, utc_day
from dallery.storage.tables import budgets
from dallery.storage.tables import jobs as job_rows
from tests.storage.people import A_DAY, NOW, TODAY, done, order, picture

HOLD = 50_000


def sent(jobs: Jobs, owner: str, hold: int = HOLD) -> str:
    new = order(owner, hold=hold)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    return new.id


@pytest.mark.parametrize(
    ("state", "cost", "spent", "held"),
    [
        (JobState.DONE, 41_000, 41_000, 0),
        (JobState.DONE, 0, 0, 0),
        (JobState.DONE, None, HOLD, 0),
        (JobState.DONE, 60_000, 60_000, 0),
        (JobState.FAILED_CHARGED, 41_000, 41_000, 0),
        (JobState.FAILED_CHARGED, None, HOLD, 0),
        (JobState.FAILED_FREE, None, 0, 0),
        (JobState.CANCELLED, None, 0, 0),
        (JobState.CANCELLED, 41_000, 41_000, 0),
        (JobState.UNCERTAIN, None, 0, HOLD),
        (JobState.UNCERTAIN, 41_000, 0, HOLD),
    ],
)
def test_what_each_end_does_to_the_budget(
    jobs: Jobs, ledger: Ledger, alice: str, state: JobState, cost: int | None, spent: int, held: int
) -> None:
    job_id = sent(jobs, alice)
    assert ledger.spending(alice, TODAY) == Spending(0, HOLD)
    assert ledger.check() == []
    jobs.settle(job_id, 1, done(state=state, cost=cost))
    assert ledger.spending(alice, TODAY) == Spending(spent, held)
    assert jobs.get_for(alice, job_id).cost == (None if state is JobState.UNCERTAIN else spent)


def test_a_free_job_touches_no_budget(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    new = order(alice, hold=0)
    jobs.accept(new, idempotency=None, limit=0)
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done(cost=0))
    assert ledger.spending(alice, TODAY) == Spending(0, 0)


def test_a_job_that_held_nothing_may_still_have_cost_something(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    job_id = sent(jobs, alice, hold=0)
    jobs.settle(job_id, 1, done(cost=7))
    assert ledger.spending(alice, TODAY) == Spending(7, 0)


def test_an_order_beyond_the_budget_leaves_nothing_behind(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    jobs.accept(order(alice, hold=60_000), idempotency=None, limit=100_000)
    refused = order(alice, hold=40_001)
    with pytest.raises(LimitReached, match=r"\$0\.10.*\$0\.06 is reserved"):
        jobs.accept(refused, idempotency=None, limit=100_000)
    assert jobs.get(refused.id) is None
    assert ledger.spending(alice, TODAY) == Spending(0, 60_000)
    jobs.accept(order(alice, hold=40_000), idempotency=None, limit=100_000)


def test_what_was_spent_counts_against_the_limit(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    jobs.settle(sent(jobs, alice), 1, done(cost=HOLD))
    with pytest.raises(LimitReached):
        jobs.accept(order(alice, hold=1), idempotency=None, limit=HOLD)


def test_an_uncertain_job_counts_against_the_limit(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    jobs.settle(sent(jobs, alice), 1, done(state=JobState.UNCERTAIN, images=(), cost=None))
    with pytest.raises(LimitReached):
        jobs.accept(order(alice, hold=1), idempotency=None, limit=HOLD)


def test_charlies_spending_is_not_alices(jobs: Jobs, ledger: Ledger, alice: str, charlie: str) -> None:
    jobs.settle(sent(jobs, alice), 1, done(cost=HOLD))
    jobs.accept(order(charlie, hold=HOLD), idempotency=None, limit=HOLD)
    assert ledger.spending(alice, TODAY) == Spending(HOLD, 0)
    assert ledger.spending(charlie, TODAY) == Spending(0, HOLD)


def test_a_job_is_paid_by_the_day_it_was_made_on(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    job_id = sent(jobs, alice)
    jobs.settle(job_id, 1, done(cost=41_000, finished_at=NOW + 2 * A_DAY))
    assert ledger.spending(alice, TODAY) == Spending(41_000, 0)
    assert ledger.spending(alice, utc_day(NOW + 2 * A_DAY)) == Spending(0, 0)


def test_days_change_at_midnight_utc() -> None:
    midnight = 1_795_305_600_000
    assert (utc_day(midnight - 1), utc_day(midnight)) == ("2026-11-21", "2026-11-22")


def test_the_check_sees_a_tampered_budget(database: Database, jobs: Jobs, alice: str) -> None:
    sent(jobs, alice)
    assert Ledger(database).check() == []
    with database.write() as connection:
        connection.execute(update(budgets).values(held=budgets.c.held + 1))
    assert "held 50001" in Ledger(database).check()[0]


def test_the_check_sees_a_job_that_ended_without_its_money(database: Database, jobs: Jobs, alice: str) -> None:
    job_id = sent(jobs, alice)
    with database.write() as connection:
        connection.execute(update(job_rows).values(state=JobState.DONE, cost=41_000))
    sentences = Ledger(database).check()
    assert any(f"{job_id} is done and should hold 0, its entries hold 50000" in each for each in sentences)
    assert any(f"{job_id} cost 41000, its entries settled 0" in each for each in sentences)


def test_settling_rolls_back_whole_when_a_row_is_refused(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    job_id = sent(jobs, alice)
    before = jobs.get(job_id)
    with pytest.raises(IntegrityError):
        jobs.settle(job_id, 1, done(picture(0), picture(0), cost=41_000))
    assert jobs.get(job_id) == before
    assert ledger.spending(alice, TODAY) == Spending(0, HOLD)


def test_an_order_that_does_not_fit_is_known_before_it_is_made(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    sent(jobs, alice)
    ledger.require(alice, TODAY, HOLD, 2 * HOLD)
    ledger.require(alice, TODAY, 10 * HOLD, None)
    ledger.require(alice, TODAY, 0, 1)
    with pytest.raises(LimitReached, match=r"\$0.05 is reserved"):
        ledger.require(alice, TODAY, HOLD, 2 * HOLD - 1)
    assert ledger.spending(alice, TODAY) == Spending(0, HOLD)
