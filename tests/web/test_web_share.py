"""A shared link: it opens one picture without signing in, shows what it was told to, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from PIL import Image as Pillow
from sqlalchemy import update

from dallery.domain.image import Image
from dallery.domain.job import JobState
from dallery.illustrator.encoding import encode
from dallery.storage.tables import images
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio


@pytest.fixture
def image(studio: StagedStudio) -> Image:
    job = studio.put("a secret fox", JobState.DONE, images=1)
    return studio.job(studio.owner(), job.id).images[0]


def link(browser: Browser, image: Image, **form: str) -> str:
    answer = browser.post(f"/images/{image.id}/share", {"hours": "24", **form})
    assert answer.status_code == 303
    token = parse_qs(urlsplit(answer.location).query)["shared"][0]
    assert f"/s/{token}" in browser.get(answer.location).text
    return f"/s/{token}"


def test_a_guest_sees_the_picture_and_not_its_words(
    studio: StagedStudio, browser: Browser, image: Image, browser_at: Callable[..., Browser]
) -> None:
    path = link(browser, image)
    studio.accounts.password = "correct horse"
    guest = browser_at(host="dallery.example", bind="0.0.0.0", public_url="http://dallery.example")
    page = guest.get(path)
    assert page.status_code == 200
    assert "secret" not in page.text
    assert image.owner_id not in page.text
    assert "noindex" in page.headers["X-Robots-Tag"]
    file = guest.get(f"{path}/file")
    assert pixels(file.data) == pixels(studio.image_path(image).read_bytes())
    assert "secret" not in str(file.headers)
    assert guest.get(f"/images/{image.id}/file").status_code in (303, 401)


def pixels(data: bytes) -> bytes:
    with Pillow.open(io.BytesIO(data)) as picture:
        return picture.convert("RGBA").tobytes()


@pytest.mark.parametrize("form", ["png", "jpeg", "webp", "gif", "svg"])
def test_no_file_tells_a_guest_what_its_page_does_not_say(
    studio: StagedStudio, browser: Browser, image: Image, form: str
) -> None:
    gradient = np.asarray(Pillow.radial_gradient("L").resize((64, 64)).convert("RGBA"))
    note = '{"v":1,"prompt":"a secret fox","seed":7,"style":null,"changes":["a secret wolf"]}'
    data = encode(gradient, form, 90, note)
    assert b"secret" in data
    hang(studio, image, data, f"image/{form}".replace("svg", "svg+xml"))
    quiet = browser.get(f"{link(browser, image)}/file")
    assert quiet.status_code == 200 and b"secret" not in quiet.data
    assert quiet.mimetype == f"image/{form}".replace("svg", "svg+xml")
    assert "sandbox" in quiet.headers["Content-Security-Policy"]
    assert "secret" not in str(quiet.headers)
    told = browser.get(f"{link(browser, image, prompt='1')}/file")
    assert b"wolf" not in told.data  # the words it was changed with were never shown
    if form in ("png", "jpeg", "webp"):
        assert b"a secret fox" in told.data


def hang(studio: StagedStudio, image: Image, data: bytes, media_type: str) -> None:
    with studio._database.write() as connection:
        row = update(images).where(images.c.id == image.id)
        connection.execute(row.values(sha256=studio._blobs.put(data), media_type=media_type))


def test_the_prompt_is_shown_when_its_owner_wants_that(browser: Browser, image: Image) -> None:
    assert "a secret fox" in browser.get(link(browser, image, prompt="1")).text


def test_a_forged_link_opens_nothing(browser: Browser, image: Image) -> None:
    path = link(browser, image)
    assert browser.get(path[:-2] + ("aa" if path[-2:] != "aa" else "bb")).status_code == 404
    assert browser.get("/s/nothing").status_code == 404


def test_a_deleted_picture_is_not_shown_any_more(browser: Browser, image: Image) -> None:
    path = link(browser, image)
    browser.post(f"/images/{image.id}/delete")
    assert browser.get(path).status_code == 404
    assert browser.get(f"{path}/file").status_code == 404
