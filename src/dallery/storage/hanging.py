"""New pictures get their row, their place in the order and their entry in the index, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.storage import search_index
from dallery.storage.records import NewImage, image_of, new_image_row
from dallery.storage.tables import images, jobs

PLACE_BITS = 20  # of order within one millisecond; the 43 above it are the time
LATEST = (1 << (63 - PLACE_BITS)) - 1  # ms: the year 2248
# Built once (job_rows.py says why).
_INSERT = insert(images)
_LAST_ROW = text("SELECT max(rowid) FROM images")
_SEEN = text("INSERT INTO facets (owner_id, name, value) VALUES (:owner_id, :name, :value) ON CONFLICT DO NOTHING")


def hang(connection: Connection, job: Job, new: Sequence[NewImage], at: int) -> tuple[Image, ...]:
    """The pictures of `job`, as its row is by now, each with its share of what it cost; `at` in milliseconds."""
    if not new:
        return ()
    rows = [new_image_row(image, job, at) for image in new]
    for row, place, share in zip(rows, places(connection, [at] * len(rows)), shares(job.cost, len(rows)), strict=True):
        row |= {"place": place, "cost": share}
    hang_rows(connection, rows)
    return tuple(image_of(row) for row in rows)


def price(connection: Connection, job_id: str) -> None:
    """The job's row says another cost than when its pictures were hung: they share it anew."""
    cost = connection.scalar(select(jobs.c.cost).where(jobs.c.id == job_id))
    mine = select(images).where(images.c.job_id == job_id).order_by(images.c.position).with_for_update()
    rows = [dict(row) for row in connection.execute(mine).mappings()]
    for row, share in zip(rows, shares(cost, len(rows)), strict=True):
        if row["cost"] != share:
            connection.execute(update(images).where(images.c.id == row["id"]).values(cost=share))
            search_index.change(connection, row, {**row, "cost": share})


def hang_rows(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Complete rows of `images`."""
    connection.execute(_INSERT, list(rows))
    search_index.add(connection, rows)
    found = sorted(seen(rows))  # sorted: two who add the same values cannot block each other
    connection.execute(_SEEN, [{"owner_id": owner, "name": name, "value": value} for owner, name, value in found])


def seen(rows: Iterable[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    """What these rows can be filtered by, as rows of `facets`."""
    found = set()
    for row in rows:
        found.add((row["owner_id"], "model", row["model"]))
        found.add((row["owner_id"], "size", f"{row['width']}x{row['height']}"))
        found.add((row["owner_id"], "kind", row["kind"]))
        found.add((row["owner_id"], "key", row["key_id"] or ""))
    return found


def places(connection: Connection, times: Sequence[int], *, newest_first: bool = False) -> list[int]:
    """A place of its own for each of `times` (milliseconds): later times lie higher, and of equal ones the later row;
    the earlier row with `newest_first`, in this and in further calls."""
    if connection.dialect.name == "sqlite":
        last = connection.scalar(_LAST_ROW) or 0  # we hold the only writer's turn
        numbers = range(last + 1, last + 1 + len(times))
    else:
        drawn = text("SELECT nextval('image_places') FROM generate_series(1, :count)")
        numbers = connection.scalars(drawn, {"count": len(times)}).all()  # type: ignore[assignment]
    mask = (1 << PLACE_BITS) - 1
    lows = [~number & mask if newest_first else number & mask for number in numbers]
    return [first_place(at) | low for at, low in zip(times, lows, strict=True)]


def first_place(at: int) -> int:
    """The lowest place of a moment, for "since" and "until"."""
    return min(max(at, 0), LATEST) << PLACE_BITS


def shares(cost: int | None, count: int) -> list[int | None]:
    """`cost` in as many whole parts, which add up to it."""
    if cost is None:
        return [None] * count
    return [cost // count + (position < cost % count) for position in range(count)]
