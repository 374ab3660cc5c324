"""What a Korean verb does to the things named before and after it; nouns and relations are read elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .drafts import Draft
from .roles import give, portable
from .tagging import BREAK, Tag

if TYPE_CHECKING:
    from .reader import Reader

_RESTING = ("sit", "lie", "sleep", "climb", "stand", "ride")
_GOING = ("run", "walk", "ride", "drive", "fly", "sail")
SUBJECT = ("이", "가", "은", "는", "들이", "들은")
JOINING = ("와", "과", "랑", "이랑", "하고")


def _seat_before(reader: Reader) -> Draft | None:
    """'의자에 앉은': where one sits, lies or climbs."""
    return next((d for d in reversed(reader.drafts) if d.particle == "에" and not d.taken), None)


def _tool_before(reader: Reader, thing: Draft | None) -> Draft | None:
    """'돋보기로 개미를 보는': what it is done with is in the hand."""
    tools = [d for d in reader.drafts if d.particle in ("로", "으로") and not d.taken and d is not thing]
    return tools[-1] if tools and thing is not None and portable(tools[-1].noun) else None


def _vehicle_before(reader: Reader, key: str) -> Draft | None:
    """'자전거로 달리는 소녀' rides it."""
    if key not in _GOING:
        return None
    ways = [d for d in reader.drafts if d.particle in ("로", "으로") and not d.taken]
    return ways[-1] if ways and ways[-1].family in ("vehicles", "transport", "wheels") else None


def act(reader: Reader, key: str, current: Tag, position: int) -> None:
    """Gives the act to who does it: the noun ahead that the verb describes, or the one named before."""
    seat = _seat_before(reader) if key in _RESTING else None
    actors = [d for d in reader.drafts if d.particle in SUBJECT and not d.taken]
    ahead = _noun_ahead(reader, position)
    if ahead and (_adnominal(current.word) or not actors):
        thing = reader.object_before(None)
        tool = _tool_before(reader, thing)
        vehicle = _vehicle_before(reader, key)
        if vehicle is not None:
            reader.pending.objects.append(("ride", vehicle))
            vehicle.particle, thing = "-", None if thing is vehicle else thing
        if tool is not None:
            reader.pending.objects.append(("hold", tool))
            tool.particle = "-"
        if thing is not None:
            reader.pending.objects.append((key, thing))
            thing.particle = "-"
            for mate in reader.drafts[: reader.drafts.index(thing)]:
                if key == "wear" and mate.particle in JOINING and mate.slot is not None and not mate.taken:
                    reader.pending.objects.append((key, mate))  # '모자와 목도리를 한'
        if reader.pending.action is None or (key not in ("wear", "hold") and reader.pending.action != "holdhands"):
            reader.pending.action = key
        if seat is not None:
            reader.landmark, seat.particle = (seat, "on"), "-"
            reader.landmark_by = ""
        return
    if not actors:
        actors = [d for d in reader.drafts if d.particle not in ("을", "를", "로", "으로") and not d.taken]
    if not actors:
        reader.pending.action = key
        return
    who = actors[-1]
    if seat is not None and seat is not who:
        reader.add((who, "on", seat))
    thing = reader.object_before(who)
    tool = _tool_before(reader, thing)
    vehicle = _vehicle_before(reader, key)
    if vehicle is not None:
        reader.add(give(who, "ride", vehicle))
        thing = None if thing is vehicle else thing
    if tool is not None:
        reader.add(give(who, "hold", tool))
    if thing is not None:
        reader.add(give(who, key, thing))
    if who.action is None or key not in ("wear", "hold", "stand"):
        who.action = key
    for first, how, second in reader.relations:
        if how == "and" and first is who and second.alive:
            second.action = second.action or key


def _noun_ahead(reader: Reader, position: int) -> bool:
    """Whether a noun comes before the clause ends and before the next thing with a subject's mark."""
    for one in reader.tags[position + 1 : position + 6]:
        if one == BREAK:
            return False
        if one.entries and one.entries[0].kind in ("noun", "orange"):
            return True
        if one.entries and one.entries[0].kind == "relation":
            return False
    return False


def _adnominal(word: str) -> bool:
    return word.endswith(("는", "은", "던")) or (ord(word[-1]) - 0xAC00) % 28 == 4
