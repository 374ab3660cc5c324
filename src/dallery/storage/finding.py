"""Finds an owner's pictures by a filter, newest first, page by page; it changes nothing and shows nobody else's.

Which table leads decides how long it takes.  A small album or few favourites lead; else the search index, which gives
its rows in the gallery's order (SQLite) or as a set (PostgreSQL); else the wall itself.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Join,
    Select,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles

from dallery.domain.filter import Filter, holds
from dallery.domain.image import Image
from dallery.errors import NotFound, RequestError
from dallery.storage.database import Database, OutOfTime
from dallery.storage.gallery import LARGEST_PAGE, Page, cursor_after, read_cursor
from dallery.storage.ids import is_id
from dallery.storage.plans import Plan, plan
from dallery.storage.records import image_of
from dallery.storage.search_index import token
from dallery.storage.tables import album_images, albums, images

FEW = 20_000  # rows that may be looked at one by one within a page's time
FEW_TEXTS = 4_000  # the same where each text has to be compared
WINDOWS = (1_000, 10_000)  # next pictures that PostgreSQL looks through before it asks the index for the whole set
RARE = 1_000  # hits of which PostgreSQL takes the whole set before it looks through the larger window
MOST_AT_ONCE = 2_000
COMPARED = 200  # texts between two looks at the clock, so that a small gallery is always counted
DEEPEST = 5  # smart albums of smart albums

_index = table("image_index", column("rowid"), column("place"), column("numbers", ARRAY(Integer)))


class Finding:
    """Every method raises StorageUnavailable, and NotFound for an album that is not the owner's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def page(self, owner_id: str, wanted: Filter, cursor: str | None, limit: int) -> Page:
        """Up to `limit` (1 to 100, more is cut) pictures after `cursor`.  Raises RequestError as `Gallery.newest`."""
        if limit < 1:
            raise RequestError("limit has to be 1 or more.", param="limit")
        limit = min(limit, LARGEST_PAGE)
        below = None if cursor is None else read_cursor(cursor)
        with self._db.read() as connection:
            made = _plan(connection, owner_id, wanted)
            if below is not None:
                made = replace(made, high=min(made.high, below))
            found = list(_fitting(connection, made, limit + 1))
        return Page(tuple(found[:limit]), cursor_after(found[limit - 1]) if len(found) > limit else None)

    def count(self, owner_id: str, wanted: Filter, at_most: int) -> int:
        """How many there are, but never more than `at_most` + 1, which means "more"."""
        with self._db.read() as connection:
            return _number(connection, _plan(connection, owner_id, wanted), at_most)

    def count_within(self, owner_id: str, wanted: Filter, at_most: int, seconds: float) -> int | None:
        """As `count`, or None when it would take longer."""
        try:
            with self._db.read_within(seconds) as connection:
                return _number(connection, _plan(connection, owner_id, wanted), at_most, time.monotonic() + seconds)
        except OutOfTime:
            return None

    def around(self, owner_id: str, image: Image, wanted: Filter) -> tuple[str | None, str | None]:
        """Ids of the next newer and the next older picture."""
        with self._db.read() as connection:
            made = _plan(connection, owner_id, wanted)
            above = replace(made, low=max(made.low, image.place + 1))
            newer = next(iter(_fitting(connection, above, 1, newest_first=False)), None)
            below = replace(made, high=min(made.high, image.place))
            older = next(iter(_fitting(connection, below, 1)), None)
        return None if newer is None else newer.id, None if older is None else older.id

    def batches(self, owner_id: str, wanted: Filter, size: int = 500) -> Iterator[list[Image]]:
        """All of them; what is hung while this is walked comes above and is not met.  No transaction stays open."""
        below: int | None = None
        while True:
            with self._db.read() as connection:
                made = _plan(connection, owner_id, wanted)
                if below is not None:
                    made = replace(made, high=min(made.high, below))
                found = list(_fitting(connection, made, size, batch=size))
            if found:
                yield found
                below = found[-1].place
            if len(found) < size:
                return


# -- plan and source ------------------------------------------------------------------------------------------------


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


class _Source:
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


def _plan(connection: Connection, owner_id: str, wanted: Filter) -> Plan:
    """Smart albums are opened: what they ask for is asked too."""
    filters: list[Filter] = []
    following, seen = wanted, set()
    for _ in range(DEEPEST):
        smart = None
        if following.album is not None:
            if not is_id("alb", following.album):
                raise no_album()
            mine = and_(albums.c.id == following.album, albums.c.owner_id == owner_id)
            row = connection.execute(select(albums.c.id, albums.c.filter).where(mine)).one_or_none()
            if row is None and not filters:
                raise no_album()  # one that only a smart album still names is empty instead
            if row is not None and row.filter is not None and row.id not in seen:
                smart = Filter.from_json(row.filter)
                seen.add(row.id)
        filters.append(following if smart is None else replace(following, album=None))
        if smart is None:
            break
        following = smart
    return plan(owner_id, filters)


def no_album() -> NotFound:
    return NotFound("There is no such album.")


def _source(connection: Connection, made: Plan) -> _Source:
    few = FEW_TEXTS if made.words else FEW
    if made.deleted:
        return _wall("bin")
    for album_id in made.albums:
        if not made.indexed or _count(connection, _album_rows(album_id), few) <= few:
            return _album(album_id)
    if made.favourite:
        loved = select(images.c.place).where(images.c.owner_id == made.owner_id, images.c.favourite.is_(True))
        if not made.indexed or _count(connection, loved, few) <= few:
            return _wall("favourites")
    return _indexed(connection, made) if made.indexed else _wall("wall")


def _wall(name: str) -> _Source:
    return _Source(name, images, images.c.place)


def _album_rows(album_id: str) -> Select[Any]:
    return select(album_images.c.place).where(album_images.c.album_id == album_id)


def _album(album_id: str) -> _Source:
    members = led_by(album_images, images, images.c.id == album_images.c.image_id)
    return _Source("album", members, album_images.c.place, album_images.c.album_id == album_id)


def _indexed(connection: Connection, made: Plan) -> _Source:
    if connection.dialect.name == "sqlite":
        hits = led_by(_index, images, images.c.place == _index.c.rowid)
        match: Any = text("image_index MATCH :match").bindparams(match=made.match())
        return _Source("index", hits, _index.c.rowid, match)
    both = images.join(_index, _index.c.place == images.c.place)
    return _Source("index", both, images.c.place, _holding(made, _index.c.numbers))


def with_number(connection: Connection, number: int, query: Select[Any]) -> Select[Any]:
    """`query` over `images`, of those only that the index knows under one number."""
    if connection.dialect.name == "sqlite":
        match: Any = text("image_index MATCH :match").bindparams(match=token(number))
        return query.select_from(led_by(_index, images, images.c.place == _index.c.rowid)).where(match)
    return query.where(images.c.place == _index.c.place, _index.c.numbers.op("@>")(_array((number,))))


def _holding(made: Plan, numbers: Any) -> ColumnElement[bool]:
    """The index's condition, for PostgreSQL."""
    found: list[ColumnElement[bool]] = []
    if made.all_of:
        found.append(numbers.op("@>", is_comparison=True)(_array(made.all_of)))
    found += [numbers.op("&&", is_comparison=True)(_array(group)) for group in made.any_of]
    return and_(*found)


def _array(numbers: tuple[int, ...]) -> Any:
    return cast(list(numbers), ARRAY(Integer))


def _count(connection: Connection, rows: Select[Any], most: int) -> int:
    return connection.scalar(select(func.count()).select_from(rows.limit(most + 1).subquery())) or 0


# -- rows -----------------------------------------------------------------------------------------------------------


def _fitting(
    connection: Connection, made: Plan, limit: int, *, newest_first: bool = True, batch: int | None = None
) -> Iterator[Image]:
    """Up to `limit` pictures in order, with their words compared."""
    source = _source(connection, made)
    certain = _certain(made, source)
    size = limit if certain else max(batch or 0, 2 * limit)
    while limit > 0:
        found = _fetch(connection, source, made, min(size, MOST_AT_ONCE), newest_first)
        for image in found:
            if limit > 0 and (certain or holds(image.prompt, image.revised_prompt, made.words)):
                limit -= 1
                yield image
        if len(found) < min(size, MOST_AT_ONCE):
            return
        last = found[-1].place
        made = replace(made, high=last) if newest_first else replace(made, low=last + 1)
        size = min(size if certain else 4 * size, MOST_AT_ONCE)


def _certain(made: Plan, source: _Source) -> bool:
    return not made.words or (made.certain and source.name == "index")


def _number(connection: Connection, made: Plan, at_most: int, end: float = math.inf) -> int:
    source = _source(connection, made)
    if _certain(made, source):
        some = source.rows(made, [literal_column("1")], None).limit(at_most + 1).subquery()
        return connection.scalar(select(func.count()).select_from(some)) or 0
    return _count_compared(connection, source, made, at_most, end)


def _count_compared(connection: Connection, source: _Source, made: Plan, at_most: int, end: float) -> int:
    """Texts that hold the words as they are written need not travel here; the others are compared.

    A word that is followed by a loose accent counts as written: compared, it could turn out to be another letter.
    """
    content = func.lower(images.c.prompt + "\n" + func.coalesce(images.c.revised_prompt, ""))
    place_in = func.instr if connection.dialect.name == "sqlite" else func.strpos
    if any("\x00" in word for word in made.words):
        return 0  # no database holds one
    plain = and_(*(place_in(content, word) > 0 for word in made.words))
    columns = [plain, *(case((plain, None), else_=each) for each in (images.c.prompt, images.c.revised_prompt))]
    count = 0
    rows = connection.execution_options(yield_per=MOST_AT_ONCE).execute(source.rows(made, columns, None))
    for seen, (sure, prompt, revised_prompt) in enumerate(rows, 1):
        count += bool(sure) or holds(prompt, revised_prompt, made.words)
        if count > at_most:
            break
        if seen % COMPARED == 0 and time.monotonic() > end:
            raise OutOfTime
    rows.close()
    return count


def _fetch(connection: Connection, source: _Source, made: Plan, limit: int, newest_first: bool) -> list[Image]:
    if source.name == "index" and connection.dialect.name == "postgresql":
        return _fetch_from_set(connection, made, limit, newest_first)
    return _images(connection, source.rows(made, [images], newest_first).limit(limit))


def _fetch_from_set(connection: Connection, made: Plan, limit: int, newest_first: bool) -> list[Image]:
    """A GIN index gives all hits in no order.  Common words are met among the next pictures anyway; when they are not,
    there are few hits, or they lie together, and the whole set is cheap."""
    # Told, not left to the planner: it takes three letters of one word for independent facts and expects no hit.
    connection.exec_driver_sql("SELECT set_config('enable_hashjoin', 'off', true), "
                               "set_config('enable_mergejoin', 'off', true)")  # fmt: skip
    found: list[Image] = []
    far = made
    base = _base(made)
    among = (images.c.favourite.is_(True),) if made.favourite else ()
    for width in WINDOWS:
        if far is not made and _rare(connection, far):
            break
        step = base.rows(replace(far, where=among), [images.c.place], newest_first).offset(width - 1).limit(1)
        edge = connection.scalar(step)
        near = far if edge is None else replace(far, **{"low" if newest_first else "high": edge})
        found += _images(connection, _near(base, near, newest_first).limit(limit - len(found)))
        if edge is None or len(found) >= limit:
            return found
        far = replace(far, high=edge) if newest_first else replace(far, low=edge)
    # OFFSET 0 keeps the set a set of its own: sorted once, then looked up from its top.
    hits = _hits(far)
    whole = select(hits).order_by(hits.c.place.desc() if newest_first else hits.c.place).offset(0).subquery()
    joined = _Source("set", whole.join(images, images.c.place == whole.c.place), whole.c.place)
    return found + _images(connection, joined.rows(far, [images], newest_first).limit(limit - len(found)))


def _rare(connection: Connection, made: Plan) -> bool:
    return _count(connection, select(_hits(made).c.place), RARE) <= RARE


def _hits(made: Plan) -> CTE:
    """Told to keep them: for a page of them the planner would rather read its way through the whole table."""
    within = (_index.c.place >= made.low, _index.c.place < made.high)
    hits = select(_index.c.place).where(_holding(made, _index.c.numbers), *within)
    return hits.cte().prefix_with("MATERIALIZED")


def _base(made: Plan) -> _Source:
    """The narrowest of what is kept in the gallery's order."""
    return _wall("favourites") if made.favourite else _album(made.albums[0]) if made.albums else _wall("wall")


def _near(base: _Source, made: Plan, newest_first: bool) -> Select[Any]:
    """Few pictures one after the other; facts are in their rows, and only words need the index's numbers."""
    if not made.words:
        return base.rows(made, [images], newest_first)
    # Asked whether it is true, the condition is none of the index's any more, so that one is not asked.
    return base.rows(made, [images], newest_first, _index).where(_holding(made, _index.c.numbers).is_(True))


def _images(connection: Connection, rows: Select[Any]) -> list[Image]:
    return [image_of(row) for row in connection.execute(rows).mappings()]
