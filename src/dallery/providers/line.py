"""One outgoing request as a line that can be cut: by a person, by the clock; it knows whether anything was ever sent.

It refuses to read or write.  httpx2 tells a Line what happens through the `trace` extension; a cut shuts the socket
down, because closing it does not wake a thread that waits in it.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any


class Cut(StrEnum):
    CANCELLED = "cancelled"
    DEADLINE = "deadline"


class LineCut(Exception):
    """The line was cut before the request went out; nothing was sent."""


class Line:
    """`sent` turns True just before the first byte of the request (not of a proxy's CONNECT) leaves."""

    def __init__(self) -> None:
        self.sent = False
        self.traced = False  # False means the trace never spoke, so that `sent` proves nothing
        self.cut_by: Cut | None = None
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def trace(self, name: str, info: dict[str, Any]) -> None:
        """httpx2's `trace` extension.  Raises LineCut instead of letting a cut request out."""
        self.traced = True
        if name.endswith(("connect_tcp.complete", "start_tls.complete")):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
        elif name.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            with self._lock:
                if self.cut_by is not None:
                    raise LineCut(self.cut_by)
                self.sent = True

    def cut(self, why: Cut) -> None:
        """End whatever the line is doing, from any thread; the second cut changes nothing."""
        with self._lock:
            if self.cut_by is not None:
                return
            self.cut_by = why
            if self._socket is None:
                return
            try:
                # Not SSLSocket.shutdown: that one throws the TLS state away under the reader's feet.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # already closed


class Watchdog:
    """Cuts lines whose time is over, drips of one byte a second included, which no read timeout ever ends.

    One thread for all lines; it starts with the first and ends with the last.
    """

    def __init__(self) -> None:
        self._due: dict[Line, float] = {}
        self._changed = threading.Condition()
        self._running = False

    @contextmanager
    def over(self, line: Line, deadline: float) -> Iterator[None]:
        """Cut `line` at `deadline` (time.monotonic() seconds) unless the block ends before."""
        with self._changed:
            self._due[line] = deadline
            if not self._running:
                self._running = True
                threading.Thread(target=self._watch, name="deadlines", daemon=True).start()
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._due.pop(line, None)
                if not self._due:
                    self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while self._due:
                now = time.monotonic()
                for line in [line for line, deadline in self._due.items() if deadline <= now]:
                    del self._due[line]
                    line.cut(Cut.DEADLINE)
                if self._due:
                    self._changed.wait(max(0.0, min(self._due.values()) - now))
            self._running = False
