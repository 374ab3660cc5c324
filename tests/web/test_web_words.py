"""Every sentence in both languages, every error code in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dallery import errors
from dallery.domain.job import JobState
from dallery.web import wording
from tests.web.word_lists import extracted, stored

SOURCE = Path(errors.__file__).parent
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def classes(base: type[errors.DalleryError]) -> Iterator[type[errors.DalleryError]]:
    yield base
    for child in base.__subclasses__():
        yield from classes(child)


def codes_in_the_source() -> set[str]:
    """Every `code="…"` that anything below the doors gives to an error."""
    found = set()
    for folder in ("catalogue", "engine", "storage", "providers", "illustrator"):
        for path in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                    found.add(node.value.value)
    return {code for code in found if isinstance(code, str)}


def test_every_error_code_is_said_in_words() -> None:
    # Doors have codes of their own, which no page ever shows; they are there when their tests ran before.
    ours = {one.code for one in classes(errors.DalleryError) if not one.__module__.startswith("dallery.api")}
    known = ours | codes_in_the_source()
    assert known - set(wording.CODES) == set()


def test_every_error_says_what_to_do_next() -> None:
    assert [code for code, said in wording.CODES.items() if not said.next] == []


def test_every_state_has_words() -> None:
    assert set(wording.STATES) == set(JobState)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_sentence_is_missing_or_left_over(language: str) -> None:
    wanted = {message.id for message in extracted() if message.id}
    have = {message.id for message in stored(language) if message.id}
    assert wanted - have == set(), "run: python tests/web/word_lists.py"
    assert have - wanted == set(), "run: python tests/web/word_lists.py"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_sentence_is_translated_and_none_is_a_guess(language: str) -> None:
    for message in stored(language):
        if message.id:
            strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            assert all(strings), message.id
            assert not message.fuzzy, message.id


def test_korean_keeps_every_placeholder() -> None:
    for message in stored("ko"):
        if message.id:
            source = message.id[-1] if isinstance(message.id, (list, tuple)) else message.id
            strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            for string in strings:
                assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(string)), source


def test_korean_is_korean() -> None:
    same = {"HD"}
    for message in stored("ko"):
        if message.id and message.id not in same:
            text = message.string[0] if isinstance(message.string, (list, tuple)) else message.string
            without = PLACEHOLDER.sub("", text)
            assert re.search(r"[가-힣]", without) or not re.search(r"[A-Za-z]{2}", without), message.id
