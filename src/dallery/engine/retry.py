"""The retry rule (reliability 2.3) as one pure function; it refuses clocks, sleeping and I/O."""

from __future__ import annotations

from dataclasses import dataclass

from dallery.domain.job import JobState
from dallery.errors import Charged, ProviderError, UpstreamBusy, UpstreamUnreachable

PATIENCE = 30.0  # seconds of our own waiting before the asker is told
TRIES = 3


@dataclass(frozen=True)
class SendAgain:
    """Nothing was delivered: wait `delay` seconds and send again."""

    delay: float


@dataclass(frozen=True)
class End:
    state: JobState


def decide(error: ProviderError, *, tries: int, waited: float, jitter: float) -> SendAgain | End:
    """What becomes of a job whose `tries`-th sending failed with `error` after `waited` seconds of our patience.

    `jitter` is a random number in [0, 1).  Only two errors mean "certainly not delivered": the connection never came
    to be, and the provider said 429.  Everything else is never sent twice.
    """
    if isinstance(error, UpstreamUnreachable | UpstreamBusy) and tries < TRIES:
        delay = _delay(error, tries, jitter)
        if waited + delay <= PATIENCE:
            return SendAgain(delay)
    return End(end_state(error))


def end_state(error: ProviderError) -> JobState:
    if error.code == "cancelled" and error.charged is Charged.NO:
        return JobState.CANCELLED
    return {
        Charged.NO: JobState.FAILED_FREE,
        Charged.YES: JobState.FAILED_CHARGED,
        Charged.MAYBE: JobState.UNCERTAIN,
    }[error.charged]


def _delay(error: ProviderError, tries: int, jitter: float) -> float:
    if isinstance(error, UpstreamBusy) and error.retry_after is not None:
        return max(0.0, error.retry_after)
    ceiling = min(10.0, 0.5 * 2.0**tries)
    return jitter * ceiling  # full jitter
