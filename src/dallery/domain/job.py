"""A job and the states it may be in; the states, who may follow whom, and what each says about money."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from dallery.domain.money import Micros, Usage
from dallery.domain.request import ImageRequest
from dallery.errors import Blocked, Charged, DalleryError


class JobState(StrEnum):
    """reliability 2.2.  RESERVED is the accepted, waiting job; NEW is never stored."""

    RESERVED = "reserved"
    SENDING = "sending"
    RECEIVED = "received"  # the last byte of the answer is on disk
    DONE = "done"
    FAILED_FREE = "failed_free"
    FAILED_CHARGED = "failed_charged"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        return self not in OPEN_STATES


SETTLED_BY_HAND = "settled_by_hand"  # in `Job.memory`: what its owner said, "charged" or "not_charged"
OPEN_STATES = frozenset({JobState.RESERVED, JobState.SENDING, JobState.RECEIVED})


@dataclass(frozen=True)
class Failure:
    """Why a job ended without (all of) its images, in a form that survives a restart."""

    code: str
    message: str
    status: int
    type: str
    charged: Charged
    retry: bool = False
    param: str | None = None
    retry_after: float | None = None
    stage: str | None = None
    categories: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: DalleryError) -> Failure:
        blocked = isinstance(error, Blocked)
        return cls(
            code=error.code,
            message=error.message,
            status=error.status,
            type=error.type,
            charged=error.charged,
            retry=error.retry,
            param=error.param,
            retry_after=error.retry_after,
            stage=error.stage if isinstance(error, Blocked) else None,
            categories=error.categories if blocked and isinstance(error, Blocked) else (),
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Failure:
        fields: dict[str, Any] = json.loads(text)
        fields["charged"] = Charged(fields["charged"])
        fields["categories"] = tuple(fields["categories"])
        return cls(**fields)


@dataclass(frozen=True)
class Report:
    """What a provider says of what it made; those that say nothing have none.

    `understood`, `ignored` and `undrawn` are words of the prompt, from a local engine.  `notes` are settings as they
    came: ("style", "watercolour"), ("quality", "medium"); once for all pictures, or once for each in their order.
    """

    understood: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    undrawn: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def noted(self, name: str, position: int = 0) -> str | None:
        """The setting `name` of the picture at `position` (0-based), None where nothing was said."""
        values = [value for each, value in self.notes if each == name]
        return values[min(position, len(values) - 1)] if len(values) == 1 or position < len(values) else None

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Report:
        fields: dict[str, Any] = json.loads(text)
        return cls(
            understood=tuple(fields["understood"]),
            ignored=tuple(fields["ignored"]),
            undrawn=tuple(fields["undrawn"]),
            notes=tuple((name, value) for name, value in fields["notes"]),
        )


@dataclass(frozen=True)
class Job:
    """Times in milliseconds since 1970 (UTC), money in micro-dollars.

    `attempt` is the fence: every write of a running job carries it, and changes nothing when another attempt began.
    `hold` is reserved while the job is open or uncertain, `cost` is what it came to (None while not known).
    """

    id: str
    owner_id: str
    key_id: str | None
    state: JobState
    request: ImageRequest
    provider: str
    priority: int
    attempt: int
    executor: str | None
    hold: Micros
    cost: Micros | None
    usage: Usage | None
    failure: Failure | None
    report: Report | None
    provider_request_id: str | None
    cancel_requested: bool
    created_at: int
    started_at: int | None
    finished_at: int | None
    delivered_at: int | None
    memory: dict[str, str] = field(default_factory=dict)  # what a provider remembered (run.remember)

    @property
    def settled_by_hand(self) -> bool:
        """Nobody could know what it cost, and its owner said."""
        return SETTLED_BY_HAND in self.memory
