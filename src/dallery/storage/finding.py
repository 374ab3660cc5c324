"""Finds an owner's pictures by a filter, newest first, page by page; it changes nothing and shows nobody else's.

Which table leads decides how long it takes.  A small album or few favourites lead; else the search index, which gives
its rows in the gallery's order (SQLite) or era by era (PostgreSQL); else the wall itself.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, literal_column, select

from dallery.domain.filter import Filter, holds
from dallery.domain.image import Image
from dallery.errors import NotFound, RequestError
from dallery.storage import era_search
from dallery.storage.database import Database, OutOfTime
from dallery.storage.gallery import LARGEST_PAGE, Page, cursor_after, read_cursor
from dallery.storage.ids import is_id
from dallery.storage.plans import Plan, plan
from dallery.storage.records import image_of
from dallery.storage.sources import Source, album, album_rows, indexed, wall
from dallery.storage.tables import albums, images

FEW = 20_000  # rows that may be looked at one by one within a page's time
FEW_TEXTS = 4_000  # the same where each text has to be compared
MOST_AT_ONCE = 2_000
COMPARED = 200  # texts between two looks at the clock, so that a small gallery is always counted
DEEPEST = 5  # smart albums of smart albums



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


def _source(connection: Connection, made: Plan) -> Source:
    few = FEW_TEXTS if made.words else FEW
    if made.deleted:
        return wall("bin")
    for album_id in made.albums:
        if not made.indexed or _count(connection, album_rows(album_id), few) <= few:
            return album(album_id)
    if made.favourite:
        loved = select(images.c.place).where(images.c.owner_id == made.owner_id, images.c.favourite.is_(True))
        if not made.indexed or _count(connection, loved, few) <= few:
            return wall("favourites")
    return indexed(connection, made) if made.indexed else wall("wall")


def _count(connection: Connection, rows: Select[Any], most: int) -> int:
    return connection.scalar(select(func.count()).select_from(rows.limit(most + 1).subquery())) or 0


# -- rows -----------------------------------------------------------------------------------------------------------


def _fitting(
    connection: Connection, made: Plan, limit: int, *, newest_first: bool = True, batch: int | None = None
) -> Iterator[Image]:
    """Up to `limit` pictures in order, with their words compared."""
    source = _source(connection, made)
    certain = _certain(made, source)
    size = min(limit if certain else max(batch or 0, 2 * limit), MOST_AT_ONCE)
    if source.name == "index" and connection.dialect.name == "postgresql":
        stretches = era_search.stretches(connection, made, newest_first)
    else:
        stretches = iter([(lambda part: source.rows(part, [images], newest_first), made)])
    for stretch in stretches:
        for image in _candidates(connection, stretch, size, newest_first, growing=not certain):
            if certain or holds(image.prompt, image.revised_prompt, made.words):
                limit -= 1
                yield image
            if limit == 0:
                return


def _candidates(
    connection: Connection, stretch: era_search.Stretch, size: int, newest_first: bool, growing: bool
) -> Iterator[Image]:
    """All of a stretch, `size` at a time; four times as many each time when few of them fit."""
    rows, made = stretch
    while True:
        found = [image_of(row) for row in connection.execute(rows(made).limit(size)).mappings()]
        yield from found
        if len(found) < size:
            return
        last = found[-1].place
        made = replace(made, high=last) if newest_first else replace(made, low=last + 1)
        size = min(4 * size if growing else size, MOST_AT_ONCE)


def _certain(made: Plan, source: Source) -> bool:
    return not made.words or (made.certain and source.name == "index")


def _number(connection: Connection, made: Plan, at_most: int, end: float = math.inf) -> int:
    source = _source(connection, made)
    if _certain(made, source):
        some = source.rows(made, [literal_column("1")], None).limit(at_most + 1).subquery()
        return connection.scalar(select(func.count()).select_from(some)) or 0
    return _count_compared(connection, source, made, at_most, end)


def _count_compared(connection: Connection, source: Source, made: Plan, at_most: int, end: float) -> int:
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
