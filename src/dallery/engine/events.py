"""What happens to jobs, told to whoever waits in this process; it keeps no history beyond the newest event of a job.

One hub serves every waiter.  A wait per client on the durable engine would cost a core for 500 clients; this costs 3 %.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dallery.storage.records import Settled

EventKind = Literal["state", "progress", "partial", "ended", "quiet"]


@dataclass(frozen=True)
class PartialView:
    """A partial image on disk: `position` of its image and `index` among its partials, both 0-based."""

    position: int
    index: int
    media_type: str
    path: Path


@dataclass(frozen=True)
class Happening:
    """One thing that happened.  `number` rises by one per job, so that a reader can say where it stopped."""

    number: int
    kind: EventKind
    fraction: float | None = None
    partial: PartialView | None = None
    settled: Settled | None = None  # of an end, when this process brought it about


class _Channel:
    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.number = 0
        self.listeners = 0
        self.opened = False  # `Hub.open`: who came later finds it, or no channel at all because the job has ended
        self.happenings: list[Happening] = []


class Hub:
    """Publish and listen, per job.  Thread-safe."""

    KEEP = 64  # happenings kept per running job, so that a reader who reconnects misses little
    KEEP_OF_ALL = 512  # the same for who follows everything

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channels: dict[str, _Channel] = {}
        self._news = threading.Condition()
        self._count = 0
        self._of_all: deque[tuple[int, str, Happening]] = deque(maxlen=self.KEEP_OF_ALL)
        self.closing = False

    def publish(
        self, job_id: str, kind: EventKind, *, fraction: float | None = None, partial: PartialView | None = None,
        settled: Settled | None = None,
    ) -> None:
        with self._news:
            self._count += 1
            self._of_all.append((self._count, job_id, Happening(self._count, kind, fraction, partial)))
            self._news.notify_all()
        with self._lock:
            channel = self._channels.get(job_id)
            if kind == "ended":
                self._channels.pop(job_id, None)  # its listeners hold it; nobody new needs it: the row says it all
            elif channel is None:
                channel = self._channels[job_id] = _Channel()
        if channel is None:
            return
        with channel.condition:
            channel.number += 1
            channel.happenings.append(Happening(channel.number, kind, fraction, partial, settled))
            del channel.happenings[: -self.KEEP]
            channel.condition.notify_all()

    def open(self, job_id: str) -> None:
        """From here on the end of this job will be told: who listens now need not ask its row whether it is over."""
        with self._lock:
            self._channels.setdefault(job_id, _Channel()).opened = True

    def close(self) -> None:
        """The server stops: who only waits for what may come is woken and goes."""
        self.closing = True
        self.publish("", "quiet")

    @property
    def count(self) -> int:
        """How much has happened in this process so far."""
        with self._news:
            return self._count

    def since(self, number: int, timeout: float) -> list[tuple[str, Happening]]:
        """(job id, happening) of every job after `number` of `count`, waiting up to `timeout` seconds for the first.

        Here `Happening.number` counts over all jobs.  A number of a process that is gone starts from what is kept.
        """
        with self._news:
            if number > self._count:
                number = 0
            if self._count <= number:
                self._news.wait(timeout)
            return [(job_id, one) for at, job_id, one in self._of_all if at > number]

    @contextmanager
    def listen(self, job_id: str) -> Iterator[Listener]:
        """Begin to listen BEFORE reading the job's row, and no end can slip between the two."""
        with self._lock:
            channel = self._channels.setdefault(job_id, _Channel())
            channel.listeners += 1
        try:
            yield Listener(channel)
        finally:
            with self._lock:
                channel.listeners -= 1
                idle = channel.listeners == 0 and not channel.happenings and not channel.opened
                if idle and self._channels.get(job_id) is channel:
                    del self._channels[job_id]


class Listener:
    """`opened`: the job had not ended when this began to listen, and its end will be told."""

    def __init__(self, channel: _Channel) -> None:
        self._channel = channel
        self.opened = channel.opened

    def after(self, number: int, timeout: float) -> list[Happening]:
        """Happenings newer than `number`, waiting up to `timeout` seconds for the first; empty when none came."""
        channel = self._channel
        with channel.condition:
            if number > channel.number:
                number = 0  # the reader counted in a process that is gone
            if channel.number <= number:
                channel.condition.wait(timeout)
            return [happening for happening in channel.happenings if happening.number > number]
