"""The grid's pages and the help with words: choices become pictures only after their price was shown."""

from __future__ import annotations

import io
import re

from dallery.domain.job import JobState
from tests.web.conftest import Browser, seal_of
from tests.web.staged_studio import StagedStudio


def test_a_prompt_with_choices_shows_their_price_first(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "a {red|blue} fox", "model": "illustrator-1", "shown": "illustrator-1"})
    assert answer.status_code == 303
    assert answer.location.startswith("/grid?")
    page = browser.get(answer.location).text
    assert "a {red|blue} fox" in page
    assert studio.newest_jobs(studio.owner(), 9) == ()


def test_the_price_is_counted_and_then_all_are_ordered(studio: StagedStudio, browser: Browser) -> None:
    form = {"prompts": "a {red|blue} fox\nan owl", "model": "illustrator-1", "seeds": "1, 2", "act": "price"}
    page = browser.post("/grid", form, page="/grid").text
    assert "6 pictures" in page and "free" in page
    answer = browser.post("/grid", {**form, "act": "start"}, page="/grid")
    assert answer.status_code == 303
    table = browser.get(answer.location).text
    assert table.count("<tbody>") == 3  # one for each prompt
    assert "6 of 6 ordered." in table
    prompts = {job.request.prompt for job in studio.newest_jobs(studio.owner(), 9)}
    assert prompts == {"a red fox", "a blue fox", "an owl"}


def test_a_csv_file_makes_a_grid(studio: StagedStudio, browser: Browser) -> None:
    seal = seal_of(browser.get("/grid").text)
    data = {"seal": seal, "act": "start", "file": (io.BytesIO("prompt,seed\n여우,7\n".encode()), "list.csv")}
    headers = {**browser.headers, "Sec-Fetch-Site": "same-origin"}
    answer = browser.client.post("/grid", data=data, base_url=browser.base, headers=headers)
    assert answer.status_code == 303
    assert [job.request.seed for job in studio.newest_jobs(studio.owner(), 9)] == [7]


def test_a_mistake_keeps_what_was_written(browser: Browser) -> None:
    answer = browser.post("/grid", {"prompts": "여우", "seeds": "many", "act": "price"}, page="/grid")
    assert answer.status_code == 400
    assert "여우" in answer.text and 'value="many"' in answer.text


def test_too_many_are_said_with_their_number(browser: Browser) -> None:
    answer = browser.post("/grid", {"prompts": "{a|b|c|d|e|f}" * 4, "act": "price"}, page="/grid")
    assert answer.status_code == 400
    assert "1,296" in answer.text


def test_stopping_a_grid_leaves_what_is_done(studio: StagedStudio, browser: Browser) -> None:
    address = browser.post("/grid", {"prompts": "fox\nowl", "act": "start"}, page="/grid").location
    first = studio.newest_jobs(studio.owner(), 9)[0]
    studio.finish(first)
    browser.post(address, {"act": "stop"}, page=address)
    states = sorted(job.state for job in studio.newest_jobs(studio.owner(), 9))
    assert states == [JobState.CANCELLED, JobState.DONE]


def test_a_template_fills_the_field_without_script(browser: Browser) -> None:
    page = browser.get("/").text
    assert 'href="/?template=0"' in page
    filled = browser.get("/?template=0").text
    assert re.search(r"<textarea[^>]+>A \[animal\]", filled)


def test_what_was_asked_before_comes_newest_first_and_once(studio: StagedStudio, browser: Browser) -> None:
    for prompt in ("fox", "owl", "fox"):
        studio.put(prompt, JobState.DONE, images=1)
    assert browser.get("/prompts", Accept="application/json").json == ["fox", "owl"]
    assert browser.get("/prompts").text.count("?again=") == 2
