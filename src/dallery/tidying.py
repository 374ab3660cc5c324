"""Files that no row names: put aside after a day, gone for good after a month, and brought back if a row names them.

A picture that somebody paid for is never removed here.  Bytes come before their row, so nothing young is touched; what
is old and unnamed is put aside first and removed only if it is still unnamed a month later; and where many pictures
are unnamed it is the rows that are missing (another database, an old backup), and nothing is touched at all.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dallery.beside import Beside
from dallery.errors import StorageUnavailable
from dallery.storage.aside import age_s
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.folder import DataFolder
from dallery.storage.named import NamedBlobs, Names

log = logging.getLogger("dallery.tidying")
DAY = 24 * 3600.0  # seconds
GRACE = DAY  # seconds that a file may wait for its row
KEPT = 30 * DAY  # seconds that it is kept aside
FEW, SHARE = 50, 0.25  # so many unnamed files, or this part of all of them, are not too many
FIRST = 60.0  # seconds after the start
REST = 3.0  # times as long as it worked

IMPORTING = "Pictures are being brought in. Nothing was put aside; the next sweep looks again."
MANY = (
    "{count:,} of {all:,} pictures here are named by no row. That looks like another database or an old backup, so "
    "nothing was touched."
)
OTHER = (
    "This data folder holds a SQLite database beside the one in use, and its gallery may need these pictures, so "
    "nothing was touched. Move dallery.db away once nothing in it is needed."
)


@dataclass
class Files:
    count: int = 0
    size: int = 0  # bytes

    def add(self, size: int) -> None:
        self.count += 1
        self.size += size


@dataclass
class Swept:
    """What a sweep did or, as a rehearsal, would do.  `why_not`: why nothing (more) was put aside.

    `aside` were put aside now, `waiting` lie there, `freed` are gone for good, `back` were named again.
    """

    named: int = 0
    aside: Files = field(default_factory=Files)
    waiting: Files = field(default_factory=Files)
    freed: Files = field(default_factory=Files)
    back: int = 0
    why_not: str | None = None


class Tidying:
    """Thread-safe.  `sweep` raises StorageUnavailable and OSError."""

    def __init__(self, db: Database, folder: DataFolder, blobs: Blobs) -> None:
        self._db = db
        self._named = NamedBlobs(db)
        self._folder = folder
        self._blobs = blobs
        self._one = threading.Lock()
        self.beside = Beside("tidying", self._loop)  # once started: a minute later for the first time, then daily

    def sweep(
        self, *, rehearse: bool = False, kept: float = KEPT, even_many: bool = False,
        rest: Callable[[float], object] = lambda _: None,
    ) -> Swept:
        """`rehearse` changes nothing.  `kept`: seconds that a file has to have been aside before it is removed.
        `even_many`: also where most pictures are unnamed.  `rest` is told how many seconds each part took."""
        with self._one:
            swept = Swept()
            names = Names(self._named.all())
            swept.named = len(names)
            self._bring_back(names, swept, rehearse)
            orphans = self._orphans(names, swept, even_many, rest)
            with self._blobs.aside.alone() as alone:
                if not alone:
                    swept.why_not = swept.why_not or IMPORTING
            for sha256, size in orphans if swept.why_not is None else ():
                if not self._put_aside(sha256, size, swept, rehearse):
                    break
            self._free(swept, rehearse, kept if swept.why_not is None else float("inf"))
            if not rehearse and not self.beside.stopped:
                self._forget_copies(rest)
            return swept

    # -- the steps ---------------------------------------------------------------------------------------------

    def _bring_back(self, names: Names, swept: Swept, rehearse: bool) -> None:
        for one in list(self._blobs.aside.all()):
            if one.sha256 in names:
                swept.back += 1
                if not rehearse:
                    self._blobs.bring_back(one.sha256)

    def _orphans(
        self, names: Names, swept: Swept, even_many: bool, rest: Callable[[float], object]
    ) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        whole = 0
        for blobs in self._blobs.walk():
            if self.beside.stopped:
                return []
            began = time.monotonic()
            whole += len(blobs)
            found += [(name, size) for name, size, age in blobs if age >= GRACE and name not in names]
            rest(time.monotonic() - began)
        if found and self._db.kind != "sqlite" and (self._folder.home / "dallery.db").exists() and not even_many:
            swept.why_not = OTHER
        elif len(found) > max(FEW, SHARE * whole) and not even_many:
            swept.why_not = MANY.format(count=len(found), all=whole)
        return found

    def _put_aside(self, sha256: str, size: int, swept: Swept, rehearse: bool) -> bool:
        """False when it is time to leave off."""
        if rehearse:
            swept.aside.add(size)
            return True
        with self._blobs.aside.alone() as alone:
            if not alone:
                swept.why_not = IMPORTING
                return False
            taken = self._blobs.put_aside(sha256, GRACE)
        if taken is not None:
            swept.aside.add(taken)
        return not self.beside.stopped

    def _free(self, swept: Swept, rehearse: bool, kept: float) -> None:
        """Remove what has been aside for long, after one more look at the rows."""
        lying = list(self._blobs.aside.all())
        now = time.time()
        names = Names(self._named.all() if any(now - one.since >= kept for one in lying) else ())
        for one in lying:
            if now - one.since >= kept and one.sha256 not in names:
                with suppress(FileNotFoundError):
                    if not rehearse:
                        one.path.unlink()
                    swept.freed.add(one.size)
            else:
                swept.waiting.add(one.size)

    def _forget_copies(self, rest: Callable[[float], object]) -> None:
        """Thumbnails of blobs that are not here any more, and what a killed import left of the files sent to it."""
        for folder in _inside(self._folder.thumbnails):
            began = time.monotonic()
            for path in _inside(folder):
                with suppress(FileNotFoundError):
                    whole = path.suffix == ".webp"
                    if age_s(path) >= GRACE and not (whole and self._blobs.lies(path.name.partition(".")[0])):
                        path.unlink()
            rest(time.monotonic() - began)
        with self._blobs.aside.alone() as alone:
            for folder in self._folder.home.glob("import-*") if alone else ():
                if folder.is_dir() and age_s(folder) >= GRACE:
                    shutil.rmtree(folder, ignore_errors=True)

    def _loop(self) -> None:
        wait = FIRST
        while not self.beside.rest(wait):
            wait = DAY
            try:
                swept = self.sweep(rest=lambda took: self.beside.rest(REST * took))
            except (StorageUnavailable, OSError):
                log.warning("files that nobody needs could not be swept", exc_info=True)
                continue
            if swept.why_not is not None and swept.why_not != IMPORTING:
                log.warning("%s `dallery sweep --dry-run` tells more.", swept.why_not)
            if swept.aside.count or swept.freed.count or swept.back:
                log.info(
                    "swept: %d files put aside (%d bytes), %d freed (%d bytes), %d brought back", swept.aside.count,
                    swept.aside.size, swept.freed.count, swept.freed.size, swept.back,
                )


def _inside(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError, NotADirectoryError):
        yield from folder.iterdir()
