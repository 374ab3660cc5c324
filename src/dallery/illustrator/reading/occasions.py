"""What a feast brings into the picture when the prompt names nothing of it; it reads no sentences."""

from __future__ import annotations

from ..words import table
from .drafts import Draft
from .reader import Reader

_MOST = 8  # things there are; a feast crowds nobody out


def celebrate(reader: Reader, without: frozenset[str]) -> None:
    """Adds the things, hour, season and place of every occasion; one that adds nothing seen is said to be ignored."""
    for key, word in reader.feasts:
        details = table("occasions")[key]
        seen = _brought(reader, details.get("brings", ()), without)
        for kind in ("time", "season", "weather"):
            if kind in details and (kind == "weather" or kind not in reader.conditions):
                reader.conditions.setdefault(kind, []).append(details[kind])
                seen = True
        if "setting" in details and not reader.settings:
            reader.settings.append(details["setting"])
            seen = True
        if not seen and word in reader.understood:
            reader.understood.remove(word)
            reader.ignored.append(word)


def _brought(reader: Reader, nouns: tuple[str, ...], without: frozenset[str]) -> bool:
    """Whether anything of the feast is in the picture, its own or what the prompt names of it."""
    named = {one.noun for one in reader.drafts}
    things = sum(not one.alive for one in reader.drafts)
    for noun in nouns:
        crowded = sum(one.count for one in reader.drafts if not one.taken) >= _MOST
        if noun in without or noun in named or crowded or things > 1 or (named and _folk(noun, reader)):
            continue
        reader.drafts.append(Draft(noun, noun))
    return any(one.noun in nouns for one in reader.drafts)


def _folk(noun: str, reader: Reader) -> bool:
    """Whether it is somebody, and somebody is there already: a wedding of two bears needs no other bride."""
    return bool(table("nouns")[noun]["family"] == "people") and any(one.alive for one in reader.drafts)
