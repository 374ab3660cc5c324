"""What the docs promise to list, they list: every setting, error code, route and command."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dallery.settings import TABLE

ROOT = Path(__file__).parent.parent
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.variable)
def test_every_setting_is_explained(row: object) -> None:
    assert f"`{row.variable}`" in DOCS["settings.md"]  # type: ignore[attr-defined]
    assert row.help.replace("|", "/") in DOCS["settings.md"]  # type: ignore[attr-defined]


# Albums, grids, transfers and the editor have no address on /v1.
ONLY_ON_PAGES = {"smart_album", "too_many_pictures", "missing_picture", "no_part", "no_mask", "invalid_zip"}


def codes() -> set[str]:
    found = set()
    for path in (ROOT / "src" / "dallery").rglob("*.py"):
        if "illustrator" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                found.add(node.value.value)
            if isinstance(node, ast.Assign | ast.AnnAssign):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                if isinstance(target, ast.Name) and target.id == "code" and isinstance(node.value, ast.Constant):
                    found.add(node.value.value)
    return {code for code in found if isinstance(code, str)} - {"start_refused", "forbidden"} - ONLY_ON_PAGES


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_error_code_is_in_the_table(code: str) -> None:
    assert f"`{code}`" in DOCS["errors.md"] and f"`{code}`" in DOCS["errors.ko.md"]


def test_readmes_show_the_same_commands_in_both_languages() -> None:
    korean, english = (
        set(re.findall(r"^(make \w+|\.venv/bin/dallery \w+)", (ROOT / name).read_text(encoding="utf-8"), re.M))
        for name in ("README.ko.md", "README.md")
    )
    assert "make run" in korean
    assert korean <= english
