"""The values of a scene: subjects, relations, setting, time, weather; no pixels, no positions."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Subject:
    """Something to be seen in the picture, with everything the prompt says about it.

    worn_colours: one for each of `worn`, None where nothing was said.
    skin: the noun whose skin and parts it has, when it is a blend ('an avocado armchair'). writing: the letters on it.
    """

    noun: str
    word: str
    count: int = 1
    colour: Colour | None = None
    size: float = 1.0
    action: str | None = None
    expression: str | None = None
    traits: tuple[str, ...] = ()
    held: str | None = None
    held_colour: Colour | None = None
    worn: tuple[str, ...] = ()
    worn_colours: tuple[Colour | None, ...] = ()
    skin: str | None = None
    writing: str | None = None
    held_writing: str | None = None
    eyes: Colour | None = None
    roof: Colour | None = None


@dataclass(frozen=True)
class Relation:
    """Subject number `who` stands in relation `how` to subject number `whom`."""

    who: int
    how: str
    whom: int


@dataclass(frozen=True)
class Scene:
    """The whole of what was understood.

    without: nouns and settings that must not be seen. hues: colours said of the place or the sky ('on a red roof').
    """

    subjects: tuple[Subject, ...]
    relations: tuple[Relation, ...]
    setting: str
    time: str
    season: str | None
    weather: frozenset[str]
    mood: str | None
    framing: str | None
    style: str
    without: frozenset[str] = frozenset()
    hues: tuple[tuple[str, Colour], ...] = ()

    def hue(self, place: str) -> Colour | None:
        """The colour said of this place."""
        return next((colour for name, colour in self.hues if name == place), None)
