"""A picture is whole or it is refused; nothing else passes for one."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dallery.domain.picture import PictureFacts, inspect


def saved(form: str, size: tuple[int, int] = (37, 21), **options: object) -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if form in ("PNG", "WEBP") else "RGB"
    Image.radial_gradient("L").resize(size).convert(mode).save(out, form, **options)
    return out.getvalue()


KINDS = {
    "png": saved("PNG"),
    "jpeg": saved("JPEG", quality=90),
    "progressive": saved("JPEG", progressive=True),
    "webp": saved("WEBP"),
    "lossless": saved("WEBP", lossless=True),
    "animated": saved("WEBP", save_all=True, append_images=[Image.new("RGBA", (37, 21), "red")]),
}


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in chunks:
        parts.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
    return b"".join(parts)


HEADER = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_picture_tells_its_type_and_size(kind: str) -> None:
    media = {"png": "image/png", "jpeg": "image/jpeg", "progressive": "image/jpeg"}.get(kind, "image/webp")
    assert inspect(KINDS[kind]) == PictureFacts(media, 37, 21)


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (2047, 3)])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_edges_of_size_are_read_right(form: str, size: tuple[int, int]) -> None:
    facts = inspect(saved(form, size))
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_breaks_off_anywhere_is_refused(kind: str) -> None:
    whole = KINDS[kind]
    for end in range(len(whole)):
        if whole[end:] == b"\0" and kind not in ("png", "jpeg", "progressive"):
            continue  # the padding byte of a WebP is no part of the picture
        with pytest.raises(ValueError):
            inspect(whole[:end])


def test_one_flipped_bit_anywhere_in_a_png_is_found() -> None:
    whole = KINDS["png"]
    for place in range(len(whole)):
        with pytest.raises(ValueError):
            inspect(whole[:place] + bytes((whole[place] ^ 0x10,)) + whole[place + 1 :])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><html><body>502</body></html>",
        b"GIF89a" + bytes(40),
        b"%PDF-1.7\n",
        b"BM" + bytes(60),
        b"\x00\x00\x00\x1cftypavif" + bytes(40),
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"\xff\xd8\xff",
        b"RIFF\x04\x00\x00\x00WEBP",
        b"\x89PNG\r\n\x1a\n",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_everything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        inspect(data)


@pytest.mark.parametrize(
    "data",
    [
        png((b"IHDR", HEADER), (b"IEND", b"")),
        png((b"IHDR", HEADER[:-1]), (b"IDAT", b"x"), (b"IEND", b"")),
        png((b"IDAT", b"x"), (b"IHDR", HEADER), (b"IEND", b"")),
        png((b"IHDR", bytes(8) + HEADER[8:]), (b"IDAT", b"x"), (b"IEND", b"")),
        png((b"IHDR", HEADER), (b"IDAT", b"x"), (b"IEND", b"")) + b"<script>alert(1)</script>",
        KINDS["webp"] + b"<script>",
    ],
    ids=["no pixels", "short header", "late header", "zero size", "png and more", "webp and more"],
)
def test_a_picture_that_cannot_be_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        inspect(data)


def test_a_chunk_that_claims_gigabytes_costs_nothing() -> None:
    with pytest.raises(ValueError):
        inspect(KINDS["png"][:33] + struct.pack(">I", 0x7FFFFFFF) + b"IDAT")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x20\0\0\0WEBPVP8X"]), st.binary(max_size=200)
)
def test_junk_raises_nothing_but_value_error(start: bytes, rest: bytes) -> None:
    with suppress(ValueError):
        inspect(start + rest)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_picture_raises_nothing_but_value_error(kind: str, place: int, byte: int) -> None:
    data = bytearray(KINDS[kind])
    data[place % len(data)] = byte
    with suppress(ValueError):
        inspect(bytes(data))
