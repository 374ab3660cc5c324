"""What somebody was about to ask for, one per owner; the newest word stays, and nothing of it is ever ordered here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from dallery.storage.database import Database
from dallery.storage.tables import drafts, insert_once


@dataclass(frozen=True)
class KeptDraft:
    """`told` is JSON-safe; `updated_at` in milliseconds since 1970 (UTC)."""

    told: dict[str, Any]
    updated_at: int


class DraftRows:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, owner_id: str) -> KeptDraft | None:
        with self._db.read() as connection:
            row = connection.execute(select(drafts).where(drafts.c.owner_id == owner_id)).mappings().one_or_none()
        return None if row is None else KeptDraft(json.loads(row["told"]), row["updated_at"])

    def keep(self, owner_id: str, told: dict[str, Any], at: int) -> bool:
        """Store what was written at `at`, unless something newer is there.  True when it was stored."""
        text = json.dumps(told, separators=(",", ":"))  # ASCII: any text fits both databases
        with self._db.write() as connection:
            if insert_once(connection, drafts, owner_id=owner_id, told=text, updated_at=at):
                return True
            older = update(drafts).where(drafts.c.owner_id == owner_id, drafts.c.updated_at <= at)
            return connection.execute(older.values(told=text, updated_at=at)).rowcount == 1
