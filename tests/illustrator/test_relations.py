"""What stands in relation to what, in words and in places; blends, roles and guesses."""

from __future__ import annotations

import random

import pytest

from dallery.illustrator.composing.layout import lay_out
from dallery.illustrator.composing.placed import Frame, Placed
from dallery.illustrator.painting.families import painter_of
from dallery.illustrator.painting.settings import settings
from dallery.illustrator.reading import read
from dallery.illustrator.reading.nearness import nearest


def placed(prompt: str, width: float = 1000, height: float = 1000) -> dict[str, list[Placed]]:
    scene = read(prompt).scene
    found: dict[str, list[Placed]] = {}
    for one in lay_out(scene, Frame(width, height, settings()[scene.setting], 300), random.Random(4)):
        found.setdefault(one.noun, []).append(one)
    return found


def order(prompt: str) -> list[str]:
    return list(placed(prompt))


@pytest.mark.parametrize("prompt", ["a knight riding a horse", "말을 탄 기사"])
def test_a_rider_sits_on_the_horse_and_is_painted_after_it(prompt: str) -> None:
    things = placed(prompt)
    horse, knight = things["horse"][0].place, things["knight"][0].place
    assert horse.y - horse.height < knight.y < horse.y - horse.height * 0.4
    assert abs(horse.x - knight.x) < horse.height * 0.3
    assert order(prompt) == ["horse", "knight"]
    assert things["knight"][0].pose.action == "ride"


def test_a_bird_over_a_castle_is_higher_than_it() -> None:
    things = placed("a bird flying over a castle")
    assert things["bird"][0].place.y < things["castle"][0].place.y - things["castle"][0].place.height * 0.8


def test_a_boy_between_two_dogs_has_one_on_each_side() -> None:
    things = placed("a boy between two dogs")
    left, right = sorted(dog.place.x for dog in things["dog"])
    assert left < things["boy"][0].place.x < right


def test_left_and_right_are_kept() -> None:
    things = placed("a cat to the left of a dog")
    assert things["cat"][0].place.x < things["dog"][0].place.x


def test_who_is_behind_is_painted_first() -> None:
    assert order("a cat behind a dog")[0] == "cat"
    assert order("a cat in front of a dog")[-1] == "cat"


@pytest.mark.parametrize("count", range(1, 13))
def test_up_to_twelve_are_placed_exactly_and_apart(count: int) -> None:
    rabbits = placed(f"토끼 {count}마리")["rabbit"]
    assert len(rabbits) == count
    assert len({(round(one.place.x), round(one.place.y)) for one in rabbits}) == count
    assert all(0 < one.place.x < 1000 and one.place.y <= 1000 for one in rabbits)


@pytest.mark.parametrize(
    ("prompt", "host", "skin"),
    [
        ("an avocado armchair", "chair", "avocado"), ("고양이 모양 의자", "chair", "cat"),
        ("a house made of pizza", "house", "pizza"), ("버섯 집", "house", "mushroom"),
        ("a cat-shaped lamp", "lamp", "cat"), ("a lamp in the shape of a cat", "lamp", "cat"),
    ],
)  # fmt: skip
def test_a_blend_is_one_thing_with_the_skin_of_another(prompt: str, host: str, skin: str) -> None:
    (subject,) = read(prompt).scene.subjects
    assert (subject.noun, subject.skin) == (host, skin)
    assert painter_of(f"{host}+{skin}") is not None


@pytest.mark.parametrize(
    ("prompt", "who", "action", "held"),
    [
        ("우산을 쓰고 걷는 여자", "woman", "walk", "umbrella"), ("a fox playing violin", "fox", "play", "violin"),
        ("책을 읽고 있는 할머니", "grandmother", "read", "book"), ("낚시하는 곰", "bear", "fish", "fishingrod"),
        ("a chef cooking", "chef", "cook", "pan"), ("a cat under an umbrella", "cat", None, "umbrella"),
    ],
)  # fmt: skip
def test_hands_hold_what_the_action_needs(prompt: str, who: str, action: str | None, held: str) -> None:
    (subject,) = read(prompt).scene.subjects
    assert (subject.noun, subject.action, subject.held) == (who, action, held)


def test_an_animal_with_a_trade_wears_its_hat() -> None:
    assert read("a cat astronaut").scene.subjects[0].worn == ("spacehelmet",)


def test_two_things_are_worn_at_once() -> None:
    assert read("a pig wearing a crown and a cape").scene.subjects[0].worn == ("crown", "cape")


def test_two_who_belong_together_do_the_same() -> None:
    assert [one.action for one in read("강아지와 고양이가 함께 춤춘다").scene.subjects] == ["dance", "dance"]


def test_a_slip_of_the_pen_is_understood_and_said() -> None:
    reading = read("an elephnat")
    assert [one.noun for one in reading.scene.subjects] == ["elephant"]
    assert any("→ elephant" in word for word in reading.understood)


@pytest.mark.parametrize("word", ["zyzzyva", "steampunk", "xq", "뷁쉙"])
def test_what_is_not_certain_enough_is_not_guessed(word: str) -> None:
    assert nearest(word) is None


def test_relation_words_count_as_understood() -> None:
    assert "under" in read("a fox under a tree").understood


def test_too_many_things_are_said_to_be_undrawn() -> None:
    assert read(", ".join(["a cat", "a dog"] * 20)).undrawn == ("cat", "dog")
