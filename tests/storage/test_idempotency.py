"""One intent, one job: what an Idempotency-Key promises."""

from __future__ import annotations

import pytest

from dallery.domain.job import Failure, JobState
from dallery.errors import Charged, KeyReused, LimitReached
from dallery.storage.jobs import IdempotencyKey, Jobs, Settlement
from dallery.storage.ledger import Ledger
from tests.storage.people import A_DAY, NOW, TODAY, order


def key(text: str = "order-1", scope: str = "key_1", fingerprint: str = "f") -> IdempotencyKey:
    return IdempotencyKey(scope=scope, key=text, fingerprint=fingerprint)


def test_the_same_key_gives_the_same_job(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    first, made = jobs.accept(order(alice, hold=50_000), idempotency=key(), limit=None)
    second, made_again = jobs.accept(order(alice, hold=50_000), idempotency=key(), limit=None)
    assert (made, made_again) == (True, False)
    assert first == second
    assert ledger.spending(alice, TODAY).held == 50_000


def test_the_same_key_is_answered_even_when_the_budget_is_used_up(jobs: Jobs, alice: str) -> None:
    first, _ = jobs.accept(order(alice, hold=50_000), idempotency=key(), limit=50_000)
    second, made = jobs.accept(order(alice, hold=50_000), idempotency=key(), limit=50_000)
    assert (second.id, made) == (first.id, False)


def test_the_same_key_with_another_order_is_refused(jobs: Jobs, ledger: Ledger, alice: str) -> None:
    jobs.accept(order(alice), idempotency=key(), limit=None)
    with pytest.raises(KeyReused):
        jobs.accept(order(alice, hold=50_000), idempotency=key(fingerprint="g"), limit=None)
    assert len(jobs.unfinished()) == 1
    assert ledger.spending(alice, TODAY).held == 0


def test_two_askers_may_choose_the_same_key(jobs: Jobs, alice: str) -> None:
    first, _ = jobs.accept(order(alice), idempotency=key(), limit=None)
    second, made = jobs.accept(order(alice), idempotency=key(scope="key_2"), limit=None)
    assert made
    assert first.id != second.id


def test_a_key_is_forgotten_after_a_day(jobs: Jobs, alice: str) -> None:
    first, _ = jobs.accept(order(alice), idempotency=key(), limit=None)
    joined, _ = jobs.accept(order(alice, created_at=NOW + A_DAY - 1), idempotency=key(), limit=None)
    assert joined.id == first.id
    later, made = jobs.accept(order(alice, created_at=NOW + A_DAY), idempotency=key(fingerprint="g"), limit=None)
    assert made
    assert later.id != first.id


def test_the_sweep_drops_only_old_keys(jobs: Jobs, alice: str) -> None:
    jobs.accept(order(alice), idempotency=key("old"), limit=None)
    jobs.accept(order(alice, created_at=NOW + 10), idempotency=key("young"), limit=None)
    assert jobs.forget_keys(NOW + A_DAY) == 1
    _, made = jobs.accept(order(alice, created_at=NOW + 20), idempotency=key("young"), limit=None)
    assert not made


def failed(jobs: Jobs, job_id: str, *, retry: bool) -> None:
    claimed = jobs.claim(job_id, "exec")
    assert claimed is not None
    failure = Failure("rate_limit_exceeded", "patience", 429, "requests", Charged.NO, retry=retry)
    end = Settlement(JobState.FAILED_FREE, (), 0, None, failure, None, None, NOW + 5)
    assert jobs.settle(job_id, claimed.attempt, end)


def test_who_was_told_to_try_again_gets_a_new_try(jobs: Jobs, alice: str) -> None:
    first, _ = jobs.accept(order(alice), idempotency=key(), limit=None)
    failed(jobs, first.id, retry=True)
    second, made = jobs.accept(order(alice), idempotency=key(), limit=None)
    assert made and second.id != first.id
    third, made = jobs.accept(order(alice), idempotency=key(), limit=None)
    assert (third.id, made) == (second.id, False)


def test_a_final_refusal_is_repeated(jobs: Jobs, alice: str) -> None:
    first, _ = jobs.accept(order(alice), idempotency=key(), limit=None)
    failed(jobs, first.id, retry=False)
    second, made = jobs.accept(order(alice), idempotency=key(), limit=None)
    assert (second.id, made) == (first.id, False)


def test_a_refused_order_does_not_use_up_its_key(jobs: Jobs, alice: str) -> None:
    with pytest.raises(LimitReached):
        jobs.accept(order(alice, hold=2), idempotency=key(), limit=1)
    _, made = jobs.accept(order(alice, hold=2), idempotency=key(), limit=2)
    assert made


def test_any_text_can_be_a_key(jobs: Jobs, alice: str) -> None:
    for text in ("", "\x00", "\ud83d", "k" * 100_000, "'; DROP TABLE jobs;--"):
        first, made = jobs.accept(order(alice), idempotency=key(text), limit=None)
        second, made_again = jobs.accept(order(alice), idempotency=key(text), limit=None)
        assert (made, made_again, first.id) == (True, False, second.id)
