"""One catalogue for all its tests: rows are read once and never change."""

from __future__ import annotations

import pytest

from dallery.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()
