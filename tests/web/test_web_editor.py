"""The editor's page and its form: what may change, at what price, and what becomes of the results."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image as Pillow

from dallery.domain.image import Image
from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.web.masks import grid_mask
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio, paint


@pytest.fixture
def image(studio: StagedStudio) -> Image:
    return hung(studio, Size(96, 64))


SQUARE = Size(64, 64)


def hung(studio: StagedStudio, size: Size = SQUARE) -> Image:
    job = studio.put(state=JobState.DONE, images=1, size=size)
    return studio.job(studio.owner(), job.id).images[0]


def png(width: int, height: int, mode: str = "LA", colour: Any = (0, 0)) -> bytes:
    out = io.BytesIO()
    Pillow.new(mode, (width, height), colour).save(out, "PNG")
    return out.getvalue()


def holed(width: int, height: int) -> bytes:
    """Transparent on its left half."""
    mask = Pillow.new("LA", (width, height), (0, 255))
    mask.paste((0, 0), (0, 0, width // 2, height))
    out = io.BytesIO()
    mask.save(out, "PNG")
    return out.getvalue()


def post(browser: Browser, image: Image, /, **form: Any) -> Any:
    words = {"prompt": "a small red boat", "where": "all", "keep": "on", **form}
    words = {name: (io.BytesIO(value), "a.png") if isinstance(value, bytes) else value for name, value in words.items()}
    page = f"/images/{image.id}/edit"
    return browser.post(page, {name: value for name, value in words.items() if value is not None}, page=page)


def ordered(studio: StagedStudio) -> ImageRequest:
    return studio.recent_jobs(studio.owner())[0].job.request


def stored(studio: StagedStudio, sha256: str | None) -> Any:
    assert sha256 is not None
    return Pillow.open(io.BytesIO(studio._blobs.read(sha256)))


def test_a_part_of_the_grid_becomes_the_mask_and_the_job_has_a_page(
    studio: StagedStudio, browser: Browser, image: Image
) -> None:
    answer = post(browser, image, where="parts", part="4")
    job = studio.recent_jobs(studio.owner())[0].job
    assert (answer.status_code, answer.location) == (303, f"/jobs/{job.id}")
    order = job.request
    assert (order.kind, order.parent, order.keep_outside, order.size) == (Kind.EDIT, image.id, True, Size(96, 64))
    alpha = stored(studio, order.mask).getchannel("A")
    assert alpha.getbbox() is not None and alpha.point(lambda one: 255 - one).getbbox() == (32, 21, 64, 43)
    assert browser.get(answer.location).status_code == 200


@pytest.mark.parametrize("size", [(96, 64), (100, 100), (5, 7)])
def test_the_nine_parts_cover_a_picture_once(size: tuple[int, int]) -> None:
    clear = 0
    for part in range(9):
        alpha = Pillow.open(io.BytesIO(grid_mask(*size, {part}))).getchannel("A")
        assert alpha.size == size
        clear += alpha.histogram()[0]
    assert clear == size[0] * size[1]


def test_everything_means_no_mask_and_a_picture_of_the_same_shape(
    studio: StagedStudio, browser: Browser
) -> None:
    image = hung(studio, Size(640, 320))
    assert post(browser, image).status_code == 303
    order = ordered(studio)
    assert order.mask is None and order.size == Size(640, 320)


def test_a_mask_file_is_taken_as_it_is(studio: StagedStudio, browser: Browser, image: Image) -> None:
    assert post(browser, image, where="mask", mask=holed(96, 64)).status_code == 303
    alpha = stored(studio, ordered(studio).mask).getchannel("A")
    assert (alpha.getpixel((10, 10)), alpha.getpixel((90, 10))) == (0, 255)


def test_letting_go_of_the_outside_is_a_choice(studio: StagedStudio, browser: Browser) -> None:
    image = hung(studio, Size(640, 320))
    post(browser, image, where="parts", part="0", keep=None)
    order = ordered(studio)
    assert order.keep_outside is False and order.size == Size(640, 320)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"where": "parts"}, "No part of the picture was ticked."),
        ({"where": "mask"}, "No file was chosen."),
        ({"where": "mask", "mask": b"GIF89a"}, "This mask does not fit"),
        ({"where": "mask", "mask": png(64, 96)}, "This mask does not fit"),
        ({"where": "mask", "mask": png(96, 64, "LA", (0, 255))}, "This mask does not fit"),
        ({"where": "mask", "mask": b"\x89PNG" + bytes(4 * 2**20)}, "This mask is too large"),
        ({"sides": "0,0,64,0"}, "The larger picture is missing"),
        ({"sides": "0,0,64,0", "image": png(96, 64, "RGB", 0), "where": "mask", "mask": holed(160, 64)},
         "This picture cannot be changed"),
        ({"prompt": "  "}, "Write what the picture should show."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_nothing_is_ordered(
    studio: StagedStudio, browser: Browser, image: Image, form: dict[str, Any], said: str
) -> None:
    before = len(studio.recent_jobs(studio.owner()))
    answer = post(browser, image, **form)
    assert answer.status_code >= 400
    assert said in answer.text and 'role="alert"' in answer.text
    assert len(studio.recent_jobs(studio.owner())) == before


def test_the_same_in_korean(studio: StagedStudio, browser_at: Callable[..., Browser], image: Image) -> None:
    answer = post(browser_at(language="ko"), image, where="parts", prompt="작은 빨간 배")
    assert "고른 것이 없어요" in answer.text and "작은 빨간 배" in answer.text


def test_a_grown_picture_is_edited_in_its_new_size(studio: StagedStudio, browser: Browser, image: Image) -> None:
    mask = holed(160, 64)
    answer = post(browser, image, staged="1", sides="0,0,64,0", where="mask", mask=mask, image=png(160, 64, "RGB", 90))
    assert re.search(r"/edit\?job=job_\w+&sides=0,0,64,0$", answer.location.replace("%2C", ","))
    order = ordered(studio)
    assert order.size == Size(160, 64) and order.parent == image.id
    assert stored(studio, order.inputs[0]).size == (160, 64)


def test_the_same_form_twice_orders_once_and_with_another_mask_anew(
    studio: StagedStudio, browser: Browser, image: Image
) -> None:
    for part in ("1", "1", "2"):
        post(browser, image, where="parts", part=part, ticket="the-ticket")
    jobs = [view for view in studio.recent_jobs(studio.owner()) if view.job.request.kind is Kind.EDIT]
    assert len(jobs) == 2


def test_the_price_knows_quality_number_and_growth(studio: StagedStudio, browser: Browser) -> None:
    studio.keys.add("openai")
    image = hung(studio, Size(1024, 1024))

    def price(**form: str) -> float:
        page = post(browser, image, act="options", model="gpt-image-2", shown="gpt-image-2", quality="low", **form).text
        found = re.search(r'id="price">≈ \$([\d.]+)<', page)
        assert found, "there is no price on the button"
        return float(found[1])

    one = price(n="1")
    assert 0 < one < price(n="4")
    assert one != price(n="1", sides="0,0,1024,0")


def test_only_models_that_can_change_a_part_are_offered(studio: StagedStudio, browser: Browser, image: Image) -> None:
    studio.keys.add("openai")
    page = browser.get(f"/images/{image.id}/edit").text
    offered = set(re.findall(r'<option value="([a-z0-9.-]+)"', page))
    assert {"illustrator-1", "gpt-image-2"} <= offered and "dall-e-3" not in offered


def result_of(studio: StagedStudio, image: Image, images: int = 1, state: JobState = JobState.DONE) -> Any:
    request = ImageRequest(prompt="a boat", model="illustrator-1", kind=Kind.EDIT, parent=image.id, size=Size(96, 64))
    return studio.job(studio.owner(), studio.put("a boat", state, images=images, request=request, size=Size(96, 64)).id)


def test_results_are_staged_and_can_be_kept(studio: StagedStudio, browser: Browser, image: Image) -> None:
    view = result_of(studio, image, images=2)
    page = browser.get(f"/images/{image.id}/edit?job={view.job.id}&pick={view.images[1].id}").text
    assert f'id="after" src="/images/{view.images[1].id}/file"' in page
    assert f'id="accept" href="/images/{view.images[1].id}/edit?kept=1"' in page
    assert page.count("data-file=") == 2
    assert "Kept in your gallery." in browser.get(f"/images/{view.images[1].id}/edit?kept=1").text


def test_a_discarded_result_comes_back(studio: StagedStudio, browser: Browser, image: Image) -> None:
    view = result_of(studio, image)
    (result,) = view.images
    page = f"/images/{image.id}/edit"
    form = {"job": view.job.id, "result": result.id}
    answer = browser.post(f"{page}/discard", form, page=page)
    assert studio.job(studio.owner(), view.job.id).images == ()
    assert "The result was discarded." in browser.get(answer.location).text
    answer = browser.post(f"{page}/restore", form, page=page)
    assert studio.job(studio.owner(), view.job.id).images == (result,)
    assert f"/images/{result.id}/file" in browser.get(answer.location).text


def test_a_job_on_its_way_can_be_watched_in_place(studio: StagedStudio, browser: Browser, image: Image) -> None:
    view = result_of(studio, image, images=0, state=JobState.SENDING)
    studio.show_partial(view.job, 0, 1, paint("a boat", Size(96, 64), 1))
    page = browser.get(f"/images/{image.id}/edit?job={view.job.id}").text
    assert f'data-events="/jobs/{view.job.id}/events"' in page
    assert f'src="/jobs/{view.job.id}/partials/0?i=1"' in page


def test_foreign_pictures_and_jobs_of_other_pictures_are_not_there(
    studio: StagedStudio, browser: Browser, image: Image
) -> None:
    other = hung(studio)
    view = result_of(studio, other)
    assert browser.get(f"/images/{image.id}/edit?job={view.job.id}").status_code == 404
    assert browser.get(f"/images/{image.id}/edit?job=nonsense").status_code == 404
    bob = studio.put(state=JobState.DONE, images=1, owner_id="own_bob")
    with studio._database.read() as rows:
        (name,) = rows.exec_driver_sql("select id from images where job_id = ?", (bob.id,)).one()
    assert browser.get(f"/images/{name}/edit").status_code == 404
    assert browser.post(f"/images/{name}/edit", {"prompt": "x"}, page=f"/images/{image.id}/edit").status_code == 404
