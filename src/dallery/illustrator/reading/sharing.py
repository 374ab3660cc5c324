"""What is said of one and holds for its company: who else is on the sofa, and what a basket of something holds."""

from __future__ import annotations

from .drafts import Draft
from .roles import Tie

_SHARED = ("on", "under", "inside", "behind", "before", "over", "above", "sit", "ride")
_HOLDING = frozenset((
    "basket", "shopbasket", "bowl", "plate", "vase", "cardboardbox", "box", "jar", "bucket", "pot", "cup", "teacup",
    "wineglass", "tray", "bag", "flowerpot", "plateoffood", "glassofwater", "crate", "barrel", "bottle",
))  # fmt: skip
_FLAT = frozenset(("plate", "tray"))
_BOARDS = frozenset(("blackboard", "sign", "canvas", "notice", "chart"))
_AT_BOARDS = ("write", "paint", "teach", "talk")


def holds(noun: str) -> bool:
    """Whether 'a basket of' something has it in it."""
    return noun in _HOLDING


def filled(container: Draft, content: Draft) -> Tie | None:
    """'A bowl of strawberries': they lie in it; what a basket or vase has by itself makes room."""
    if container.owner is not None and container.owner.held is container:
        container.owner.held = content  # hands show what is in the basket; the basket is said to be lost
        content.taken, content.owner, container.lost = True, container.owner, True
        return None
    container.traits.append("full")
    return (content, "on" if container.noun in _FLAT else "inside", container)


def shared(relations: list[Tie]) -> list[Tie]:
    """The relations, and those that company takes part in: 'a cat and a dog on a sofa' are both on it."""
    found = [_at_the_board(one) for one in relations]
    for who, how, whom in relations:
        if how == "inside" and whom.noun == "vase" and "full" not in whom.traits:
            whom.traits.append("full")  # the flowers that are named, no others
        if how not in _SHARED or who.taken or ("full" in whom.traits and how == "on"):
            continue
        for mate in _company(who, relations):
            tied = any(one is mate and way in _SHARED for one, way, _ in found)
            busy = mate.action is not None and mate.action != who.action
            if mate is not whom and not tied and not busy and not mate.taken and mate.alive == who.alive:
                found.append((mate, how, whom))
    return found


def _company(who: Draft, relations: list[Tie]) -> list[Draft]:
    mates: list[Draft] = []
    for one, how, other in relations:
        if how == "and" and who in (one, other):
            mates.append(other if who is one else one)
    return mates


def _at_the_board(tie: Tie) -> Tie:
    """Who writes on a blackboard stands before it."""
    who, how, whom = tie
    if how == "on" and whom.noun in _BOARDS and who.alive and who.action in _AT_BOARDS:
        return (who, "before", whom)
    return tie
