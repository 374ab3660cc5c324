"""Reads models.toml and an operator's file of the same form into Models; it refuses a key or value it does not know."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dallery.catalogue.model import Dialect, Model, Price, SizeRule
from dallery.domain.money import micros_from_dollars
from dallery.domain.request import Size
from dallery.errors import StartRefused

Row = dict[str, Any]

OWN_FILE = Path(__file__).with_name("models.toml")

# A row that is `like` another takes its abilities and prices; whose life it is stays its own.
_NOT_INHERITED = frozenset({"like", "title", "note", "note_ko", "released", "ends", "successor", "snapshot_of"})


@dataclass(frozen=True)
class Defaults:
    """Ids of rows: what an unnamed model means, the same with GPT-only parameters, and who serves without a key."""

    unnamed: str
    gpt: str
    fallback: str


def read_rows(extra: Path | None = None) -> tuple[Mapping[str, Model], Defaults]:
    """Raises StartRefused, with the file's name and the row, for whatever does not fit."""
    written, standing = _parsed(OWN_FILE)
    if extra is not None:
        more, changed = _parsed(extra)
        for model_id, row in more.items():
            written[model_id] = _over(written.get(model_id, {}), row)
        standing |= changed
    models = {model_id: _model(model_id, _full(model_id, written, ())) for model_id in written}
    defaults = _defaults(standing)
    _check_references(models, defaults)
    return models, defaults


def _parsed(path: Path) -> tuple[dict[str, Row], Row]:
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else str(exc)
        raise StartRefused(f"The catalogue file {path.name} cannot be read: {reason}.") from exc
    models, defaults = content.pop("models", {}), content.pop("defaults", {})
    if content or not isinstance(models, dict) or not all(isinstance(row, dict) for row in models.values()):
        raise StartRefused(f"The catalogue file {path.name} may hold only [defaults] and [models.…] tables.")
    return models, defaults


def _over(below: Row, above: Row) -> Row:
    merged = below | above
    if isinstance(below.get("price"), dict) and isinstance(above.get("price"), dict):
        merged["price"] = below["price"] | above["price"]
    return merged


def _full(model_id: str, written: dict[str, Row], on_the_way: tuple[str, ...]) -> Row:
    row = written[model_id]
    like = row.get("like")
    if like is None:
        return row
    if not isinstance(like, str) or like not in written or like in on_the_way or like == model_id:
        raise StartRefused(f"The catalogue row '{model_id}' is like '{like}', which is no other row.")
    below = _full(like, written, (*on_the_way, model_id))
    inherited = {key: value for key, value in below.items() if key not in _NOT_INHERITED}
    return _over(inherited, {key: value for key, value in row.items() if key != "like"})


def _model(model_id: str, row: Row) -> Model:
    try:
        _refuse_unknown(row, {one.name for one in fields(Model)} - {"id"})
        return Model(id=model_id, **{key: _READERS[key](value) for key, value in row.items()})
    except (TypeError, ValueError, InvalidOperation) as exc:
        raise StartRefused(f"The catalogue row '{model_id}' makes no sense: {exc}.") from exc


def _refuse_unknown(row: Row, known: set[str]) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise ValueError(f"unknown key '{unknown[0]}'")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is no whole number")
    return value


def _day(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return tuple(_text(one) for one in value)


def _size(value: Any) -> Size:
    width, _, height = _text(value).partition("x")
    return Size(int(width), int(height))


def _sizes(value: Any) -> tuple[Size, ...]:
    return tuple(_size(one) for one in _texts(value))


def _size_rule(value: Any) -> SizeRule:
    return SizeRule(**{key: _count(number) for key, number in _table(value).items()})


def _table(value: Any) -> Row:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no table")
    return value


def _rate(value: Any) -> Decimal:
    rate = Decimal(_text(value))
    if not rate.is_finite() or rate < 0:
        raise ValueError(f"{value!r} is no price")
    return rate


def _by_quality(read: Callable[[Any], Any]) -> Callable[[Any], Mapping[str, Any]]:
    return lambda value: MappingProxyType({quality: read(one) for quality, one in _table(value).items()})


def _by_size(read: Callable[[Any], int]) -> Callable[[Any], Mapping[Size, int]]:
    return lambda value: MappingProxyType({_size(size): read(one) for size, one in _table(value).items()})


def _price(value: Any) -> Price:
    row = _table(value)
    _refuse_unknown(row, {one.name for one in fields(Price)})
    return Price(**{key: _PRICE_READERS[key](one) for key, one in row.items()})


_PRICE_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    dict.fromkeys(("text_in", "image_in", "image_out", "text_out", "cached_text_in", "cached_image_in"), _rate)
    | dict.fromkeys(("factors", "multiples"), _by_quality(_count))
    | dict.fromkeys(("auto_size", "auto_size_upper"), _size)
    | dict.fromkeys(("input_image_tokens", "input_image_tokens_upper", "text_out_upper"), _count)
    | {
        "tokens": _by_quality(_by_size(_count)),
        "per_image": _by_quality(_by_size(lambda dollars: micros_from_dollars(_text(dollars)))),
        "auto_quality": _text,
    }
)

_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    dict.fromkeys(("title", "provider", "note", "note_ko", "successor", "snapshot_of", "response_format"), _text)
    | dict.fromkeys(("released", "ends"), _day)
    | dict.fromkeys(("qualities", "styles", "fidelities", "formats", "backgrounds", "moderations"), _texts)
    | dict.fromkeys(("max_n", "max_prompt", "max_partials", "seed_max"), _count)
    | dict.fromkeys(("auto_size", "edits", "masks", "streaming", "revised_prompt", "free"), _flag)
    | {"dialect": Dialect, "sizes": _sizes, "size_rule": _size_rule, "default_size": _size, "price": _price}
    | {"seconds": _by_quality(_count)}
)


def _defaults(row: Row) -> Defaults:
    try:
        return Defaults(**{key: _text(value) for key, value in row.items()})
    except (TypeError, ValueError) as exc:
        raise StartRefused(f"The catalogue's [defaults] make no sense: {exc}.") from exc


def _check_references(models: Mapping[str, Model], defaults: Defaults) -> None:
    named = [("[defaults]", one) for one in (defaults.unnamed, defaults.gpt, defaults.fallback)]
    for model in models.values():
        named += [(model.id, one) for one in (model.successor, model.snapshot_of) if one is not None]
    for where, target in named:
        if target not in models:
            raise StartRefused(f"The catalogue row '{where}' names '{target}', which is no row.")
