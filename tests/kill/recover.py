"""Start again after a kill, twice, and tell what is there: python -m tests.kill.recover HOME DATABASE BASE_URL.

Prints one JSON object: {"first": rows, "second": rows, "complaints": [...]}; the two must be equal.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from sqlalchemy import select, text

from dallery.settings import Settings
from dallery.storage.database import Database
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from dallery.storage.tables import budgets, idempotency_keys, images, job_inputs, jobs, ledger_entries
from dallery.studio import Studio
from tests.kill.order import settings_of

PATIENCE = 60.0  # seconds for recovery to bring every job to its end
TABLES = (jobs, images, budgets, ledger_entries, job_inputs, idempotency_keys)


def recover(settings: Settings, calm: float = 0.0) -> list[str]:
    """Open, wait until no job is open and nothing runs, stay `calm` seconds more, close; what went wrong."""
    with Studio(settings, engine=True) as studio:
        studio.ready(60)
        database = Database(settings.rows_url)
        rows = Jobs(database)
        end = time.monotonic() + PATIENCE
        while (left := rows.unfinished()) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(calm)
        database.close()
    return [f"{job.id} is still {job.state} after {PATIENCE:.0f} s" for job in left]


def dump(settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """All rows that a second recovery must leave alone."""
    database = Database(settings.rows_url)
    with database.read() as connection:
        found = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in TABLES
        }
    database.close()
    return {name: sorted(rows, key=lambda row: json.dumps(row, default=str)) for name, rows in found.items()}


def complaints(settings: Settings) -> list[str]:
    """What the books and the database say about themselves."""
    database = Database(settings.rows_url)
    wrong = Ledger(database).check()
    if database.kind == "sqlite":
        with database.read() as connection:
            answer = connection.execute(text("PRAGMA integrity_check")).scalar()
            wrong += [] if answer == "ok" else [f"integrity_check says {answer}"]
            wrong += [f"foreign key: {row}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    database.close()
    return wrong


def main() -> None:
    settings = settings_of(*sys.argv[1:4])
    wrong = recover(settings)
    first = dump(settings)
    wrong += recover(settings, calm=1.5)
    second = dump(settings)
    wrong += complaints(settings)
    print("RESULT " + json.dumps({"first": first, "second": second, "complaints": wrong}, default=str))


if __name__ == "__main__":
    main()
