"""Puts things of the families into a setting's scenery: the same painters, veiled by distance."""

from __future__ import annotations

from .easel import Easel, Look, Place, Pose, put
from .vista import Vista


def stand(
    vista: Vista, noun: str, at: tuple[float, float, float], facing: int = 1, veil: float = 0.0,
    look: Look | None = None, shadow: bool = True,
) -> None:  # fmt: skip
    """One noun by its feet and height in units; an unknown noun is a fault of the setting."""
    from ..words import table
    from .families import painter_of

    if noun in vista.without:
        return
    painter = painter_of(noun)
    if painter is None:
        raise LookupError(f"No painter for {noun!r}.")
    row = table("nouns")[noun]
    vista.stood.add(noun)
    look = look or Look(season=vista.season, snow=vista.snowy)
    easel = Easel(vista.canvas, vista.glow, look, Pose(), vista.light, vista.rng)
    place = Place(*at, float(row.get("aspect", 1.0)), facing, depth=veil, shadow=shadow and row.get("place") != "air")
    put(painter, easel, place)
