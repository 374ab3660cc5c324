"""PostgreSQL's way through the search index: the next pictures first, then one era after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ARRAY, CTE, BigInteger, ColumnElement, Connection, Select, cast, func, select

from dallery.storage import eras
from dallery.storage.plans import Plan
from dallery.storage.sources import Source, album, holding, index, index_numbers, wall
from dallery.storage.tables import images

WINDOW = 1_000  # next pictures that are looked through before the index is asked
LOOKED_UP = 200  # hits of the index at once; most pages are full before they have been asked for all of an era's
# Told, not left to the planner: it takes three letters of one word for independent facts and expects no hit.
_NO_DETOURS = "SELECT " + ", ".join(
    f"set_config('enable_{way}', 'off', true)" for way in ("hashjoin", "mergejoin", "seqscan")
)

Stretch = tuple[Callable[[Plan], Select[Any]], Plan]
"""Rows of a plan within one stretch of the gallery, in order, and the plan to begin with."""


def stretches(connection: Connection, made: Plan, newest_first: bool) -> Iterator[Stretch]:
    """All candidates of `made`, stretch by stretch; each is looked for when it is asked for."""
    connection.exec_driver_sql(_NO_DETOURS)
    base = _base(made)
    among = (images.c.favourite.is_(True),) if made.favourite else ()
    step = base.rows(replace(made, where=among), [images.c.place], newest_first).offset(WINDOW - 1).limit(1)
    edge = connection.scalar(step)
    near = made if edge is None else replace(made, **{"low" if newest_first else "high": edge})
    yield lambda part: _near(base, part, newest_first), near
    if edge is None:
        return
    for places in _further(connection, made, edge, newest_first):
        for start in range(0, len(places), LOOKED_UP):
            there = replace(made, where=(*made.where, _among(places[start : start + LOOKED_UP])))
            yield lambda part: wall("hits").rows(part, [images], newest_first), there


def _further(connection: Connection, made: Plan, edge: int, newest_first: bool) -> Iterator[list[int]]:
    """Places of hits beyond `edge`, nearest first."""
    within = (index.c.place >= made.low, index.c.place < made.high)
    ends = select(func.min(index.c.place), func.max(index.c.place)).where(*within)
    first, last = connection.execute(ends).one()
    if first is None:
        return iter(())

    def hits(era: eras.Era, low: int, high: int) -> list[int]:
        held = _hits(replace(made, all_of=(*made.all_of, era.number)))
        most = None if era.length == eras.SHORTEST else eras.MOST + 1
        asked = select(held.c.place).where(held.c.place >= low, held.c.place < high).limit(most)
        return list(connection.scalars(asked))

    # As many pictures again as have just been looked through, and a few times more.
    length = eras.as_long_as(4 * (last - edge if newest_first else edge - first))
    low, high = (first, edge) if newest_first else (edge, last + 1)
    return eras.walk(low, high, length, newest_first, hits)


def _hits(made: Plan) -> CTE:
    """Of any place, and told to be kept: else the planner would rather read its way through the table itself."""
    hits = select(index.c.place).where(holding(made, index_numbers))
    return hits.cte().prefix_with("MATERIALIZED")


def _among(places: list[int]) -> ColumnElement[bool]:
    return images.c.place == func.any(cast(places, ARRAY(BigInteger)))


def _base(made: Plan) -> Source:
    """The narrowest of what is kept in the gallery's order."""
    return wall("favourites") if made.favourite else album(made.albums[0]) if made.albums else wall("wall")


def _near(base: Source, made: Plan, newest_first: bool) -> Select[Any]:
    """Few pictures one after the other; facts are in their rows, and only words need the index's numbers."""
    if not made.words:
        return base.rows(made, [images], newest_first)
    # Asked whether it is true, the condition is none of the index's any more, so that one is not asked.
    return base.rows(made, [images], newest_first, index).where(holding(made, index.c.numbers).is_(True))
