"""What no row names is put aside and freed a month later; what somebody paid for is never lost, whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

import dallery.storage.aside as aside_module
from dallery import tidying
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.drafts import DraftRows
from dallery.storage.folder import DataFolder
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.named import NamedBlobs, Names
from dallery.storage.tables import grids, responses
from dallery.tidying import DAY, IMPORTING, KEPT, OTHER, Tidying
from tests.storage.people import FOX, NOW, all_at_once, done, order, picture

PAID = b"a picture that somebody paid for"


class Home:
    """A data folder with its sweep; blobs are `put` as old as one likes."""

    def __init__(self, home: Path, database: Database) -> None:
        self.folder = DataFolder(home)
        self.blobs = Blobs(self.folder.blobs)
        self.tidying = Tidying(database, self.folder, self.blobs)

    def put(self, data: bytes, age: float = 2 * DAY) -> str:
        name = self.blobs.put(data)
        old(self.blobs.path(name), age)
        return name

    def wait(self, seconds: float) -> None:
        """As if so much time had passed since things were put aside."""
        for kept in list(self.blobs.aside.all()):
            kept.path.rename(kept.path.with_name(f"{kept.sha256}.{kept.since - int(seconds)}"))

    def aside(self) -> list[str]:
        return [kept.sha256 for kept in self.blobs.aside.all()]


def old(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def hang(jobs: Jobs, owner: str, sha256: str, **more: str) -> str:
    """A paid picture of these bytes in the gallery; its job."""
    new = order(owner)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    assert jobs.settle(new.id, 1, done(picture(sha256=sha256, **more)))
    return new.id


@pytest.fixture
def home(tmp_path: Path, database: Database) -> Home:
    return Home(tmp_path / "home", database)


def test_every_blob_that_somebody_needs_is_named(
    database: Database, jobs: Jobs, gallery: Gallery, alice: str, charlie: str
) -> None:
    edit = order(alice, request=replace(FOX, inputs=("1" * 64, "2" * 64, "1" * 64), mask="3" * 64))
    jobs.accept(edit, idempotency=None, limit=None)
    job_id = hang(jobs, alice, "4" * 64, original_sha256="5" * 64)
    hidden = gallery.of_job(hang(jobs, alice, "6" * 64))[0]
    gallery.delete(alice, hidden.id, NOW)
    for owner, digit in ((alice, "7"), (charlie, "8")):
        DraftRows(database).keep(owner, {"references": [f"up-{digit * 64}-16x16-{'f' * 32}"]}, NOW)
    with database.write() as connection:
        grid = {"id": "grd_1", "owner_id": alice, "told": json.dumps({"x": "9" * 64}), "created_at": NOW}
        connection.execute(insert(grids).values(**grid))
        turn = {"id": "resp_1", "owner_id": alice, "job_id": job_id, "told": f'["{"a" * 64}"]', "created_at": NOW}
        connection.execute(insert(responses).values(**turn))
    assert set(NamedBlobs(database).all()) == {digit * 64 for digit in "123456789a"}


def test_names_are_found_among_many() -> None:
    kept = [f"{number:064x}"[::-1] for number in range(1, 5000, 2)]
    names = Names([*kept, *kept])
    assert len(names) == len(kept)
    assert all(name in names for name in kept)
    assert not any(f"{number:064x}"[::-1] in names for number in range(0, 5000, 2))
    assert "0" * 64 not in Names([])


def test_what_is_old_and_unnamed_goes_in_two_steps(home: Home, jobs: Jobs, alice: str) -> None:
    paid, orphan, young = home.put(PAID), home.put(b"orphan"), home.put(b"young", age=DAY - 600)
    hang(jobs, alice, paid)
    swept = home.tidying.sweep()
    assert (swept.named, swept.aside.count, swept.aside.size, swept.freed.count) == (1, 1, len(b"orphan"), 0)
    assert home.aside() == [orphan]
    assert not home.blobs.lies(orphan) and home.blobs.lies(young) and home.blobs.lies(paid)
    home.wait(KEPT - 600)
    assert home.tidying.sweep().freed.count == 0
    home.wait(601)
    swept = home.tidying.sweep()
    assert (swept.freed.count, swept.freed.size, swept.waiting.count) == (1, len(b"orphan"), 0)
    assert home.aside() == [] and not home.blobs.exists(orphan)
    assert home.blobs.read(paid) == PAID and home.blobs.lies(young)


def test_at_once_means_at_once_and_a_rehearsal_moves_nothing(home: Home, jobs: Jobs, alice: str) -> None:
    hang(jobs, alice, home.put(PAID))
    orphan = home.put(b"orphan")
    swept = home.tidying.sweep(rehearse=True, kept=0)
    assert (swept.aside.count, home.blobs.lies(orphan), home.aside()) == (1, True, [])
    swept = home.tidying.sweep(kept=0)
    assert (swept.aside.count, swept.freed.count, home.blobs.exists(orphan)) == (1, 1, False)


def test_whoever_asks_for_what_was_put_aside_gets_it_back(home: Home) -> None:
    orphan = home.put(b"orphan")
    home.tidying.sweep()
    assert not home.blobs.lies(orphan)
    assert home.blobs.read(orphan) == b"orphan"
    assert home.blobs.lies(orphan) and home.aside() == []


def test_what_is_named_again_is_brought_back_before_it_is_freed(home: Home, jobs: Jobs, alice: str) -> None:
    paid = home.put(PAID)
    home.tidying.sweep()
    home.wait(2 * KEPT)
    hang(jobs, alice, paid)
    swept = home.tidying.sweep()
    assert (swept.back, swept.freed.count, home.blobs.lies(paid)) == (1, 0, True)


@pytest.mark.parametrize("moment", ["while it walks", "before it is moved", "after it was moved"])
def test_a_row_that_is_written_while_it_sweeps_keeps_its_picture(
    home: Home, jobs: Jobs, alice: str, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The same bytes lay here as an orphan; now an order paints them again, in another process."""
    paid = home.put(PAID)
    theirs = Blobs(home.folder.blobs)
    painted: list[str] = []

    def paint() -> None:
        if not painted:
            painted.append(theirs.put(PAID))
            hang(jobs, alice, paid)

    rename = os.rename

    def renamed(source: Path, target: Path) -> None:
        if moment == "before it is moved":
            paint()
        rename(source, target)
        if moment == "after it was moved":
            paint()

    monkeypatch.setattr(aside_module.os, "rename", renamed)
    home.tidying.sweep(kept=0, rest=lambda _: paint() if moment == "while it walks" else None)
    assert painted == [paid]
    monkeypatch.undo()
    assert home.blobs.lies(paid) and home.blobs.read(paid) == PAID
    home.wait(2 * KEPT)
    home.tidying.sweep()
    assert home.blobs.read(paid) == PAID


SWEEPER = """
import os, signal, sys
from pathlib import Path
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.folder import DataFolder
from dallery.tidying import Tidying
home, url, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
rename, unlink = os.rename, Path.unlink
if moment == "before the move":
    os.rename = kill
elif moment == "after the move":
    os.rename = lambda *names: (rename(*names), kill())
elif moment == "before it is freed":
    Path.unlink = kill
folder = DataFolder(home)
Tidying(Database(url), folder, Blobs(folder.blobs)).sweep(kept=0)
"""


@pytest.mark.parametrize("moment", ["before the move", "after the move", "before it is freed"])
def test_a_sweep_that_is_killed_loses_nothing(
    tmp_path: Path, database: Database, jobs: Jobs, alice: str, moment: str, request: pytest.FixtureRequest
) -> None:
    home = Home(tmp_path / "home", database)
    paid = home.put(PAID)
    postgres = database.kind == "postgresql"
    url = request.getfixturevalue("emptied_url") if postgres else f"sqlite:///{tmp_path / 'dallery.db'}"
    killed = subprocess.run([sys.executable, "-c", SWEEPER, str(tmp_path / "home"), url, moment], check=False)
    assert killed.returncode == -signal.SIGKILL
    if moment == "before it is freed":
        assert home.blobs.put(PAID) == paid  # its answer is stored once more, as after most kills
    hang(jobs, alice, paid)
    assert home.blobs.read(paid) == PAID
    home.wait(2 * KEPT)
    home.tidying.sweep()
    assert home.blobs.lies(paid) and home.aside() == []


def test_nothing_is_put_aside_while_pictures_are_brought_in(home: Home) -> None:
    orphan, long_aside = home.put(b"orphan"), home.put(b"long aside")
    home.blobs.put_aside(long_aside, DAY)
    home.wait(2 * KEPT)
    with Blobs(home.folder.blobs).aside.bringing_in():
        swept = home.tidying.sweep(kept=0)
        assert (swept.why_not, swept.aside.count, swept.freed.count) == (IMPORTING, 0, 0)
        assert home.blobs.lies(orphan) and home.aside() == [long_aside]
    assert home.tidying.sweep(kept=0).freed.count == 2


def test_an_import_that_begins_in_the_middle_ends_the_sweep(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    orphans = [home.put(b"orphan %d" % number) for number in range(3)]
    take = home.blobs.put_aside

    def taken(sha256: str, older_than_s: float) -> int | None:
        size = take(sha256, older_than_s)
        monkeypatch.setattr(home.blobs.aside, "alone", Occupied)
        return size

    monkeypatch.setattr(home.blobs, "put_aside", taken)
    swept = home.tidying.sweep()
    assert (swept.why_not, swept.aside.count) == (IMPORTING, 1)
    assert sum(home.blobs.lies(name) for name in orphans) == 2


class Occupied:
    def __enter__(self) -> bool:
        return False

    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize("count", [50, 51])
def test_where_many_are_unnamed_the_rows_are_missing_and_nothing_is_touched(home: Home, count: int) -> None:
    """Somebody started with another database, or put back an old one."""
    names = [home.put(b"%d" % number) for number in range(count)]
    swept = home.tidying.sweep(kept=0)
    if count == 50:
        assert swept.freed.count == 50
        return
    assert swept.why_not is not None and "51 of 51" in swept.why_not
    assert (swept.aside.count, swept.freed.count) == (0, 0)
    assert all(home.blobs.lies(name) for name in names)
    assert home.tidying.sweep(even_many=True).aside.count == 51


def test_a_database_that_is_not_in_use_may_need_them(home: Home, database: Database) -> None:
    orphan = home.put(b"orphan")
    (home.folder.home / "dallery.db").write_bytes(b"")
    swept = home.tidying.sweep()
    if database.kind == "sqlite":
        assert swept.aside.count == 1
    else:
        assert (swept.why_not, home.blobs.lies(orphan)) == (OTHER, True)


def test_small_copies_of_what_is_gone_and_leftovers_of_imports_go(home: Home) -> None:
    paid = home.put(PAID, age=0)
    kept, gone = home.folder.thumbnails / "aa", "f" * 64
    kept.mkdir()
    (home.folder.home / "import-left").mkdir()
    (home.folder.home / "import-running").mkdir()
    for name in (f"{paid}.256.webp", f"{gone}.256.webp", f"{paid}.256.webp.12ab"):
        (kept / name).write_bytes(b"x")
        old(kept / name, 2 * DAY)
    (kept / f"{gone}.512.webp").write_bytes(b"x")
    old(home.folder.home / "import-left", 2 * DAY)
    home.tidying.sweep()
    assert sorted(path.name for path in kept.iterdir()) == sorted([f"{paid}.256.webp", f"{gone}.512.webp"])
    assert [path.name for path in home.folder.home.glob("import-*")] == ["import-running"]


def test_two_sweeps_at_once_free_each_file_once(home: Home, database: Database) -> None:
    for number in range(20):
        home.put(b"orphan %d" % number)
    sweeps = [home.tidying, Tidying(database, home.folder, Blobs(home.folder.blobs))]
    swept = all_at_once(2, lambda number: sweeps[number].sweep())
    assert not any(isinstance(one, BaseException) for one in swept), swept
    assert sum(one.aside.count for one in swept if not isinstance(one, BaseException)) <= 20
    home.tidying.sweep()
    assert len(home.aside()) == 20


def test_the_sweep_of_a_running_house_comes_soon_and_leaves_when_told(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = home.put(b"orphan")
    monkeypatch.setattr(tidying, "FIRST", 0.01)
    home.tidying.beside.start()
    end = time.monotonic() + 10
    while home.blobs.lies(orphan) and time.monotonic() < end:
        time.sleep(0.01)
    home.tidying.beside.stop()
    assert not home.blobs.lies(orphan)
