"""Small copies for the wall: right size, made once, originals untouched."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Thread

from PIL import Image as Pillow

from dallery.domain.image import Image
from dallery.thumbnails import Thumbnails


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
