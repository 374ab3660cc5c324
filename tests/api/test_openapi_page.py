"""The page that shows the API: everything of the document, in both languages, without a script."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from dallery.api import fields, schema
from dallery.api.operations import OPERATIONS
from tests.api.program import BASE


def page(app: Flask, language: str) -> str:
    answer = app.test_client().get("/reference", base_url=BASE, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    return html.unescape(answer.text)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_shows_every_operation_field_and_error(app: Flask, language: str) -> None:
    text = page(app, language)
    for row in OPERATIONS:
        assert f'id="{row.id}"' in text and f'href="#{row.id}"' in text
        assert getattr(row.title, language) in text
        assert f"{row.method}</span> <code>{row.path}</code>" in text
    for field in fields.TABLE:
        if fields.GENERATION in field.where:
            assert f"<code>{field.name}</code>" in text
    for known in schema.errors():
        assert f"<code>{known.code}</code>" in text
    assert f'curl "{BASE}/v1/images/generations"' in text


def test_korean_readers_read_korean(app: Flask) -> None:
    text = page(app, "ko")
    assert 'lang="ko"' in text
    for sentence in re.findall(r"<(?:p|dd|h[123])>([^<]{4,})</", text):
        assert re.search("[가-힣]", sentence), sentence


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_needs_no_script_and_no_inline_style(app: Flask, language: str) -> None:
    text = page(app, language)
    assert not re.search(r"<script(?! type=\"module\" src=)|<style|style=|\son[a-z]+=", text)


def test_every_page_leads_to_it(app: Flask) -> None:
    assert 'href="/reference"' in app.test_client().get("/", base_url=BASE).text
