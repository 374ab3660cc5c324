"""A scene's subjects while their sentence is still being read; nothing here decides anything."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..scene import Colour, Scene
from ..words import table


@dataclass(eq=False)  # holder and held know each other: to compare them by value would never end
class Draft:
    """A subject while its sentence is still being read; two of them are the same only if they are one."""

    noun: str
    word: str
    count: int = 1
    colour: Colour | None = None
    size: float = 1.0
    action: str | None = None
    expression: str | None = None
    traits: list[str] = field(default_factory=list)
    held: Draft | None = None
    worn: list[Draft] = field(default_factory=list)
    taken: bool = False
    particle: str = ""
    skin: str | None = None
    owner: Draft | None = None
    writing: str | None = None
    lost: bool = False
    eyes: Colour | None = None
    roof: Colour | None = None

    @property
    def family(self) -> str:
        """The family of painters it belongs to."""
        found: str = table("nouns")[self.noun]["family"]
        return found

    @property
    def alive(self) -> bool:
        """Whether it can do things."""
        return self.family in CREATURES

    @property
    def writable(self) -> bool:
        """Whether letters can stand on it."""
        return "label" in table("nouns")[self.noun]

    @property
    def slot(self) -> str | None:
        """Where it is worn, if it can be."""
        found: str | None = table("nouns")[self.noun].get("slot")
        return found


CREATURES = frozenset((
    "people", "critters", "hoofed", "birds", "sealife", "machines", "fantastic", "plumage", "creepers", "shore",
        "robots",
))  # fmt: skip


@dataclass
class Pending:
    """Words waiting for the noun they belong to; words: as they were written, to be taken back if none comes."""

    count: int | None = None
    colour: Colour | None = None
    size: float = 1.0
    expression: str | None = None
    traits: list[str] = field(default_factory=list)
    action: str | None = None
    article: bool = False
    worn: list[Draft] = field(default_factory=list)
    objects: list[tuple[str, Draft]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def state(self) -> tuple[object, ...]:
        """What waits, to be compared before and after a word."""
        said = (self.count, self.colour, self.size, self.expression, self.action)
        return (*said, len(self.traits), len(self.worn), len(self.objects))


@dataclass(frozen=True)
class Reading:
    """A scene, and what became of each word."""

    scene: Scene
    understood: tuple[str, ...]
    ignored: tuple[str, ...]
    undrawn: tuple[str, ...]
