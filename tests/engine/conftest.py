"""Both databases for every engine test; without PostgreSQL the tests fail, because half of the promise is untested."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dallery.settings import Settings
from dallery.storage.database import Database
from dallery.studio import Studio
from tests.engine.workshop import Workshop
from tests.servers.postgres import NotInstalled, Postgres
from tests.upstream import Upstream

TEMPLATE = "dallery_engine"


@pytest.fixture(scope="session")
def engine_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    try:
        server = Postgres().start()
    except NotInstalled as missing:
        pytest.fail(str(missing), pytrace=False)
    home = tmp_path_factory.mktemp("postgres-home")
    server.template(TEMPLATE, lambda url: _fill(Settings(home=home, database_url=url)))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose tables exist, the queue's too: making them takes a second."""
    home = tmp_path_factory.mktemp("sqlite-home")
    _fill(Settings(home=home))
    return home


def _fill(settings: Settings) -> None:
    with Studio(settings, engine=True) as studio:
        assert studio.ready(60)


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """A fresh data folder and a fresh database with all tables."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_home")
        for name in ("dallery.db", "queue.db"):
            (home / name).write_bytes((template / name).read_bytes())
        yield Settings(home=home, disk_floor=0)
    else:
        server: Postgres = request.getfixturevalue("engine_postgres")
        url = server.fresh(TEMPLATE)
        yield Settings(home=home, database_url=url, disk_floor=0)
        server.drop(url)


@pytest.fixture
def shop(settings: Settings) -> Iterator[Workshop]:
    """The engine's rooms around a scripted provider; whatever a test did, the books must be right at its end."""
    database = Database(settings.rows_url)
    made = Workshop(settings.home, database)
    yield made
    assert made.ledger.check() == []
    database.close()


@pytest.fixture(scope="module")
def running_upstream() -> Iterator[Upstream]:
    with Upstream() as upstream:
        yield upstream


@pytest.fixture
def upstream(running_upstream: Upstream) -> Upstream:
    running_upstream.forget()
    return running_upstream
