"""One studio with a provider of ours for all tests of the API, and the programs that talk to it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

import dallery.studio
from dallery.app import create_app
from dallery.domain.job import OPEN_STATES
from dallery.providers.registry import Registry
from dallery.settings import Settings
from dallery.storage.tables import jobs, owners
from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import Program


@pytest.fixture(scope="session")
def painters() -> dict[str, Painter]:
    return {name: Painter(name) for name in ("openai", "illustrator")}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("api")


@pytest.fixture(scope="session")
def studio(home: Path, painters: dict[str, Painter]) -> Iterator[Studio]:
    patch = pytest.MonkeyPatch()
    patch.setattr(dallery.studio, "registry_of", lambda settings: Registry(list(painters.values())))
    patch.setattr("dallery.engine.run.random.random", lambda: 0.0)  # no pause before what may be sent again
    settings = Settings(home=home, budget_per_day=None, disk_floor=0, drain=2.0)
    with Studio(settings, engine=True) as studio:
        assert studio.ready(30)
        yield studio
    patch.undo()


@pytest.fixture(scope="session")
def app(studio: Studio) -> Flask:
    return create_app(studio)


@pytest.fixture(scope="session")
def alices_key(studio: Studio) -> str:
    return studio.accounts.create_key(studio.owner().owner_id, "alice", studio.clock())


def _until_quiet(studio: Studio) -> None:
    """A stream that the last test did not read to its end goes on; its order must not reach a painter in this one."""
    running = select(func.count()).where(jobs.c.state.in_([state.value for state in OPEN_STATES]))
    deadline = time.monotonic() + 20
    while True:
        with studio._database.read() as connection:
            if not connection.execute(running).scalar_one():
                return
        assert time.monotonic() < deadline, "a test before this one left an order that never ends"
        time.sleep(0.01)


@pytest.fixture
def alice(app: Flask, studio: Studio, alices_key: str, painters: dict[str, Painter]) -> Program:
    _until_quiet(studio)
    for painter in painters.values():
        painter.calls.clear()
    return Program(app.test_client(), alices_key)


@pytest.fixture
def paid(painters: dict[str, Painter]) -> Iterator[Painter]:
    """The provider that costs money."""
    yield painters["openai"]
    painters["openai"].gate.set()
    painters["openai"].noise = b""


@pytest.fixture(scope="session")
def charlies_key(studio: Studio) -> str:
    with studio._database.write() as connection:
        connection.execute(insert(owners).values(id="own_charlie", seat="second", created_at=studio.clock()))
    return studio.accounts.create_key("own_charlie", "charlie", studio.clock())


@pytest.fixture
def charlie(app: Flask, charlies_key: str) -> Program:
    """Somebody else on the same server."""
    return Program(app.test_client(), charlies_key)
