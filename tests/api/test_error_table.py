"""Every row of docs/errors.md, produced over HTTP: status, code, type, retry and charge are what the table says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dallery.api import schema
from dallery.api.error_words import WHEN
from dallery.errors import RequestError, StorageUnavailable
from dallery.providers.illustrator import IllustratorFailed
from dallery.studio import Studio
from tests.api import error_document, painter
from tests.api.painter import Painter
from tests.api.program import BASE, Program
from tests.api.test_api_edits import post
from tests.api.uploads import SMALL, edit
from tests.test_docs import DOCS

# What an answer must never hold: a stack, a path of ours, a key, a module.
SECRET = re.compile(r"Traceback|File \"|/src/|site-packages|\.py\b|sk-[a-z0-9]|dk_[a-z0-9]{8}|/tmp/|sqlalchemy")


class Scene:
    """Somebody's program and what may be broken around it."""

    def __init__(self, alice: Program, studio: Studio, paid: Painter, patch: pytest.MonkeyPatch) -> None:
        self.alice, self.studio, self.paid, self.patch = alice, studio, paid, patch

    def draw(self, prompt: Any = "a fox", **words: Any) -> TestResponse:
        return self.alice.draw(prompt, **{"model": "gpt-image-2", **words})

    def stop(self, name: str, error: Exception) -> TestResponse:
        def stopped(*_: Any, **__: Any) -> Any:
            raise error

        self.patch.setattr(self.studio, name, stopped)
        return self.draw()

    def running(self) -> str:
        self.paid.gate.clear()
        return str(self.draw("a fox for the table", headers={"Prefer": "respond-async"}).json["id"])

    def damaged(self) -> TestResponse:
        def read(request: Any, run: Any) -> Any:
            self.studio._blobs.path(request.inputs[0]).write_bytes(b"x")
            yield run.blob(request.inputs[0])

        self.patch.setattr(self.paid, "generate", read)
        return post(self.alice, edit(prompt="a damaged fox", images=[painter.png(64, 64, 77)]))

    def priceless(self) -> TestResponse:
        serving = self.studio._catalogue.resolve

        def unpriced(*words: Any) -> Any:
            found = serving(*words)
            return replace(found, model=replace(found.model, price=None))

        self.patch.setattr(self.studio._catalogue, "resolve", unpriced)
        return self.draw()

    def deleted(self) -> TestResponse:
        key = {"Idempotency-Key": "a-fox-that-was-deleted"}
        job = self.draw(headers=key).headers["x-dallery-job"]
        self.alice.send("DELETE", f"/v1/jobs/{job}")
        return self.draw(headers=key)

    def impatient(self) -> TestResponse:
        self.paid.gate.clear()
        self.patch.setattr("dallery.api.images.PATIENCE", 0.0)
        self.patch.setattr(self.studio, "settings", replace(self.studio.settings, upstream_timeout=0.01))
        return self.draw("a fox nobody waits for")

    def budget(self) -> TestResponse:
        self.patch.setattr(self.studio._accept, "_limit", 1)
        return self.draw(n=10)

    def settled(self) -> str:
        return str(self.draw().headers["x-dallery-job"])

    def settle(self, job: str, outcome: str) -> TestResponse:
        return self.alice.send("POST", f"/v1/jobs/{job}/settle", json={"outcome": outcome})

    def lost(self) -> str:
        return str(self.draw("lost").headers["x-dallery-job"])

    def cancelled(self) -> TestResponse:
        key = {"Idempotency-Key": "a-cancelled-fox"}
        self.patch.setattr(self.studio, "_engine", None)  # it waits, so that cancelling it is free
        job = self.draw(headers=key | {"Prefer": "respond-async"}).json["id"]
        self.alice.send("POST", f"/v1/jobs/{job}/cancel")
        return self.draw(headers=key)

    def closed(self) -> TestResponse:
        self.patch.setattr(Studio, "closed", True)
        return self.draw()

    def draining(self) -> TestResponse:
        self.patch.setattr(self.studio._accept, "draining", True)
        return self.draw()

    def reused(self) -> TestResponse:
        key = {"Idempotency-Key": "one-key-for-two"}
        self.draw("one fox", headers=key)
        return self.draw("another fox", headers=key)

    def range(self) -> TestResponse:
        url = self.draw(response_format="url").json["data"][0]["url"]
        return self.alice.opened(url, Range="bytes=999999999-")

    def no_editor(self) -> TestResponse:
        self.patch.setattr("dallery.catalogue.edits._can", lambda model, masked: False)
        return post(self.alice, edit())

    def slow_to_open(self) -> TestResponse:
        def slow(*_: Any, **__: Any) -> Any:
            raise RequestError("This picture takes too long to open.", param="image", code="image_unprocessable")

        self.patch.setattr("dallery.uploads.decoding.Decoder.picture", slow)
        return post(self.alice, edit())

    def keyless(self, **more: Any) -> TestResponse:
        return self.alice.client.post("/v1/images/generations", base_url=BASE, json={"prompt": "a"}, **more)


OF_JOBS = {
    "bad_answer": "garbage", "insufficient_quota": "no money", "moderation_blocked": "blocked late",
    "outcome_unknown": "lost", "rate_limit_exceeded": "busy", "unpaintable": "unpaintable",
    "upstream_auth": "wrong key", "upstream_error": "odd", "upstream_unreachable": "unreachable",
}
PRODUCED: dict[str, Callable[[Scene], TestResponse]] = {
    **{code: partial(Scene.draw, prompt=prompt) for code, prompt in OF_JOBS.items()},
    "array_above_max_length": lambda s: post(s.alice, edit(images=[SMALL] * 17)),
    "budget_exceeded": Scene.budget,
    "cancelled": Scene.cancelled,
    "cannot_read_again": lambda s: s.settle(s.lost(), "read_again"),
    "content_policy_violation": lambda s: s.alice.draw("blocked", model="dall-e-3"),
    "edits_not_supported": Scene.no_editor,
    "empty_string": lambda s: s.draw(" "),
    "host_not_allowed": lambda s: s.alice.client.get("/v1/models", base_url="http://elsewhere.example"),
    "idempotency_key_reused": Scene.reused,
    "illustrator_failed": lambda s: s.draw("stopped"),
    "image_damaged": Scene.damaged,
    "image_deleted": Scene.deleted,
    "image_too_large": lambda s: post(s.alice, edit(images=[SMALL + bytes(21 * 1024 * 1024)])),
    "image_unprocessable": Scene.slow_to_open,
    "integer_above_max_value": lambda s: s.draw(n=11),
    "integer_below_min_value": lambda s: s.draw(n=0),
    "internal_error": lambda s: s.stop("order", RuntimeError(f"secret of {s.studio.settings.home}")),
    "invalid_api_key": Scene.keyless,
    "invalid_image": lambda s: post(s.alice, edit(images=[b"no picture"])),
    "invalid_json": lambda s: s.alice.raw(b"{"),
    "invalid_multipart": lambda s: post(s.alice, edit()[:-200]),
    "invalid_size": lambda s: s.alice.draw(model="dall-e-2", size="1x1"),
    "invalid_type": lambda s: s.draw(5),
    "invalid_value": lambda s: s.draw(quality="hd"),
    "job_not_ended": lambda s: s.alice.send("DELETE", f"/v1/jobs/{s.running()}"),
    "job_settled": lambda s: s.settle(s.settled(), "charged"),
    "method_not_allowed": lambda s: s.alice.send("PUT", "/v1/models"),
    "missing_required_parameter": lambda s: s.alice.raw(b"{}"),
    "model_not_found": lambda s: s.draw(model="gpt-5"),
    "not_found": lambda s: s.alice.get("/v1/jobs/job_nothing"),
    "price_unknown": Scene.priceless,
    "range_not_satisfiable": Scene.range,
    "request_too_large": lambda s: s.draw("a" * 10_000_000),
    "setup_needed": Scene.closed,
    "shutting_down": Scene.draining,
    "still_running": Scene.impatient,
    "storage_unavailable": lambda s: s.stop("order", StorageUnavailable("The database does not answer.")),
    "string_above_max_length": lambda s: s.draw("a" * 32_001),
    "unknown_parameter": lambda s: s.draw(api_base="x"),
    "unsupported_media_type": lambda s: s.alice.raw(b"{}", "text/plain"),
    "unsupported_parameter": lambda s: s.alice.send(
        "POST", "/v1/images/edits", json={"prompt": "a", "images": [{"file_id": "file-1"}]}
    ),
}


@pytest.fixture
def scene(alice: Program, studio: Studio, paid: Painter, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setitem(painter.FAILURES, "stopped", lambda: IllustratorFailed("The painting process ended."))
    return Scene(alice, studio, paid, monkeypatch)


def test_every_row_is_produced() -> None:
    assert set(PRODUCED) == set(WHEN) == {row.code for row in schema.errors()}


@pytest.mark.parametrize("row", schema.errors(), ids=lambda row: row.code)
def test_a_row_of_the_table_is_what_a_client_sees(app: Flask, scene: Scene, row: schema.Known) -> None:
    answer = PRODUCED[row.code](scene)
    error = json.loads(answer.data)["error"]
    assert (answer.status_code, error["code"], error["type"]) == (row.status, row.code, row.type), error
    assert {"message", "type", "param", "code"} <= set(error)
    assert answer.headers["x-should-retry"] == str(row.retry).lower()
    assert answer.headers["x-request-id"].startswith("req_")
    assert error.get("charged", "no") == row.charged
    if "job_id" in error and row.code != "still_running":
        assert answer.headers["x-dallery-charged"] == row.charged
    named = WHEN[row.code][0]
    assert error["param"] is not None if named in ("the field", "`prompt`", "`model`", "`size`") else True
    assert error["param"] is None if not named else True
    assert not SECRET.search(answer.text), answer.text
    assert 0 < len(error["message"]) < 400


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_docs_hold_this_table(language: str) -> None:
    assert error_document.FILES[language].read_text(encoding="utf-8") == error_document.text(language)
    assert DOCS["errors.md"].count("\n| ") == DOCS["errors.ko.md"].count("\n| ")
