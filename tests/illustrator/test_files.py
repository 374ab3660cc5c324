"""Files: vectors are vectors, animations move and loop, every file can tell its own scene."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as Tree

import numpy as np
import pytest
from PIL import Image

from dallery.domain.picture import PictureFacts, inspect_made
from dallery.illustrator import Order, Picture, Stage, illustrate
from dallery.illustrator.editing import notes
from dallery.illustrator.encoding import encode


def draw(prompt: str, **changes: object) -> Picture:
    order = Order(**{"prompt": prompt, "width": 192, "height": 192, "seed": 5, **changes})  # type: ignore[arg-type]
    last = list(illustrate(order))[-1]
    assert isinstance(last, Picture)
    return last


def rasterised(svg: bytes, width: int, height: int) -> np.ndarray:
    skia = pytest.importorskip("skia")
    document = skia.SVGDOM.MakeFromStream(skia.MemoryStream.MakeCopy(svg))
    surface = skia.Surface(width, height)
    document.render(surface.getCanvas())
    return np.asarray(surface.toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)).astype(int)


def test_an_svg_is_paths_only_and_looks_like_the_picture() -> None:
    picture = draw("a fox in the snow", output_format="svg")
    assert picture.media_type == "image/svg+xml"
    root = Tree.fromstring(picture.image)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "path", "metadata"}
    assert len(picture.image) < 3_000_000
    pixels = np.asarray(Image.open(io.BytesIO(draw("a fox in the snow").image)).convert("RGB")).astype(int)
    assert np.abs(rasterised(picture.image, 192, 192)[..., :3] - pixels).mean() < 14


def test_an_svg_of_a_subject_alone_has_a_clear_ground() -> None:
    picture = draw("a cat", output_format="svg", transparent=True)
    alpha = rasterised(picture.image, 192, 192)[..., 3]
    assert alpha[:6].max() == 0
    assert 0.03 < (alpha > 200).mean() < 0.7


@pytest.mark.parametrize("prompt", ["눈 속의 여우", "a sailing boat at sunset", "a cat in a room"])
def test_a_gif_moves_and_loops(prompt: str) -> None:
    picture = draw(prompt, output_format="gif", frames=4)
    assert picture.media_type == "image/gif"
    image = Image.open(io.BytesIO(picture.image))
    assert (image.n_frames, image.info["loop"], image.size) == (4, 0, (192, 192))  # type: ignore[attr-defined]
    frames = []
    for at in range(4):
        image.seek(at)
        frames.append(np.asarray(image.convert("RGB")).astype(int))
    apart = [np.abs(frames[at] - frames[(at + 1) % 4]).mean() for at in range(4)]
    assert min(apart) > 0.2
    assert max(apart) < 25


@pytest.mark.parametrize("output_format", ["svg", "gif"])
def test_stages_of_vectors_and_animations_are_pictures_a_browser_shows(output_format: str) -> None:
    told = list(illustrate(Order("숲", 96, 64, output_format=output_format, stages=3, frames=2)))
    stages = [item for item in told if isinstance(item, Stage)]
    assert [(stage.index, stage.media_type) for stage in stages] == [(at, "image/png") for at in range(3)]
    opened = [Image.open(io.BytesIO(stage.image)) for stage in stages]
    assert [(one.format, one.size) for one in opened] == [("PNG", (96, 64))] * 3
    assert len({stage.image for stage in stages}) == 3


@pytest.mark.parametrize("output_format", ["png", "jpeg", "webp", "svg", "gif"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_picture(output_format: str) -> None:
    first, again, other = (draw("a fox", output_format=output_format, frames=2, seed=seed).image for seed in (7, 7, 8))
    assert first == again != other


@pytest.mark.parametrize("transparent", [False, True])
def test_what_is_written_as_svg_is_what_may_be_kept(transparent: bool) -> None:
    made = draw("a cat <b>&amp; 여우", output_format="svg", transparent=transparent, width=96, height=64)
    assert inspect_made(made.image) == PictureFacts("image/svg+xml", 96, 64)


def test_a_small_svg_is_as_finely_drawn_as_a_large_one() -> None:
    small, large = (draw("a fox", output_format="svg", width=side, height=side).image for side in (96, 1024))
    assert len(small) > 0.8 * len(large)


def test_a_gif_follows_the_colours_of_a_reference() -> None:
    red = io.BytesIO()
    Image.new("RGB", (64, 64), (190, 20, 20)).save(red, "PNG")
    plain, tinted = (
        np.asarray(Image.open(io.BytesIO(draw("a meadow", output_format="gif", frames=2, references=given).image))
                   .convert("RGB")).astype(int) for given in ((), (red.getvalue(),))
    )  # fmt: skip
    assert (tinted[..., 0] - tinted[..., 1]).mean() > (plain[..., 0] - plain[..., 1]).mean() + 20


@pytest.mark.parametrize("output_format", ["png", "jpeg", "webp", "gif"])
def test_a_picture_tells_its_scene_in_every_format(output_format: str) -> None:
    note = notes.found(draw("숲 속의 여우, <b>&", output_format=output_format, style="oil", frames=2).image)
    assert note == notes.Note("숲 속의 여우, <b>&", 5, "oil")


@pytest.mark.parametrize("output_format", ["png", "jpeg", "webp", "svg", "gif"])
def test_a_note_of_any_length_is_written_or_left_out(output_format: str) -> None:
    pixels = np.full((64, 64, 4), 255, np.uint8)
    assert encode(pixels, output_format, 80, '{"v":1,"prompt":"' + "a" * 300_000 + '"}')


def test_an_svg_tells_its_scene_too() -> None:
    text = Tree.fromstring(draw("a <fox> & 여우", output_format="svg").image)[0].text
    assert json.loads(text or "")["prompt"] == "a <fox> & 여우"


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", '{"v":2}', '{"v":1,"prompt":5}', '{"v":1,"prompt":"a","seed":true}', "[" * 5000,
        '{"v":1,"prompt":"a","seed":1,"changes":"b"}', '{"v":1,"prompt":"' + "a" * 5000 + '","seed":1,"changes":[]}',
        '{"v":1,"prompt":"a","seed":1e400,"changes":[]}',
    ],
)  # fmt: skip
def test_a_note_that_makes_no_sense_is_no_note(text: str) -> None:
    from PIL import PngImagePlugin

    info, out = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_itxt("dallery:scene", text)
    Image.new("RGB", (64, 64)).save(out, "PNG", pnginfo=info)
    assert notes.found(out.getvalue()) is None
