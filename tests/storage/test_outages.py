"""A database that is busy, gone or read-only is said as that, and nothing is half done."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import Connection, event, exc, insert, text

from dallery.domain.job import JobState
from dallery.errors import StorageUnavailable
from dallery.storage import database as database_module
from dallery.storage.database import Database, OutOfTime
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from dallery.storage.tables import images
from tests.servers.postgres import Postgres
from tests.storage.people import TODAY, done, order

sqlite_only = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
postgresql_only = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def impatient(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The same rows, without the 30 seconds of patience."""
    monkeypatch.setattr(database_module, "BUSY_S", 1)
    monkeypatch.setattr(database_module, "WRITER_TURN_S", 1)
    url = f"sqlite:///{database.path}" if database.path else database._writer.url.render_as_string(False)
    another = Database(url)
    yield another
    another.close()


def test_a_database_that_another_program_keeps_locked_is_unavailable(
    database: Database, impatient: Database, alice: str
) -> None:
    new = order(alice)
    jobs = Jobs(impatient)
    with database.write() as connection:
        lock = "SELECT 1" if database.kind == "sqlite" else "LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE"
        connection.execute(text(lock))
        with pytest.raises(StorageUnavailable) as refused, impatient.write() as other:
            other.execute(text("DELETE FROM jobs"))
        assert refused.value.retry
    assert jobs.accept(new, idempotency=None, limit=None)[1]


@sqlite_only
def test_a_writer_whose_turn_never_comes_is_told(database: Database, impatient: Database, alice: str) -> None:
    with impatient.write(), pytest.raises(StorageUnavailable, match="too busy"), impatient.write():
        pass


def test_a_read_only_database_still_shows_its_rows(database: Database, alice: str) -> None:
    with pytest.raises(StorageUnavailable), database.write() as connection:
        if database.kind == "sqlite":
            connection.execute(text("PRAGMA query_only = ON"))
        else:
            connection.execute(text("SET TRANSACTION READ ONLY"))
        connection.execute(text("DELETE FROM jobs"))
    assert Jobs(database).recent(alice, 1) == []


@sqlite_only
def test_a_reader_cannot_write_by_mistake(database: Database, alice: str) -> None:
    with pytest.raises(StorageUnavailable), database.read() as connection:
        connection.execute(text("DELETE FROM owners"))


@postgresql_only
def test_a_restarted_server_costs_no_request(jobs: Jobs, database: Database, alice: str, postgres: Postgres) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    postgres.interrupt()
    claimed = jobs.claim(new.id, "host-1")
    assert claimed is not None
    assert claimed.state is JobState.SENDING


@postgresql_only
def test_a_connection_that_dies_in_a_transaction_takes_it_along(
    jobs: Jobs, database: Database, alice: str, postgres: Postgres
) -> None:
    with pytest.raises(StorageUnavailable), database.write() as connection:
        connection.execute(text("UPDATE owners SET seat = 'gone'"))
        postgres.interrupt()
        connection.execute(text("SELECT 1"))
    with database.read() as connection:
        assert connection.scalar(text("SELECT seat FROM owners")) == "first"


def test_an_order_whose_commit_went_unanswered_is_found_again(
    jobs: Jobs, database: Database, ledger: Ledger, alice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = database.write

    @contextmanager
    def cut_after_commit() -> Iterator[Connection]:
        with write() as connection:
            yield connection
        raise StorageUnavailable("the answer to COMMIT never came")

    @contextmanager
    def cut_before_commit() -> Iterator[Connection]:
        with write() as connection:
            yield connection
            raise StorageUnavailable("COMMIT never left")

    new, lost = order(alice, hold=50), order(alice, hold=50)
    with monkeypatch.context() as broken:
        broken.setattr(database, "write", cut_after_commit)
        job, made = jobs.accept(new, idempotency=None, limit=None)
        broken.setattr(database, "write", cut_before_commit)
        with pytest.raises(StorageUnavailable):
            jobs.accept(lost, idempotency=None, limit=None)
    assert (job.id, made) == (new.id, True)
    assert jobs.get(lost.id) is None
    assert ledger.spending(alice, TODAY).held == 50


def test_a_reading_that_takes_too_long_is_stopped_and_the_next_one_is_not(database: Database) -> None:
    for_ever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 - i FROM n) SELECT count(*) FROM n"
    some = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) SELECT count(*) FROM n"
    with pytest.raises(OutOfTime), database.read_within(0.01) as connection:
        connection.exec_driver_sql(for_ever)
    with database.read() as connection:
        assert connection.exec_driver_sql(some).scalar() == 99_999


def test_a_mistake_of_ours_is_not_called_an_outage(database: Database, jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    with pytest.raises(exc.IntegrityError):
        jobs.accept(new, idempotency=None, limit=None)
    with pytest.raises(exc.IntegrityError), database.write() as connection:
        connection.execute(insert(images).values(id="img_1"))


def test_no_row_may_point_to_nothing(database: Database) -> None:
    with pytest.raises(exc.IntegrityError):
        Jobs(database).accept(order("own_nobody"), idempotency=None, limit=None)


def test_commits_are_as_durable_as_promised(database: Database) -> None:
    with database.write() as connection:
        if database.kind == "sqlite":
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
            assert settings == ["wal", 2, 1, 30_000]
        else:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


@sqlite_only
def test_a_killed_write_ahead_log_is_read_back(
    jobs: Jobs, database: Database, alice: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert database.path is not None
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done())
    copy = tmp_path_factory.mktemp("after-kill") / "dallery.db"
    for ending in ("", "-wal"):  # what a killed process leaves on the disk
        copy.with_name(copy.name + ending).write_bytes(
            database.path.with_name(database.path.name + ending).read_bytes()
        )
    revived = Database(f"sqlite:///{copy}")
    revived.migrate()
    assert Jobs(revived).get(new.id) == jobs.get(new.id)
    revived.close()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_whoever_has_noticed_that_time_is_up_is_not_told_of_an_outage_when_the_end_is_told_once_more(
    database: Database,
) -> None:
    def stopped_again(_: Connection) -> None:
        raise exc.OperationalError("CLOSE", None, Exception("canceling statement due to statement timeout"))

    event.listen(database._reader, "rollback", stopped_again)
    try:
        with pytest.raises(OutOfTime), database.read_within(0.001):
            time.sleep(0.002)
            raise OutOfTime
    finally:
        event.remove(database._reader, "rollback", stopped_again)
    with database.read() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
