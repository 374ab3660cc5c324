"""What a setting is given to paint on, and what a setting is made of."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import skia

from .easel import Light


@dataclass(frozen=True)
class Vista:
    """A whole picture's ground, in units: the short side of the picture is 1000.

    `snapshot` gives what has been painted so far (in pixels), for reflections. `stood` names the
    things that the setting has put down itself: a landmark in it need not be painted twice. `without` names
    what the prompt does not want to see.
    """

    canvas: skia.Canvas
    glow: skia.Canvas
    width: float
    height: float
    horizon: float
    light: Light
    season: str | None
    weather: frozenset[str]
    rng: random.Random
    noise: np.random.Generator
    snapshot: Callable[[], skia.Image]
    stood: set[str] = field(default_factory=set)
    without: frozenset[str] = frozenset()

    @property
    def snowy(self) -> bool:
        """Whether snow lies."""
        return "snow" in self.weather


Act = Callable[[Vista], None]


def nothing(vista: Vista) -> None:
    """For settings without scenery or foreground."""


@dataclass(frozen=True)
class Setting:
    """A kind of place: three acts of painting and where things stand in it.

    horizon and floor are fractions of the height. medium: land, water, under, air, indoor,
    table or void; it tells composing where fish, boats and people may go. level: all stand on one line.
    afloat: where on land there is water too, the line at which boats and swimmers are.
    """

    ground: Act
    scenery: Act = nothing
    front: Act = nothing
    horizon: float = 0.62
    floor: float = 0.9
    medium: str = "land"
    open_sky: bool = True
    level: bool = False
    afloat: float | None = None
