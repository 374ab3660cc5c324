"""The report claims what is in the picture and nothing else: the example sentences, counts, colours, hours, ties."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

import dallery.web
from dallery.illustrator.composing.spacing import coincide
from dallery.illustrator.order import Order
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read
from dallery.illustrator.scene import Scene
from dallery.web.wording import TRIES

from .test_painting import draw, pixels

_SIZES = ((256, 256), (384, 256), (256, 384))


def _korean(sentence: str) -> str:
    book = Path(dallery.web.__file__).parent / "translations/ko/LC_MESSAGES/messages.po"
    found = re.search(rf'msgid "{re.escape(sentence)}"\nmsgstr "(.*)"', book.read_text())
    assert found is not None
    return found[1]


EXAMPLES = [*TRIES, *(_korean(one) for one in TRIES)]


def _bare(scene: Scene) -> Scene:
    return replace(scene, subjects=tuple(replace(one, word="") for one in scene.subjects))


@pytest.mark.parametrize("prompt", EXAMPLES)
def test_an_example_is_understood_to_the_last_word(prompt: str) -> None:
    reading = read(prompt)
    assert (reading.ignored, reading.undrawn) == ((), ())
    assert draw(prompt, width=96, height=96).report.undrawn == ()


@pytest.mark.parametrize("prompt", [EXAMPLES[2], EXAMPLES[6]])
@pytest.mark.parametrize("seed", range(6))
def test_three_cats_sit_side_by_side_on_a_red_roof_under_the_moon(prompt: str, seed: int) -> None:
    size = _SIZES[seed % 3]
    scene = read(prompt).scene
    assert (scene.setting, scene.time, scene.hue("rooftop")) == ("rooftop", "night", (214, 58, 52))
    assert any(one.noun == "moon" for one in scene.subjects)
    studio = Studio(scene, Order(prompt, *size, seed=seed))
    cats = [one.place for one in studio._placed if one.noun == "cat"]
    assert len(cats) == 3
    for a, b in itertools.pairwise(sorted(cats, key=lambda place: place.x)):
        assert b.x - a.x > a.height * a.aspect * 0.6
    roof = pixels(draw(prompt, width=size[0], height=size[1], seed=seed))[int(size[1] * 0.88) :, :, :3].reshape(-1, 3)
    red, green, blue = (float(one) for one in roof.mean(0))
    assert red > 1.5 * green and red > 1.3 * blue


@pytest.mark.parametrize(
    ("prompt", "place"),
    [("눈 내린 숲속의 여우", "snow"), ("눈 쌓인 산", "snow"), ("안개 낀 호수", "fog"), ("안개가 자욱한 숲", "fog")],
)  # fmt: skip
def test_weather_is_told_by_what_it_has_left_behind(prompt: str, place: str) -> None:
    assert place in read(prompt).scene.weather


@pytest.mark.parametrize(
    ("prompt", "hour", "moon"),
    [
        ("달빛 아래 갈대밭", "night", True), ("달밤의 부엉이", "night", True), ("a moonlit lake", "night", True),
        ("a fox in the moonlight", "night", True), ("별밤", "night", False), ("starlight", "night", False),
        ("보름달이 뜬 마을", "night", True), ("햇빛 비치는 창가", "day", False), ("햇살 가득한 들판", "day", False),
        ("석양의 바다", "sunset", False), ("해 질 녘 골목", "sunset", False), ("새벽녘 항구", "dawn", False),
        ("해 뜨는 산", "dawn", False), ("여명의 호수", "dawn", False), ("a field in the sunlight", "day", False),
    ],
)  # fmt: skip
def test_words_for_light_are_an_hour(prompt: str, hour: str, moon: bool) -> None:
    reading = read(prompt)
    assert reading.scene.time == hour
    assert any(one.noun == "moon" for one in reading.scene.subjects) == moon
    assert not any(word in ("달빛", "햇빛", "moonlight", "석양", "새벽녘") for word in reading.ignored)


@pytest.mark.parametrize("who", ["three cats", "two girls", "five birds", "a cat and a dog"])
@pytest.mark.parametrize("how", ["under", "on", "beside", "behind", "chasing", "to the left of"])
@pytest.mark.parametrize("what", ["the moon", "the sun", "a rainbow", "a cloud", "a tree", "a box", "a bench"])
def test_no_two_stand_where_only_one_is_seen(who: str, how: str, what: str) -> None:
    prompt = f"{who} {how} {what}"
    for width, height in _SIZES:
        studio = Studio(read(prompt).scene, Order(prompt, width, height))
        mine = [one for one in studio._placed if one.noun in ("cat", "girl", "bird", "dog")]
        assert not any(coincide(a, b) for a, b in itertools.combinations(mine, 2)), (width, height)
        assert studio.unpainted() == () or (how == "on" and what in ("the moon", "the sun"))


@pytest.mark.parametrize(
    ("prompt", "gone"),
    [
        ("three cats on a red quibble", ["on"]), ("a cat with a red tail", ["red"]), ("a purple sea", ["purple"]),
        ("an orange city", ["orange"]), ("a tiny harbour", ["tiny"]), ("a huge", ["huge"]), ("빨간 바다", ["빨간"]),
        ("a dog behind", ["behind"]),
    ],
)  # fmt: skip
def test_what_came_to_nothing_is_not_claimed(prompt: str, gone: list[str]) -> None:
    reading = read(prompt)
    for word in gone:
        assert word not in reading.understood
        assert word in reading.ignored


_TELLING = [
    "two dogs and a cat under a big tree", "a small, fluffy white rabbit in a garden", "a pink forest",
    "a girl with a yellow umbrella in the rain", "a blue house with a red roof", "a purple room with a sofa",
    "two old friends on a bench in autumn", "a little red car on a bridge", "분홍색 하늘 아래 풍차",
    "빨간 지붕의 집과 노란 자동차", "눈 쌓인 산과 작은 오두막", "작고 귀여운 강아지와 커다란 곰",
    "달빛 아래 빨간 지붕 위의 고양이 세 마리", "한옥 지붕 위의 까치", "초록색 숲속의 빨간 버섯",
]  # fmt: skip


@pytest.mark.parametrize("prompt", _TELLING)
def test_every_word_that_is_claimed_makes_a_difference(prompt: str) -> None:
    reading = read(prompt)
    assert reading.ignored == ()
    for word in reading.understood:
        without = re.sub(rf"(?<!\w){re.escape(word)}(?![a-z])", " ", prompt, count=1)
        assert _bare(read(without).scene) != _bare(reading.scene), word


def test_a_colour_of_the_sky_or_the_wood_is_seen() -> None:
    def middle(prompt: str, top: float, foot: float) -> tuple[float, ...]:
        image = pixels(draw(prompt, width=128, height=128))
        return tuple(float(one) for one in image[int(128 * top) : int(128 * foot), :, :3].reshape(-1, 3).mean(0))

    pink, blue = middle("a cat under a pink sky", 0.0, 0.3), middle("a cat", 0.0, 0.3)
    assert pink[0] - pink[1] > blue[0] - blue[1] + 60
    violet, green = middle("a purple forest", 0.2, 0.5), middle("a forest", 0.2, 0.5)
    assert violet[2] - violet[1] > green[2] - green[1] + 40


def _placed(prompt: str) -> Studio:
    return Studio(read(prompt).scene, Order(prompt, 256, 256))


@pytest.mark.parametrize(
    ("prompt", "afloat"),
    [("호수 위의 돛단배", True), ("a swan on a lake", True), ("오리 다섯 마리와 강", True),
     ("a duck walking by the lake", False), ("a girl at the lake", False)],
)  # fmt: skip
def test_what_swims_is_on_the_water_and_what_walks_ashore(prompt: str, afloat: bool) -> None:
    for one in _placed(prompt)._placed:
        assert (one.place.y < 1000 * 0.8) == afloat, one.noun


def test_a_family_in_swimsuits_wears_them_all_of_it() -> None:
    scene = read("a family in swimsuits at the beach").scene
    assert len(scene.subjects) == 4
    assert all(one.worn == ("swimsuit",) for one in scene.subjects)


def test_children_who_play_soccer_have_one_ball() -> None:
    assert [one.count for one in read("축구하는 아이들").scene.subjects if one.noun == "ball"] == [1]


def test_hands_carry_what_they_hold() -> None:
    (hands,) = read("hands holding a seedling").scene.subjects
    assert (hands.noun, hands.held, hands.count) == ("hand", "seedling", 1)
    assert [(one.noun, one.count) for one in read("open hands").scene.subjects] == [("hand", 2)]
    assert draw("새싹을 든 손", width=96, height=96).report.undrawn == ()


def test_a_black_woman_is_not_dressed_in_black() -> None:
    (woman,) = read("a black woman").scene.subjects
    assert (woman.colour, woman.traits) == (None, ("dark",))
    (knight,) = read("a black knight").scene.subjects
    assert knight.colour is not None


def test_a_dark_face_is_seen_at_night() -> None:
    """It is brighter than what is behind it."""
    picture = draw("portrait of a dark-skinned girl at night", width=256, height=256)
    image = pixels(picture)[..., :3].astype(float).sum(2)
    assert image[120:150, 110:146].mean() > image[:30].mean() + 15


def test_what_is_out_of_reach_is_said() -> None:
    assert draw("a cow jumping over the moon", width=96, height=96).report.undrawn == ("cow over moon",)
    assert draw("a cow under the moon", width=96, height=96).report.undrawn == ()


@pytest.mark.parametrize(
    "prompt", ["성 위를 나는 용", "a unicorn flying over a castle", "a rabbit jumping over a fence"]
)
def test_who_flies_over_a_thing_is_above_it_and_in_the_picture(prompt: str) -> None:
    places = {one.noun: one.place for one in _placed(prompt)._placed}
    low = next(place for noun, place in places.items() if noun in ("castle", "fence"))
    high = next(place for noun, place in places.items() if noun not in ("castle", "fence"))
    assert high.y <= low.y - low.height * 0.9
    assert high.y - high.height >= 0
    assert high.height > low.height * 0.3
