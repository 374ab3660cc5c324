"""Edits: our own scenes are drawn anew with the change, other pictures are changed and otherwise left alone."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dallery.illustrator import IllustratorError, Order, Picture, illustrate
from dallery.illustrator.editing import changing, filling
from dallery.illustrator.reading import read
from dallery.illustrator.scene import Scene

SIDE = 192


def draw(prompt: str, **changes: object) -> Picture:
    order = Order(**{"prompt": prompt, "width": SIDE, "height": SIDE, "seed": 3, **changes})  # type: ignore[arg-type]
    last = list(illustrate(order))[-1]
    assert isinstance(last, Picture)
    return last


def pixels(image: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(image)).convert("RGBA")).astype(int)


@cache
def own(prompt: str = "a fox under a tree") -> bytes:
    return draw(prompt).image


@cache
def foreign(prompt: str = "a meadow") -> bytes:
    """The same pixels without a word about their scene."""
    out = io.BytesIO()
    Image.open(io.BytesIO(own(prompt))).convert("RGB").save(out, "PNG")
    return out.getvalue()


@cache
def hole(alpha: bool = True) -> bytes:
    image = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 255))
    ImageDraw.Draw(image).ellipse((90, 90, 170, 180), fill=(0, 0, 0, 0) if alpha else (255, 255, 255, 255))
    out = io.BytesIO()
    (image if alpha else image.convert("L")).save(out, "PNG")
    return out.getvalue()


def inside() -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(hole())))[..., 3] < 128


def after(prompt: str, *changes: str) -> Scene:
    scene = read(prompt).scene
    for change in changes:
        scene = changing.changed(scene, changing.wish(change))
    return scene


def nouns(scene: Scene) -> list[str]:
    return [subject.noun for subject in scene.subjects]


@pytest.mark.parametrize("change", ["make it night", "밤으로 바꿔 줘"])
def test_make_it_night_darkens_the_same_scene(change: str) -> None:
    scene = after("a fox under a tree", change)
    assert scene.time == "night"
    assert nouns(scene) == ["fox", "tree"]
    edited = draw(change, source=own())
    assert pixels(edited.image)[..., :3].mean() < pixels(own())[..., :3].mean() - 30
    assert "fox" in edited.revised_prompt


@pytest.mark.parametrize("change", ["add a cat", "고양이 한 마리 추가", "고양이를 넣어 줘"])
def test_a_cat_is_added_and_the_fox_stays(change: str) -> None:
    assert sorted(nouns(after("a fox under a tree", change))) == ["cat", "fox", "tree"]


@pytest.mark.parametrize("change", ["remove the tree", "나무를 빼 줘", "나무 없애 줘"])
def test_what_is_removed_is_gone_with_its_relations(change: str) -> None:
    scene = after("a fox under a tree", change)
    assert nouns(scene) == ["fox"]
    assert scene.relations == ()


def test_one_thing_takes_the_place_of_another() -> None:
    scene = after("a fox under a tree", "replace the fox with a rabbit")
    assert nouns(scene) == ["rabbit", "tree"]
    assert scene.relations == read("a fox under a tree").scene.relations


@pytest.mark.parametrize("change", ["make the fox blue", "여우를 파란색으로 바꿔 줘", "make it blue"])
def test_the_fox_turns_blue(change: str) -> None:
    scene = after("a fox under a tree", change)
    assert nouns(scene) == ["fox", "tree"]
    assert scene.subjects[0].colour is not None
    assert scene.subjects[0].colour[2] > scene.subjects[0].colour[0]


def test_a_hat_is_put_on_and_taken_off() -> None:
    worn = after("a fox", "give it a hat")
    assert (nouns(worn), worn.subjects[0].worn) == (["fox"], ("hat",))
    assert after("a fox", "give it a hat", "모자를 빼 줘").subjects[0].worn == ()


@pytest.mark.parametrize("change", ["겨울로 바꿔 줘", "make it winter"])
def test_winter_brings_snow_and_summer_takes_it(change: str) -> None:
    assert "snow" in after("a fox", change).weather
    assert "snow" not in after("a fox", change, "make it summer").weather


def test_changes_add_up_over_several_edits() -> None:
    once = draw("make it night", source=own())
    twice = draw("add a cat", source=once.image)
    assert "night" in twice.revised_prompt
    assert "cat" in twice.revised_prompt
    assert "fox" in twice.revised_prompt


def test_a_style_is_changed_in_words_or_by_name() -> None:
    assert draw("in watercolour", source=own()).report.style == "watercolour"
    assert draw("make it night", source=own(), style="oil").report.style == "oil"


def test_the_words_of_command_are_not_told_as_understood_or_lost() -> None:
    report = draw("please change it and make it night, steampunk", source=own()).report
    assert report.understood == ("night",)
    assert report.ignored == ("steampunk",)


@pytest.mark.parametrize("prompt", ["a red balloon", "고양이", "remove", "a desert", "make it night", ""])
def test_outside_the_mask_not_one_pixel_changes(prompt: str) -> None:
    before, found = pixels(foreign()), pixels(draw(prompt, source=foreign(), mask=hole()).image)
    assert (before == found)[~inside()].all()


def test_a_mask_without_transparency_is_white_where_it_may_change() -> None:
    one, other = (draw("a cat", source=foreign(), mask=hole(alpha)).image for alpha in (True, False))
    assert np.abs(pixels(one) - pixels(other)).mean() < 1


def test_a_red_balloon_is_painted_into_the_mask() -> None:
    found = pixels(draw("a red balloon", source=foreign(), mask=hole()).image)[inside()]
    assert ((found[:, 0] > 150) & (found[:, 1] < 110) & (found[:, 2] < 110)).mean() > 0.08


def test_what_is_masked_away_is_filled_from_around_it() -> None:
    rgb = np.zeros((96, 96, 3), np.float32)
    rgb[..., 1] = np.linspace(0.2, 0.8, 96)[:, None]
    area = np.zeros((96, 96), bool)
    area[30:60, 40:70] = True
    spoiled = rgb.copy()
    spoiled[area] = (1, 0, 1)
    found = filling.filled(spoiled, area)
    assert np.abs(found - rgb)[area].max() < 0.12
    assert (found == spoiled)[~area].all()


@pytest.mark.parametrize(
    ("prompt", "change"), [("눈 속의 여우", "가을로 바꿔 줘"), ("a fox in the snow", "make it autumn")],
)  # fmt: skip
def test_autumn_takes_the_snow_and_the_field_of_it(prompt: str, change: str) -> None:
    scene = after(prompt, change)
    assert "snow" not in scene.weather and scene.setting != "snowfield" and scene.season == "autumn"


def test_night_falls_on_a_foreign_picture_and_snow_lies_on_it() -> None:
    before = pixels(foreign())[..., :3]
    assert pixels(draw("make it night", source=foreign()).image)[..., :3].mean() < before.mean() - 30
    cold = pixels(draw("겨울로 바꿔 줘", source=foreign()).image)[..., :3]
    assert cold.std(2).mean() < before.std(2).mean()


def test_a_night_that_is_made_night_again_is_no_darker() -> None:
    lights, source = [], foreign()
    for _ in range(4):
        source = draw("make it night", source=source).image
        lights.append(pixels(source)[..., :3].mean())
        out = io.BytesIO()
        Image.open(io.BytesIO(source)).convert("RGB").save(out, "PNG")
        source = out.getvalue()
    assert lights[0] < 0.75 * pixels(foreign())[..., :3].mean()
    assert lights[3] > 0.6 * lights[0] and lights[3] > 0.12 * 255


def test_several_edits_of_one_picture_are_several_pictures() -> None:
    first, second = (draw("make it night", source=own(), seed=5 + at, position=at).image for at in (0, 1))
    assert first != second
    assert draw("make it night", source=own(), seed=9).image == first  # the first keeps how it was composed


def test_a_change_nobody_understands_is_refused_in_a_sentence() -> None:
    with pytest.raises(IllustratorError, match=r"\.$"):
        draw("frobnicate the quux", source=foreign())


@pytest.mark.parametrize("junk", [b"", b"Example data", b"\x89PNG\r\n\x1a\n" + b"0" * 40, b"GIF89a"])
def test_a_source_or_mask_or_reference_that_is_no_picture_is_refused(junk: bytes) -> None:
    for wrong in ({"source": junk}, {"source": foreign(), "mask": junk}, {"references": (junk,)}):
        with pytest.raises(IllustratorError, match=r"\.$"):
            draw("a cat", **wrong)


def test_a_variation_is_the_same_scene_composed_anew() -> None:
    first, second = draw("", source=own(), seed=1), draw("", source=own(), seed=2)
    assert "fox" in first.revised_prompt
    assert first.image != second.image
    assert np.abs(pixels(first.image) - pixels(own())).mean() > 3


@pytest.mark.parametrize("words", ["", "variation", "다른 버전", "Paint a new variation of this picture."])
def test_a_variation_is_asked_for_in_many_words(words: str) -> None:
    assert changing.is_variation(words)
    assert not changing.is_variation(f"{words} cat" if len(words) < 20 else "add a variation of hats")


def test_a_variation_of_a_foreign_picture_keeps_its_colours() -> None:
    varied = pixels(draw("", source=foreign(), seed=1).image)[..., :3]
    assert np.abs(varied.mean((0, 1)) - pixels(foreign())[..., :3].mean((0, 1))).max() < 40


def test_a_reference_gives_its_colours_and_its_hand() -> None:
    plain = pixels(draw("a fox in a forest").image)[..., :3]
    desert = foreign("a desert at sunset")
    warm = pixels(draw("a fox in a forest", references=(desert,), style="storybook").image)[..., :3]
    assert (warm[..., 0] - warm[..., 2]).mean() > (plain[..., 0] - plain[..., 2]).mean() + 15
    drawn = draw("a city", style="pencil").image
    assert draw("a fox in a forest", references=(drawn,)).report.style == "pencil"
    assert draw("a fox, oil painting", references=(drawn,)).report.style == "oil"


@pytest.mark.parametrize("size", [(64, 64), (300, 70)])
def test_an_edit_comes_in_the_ordered_size(size: tuple[int, int]) -> None:
    for source in (own(), foreign()):
        picture = draw("make it night", source=source, width=size[0], height=size[1])
        assert Image.open(io.BytesIO(picture.image)).size == size
