"""The server that the official suites run against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import served
from tests.served import ROOT, Served, Upstream


# Our own engine paints every one of the hundred: minutes on two cores.
@pytest.fixture(params=["upstream", pytest.param("illustrator", marks=pytest.mark.slow)])
def lenient(request: pytest.FixtureRequest, tmp_path: Path, upstream_process: Upstream) -> Iterator[Served]:
    """A server that takes the suite's words for pictures, in front of the fake upstream or with our own engine."""
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "DALLERY_BUDGET_USD_PER_DAY": "none"}
    if request.param == "upstream":
        upstream_process.plan()
        environment |= {"OPENAI_API_KEY": "sk-upstream-key", "OPENAI_BASE_URL": f"{upstream_process.url}/v1"}
    running = served.serve(tmp_path, program=("tests.official.lenient",), **environment)
    yield running
    running.stop()
