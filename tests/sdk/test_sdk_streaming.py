"""Streams as SDKs read them, with strict types, from the built-in engine and through a paid provider."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from dallery.api import wire
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


class LongStream(BaseHTTPRequestHandler):
    """A stream in which a minute passes between its partial image and the picture."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        picture = {"b64_json": "eA==", "created_at": 1, "size": "1024x1024", "quality": "low", "background": "auto",
                   "output_format": "png"}  # fmt: skip
        usage = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2,
                 "input_tokens_details": {"image_tokens": 0, "text_tokens": 1}}  # fmt: skip
        self.wfile.write(wire.comment("job_1") + wire.STILL_WORKING)
        more: dict[str, dict[str, Any]] = {"partial_image": {"partial_image_index": 0}, "completed": {"usage": usage}}
        for number, kind in (("3", "partial_image"), ("end-1", "completed")):
            told = json.dumps({"type": f"image_generation.{kind}", **picture, **more[kind]}).encode()
            frame = wire.numbered(number, f"event: image_generation.{kind}\ndata: ".encode() + told + b"\n\n")
            for part in (frame, wire.STILL_WORKING, wire.STILL_WORKING):
                self.wfile.write(part)
                self.wfile.flush()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def long_stream() -> Iterator[Any]:
    server = HTTPServer(("127.0.0.1", 0), LongStream)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield SimpleNamespace(url=f"http://127.0.0.1:{server.server_port}", key="sk-test")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("version", ["1.109.1", "3.54.0"])
def test_signs_of_life_after_an_id_are_no_events(run: Run, long_stream: Any, version: str) -> None:
    events = run(version, "stream.py", long_stream, json.dumps({**WORDS, "partial_images": 1}))
    assert [event["type"] for event in events] == ["image_generation.partial_image", "image_generation.completed"]
