"""A shared link: it opens one picture without signing in, shows what it was told to, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from dallery.domain.image import Image
from dallery.domain.job import JobState
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
    assert file.data == studio.image_path(image).read_bytes()
    assert "secret" not in str(file.headers)
    assert guest.get(f"/images/{image.id}/file").status_code in (303, 401)


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
