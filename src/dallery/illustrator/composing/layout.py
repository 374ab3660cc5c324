"""Where everything in a scene stands, how large, which way it faces; it paints nothing."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from ..painting.easel import Look, Place, Pose
from ..painting.vista import Setting
from ..scene import Colour, Relation, Scene, Subject
from ..words import table

_AIRBORNE = ("air", "under", "void")
_BRIGHT: tuple[Colour, ...] = (
    (226, 78, 70), (70, 132, 216), (246, 190, 72), (96, 174, 110), (156, 104, 206), (240, 136, 66),
)  # fmt: skip
_MANY_COLOURED = frozenset(("car", "balloon", "toyballoon", "flower", "butterfly", "kite", "gift", "fish"))


@dataclass(frozen=True)
class Placed:
    """One thing in its place, ready for its painter."""

    noun: str
    place: Place
    look: Look
    pose: Pose
    held_look: Look
    worn_look: Look
    index: int
    mirrored: bool = False


@dataclass(frozen=True)
class Frame:
    """The picture's measures that layout needs."""

    width: float
    height: float
    setting: Setting
    light_x: float


def lay_out(scene: Scene, frame: Frame, rng: random.Random) -> tuple[Placed, ...]:
    """Every visible thing, farthest first."""
    groups: dict[int, list[Placed]] = {}
    order = sorted(range(len(scene.subjects)), key=lambda i: _rank(scene, i))
    slots = _slots(scene, frame, rng)
    for index in order:
        subject = scene.subjects[index]
        if _kind(subject) == "sky" and subject.noun in ("moon", "sun"):
            continue
        relation = next((r for r in scene.relations if r.who == index and r.whom in groups), None)
        placed = [
            _place_one(scene, frame, (index, k), slots, rng) for k in range(subject.count)
        ]  # fmt: skip
        if relation is not None:
            placed = _relate(placed, groups[relation.whom], relation, rng)
        groups[index] = placed
    everything = [one for group in groups.values() for one in group]
    everything = [_inside(one, frame) for one in everything]
    return tuple(sorted(everything, key=lambda one: _depth(scene, one)))


def _kind(subject: Subject) -> str:
    kind: str = table("nouns")[subject.noun].get("place", "ground")
    return kind


def _rank(scene: Scene, index: int) -> int:
    """Landmarks first, then those that stand in relation to others."""
    depends = any(r.who == index and r.how != "see" for r in scene.relations)
    return (0 if _kind(scene.subjects[index]) == "backdrop" else 2) + (3 if depends else 0)


def _depth(scene: Scene, one: Placed) -> tuple[float, float]:
    kind = _kind(scene.subjects[one.index])
    layer = {"sky": 0.0, "backdrop": 1.0}.get(kind, 2.0)
    for relation in scene.relations:
        if relation.how == "behind" and relation.who == one.index:
            layer = 1.0
        if relation.how in ("on", "ride") and relation.who == one.index:
            layer = 2.5
    return (layer, one.place.y if kind != "air" else one.place.height)


def _flies(scene: Scene, subject: Subject, setting: Setting) -> bool:
    if subject.action == "fly" or _kind(subject) == "air":
        return True
    return setting.medium in _AIRBORNE and _kind(subject) != "backdrop"


def _slots(scene: Scene, frame: Frame, rng: random.Random) -> dict[int, list[float]]:
    """Shares the width among everything that stands on the ground, main subject central."""
    standing = [
        (i, k) for i, s in enumerate(scene.subjects)
        if not _flies(scene, s, frame.setting) and _kind(s) not in ("sky", "backdrop")
        and not any(r.who == i and r.how in ("on", "ride", "inside") for r in scene.relations)
        for k in range(s.count)
    ]  # fmt: skip
    total = len(standing)
    wide = sum(_width(scene, scene.subjects[i], frame) for i, _ in standing) / frame.width
    span = min(0.98, wide * 1.12) if total > 1 else 0.0
    shift = rng.uniform(-0.05, 0.05)
    found: dict[int, list[float]] = {}
    direction = rng.choice((-1, 1))
    for position, (index, _) in enumerate(standing):
        at = 0.5 + shift + direction * ((position + 0.5) / total - 0.5) * span
        found.setdefault(index, []).append(at)
    return found


def _width(scene: Scene, subject: Subject, frame: Frame) -> float:
    aspect = float(table("nouns")[subject.noun].get("aspect", 1.0))
    return _scale(scene, subject, frame) * aspect


def _scale(scene: Scene, subject: Subject, frame: Frame) -> float:
    """Height in units: smaller in company, larger as the only subject of a close view."""
    details = table("nouns")[subject.noun]
    size = float(details["size"]) * 1000 * subject.size
    crowd = sum(s.count for s in scene.subjects if _kind(s) not in ("sky", "backdrop"))
    aspect = frame.width / frame.height
    if crowd > 2:
        size *= max(0.42, 1.16 - 0.085 * crowd) * (1.0 if crowd < 6 else min(1.5, max(1.0, aspect)))
    if scene.framing == "closeup":
        size *= 1.6
    if scene.framing == "wide":
        size *= 0.7
    return size


def _place_one(
    scene: Scene, frame: Frame, which: tuple[int, int], slots: dict[int, list[float]],
    rng: random.Random,
) -> Placed:  # fmt: skip
    index, k = which
    subject = scene.subjects[index]
    details = table("nouns")[subject.noun]
    height = _scale(scene, subject, frame) * rng.uniform(0.95, 1.05)
    aspect = float(details.get("aspect", 1.0))
    facing = rng.choice((-1, 1))
    if any(r.how == "see" and r.who == index for r in scene.relations):
        facing = 1 if frame.light_x > frame.width * slots.get(index, [0.5])[0] else -1
    setting = frame.setting
    if _flies(scene, subject, setting):
        place = _in_air(frame, subject, k, (height, aspect), rng)
    elif _kind(subject) == "backdrop":
        x = _landmark_x(scene, subject, k, rng)
        y = frame.height * (setting.floor - 0.05)
        place = Place(frame.width * x, y, height * (1 if subject.count == 1 else 0.75), aspect)
    else:
        x = slots.get(index, [0.5])[min(k, len(slots.get(index, [0.5])) - 1)]
        wobble = rng.uniform(-0.035, 0.02) if subject.count > 1 else 0.0
        y = frame.height * (setting.floor + wobble)
        on_water = setting.medium == "water"
        place = Place(frame.width * x, y, height, aspect, facing, shadow=not on_water)
    if scene.framing == "portrait" and subject.count == 1 and _is_creature(subject):
        place = Place(frame.width * 0.5, frame.height * 1.0, min(frame.height, 1150) * 0.9, 0.9,
                      facing, shadow=False)  # fmt: skip
    return Placed(
        subject.noun, replace(place, facing=facing), _look(scene, subject, k, rng),
        _pose(scene, index, frame), Look(subject.held_colour),
        Look(subject.worn_colour), index, mirrored=setting.medium == "water" and place.y > frame.height * 0.6,
    )  # fmt: skip


def _is_creature(subject: Subject) -> bool:
    family = table("nouns")[subject.noun]["family"]
    return family in ("people", "critters", "machines")


def _landmark_x(scene: Scene, subject: Subject, k: int, rng: random.Random) -> float:
    if subject.count > 1:
        return 0.5 + ((k + 0.5) / subject.count - 0.5) * 0.9 + rng.uniform(-0.03, 0.03)
    alone = all(_kind(s) in ("backdrop", "sky") for s in scene.subjects)
    if alone and sum(_kind(s) == "backdrop" for s in scene.subjects) == 1:
        return 0.5 + rng.uniform(-0.05, 0.05)
    return rng.choice((0.28, 0.72)) + rng.uniform(-0.04, 0.04)


def _in_air(
    frame: Frame, subject: Subject, k: int, size: tuple[float, float], rng: random.Random
) -> Place:
    height, aspect = size
    count = subject.count
    ceiling = 0.2 if frame.setting.medium in ("land", "water", "table", "indoor") else 0.3
    low = {"under": 0.62, "void": 0.7, "air": 0.62}.get(frame.setting.medium, 0.46)
    if count == 1:
        x, y = rng.uniform(0.42, 0.58), (ceiling + low) / 2 + rng.uniform(-0.03, 0.03)
        nearness = 1.15
    else:
        x = 0.5 + ((k + 0.5) / count - 0.5) * 0.84 + rng.uniform(-0.04, 0.04)
        y = ceiling + (low - ceiling) * ((k * 0.618 + rng.random() * 0.3) % 1.0)
        nearness = 0.72 + 0.5 * ((k * 0.618) % 1.0)
    height = min(height * nearness, frame.height * 0.62, frame.width * 0.8 / aspect)
    tilt = rng.uniform(-7, 7)
    foot = frame.height * y + height / 2
    return Place(frame.width * x, foot, height, aspect, shadow=False, tilt=tilt)


def _look(scene: Scene, subject: Subject, k: int, rng: random.Random) -> Look:
    colour = subject.colour
    if colour is None and subject.noun in _MANY_COLOURED:
        colour = _BRIGHT[(k + rng.randrange(6) * (k == 0) + k * 2) % len(_BRIGHT)]
    return Look(colour, subject.traits, scene.season, "snow" in scene.weather)


def _pose(scene: Scene, index: int, frame: Frame) -> Pose:
    subject = scene.subjects[index]
    gaze = (0.0, 0.0)
    for relation in scene.relations:
        if relation.how == "see" and relation.who == index:
            up = _kind(scene.subjects[relation.whom]) in ("sky", "air")
            gaze = (0.8, -1.0 if up else 0.2)
    if subject.action == "read":
        gaze = (0.0, 0.7)
    action = subject.action
    if action is None and frame.setting.medium == "under":
        action = "swim"
    if frame.setting.medium in ("void", "air") and action is None:
        action = "fly"
    if any(r.how == "ride" and r.who == index for r in scene.relations):
        action = "ride"
    return Pose(
        action, subject.expression, gaze, bust=scene.framing == "portrait" and _is_creature(subject),
        holding=subject.held, wearing=subject.worn,
    )  # fmt: skip


def _relate(
    placed: list[Placed], landmark: list[Placed], relation: Relation, rng: random.Random
) -> list[Placed]:
    """Moves things to where they stand relative to another."""
    found: list[Placed] = []
    for k, one in enumerate(placed):
        other = landmark[k % len(landmark)]
        base, here = other.place, one.place
        side = -1 if base.x > 500 else 1
        half = base.height * base.aspect * 0.5
        seat = float(table("nouns")[other.noun].get("seat", 1.0))
        spread = (k - (len(placed) - 1) / 2) * here.height * here.aspect * 0.8
        if relation.how == "under":
            step = side * (half * 0.42) if seat < 1.0 or base.height > here.height else 0.0
            here = replace(here, x=base.x + step + spread, y=base.y + here.height * 0.1)
        elif relation.how in ("on", "ride"):
            y = base.y - base.height * seat + here.height * (0.14 if relation.how == "ride" else 0)
            small = min(here.height, base.height * (0.8 if relation.how == "ride" else 0.7))
            here = replace(here, x=base.x + spread * 0.5, y=y, height=small, shadow=False,
                           facing=base.facing)  # fmt: skip
        elif relation.how == "over":
            small = min(here.height, base.height * 0.62)
            y = max(small * 1.05, base.y - base.height * 0.98)
            here = replace(here, x=base.x + spread, y=y, height=small, shadow=False)
        elif relation.how == "behind":
            here = replace(here, x=base.x + side * half * 0.8 + spread,
                y=base.y - base.height * 0.12)
        elif relation.how == "before":
            here = replace(here, x=base.x + spread, y=base.y + base.height * 0.06)
        elif relation.how == "inside" and base.height > here.height * 1.2:
            here = replace(here, x=base.x + spread, y=base.y)
        found.append(replace(one, place=here))
    return found


def _inside(one: Placed, frame: Frame) -> Placed:
    """Keeps a thing within the picture, shrinking it when it must."""
    place = one.place
    if one.pose.bust:
        return one
    height = min(place.height, frame.height * 0.9, frame.width * 0.92 / place.aspect)
    half = height * place.aspect / 2
    x = min(max(place.x, half * 0.9 + 10), frame.width - half * 0.9 - 10)
    y = min(max(place.y, height + 12), frame.height * 0.985)
    return replace(one, place=replace(place, x=x, y=y, height=height))
