"""Which processes are alive."""

from __future__ import annotations

from dallery.storage.database import Database
from dallery.storage.executors import Executors
from tests.storage.people import A_DAY, NOW


def test_who_was_heard_of_lately_is_alive(database: Database) -> None:
    executors = Executors(database)
    executors.beat("early", NOW)
    executors.beat("late", NOW + 10_000)
    assert executors.alive(NOW + 15_000, 15_000) == {"early", "late"}
    assert executors.alive(NOW + 15_001, 15_000) == {"late"}
    executors.beat("early", NOW + 15_001)
    assert executors.alive(NOW + 15_001, 15_000) == {"early", "late"}


def test_who_leaves_in_good_order_is_not_waited_for(database: Database) -> None:
    executors = Executors(database)
    executors.beat("host-1", NOW)
    executors.gone("host-1")
    executors.gone("never seen")
    assert executors.alive(NOW, A_DAY) == set()


def test_the_long_silent_are_forgotten(database: Database) -> None:
    executors = Executors(database)
    executors.beat("old", NOW)
    executors.beat("new", NOW + 1)
    executors.forget_old(NOW + A_DAY + 1)
    assert executors.alive(NOW + A_DAY, 2 * A_DAY) == {"new"}
