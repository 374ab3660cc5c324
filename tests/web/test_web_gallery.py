"""The wall: what is sought, how it is narrowed, and what is done with many pictures at once; all without script."""

from __future__ import annotations

import re
import time
from html import unescape
from typing import Any

import pytest

from dallery.collection import Selection
from dallery.domain.filter import Filter
from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest, Size
from dallery.storage.hanging import first_place
from dallery.web import gallery
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio

SMALL = Size(8, 8)


def hang(studio: StagedStudio, *prompts: str, size: Size = SMALL, **more: object) -> list[str]:
    """Ids of one picture for each prompt, the oldest first."""
    jobs = [studio.put(prompt, JobState.DONE, images=1, size=size, **more) for prompt in prompts]
    return [studio.job(studio.owner(), job.id).images[0].id for job in jobs]


def hang_at(studio: StagedStudio, at: int, prompt: str, **more: object) -> None:
    """A picture of another time, in milliseconds."""
    job = studio.put(prompt, JobState.DONE, images=1, size=SMALL, **more)
    with studio._database.write() as connection:
        connection.exec_driver_sql(
            f"update images set created_at = {at}, place = {first_place(at)} where job_id = '{job.id}'"
        )


def shown(page: str) -> list[str]:
    """The prompts on the wall, in order."""
    return [unescape(alt) for alt in re.findall(r'<li class="tile.*?alt="([^"]*)"', page)]


def test_one_korean_letter_finds_and_the_chip_takes_it_back(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "고양이 세 마리", "눈 속의 여우", "길고양이")
    page = browser.get("/?q=고").text
    assert shown(page) == ["길고양이", "고양이 세 마리"]
    assert "2 pictures" in page
    chip = re.search(r'class="chip" data-soft href="([^"]*)"', page)
    assert chip is not None
    assert len(shown(browser.get(unescape(chip[1])).text)) == 3


def test_all_that_match_are_those_that_were_seen(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "fox one", "fox two")
    page = browser.get("/?q=fox").text
    seen = re.search(r'name="seen" value="(\d+)"', page)
    time.sleep(0.002)
    hang(studio, "fox three")  # in another tab, after the form was shown
    told = {"every": "1", "query": "q=fox", "place": "wall", "act": "delete"}
    assert seen is not None and seen[1].isdecimal()
    newest = studio.newest(studio.owner()).images[1]  # what hung first where a script hung newcomers too
    assert newest.prompt == "fox two"
    for last in (seen[1], newest.id):
        browser.post("/selection", {**told, "seen": last})
        assert shown(browser.get("/").text) == ["fox three"]
        studio.collection.put_back(studio.owner(), Selection(every=Filter(deleted=True)))


def test_looking_at_a_models_pictures_does_not_choose_the_model(studio: StagedStudio, browser: Browser) -> None:
    page = browser.get("/?model=gpt-image-2").text
    assert '<option value="gpt-image-2" selected' not in page


def test_no_favourites_yet_is_said_as_such(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox")
    page = browser.get("/?favourite=1").text
    assert "No favourites yet" in page and "Every word has to occur" not in page
    assert "Every word has to occur" in browser.get("/?q=none").text


def test_every_word_has_to_occur(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a red fox", "a red house", "a blue fox")
    assert shown(browser.get("/?q=RED+fox").text) == ["a red fox"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("model=gpt-image-2", ["paid"]),
        ("size=16x8", ["wide"]),
        ("cost_from=0.01", ["paid"]),
        ("cost_to=0", ["wide", "plain"]),
        ("from=2020-01-01", ["paid", "wide", "plain"]),
        ("to=2019-12-31", []),
        ("kind=import", []),
        ("kind=generation&q=wide", ["wide"]),
        ("key=pages&q=plain", ["plain"]),
        ("model=gpt-image-2&model=illustrator-1&q=p", ["paid", "plain"]),
    ],
)
def test_the_wall_is_narrowed(studio: StagedStudio, browser: Browser, query: str, expected: list[str]) -> None:
    hang(studio, "plain", cost=0)
    hang(studio, "wide", size=Size(16, 8), cost=0)
    hang(studio, "paid", request=ImageRequest(prompt="paid", model="gpt-image-2", size=SMALL), cost=50_000)
    page = browser.get(f"/?{query}").text
    assert shown(page) == expected
    assert ("Nothing fits all of this" in page) is (expected == [])


@pytest.mark.parametrize(
    "query",
    ["from=yesterday", "to=2026-13-40", "cost_from=lots", "cost_to=-1", "cost_to=1e9", "colour=mauve", "kind=theft",
     "tz=x", "favourite=", "from=0001-01-01", "cost_from=٣", "q=%00", "album="],
)  # fmt: skip
def test_nonsense_in_the_address_narrows_nothing(studio: StagedStudio, browser: Browser, query: str) -> None:
    hang(studio, "a fox")
    assert shown(browser.get(f"/?{query}").text) == ["a fox"]


def test_an_album_that_is_gone_shows_nothing_and_breaks_nothing(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox")
    answer = browser.get("/?album=alb_0000")
    assert answer.status_code == 200
    assert shown(answer.text) == []


def test_words_are_shown_and_never_run(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox")
    page = browser.get("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in page


def test_a_day_is_the_readers_own_day(studio: StagedStudio, browser: Browser) -> None:
    at = 1577804400_000  # midnight of 1 January 2020 in Seoul, still December in UTC
    hang_at(studio, at, "new year")
    assert shown(browser.get("/?from=2020-01-01&to=2020-01-01&tz=-540").text) == ["new year"]
    assert shown(browser.get("/?from=2020-01-01&to=2020-01-01").text) == []


def test_older_pictures_keep_the_filter(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, *[f"fox {number}" for number in range(30)], "a house")
    first = browser.get("/?q=fox").text
    assert len(shown(first)) == 24
    assert "30 pictures" in first
    link = re.search(r'rel="next" href="([^"]*)"', first)
    assert link is not None
    second = browser.get(unescape(link[1])).text
    assert shown(second) == [f"fox {number}" for number in range(5, -1, -1)]


def test_a_page_does_not_wait_for_its_number(
    studio: StagedStudio, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang(studio, *[f"fox {number}" for number in range(30)])
    count, waits = studio.collection.count_within, []

    def slow(*asked: Any) -> int | None:
        waits.append(asked[-1])
        return count(*asked) if asked[-1] > 0.5 else None

    monkeypatch.setattr(studio.collection, "count_within", slow)
    page = browser.get("/?q=fox").text
    assert "data-uncounted" in page
    assert "more than 24 pictures" in page
    assert 'data-all="All that match selected"' in page
    told = browser.get("/wall?q=fox&place=wall&count=1").text
    assert ">30 pictures<" in told
    assert 'data-all="All 30 selected"' in told
    assert "All 30 that match" in told
    assert "data-uncounted" not in browser.get("/?q=fox+29").text
    assert waits == [gallery.PAGE_WAITS, gallery.SCRIPT_WAITS]


def test_a_sheet_for_the_scrolling_wall_is_nothing_but_tiles(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, *[f"fox {number}" for number in range(70)])
    sheet = browser.get("/wall?place=wall&after=")
    assert len(shown(sheet.text)) == 60
    following = re.search(r'data-next="([^"]+)"', sheet.text)
    assert following is not None
    assert len(shown(browser.get(f"/wall?place=wall&after={following[1]}").text)) == 10
    assert browser.get("/wall?place=wall&after=rubbish").status_code == 404


def test_the_colours_have_names(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox")
    page = browser.get("/").text
    assert page.count('name="colour"') == 12
    assert re.search(r'value="cyan"><span><i class="swatch cyan"></i>\s*Cyan', page)


def marked(*ids: str) -> dict[str, str]:
    return {"ids": ",".join(ids), "place": "wall", "back": "/?q=fox"}


def test_marked_pictures_are_deleted_and_brought_back(studio: StagedStudio, browser: Browser) -> None:
    one, two, _ = hang(studio, "fox one", "fox two", "fox three")
    answer = browser.post("/selection", {**marked(one, two), "act": "delete"})
    assert answer.status_code == 303
    assert answer.location.startswith("/?q=fox&done=delete")
    page = browser.get(answer.location).text
    assert shown(page) == ["fox three"]
    assert "2 pictures were deleted." in page
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    back = browser.post("/selection", {"act": "restore", "token": token[1], "back": "/"})
    page = browser.get(back.location).text
    assert len(shown(page)) == 3
    assert "2 pictures are back." in page


def test_a_form_without_script_sends_one_field_for_each(studio: StagedStudio, browser: Browser) -> None:
    one, two = hang(studio, "fox one", "fox two")
    from werkzeug.datastructures import MultiDict

    from tests.web.conftest import seal_of

    page = browser.get("/").text
    assert page.count('<input type="checkbox" name="id"') == 2
    form = MultiDict([("seal", seal_of(page)), ("act", "favourite"), ("id", one), ("id", two)])
    answer = browser.client.post(
        "/selection", base_url=browser.base, data=form, headers={**browser.headers, "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303
    assert len(shown(browser.get("/?favourite=1").text)) == 2


def test_a_script_is_told_in_words_and_gets_the_way_back(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "fox")
    answer = browser.post("/selection", {**marked(one), "act": "delete"}, Accept="application/json")
    told = answer.get_json()
    assert told["said"] == "1 picture was deleted."
    assert studio.collection.restore(studio.owner(), told["undo"]) == 1


def test_all_that_match_but_one(studio: StagedStudio, browser: Browser) -> None:
    ids = hang(studio, *[f"fox {number}" for number in range(70)], "a house")
    form = {"every": "1", "but": ids[3], "place": "wall", "query": "q=fox", "act": "delete"}
    assert browser.post("/selection", form, Accept="application/json").get_json()["said"] == "69 pictures were deleted."
    assert sorted(shown(browser.get("/").text)) == ["a house", "fox 3"]


def test_nothing_marked_is_said_and_nothing_happens(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "fox")
    answer = browser.post("/selection", {"act": "delete", "place": "wall", "back": "/"})
    page = browser.get(answer.location).text
    assert "Mark some pictures first." in page
    assert shown(page) == ["fox"]


def test_favourites_wear_a_star_and_lose_it(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "fox")
    browser.post("/selection", {**marked(one), "act": "favourite"})
    assert " liked" in browser.get("/").text
    browser.post("/selection", {**marked(one), "act": "plain"})
    assert " liked" not in browser.get("/").text


def test_pictures_of_somebody_else_are_left_alone(studio: StagedStudio, browser: Browser) -> None:
    job = studio.put("secret", JobState.DONE, images=1, size=SMALL, owner_id="own_charlie")
    (foreign,) = studio._gallery.of_job(job.id)
    browser.post("/selection", {**marked(foreign.id), "act": "delete"})
    browser.post("/selection", {"every": "1", "place": "wall", "act": "delete"})
    assert [image.id for image in studio._gallery.of_job(job.id)] == [foreign.id]


def test_the_bin_shows_what_was_deleted_and_gives_it_back(studio: StagedStudio, browser: Browser) -> None:
    one, two = hang(studio, "fox one", "fox two")
    studio.collection.delete(studio.owner(), Selection(ids=(one, two)))
    page = browser.get("/bin").text
    assert shown(page) == ["fox two", "fox one"]
    small = re.search(r'src="(/images/[^"]+)"', page)
    assert small and browser.get(small[1]).status_code == 200
    form = {"ids": one, "place": "bin", "back": "/bin", "act": "restore"}
    assert browser.post("/selection", form).location.startswith("/bin?done=restore")
    assert shown(browser.get("/").text) == ["fox one"]
    browser.post("/selection", {"every": "1", "place": "bin", "query": "", "act": "restore"})
    assert "The bin is empty" in browser.get("/bin").text


def test_an_unknown_act_does_nothing(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "fox")
    assert browser.post("/selection", {**marked(one), "act": "burn"}).status_code == 400
    assert studio.collection.count(studio.owner(), Filter()) == 1


def test_the_way_back_stays_on_this_server(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "fox")
    answer = browser.post("/selection", {**marked(one), "act": "favourite", "back": "//evil.example/"})
    assert answer.location.startswith("/?done=")


def test_only_words_of_ours_are_said_after_an_act(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "fox")
    for done in ("Your+password+is+lost:1", "delete:lots", "delete"):
        assert 'class="note undo"' not in browser.get(f"/?done={done}").text
    assert 'class="note undo"' in browser.get("/?done=delete:1").text
