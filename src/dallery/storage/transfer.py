"""Rows of pictures that come from elsewhere, and of the jobs of pictures that go; it reads no file.

A picture needs a job.  An imported one gets a job that is done, held nothing and cost nothing here: what the picture
once cost is said by the picture, and no budget and no ledger hears of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from dallery.domain.filter import Filter
from dallery.domain.job import Job, JobState
from dallery.domain.request import ImageRequest
from dallery.errors import NotFound, RequestError
from dallery.storage import search_index
from dallery.storage.albums import Albums
from dallery.storage.database import Database
from dallery.storage.hanging import hang_rows, places
from dallery.storage.ids import is_id, new_image_id, new_job_id
from dallery.storage.ledger import utc_day
from dallery.storage.records import job_of
from dallery.storage.sources import with_number
from dallery.storage.tables import album_images, albums, images, insert_once, job_inputs, jobs


@dataclass(frozen=True)
class ForeignJob:
    """What is known about the order behind a picture.  `id` None or taken: it gets one of ours."""

    id: str | None
    request: ImageRequest
    provider: str
    key_id: str | None = None
    usage: str | None = None  # JSON
    report: str | None = None  # JSON
    provider_request_id: str | None = None
    created_at: int = 0
    started_at: int | None = None
    finished_at: int | None = None


@dataclass(frozen=True)
class ForeignImage:
    """`columns` are those of `images` that the file knows; its bytes are stored already."""

    id: str | None
    columns: Mapping[str, Any]
    job: ForeignJob
    albums: tuple[str, ...] = ()  # ids in this house


class TransferRows:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database, albums: Albums) -> None:
        self._db = db
        self._albums = albums

    def jobs_of(self, job_ids: Sequence[str]) -> dict[str, Job]:
        with self._db.read() as connection:
            rows = connection.execute(select(jobs).where(jobs.c.id.in_(set(job_ids)))).mappings()
            return {row["id"]: job_of(row) for row in rows}

    def knows(self, owner_id: str, image_id: str) -> bool:
        with self._db.read() as connection:
            mine = and_(images.c.id == image_id, images.c.owner_id == owner_id)
            return connection.scalar(select(images.c.id).where(mine)) is not None

    def alike(self, owner_id: str, sha256: str, **columns: Any) -> bool:
        """True when the owner has these bytes, with `columns` the same; hidden ones count."""
        conditions = [images.c[name] == value for name, value in columns.items()]
        with self._db.read() as connection:
            same = with_number(connection, search_index.fact("bytes", sha256), select(images.c.id))
            mine = same.where(images.c.owner_id == owner_id, images.c.sha256 == sha256, *conditions)
            return connection.scalar(mine.limit(1)) is not None

    def bring_back(self, owner_id: str, image_id: str) -> bool:
        """True when it lay in the bin: who brings a picture in wants to see it."""
        hidden = and_(images.c.id == image_id, images.c.owner_id == owner_id, images.c.deleted_at.is_not(None))
        with self._db.write() as connection:
            marked = update(images).where(hidden).values(deleted_at=None, deletion=None)
            return connection.execute(marked).rowcount > 0

    def only_in_the_bin(self, owner_id: str, sha256: str) -> str | None:
        """The newest of the owner's pictures with these bytes, when all of them are hidden."""
        with self._db.read() as connection:
            found = select(images.c.id, images.c.deleted_at)
            same = with_number(connection, search_index.fact("bytes", sha256), found)
            mine = same.where(images.c.owner_id == owner_id, images.c.sha256 == sha256)
            shown_first = mine.order_by(images.c.deleted_at.is_(None).desc(), images.c.place.desc())
            row = connection.execute(shown_first.limit(1)).one_or_none()
            return None if row is None or row.deleted_at is None else str(row.id)

    def take_in(self, owner_id: str, pictures: Sequence[ForeignImage], job_ids: dict[str, str]) -> None:
        """All of them or none, the newest first.

        `job_ids` remembers, for the whole import, under which id a job of theirs came in.
        """
        if not pictures:
            return
        with self._db.write() as connection:
            at = places(connection, [picture.columns["created_at"] for picture in pictures], newest_first=True)
            rows = []
            for picture, place in zip(pictures, at, strict=True):
                job_id = self._job(connection, owner_id, picture.job, job_ids)
                rows.append(_row(connection, owner_id, job_id, picture) | {"place": place})
                hang_rows(connection, [rows[-1]])  # one by one: the next may be of the same job
            for picture, row in zip(pictures, rows, strict=True):
                for album_id in picture.albums:
                    put = {"album_id": album_id, "place": row["place"], "image_id": row["id"]}
                    insert_once(connection, album_images, **put)

    def album(self, owner_id: str, told: Mapping[str, Any], now: int) -> str | None:
        """The id here of an album of theirs, the same where it is free or theirs already; None if it cannot be kept."""
        album_id, name, created_at = told.get("id"), told.get("name"), told.get("created_at")
        if not isinstance(album_id, str) or not isinstance(name, str) or not is_id("alb", album_id):
            return None
        try:
            return self._albums.get(owner_id, album_id).id
        except NotFound:
            pass
        at = created_at if isinstance(created_at, int) and 0 <= created_at <= now else now
        try:
            wanted = None if told.get("filter") is None else Filter.from_json(json.dumps(told["filter"]))
            return self._albums.new(owner_id, name, wanted, at, None if self._album_taken(album_id) else album_id)
        except (RequestError, ValueError):
            return None

    def taken(self, image_id: str) -> bool:
        """True when somebody's picture has this id."""
        with self._db.read() as connection:
            return connection.scalar(select(images.c.id).where(images.c.id == image_id)) is not None

    def _album_taken(self, album_id: str) -> bool:
        with self._db.read() as connection:
            return connection.scalar(select(albums.c.id).where(albums.c.id == album_id)) is not None

    def _job(self, connection: Connection, owner_id: str, job: ForeignJob, job_ids: dict[str, str]) -> str:
        if job.id is not None and job.id in job_ids:
            return job_ids[job.id]
        made = job.id if job.id is not None and is_id("job", job.id) else new_job_id()
        if connection.scalar(select(jobs.c.id).where(jobs.c.id == made)) is not None:
            made = new_job_id()  # that one is a job of this house, and stays what it is
        ended = job.finished_at if job.finished_at is not None else job.created_at
        connection.execute(
            insert(jobs).values(
                id=made, owner_id=owner_id, key_id=job.key_id, scope=owner_id, fingerprint="import",
                state=JobState.DONE.value, request=job.request.to_json(), provider=job.provider, priority=100,
                attempt=0, day=utc_day(job.created_at), hold=0, cost=0, usage=job.usage, report=job.report,
                provider_request_id=job.provider_request_id, memory='{"imported": "yes"}', cancel_requested=False,
                absorbed=0, created_at=job.created_at, started_at=job.started_at, finished_at=ended, delivered_at=ended,
            )
        )  # fmt: skip
        blobs = {*job.request.inputs, *([job.request.mask] if job.request.mask else [])}
        if blobs:
            connection.execute(insert(job_inputs), [{"job_id": made, "sha256": sha256} for sha256 in sorted(blobs)])
        if job.id is not None:
            job_ids[job.id] = made
        return made


def _row(connection: Connection, owner_id: str, job_id: str, picture: ForeignImage) -> dict[str, Any]:
    wanted = picture.id
    if wanted is None or connection.scalar(select(images.c.id).where(images.c.id == wanted)) is not None:
        wanted = new_image_id()
    taken = set(connection.scalars(select(images.c.position).where(images.c.job_id == job_id)))
    position = picture.columns.get("position", 0)
    while position in taken:
        position += 1
    return {
        "original_sha256": None, "revised_prompt": None, "key_id": picture.job.key_id, "cost": None,
        "favourite": False, "parent_id": None, "colours": None, **picture.columns, "id": wanted, "job_id": job_id,
        "owner_id": owner_id, "position": position, "deleted_at": None, "deletion": None,
    }  # fmt: skip
