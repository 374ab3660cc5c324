"""Choices within a prompt: what they stand for, and what is only text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dallery.domain.alternatives import count, literal, unknown, variants

LISTS = {"colour": ("red", "blue"), "동물": ("고양이", "여우", "곰")}


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ("a cat", ["a cat"]),
        ("a {red|blue} cat", ["a red cat", "a blue cat"]),
        ("{a|b}{1|2}", ["a1", "a2", "b1", "b2"]),
        ("a {|big }cat", ["a cat", "a big cat"]),
        ("{a|{b|c} d}", ["a", "b d", "c d"]),
        ("a __colour__ cat", ["a red cat", "a blue cat"]),
        ("{눈 속의|숲속의} __동물__", [f"{place} {one}" for place in ("눈 속의", "숲속의") for one in LISTS["동물"]]),
        ("{a|a}", ["a"]),
    ],
)
def test_every_prompt_that_is_meant_comes_once(text: str, prompts: list[str]) -> None:
    assert list(variants(text, LISTS, 100)) == prompts


@pytest.mark.parametrize(
    "text", ["{cat}", "{", "}", "a|b", "{a|b", "a|b}", "{}", "__nobody__", "____", json.dumps({"a": {"b": [1]}})]
)
def test_what_holds_no_choice_is_text(text: str) -> None:
    assert variants(text, LISTS, 100) == (text,)
    assert count(text, LISTS) == 1


def test_a_backslash_takes_the_meaning_away() -> None:
    assert variants(r"\{a|b} \__colour__ c:\path", LISTS, 9) == (r"{a|b} __colour__ c:\path",)


def test_a_name_that_no_list_has_is_found_unless_it_is_meant_as_it_stands() -> None:
    assert unknown(r"__nope__ __colour__ __nope__ \__init__ {a|__곰__}", LISTS) == ("nope", "곰")


@given(st.text(alphabet="ab{|}\\_ 가", max_size=40))
def test_what_is_written_to_be_taken_literally_is_taken_literally(text: str) -> None:
    assert variants(literal(text), {"a": ("red", "blue")}, 9) == (text,)
    assert unknown(literal(text), {}) == ()


def test_a_prompt_that_stands_for_a_million_is_counted_and_not_made() -> None:
    text = "{a|b|c|d|e|f|g|h|i|j}" * 6
    assert count(text, LISTS) == 1_000_000
    assert variants(text, LISTS, 2) == ("aaaaaa", "aaaaab")


def test_many_open_braces_do_not_take_for_ever() -> None:
    text = "{" * 2000 + "a|b"
    assert variants(text, LISTS, 5) == (text,)


@given(st.text(alphabet="ab{|}\\_ 가", max_size=40))
def test_whatever_is_written_stands_for_something(text: str) -> None:
    assert 1 <= len(variants(text, LISTS, 20)) <= max(1, count(text, LISTS))
