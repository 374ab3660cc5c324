"""What a painter of things is given: canvas, look, pose, light; and how one thing is put down."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import skia

from ..scene import Colour
from .brush import BLACK, WHITE, dark, fill, linear, mix, oval, packed, soft
from .materials import material_of, recoloured, surface


@dataclass(frozen=True)
class Light:
    """The light of a whole picture; it comes from one place. hue: the colour asked for of what the place is made of."""

    time: str
    source: tuple[float, float]
    sky: tuple[Colour, Colour, Colour, Colour]
    haze: Colour
    tint: Colour
    ground: tuple[Colour, Colour]
    foliage: tuple[Colour, Colour, Colour, Colour]
    cloud: tuple[Colour, Colour]
    hue: Colour | None = None

    @property
    def night(self) -> bool:
        """Whether lamps are lit."""
        return self.time in ("night", "neon")


@dataclass(frozen=True)
class Look:
    """How a thing is coloured and marked."""

    colour: Colour | None = None
    traits: tuple[str, ...] = ()
    season: str | None = None
    snow: bool = False
    writing: str | None = None
    roof: Colour | None = None

    def or_else(self, natural: Colour) -> Colour:
        """The colour asked for, or the natural one."""
        return self.colour or natural


@dataclass(frozen=True)
class Pose:
    """What a thing is doing. gaze: where the eyes turn, -1..1 each way. bust: head and chest only."""

    action: str | None = None
    expression: str | None = None
    gaze: tuple[float, float] = (0.0, 0.0)
    bust: bool = False
    holding: str | None = None
    wearing: tuple[str, ...] = ()
    dyes: tuple[Colour | None, ...] = ()
    eyes: Colour | None = None

    def dye(self, noun: str) -> Colour | None:
        """The colour asked for of something worn."""
        at = self.wearing.index(noun) if noun in self.wearing else -1
        return self.dyes[at] if 0 <= at < len(self.dyes) else None


def _nothing_held(x: float, y: float, height: float) -> None:
    """For things that hold nothing."""


def _nothing_worn(slot: str, x: float, y: float, width: float) -> None:
    """For things that wear nothing."""


@dataclass(frozen=True)
class Easel:
    """One thing's place to be painted.

    Local coordinates: the feet are at (0, 0), up is negative, the thing is 1 high. Lamps and
    neon are painted on `glow` too. A creature calls `hold` where its hands are and `wear`
    for "head", "eyes", "neck", each of its
    "feet" (at the sole) and "hands" (the arm comes from below); what is held or worn is painted there.
    """

    canvas: skia.Canvas
    glow: skia.Canvas
    look: Look
    pose: Pose
    light: Light
    rng: random.Random
    hold: Callable[[float, float, float], None] = field(default=_nothing_held)
    wear: Callable[[str, float, float, float], None] = field(default=_nothing_worn)


Painter = Callable[[Easel], None]


@dataclass(frozen=True)
class Place:
    """Where one thing goes, in picture units: its feet, its height, which way it faces."""

    x: float
    y: float
    height: float
    aspect: float = 1.0
    facing: int = 1
    tilt: float = 0.0
    shadow: bool = True
    depth: float = 0.0


def put(painter: Painter, easel: Easel, place: Place) -> None:
    """Paints one thing in its place: shadow under it, light of the hour on it."""
    canvas = easel.canvas
    half = place.height * place.aspect * 0.5
    if place.shadow:
        _cast_shadow(canvas, place, half, easel.light)
    wide = place.aspect * 1.4 + (0.5 if easel.pose.holding is not None else 0.0)  # a kite flies far out
    bounds = skia.Rect(-wide, -1.9, wide, 0.6)
    for one in (canvas, easel.glow):
        one.save()
        one.translate(place.x, place.y)
        one.rotate(place.tilt)
        one.scale(place.height * place.facing, place.height)
    layer = skia.Paint(ColorFilter=_tinted(easel.light, place.depth))
    canvas.saveLayer(bounds, layer)
    material = material_of(easel.look.traits, easel.look.colour)
    if material is not None:
        canvas.saveLayer(bounds, recoloured(material))
    painter(easel)
    if material is not None:
        canvas.restore()
        surface(canvas, material, place.aspect)
    _shade(canvas, place, easel.light)
    canvas.restore()
    canvas.restore()
    easel.glow.restore()


def _tinted(light: Light, depth: float) -> skia.ColorFilter:
    """Multiplies by the light's colour and veils what is far away."""
    tint, haze = light.tint, light.haze
    keep = 1.0 - depth
    row = [keep * channel / 255 for channel in tint]
    far = [depth * channel / 255 for channel in haze]
    return skia.ColorFilters.Matrix([
        row[0], 0, 0, 0, far[0], 0, row[1], 0, 0, far[1], 0, 0, row[2], 0, far[2], 0, 0, 0, 1, 0,
    ])  # fmt: skip


def _shade(canvas: skia.Canvas, place: Place, light: Light) -> None:
    """One light over the whole thing: warm on its side, cool and darker away from it."""
    side = 1.0 if (light.source[0] - place.x) * place.facing > 0 else -1.0
    reach = place.aspect * 0.6
    paint = linear(
        (side * reach, -1.0), (-side * reach, 0.0),
        (0.0, WHITE, 46), (0.42, WHITE, 0), (0.6, dark(BLACK, 0.5), 0), (1.0, (30, 20, 60), 84),
    )  # fmt: skip
    paint.setBlendMode(skia.BlendMode.kSrcATop)
    canvas.drawPaint(paint)


def _cast_shadow(canvas: skia.Canvas, place: Place, half: float, light: Light) -> None:
    lean = max(-1.0, min(1.0, (place.x - light.source[0]) / 700.0))
    alpha = 70 if light.night else 95
    shade = mix((20, 20, 50), light.ground[1], 0.25)
    canvas.drawOval(
        oval(place.x + lean * half * 0.4, place.y, half * 0.95, half * 0.16),
        soft(fill(shade, alpha), half * 0.09),
    )


def veil(colour: Colour, alpha: int) -> skia.Paint:
    """A flat wash over everything."""
    return skia.Paint(Color=packed(colour, alpha))
