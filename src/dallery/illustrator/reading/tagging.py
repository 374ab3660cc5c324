"""Finds the phrases of a prompt in the word lists, longest first; it does not relate them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..words import table
from .counting import number_at
from .inflection import bare_forms, is_korean
from .lexicon import Entry, kin, particles, phrases, silent_words
from .nearness import CERTAINTY, nearest
from .quoting import set_apart, writing_at

LONGEST_PROMPT = 4000  # characters read; a picture does not hold more than that anyway
LONGEST_PHRASE = 4


@dataclass(frozen=True)
class Tag:
    """A run of words with what it may mean; no meanings: a word we do not know."""

    word: str
    entries: tuple[Entry, ...]
    particle: str = ""
    plural: bool = False
    silent: bool = False
    skin: str | None = None
    hat: str | None = None
    young: bool = False

    def means(self, *kinds: str) -> Entry | None:
        """The first meaning of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


BREAK = Tag("|", (), silent=True)


def normalise(prompt: str) -> list[str]:
    """Lower case words and '|' where a clause ends."""
    text = unicodedata.normalize("NFKC", prompt[:LONGEST_PROMPT]).lower()
    text = text.replace("’", "'")
    text = re.sub(r"[,.;:!?()\[\]\"“”…·/|]+", " | ", text)
    text = re.sub(r"[^\w\s|'\-]", " ", text)
    return text.split()


def tag(prompt: str) -> list[Tag]:
    """The prompt as a list of tags in order; writing it asks for is one tag, its letters kept as they are."""
    text, writings = set_apart(prompt[:LONGEST_PROMPT])
    return tag_words(normalise(text), writings)


def tag_words(words: list[str], writings: tuple[str, ...] = ()) -> list[Tag]:
    """Words already normalised, as tags."""
    tags: list[Tag] = []
    at = 0
    while at < len(words):
        if words[at] == "|":
            tags.append(BREAK)
            at += 1
            continue
        writing = writing_at(words[at], writings) if writings else None
        if writing is not None:
            tags.append(Tag(f"“{writing}”", (Entry("writing", writing),)))
            at += 1
            continue
        taken, found = _longest(words, at)
        tags.append(found)
        at += taken
    return tags


def _longest(words: list[str], at: int) -> tuple[int, Tag]:
    known = phrases()
    number = number_at(words, at)
    if number is not None:
        taken, amount, ending = number
        return taken, Tag(" ".join(words[at : at + taken]), (Entry("number", str(amount)),), ending)
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        run = words[at : at + length]
        if "|" in run:
            continue
        head = " ".join(run[:-1])
        for last, particle in bare_forms(run[-1], particles()):
            if last != run[-1] and run[-1] in silent_words():
                continue  # '한다' is no '한' with an ending
            phrase = f"{head} {last}" if head else last
            if phrase in known:
                plural = (last != run[-1] and not is_korean(last)) or particle.startswith("들")
                plural = plural or _listed_plural(phrase, known)
                word = phrase if is_korean(phrase) else " ".join(run)
                return length, Tag(word, known[phrase], particle, plural)
            if phrase in kin():
                return length, _of_kin(phrase, particle, last != run[-1])
    word = words[at]
    silent = word in silent_words() or not any(character.isalnum() for character in word)
    silent = silent or any(bare in silent_words() for bare, _ in bare_forms(word, particles()))
    guess = None if silent else _guess(word)
    return 1, guess or Tag(word, (), silent=silent)


def _of_kin(phrase: str, particle: str, plural: bool) -> Tag:
    entry = kin()[phrase]
    names = table("nouns")[entry.key]["ko" if is_korean(phrase) else "en"]
    plural = (plural and not is_korean(phrase)) or particle.startswith("들")
    return Tag(f"{phrase} → {names.split(',')[0].strip()}", (entry,), particle, plural)


def _listed_plural(phrase: str, known: dict[str, tuple[Entry, ...]]) -> bool:
    """'strawberries' stands in the list beside 'strawberry': several, unless the thing is countless."""
    first = known[phrase][0]
    if is_korean(phrase) or first.kind != "noun" or table("nouns")[first.key].get("mass"):
        return False
    return any(form != phrase and first in known.get(form, ()) for form, _ in bare_forms(phrase, ()))


def _guess(word: str) -> Tag | None:
    """The nearest phrase to a word nobody listed; what it was taken for is said."""
    for bare, particle in bare_forms(word, particles()):
        near = nearest(bare)
        if near is not None and near[1] >= CERTAINTY:
            return Tag(f"{word} → {near[0]}", phrases()[near[0]], particle)
    return None


_OF_THINGS = ("과", "와", "을", "를", "이", "가", "은", "는", "이랑", "랑", "하고", "들", "들이", "들을", "들과")


def names_a_thing(tags: list[Tag], position: int) -> bool:
    """A style's word that is a thing here: '연필과 지우개', 'a red pencil'; in 'pencil drawing' it is none."""
    one = tags[position]
    if one.means("noun") is None or one.means("style") is None:
        return False
    before = tags[position - 1] if position else BREAK
    told = bool(before.entries) and before.entries[0].kind in ("relation", "colour", "number", "size")
    following = tags[position + 1].entries[0].kind if position + 1 < len(tags) and tags[position + 1].entries else ""
    return one.particle in _OF_THINGS or (told and one.particle == "" and following not in ("noun", "medium"))
