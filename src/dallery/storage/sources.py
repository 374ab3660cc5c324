"""Where the rows of a filter are read from: the wall, an album, the search index.  It decides nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Join,
    Select,
    and_,
    cast,
    column,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles

from dallery.storage.plans import Plan
from dallery.storage.search_index import POSTGRES_NUMBERS, token
from dallery.storage.tables import album_images, images

index = table("image_index", column("rowid"), column("place"), column("numbers", ARRAY(Integer)))
# What PostgreSQL's index holds, written as there, or it is not used.
index_numbers = literal_column(POSTGRES_NUMBERS, ARRAY(Integer))


class _Leading(Join):
    """A join whose left side has to be read first, in its own order."""

    inherit_cache = True


@compiles(_Leading, "sqlite")
def _cross_join(join: _Leading, compiler: Any, **how: Any) -> str:
    # SQLite takes a CROSS JOIN for an order; left to itself its planner knows nothing of FTS5's.
    sides = [compiler.process(side, **{**how, "asfrom": True}) for side in (join.left, join.right)]
    return f"{sides[0]} CROSS JOIN {sides[1]} ON {compiler.process(join.onclause, **{**how, 'asfrom': False})}"


def led_by(first: FromClause, then: FromClause, fits: ColumnElement[bool]) -> FromClause:
    """`first` is read in its own order, `then` looked up for each of its rows."""
    return _Leading(first, then, fits)


class Source:
    """Where the rows come from: `leads` is what is read, `place` the column that puts it in order."""

    def __init__(self, name: str, leads: FromClause, place: Any, also: ColumnElement[bool] | None = None) -> None:
        self.name = name
        self._leads = leads
        self._place = place
        self._also = also

    def rows(
        self, made: Plan, columns: list[Any], newest_first: bool | None, beside: FromClause | None = None
    ) -> Select[Any]:
        """`beside` has a place for each row too."""
        where = [images.c.owner_id == made.owner_id, *made.where]
        where.append(images.c.deleted_at.is_not(None) if made.deleted else images.c.deleted_at.is_(None))
        if made.low >= 0:
            where.append(self._place >= made.low)
        if made.high < 2**63 - 1:
            where.append(self._place < made.high)
        if self._also is not None:
            where.append(self._also)
        leads = self._leads if beside is None else self._leads.join(beside, beside.c.place == images.c.place)
        query = select(*columns).select_from(leads).where(*where)
        if newest_first is None:
            return query
        return query.order_by(self._place.desc() if newest_first else self._place.asc())


def wall(name: str) -> Source:
    return Source(name, images, images.c.place)


def album_rows(album_id: str) -> Select[Any]:
    return select(album_images.c.place).where(album_images.c.album_id == album_id)


def album(album_id: str) -> Source:
    members = led_by(album_images, images, images.c.id == album_images.c.image_id)
    return Source("album", members, album_images.c.place, album_images.c.album_id == album_id)


def indexed(connection: Connection, made: Plan) -> Source:
    if connection.dialect.name == "sqlite":
        hits = led_by(index, images, images.c.place == index.c.rowid)
        match: Any = text("image_index MATCH :match").bindparams(match=made.match())
        return Source("index", hits, index.c.rowid, match)
    both = images.join(index, index.c.place == images.c.place)
    return Source("index", both, images.c.place, holding(made, index_numbers))


def with_number(connection: Connection, number: int, query: Select[Any]) -> Select[Any]:
    """`query` over `images`, of those only that the index knows under one number."""
    if connection.dialect.name == "sqlite":
        match: Any = text("image_index MATCH :match").bindparams(match=token(number))
        return query.select_from(led_by(index, images, images.c.place == index.c.rowid)).where(match)
    return query.where(images.c.place == index.c.place, index_numbers.op("@>")(array((number,))))


def holding(made: Plan, numbers: Any) -> ColumnElement[bool]:
    """The index's condition, for PostgreSQL."""
    found: list[ColumnElement[bool]] = []
    if made.all_of:
        found.append(numbers.op("@>", is_comparison=True)(array(made.all_of)))
    found += [numbers.op("&&", is_comparison=True)(array(group)) for group in made.any_of]
    return and_(*found)


def array(numbers: tuple[int, ...]) -> Any:
    return cast(list(numbers), ARRAY(Integer))
