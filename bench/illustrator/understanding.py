"""Measures how much of other people's prompt lists is understood and drawn; it keeps no list: it is pointed to one.

python bench/illustrator/understanding.py LIST [LIST ...] [--by category|challenge] [--acting N] [--top 40]

LIST is a TSV, a CSV with a header, or a JSON array of objects; columns Prompt (or Prompts), Category, Challenge.
  PartiPrompts (1,632 prompts): github.com/google-research/parti, PartiPrompts.tsv
  DrawBench (200 prompts): the sheet of the Imagen paper (arxiv.org/abs/2205.11487); as CSV with Prompt,Category

What is counted. A content word is a run of letters or digits (with its hyphens and apostrophe) that is no function
word; function words are the articles, pronouns, conjunctions, auxiliaries, prepositions and the few adverbs of
FUNCTION below. The illustrator's own list of silent words is not used, so 'photo', which it refuses, and 'detailed',
which it passes over, count against it. Of the content words:
  understood  the illustrator's report of its reading names it, alone or in a phrase, under the spelling it has
  drawn       understood, and the painted picture's report does not take it back
  guessed     read as a near spelling of a known word ('tabel -> table'); not in `drawn`, for a guess can be wrong
  acting      of understood phrases in a sample: the pixels change when the phrase is left out and all chance is kept.
              A phrase that only repeats what the rest says ('night' beside 'aurora') does not act though it is shown
`drawn` is what the illustrator says of itself; whether the picture is right is for people to see.
Written text, names and whole sentences count like any other words.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from dallery.illustrator import Order, Picture, illustrate
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read
from dallery.illustrator.scene import Scene

SIZE, SEED = 64, 1
FUNCTION = frozenset("""
a an the this that these those some any each every all both either neither no not such same other another
i me my we us our you your he him his she her hers it its they them their who whom whose which what where when why how
one's it's there here and or but nor so yet as if than then though although while because until unless
is are was were be been being am do does did done has have had having can could will would shall should may might must
of to in on at by for from with without into onto upon over under above below beneath underneath between among behind
beside besides near next front off out up down inside outside around about against along across through toward towards
after before during within via per like very too also just only even ever more most much many few less own let s t
""".split())  # noqa: SIM905 - a list of words reads as words
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass
class Tally:
    """What became of the content words of a group of prompts."""

    prompts: int = 0
    words: int = 0
    understood: int = 0
    drawn: int = 0
    guessed: int = 0
    whole: int = 0
    none: int = 0

    def line(self, name: str) -> str:
        """One row of the table."""
        words = max(1, self.words)
        shares = (self.understood / words, self.drawn / words, self.guessed / words,
            self.whole / self.prompts, self.none / self.prompts)  # fmt: skip
        return f"| {name} | {self.prompts} | {self.words} | " + " | ".join(f"{one:.0%}" for one in shares) + " |"


@dataclass
class Finding:
    """All tallies of one list."""

    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: Counter[str] = field(default_factory=Counter)
    guesses: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def rows(path: Path) -> list[dict[str, str]]:
    """The list's rows with lower case column names; `prompt` is always among them."""
    text = path.read_text("utf-8-sig")
    if path.suffix == ".json":
        found = json.loads(text)
    else:
        tabs = path.suffix == ".tsv"
        quoting = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
        found = list(csv.DictReader(io.StringIO(text), delimiter="\t" if tabs else ",", quoting=quoting))
    low = [{str(key).strip().lower(): str(value or "").strip() for key, value in one.items()} for one in found]
    for one in low:
        one["prompt"] = one.get("prompt") or one.get("prompts", "")
    return [one for one in low if one["prompt"]]


def words(text: str) -> list[str]:
    """Every word, lower case, in order."""
    return _WORD.findall(text.lower().replace("’", "'"))


def content(text: str) -> list[str]:
    """The words that ask for something to be seen."""
    return [word for word in words(text) if word.removesuffix("'s") not in FUNCTION]


def painted(text: str) -> Picture:
    """The picture of a prompt, small."""
    made = list(illustrate(Order(text, SIZE, SIZE, seed=SEED)))[-1]
    assert isinstance(made, Picture)
    return made


def _pixels(scene: Scene, order: Order) -> bytes:
    # Chance is drawn from seed and prompt: both scenes are painted under the one prompt, or every word would 'act'.
    studio = Studio(scene, order)
    for act in (studio.ground, studio.scenery, studio.subjects):
        act()
    return studio.styled().tobytes()


def _named(phrases: tuple[str, ...]) -> set[str]:
    """The words of reported phrases; of a guess, the word that was written."""
    return {word for phrase in phrases for word in words(phrase.split(" → ")[0])}


def _sure(phrases: tuple[str, ...]) -> set[str]:
    """The words that were not guessed."""
    return _named(tuple(phrase for phrase in phrases if " → " not in phrase))


def measure(listed: list[dict[str, str]], by: str) -> Finding:
    """Reads and paints every prompt of a list."""
    found = Finding()
    for one in listed:
        start = time.perf_counter()
        report = painted(one["prompt"]).report
        found.slowest = max(found.slowest, time.perf_counter() - start)
        understood, drawn = _sure(read(one["prompt"]).understood), _sure(report.understood)
        guesses = tuple(phrase for phrase in report.understood if " → " in phrase)
        asked, guessed = content(one["prompt"]), _named(guesses)
        found.guesses.update(guesses)
        found.missed.update({word for word in asked if word not in drawn})
        shown = sum(word in drawn for word in asked)
        for tally in (found.groups[one.get(by) or "-"], found.groups["all"]):
            tally.prompts += 1
            tally.words += len(asked)
            tally.understood += sum(word in understood for word in asked)
            tally.drawn += shown
            tally.guessed += sum(word in guessed for word in asked)
            tally.whole += shown == len(asked)
            tally.none += shown == 0 and bool(asked)
    return found


def acting(listed: list[dict[str, str]], count: int) -> tuple[int, int, Counter[str]]:
    """Of the understood phrases of a sample: how many change the picture, of how many, and which do not."""
    idle: Counter[str] = Counter()
    tried = 0
    for one in random.Random(SEED).sample(listed, min(count, len(listed))):
        text = one["prompt"]
        order, reading = Order(text, SIZE, SIZE, seed=SEED), read(text)
        before = _pixels(reading.scene, order)
        for phrase in reading.understood:
            written = phrase.split(" → ")[0]
            less = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", " ", text, flags=re.IGNORECASE)
            if less == text or not content(less) or not content(written):
                continue
            tried += 1
            if _pixels(read(less).scene, order) == before:
                idle[written] += 1
    return tried - sum(idle.values()), tried, idle


def _counted(counter: Counter[str], top: int) -> str:
    return ", ".join(f"{word} {count}" for word, count in counter.most_common(top))


def _rank(item: tuple[str, Tally]) -> tuple[bool, float]:
    name, tally = item
    return name == "all", -tally.drawn / max(1, tally.words)


def main() -> None:
    """Prints one table a list, the words most often missed and the guesses made."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("lists", nargs="+", type=Path)
    ask.add_argument("--by", default="category")
    ask.add_argument("--acting", type=int, default=0)
    ask.add_argument("--top", type=int, default=40)
    asked = ask.parse_args()
    for path in asked.lists:
        listed = rows(path)
        found = measure(listed, asked.by)
        print(f"\n{path.name}: {len(listed)} prompts, slowest {found.slowest:.2f} s at {SIZE}x{SIZE}\n")
        print(f"| {asked.by} | prompts | content words | understood | drawn | guessed | whole prompts | nothing |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for name, tally in sorted(found.groups.items(), key=_rank):
            print(tally.line(name))
        print(f"\nmissed in most prompts ({len(found.missed)} different words): {_counted(found.missed, asked.top)}")
        print(f"\nguessed ({len(found.guesses)} different): {_counted(found.guesses, asked.top)}")
        if asked.acting:
            acts, tried, idle = acting(listed, asked.acting)
            print(f"\nacting, in {asked.acting} prompts: {acts} of {tried} phrases ({acts / max(1, tried):.0%})")
            print(f"not acting: {_counted(idle, asked.top)}")


if __name__ == "__main__":
    main()
