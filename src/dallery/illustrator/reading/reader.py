"""One pass over the tags of a prompt from left to right: drafts of subjects and their ties; nothing visual."""

from __future__ import annotations

from ..words import table
from .acting import JOINING, SUBJECT, act
from .drafts import Draft, Pending
from .lexicon import Entry, row
from .placing import DESCRIBING, PLACING, arrive, keep_acts, roofed_before, stood_on
from .roles import Tie, complexion, give, tie
from .sharing import filled, holds
from .tagging import BREAK, Tag, names_a_thing

LARGEST_COUNT = 12
PLURAL_COUNT = 3
MOST_DRAFTS = 60  # a picture holds fewer; a list of thousands must not cost seconds
_QUIET = ("a", "an", "at", "with", "see", "in", "and", "에서", "to", "within", "그리고", "속의", "안", "속")
_TOGETHER = ("holdhands", "tug", "walk", "run", "dance")
_PERSONAL = frozenset((
    "blond", "redhead", "blackhair", "brownhair", "whitehair", "pinkhair", "bluehair", "greenhair", "longhair", "curly",
    "ponytail", "braids", "bun", "dark", "tan", "pale", "bob", "bald", "bearded", "moustache", "freckled", "atleft",
    "atright", "far", "near",
))  # fmt: skip


class Reader:
    """One pass over the tags from left to right."""

    def __init__(self, tags: list[Tag], korean: bool) -> None:
        self.tags, self.korean = tags, korean
        self.drafts: list[Draft] = []
        self.relations: list[Tie] = []
        self.conditions: dict[str, list[str]] = {}
        self.settings: list[str] = []
        self.pending = Pending()
        self._waiting: list[tuple[str, Draft]] = []
        self.open_relation: tuple[Draft, str] | None = None
        self.open_action: tuple[Draft, str, str] | None = None
        self.open_container: Draft | None = None
        self.landmark: tuple[Draft, str] | None = None
        self.landmark_by = ""
        self.tying = ""
        self.roofs: list[tuple[int, tuple[int, int, int], str]] = []
        self.grounds: list[tuple[str, str]] = []
        self.hues: list[tuple[str, tuple[int, int, int], str]] = []
        self.understood: list[str] = []
        self.ignored: list[str] = []
        self.undrawn: list[str] = []
        self.writings: list[str] = []
        self.trade: list[tuple[str, str]] = []
        self.parts: list[tuple[str, str]] = []
        self.feasts: list[tuple[str, str]] = []

    def read(self) -> None:
        for position, current in enumerate(self.tags):
            if current == BREAK:
                self._clause_ends(position)
            elif not current.entries:
                self._unknown(current, position)
            else:
                self._known(current, position)
        self._clause_ends()
        self.take_back(self.landmark_by)

    def _clause_ends(self, position: int | None = None) -> None:
        if position is not None and self.pending.words and self._next_kind(position) in DESCRIBING:
            return  # 'a small, fluffy cat': the comma parts what is said of one thing
        self.untie()
        self.open_action = self.open_container = None
        self.let_go()

    def take_back(self, *words: str) -> None:
        """What was read and came to nothing is not said to have been understood."""
        for word in words:
            if word in self.understood:
                at = len(self.understood) - 1 - self.understood[::-1].index(word)
                self.ignored.append(self.understood.pop(at))

    def let_go(self) -> None:
        """No noun came for what was waiting for one."""
        words, self.pending = self.pending.words, Pending()
        self.take_back(*words)

    def untie(self, meant: bool = False) -> None:
        """Nothing came for a relation to tie; meant: it led to a place or an hour, and that is where things are."""
        word, self.tying, self.open_relation = self.tying, "", None
        if not meant:
            self.take_back(word)

    def _unknown(self, current: Tag, position: int) -> None:
        if current.silent:
            if current.word == "of" and self.drafts and holds(self.drafts[-1].noun):
                self.open_container = self.drafts[-1]
            return
        names_something = (self.pending.article or self.pending.count is not None) and (
            self._next_kind(position) not in ("noun", "unknown")
        )
        (self.undrawn if names_something else self.ignored).append(current.word)
        if names_something or self._next_kind(position) not in ("noun", "unknown"):
            keep_acts(self)
            self.untie()

    def _next_kind(self, position: int) -> str:
        if position + 1 >= len(self.tags) or self.tags[position + 1] == BREAK:
            return "end"
        following = self.tags[position + 1]
        if not following.entries:
            return "silent" if following.silent else "unknown"
        return following.entries[0].kind

    def _known(self, current: Tag, position: int) -> None:
        entry = self._meaning(current, position)
        if entry.kind == "part":
            self.parts.append((entry.key, current.word))
            self._of_a_part(current.word, position)
            return
        if entry.kind in ("writing", "medium"):
            self._of_the_trade(entry, current)
            return
        if current.word in ("한", "하고 있는") and self._has_on():
            self._action("wear", current, position)
            return
        if entry.kind == "number" and entry.key.isdigit():
            if not self._counts(position):
                self.ignored.append(current.word)
                return
            self.understood.append(f"{current.word} → {LARGEST_COUNT}")
        elif current.word not in _QUIET and (entry.kind != "relation" or self.drafts):
            self.understood.append(current.word)
        waiting, before = self.pending, self.pending.state()
        if entry.kind == "noun":
            self.name(entry.key, current)
        elif entry.kind == "action":
            self._action(entry.key, current, position)
        elif entry.kind == "relation":
            self._relation(entry.key, current.word, position)
        elif entry.kind == "setting":
            arrive(self, entry.key, current, position)
        elif entry.kind in ("colour", "number", "size", "expression", "trait"):
            self._attribute(entry, current, position)
        elif entry.kind == "occasion":
            self.feasts.append((entry.key, current.word))
            self.let_go()
        else:
            if self._next_kind(position) not in ("noun", "setting", "unknown", *DESCRIBING):
                self.untie(meant=True)  # 'under the moonlight, with a dog'
            self.conditions.setdefault(entry.kind, []).append(entry.key)
            if entry.kind == "season" and entry.key == "winter":
                self.conditions.setdefault("weather", []).append("snow")
        if self.pending is waiting and waiting.state() != before:
            waiting.words.append(current.word)
        if entry.kind == "setting":
            # 'snowy mountains' is a place and its weather at once
            for also in current.entries:
                if also.kind in ("weather", "time", "season"):
                    self.conditions.setdefault(also.kind, []).append(also.key)

    def _has_on(self) -> bool:
        """'목도리를 한 곰': what may be worn, with an object's mark, before a word that is otherwise 'one'."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.slot is not None and last.particle in ("을", "를") and not last.taken

    def _of_a_part(self, word: str, position: int) -> None:
        """What is said of a part ('a black tail') is not painted but of a roof: it is said to be left out."""
        said = self.pending.colour
        if said is not None and (word.startswith("roof") or word == "지붕"):
            waiting = self.pending.words
            self.roofs.append((len(self.drafts), said, waiting[-1] if waiting else ""))
            self.pending.words = waiting[:-1]
        self.let_go()
        if position + 1 >= len(self.tags) or self.tags[position + 1].word != "of":  # 'on the roof of a house'
            self.untie(meant=True)

    def _of_the_trade(self, entry: Entry, current: Tag) -> None:
        """Words about the picture itself, and the letters that are to stand in it."""
        if entry.kind == "medium":
            self.trade.append((entry.key, current.word))
            return
        host = next((one for one in reversed(self.drafts) if one.writable and one.writing is None), None)
        if host is None:
            self.writings.append(entry.key)
        else:
            host.writing = entry.key
        self.understood.append(current.word)

    def _counts(self, position: int) -> bool:
        """Whether a large number counts things: 'fifty cats', not 'a 1977 corvette'."""
        if self.korean or not self.tags[position].word.isdigit():
            return True
        return any(one.plural and one.means("noun") for one in self.tags[position + 1 : position + 4])

    def _meaning(self, current: Tag, position: int) -> Entry:
        """The meaning that fits its place: 'the moon' is a thing, 'on the moon' a ground."""
        first = current.entries[0]
        noun, part = current.means("noun"), current.means("part")
        if first.key == "rooftop" and self.korean and roofed_before(self, position):
            return Entry("relation", "on")
        if first.kind == "setting" and part is not None and not self.korean and not stood_on(self, position):
            return part
        if noun is not None and names_a_thing(self.tags, position):
            return noun
        if current.word in ("oil", "pixel", "pencil") and self.tags[position - 1] != BREAK:
            return first
        doing = current.means("action")
        if doing is not None and first.kind == "noun" and self._takes_an_object(current.word, position):
            return doing
        if first.kind != "noun" and noun is not None and current.particle in ("을", "를"):
            return noun
        if first.key == "orange" and self._next_kind(position) == "end" and noun is not None:
            return noun
        return first

    def _takes_an_object(self, word: str, position: int) -> bool:
        """'Building a snowman' is no building: an article or whose it is follows."""
        if not word.endswith("ing") or position + 1 >= len(self.tags):
            return False
        following = self.tags[position + 1]
        return following.word in ("a", "an", "the", "his", "her", "their", "its", "my", "some")

    def name(self, key: str, current: Tag) -> None:
        """A thing is named: what waited for it is its own now."""
        count = self.pending.count
        several = 2 if table("nouns")[key].get("pair") else PLURAL_COUNT
        if count is None:
            count = several if current.plural else 1
        if count == 1 and current.plural and not self.pending.article:
            count = several
        draft = Draft(
            key, current.word, min(count, LARGEST_COUNT), self.pending.colour, self.pending.size,
            self.pending.action, self.pending.expression, self.pending.traits,
            particle=current.particle, skin=current.skin, worn=self.pending.worn,
        )  # fmt: skip
        if current.hat is not None:
            draft.worn.append(Draft(current.hat, current.word, taken=True))
        if current.young:
            draft.size *= 0.75
        if not self.korean:
            complexion(draft)
        if draft.writable and self.writings:
            draft.writing = self.writings.pop(0)
        if len(self.drafts) >= MOST_DRAFTS:
            self.undrawn.append(current.word)
            return
        self.drafts.append(draft)
        self._waiting = self.pending.objects
        self.pending = Pending()
        self._tie_up(draft)

    def _tie_up(self, draft: Draft) -> None:
        """Gives what was waiting for a noun this one."""
        before = self.drafts[-2] if len(self.drafts) > 1 else None
        if self.open_container is not None:
            self.add(filled(self.open_container, draft))
            self.untie(meant=True)
            self.open_container = self.open_action = None
            return
        if before is not None and before.particle in JOINING and not before.taken:
            self.add((draft, "and", before))
            if before.alive and before.action is None and draft.action in _TOGETHER:
                before.action = draft.action  # '엄마와 걷는 아이': both walk
        if self.open_relation is not None:
            self.add(tie(*self.open_relation, draft))
            self.tying = ""
        self.untie()
        if self.landmark is not None and draft.particle not in ("을", "를"):
            self.add(tie(draft, self.landmark[1], self.landmark[0]))
            self.landmark, self.landmark_by = None, ""
        if self.open_action is not None:
            who, action, word = self.open_action
            self.add(give(who, action, draft, word))
            self.open_action = None
        for action, thing in self._waiting:
            self.add(give(draft, action, thing))
        self._waiting = []

    def add(self, made: Tie | None) -> None:
        if made is not None and made[0] is not made[2] and not any(
            one[0] is made[0] and one[2] is made[2] for one in self.relations
        ):
            self.relations.append(made)

    def object_before(self, draft: Draft | None) -> Draft | None:
        free = [d for d in self.drafts if d is not draft and not d.taken]
        objects = [d for d in free if d.particle in ("을", "를", "로", "으로")]
        plain = [d for d in objects if d.particle in ("을", "를")]
        return next(reversed(plain or objects), None)

    def _action(self, key: str, current: Tag, position: int) -> None:
        weather = table("actions")[key].get("weather")
        if weather is not None:  # a snowball fight needs snow
            self.conditions.setdefault("weather", []).append(weather)
        if self.korean:
            act(self, key, current, position)
            return
        if not self.drafts:
            self.pending.action = key
            return
        free = [d for d in self.drafts if not d.taken]
        who = next((d for d in reversed(free) if d.alive), free[-1] if free else self.drafts[-1])
        if key == "hold" and current.word == "with":
            self.open_action = (who, key, "with")
            return
        if self._next_kind(position) == "noun" and self._modifies(position):
            self.pending.action = key
            return
        if key == "hold" and who.action is not None:
            self.open_action = (who, key, current.word)
            return
        who.action = key if key not in ("wear",) or who.action is None else who.action
        if key == "look" and position + 1 < len(self.tags) and self.tags[position + 1] == BREAK:
            return
        for first, how, second in self.relations:
            if how in ("beside", "and") and who in (first, second):
                other = second if who is first else first
                other.action = other.action or key
        self.open_action = (who, key, current.word) if table("actions")[key].get("object") else None

    def _modifies(self, position: int) -> bool:
        """'and a flying car': the word stands between an article, number or 'and' and its noun."""
        if position == 0 or not self.tags[position].word.endswith("ing"):
            return False
        before = self.tags[position - 1]
        return before.means("number") is not None or before.word in ("and", "the", "with")

    def _relation(self, key: str, word: str, position: int) -> None:
        if not self.drafts:
            return
        if self.korean and self._before(position) in PLACING:
            return  # '달빛 아래', '호수 옆': it says where, and that is the place itself
        if key == "through" or key == "toward":
            self.untie()
            self.tying = word
            self.open_action = None  # 'reading a story to her child' reads no child
            last = self.drafts[-1].owner or self.drafts[-1]
            if key == "toward" and not self.korean and last.alive and last.action is not None:
                self.open_relation = (last, "and")
            return
        if self.korean:
            last = self.drafts[-1]
            actors = [d for d in self.drafts[:-1] if d.particle in SUBJECT]
            if actors:
                self.add(tie(actors[-1], key, last))
            else:
                self.take_back(self.landmark_by)
                self.landmark, self.landmark_by = (last, key), word
            return
        self.untie()
        self.tying, self.open_relation = word, (self.drafts[-1], key)
        if key not in ("and", "beside"):
            main = [d for d in self.drafts if not d.taken]
            self.open_relation = (main[-1] if main else self.drafts[-1], key)
        self.open_action = None

    def _before(self, position: int) -> str:
        """The kind of the word before this one."""
        before = self.tags[position - 1] if position else BREAK
        return before.entries[0].kind if before.entries else ""

    def _attribute(self, entry: Entry, current: Tag, position: int) -> None:
        details = row(entry.kind, entry.key)
        follows = self.korean and self._next_kind(position) not in ("noun", "unknown", "colour")
        last = self.drafts[-1] if self.drafts else None
        if entry.kind == "number":
            self.pending.article = current.word in ("a", "an")
            if self.korean and last is not None and self._counts_back(current, position):
                last.count = min(details["n"], LARGEST_COUNT)
                last.particle = last.particle or current.particle
            else:
                self.pending.count = details["n"]
        elif entry.kind == "colour":
            self.pending.colour = tuple(details["rgb"])
        elif entry.kind == "size":
            self.pending.size = details["scale"]
        elif entry.key in _PERSONAL and last is not None and self._next_kind(position) != "noun":
            last.traits.append(entry.key)
            self.untie(meant=True)
            self.open_action = None
        elif entry.kind == "trait" and current.word.startswith("made of") and last is not None:
            last.traits.append(entry.key)
            last.colour = last.colour or (tuple(details["rgb"]) if "rgb" in details else None)
        elif entry.kind == "expression" and follows and last is not None:
            last.expression = entry.key
        elif entry.kind == "expression":
            self.pending.expression = entry.key
        else:
            self.pending.traits.append(entry.key)
            if "rgb" in details and self.pending.colour is None:
                self.pending.colour = tuple(details["rgb"])

    def _counts_back(self, current: Tag, position: int) -> bool:
        """'고양이 두 마리' counts the noun before it, '두 마리의 고양이' the one after."""
        return not current.particle.startswith("의") and (
            current.particle != "" or self._next_kind(position) not in ("noun", "colour", "size")
        )
