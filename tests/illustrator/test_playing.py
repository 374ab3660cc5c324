"""What people see of families, players, materials and near views: meaning, not bytes."""

from __future__ import annotations

import pytest

from dallery.illustrator.painting.materials import material_of
from dallery.illustrator.reading import read

from .test_painting import draw, pixels


@pytest.mark.parametrize("prompt", ["a happy family", "행복한 가족"])
def test_a_family_is_several_people(prompt: str) -> None:
    assert sum(subject.count for subject in read(prompt).scene.subjects) == 4


@pytest.mark.parametrize("prompt", ["children in a park", "공원의 아이들"])
def test_children_are_boys_and_girls(prompt: str) -> None:
    assert {subject.noun for subject in read(prompt).scene.subjects} == {"boy", "girl"}


@pytest.mark.parametrize(("prompt", "instrument"), [
    ("a man playing the piano", "piano"), ("장구를 치는 여자", "janggu"), ("a cat playing the drums", "drumkit"),
])  # fmt: skip
def test_a_big_instrument_is_played_where_it_stands(prompt: str, instrument: str) -> None:
    scene = read(prompt).scene
    tie = next(one for one in scene.relations if one.how == "play")
    assert scene.subjects[tie.whom].noun == instrument


@pytest.mark.parametrize("prompt", ["a night market", "야시장", "서울 야경"])
def test_a_place_at_night_is_dark(prompt: str) -> None:
    assert read(prompt).scene.time == "night"


def test_a_stone_lion_is_grey_all_over() -> None:
    painted = pixels(draw("a stone lion", transparent=True)).astype(int)
    solid = painted[painted[..., 3] > 200][:, :3]
    assert (solid.max(1) - solid.min(1)).mean() < 60
    assert material_of(("stone",), None) is not None


def test_a_near_view_fills_more_of_the_picture() -> None:
    plain = (pixels(draw("an apple", transparent=True))[..., 3] > 128).mean()
    near = (pixels(draw("close-up of an apple", transparent=True))[..., 3] > 128).mean()
    assert near > plain * 1.8
