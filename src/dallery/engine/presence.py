"""Who is alive: this process's heartbeat and its view of the others'; it decides nothing about their jobs.

Another process is dead when its heartbeat did not change while we watched for DEAD_AFTER of our own monotonic clock.
Comparing its time with ours would bury the living as soon as two machines' clocks differ, and after a pause of the
database, in which nobody could beat, everybody would bury everybody.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from dallery.storage.executors import Executors

BEAT = 5.0  # seconds between heartbeats
DEAD_AFTER = 15.0  # seconds without a change
BLIND_AFTER = 8.0  # seconds without a look, after which what we saw before proves nothing


class Presence:
    """`dead` are executors known to be gone (they held the data folder that we hold); `alone` says that all are."""

    def __init__(
        self,
        executors: Executors,
        me: str,
        dead: frozenset[str],
        alone: bool,
        clock: Callable[[], int],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.me = me
        self._executors = executors
        self._dead = dead
        self._alone = alone
        self._clock = clock
        self._monotonic = monotonic
        self._seen: dict[str, tuple[int, float]] = {}  # id -> (its last beat, when we first saw that one)
        self._looked = float("-inf")

    def beat(self) -> None:
        self._executors.beat(self.me, self._clock())

    def alive(self) -> frozenset[str]:
        """Everybody who is not known to be dead, this process included.  Raises StorageUnavailable."""
        if self._alone:
            return frozenset({self.me})
        now, beats = self._monotonic(), self._executors.beats()
        if now - self._looked > BLIND_AFTER:
            self._seen.clear()
        self._looked = now
        seen = {}
        for id_, at in beats.items():
            before = self._seen.get(id_)
            seen[id_] = before if before is not None and before[0] == at else (at, now)
        self._seen = seen
        living = {id_ for id_, (_, since) in seen.items() if now - since < DEAD_AFTER}
        return frozenset(living - self._dead | {self.me})

    def forget_the_silent(self) -> None:
        self._executors.forget_old(self._clock())

    def leave(self) -> None:
        """This process ends in good order; what it leaves may be taken up at once."""
        self._executors.gone(self.me)
