"""One picture: its bytes, its thumbnails, its page, its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from markupsafe import escape

from dallery.domain.actor import Actor, Via
from dallery.domain.image import Image
from dallery.domain.job import JobState, Report
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.errors import LimitReached
from dallery.web.keys import MAP
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


def test_asked_and_got_stand_side_by_side(studio: StagedStudio, browser: Browser) -> None:
    order = ImageRequest(prompt="a fox", model="gpt-image-2", asked_model="dall-e-3", size=Size(1024, 1024))
    job = studio.put("a fox", JobState.DONE, images=1, request=order, size=Size(512, 512))
    page = browser.get(f"/images/{studio.job(studio.owner(), job.id).images[0].id}").text
    assert '<td>DALL·E 3</td><td>GPT Image 2</td>' in page
    assert '<td>1024 × 1024</td><td>512 × 512</td>' in page


def test_what_was_left_to_the_model_is_shown_as_it_came(studio: StagedStudio, browser: Browser) -> None:
    order = ImageRequest(prompt="a fox", model="gpt-image-2", size=Size(512, 512), n=2)
    came = Report(notes=(("quality", "medium"), ("background", "opaque"), ("seed", "7"), ("seed", "8")))
    job = studio.put("a fox", JobState.DONE, images=2, request=order, report=came)
    pages = [browser.get(f"/images/{image.id}").text for image in studio.job(studio.owner(), job.id).images]
    for page, seed in zip(pages, ("7", "8"), strict=True):
        assert '<tr><th scope="row">Quality</th><td>Automatic</td><td>Medium</td></tr>' in page
        assert '<tr><th scope="row">Background</th><td>Automatic</td><td>Opaque</td></tr>' in page
        assert f'<tr><th scope="row">Seed</th><td>Automatic</td><td>{seed}</td></tr>' in page
        assert '<tr><th scope="row">File type</th><td>Automatic</td><td>PNG</td></tr>' in page


def test_a_setting_that_came_otherwise_stands_out(studio: StagedStudio, browser: Browser) -> None:
    order = ImageRequest(prompt="a fox", model="gpt-image-2", size=Size(512, 512), quality="high")
    job = studio.put("a fox", JobState.DONE, images=1, request=order, report=Report(notes=(("quality", "low"),)))
    page = browser.get(f"/images/{studio.job(studio.owner(), job.id).images[0].id}").text
    assert '<tr class="differs"><th scope="row">Quality</th><td>High</td><td>Low</td></tr>' in page


def test_credentials_in_the_file_are_named_and_not_believed(studio: StagedStudio, browser: Browser) -> None:
    image = hang(studio, "a fox")
    assert "content credentials" not in browser.get(f"/images/{image.id}").text
    path = studio.image_path(image)
    data = path.read_bytes()
    path.write_bytes(data[:33] + b"\x00\x00\x00\x04caBXjumb\x00\x00\x00\x00" + data[33:])
    assert "Contains content credentials" in browser.get(f"/images/{image.id}").text


def test_once_more_takes_another_seed_and_a_variation_knows_its_parent(studio: StagedStudio, browser: Browser) -> None:
    order = ImageRequest(prompt="a fox", model="illustrator-1", size=Size(512, 512), seed=7, n=3)
    job = studio.put("a fox", JobState.DONE, images=1, request=order)
    image = studio.job(studio.owner(), job.id).images[0]
    assert browser.post(f"/images/{image.id}/remix").status_code == 303
    again = studio.recent_jobs(studio.owner())[0].job.request
    assert (again.prompt, again.size, again.seed, again.n) == ("a fox", Size(512, 512), None, 1)
    assert browser.post(f"/images/{image.id}/vary").status_code == 303
    varied = studio.recent_jobs(studio.owner())[0].job.request
    assert (varied.kind, varied.parent, varied.prompt) == (Kind.VARIATION, image.id, "a fox")


def test_a_variation_is_known_by_its_parents_words_and_was_never_asked_for_in_words(
    studio: StagedStudio, browser: Browser, image: Image
) -> None:
    browser.post(f"/images/{image.id}/vary")
    job = studio.recent_jobs(studio.owner())[0].job
    studio.finish(job)
    child = studio.job(studio.owner(), job.id).images[0]
    assert (child.prompt, child.kind) == (image.prompt, "variation")
    page = browser.get(f"/images/{child.id}").text
    assert "<dt>How it was made</dt><dd>Variation</dd>" in page
    for path in (f"/images/{child.id}", f"/images/{child.id}/talk", f"/jobs/{job.id}", "/", "/prompts"):
        assert "Paint a new variation" not in browser.get(path).text
    tree = browser.get(f"/images/{child.id}/talk").text.partition('class="tree"')[2]
    assert "<span>Variation</span>" in tree and f"<span>{image.prompt}"[:40] in tree
    assert browser.get("/prompts").text.count(f"/jobs/{job.id}") == 0
    assert browser.get("/prompts", Accept="application/json").json == [image.prompt]


def test_a_variation_of_a_picture_without_words_has_the_word_of_its_readers_language(
    studio: StagedStudio, browser_at: Callable[..., Browser]
) -> None:
    silent = hang(studio, "")
    browser_at(language="ko").post(f"/images/{silent.id}/vary")
    assert studio.recent_jobs(studio.owner())[0].job.request.prompt == "변형"


@pytest.mark.parametrize("act", ["remix", "vary"])
def test_an_order_that_todays_budget_forbids_is_told_on_the_pictures_page(
    studio: StagedStudio, browser: Browser, image: Image, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise LimitReached("The day's budget of $5.00 would be passed.")

    monkeypatch.setattr(studio, "submit", refuse)
    monkeypatch.setattr(studio, "order_variation", refuse)
    answer = browser.post(f"/images/{image.id}/{act}", page=f"/images/{image.id}")
    assert answer.status_code == 429
    told = answer.text.partition('role="alert"')[2].partition("</div></div>")[0]
    assert "budget" in told and "It cost nothing." in told and "Wait until tomorrow" in told
    assert f'action="/images/{image.id}/vary"' in answer.text and f'src="/images/{image.id}/file"' in answer.text
    assert browser.get(f"/images/{image.id}/{act}").location == f"/images/{image.id}"  # the address, opened again


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/images/{image}/delete", "/images/{image}"),
        ("/images/{image}/edit/discard", "/images/{image}/edit"),
        ("/jobs/{job}/cancel", "/jobs/{job}"),
        ("/references", "/"),
        ("/selection", "/"),
        ("/logout", "/"),
    ],
)
def test_an_address_that_only_takes_forms_leads_to_its_page(
    browser: Browser, image: Image, path: str, leads_to: str
) -> None:
    names = {"image": image.id, "job": image.job_id}
    answer = browser.get(path.format(**names))
    assert (answer.status_code, answer.location) == (303, leads_to.format(**names))


def test_a_picture_is_loved_and_not_any_more(studio: StagedStudio, browser: Browser, image: Image) -> None:
    browser.post(f"/images/{image.id}/favourite", {"on": "1"})
    assert studio.image(studio.owner(), image.id).favourite
    browser.post(f"/images/{image.id}/favourite", {"on": "0"})
    assert not studio.image(studio.owner(), image.id).favourite


def test_neighbours_are_those_of_the_wall_it_was_opened_from(studio: StagedStudio, browser: Browser) -> None:
    oldest, _, newest = (hang(studio, prompt) for prompt in ("red fox", "bear", "blue fox"))
    page = browser.get(f"/images/{newest.id}?q=fox").text
    assert f'data-older="{oldest.id}"' in page
    assert 'data-newer=""' in page
    assert f'href="/images/{oldest.id}?q=fox"' in page


def test_every_key_is_listed_and_bound(browser: Browser) -> None:
    listed = browser.get("/keys").text
    frame = browser.get("/lightbox").text
    for place in MAP:
        for one in place.keys:
            assert all(f"<kbd>{escape(name)}</kbd>" in listed for name in one.shown)
            bound = f'data-key="{escape(" ".join(one.keys))}"'
            assert not one.bound or bound in frame or bound in browser.get("/").text, one.action


@pytest.mark.parametrize("form", ["annotated", "stripped"])
def test_a_copy_says_more_or_less_and_the_original_stays(browser: Browser, image: Image, form: str) -> None:
    page = browser.get(f"/images/{image.id}").text
    assert f"download=1&amp;form={form}" in page
    original = browser.get(f"/images/{image.id}/file").data
    copy = browser.get(f"/images/{image.id}/file?download=1&form={form}")
    assert copy.mimetype == "image/png"
    assert copy.headers["Content-Disposition"].startswith("attachment")
    assert (image.prompt.encode() in copy.data) is (form == "annotated")
    assert browser.get(f"/images/{image.id}/file").data == original


def test_another_form_of_a_picture_is_refused(browser: Browser, image: Image) -> None:
    assert browser.get(f"/images/{image.id}/file?download=1&form=gold").status_code == 400
