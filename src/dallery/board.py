"""The board of one's own open jobs: what they are, where they stand, how long they usually take. It runs none."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from dallery.domain.actor import Actor
from dallery.domain.request import ImageRequest
from dallery.engine.follow import MOST, Follow
from dallery.engine.watch import JobEvent
from dallery.storage.open_jobs import OpenJobs
from dallery.views import JobView

MOST_UNSETTLED = 20
LOOKED_AT = 60  # ended jobs from which the usual time is taken


class Board:
    """Every method raises StorageUnavailable."""

    def __init__(self, open_jobs: OpenJobs, follow: Follow) -> None:
        self._open = open_jobs
        self._follow = follow

    def open(self, actor: Actor, limit: int = MOST) -> tuple[JobView, ...]:
        """The actor's newest open jobs, newest first, each with its place in the queue."""
        found = self._open.of(actor.owner_id, limit)
        places = self._open.places() if found else {}
        return tuple(JobView(job, (), places.get(job.id)) for job in found)

    def unsettled(self, actor: Actor) -> tuple[JobView, ...]:
        """The newest jobs that may have been charged and that only their owner can settle; money stays set aside."""
        return tuple(JobView(job, (), None) for job in self._open.unsettled(actor.owner_id, MOST_UNSETTLED))

    def follow(self, actor: Actor, after: int = 0) -> Iterator[JobEvent | None]:
        """One stream for all of them, also those that come later; it ends with its reader or the server."""
        return self._follow.all_of(actor.owner_id, after)

    def close(self) -> None:
        self._follow.close()

    def usual(self, actor: Actor) -> Usual:
        return Usual(self._open.durations(actor.owner_id, LOOKED_AT))


class Usual:
    """How long the actor's own last pictures took."""

    def __init__(self, durations: list[tuple[ImageRequest, int]]) -> None:
        self._durations = durations

    def of(self, request: ImageRequest) -> int | None:
        """Milliseconds that an order like this took in the middle: of the same model, size, quality and count if there
        was one, else of the same model; None when this model has not painted yet."""
        model = [(one, took) for one, took in self._durations if one.model == request.model]
        alike = [took for one, took in model if _kin(one) == _kin(request)] or [took for _, took in model]
        return round(median(alike)) if alike else None


def _kin(request: ImageRequest) -> tuple[object, ...]:
    return request.kind, request.n, request.size, request.quality
