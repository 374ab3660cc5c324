"""What goes into a job's row and what comes out of it; it holds no connection and decides nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import RowMapping

from dallery.domain.image import Image
from dallery.domain.job import Failure, Job, JobState, Report
from dallery.domain.money import Micros, Usage
from dallery.domain.request import ImageRequest, known_by


@dataclass(frozen=True)
class NewJob:
    """`hold` in micro-dollars is reserved at once; `created_at` in milliseconds names the UTC day that pays.

    A lower `priority` goes first.  `fingerprint` is compared when the same order may have come twice.
    """

    id: str
    owner_id: str
    key_id: str | None
    request: ImageRequest
    provider: str
    priority: int
    hold: Micros
    created_at: int
    fingerprint: str

    @property
    def scope(self) -> str:
        """Whose repeats this job may answer: the API key's, or the owner's when there was no key."""
        return self.key_id or self.owner_id


@dataclass(frozen=True)
class IdempotencyKey:
    """`scope` is the API key's id (or the owner's), so that two askers never share a key."""

    scope: str
    key: str
    fingerprint: str


@dataclass(frozen=True)
class NewImage:
    """A picture whose bytes are already on stable storage.  `byte_size` in bytes, `width` and `height` in pixels."""

    id: str
    position: int
    sha256: str
    original_sha256: str | None
    byte_size: int
    width: int
    height: int
    media_type: str
    revised_prompt: str | None = None


@dataclass(frozen=True)
class Settlement:
    """How a job ends.  `state` is an ended one, `finished_at` in milliseconds.

    `cost` None books the whole hold for DONE and FAILED_CHARGED (the safe upper bound) and nothing for FAILED_FREE and
    CANCELLED.  UNCERTAIN books nothing and keeps its hold, whatever `cost` says.
    """

    state: JobState
    images: tuple[NewImage, ...] = ()
    cost: Micros | None = None
    usage: Usage | None = None
    failure: Failure | None = None
    report: Report | None = None
    provider_request_id: str | None = None
    finished_at: int = 0


@dataclass(frozen=True)
class Settled:
    """A job as it ended, with its pictures in order, so that nobody who waits for it has to ask the rows."""

    job: Job
    images: tuple[Image, ...] = ()


def clean(text: str) -> str:
    """`text` without what a database cannot hold: NUL, which PostgreSQL refuses, and half surrogates.

    Used on what providers say: a paid picture must not be lost because its caption is odd.
    """
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def clean_or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


def storable(text: str) -> bool:
    return clean(text) == text


def usage_json(usage: Usage | None) -> str | None:
    return None if usage is None else json.dumps(asdict(usage))


def job_of(row: RowMapping) -> Job:
    return Job(
        id=row["id"],
        owner_id=row["owner_id"],
        key_id=row["key_id"],
        state=JobState(row["state"]),
        request=ImageRequest.from_json(row["request"]),
        provider=row["provider"],
        priority=row["priority"],
        attempt=row["attempt"],
        executor=row["executor"],
        hold=row["hold"],
        cost=row["cost"],
        usage=None if row["usage"] is None else Usage(**json.loads(row["usage"])),
        failure=None if row["failure"] is None else Failure.from_json(row["failure"]),
        report=None if row["report"] is None else Report.from_json(row["report"]),
        provider_request_id=row["provider_request_id"],
        cancel_requested=row["cancel_requested"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        delivered_at=row["delivered_at"],
        memory=json.loads(row["memory"]),
    )


def job_of_new(new: NewJob) -> Job:
    """What `job_of` says of the row of an order that has just been accepted."""
    return Job(
        id=new.id, owner_id=new.owner_id, key_id=new.key_id, state=JobState.RESERVED, request=new.request,
        provider=new.provider, priority=new.priority, attempt=0, executor=None, hold=new.hold, cost=None, usage=None,
        failure=None, report=None, provider_request_id=None, cancel_requested=False, created_at=new.created_at,
        started_at=None, finished_at=None, delivered_at=None,
    )


def new_job_row(new: NewJob, day: str) -> dict[str, Any]:
    return {
        "id": new.id,
        "owner_id": new.owner_id,
        "key_id": new.key_id,
        "scope": new.scope,
        "fingerprint": new.fingerprint,
        "state": JobState.RESERVED.value,
        "request": new.request.to_json(),
        "provider": new.provider,
        "priority": new.priority,
        "attempt": 0,
        "day": day,
        "hold": new.hold,
        "memory": "{}",
        "cancel_requested": False,
        "absorbed": 0,
        "created_at": new.created_at,
    }


def new_image_row(new: NewImage, job: Job, created_at: int) -> dict[str, Any]:
    """Whoever hangs it (hanging.py) gives it its place and its share of the cost."""
    return {
        "id": new.id,
        "job_id": job.id,
        "owner_id": job.owner_id,
        "position": new.position,
        "sha256": new.sha256,
        "original_sha256": new.original_sha256,
        "byte_size": new.byte_size,
        "width": new.width,
        "height": new.height,
        "media_type": clean(new.media_type),
        "prompt": job.request.prompt,
        "model": job.request.model,
        "revised_prompt": clean_or_none(new.revised_prompt),
        "created_at": created_at,
        "deleted_at": None,
        "kind": job.request.kind.value,
        "provider": job.provider,
        "key_id": job.key_id,
        "cost": None,
        "favourite": False,
        "parent_id": job.request.parent,
        "colours": None,
        "place": 0,
        "deletion": None,
    }


def image_of(row: Mapping[str, Any] | RowMapping) -> Image:
    return Image(
        id=row["id"],
        job_id=row["job_id"],
        owner_id=row["owner_id"],
        position=row["position"],
        sha256=row["sha256"],
        original_sha256=row["original_sha256"],
        byte_size=row["byte_size"],
        width=row["width"],
        height=row["height"],
        media_type=row["media_type"],
        prompt=known_by(row["kind"], row["prompt"]),
        model=row["model"],
        revised_prompt=row["revised_prompt"],
        created_at=row["created_at"],
        kind=row["kind"],
        provider=row["provider"],
        cost=row["cost"],
        favourite=bool(row["favourite"]),
        parent_id=row["parent_id"],
        colours=colours_of(row["colours"]),
        key_id=row["key_id"],
        place=row["place"],
    )


def colours_of(stored: str | None) -> tuple[str, ...]:
    return tuple(name for name in (stored or "").split(",") if name)


def stored_colours(names: tuple[str, ...]) -> str:
    """With a comma on both sides of each, so that one can be looked for."""
    return f",{','.join(names)},"
