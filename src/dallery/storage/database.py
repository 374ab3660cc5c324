"""The one way to the rows: connections, transactions and the schema's version; it knows no table by meaning."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, exc, inspect, make_url, text

from dallery.errors import StartRefused, StorageUnavailable
from dallery.storage.migrations import HEAD, REVISIONS

BUSY_S = 30  # how long a lock of another process is waited for
WRITER_TURN_S = 120  # how long a thread waits for its turn: 500 writers at 200 ms per fsync still all get theirs
SQLITE_READERS = 8
POSTGRES_CONNECTIONS = 10
POSTGRES_OVERFLOW = 10
OLDEST_POSTGRES = 15
MIGRATION_LOCK = 0x64616C6C657279  # "dallery"
SMALL_FILE = 32 * 1024 * 1024  # bytes; up to here a full check costs some milliseconds


class OutOfTime(Exception):
    """A reading was given some seconds and has not come to its end."""


class Database:
    """Rows in SQLite (`sqlite:///path/to/file`) or PostgreSQL 15+ (`postgresql://…`, `postgres://…`).

    Any number of threads may call `read` and `write`: they queue for a few connections, so 500 waiting threads hold
    no open files.  Do not open a `write` inside a `write`.  Raises StartRefused for any other kind of URL.
    """

    kind: Literal["sqlite", "postgresql"]

    def __init__(self, url: str) -> None:
        parsed = _parsed(url)
        self.path: Path | None = None
        if parsed.get_backend_name() == "sqlite":
            self.kind = "sqlite"
            self.path = Path(parsed.database or "")
            self._reader, self._writer = _sqlite_engines(parsed)
        else:
            self.kind = "postgresql"
            self._reader = self._writer = _postgres_engine(parsed)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One reading transaction.  Raises StorageUnavailable."""
        with _outages(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def read_within(self, seconds: float) -> Iterator[Connection]:
        """As `read`, for so long.  Raises OutOfTime; then what was read so far is no answer."""
        end = time.monotonic() + seconds
        with _outages():
            try:
                with self._reader.begin() as connection, self._stopped(connection, end, seconds):
                    yield connection
            # What a stopped cursor says when it is closed is no OperationalError; and whoever has noticed by himself
            # that time is up is told so once more, while the transaction ends.
            except exc.DBAPIError as error:
                if time.monotonic() < end:
                    raise
                raise OutOfTime from error

    @contextmanager
    def _stopped(self, connection: Connection, end: float, seconds: float) -> Iterator[None]:
        """What the database does within takes no longer than to `end`."""
        bare: Any = connection.connection.driver_connection
        if self.kind == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, round(seconds * 1000))}")
            yield
            return
        # Asked every 10,000 steps of its machine, so that what is small always comes to its end.
        bare.set_progress_handler(lambda: time.monotonic() > end, 10_000)
        try:
            yield
        finally:
            bare.set_progress_handler(None, 0)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One writing transaction, committed on exit and rolled back when the body raises.

        Raises StorageUnavailable; when it does so at the commit itself, the rows may be there or not, so ask again.
        """
        with _outages(), self._writer.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema to this version, forward only, one process at a time.

        Raises StartRefused for a schema newer than this program, a damaged file or a PostgreSQL that is too old.
        """
        if self.path is not None:
            _prepare_file(self.path)
        with self.read() as connection:
            self._refuse_old_server(connection)
            version = _version(connection)
        if version == HEAD:
            return
        with self.write() as connection:
            if self.kind == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": MIGRATION_LOCK})
            version = _version(connection)  # again: somebody may have migrated while we waited
            if version == HEAD:
                return
            if version is not None and version not in REVISIONS:
                raise StartRefused(
                    f"The database was made by a newer Dallery (schema {version}, this one knows up to {HEAD}). "
                    "Start that newer version; nothing was changed."
                )
            _upgrade(connection)

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._reader.dispose()
        self._writer.dispose()

    def _refuse_old_server(self, connection: Connection) -> None:
        server = int((connection.dialect.server_version_info or (0,))[0])
        if self.kind == "postgresql" and server < OLDEST_POSTGRES:
            raise StartRefused(f"PostgreSQL {OLDEST_POSTGRES} or newer is needed; this server is {server}.")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url("postgresql://" + url.removeprefix("postgres://") if url.startswith("postgres://") else url)
    except (exc.ArgumentError, ValueError) as error:
        raise StartRefused("The database URL cannot be read.") from error  # never quoted: it may hold a password
    if parsed.drivername in ("postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise StartRefused(f"{parsed.get_backend_name()} is not supported; use a SQLite file or PostgreSQL.")
    if not parsed.database or parsed.database == ":memory:" or parsed.database.startswith("file:"):
        raise StartRefused("The SQLite database has to be a file; jobs kept in memory would not survive a restart.")
    return parsed.set(drivername="sqlite")


def _sqlite_engines(url: URL) -> tuple[Engine, Engine]:
    # The writer's pool of one is the queue of writers: waiting here is fair and cheap, while SQLite's own busy
    # handler sleeps and lets the luckiest in.  Readers have their own, so a writer never waits for a reader to leave.
    connect = {"timeout": BUSY_S, "check_same_thread": False}
    reader = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=SQLITE_READERS,
        max_overflow=0,
        pool_timeout=WRITER_TURN_S,
        connect_args=connect,
    )
    writer = create_engine(
        url, poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=WRITER_TURN_S, connect_args=connect
    )
    event.listen(reader, "connect", _set_up_reader)
    event.listen(writer, "connect", _set_up_writer)
    event.listen(reader, "begin", _begin_reading)
    event.listen(writer, "begin", _begin_writing)
    return reader, writer


def _set_up_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own guess at BEGIN would come too late
    connection.execute("PRAGMA query_only = ON")


def _set_up_writer(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits, and those were paid for
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_reading(connection: Connection) -> None:
    _begin(connection, "BEGIN")


def _begin_writing(connection: Connection) -> None:
    _begin(connection, "BEGIN IMMEDIATE")  # a deferred one fails half-way when two readers turn writers


def _begin(connection: Connection, words: str) -> None:
    # Past SQLAlchemy, whose way of saying these words takes as long as a small query.
    bare: Any = connection.connection.driver_connection
    try:
        bare.execute(words)
    except sqlite3.Error as error:
        raise exc.OperationalError(words, None, error) from error


def _postgres_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=POSTGRES_OVERFLOW,
        pool_timeout=WRITER_TURN_S,
        pool_pre_ping=True,  # a restarted server costs a reconnect instead of an error
        connect_args={"connect_timeout": 10, "application_name": "dallery"},
    )
    event.listen(engine, "connect", _set_up_postgres)
    return engine


def _set_up_postgres(connection: Any, _record: object) -> None:
    connection.execute(f"SET lock_timeout = '{BUSY_S}s'")
    connection.execute("SET jit = off")  # compiling a page's query took longer than running it
    # A plan made once for any word and any place reads a whole table for a rare one: it took a hundred times as long.
    connection.execute("SET plan_cache_mode = force_custom_plan")
    connection.commit()


@contextmanager
def _outages() -> Iterator[None]:
    """Turn what is wrong with the database, and only that, into StorageUnavailable."""
    try:
        yield
    except exc.TimeoutError as error:
        raise StorageUnavailable("The database is too busy; try again in a moment.", retry_after=5) from error
    except exc.DBAPIError as error:
        ours = isinstance(error, exc.IntegrityError | exc.DataError | exc.ProgrammingError | exc.NotSupportedError)
        if ours and not error.connection_invalidated:
            raise
        raise StorageUnavailable("The database cannot be read or written right now.", retry_after=5) from error


def _prepare_file(path: Path) -> None:
    """Make the file readable by its owner only, and refuse a damaged one before anything is written to it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Only a new file is opened: closing a plain handle on one that is in use would drop SQLite's own locks.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        wal = path.with_name(path.name + "-wal")
        unclean = wal.exists() and wal.stat().st_size > 0
        size = path.stat().st_size
    except OSError as error:
        raise StartRefused(f"The database file {path} cannot be opened: {error.strerror}.") from error
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)) as connection:
            # The full check reads the whole file, so a large one gets it only after a crash.
            thorough = unclean or size <= SMALL_FILE
            query = "PRAGMA quick_check(1)" if thorough else "SELECT count(*) FROM sqlite_master"
            answer = connection.execute(query).fetchone()[0]
    except sqlite3.OperationalError as error:
        raise StorageUnavailable("The database cannot be read right now.", retry_after=5) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error
    if thorough and answer != "ok":
        raise _damaged(path)


def _damaged(path: Path) -> StartRefused:
    return StartRefused(
        f"The database file {path} is damaged. Nothing was changed. "
        "Put a backup in its place, or move it away to start with an empty gallery."
    )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection  # env.py works inside our transaction: all of it or nothing
    command.upgrade(config, "head")
