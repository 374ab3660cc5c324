"""Turns of conversations by owner; it stores what it is told about a turn and never looks at a picture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, select

from dallery.errors import NotFound
from dallery.storage.database import Database
from dallery.storage.ids import is_id
from dallery.storage.tables import insert_once, responses


@dataclass(frozen=True)
class KeptResponse:
    """`told` is JSON-safe; `created_at` in milliseconds since 1970 (UTC)."""

    id: str
    owner_id: str
    job_id: str
    told: dict[str, Any]
    created_at: int


class Responses:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, kept: KeptResponse) -> None:
        """Store a turn; one that is there already stays as it is, because a repeat tells the same."""
        told = json.dumps(kept.told, separators=(",", ":"))  # ASCII: any text fits both databases
        with self._db.write() as connection:
            insert_once(
                connection, responses, id=kept.id, owner_id=kept.owner_id, job_id=kept.job_id, told=told,
                created_at=kept.created_at,
            )

    def get(self, owner_id: str, response_id: str, param: str | None = None) -> KeptResponse:
        """Raises NotFound (with `param`) for an unknown, malformed, deleted or somebody else's id alike."""
        if not is_id("resp", response_id):
            raise _no_response(param)
        mine = and_(responses.c.id == response_id, responses.c.owner_id == owner_id)
        with self._db.read() as connection:
            row = connection.execute(select(responses).where(mine)).mappings().one_or_none()
        if row is None:
            raise _no_response(param)
        return KeptResponse(row["id"], row["owner_id"], row["job_id"], json.loads(row["told"]), row["created_at"])

    def delete(self, owner_id: str, response_id: str) -> None:
        """Raises NotFound as `get` does; the turn's job and pictures stay."""
        if not is_id("resp", response_id):
            raise _no_response(None)
        mine = and_(responses.c.id == response_id, responses.c.owner_id == owner_id)
        with self._db.write() as connection:
            if connection.execute(delete(responses).where(mine)).rowcount == 0:
                raise _no_response(None)


def _no_response(param: str | None) -> NotFound:
    return NotFound("There is no such response.", param=param)
