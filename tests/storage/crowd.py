"""Many different pictures from one seed, and the simplest possible idea of which of them fit a filter."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select

from dallery.domain.filter import Filter, normal
from dallery.domain.image import Image
from dallery.storage.database import Database
from dallery.storage.hanging import hang_rows, places
from dallery.storage.ids import new_id
from dallery.storage.records import image_of, new_job_row, stored_colours
from dallery.storage.tables import images, jobs
from tests.storage.people import NOW, order

WORDS = (
    "고양이가", "고양이를", "한복을", "한복", "입은", "바다", "노을", "눈 속의", "여우", "숲에서", "서울의 밤", "김치",
    "a cat", "cats", "the sunset", "Sunset over", "unset", "forest", "FOX", "sci-fi", "f/1.8", "watercolour", "ÉCOLE",
    "école", "1024x1024", "k팝스타", "e\u0301clair", "100%", "_under_", "it's", "ㅋㅋㅋ", "日本", "🦊", "ab", "z",
)
ASKED = (
    "", "고", "양", "고양", "고양이", "고양이 한복", "이가", "양이를", "밤", "ㅋ", "팝스", "k팝", "없는말",
    "고양이" * 40, "cat", "CAT", "at", "t", "z", "unset", "sunset fox", "sun set", "école", "ecole", "%", "_", "f/1.8",
    "it's", "'", '"', "1024x1024", "🦊", "日", "qqqq", "watercolour over", "xyzzy", "a b c",
    "\x00", "*", "OR", "fox AND cat", "NEAR(",
)
MODELS = ("gpt-image-2", "dall-e-3", "illustrator-1")
SIZES = ((1024, 1024), (1536, 1024), (256, 256))
COLOURS = ("red", "blue", "green", "black")
KEYS = (None, "key_a", "key_b")
MOMENTS = tuple(NOW + round(1000 * 1.6**step) for step in range(41))  # from seconds to years after the first


def fill(database: Database, owner: str, count: int, seed: int) -> list[Image]:
    """`count` pictures of `owner`, newest first; some of a moment, some deleted, some loved."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    with database.write() as connection:
        for number in range(count):
            new = order(owner, created_at=NOW)
            connection.execute(insert(jobs).values(**new_job_row(new, "2026-11-22")))
            rows.append(_row(chance, owner, new.id, number))
        at = places(connection, [row["created_at"] for row in rows])
        for row, place in zip(rows, at, strict=True):
            row["place"] = place
        hang_rows(connection, rows)
        stored = connection.execute(select(images).where(images.c.owner_id == owner)).mappings()
        found = [image_of(row) for row in stored]
    return sorted(found, key=lambda image: image.place, reverse=True)


def _row(chance: random.Random, owner: str, job_id: str, number: int) -> dict[str, Any]:
    width, height = chance.choice(SIZES)
    deleted = chance.random() < 0.1
    return {
        "id": f"img_{seeded(chance)}",
        "job_id": job_id,
        "owner_id": owner,
        "position": 0,
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "original_sha256": None,
        "byte_size": 10,
        "width": width,
        "height": height,
        "media_type": "image/png",
        "prompt": " ".join(chance.choices(WORDS, k=chance.randint(0, 4))),
        "model": chance.choice(MODELS),
        "revised_prompt": chance.choice((None, chance.choice(WORDS))),
        "created_at": chance.choice(MOMENTS),
        "deleted_at": NOW if deleted else None,
        "kind": chance.choice(("generation", "edit", "variation", "import")),
        "provider": "openai",
        "key_id": chance.choice(KEYS),
        "cost": chance.choice((None, 0, 5_000, 53_000, 400_000)),
        "favourite": chance.random() < 0.2,
        "parent_id": None,
        "colours": chance.choice((None, stored_colours(tuple(chance.sample(COLOURS, chance.randint(1, 3)))))),
        "deletion": new_id("del") if deleted else None,
    }


def seeded(chance: random.Random) -> str:
    return f"{chance.getrandbits(60):x}"


def some_filter(chance: random.Random, albums: tuple[str, ...] = ()) -> Filter:
    """Often one condition, sometimes many, sometimes none."""
    often = chance.choice((0.1, 0.2, 0.5))

    def maybe(value: Any, otherwise: Any) -> Any:
        return value if chance.random() < often else otherwise

    def several(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(chance.sample(list(values), chance.randint(1, 2)))

    moments = sorted(chance.choice((NOW - 1, *MOMENTS, MOMENTS[-1] + 1)) for _ in range(2))
    return Filter(
        words=maybe(chance.choice(ASKED), ""),
        models=maybe(several((*MODELS, "unknown")), ()),
        sizes=maybe(several(("1024x1024", "256x256", "1536x1024", "9x9", "nonsense")), ()),
        colours=maybe(several(COLOURS), ()),
        kinds=maybe(several(("generation", "edit", "import")), ()),
        since=maybe(moments[0], None),
        until=maybe(moments[1], None),
        cost_from=maybe(chance.choice((0, 1, 5_000, 53_001)), None),
        cost_to=maybe(chance.choice((0, 5_000, 53_000, 10**12)), None),
        favourite=maybe(chance.random() < 0.5, None),
        album=maybe(chance.choice(albums), None) if albums else None,
        keys=maybe(several(("", "key_a", "key_b")), ()),
    )


def fits(image: Image, wanted: Filter, albums: dict[str, Any] | None = None) -> bool:
    """Whether a picture belongs to the answer, without any index.  `albums`: ids in it, or the filter of a smart one.

    Whether it is deleted is not looked at.
    """
    text = normal(f"{image.prompt}\n{image.revised_prompt or ''}")
    inside = (albums or {}).get(wanted.album or "")
    return (
        all(word in text for word in normal(wanted.words).split())
        and (not wanted.models or image.model in wanted.models)
        and (not wanted.sizes or f"{image.width}x{image.height}" in wanted.sizes)
        and (not wanted.colours or bool(set(image.colours) & set(wanted.colours)))
        and (not wanted.kinds or image.kind in wanted.kinds)
        and (wanted.since is None or image.created_at >= wanted.since)
        and (wanted.until is None or image.created_at < wanted.until)
        and (wanted.cost_from is None or (image.cost is not None and image.cost >= wanted.cost_from))
        and (wanted.cost_to is None or (image.cost is not None and image.cost <= wanted.cost_to))
        and (wanted.favourite is None or image.favourite is wanted.favourite)
        and (not wanted.keys or (image.key_id or "") in wanted.keys)
        and (wanted.album is None or _inside(image, inside, albums))
    )


def _inside(image: Image, held: Any, albums: dict[str, Any] | None) -> bool:
    return fits(image, held, albums) if isinstance(held, Filter) else image.id in held
