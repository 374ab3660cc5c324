"""What may be kept beyond what people can send: one whole GIF, and an SVG that can do nothing but show itself."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dallery.domain import svg
from dallery.domain.picture import TYPES, PictureFacts, ending_of, inspect, inspect_made, word_of

HEAD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 3000 2000" '
    b'preserveAspectRatio="none">'
)
ABOUT = b'<metadata>{"v":1,"prompt":"a &lt;fox&gt; &amp; \\uc5ec\\uc6b0"}</metadata>'
GROUP = b'<g fill="currentColor" stroke="currentColor" stroke-width="8" stroke-linejoin="round"'
SQUARE = b'<path color="#a0b1c2" d="M0 0l3000 0 0 2000-3000 0z"/>'
HOLED = b'<clipPath id="c"><path clip-rule="evenodd" d="M0 0l9 0 0 9-9 0zM3 3l0 3 3 0 0-3z"/></clipPath>'
OURS = HEAD + ABOUT + GROUP + b">" + SQUARE * 2 + b"</g></svg>"
CLEAR = HEAD + GROUP + b' clip-path="url(#c)">' + HOLED + SQUARE + b"</g></svg>"


def gif(frames: int = 3, size: tuple[int, int] = (37, 21), **options: object) -> bytes:
    shades = [Image.new("L", size, 60 * at).convert("P") for at in range(frames)]
    out = io.BytesIO()
    shades[0].save(out, "GIF", save_all=frames > 1, append_images=shades[1:], **options)
    return out.getvalue()


GIFS = {"still": gif(1), "moving": gif(3, duration=80, loop=0, comment=b"a fox"), "wide": gif(2, (300, 1))}


@pytest.mark.parametrize(("kind", "size"), [("still", (37, 21)), ("moving", (37, 21)), ("wide", (300, 1))])
def test_a_whole_gif_tells_its_size(kind: str, size: tuple[int, int]) -> None:
    assert inspect_made(GIFS[kind]) == PictureFacts("image/gif", *size)


@pytest.mark.parametrize("kind", GIFS)
def test_a_gif_that_breaks_off_anywhere_or_goes_on_is_refused(kind: str) -> None:
    for end in range(len(GIFS[kind])):
        with pytest.raises(ValueError):
            inspect_made(GIFS[kind][:end])
    with pytest.raises(ValueError):
        inspect_made(GIFS[kind] + b"<script>")


@pytest.mark.parametrize(
    "data",
    [b"GIF89a", b"GIF89a" + b"\0" * 7 + b";", GIFS["still"].replace(b"\x25\0\x15\0", b"\1\0\1\0", 1)],
)
def test_a_gif_without_pixels_or_with_a_frame_outside_of_it_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        inspect_made(data)


@pytest.mark.parametrize("data", [OURS, CLEAR])
def test_a_drawing_of_ours_tells_its_size(data: bytes) -> None:
    assert inspect_made(data) == PictureFacts("image/svg+xml", 300, 200)


@pytest.mark.parametrize("data", [OURS, CLEAR])
def test_a_drawing_that_breaks_off_anywhere_is_refused(data: bytes) -> None:
    for end in range(len(data)):
        with pytest.raises(ValueError):
            inspect_made(data[:end])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</g></svg>", b"<script>alert(1)</script></g></svg>"),
        (b"</svg>", b'<a href="https://example.org">x</a></svg>'),
        (b"</svg>", b"</svg><!-- more -->"),
        (b"</svg>", b"</svg>\n"),
        (b"<svg ", b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg '),
        (b"<svg ", b"<?xml-stylesheet href='https://example.org/x.css'?><svg "),
        (b' width="300"', b' onload="alert(1)" width="300"'),
        (b' color="#a0b1c2"', b' color="url(https://example.org)"'),
        (b' color="#a0b1c2"', b' style="background:url(//example.org)" color="#a0b1c2"'),
        (b"<path ", b'<image href="https://example.org/x.png"/><path '),
        (b"<path ", b"<foreignObject><body/></foreignObject><path "),
        (b'd="M0', b'd="&#x3c;script&#x3e;M0'),
        (b"a &lt;fox", b"a <script>alert(1)</script>fox"),
        (b"a &lt;fox", b"&xxe;"),
        (b"a &lt;fox", b"]]><b/>"),
        (b"a &lt;fox", "여우".encode()),
        (b'width="300"', b'width="0"'),
        (b'width="300"', b'width="3000000000"'),
        (b'width="300"', b'width="100%"'),
        (b'fill="currentColor"', b'fill="url(https://example.org/#x)"'),
    ],
)  # fmt: skip
def test_a_drawing_that_holds_anything_else_is_refused(old: bytes, new: bytes) -> None:
    assert old in OURS
    with pytest.raises(ValueError):
        inspect_made(OURS.replace(old, new, 1))


def test_a_hostile_drawing_is_refused_as_fast_as_it_is_read() -> None:
    for tail in (b"&amp;" * 400_000, b"a" * 2_000_000):
        with pytest.raises(ValueError):
            inspect_made(HEAD + b"<metadata>" + tail + b"<")
    with pytest.raises(ValueError):
        inspect_made(HEAD + GROUP + b">" + SQUARE * 30_000 + b"<")


@pytest.mark.parametrize("data", [*GIFS.values(), OURS, CLEAR])
def test_nobody_can_send_such_a_picture_in(data: bytes) -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG nor WebP"):
        inspect(data)


def test_a_drawing_is_brought_to_a_size_and_cut_around_its_middle() -> None:
    square = svg.fitted(OURS, 100, 100)
    assert svg.sheet_of(square) == svg.Sheet(100, 100, (500, 0, 2000, 2000))
    assert svg.sheet_of(svg.fitted(square, 100, 50)) == svg.Sheet(100, 50, (500, 500, 2000, 1000))
    assert list(svg.outlines(square)) == list(svg.outlines(OURS))


def test_outlines_come_back_as_they_were_written() -> None:
    colour, loops = next(svg.outlines(OURS))
    assert colour == "#a0b1c2"
    assert loops == [[(0, 0), (3000, 0), (3000, 2000), (0, 2000)]]
    assert [(colour, len(loops)) for colour, loops in svg.outlines(CLEAR)] == [(None, 2), ("#a0b1c2", 1)]


def test_every_kept_type_has_a_word_and_an_ending() -> None:
    assert [word_of(kind) for kind in TYPES] == ["png", "jpeg", "webp", "gif", "svg"]
    assert [ending_of(kind) for kind in TYPES] == ["png", "jpg", "webp", "gif", "svg"]
