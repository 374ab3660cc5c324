"""A filter as the databases understand it: numbers of the search index, and what the row itself must meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, or_

from dallery.domain.filter import Filter, words_of
from dallery.storage.hanging import first_place
from dallery.storage.search_index import MOST_NUMBERS, exact, fact, magnitudes, token, word_numbers
from dallery.storage.tables import album_images, images

_MOST_PIXELS = 2**31


@dataclass(frozen=True)
class Plan:
    """`where` says all but the words, which the index can only suspect: `words` still have to be compared, unless
    `certain`.  Places from `low` (included) to `high` (excluded)."""

    owner_id: str
    deleted: bool
    where: tuple[ColumnElement[bool], ...]
    words: tuple[str, ...]
    certain: bool  # the index's answer about the words needs no second look
    all_of: tuple[int, ...]
    any_of: tuple[tuple[int, ...], ...]
    albums: tuple[str, ...]
    favourite: bool
    low: int
    high: int

    @property
    def indexed(self) -> bool:
        return bool(self.all_of or self.any_of)

    def match(self) -> str:
        """As FTS5 wants to be asked."""
        groups = [f"({' OR '.join(token(number) for number in group)})" for group in self.any_of]
        return " AND ".join([*(token(number) for number in self.all_of), *groups])


def plan(owner_id: str, filters: Sequence[Filter]) -> Plan:
    """For pictures that fit every one of `filters`; the first says whether the bin is meant."""
    where: list[ColumnElement[bool]] = []
    groups: list[tuple[int, ...]] = []
    for each in filters:
        for condition, numbers in _facts(each):
            where.append(condition)
            if numbers:
                groups.append(numbers)
        where += _plain(each)
    words = tuple(dict.fromkeys(word for each in filters for word in words_of(each.words)))
    found = [number for word in words for number in word_numbers(word)]
    lows = [first_place(each.since) for each in filters if each.since is not None]
    highs = [first_place(each.until) for each in filters if each.until is not None]
    return Plan(
        owner_id=owner_id,
        deleted=filters[0].deleted,
        where=tuple(where),
        words=words,
        certain=len(found) <= MOST_NUMBERS and all(exact(word) for word in words),
        all_of=tuple(dict.fromkeys([*found[:MOST_NUMBERS], *(group[0] for group in groups if len(group) == 1)])),
        any_of=tuple(group for group in groups if len(group) > 1),
        albums=tuple(dict.fromkeys(each.album for each in filters if each.album is not None)),
        favourite=any(each.favourite is True for each in filters),
        low=max(lows, default=-1),
        high=min(highs, default=2**63 - 1),
    )


def _facts(each: Filter) -> list[tuple[ColumnElement[bool], tuple[int, ...]]]:
    """Conditions that the index knows too, with the numbers of which a row has one."""
    found: list[tuple[ColumnElement[bool], tuple[int, ...]]] = []
    if each.models:
        found.append((images.c.model.in_(each.models), _numbers("model", each.models)))
    if each.kinds:
        found.append((images.c.kind.in_(each.kinds), _numbers("kind", each.kinds)))
    if each.sizes:
        found.append((or_(false(), *(_sized(size) for size in each.sizes)), _numbers("size", each.sizes)))
    if each.colours:
        having = (images.c.colours.like(f"%,{name},%") for name in each.colours if name.isalpha())
        found.append((or_(false(), *having), _numbers("colour", each.colours)))
    if each.keys:
        by_page = images.c.key_id.is_(None) if "" in each.keys else false()
        found.append((or_(images.c.key_id.in_(each.keys), by_page), _numbers("key", each.keys)))
    if each.cost_from is not None or each.cost_to is not None:
        low, high = each.cost_from, each.cost_to
        limits: list[ColumnElement[bool]] = [images.c.cost.is_not(None)]
        limits += [images.c.cost >= low] if low is not None else []
        limits += [images.c.cost <= high] if high is not None else []
        found.append((and_(*limits), _numbers("cost", magnitudes(low, high))))
    return found


def _plain(each: Filter) -> list[ColumnElement[bool]]:
    """Conditions that change too often for the index."""
    found: list[ColumnElement[bool]] = []
    if each.favourite is not None:
        found.append(images.c.favourite.is_(each.favourite))
    if each.album is not None:
        held = album_images.alias()
        inside = and_(held.c.album_id == each.album, held.c.place == images.c.place)
        found.append(exists().where(inside).correlate(images))
    return found


def _numbers(name: str, values: Sequence[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(fact(name, value) for value in values))


def _sized(size: str) -> ColumnElement[bool]:
    width, _, height = size.partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit() and len(size) < 20):
        return false()
    if max(int(width), int(height)) >= _MOST_PIXELS:
        return false()
    return and_(images.c.width == int(width), images.c.height == int(height))
