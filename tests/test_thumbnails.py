"""Small copies for the wall: right size, made once, originals untouched."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PIL import Image as Pillow

from dallery.domain.image import Image
from dallery.illustrator.encoding import encode
from dallery.thumbnails import Thumbnails, _make, rasterised


def stored(folder: Path, width: int = 800, height: int = 400, mode: str = "RGB") -> tuple[Image, Path]:
    path = folder / "original"
    out = io.BytesIO()
    Pillow.new(mode, (width, height), 128).save(out, "PNG")
    path.write_bytes(out.getvalue())
    image = Image("img_a", "job_a", "own_a", 0, "ab" * 32, None, 1, width, height, "image/png", "a fox", "m", None, 0)
    return image, path


def test_a_thumbnail_has_the_width_asked_for_and_keeps_its_shape(tmp_path: Path) -> None:
    image, path = stored(tmp_path)
    small = Thumbnails(tmp_path / "small").of(image, path, 256)
    with Pillow.open(small) as picture:
        assert (picture.size, picture.format) == ((256, 128), "WEBP")


def test_palettes_and_alpha_survive(tmp_path: Path) -> None:
    for mode in ("P", "L", "LA", "RGBA"):
        image, path = stored(tmp_path, mode=mode)
        folder = tmp_path / mode
        with Pillow.open(Thumbnails(folder).of(image, path, 256)) as picture:
            assert picture.size == (256, 128)


def test_a_small_image_is_its_own_thumbnail(tmp_path: Path) -> None:
    image, path = stored(tmp_path, 200, 100)
    assert Thumbnails(tmp_path / "small").of(image, path, 256) == path


def test_many_who_look_at_once_see_one_whole_file(tmp_path: Path) -> None:
    image, path = stored(tmp_path)
    thumbnails = Thumbnails(tmp_path / "small")
    seen: list[Path] = []
    threads = [Thread(target=lambda: seen.append(thumbnails.of(image, path, 512))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) == {seen[0]} and len(seen) == 12
    assert [found.name for found in seen[0].parent.iterdir()] == [seen[0].name]  # no temporaries left


def drawing(shown: str = "", cut: str = "") -> bytes:
    """A blue sheet of 400 by 200 pixels; its left half is red; `cut` is what is seen of it."""
    clip = f' clip-path="url(#c)"><clipPath id="c"><path clip-rule="evenodd" d="{cut}"/></clipPath>' if cut else ">"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 4000 2000" '
        'preserveAspectRatio="none"><g fill="currentColor" stroke="currentColor" stroke-width="8" '
        f'stroke-linejoin="round"{clip}<path color="#0000ff" d="M0 0l4000 0 0 2000-4000 0z"/>'
        f'<path color="#ff0000" d="M0 0l2000 0 0 2000-2000 0z"/>{shown}</g></svg>'
    ).encode()


def test_a_drawing_in_outlines_is_shown_as_pixels(tmp_path: Path) -> None:
    image, path = stored(tmp_path, 400, 200)
    path.write_bytes(drawing())
    with Pillow.open(Thumbnails(tmp_path / "small").of(image, path, 256)) as picture:
        assert (picture.size, picture.format) == ((256, 128), "WEBP")
        left, right = (picture.convert("RGB").getpixel((x, 64)) for x in (60, 200))
    assert left[0] > 200 > 60 > left[2] and right[2] > 200 > 60 > right[0]  # type: ignore[index]


def test_what_is_cut_away_is_clear_also_in_holes_and_not_on_islands_in_them() -> None:
    outside = "M400 200l3200 0 0 1600-3200 0z"
    hole, island = "M1000 600l0 800 2000 0 0-800z", "M1800 900l400 0 0 200-400 0z"
    seen = rasterised(drawing(cut=outside + island + hole), 400).getchannel("A")
    assert [seen.getpixel(at) for at in ((5, 5), (60, 100), (120, 100), (200, 100))] == [0, 255, 0, 255]


def test_outlines_far_outside_of_the_sheet_cost_nothing() -> None:
    wild = '<path color="#00ff00" d="' + "M999999 999999l999999 0 0 999999-999999 0z" * 500 + '"/>'
    assert rasterised(drawing(shown=wild), 400).getpixel((60, 100)) == (255, 0, 0)


@pytest.mark.parametrize("data", [b"<svg></svg>", drawing(shown="<script/>")])
def test_a_drawing_of_somebody_else_is_not_opened(data: bytes) -> None:
    with pytest.raises(ValueError):
        rasterised(data, 100)


def test_of_a_gif_the_wall_shows_the_first_frame(tmp_path: Path) -> None:
    image, path = stored(tmp_path, 400, 200)
    first, second = (Pillow.new("P", (400, 200), colour) for colour in (0, 1))
    first.putpalette((255, 0, 0, 0, 0, 255))
    second.putpalette((255, 0, 0, 0, 0, 255))
    first.save(path, "GIF", save_all=True, append_images=[second], duration=100, transparency=1)
    with Pillow.open(Thumbnails(tmp_path / "small").of(image, path, 256)) as picture:
        assert getattr(picture, "n_frames", 1) == 1
        assert picture.convert("RGB").getpixel((128, 64))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize("form", ["png", "jpeg", "webp", "gif"])
def test_a_thumbnail_says_nothing_of_the_prompt(tmp_path: Path, form: str) -> None:
    pixels = np.asarray(Pillow.radial_gradient("L").convert("RGBA"))
    original = tmp_path / "original"
    original.write_bytes(encode(pixels, form, 90, '{"prompt":"a secret fox"}'))
    _make(original, tmp_path / "small" / "thumb", 64)
    assert b"secret" not in (tmp_path / "small" / "thumb").read_bytes()
