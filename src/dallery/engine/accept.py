"""Turns an order into an accepted job: money held, row committed, nothing sent yet; it refuses what must not begin."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dallery.domain.actor import Actor
from dallery.domain.job import Job
from dallery.domain.money import Micros
from dallery.domain.request import ImageRequest
from dallery.errors import Draining, StorageUnavailable
from dallery.storage.jobs import IdempotencyKey, Jobs, NewJob, new_job_id

RETRY_WINDOW = 15 * 60 * 1000  # ms: an SDK's own retries come within its 600 s timeout and a little more


@dataclass(frozen=True)
class Order:
    """An already checked request and what surrounds it.  `hold` is the upper price in micro-dollars."""

    request: ImageRequest
    provider: str
    hold: Micros
    idempotency_key: str | None = None
    retry: int = 0  # how often the client's SDK says that it has sent this before
    priority: int = 100


class Accept:
    def __init__(
        self, jobs: Jobs, home: Path, disk_floor: int, limit: Micros | None, clock: Callable[[], int]
    ) -> None:
        self._jobs = jobs
        self._home = home
        self._disk_floor = disk_floor
        self._limit = limit
        self._clock = clock
        self.draining = False

    def __call__(self, actor: Actor, order: Order) -> tuple[Job, bool]:
        """(job, True) when a new job was made, (job, False) when this order joins one that exists.

        Raises LimitReached, KeyReused, Draining, StorageUnavailable; in each case nothing was held and nothing sent.
        """
        now = self._clock()
        fingerprint = order.request.fingerprint()
        scope = actor.key_id or actor.owner_id
        if order.retry and order.idempotency_key is None:
            joined = self._jobs.undelivered(scope, fingerprint, now - RETRY_WINDOW, retry=order.retry)
            if joined is not None:
                return joined, False
        if self.draining:
            raise Draining("The server is stopping. Nothing was sent; try again in a minute.", retry_after=10)
        self._require_room()
        new = NewJob(
            id=new_job_id(),
            owner_id=actor.owner_id,
            key_id=actor.key_id,
            request=order.request,
            provider=order.provider,
            priority=order.priority,
            hold=order.hold,
            created_at=now,
            fingerprint=fingerprint,
        )
        key = None
        if order.idempotency_key is not None:
            key = IdempotencyKey(scope=scope, key=order.idempotency_key, fingerprint=fingerprint)
        return self._jobs.accept(new, idempotency=key, limit=self._limit)

    def _require_room(self) -> None:
        # Before paying, not after: an image that is paid for must find room.
        if shutil.disk_usage(self._home).free < self._disk_floor:
            raise StorageUnavailable("The disk is almost full, so no new picture was ordered. Nothing was charged.")
