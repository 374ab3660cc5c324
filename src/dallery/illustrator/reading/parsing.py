"""Relates the tags of a prompt to one another and builds the scene; it decides nothing visual."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..scene import Colour, Relation, Scene, Subject
from ..words import table
from .inflection import is_korean
from .lexicon import Entry, row
from .tagging import BREAK, Tag, tag

LARGEST_COUNT = 12
_PLURAL_COUNT = 3


@dataclass
class _Draft:
    """A subject while its sentence is still being read."""

    noun: str
    word: str
    count: int = 1
    colour: Colour | None = None
    size: float = 1.0
    action: str | None = None
    expression: str | None = None
    traits: list[str] = field(default_factory=list)
    held: _Draft | None = None
    worn: list[_Draft] = field(default_factory=list)
    taken: bool = False
    particle: str = ""


@dataclass
class _Pending:
    """Words waiting for the noun they belong to."""

    count: int | None = None
    colour: Colour | None = None
    size: float = 1.0
    expression: str | None = None
    traits: list[str] = field(default_factory=list)
    action: str | None = None
    article: bool = False


@dataclass(frozen=True)
class Reading:
    """A scene, and what became of each word."""

    scene: Scene
    understood: tuple[str, ...]
    ignored: tuple[str, ...]
    undrawn: tuple[str, ...]


class _Reader:
    """One pass over the tags from left to right."""

    def __init__(self, tags: list[Tag], korean: bool) -> None:
        self.tags, self.korean = tags, korean
        self.drafts: list[_Draft] = []
        self.relations: list[tuple[_Draft, str, _Draft]] = []
        self.conditions: dict[str, list[str]] = {}
        self.settings: list[str] = []
        self.pending = _Pending()
        self.open_relation: tuple[_Draft, str] | None = None
        self.open_action: tuple[_Draft, str] | None = None
        self.landmark: tuple[_Draft, str] | None = None
        self.understood: list[str] = []
        self.ignored: list[str] = []
        self.undrawn: list[str] = []

    def read(self) -> None:
        for position, current in enumerate(self.tags):
            if current == BREAK:
                self._clause_ends()
            elif not current.entries:
                self._unknown(current, position)
            else:
                self._known(current, position)

    def _clause_ends(self) -> None:
        self.open_relation = self.open_action = None
        self.pending = _Pending()

    def _unknown(self, current: Tag, position: int) -> None:
        if current.silent:
            return
        names_something = (self.pending.article or self.pending.count is not None) and (
            self._next_kind(position) not in ("noun", "unknown")
        )
        (self.undrawn if names_something else self.ignored).append(current.word)
        if names_something:
            self.pending = _Pending()

    def _next_kind(self, position: int) -> str:
        if position + 1 >= len(self.tags) or self.tags[position + 1] == BREAK:
            return "end"
        following = self.tags[position + 1]
        if not following.entries:
            return "silent" if following.silent else "unknown"
        return following.entries[0].kind

    def _known(self, current: Tag, position: int) -> None:
        entry = self._meaning(current, position)
        if entry.kind != "relation" and current.word not in ("a", "an", "at", "with", "see"):
            self.understood.append(current.word)
        if entry.kind == "noun":
            self._noun(entry.key, current)
        elif entry.kind == "action":
            self._action(entry.key, current, position)
        elif entry.kind == "relation":
            self._relation(entry.key)
        elif entry.kind == "setting":
            self._setting(entry.key, current)
        elif entry.kind in ("colour", "number", "size", "expression", "trait"):
            self._attribute(entry, current, position)
        else:
            self.conditions.setdefault(entry.kind, []).append(entry.key)
            if entry.kind == "season" and entry.key == "winter":
                self.conditions.setdefault("weather", []).append("snow")
        if entry.kind == "setting":
            # 'snowy mountains' is a place and its weather at once
            for also in current.entries:
                if also.kind in ("weather", "time", "season"):
                    self.conditions.setdefault(also.kind, []).append(also.key)

    def _meaning(self, current: Tag, position: int) -> Entry:
        """The meaning that fits its place: 'the moon' is a thing, 'on the moon' a ground."""
        first = current.entries[0]
        if current.word in ("oil", "pixel", "pencil") and self.tags[position - 1] != BREAK:
            return first
        noun = current.means("noun")
        if first.kind != "noun" and noun is not None and current.particle in ("을", "를"):
            return noun
        if first.key == "orange" and self._next_kind(position) == "end" and noun is not None:
            return noun
        return first

    def _noun(self, key: str, current: Tag) -> None:
        count = self.pending.count
        if count is None:
            count = _PLURAL_COUNT if current.plural else 1
        if count == 1 and current.plural and not self.pending.article:
            count = _PLURAL_COUNT
        draft = _Draft(
            key, current.word, min(count, LARGEST_COUNT), self.pending.colour, self.pending.size,
            self.pending.action, self.pending.expression, self.pending.traits,
            particle=current.particle,
        )  # fmt: skip
        self.drafts.append(draft)
        self.pending = _Pending()
        if self.open_relation is not None:
            self.relations.append((*self.open_relation, draft))
            self.open_relation = None
        if self.landmark is not None and draft.particle not in ("을", "를"):
            self.relations.append((draft, self.landmark[1], self.landmark[0]))
            self.landmark = None
        if self.open_action is not None:
            self._give(*self.open_action, draft)
            self.open_action = None
        elif draft.action is not None and self.korean:
            thing = self._object_before(draft)
            if thing is not None:
                self._give(draft, draft.action, thing)

    def _object_before(self, draft: _Draft) -> _Draft | None:
        objects = [
            d for d in self.drafts
            if d is not draft and not d.taken and d.particle in ("을", "를", "로", "으로")
        ]  # fmt: skip
        return objects[-1] if objects else None

    def _give(self, who: _Draft, action: str, thing: _Draft) -> None:
        """Hands the object of an action to the one who acts."""
        role = table("actions")[action].get("object")
        slot = table("nouns")[thing.noun].get("slot")
        if role == "worn" or (role == "held" and slot is not None and action != "hold"):
            who.worn.append(thing)
            thing.taken = True
        elif role == "held":
            who.held = thing
            thing.taken = True
        elif role == "ridden":
            self.relations.append((who, "ride", thing))
        elif role == "seen":
            self.relations.append((who, "see", thing))

    def _action(self, key: str, current: Tag, position: int) -> None:
        if not self.korean:
            if not self.drafts:
                self.pending.action = key
                return
            who = self.drafts[-1]
            if key == "hold" and who.action is not None:
                self.open_action = (who, key)
                return
            who.action = key
            for other in self.drafts:
                if (who, "beside", other) in self.relations or (
                    other, "beside", who) in self.relations:  # fmt: skip
                    other.action = other.action or key
            self.open_action = (who, key) if table("actions")[key].get("object") else None
            return
        if self._next_kind(position) == "noun" or self._adnominal(current.word):
            self.pending.action = key
            return
        actors = [d for d in self.drafts if d.particle in ("이", "가", "은", "는", "들이", "들은")]
        actors = actors or [d for d in self.drafts if d.particle not in ("을", "를")]
        if actors:
            actors[-1].action = key
            thing = self._object_before(actors[-1])
            if thing is not None:
                self._give(actors[-1], key, thing)

    @staticmethod
    def _adnominal(word: str) -> bool:
        return word.endswith(("는", "은", "던")) or (ord(word[-1]) - 0xAC00) % 28 == 4

    def _relation(self, key: str) -> None:
        if not self.drafts:
            return
        if self.korean:
            last = self.drafts[-1]
            actors = [d for d in self.drafts[:-1] if d.particle in ("이", "가", "은", "는")]
            if actors:
                self.relations.append((actors[-1], key, last))
            else:
                self.landmark = (last, key)
            return
        self.open_relation = (self.drafts[-1], key)
        if key in ("on", "under", "over", "behind", "before", "inside"):
            main = [d for d in self.drafts if not d.taken]
            self.open_relation = (main[-1] if main else self.drafts[-1], key)
        self.open_action = None

    def _setting(self, key: str, current: Tag) -> None:
        self.settings.append(key)
        self.open_relation = self.open_action = self.landmark = None
        self.pending = _Pending()
        noun = current.means("noun")
        if noun is not None and self.pending.count is not None:
            self._noun(noun.key, current)

    def _attribute(self, entry: Entry, current: Tag, position: int) -> None:
        details = row(entry.kind, entry.key)
        follows = self.korean and self._next_kind(position) not in ("noun", "unknown", "colour")
        last = self.drafts[-1] if self.drafts else None
        if entry.kind == "number":
            self.pending.article = current.word in ("a", "an")
            if self.korean and last is not None and self._counts_back(current, position):
                last.count = details["n"]
                last.particle = last.particle or current.particle
            else:
                self.pending.count = details["n"]
        elif entry.kind == "colour":
            self.pending.colour = tuple(details["rgb"])
        elif entry.kind == "size":
            self.pending.size = details["scale"]
        elif entry.kind == "expression" and follows and last is not None:
            last.expression = entry.key
        elif entry.kind == "expression":
            self.pending.expression = entry.key
        else:
            self.pending.traits.append(entry.key)

    def _counts_back(self, current: Tag, position: int) -> bool:
        """'고양이 두 마리' counts the noun before it, '두 마리의 고양이' the one after."""
        return not current.particle.startswith("의") and (
            current.particle != "" or self._next_kind(position) not in ("noun", "colour", "size")
        )


def _mend(drafts: list[_Draft]) -> None:
    """Nouns that change with what is said of them: an elderly woman is a grandmother."""
    aged = {"woman": "grandmother", "man": "grandfather"}
    for draft in drafts:
        if "old" in draft.traits and draft.noun in aged:
            draft.noun = aged[draft.noun]
        default = table("actions").get(draft.action or "", {}).get("default")
        if default and draft.held is None:
            draft.held = _Draft(default, default)


def _subject(draft: _Draft) -> Subject:
    return Subject(
        draft.noun, draft.word, draft.count, draft.colour, draft.size, draft.action,
        draft.expression, tuple(draft.traits),
        held=draft.held.noun if draft.held else None,
        held_colour=draft.held.colour if draft.held else None,
        worn=tuple(d.noun for d in draft.worn),
        worn_colour=draft.worn[0].colour if draft.worn else None,
    )  # fmt: skip


def read(prompt: str, style: str | None = None) -> Reading:
    """Everything a prompt says, and what became of each of its words."""
    reader = _Reader(tag(prompt), is_korean(prompt))
    styles = [t.means("style") for t in reader.tags if t.means("style")]
    reader.read()
    _mend(reader.drafts)
    shown = [draft for draft in reader.drafts if not draft.taken]
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
        style=style or (styles[0].key if styles and styles[0] else "storybook"),
    )  # fmt: skip
    return Reading(
        scene,
        tuple(dict.fromkeys(reader.understood)),
        tuple(dict.fromkeys(reader.ignored)),
        tuple(dict.fromkeys(reader.undrawn)),
    )


def _setting_for(
    subjects: tuple[Subject, ...], named: list[str], first: dict[str, str]
) -> str:
    if "clouds" in named and len(named) > 1:
        named = [name for name in named if name != "clouds"]
    if named:
        # The most particular setting wins over the one it stands in: a village in the mountains.
        last = named[-1] if named[0] in ("room",) and named[-1] == "tabletop" else named[0]
        flying = any(s.noun == "car" and s.action == "fly" for s in subjects)
        return "futurecity" if last == "city" and flying else last
    if first.get("framing") == "portrait":
        return "backdrop"
    rows = [table("nouns")[subject.noun] for subject in subjects]
    if rows and all(r.get("place") == "table" for r in rows):
        return "tabletop"
    homes = [r["home"] for r in rows if "home" in r]
    if first.get("time") == "neon":
        return "street"
    return homes[0] if homes else "meadow"


def _time_for(
    subjects: tuple[Subject, ...], setting: str, conditions: dict[str, list[str]]
) -> str:
    if "aurora" in conditions.get("weather", ()):
        return "night"
    if any(subject.noun in ("moon", "star", "ghost") for subject in subjects):
        return "night"
    usual: str = table("settings")[setting].get("time", "day")
    return usual
