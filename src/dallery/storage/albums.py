"""Albums of an owner, filled by hand or by a filter of their own; dropping one leaves its pictures where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, literal_column, select, update

from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.errors import RequestError
from dallery.storage.database import Database
from dallery.storage.finding import Finding, no_album
from dallery.storage.ids import is_id, new_id
from dallery.storage.records import storable
from dallery.storage.sources import led_by
from dallery.storage.tables import album_images, albums, images, insert_once

LONGEST_NAME = 200  # characters
MOST_COUNTED = 1_000  # pictures of an album; one more means "more"


@dataclass(frozen=True)
class Named:
    """An album of which nothing was counted: most pages only say its name, and a count may cost a page's whole time."""

    id: str
    name: str
    filter: Filter | None


@dataclass(frozen=True)
class Album:
    """`filter` is that of a smart album, None for one filled by hand.  `count`: its pictures that are not deleted,
    but never more than 1,001, which means "more than 1,000".  `cover` is the id of the newest."""

    id: str
    name: str
    filter: Filter | None
    count: int
    cover: str | None
    created_at: int


class Albums:
    """Every method raises StorageUnavailable, and NotFound for an album that is not the owner's."""

    def __init__(self, db: Database, finding: Finding) -> None:
        self._db = db
        self._finding = finding

    def all(self, owner_id: str) -> tuple[Album, ...]:
        """The newest first."""
        with self._db.read() as connection:
            mine = select(albums).where(albums.c.owner_id == owner_id)
            rows = connection.execute(mine.order_by(albums.c.created_at.desc(), albums.c.id.desc())).all()
            by_hand = [row.id for row in rows if row.filter is None]
            counts = {album_id: _count(connection, album_id) for album_id in by_hand}
            covers = {album_id: _cover(connection, album_id) for album_id in by_hand}
        return tuple(
            Album(row.id, row.name, None, counts[row.id], covers[row.id], row.created_at)
            if row.filter is None
            else self._smart(owner_id, row.id, row.name, row.filter, row.created_at)
            for row in rows
        )

    def names(self, owner_id: str) -> tuple[Named, ...]:
        """As `all`, without looking at a picture."""
        mine = select(albums.c.id, albums.c.name, albums.c.filter).where(albums.c.owner_id == owner_id)
        with self._db.read() as connection:
            rows = connection.execute(mine.order_by(albums.c.created_at.desc(), albums.c.id.desc())).all()
        return tuple(Named(row.id, row.name, _filter(row.filter)) for row in rows)

    def name(self, owner_id: str, album_id: str) -> Named:
        """As `get`, without looking at a picture."""
        with self._db.read() as connection:
            row = connection.execute(select(albums).where(_mine(owner_id, album_id))).one_or_none()
        if row is None:
            raise no_album()
        return Named(row.id, row.name, _filter(row.filter))

    def get(self, owner_id: str, album_id: str) -> Album:
        with self._db.read() as connection:
            row = connection.execute(select(albums).where(_mine(owner_id, album_id))).one_or_none()
            if row is None:
                raise no_album()
            if row.filter is None:
                count, cover = _count(connection, album_id), _cover(connection, album_id)
                return Album(row.id, row.name, None, count, cover, row.created_at)
        return self._smart(owner_id, row.id, row.name, row.filter, row.created_at)

    def new(self, owner_id: str, name: str, wanted: Filter | None, now: int, album_id: str | None = None) -> str:
        """Its id.  Raises RequestError for a name or a filter that cannot be kept."""
        told = None if wanted is None else wanted.to_json()
        if told is not None and not storable(told):
            raise RequestError("The filter holds characters that cannot be stored.", param="filter")
        made = album_id or new_id("alb")
        values = {"id": made, "owner_id": owner_id, "name": _name(name), "filter": told, "created_at": now}
        with self._db.write() as connection:
            connection.execute(insert(albums).values(**values))
        return made

    def rename(self, owner_id: str, album_id: str, name: str) -> None:
        with self._db.write() as connection:
            renamed = update(albums).where(_mine(owner_id, album_id)).values(name=_name(name))
            if connection.execute(renamed).rowcount == 0:
                raise no_album()

    def drop(self, owner_id: str, album_id: str) -> None:
        with self._db.write() as connection:
            _require(connection, owner_id, album_id)
            connection.execute(delete(album_images).where(album_images.c.album_id == album_id))
            connection.execute(delete(albums).where(albums.c.id == album_id))

    def put(self, owner_id: str, album_id: str, pictures: Sequence[Image]) -> int:
        """How many were not in it before.  RequestError for a smart album, which fills itself."""
        with self._db.write() as connection:
            _require(connection, owner_id, album_id, by_hand=True)
            rows = ({"album_id": album_id, "place": each.place, "image_id": each.id} for each in pictures)
            return sum(insert_once(connection, album_images, **row) for row in rows)

    def take_out(self, owner_id: str, album_id: str, pictures: Sequence[Image]) -> int:
        with self._db.write() as connection:
            _require(connection, owner_id, album_id, by_hand=True)
            named = album_images.c.place.in_([each.place for each in pictures])
            return connection.execute(delete(album_images).where(album_images.c.album_id == album_id, named)).rowcount

    def of_images(self, owner_id: str, image_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """By image: id and name of the albums that it was put into."""
        held = select(album_images.c.image_id, albums.c.id, albums.c.name).join(
            albums, albums.c.id == album_images.c.album_id
        )
        found: dict[str, list[tuple[str, str]]] = {}
        with self._db.read() as connection:
            mine = held.where(albums.c.owner_id == owner_id, album_images.c.image_id.in_(image_ids))
            for image_id, album_id, name in connection.execute(mine.order_by(albums.c.created_at, albums.c.id)):
                found.setdefault(image_id, []).append((album_id, name))
        return found

    def _smart(self, owner_id: str, album_id: str, name: str, told: str, created_at: int) -> Album:
        inside = Filter(album=album_id)
        count = self._finding.count(owner_id, inside, MOST_COUNTED)
        first = self._finding.page(owner_id, inside, None, 1).images
        return Album(album_id, name, Filter.from_json(told), count, first[0].id if first else None, created_at)


def _filter(told: str | None) -> Filter | None:
    return None if told is None else Filter.from_json(told)


def _mine(owner_id: str, album_id: str) -> ColumnElement[bool]:
    if not is_id("alb", album_id):
        raise no_album()
    return and_(albums.c.id == album_id, albums.c.owner_id == owner_id)


def _require(connection: Connection, owner_id: str, album_id: str, by_hand: bool = False) -> None:
    row = connection.execute(select(albums.c.filter).where(_mine(owner_id, album_id)).with_for_update()).one_or_none()
    if row is None:
        raise no_album()
    if by_hand and row.filter is not None:
        raise RequestError("This album fills itself by its filter.", param="album", code="smart_album")


def _count(connection: Connection, album_id: str) -> int:
    held = led_by(album_images, images, images.c.id == album_images.c.image_id)
    one: ColumnElement[int] = literal_column("1")
    shown = select(one).select_from(held).where(
        album_images.c.album_id == album_id, images.c.deleted_at.is_(None)
    )
    return connection.scalar(select(func.count()).select_from(shown.limit(MOST_COUNTED + 1).subquery())) or 0


def _cover(connection: Connection, album_id: str) -> str | None:
    newest = (
        select(images.c.id)
        .join(album_images, album_images.c.image_id == images.c.id)
        .where(album_images.c.album_id == album_id, images.c.deleted_at.is_(None))
        .order_by(album_images.c.place.desc())
    )
    return connection.scalar(newest.limit(1))


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME or not storable(tidy):
        message = f"An album's name has 1 to {LONGEST_NAME} characters."
        raise RequestError(message, param="name")
    return tidy
