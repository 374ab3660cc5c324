"""Programs for OpenAI's Node SDK of 2023 (3 and 4) and of today run against Dallery as they are."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from dallery.domain.picture import inspect
from tests.sdk.test_sdk_generations import fetched
from tests.served import Served

Run = Callable[..., Any]


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node here")
@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize(
    ("version", "program"), [("3.3.0", "node3.cjs"), ("4.20.0", "node.cjs"), ("latest", "node.cjs")]
)
def test_node_generates_edits_varies_streams_and_hears_errors(
    run: Run, either: Served, version: str, program: str
) -> None:
    said = run(version, program, either, "stream" if version == "latest" else "plain")
    assert said["keys"] == ["created", "data"]
    assert [fetched(url).width for url in (said["link"], *said["edited"], *said["varied"])] == [256, 512, 256, 256]
    assert [inspect(base64.b64decode(one)).width for one in said["bytes"]] == [256] * 3
    assert said["refused"] == [400, "invalid_size"]
    if version == "latest":
        ends = ["image_generation.completed", "image_edit.completed"]
        assert [event for event in said["events"] if event in ends] == ends
        assert set(said["events"]) <= {*ends, "image_generation.partial_image", "image_edit.partial_image"}
