"""Which processes are alive: a heartbeat row each; it decides nothing about their jobs."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from dallery.storage.database import Database
from dallery.storage.tables import executors, insert_once

FORGET_AFTER_MS = 24 * 3600 * 1000


class Executors:
    """Times in milliseconds since 1970 (UTC).  Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def beat(self, executor_id: str, now: int) -> None:
        """Say that this process lives."""
        with self._db.write() as connection:
            moved = connection.execute(update(executors).where(executors.c.id == executor_id).values(beat_at=now))
            if moved.rowcount == 0 and not insert_once(connection, executors, id=executor_id, beat_at=now):
                connection.execute(update(executors).where(executors.c.id == executor_id).values(beat_at=now))

    def alive(self, now: int, within_ms: int) -> set[str]:
        """Ids of those that were heard of in the last `within_ms` milliseconds."""
        with self._db.read() as connection:
            return set(connection.scalars(select(executors.c.id).where(executors.c.beat_at >= now - within_ms)))

    def beats(self) -> dict[str, int]:
        """Everybody's last heartbeat, by id."""
        with self._db.read() as connection:
            return {row.id: row.beat_at for row in connection.execute(select(executors.c.id, executors.c.beat_at))}

    def gone(self, executor_id: str) -> None:
        """This process leaves in good order."""
        with self._db.write() as connection:
            connection.execute(delete(executors).where(executors.c.id == executor_id))

    def forget_old(self, now: int) -> None:
        """Drop the rows of processes that were last heard of a day ago."""
        with self._db.write() as connection:
            connection.execute(delete(executors).where(executors.c.beat_at < now - FORGET_AFTER_MS))
