"""Reliability 2.3 as a table: what is sent again, and how a job ends that is not."""

from __future__ import annotations

import pytest

from dallery.domain.job import JobState
from dallery.engine.retry import PATIENCE, TRIES, End, SendAgain, decide
from dallery.errors import (
    BadAnswer,
    Blocked,
    Cancelled,
    Charged,
    OutcomeUnknown,
    ProviderError,
    Unpaintable,
    UpstreamAuth,
    UpstreamBusy,
    UpstreamQuota,
    UpstreamRefused,
    UpstreamUnreachable,
)


def cancelled_after_sending() -> Cancelled:
    error = Cancelled("stopped")
    error.charged = Charged.MAYBE
    return error


NEVER_AGAIN = [
    (UpstreamQuota("empty"), JobState.FAILED_FREE),
    (UpstreamAuth("key"), JobState.FAILED_FREE),
    (UpstreamRefused("bad size"), JobState.FAILED_FREE),
    (Unpaintable("no such thing"), JobState.FAILED_FREE),
    (Blocked("no", stage="input"), JobState.FAILED_FREE),
    (Blocked("no", stage="unknown"), JobState.FAILED_FREE),
    (Blocked("no", stage="output"), JobState.UNCERTAIN),
    (OutcomeUnknown("500, reset, read timeout, truncated"), JobState.UNCERTAIN),
    (BadAnswer("whole, and no image"), JobState.FAILED_CHARGED),
    (Cancelled("before sending"), JobState.CANCELLED),
    (cancelled_after_sending(), JobState.UNCERTAIN),
]


@pytest.mark.parametrize(("error", "state"), NEVER_AGAIN, ids=lambda value: getattr(value, "code", value))
def test_what_may_have_been_delivered_or_was_refused_is_never_sent_again(
    error: ProviderError, state: JobState
) -> None:
    assert decide(error, tries=1, waited=0.0, jitter=0.0) == End(state)


@pytest.mark.parametrize("error", [UpstreamUnreachable("refused"), UpstreamBusy("later")])
def test_what_was_never_delivered_is_sent_three_times_in_all(error: ProviderError) -> None:
    for tries in range(1, TRIES):
        assert isinstance(decide(error, tries=tries, waited=0.0, jitter=0.5), SendAgain)
    assert decide(error, tries=TRIES, waited=0.0, jitter=0.5) == End(JobState.FAILED_FREE)


def test_a_provider_that_names_a_time_gets_it() -> None:
    assert decide(UpstreamBusy("later", retry_after=2.0), tries=1, waited=0.0, jitter=0.9) == SendAgain(2.0)


@pytest.mark.parametrize("retry_after", [PATIENCE + 1, 3600.0])
def test_a_provider_that_asks_for_more_than_our_patience_ends_the_job(retry_after: float) -> None:
    error = UpstreamBusy("tomorrow", retry_after=retry_after)
    assert decide(error, tries=1, waited=0.0, jitter=0.0) == End(JobState.FAILED_FREE)


def test_patience_counts_what_was_waited_before() -> None:
    error = UpstreamBusy("later", retry_after=20.0)
    assert decide(error, tries=1, waited=0.0, jitter=0.0) == SendAgain(20.0)
    assert decide(error, tries=2, waited=20.0, jitter=0.0) == End(JobState.FAILED_FREE)


def test_a_time_in_the_past_means_at_once() -> None:
    assert decide(UpstreamBusy("x", retry_after=-1.0), tries=1, waited=0.0, jitter=0.0) == SendAgain(0.0)


def test_the_pause_grows_and_is_spread_by_chance() -> None:
    error = UpstreamUnreachable("refused")
    first = decide(error, tries=1, waited=0.0, jitter=0.999)
    second = decide(error, tries=2, waited=0.0, jitter=0.999)
    assert isinstance(first, SendAgain) and isinstance(second, SendAgain)
    assert first.delay < second.delay
    assert decide(error, tries=1, waited=0.0, jitter=0.0) == SendAgain(0.0)
