"""Every setting by name, gathered from the modules that paint them."""

from __future__ import annotations

from functools import cache

from ..vista import Setting


@cache
def settings() -> dict[str, Setting]:
    """All settings; a module is a row here."""
    from . import cities, fields, indoors, leisure, nature, outings, rooms, skies, towns, waters, wilds, yards

    found: dict[str, Setting] = {}
    for module in (nature, fields, wilds, waters, towns, cities, leisure, indoors, rooms, skies, yards, outings):
        found.update(module.SETTINGS)
    return found
