"""Visitors of the pages: a browser on the owner's own machine and one from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dallery import web
from dallery.api.openapi import document_for
from tests.web.staged_studio import StagedStudio


def app_for(studio: StagedStudio, **settings: Any) -> Flask:
    studio.settings = replace(studio.settings, **settings)
    app = Flask("dallery", static_folder=None, template_folder=None)
    web.register(app, studio, studio.settings, lambda: document_for(studio))
    return app


class Browser:
    """Sends what a browser sends with a form of the page it is on."""

    def __init__(self, client: FlaskClient, host: str = "localhost:5000", language: str = "en") -> None:
        self.client = client
        self.headers = {"Host": host, "Accept-Language": language, "Accept": "text/html"}
        self.base = f"http://{host}"

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, base_url=self.base, headers={**self.headers, **headers})

    def post(self, path: str, form: dict[str, str] | None = None, page: str = "/", **headers: str) -> TestResponse:
        """Opens `page` first for its seal, as a person would."""
        seal = seal_of(self.get(page).text)
        return self.client.post(
            path,
            base_url=self.base,
            data={"seal": seal, **(form or {})},
            headers={**self.headers, "Sec-Fetch-Site": "same-origin", **headers},
        )


def seal_of(page: str) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found, "the page has no form of ours"
    return found[1]


@pytest.fixture
def studio(tmp_path: Path) -> StagedStudio:
    return StagedStudio(tmp_path, pace=None)


@pytest.fixture
def browser(studio: StagedStudio) -> Browser:
    return Browser(app_for(studio).test_client())


@pytest.fixture
def browser_at(studio: StagedStudio) -> Callable[..., Browser]:
    def make(host: str = "localhost:5000", language: str = "en", bind: str = "127.0.0.1", **settings: Any) -> Browser:
        settings["host"] = bind
        return Browser(app_for(studio, **settings).test_client(), host, language)

    return make
