"""What was searched for: the address and the filter form read into a `Filter` and into chips. It finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from dallery.domain.colours import COLOURS
from dallery.domain.filter import KINDS, Filter
from dallery.domain.money import dollars, micros_from_dollars
from dallery.web.language import N_, say

MANY = ("model", "size", "colour", "kind", "key")  # fields that may be there several times; one of them has to fit
ONE = ("q", "from", "to", "cost_from", "cost_to", "favourite", "album", "tz")
LONGEST = 200  # characters of one value; more is cut
MOST = 20  # values of one field
KIND_WORDS = {
    "generation": N_("Drawn from words"),
    "edit": N_("Edited"),
    "variation": N_("Variation"),
    "import": N_("Imported"),
}
COLOUR_WORDS = {
    "red": N_("Red"), "orange": N_("Orange"), "yellow": N_("Yellow"), "green": N_("Green"), "cyan": N_("Cyan"),
    "blue": N_("Blue"), "purple": N_("Purple"), "pink": N_("Pink"), "brown": N_("Brown"), "black": N_("Black"),
    "white": N_("White"), "grey": N_("Grey"),
}  # fmt: skip


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the wall, in words, and the query of the wall without it."""

    name: str
    value: str
    words: str
    without: str


@dataclass(frozen=True)
class Sought:
    """`pairs` are the fields that say something, as they stand in an address; what was nonsense is left out."""

    filter: Filter
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    def first(self, name: str) -> str:
        return next((value for field, value in self.pairs if field == name), "")

    def has(self, name: str, value: str) -> bool:
        return (name, value) in self.pairs

    @property
    def narrowed(self) -> int:
        """How many fields of the panel are set; the words are seen in their own field."""
        return sum(name not in ("q", "tz") for name, _ in self.pairs)


def read(args: MultiDict[str, str], *, album: str | None = None, deleted: bool = False) -> Sought:
    """The filter of an address.  `album` and `deleted` are what the page itself shows, whatever its address says."""
    fields = {name: _values(args, name) for name in (*MANY, *ONE)}
    fields["kind"] = [one for one in fields["kind"] if one in KINDS]
    fields["colour"] = [one for one in fields["colour"] if one in COLOURS]
    shift = _minutes(fields["tz"])
    since, until = _day(fields["from"], shift), _day(fields["to"], shift)
    low, high = _cost(fields["cost_from"]), _cost(fields["cost_to"])
    fields["favourite"] = ["1"] if fields["favourite"] else []
    for name, good in (("from", since), ("to", until), ("cost_from", low), ("cost_to", high)):
        if good is None:
            fields[name] = []
    if since is None and until is None:
        fields["tz"] = []
    if album is not None or deleted:
        fields["album"] = []
    found = Filter(
        words=" ".join(fields["q"]),
        models=tuple(fields["model"]),
        sizes=tuple(fields["size"]),
        colours=tuple(fields["colour"]),
        kinds=tuple(fields["kind"]),
        since=since,
        until=None if until is None else until + 24 * 3600 * 1000,
        cost_from=low,
        cost_to=high,
        favourite=True if fields["favourite"] else None,
        album=album or (fields["album"][0] if fields["album"] else None),
        keys=tuple("" if one == "pages" else one for one in fields["key"]),
        deleted=deleted,
    )
    pairs = tuple((name, value) for name in ("q", *MANY, *ONE[1:]) for value in fields[name])
    return Sought(found, pairs)


def read_query(query: str, *, album: str | None = None, deleted: bool = False) -> Sought:
    """The same from a query string that a form carried along."""
    try:
        pairs = parse_qsl(query[:8000], max_num_fields=200)
    except ValueError:
        pairs = []
    return read(MultiDict(pairs), album=album, deleted=deleted)


def chips(sought: Sought, names: Mapping[tuple[str, str], str]) -> tuple[Chip, ...]:
    """`names` are the titles of models, albums and keys by (field, value)."""
    return tuple(
        Chip(name, value, _words(name, value, names), _without(sought.pairs, (name, value)))
        for name, value in sought.pairs
        if name != "tz"
    )


def _words(name: str, value: str, names: Mapping[tuple[str, str], str]) -> str:
    if name == "q":
        return say(N_("“%(words)s”"), words=value)
    if name == "size":
        return value.replace("x", " × ")
    if name == "colour":
        return say(COLOUR_WORDS[value])
    if name == "kind":
        return say(KIND_WORDS[value])
    if name == "favourite":
        return say(N_("Favourites"))
    if name == "from":
        return say(N_("from %(day)s"), day=value)
    if name == "to":
        return say(N_("until %(day)s"), day=value)
    if name == "cost_from":
        return say(N_("from %(amount)s"), amount=dollars(micros_from_dollars(value)))
    if name == "cost_to":
        return say(N_("up to %(amount)s"), amount=dollars(micros_from_dollars(value)))
    return names.get((name, value), value)


def _without(pairs: Iterable[tuple[str, str]], gone: tuple[str, str]) -> str:
    left = [pair for pair in pairs if pair != gone]
    dated = any(name in ("from", "to") for name, _ in left)
    return urlencode([pair for pair in left if dated or pair[0] != "tz"])


def _values(args: MultiDict[str, str], name: str) -> list[str]:
    values = [value.replace("\0", "").strip()[:LONGEST] for value in args.getlist(name)]
    kept = list(dict.fromkeys(value for value in values if value))
    return kept[:MOST] if name in MANY else kept[:1]


def _minutes(values: list[str]) -> int:
    """What a browser calls its time zone: minutes from its clock to UTC."""
    text = values[0] if values else ""
    number = int(text) if text.removeprefix("-").isdecimal() and len(text) <= 4 else 0
    return number if -14 * 60 <= number <= 12 * 60 else 0


def _day(values: list[str], shift: int) -> int | None:
    """The beginning of a day by the reader's clock, in milliseconds."""
    try:
        day = date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None
    if day is None or not 1970 < day.year < 9000:
        return None
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=shift)
    return int(begin.timestamp() * 1000)


def _cost(values: list[str]) -> int | None:
    text = values[0] if values else ""
    if not text or len(text) > 12 or not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return micros_from_dollars(text)
