"""Both databases for every storage test; without PostgreSQL the tests fail, because half of the promise is untested."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dallery.storage.accounts import Accounts
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from tests.servers.postgres import NotInstalled, Postgres
from tests.storage.people import NOW

TEMPLATE = "dallery_template"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    try:
        server = Postgres().start()
    except NotInstalled as missing:
        pytest.fail(str(missing), pytrace=False)
    server.template(TEMPLATE, _migrate)
    yield server
    server.stop()


def _migrate(url: str) -> None:
    database = Database(url)
    database.migrate()
    database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("template") / "dallery.db"
    _migrate(f"sqlite:///{path}")
    return path.read_bytes()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.fresh()
        yield url
        server.drop(url)


@pytest.fixture(scope="session")
def shared_url(postgres: Postgres) -> str:
    return postgres.fresh(TEMPLATE)


@pytest.fixture
def emptied_url(postgres: Postgres, shared_url: str) -> str:
    # One database for all: creating one costs 50 to 200 ms, deleting the rows of one some milliseconds.
    postgres.empty(shared_url, keep="alembic_version")
    return shared_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database without rows."""
    if request.param == "sqlite":
        path = tmp_path / "dallery.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        database = Database(f"sqlite:///{path}")
        yield database
        database.close()
    else:
        database = Database(request.getfixturevalue("emptied_url"))
        yield database
        database.close()


@pytest.fixture
def jobs(database: Database) -> Jobs:
    return Jobs(database)


@pytest.fixture
def gallery(database: Database) -> Gallery:
    return Gallery(database)


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return Accounts(database)


@pytest.fixture
def ledger(database: Database) -> Iterator[Ledger]:
    """The books; whatever a test did, they must be right at its end."""
    books = Ledger(database)
    yield books
    assert books.check() == []


@pytest.fixture
def alice(accounts: Accounts) -> str:
    return accounts.first_owner(NOW)


@pytest.fixture
def charlie(database: Database) -> str:
    """Another owner of the same installation."""
    from sqlalchemy import insert

    from dallery.storage.tables import owners

    with database.write() as connection:
        connection.execute(insert(owners).values(id="own_charlie", created_at=NOW))
    return "own_charlie"
