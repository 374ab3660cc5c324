"""What every provider promises the engine, and what the engine hands to it; it refuses rows, money and web requests.

A provider turns one ImageRequest into `Progress`, `Partial` and, last, either `Received` (the raw answer lies complete
in the spool and `read` understands it) or `Finished` (a local engine that can simply run again).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Protocol

from dallery.domain.job import Report
from dallery.domain.money import Usage
from dallery.domain.picture import PictureFacts
from dallery.domain.request import ImageRequest


class AfterCrash(StrEnum):
    """What may be done with a request that was perhaps delivered (reliability 2.2, classes A to D)."""

    RESEND_WITH_KEY = "resend_with_key"
    POLL = "poll"
    UNCERTAIN = "uncertain"
    RUN_AGAIN = "run_again"


@dataclass(frozen=True)
class Progress:
    fraction: float  # 0.0 to 1.0


@dataclass(frozen=True)
class Partial:
    """An unfinished picture, shown while waiting and never stored as a result."""

    position: int  # which of the n images, 0-based
    index: int  # which partial of that image, 0-based
    image: bytes
    media_type: str


@dataclass(frozen=True)
class FinishedImage:
    """`facts`: what `domain.picture` said of these bytes, when the provider has asked; it reads every one of them."""

    image: bytes
    revised_prompt: str | None = None
    facts: PictureFacts | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Received:
    """The last byte of the raw answer is in the spool."""


@dataclass(frozen=True)
class Finished:
    images: tuple[FinishedImage, ...]
    usage: Usage | None = None
    request_id: str | None = None
    report: Report | None = None


Event = Progress | Partial | Received | Finished


class Incomplete(Exception):
    """`read` found that the spooled answer broke off before an image was whole.

    `images` are those that did arrive whole (a stream can break between two).
    """

    def __init__(self, message: str, images: tuple[FinishedImage, ...] = ()) -> None:
        super().__init__(message)
        self.images = images


class Spool(Protocol):
    """Takes the raw answer as it arrives.  `write` reaches the file at once (no buffer of ours), so that what arrived
    outlives a kill; it raises BadAnswer past the byte cap."""

    def start(self, head: dict[str, str]) -> None:
        """Begin an answer; `head` holds what `read` will need (status, content-type, request id)."""

    def write(self, chunk: bytes) -> None: ...


@dataclass(frozen=True)
class Raw:
    """A spooled answer: the head that `start` was given and the file that holds head line and body."""

    head: dict[str, str]
    path: Path
    body_offset: int  # bytes

    def body(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.body_offset)
            return file.read()


class Run(Protocol):
    """All that a provider may touch while it works for one job."""

    @property
    def idempotency_key(self) -> str: ...
    @property
    def deadline(self) -> float:
        """`time.monotonic()` seconds."""

    @property
    def spool(self) -> Spool: ...
    def cancelled(self) -> bool: ...
    def on_cancel(self, stop: Callable[[], None]) -> None:
        """Call `stop` (from another thread) when somebody cancels, to break a blocking read."""

    def remember(self, name: str, value: str) -> str:
        """Commit a fact (an order number) to the job's row, and give it back."""

    def recall(self, name: str) -> str | None: ...
    def blob(self, sha256: str) -> bytes:
        """An input image or mask by its SHA-256."""


class Provider:
    """Base class.  `generate` runs on a worker thread; it must check `run.cancelled()` where it can."""

    id: ClassVar[str]
    after_crash: ClassVar[AfterCrash] = AfterCrash.UNCERTAIN
    per_minute: int | None = None  # job starts per minute over all machines, None for no limit
    at_once: int = 64  # jobs under way at a time in one process

    def ready(self) -> bool:
        """True when it could serve now (a key is set, an engine is installed)."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Load what is heavy.  Called before a job counts as perhaps sent, so that a kill in between loses nothing."""

    def generate(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        """Raises ProviderError subclasses only; UpstreamUnreachable only if nothing was delivered."""
        raise NotImplementedError

    def read(self, raw: Raw, request: ImageRequest) -> Finished:
        """Understand a spooled answer, whole or broken off.

        Raises Incomplete when it broke off, BadAnswer when it is whole but holds no image.
        """
        raise Incomplete("this provider spools nothing")

    def can_read_again(self, remembered: Mapping[str, str]) -> bool:
        """Whether `generate` would fetch the answer of an earlier sending, given what that one remembered, instead of
        ordering a second time.  A provider that is polled says yes once it remembered its order's number."""
        return self.after_crash is AfterCrash.RESEND_WITH_KEY

    def close(self) -> None:
        """Free what it holds (connections, child processes)."""
