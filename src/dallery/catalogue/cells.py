"""Many orders written at once, as axes that cross or as rows of a CSV; it prices nothing and checks no model."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, fields, replace
from itertools import product

from dallery.catalogue.asked import Asked
from dallery.errors import RequestError

MOST_CELLS = 200
COLUMNS = ("prompt", "model", "size", "quality", "style", "background", "output_format", "seed")
_SEPARATORS = ",;\t"  # spreadsheets of some countries write semicolons


@dataclass(frozen=True)
class Axes:
    """Every prompt with every model, size, quality and seed; an empty axis leaves that to the model.

    `each` holds what all of them share: how many pictures, style, background and file type.
    """

    prompts: tuple[str, ...]
    models: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    seeds: tuple[int, ...] = ()
    each: Asked = field(default_factory=lambda: Asked(""))

    def cells(self) -> tuple[Asked, ...]:
        """RequestError when there is no prompt, or when they are more than MOST_CELLS."""
        if not self.prompts:
            raise RequestError("Write at least one prompt.", param="prompts", code="empty_string")
        crossed = (self.prompts, self.models or (None,), self.sizes or (None,), self.qualities or (None,))
        number = len(self.seeds or (None,))
        for axis in crossed:
            number *= len(axis)
        require_few(number * (self.each.n or 1))
        rows = product(*crossed, self.seeds or (None,))
        return tuple(replace(self.each, prompt=prompt or "", model=model, size=size, quality=quality, seed=seed)
                     for prompt, model, size, quality, seed in rows)  # fmt: skip


def require_few(number: int) -> None:
    if number > MOST_CELLS:
        message = f"These are {number:,} pictures; a grid holds {MOST_CELLS} at most. Cross out some of them."
        raise RequestError(message, param="prompts", code="too_many_pictures")


def read_csv(text: str) -> tuple[Asked, ...]:
    """A row an order; the first row names the columns (`COLUMNS`, "prompt" is needed).  RequestError says which row."""
    text = text.removeprefix("\ufeff").strip("\r\n")
    first = text.partition("\n")[0]
    mark = max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as exc:
        raise RequestError(f"This is no CSV: {exc}.", param="csv") from exc
    known = [name.strip().lower() for name in first.strip("\r").split(mark)]
    known = [name.strip('"') for name in known]
    strange = [name for name in known if name not in COLUMNS]
    if "prompt" not in known or strange:
        about = f"The column '{strange[0][:40]}' is unknown." if strange else "There is no column 'prompt'."
        raise RequestError(f"{about} The columns are: {', '.join(COLUMNS)}.", param="csv")
    require_few(len(rows))
    return tuple(_row(number, dict(zip(known, row.values(), strict=False))) for number, row in enumerate(rows, 2))


def _row(number: int, row: dict[str, object]) -> Asked:
    values: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, str) and value.strip():
            values[name] = value.strip()
    if "prompt" not in values:
        raise RequestError(f"Row {number} has no prompt.", param="csv", code="empty_string")
    seed = values.pop("seed", None)
    if seed is not None and not (seed.isascii() and seed.isdigit() and len(seed) <= 12):
        raise RequestError(f"Row {number}: the seed '{seed[:20]}' is not a whole number.", param="csv")
    return Asked(**values, seed=None if seed is None else int(seed))  # type: ignore[arg-type]


def to_json(asked: Asked) -> dict[str, object]:
    """What is set, JSON-safe."""
    return {one.name: value for one in fields(Asked) if (value := getattr(asked, one.name)) is not None}


def from_json(told: dict[str, object]) -> Asked:
    known = {one.name for one in fields(Asked)}
    return Asked(**{name: value for name, value in told.items() if name in known})  # type: ignore[arg-type]
