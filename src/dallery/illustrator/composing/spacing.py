"""Keeps things apart: what hangs in the air, and what would stand in one and the same place; it chooses no places."""

from __future__ import annotations

from collections.abc import Callable
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


def unstacked(everything: list[Placed], width: float, tied: Callable[[int, int], bool]) -> list[Placed]:
    """The same things in the same order, none so exactly where another is that only one would be seen."""
    found = list(everything)
    for _ in range(_ROUNDS):
        moved = False
        for i in range(len(found)):
            for j in range(i):
                if tied(found[i].index, found[j].index) or not coincide(found[i], found[j]):
                    continue
                moved = True
                a, b = found[i].place, found[j].place
                need = (a.height * a.aspect + b.height * b.aspect) * 0.34 - abs(a.x - b.x)
                side = 1 if a.x >= b.x else -1
                found[i] = _aside(found[i], side * (need / 2 + 1), width)
                found[j] = _aside(found[j], -side * (need / 2 + 1), width)
        if not moved:
            break
    return found


def coincide(one: Placed, other: Placed, share: float = 0.5) -> bool:
    """Whether one of two things is where the other is, nearer than a share of its size, so that it hides it."""
    a, b = one.place, other.place
    tall, wide = min(a.height, b.height), min(a.height * a.aspect, b.height * b.aspect)
    near = abs(a.x - b.x) < wide * share and abs(a.y - b.y) < tall * share
    return near and not one.pose.bust and not other.pose.bust and tall > max(a.height, b.height) * 0.5


def _aside(one: Placed, step: float, width: float) -> Placed:
    half = one.place.height * one.place.aspect / 2
    x = min(max(one.place.x + step, half * 0.9), width - half * 0.9)
    return replace(one, place=replace(one.place, x=x))
