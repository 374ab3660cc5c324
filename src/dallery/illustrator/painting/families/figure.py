"""The human body in every pose: legs, torso or skirt, arms; the head is put on it by `heads`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import skia

from ...scene import Colour
from ..brush import Point, box, curve, dark, fade, fill, light, mix, oval, stroke
from ..easel import Easel
from . import gestures
from .attire import GARNISH
from .heads import Features, Tones, behind, head


@dataclass(frozen=True)
class Person:
    """What tells one person from another; skirt: none, short, long or tutu."""

    features: Features = field(default_factory=Features)
    skirt: str = ""
    outfit: str = ""
    grey: bool = False
    head: float = 1.0
    clothes: Colour | None = None
    trousers: Colour = (84, 92, 128)
    cape: Colour | None = None
    hair: Colour | None = None


@dataclass(frozen=True)
class Stance:
    """How far the body sinks (in heights), how it leans (degrees), and hip, knee, foot of each leg."""

    sink: float = 0.0
    lean: float = 0.0
    far: tuple[Point, ...] = ((-0.055, -0.3), (-0.06, -0.16), (-0.065, -0.03))
    near: tuple[Point, ...] = ((0.055, -0.3), (0.06, -0.16), (0.065, -0.03))
    seated: bool = False


_SWIMMING = ("swim", "trunks")  # outfits that leave arms and legs bare
_STANCES = {
    "stand": Stance(),
    "walk": Stance(0.0, 2, ((-0.03, -0.3), (-0.09, -0.17), (-0.18, -0.05)),
        ((0.03, -0.3), (0.11, -0.17), (0.13, -0.03))),
    "run": Stance(-0.04, 9, ((-0.05, -0.32), (-0.13, -0.17), (-0.31, -0.17)),
        ((0.03, -0.32), (0.2, -0.25), (0.2, -0.06))),
    "jump": Stance(-0.17, 0, ((-0.06, -0.46), (-0.17, -0.36), (-0.2, -0.2)),
        ((0.06, -0.46), (0.18, -0.4), (0.13, -0.24))),
    "dance": Stance(0.0, -3, ((-0.03, -0.3), (-0.03, -0.16), (-0.03, -0.03)),
        ((0.05, -0.3), (0.2, -0.24), (0.08, -0.13))),
    "sit": Stance(0.21, 0, ((-0.02, -0.1), (0.16, -0.24), (0.25, -0.04)),
        ((0.02, -0.09), (0.22, -0.14), (0.37, -0.04)), True),
    "perch": Stance(0.3, 0, ((-0.02, 0.0), (0.13, -0.01), (0.14, 0.2)), ((0.02, 0.01), (0.19, 0.02), (0.2, 0.22)),
        True),
    "ride": Stance(0.3, 2, (), ((0.0, 0.0), (0.12, 0.1), (0.06, 0.25)), True),
    "pedal": Stance(0.29, 12, (), ((-0.02, 0.0), (0.15, 0.08), (0.06, 0.25)), True),
    "meditate": Stance(0.21, 0, ((-0.04, -0.09), (-0.22, -0.06), (0.04, -0.03)),
        ((0.04, -0.09), (0.22, -0.06), (-0.04, -0.025)),
        True),
    "kick": Stance(-0.01, -9, ((-0.05, -0.3), (-0.04, -0.16), (-0.1, -0.03)),
        ((0.05, -0.31), (0.19, -0.25), (0.31, -0.14))),
    "pull": Stance(0.02, -14, ((-0.05, -0.29), (-0.1, -0.16), (-0.06, -0.03)),
        ((0.05, -0.29), (0.16, -0.18), (0.22, -0.03))),
    "bow": Stance(0.19, 44, ((-0.03, -0.1), (0.15, -0.06), (-0.16, -0.03)),
        ((0.03, -0.1), (0.19, -0.05), (-0.1, -0.025)), True),
    "surf": Stance(0.04, 6, ((-0.05, -0.27), (-0.17, -0.18), (-0.17, -0.03)),
        ((0.05, -0.27), (0.19, -0.17), (0.17, -0.03))),
}  # fmt: skip
_BY_ACTION = {
    "walk": "walk", "run": "run", "jump": "jump", "dance": "dance", "sit": "sit", "perch": "perch", "ride": "ride",
    "pedal": "pedal", "meditate": "meditate", "skate": "surf", "ski": "surf", "surf": "surf", "kick": "kick",
        "keys": "perch", "pluck": "perch", "drum": "stand",
    "fly": "jump", "swim": "run", "fish": "sit", "photo": "stand", "tug": "pull",
    "skiprope": "jump", "bow": "bow",
}  # fmt: skip


def stance_for(action: str | None) -> Stance:
    """How the body stands while doing something."""
    return _STANCES[_BY_ACTION.get(action or "", "stand")]


def _legs(easel: Easel, person: Person, tones: Tones, stance: Stance) -> None:
    canvas = easel.canvas
    bulky = person.outfit in ("space", "armour")
    swims = person.outfit in _SWIMMING
    bare = bool(person.skirt) or swims
    tone = tones.cloth if bulky else tones.skin if bare else person.trousers
    boot = (150, 156, 172) if bulky else dark(tones.skin, 0.06) if swims else (96, 62, 58)
    width = 0.135 if bulky else 0.074 if swims else 0.052 if bare else 0.1
    for leg, shade in ((stance.far, 0.22), (stance.near, 0.05)):
        if not leg:
            continue
        hip, knee, foot = leg
        canvas.drawPath(curve([hip, knee, foot], False), stroke(dark(tone, shade), width))
        if person.outfit == "trunks":
            half = (hip[0] + (knee[0] - hip[0]) * 0.7, hip[1] + (knee[1] - hip[1]) * 0.7)
            canvas.drawLine(*hip, *half, stroke(dark(tones.cloth, shade), 0.118))
        if stance.seated and bare and not swims:
            canvas.drawLine(*hip, *knee, stroke(dark(tones.cloth, shade + 0.05), 0.15))
        canvas.drawOval(oval(foot[0] + 0.025, foot[1] + 0.008, 0.07 if not bare else 0.052, 0.032),
            fill(dark(boot, shade)))
        easel.wear("feet", foot[0], foot[1] + 0.04, 0.21)


def _skirt(canvas: skia.Canvas, person: Person, cloth: Colour, stance: Stance) -> None:
    sway = (stance.near[2][0] + (stance.far[2][0] if stance.far else 0)) * 0.4
    hem = -0.13 if person.skirt == "short" else -0.015
    wide = {"short": 0.19, "long": 0.24, "bell": 0.31}.get(person.skirt, 0.2)
    if person.skirt == "tutu":
        for k, alpha in ((1.0, 150), (0.85, 200), (0.7, 255)):
            canvas.drawOval(oval(0, -0.33 + 0.02 * k, 0.3 * k, 0.075), fill(light(cloth, 0.5 * k), alpha))
        return
    shape = curve([(-0.1, -0.44), (-0.14 if person.skirt != "bell" else -0.2, -0.3), (-wide + sway, hem - 0.03),
        (-wide * 0.5 + sway, hem), (wide * 0.5 + sway, hem), (wide + sway, hem - 0.03),
        (0.14 if person.skirt != "bell" else 0.2, -0.3), (0.1, -0.44)])
    canvas.drawPath(shape, fade((-wide, -0.4), (wide, hem), light(cloth, 0.2), dark(cloth, 0.24)))
    for k in (-0.5, 0.05, 0.5):
        canvas.drawPath(curve([(k * 0.12, -0.38), (k * wide * 0.8, -0.24), (k * wide * 1.2 + sway, hem - 0.02)], False),
            stroke(dark(cloth, 0.24), 0.008, 130))


def _torso(easel: Easel, person: Person, tones: Tones, stance: Stance) -> None:
    canvas, cloth = easel.canvas, tones.cloth
    skirt_tone = cloth
    if person.outfit == "hanbok":
        skirt_tone = cloth
        cloth = mix(cloth, (255, 250, 236), 0.72)
    if person.outfit in _SWIMMING:
        _swimmer(canvas, person.outfit, tones)
        return
    if person.skirt and not stance.seated:
        _skirt(canvas, person, skirt_tone, stance)
    low = -0.26 if not person.skirt else -0.4 if not stance.seated else -0.28
    shape = curve([(-0.095, -0.6), (-0.14, -0.5), (-0.115 if person.skirt else -0.145, low - 0.04), (0, low),
        (0.115 if person.skirt else 0.145, low - 0.04), (0.14, -0.5), (0.095, -0.6)])
    canvas.drawPath(shape, fade((-0.16, -0.55), (0.18, -0.2), light(cloth, 0.22), dark(cloth, 0.2)))
    GARNISH[person.outfit or ("sash" if person.skirt else "")](canvas, cloth)


def _swimmer(canvas: skia.Canvas, outfit: str, tones: Tones) -> None:
    """A bare chest in trunks, or a suit with straps and a stripe."""
    skin, cloth = tones.skin, tones.cloth
    chest = curve([(-0.095, -0.6), (-0.135, -0.5), (-0.125, -0.3), (0, -0.25), (0.125, -0.3), (0.135, -0.5),
        (0.095, -0.6)])
    canvas.drawPath(chest, fade((-0.16, -0.55), (0.18, -0.2), light(skin, 0.14), dark(skin, 0.14)))
    if outfit == "trunks":
        shorts = curve([(-0.128, -0.37), (0, -0.35), (0.128, -0.37), (0.145, -0.24), (0, -0.215), (-0.145, -0.24)])
        canvas.drawPath(shorts, fade((-0.14, 0), (0.14, 0), light(cloth, 0.2), dark(cloth, 0.2)))
        band = curve([(-0.122, -0.365), (0, -0.345), (0.122, -0.365)], False)
        canvas.drawPath(band, stroke(light(cloth, 0.6), 0.022))
        return
    suit = curve([(-0.085, -0.605), (-0.06, -0.52), (0, -0.495), (0.06, -0.52), (0.085, -0.605), (0.115, -0.53),
        (0.128, -0.42), (0.135, -0.3), (0.1, -0.25), (0, -0.225), (-0.1, -0.25), (-0.135, -0.3), (-0.128, -0.42),
        (-0.115, -0.53)])
    canvas.drawPath(suit, fade((-0.14, -0.5), (0.14, -0.25), light(cloth, 0.22), dark(cloth, 0.2)))
    for y in (-0.43, -0.36):
        canvas.drawPath(curve([(-0.122, y - 0.012), (0, y + 0.012), (0.122, y - 0.012)], False),
            stroke(light(cloth, 0.7), 0.022))


def _cape(canvas: skia.Canvas, tone: Colour, stance: Stance) -> None:
    flow = -0.12 if stance.lean > 3 else 0.0
    canvas.drawPath(curve([(-0.08, -0.61), (-0.22 + flow, -0.3), (-0.26 + flow * 2, -0.06), (0.2 + flow, -0.06),
        (0.2, -0.3), (0.08, -0.61)]), fade((-0.2, -0.5), (0.2, -0.1), light(tone, 0.12), dark(tone, 0.3)))


def _limb(easel: Easel, person: Person, tones: Tones) -> gestures.Limb:
    canvas = easel.canvas
    bulky = person.outfit in ("space", "armour")
    cloth = tones.cloth if person.outfit != "hanbok" else mix(tones.cloth, (255, 250, 236), 0.6)
    if person.outfit in _SWIMMING:
        cloth = dark(tones.skin, 0.04)
    width = 0.1 if bulky or person.outfit in ("hanbok", "robe") else 0.07
    hand = (150, 158, 176) if bulky else tones.skin

    def draw(points: list[Point]) -> None:
        arm = curve(points, closed=False)
        canvas.drawPath(arm, stroke(dark(cloth, 0.28), width + 0.014))
        canvas.drawPath(arm, stroke(mix(cloth, (255, 255, 255), 0.08), width))
        x, y = points[-1]
        canvas.drawCircle(x, y, 0.041 if not bulky else 0.052, fill(dark(hand, 0.14)))
        canvas.drawCircle(x, y, 0.036 if not bulky else 0.047, fill(hand))
        gestures.glove(easel, points, 0.12)

    return draw


def upright(easel: Easel, person: Person, tones: Tones, stance: Stance) -> None:
    """The whole figure on its legs, or seated with its hip at the origin."""
    canvas = easel.canvas
    gesture = gestures.gesture_for(easel.pose)
    chest = gestures.Chest(-0.555, 0.115)
    _legs(easel, person, tones, stance)
    canvas.save()
    canvas.translate(0, stance.sink)
    canvas.translate(0, -0.3)
    canvas.rotate(stance.lean)
    canvas.translate(0, 0.3)
    if person.cape is not None:
        _cape(canvas, person.cape, stance)
    if gesture.behind:
        gestures.thing_in_hand(easel, chest, gesture)
    _on_the_neck(easel, person, tones, behind)
    _torso(easel, person, tones, stance)
    easel.wear("waist", 0, -0.31, 0.62)
    canvas.drawRoundRect(box(-0.038, -0.67, 0.076, 0.09), 0.03, 0.03, fill(dark(tones.skin, 0.14)))
    in_front = gesture is gestures.GESTURES["drink"]  # a cup is hidden behind the hand otherwise

    def reach() -> None:
        if not gesture.behind and not in_front:
            gestures.thing_in_hand(easel, chest, gesture)
        gestures.arms(easel, chest, _limb(easel, person, tones), gesture)
        if in_front:
            gestures.thing_in_hand(easel, chest, gesture)

    if gesture.low:  # a child's large head hides its shoulders; sleeves over its cheeks look like sausages
        reach()
    _on_the_neck(easel, person, tones, head)
    easel.wear("neck", 0, -0.55, 0.26)
    if not gesture.low:
        reach()
    canvas.restore()


def _on_the_neck(easel: Easel, person: Person, tones: Tones, part: Callable[[Easel, Features, Tones], None]) -> None:
    easel.canvas.save()
    easel.canvas.translate(0, -0.775 if person.head <= 1.05 else -0.74)
    easel.canvas.scale(0.8 * person.head, 0.8 * person.head)
    part(easel, person.features, tones)
    easel.canvas.restore()


def upper(easel: Easel, person: Person, tones: Tones, waist: float) -> None:
    """From the waist up, for those whose lower half is another's: mermaids."""
    easel.canvas.save()
    easel.canvas.clipRect(skia.Rect(-0.8, -1.6, 0.8, -waist + 0.06), True)
    upright(easel, person, tones, _STANCES["stand"])
    easel.canvas.restore()


def lying(easel: Easel, person: Person, tones: Tones) -> None:
    """On the back, head on a pillow, under a blanket when asleep."""
    canvas = easel.canvas
    canvas.drawRoundRect(box(-0.56, -0.13, 0.3, 0.13), 0.06, 0.06,
        fade((0, -0.13), (0, 0), (255, 255, 255), (206, 212, 230)))
    canvas.save()
    canvas.translate(0.5, -0.15)
    canvas.rotate(-90)
    upright(easel, person, tones, _STANCES["stand"])
    canvas.restore()
    if easel.pose.action == "sleep":
        cover = easel.look.colour or (120, 150, 214)
        canvas.drawPath(curve([(-0.12, -0.26), (0.2, -0.29), (0.52, -0.2), (0.58, 0.02), (-0.14, 0.02), (-0.1, -0.12)]),
            fade((0, -0.3), (0, 0.02), light(cover, 0.3), dark(cover, 0.2)))
        for k in range(4):
            canvas.drawPath(curve([(0.0 + 0.14 * k, -0.26), (0.03 + 0.14 * k, -0.12), (0.0 + 0.14 * k, 0.0)], False),
                stroke(light(cover, 0.5), 0.014, 150))
        gestures.zzz(easel, -0.34, -0.42)


def bust(easel: Easel, person: Person, tones: Tones) -> None:
    """Head and shoulders for a portrait."""
    canvas, cloth = easel.canvas, tones.cloth
    if person.cape is not None:
        canvas.drawPath(curve([(-0.1, -0.4), (-0.46, -0.24), (-0.56, 0.08), (0.56, 0.08), (0.46, -0.24), (0.1, -0.4)]),
            fill(person.cape))
    canvas.save()
    canvas.translate(0, -0.62)
    canvas.scale(1.08, 1.08)
    behind(easel, person.features, tones)
    canvas.restore()
    shoulders = curve([(-0.1, -0.41), (-0.2, -0.365), (-0.37, -0.27), (-0.45, -0.06), (-0.46, 0.08), (0.46, 0.08),
        (0.45, -0.06), (0.37, -0.27), (0.2, -0.365), (0.1, -0.41)])
    tone = cloth if person.outfit != "hanbok" else mix(cloth, (255, 250, 236), 0.72)
    if person.outfit in _SWIMMING:
        tone = tones.skin
    canvas.drawPath(shoulders, fade((-0.4, -0.3), (0.4, 0), light(tone, 0.2), dark(tone, 0.28)))
    canvas.save()
    canvas.clipPath(shoulders, True)
    canvas.translate(0, 1.03)
    canvas.scale(2.3, 2.3)
    if person.outfit in _SWIMMING:
        _swimmer(canvas, person.outfit, tones)
    else:
        GARNISH[person.outfit or ("sash" if person.skirt else "")](canvas, tone)
    canvas.restore()
    canvas.drawRoundRect(box(-0.078, -0.48, 0.156, 0.15), 0.06, 0.06,
        fade((0, -0.48), (0, -0.34), dark(tones.skin, 0.26), dark(tones.skin, 0.06)))
    canvas.save()
    canvas.translate(0, -0.62)
    canvas.scale(1.08, 1.08)
    head(easel, person.features, tones)
    canvas.restore()
    easel.wear("neck", 0, -0.24, 0.5)
    easel.hold(0.0, 0.02, 0.3)


def at_the_wheel(easel: Easel, person: Person, tones: Tones) -> None:
    """Chest and head in a window whose sill is at y = 0."""
    canvas = easel.canvas
    canvas.save()
    canvas.clipRect(skia.Rect(-0.4, -1.2, 0.4, 0.0), True)
    canvas.translate(0, 0.42)
    upright(easel, person, tones, _STANCES["stand"])
    canvas.restore()


def wading(easel: Easel, person: Person, tones: Tones) -> None:
    """Head and shoulders above water."""
    canvas = easel.canvas
    canvas.save()
    canvas.clipRect(skia.Rect(-0.6, -1.4, 0.6, 0.02), True)
    canvas.translate(0, 0.4)
    upright(easel, person, tones, _STANCES["stand"])
    canvas.restore()
    gestures.ripples(easel, 0.24)


def prone(easel: Easel, person: Person, tones: Tones, turn: float) -> None:
    """Stretched out in the air or under water, head forward."""
    canvas = easel.canvas
    canvas.save()
    canvas.translate(-0.12, -0.34)
    canvas.rotate(turn)
    canvas.translate(0, 0.34)
    upright(easel, person, tones, _STANCES["run"] if easel.pose.action == "swim" else _STANCES["stand"])
    canvas.restore()
