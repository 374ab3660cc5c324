"""Colours that people can read: WCAG AA for every pair of roles that is used together, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dallery import web

TOKENS = (Path(web.__file__).parent / "static" / "css" / "tokens.css").read_text()
ROLES = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", TOKENS)
}
GROUNDS = ("ground", "surface", "raised")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "ink-faint", "accent", "bad", "warn") for ground in GROUNDS],
    ("ink", "sunk"),
    ("ink-soft", "sunk"),
    ("ink-soft", "accent-soft"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("accent-strong", "accent-soft"),
    ("surface", "bad"),
    ("ink", "bad-soft"),
    ("bad", "bad-soft"),
    ("ink-soft", "bad-soft"),
    ("warn", "warn-soft"),
    ("ink", "warn-soft"),
]
SHAPES = [("line-strong", "surface"), ("line-strong", "ground"), ("accent", "accent-soft"), ("accent", "ground")]


def brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(front: str, back: str, look: int) -> None:
    assert contrast(ROLES[front][look], ROLES[back][look]) >= 4.5


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_shapes_can_be_seen(front: str, back: str, look: int) -> None:
    assert contrast(ROLES[front][look], ROLES[back][look]) >= 3
