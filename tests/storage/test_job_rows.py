"""A job's way through its states, as its rows remember it."""

from __future__ import annotations

import pytest

from dallery.domain.job import Failure, JobState, Report
from dallery.domain.money import Usage
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.errors import NotFound, OutcomeUnknown, RequestError
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from tests.storage.people import A_DAY, FOX, NOW, done, order, picture


def test_an_accepted_job_waits_and_says_so(jobs: Jobs, alice: str) -> None:
    new = order(alice, key_id="key_1", hold=0)
    job, made = jobs.accept(new, idempotency=None, limit=None)
    assert made
    assert job == jobs.get(new.id) == jobs.get_for(alice, new.id)
    assert (job.state, job.attempt, job.executor, job.key_id) == (JobState.RESERVED, 0, None, "key_1")
    assert (job.cost, job.started_at, job.finished_at, job.delivered_at) == (None, None, None, None)


def test_every_word_of_an_order_comes_back(jobs: Jobs, alice: str) -> None:
    request = ImageRequest(
        prompt="눈 속의 여우 🦊\n'\"; DROP TABLE jobs;--",
        model="gpt-image-2",
        asked_model="dall-e-3",
        kind=Kind.EDIT,
        n=4,
        size=Size(512, 768),
        render_size=Size(1024, 1536),
        quality="high",
        seed=2**53,
        inputs=("ab" * 32, "cd" * 32),
        mask="ef" * 32,
    )
    job, _ = jobs.accept(order(alice, request=request), idempotency=None, limit=None)
    assert job.request == request


def test_a_prompt_that_no_database_can_hold_is_refused_before_anything_is_sent(jobs: Jobs, alice: str) -> None:
    for prompt in ("nul \x00", "half a pair \ud83d"):
        with pytest.raises(RequestError) as refused:
            new = order(alice, request=ImageRequest(prompt=prompt, model="gpt-image-2"))
            jobs.accept(new, idempotency=None, limit=None)
        assert refused.value.param == "prompt"
    assert jobs.unfinished() == []


def test_a_job_is_claimed_sent_received_and_done(jobs: Jobs, gallery: Gallery, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    claimed = jobs.claim(new.id, "host-1")
    assert claimed is not None
    assert (claimed.state, claimed.attempt, claimed.executor) == (JobState.SENDING, 1, "host-1")
    assert claimed.started_at is not None
    assert jobs.received(new.id, 1)
    ended = done(
        picture(0, revised_prompt="a red fox"),
        picture(1, original_sha256="ab" * 32),
        usage=Usage(input_text=9, output_image=4160),
        report=Report(understood=("fox",), ignored=("the",), notes=(("style", "ink"),)),
        provider_request_id="req_7",
    )
    assert jobs.settle(new.id, 1, ended)
    job = jobs.get_for(alice, new.id)
    assert (job.state, job.finished_at, job.usage, job.report) == (
        JobState.DONE,
        ended.finished_at,
        ended.usage,
        ended.report,
    )
    assert job.provider_request_id == "req_7"
    first, second = gallery.of_job(new.id)
    assert (first.prompt, first.revised_prompt, first.model) == (FOX.prompt, "a red fox", FOX.model)
    assert (first.position, second.position, second.original_sha256) == (0, 1, "ab" * 32)


def test_a_failure_survives_with_everything_it_says(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    failure = Failure.of(OutcomeUnknown("The connection broke after the order was sent.", retry_after=3.5))
    ended = done(state=JobState.UNCERTAIN, failure=failure)
    assert jobs.settle(new.id, 1, ended)
    assert jobs.get_for(alice, new.id).failure == failure


def test_odd_characters_from_a_provider_cost_no_picture(jobs: Jobs, gallery: Gallery, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    assert jobs.remember(new.id, 1, "order", "7\x00\ud83d")
    failure = Failure.of(OutcomeUnknown("broken \x00 \ud83d"))
    odd = picture(revised_prompt="a\x00fox\ud83d")
    assert jobs.settle(new.id, 1, done(odd, failure=failure, provider_request_id="\x00", report=Report(("\ud83d",))))
    [image] = gallery.of_job(new.id)
    assert image.revised_prompt == "a\ufffdfox?"


def test_a_job_that_was_never_delivered_to_the_provider_waits_again(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    assert jobs.back_to_waiting(new.id, 1)
    assert jobs.get_for(alice, new.id).state is JobState.RESERVED
    again = jobs.claim(new.id, "host-2")
    assert again is not None
    assert again.attempt == 2


def test_what_a_provider_remembers_is_there_after_a_restart(jobs: Jobs, database: Database, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    assert jobs.remember(new.id, 1, "order", "A-17")
    assert jobs.remember(new.id, 1, "region", "서울")
    taken = Jobs(database).take_over(new.id, "host-2")
    assert taken is not None
    assert taken.memory == {"order": "A-17", "region": "서울"}


@pytest.mark.parametrize("received", [False, True])
def test_a_rescuer_continues_in_the_state_it_finds(jobs: Jobs, alice: str, received: bool) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "dead")
    if received:
        jobs.received(new.id, 1)
    taken = jobs.take_over(new.id, "rescuer")
    assert taken is not None
    assert (taken.state, taken.attempt, taken.executor) == (
        JobState.RECEIVED if received else JobState.SENDING,
        2,
        "rescuer",
    )
    assert jobs.take_over(new.id, "late rescuer", attempt=1) is None


def test_only_started_jobs_can_be_taken_over(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    assert jobs.take_over(new.id, "rescuer") is None
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done())
    assert jobs.take_over(new.id, "rescuer") is None


def test_the_old_attempt_changes_nothing(jobs: Jobs, gallery: Gallery, alice: str, ledger: Ledger) -> None:
    new = order(alice, hold=50_000)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "zombie")
    jobs.take_over(new.id, "rescuer")
    before = jobs.get(new.id)
    assert not jobs.received(new.id, 1)
    assert not jobs.remember(new.id, 1, "order", "stale")
    assert not jobs.back_to_waiting(new.id, 1)
    assert not jobs.settle(new.id, 1, done(cost=50_000))
    assert jobs.get(new.id) == before
    assert gallery.of_job(new.id) == ()
    assert jobs.settle(new.id, 2, done(cost=40_000))


def test_a_job_ends_once(jobs: Jobs, gallery: Gallery, alice: str, ledger: Ledger) -> None:
    new = order(alice, hold=50_000)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    assert jobs.settle(new.id, 1, done(cost=40_000))
    assert not jobs.settle(new.id, 1, done(picture(5), cost=40_000))
    assert not jobs.received(new.id, 1)
    assert not jobs.remember(new.id, 1, "order", "late")
    assert len(gallery.of_job(new.id)) == 1
    assert ledger.spending(alice, "2026-11-22").spent == 40_000


def test_a_job_cannot_end_in_an_open_state(jobs: Jobs, alice: str) -> None:
    with pytest.raises(ValueError, match="cannot end as sending"):
        jobs.settle("job_x", 1, done(state=JobState.SENDING))


def test_alice_cancels_a_waiting_job_at_once(jobs: Jobs, alice: str, ledger: Ledger) -> None:
    new = order(alice, hold=50_000)
    jobs.accept(new, idempotency=None, limit=None)
    job = jobs.cancel(alice, new.id, NOW + 1000)
    assert (job.state, job.finished_at, job.cost) == (JobState.CANCELLED, NOW + 1000, 0)
    assert job.failure is not None
    assert job.failure.code == "cancelled"
    assert ledger.spending(alice, "2026-11-22").held == 0
    assert jobs.claim(new.id, "host-1") is None


def test_alice_asks_a_running_job_to_stop(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    job = jobs.cancel(alice, new.id, NOW)
    assert (job.state, job.cancel_requested) == (JobState.SENDING, True)
    assert jobs.settle(new.id, 1, done(state=JobState.CANCELLED, images=()))


def test_a_stopped_job_does_not_wait_for_ever_when_sending_failed(jobs: Jobs, alice: str, ledger: Ledger) -> None:
    new = order(alice, hold=50_000)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    jobs.cancel(alice, new.id, NOW)
    assert jobs.back_to_waiting(new.id, 1)
    assert jobs.get_for(alice, new.id).state is JobState.CANCELLED
    assert ledger.spending(alice, "2026-11-22").held == 0


def test_cancelling_what_has_ended_changes_nothing(jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done())
    before = jobs.get(new.id)
    assert jobs.cancel(alice, new.id, NOW + 9000) == before == jobs.get(new.id)


def test_charlie_can_neither_see_nor_stop_alices_job(jobs: Jobs, alice: str, charlie: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    with pytest.raises(NotFound):
        jobs.get_for(charlie, new.id)
    with pytest.raises(NotFound):
        jobs.cancel(charlie, new.id, NOW)
    assert jobs.recent(charlie, 10) == []
    assert jobs.get_for(alice, new.id).state is JobState.RESERVED


@pytest.mark.parametrize("odd", ["", "job_", "../job_x", "job_\x00", "job_x'--", "img_0", "JOB_X", "job_" + "9" * 99])
def test_a_malformed_id_is_not_found(jobs: Jobs, alice: str, odd: str) -> None:
    with pytest.raises(NotFound):
        jobs.get_for(alice, odd)
    with pytest.raises(NotFound):
        jobs.cancel(alice, odd, NOW)


def test_jobs_wait_by_priority_then_by_age(jobs: Jobs, alice: str) -> None:
    late = order(alice, created_at=NOW + 2)
    urgent = order(alice, created_at=NOW + 3, priority=1)
    early = order(alice, created_at=NOW + 1)
    other = order(alice, created_at=NOW, provider="illustrator")
    accepted = {new.id: jobs.accept(new, idempotency=None, limit=None)[0] for new in (late, urgent, early, other)}
    assert [job.id for job in jobs.waiting(10)] == [urgent.id, other.id, early.id, late.id]
    assert [job.id for job in jobs.waiting(2)] == [urgent.id, other.id]
    assert [jobs.place(accepted[new.id]) for new in (urgent, early, late, other)] == [1, 2, 3, 1]
    running = jobs.claim(urgent.id, "host-1")
    assert running is not None
    assert jobs.place(running) is None
    assert jobs.place(accepted[late.id]) == 2


def test_unfinished_lists_what_a_restart_must_look_at(jobs: Jobs, alice: str) -> None:
    waiting, sending, received, ended = (order(alice, created_at=NOW + number) for number in range(4))
    for new in (waiting, sending, received, ended):
        jobs.accept(new, idempotency=None, limit=None)
    for new in (sending, received, ended):
        jobs.claim(new.id, "host-1")
    jobs.received(received.id, 1)
    jobs.settle(ended.id, 1, done())
    assert [job.id for job in jobs.unfinished()] == [waiting.id, sending.id, received.id]
    assert [job.id for job in jobs.recent(alice, 2)] == [ended.id, received.id]


def test_an_undelivered_answer_takes_in_each_retry_once(jobs: Jobs, alice: str) -> None:
    first, second = order(alice, key_id="key_1"), order(alice, key_id="key_1", created_at=NOW + 1)
    for new in (first, second):
        jobs.accept(new, idempotency=None, limit=None)
    found = [jobs.undelivered("key_1", FOX.fingerprint(), NOW - A_DAY) for _ in range(3)]
    assert [job and job.id for job in found] == [second.id, first.id, None]
    found = [jobs.undelivered("key_1", FOX.fingerprint(), NOW - A_DAY, retry=2) for _ in range(3)]
    assert [job and job.id for job in found] == [second.id, first.id, None]


def test_a_retry_joins_no_delivered_no_old_and_no_other_keys_job(jobs: Jobs, alice: str) -> None:
    old, delivered = order(alice, created_at=NOW - 10), order(alice)
    elsewhere, different = order(alice, key_id="key_2"), order(alice, fingerprint="other")
    for new in (old, delivered, elsewhere, different):
        jobs.accept(new, idempotency=None, limit=None)
    jobs.delivered(delivered.id, NOW + 1)
    jobs.delivered(delivered.id, NOW + 2)
    assert jobs.undelivered(alice, FOX.fingerprint(), NOW) is None
    assert jobs.get_for(alice, delivered.id).delivered_at == NOW + 1
