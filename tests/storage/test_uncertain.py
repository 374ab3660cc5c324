"""A job whose end nobody knows keeps its hold until its owner, or a late answer, says more; the books stay right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dallery.domain.job import Failure, JobState
from dallery.errors import Charged, JobNotEnded, JobSettled, NotFound, OutcomeUnknown
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger, Spending
from tests.storage.people import NOW, TODAY, all_at_once, done, order, picture

HOLD = 50_000
LOST = Failure.of(OutcomeUnknown("The answer never came. It may have been charged."))


@pytest.fixture(autouse=True)
def the_books_are_right(ledger: Ledger) -> object:
    yield
    assert ledger.check() == []


@pytest.fixture
def lost(jobs: Jobs, alice: str) -> Callable[..., str]:
    """An uncertain job of Alice's, with as many images as arrived before it broke off."""

    def make(images: int = 0) -> str:
        new = order(alice, hold=HOLD)
        jobs.accept(new, idempotency=None, limit=None)
        jobs.claim(new.id, "host-1")
        came = tuple(picture(position) for position in range(images))
        jobs.settle(new.id, 1, done(state=JobState.UNCERTAIN, images=came, cost=None, failure=LOST))
        return new.id

    return make


@pytest.mark.parametrize(("charged", "state", "spent", "said"), [
    (True, JobState.FAILED_CHARGED, HOLD, Charged.YES),
    (False, JobState.FAILED_FREE, 0, Charged.NO),
])  # fmt: skip
def test_what_its_owner_says_moves_the_hold(
    jobs: Jobs, ledger: Ledger, alice: str, lost: Callable[..., str],
    charged: bool, state: JobState, spent: int, said: Charged,
) -> None:
    job_id = lost()
    assert ledger.spending(alice, TODAY) == Spending(0, HOLD)
    job = jobs.uncertain.settle(alice, job_id, charged, NOW)
    assert (job.state, job.cost, job.settled_by_hand) == (state, spent, True)
    assert job.failure is not None and (job.failure.code, job.failure.charged) == ("outcome_unknown", said)
    assert ledger.spending(alice, TODAY) == Spending(spent, 0)
    assert jobs.get(job_id) == job


def test_saying_it_twice_changes_nothing_and_the_opposite_is_refused(
    jobs: Jobs, ledger: Ledger, alice: str, lost: Callable[..., str]
) -> None:
    job_id = lost()
    first = jobs.uncertain.settle(alice, job_id, True, NOW)
    assert jobs.uncertain.settle(alice, job_id, True, NOW + 1) == first
    with pytest.raises(JobSettled):
        jobs.uncertain.settle(alice, job_id, False, NOW)
    with pytest.raises(JobSettled):
        jobs.uncertain.reopen(alice, job_id)
    assert ledger.spending(alice, TODAY) == Spending(HOLD, 0)


def test_of_two_who_settle_at_once_one_moves_money(
    jobs: Jobs, ledger: Ledger, alice: str, lost: Callable[..., str]
) -> None:
    job_id = lost()
    results = all_at_once(8, lambda number: jobs.uncertain.settle(alice, job_id, number % 2 == 0, NOW))
    assert sum(isinstance(one, JobSettled) for one in results) == 4
    assert ledger.spending(alice, TODAY).held == 0


def test_images_that_came_stay_and_the_job_counts_as_done(
    jobs: Jobs, gallery: Gallery, alice: str, lost: Callable[..., str]
) -> None:
    job_id = lost(images=1)
    assert jobs.uncertain.settle(alice, job_id, False, NOW).state is JobState.DONE
    assert len(gallery.of_job(job_id)) == 1


def test_nobody_settles_what_is_somebody_elses_or_not_uncertain(
    jobs: Jobs, alice: str, charlie: str, lost: Callable[..., str]
) -> None:
    job_id = lost()
    for stranger, name in ((charlie, job_id), (alice, "job_nothing"), (alice, "x")):
        with pytest.raises(NotFound):
            jobs.uncertain.settle(stranger, name, True, NOW)
    running, ended = order(alice, hold=HOLD), order(alice, hold=HOLD)
    for new in (running, ended):
        jobs.accept(new, idempotency=None, limit=None)
        jobs.claim(new.id, "host-1")
    jobs.settle(ended.id, 1, done(cost=1))
    with pytest.raises(JobNotEnded):
        jobs.uncertain.settle(alice, running.id, True, NOW)
    with pytest.raises(JobSettled):
        jobs.uncertain.settle(alice, ended.id, True, NOW)
    assert [job.id for job in jobs.uncertain.of(alice, 10)] == [job_id]
    assert jobs.uncertain.of(charlie, 10) == []


def test_a_job_opened_again_keeps_its_hold_and_is_lost_work_for_the_sweep(
    jobs: Jobs, ledger: Ledger, alice: str, lost: Callable[..., str]
) -> None:
    job_id = lost()
    job = jobs.uncertain.reopen(alice, job_id)
    assert (job.state, job.executor, job.failure) == (JobState.SENDING, None, None)
    assert ledger.spending(alice, TODAY) == Spending(0, HOLD)
    assert [one.id for one in jobs.unfinished()] == [job_id]
    taken = jobs.take_over(job_id, "host-2", attempt=1)
    assert taken is not None and jobs.settle(job_id, taken.attempt, done(cost=7))
    assert ledger.spending(alice, TODAY) == Spending(7, 0)


@pytest.mark.parametrize(("charged", "spent"), [(True, HOLD), (False, 41_000)])
def test_an_answer_that_comes_after_the_owners_word_is_kept_and_costs_once(
    jobs: Jobs, gallery: Gallery, ledger: Ledger, alice: str, lost: Callable[..., str], charged: bool, spent: int
) -> None:
    job_id = lost()
    jobs.uncertain.settle(alice, job_id, charged, NOW)
    assert jobs.uncertain.settle_late(job_id, done(cost=41_000))
    assert not jobs.uncertain.settle_late(job_id, done(cost=41_000))
    assert len(gallery.of_job(job_id)) == 1
    assert ledger.spending(alice, TODAY) == Spending(spent, 0)
