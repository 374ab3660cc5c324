"""The grid's pages and the help with words: choices become pictures only after their price was shown."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from dallery.domain.job import JobState
from dallery.domain.request import Kind
from tests.web.conftest import Browser, seal_of
from tests.web.staged_studio import StagedStudio


def bar(prompt: str, **more: str) -> dict[str, str]:
    return {"prompt": prompt, "model": "illustrator-1", "shown": "illustrator-1", **more}


def form_of(page: str) -> dict[str, str]:
    """What a browser would send back of the grid's form; one value of each name."""
    form = page.partition('<form class="sheet"')[2].partition("</form>")[0]
    sent = {"prompts": unescape(re.findall(r"<textarea[^>]*name=\"prompts\"[^>]*>([^<]*)<", form)[0])}
    for field in re.findall(r"<input [^>]*>", form):
        told = dict(re.findall(r'(\w+)="([^"]*)"', field))
        if told.get("type") not in ("checkbox", "file") or " checked" in field:
            sent[told["name"]] = unescape(told.get("value", ""))
    return sent


def test_a_prompt_with_choices_shows_their_price_first(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", bar("a {red|blue} fox"))
    assert (answer.status_code, answer.location) == (303, "/grid?from=draft")
    page = browser.get(answer.location).text
    assert "a {red|blue} fox" in page
    assert "2 pictures</strong>" in page.replace(" · free", "")
    assert studio.newest_jobs(studio.owner(), 9) == ()


def test_the_grid_has_all_that_was_set_in_the_bar(studio: StagedStudio, browser: Browser) -> None:
    chosen = {"size": "512x512", "style": "watercolour", "n": "3", "seed": "7", "background": "transparent",
              "output_format": "webp"}  # fmt: skip
    page = browser.get(str(browser.post("/", bar("a {red|blue}\n fox", **chosen)).location)).text
    assert "6 pictures" in page
    assert "Style: Watercolour" in page and "Background: Transparent" in page and "File type: WebP" in page
    answer = browser.post("/grid", {**form_of(page), "act": "start"}, page="/grid")
    assert answer.status_code == 303, answer.text
    orders = [job.request for job in reversed(studio.newest_jobs(studio.owner(), 9))]
    assert [one.prompt for one in orders] == ["a red fox", "a blue fox"]
    assert {(str(one.size), one.style, one.n, one.seed, one.background, one.output_format) for one in orders} == {
        ("512x512", "watercolour", 3, 7, "transparent", "webp")
    }
    assert "red|blue" not in browser.get("/").text.partition("</textarea>")[0]  # the words have become pictures


def test_what_was_written_in_another_tab_meanwhile_stays(studio: StagedStudio, browser: Browser) -> None:
    page = browser.get(str(browser.post("/", bar("a {red|blue} fox")).location)).text
    studio.drafts.keep(studio.owner(), {"prompt": "an owl"})
    assert browser.post("/grid", {**form_of(page), "act": "start"}, page="/grid").status_code == 303
    assert studio.drafts.read(studio.owner()).prompt == "an owl"


def test_a_setting_that_is_unticked_is_not_asked_for(studio: StagedStudio, browser: Browser) -> None:
    page = browser.get(str(browser.post("/", bar("a {red|blue} fox", style="oil")).location)).text
    form = form_of(page)
    assert form.pop("style") == "oil"
    browser.post("/grid", {**form, "act": "start"}, page="/grid")
    assert {job.request.style for job in studio.newest_jobs(studio.owner(), 9)} == {None}


def test_a_long_korean_prompt_with_choices_fits_in_its_way(studio: StagedStudio, browser: Browser) -> None:
    words = "눈 덮인 숲속의 {붉은|푸른} 여우와 " + "아주 오래된 나무 " * 90
    answer = browser.post("/", bar(words))
    assert len(str(answer.location)) < 100
    page = browser.get(str(answer.location)).text
    assert " ".join(words.split()) in page and "2 pictures" in page


def test_a_script_is_led_to_the_same_place(browser: Browser) -> None:
    assert browser.post("/", bar("a {red|blue} fox"), Accept="application/json").json == {"go": "/grid?from=draft"}


def test_choices_beside_a_reference_are_changes_of_it(studio: StagedStudio, browser: Browser) -> None:
    picture = studio.job(studio.owner(), studio.put("fox", JobState.DONE, images=1).id).images[0]
    answer = browser.post("/", bar("make it {night|day}", reference=picture.id))
    page = browser.get(str(answer.location)).text
    assert f'name="reference" value="{picture.id}" checked' in page and "2 pictures" in page
    assert browser.post("/grid", {**form_of(page), "act": "start"}, page="/grid").status_code == 303
    orders = [job.request for job in reversed(studio.newest_jobs(studio.owner(), 2))]
    assert [(one.kind, one.prompt, one.parent) for one in orders] == [
        (Kind.EDIT, "make it night", picture.id), (Kind.EDIT, "make it day", picture.id)
    ]  # fmt: skip


def test_a_setting_that_is_none_is_said_beside_the_bar(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", bar("a {red|blue} fox", seed="many"))
    assert answer.status_code == 400 and "a {red|blue} fox" in answer.text


@pytest.mark.parametrize(
    ("prompt", "says", "instead"),
    [
        ("a fox, __nope__", "The prompt asks for __nope__.", "\\__nope__"),
        ("a fox in a [place], watercolour", "[place]", "\\[place]"),
        ("[장소]의 여우", "[장소]", "\\[장소]"),
    ],
)
def test_a_list_that_there_is_not_and_an_open_blank_are_said(
    studio: StagedStudio, browser: Browser, prompt: str, says: str, instead: str
) -> None:
    answer = browser.post("/", bar(prompt))
    assert answer.status_code == 400
    assert says in answer.text and instead in answer.text and "it cost nothing" in answer.text
    assert f"{prompt}</textarea>" in answer.text
    told = browser.post("/", bar(prompt), Accept="application/json")
    assert says in told.json["error"]["what"]  # type: ignore[index]
    assert browser.post("/grid", {"prompts": prompt, "act": "start"}, page="/grid").status_code == 400
    assert studio.newest_jobs(studio.owner(), 9) == ()


def test_the_lists_that_there_are_are_named(browser: Browser) -> None:
    answer = browser.post("/", bar("__nope__"), Accept="application/json")
    assert "__animal__" in answer.json["error"]["what"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        (r"a sign that says \{red|blue}", "a sign that says {red|blue}"),
        (r"the word \__init__", "the word __init__"),
        (r"a card with \[place] on it", "a card with [place] on it"),
        ("a sign [exit] {now}", "a sign [exit] {now}"),
        (r"C:\\games \[a] \_", r"C:\\games \[a] \_"),
    ],
)
def test_what_is_meant_as_it_stands_is_drawn_as_it_stands(
    studio: StagedStudio, browser: Browser, written: str, drawn: str
) -> None:
    assert browser.post("/", bar(written)).status_code == 303
    job = studio.newest_jobs(studio.owner(), 1)[0]
    assert job.request.prompt == drawn
    again = browser.get(f"/?again={job.id}").text
    bars = unescape(re.findall(r'<textarea id="prompt"[^>]*>([^<]*)<', again)[0])
    assert browser.post("/", bar(bars)).status_code == 303
    assert studio.newest_jobs(studio.owner(), 1)[0].request.prompt == drawn


def test_every_picture_of_a_cell_hangs_in_the_table(studio: StagedStudio, browser: Browser) -> None:
    address = browser.post("/grid", {"prompts": "fox", "n": "2", "act": "start"}, page="/grid").location
    studio.finish(studio.newest_jobs(studio.owner(), 1)[0])
    assert browser.get(str(address)).text.count("/thumb/512") == 2


@pytest.mark.parametrize("number", ["0", "-1", "many", "99999"])
def test_how_many_of_each_is_a_number(browser: Browser, number: str) -> None:
    answer = browser.post("/grid", {"prompts": "fox", "n": number, "act": "price"}, page="/grid")
    assert answer.status_code == 400 and "fox</textarea>" in answer.text


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
