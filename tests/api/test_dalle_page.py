"""The page for people with old DALL·E programs: all of its text, in both languages, without a script."""

from __future__ import annotations

import difflib
import html
import re
from pathlib import Path

import pytest
from flask import Flask

from dallery.web import dalle
from dallery.web.prose import Block, read
from tests.api.program import BASE

DOCS = Path(__file__).parents[2] / "docs"


def blocks(language: str) -> list[Block]:
    return list(read(dalle.text(language), {}))


def programs(language: str) -> dict[str, str]:
    return {one.tag: one.source for one in blocks(language) if one.kind == "code"}


@pytest.mark.parametrize(("language", "copy"), [("en", "dalle.md"), ("ko", "dalle.ko.md")])
def test_the_docs_hold_the_same_text(language: str, copy: str) -> None:
    source = dalle.TEXTS / f"dalle.{language}.md"
    assert (DOCS / copy).read_text(encoding="utf-8") == source.read_text(encoding="utf-8"), f"cp {source} docs/{copy}"


def test_both_languages_show_the_same_programs_and_chapters() -> None:
    assert programs("ko") == programs("en")
    assert [one.kind for one in blocks("ko")] == [one.kind for one in blocks("en")]
    assert [len(one.rows) for one in blocks("ko")] == [len(one.rows) for one in blocks("en")]


def test_only_the_address_and_the_key_differ_between_before_and_after() -> None:
    found = programs("en")
    names = [tag.partition(" before ")[2] for tag in found if " before " in tag]
    assert len(names) == 8
    for name in names:
        (old,), (new,) = ([code for tag, code in found.items() if tag.endswith(f" {when} {name}")]
                          for when in ("before", "after"))  # fmt: skip
        changed = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]
        assert 2 <= len(changed) <= 4
        assert all(re.search(r"sk-\.\.\.|dk_\.\.\.|api\.openai\.com|localhost:5000", line) for line in changed), changed


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_shows_all_of_the_text_with_this_servers_address(app: Flask, language: str) -> None:
    answer = app.test_client().get("/dalle", base_url=BASE, headers={"Accept-Language": language})
    assert answer.status_code == 200
    text = html.unescape(re.sub(r"</?(code|mark|a)\b[^>]*>", "", answer.text))
    for one in blocks(language):
        if one.kind == "code":
            assert all(line in text for line, _ in one.code)
        for cell in (one.text, *(cell for row in one.rows for cell in row)):
            words = html.unescape(re.sub(r"<[^>]+>", "", str(cell)))
            assert words in text or "dalle" in str(cell), words
    assert "<mark>" in answer.text and not re.search(r"<style|<[^>]+\s(style|on[a-z]+)=", answer.text)
    assert "```" not in text and "](" not in text


def test_what_is_new_in_a_program_is_marked() -> None:
    (after,) = [one for one in blocks("en") if one.tag == "python after openai-0.28"]
    assert [line for line, new in after.code if new] == [
        'openai.api_key = "dk_..."', 'openai.api_base = "http://localhost:5000/v1"',
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/reference"])
def test_other_pages_lead_to_it(app: Flask, path: str) -> None:
    assert 'href="/dalle"' in app.test_client().get(path, base_url=BASE).text
