from __future__ import annotations

from collections.abc import Iterator

import pytest

from dallery.uploads.decoding import Decoder


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    made = Decoder(at_once=1)
    yield made
    made.close()
