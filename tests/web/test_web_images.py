"""One picture: its bytes, its thumbnails, its page, its end."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from dallery.domain.actor import Actor, Via
from dallery.domain.image import Image
from dallery.domain.job import JobState
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio


@pytest.fixture
def image(studio: StagedStudio) -> Image:
    return hang(studio, "눈 속의 여우")


def hang(studio: StagedStudio, prompt: str) -> Image:
    job = studio.put(prompt, JobState.DONE, images=1)
    return studio.job(studio.owner(), job.id).images[0]


def test_the_original_bytes_come_back_and_cannot_do_harm(studio: StagedStudio, browser: Browser, image: Image) -> None:
    answer = browser.get(f"/images/{image.id}/file")
    assert answer.data == studio.image_path(image).read_bytes()
    assert answer.mimetype == "image/png"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_a_browser_that_has_the_bytes_gets_304(browser: Browser, image: Image) -> None:
    etag = browser.get(f"/images/{image.id}/file").headers["ETag"]
    assert browser.get(f"/images/{image.id}/file", **{"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    ("wanted", "status", "length"),
    [("bytes=0-9", 206, 10), ("bytes=-5", 206, 5), ("bytes=99999999-", 416, None), ("items=0-1", 416, None)],
)
def test_a_part_of_the_bytes_can_be_asked_for(
    browser: Browser, image: Image, wanted: str, status: int, length: int | None
) -> None:
    answer = browser.get(f"/images/{image.id}/file", Range=wanted)
    assert answer.status_code == status
    if length is not None:
        assert len(answer.data) == length


def test_a_thousand_ranges_do_not_multiply_the_answer(studio: StagedStudio, browser: Browser, image: Image) -> None:
    answer = browser.get(f"/images/{image.id}/file", Range="bytes=" + ",".join(["0-"] * 1000))
    assert len(answer.data) <= studio.image_path(image).stat().st_size


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("눈 속의 여우", "눈-속의-여우"),
        ('a "fox"; filename=x.exe\r\nX: y', "a-fox-filename-x-exe-X-y"),
        ("../../etc/passwd", "etc-passwd"),
        ("gnp.\u202eexe", "gnp-exe"),
        ("🦊🦊", "dallery"),
    ],
)
def test_a_download_has_a_safe_name_made_of_the_prompt(
    studio: StagedStudio, browser: Browser, prompt: str, name: str
) -> None:
    image = hang(studio, prompt)
    header = browser.get(f"/images/{image.id}/file?download=1").headers["Content-Disposition"]
    assert header.startswith("attachment; ")
    written = unquote(
        header.rpartition("filename*=UTF-8''")[2] if "filename*" in header else header.partition("filename=")[2]
    )
    assert written == f"{name}-{image.id[-6:]}.png"


@pytest.mark.parametrize("width", ["255", "100000", "0", "-1", "NaN", "512.0"])
def test_only_fixed_widths_make_thumbnails(browser: Browser, image: Image, width: str) -> None:
    assert browser.get(f"/images/{image.id}/thumb/{width}").status_code == 404


def test_a_thumbnail_says_what_it_is(browser: Browser, image: Image) -> None:
    answer = browser.get(f"/images/{image.id}/thumb/256")
    assert answer.mimetype == "image/webp"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_deleted_picture_is_gone_and_can_be_brought_back(browser: Browser, image: Image) -> None:
    answer = browser.post(f"/images/{image.id}/delete")
    assert answer.location == f"/?deleted={image.id}"
    for path in ("", "/file", "/thumb/256"):
        assert browser.get(f"/images/{image.id}{path}").status_code == 404
    assert f'action="/images/{image.id}/restore"' in browser.get(answer.location).text
    assert browser.post(f"/images/{image.id}/restore").location == f"/images/{image.id}"
    assert browser.get(f"/images/{image.id}").status_code == 200


def test_the_page_of_a_picture_leads_to_what_can_be_done_with_it(browser: Browser, image: Image) -> None:
    page = browser.get(f"/images/{image.id}").text
    assert f'action="/images/{image.id}/remix"' in page
    assert f'action="/images/{image.id}/vary"' in page
    assert f'href="/images/{image.id}/edit"' in page
    assert f'href="/?reuse={image.id}"' in page
    assert f'href="/images/{image.id}/file?download=1"' in page


def test_bobs_picture_does_not_exist_for_alice(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("secret", JobState.DONE, images=1, owner_id="own_bob")
    image = studio.job(Actor("own_bob", Via.SESSION), job.id).images[0]
    for path in ("", "/file", "/thumb/256"):
        assert browser.get(f"/images/{image.id}{path}").status_code == 404
    assert browser.post(f"/images/{image.id}/delete").status_code == 404
