"""Strangers' pictures come out as plain pixels or not at all, and never hurt this process."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from dallery.domain.request import Size
from dallery.errors import RequestError
from dallery.uploads import decoding
from dallery.uploads.decoding import Decoder
from dallery.uploads.header import Caps, measured
from tests.uploads import hostile
from tests.uploads.hostile import quarters, saved

CORNERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255))


def through(decoder: Decoder, data: bytes) -> Image.Image:
    measured(data, "image", Caps())
    return Image.open(io.BytesIO(decoder.picture(data).png))


def corners(picture: Image.Image) -> tuple[object, ...]:
    right, low = picture.width - 3, picture.height - 3
    shown = picture.convert("RGB")
    return tuple(shown.getpixel(place) for place in ((2, 2), (right, 2), (2, low), (right, low)))


def close(found: tuple[object, ...], wanted: tuple[object, ...], by: int) -> bool:
    pairs = zip(sum(found, ()), sum(wanted, ()), strict=True)  # type: ignore[arg-type, call-overload]
    return all(abs(one - other) <= by for one, other in pairs)


@pytest.mark.parametrize("name", hostile.BROKEN)
def test_a_broken_picture_is_refused(decoder: Decoder, name: str) -> None:
    with pytest.raises(RequestError) as refused:
        through(decoder, hostile.BROKEN[name])
    assert (refused.value.code, refused.value.param) == ("invalid_image", "image")


@pytest.mark.parametrize("name", [*hostile.NO_PICTURE, *hostile.TOO_LARGE])
def test_the_child_refuses_by_itself_what_the_header_check_would_have_stopped(decoder: Decoder, name: str) -> None:
    with pytest.raises(RequestError) as refused:
        decoder.picture({**hostile.NO_PICTURE, **hostile.TOO_LARGE}[name], "mask")
    assert refused.value.code in ("invalid_image", "image_too_large")
    assert refused.value.param == "mask"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_every_format_becomes_a_png_of_the_same_colours(decoder: Decoder, form: str) -> None:
    shown = through(decoder, saved(quarters(), form))
    assert (shown.format, shown.mode, shown.size) == ("PNG", "RGB", (32, 16))
    assert close(corners(shown), CORNERS, 0 if form == "PNG" else 6)


SCENE = '{"v":1,"prompt":"\\uc5ec\\uc6b0","seed":7,"style":null,"changes":[]}'


def telling(form: str, text: str) -> bytes:
    """A picture that says this of its scene, as our illustrator would write it."""
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("dallery:scene", text)
        return saved(Image.new("RGB", (40, 30), "teal"), pnginfo=info)
    described = Image.Exif()
    described[0x010E] = text
    return saved(Image.new("RGB", (40, 30), "teal"), form, exif=described)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_the_scene_of_our_own_pictures_stays_where_it_is_wanted_and_only_there(decoder: Decoder, form: str) -> None:
    data = telling(form, SCENE)
    kept, bare = decoder.picture(data, scene=True).png, decoder.picture(data).png
    assert Image.open(io.BytesIO(kept)).info == {"dallery:scene": SCENE}
    assert Image.open(io.BytesIO(bare)).info == {}


@pytest.mark.parametrize(
    "text", ["GPS 37.5 N", '{"v":2}', '{"v":1,"prompt":"여우"}', '{"v":1,\n}', '{"v":1,' + "a" * 700_000]
)
def test_other_notes_do_not_pass_for_a_scene(decoder: Decoder, text: str) -> None:
    assert Image.open(io.BytesIO(decoder.picture(telling("PNG", text), scene=True).png)).info == {}


def test_a_png_comes_back_bit_for_bit_and_always_as_the_same_bytes(decoder: Decoder) -> None:
    noise = Image.frombytes("RGB", (50, 40), os.urandom(6000))
    first, again = decoder.picture(saved(noise)), decoder.picture(saved(noise, compress_level=9))
    assert Image.open(io.BytesIO(first.png)).tobytes() == noise.tobytes()
    assert first.png == again.png  # one picture, one blob, one fingerprint


def test_nothing_but_pixels_is_left(decoder: Decoder) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("prompt", "forged")
    notes.add_itxt("owner", "own_somebody_else")
    exif = Image.Exif()
    exif[0x010E] = "where Alice lives"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for data in (
        saved(quarters(), pnginfo=notes, exif=exif, icc_profile=srgb),
        saved(quarters(), "JPEG", exif=exif, icc_profile=srgb, comment=b"<script>forged</script>")
        + b"<html>forged</html>",
    ):
        clean = decoder.picture(data).png
        kinds = []
        place = 8
        while place < len(clean):
            (length,) = struct.unpack(">I", clean[place : place + 4])
            kinds.append(clean[place + 4 : place + 8])
            place += 12 + length
        assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}
        assert place == len(clean)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_turned_as_its_camera_says(decoder: Decoder, form: str, orientation: int) -> None:
    stored = {
        1: [], 2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE], 6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE], 8: [Image.Transpose.ROTATE_270],
    }[orientation]  # fmt: skip
    picture = quarters(64, 32)
    for turn in stored:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95} if form != "PNG" else {}
    shown = through(decoder, saved(picture, form, exif=exif, **options))
    assert shown.size == (64, 32)
    assert close(corners(shown), CORNERS, 8)


@pytest.mark.parametrize("value", [0, 9, 65_535])
def test_a_nonsense_orientation_changes_nothing(decoder: Decoder, value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    assert close(corners(through(decoder, saved(quarters(), "JPEG", exif=exif, quality=95))), CORNERS, 8)


def test_a_rotten_exif_block_is_no_reason_to_fail(decoder: Decoder) -> None:
    for rotten in (b"Exif\x00\x00II*\x00\xff\xff\xff\xff", b"Exif\x00\x00" + bytes(60_000)):
        assert through(decoder, saved(quarters(), "JPEG", exif=rotten)).size == (32, 16)
    assert through(decoder, hostile.plain(hostile.chunk(b"eXIf", bytes(5 * 1024 * 1024)))).size == (8, 8)


def test_only_the_first_frame_counts(decoder: Decoder) -> None:
    for data in (hostile.animated_png(40), hostile.animated_webp(40)):
        shown = through(decoder, data)
        assert getattr(shown, "n_frames", 1) == 1
        assert close(corners(shown), CORNERS, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_looks_as_it_did(decoder: Decoder, mode: str) -> None:
    gray = Image.linear_gradient("L").resize((32, 32))
    if mode == "I;16":
        deep = b"".join(struct.pack("<H", value * 257) for value in gray.tobytes())
        picture = Image.frombytes("I;16", gray.size, deep)
    else:
        picture = gray.convert("RGB").convert(mode)
    shown = through(decoder, saved(picture)).convert("L")
    wanted = picture.convert("RGB").convert("L") if mode != "I;16" else gray
    assert shown.tobytes() == wanted.tobytes()


def test_an_interlaced_png_is_read(decoder: Decoder) -> None:
    # Adam7 of a 1x1 picture is its first pass alone.
    data = hostile.png(hostile.header(1, 1, interlaced=1), hostile.rows(1, 1, b"\x01\x02\x03"))
    assert through(decoder, data).getpixel((0, 0)) == (1, 2, 3)
    passes = hostile.chunk(b"IDAT", zlib.compress((b"\x00" + b"\x09" * 3) * 2 + b"\x00" + b"\x09" * 6))
    assert through(decoder, hostile.png(hostile.header(2, 2, interlaced=1), passes)).getpixel((1, 1)) == (9, 9, 9)
    with pytest.raises(RequestError):
        through(decoder, hostile.png(hostile.header(3, 2, interlaced=1), passes))


def test_transparency_of_every_kind_is_kept_and_useless_alpha_is_not(decoder: Decoder) -> None:
    rgba = quarters().convert("RGBA")
    assert decoder.picture(saved(rgba)).alpha == "none"  # opaque all over
    rgba.putpixel((0, 0), (9, 9, 9, 0))
    assert decoder.picture(saved(rgba)).alpha == "holes"
    assert decoder.picture(saved(rgba, "WEBP", lossless=True)).alpha == "holes"
    rgba.putpixel((0, 0), (9, 9, 9, 9))
    assert decoder.picture(saved(rgba)).alpha == "soft"
    assert decoder.picture(saved(Image.new("RGBA", (4, 4), (1, 2, 3, 0)))).alpha == "clear"
    palette = quarters().convert("P")
    assert decoder.picture(saved(palette, transparency=palette.getpixel((0, 0)))).alpha == "holes"
    assert decoder.picture(saved(quarters(), transparency=(255, 0, 0))).alpha == "holes"


def test_a_cmyk_photo_has_its_colours(decoder: Decoder) -> None:
    shown = through(decoder, saved(quarters(64, 64).convert("CMYK"), "JPEG", quality=95))
    assert shown.mode == "RGB"
    assert close(corners(shown), CORNERS, 12)


def test_a_wide_gamut_becomes_srgb_and_a_bogus_profile_is_let_go(decoder: Decoder) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for bogus in (b"nonsense", bytes(200), os.urandom(5000), lab):
        assert close(corners(through(decoder, saved(quarters(), icc_profile=bogus))), CORNERS, 0)
    swapped = _red_and_green_swapped()
    assert close(corners(through(decoder, saved(quarters(), icc_profile=swapped)))[:2], CORNERS[1::-1], 3)


def _red_and_green_swapped() -> bytes:
    """An sRGB profile whose red and green primaries are exchanged, under another name."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack(">I", data[128:132])
    places = {bytes(data[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(count)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    named = bytes(data).replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))
    return named.replace(b"sRGB built", b"mine built")


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_a_picture_that_takes_too_long_is_given_up_and_the_next_one_is_served() -> None:
    hasty = Decoder(at_once=1, wall=0.05)
    try:
        with pytest.raises(RequestError) as refused:
            hasty.picture(saved(Image.effect_noise((1200, 1200), 90)))
        assert (refused.value.code, refused.value.status) == ("image_unprocessable", 400)
    finally:
        hasty.close()
    patient = Decoder(at_once=1)
    try:
        child = patient._take()
        child.kill()
        child.wait()
        patient._idle.append((0.0, child))
        assert patient.picture(hostile.GOOD).size == Size(8, 8)
    finally:
        patient.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_child_has_few_rights_and_no_secrets(decoder: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    fresh = Decoder(at_once=1)
    try:
        fresh.picture(hostile.GOOD)
        process = Path("/proc") / str(fresh._idle[0][1].pid)
        assert b"secret" not in (process / "environ").read_bytes()
        limits = {line[:26].strip(): line[26:47].strip() for line in (process / "limits").read_text().splitlines()}
        assert limits["Max address space"] == str(1024**3)
        assert limits["Max file size"] == "0"
        assert limits["Max open files"] == "16"
        assert int(limits["Max cpu time"]) <= 15
        assert "NoNewPrivs:\t1" in (process / "status").read_text()
    finally:
        fresh.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
@pytest.mark.parametrize(
    "act",
    ["bytearray(2 << 30)", "while True: pass", "os.write(os.open('x', os.O_CREAT | os.O_WRONLY), b'x')",
     "[os.dup(1) for _ in range(20)]"],
)  # fmt: skip
def test_a_child_that_takes_more_than_its_share_is_ended_by_the_system(tmp_path: Path, act: str) -> None:
    script = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from dallery.uploads import decoding_child as child\n"
        "child._shut_in(); child._more_time(0)\n" + act
    )
    source = str(Path(decoding.__file__).parents[2])
    command = [sys.executable, "-c", script, source]
    ended = subprocess.run(command, capture_output=True, timeout=20, check=False, cwd=tmp_path)
    assert ended.returncode != 0


def test_a_child_is_used_again(decoder: Decoder) -> None:
    decoder.picture(hostile.GOOD)
    first = decoder._idle[-1][1].pid
    with pytest.raises(RequestError):
        decoder.picture(b"nothing")
    decoder.picture(hostile.GOOD)
    assert decoder._idle[-1][1].pid == first
