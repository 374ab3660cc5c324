"""A gallery goes out as a ZIP and comes in again as it was; what is hostile or broken stays outside."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from dallery.collection import Collection, Imported, Selection
from dallery.domain.actor import Actor, Via
from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.domain.job import Report
from dallery.domain.money import Usage
from dallery.domain.notes import annotated, prompt_in
from dallery.domain.request import ImageRequest, Kind
from dallery.errors import NotFound, RequestError, StorageUnavailable
from dallery.links import ShareLinks
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from dallery.storage.named import NamedBlobs
from dallery.uploads.decoding import Decoder
from tests.storage.people import NOW, done, order, picture
from tests.uploads.hostile import header, png, rows


def a_png(colour: str = "teal", size: tuple[int, int] = (24, 16), form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, colour).save(out, form)
    return out.getvalue()


class House:
    """An installation without doors or engine."""

    def __init__(self, home: Path, empty: bytes, decoder: Decoder) -> None:
        home.mkdir()
        (home / "dallery.db").write_bytes(empty)
        self.database = Database(f"sqlite:///{home / 'dallery.db'}")
        self.blobs = Blobs(home / "blobs")
        self.owner = Actor(Accounts(self.database).first_owner(NOW), Via.SESSION)
        self.now = NOW + 10_000_000
        shares = ShareLinks(b"x" * 32, lambda: NOW)
        self.desk = Collection(self.database, self.blobs, shares, lambda: self.now, decoder)
        self.jobs = Jobs(self.database)
        self.gallery = Gallery(self.database)

    def paint(self, *colours: str, at: int = NOW, original: str | None = None, **changes: Any) -> list[Image]:
        request = replace(ImageRequest(prompt="눈 속의 여우 🦊", model="gpt-image-2", quality="high", n=2), **changes)
        new = order(self.owner.owner_id, key_id="key_1", request=request, hold=100, created_at=at)
        self.jobs.accept(new, idempotency=None, limit=None)
        self.jobs.claim(new.id, "host-1")
        images = []
        for position, colour in enumerate(colours):
            data = a_png(colour)
            kept = None if original is None else self.blobs.put(a_png(original, (48, 32)))
            images.append(
                picture(position, sha256=self.blobs.put(data), original_sha256=kept, byte_size=len(data), width=24,
                        height=16, revised_prompt="a fox, revised")
            )  # fmt: skip
        ending = done(*images, cost=99, finished_at=at + 5000)
        report = Report(understood=("fox",), notes=(("style", "ink"),))
        ending = replace(ending, usage=Usage(input_text=3, output_image=7), report=report, provider_request_id="req_9")
        self.jobs.settle(new.id, 1, ending)
        return list(self.gallery.of_job(new.id))

    def wall(self) -> list[Image]:
        return list(self.desk.find(self.owner, Filter(), None, 100).images)

    def export(self, selection: Selection | None = None) -> bytes:
        return b"".join(self.desk.export(self.owner, selection or Selection(every=Filter())))

    def bring(self, data: bytes, tmp_path: Path) -> Imported:
        path = tmp_path / "in.zip"
        path.write_bytes(data)
        return self.desk.import_zip(self.owner, path)


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    made = Decoder(at_once=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("empty") / "dallery.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path.read_bytes()


@pytest.fixture
def houses(tmp_path: Path, empty: bytes, decoder: Decoder) -> Iterator[Callable[[], House]]:
    made: list[House] = []

    def build() -> House:
        made.append(House(tmp_path / f"house{len(made)}", empty, decoder))
        return made[-1]

    yield build
    for house in made:
        assert Ledger(house.database).check() == []
        house.database.close()


@pytest.fixture
def full(houses: Callable[[], House]) -> House:
    """Two jobs, an edit with inputs, a favourite, albums of both sorts, one picture in the bin."""
    house = houses()
    first, second = house.paint("red", "blue", original="green")
    inputs = (house.blobs.put(a_png("white")),)
    mask = house.blobs.put(a_png("black"))
    [child] = house.paint("yellow", at=NOW + 9000, kind=Kind.EDIT, inputs=inputs, mask=mask, parent=first.id)
    house.desk.favourite(house.owner, Selection(ids=(second.id,)), True)
    album = house.desk.new_album(house.owner, "여름")
    house.desk.put(house.owner, album.id, Selection(ids=(first.id, child.id)))
    house.desk.new_album(house.owner, "smart", Filter(words="여우", favourite=True))
    [hidden] = house.paint("grey", at=NOW + 20_000)
    house.desk.delete(house.owner, Selection(ids=(hidden.id,)))
    return house


def bare(image: Image) -> Image:
    """Without what belongs to the house: who owns it, and the order within a millisecond."""
    return replace(image, owner_id="", place=image.place >> 20)


def test_a_gallery_that_went_out_comes_in_as_it_was(
    full: House, houses: Callable[[], House], tmp_path: Path
) -> None:
    there = houses()
    assert there.bring(full.export(), tmp_path) == Imported(3, 0)
    before, after = full.wall(), there.wall()
    coloured = [replace(bare(image), colours=()) for image in after]
    assert coloured == [bare(image) for image in before]
    assert [image.colours for image in after] == [("yellow",), ("blue",), ("red",)]
    for image in before:
        assert there.blobs.read(image.sha256) == full.blobs.read(image.sha256)
        old, new = full.jobs.get(image.job_id), there.jobs.get(image.job_id)
        assert old is not None and new is not None
        for name in ("id", "request", "usage", "report", "provider_request_id", "key_id", "created_at", "finished_at"):
            assert getattr(new, name) == getattr(old, name), name
        assert (new.cost, new.hold, new.state.value) == (0, 0, "done")
        assert image.original_sha256 is None or there.blobs.exists(image.original_sha256)
    [edit] = (image for image in after if image.kind == "edit")
    job = there.jobs.get(edit.job_id)
    assert job is not None and job.request.mask is not None
    assert all(there.blobs.exists(each) for each in (*job.request.inputs, job.request.mask))
    told = [(album.name, album.filter, album.count, album.cover) for album in there.desk.albums(there.owner)]
    assert told == [(album.name, album.filter, album.count, album.cover) for album in full.desk.albums(full.owner)]
    assert [image.id for image in there.desk.find(there.owner, Filter(words="여우", favourite=True)).images]
    assert set(NamedBlobs(there.database).all()) <= set(NamedBlobs(full.database).all())


def test_what_is_here_already_is_skipped(full: House, houses: Callable[[], House], tmp_path: Path) -> None:
    export = full.export()
    assert full.bring(export, tmp_path) == Imported(0, 3)
    there = houses()
    there.bring(full.export(Selection(ids=(full.wall()[0].id,))), tmp_path)
    assert there.bring(export, tmp_path) == Imported(2, 1)
    assert len(there.wall()) == 3
    assert len(there.desk.albums(there.owner)) == 2


def test_what_lies_in_the_bin_comes_back(full: House, houses: Callable[[], House], tmp_path: Path) -> None:
    export, wall = full.export(), full.wall()
    full.desk.delete(full.owner, Selection(ids=(wall[0].id, wall[1].id)))
    assert full.bring(export, tmp_path) == Imported(2, 1)
    assert full.wall() == wall
    (tmp_path / "loose").mkdir()
    (tmp_path / "loose" / "one.png").write_bytes(full.blobs.read(wall[2].sha256))
    full.desk.delete(full.owner, Selection(ids=(wall[2].id,)))
    assert full.desk.import_folder(full.owner, tmp_path / "loose") == Imported(1, 0)
    assert full.desk.import_folder(full.owner, tmp_path / "loose") == Imported(0, 1)
    assert full.wall() == wall


def test_pictures_with_the_same_bytes_both_come(houses: Callable[[], House], tmp_path: Path) -> None:
    here, there = houses(), houses()
    here.paint("red", "red")
    export = here.export()
    assert there.bring(export, tmp_path).added == 2
    assert there.bring(export, tmp_path) == Imported(0, 2)


def test_an_export_tells_everything_and_holds_the_bytes_untouched(full: House) -> None:
    with zipfile.ZipFile(io.BytesIO(full.export())) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        told = [json.loads(line) for line in archive.read("gallery.jsonl").splitlines()]
        header, lines = told[0], told[1:]
        assert (header["format"], header["version"], len(header["albums"])) == ("dallery gallery", 1, 2)
        assert [line["id"] for line in lines] == [image.id for image in full.wall()]
        for line in lines:
            assert hashlib.sha256(archive.read(line["file"])).hexdigest() == line["sha256"]
            assert line["original"] is None or line["original"] in names
        edit, second, first = lines
        assert edit["parent"] == first["id"] and edit["albums"] == [{"id": first["albums"][0]["id"], "name": "여름"}]
        assert (second["favourite"], first["favourite"], first["cost_micros"], second["cost_micros"]) == (
            True, False, 50, 49,
        )
        assert first["job"]["request"]["quality"] == "high" and first["job"]["usage"]["output_image"] == 7
        assert sum(name.startswith("inputs/") for name in names) == 2
    only = full.export(Selection(ids=(first["id"],)))
    with zipfile.ZipFile(io.BytesIO(only)) as archive:
        assert len(archive.namelist()) == 3


def test_a_picture_whose_file_is_gone_is_told_of_and_stops_nothing(full: House) -> None:
    gone = full.wall()[0]
    full.blobs.path(gone.sha256).unlink()
    with zipfile.ZipFile(io.BytesIO(full.export())) as archive:
        lines = [json.loads(line) for line in archive.read("gallery.jsonl").splitlines()[1:]]
    assert [line.get("missing", False) for line in lines] == [True, False, False]


def test_an_export_is_sent_while_it_is_made(houses: Callable[[], House]) -> None:
    house = houses()
    for number in range(3):
        house.paint("red", at=NOW + number)
    parts = list(house.desk.export(house.owner, Selection(every=Filter())))
    assert len(parts) >= 4


def test_a_download_comes_in_three_forms(full: House) -> None:
    first = full.wall()[-1]
    original = full.desk.download(full.owner, first.id)
    assert (original.data, original.media_type) == (full.blobs.read(first.sha256), "image/png")
    assert original.name == f"{first.id}.png"
    told = full.desk.download(full.owner, first.id, "annotated")
    assert (prompt_in(told.data), told.name) == ("눈 속의 여우 🦊", f"{first.id}-annotated.png")
    assert prompt_in(full.desk.download(full.owner, first.id, "stripped").data) is None
    with pytest.raises(RequestError):
        full.desk.download(full.owner, first.id, "gold")
    with pytest.raises(NotFound):
        full.desk.download(Actor("own_charlie", Via.SESSION), first.id)


# -- hostile archives -----------------------------------------------------------------------------------------------


def rebuilt(export: bytes, change: Callable[[str, bytes], bytes] | None = None, **more: bytes) -> bytes:
    """The same archive with every member passed through `change`, and `more` members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(export)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)) if change else old.read(name))
        for name, data in more.items():
            new.writestr(name, data)
    return out.getvalue()


def lines_changed(export: bytes, change: Callable[[dict[str, Any]], Any]) -> bytes:
    def each(name: str, data: bytes) -> bytes:
        if name != "gallery.jsonl":
            return data
        header, *lines = data.splitlines()
        told = []
        for line in lines:
            fields = json.loads(line)
            changed = change(fields)
            told.append(json.dumps(fields if changed is None else changed).encode())
        return b"\n".join([header, *told])

    return rebuilt(export, each)


@pytest.mark.parametrize("name", ["../evil.png", "images/../../evil.png", "/etc/evil", "images\\evil.png", "C:/evil"])
def test_a_name_that_leads_out_of_the_archive_refuses_it(full: House, tmp_path: Path, name: str) -> None:
    with pytest.raises(RequestError, match="leads out"):
        full.bring(rebuilt(full.export(), None, **{name: b"x"}), tmp_path)


def test_a_link_in_the_archive_refuses_it(full: House, tmp_path: Path) -> None:
    out = io.BytesIO(full.export())
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("images/link.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(RequestError, match="a link"):
        full.bring(out.getvalue(), tmp_path)


def test_a_bomb_is_seen_before_it_is_opened(full: House, tmp_path: Path) -> None:
    out = io.BytesIO(full.export())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("images/bomb.png", bytes(20_000_000))
    with pytest.raises(RequestError, match="far more than it is"):
        full.bring(out.getvalue(), tmp_path)


def test_a_size_that_lies_does_not_help_a_bomb(full: House, houses: Callable[[], House], tmp_path: Path) -> None:
    export = full.export()
    name = f"images/{full.wall()[0].id}.png"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(export)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, bytes(5_000_000) if each == name else old.read(each))
    data = out.getvalue().replace(struct.pack("<I", 5_000_000), struct.pack("<I", 100))
    imported = houses().bring(data, tmp_path)
    assert imported.added == 2
    assert [refused[0] for refused in imported.refused] == [name]


def test_a_zip_too_large_for_the_disk_is_refused_first(
    full: House, houses: Callable[[], House], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Blobs, "room", lambda _: 1000)
    with pytest.raises(StorageUnavailable):
        houses().bring(full.export(), tmp_path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip" * 100, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_export_is_refused(full: House, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RequestError) as refused:
        full.bring(data, tmp_path)
    assert refused.value.code == "invalid_zip"


def test_an_export_of_something_else_is_refused(full: House, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("gallery.jsonl", '{"format":"another","albums":[]}\n')
    with pytest.raises(RequestError, match="not an export"):
        full.bring(out.getvalue(), tmp_path)


def test_a_wrong_checksum_keeps_only_that_picture_out(
    full: House, houses: Callable[[], House], tmp_path: Path
) -> None:
    wrong = f"images/{full.wall()[1].id}.png"
    data = rebuilt(full.export(), lambda name, data: a_png("pink") if name == wrong else data)
    there = houses()
    imported = there.bring(data, tmp_path)
    assert (imported.added, [name for name, _ in imported.refused]) == (2, [wrong])
    assert "checksum" in imported.refused[0][1]
    assert wrong.split("/")[1].split(".")[0] not in [image.id for image in there.wall()]


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(id="../../x"),
        lambda told: told.update(id=5),
        lambda told: told.update(prompt=None),
        lambda told: told.update(prompt="a\x00b"),
        lambda told: told.update(created_at=-1),
        lambda told: told.update(created_at=2**70),
        lambda told: told.update(created_at=True),
        lambda told: told.update(kind="theft"),
        lambda told: told.update(cost_micros="much"),
        lambda told: told.update(model="x" * 300),
        lambda told: told.update(file=None),
        lambda told: told.update(file="gallery.jsonl"),
        lambda told: told.update(sha256="../etc"),
        lambda told: [1, 2],
        lambda told: "text",
        lambda told: None if told["original_sha256"] is None else told.update(original="images/none"),
    ],
)
def test_a_line_that_lies_is_refused_by_name_and_nothing_else_is(
    full: House, houses: Callable[[], House], tmp_path: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    there = houses()
    imported = there.bring(lines_changed(full.export(), change), tmp_path)
    assert imported.refused
    assert imported.added == len(there.wall()) == 3 - len(imported.refused)


@pytest.mark.parametrize(
    "odd",
    [
        None, 7, {}, {"request": 7}, {"request": {"prompt": 1}}, {"usage": {"input_text": "x"}}, {"usage": {"new": 1}},
        {"request": {"prompt": "눈 속의 여우 🦊", "model": "gpt-image-2", "inputs": ["../../etc/passwd"]}},
        {"report": [1]}, {"report": {"understood": 1}}, {"created_at": -5}, {"finished_at": "x"}, {"id": "job_\x00"},
    ],
)  # fmt: skip
def test_an_odd_job_never_costs_the_picture(
    full: House, houses: Callable[[], House], tmp_path: Path, odd: Any
) -> None:
    there = houses()
    imported = there.bring(lines_changed(full.export(), lambda told: told.update(job=odd)), tmp_path)
    assert imported == Imported(3, 0)
    for image in there.wall():
        job = there.jobs.get(image.job_id)
        assert job is not None and job.state.ended and job.request.prompt == image.prompt


def test_an_import_cannot_touch_the_jobs_of_this_house(
    full: House, houses: Callable[[], House], tmp_path: Path
) -> None:
    there = houses()
    [mine] = there.paint("cyan")
    job = there.jobs.get(mine.job_id)
    export = lines_changed(full.export(), lambda told: told["job"].update(id=mine.job_id))
    assert there.bring(export, tmp_path).added == 3
    assert there.jobs.get(mine.job_id) == job
    assert there.gallery.of_job(mine.job_id) == (mine,)


# -- folders --------------------------------------------------------------------------------------------------------


def test_a_folder_comes_in_by_what_its_files_are(houses: Callable[[], House], tmp_path: Path) -> None:
    house = houses()
    folder = tmp_path / "pictures"
    (folder / "deep").mkdir(parents=True)
    told = annotated(a_png("red"), {"prompt": "여우가 그려진 그림"})
    (folder / "a.txt").write_bytes(told)
    (folder / "deep" / "b.jpg").write_bytes(a_png("blue", form="JPEG"))
    (folder / "c.webp").write_bytes(a_png("green", form="WEBP"))
    (folder / "again.png").write_bytes(told)
    (folder / "half.png").write_bytes(a_png("black")[:-20])
    (folder / "notes.png").write_text("no picture at all")
    (folder / "link.png").symlink_to(folder / "c.webp")
    imported = house.desk.import_folder(house.owner, folder)
    assert (imported.added, imported.known) == (3, 1)
    assert [name for name, _ in imported.refused] == ["half.png"]
    found = {image.media_type: image for image in house.wall()}
    assert set(found) == {"image/png", "image/jpeg", "image/webp"}
    png = found["image/png"]
    assert (png.prompt, png.kind, png.cost, png.colours) == ("여우가 그려진 그림", "import", None, ("red",))
    assert found["image/jpeg"].prompt == ""
    sought = house.desk.find(house.owner, Filter(words="여우", kinds=("import",)))
    assert [image.id for image in sought.images] == [png.id]
    assert house.desk.import_folder(house.owner, folder).added == 0


def test_a_picture_that_only_looks_whole_is_refused_by_the_child(houses: Callable[[], House], tmp_path: Path) -> None:
    house = houses()
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "empty.png").write_bytes(png(header(64, 64), rows(64, 3)))
    imported = house.desk.import_folder(house.owner, folder)
    assert (imported.added, len(imported.refused)) == (0, 1)


def test_no_sweep_may_begin_while_pictures_come_in(
    full: House, houses: Callable[[], House], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = houses()
    put, free = there.blobs.put, []

    def stored(data: bytes) -> str:
        with there.blobs.aside.alone() as alone:
            free.append(alone)
        return put(data)

    monkeypatch.setattr(there.blobs, "put", stored)
    assert there.bring(full.export(), tmp_path).added == 3
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "one.png").write_bytes(a_png("purple"))
    assert there.desk.import_folder(there.owner, tmp_path / "pictures").added == 1
    assert len(free) > 4 and not any(free)
    with there.blobs.aside.alone() as alone:
        assert alone
