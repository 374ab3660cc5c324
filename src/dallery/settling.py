"""What its owner says about an order whose end nobody knows: it was charged, it was not, or look once more.

It sends no order: reading again happens only where a provider hands out the answer of an earlier sending.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from dallery.domain.actor import Actor
from dallery.domain.job import Job, JobState
from dallery.errors import CannotReadAgain
from dallery.providers.registry import Registry
from dallery.storage.jobs import Jobs


class Outcome(StrEnum):
    CHARGED = "charged"  # books the whole hold
    NOT_CHARGED = "not_charged"  # gives the hold back
    READ_AGAIN = "read_again"  # opens the job again, for its provider to be asked about the same order


class Settling:
    """Thread-safe.  `again` begins the work of a job that was opened again; without an engine here the sweep of the
    process that has one finds it within half a minute."""

    def __init__(
        self, jobs: Jobs, registry: Registry, again: Callable[[Job], None], clock: Callable[[], int]
    ) -> None:
        self._jobs = jobs
        self._registry = registry
        self._again = again
        self._clock = clock

    def uncertain(self, actor: Actor, limit: int = 100) -> list[Job]:
        """The newest jobs that wait for a word of their owner, newest first."""
        return self._jobs.uncertain.of(actor.owner_id, limit)

    def can_read_again(self, job: Job) -> bool:
        """Whether `Outcome.READ_AGAIN` would be taken."""
        if job.state is not JobState.UNCERTAIN or not self._registry.ready(job.provider):
            return False
        return self._registry.get(job.provider).can_read_again(job.memory)

    def settle(self, actor: Actor, job_id: str, outcome: Outcome) -> Job:
        """The job as it is then.  Saying the same twice changes nothing.

        Raises NotFound (also for somebody else's), JobNotEnded, JobSettled when it is known what it cost, and
        CannotReadAgain.
        """
        if outcome is not Outcome.READ_AGAIN:
            return self._jobs.uncertain.settle(
                actor.owner_id, job_id, outcome is Outcome.CHARGED, self._clock()
            )
        job = self._jobs.get_for(actor.owner_id, job_id)
        if job.state is JobState.UNCERTAIN and not self.can_read_again(job):
            raise CannotReadAgain("The provider of this job gives an answer once: look at your account there instead.")
        job = self._jobs.uncertain.reopen(actor.owner_id, job_id)
        self._again(job)
        return job
