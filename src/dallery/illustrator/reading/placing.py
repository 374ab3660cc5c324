"""What a named place does to a reading: its colour, what led to it, when a roof is a place; it paints none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words import table
from .drafts import Pending
from .lexicon import phrases, row
from .tagging import BREAK, Tag

if TYPE_CHECKING:
    from .reader import Reader

DESCRIBING = ("colour", "number", "size", "expression", "trait")
PLACING = ("setting", "time", "season", "weather", "mood")
_WINGED = ("birds", "plumage", "fantastic")
ROOFED = ("buildings", "landmarks", "wonders", "korea", "squares")


def stood_on(reader: Reader, position: int) -> bool:
    """'On a red roof' is a place to be, 'a house with a red roof' a house."""
    following = reader.tags[position + 1].word if position + 1 < len(reader.tags) else ""
    if following == "of" or any(one.family in ROOFED for one in reader.drafts):
        return False
    for one in reversed(reader.tags[max(0, position - 5) : position]):
        if one.entries and one.entries[0].kind == "relation":
            return one.entries[0].key in ("on", "over", "through")
        if one == BREAK or (one.entries and one.entries[0].kind not in (*DESCRIBING, *PLACING)):
            return False
    return False


def roofed_before(reader: Reader, position: int) -> bool:
    """'한옥 지붕 위의 까치': the roof is that of the house just named."""
    named = position > 0 and reader.tags[position - 1].means("noun") is not None
    return named and bool(reader.drafts) and reader.drafts[-1].family in ROOFED


def arrive(reader: Reader, key: str, current: Tag, position: int) -> None:
    """A place is named: what led there is tied to it, what cannot be said of a place is given up."""
    noun = current.means("noun")
    if noun is not None and reader.pending.count is not None and not reader.pending.article:
        reader.settings.append(key)
        reader.name(noun.key, current)
        return
    overhead = reader.open_relation[1] if reader.open_relation else ""
    if reader.korean and position + 1 < len(reader.tags) and reader.tags[position + 1].means("relation"):
        overhead = reader.tags[position + 1].entries[0].key
    if key != "clouds" or overhead != "under":  # 'under a blue sky' nobody flies
        reader.settings.append(key)
        reader.grounds.append((key, current.word))
    if reader.open_relation and overhead in ("over", "above"):
        who = reader.open_relation[0]
        if who.family in _WINGED and who.action is None:
            who.action = "fly"
    _colour_of_place(reader, key)
    reader.untie(meant=True)
    reader.open_action = reader.landmark = None
    reader.take_back(reader.landmark_by)
    reader.landmark_by = ""
    keep_acts(reader)


def keep_acts(reader: Reader) -> None:
    """Gives up what was to be said of a thing, but '우주선을 타고 화성으로 가는 고양이' still rides what it rides."""
    acting = reader.pending if reader.korean else None
    if acting is None or (acting.action is None and acting.expression is None):
        reader.let_go()
        return
    told = [one for one in acting.words if _is_an_act(one)]
    acting.words = [one for one in acting.words if one not in told]
    reader.let_go()
    reader.pending = Pending(action=acting.action, expression=acting.expression, objects=acting.objects, words=told)


def _is_an_act(word: str) -> bool:
    found = phrases().get(word)
    return found is None or found[0].kind in ("action", "expression")  # None: an English verb with a Korean ending


def _colour_of_place(reader: Reader, key: str) -> None:
    """A colour said of a place that can have it; of others it is given up with the rest that waits."""
    said = reader.pending.colour
    if said is None:
        return
    place = table("settings")[key]
    own = [tuple(row("colour", name)["rgb"]) for name in place.get("natural", ())]
    if "hue" in place or said in own:
        word = next((w for w in reader.pending.words if any(e.kind == "colour" for e in phrases().get(w, ()))), "")
        reader.hues.append((key, said, word))
        reader.pending.words = [one for one in reader.pending.words if one != word]


def roof_over(reader: Reader) -> None:
    """'A house with a red roof', '빨간 지붕의 집': the colour is the roof's, of the building that is nearest."""
    for at, colour, word in reader.roofs:
        before = [one for one in reversed(reader.drafts[:at]) if table("nouns")[one.noun].get("roof")]
        after = [one for one in reader.drafts[at:] if table("nouns")[one.noun].get("roof")]
        found = [*after, *before] if reader.korean else [*before, *after]
        if found:
            found[0].roof = colour
        else:
            reader.take_back(word)
