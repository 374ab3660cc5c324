"""One pass over the tags of a prompt from left to right: drafts of subjects and their ties; nothing visual."""

from __future__ import annotations

from ..words import table
from .drafts import Draft, Pending
from .lexicon import Entry, row
from .roles import Tie, give, tie
from .sharing import filled, holds
from .tagging import BREAK, Tag, names_a_thing

LARGEST_COUNT = 12
PLURAL_COUNT = 3
MOST_DRAFTS = 60  # a picture holds fewer; a list of thousands must not cost seconds
_SUBJECT = ("이", "가", "은", "는", "들이", "들은")
_JOINING = ("와", "과", "랑", "이랑", "하고")
_QUIET = ("a", "an", "at", "with", "see", "in", "and", "에서", "to", "within", "그리고", "속의", "안", "속")
_RESTING = ("sit", "lie", "sleep", "climb", "stand", "ride")
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
                self._clause_ends()
            elif not current.entries:
                self._unknown(current, position)
            else:
                self._known(current, position)

    def _clause_ends(self) -> None:
        self.open_relation = self.open_action = self.open_container = None
        self.pending = Pending()

    def _unknown(self, current: Tag, position: int) -> None:
        if current.silent:
            if current.word == "of" and self.drafts and holds(self.drafts[-1].noun):
                self.open_container = self.drafts[-1]
            return
        names_something = (self.pending.article or self.pending.count is not None) and (
            self._next_kind(position) not in ("noun", "unknown")
        )
        (self.undrawn if names_something else self.ignored).append(current.word)
        if names_something:
            self.pending = Pending()

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
            self._of_a_part()
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
        elif entry.kind == "occasion":
            self.feasts.append((entry.key, current.word))
            self.pending = Pending()
        else:
            self.conditions.setdefault(entry.kind, []).append(entry.key)
            if entry.kind == "season" and entry.key == "winter":
                self.conditions.setdefault("weather", []).append("snow")
        if entry.kind == "setting":
            # 'snowy mountains' is a place and its weather at once
            for also in current.entries:
                if also.kind in ("weather", "time", "season"):
                    self.conditions.setdefault(also.kind, []).append(also.key)

    def _has_on(self) -> bool:
        """'목도리를 한 곰': what may be worn, with an object's mark, before a word that is otherwise 'one'."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.slot is not None and last.particle in ("을", "를") and not last.taken

    def _of_a_part(self) -> None:
        """What is said of a part ('a black tail') is not painted: it is said to be left out."""
        if self.pending.colour is not None and self.understood:
            self.ignored.append(self.understood.pop())
        self.pending = Pending()

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
        noun = current.means("noun")
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

    def _noun(self, key: str, current: Tag) -> None:
        count = self.pending.count
        if count is None:
            count = PLURAL_COUNT if current.plural else 1
        if count == 1 and current.plural and not self.pending.article:
            count = PLURAL_COUNT
        draft = Draft(
            key, current.word, min(count, LARGEST_COUNT), self.pending.colour, self.pending.size,
            self.pending.action, self.pending.expression, self.pending.traits,
            particle=current.particle, skin=current.skin, worn=self.pending.worn,
        )  # fmt: skip
        if current.hat is not None:
            draft.worn.append(Draft(current.hat, current.word, taken=True))
        if current.young:
            draft.size *= 0.75
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
            self._add(filled(self.open_container, draft))
            self.open_container = self.open_relation = self.open_action = None
            return
        if before is not None and before.particle in _JOINING and not before.taken:
            self._add((draft, "and", before))
            if before.alive and before.action is None and draft.action in _TOGETHER:
                before.action = draft.action  # '엄마와 걷는 아이': both walk
        if self.open_relation is not None:
            self._add(tie(*self.open_relation, draft))
            self.open_relation = None
        if self.landmark is not None and draft.particle not in ("을", "를"):
            self._add(tie(draft, self.landmark[1], self.landmark[0]))
            self.landmark = None
        if self.open_action is not None:
            who, action, word = self.open_action
            self._add(give(who, action, draft, word))
            self.open_action = None
        for action, thing in self._waiting:
            self._add(give(draft, action, thing))
        self._waiting = []

    def _add(self, made: Tie | None) -> None:
        if made is not None and made[0] is not made[2] and not any(
            one[0] is made[0] and one[2] is made[2] for one in self.relations
        ):
            self.relations.append(made)

    def _object_before(self, draft: Draft | None) -> Draft | None:
        free = [d for d in self.drafts if d is not draft and not d.taken]
        objects = [d for d in free if d.particle in ("을", "를", "로", "으로")]
        return objects[-1] if objects else None

    def _action(self, key: str, current: Tag, position: int) -> None:
        weather = table("actions")[key].get("weather")
        if weather is not None:  # a snowball fight needs snow
            self.conditions.setdefault("weather", []).append(weather)
        if self.korean:
            self._korean_action(key, current, position)
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

    def _seat_before(self) -> Draft | None:
        """'의자에 앉은': where one sits, lies or climbs."""
        return next((d for d in reversed(self.drafts) if d.particle == "에" and not d.taken), None)

    def _korean_action(self, key: str, current: Tag, position: int) -> None:
        seat = self._seat_before() if key in _RESTING else None
        actors = [d for d in self.drafts if d.particle in _SUBJECT and not d.taken]
        ahead = self._noun_ahead(position)
        if ahead and (self._adnominal(current.word) or not actors):
            thing = self._object_before(None)
            if thing is not None:
                self.pending.objects.append((key, thing))
                thing.particle = "-"
                for mate in self.drafts[: self.drafts.index(thing)]:
                    if key == "wear" and mate.particle in _JOINING and mate.slot is not None and not mate.taken:
                        self.pending.objects.append((key, mate))  # '모자와 목도리를 한'
            if self.pending.action is None or (key not in ("wear", "hold") and self.pending.action != "holdhands"):
                self.pending.action = key
            if seat is not None:
                self.landmark, seat.particle = (seat, "on"), "-"
            return
        if not actors:
            actors = [d for d in self.drafts if d.particle not in ("을", "를", "로", "으로") and not d.taken]
        if not actors:
            self.pending.action = key
            return
        who = actors[-1]
        if seat is not None and seat is not who:
            self._add((who, "on", seat))
        thing = self._object_before(who)
        if thing is not None:
            self._add(give(who, key, thing))
        if who.action is None or key not in ("wear", "hold", "stand"):
            who.action = key
        for first, how, second in self.relations:
            if how == "and" and first is who and second.alive:
                second.action = second.action or key

    def _noun_ahead(self, position: int) -> bool:
        """Whether a noun comes before the clause ends and before the next thing with a subject's mark."""
        for one in self.tags[position + 1 : position + 6]:
            if one == BREAK:
                return False
            if one.entries and one.entries[0].kind in ("noun", "orange"):
                return True
            if one.entries and one.entries[0].kind == "relation":
                return False
        return False

    @staticmethod
    def _adnominal(word: str) -> bool:
        return word.endswith(("는", "은", "던")) or (ord(word[-1]) - 0xAC00) % 28 == 4

    def _relation(self, key: str) -> None:
        if not self.drafts:
            return
        if key == "through" or key == "toward":
            self.open_action = None  # 'reading a story to her child' reads no child
            last = self.drafts[-1].owner or self.drafts[-1]
            if key == "toward" and not self.korean and last.alive and last.action is not None:
                self.open_relation = (last, "and")
            return
        if self.korean:
            last = self.drafts[-1]
            actors = [d for d in self.drafts[:-1] if d.particle in _SUBJECT]
            if actors:
                self._add(tie(actors[-1], key, last))
            else:
                self.landmark = (last, key)
            return
        self.open_relation = (self.drafts[-1], key)
        if key not in ("and", "beside"):
            main = [d for d in self.drafts if not d.taken]
            self.open_relation = (main[-1] if main else self.drafts[-1], key)
        self.open_action = None

    def _setting(self, key: str, current: Tag) -> None:
        self.settings.append(key)
        self.open_relation = self.open_action = self.landmark = None
        self.pending = Pending()
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
            self.open_action = self.open_relation = None
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
