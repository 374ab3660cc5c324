"""The families of things; each module declares PAINTERS, a table from noun to painter."""

from __future__ import annotations

from importlib import import_module

from ...words import table
from ..easel import Painter


def painter_of(noun: str) -> Painter | None:
    """Who paints this noun, by its row in the word list; 'shape+skin' is a blend; None: nobody does."""
    if "+" in noun:
        from .blends import painter_of_blend

        return painter_of_blend(*noun.split("+", 1))
    details = table("nouns").get(noun)
    if details is None:
        return None
    try:
        module = import_module(f"{__name__}.{details['family']}")
    except ModuleNotFoundError as missing:
        if not str(missing.name).startswith(__name__):
            raise
        return None
    found: Painter | None = module.PAINTERS.get(details.get("painter", noun))
    return found
