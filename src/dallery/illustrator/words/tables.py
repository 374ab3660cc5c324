"""Reads the word lists once, as they are written; it gives them no meaning."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A word list by name; "nouns" is a folder, and there a file's name is its rows' family."""
    if name == "nouns":
        return _nouns()
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def _nouns() -> dict[str, Any]:
    found: dict[str, Any] = {}
    folder = files(__package__).joinpath("nouns")
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if not item.name.endswith(".toml"):
            continue
        family = item.name.removesuffix(".toml")
        for noun, row in tomllib.loads(item.read_text("utf-8")).items():
            if noun in found:
                raise ValueError(f"The noun {noun!r} stands in two families.")
            found[noun] = {"family": family, **row}
    return found
