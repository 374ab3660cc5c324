"""The terminal in Korean: every sentence has its Korean, with the same blanks, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from dallery import cli
from dallery.cli.korean import KOREAN
from dallery.cli.language import told
from dallery.settings import TABLE, speaks_korean
from tests.cli.terminal import Terminal

SOURCE = Path(cli.__file__).parent
FROM_CLICK = {"Usage:", "Options", "Commands", "Show this message and exit.", "Show the version and exit."}


def flat(text: str) -> str:
    return " ".join(text.split())


def commands(group: click.Group) -> Iterator[click.Command]:
    yield group
    for command in group.commands.values():
        yield from commands(command) if isinstance(command, click.Group) else (command,)


def helps() -> set[str]:
    """Paragraphs and options of every command, as they are written in English."""
    cli._add_commands()
    found: set[str] = set()
    for command in commands(cli.commands):
        found |= {flat(part) for part in (command.help or "").split("\n\n")}
        for one in command.params:
            found |= {flat(one.help)} if isinstance(one, click.Option) and one.help else set()
    return found


def constants() -> tuple[set[str], set[str]]:
    """(what is said with `say`, `many` and their like, every other text) of the terminal's sources."""
    said, all_texts = set(), set()
    for path in SOURCE.glob("*.py"):
        if path.name in ("korean.py", "gunicorn_server.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                all_texts.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = {"say": 1, "many": 2, "told": 1, "_line": 1}.get(node.func.id, 0)
                said |= {one.value for one in node.args[:names] if isinstance(one, ast.Constant)}
    return {str(one) for one in said}, all_texts


def test_every_sentence_has_its_korean_and_none_is_left_over() -> None:
    said, texts = constants()
    wanted = helps() | {flat(one) for one in said} | {row.help for row in TABLE} | FROM_CLICK
    assert sorted(wanted - set(KOREAN)) == []
    assert sorted(set(KOREAN) - wanted - {flat(text) for text in texts}) == []


@pytest.mark.parametrize(("english", "korean"), KOREAN.items(), ids=lambda text: text[:30])
def test_the_blanks_are_the_same(english: str, korean: str) -> None:
    blanks = r"\{(\w+)[^}]*\}"
    assert set(re.findall(blanks, korean)) == set(re.findall(blanks, english))
    assert re.search("[가-힣]", korean)


@pytest.mark.parametrize(
    ("locale", "korean"),
    [({"LANG": "ko_KR.UTF-8"}, True), ({"LANG": "en_US.UTF-8"}, False), ({}, False),
     ({"LANG": "ko", "LC_ALL": "C"}, False), ({"LANG": "en", "LC_MESSAGES": "ko_KR"}, True),
     ({"LANG": "ko", "LC_ALL": ""}, True)],
)  # fmt: skip
def test_the_locale_decides(locale: dict[str, str], korean: bool) -> None:
    assert speaks_korean(locale) is korean


def test_who_reads_korean_is_helped_in_korean(terminal_with: Callable[..., Terminal]) -> None:
    terminal = terminal_with(LC_ALL="ko_KR.UTF-8")
    first = terminal("--help")
    assert first.returncode == 0, first.stderr
    assert not re.findall("Usage|Options|Commands:", first.stdout)
    said = ("사용법:", "명령:", "갤러리를", '\n  dallery "눈 속의 여우" -o fox.png', "도움말을")
    assert [one for one in said if one not in first.stdout] == []
    drawing = terminal("a fox", "--help").stdout
    assert "PROMPT를 그려서" in drawing and "가로와 세로" in drawing
    assert "아직 키가 없어요" in terminal("key", "list").stderr


def test_words_without_korean_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert told("no such sentence") == "no such sentence"
