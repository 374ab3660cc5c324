"""Stock SDKs retry by themselves; through Dallery, whatever the provider does, an order is charged at most once."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.served import Served, Upstream

Run = Callable[..., Any]
WORDS = {"prompt": "a fox that costs money", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
UNCERTAIN = [  # the fake upstream does what a prompt says
    "[[fault=500]] work not done",  # F04
    "[[fault=500]] [[charged=1]] work done all the same",  # F04
    "[[fault=reset_after_read]] [[charged=0]]",  # F19
    "[[fault=reset_after_read]] [[charged=1]]",  # F19
    "[[fault=reset_at]] [[at=0.9]]",  # F20
    "[[fault=502]] [[charged=1]]",  # F05
    "[[fault=short]]",  # F11
]


@pytest.mark.parametrize("version", ["1.109.1", "3.54.0"])
def test_a_lost_answer_is_told_and_not_paid_again(
    run: Run, paid_server: Served, upstream_process: Upstream, version: str
) -> None:
    calls = [({**WORDS, "prompt": prompt}, {}) for prompt in UNCERTAIN]
    found = run(version, "errors.py", paid_server, json.dumps(calls))
    assert [one["kind"] for one in found] == ["InternalServerError"] * len(UNCERTAIN)
    assert {one["code"] for one in found} == {"outcome_unknown"}
    assert {one["body"]["charged"] for one in found} == {"maybe"}
    assert upstream_process.counted("post") == len(UNCERTAIN), "each order was sent once"
    for one in found:
        job = paid_server.get(f"/v1/jobs/{one['body']['job_id']}")
        assert job["status"] == "uncertain" and job["held_micros"] > 0


def test_the_sdk_of_2022_pays_once_too(run: Run, paid_server: Served, upstream_process: Upstream) -> None:
    upstream_process.plan(default={"fault": "500", "charged": 1})
    found = run("0.28.1", "old_errors.py", paid_server, "a fox that costs money")
    assert found["kind"] == "APIError"
    assert upstream_process.counted("post") == upstream_process.counted("charged") == 1


REFUSALS = [
    ("[[fault=quota]]", "RateLimitError", "insufficient_quota"),
    ("[[fault=401]]", "InternalServerError", "upstream_auth"),
    ("[[fault=400]]", "BadRequestError", "invalid_value"),
    ("[[fault=moderation_input]]", "BadRequestError", "moderation_blocked"),
    ("[[fault=moderation_output]]", "BadRequestError", "moderation_blocked"),
]


def test_a_refusal_is_told_once(run: Run, paid_server: Served, upstream_process: Upstream) -> None:
    calls = [({**WORDS, "prompt": prompt}, {}) for prompt, _, _ in REFUSALS]
    found = run("3.54.0", "errors.py", paid_server, json.dumps(calls))
    assert [(one["kind"], one["code"]) for one in found] == [row[1:] for row in REFUSALS]
    assert "sk-upstream-key" not in json.dumps(found)
    assert upstream_process.counted("post") == len(REFUSALS)


def test_a_program_that_loses_patience_joins_its_own_job(
    run: Run, paid_server: Served, upstream_process: Upstream
) -> None:
    upstream_process.plan(default={"latency": 3})
    words = {**WORDS, "prompt": "a fox for the impatient"}
    said = run("3.54.0", "impatient.py", paid_server, json.dumps(words), "2")
    assert said["posts"] == ["0", "1"]
    assert said["replayed"] == "true"
    assert upstream_process.counted("charged") == 1


def test_a_client_that_drops_is_joined_by_its_retry(paid_server: Served, upstream_process: Upstream) -> None:
    upstream_process.plan(default={"latency": 1})
    body = json.dumps({**WORDS, "prompt": "a dropped fox"}).encode()
    host, port = paid_server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        head = (
            f"POST /v1/images/generations HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Authorization: Bearer {paid_server.key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection.sendall(head.encode() + body)
        _until(lambda: upstream_process.counted("post") == 1)
        # Closed at once and without a farewell: a reset, as when a laptop's lid shuts.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    _until(lambda: upstream_process.counted("sent_last_byte") == 1)
    time.sleep(0.5)  # the answer meets the closed connection now
    retry = paid_server.open("/v1/images/generations", json.loads(body), **{"x-stainless-retry-count": "1"})
    assert retry.status == 200
    assert retry.headers["Idempotent-Replayed"] == "true"
    assert len(json.loads(retry.read())["data"][0]["b64_json"]) > 1000
    assert upstream_process.counted("post") == upstream_process.counted("charged") == 1


def test_an_idempotency_key_replays_over_the_wire(run: Run, paid_server: Served, upstream_process: Upstream) -> None:
    keyed = {"default_headers": {"Idempotency-Key": "once-and-for-all"}}
    about, words = json.dumps(keyed), json.dumps({**WORDS, "prompt": "a fox with a key"})
    first = run("3.54.0", "generate.py", paid_server, words, about)
    second = run("1.109.1", "generate.py", paid_server, words, about)
    assert first["data"] == second["data"]
    assert upstream_process.counted("charged") == 1
    (other,) = run("3.54.0", "errors.py", paid_server, json.dumps([({**WORDS, "prompt": "another fox"}, keyed)]))
    assert (other["kind"], other["code"]) == ("UnprocessableEntityError", "idempotency_key_reused")


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
