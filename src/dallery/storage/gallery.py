"""Pictures by owner, newest first; a deleted one is hidden, not destroyed, and its blob stays."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select, update

from dallery.domain.image import Image
from dallery.errors import NotFound, RequestError
from dallery.storage.database import Database
from dallery.storage.ids import is_id, new_id
from dallery.storage.records import image_of
from dallery.storage.tables import images

LARGEST_PAGE = 100
_OF_JOB = (
    select(images)
    .where(images.c.job_id == bindparam("job"), images.c.deleted_at.is_(None))
    .order_by(images.c.position)
)
_CURSOR = re.compile(r"below:([0-9]{1,18}|[1-8][0-9]{18})")


@dataclass(frozen=True)
class Page:
    """`next` is the opaque cursor of the page after this one, None on the last."""

    images: tuple[Image, ...]
    next: str | None


class Gallery:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, owner_id: str, cursor: str | None, limit: int) -> Page:
        """Up to `limit` (1 to 100, more is cut) pictures after `cursor`, newest first.

        Raises RequestError (`after`, `limit`) for a cursor that is not ours or a limit below 1.
        """
        if limit < 1:
            raise RequestError("limit has to be 1 or more.", param="limit")
        limit = min(limit, LARGEST_PAGE)
        mine = and_(images.c.owner_id == owner_id, images.c.deleted_at.is_(None))
        if cursor is not None:
            mine = and_(mine, images.c.place < read_cursor(cursor))
        newest = select(images).where(mine).order_by(images.c.place.desc()).limit(limit + 1)
        with self._db.read() as connection:
            rows = connection.execute(newest).mappings()
            found = [image_of(row) for row in rows]
        shown = tuple(found[:limit])
        return Page(shown, cursor_after(shown[-1]) if len(found) > limit else None)

    def get(self, owner_id: str, image_id: str) -> Image:
        """The owner's picture.  Raises NotFound for an unknown, malformed, deleted or somebody else's id alike."""
        image = self.by_id(image_id)
        if image is None or image.owner_id != owner_id:
            raise _no_image()
        return image

    def by_id(self, image_id: str) -> Image | None:
        """Whoever owns it: only for links that carry our signature."""
        if not is_id("img", image_id):
            return None
        with self._db.read() as connection:
            return _one(connection, and_(images.c.id == image_id, images.c.deleted_at.is_(None)))

    def of_job(self, job_id: str) -> tuple[Image, ...]:
        """The job's pictures that are not deleted, by position."""
        with self._db.read() as connection:
            return tuple(image_of(row) for row in connection.execute(_OF_JOB, {"job": job_id}).mappings())

    def delete(self, owner_id: str, image_id: str, now: int) -> None:
        """Hide a picture.  Raises NotFound, also when it is hidden already."""
        self._mark(owner_id, image_id, images.c.deleted_at.is_(None), now, new_id("del"))

    def restore(self, owner_id: str, image_id: str) -> None:
        """Show a hidden picture again.  Raises NotFound, also when it is not hidden."""
        self._mark(owner_id, image_id, images.c.deleted_at.is_not(None), None, None)

    def _mark(
        self, owner_id: str, image_id: str, when: ColumnElement[bool], deleted_at: int | None, deletion: str | None
    ) -> None:
        if not is_id("img", image_id):
            raise _no_image()
        with self._db.write() as connection:
            marked = connection.execute(
                update(images)
                .where(images.c.id == image_id, images.c.owner_id == owner_id, when)
                .values(deleted_at=deleted_at, deletion=deletion)
            )
            if marked.rowcount == 0:
                raise _no_image()


def _one(connection: Connection, where: ColumnElement[bool]) -> Image | None:
    row = connection.execute(select(images).where(where)).mappings().one_or_none()
    return None if row is None else image_of(row)


def _no_image() -> NotFound:
    return NotFound("There is no such image.")


def cursor_after(image: Image) -> str:
    """The marker of the page that begins below this picture."""
    return base64.urlsafe_b64encode(f"below:{image.place}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> int:
    """The place that a page lies below.  Raises RequestError (`after`) for a marker that is not ours."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        found = _CURSOR.fullmatch(base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii"))
    except (binascii.Error, UnicodeError):
        found = None
    if found is None:
        raise RequestError("This page marker is not one of ours; start again from the newest.", param="after")
    return int(found[1])
