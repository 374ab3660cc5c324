"""What several do together, what lies in and on things, what a feast brings: scenes as learners ask for them."""

from __future__ import annotations

import pytest

from dallery.illustrator import Order
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read

from .test_relations import order, placed


def ties(prompt: str) -> set[tuple[str, str, str]]:
    scene = read(prompt).scene
    return {(scene.subjects[one.who].noun, one.how, scene.subjects[one.whom].noun) for one in scene.relations}


def nouns(prompt: str) -> list[str]:
    return [one.noun for one in read(prompt).scene.subjects]


@pytest.mark.parametrize("prompt", ["a cat and a dog on a sofa", "a cat and a dog sitting on a sofa"])
def test_both_are_on_the_sofa_and_beside_one_another(prompt: str) -> None:
    assert {("cat", "on", "sofa"), ("dog", "on", "sofa")} <= ties(prompt)
    things = placed(prompt)
    cat, dog, sofa = (things[noun][0].place for noun in ("cat", "dog", "sofa"))
    assert abs(cat.x - dog.x) > cat.height * cat.aspect * 0.6
    assert max(abs(one.x - sofa.x) for one in (cat, dog)) < sofa.height * sofa.aspect / 2


def test_a_bowl_of_strawberries_has_them_in_it_and_no_fruit_of_its_own() -> None:
    assert ("strawberry", "inside", "bowl") in ties("a bowl of strawberries")
    assert "full" in read("a basket of bananas").scene.subjects[0].traits
    assert read("a monkey with a basket of bananas").undrawn == ("basket",)


@pytest.mark.parametrize("prompt", ["의자에 앉은 고양이", "고양이가 의자에 앉아 있다", "a cat sitting on a chair"])
def test_who_sits_on_a_chair_is_on_it(prompt: str) -> None:
    things = placed(prompt)
    (cat,), (chair,) = things["cat"], [one for noun, (one,) in things.items() if noun != "cat"]
    assert cat.place.y < chair.place.y - chair.place.height * 0.2
    assert abs(cat.place.x - chair.place.x) < chair.place.height * 0.4


@pytest.mark.parametrize("prompt", ["두 아이가 줄다리기를 한다", "손을 잡은 두 아이", "a boy and a girl holding hands"])
def test_two_who_share_a_rope_or_hands_face_one_another_in_the_picture(prompt: str) -> None:
    things = placed(prompt)
    one, other = sorted((things["boy"][0].place, things["girl"][0].place), key=lambda place: place.x)
    assert (one.facing, other.facing) == (1, -1)
    assert one.x - one.height * 0.3 > 0 and other.x + other.height * 0.3 < 1000


def test_whom_one_chases_runs_the_same_way_before_it() -> None:
    things = placed("a dog chasing a cat")
    dog, cat = things["dog"][0], things["cat"][0]
    assert dog.place.facing == cat.place.facing and (cat.place.x - dog.place.x) * dog.place.facing > 0
    assert cat.pose.action == "run"


def test_a_verb_with_an_object_is_no_house() -> None:
    assert nouns("a rabbit building a snowman") == ["rabbit", "snowman"]


def test_a_child_who_is_read_to_is_beside_the_reader() -> None:
    mother, child = read("a mother reading a story to her child").scene.subjects
    assert mother.held == "book" and child.noun == "boy"


@pytest.mark.parametrize(
    ("prompt", "style", "things"),
    [("책상 위의 연필과 지우개", "storybook", ["quill", "eraser"]), ("연필로 그린 고양이", "pencil", ["cat"]),
     ("a red pencil", "storybook", ["quill"])],
)  # fmt: skip
def test_a_pencil_is_a_thing_or_a_style_by_how_it_is_said(prompt: str, style: str, things: list[str]) -> None:
    assert (read(prompt).scene.style, nouns(prompt)) == (style, things)


@pytest.mark.parametrize("prompt", ["a pizza with mushrooms and tomatoes", "버섯과 피자"])
def test_mushrooms_on_the_table_are_in_no_forest(prompt: str) -> None:
    assert read(prompt).scene.setting == ("tabletop" if prompt.startswith("a pizza") else "forest")


@pytest.mark.parametrize(
    ("prompt", "brings", "time"),
    [("a halloween party", "ghost", "night"), ("크리스마스", "christmastree", "day"),
     ("생일 파티를 하는 곰", "cake", "day")],
)  # fmt: skip
def test_a_feast_brings_its_things(prompt: str, brings: str, time: str) -> None:
    reading = read(prompt)
    assert brings in nouns(prompt) and reading.scene.time == time
    assert not reading.ignored


def test_a_feast_that_brings_nothing_is_said_to_be_ignored() -> None:
    assert read("a fireworks festival over a bridge and a tower").ignored == ("festival",)


def test_who_has_a_hat_and_a_scarf_on_wears_both() -> None:
    (bear,) = read("빨간 모자와 파란 목도리를 한 곰").scene.subjects
    assert set(bear.worn) == {"hat", "scarf"}


def test_a_dog_that_runs_beside_a_rider_is_not_on_the_bicycle() -> None:
    assert ties("자전거를 타는 소녀와 달리는 강아지") & {("dog", "ride", "bicycle"), ("dog", "on", "bicycle")} == set()


def test_flowers_in_a_vase_stand_in_it_and_no_others() -> None:
    prompt = "two yellow tulips and three purple tulips in a vase"
    vase = next(one for one in read(prompt).scene.subjects if one.noun == "vase")
    assert "full" in vase.traits and read(prompt).scene.setting == "tabletop"
    things = placed(prompt)
    pot = things["vase"][0].place
    assert all(abs(one.place.x - pot.x) < pot.height * 0.6 for one in things["tulip"])


def test_a_bird_in_a_cage_is_behind_its_bars() -> None:
    assert order("a bird inside a cage") == ["bird", "birdcage"]


def test_a_snowball_fight_has_snow_and_balls() -> None:
    scene = read("눈싸움하는 남매").scene
    assert [one.held for one in scene.subjects] == ["snowball", "snowball"] and "snow" in scene.weather


def test_a_bear_under_a_bridge_is_smaller_than_it_and_before_it() -> None:
    things = placed("a bear under a bridge")
    assert things["bear"][0].place.height < things["bridge"][0].place.height * 0.7
    assert order("a bear under a bridge")[-1] == "bear"


def test_lava_does_not_shine_through_who_stands_before_it() -> None:
    """Nothing of a place's own glow is left on the surface that is laid over the subjects at the end."""
    studio = Studio(read("a dinosaur before a volcano").scene, Order("one", 96, 96, seed=2))
    studio.ground()
    studio.scenery()
    assert not studio._shining()
