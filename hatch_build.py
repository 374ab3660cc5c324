"""Compiles the word lists (.po) to .mo while Dallery is built or installed, so that starting needs no babel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path("src/dallery/web/translations")


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and for editable installs; a wheel takes the files along, though git ignores them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        for source in sorted((root / TRANSLATIONS).glob("*/LC_MESSAGES/*.po")):
            compiled = compile_one(source)
            build_data["artifacts"].append(compiled.relative_to(root).as_posix())


def compile_one(source: Path) -> Path:
    """Writes the .mo beside `source` and returns its path.  Fuzzy entries are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = source.with_suffix(".mo")
    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parents[1].name)
    with compiled.open("wb") as file:
        write_mo(file, catalog)
    return compiled
