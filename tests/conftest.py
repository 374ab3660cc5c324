"""Servers shared by the tests that need a real process; each starts at its first use and ends with the run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import served
from tests.served import Served, Upstream


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`dallery serve` without any key of a provider: the built-in illustrator draws."""
    running = served.serve(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def upstream_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upstream]:
    running = served.upstream(tmp_path_factory.mktemp("upstream"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def _paid_server(tmp_path_factory: pytest.TempPathFactory, upstream_process: Upstream) -> Iterator[Served]:
    running = served.serve(
        tmp_path_factory.mktemp("paid"),
        OPENAI_API_KEY="sk-upstream-key",
        OPENAI_BASE_URL=f"{upstream_process.url}/v1",
        DALLERY_BUDGET_USD_PER_DAY="none",
        DALLERY_UPSTREAM_TIMEOUT="30",
    )
    yield running
    running.stop()


@pytest.fixture
def paid_server(_paid_server: Served, upstream_process: Upstream) -> Served:
    """`dallery serve` in front of the fake upstream, which is healthy and has counted nothing yet."""
    upstream_process.plan()
    return _paid_server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright leaves an event loop running, under which the durable queue refuses to work."""
    items.sort(key=lambda item: "browser" in item.path.parts)
