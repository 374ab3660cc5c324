"""What the engine hands to a provider, small enough for a test: a spool in a real file, a deadline, a cancel switch."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from dallery.errors import BadAnswer
from dallery.providers.base import Raw


class FakeSpool:
    def __init__(self, path: Path, max_bytes: int = 256 * 1024 * 1024) -> None:
        self.path = path
        self.head: dict[str, str] | None = None
        self.body_offset = 0
        self.size = 0
        self._max_bytes = max_bytes

    def start(self, head: dict[str, str]) -> None:
        assert self.head is None, "a spool was started twice"
        self.head = head
        line = json.dumps(head).encode() + b"\n"
        self.body_offset = len(line)
        self.path.write_bytes(line)

    def write(self, chunk: bytes) -> None:
        assert self.head is not None, "written before it was started"
        self.size += len(chunk)
        if self.size > self._max_bytes:
            raise BadAnswer("more bytes than the spool takes")
        with self.path.open("ab", buffering=0) as file:
            file.write(chunk)

    def raw(self) -> Raw:
        assert self.head is not None, "nothing was spooled"
        return Raw(self.head, self.path, self.body_offset)

    def body(self) -> bytes:
        return self.raw().body() if self.head is not None else b""


class FakeRun:
    """`seconds` until the deadline; `blobs` are input images by SHA-256."""

    def __init__(self, folder: Path, *, seconds: float = 20.0, blobs: dict[str, bytes] | None = None) -> None:
        self.idempotency_key = "job-1"
        self.deadline = time.monotonic() + seconds
        self.spool = FakeSpool(folder / "answer.spool")
        self.facts: dict[str, str] = {}
        self._blobs = blobs or {}
        self._cancelled = False
        self._stops: list[Callable[[], None]] = []

    def cancel(self) -> None:
        self._cancelled = True
        for stop in self._stops:
            stop()

    def cancelled(self) -> bool:
        return self._cancelled

    def on_cancel(self, stop: Callable[[], None]) -> None:
        self._stops.append(stop)

    def remember(self, name: str, value: str) -> str:
        return self.facts.setdefault(name, value)

    def recall(self, name: str) -> str | None:
        return self.facts.get(name)

    def blob(self, sha256: str) -> bytes:
        return self._blobs[sha256]
