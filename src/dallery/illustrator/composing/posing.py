"""How each subject looks and what its body does, from what is said of it and what it is tied to."""

from __future__ import annotations

from ..painting.easel import Look, Pose
from ..scene import Colour, Scene, Subject
from ..words import table

_BRIGHT: tuple[Colour, ...] = (
    (226, 78, 70), (70, 132, 216), (246, 190, 72), (96, 174, 110), (156, 104, 206), (240, 136, 66),
)  # fmt: skip
_MANY_COLOURED = frozenset((
    "car", "balloon", "toyballoon", "flower", "butterfly", "kite", "gift", "fish", "parrot", "racecar",
))  # fmt: skip
_PEDALLED = frozenset(("bicycle", "motorcycle", "scooter", "tricycle", "unicycle", "motorbike"))
_BOARDS = frozenset(("skateboard", "surfboard", "skis", "sled", "magiccarpet"))
_WINGED = frozenset(("birds", "plumage", "fantastic", "shore"))
_TOGETHER = {"hug": "hug", "walk": "walk", "chase": "run", "flee": "run"}  # what is done with one, that one does too
_AFLOAT = frozenset(("people", "critters", "machines", "fantastic"))
CREATURES = frozenset((
    "people", "critters", "hoofed", "birds", "sealife", "machines", "fantastic", "plumage", "creepers", "shore",
))  # fmt: skip


def family(noun: str) -> str:
    """The family of a noun."""
    found: str = table("nouns")[noun]["family"]
    return found


def is_bust(subject: Subject) -> bool:
    """Whether a portrait shows its head and shoulders."""
    return family(subject.noun) in ("people", "critters", "machines")


def look_of(scene: Scene, subject: Subject, k: int, first: int) -> Look:
    """Colour asked for, or for things that come in many, a different one for each, beginning anywhere."""
    colour = subject.colour
    if family(subject.noun) == "people":
        for noun, dye in zip(subject.worn, subject.worn_colours, strict=False):
            if dye is not None and table("nouns")[noun].get("slot") == "body":
                colour = dye
    if colour is None and subject.noun in _MANY_COLOURED and subject.skin is None:
        colour = _BRIGHT[(k + first) % len(_BRIGHT)]
    return Look(colour, subject.traits, scene.season, "snow" in scene.weather, subject.writing, subject.roof)


def pose_of(scene: Scene, index: int, medium: str) -> Pose:
    """What it does, where it looks, what it holds and wears."""
    subject = scene.subjects[index]
    gaze = (0.0, 0.0)
    for relation in scene.relations:
        if relation.how == "see" and relation.who == index:
            up = table("nouns")[scene.subjects[relation.whom].noun].get("place") in ("sky", "air")
            gaze = (0.8, -1.0 if up else 0.15)
    if subject.action == "look" and gaze == (0.0, 0.0):
        gaze = (0.8, -0.6)
    if subject.action in ("read", "write", "work"):
        gaze = (0.0, 0.7)
    return Pose(
        _action(scene, index, medium), subject.expression, gaze,
        bust=scene.framing in ("portrait", "closeup") and subject.count == 1 and is_bust(subject),
            holding=subject.held, wearing=subject.worn, dyes=subject.worn_colours, eyes=subject.eyes,
    )  # fmt: skip


def _action(scene: Scene, index: int, medium: str) -> str | None:
    subject = scene.subjects[index]
    action: str | None = table("actions").get(subject.action or "", {}).get("pose", subject.action)
    for relation in scene.relations:
        hugger = scene.subjects[relation.who]
        if relation.whom == index and relation.how == "meet" and action is None and hugger.action in _TOGETHER:
            return _TOGETHER[hugger.action]
        if relation.who != index:
            continue
        whom = scene.subjects[relation.whom].noun
        tied = _tied_action(relation.how, whom, action)
        if tied == "soar":
            tied = "fly" if family(subject.noun) in _WINGED else None
        if tied is not None:
            return tied
    if medium == "under" and action in (None, "look", "hold"):
        return "swim"
    if medium in ("void", "air") and action is None:
        return "fly"
    if medium == "water" and family(subject.noun) in _AFLOAT and action in (None, "swim", "look", "stand", "playful"):
        return "wade"
    if action == "swim" and medium in ("land", "indoor") and family(subject.noun) == "people":
        return "wade"
    return action


def _tied_action(how: str, whom: str, action: str | None) -> str | None:
    from .relating import cabin

    details = table("nouns")[whom]
    if how in ("ride", "on", "sit") and whom in _PEDALLED:
        return "pedal"
    if how in ("ride", "on", "sit") and whom in _BOARDS:
        return "surf"
    if how == "inside" and cabin(whom):
        return "drive"
    if how == "play":
        return "keys" if whom in ("piano", "grandpiano", "organ") else "hug" if whom == "harp" else "drum"
    if how in ("above", "over") and action is None and details.get("place") == "backdrop":
        return "soar"
    seat = "seat" in details
    if how == "ride":
        return "ride" if seat and details["family"] in CREATURES else "perch" if seat else "sit"
    if how in ("on", "sit") and action in (None, "sit", "look", "rest") and seat:
        return "ride" if details["family"] in ("hoofed", "fantastic") and action is None else "perch"
    if how in ("on", "inside") and action is None and details["family"] == "food":
        return "sit"
    return None
