"""Games of Korean children, tools in hands, several things in one word, and acts that wait over a place."""

from __future__ import annotations

import pytest

from dallery.illustrator.order import Order
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read


@pytest.mark.parametrize(
    ("prompt", "thing", "held"),
    [
        ("제기차기를 하는 소년", "jegi", True), ("연날리기하는 소년", "kite", True), ("윷놀이하는 소년", "yut", False),
        ("팽이치기하는 소년", "spinningtop", False), ("딱지치기하는 소년", "ddakji", False),
        ("구슬치기를 하는 소년", "gonggi", False), ("투호놀이를 하는 소년", "tuho", False),
        ("사방치기하는 소년", "hopscotch", False), ("a boy flying a kite", "kite", True),
    ],
)  # fmt: skip
def test_a_game_brings_what_it_is_played_with(prompt: str, thing: str, held: bool) -> None:
    reading = read(prompt)
    assert reading.ignored == ()
    boy = next(one for one in reading.scene.subjects if one.noun == "boy")
    assert (boy.held == thing) == held
    assert held or any(one.noun == thing for one in reading.scene.subjects)


def test_two_on_a_seesaw_sit_at_its_ends() -> None:
    prompt = "시소를 타는 두 아이"
    placed = Studio(read(prompt).scene, Order(prompt, 256, 256))._placed
    seesaw = next(one.place for one in placed if one.noun == "seesaw")
    children = sorted(one.place.x for one in placed if one.noun in ("boy", "girl"))
    assert children[0] < seesaw.x - seesaw.height and children[1] > seesaw.x + seesaw.height


def test_what_it_is_done_with_is_in_the_hand() -> None:
    subjects = {one.noun: one for one in read("돋보기로 개미를 보는 아이").scene.subjects}
    assert subjects["boy"].held == "magnifier"
    assert set(subjects) == {"boy", "ant"}


def test_what_is_done_waits_for_who_does_it_over_the_place_between() -> None:
    scene = read("우주선을 타고 화성으로 가는 고양이").scene
    assert scene.setting == "mars"
    assert [(one.how, scene.subjects[one.whom].noun) for one in scene.relations] == [("inside", "rocket")]


@pytest.mark.parametrize(
    ("prompt", "pan"),
    [("눈사람을 만드는 아이들", False), ("모래성을 만드는 소년", False), ("김밥을 만드는 엄마", True),
     ("a mother cooking", True)],
)  # fmt: skip
def test_only_who_cooks_has_a_pan(prompt: str, pan: bool) -> None:
    assert any(one.held == "pan" for one in read(prompt).scene.subjects) == pan


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("동물 친구들", ["rabbit", "bear", "fox", "squirrel"]), ("farm animals", ["cow", "pig", "sheep", "chicken"]),
        ("바다 동물들", ["fish", "turtle", "dolphin", "octopus"]), ("곤충", ["butterfly", "bee", "ladybug"]),
    ],
)  # fmt: skip
def test_one_word_stands_for_several(prompt: str, nouns: list[str]) -> None:
    assert [one.noun for one in read(prompt).scene.subjects] == nouns


@pytest.mark.parametrize(
    ("prompt", "place", "gone"),
    [
        ("선생님과 학생들이 화산 실험을 하는 과학실", "laboratory", ["화산"]), ("a desert, a city", "desert", ["city"]),
        ("a boat on a lake with mountains", "lake", []), ("a lighthouse on a cliff by the sea", "cliff", []),
    ],
)  # fmt: skip
def test_a_second_place_is_claimed_only_where_it_is_seen(prompt: str, place: str, gone: list[str]) -> None:
    reading = read(prompt)
    assert reading.scene.setting == place
    assert [word for word in reading.ignored if word in gone] == gone
    assert not set(gone) & set(reading.understood)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [("동물원에 간 아이들", "zoo"), ("공항의 비행기", "airport"), ("수족관을 구경하는 가족", "aquarium"),
     ("수족관의 상어", "fishtank"), ("억새밭", "reedfield"), ("해수욕장", "beach"), ("스키장", "snowfield")],
)  # fmt: skip
def test_outings(prompt: str, place: str) -> None:
    assert read(prompt).scene.setting == place


def test_by_bicycle_means_riding_it() -> None:
    scene = read("벚꽃길을 자전거로 달리는 소녀").scene
    assert [(one.how, scene.subjects[one.whom].noun) for one in scene.relations] == [("ride", "bicycle")]


def test_clouds_beside_the_sky_are_still_the_sky() -> None:
    reading = read("하늘을 나는 고래와 구름")
    assert (reading.scene.setting, reading.ignored) == ("clouds", ())


def test_a_branch_of_a_tree_is_no_second_tree() -> None:
    assert [one.noun for one in read("a tree with a branch").scene.subjects] == ["tree"]
    scene = read("two owls on a branch").scene
    assert [one.noun for one in scene.subjects] == ["owl", "branch"]
