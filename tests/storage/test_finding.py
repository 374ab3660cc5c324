"""Search and filters on both databases, against an oracle that looks at every picture by itself."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sqlalchemy import insert

from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.errors import NotFound, RequestError
from dallery.storage import era_search, eras
from dallery.storage import finding as finding_module
from dallery.storage.database import Database
from dallery.storage.finding import Finding
from dallery.storage.tables import album_images, albums
from tests.storage.crowd import ASKED, fill, fits, some_filter
from tests.storage.people import NOW


@pytest.fixture
def finding(database: Database) -> Finding:
    return Finding(database)


def walk(finding: Finding, owner: str, wanted: Filter, limit: int = 7) -> list[str]:
    found, cursor = [], None
    while True:
        page = finding.page(owner, wanted, cursor, limit)
        found += [image.id for image in page.images]
        cursor = page.next
        if cursor is None:
            return found


def shown(pictures: list[Image], finding: Finding, owner: str) -> tuple[list[Image], list[Image]]:
    """Those on the wall and those in the bin."""
    visible = set(walk(finding, owner, Filter(), 100))
    return [each for each in pictures if each.id in visible], [each for each in pictures if each.id not in visible]


def test_every_word_finds_what_holds_it_and_nothing_else(finding: Finding, database: Database, alice: str) -> None:
    wall, bin_ = shown(fill(database, alice, 200, seed=1), finding, alice)
    assert len(wall) > 150 and len(bin_) > 10
    for words in ASKED:
        wanted = Filter(words=words)
        expected = [image.id for image in wall if fits(image, wanted)]
        assert walk(finding, alice, wanted) == expected, words
        assert finding.count(alice, wanted, 1000) == len(expected), words
        deleted = replace(wanted, deleted=True)
        assert walk(finding, alice, deleted) == [image.id for image in bin_ if fits(image, wanted)], words


@pytest.mark.parametrize(("few", "window"), [(0, 5), (20_000, 3_000), (20_000, 5)])
def test_filters_combine_like_in_the_simplest_program(
    finding: Finding, database: Database, alice: str, monkeypatch: pytest.MonkeyPatch, few: int, window: int
) -> None:
    """Whichever table leads."""
    if database.kind == "sqlite" and window == 5:
        few = 0 if few else 5  # SQLite reads its index in order and knows no window
    monkeypatch.setattr(finding_module, "FEW", few)
    monkeypatch.setattr(finding_module, "FEW_TEXTS", few)
    monkeypatch.setattr(era_search, "WINDOW", window)
    monkeypatch.setattr(era_search, "LOOKED_UP", 2)
    monkeypatch.setattr(eras, "MOST", 3)
    chance = random.Random(few + window)
    wall, _ = shown(fill(database, alice, 150, seed=2), finding, alice)
    inside = sorted(chance.sample([image.id for image in wall], 40))
    smart = Filter(words="고양", favourite=True)
    known = {"alb_hand": inside, "alb_smart": smart, "alb_inner": Filter(album="alb_hand", kinds=("edit",))}
    place = {image.id: image.place for image in wall}
    with database.write() as connection:
        for album_id, held in known.items():
            told = held.to_json() if isinstance(held, Filter) else None
            connection.execute(
                insert(albums).values(id=album_id, owner_id=alice, name="n", filter=told, created_at=NOW)
            )
        rows = [{"album_id": "alb_hand", "image_id": each, "place": place[each]} for each in inside]
        connection.execute(insert(album_images), rows)
    met = 0
    for _ in range(40):
        wanted = some_filter(chance, tuple(known))
        expected = [image.id for image in wall if fits(image, wanted, known)]
        assert walk(finding, alice, wanted, chance.choice((3, 10, 50))) == expected, wanted
        assert finding.count(alice, wanted, 10) == min(11, len(expected)), wanted
        for each in expected[:: max(1, len(expected) // 2)]:
            at = expected.index(each)
            neighbours = (expected[at - 1] if at else None, expected[at + 1] if at + 1 < len(expected) else None)
            image = next(image for image in wall if image.id == each)
            assert finding.around(alice, image, wanted) == neighbours, wanted
        met += len(expected)
    assert met > 100  # the filters do let something through


def test_all_that_match_come_in_batches_and_newcomers_do_not(
    finding: Finding, database: Database, alice: str
) -> None:
    wall, _ = shown(fill(database, alice, 50, seed=3), finding, alice)
    met: list[str] = []
    for batch in finding.batches(alice, Filter(), 8):
        met += [image.id for image in batch]
        if len(met) == 8:
            fill(database, alice, 5, seed=4)
    old = {image.id for image in wall}
    assert [each for each in met if each in old] == [image.id for image in wall]


def test_a_count_that_is_stopped_anywhere_is_no_outage(
    finding: Finding, database: Database, alice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall, _ = shown(fill(database, alice, 150, seed=8), finding, alice)
    wanted = Filter(words="고양이")
    expected = sum(fits(image, wanted) for image in wall)
    monkeypatch.setattr(finding_module, "COMPARED", 1)
    monkeypatch.setattr(finding_module, "MOST_AT_ONCE", 5)  # so that its cursor is open for long
    told = [finding.count_within(alice, wanted, 1000, step / 2000) for step in range(40)]
    assert set(told) <= {None, expected} and told[0] is None
    assert finding.count(alice, wanted, 1000) == expected


def test_charlie_finds_nothing_of_alices(finding: Finding, database: Database, alice: str, charlie: str) -> None:
    fill(database, alice, 40, seed=5)
    assert finding.page(charlie, Filter(words="고"), None, 10).images == ()
    assert finding.count(charlie, Filter(), 10) == 0
    with database.write() as connection:
        connection.execute(insert(albums).values(id="alb_1", owner_id=alice, name="n", created_at=NOW))
    for album in ("alb_1", "alb_none", "nonsense", "alb_\x00"):
        with pytest.raises(NotFound):
            finding.page(charlie, Filter(album=album), None, 10)


def test_smart_albums_that_name_each_other_do_not_hang(finding: Finding, database: Database, alice: str) -> None:
    fill(database, alice, 20, seed=6)
    with database.write() as connection:
        for here, there in (("alb_a", "alb_b"), ("alb_b", "alb_a")):
            told = Filter(album=there).to_json()
            connection.execute(insert(albums).values(id=here, owner_id=alice, name="n", filter=told, created_at=NOW))
    assert finding.page(alice, Filter(album="alb_a"), None, 10).images == ()


def test_a_page_marker_of_another_search_only_says_where_to_go_on(
    finding: Finding, database: Database, alice: str
) -> None:
    fill(database, alice, 60, seed=7)
    marker = finding.page(alice, Filter(), None, 5).next
    found = finding.page(alice, Filter(words="a"), marker, 5).images
    assert all(fits(image, Filter(words="a")) for image in found)
    with pytest.raises(RequestError):
        finding.page(alice, Filter(), "nonsense", 5)
    with pytest.raises(RequestError):
        finding.page(alice, Filter(), None, 0)
