"""What the docs promise to list, they list: every setting, error code, route and command."""

from __future__ import annotations

import ast
import re
import shlex
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


def shell_blocks(name: str) -> list[str]:
    """Commands of a page without what they say about themselves."""
    blocks = re.findall(r"^```sh\n(.*?)^```", DOCS[name], re.M | re.S)
    return [re.sub(r"\s+# .*", "", line) for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", ["keeping", "container"])
def test_a_page_gives_the_same_commands_in_both_languages(page: str) -> None:
    assert shell_blocks(f"{page}.md") == shell_blocks(f"{page}.ko.md") != []


def test_every_command_of_the_docs_is_one() -> None:
    import click

    from dallery import cli

    cli._add_commands()
    lines = [line for page in ("keeping", "container") for line in shell_blocks(f"{page}.md")]
    words = [shlex.split(line) for line in lines]
    given = [line[line.index("dallery") + 1 :] for line in words if "dallery" in line and "docker" not in line]
    assert len(given) >= 9
    for name, *rest in given:
        command = cli.commands.commands[name]
        known = {flag for parameter in command.params if isinstance(parameter, click.Option) for flag in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known, (name, rest)


def test_the_container_is_nobodys_root_and_keeps_its_data_in_a_volume() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    images = [line.split()[1] for line in lines if line.startswith("FROM ")]
    assert images == ["python:3.11-slim"] * 2  # a plain name: whoever builds says from where
    last = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert "USER dallery" in last and "VOLUME /data" in last
    assert any(line.startswith("ENV ") and "DALLERY_HOME=/data DALLERY_HOST=0.0.0.0" in line for line in last)
    assert any(line.startswith("HEALTHCHECK ") and "/healthz" in line for line in last)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*" and "!.env" not in ignored  # no key of the builder's gets into the image
