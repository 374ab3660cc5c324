"""Moves things to where they stand relative to one another, and says which is nearer; it paints nothing."""

from __future__ import annotations

import random
from dataclasses import replace

from ..painting.easel import Place
from ..scene import Relation, Scene
from ..words import table
from .placed import Placed
from .posing import CREATURES

CLINGING = frozenset(("on", "ride", "sit", "inside", "over", "above", "play", "under", "between", "behind", "before",
    "around",
    "left", "right"))
TIGHT = frozenset(("on", "ride", "sit", "inside", "play", "above", "over", "meet"))
_NEARER = {"on": 0.3, "ride": 0.3, "sit": 0.3, "before": 0.3, "make": 0.2, "over": 0.2, "above": 0.2, "behind": -0.3,
    "play": -0.3}
HAND_IN_HAND = {"holdhands": 0.7, "tug": 1.2}  # how far apart two stand who share it, in heights
_ONE_WAY = ("run", "walk", "chase", "flee")
_SERVED = ("on", "sit", "inside")
_WINDOWS = {
    # where a driver looks out: across (in lengths from the middle), up (in heights), and the window's height
    "car": (0.02, 0.56, 0.36), "taxi": (0.02, 0.56, 0.36), "bus": (0.3, 0.5, 0.32), "truck": (0.3, 0.52, 0.34),
    "train": (0.3, 0.55, 0.28), "plane": (0.28, 0.52, 0.3), "rocket": (0.0, 0.58, 0.2), "submarine": (0.0, 0.45, 0.3),
}  # fmt: skip
_CABINS = frozenset((
    *_WINDOWS, "firetruck", "tram", "helicopter", "van", "ambulance", "policecar", "tractor", "racecar", "tank",
))  # fmt: skip


def cabin(noun: str) -> bool:
    """Whether one travels inside of it and looks out of a window."""
    return noun in _CABINS


def nearer(relation: Relation, whom: str) -> float:
    """How much nearer than `whom` the one who is tied to it is painted."""
    if relation.how == "inside" and float(table("nouns")[whom].get("aspect", 1.0)) > 2.4:
        return 0.3
    if relation.how == "inside":
        roomy = table("nouns")[whom]["family"] in ("buildings", "furniture") and whom != "vase"
        return 0.3 if cabin(whom) or roomy else -0.3
    if relation.how == "under" and "clear" in table("nouns")[whom]:
        return 0.3
    if relation.how == "play" and whom in ("piano", "organ", "grandpiano", "harp"):
        return 0.3
    return _NEARER.get(relation.how, 0.0)


def company(scene: Scene, relation: Relation) -> tuple[int, int]:
    """How many share a place before the ones of this relation, and how many in all: a cat and a dog on one sofa."""
    mine = [one for one in scene.relations if one.whom == relation.whom and one.how == relation.how]
    before = sum(scene.subjects[one.who].count for one in mine if one.who < relation.who)
    return before, sum(scene.subjects[one.who].count for one in mine)


def relate(
    placed: list[Placed], landmark: list[Placed], relation: Relation, rng: random.Random,
    among: tuple[int, int] = (0, 0),
) -> list[Placed]:
    """The same things, moved; among: see `company`."""
    found: list[Placed] = []
    count = len(placed)
    for k, one in enumerate(placed):
        other = landmark[k % len(landmark)]
        share = len([j for j in range(count) if j % len(landmark) == k % len(landmark)])
        rank = k // len(landmark)
        if len(landmark) == 1 and among[1] > count:
            share, rank = among[1], among[0] + k
        if share > 3 and other.place.aspect > 1.2 and relation.how in _SERVED:  # many on one plate are small
            room = other.place.height * other.place.aspect / (share * 0.8)
            one = replace(one, place=replace(one.place, height=min(one.place.height, room / one.place.aspect)))
        spread = (rank - (share - 1) / 2) * one.place.height * one.place.aspect * 0.8
        mover = _MOVES.get(relation.how)
        if mover is not None:
            found.append(replace(one, place=mover(one, other, spread)))
        elif relation.how == "between":
            found.append(replace(one, place=_between(one, landmark, spread)))
        elif relation.how == "around":
            found.append(replace(one, place=_around(one, other, (k, count))))
        else:
            found.append(one)
    return found


def _seat(other: Placed) -> tuple[float, float]:
    """Where others sit: how far across and how high, in units."""
    details = table("nouns")[other.noun]
    high = float(details.get("seat", 1.0))
    across = float(details.get("seat_x", 0.0))
    return across * other.place.height * other.place.facing, other.place.height * high


def _ride(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    across, high = _seat(other)
    action = one.pose.action
    folk = table("nouns")[one.noun]["family"] == "people"
    limit = {"pedal": 1.55, "surf": 9.0, "perch": 1.5 if folk else 0.85}.get(action or "", 0.95 if folk else 0.72)
    height = min(here.height, base.height * limit)
    if action == "perch" and folk:
        height = min(height, high / 0.24) if high / 0.24 > here.height * 0.5 else height
    if action in ("sleep", "rest"):
        height = min(here.height, base.height * base.aspect * 0.8)
    sits = action in ("ride", "perch", "pedal") and folk
    ends = float(table("nouns")[other.noun].get("ends", 0.0))
    if ends:
        across = ends * base.height * base.aspect * (1 if spread > 0 else -1)
        high += across * base.facing * 0.1
        spread = 0.0
    y = base.y - high + (height * 0.02 if sits else height * 0.07)
    return replace(here, x=base.x + across + _along(one, other, height, spread), y=y, height=height, shadow=False,
        facing=base.facing, tilt=base.tilt)


def _along(one: Placed, other: Placed, height: float, spread: float) -> float:
    """How far from the middle of a seat: sofas and plates have room for several, a horse's back has little."""
    base, here = other.place, one.place
    roomy = base.aspect > 1.2 and table("nouns")[other.noun]["family"] not in CREATURES and here.height > 0
    if not roomy:
        return spread * 0.5
    half = max(0.0, base.height * base.aspect * 0.46 - height * here.aspect * 0.4)
    return max(-half, min(half, spread * 1.1 * height / here.height))


def _on(one: Placed, other: Placed, spread: float) -> Place:
    if one.pose.action in ("ride", "perch", "pedal", "surf", "sit", "sleep", "rest"):
        return _ride(one, other, spread)
    base, here = other.place, one.place
    across, high = _seat(other)
    tall = table("nouns")[other.noun].get("place") == "backdrop"
    height = min(here.height, max(base.height * (0.5 if tall else 0.8), base.height * base.aspect * 0.3))
    return replace(here, x=base.x + across + _along(one, other, height, spread), y=base.y - high + height * 0.03,
        height=height, shadow=False, facing=base.facing)


def _under(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    if not base.shadow and base.y < here.y - here.height:  # it hangs in the air: stand below it
        return replace(here, x=base.x + spread)
    side = -1 if base.x > 500 else 1
    big = base.height > here.height
    clear = float(table("nouns")[other.noun].get("clear", 0.0))
    if clear:  # an arch to walk under, a bed to peek out from
        height = min(here.height, base.height * clear)
        return replace(here, x=base.x + spread * height / here.height, y=base.y + height * 0.04, height=height)
    if table("nouns")[other.noun].get("place") != "backdrop":
        height = min(here.height, base.height * 0.5)
        return replace(here, x=base.x + spread, y=base.y - base.height * 0.02, height=height)
    step = side * base.height * base.aspect * 0.24 if big else 0.0
    return replace(here, x=base.x + step + spread, y=base.y + here.height * 0.14)


def _over(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    share = 0.52 if one.pose.action == "fly" and base.height > here.height * 0.8 else 0.75
    height = min(here.height, max(base.height * share, 140))
    if one.pose.action == "jump":
        height = here.height * 0.8
    # above the picture's edge, too: what is tied so is brought in together
    gap = {"fly": 0.3, "soar": 0.3, "jump": -0.06}.get(one.pose.action or "", 0.14)
    y = base.y - base.height * 1.02 - height * gap
    return replace(here, x=base.x + spread, y=y, height=height, shadow=False)


def _behind(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    side = -1 if base.x > 500 else 1
    tree = table("nouns")[other.noun]["family"] == "plants"
    height = min(here.height, base.height * 0.42) if tree else here.height
    out = side * (max(height * here.aspect * 0.42, base.height * 0.06) if tree else base.height * base.aspect * 0.34)
    return replace(here, x=base.x + out + spread, y=base.y - min(base.height, height) * 0.14, height=height)


def _before(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    return replace(here, x=base.x + spread, y=base.y + min(base.height * 0.08, 70))


def _inside(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    noun = other.noun
    details = table("nouns")[noun]
    if cabin(noun):
        across, up, tall = _WINDOWS.get(noun, (0.05, 0.52, 0.32))
        height = base.height * tall / 0.62
        x = base.x + across * base.height * base.aspect * base.facing
        return replace(here, x=x + spread * 0.4, y=base.y - base.height * up, height=height, shadow=False,
            facing=base.facing)
    if "full" in other.look.traits and noun == "vase":
        return replace(here, x=base.x + spread * 0.42, y=base.y - base.height * 0.3, height=base.height * 0.95,
            shadow=False)
    if base.height < here.height * 0.45 and base.aspect > 2.4:  # a puddle, a tray: one stands in it
        leap = here.height * 0.12 if one.pose.action == "jump" else 0.0
        return replace(here, x=base.x + spread, y=base.y - base.height * 0.3 - leap, shadow=False)
    if details["family"] in ("buildings", "furniture") or base.height < here.height * 0.3:
        return replace(here, x=base.x + spread, y=base.y, height=min(here.height, base.height * 0.5))
    if noun == "balloon":
        return replace(here, x=base.x + spread * 0.3, y=base.y - base.height * 0.08, height=base.height * 0.24,
            shadow=False)
    if noun == "birdcage":
        return replace(here, x=base.x + spread * 0.4, y=base.y - base.height * 0.1, shadow=False,
            height=min(here.height, base.height * min(0.55, 0.75 * base.aspect / here.aspect)))
    up = 0.16 if details["family"] == "vehicles" else 0.3
    height = min(here.height, base.height * (0.5 if details["family"] == "vehicles" else 1.15))
    return replace(here, x=base.x + spread * 0.6, y=base.y - base.height * up, height=height, shadow=False)


def _play(one: Placed, other: Placed, spread: float) -> Place:
    """Behind drums and strings that lie; on a stool at a keyboard's side; beside a harp."""
    base, here = other.place, one.place
    noun, tall = other.noun, base.height
    if noun in ("piano", "grandpiano"):
        return replace(here, x=base.x - base.facing * tall * 0.98 + spread, y=base.y - tall * 0.22,
                       height=tall * 1.05, facing=base.facing)  # fmt: skip
    if noun == "organ":
        return replace(here, x=base.x - base.facing * tall * 0.86 + spread, height=max(here.height, tall * 1.1),
                       facing=base.facing)  # fmt: skip
    if noun == "harp":
        return replace(here, x=base.x + base.facing * tall * 0.36 + spread, height=max(here.height, tall * 0.92),
                       facing=-base.facing)  # fmt: skip
    lift = 0.35 if noun in ("gayageum", "janggu") else 0.1
    height = max(here.height, tall * 1.5)
    return replace(here, x=base.x + spread, y=base.y - tall * lift, height=height)


def _beside(one: Placed, other: Placed, spread: float) -> Place:
    """Turned to one another; where they stand is settled by sharing the ground, or by hands and a rope."""
    facing = 1 if other.place.x > one.place.x else -1
    gap = HAND_IN_HAND.get(one.pose.action or "")
    if gap is not None and other.pose.action == one.pose.action and other.place.shadow:
        x = other.place.x - facing * gap * (one.place.height + other.place.height) / 2 + spread
        return replace(one.place, x=x, y=other.place.y, facing=facing)
    return replace(one.place, facing=facing)


def _meet(one: Placed, other: Placed, spread: float) -> Place:
    base, here = other.place, one.place
    side = 1 if here.x >= base.x else -1
    close = {"hug": 0.66, "kick": 0.8}.get(one.pose.action or "", 0.94)
    gap = (here.height * here.aspect + base.height * base.aspect) * 0.5 * close
    if table("nouns")[other.noun].get("place") == "backdrop":
        return replace(here, x=base.x + side * gap * 0.8 + spread, facing=-side)
    if one.pose.action not in _ONE_WAY and abs(spread) > 1:  # several stand around it
        side = 1 if spread > 0 else -1
        return replace(here, x=base.x + side * gap + spread * 0.55, facing=-side)
    return replace(here, x=base.x + side * (gap + abs(spread)) + spread * 0.3, facing=-side)


def _left(one: Placed, other: Placed, spread: float) -> Place:
    gap = (one.place.height * one.place.aspect + other.place.height * other.place.aspect) * 0.5
    return replace(one.place, x=other.place.x - gap + spread, facing=1)


def _right(one: Placed, other: Placed, spread: float) -> Place:
    gap = (one.place.height * one.place.aspect + other.place.height * other.place.aspect) * 0.5
    return replace(one.place, x=other.place.x + gap + spread, facing=-1)


def _between(one: Placed, landmarks: list[Placed], spread: float) -> Place:
    xs = [other.place.x for other in landmarks]
    return replace(one.place, x=(min(xs) + max(xs)) / 2 + spread, y=one.place.y + 14)


def _around(one: Placed, other: Placed, which: tuple[int, int]) -> Place:
    base, here = other.place, one.place
    k, count = which
    half = base.height * base.aspect * 0.5 + here.height * here.aspect * 0.45
    if not here.shadow:
        high = base.y - base.height * (0.25 + 0.7 * ((k * 0.618) % 1.0))
        side = -1 if k % 2 else 1
        return replace(here, x=base.x + side * half * (0.55 + 0.45 * ((k * 0.382) % 1.0)), y=high)
    along = (k + 0.5) / count * 2 - 1
    front = 40 if k % 2 == 0 else -24
    return replace(here, x=base.x + along * half * 1.35, y=base.y + front, facing=-1 if along > 0 else 1)


_MOVES = {
    "ride": _ride, "on": _on, "sit": _on, "under": _under, "over": _over, "above": _over, "behind": _behind,
    "before": _before, "inside": _inside, "play": _play, "meet": _meet, "left": _left, "right": _right, "make": _beside,
    "beside": _beside, "and": _beside,
}  # fmt: skip


def settle(scene: Scene, groups: dict[int, list[Placed]], size: tuple[float, float]) -> None:
    """Brings everything into the picture; what clings together is moved and shrunk together."""
    clusters = _clusters(scene, groups)
    for members in clusters:
        boxes = [_reach(one) for index in members for one in groups[index] if not one.pose.bust]
        if not boxes:
            continue
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, low = max(b[2] for b in boxes), max(b[3] for b in boxes)
        width, height = size
        s = min(1.0, width * 0.96 / (right - left), height * 0.94 / (low - top))
        anchor = ((left + right) / 2, low)
        wide, tall = (right - left) * s, (low - top) * s
        x = min(max(anchor[0], wide / 2 + 10), width - wide / 2 - 10)
        y = min(max(anchor[1], tall + 12), height * 0.985)
        for index in members:
            groups[index] = [one if one.pose.bust else _moved(one, s, anchor, (x, y)) for one in groups[index]]
    for relation in scene.relations:
        if relation.how == "beside" and {relation.who, relation.whom} <= set(groups):
            other = groups[relation.whom][0]
            beside = groups[relation.who]
            for at, one in enumerate(beside):
                beside[at] = _stepped_aside(one, other, [mate for mate in beside if mate is not one], size[0])


def _stepped_aside(one: Placed, other: Placed, mates: list[Placed], width: float) -> Placed:
    """Who should stand beside another and stands behind it (that one went to its tree, say) takes the wider side."""
    here, base = one.place, other.place
    gap = (here.height * here.aspect + base.height * base.aspect) * 0.45
    if one.pose.bust or other.pose.bust or not here.shadow or abs(here.x - base.x) >= gap * 0.8:
        return one
    half = here.height * here.aspect / 2
    sides = sorted((base.x - gap, base.x + gap), key=lambda x: min(x, width - x), reverse=True)
    free = [x for x in sides if all(abs(mate.place.x - x) > half for mate in mates)]
    return replace(one, place=replace(here, x=min(max((free or sides)[0], half), width - half)))


def _moved(one: Placed, s: float, anchor: tuple[float, float], to: tuple[float, float]) -> Placed:
    here = one.place
    x, y = to[0] + (here.x - anchor[0]) * s, to[1] + (here.y - anchor[1]) * s
    return replace(one, place=replace(here, x=x, y=y, height=here.height * s))


def _reach(one: Placed) -> tuple[float, float, float, float]:
    """What it takes up, with what it holds over its head; seated people hang below their place."""
    here = one.place
    half = here.height * here.aspect * 0.46
    up = 1.5 if one.pose.holding in ("umbrella", "sign") else 1.22 if one.pose.holding in ("toyballoon", "kite",
        "fishingrod") else 1.0
    if one.pose.action in ("fly", "soar", "jump"):
        up = max(up, 1.16)
    if one.pose.action in ("bow", "tug"):
        half = here.height * 0.46
    if one.pose.action in ("sleep", "rest"):
        half = max(half, here.height * 0.55)
    if one.pose.action in ("kick", "run", "jump", "dance"):
        half = max(half, here.height * 0.36)
    return (here.x - half, here.y - here.height * up, here.x + half, here.y)


def _clusters(scene: Scene, groups: dict[int, list[Placed]]) -> list[list[int]]:
    mine = {index: index for index in groups}

    def root(index: int) -> int:
        while mine[index] != index:
            index = mine[index]
        return index

    for relation in scene.relations:
        linked = relation.how in ("and", "meet") and scene.subjects[relation.who].action in HAND_IN_HAND
        if (linked or relation.how in TIGHT) and relation.who in groups and relation.whom in groups:
            mine[root(relation.who)] = root(relation.whom)
    found: dict[int, list[int]] = {}
    for index in groups:
        found.setdefault(root(index), []).append(index)
    return list(found.values())
