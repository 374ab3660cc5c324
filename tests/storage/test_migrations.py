"""The schema: what the steps build, what is refused, and that a step happens whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from dallery.errors import StartRefused
from dallery.storage import database as database_module
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.migrations import HEAD, REVISIONS
from dallery.storage.tables import metadata
from tests.servers.postgres import Postgres
from tests.storage.people import all_at_once

START = """
import sys
from dallery.storage.database import Database
database = Database(sys.argv[1])
database.migrate()
heavy = [name for name in ("alembic", "mako", "argon2", "numpy", "PIL", "dbos") if name in sys.modules]
assert not heavy, heavy
"""


def said(index: Any) -> str:
    """An index with the words of its condition instead of the object that holds them."""
    return str({**index, "dialect_options": {name: str(each) for name, each in index["dialect_options"].items()}})


def shape(connection: Connection) -> dict[str, Any]:
    """Everything about the tables that a reader of tables.py could name."""
    found = inspect(connection)
    return {
        table: {
            "columns": [(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(table)],
            "key": found.get_pk_constraint(table),
            "foreign": sorted(map(str, found.get_foreign_keys(table))),
            "unique": sorted(map(str, found.get_unique_constraints(table))),
            "indexes": sorted(said(index) for index in found.get_indexes(table)),
        }
        for table in sorted(found.get_table_names())
        if table != "alembic_version" and not table.startswith("image_index")  # search_index.py makes its own
    }


def tables_of(database: Database) -> list[str]:
    with database.read() as connection:
        return inspect(connection).get_table_names()


def test_the_steps_build_exactly_the_tables(empty_url: str) -> None:
    database = Database(empty_url)
    database.migrate()
    with database.read() as connection:
        built = shape(connection)
    with database.write() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    with database.read() as connection:
        declared = shape(connection)
    database.close()
    assert set(built) == set(metadata.tables)
    assert built == declared


def test_the_newest_step_is_the_head_that_start_up_knows() -> None:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(Path(database_module.__file__).parent / "migrations"))
    assert steps.get_heads() == [HEAD]
    assert [step.revision for step in steps.walk_revisions()] == list(reversed(REVISIONS))


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    for _ in range(2):
        database = Database(empty_url)
        database.migrate()
        with database.read() as connection:
            assert connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [HEAD]
        database.close()


def test_many_first_starts_at_once_build_one_schema(empty_url: str) -> None:
    def start(_: int) -> None:
        database = Database(empty_url)
        database.migrate()
        database.close()

    assert all_at_once(4, start) == [None] * 4


def test_a_step_that_breaks_off_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = database_module._upgrade

    def break_off(connection: Connection) -> None:
        upgrade(connection)
        raise KeyboardInterrupt

    database = Database(empty_url)
    with monkeypatch.context() as broken:
        broken.setattr(database_module, "_upgrade", break_off)
        with pytest.raises(KeyboardInterrupt):
            database.migrate()
    assert tables_of(database) == []
    database.migrate()
    assert set(metadata.tables) < set(tables_of(database))
    database.close()


def test_a_schema_newer_than_the_program_is_refused_and_untouched(empty_url: str) -> None:
    database = Database(empty_url)
    database.migrate()
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StartRefused, match=r"newer Dallery \(schema 9999, this one knows up to"):
        database.migrate()
    with database.read() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    database.close()


def test_an_ordinary_start_loads_nothing_heavy(empty_url: str) -> None:
    database = Database(empty_url)
    database.migrate()
    database.close()
    done = subprocess.run([sys.executable, "-c", START, empty_url], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_new_database_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "dallery.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("dallery.db-wal").stat().st_mode) == 0o600
    database.close()


def test_a_folder_with_a_percent_sign_can_hold_the_database(tmp_path: Path) -> None:
    path = tmp_path / "100% 여우" / "dallery.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    assert path.exists()


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, sqlite_template: bytes) -> None:
    path = tmp_path / "dallery.db"
    middle = len(sqlite_template) // 2
    for damaged in (
        b"this is not a database at all" * 200,
        sqlite_template[:4096] + os.urandom(len(sqlite_template) - 4096),
        sqlite_template[:middle],
        sqlite_template[:middle] + b"\xff" * 4096 + sqlite_template[middle + 4096 :],
    ):
        path.write_bytes(damaged)
        with pytest.raises(StartRefused, match=r"dallery\.db is damaged"):
            Database(f"sqlite:///{path}").migrate()
        assert path.read_bytes() == damaged


def test_a_file_that_cannot_be_opened_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartRefused, match="cannot be opened"):
        Database(f"sqlite:///{tmp_path / 'file' / 'dallery.db'}").migrate()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://root:s3cret@db/x", "sqlite://", "sqlite:///:memory:", "postgresql+asyncpg://x/y"]
)
def test_another_kind_of_database_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(StartRefused) as refused:
        Database(url)
    assert "s3cret" not in refused.value.message


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_postgresql_url_works(postgres: Postgres, scheme: str) -> None:
    database = Database(postgres.url("dallery_template").replace("postgresql", scheme, 1))
    database.migrate()
    database.close()


def test_pictures_from_before_the_gallery_keep_their_order_and_learn_what_their_jobs_know(empty_url: str) -> None:
    database = Database(empty_url)
    with database.write() as connection:
        _upgrade_to(connection, "0002")
        connection.execute(text("INSERT INTO owners (id, created_at) VALUES ('own_1', 1)"))
        told = {"o": "own_1", "r": '{"prompt":"여우","model":"m","kind":"edit"}'}
        connection.execute(
            text(
                "INSERT INTO jobs (id, owner_id, key_id, scope, fingerprint, state, request, provider, priority, "
                "attempt, day, hold, cost, memory, cancel_requested, absorbed, created_at) VALUES ('job_1', :o, "
                "'key_1', :o, '', 'done', :r, 'openai', 1, 1, '2026-11-22', 9, 101, '{}', false, 0, 1)"
            ),
            told,
        )
        for position, at in enumerate((7000, 5000)):
            connection.execute(
                text(
                    "INSERT INTO images (id, job_id, owner_id, position, sha256, byte_size, width, height, "
                    "media_type, prompt, model, created_at) VALUES (:id, 'job_1', 'own_1', :position, 'x', 1, 64, "
                    "32, 'image/png', '눈 속의 여우', 'm', :at)"
                ),
                {"id": f"img_{position}", "position": position, "at": at},
            )
    database.migrate()
    first, second = Gallery(database).newest("own_1", None, 9).images
    assert [first.id, second.id] == ["img_0", "img_1"]
    assert (first.kind, first.provider, first.key_id, first.cost, second.cost) == ("edit", "openai", "key_1", 51, 50)
    with database.read() as connection:
        values = set(connection.execute(text("SELECT name, value FROM facets")))
    assert {tuple(value) for value in values} == {
        ("model", "m"), ("size", "64x32"), ("kind", "edit"), ("key", "key_1"),
    }
    database.close()


def test_a_search_index_from_before_the_eras_is_built_anew(postgres: Postgres) -> None:
    database = Database(postgres.fresh())
    with database.write() as connection:
        _upgrade_to(connection, "0005")
        connection.execute(text("DROP INDEX ix_image_index_numbers"))
        connection.execute(text("CREATE INDEX ix_image_index_numbers ON image_index USING gin (numbers)"))
    database.migrate()
    with database.read() as connection:
        built = connection.scalar(text("SELECT pg_get_indexdef('ix_image_index_numbers'::regclass)"))
    assert "(place >> 39)" in built and "fastupdate=off" in built.replace("'", "")
    database.close()


def _upgrade_to(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(database_module.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
