"""Which of the things laid out can be seen at all, so that the report claims no others; it moves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ..scene import Scene
from .placed import Placed
from .relating import TIGHT
from .spacing import coincide

_NEAR = ("over", "above", "on", "inside", "sit", "ride", "around", "between")
_LEAST = 0.4  # of a thing must lie in the picture
_HIDDEN = 0.2  # so near, in sizes, two are seen as one


def unseen(scene: Scene, placed: Sequence[Placed], size: tuple[float, float]) -> tuple[str, ...]:
    """'cats: 2 of 3' for what is not all there; placed: farthest first."""
    ties = {frozenset((one.who, one.whom)) for one in scene.relations if one.how in TIGHT}
    told = []
    for index, subject in enumerate(scene.subjects):
        mine = [at for at, one in enumerate(placed) if one.index == index]
        seen = [at for at in mine if _inside(placed[at], size) and not _covered(placed, at, ties)]
        if mine and len(seen) < subject.count:
            told.append(f"{subject.word}: {len(seen)} of {subject.count}" if seen else subject.word)
    return (*told, *_out_of_reach(scene))


def _out_of_reach(scene: Scene) -> tuple[str, ...]:
    """'cow over moon': the sky's own lights hang where the light comes from, and nobody gets there."""
    ties = (one for one in scene.relations if one.how in _NEAR and scene.subjects[one.whom].noun in ("moon", "sun"))
    return tuple(f"{scene.subjects[one.who].word} {one.how} {scene.subjects[one.whom].word}" for one in ties)


def _inside(one: Placed, size: tuple[float, float]) -> bool:
    here, half = one.place, one.place.height * one.place.aspect / 2
    wide = min(here.x + half, size[0]) - max(here.x - half, 0)
    tall = min(here.y, size[1]) - max(here.y - here.height, 0)
    return one.pose.bust or (wide > 2 * half * _LEAST and tall > here.height * _LEAST)


def _covered(placed: Sequence[Placed], at: int, ties: set[frozenset[int]]) -> bool:
    one = placed[at]
    return any(
        other.index == one.index and coincide(one, other, _HIDDEN) and frozenset((one.index, other.index)) not in ties
        for other in placed[at + 1 :]
    )
