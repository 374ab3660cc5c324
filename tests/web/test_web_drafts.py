"""Drafts and reference pictures: what stands in the bar outlives the page, and nobody reads what is not theirs."""

from __future__ import annotations

import io
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dallery.domain.job import JobState
from dallery.domain.request import Kind, Size
from tests.web.conftest import Browser, seal_of
from tests.web.staged_studio import StagedStudio, paint


def put(browser: Browser, told: Any, **headers: str) -> TestResponse:
    seal = seal_of(browser.get("/").text)
    return browser.client.put(
        "/draft", base_url=browser.base, json=told,
        headers={**browser.headers, "Sec-Fetch-Site": "same-origin", "X-Seal": seal, **headers},
    )  # fmt: skip


def send(browser: Browser, data: bytes) -> TestResponse:
    return browser.post("/references", {"picture": (io.BytesIO(data), "x.png")})  # type: ignore[dict-item]


def reference(browser: Browser) -> str:
    answer = send(browser, paint("fox", Size(64, 48), 1))
    assert answer.status_code == 201
    return str(answer.json["name"])  # type: ignore[index]


def test_a_draft_is_there_at_the_next_visit(browser: Browser) -> None:
    name = reference(browser)
    told = {"prompt": "눈 속의 여우", "model": "illustrator-1", "values": {"size": "512x512"}, "references": [name]}
    assert put(browser, told).json == {"kept": True}
    page = browser.get("/").text
    assert "눈 속의 여우</textarea>" in page
    assert 'value="512x512" autocomplete="off" checked' in page
    assert f'name="reference" value="{name}"' in page


def test_the_newest_draft_wins_whenever_it_arrives(browser: Browser) -> None:
    put(browser, {"prompt": "written now"})
    assert put(browser, {"prompt": "written an hour ago", "age": 3_600_000}).json == {"kept": False}
    assert "written now</textarea>" in browser.get("/").text


def test_an_order_empties_the_draft_but_keeps_the_settings(browser: Browser) -> None:
    put(browser, {"prompt": "a fox", "values": {"size": "512x512", "seed": "4711"}})
    form = {"prompt": "a fox", "model": "illustrator-1", "shown": "illustrator-1", "size": "512x512", "seed": "4711"}
    assert browser.post("/", form).status_code == 303
    page = browser.get("/").text
    assert "a fox</textarea>" not in page
    assert 'value="512x512" autocomplete="off" checked' in page
    assert "4711" not in page


def test_a_style_that_was_chosen_can_be_taken_back(studio: StagedStudio, browser: Browser) -> None:
    put(browser, {"prompt": "a fox", "model": "illustrator-1", "values": {"style": "watercolour"}})
    offered = styles(browser.get("/").text)
    assert '<option value="watercolour" selected>' in offered and '<option value="">' in offered
    form = {"prompt": "a fox", "model": "illustrator-1", "shown": "illustrator-1", "style": ""}
    assert browser.post("/", form).status_code == 303
    assert studio.newest_jobs(studio.owner(), 1)[0].request.style is None
    assert '<option value="" selected>From the prompt' in styles(browser.get("/").text)


def styles(page: str) -> str:
    return page.partition('name="style"')[2].partition("</select>")[0]


@pytest.mark.parametrize("told", [None, [], {"prompt": 7}, {"prompt": "x" * 32_001}, {"references": ["x"] * 17}])
def test_what_is_no_draft_is_refused(browser: Browser, told: Any) -> None:
    assert put(browser, told).status_code == 400


def test_a_draft_is_taken_from_our_pages_only(browser: Browser) -> None:
    assert put(browser, {"prompt": "x"}, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert put(browser, {"prompt": "x"}, **{"X-Seal": "00ff"}).status_code == 403


def test_a_reference_makes_the_order_an_edit(studio: StagedStudio, browser: Browser) -> None:
    form = {"prompt": "at night", "model": "illustrator-1", "shown": "illustrator-1", "reference": reference(browser)}
    browser.post("/", form)
    request = studio.recent_jobs(studio.owner())[0].job.request
    assert (request.kind, len(request.inputs), request.parent) == (Kind.EDIT, 1, None)


def test_a_picture_of_the_wall_becomes_the_parent(studio: StagedStudio, browser: Browser) -> None:
    done = studio.put("a fox", JobState.DONE, images=1)
    image = studio.job(studio.owner(), done.id).images[0]
    assert f'name="reference" value="{image.id}"' in browser.get(f"/?use={image.id}").text
    browser.post("/", {"prompt": "at night", "model": "illustrator-1", "reference": image.id})
    request = studio.recent_jobs(studio.owner())[0].job.request
    assert (request.kind, request.parent) == (Kind.EDIT, image.id)


def test_without_script_the_file_comes_with_the_order(studio: StagedStudio, browser: Browser) -> None:
    file = (io.BytesIO(paint("fox", Size(64, 48), 1)), "fox.png")
    browser.post("/", {"prompt": "at night", "model": "illustrator-1", "picture": file})  # type: ignore[dict-item]
    assert studio.recent_jobs(studio.owner())[0].job.request.kind is Kind.EDIT


def test_a_reference_can_be_dropped_without_script(browser: Browser) -> None:
    name = reference(browser)
    page = browser.post("/", {"prompt": "a fox", "reference": name, "act": f"drop:{name}"}).text
    assert name not in page
    assert "a fox</textarea>" in page


def test_a_file_that_is_no_picture_is_said_beside_the_bar(browser: Browser) -> None:
    answer = send(browser, b"hello")
    assert answer.status_code == 400
    assert answer.json["error"]["what"] == "Only whole PNG, JPEG and WebP files are taken."  # type: ignore[index]


def test_a_name_that_was_made_up_opens_nothing(browser: Browser) -> None:
    name = reference(browser)
    assert browser.get(f"/references/{name}").status_code == 200
    assert browser.get(f"/references/{name[:-1]}{'0' if name[-1] != '0' else '1'}").status_code == 404


def test_an_order_of_a_script_answers_with_its_card(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "a fox"}, Accept="application/json")
    job = studio.recent_jobs(studio.owner())[0].job
    assert answer.status_code == 202
    assert answer.json["job"]["id"] == job.id  # type: ignore[index]
    assert f'data-job="{job.id}"' in answer.json["card_html"]  # type: ignore[index]
    refused = browser.post("/", {"prompt": " "}, Accept="application/json")
    assert (refused.status_code, refused.json["error"]["field"]) == (400, "prompt")  # type: ignore[index]
