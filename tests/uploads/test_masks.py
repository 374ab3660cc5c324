"""What may change changes, what may not stays to the last bit, and a mask that says nothing is refused with advice."""

from __future__ import annotations

import io
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from dallery.domain.picture import inspect
from dallery.domain.request import Size
from dallery.errors import RequestError
from dallery.uploads.decoding import Composition, Decoder
from dallery.uploads.intake import Intake, Uploads
from dallery.uploads.masks import composite, mask_for, weights
from dallery.uploads.pixels import Refused
from tests.uploads.hostile import quarters, saved


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.frombytes(mode, (width, height), os.urandom(width * height * len(mode)))


def mask_with(box: tuple[int, int, int, int], size: tuple[int, int] = (64, 64)) -> Image.Image:
    mask = Image.new("RGBA", size, (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), box)
    return mask


def outside_is_kept(original: Image.Image, found: Image.Image, mask: Image.Image) -> bool:
    stays = mask.getchannel("A").point(lambda value: 255 if value == 255 else 0)
    changed = ImageChops.difference(original.convert("RGB"), found.convert("RGB")).convert("RGB")
    black = Image.new("RGB", changed.size)
    return Image.composite(changed, black, stays).getbbox() is None


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), feather=st.integers(0, 12))
def test_not_one_bit_outside_the_mask_changes(seed: int, feather: int) -> None:
    chance = random.Random(seed)
    size = (chance.randint(1, 90), chance.randint(1, 90))
    mask = Image.new("L", size, 255)
    draw = ImageDraw.Draw(mask)
    for _ in range(chance.randint(1, 4)):
        x, y = chance.randint(-10, size[0]), chance.randint(-10, size[1])
        draw.ellipse((x, y, x + chance.randint(1, 60), y + chance.randint(1, 60)), fill=chance.choice((0, 0, 90)))
    black = Image.new("L", size, 0)
    full = Image.merge("RGBA", (black, black, black, mask))
    original, edited = noise(*size), noise(*size)
    assert outside_is_kept(original, composite(original, edited, full, feather=feather), full)


def test_the_middle_of_the_mask_is_all_new_and_its_edge_is_soft() -> None:
    mask = mask_with((40, 40, 88, 88), (128, 128))
    found = weights(mask.getchannel("A"), 6)
    assert found.getpixel((64, 64)) == 255
    edge = [found.getpixel((x, 64)) for x in range(38, 50)]
    assert edge == sorted(edge) and edge[:2] == [0, 0] and edge[-1] == 255
    assert len(set(edge)) > 4


def test_without_a_soft_edge_the_mask_alone_decides() -> None:
    mask = mask_with((8, 8, 20, 20))
    original, edited = noise(64, 64), noise(64, 64)
    found = composite(original, edited, mask, feather=0)
    assert found.crop((8, 8, 20, 20)).tobytes() == edited.crop((8, 8, 20, 20)).tobytes()


@pytest.mark.parametrize("box", [(10, 0, 12, 64), (30, 30, 31, 31), (0, 20, 64, 30)])
def test_a_thin_stroke_is_not_softened_away(box: tuple[int, int, int, int]) -> None:
    found = weights(mask_with(box).getchannel("A"), 8)
    assert found.crop(box).getextrema() == (255, 255)


def test_a_hole_at_the_border_reaches_the_border() -> None:
    found = weights(mask_with((0, 0, 40, 64)).getchannel("A"), 6)
    assert found.getpixel((0, 0)) == found.getpixel((0, 63)) == 255


def test_a_half_transparent_mask_mixes() -> None:
    mask = Image.new("RGBA", (16, 16), (0, 0, 0, 128))
    mask.paste((0, 0, 0, 0), (0, 0, 4, 4))
    found = composite(Image.new("RGB", (16, 16), "black"), Image.new("RGB", (16, 16), "white"), mask, feather=0)
    assert found.getpixel((10, 10)) == (127, 127, 127)


def test_the_edit_of_another_size_is_fitted_to_the_size_that_was_asked() -> None:
    mask = mask_with((8, 8, 24, 24), (32, 32))
    original = noise(32, 32)
    found = composite(original, noise(128, 128), mask, (32, 32))
    assert found.size == (32, 32) and outside_is_kept(original, found, mask)
    assert composite(original, noise(128, 128), mask, (64, 64)).size == (64, 64)
    assert composite(original, noise(128, 128), mask).size == (128, 128)


def test_a_transparent_picture_keeps_its_transparency_outside() -> None:
    original = noise(32, 32, "RGBA")
    mask = mask_with((8, 8, 24, 24), (32, 32))
    found = composite(original, noise(32, 32), mask, feather=0)
    assert found.mode == "RGBA"
    assert found.crop((0, 0, 8, 32)).tobytes() == original.crop((0, 0, 8, 32)).tobytes()
    assert found.crop((8, 8, 24, 24)).getchannel("A").getextrema() == (255, 255)


def test_holes_that_were_the_mask_are_filled() -> None:
    original = quarters(32, 32).convert("RGBA")
    original.paste((0, 0, 0, 0), (8, 8, 24, 24))
    found = composite(original, Image.new("RGB", (32, 32), (1, 2, 3)), original, feather=0)
    assert found.mode == "RGB"
    assert found.getpixel((16, 16)) == (1, 2, 3) and found.getpixel((0, 0)) == (255, 0, 0)


# -- masks as they come in ---------------------------------------------------------------------------------------


def test_a_mask_without_alpha_is_refused_with_advice() -> None:
    with pytest.raises(Refused, match=r"no alpha channel.* the area that should change is transparent"):
        mask_for(quarters(64, 64), (64, 64))


def test_a_mask_of_another_shape_is_refused_with_both_sizes() -> None:
    with pytest.raises(Refused, match="32x64 pixels and the image is 64x64"):
        mask_for(mask_with((1, 1, 9, 9), (32, 64)), (64, 64))


def test_a_mask_of_another_size_is_brought_to_the_images_without_new_grays() -> None:
    found = mask_for(mask_with((8, 8, 24, 24), (32, 32)), (100, 101))
    assert found.size == (100, 101)
    assert {colour for _, colour in found.getcolors() or ()} == {(0, 0, 0, 0), (0, 0, 0, 255)}


@pytest.mark.parametrize("alpha", [255, 128, 1])
def test_a_mask_that_lets_nothing_change_is_refused(alpha: int) -> None:
    with pytest.raises(Refused, match="no fully transparent pixel"):
        mask_for(Image.new("RGBA", (8, 8), (0, 0, 0, alpha)), (8, 8))


# -- through the child -------------------------------------------------------------------------------------------


@pytest.fixture
def intake(decoder: Decoder) -> Intake:
    return Intake(decoder)


def test_picture_and_mask_come_out_as_png_of_one_size(intake: Intake) -> None:
    uploads = Uploads([saved(quarters(64, 64), "JPEG")], saved(mask_with((8, 8, 24, 24), (32, 32)), "WEBP"))
    taken = intake.take(uploads, alpha_is_mask=True)
    assert taken.size == Size(64, 64) and taken.mask is not None
    for data in (taken.image, taken.mask):
        facts = inspect(data)
        assert (facts.media_type, facts.width, facts.height) == ("image/png", 64, 64)


def test_the_mask_fits_the_photo_as_it_is_seen_not_as_it_is_stored(intake: Intake) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    uploads = Uploads([saved(quarters(64, 32), "JPEG", exif=exif)], saved(mask_with((4, 4, 20, 20), (32, 64))))
    assert intake.take(uploads, alpha_is_mask=False).size == Size(32, 64)


def test_holes_in_the_picture_are_a_mask_only_for_old_edits(intake: Intake) -> None:
    picture = quarters(32, 32).convert("RGBA")
    picture.paste((0, 0, 0, 0), (8, 8, 24, 24))
    uploads = Uploads([saved(picture)])
    assert intake.take(uploads, alpha_is_mask=False).mask is None
    mask = intake.take(uploads, alpha_is_mask=True).mask
    assert mask is not None
    assert Image.open(io.BytesIO(mask)).getchannel("A").tobytes() == picture.getchannel("A").tobytes()


def test_transparent_everywhere_means_all_may_change(intake: Intake) -> None:
    clear = saved(Image.new("RGBA", (32, 32), (0, 0, 0, 0)))
    assert intake.take(Uploads([saved(quarters(32, 32))], clear), alpha_is_mask=True).mask is None
    assert intake.take(Uploads([clear]), alpha_is_mask=True).mask is None


def test_an_opaque_picture_without_a_mask_is_edited_all_over(intake: Intake) -> None:
    assert intake.take(Uploads([saved(quarters())]), alpha_is_mask=True).mask is None


def test_a_refused_mask_is_named(intake: Intake) -> None:
    no_alpha, no_hole = quarters(64, 64), Image.new("RGBA", (64, 64), "white")
    for mask in (saved(no_alpha), saved(no_hole), saved(mask_with((0, 0, 9, 9), (9, 64)))):
        with pytest.raises(RequestError) as refused:
            intake.take(Uploads([saved(quarters(64, 64))], mask), alpha_is_mask=False)
        assert (refused.value.code, refused.value.param) == ("invalid_image", "mask")


def test_a_hole_that_is_cut_away_leaves_nothing_to_edit(intake: Intake) -> None:
    uploads = Uploads([saved(quarters(96, 32))], saved(mask_with((0, 0, 8, 8), (96, 32))))
    taken = intake.take(uploads, alpha_is_mask=False)
    with pytest.raises(RequestError, match="nothing may change"):
        intake.cropped(taken, Size(512, 512))
    assert intake.cropped(taken, Size(900, 300)).size == Size(96, 32)


def test_sixteen_pictures_are_taken_one_at_a_time(intake: Intake) -> None:
    uploads = Uploads([saved(quarters(16 + i, 16)) for i in range(16)])
    assert [inspect(data).width for data in intake.rest(uploads)] == list(range(17, 32))


@pytest.mark.parametrize(("form", "exact"), [("png", True), ("webp", True), ("jpeg", False)])
def test_the_whole_comes_back_in_the_format_that_was_asked(decoder: Decoder, form: str, exact: bool) -> None:
    original, mask = noise(64, 64), mask_with((16, 16, 48, 48))
    data = decoder.composite(
        Composition(saved(original), saved(noise(128, 128), form), saved(mask), Size(64, 64), form)
    )
    facts = inspect(data)
    assert (facts.media_type, facts.width, facts.height) == (f"image/{form}", 64, 64)
    assert outside_is_kept(original, Image.open(io.BytesIO(data)), mask) is exact
