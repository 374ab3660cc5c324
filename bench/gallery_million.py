"""A gallery of 1,000,000 pictures from one seed, on SQLite or PostgreSQL, and how long its pages and searches take.

    python bench/gallery_million.py sqlite                 build it in a temporary folder, measure, remove it
    python bench/gallery_million.py postgresql --pictures 100000
    python bench/gallery_million.py sqlite --home /tmp/x   build it there, or measure what lies there already

Every row shares one tiny blob.  The desk is asked in this process, the pages over HTTP of a real server.  A third of
the prompts is Korean; words follow Zipf, subjects and models come and go with the months.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.gallery_rows import SPAN, START, build
from dallery.collection import Collection
from dallery.domain.actor import Actor, Via
from dallery.domain.filter import Filter
from dallery.links import ShareLinks
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database

ROUNDS = 15
MONTH = SPAN // 36
ASKED: tuple[tuple[str, Filter], ...] = (
    ("everything", Filter()),
    ("common word 고양이", Filter(words="고양이")),
    ("common word sunset", Filter(words="sunset")),
    ("rare word (Korean tail)", Filter(words="가나다")),
    ("one Korean letter 고", Filter(words="고")),
    ("one rare Korean letter 빔", Filter(words="빔")),
    ("two letters 한복", Filter(words="한복")),
    ("inside a word: unse", Filter(words="unse")),
    ("two words 고양이 바다", Filter(words="고양이 바다")),
    ("two words cat lighthouse", Filter(words="cat lighthouse")),
    ("five words", Filter(words="cat dog sunset red watercolour")),
    ("no hit, Korean", Filter(words="쀍쀍")),
    ("no hit, English, common letters", Filter(words="sunsetter")),
    ("no hit, Korean, common pairs", Filter(words="고양이강아지")),
    ("one letter e", Filter(words="e")),
    ("only two years ago: hanamatsuri", Filter(words="hanamatsuri")),
    ("model, most", Filter(models=("gpt-image-2",))),
    ("model, rare", Filter(models=("gpt-image-1-mini",))),
    ("model, only long ago", Filter(models=("dall-e-2",))),
    ("model, none", Filter(models=("nobody",))),
    ("size, most", Filter(sizes=("1024x1024",))),
    ("size, rare", Filter(sizes=("3840x2160",))),
    ("colour, common", Filter(colours=("blue",))),
    ("colour, rare", Filter(colours=("pink",))),
    ("kind edit", Filter(kinds=("edit",))),
    ("dates, one month", Filter(since=START + 9 * MONTH, until=START + 10 * MONTH)),
    ("cost from 0.10 $", Filter(cost_from=100_000)),
    ("cost from 1 $ (none)", Filter(cost_from=1_000_000)),
    ("favourites", Filter(favourite=True)),
    ("key, rare", Filter(keys=("key_rare",))),
    ("album of 50", Filter(album="alb_small")),
    ("album of 8,000", Filter(album="alb_middle")),
    ("album of 300,000", Filter(album="alb_large")),
    ("smart album", Filter(album="alb_smart")),
    ("bin", Filter(deleted=True)),
    ("bad: dall-e-3 and edit (none)", Filter(models=("dall-e-3",), kinds=("edit",))),
    ("bad: dall-e-2, last month (none)", Filter(models=("dall-e-2",), since=START + 35 * MONTH)),
    ("bad: word only in another month", Filter(words="hanamatsuri", since=START + 20 * MONTH)),
    ("bad: common word, rare size", Filter(words="고양이", sizes=("3840x2160",))),
    ("bad: common word, small album", Filter(words="sunset", album="alb_small")),
    ("bad: no word, large album", Filter(words="쀍쀍", album="alb_large")),
    ("bad: rare colour, favourite, edit", Filter(colours=("pink",), favourite=True, kinds=("edit",))),
    ("bad: favourite, word, album", Filter(words="고양이", favourite=True, album="alb_large")),
    ("bad: everything at once", Filter(
        words="cat", models=("gpt-image-2", "gpt-image-1"), sizes=("1024x1024", "512x512"), colours=("red", "blue"),
        kinds=("edit", "variation"), since=START + 13 * MONTH, cost_from=1, favourite=True,
    )),
)  # fmt: skip


def measure_desk(url: str, home: Path, owner: str, asked: argparse.Namespace) -> None:
    database = Database(url)
    desk = Collection(database, Blobs(home / "blobs"), ShareLinks(b"x", lambda: 0), lambda: 0)
    actor = Actor(owner, Via.LIBRARY)
    watch = Watch(os.getpid(), server_of(database))
    deep = _deep_cursors(desk, actor, database)
    print(f"{'desk, ms':36} {HEAD} {'next':>8} {'deep':>8} {'count':>8}   found   (the last three: CPU)")
    for name, wanted in ASKED:
        if asked.only and asked.only not in name:
            continue
        first = watch.clock(lambda wanted=wanted: desk.find(actor, wanted))
        cursor = desk.find(actor, wanted).next
        following = cursor and watch.clock(lambda wanted=wanted, cursor=cursor: desk.find(actor, wanted, cursor))
        far = max(watch.clock(lambda wanted=wanted, each=each: desk.find(actor, wanted, each)).cpu for each in deep)
        counted = watch.clock(lambda wanted=wanted: desk.count(actor, wanted)).cpu
        after = f"{said(following and following.cpu)} {said(far)} {said(counted)}"
        print(f"{name:36} {first} {after}   {desk.count(actor, wanted):,}")
    for name in ("facets", "album_names"):
        print(f"{name:36} {watch.clock(lambda name=name: getattr(desk, name)(actor))}")
    database.close()


def server_of(database: Database) -> int | None:
    """The process whose children serve this PostgreSQL; it has to be on this machine."""
    if database.kind == "sqlite":
        return None
    with database.read() as connection:
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _deep_cursors(desk: Collection, actor: Actor, database: Database) -> list[str]:
    """Markers at a tenth, a half and nine tenths of the gallery."""
    found = []
    for part in (0.1, 0.5, 0.9):
        asked = Filter(until=START + int(SPAN * part))
        cursor = desk.find(actor, asked, None, 1).next
        if cursor is not None:
            found.append(cursor)
    return found


HEAD = f"{'best':>8} {'median':>8} {'worst':>8} {'CPU':>8}"


@dataclass(frozen=True)
class Timed:
    """Milliseconds; `cpu` is what one round cost the program and its database together, whoever else was running."""

    best: float
    median: float
    worst: float
    cpu: float

    def __str__(self) -> str:
        return " ".join(said(each) for each in (self.best, self.median, self.worst, self.cpu))


class Watch:
    """Times what one process does, with its children, and those of another (a database server) when there is one."""

    def __init__(self, process: int, server: int | None) -> None:
        self._process, self._server = process, server

    def clock(self, act: Any) -> Timed:
        """Fewer rounds for what is slow."""
        act()
        times: list[float] = []
        before = self._spent()
        while len(times) < ROUNDS and (len(times) < 3 or sum(times) < 2000):
            began = time.perf_counter()
            act()
            times.append((time.perf_counter() - began) * 1000)
        cpu = (self._spent() - before) / 1e6 / len(times)
        return Timed(min(times), statistics.median(times), max(times), cpu)

    def _spent(self) -> int:
        """Nanoseconds on a core.  Linux only; 0 elsewhere."""
        parents = (self._process,) if self._server is None else (self._process, self._server)
        children = [int(child) for each in parents for child in
                    Path(f"/proc/{each}/task/{each}/children").read_text().split()]  # fmt: skip
        threads = [one for each in (self._process, *children) for one in Path(f"/proc/{each}/task").glob("*/schedstat")]
        spent = 0
        for each in threads:
            with suppress(OSError):
                spent += int(each.read_text().split()[0])
        return spent


def said(milliseconds: float | None) -> str:
    return f"{'':>8}" if milliseconds is None else f"{milliseconds:8.1f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("database", choices=("sqlite", "postgresql"))
    options.add_argument("--pictures", type=int, default=1_000_000)
    options.add_argument("--home", type=Path, help="keep the gallery here")
    options.add_argument("--url", help="with --home: a PostgreSQL database that was built before, or is empty")
    options.add_argument("--only", default="", help="measure what has this in its name")
    options.add_argument("--no-pages", action="store_true")
    options.add_argument("--no-desk", action="store_true")
    asked = options.parse_args()
    home = asked.home or Path(tempfile.mkdtemp(prefix="dallery-million-"))
    home.mkdir(parents=True, exist_ok=True)
    server = None
    url = asked.url or f"sqlite:///{home / 'dallery.db'}"
    if asked.database == "postgresql" and not asked.url:
        from tests.servers import postgres
        from tests.servers.postgres import Postgres

        postgres.SETTINGS |= {"shared_buffers": "512MB", "max_wal_size": "2GB"}  # of a server that has work to do
        server = Postgres().start()
        url = server.fresh()
    try:
        kept = home / "owner"
        began = time.perf_counter()
        owner = kept.read_text() if kept.exists() else build(url, home, asked.pictures)
        print(f"{asked.pictures:,} pictures after {time.perf_counter() - began:.0f} s")
        kept.write_text(owner)
        if not asked.no_desk:
            measure_desk(url, home, owner, asked)
        if not asked.no_pages:
            measure_pages(url, home, asked)
    finally:
        if server is not None:
            server.stop()
        if asked.home is None:
            shutil.rmtree(home, ignore_errors=True)


def measure_pages(url: str, home: Path, asked: argparse.Namespace) -> None:
    """Over HTTP: what a browser waits for, without its own work."""
    from tests.served import serve

    environment = {"DALLERY_HOME": str(home)}
    database = Database(url)
    if asked.database == "postgresql":
        environment["DALLERY_DATABASE_URL"] = url
    running = serve(home / "log", **environment)

    def get(path: str) -> bytes:
        with urllib.request.urlopen(running.url + path) as answer:
            return bytes(answer.read())

    try:
        watch = Watch(running.process.pid, server_of(database))
        print(f"{'page over HTTP, ms':36} {HEAD} {'KB':>8}")
        following = re.search(r'[?&;]after=([\w-]+)', get("/").decode())
        pages = [("first page", "/"), ("a sheet of the wall", "/wall?after=" + (following[1] if following else ""))]
        pages += [(name, "/?" + address(wanted)) for name, wanted in ASKED[1:]]
        pages += [("the number afterwards: 고양이", "/wall?count=1&" + address(Filter(words="고양이")))]
        pages += [("shelf of albums", "/albums"), ("cover, smart album", "/albums/alb_smart/cover")]
        for name, path in pages:
            if not asked.only or asked.only in name:
                print(f"{name:36} {watch.clock(lambda path=path: get(path))} {len(get(path)) / 1024:8.1f}")
    finally:
        running.stop()
        database.close()


def address(wanted: Filter) -> str:
    """As the page's form would say it."""
    told: list[tuple[str, str]] = [("q", wanted.words), ("album", wanted.album or "")]
    for name, values in (("model", wanted.models), ("size", wanted.sizes), ("colour", wanted.colours),
                         ("kind", wanted.kinds), ("key", wanted.keys)):  # fmt: skip
        told += [(name, value) for value in values]
    for name, at in (("from", wanted.since), ("to", wanted.until)):
        told += [(name, time.strftime("%Y-%m-%d", time.gmtime(at / 1000)))] if at is not None else []
    told += [("cost_from", str(wanted.cost_from / 1e6))] if wanted.cost_from is not None else []
    told += [("favourite", "1")] if wanted.favourite else []
    return urlencode([(name, value) for name, value in told if value])


if __name__ == "__main__":
    main()
