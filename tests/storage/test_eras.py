"""Eras: every hit is met once and in order, however pictures crowd in time, and empty years are rarely asked for."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import bindparam, text

from dallery.storage import eras
from dallery.storage.database import Database
from dallery.storage.eras import LONGEST, MOST, SHORTEST, Era, around, as_long_as, walk
from dallery.storage.hanging import first_place
from tests.storage.people import NOW

DAY = first_place(24 * 3600 * 1000)
FIRST = first_place(NOW)


class Index:
    """Hits as an index has them: of an era, in no order, and no more than it has to give."""

    def __init__(self, places: list[int]) -> None:
        self.places = places
        self.asked: list[Era] = []

    def hits(self, era: Era, low: int, high: int) -> list[int]:
        assert era.low < high and low < era.high
        self.asked.append(era)
        found = [each for each in self.places if era.low <= each < era.high and low <= each < high]
        random.Random(len(found)).shuffle(found)
        return found if era.length == SHORTEST else found[: MOST + 1]


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("length", range(LONGEST + 1))
def test_every_hit_is_met_once_and_in_order(newest_first: bool, length: int) -> None:
    chance = random.Random(length)
    crowd = FIRST + 50 * DAY + chance.randrange(DAY)
    places = {FIRST + chance.randrange(1000 * DAY) for _ in range(3_000)}
    places |= {crowd + chance.randrange(DAY // 100) for _ in range(3 * MOST)}  # more within minutes than are taken
    low, high = FIRST + 10 * DAY + 1, FIRST + 900 * DAY - 1
    met = [one for some in walk(low, high, length, newest_first, Index(list(places)).hits) for one in some]
    assert met == sorted((each for each in places if low <= each < high), reverse=newest_first)


def test_ten_years_without_a_hit_are_asked_for_a_few_times() -> None:
    index = Index([FIRST + 7])
    met = list(walk(FIRST, FIRST + 3650 * DAY, SHORTEST, True, index.hits))
    assert met == [[FIRST + 7]]
    assert len(index.asked) < 30


def test_a_crowd_long_ago_is_asked_for_in_ever_shorter_eras_and_never_twice() -> None:
    crowd = [FIRST + at * DAY // 500 for at in range(40_000)]
    index = Index(crowd)
    first = next(walk(FIRST, FIRST + 2000 * DAY, as_long_as(DAY), True, index.hits))
    assert first[0] == crowd[-1] and len(first) <= MOST
    assert len(index.asked) < 40 and len(set(index.asked)) == len(index.asked)


def test_no_two_eras_share_a_number() -> None:
    met = {around(FIRST + day * DAY, length) for day in range(400) for length in range(LONGEST + 1)}
    assert len({era.number for era in met}) == len(met)


def test_postgresql_reckons_like_the_program(database: Database) -> None:
    if database.kind == "sqlite":
        pytest.skip("SQLite's index has an order of its own")
    chance = random.Random(1)
    query = text(f"SELECT {eras.numbers_sql('place')} FROM (SELECT CAST(:place AS bigint) AS place) AS one")
    for place in (0, 1, FIRST, 2**63 - 1, *(chance.randrange(2**62) for _ in range(50))):
        with database.read() as connection:
            reckoned = connection.scalar(query.bindparams(bindparam("place", place)))
        assert reckoned == [around(place, length).number for length in range(LONGEST + 1)]
