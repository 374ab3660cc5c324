"""Edits and variations by programs of 2022, 2023, 2025 and today, whose uploads all look different on the wire."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from dallery.domain.picture import inspect
from tests.sdk.test_sdk_generations import fetched
from tests.served import Served

Run = Callable[..., Any]
NEW = ["1.3.9", "1.109.1", "3.54.0"]


pytestmark = pytest.mark.usefixtures("pictures")


def test_the_old_guides_edit_and_variation_give_links_and_bytes(run: Run, either: Served) -> None:
    said = run("0.28.1", "old_edit.py", either)
    assert said["keys"] == ["created", "data"]
    assert [fetched(url).width for url in (*said["edited"], *said["varied"])] == [512, 256, 256]
    assert [inspect(base64.b64decode(one)).width for one in said["bytes"]] == [256] * 3
    assert said["refused"] == {"code": "invalid_image", "param": "image"}


@pytest.mark.parametrize("version", NEW)
def test_dalle_2_edits_and_varies(run: Run, either: Served, version: str) -> None:
    said = run(version, "edit.py", either, json.dumps({"model": "dall-e-2", "size": "512x512"}))
    for kind, widths in (("file", [512]), ("bytes", [512]), ("variation", [256, 256])):
        assert [fetched(item["url"]).width for item in said[kind]["data"]] == widths
        assert said[kind]["usage"] is None
    assert [inspect(base64.b64decode(one["data"][0]["b64_json"])).width for one in said["base64"]] == [256, 256]
    assert said["refused"] == {"code": "invalid_image", "param": "image"}


@pytest.mark.parametrize("version", ["1.109.1", "3.54.0"])
def test_gpt_image_edits_files_bytes_lists_and_streams(run: Run, paid_server: Served, version: str) -> None:
    said = run(version, "edit.py", paid_server, json.dumps({"model": "gpt-image-1", "input_fidelity": "high"}))
    for kind in ("file", "bytes", "list"):
        (item,) = said[kind]["data"]
        assert item["url"] is None and inspect(base64.b64decode(item["b64_json"])).width == 1024
        assert said[kind]["usage"]["total_tokens"] > 0
    assert said["events"][-1] == "image_edit.completed"
    assert set(said["events"][:-1]) <= {"image_edit.partial_image"}
