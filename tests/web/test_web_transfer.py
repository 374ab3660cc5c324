"""Pictures out as a ZIP and in from files, by a plain form and for a script."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from dallery.domain.filter import Filter
from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.web.conftest import Browser, app_for, seal_of
from tests.web.staged_studio import StagedStudio, paint
from tests.web.test_web_gallery import hang, marked, shown


def bring(browser: Browser, *files: tuple[bytes, str], accept: str = "text/html"):  # type: ignore[no-untyped-def]
    seal = seal_of(browser.get("/transfer").text)
    data = {"seal": seal, "files": [(io.BytesIO(content), name) for content, name in files]}
    headers = {**browser.headers, "Sec-Fetch-Site": "same-origin", "Accept": accept}
    return browser.client.post("/transfer/import", base_url=browser.base, data=data, headers=headers)


def zip_of(browser: Browser, form: dict[str, str]) -> zipfile.ZipFile:
    answer = browser.post("/selection", {**form, "act": "export"})
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="dallery-')
    return zipfile.ZipFile(io.BytesIO(answer.data))


def test_everything_goes_out_with_what_is_known_of_it(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox", "눈 속의 여우")
    archive = zip_of(browser, {"every": "1", "place": "wall"})
    lines = [json.loads(line) for line in archive.read("gallery.jsonl").decode().splitlines()]
    assert "눈 속의 여우" in json.dumps(lines, ensure_ascii=False)
    assert len([name for name in archive.namelist() if name.startswith("images/")]) == 2


def test_a_selection_goes_out_alone(studio: StagedStudio, browser: Browser) -> None:
    one, _ = hang(studio, "a fox", "a house")
    names = zip_of(browser, marked(one)).namelist()
    assert [name for name in names if name.startswith("images/")] == [f"images/{one}.png"]


def test_an_archive_comes_in_elsewhere_and_only_once(studio: StagedStudio, browser: Browser, tmp_path: Path) -> None:
    hang(studio, "a fox", "a house")
    content = browser.post("/selection", {"every": "1", "place": "wall", "act": "export"}).data
    (tmp_path / "elsewhere").mkdir()
    elsewhere = StagedStudio(tmp_path / "elsewhere", pace=None)
    visitor = Browser(app_for(elsewhere).test_client())
    page = bring(visitor, (content, "gallery.zip")).text
    assert "Added: 2" in page
    assert sorted(shown(visitor.get("/").text)) == ["a fox", "a house"]
    told = bring(visitor, (content, "gallery.zip"), accept="application/json").get_json()
    assert told == {"added": 0, "known": 2, "refused": []}
    elsewhere.close()


def test_pictures_come_in_and_what_is_none_is_refused_with_its_name(studio: StagedStudio, browser: Browser) -> None:
    told = bring(
        browser,
        (paint("a fox", Size(16, 16), 1), "여우 사진.png"),
        (b"<?php system('rm')", "../../evil.png"),
        accept="application/json",
    ).get_json()
    assert told["added"] == 1
    assert [one["name"] for one in told["refused"]] == ["../../evil.png"]
    assert told["refused"][0]["why"]
    assert studio.collection.count(studio.owner(), Filter(kinds=("import",))) == 1
    assert not list(studio.settings.home.glob("import-*"))


def test_a_broken_archive_is_refused(studio: StagedStudio, browser: Browser) -> None:
    answer = bring(browser, (b"PK\x03\x04" + b"rubbish" * 100, "broken.zip"))
    assert answer.status_code == 200
    assert "broken.zip" in answer.text
    assert "Not taken: 1" in answer.text


def test_no_file_is_said(studio: StagedStudio, browser: Browser) -> None:
    answer = bring(browser)
    assert answer.status_code == 400
    assert "Choose a ZIP or some pictures first." in answer.text


def test_more_than_a_form_may_hold_comes_in(studio: StagedStudio, browser: Browser) -> None:
    told = bring(browser, (b"x" * 700_000, "large.bin"), accept="application/json").get_json()
    assert told["added"] == 0
    assert told["refused"][0]["name"] == "large.bin"


def test_the_page_counts_what_would_go_out(studio: StagedStudio, browser: Browser) -> None:
    assert "disabled" in browser.get("/transfer").text
    studio.put("a fox", JobState.DONE, images=1, size=Size(8, 8))
    assert "Download everything</span><small class=\"number\">1 picture</small>" in browser.get("/transfer").text
