"""Where everything in a scene stands, how large, which way it faces; it paints nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from ..painting.easel import Look, Place
from ..painting.vista import Setting
from ..scene import Scene, Subject
from ..words import table
from .placed import Frame, Placed
from .posing import CREATURES, is_bust, look_of, pose_of
from .relating import CLINGING, HAND_IN_HAND, company, nearer, relate, settle
from .spacing import apart, unstacked

__all__ = ["Frame", "Placed", "lay_out"]

_AIRBORNE = ("air", "under", "void")
_LONGEST_ROW = 5
_ASHORE = ("walk", "run", "stand", "dance", "fly", "sit", "jump", "surf")
_IN_THE_SKY = ("moon", "sun")  # the sky's painter puts them there


def lay_out(scene: Scene, frame: Frame, rng: random.Random) -> tuple[Placed, ...]:
    """Every visible thing, farthest first."""
    groups: dict[int, list[Placed]] = {}
    order = sorted(range(len(scene.subjects)), key=lambda i: _rank(scene, i))
    slots = _slots(scene, frame, rng)
    for index in order:
        subject = scene.subjects[index]
        if subject.noun in _IN_THE_SKY:
            continue
        placed = [_place_one(scene, frame, (index, k), slots, rng) for k in range(subject.count)]
        if subject.count > 1 and _flies(scene, subject, frame.setting) and frame.setting.medium != "under":
            placed = apart(placed, frame)
        for relation in scene.relations:
            if relation.who == index and relation.whom in groups and relation.how != "see":
                landmark = groups[relation.whom]
                if relation.how == "between":
                    ends = [r.whom for r in scene.relations if r.who == index and r.how == "between"]
                    landmark = [one for end in ends if end in groups for one in groups[end]]
                placed = relate(placed, landmark, relation, rng, company(scene, relation))
        groups[index] = _embracing(placed, subject.action) if subject.action in _PAIRED else placed
        if set(subject.traits) & _STANDINGS and not _clings(scene, index):
            groups[index] = [_stood(one, subject, frame) for one in groups[index]]
    settle(scene, groups, (frame.width, frame.height))
    _unstack(scene, groups, frame)
    _look_at_each_other(scene, groups)
    everything = [one for group in groups.values() for one in group]
    depths = _depths(scene, groups)
    return tuple(sorted(everything, key=lambda one: depths[id(one)]))


def _look_at_each_other(scene: Scene, groups: dict[int, list[Placed]]) -> None:
    """Who looks at something turns to it; pairs that belong together turn to one another."""
    for relation in scene.relations:
        if relation.how not in ("see", "and", "meet", "beside") or not {relation.who, relation.whom} <= set(groups):
            continue
        there = groups[relation.whom][0].place.x
        mates = groups[relation.who]
        groups[relation.who] = [_turned(one, there) for one in mates]
        doing = scene.subjects[relation.who].action
        if doing in HAND_IN_HAND or doing in ("talk", "fight", "snowfight", "hug"):
            here = groups[relation.who][0].place.x
            groups[relation.whom] = [_turned(one, here) for one in groups[relation.whom]]
        if relation.how == "meet" and doing in ("chase", "walk", "flee"):  # one way, not face to face
            away = doing == "flee"
            way = groups[relation.who][0].place.facing
            groups[relation.whom] = [_facing(one, way) for one in groups[relation.whom]]
            groups[relation.who] = [_facing(one, -way if away else way) for one in mates]
            if away:
                groups[relation.whom] = [_facing(one, -way) for one in groups[relation.whom]]


def _facing(one: Placed, way: int) -> Placed:
    return replace(one, place=replace(one.place, facing=way))


_STANDINGS = frozenset(("atleft", "atright", "far", "near"))


def _stood(one: Placed, subject: Subject, frame: Frame) -> Placed:
    """On the side, as far or as near as the prompt says; what is far is small, high and veiled."""
    here = one.place
    for trait, x in (("atleft", 0.24), ("atright", 0.76)):
        if trait in subject.traits:
            here = replace(here, x=frame.width * x + (here.x - frame.width * 0.5) * 0.3)
    if "far" in subject.traits:
        lift = frame.height * 0.17 if _kind(subject) != "air" else 0.0
        here = replace(here, height=here.height * 0.5, y=here.y - lift, depth=0.3)
    if "near" in subject.traits:
        here = replace(here, height=here.height * 1.2, y=min(frame.height * 0.985, here.y + frame.height * 0.04))
    return replace(one, place=here)


_PAIRED = ("hug", *HAND_IN_HAND)


def _embracing(placed: list[Placed], action: str | None) -> list[Placed]:
    """Two of a kind who hug, hold hands or pull one rope stand so far apart, face to face."""
    if len(placed) != 2:
        return placed
    middle = (placed[0].place.x + placed[1].place.x) / 2
    found = []
    for one, side in zip(placed, (-1, 1), strict=True):
        here = one.place
        half = here.height * (HAND_IN_HAND[action] / 2 if action in HAND_IN_HAND else here.aspect * 0.32)
        found.append(replace(one, place=replace(
            here, x=middle + side * half, y=placed[0].place.y, facing=-side)))  # fmt: skip
    return found


def _turned(one: Placed, there: float) -> Placed:
    if abs(one.place.x - there) < 20:
        return one
    if one.pose.holding == "kite":  # kites cross where those who fly them face each other
        return _facing(one, -1 if there > one.place.x else 1)
    return replace(one, place=replace(one.place, facing=1 if there > one.place.x else -1))


def _depths(scene: Scene, groups: dict[int, list[Placed]]) -> dict[int, tuple[float, float]]:
    """Farthest first; what clings to a thing is painted right before or after it."""
    found: dict[int, tuple[float, float]] = {}
    for index, group in groups.items():
        kind = _kind(scene.subjects[index])
        layer = {"sky": 0.0, "backdrop": 1.0}.get(kind, 2.0)
        for one in group:
            found[id(one)] = (layer, one.place.y if kind != "air" else one.place.height)
    for _ in range(2):
        for relation in scene.relations:
            step = nearer(relation, scene.subjects[relation.whom].noun)
            if step == 0.0 or not {relation.who, relation.whom} <= set(groups):
                continue
            landmark = groups[relation.whom]
            for k, one in enumerate(groups[relation.who]):
                layer, near = found[id(landmark[k % len(landmark)])]
                found[id(one)] = (layer, near + step)
    return found


def _kind(subject: Subject) -> str:
    kind: str = table("nouns")[subject.noun].get("place", "ground")
    return kind


def _unstack(scene: Scene, groups: dict[int, list[Placed]], frame: Frame) -> None:
    """No two creatures or things where only one would be seen, but those that are meant to be: a cat in its box."""
    ties = {frozenset((one.who, one.whom)) for one in scene.relations if one.how not in ("and", "beside", "see")}
    everything = [one for group in groups.values() for one in group if _kind(scene.subjects[one.index]) != "backdrop"]
    for index in groups:
        if _kind(scene.subjects[index]) != "backdrop":
            groups[index] = []
    for one in unstacked(everything, frame.width, lambda a, b: frozenset((a, b)) in ties):
        groups[one.index].append(one)


def _clings(scene: Scene, index: int) -> bool:
    """Whether it stands where another thing is; what hangs in the sky itself holds nobody's place: 'under the moon'."""
    ties = (one for one in scene.relations if one.who == index and one.how in CLINGING)
    return any(scene.subjects[one.whom].noun not in _IN_THE_SKY for one in ties)


def _rank(scene: Scene, index: int) -> int:
    """Landmarks first, then those that stand in relation to others."""
    rank, at = 0, index
    for _ in range(3):
        tied = next((r for r in scene.relations if r.who == at and r.how != "see"), None)
        if tied is None:
            break
        rank, at = rank + 3, tied.whom
    return (0 if _kind(scene.subjects[index]) == "backdrop" else 2) + rank


def _flies(scene: Scene, subject: Subject, setting: Setting) -> bool:
    if subject.action == "fly" or _kind(subject) == "air":
        return True
    if scene.setting == "aquarium" and _kind(subject) == "water":
        return True  # behind the glass
    return setting.medium in _AIRBORNE and _kind(subject) != "backdrop"


def _slots(scene: Scene, frame: Frame, rng: random.Random) -> dict[int, list[float]]:
    """Shares the width among everything that stands on the ground, main subject central."""
    standing = [
        (i, k) for i, s in enumerate(scene.subjects)
        if not _flies(scene, s, frame.setting) and _kind(s) not in ("sky", "backdrop")
        and not _clings(scene, i)
        for k in range(s.count)
    ]  # fmt: skip
    total = len(standing)
    widths = [_width(scene, scene.subjects[i], frame) for i, _ in standing]
    wide = sum(widths)
    rows = 2 if total > _LONGEST_ROW else 1
    span = min(0.96, wide / rows * 1.1 / frame.width) if total > 1 else 0.0
    shift = rng.uniform(-0.05, 0.05) * (1.0 - span)
    found: dict[int, list[float]] = {}
    direction = rng.choice((-1, 1))
    gone = 0.0
    for (index, _), width in zip(standing, widths, strict=True):
        at = 0.5 + shift + direction * ((gone + width / 2) / wide - 0.5) * span
        gone += width
        found.setdefault(index, []).append(at)
    return found


def _width(scene: Scene, subject: Subject, frame: Frame) -> float:
    aspect = float(table("nouns")[subject.noun].get("aspect", 1.0))
    if subject.action in ("bow", "lie", "sleep"):  # stretched out, they need more room
        aspect = max(aspect, 0.95)
    return _scale(scene, subject, frame) * aspect


def _scale(scene: Scene, subject: Subject, frame: Frame) -> float:
    """Height in units: smaller in company, larger as the only subject of a close view."""
    details = table("nouns")[subject.noun]
    size = float(details["size"]) * 1000 * subject.size
    served = {  # what lies on a plate or in a bowl takes no room beside it
        one.who for one in scene.relations
        if one.how in ("on", "inside") and all(_kind(scene.subjects[i]) == "table" for i in (one.who, one.whom))
    }  # fmt: skip
    crowd = sum(
        s.count for i, s in enumerate(scene.subjects) if _kind(s) not in ("sky", "backdrop") and i not in served
    )  # fmt: skip
    aspect = frame.width / frame.height
    if crowd > 2:
        size *= max(0.42, 1.16 - 0.085 * crowd) * (1.0 if crowd < 6 else min(1.5, max(1.0, aspect)))
    if crowd == 1 and _kind(subject) == "ground" and details["family"] in CREATURES and not scene.framing:
        size *= 1.14  # alone it is what the picture is about
    if scene.framing == "closeup":
        size = min(size * 2.1, 0.86 * min(frame.height, frame.width / float(details.get("aspect", 1.0))))
    if scene.framing == "wide":
        size *= 0.45
    if scene.framing == "above":
        size *= 0.62
    return size


def _place_one(
    scene: Scene, frame: Frame, which: tuple[int, int], slots: dict[int, list[float]],
    rng: random.Random,
) -> Placed:  # fmt: skip
    index, k = which
    subject = scene.subjects[index]
    details = table("nouns")[subject.noun]
    height, on_water = _scale(scene, subject, frame) * rng.uniform(0.95, 1.05), False
    aspect = float(details.get("aspect", 1.0))
    facing = rng.choice((-1, 1))
    if any(r.how == "see" and r.who == index for r in scene.relations):
        facing = 1 if frame.light_x > frame.width * slots.get(index, [0.5])[0] else -1
    setting = frame.setting
    if _flies(scene, subject, setting):
        place = _in_air(frame, subject, k, (height, aspect), rng)
        if subject.count == 1 and any(r.how == "see" and r.whom == index for r in scene.relations):
            aside = frame.width * (0.8 if place.x > frame.width / 2 else 0.2)  # not over the heads of who look up
            place = replace(place, x=aside, y=min(place.y, frame.height * 0.3 + place.height / 2))
    elif _kind(subject) == "backdrop":
        x = _landmark_x(scene, subject, k, rng)
        y = frame.height * (setting.floor - 0.05)
        place = Place(frame.width * x, y, height * (1 if subject.count == 1 else 0.75), aspect)
    else:
        x = slots.get(index, [0.5])[min(k, len(slots.get(index, [0.5])) - 1)]
        wobble = rng.uniform(-0.035, 0.02) if subject.count > 1 else 0.0
        if subject.count > _LONGEST_ROW:
            wobble = -0.1 * (k % 2) + rng.uniform(-0.01, 0.01) + 0.03
        y = frame.height * (setting.floor + (0.0 if setting.level else wobble))
        on_water = setting.medium == "water"
        if setting.afloat is not None and _floats(subject, details):
            y, height, on_water = frame.height * (setting.afloat + wobble * 0.6), height * 0.72, True
        if scene.setting in ("lake", "pool") and pose_of(scene, index, setting.medium).action == "wade":
            y, height, on_water = frame.height * 0.76, height * 0.8, True
        place = Place(frame.width * x, y, height, aspect, facing, shadow=not on_water)
    if details.get("rises"):
        place = replace(place, y=frame.height * 1.015, shadow=False)
    if scene.framing in ("portrait", "closeup") and subject.count == 1 and is_bust(subject):
        place = Place(frame.width * 0.5, frame.height * 1.0, min(frame.height, frame.width, 1150) * 0.84, 0.9,
                      facing, shadow=False)  # fmt: skip
    return Placed(
        subject.noun, replace(place, facing=facing), look_of(scene, subject, k, int(frame.light_x)),
        pose_of(scene, index, setting.medium), Look(subject.held_colour, writing=subject.held_writing),
        index, mirrored=(setting.medium == "water" or (on_water and _kind(subject) != "air"))
        and place.y > frame.height * 0.6,
        skin=subject.skin,
    )  # fmt: skip


def _floats(subject: Subject, details: dict[str, Any]) -> bool:
    """What is on the water where there is some, but for birds that walk and what lies on a beach."""
    swims = details.get("afloat") and not subject.worn and subject.held is None
    return bool(swims or details.get("place") == "water") and subject.action not in _ASHORE


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
        nearness = 0.62 + 0.62 * ((k * 0.618 + 0.5) % 1.0)
        if subject.action == "fly" and _kind(subject) == "ground":  # traffic: one car near, the others far
            nearness = (0.5, 0.86, 0.36, 0.62, 0.44)[k % 5]
            y = (0.24, 0.42, 0.56, 0.3, 0.5)[k % 5] + rng.uniform(-0.04, 0.04)
    height = min(height * nearness, frame.height * 0.62, frame.width * 0.8 / aspect)
    tilt = rng.uniform(-7, 7)
    foot = frame.height * y + height / 2
    return Place(frame.width * x, foot, height, aspect, shadow=False, tilt=tilt)


