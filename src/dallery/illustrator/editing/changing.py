"""A scene and a change in words in, the changed scene out; it paints nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from ..reading import Reading, read
from ..reading.inflection import is_korean
from ..reading.tagging import Tag, normalise, tag
from ..scene import Relation, Scene, Subject
from ..words import table

_CLEAR = frozenset(("rain", "storm", "fog", "snow"))


@dataclass(frozen=True)
class Change:
    """What a change asks for: what to do with the subjects it names, and which conditions it names."""

    does: str
    reading: Reading
    tags: tuple[Tag, ...]
    text: str

    def named(self, kind: str) -> tuple[str, ...]:
        """The keys of this kind that the words name."""
        found = (one.means(kind) for one in self.tags)
        return tuple(dict.fromkeys(entry.key for entry in found if entry is not None))

    @property
    def ignored(self) -> tuple[str, ...]:
        """Words that said nothing; those that only say that something is to change are no loss."""
        return tuple(word for word in self.reading.ignored if not _stands_in(word, *table("edits")))

    @property
    def understood(self) -> tuple[str, ...]:
        """Words that said something beyond that there is to be a change."""
        return tuple(word for word in self.reading.understood if not _stands_in(word, *table("edits")))


def _names(kind: str) -> list[str]:
    row = table("edits")[kind]
    return [name.strip() for name in f"{row['en']},{row['ko']}".split(",")]


def _stands_in(word: str, *kinds: str) -> bool:
    for kind in kinds:
        for name in _names(kind):
            if word.startswith(name) if is_korean(name) else word == name:
                return True
    return False


def wish(text: str) -> Change:
    """Reads a change."""
    words = [word for word in normalise(text) if word != "|"]
    does = next((kind for kind in ("remove", "replace", "add") if any(_stands_in(w, kind) for w in words)), "change")
    return Change(does, read(text, heed_no=does != "remove"), tuple(tag(text)), text)


def is_variation(text: str) -> bool:
    """Whether nothing is asked for but another one."""
    plain = " ".join(normalise(text)).replace("|", "").strip()
    # A whole sentence may say it too: the doors send one where nobody wrote a word.
    names = _names("variation")
    return plain == "" or plain in names or any(name.count(" ") > 2 and name in plain for name in names)


def changed(scene: Scene, change: Change) -> Scene:
    """The scene after the change."""
    return _conditions(_subjects(scene, change), change)


def _conditions(scene: Scene, change: Change) -> Scene:
    times, seasons, weathers = change.named("time"), change.named("season"), set(change.named("weather"))
    weather = set(scene.weather)
    if change.does == "remove":
        return replace(scene, weather=frozenset(weather - weathers),
                       season=None if scene.season in seasons else scene.season)  # fmt: skip
    if weathers:
        weather = weathers
    if "winter" in seasons:
        weather = (weather - {"rain", "storm"}) | {"snow"}
    elif seasons:
        weather.discard("snow")
    if "day" in times and not weathers:
        weather -= _CLEAR - {"snow"}
    styles, moods, framings = change.named("style"), change.named("mood"), change.named("framing")
    named_settings = [one.entries[0].key for one in change.tags if one.entries and one.entries[0].kind == "setting"]
    return replace(
        scene, weather=frozenset(weather),
        time=times[0] if times else scene.time,
        season=seasons[0] if seasons else ("winter" if "snow" in weathers else scene.season),
        style=styles[0] if styles else scene.style,
        mood=moods[0] if moods else scene.mood,
        framing=framings[0] if framings else scene.framing,
        setting=change.reading.scene.setting if named_settings else _thawed(scene.setting, seasons),
    )  # fmt: skip


def _thawed(setting: str, seasons: tuple[str, ...]) -> str:
    """A field of snow is a meadow in any season but winter."""
    return "meadow" if setting == "snowfield" and seasons and "winter" not in seasons else setting


def _subjects(scene: Scene, change: Change) -> Scene:
    subjects: list[Subject | None] = list(scene.subjects)
    asked = _coloured(change)
    at: dict[int, int] = {}
    added: list[int] = []
    for number, one in enumerate(asked):
        same = next((i for i, old in enumerate(subjects) if old is not None and old.noun == one.noun), None)
        wearer = _wearer(subjects, one)
        if change.does == "remove":
            if same is not None:
                subjects[same] = None
            _undress(subjects, one)
        elif change.does == "replace" and same is None and (old := _replaced(subjects, asked)) is not None:
            former = subjects[old]
            assert former is not None
            subjects[old] = replace(former, noun=one.noun, word=one.word, colour=one.colour, traits=one.traits)
            at[number] = old
        elif wearer is not None:
            host = subjects[wearer]
            assert host is not None
            colours = (*host.worn_colours, *(None,) * len(host.worn))[: len(host.worn)]
            subjects[wearer] = replace(host, worn=(*host.worn, one.noun), worn_colours=(*colours, one.colour))
        elif same is not None and change.does != "add":
            at[number] = same
            subjects[same] = _retold(subjects[same], one)
        else:
            at[number] = len(subjects)
            subjects.append(one)
            added.append(len(subjects) - 1)
    if not asked and change.does == "change":
        _told_of_the_first(subjects, change)
    # What is added stands beside what was there, not behind it.
    free = [who for who in added if who > 0 and subjects[0] is not None]
    return _gathered(scene, change, subjects, at, tuple(Relation(who, "beside", 0) for who in free))


def _coloured(change: Change) -> tuple[Subject, ...]:
    """'Make the fox blue': a lone subject takes what is said after it too."""
    asked = change.reading.scene.subjects
    if len(asked) != 1:
        return asked
    said: list[Subject | None] = list(asked)
    plain = asked[0].colour is None
    _told_of_the_first(said, change)
    told = said[0]
    assert told is not None
    return (told if plain else replace(told, colour=asked[0].colour),)


def _gathered(
    scene: Scene, change: Change, subjects: list[Subject | None], at: dict[int, int], beside: tuple[Relation, ...]
) -> Scene:
    """Numbers the subjects anew and carries the relations over."""
    place = {old: new for new, old in enumerate(i for i, one in enumerate(subjects) if one is not None)}
    fresh = [
        replace(one, who=at[one.who], whom=at[one.whom]) for one in change.reading.scene.relations
        if change.does != "replace" and one.who in at and one.whom in at and at[one.who] != at[one.whom]
    ]  # fmt: skip
    moved = {one.who for one in fresh}
    kept = [one for one in scene.relations if one.who not in moved] + fresh
    kept += [one for one in beside if one.who not in moved]
    relations: list[Relation] = [
        replace(one, who=place[one.who], whom=place[one.whom]) for one in kept
        if one.who in place and one.whom in place
    ]  # fmt: skip
    return replace(scene, subjects=tuple(one for one in subjects if one is not None), relations=tuple(relations))


def _retold(old: Subject | None, new: Subject) -> Subject:
    """A subject of which more is said; what is not said stays."""
    assert old is not None
    plain = Subject(new.noun, new.word)
    said = {
        name: getattr(new, name) for name in Subject.__dataclass_fields__
        if name not in ("noun", "word") and getattr(new, name) != getattr(plain, name)
    }  # fmt: skip
    return replace(old, **said)


def _told_of_the_first(subjects: list[Subject | None], change: Change) -> None:
    """'Make it blue': what is said without a noun is said of the first subject."""
    if not subjects or subjects[0] is None:
        return
    expressions, actions = change.named("expression"), change.named("action")
    if expressions:
        subjects[0] = replace(subjects[0], expression=expressions[0])
    if actions:
        subjects[0] = replace(subjects[0], action=actions[0])
    colours = change.named("colour")
    if colours:
        red, green, blue = table("attributes")["colour"][colours[0]]["rgb"]
        subjects[0] = replace(subjects[0], colour=(red, green, blue))
    sizes = change.named("size")
    if sizes:
        subjects[0] = replace(subjects[0], size=table("attributes")["size"][sizes[0]]["scale"])


def _wearer(subjects: list[Subject | None], one: Subject) -> int | None:
    """Who puts on a thing that is worn: the first living subject."""
    if "slot" not in table("nouns")[one.noun]:
        return None
    for number, host in enumerate(subjects):
        if host is not None and table("nouns")[host.noun].get("place", "ground") == "ground":
            return number
    return None


def _undress(subjects: list[Subject | None], one: Subject) -> None:
    for number, host in enumerate(subjects):
        if host is not None and (one.noun in host.worn or host.held == one.noun):
            held = None if host.held == one.noun else host.held
            kept = [(w, c) for w, c in zip_longest(host.worn, host.worn_colours) if w != one.noun]
            subjects[number] = replace(
                host, worn=tuple(w for w, _ in kept), worn_colours=tuple(c for _, c in kept), held=held)  # fmt: skip


def _replaced(subjects: list[Subject | None], asked: tuple[Subject, ...]) -> int | None:
    """The subject that goes: the one the change names, or the first."""
    nouns = {one.noun for one in asked}
    named = [i for i, old in enumerate(subjects) if old is not None and old.noun in nouns]
    return named[0] if named else (0 if subjects and subjects[0] is not None else None)
