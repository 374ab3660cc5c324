"""Somebody's program, as the API sees it: a key and requests."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

BASE = "http://localhost:5000"


class Program:
    """Somebody's program with a key."""

    def __init__(self, client: FlaskClient, key: str) -> None:
        self.client = client
        self.key = key

    def send(self, method: str, path: str, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.key}", **more.pop("headers", {})}
        return self.client.open(path, method=method, base_url=BASE, headers=headers, **more)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.send("GET", path, headers=headers)

    def draw(self, prompt: Any = "a fox", *, headers: dict[str, str] | None = None, **words: Any) -> TestResponse:
        """POST /v1/images/generations with a JSON body."""
        return self.send("POST", "/v1/images/generations", json={"prompt": prompt, **words}, headers=headers or {})

    def raw(self, body: bytes, kind: str | None = "application/json", **headers: str) -> TestResponse:
        return self.send("POST", "/v1/images/generations", data=body, content_type=kind, headers=headers)

    def opened(self, url: str, **headers: str) -> TestResponse:
        """A link as anybody opens it: without a key."""
        return self.client.get(url.removeprefix(BASE), base_url=BASE, headers=headers)
