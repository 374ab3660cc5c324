"""A conversation over pictures as today's SDK holds it, with strict types, through a provider that costs money."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.served import Served, Upstream

Run = Callable[..., Any]
TOOL = {"type": "image_generation", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
EVENTS = [
    "ResponseCreatedEvent", "ResponseInProgressEvent", "ResponseOutputItemAddedEvent",
    "ResponseImageGenCallInProgressEvent", "ResponseImageGenCallGeneratingEvent",
    "ResponseImageGenCallPartialImageEvent", "ResponseImageGenCallCompletedEvent", "ResponseOutputItemDoneEvent",
    "ResponseCompletedEvent",
]  # fmt: skip


def test_a_conversation_from_the_first_picture_to_its_deletion(
    run: Run, paid_server: Served, upstream_process: Upstream
) -> None:
    told = run("3.54.0", "conversation.py", paid_server, json.dumps(TOOL), "[[fault=moderation_input]]")
    first, second, third, fourth = told["turns"]
    assert [turn["action"] for turn in told["turns"]] == ["generate", "edit", "edit", "generate"]
    for turn in (first, second, third, fourth):
        assert (turn["class"], turn["status"], turn["model"]) == ("ImageGenerationCall", "completed", "gpt-5.2")
        assert turn["bytes"] > 100 and turn["tokens"] > 0 and turn["chat_tokens"] == 0
    assert (second["prompt"], third["prompt"]) == ("make it night", "add a boat")
    assert [name for name, _, _ in told["events"]] == EVENTS
    assert [number for _, _, number in told["events"]] == list(range(len(EVENTS)))
    assert told["helper"][0] == "response.created" and told["helper"][-1] == "response.completed"
    assert told["same"] and told["gone"] == "not_found"
    assert told["refused"] == ["unsupported_parameter", "tools[0]"]
    assert told["failed"] == ["failed", "image_content_policy_violation", "moderation_blocked"]
    assert upstream_process.counted("charged") == 4
