"""The value composing hands to painting: one thing in its place; no decisions."""

from __future__ import annotations

from dataclasses import dataclass

from ..painting.easel import Look, Place, Pose
from ..painting.vista import Setting


@dataclass(frozen=True)
class Placed:
    """One thing in its place, ready for its painter; a blend has the skin of another noun."""

    noun: str
    place: Place
    look: Look
    pose: Pose
    held_look: Look
    index: int
    mirrored: bool = False
    skin: str | None = None

    @property
    def painted(self) -> str:
        """The name its painter goes by: 'shape+skin' for a blend."""
        return f"{self.noun}+{self.skin}" if self.skin else self.noun


@dataclass(frozen=True)
class Frame:
    """The picture's measures that layout needs."""

    width: float
    height: float
    setting: Setting
    light_x: float
