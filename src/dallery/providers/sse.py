"""Server-sent events out of bytes as they arrive, cut anywhere; it refuses to know what the events mean."""

from __future__ import annotations

from collections.abc import Iterator


class EventReader:
    """Feed it chunks; each finished event's `data` comes back as bytes (its lines joined by a line feed).

    Comments, event names and events without data are dropped.  LF, CR and CRLF end a line, also when a chunk ends
    between CR and LF.
    """

    def __init__(self) -> None:
        self._line: list[bytes] = []  # the unfinished line in pieces: joining them each time would be quadratic
        self._data: list[bytes] = []
        self._after_cr = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk[1:] if chunk.startswith(b"\n") else chunk
        if chunk.endswith(b"\r"):
            self._after_cr = True
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            self._line.append(part)
            line = b"".join(self._line)
            self._line.clear()
            if line:
                self._take(line)
            elif self._data:
                data = b"\n".join(self._data)
                self._data.clear()
                if data:
                    yield data
        if rest:
            self._line.append(rest)

    def _take(self, line: bytes) -> None:
        if line.startswith(b"data:"):
            value = line[5:]
            self._data.append(value[1:] if value.startswith(b" ") else value)
