"""What people see in a finished picture: meaning, not bytes."""

from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from dallery.illustrator import IllustratorError, Order, Picture, Progress, Stage, illustrate, style_ids
from dallery.illustrator.painting.families import painter_of
from dallery.illustrator.painting.settings import settings
from dallery.illustrator.words import table

SIZE = 256


def draw(prompt: str, **changes: object) -> Picture:
    order = Order(**{"prompt": prompt, "width": SIZE, "height": SIZE, "seed": 5, **changes})  # type: ignore[arg-type]
    last = list(illustrate(order))[-1]
    assert isinstance(last, Picture)
    return last


def pixels(picture: Picture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.image)).convert("RGBA")).astype(int)


def share(image: np.ndarray, test: np.ndarray) -> float:
    return float(test.mean()) if image.size else 0.0


def orange(image: np.ndarray) -> np.ndarray:
    return (image[..., 0] > 170) & (image[..., 1] < 150) & (image[..., 2] < 100)


def test_a_fox_in_the_snow_has_a_fox_and_snow() -> None:
    image = pixels(draw("눈 속의 여우"))
    assert share(image, orange(image)) > 0.02
    assert share(image, image[..., :3].min(2) > 200) > 0.2
    empty = pixels(draw("눈 속"))
    assert share(empty, orange(empty)) < 0.002


def test_night_is_darker_than_day() -> None:
    assert pixels(draw("a cabin at night"))[..., :3].mean() < pixels(draw("a cabin"))[..., :3].mean() - 40


def test_a_blue_bird_is_blue_and_a_red_bird_is_red() -> None:
    for word, strong, weak in (("blue", 2, 0), ("red", 0, 2)):
        image = pixels(draw(f"a {word} bird", transparent=True))
        body = image[image[..., 3] > 200]
        assert np.median(body[:, strong]) > np.median(body[:, weak]) + 40


def test_three_birds_take_three_places() -> None:
    one = (pixels(draw("한 마리의 새", transparent=True))[..., 3] > 128).any(0)
    three = (pixels(draw("세 마리의 새", transparent=True))[..., 3] > 128).any(0)
    assert three.sum() > one.sum() * 1.5


def test_the_same_order_gives_the_same_bytes() -> None:
    assert draw("a fox in a forest").image == draw("a fox in a forest").image


def test_another_seed_composes_anew() -> None:
    first, second = pixels(draw("a fox", seed=1)), pixels(draw("a fox", seed=2))
    assert np.abs(first - second)[..., :3].mean() > 6


def test_stages_grow_from_ground_to_subjects() -> None:
    order = Order("a red fox in the snow", SIZE, SIZE, seed=5, stages=3)
    told = list(illustrate(order))
    stages = [item for item in told if isinstance(item, Stage)]
    assert [stage.index for stage in stages] == [0, 1, 2]
    foxes = []
    for stage in stages:
        image = np.asarray(Image.open(io.BytesIO(stage.image)).convert("RGBA")).astype(int)
        foxes.append(share(image, orange(image)))
    assert foxes[1] < 0.005 < foxes[2]
    fractions = [item.fraction for item in told if isinstance(item, Stage | Progress)]
    assert fractions == sorted(fractions)


@pytest.mark.parametrize("wanted", [0, 1, 2, 3])
def test_as_many_stages_come_as_were_ordered(wanted: int) -> None:
    told = list(illustrate(Order("숲", 256, 256, stages=wanted)))
    assert sum(isinstance(item, Stage) for item in told) == wanted


def test_a_transparent_picture_is_the_subject_alone() -> None:
    alpha = pixels(draw("a cat", transparent=True))[..., 3]
    assert alpha[:8].max() == 0
    assert 0.05 < (alpha > 200).mean() < 0.7


@pytest.mark.parametrize("output_format", ["png", "jpeg", "webp"])
def test_each_format_opens_at_the_ordered_size(output_format: str) -> None:
    picture = draw("a tree", width=384, height=128, output_format=output_format, compression=60)
    image = Image.open(io.BytesIO(picture.image))
    assert image.size == (384, 128)
    assert image.get_format_mimetype() == picture.media_type


def test_low_quality_makes_a_smaller_file() -> None:
    low, high = (draw("a forest", output_format="jpeg", compression=q) for q in (20, 95))
    assert len(low.image) < len(high.image) / 2


@pytest.mark.parametrize("style", style_ids())
def test_every_style_changes_the_picture_and_keeps_its_size(style: str) -> None:
    plain, styled = pixels(draw("a fox in a forest")), pixels(draw("a fox in a forest", style=style))
    assert plain.shape == styled.shape
    assert (style == "storybook") == (np.abs(plain - styled).mean() < 0.5)


@pytest.mark.parametrize("noun", sorted(set(table("nouns")) - {"moon", "sun"}))
def test_every_noun_is_painted(noun: str) -> None:
    assert painter_of(noun) is not None
    english = table("nouns")[noun]["en"].split(",")[0]
    assert (pixels(draw(f"a {english}", transparent=True, width=96, height=96))[..., 3] > 128).mean() > 0.01


@pytest.mark.parametrize("setting", sorted(table("settings")))
def test_every_setting_is_painted(setting: str) -> None:
    assert setting in settings()
    korean = table("settings")[setting]["ko"].split(",")[0]
    picture = draw(korean, width=128, height=96)
    assert picture.report.setting == setting
    assert pixels(picture)[..., :3].std() > 4


def test_the_report_says_what_was_ignored_in_both_languages() -> None:
    report = draw("a steampunk fox under a tree, watercolor").report
    assert report.style == "watercolour"
    assert "steampunk" in report.sentence("en").split("ignored: ")[1]
    assert "빠진 말: steampunk" in report.sentence("ko")


@pytest.mark.parametrize(
    "changes", [{"prompt": "  "}, {"width": 10}, {"width": 9000}, {"output_format": "bmp"}, {"style": "x"}]
)
def test_an_impossible_order_is_refused_in_a_sentence(changes: dict[str, object]) -> None:
    order = Order(**{"prompt": "a cat", "width": 256, "height": 256, **changes})  # type: ignore[arg-type]
    with pytest.raises(IllustratorError, match=r"\.$"):
        list(illustrate(order))


def test_the_front_door_opens_without_its_brushes() -> None:
    code = (
        "import sys, dallery.illustrator as i; i.style_ids();"
        "sys.exit(any(m in sys.modules for m in ('numpy', 'skia', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
