"""Who counts as alive: clocks that differ and a database that pauses bury nobody."""

from __future__ import annotations

import pytest

from dallery.engine.presence import BLIND_AFTER, DEAD_AFTER, Presence
from dallery.storage.database import Database
from dallery.storage.executors import Executors
from tests.engine.workshop import Workshop

DAY_MS = 24 * 3600 * 1000


class Watched:
    """Two processes on one database: `us` watches, `they` beat or do not."""

    def __init__(self, database: Database) -> None:
        self.now = 1000.0
        self.executors = Executors(database)
        self.us = Presence(self.executors, "us", frozenset({"before us"}), False, self.ms, lambda: self.now)
        self.us.beat()

    def ms(self) -> int:
        return int(self.now * 1000)

    def later(self, seconds: float, beats_of_they: int | None = None) -> frozenset[str]:
        """Who is alive after `seconds`, watched every five; `they` beat so too, their clock that many ms off."""
        while seconds > 0:
            step = min(5.0, seconds)
            self.now, seconds = self.now + step, seconds - step
            if beats_of_they is not None:
                self.executors.beat("they", self.ms() + beats_of_they)
            alive = self.us.alive()
        return alive


@pytest.fixture
def watched(shop: Workshop) -> Watched:
    shop.executors.gone(shop.runner._presence.me)
    return Watched(shop.database)


@pytest.mark.parametrize("off", [0, -DAY_MS, DAY_MS])
def test_who_beats_is_alive_whatever_their_clock_says(watched: Watched, off: int) -> None:
    assert "they" in watched.later(60, off)


def test_who_stops_is_dead_after_a_while_and_not_before(watched: Watched) -> None:
    watched.later(10, 0)
    assert "they" in watched.later(DEAD_AFTER - 1)
    assert "they" not in watched.later(2)


def test_who_leaves_is_dead_at_once(watched: Watched) -> None:
    watched.later(10, 0)
    watched.executors.gone("they")
    assert watched.us.alive() == {"us"}


def test_who_held_our_data_folder_before_us_is_dead_at_once(watched: Watched) -> None:
    watched.executors.beat("before us", watched.ms())
    assert watched.us.alive() == {"us"}


def test_after_a_pause_in_which_we_saw_nothing_nobody_is_buried(watched: Watched) -> None:
    watched.later(10, 0)
    watched.now += 60 + BLIND_AFTER  # the database was away, for them too
    assert "they" in watched.us.alive()
    assert "they" in watched.later(DEAD_AFTER - 1)
    assert "they" not in watched.later(2)


def test_we_are_always_alive(watched: Watched) -> None:
    watched.executors.gone("us")
    assert watched.us.alive() == {"us"}


def test_on_sqlite_whoever_holds_the_folder_is_alone(shop: Workshop) -> None:
    shop.executors.beat("they", 10**13)
    assert Presence(shop.executors, "us", frozenset(), True, lambda: 0).alive() == {"us"}
