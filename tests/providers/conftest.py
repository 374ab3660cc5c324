from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dallery.providers.egress import Egress
from dallery.providers.openai_images import Limits, OpenAIImages
from tests.providers.fake_run import FakeRun
from tests.upstream import Upstream


@pytest.fixture(scope="module")
def running_upstream() -> Iterator[Upstream]:
    with Upstream() as upstream:
        yield upstream


@pytest.fixture
def upstream(running_upstream: Upstream) -> Upstream:
    running_upstream.forget()
    return running_upstream


@pytest.fixture(scope="module")
def running_provider(running_upstream: Upstream) -> Iterator[OpenAIImages]:
    url = running_upstream.base_url
    made = OpenAIImages(
        "sk-test-0123456789", url, egress=Egress([url]), limits=Limits(idle=5.0, max_image_bytes=1 << 20)
    )
    yield made
    made.close()


@pytest.fixture
def provider(running_provider: OpenAIImages) -> OpenAIImages:
    return running_provider


@pytest.fixture
def run(tmp_path: Path) -> FakeRun:
    return FakeRun(tmp_path)
