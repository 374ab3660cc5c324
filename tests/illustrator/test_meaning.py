"""What a picture means, measured on its pixels: how many, which colour, what is nearer, darker, kept and new."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
import pytest

from dallery.illustrator import Order
from dallery.illustrator.composing.layout import lay_out
from dallery.illustrator.composing.placed import Frame
from dallery.illustrator.painting.settings import settings
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read

from .test_painting import draw, pixels
from .test_relations import order

Mask = npt.NDArray[np.bool_]


def solid(prompt: str, **changes: object) -> np.ndarray:
    """The subject alone, RGBA; clear where nothing is."""
    return pixels(draw(prompt, transparent=True, width=160, height=160, **changes))


def under_one_chance(prompt: str) -> np.ndarray:
    """The scene painted under one order whatever the prompt, so that all chance is the same."""
    studio = Studio(read(prompt).scene, Order("the same chance", 128, 128, seed=5))
    for act in (studio.ground, studio.scenery, studio.subjects):
        act()
    return studio.pixels().astype(int)


def apart(one: str, other: str) -> int:
    """How many pixels two prompts' scenes differ in."""
    return int((np.abs(under_one_chance(one) - under_one_chance(other)).max(2) > 40).sum())


def reds(prompt: str) -> int:
    """How many pixels of its scene are of a clear red."""
    red, green, blue = (under_one_chance(prompt)[..., k] for k in range(3))
    return int(((red > green * 2) & (red > blue * 2) & (red > 120)).sum())


def pieces(mask: Mask) -> int:
    """How many separate areas of some size a mask has."""
    left, found = mask.copy(), 0
    least = max(12, int(mask.sum() * 0.02))
    for start in zip(*np.nonzero(mask), strict=True):
        if not left[start]:
            continue
        edge, size = [start], 0
        left[start] = False
        while edge:
            y, x = edge.pop()
            size += 1
            for there in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                if 0 <= there[0] < mask.shape[0] and 0 <= there[1] < mask.shape[1] and left[there]:
                    left[there] = False
                    edge.append(there)
        found += size >= least
    return found


@pytest.mark.parametrize(
    ("prompt", "count"),
    [("an apple", 1), ("two apples", 2), ("three apples", 3), ("사과 네 개", 4), ("five balloons in the sky", 5)],
)
def test_as_many_are_painted_as_were_asked_for(prompt: str, count: int) -> None:
    assert pieces(solid(prompt)[..., 3] > 128) == count


@pytest.mark.parametrize(
    ("colour", "channels"),
    [("red", (0, 2)), ("blue", (2, 0)), ("green", (1, 0)), ("purple", (2, 1)), ("yellow", (0, 2)), ("lime green", (1,
            2))],
)  # fmt: skip
@pytest.mark.parametrize("thing", ["car", "sphere", "cup"])
def test_the_colour_asked_for_is_the_colour_of_most_of_the_thing(
    thing: str, colour: str, channels: tuple[int, int]
) -> None:
    image = solid(f"a {colour} {thing}")
    body = image[image[..., 3] > 200][:, :3]
    strong, weak = channels
    assert (body[:, strong] > body[:, weak] + 20).mean() > 0.4


def test_what_is_nearer_is_painted_later_and_stands_lower() -> None:
    assert order("a dog in front of a house") == ["house", "dog"]
    assert order("a dog behind a bench")[0] == "dog"
    scene = read("a fox and a castle in the distance").scene
    frame = Frame(1000, 1000, settings()[scene.setting], 300)
    things = {one.noun: one.place for one in lay_out(scene, frame, random.Random(4))}
    assert things["castle"].y < things["fox"].y
    assert things["castle"].depth > things["fox"].depth


@pytest.mark.parametrize("place", ["a forest", "a beach", "서울", "a village"])
def test_day_is_lighter_than_night_everywhere(place: str) -> None:
    day, night = (pixels(draw(text, width=96, height=96))[..., :3].mean() for text in (place, f"{place} at night"))
    assert day > night + 25


def test_the_same_seed_gives_the_same_bytes_and_another_another_picture() -> None:
    first, again, other = (draw('a cat with a sign that says "HI"', width=96, height=96, seed=s).image for s in (3, 3,
            4))
    assert first == again
    assert first != other


def test_n_pictures_are_composed_differently() -> None:
    def centre(seed: int) -> float:
        return float(np.nonzero(solid("three rabbits", seed=seed)[..., 3] > 128)[1].mean())

    assert len({round(centre(seed)) for seed in range(5)}) >= 3


@pytest.mark.parametrize(
    ("prompt", "held"),
    [("a fish holding a book", "book"), ("a bird holding a flower", "flower"), ("a turtle holding a flag", "flag")],
)
def test_what_an_animal_without_hands_holds_is_painted(prompt: str, held: str) -> None:
    assert read(prompt).scene.subjects[0].held == held
    assert apart(prompt, prompt.split(" holding")[0]) > 20


@pytest.mark.parametrize("noun", ["fish", "shark", "snake", "bird", "octopus", "snail", "crab", "dragonfly"])
def test_what_a_creature_wears_is_painted_or_said_to_be_lost(noun: str) -> None:
    prompt = f"a {noun} wearing a hat"
    assert apart(prompt, f"a {noun}") > 20 or "hat" in draw(prompt, width=96, height=96).report.undrawn


@pytest.mark.parametrize(
    ("worn", "plain"),
    [("a boy wearing red boots", "a boy"), ("a cat wearing red boots", "a cat"), ("a snowman in red gloves",
        "a snowman"), ("빨간 장화를 신은 오리", "오리"), ("a dog walking in red socks", "a dog walking")],
)  # fmt: skip
def test_what_is_worn_on_feet_and_hands_is_painted_there_in_its_colour(worn: str, plain: str) -> None:
    assert reds(worn) > reds(plain) + 25
    assert draw(worn, width=96, height=96).report.undrawn == ()


def test_each_worn_thing_keeps_its_own_colour() -> None:
    (rabbit,) = read("a rabbit with a blue scarf and red gloves").scene.subjects
    assert rabbit.worn == ("scarf", "gloves")
    blue, red = rabbit.worn_colours
    assert blue is not None and red is not None and blue[2] > blue[0] and red[0] > red[2]


def test_a_dress_that_is_painted_is_not_said_to_be_lost() -> None:
    assert draw("a girl in a red dress", width=96, height=96).report.undrawn == ()


@pytest.mark.parametrize(("prompt", "name"), [("a lobster", "crab"), ("바닷가재", "게")])
def test_the_nearest_kin_is_named_where_we_have_only_that(prompt: str, name: str) -> None:
    assert any(word.endswith(f"→ {name}") for word in read(prompt).understood)


def test_eyes_belong_to_the_cat_and_take_their_colour() -> None:
    (cat,) = read("a cat with green eyes").scene.subjects
    assert cat.eyes is not None and cat.eyes[1] > cat.eyes[0]
    assert read("a black tail of a cat").ignored == ("black",)


def test_a_bicycle_on_its_way_has_a_rider_and_a_parked_one_none() -> None:
    assert {one.noun for one in read("숲길을 달리는 자전거").scene.subjects} == {"bicycle", "boy"}
    assert [one.noun for one in read("a bicycle").scene.subjects] == ["bicycle"]


def test_a_dog_that_plays_has_a_ball() -> None:
    assert [one.noun for one in read("a dog playing in a park").scene.subjects] == ["dog", "ball"]


def test_a_city_from_above_has_no_sky() -> None:
    def sky(prompt: str) -> float:
        top = pixels(draw(prompt, width=96, height=96))[:12, :, :3].astype(int)
        return float((top[..., 2] > top[..., 0] + 40).mean())

    assert sky("a city from above") < 0.2 < sky("a city")


def test_a_corgi_is_no_fox() -> None:
    assert apart("a corgi", "a fox") > 1000
    assert apart("a fox", "a fox") == 0
