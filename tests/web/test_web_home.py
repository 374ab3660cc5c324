"""The first page: ordering a picture and finding the earlier ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from dallery.domain.job import JobState
from dallery.domain.request import Size
from dallery.errors import LimitReached
from tests.web.conftest import Browser, seal_of
from tests.web.staged_studio import StagedStudio


def only_job(studio: StagedStudio):  # type: ignore[no-untyped-def]
    views = studio.recent_jobs(studio.owner())
    assert len(views) == 1
    return views[0].job


def test_a_prompt_becomes_a_job_and_leads_to_its_page(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post(
        "/", {"prompt": "눈 속의 여우", "model": "illustrator-1", "shown": "illustrator-1", "size": "512x512", "n": "2"}
    )
    job = only_job(studio)
    assert answer.status_code == 303
    assert answer.location == f"/jobs/{job.id}"
    assert (job.request.prompt, job.request.size, job.request.n) == ("눈 속의 여우", Size(512, 512), 2)


def test_line_ends_of_the_browser_count_once(studio: StagedStudio, browser: Browser) -> None:
    browser.post("/", {"prompt": "a fox\r\nin the snow"})
    assert only_job(studio).request.prompt == "a fox\nin the snow"


def test_an_empty_prompt_comes_back_with_everything_that_was_chosen(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post(
        "/",
        {
            "prompt": " ",
            "model": "illustrator-1",
            "shown": "illustrator-1",
            "size": "1024x1792",
            "style": "oil",
            "n": "3",
        },
    )
    assert answer.status_code == 400
    assert "Write what the picture should show." in answer.text
    assert 'value="1024x1792" autocomplete="off" checked' in answer.text
    assert '<option value="oil" selected>' in answer.text
    assert '<option value="3" selected>' in answer.text
    assert 'aria-invalid="true" aria-describedby="wrong-prompt"' in answer.text


def test_a_wrong_size_is_said_beside_the_sizes(browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "a fox", "model": "illustrator-1", "shown": "illustrator-1", "size": "7x7"})
    assert answer.status_code == 400
    assert 'id="wrong-size"' in answer.text
    assert "a fox</textarea>" in answer.text


def test_a_seed_that_is_no_number_is_said_beside_the_seed(browser: Browser) -> None:
    answer = browser.post("/", {"prompt": "a fox", "model": "illustrator-1", "shown": "illustrator-1", "seed": "many"})
    assert answer.status_code == 400
    assert 'id="wrong-seed"' in answer.text
    assert 'value="many"' in answer.text


def test_a_used_up_budget_is_said_above_the_form(studio: StagedStudio, browser: Browser) -> None:
    studio.refuse = LimitReached("Today's limit of $5.00 would be passed.")
    answer = browser.post("/", {"prompt": "a fox"})
    assert answer.status_code == 429
    assert "budget is used up" in answer.text
    assert "limit of $5.00" in unescape(answer.text)
    assert "a fox</textarea>" in answer.text


def test_a_form_sent_twice_orders_once(studio: StagedStudio, browser: Browser) -> None:
    form = {"prompt": "a fox", "ticket": "abc"}
    first, second = browser.post("/", form), browser.post("/", form)
    assert first.location == second.location
    assert only_job(studio)


def test_an_old_form_with_new_words_orders_anew(studio: StagedStudio, browser: Browser) -> None:
    first = browser.post("/", {"prompt": "a fox", "ticket": "abc"})
    second = browser.post("/", {"prompt": "a bear", "ticket": "abc"})
    assert first.location != second.location


def test_the_button_says_free_or_the_price(studio: StagedStudio, browser: Browser) -> None:
    assert 'id="price">free · ≈ 2 s<' in browser.get("/").text
    studio.keys.add("openai")
    paid = browser.post(
        "/",
        {"act": "options", "model": "gpt-image-2", "shown": "gpt-image-2", "quality": "medium", "size": "1024x1024"},
    )
    assert 'id="price">≈ $0.05' in paid.text


def test_the_price_rises_with_the_number_of_pictures(studio: StagedStudio, browser: Browser) -> None:
    studio.keys.add("openai")
    form = {
        "act": "options",
        "model": "gpt-image-2",
        "shown": "gpt-image-2",
        "quality": "medium",
        "size": "1024x1024",
        "n": "10",
    }
    assert 'id="price">≈ $0.53 · ≈ 30 s<' in browser.post("/", form).text


def test_asking_for_the_options_orders_nothing(studio: StagedStudio, browser: Browser) -> None:
    answer = browser.post("/", {"act": "options", "prompt": "a fox", "model": "illustrator-1"})
    assert answer.status_code == 200
    assert "a fox</textarea>" in answer.text
    assert studio.recent_jobs(studio.owner()) == ()


def test_another_model_drops_what_it_does_not_have_and_says_so(studio: StagedStudio, browser: Browser) -> None:
    studio.keys.add("openai")
    form = {
        "act": "options",
        "prompt": "a fox",
        "shown": "illustrator-1",
        "model": "gpt-image-2",
        "style": "oil",
        "size": "1536x1024",
    }
    answer = browser.post("/", form)
    assert "GPT Image 2 does not have these settings" in answer.text
    assert 'value="1536x1024" autocomplete="off" checked' in answer.text
    assert 'name="style"' not in answer.text
    assert 'name="quality"' in answer.text


def test_without_script_a_changed_model_still_orders(studio: StagedStudio, browser: Browser) -> None:
    studio.keys.add("openai")
    form = {"prompt": "a fox", "shown": "illustrator-1", "model": "gpt-image-2", "style": "oil", "size": "256x256"}
    assert browser.post("/", form).status_code == 303
    assert only_job(studio).request.style is None


def test_an_order_leaves_what_is_written_elsewhere(browser: Browser) -> None:
    def draft(words: str) -> str:
        seal = seal_of(browser.get("/").text)
        told = {"prompt": words, "model": "illustrator-1", "values": {}, "references": []}
        headers = {**browser.headers, "Sec-Fetch-Site": "same-origin", "X-Seal": seal}
        browser.client.put("/draft", base_url=browser.base, json=told, headers=headers)
        browser.post("/", {"prompt": "a fox in the snow", "model": "illustrator-1", "shown": "illustrator-1"})
        return browser.get("/").text

    assert "a castle</textarea>" in draft("a castle")  # on another device
    assert "a fox" not in draft("a fox in the s").split("</textarea>")[0].rpartition(">")[2]  # its last letters late


def test_a_model_that_ends_says_when(studio: StagedStudio, browser_at: Callable[..., Browser]) -> None:
    studio.keys.add("openai")
    assert "Ends on 1 December 2026." in browser_at().get("/?draw_with=gpt-image-1-mini").text
    assert "2026년 12월 1일에 끝나요." in browser_at(language="ko").get("/?draw_with=gpt-image-1-mini").text


def test_models_without_a_key_are_shown_but_cannot_be_chosen(browser: Browser) -> None:
    page = browser.get("/").text
    assert "With an API key in the settings" in page
    assert "<option disabled>GPT Image 2</option>" in page


def test_older_pictures_are_one_link_away(studio: StagedStudio, browser: Browser) -> None:
    for number in range(30):
        studio.put(f"picture {number}", JobState.DONE, images=1, size=Size(8, 8))
    first = browser.get("/").text
    assert first.count('class="tile') == 24
    older = re.search(r'rel="next" href="(/\?after=[^"]+)"', first)
    assert older
    assert browser.get(older[1]).text.count('class="tile') == 6


def test_a_forged_cursor_is_a_404(browser: Browser) -> None:
    assert browser.get("/?after=../../etc").status_code == 404


def test_a_job_can_be_made_again_with_its_settings(studio: StagedStudio, browser: Browser) -> None:
    done = studio.put("a fox in the snow", JobState.DONE, images=1, size=Size(512, 512))
    page = browser.get(f"/?again={done.id}").text
    assert "a fox in the snow</textarea>" in page
    assert 'value="512x512" autocomplete="off" checked' in page


def test_the_job_of_somebody_else_cannot_be_made_again(studio: StagedStudio, browser: Browser) -> None:
    foreign = studio.put("bob's secret", JobState.DONE, owner_id="own_bob")
    assert "secret" not in browser.get(f"/?again={foreign.id}").text


def test_open_jobs_are_found_again_on_the_first_page(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("a whale", JobState.SENDING)
    page = browser.get("/").text
    assert "Your orders" in page
    assert f'href="/jobs/{job.id}"' in page


def test_a_prompt_is_shown_as_text_never_as_markup(studio: StagedStudio, browser: Browser) -> None:
    evil = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    done = studio.put(evil, JobState.DONE, images=1)
    image = studio.job(studio.owner(), done.id).images[0]
    for path in ("/", f"/?again={done.id}", f"/jobs/{done.id}", f"/images/{image.id}"):
        page = browser.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_language_follows_the_browser_and_then_the_switch(browser_at: Callable[..., Browser]) -> None:
    korean = browser_at(language="ko-KR,ko;q=0.9")
    assert '<html lang="ko"' in korean.get("/").text
    assert "무엇을 그려 볼까요?" in korean.get("/").text
    answer = korean.post("/preferences", {"lang": "en", "back": "/login?next=/"})
    assert answer.location == "/login?next=/"
    assert '<html lang="en"' in korean.get("/").text


def test_light_and_dark_stay_as_chosen(browser: Browser) -> None:
    assert 'data-theme="auto"' in browser.get("/").text
    browser.post("/preferences", {"theme": "dark"})
    assert 'data-theme="dark"' in browser.get("/").text
    browser.post("/preferences", {"theme": "auto"})
    assert 'data-theme="auto"' in browser.get("/").text
