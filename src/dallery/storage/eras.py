"""Eras: spans of time, long and short, by which PostgreSQL's index is read from the newest picture back.

A GIN index gives all hits in no order.  Asked for the hits of one era it gives only those, so a page stops reading
when it is full.  Every picture lies in one era of each length; none of them knows a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

# How many bits of a place (hanging.py) two pictures of one era may differ in: 9 and 70 minutes, 9 hours, 3, 25, 199
# days.  Part of the index: another choice needs a migration.
BITS = (39, 42, 45, 48, 51, 54)
MOST = 1_000  # hits of an era that are taken at once; one with more is asked for in shorter eras
FEW = 10  # hits below which the next era may be a longer one
SHORTEST, LONGEST = 0, len(BITS) - 1

Hits = Callable[["Era", int, int], list[int]]
"""Places of an era's hits from one place (included) to another (excluded), in any order; for all but the shortest eras
it may stop after MOST + 1."""


@dataclass(frozen=True)
class Era:
    """Places from `low` (included) to `high` (excluded)."""

    length: int  # which of BITS
    low: int

    @property
    def high(self) -> int:
        return self.low + (1 << BITS[self.length])

    @property
    def number(self) -> int:
        """Under which the index knows it, beside its words and facts."""
        return (self.low >> BITS[self.length]) * 8 + self.length


def numbers_sql(place: str) -> str:
    """PostgreSQL's array of `Era.number`, one for each length, of the column `place`."""
    each = (f"(({place} >> {bits}) * 8 + {length})::integer" for length, bits in enumerate(BITS))
    return f"ARRAY[{', '.join(each)}]"


def around(place: int, length: int) -> Era:
    return Era(length, place >> BITS[length] << BITS[length])


def as_long_as(span: int) -> int:
    """The longest length that is not longer than `span` (of places)."""
    return max((length for length, bits in enumerate(BITS) if 1 << bits <= span), default=SHORTEST)


def walk(
    low: int, high: int, length: int, newest_first: bool, hits: Hits, longest: int = LONGEST
) -> Iterator[list[int]]:
    """Places of hits from `low` (included) to `high` (excluded), nearest first, beginning with eras of `length`.

    Few hits make the eras longer, so that a walk past years without any asks few times; many make them shorter.
    """
    while low < high:
        era = around(high - 1 if newest_first else low, length)
        from_, to = max(low, era.low), min(high, era.high)
        found = hits(era, from_, to)
        if len(found) > MOST and length > SHORTEST:
            yield from walk(from_, to, length - 1, newest_first, hits, length - 1)
        elif found:
            yield sorted(found, reverse=newest_first)
        low, high = (low, from_) if newest_first else (to, high)
        if len(found) < FEW and length < longest:
            length += 1
