"""Streams as SDKs read them, with strict types, from the built-in engine and through a paid provider."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.served import Served, Upstream

Run = Callable[..., Any]
WORDS = {"prompt": "a lighthouse at night", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}


def test_the_built_in_engine_streams_its_stages(run: Run, server: Served) -> None:
    events = run("3.54.0", "stream.py", server, json.dumps({**WORDS, "partial_images": 2}))
    assert [event["class"] for event in events] == ["ImageGenPartialImageEvent"] * 2 + ["ImageGenCompletedEvent"]
    assert [event["partial_image_index"] for event in events[:-1]] == [0, 1]
    assert all(event["b64_json"] > 1000 for event in events)


@pytest.mark.parametrize("version", ["1.109.1", "3.54.0"])
def test_a_paid_stream_has_its_partials_and_its_usage(
    run: Run, paid_server: Served, upstream_process: Upstream, version: str
) -> None:
    events = run(version, "stream.py", paid_server, json.dumps({**WORDS, "partial_images": 2}))
    assert [event["type"] for event in events] == [
        "image_generation.partial_image", "image_generation.partial_image", "image_generation.completed",
    ]  # fmt: skip
    usage = events[-1]["usage"]
    assert usage["output_tokens"] > 0 and usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    assert upstream_process.counted("charged") == 1


def test_several_pictures_can_be_streamed(run: Run, paid_server: Served) -> None:
    events = run("3.54.0", "stream.py", paid_server, json.dumps({**WORDS, "n": 2}))
    assert [event["type"] for event in events] == ["image_generation.completed"] * 2


def test_an_error_in_the_middle_is_raised_and_paid_at_most_once(
    run: Run, paid_server: Served, upstream_process: Upstream
) -> None:
    prompts = {"[[fault=sse_error]]": "outcome_unknown", "[[fault=sse_moderation]]": "moderation_blocked"}
    calls = [({**WORDS, "prompt": prompt, "stream": True, "partial_images": 1}, {}) for prompt in prompts]
    found = run("3.54.0", "errors.py", paid_server, json.dumps(calls))
    assert [one["kind"] for one in found] == ["APIError"] * 2
    assert [one["code"] for one in found] == list(prompts.values())
    assert upstream_process.counted("post") == 2
