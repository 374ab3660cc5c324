"""A picture's file with more to say, and with nothing left to say; its pixels are the same in both."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from dallery.domain.notes import annotated, prompt_in, stripped
from dallery.domain.picture import inspect

PROMPT = 'a "fox" <in> the snow & 눈 속의 여우 🦊'
TOLD: dict[str, object] = {"prompt": PROMPT, "model": "gpt-image-2"}
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGBA").tobytes()


def made(form: str, mode: str = "RGB", orientation: int = 0, **options: Any) -> bytes:
    picture = Image.radial_gradient("L").resize((41, 23)).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize((41, 23)))
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    if orientation:
        exif[0x0112] = orientation
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("Comment", "a secret place")
        options["pnginfo"] = info
    out = io.BytesIO()
    picture.save(out, form, exif=exif.tobytes(), icc_profile=PROFILE, **options)
    return out.getvalue()


FILES = [
    made("PNG"), made("PNG", "RGBA"), made("PNG", "L"), made("JPEG", quality=90), made("JPEG", progressive=True),
    made("WEBP", quality=80), made("WEBP", "RGBA", lossless=True), made("WEBP", "RGBA", quality=70),
]  # fmt: skip
BARE = []
for _form, _mode in (("PNG", "RGB"), ("JPEG", "RGB"), ("WEBP", "RGB"), ("WEBP", "RGBA")):
    _out = io.BytesIO()
    Image.radial_gradient("L").resize((41, 23)).convert(_mode).save(_out, _form, lossless=_mode == "RGBA")
    BARE.append(_out.getvalue())


@pytest.mark.parametrize("data", [*FILES, *BARE])
def test_an_annotated_copy_is_the_same_picture_and_says_its_prompt(data: bytes) -> None:
    copy = annotated(data, TOLD)
    assert inspect(copy) == inspect(data)
    assert pixels(copy) == pixels(data)
    with Image.open(io.BytesIO(copy)) as picture:
        if picture.format == "PNG":
            assert json.loads(picture.text["dallery"]) == TOLD  # type: ignore[attr-defined]
            assert picture.text["Description"] == PROMPT  # type: ignore[attr-defined]
        else:
            packet = ElementTree.fromstring(picture.info["xmp"])
            [described] = packet.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
            assert "".join(described.itertext()) == PROMPT
            assert json.loads(described.attrib["{urn:dallery}told"]) == TOLD
    assert annotated(copy, TOLD) == copy


@pytest.mark.parametrize("data", [*FILES, *(annotated(each, TOLD) for each in FILES + BARE)])
def test_a_stripped_copy_is_the_same_picture_and_says_nothing(data: bytes) -> None:
    copy = stripped(data)
    assert inspect(copy) == inspect(data)
    assert pixels(copy) == pixels(data)
    assert b"secret" not in copy and "여우".encode() not in copy and b"fox" not in copy and b"allery" not in copy
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(copy)) as after:
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
        assert not after.getexif() and "xmp" not in after.info
    assert stripped(copy) == copy


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_stripped_photograph_still_knows_which_way_is_up(orientation: int) -> None:
    copy = stripped(made("JPEG", orientation=orientation))
    with Image.open(io.BytesIO(copy)) as picture:
        assert dict(picture.getexif()) == {0x0112: orientation}


def test_our_own_png_gives_its_prompt_back() -> None:
    assert prompt_in(annotated(FILES[0], TOLD)) == PROMPT
    assert prompt_in(FILES[0]) is None
    assert prompt_in(annotated(FILES[3], TOLD)) is None
    assert prompt_in(annotated(FILES[0], TOLD)[:-5]) is None
    assert prompt_in(annotated(FILES[0], {"prompt": 5})) is None


def test_a_prompt_too_long_for_a_jpeg_is_left_out_and_the_picture_stays() -> None:
    copy = annotated(FILES[3], {"prompt": "여우" * 40_000})
    assert inspect(copy) == inspect(FILES[3])
    assert pixels(copy) == pixels(FILES[3])


@pytest.mark.parametrize("data", [each[:-9] for each in FILES])
def test_a_file_that_broke_off_is_refused(data: bytes) -> None:
    for act in (stripped, lambda each: annotated(each, TOLD)):
        with pytest.raises(ValueError):
            act(data)


def test_other_files_come_back_as_they_are() -> None:
    assert stripped(b"<svg />") == annotated(b"<svg />", TOLD) == b"<svg />"
