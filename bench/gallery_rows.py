"""A million pictures of one owner from one seed, as rows: Zipf's words in Korean and English, seasons, albums.

It fills an empty database past every desk, and measures and shows nothing.
"""

# ruff: noqa: SIM905 - words read better as words

from __future__ import annotations

import functools
import io
import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dallery.domain.colours import COLOURS
from dallery.domain.filter import Filter
from dallery.storage import hanging, search_index
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.records import stored_colours

START = 1_690_000_000_000  # 2023-07-22
SPAN = 3 * 365 * 24 * 3600 * 1000
BATCH = 5_000
KOREAN = """
고양이 강아지 여우 호랑이 토끼 바다 노을 숲 산 강 호수 눈 비 밤 아침 서울 부산 제주 한옥 한복 김치 비빔밥 커피
책 창문
기차 자전거 우주 별 달 태양 구름 꽃 벚꽃 단풍 나무 아이 할머니 소녀 소년 기사 용 로봇 도시 골목 시장 학교
도서관 정원 등대
""".split()
PARTICLES = ("가", "를", "은", "와", "의", "에서", "", "")
ADJECTIVES = """
따뜻한 차가운 오래된 작은 커다란 빛나는 조용한 붉은 푸른 하얀 귀여운 몽환적인 수채화풍의 유화풍의 사실적인
""".split()
ENGLISH = """
cat dog fox tiger rabbit sea sunset forest mountain river lake snow rain night morning city street market school
library garden lighthouse train bicycle space star moon sun cloud flower cherry maple tree child grandmother girl
boy knight dragon robot castle island desert bridge window coffee book piano violin portrait landscape
""".split()
GLUE = """
a the in of with and under over beside warm cold old tiny huge glowing quiet red blue white cute dreamy
""".split()
STYLES = """
watercolour oil-painting photorealistic 35mm cinematic isometric pixel-art ukiyo-e studio-light
""".split()
MODELS = ("gpt-image-2", "gpt-image-1", "dall-e-3", "illustrator-1", "dall-e-2", "gpt-image-1-mini")
SIZES = ((1024, 1024), (1536, 1024), (1024, 1536), (512, 512), (256, 256), (3840, 2160))
IMAGE_COLUMNS = (
    "id", "job_id", "owner_id", "position", "sha256", "original_sha256", "byte_size", "width", "height", "media_type",
    "prompt", "model", "revised_prompt", "created_at", "deleted_at", "kind", "provider", "key_id", "cost", "favourite",
    "parent_id", "colours", "place", "deletion",
)  # fmt: skip
JOB_COLUMNS = (
    "id", "owner_id", "scope", "fingerprint", "state", "request", "provider", "priority", "attempt", "day", "hold",
    "cost", "memory", "cancel_requested", "absorbed", "created_at", "started_at", "finished_at", "delivered_at",
)  # fmt: skip


class Author:
    """Prompts; a tail of rare words is spelt from syllables and letters."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        syllables = "가나다라마바사아자차카타파하고노도로모보소오조초구누두루무부수우주기니디리미비시이지"
        self._rare_korean = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
        letters = "etaoinshrdlucmfwypvbgkjqxz"
        weights = range(len(letters), 0, -1)
        self._rare_english = ["".join(chance.choices(letters, weights, k=chance.randint(4, 9))) for _ in range(20_000)]

    def prompt(self, month: int) -> str:
        chance = self._chance
        if chance.random() < 1 / 3:
            words = [chance.choice(ADJECTIVES), self._subject(KOREAN, month) + chance.choice(PARTICLES)]
            words += [self._korean() for _ in range(chance.randint(2, 9))]
        else:
            words = [chance.choice(GLUE), self._subject(ENGLISH, month)]
            words += [self._english() for _ in range(chance.randint(5, 22))]
            words.append(chance.choice(STYLES))
        if month == 9 and chance.random() < 0.5:
            words.append("hanamatsuri 꽃축제")  # thousands of one month, none since
        return " ".join(words)

    def _subject(self, words: list[str], month: int) -> str:
        # What somebody paints all month.
        return words[month % len(words)] if self._chance.random() < 0.3 else self._zipf(words)

    def _korean(self) -> str:
        if self._chance.random() < 0.15:
            return self._zipf(self._rare_korean) + self._chance.choice(PARTICLES)
        return self._zipf(KOREAN) + self._chance.choice(PARTICLES)

    def _english(self) -> str:
        kind = self._chance.random()
        return self._zipf(self._rare_english if kind < 0.15 else GLUE if kind < 0.5 else ENGLISH)

    def _zipf(self, words: list[str]) -> str:
        return words[int(len(words) ** self._chance.random()) - 1]


def pictures(count: int, owner: str, sha256: str) -> Iterator[tuple[list[tuple[Any, ...]], list[dict[str, Any]]]]:
    """Rows of jobs and of images, batch by batch, oldest first."""
    chance = random.Random(20261122)
    author = Author(chance)
    made = 0
    while made < count:
        jobs: list[tuple[Any, ...]] = []
        images: list[dict[str, Any]] = []
        while len(images) < min(BATCH, count - made):
            at = START + SPAN * (made + len(images)) // count
            group = min(chance.choice((1, 1, 1, 2, 4)), count - made - len(images))
            job, rows = order(chance, author, owner, sha256, at, group)
            for row in rows:
                row["place"] = hanging.first_place(at) | (made + len(images)) & 0xFFFFF
                images.append(row)
            jobs.append(job)
        made += len(images)
        yield jobs, images


def order(
    chance: random.Random, author: Author, owner: str, sha256: str, at: int, count: int
) -> tuple[tuple[Any, ...], list[dict[str, Any]]]:
    month = (at - START) * 36 // SPAN
    prompt = author.prompt(month)
    old = month < 12
    model = chance.choices(MODELS, (5, 10, 70, 10, 5, 0) if old else (70, 20, 0.5, 9, 0, 0.5))[0]
    width, height = chance.choices(SIZES, (60, 18, 18, 2, 1.9, 0.1))[0]
    kind = "generation" if model == "dall-e-3" else chance.choices(
        ("generation", "edit", "variation", "import"), (85, 11, 3, 1)
    )[0]
    cost = 0 if model == "illustrator-1" else chance.choice((5_000, 11_000, 40_000, 53_000))
    if chance.random() < 0.0005:
        cost = 400_000
    job_id = f"job_{chance.getrandbits(100):025x}"
    request = json.dumps({"prompt": prompt, "model": model, "kind": "generation", "n": count}, ensure_ascii=False)
    job = (
        job_id, owner, owner, "", "done", request, "openai", 100, 1, "2024-01-01", 0, 0, "{}", False, 0, at, at, at, at,
    )  # fmt: skip
    rows = []
    for position in range(count):
        deleted = chance.random() < 0.01
        names = chance.choices(COLOURS, (9, 8, 6, 12, 3, 14, 4, 0.5, 14, 12, 8, 14), k=chance.randint(1, 3))
        rows.append({
            "id": f"img_{chance.getrandbits(100):025x}", "job_id": job_id, "owner_id": owner, "position": position,
            "sha256": sha256, "original_sha256": None, "byte_size": 77, "width": width, "height": height,
            "media_type": "image/png", "prompt": prompt, "model": model, "revised_prompt": None, "created_at": at,
            "deleted_at": at if deleted else None, "kind": kind, "provider": "openai",
            "key_id": chance.choices((None, "key_often", "key_rare"), (70, 29.95, 0.05))[0], "cost": cost,
            "favourite": chance.random() < 0.02, "parent_id": None,
            "colours": stored_colours(tuple(dict.fromkeys(names))), "deletion": "del_x" if deleted else None,
        })  # fmt: skip
    return job, rows


# -- building -------------------------------------------------------------------------------------------------------


def build(url: str, home: Path, count: int) -> str:
    """A migrated database with `count` pictures; its owner."""
    for name in ("chunk_numbers", "token"):  # remembered only here: a server meets one prompt at a time
        setattr(search_index, name, functools.lru_cache(300_000)(getattr(search_index, name)))
    database = Database(url)
    database.migrate()
    owner = Accounts(database).first_owner(START)
    sha256 = Blobs(home / "blobs").put(_tiny_png())
    (fill_sqlite if database.kind == "sqlite" else fill_postgres)(database, owner, count, sha256)
    database.close()
    return owner


def fill_sqlite(database: Database, owner: str, count: int, sha256: str) -> None:
    connection = sqlite3.connect(str(database.path), isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    image = f"INSERT INTO images ({', '.join(IMAGE_COLUMNS)}) VALUES ({', '.join('?' * len(IMAGE_COLUMNS))})"
    job = f"INSERT INTO jobs ({', '.join(JOB_COLUMNS)}) VALUES ({', '.join('?' * len(JOB_COLUMNS))})"
    entry = "INSERT INTO image_index (rowid, numbers) VALUES (?, ?)"
    seen: set[tuple[str, str, str]] = set()
    for jobs, rows in pictures(count, owner, sha256):
        connection.executemany(job, jobs)
        connection.executemany(image, [[row[name] for name in IMAGE_COLUMNS] for row in rows])
        numbers = ((row["place"], search_index.written(search_index.row_numbers(row))) for row in rows)
        connection.executemany(entry, numbers)
        seen |= hanging.seen(rows)
    connection.executemany("INSERT INTO facets VALUES (?, ?, ?)", sorted(seen))
    for sql in _albums(owner):
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def fill_postgres(database: Database, owner: str, count: int, sha256: str) -> None:
    seen: set[tuple[str, str, str]] = set()
    with database.write() as outer:
        connection = outer.connection.cursor()
        connection.execute("DROP INDEX ix_image_index_numbers")
        for jobs, rows in pictures(count, owner, sha256):
            _copy(connection, "jobs", JOB_COLUMNS, jobs)
            _copy(connection, "images", IMAGE_COLUMNS, ([row[name] for name in IMAGE_COLUMNS] for row in rows))
            numbers = ((row["place"], search_index.row_numbers(row)) for row in rows)
            _copy(connection, "image_index", ("place", "numbers"), numbers)
            seen |= hanging.seen(rows)
        _copy(connection, "facets", ("owner_id", "name", "value"), sorted(seen))
        for sql in _albums(owner):
            connection.execute(sql)
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute(search_index.POSTGRES_INDEX)
    with database._writer.connect().execution_options(isolation_level="AUTOCOMMIT") as bare:
        bare.exec_driver_sql("VACUUM ANALYZE")


def _copy(cursor: Any, table: str, columns: tuple[str, ...], rows: Any) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _albums(owner: str) -> Iterator[str]:
    """Of 50, 8,000 and 300,000 pictures, and a smart one."""
    made = f"INSERT INTO albums (id, owner_id, name, filter, created_at) VALUES ('{{}}', '{owner}', '{{}}', {{}}, 1)"
    yield made.format("alb_small", "small", "NULL")
    yield made.format("alb_middle", "middle", "NULL")
    yield made.format("alb_large", "large", "NULL")
    yield made.format("alb_smart", "smart", f"'{Filter(words='고양이', favourite=True).to_json()}'")
    put = "INSERT INTO album_images (album_id, place, image_id) SELECT '{}', place, id FROM images WHERE {}"
    yield put.format("alb_small", "place % 20011 = 7")
    yield put.format("alb_middle", "place % 125 = 7")
    yield put.format("alb_large", "place % 10 < 3")


def _tiny_png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()
