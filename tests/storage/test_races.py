"""Many threads want the same thing at once; exactly the right number of them gets it."""

from __future__ import annotations

from itertools import accumulate

import pytest
from sqlalchemy import QueuePool, event

from dallery.domain.job import Job, JobState
from dallery.errors import LimitReached, StorageUnavailable
from dallery.storage.accounts import Accounts
from dallery.storage.database import Database
from dallery.storage.executors import Executors
from dallery.storage.jobs import IdempotencyKey, Jobs
from dallery.storage.ledger import Ledger, Spending
from tests.storage.people import FOX, NOW, TODAY, all_at_once, done, order


def test_two_hundred_equal_orders_with_one_key_make_one_job(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    key = IdempotencyKey(scope="key_1", key="order-1", fingerprint="f")
    answers = all_at_once(200, lambda _: jobs.accept(order(alice, hold=50_000), idempotency=key, limit=None))
    assert {type(answer) for answer in answers} == {tuple}
    assert sum(made for _, made in answers) == 1
    assert len({job.id for job, _ in answers}) == 1
    assert len(jobs.unfinished()) == 1
    assert ledger.spending(alice, TODAY) == Spending(0, 50_000)


def test_a_budget_for_ten_lets_ten_of_a_hundred_in(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    answers = all_at_once(100, lambda _: jobs.accept(order(alice, hold=7), idempotency=None, limit=76))
    assert sum(isinstance(answer, tuple) for answer in answers) == 10
    assert sum(isinstance(answer, LimitReached) for answer in answers) == 90
    assert ledger.spending(alice, TODAY) == Spending(0, 70)


def test_one_of_many_claimers_gets_the_job(jobs: Jobs, alice: str) -> None:
    for _ in range(5):
        new = order(alice)
        jobs.accept(new, idempotency=None, limit=None)
        claims = all_at_once(20, lambda number, job_id=new.id: jobs.claim(job_id, f"host-{number}"))
        [won] = [claim for claim in claims if isinstance(claim, Job)]
        assert claims.count(None) == 19
        assert jobs.get(new.id) == won


def test_one_of_many_rescuers_gets_the_job(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "dead")
    rescues = all_at_once(20, lambda number: jobs.take_over(new.id, f"host-{number}", attempt=1))
    assert sum(isinstance(rescue, Job) for rescue in rescues) == 1
    assert rescues.count(None) == 19


def test_one_of_many_settlers_books_the_money(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    new = order(alice, hold=50)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    settled = all_at_once(20, lambda _: jobs.settle(new.id, 1, done(cost=40)))
    assert sorted(map(bool, settled)) == [False] * 19 + [True]
    assert ledger.spending(alice, TODAY) == Spending(40, 0)


def test_a_claim_and_a_cancel_never_both_win(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    for _ in range(10):
        new = order(alice, hold=50)
        jobs.accept(new, idempotency=None, limit=None)
        claim, cancelled = all_at_once(
            2,
            lambda number, job_id=new.id: jobs.cancel(alice, job_id, NOW) if number else jobs.claim(job_id, "host-1"),
        )
        assert isinstance(cancelled, Job)
        if claim is None:
            assert cancelled.state is JobState.CANCELLED
        else:
            assert (cancelled.state, cancelled.cancel_requested) == (JobState.SENDING, True)
            assert jobs.settle(new.id, 1, done(state=JobState.CANCELLED, images=(), cost=None))
    assert ledger.spending(alice, TODAY) == Spending(0, 0)


def test_five_retries_join_five_different_lost_jobs(jobs: Jobs, alice: str) -> None:
    for number in range(5):
        jobs.accept(order(alice, created_at=NOW + number), idempotency=None, limit=None)
    joined = all_at_once(8, lambda _: jobs.undelivered(alice, FOX.fingerprint(), NOW))
    assert len({job.id for job in joined if isinstance(job, Job)}) == 5
    assert joined.count(None) == 3


def test_nothing_that_providers_remember_at_once_is_lost(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    all_at_once(20, lambda number: jobs.remember(new.id, 1, f"fact {number}", "x"))
    job = jobs.get(new.id)
    assert job is not None
    assert len(job.memory) == 20


def test_a_hundred_jobs_live_and_end_at_once_and_the_books_are_right(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    ends = (JobState.DONE, JobState.FAILED_FREE, JobState.FAILED_CHARGED, JobState.UNCERTAIN)

    def live(number: int) -> bool:
        new = order(alice, hold=50)
        jobs.accept(new, idempotency=None, limit=None)
        jobs.claim(new.id, "host-1")
        jobs.received(new.id, 1)
        images = {} if number % 4 == 0 else {"images": ()}
        return jobs.settle(new.id, 1, done(state=ends[number % 4], cost=None, **images)) is not None

    assert all_at_once(100, live) == [True] * 100
    assert ledger.spending(alice, TODAY) == Spending(50 * 50, 25 * 50)


def test_the_first_owner_is_made_once(accounts: Accounts) -> None:
    assert len(set(all_at_once(20, lambda _: accounts.first_owner(NOW)))) == 1


def test_a_setup_token_opens_the_door_once(accounts: Accounts) -> None:
    token = accounts.new_setup_token(NOW)
    assert sorted(map(bool, all_at_once(20, lambda _: accounts.use_setup_token(token, NOW)))) == [False] * 19 + [True]


def test_two_first_beats_of_one_executor_are_one_row(database: Database) -> None:
    executors = Executors(database)
    assert all_at_once(20, lambda number: executors.beat("host-1", NOW + number)) == [None] * 20
    assert executors.alive(NOW, 0) == {"host-1"}


def test_five_hundred_threads_share_a_few_connections(database: Database, jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    changes: list[int] = []  # +1 for every connection opened, -1 for every one closed; appending is atomic
    listeners = {"connect": lambda *_: changes.append(1), "close": lambda *_: changes.append(-1)}

    def work(number: int) -> bool:
        if number % 10 == 0:
            jobs.delivered(new.id, NOW)
        return jobs.get(new.id) is not None

    database.close()
    for name, listener in listeners.items():
        event.listen(QueuePool, name, listener)
    try:
        assert all_at_once(500, work) == [True] * 500
    finally:
        for name, listener in listeners.items():
            event.remove(QueuePool, name, listener)
    assert 1 <= max(accumulate(changes)) <= (9 if database.kind == "sqlite" else 20)


def test_a_reader_is_not_stopped_by_a_writer(database: Database, jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM idempotency_keys")
        assert all_at_once(3, lambda _: jobs.get(new.id) is not None) == [True] * 3


def test_a_body_that_raises_leaves_nothing_behind(database: Database, jobs: Jobs, alice: str) -> None:
    with pytest.raises(StorageUnavailable), database.write() as connection:
        connection.exec_driver_sql("DELETE FROM owners")
        raise StorageUnavailable("the disk is gone")
    assert Accounts(database).first_owner(NOW) == alice
