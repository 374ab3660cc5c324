"""The registry knows who is there and who could serve now."""

from __future__ import annotations

from typing import ClassVar

import pytest

from dallery.providers.base import Provider
from dallery.providers.registry import Registry


class Asleep(Provider):
    id: ClassVar[str] = "asleep"

    def __init__(self) -> None:
        self.closed = False

    def ready(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


class Awake(Asleep):
    id: ClassVar[str] = "awake"

    def ready(self) -> bool:
        return True


def test_only_those_who_could_serve_are_ready() -> None:
    registry = Registry([Asleep(), Awake()])
    assert [registry.ready(name) for name in ("asleep", "awake", "nobody")] == [False, True, False]
    assert [provider.id for provider in registry.all()] == ["asleep", "awake"]


def test_a_stranger_has_no_entry() -> None:
    with pytest.raises(KeyError):
        Registry([]).get("nobody")


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        Registry([Awake(), Awake()])


def test_closing_closes_everyone() -> None:
    asleep, awake = Asleep(), Awake()
    Registry([asleep, awake]).close()
    assert asleep.closed and awake.closed
