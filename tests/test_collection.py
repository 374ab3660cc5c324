"""The gallery's desk as two people use it: what one gathers, loves, hides and shares never shows at the other's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dallery.collection import Collection, Named, Selection
from dallery.domain.actor import Actor, Via
from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.domain.request import ImageRequest
from dallery.errors import NotFound, RequestError
from dallery.links import ShareLinks
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from tests.storage.people import NOW, done, order, picture

HOUR = 3_600_000


class House:
    """A collection over an empty database, with a clock that is moved by hand."""

    def __init__(self, home: Path) -> None:
        self.database = Database(f"sqlite:///{home / 'dallery.db'}")
        self.database.migrate()
        self.now = NOW
        self.blobs = Blobs(home / "blobs")
        shares = ShareLinks(b"x" * 32, lambda: self.now)
        self.collection = Collection(self.database, self.blobs, shares, lambda: self.now)
        self.jobs = Jobs(self.database)
        self.alice = Actor(Accounts(self.database).first_owner(NOW), Via.SESSION)
        self.charlie = Actor("own_charlie", Via.SESSION)

    def paint(self, prompt: str = "눈 속의 여우", count: int = 1, parent: Image | None = None) -> list[Image]:
        """Pictures of one job, at a cost of 7 micro-dollars."""
        self.now += 1000
        request = ImageRequest(prompt=prompt, model="gpt-image-2", parent=parent and parent.id)
        new = order(self.alice.owner_id, request=request, created_at=self.now)
        self.jobs.accept(new, idempotency=None, limit=None)
        self.jobs.claim(new.id, "host-1")
        images = (picture(position) for position in range(count))
        self.jobs.settle(new.id, 1, done(*images, cost=7, finished_at=self.now))
        return list(Gallery(self.database).of_job(new.id))

    def wall(self, filter: Filter | None = None) -> list[str]:
        return [image.id for image in self.collection.find(self.alice, filter or Filter(), None, 100).images]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def test_a_picture_knows_its_share_of_what_the_job_cost(house: House) -> None:
    assert [image.cost for image in house.paint(count=3)] == [3, 2, 2]


def test_a_painted_picture_can_be_found_at_once(house: House) -> None:
    [fox] = house.paint("눈 속의 여우")
    [cat] = house.paint("고양이")
    assert house.wall(Filter(words="여")) == [fox.id]
    assert house.wall() == [cat.id, fox.id]
    facets = house.collection.facets(house.alice)
    assert (facets.models, facets.sizes, facets.kinds, facets.keys) == (
        ("gpt-image-2",), ("1024x1024",), ("generation",), ("",)
    )


def test_a_deletion_is_undone_exactly(house: House) -> None:
    first, second, third = house.paint(count=3)
    one = house.collection.delete(house.alice, Selection(ids=(first.id, "img_unknown")))
    rest = house.collection.delete(house.alice, Selection(every=Filter(), but=(third.id,)))
    assert (one.count, rest.count) == (1, 1)
    assert house.wall() == [third.id]
    assert set(house.wall(Filter(deleted=True))) == {first.id, second.id}
    assert house.collection.restore(house.charlie, rest.token) == 0
    assert house.collection.restore(house.alice, rest.token) == 1
    assert set(house.wall()) == {second.id, third.id}
    assert house.collection.restore(house.alice, rest.token) == 0
    assert house.collection.restore(house.alice, "nonsense") == 0
    assert house.collection.put_back(house.alice, Selection(every=Filter(deleted=True))) == 1
    assert len(house.wall()) == 3


def test_eight_hundred_that_match_are_loved_in_one_act(house: House) -> None:
    for _ in range(8):
        house.paint("고양이", count=100)
    [spared] = house.paint("고양이")
    house.paint("여우")
    chosen = Selection(every=Filter(words="고양"), but=(spared.id,))
    assert house.collection.favourite(house.alice, chosen, True) == 800
    assert house.collection.favourite(house.alice, chosen, True) == 0
    assert house.collection.count(house.alice, Filter(favourite=True)) == 800
    assert house.collection.count(house.alice, Filter(favourite=True), 100) == 101


def test_a_bin_can_only_be_emptied_back_onto_the_wall(house: House) -> None:
    for act in (
        lambda: house.collection.delete(house.alice, Selection(every=Filter(deleted=True))),
        lambda: house.collection.put_back(house.alice, Selection(every=Filter())),
    ):
        with pytest.raises(RequestError):
            act()


def test_albums_keep_order_and_count_only_what_is_shown(house: House) -> None:
    [old], [new] = house.paint(), house.paint()
    album = house.collection.new_album(house.alice, "  여름   바다 ")
    assert (album.name, album.count, album.cover) == ("여름 바다", 0, None)
    assert house.collection.put(house.alice, album.id, Selection(ids=(new.id, old.id))) == 2
    assert house.collection.put(house.alice, album.id, Selection(ids=(new.id,))) == 0
    assert house.wall(Filter(album=album.id)) == [new.id, old.id]
    deleted = house.collection.delete(house.alice, Selection(ids=(new.id,)))
    [seen] = house.collection.albums(house.alice)
    assert (seen.count, seen.cover) == (1, old.id)
    assert house.collection.album_names(house.alice) == (Named(album.id, "여름 바다", None),)
    house.collection.restore(house.alice, deleted.token)
    assert house.collection.album(house.alice, album.id).cover == new.id
    assert house.collection.take_out(house.alice, album.id, Selection(ids=(old.id,))) == 1
    assert house.collection.rename_album(house.alice, album.id, "겨울").name == "겨울"
    house.collection.drop_album(house.alice, album.id)
    assert house.collection.albums(house.alice) == ()
    assert house.wall() == [new.id, old.id]


def test_a_smart_album_fills_itself(house: House) -> None:
    album = house.collection.new_album(house.alice, "foxes", Filter(words="여우"))
    assert (album.filter, album.count) == (Filter(words="여우"), 0)
    [fox] = house.paint("여우")
    house.paint("고양이")
    seen = house.collection.album(house.alice, album.id)
    assert (seen.count, seen.cover) == (1, fox.id)
    with pytest.raises(RequestError):
        house.collection.put(house.alice, album.id, Selection(ids=(fox.id,)))


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\x00b"])
def test_an_album_needs_a_name_that_can_be_kept(house: House, name: str) -> None:
    with pytest.raises(RequestError) as refused:
        house.collection.new_album(house.alice, name)
    assert refused.value.param == "name"


def test_charlie_reaches_nothing_of_alices(house: House) -> None:
    [fox] = house.paint()
    album = house.collection.new_album(house.alice, "mine")
    desk, chosen = house.collection, Selection(ids=(fox.id,))
    assert desk.favourite(house.charlie, chosen, True) == 0
    assert desk.delete(house.charlie, chosen).count == 0
    assert desk.albums(house.charlie) == ()
    assert desk.album_names(house.charlie) == ()
    assert desk.facets(house.charlie).models == ()
    for act in (
        lambda: desk.album(house.charlie, album.id),
        lambda: desk.album_name(house.charlie, album.id),
        lambda: desk.rename_album(house.charlie, album.id, "his"),
        lambda: desk.drop_album(house.charlie, album.id),
        lambda: desk.put(house.charlie, album.id, chosen),
        lambda: desk.around(house.charlie, fox.id, Filter()),
        lambda: desk.lineage(house.charlie, fox.id),
        lambda: desk.share(house.charlie, fox.id, 1, True),
    ):
        with pytest.raises(NotFound):
            act()
    assert house.wall() == [fox.id]


def test_neighbours_are_those_of_the_search(house: House) -> None:
    [first], [_], [last] = house.paint("여우 하나"), house.paint("고양이"), house.paint("여우 둘")
    assert house.collection.around(house.alice, first.id, Filter(words="여우")) == (last.id, None)
    assert house.collection.around(house.alice, last.id, Filter(words="여우")) == (None, first.id)


def test_a_lineage_is_the_whole_family_without_the_deleted(house: House) -> None:
    [root] = house.paint("1")
    [child] = house.paint("2", parent=root)
    [sibling] = house.paint("3", parent=root)
    [grandchild] = house.paint("4", parent=child)
    house.paint("a stranger")
    family = [root.id, child.id, sibling.id, grandchild.id]
    for member in family:
        assert [image.id for image in house.collection.lineage(house.alice, member).nodes] == family
    house.collection.delete(house.alice, Selection(ids=(child.id,)))
    found = [image.id for image in house.collection.lineage(house.alice, grandchild.id).nodes]
    assert found == [root.id, sibling.id, grandchild.id]


def test_a_large_family_is_cut_and_keeps_the_picture_itself(house: House) -> None:
    [root] = house.paint("root")
    for _ in range(3):
        house.paint("child", count=100, parent=root)
    last = house.paint("child", parent=root)[0]
    nodes = house.collection.lineage(house.alice, last.id).nodes
    assert len(nodes) == 200
    assert {root.id, last.id} <= {image.id for image in nodes}


def test_a_shared_link_opens_one_picture_until_it_expires(house: House) -> None:
    [fox] = house.paint()
    token = house.collection.share(house.alice, fox.id, 2, with_prompt=False)
    opened = house.collection.shared(token)
    assert (opened.image, opened.with_prompt) == (fox, False)
    elsewhere = ShareLinks(b"y" * 32, lambda: house.now)
    forged = [
        token[:-1] + ("0" if token[-1] != "0" else "1"), token.replace(".n.", ".p."),
        token.replace(fox.id, "img_other"), elsewhere.token(fox.id, 2, True), "", "....", "a.b", "é", "\x00",
    ]
    for each in forged:
        with pytest.raises(NotFound):
            house.collection.shared(each)
    house.now += 2 * HOUR - 1000
    assert house.collection.shared(token).image.id == fox.id
    house.now += 2000
    with pytest.raises(NotFound):
        house.collection.shared(token)


def test_a_shared_picture_that_was_deleted_is_gone(house: House) -> None:
    [fox] = house.paint()
    token = house.collection.share(house.alice, fox.id, 2, with_prompt=True)
    house.collection.delete(house.alice, Selection(ids=(fox.id,)))
    with pytest.raises(NotFound):
        house.collection.shared(token)


@pytest.mark.parametrize("hours", [0, -1, 24 * 365 + 1, float("nan"), float("inf")])
def test_a_share_lasts_at_most_a_year(house: House, hours: float) -> None:
    [fox] = house.paint()
    with pytest.raises(RequestError):
        house.collection.share(house.alice, fox.id, hours, with_prompt=True)


def test_a_filter_survives_its_json() -> None:
    full = Filter(
        words="여우", models=("a", "b"), sizes=("1x1",), colours=("red",), kinds=("edit",), since=1, until=2,
        cost_from=0, cost_to=9, favourite=False, album="alb_1", keys=("",), deleted=True,
    )
    assert Filter.from_json(full.to_json()) == full
    assert Filter.from_json("{}").empty and Filter().to_json() == "{}"
    assert Filter.from_json('{"of_tomorrow": 1}') == Filter()
    assert not replace(Filter(), words="x").empty


@pytest.mark.parametrize(
    "odd", ["[]", "1", '{"words": 1}', '{"models": "a"}', '{"models": [1]}', '{"since": "1"}', '{"since": true}',
            '{"colours": ["mauve"]}', '{"deleted": null}', "{"]
)
def test_what_is_no_filter_is_refused(odd: str) -> None:
    with pytest.raises(ValueError):
        Filter.from_json(odd)
