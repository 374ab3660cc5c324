"""Promises about the page's own files: small, without inline code, cached by their hash."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from dallery import web
from dallery.domain.job import JobState
from dallery.domain.request import Size
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio

WEB = Path(web.__file__).parent
OWN = sorted([*WEB.glob("static/js/*.js"), *WEB.glob("static/css/*.css")])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 250


@pytest.mark.parametrize("path", sorted(WEB.glob("templates/*.html")), ids=lambda path: path.name)
def test_no_template_carries_inline_code(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert "javascript:" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert "<style" not in text
    assert not re.search(r"(?:src|href)=\"https?:", text)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_scripts_and_styles_reach_for_nobody_else(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text
    assert "innerHTML" not in text
    assert "outerHTML" not in text
    assert "insertAdjacentHTML" not in text
    assert "@import" not in text


def test_only_the_tokens_name_colours() -> None:
    for path in WEB.glob("static/css/*.css"):
        if path.name != "tokens.css":
            bare = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
            assert not re.search(r"#[0-9a-f]{3,8}\b(?!\s*\{)|rgb\(|hsl\(|oklch\(", bare), path.name


def test_the_first_page_is_under_sixty_kilobytes(studio: StagedStudio, browser: Browser) -> None:
    for number in range(30):
        studio.put(f"눈 덮인 산과 호수, 새벽의 고요한 풍경 {number}", JobState.DONE, images=1, size=Size(8, 8))
    page = browser.get("/").text
    wanted = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    total, seen = len(browser.get("/", **{"Accept-Encoding": "gzip"}).data), set()
    while wanted:  # as browsers do: modules bring further modules along
        path = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        total += len(browser.get(path, **{"Accept-Encoding": "gzip"}).data)
        folder = path.rpartition("/")[0]
        wanted += [f"{folder}/{name}" for name in re.findall(r'^import .*"\./([^"]+)"', browser.get(path).text, re.M)]
    assert total < 60_000


def test_what_browsers_cannot_unpack_comes_as_it_is(browser: Browser) -> None:
    path = re.search(r'href="(/static/[0-9a-f]+/css/base.css)"', browser.get("/").text)
    assert path is not None
    plain, packed = browser.get(path[1]), browser.get(path[1], **{"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


def test_files_are_cached_for_ever_under_an_address_that_changes_with_them(browser: Browser) -> None:
    path = re.search(r'href="(/static/[0-9a-f]+/css/base.css)"', browser.get("/").text)
    assert path is not None
    assert browser.get(path[1]).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["../__init__.py", "..%2f__init__.py", "css/../../guard.py", "nothing.css"])
def test_nothing_outside_the_folder_is_served(browser: Browser, name: str) -> None:
    assert browser.get(f"/static/0/{name}").status_code == 404
