"""Turns a prompt into a scene and an account of its words; the sentence itself is read by `reader`."""

from __future__ import annotations

from ..scene import Colour, Relation, Scene, Subject
from ..words import table
from .compounds import merged
from .drafts import CREATURES, Draft, Reading
from .inflection import is_korean
from .lettered import finish_writing
from .lexicon import phrases
from .negation import Absent, sorted_out
from .occasions import celebrate
from .placing import roof_over
from .reader import Reader
from .sharing import shared
from .tagging import names_a_thing, tag

__all__ = ["Reading", "read"]

MOST_SUBJECTS, MOST_THINGS = 12, 30
_MIXED = ("child", "kid", "아이", "어린이", "people", "friend", "친구", "사람", "student", "학생")
_RIDDEN = ("bicycle", "motorcycle", "scooter", "tricycle")  # none of them runs without somebody on it
_WET = frozenset(("sea", "lake", "beach", "harbour", "canal", "underwater", "island", "waterfall", "icesea", "pool"))
_ROOMS = frozenset(("classroom", "laboratory", "library", "museum", "stage"))
_OUTSIDE = frozenset(("volcano", "space", "moon", "mars", "sea", "mountains", "jungle", "desert", "underwater"))
_FOOD = frozenset(("food", "meals", "pantry", "sweets", "fruits"))
_LAND = frozenset(("critters", "hoofed", "birds", "plumage", "machines"))
_STILL = ("still life", "정물", "정물화")


def _mend(reader: Reader, without: frozenset[str]) -> None:
    """What goes without saying: an elderly woman is a grandmother, a reader has a book, a skater a board."""
    aged = {"woman": "grandmother", "man": "grandfather"}
    nouns = table("nouns")
    _gather(reader)
    hours = reader.conditions.get("time", [])
    if "moonlit" in hours:  # where its light falls the moon is seen
        reader.conditions["time"] = ["night" if hour == "moonlit" else hour for hour in hours]
        if not any(one.noun == "moon" for one in reader.drafts):
            reader.drafts.append(Draft("moon", "moon"))
    _set_to_work(reader)
    for draft in list(reader.drafts):
        if "old" in draft.traits and draft.noun in aged:
            draft.noun = aged[draft.noun]
        details = table("actions").get(draft.action or "", {})
        draft.expression = draft.expression or details.get("expression")
        tied = any(who is draft and how in ("meet", "ride", "see", "inside", "play") for who, how,
            _ in reader.relations)
        default, role = details.get("default"), details.get("object")
        if default in nouns and default not in without and not draft.taken:
            if role == "met" and not tied:
                thing = next((one for one in reader.drafts if one.noun == default and one.word == default), None)
                if thing is not None:  # they play with one ball
                    reader.relations.append((draft, details.get("tie", "meet"), thing))
                    continue
                thing = Draft(default, default)
                reader.drafts.append(thing)
                reader.relations.append((draft, details.get("tie", "meet"), thing))
            elif role != "met" and draft.held is None and draft.alive:
                draft.held = Draft(default, default)
        if draft.noun in _RIDDEN and draft.action in ("run", "ride", "drive", "sail") and not any(
            whom is draft and how == "ride" for _, how, whom in reader.relations
        ):
            rider = Draft("boy", "boy", draft.count)
            reader.drafts.append(rider)
            reader.relations.append((rider, "ride", draft))
        if draft.action == "play" and draft.held is None and not tied and draft.alive and "ball" not in without:
            _play_ball(reader, draft)
        ride = details.get("default_ride")
        if ride in nouns and not tied and draft.alive and not any(d.noun == ride for d in reader.drafts):
            thing = Draft(ride, ride, draft.count)
            reader.drafts.append(thing)
            reader.relations.append((draft, "ride", thing))


def _set_to_work(reader: Reader) -> None:
    """Who makes a snowman has no pan, who plants a flag no watering can."""
    made = [whom for _, how, whom in reader.relations if how == "make"]
    flag = next((one for one in reader.drafts if one.noun in ("flag", "koreanflag") and not one.taken), None)
    for draft in reader.drafts:
        if draft.action == "cook" and made and not any(one.family in _FOOD for one in made):
            draft.action = "build"
        if draft.action == "water" and flag is not None:
            draft.action = "stand"


def _play_ball(reader: Reader, draft: Draft) -> None:
    """Who plays and nothing is said of an instrument or a toy runs after a ball, if none is there."""
    draft.action = "run"
    if any(one.noun.endswith("ball") for one in reader.drafts) or draft.count > 2:
        return
    ball = Draft("ball", "ball")
    reader.drafts.append(ball)
    reader.relations.append((draft, "meet", ball))


def _gather(reader: Reader) -> None:
    """A family is several people; children are boys and girls; a still life without things has some."""
    for draft in list(reader.drafts):
        party = list(table("nouns")[draft.noun].get("together", ()))
        if not party and draft.count > 1 and draft.word.startswith(_MIXED):
            party = ["girl" if draft.noun == "boy" else "woman"]
            mates = [Draft(party[0], draft.word, draft.count // 2, action=draft.action, traits=list(draft.traits),
                held=draft.held, worn=list(draft.worn))]  # fmt: skip
            draft.count -= draft.count // 2
        elif party:
            draft.noun, draft.count = party[0], 1
            mates = [
                Draft(noun, draft.word, action=draft.action, traits=list(draft.traits), worn=list(draft.worn))
                for noun in party[1:]
            ]
        else:
            continue
        reader.drafts[reader.drafts.index(draft) + 1 : reader.drafts.index(draft) + 1] = mates
        reader.relations += [(mate, "and", draft) for mate in mates]
    if not reader.drafts and "tabletop" in reader.settings and reader.understood[0] in _STILL:
        reader.drafts += [Draft("vase", "vase"), Draft("basket", "fruit")]


def _that_fit(reader: Reader) -> list[Draft]:
    """As many subjects as one picture can hold; the words of the others are said to be undrawn."""
    shown: list[Draft] = []
    things = 0
    for draft in reader.drafts:
        if draft.lost:
            reader.undrawn.append(draft.word)
            reader.understood = [word for word in reader.understood if word != draft.word]
        if draft.taken:
            continue
        if shown and (things + draft.count > MOST_THINGS or len(shown) >= MOST_SUBJECTS):
            reader.undrawn.append(draft.word)
            continue
        things += draft.count
        shown.append(draft)
    return shown


def _subject(draft: Draft) -> Subject:
    return Subject(
        draft.noun, draft.word, draft.count, draft.colour, draft.size, draft.action,
        draft.expression, tuple(draft.traits),
        held=draft.held.noun if draft.held else None,
        held_colour=draft.held.colour if draft.held else None,
        worn=tuple(d.noun for d in draft.worn),
        worn_colours=tuple(d.colour for d in draft.worn),
        skin=draft.skin, eyes=draft.eyes, roof=draft.roof,
        writing=draft.writing or table("nouns")[draft.noun].get("writing"),
                held_writing=draft.held.writing if draft.held else None,
    )  # fmt: skip


def read(prompt: str, style: str | None = None, heed_no: bool = True) -> Reading:
    """Everything a prompt says, and what became of each of its words; heed_no: what is denied is left out."""
    tags, absent = sorted_out(tag(prompt)) if heed_no else (tag(prompt), ())
    reader = Reader(merged(tags), is_korean(prompt))
    styles = [
        t.means("style") for at, t in enumerate(reader.tags) if t.means("style") and not names_a_thing(reader.tags, at)
    ]  # fmt: skip
    reader.read()
    finish_writing(reader)
    roof_over(reader)
    without = frozenset(key for one in absent for key in one.keys)
    _drop_parts(reader)
    _spread_water(reader)
    celebrate(reader, without)
    _mend(reader, without)
    reader.relations = shared(reader.relations)
    shown = _that_fit(reader)
    at = {id(draft): index for index, draft in enumerate(shown)}
    relations = tuple(
        Relation(at[id(who)], how, at[id(whom)])
        for who, how, whom in reader.relations
        if id(who) in at and id(whom) in at and who is not whom
    )
    subjects = tuple(_subject(draft) for draft in shown)
    conditions = reader.conditions
    first = {kind: words[0] for kind, words in conditions.items()}
    setting = _setting_for(subjects, reader.settings, first)
    scene = Scene(
        subjects, relations, setting,
        time=first.get("time") or _time_for(subjects, setting, conditions),
        season=first.get("season"),
        weather=frozenset(conditions.get("weather", ())),
        mood=first.get("mood"), framing=first.get("framing"),
        style=style or (styles[0].key if styles and styles[0] else _hand_of(reader)),
        without=without, hues=_hues(reader, setting),
    )  # fmt: skip
    _tell_grounds(reader, setting)
    _tell_absent(reader, absent, setting)
    _tell_parts(reader, setting)
    _tell_trade(reader, bool(styles))
    return Reading(
        scene,
        tuple(dict.fromkeys(reader.understood)),
        tuple(dict.fromkeys(reader.ignored)),
        tuple(dict.fromkeys(reader.undrawn)),
    )


def _hues(reader: Reader, setting: str) -> tuple[tuple[str, Colour], ...]:
    """The colours of the place that became the picture's, and of the sky; others are said to be left out."""
    roofed = table("settings")[setting].get("roofed", False)
    kept = []
    for place, colour, word in reader.hues:
        if place == setting or (place == "clouds" and not roofed):
            kept.append((place, colour))
        elif word in reader.understood:
            reader.understood.remove(word)
            reader.ignored.append(word)
    return tuple(kept)


def _tell_grounds(reader: Reader, setting: str) -> None:
    """One place is painted; what is said of others is given up, but for what is seen in it."""
    place = table("settings")[setting]
    seen = {setting, *place.get("also", ()), *(() if place.get("roofed") else ("clouds",))}
    for key, word in reader.grounds:
        if key not in seen and word in reader.understood and _only_a_place(word):
            reader.understood.remove(word)
            reader.ignored.append(word)


def _only_a_place(word: str) -> bool:
    return all(one.kind in ("setting", "part") for one in phrases().get(word, ()))


_HANDS = {"painting": "oil", "drawing": "colouredpencil"}


def _hand_of(reader: Reader) -> str:
    """'A painting of' without a style is an oil painting, 'a drawing' one in coloured pencil."""
    return next((_HANDS[key] for key, _ in reader.trade if key in _HANDS), "storybook")


def _tell_trade(reader: Reader, styled: bool) -> None:
    """A picture is a picture; a photograph is not ours to make; 'style' says something only of a style we have."""
    for key, word in reader.trade:
        if key == "photo":
            reader.undrawn.append(word.removesuffix(" of"))
        elif (key == "style" and not styled) or (key == "writing" and not any(one.writing for one in reader.drafts)):
            reader.ignored.append(word)
        else:
            reader.understood.append(word)


def _drop_parts(reader: Reader) -> None:
    """'A cat with green eyes' has them anyway: they are no things of their own beside it."""
    for draft in list(reader.drafts):
        families = table("nouns")[draft.noun].get("part_of", ())
        if any(one is not draft and not one.taken and one.family in families for one in reader.drafts):
            if draft.noun == "eye" and draft.colour is not None:
                place = reader.drafts.index(draft)
                owner = next((one for one in reversed(reader.drafts[:place]) if one.alive), None)
                owner = owner or next((one for one in reader.drafts if one.alive), None)
                if owner is not None:
                    owner.eyes = draft.colour
            reader.drafts.remove(draft)
            reader.relations = [tie for tie in reader.relations if draft not in (tie[0], tie[2])]


def _spread_water(reader: Reader) -> None:
    """Water that something is on or in is the place itself, a lake; alone it lies there as a pool."""
    for draft in list(reader.drafts):
        if draft.noun != "puddle" or "puddle" in draft.word or "웅덩이" in draft.word:
            continue
        entered = any(whom is draft and how in ("on", "inside", "beside") for _, how, whom in reader.relations)
        if entered or set(reader.settings) & _WET:
            reader.drafts.remove(draft)
            reader.relations = [tie for tie in reader.relations if draft not in (tie[0], tie[2])]
            reader.settings = reader.settings or ["lake"]


def _tell_parts(reader: Reader, setting: str) -> None:
    """Heads, tails, windows and branches are seen where something in the picture has them."""
    families = {one.family for one in reader.drafts}
    for key, word in reader.parts:
        row = table("parts")[key]
        shown = bool(families & set(row.get("of", ()))) or setting in row.get("places", ()) or row.get("ever", False)
        (reader.understood if shown else reader.ignored).append(word)


def _tell_absent(reader: Reader, absent: tuple[Absent, ...], setting: str) -> None:
    """What was left out as asked is understood; what the place shows by itself could not be left out."""
    shown = table("settings")[setting].get("shows", ())
    for one in absent:
        stays = one.tag.means("part") is not None or any(key in shown for key in one.keys)
        stays = stays or (setting in one.keys and setting != "clouds")
        (reader.undrawn if stays else reader.understood).append(one.words)


def _setting_for(
    subjects: tuple[Subject, ...], named: list[str], first: dict[str, str]
) -> str:
    named = list(dict.fromkeys(named))
    if "clouds" in named and len(named) > 1:
        named = [name for name in named if name != "clouds"]
    if named:
        if len(named) > 1:  # '화산 실험을 하는 과학실': in a room one talks of other places
            named = sorted(named, key=lambda name: name in _OUTSIDE and any(one in _ROOMS for one in named))
        # The most particular setting wins over the one it stands in: a village in the mountains.
        last = named[-1] if named[0] in ("room",) and named[-1] == "tabletop" else named[0]
        wet = next((name for name in named if name in ("sea", "lake", "underwater")), None)
        if last == "island" and wet and any(table("nouns")[s.noun].get("place") == "water" for s in subjects):
            return wet
        if last == "aquarium" and subjects and all(table("nouns")[s.noun].get("place") == "water" for s in subjects):
            return "fishtank"  # who is kept there is seen through the glass
        flying = any(s.noun == "car" and s.action == "fly" for s in subjects)
        return "futurecity" if last == "city" and flying else last
    if first.get("framing") == "portrait":
        return "backdrop"
    rows = [table("nouns")[subject.noun] for subject in subjects]
    if rows and all(r.get("place") == "table" for r in rows):
        return "tabletop"
    homes = [r["home"] for r in rows if "home" in r]
    if any(r["family"] in _LAND for r in rows):
        homes = [home for home in homes if home != "underwater"]  # a hare races a tortoise ashore
    still = rows and not first.get("weather") and (
        rows[0].get("place") == "table" or any("full" in one.traits for one in subjects)
    )
    if still and not any(r["family"] in CREATURES or r.get("place") in ("backdrop", "sky") for r in rows):
        return "tabletop"  # mushrooms on a pizza are in no forest
    if first.get("time") == "neon":
        return "street"
    return next((home for home in homes if home != "room"), homes[0]) if homes else "meadow"


def _time_for(
    subjects: tuple[Subject, ...], setting: str, conditions: dict[str, list[str]]
) -> str:
    if "aurora" in conditions.get("weather", ()):
        return "night"
    if any(subject.noun in ("moon", "star", "ghost", "comet", "fireworks") for subject in subjects):
        return "night"
    usual: str = table("settings")[setting].get("time", "day")
    return usual
