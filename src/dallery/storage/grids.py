"""Grids by owner: what was asked for in each cell and which job came of it; it orders nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, insert, select, update

from dallery.errors import NotFound
from dallery.storage.database import Database
from dallery.storage.ids import is_id, new_id
from dallery.storage.tables import grids


@dataclass(frozen=True)
class KeptGrid:
    """`told` is JSON-safe; `created_at` in milliseconds since 1970 (UTC)."""

    id: str
    owner_id: str
    told: dict[str, Any]
    created_at: int


class GridRows:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, owner_id: str, told: dict[str, Any], now: int) -> KeptGrid:
        kept = KeptGrid(new_id("grid", now), owner_id, told, now)
        with self._db.write() as connection:
            connection.execute(
                insert(grids).values(id=kept.id, owner_id=owner_id, told=json.dumps(told), created_at=now)
            )
        return kept

    def change(self, kept: KeptGrid, told: dict[str, Any]) -> KeptGrid:
        with self._db.write() as connection:
            connection.execute(update(grids).where(grids.c.id == kept.id).values(told=json.dumps(told)))
        return KeptGrid(kept.id, kept.owner_id, told, kept.created_at)

    def get(self, owner_id: str, grid_id: str) -> KeptGrid:
        """Raises NotFound for an unknown, malformed or somebody else's id alike."""
        if not is_id("grid", grid_id):
            raise _no_grid()
        mine = and_(grids.c.id == grid_id, grids.c.owner_id == owner_id)
        with self._db.read() as connection:
            row = connection.execute(select(grids).where(mine)).mappings().one_or_none()
        if row is None:
            raise _no_grid()
        return KeptGrid(row["id"], row["owner_id"], json.loads(row["told"]), row["created_at"])

    def newest(self, owner_id: str, limit: int) -> tuple[KeptGrid, ...]:
        newest = select(grids).where(grids.c.owner_id == owner_id)
        newest = newest.order_by(grids.c.created_at.desc(), grids.c.id.desc()).limit(limit)
        with self._db.read() as connection:
            rows = connection.execute(newest).mappings()
            return tuple(KeptGrid(row["id"], row["owner_id"], json.loads(row["told"]), row["created_at"])
                         for row in rows)  # fmt: skip


def _no_grid() -> NotFound:
    return NotFound("There is no such grid.")
