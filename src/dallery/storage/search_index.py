"""The search index: what pictures are found by, as numbers of one, two and three letters and of their facts.

Both databases hold the same numbers, SQLite in an FTS5 table without content, PostgreSQL in an array under a GIN index.
A hit is a candidate only: whoever asks compares the row itself.  No extension and no tokenizer has to know Korean.
PostgreSQL's index knows the eras of a picture's place beside them, because it has no order of its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from dallery.domain.filter import normal
from dallery.storage import eras

_IDEOGRAPHIC = "\u2e80"  # from here on two letters say enough; below, in alphabets, three are needed
MOST_NUMBERS = 48  # of a search; further ones make it slower and find the same

_ADD_TO_SQLITE = text("INSERT INTO image_index (rowid, numbers) VALUES (:place, :numbers)")
_ADD_TO_POSTGRES = text("INSERT INTO image_index (place, numbers) VALUES (:place, :numbers)")
# FTS5 without content, positions and sizes: nothing but which number is in which row.
_SQLITE = (
    "CREATE VIRTUAL TABLE image_index USING fts5"
    "(numbers, content='', detail='none', columnsize=0, tokenize='ascii')",
)
# One array: of two conditions PostgreSQL would look for the next hit of each by itself, far beyond the era.
POSTGRES_NUMBERS = f"(image_index.numbers || {eras.numbers_sql('image_index.place')})"
# Without fastupdate=off new entries wait in a list that every search has to read.
POSTGRES_INDEX = (
    f"CREATE INDEX ix_image_index_numbers ON image_index USING gin ({POSTGRES_NUMBERS}) WITH (fastupdate = off)"
)
_POSTGRES = ("CREATE TABLE image_index (place BIGINT PRIMARY KEY, numbers INTEGER[] NOT NULL)", POSTGRES_INDEX)


def create(connection: Connection) -> None:
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)


def add(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make rows of `images` findable; each is complete, and new to the index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        told = [{"place": row["place"], "numbers": written(row_numbers(row))} for row in rows]
        connection.execute(_ADD_TO_SQLITE, told)
    else:
        told = [{"place": row["place"], "numbers": row_numbers(row)} for row in rows]
        connection.execute(_ADD_TO_POSTGRES, told)


def change(connection: Connection, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """The row says something else now; `before` is exactly what was added (FTS5 keeps no copy to look it up)."""
    if connection.dialect.name == "sqlite":
        old = text("INSERT INTO image_index (image_index, rowid, numbers) VALUES ('delete', :place, :numbers)")
        connection.execute(old, {"place": before["place"], "numbers": written(row_numbers(before))})
        add(connection, [after])
    else:
        statement = text("UPDATE image_index SET numbers = :numbers WHERE place = :place")
        connection.execute(statement, {"place": after["place"], "numbers": row_numbers(after)})


def row_numbers(row: Mapping[str, Any]) -> list[int]:
    """Everything that a row can be found by, sorted."""
    found = _letters(normal(f"{row['prompt']}\n{row['revised_prompt'] or ''}"))
    found |= {fact("model", row["model"]), fact("size", f"{row['width']}x{row['height']}")}
    found |= {fact("kind", row["kind"]), fact("key", row["key_id"] or ""), fact("bytes", row["sha256"])}
    found |= {fact("colour", name) for name in (row["colours"] or "").split(",") if name}
    if row["cost"] is not None:
        found.add(fact("cost", magnitude(row["cost"])))
    return sorted(found)


def fact(name: str, value: str) -> int:
    return _number(f"\x00{name}\x00{value}")


def magnitude(cost: int) -> str:
    """Costs of which none is twice another are found together; the row itself says the rest."""
    return str(max(0, cost).bit_length())


def magnitudes(low: int | None, high: int | None) -> list[str]:
    """Every magnitude of a cost from `low` to `high`, both included; 64 bits hold any."""
    first = max(0, low or 0).bit_length()
    last = 63 if high is None else max(0, high).bit_length()
    return [str(bits) for bits in range(first, last + 1)]


def word_numbers(word: str) -> list[int]:
    """What a row has to hold that holds `word` (in normal form, without space)."""
    if len(word) <= 2:
        return [_number(word)]
    covered = [False] * len(word)
    pieces = []
    # Every other three letters share one with the next: as good as all of them, and half as much to bring together.
    for start in {*range(0, len(word) - 2, 2), len(word) - 3}:
        piece = word[start : start + 3]
        if max(piece) < _IDEOGRAPHIC:
            pieces.append(piece)
            covered[start] = covered[start + 1] = True
    pieces += [word[start : start + 2] for start in range(len(word) - 1) if not covered[start]]
    return list(dict.fromkeys(_number(piece) for piece in pieces))


def exact(word: str) -> bool:
    """True when the numbers of `word` leave nothing to compare."""
    return len(word) <= 2 or (len(word) == 3 and max(word) < _IDEOGRAPHIC)


def written(numbers: Iterable[int]) -> str:
    return " ".join(token(number) for number in numbers)


def token(number: int) -> str:
    return format(number & 0xFFFFFFFF, "x")


def _letters(content: str) -> set[int]:
    return set().union(*(chunk_numbers(chunk) for chunk in set(content.split())))


def chunk_numbers(chunk: str) -> frozenset[int]:
    """Of every one, two and (in alphabets) three letters that stand together; `chunk` holds no space."""
    pieces = {*chunk, *(chunk[at : at + 2] for at in range(len(chunk) - 1))}
    pieces.update(piece for at in range(len(chunk) - 2) if max(piece := chunk[at : at + 3]) < _IDEOGRAPHIC)
    return frozenset(_number(piece) for piece in pieces)


def _number(piece: str) -> int:
    """32 bits with a sign, as PostgreSQL's INTEGER holds them.  Two pieces may share one: a hit is only a candidate."""
    return zlib.crc32(piece.encode("utf-8", "surrogatepass")) - (1 << 31)
