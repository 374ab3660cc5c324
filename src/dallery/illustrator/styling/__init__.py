"""The styling room: the finished scene as an array in, the same scene in a style out."""

from __future__ import annotations

from importlib import import_module

from .style import Style


def style_of(name: str) -> Style:
    """The style's function; a style is a module here with a function `apply`."""
    found: Style = import_module(f"{__name__}.{name}").apply
    return found
