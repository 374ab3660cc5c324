"""One request at the fake upstream: its fields, its plan of faults, and the bytes that go back."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.upstream.ledger import Ledger

SLICE = 48 * 1024
REASONS = {200: "OK", 204: "No Content", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found"}

# A piece of an answer, and the SHA-256 of the image whose last byte is in it.
Piece = tuple[bytes, str | None]


class Gone(Exception):
    """The connection is over; nothing more can be said on it."""


@dataclass
class Exchange:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ledger: Ledger
    number: int
    origin: str  # http://127.0.0.1:PORT
    weight: int = 0
    seed: str = "a"
    method: str = ""
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    images_in: int = 0
    parts: list[dict[str, Any]] = field(default_factory=list)  # uploaded files: name, filename, type, data
    plan: dict[str, str] = field(default_factory=dict)
    chunked: bool = False

    @property
    def prompt(self) -> str:
        return str(self.fields.get("prompt", ""))

    @property
    def edit(self) -> bool:
        return self.path.endswith("/edits")

    def number_of(self, name: str, default: float) -> float:
        return float(self.plan.get(name, default))

    def flag(self, name: str, default: bool) -> bool:
        return self.plan.get(name, "1" if default else "0") not in ("0", "no", "false")

    async def raw(self, data: bytes) -> None:
        """Write and wait until the kernel has it all, so that "sent" in the ledger means sent."""
        try:
            self.writer.write(data)
            await self.writer.drain()
        except (ConnectionError, RuntimeError) as exc:
            raise Gone from exc

    async def head(self, status: int, headers: Iterable[tuple[str, str]] = (), *, length: int | None = None) -> None:
        """Start an answer; without `length` the body goes in chunks."""
        self.chunked = length is None
        lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}", f"x-request-id: req_{self.seed}{self.number}"]
        lines += [f"{name}: {value}" for name, value in headers]
        lines.append("transfer-encoding: chunked" if length is None else f"content-length: {length}")
        await self.raw("\r\n".join([*lines, "", ""]).encode("latin-1"))

    async def body(self, data: bytes) -> None:
        view = memoryview(data)
        for start in range(0, len(view), SLICE):
            part = bytes(view[start : start + SLICE])
            await self.raw(b"%x\r\n%s\r\n" % (len(part), part) if self.chunked else part)

    async def pieces(self, pieces: Iterable[Piece], limit: int | None = None) -> bool:
        """Send pieces, up to `limit` bytes; False when the limit cut them."""
        for data, sha256 in pieces:
            if limit is not None and len(data) > limit:
                await self.body(data[:limit])
                return False
            limit = None if limit is None else limit - len(data)
            await self.body(data)
            if sha256 is not None:
                self.ledger.write("sent_last_byte", request=self.number, sha256=sha256)
        return True

    async def end(self) -> None:
        if self.chunked:
            await self.raw(b"0\r\n\r\n")

    async def whole(self, status: int, kind: str, data: bytes, headers: Iterable[tuple[str, str]] = ()) -> None:
        await self.head(status, [("content-type", kind), *headers], length=len(data))
        await self.body(data)

    async def hang(self) -> None:
        """Say nothing until the client leaves."""
        while await self.reader.read(65536):
            pass
        raise Gone

    def reset(self) -> Gone:
        """Answer with a TCP reset: raise what this returns."""
        sock = self.writer.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        return Gone()

    def finish(self) -> Gone:
        """End the connection in good order in the middle of things: raise what this returns."""
        self.writer.close()
        return Gone()
