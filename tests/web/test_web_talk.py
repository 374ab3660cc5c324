"""Refining by talking: each turn is a child of the last, and any picture can be gone on from."""

from __future__ import annotations

import re

import pytest

from dallery.domain.image import Image
from dallery.domain.job import JobState
from dallery.domain.request import Kind
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio


@pytest.fixture
def image(studio: StagedStudio) -> Image:
    job = studio.put("a fox in the snow", JobState.DONE, images=1)
    return studio.job(studio.owner(), job.id).images[0]


def turn(browser: Browser, image: Image, words: str) -> str:
    answer = browser.post(f"/images/{image.id}/talk", {"words": words, "ticket": "t"}, page=f"/images/{image.id}/talk")
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def test_a_turn_is_an_edit_whose_picture_is_a_child(studio: StagedStudio, browser: Browser, image: Image) -> None:
    address = turn(browser, image, "make it night")
    job = studio.newest_jobs(studio.owner(), 1)[0]
    assert (job.request.kind, job.request.parent, job.request.prompt) == (Kind.EDIT, image.id, "make it night")
    assert "make it night" in browser.get(address).text
    studio.finish(job)
    led = browser.get(address)
    child = studio.job(studio.owner(), job.id).images[0]
    assert led.location == f"/images/{child.id}/talk"
    page = browser.get(led.location).text
    assert page.index("a fox in the snow") < page.index("make it night")
    assert 'class="tree"' in page


def test_every_model_says_what_a_turn_costs_before_it_is_asked_for(
    studio: StagedStudio, browser: Browser, image: Image
) -> None:
    alone = browser.get(f"/images/{image.id}/talk").text
    assert '<span class="price number">free</span></button>' in alone
    studio.keys.add("openai")
    offered = browser.get(f"/images/{image.id}/talk").text.partition('<select class="select" id="model"')[2]
    options = re.findall(r"<option[^>]*>([^<]+)</option>", offered.partition("</select>")[0])
    assert len(options) > 1
    assert all(re.search(r" · (free|≈ \$\d+\.\d+)$", one) for one in options), options


def test_a_turn_sent_twice_is_drawn_once(studio: StagedStudio, browser: Browser, image: Image) -> None:
    assert turn(browser, image, "make it night") == turn(browser, image, "make it night")
    assert len(studio.newest_jobs(studio.owner(), 9)) == 2


def test_two_branches_of_one_picture_stand_in_its_tree(studio: StagedStudio, browser: Browser, image: Image) -> None:
    for words in ("make it night", "let it snow"):
        turn(browser, image, words)
        studio.finish(studio.newest_jobs(studio.owner(), 1)[0])
    page = browser.get(f"/images/{image.id}/talk").text
    tree = page[page.index('class="tree"') :]
    assert tree.count("/talk") == 3


def test_an_empty_turn_says_what_is_missing(browser: Browser, image: Image) -> None:
    answer = browser.post(f"/images/{image.id}/talk", {"words": ""}, page=f"/images/{image.id}/talk")
    assert answer.status_code == 400
    assert "Nothing to draw yet" in answer.text


def test_a_turn_that_failed_can_be_tried_again(studio: StagedStudio, browser: Browser, image: Image) -> None:
    address = turn(browser, image, "make it night")
    studio.cancel(studio.owner(), studio.newest_jobs(studio.owner(), 1)[0].id)
    page = browser.get(address).text
    assert "Cancelled" in page and 'id="words"' in page


def test_charlie_cannot_talk_about_alices_picture(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("secret", JobState.DONE, images=1, owner_id="own_alice")
    from dallery.domain.actor import Actor, Via

    foreign = studio.job(Actor("own_alice", Via.SESSION), job.id).images[0]
    assert browser.get(f"/images/{foreign.id}/talk").status_code == 404
