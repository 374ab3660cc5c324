"""The terminal of a person, with and without settings in its environment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def terminal_with(tmp_path: Path) -> Callable[..., Terminal]:
    return lambda **environment: Terminal(tmp_path, **environment)


@pytest.fixture
def terminal(terminal_with: Callable[..., Terminal]) -> Terminal:
    return terminal_with()
