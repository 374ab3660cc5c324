"""What the object of an action becomes: held, worn, ridden, sat on, played; it reads no sentences."""

from __future__ import annotations

from ..words import table
from .drafts import CREATURES, Draft

Tie = tuple[Draft, str, Draft]
_CABINS = frozenset((
    "car", "bus", "truck", "train", "plane", "rocket", "submarine", "taxi", "firetruck", "tram", "helicopter", "van",
    "ambulance", "policecar", "tractor", "spaceship", "cablecar", "racecar", "tank",
))  # fmt: skip
_LARGEST_HELD = 0.46
_BIG_INSTRUMENTS = frozenset((
    "piano", "grandpiano", "organ", "drum", "drumkit", "harp", "xylophone", "gayageum", "janggu",
))
_TIES = {"seen": "see", "met": "meet", "sat": "sit", "over": "over", "made": "make"}


def enters(noun: str) -> bool:
    """Whether one travels inside of it and looks out of a window."""
    return noun in _CABINS


def portable(noun: str) -> bool:
    """Whether hands can hold it."""
    details = table("nouns")[noun]
    if details.get("portable"):
        return True
    if details["family"] == "signs" and "label" in details:
        return bool(details.get("place") != "backdrop")
    fits = float(details["size"]) <= _LARGEST_HELD and details.get("place", "ground") in ("ground", "table", "air")
    return fits and noun not in _BIG_INSTRUMENTS and not enters(noun) and details["family"] not in ("buildings",
        "furniture")


def give(who: Draft, action: str, thing: Draft, word: str = "") -> Tie | None:
    """Hands the object of an action to the one who acts; a tie when it stays a subject of its own."""
    role = table("actions")[action].get("object")
    if thing.noun == "hand" and not who.alive and word != "with":
        return None
    if who.noun == "hand" and role in ("held", "worn", "made", "met", "played") and thing.family not in ("people",):
        return _in_hand(who, thing)
    loose = word in ("with", "") and action == "hold"
    if thing.slot is not None and role in ("worn",
        "held") and who.alive and (role == "worn" or action != "hold" or loose):
        _put_on(who, thing)
        return None
    if role == "played":
        big_toy = thing.family not in ("instruments", "toys") and not portable(thing.noun)
        role = "ridden" if big_toy else "held"
        if thing.noun in _BIG_INSTRUMENTS:
            return (who, "play", thing)
    if role == "held" and word == "with" and thing.family in CREATURES:
        return (who, "and", thing)
    if role in ("held", "worn"):
        too_many = thing.count > 2 and who.count < 2
        if not who.alive or too_many or (not portable(thing.noun) and thing.family not in CREATURES):
            return (who, "and", thing)
        who.held = thing
        thing.taken, thing.owner = True, who
        return None
    if role in ("ridden", "driven"):
        if thing.noun == "broom" and "flyingbroom" in table("nouns"):
            thing.noun = "flyingbroom"
        return (who, "inside" if enters(thing.noun) else "ride", thing)
    if role in _TIES:
        return (who, _TIES[role], thing)
    return None


def _in_hand(hand: Draft, thing: Draft) -> Tie | None:
    """What hands seen close carry: two of them make one bowl."""
    hand.held, hand.count = thing, 1
    thing.taken, thing.owner = True, hand
    return None


def _put_on(who: Draft, thing: Draft) -> None:
    who.worn.append(thing)
    thing.taken, thing.owner = True, who


def tie(who: Draft, how: str, whom: Draft) -> Tie | None:
    """A relation, unless it is a way of wearing or holding: 'a woman in a red dress', 'under an umbrella'."""
    if who.owner is not None and how in ("and", "beside"):
        if whom.slot is not None:
            _put_on(who.owner, whom)
            return None
        who = who.owner
    if how == "inside" and whom.slot is not None and who.alive:
        _put_on(who, whom)
        return None
    if how == "on" and who.slot is not None and whom.alive:
        _put_on(whom, who)
        return None
    lying = who.action in ("sleep", "lie", "sit", "rest")
    if how == "under" and whom.noun == "umbrella" and who.alive and who.held is None and who.count == 1 and not lying:
        who.held = whom
        whom.taken, whom.owner = True, who
        return None
    return (who, how, whom)


_COMPLEXIONS = {"black": "dark", "brown": "tan", "white": "pale"}
_PLAIN = ("woman", "man", "girl", "boy", "baby", "teen", "grandmother", "grandfather", "student", "hand")


def complexion(who: Draft) -> None:
    """'A black woman' is not dressed in black."""
    for colour, skin in _COMPLEXIONS.items():
        if who.noun in _PLAIN and who.colour == tuple(table("attributes")["colour"][colour]["rgb"]):
            who.traits, who.colour = [*who.traits, skin], None
