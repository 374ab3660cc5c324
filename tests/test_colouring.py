"""Pictures get their colours after they are kept; one that cannot be opened is looked at once and no more."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from dallery.colouring import PATIENCE, Colouring
from dallery.domain.colours import COLOURS, colour_of, colours_of
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.marks import Marks
from dallery.thumbnails import Thumbnails
from tests.storage.people import NOW, done, order, picture

NAMED = {
    (255, 0, 0): "red", (255, 140, 0): "orange", (250, 220, 30): "yellow", (30, 160, 40): "green",
    (0, 210, 220): "cyan", (20, 60, 220): "blue", (120, 40, 220): "purple", (255, 105, 180): "pink",
    (120, 70, 20): "brown", (8, 8, 8): "black", (250, 250, 250): "white", (128, 130, 128): "grey",
}  # fmt: skip


@pytest.mark.parametrize(("pixel", "name"), NAMED.items())
def test_a_colour_has_the_name_a_person_would_say(pixel: tuple[int, int, int], name: str) -> None:
    assert colour_of(*pixel) == name


def test_every_pixel_has_one_of_twelve_names() -> None:
    steps = range(0, 256, 15)
    found = {colour_of(red, green, blue) for red in steps for green in steps for blue in steps}
    assert found == set(COLOURS)


def test_a_speck_of_red_does_not_make_a_red_picture() -> None:
    assert colours_of([(255, 0, 0)] * 5 + [(20, 60, 220)] * 60 + [(250, 250, 250)] * 35) == ("blue", "white")
    assert colours_of([]) == ()


def test_pictures_are_coloured_newest_first_and_broken_ones_once(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'dallery.db'}")
    database.migrate()
    blobs, jobs = Blobs(tmp_path / "blobs"), Jobs(database)
    out = io.BytesIO()
    Pillow.new("RGB", (400, 300), (20, 60, 220)).save(out, "PNG")
    new = order(Accounts(database).first_owner(NOW))
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    files = (blobs.put(out.getvalue()), blobs.put(b"no picture"), "0" * 64)
    images = (picture(at, sha256=name, width=400, height=300) for at, name in enumerate(files))
    jobs.settle(new.id, 1, done(*images))
    rested: list[float] = []
    colouring = Colouring(Marks(database), blobs, Thumbnails(tmp_path / "thumbnails"))
    assert colouring.catch_up(rested.append) == 3
    assert len(rested) == 3
    assert [image.colours for image in Gallery(database).of_job(new.id)] == [("blue",), (), ()]
    assert colouring.catch_up() == 0
    colouring.beside.start()
    colouring.beside.stop()
    database.close()


def test_colours_wait_while_people_order_but_not_for_ever(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'dallery.db'}")
    happened = [0]
    colouring = Colouring(Marks(database), Blobs(tmp_path), Thumbnails(tmp_path / "thumbnails"), lambda: happened[0])
    assert colouring.quiet(1)
    told = []
    for _ in range(int(PATIENCE)):
        happened[0] += 1
        told.append(colouring.quiet(1))
    assert told == [False] * (int(PATIENCE) - 1) + [True]
    assert colouring.quiet(1)
    database.close()
