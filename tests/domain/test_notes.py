"""A picture's file with more to say, and with nothing left to say; its pixels are the same in both."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from dallery.domain import svg
from dallery.domain.notes import annotated, prompt_in, stripped
from dallery.domain.picture import inspect, inspect_made
from dallery.illustrator.encoding import encode

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
    gradient = np.asarray(Image.radial_gradient("L").resize((9, 9)).convert("RGBA"))
    assert prompt_in(encode(gradient, "png", 90, '{"prompt":"fox"}')) == "fox"
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


def gif(**options: Any) -> bytes:
    frames = [Image.radial_gradient("L").resize((41, 23)).rotate(turn) for turn in (0, 40)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=70, loop=3, **options)
    return out.getvalue()


def test_a_stripped_gif_moves_as_before_and_says_nothing() -> None:
    data = gif(comment=b"a secret place")
    xmp = b"!\xff\x0bXMP DataXMP<x>a secret place</x>\x01" + bytes(range(255, -1, -1)) + b"\x00"
    caption = b"!\x01\x0c" + bytes(12) + b"\x06secret\x00"
    data = data[:-1] + caption + xmp + data[-1:]
    assert inspect_made(data)
    copy = stripped(data)
    assert b"secret" in data and b"secret" not in copy
    assert inspect_made(copy) == inspect_made(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(copy)) as after:
        assert (after.n_frames, after.info["loop"], after.info["duration"]) == (2, 3, 70)  # type: ignore[attr-defined]
        for number in range(2):
            before.seek(number)
            after.seek(number)
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert stripped(copy) == copy


def test_a_stripped_drawing_is_drawn_as_before_and_says_nothing() -> None:
    pixels_of_a_picture = np.asarray(Image.radial_gradient("L").resize((41, 23)).convert("RGBA"))
    data = encode(pixels_of_a_picture, "svg", 90, note='{"prompt":"a secret & <place>"}')
    copy = stripped(data)
    assert b"secret" in data and b"secret" not in copy and b"metadata" not in copy
    assert inspect_made(copy) == inspect_made(data)
    assert list(svg.outlines(copy)) == list(svg.outlines(data))


def test_a_jpeg_hides_nothing_between_its_scans_behind_its_end_or_in_a_small_picture() -> None:
    data = made("JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    comment = b"\xff\xfe\x00\x08secret"
    small = b"\xff\xe0\x00\x0fJFXX\x00\x10secret!"
    hidden = data[:2] + small + data[2:scan] + comment + data[scan:] + b"secret"
    copy = stripped(hidden)
    assert b"secret" not in copy
    assert pixels(copy) == pixels(data)


def test_a_webp_loses_whatever_is_no_picture() -> None:
    data = made("WEBP", quality=80)
    strange = b"C2PA" + (6).to_bytes(4, "little") + b"secret"
    told = data[:4] + (len(data) - 8 + len(strange)).to_bytes(4, "little") + data[8:] + strange
    copy = stripped(told)
    assert b"secret" not in copy and b"C2PA" not in copy
    assert pixels(copy) == pixels(data)


def test_a_moving_webp_still_moves() -> None:
    frames = [Image.radial_gradient("L").resize((41, 23)).convert("RGB").rotate(turn) for turn in (0, 40)]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=70, exif=b"Exif\x00\x00secret")
    copy = stripped(out.getvalue())
    assert b"secret" not in copy
    with Image.open(io.BytesIO(copy)) as after:
        assert after.n_frames == 2  # type: ignore[attr-defined]


def test_what_nobody_can_look_into_is_not_handed_out_as_silent() -> None:
    assert annotated(b"<svg />", TOLD) == b"<svg />"
    for data in (b"<svg />", b"BM what is this", gif()[:-4]):
        with pytest.raises(ValueError):
            stripped(data)
