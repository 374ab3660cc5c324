"""What can be known from a header is known before anything is decoded."""

from __future__ import annotations

import pytest

from dallery.errors import RequestError
from dallery.uploads.header import Caps, check, measured
from tests.uploads import hostile

CAPS = Caps()


def refusal(images: list[bytes], mask: bytes | None = None, caps: Caps = CAPS) -> RequestError:
    with pytest.raises(RequestError) as refused:
        check(images, mask, caps)
    assert refused.value.status == 400 and len(refused.value.message) < 300
    return refused.value


@pytest.mark.parametrize("name", hostile.NO_PICTURE)
def test_only_png_jpeg_and_webp_are_taken_whatever_they_are_called(name: str) -> None:
    error = refusal([hostile.NO_PICTURE[name]])
    assert (error.code, error.param) == ("invalid_image", "image")


@pytest.mark.parametrize("name", hostile.TOO_LARGE)
def test_a_bomb_is_too_large_by_its_header_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)  # nothing may be started for it
    error = refusal([hostile.TOO_LARGE[name]])
    assert (error.code, error.param) == ("image_too_large", "image")


def test_sixteen_images_are_taken_and_seventeen_are_not() -> None:
    assert len(check([hostile.GOOD] * 16, None, CAPS)) == 16
    assert refusal([hostile.GOOD] * 17).code == "array_above_max_length"
    assert refusal([]).code == "missing_required_parameter"


def test_the_second_image_is_measured_like_the_first() -> None:
    assert refusal([hostile.GOOD, b"GIF89a"]).code == "invalid_image"


def test_bytes_are_counted_before_anything_is_read() -> None:
    caps = Caps(max_bytes=100)
    assert refusal([bytes(101)], caps=caps).code == "image_too_large"
    assert refusal([bytes(100)], caps=caps).code == "invalid_image"
    assert refusal([hostile.GOOD] * 3, caps=Caps(max_total_bytes=2 * len(hostile.GOOD))).code == "image_too_large"


def test_a_mask_stays_below_four_megabytes() -> None:
    error = refusal([hostile.GOOD], bytes(4 * 1024 * 1024))
    assert (error.code, error.param) == ("image_too_large", "mask")
    error = refusal([hostile.GOOD], bytes(4 * 1024 * 1024 - 1))
    assert (error.code, error.param) == ("invalid_image", "mask")


def test_a_mask_alone_is_no_edit() -> None:
    assert refusal([], hostile.GOOD).param == "image"


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 10_000), (10_000, 1), (7, 13), (4096, 4096)])
def test_any_shape_is_taken_up_to_sixteen_megapixels(width: int, height: int) -> None:
    facts = measured(hostile.png(hostile.header(width, height), hostile.rows(1, 1)), "image", CAPS)
    assert (facts.width, facts.height) == (width, height)


def test_one_pixel_row_more_is_too_large() -> None:
    assert refusal([hostile.png(hostile.header(4096, 4097), hostile.rows(1, 1))]).code == "image_too_large"
