"""Signed links open one image for a while, and nothing else."""

from __future__ import annotations

import re

import pytest

from dallery.links import ImageLinks

NOW = 1_800_000_000_000


def parts(query: str) -> tuple[str, str]:
    found = re.fullmatch(r"exp=(\d+)&sig=([0-9a-f]+)", query)
    assert found is not None
    return found.group(1), found.group(2)


def links(now: int = NOW, secret: bytes = b"s" * 32, lifetime: float = 3600) -> ImageLinks:
    return ImageLinks(secret, lifetime, lambda: now)


def test_a_link_opens_its_image_for_at_least_an_hour() -> None:
    exp, sig = parts(links().sign("img_a"))
    assert links().opens("img_a", exp, sig)
    assert links(NOW + 3_599_000).opens("img_a", exp, sig)


def test_a_link_ends() -> None:
    exp, sig = parts(links().sign("img_a"))
    assert not links(int(exp) * 1000).opens("img_a", exp, sig)


@pytest.mark.parametrize("wrong", ["0", "-1", "", "1e9", "١٢٣", "9" * 13, "99999999999"])
def test_a_later_end_cannot_be_written_by_hand(wrong: str) -> None:
    _, sig = parts(links().sign("img_a"))
    assert not links().opens("img_a", wrong, sig)


def test_bobs_link_does_not_open_alices_image() -> None:
    exp, sig = parts(links().sign("img_bob"))
    assert not links().opens("img_alice", exp, sig)


def test_another_installations_link_opens_nothing() -> None:
    exp, sig = parts(links(secret=b"t" * 32).sign("img_a"))
    assert not links().opens("img_a", exp, sig)


def test_garbage_signatures_are_refused_quietly() -> None:
    exp, _ = parts(links().sign("img_a"))
    for sig in ("", "é", "\ud800", "0" * 40, "0" * 100_000):
        assert not links().opens("img_a", exp, sig)
