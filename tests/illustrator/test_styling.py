"""Styles: each has its own hand, keeps faces and clear grounds, and bears any size."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from dallery.illustrator import Order, style_ids
from dallery.illustrator.painting.studio import Studio
from dallery.illustrator.reading import read
from dallery.illustrator.styling import style_of
from dallery.illustrator.styling.finishing import MOST, finished
from dallery.illustrator.styling.style import Finish
from dallery.illustrator.words import table

Pixels = np.ndarray


@cache
def painted(prompt: str, width: int = 192, height: int = 192, transparent: bool = False) -> tuple[Pixels, Finish]:
    studio = Studio(read(prompt).scene, Order(prompt, width, height, seed=4, transparent=transparent))
    for act in (studio.ground, studio.scenery, studio.subjects):
        act()
    return studio.pixels().copy(), studio.finish()


def styled(style: str, prompt: str = "a fox under a tree", **how: int | bool) -> Pixels:
    pixels, finish = painted(prompt, **how)  # type: ignore[arg-type]
    return finished(pixels.copy(), style, finish, bool(how.get("transparent")))


def test_there_are_more_than_thirty_styles_in_two_languages() -> None:
    assert len(style_ids()) > 30
    for row in table("styles").values():
        assert row["en"].isascii()
        assert any("가" <= letter <= "힣" for letter in row["ko"])


@pytest.mark.parametrize("style", style_ids())
def test_a_clear_ground_stays_clear_in_every_style(style: str) -> None:
    before = painted("a cat", transparent=True)[0][..., 3]
    after = styled(style, "a cat", transparent=True)[..., 3]
    assert (after <= before).all()
    assert (after > 200).sum() > (before > 200).sum() * 0.6


@pytest.mark.parametrize("style", style_ids())
@pytest.mark.parametrize(("width", "height"), [(64, 64), (67, 200), (301, 65)])
def test_tiny_and_odd_sizes_are_styled(style: str, width: int, height: int) -> None:
    found = styled(style, "a fox", width=width, height=height)
    assert found.shape == (height, width, 4)
    assert found[..., :3].std() > 3


def test_no_two_styles_look_alike() -> None:
    small = {style: styled(style)[..., :3].astype(int) for style in style_ids()}
    names = sorted(small)
    apart = {
        (a, b): np.abs(small[a] - small[b]).mean() for at, a in enumerate(names) for b in names[at + 1 :]
    }  # fmt: skip
    assert min(apart.values()) > 3, min(apart, key=apart.__getitem__)


@pytest.mark.parametrize("style", ["pencil", "charcoal", "engraving", "vintage"])
def test_styles_of_one_ink_have_no_colours(style: str) -> None:
    rgb = styled(style)[..., :3].astype(int)
    assert np.percentile(rgb.max(2) - rgb.min(2), 90) < 90


def test_line_art_is_mostly_white_with_black_lines() -> None:
    rgb = styled("lineart")[..., :3]
    assert (rgb > 240).all(2).mean() > 0.5
    assert (rgb < 90).all(2).mean() > 0.01


def test_oil_is_finer_in_the_face_than_beside_it() -> None:
    pixels, finish = painted("a fox", 384, 384)
    assert finish.focus
    left, top, right, bottom = (int(v) for v in finish.focus[0])
    tall, wide = (bottom - top) // 4, (right - left) // 4
    middle = (slice(top + tall, bottom - tall), slice(left + wide, right - wide))
    apart = np.abs(finished(pixels.copy(), "oil", finish, False)[..., :3].astype(int) - pixels[..., :3])
    blind = Finish(finish.seed, finish.unit, finish.night, finish.light_x)
    apart_blind = np.abs(finished(pixels.copy(), "oil", blind, False)[..., :3].astype(int) - pixels[..., :3])
    assert apart[middle].mean() < apart_blind[middle].mean() * 0.85


def test_a_large_picture_is_styled_on_a_smaller_copy_and_keeps_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    from dallery.illustrator.styling import finishing

    monkeypatch.setattr(finishing, "MOST", 100 * 100)
    assert MOST > 1024 * 1792
    seen: list[tuple[int, ...]] = []
    real = style_of("oil")

    def watched(image: np.ndarray, finish: Finish) -> np.ndarray:
        seen.append(image.shape)
        return real(image, finish)

    monkeypatch.setattr("dallery.illustrator.styling.style_of", lambda name: watched)
    assert styled("oil", "a fox", width=240, height=150).shape == (150, 240, 4)
    assert seen[0][0] * seen[0][1] <= 100 * 101


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("민화풍 호랑이", "minhwa"), ("a fox, ukiyo-e", "ukiyoe"), ("스테인드글라스 장미", "stainedglass"),
        ("low poly fox", "lowpoly"), ("고양이 색연필 그림", "colouredpencil"), ("a cat in cross-stitch", "embroidery"),
        ("아르데코 도시", "artdeco"), ("a blueprint of a house", "blueprint"), ("점묘화 숲", "pointillism"),
        ("점토로 만든 고양이", "clay"), ("linocut of a whale", "linocut"), ("레트로 포스터 바다", "poster"),
    ],
)  # fmt: skip
def test_styles_are_found_by_their_names(words: str, style: str) -> None:
    assert read(words).scene.style == style
