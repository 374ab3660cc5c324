"""What a key looks like, and that a typing error is seen without asking the database."""

from __future__ import annotations

import math
import re

import pytest

from dallery.storage.keys import WrittenKey, make_key, read_key


def test_a_made_key_says_whose_it_is_and_checks_itself() -> None:
    key = make_key()
    assert re.fullmatch(r"dk_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}", key.text)
    assert read_key(key.text) == key
    assert 27 * math.log2(62) >= 160


def test_tools_that_insist_on_sk_get_it() -> None:
    key = make_key()
    assert read_key(f"sk-{key.text}") == key


def test_every_single_wrong_character_is_seen() -> None:
    text = make_key().text
    for place in range(3, len(text)):
        wrong = "x" if text[place] != "x" else "y"
        assert read_key(text[:place] + wrong + text[place + 1 :]) is None


def test_two_swapped_characters_are_seen() -> None:
    text = "dk_abcdefghijkl_" + make_key().text[16:]
    assert read_key(text) is None


@pytest.mark.parametrize(
    "odd", ["", "dk_", "sk-dk_", "short", "x" * 19, "x" * 513, "dk_" + "x" * 40, "tab\tin a long long key", "é" * 30]
)
def test_what_cannot_be_a_key_is_none(odd: str) -> None:
    assert read_key(odd) is None


def test_somebody_elses_form_of_key_is_taken_as_it_is() -> None:
    assert read_key("sk-proj-ABCDEFGHIJKLMNOP") == WrittenKey("sk-proj-ABCDEFGHIJKLMNOP", None)


def test_no_two_keys_are_alike() -> None:
    assert len({make_key().text for _ in range(200)}) == 200
