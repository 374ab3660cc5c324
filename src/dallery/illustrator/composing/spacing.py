"""Keeps things that hang in the air apart from one another; it knows nothing of the ground."""

from __future__ import annotations

from dataclasses import replace

from .placed import Frame, Placed

_ROUNDS = 24


def apart(placed: list[Placed], frame: Frame) -> list[Placed]:
    """The same things in the same order, pushed away from each other where they overlap."""
    found = list(placed)
    for _ in range(_ROUNDS):
        moved = False
        for i in range(len(found)):
            for j in range(i):
                step = _overlap(found[i], found[j])
                if step is None:
                    continue
                moved = True
                found[i] = _moved(found[i], step, frame)
                found[j] = _moved(found[j], (-step[0], -step[1]), frame)
        if not moved:
            break
    return found


def _overlap(one: Placed, other: Placed) -> tuple[float, float] | None:
    """Half the way the first must go, along the shorter side of what they share; None: they are apart."""
    a, b = one.place, other.place
    dx, dy = a.x - b.x, (a.y - a.height / 2) - (b.y - b.height / 2)
    wide = (a.height * a.aspect + b.height * b.aspect) * 0.54 - abs(dx)
    tall = (a.height + b.height) * 0.54 - abs(dy)
    if wide <= 0 or tall <= 0:
        return None
    if wide < tall:
        return ((wide / 2 + 1) * (1 if dx >= 0 else -1), 0.0)
    return (0.0, (tall / 2 + 1) * (1 if dy >= 0 else -1))


def _moved(one: Placed, step: tuple[float, float], frame: Frame) -> Placed:
    here = one.place
    half = here.height * here.aspect / 2
    x = min(max(here.x + step[0], half * 0.9), frame.width - half * 0.9)
    y = min(max(here.y + step[1], here.height * 1.1), frame.height * 0.72)
    return replace(one, place=replace(here, x=x, y=y))
