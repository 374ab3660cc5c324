"""The fake upstream's socket: reads requests, finds each one's faults, routes; hundreds of connections are cheap."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections import Counter, deque
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.upstream import bad_answers
from tests.upstream.answers import Refused, order_of
from tests.upstream.exchange import Exchange, Gone
from tests.upstream.faults import FAULTS, PROXY_PAGE, error_body, healthy, say
from tests.upstream.ledger import Ledger
from tests.upstream.pictures import paint

assert bad_answers.SVG  # importing it is what puts its faults among FAULTS
DIRECTIVE = re.compile(r"\[\[(\w+)=([^\]]*)\]\]")
MODELS = (
    "gpt-image-2",
    "gpt-image-2.5-flare",
    "gpt-image-2.5-sunburst",
    "gpt-image-2.6-flare",
    "gpt-image-2.6-sunburst",
)


class Server:
    """Plans come from `queue` (once each), else `default`; directives in the prompt override both."""

    def __init__(self, ledger: Ledger, *, weight: int = 0, seed: str = "a") -> None:
        self.ledger = ledger
        self.weight = weight
        self.seed = seed
        self.queue: deque[dict[str, str]] = deque()
        self.default: dict[str, str] = {}
        self.origin = ""
        self.uploads: deque[list[dict[str, Any]]] = deque(maxlen=8)  # the files of the newest requests
        self._number = 0
        self._seen: Counter[str] = Counter()
        self.listener: asyncio.Server | None = None

    async def listen(self, port: int = 0) -> tuple[asyncio.Server, int]:
        self.listener = await asyncio.start_server(self._serve, "127.0.0.1", port, backlog=1024, limit=1 << 20)
        port = self.listener.sockets[0].getsockname()[1]
        self.origin = f"http://127.0.0.1:{port}"
        return self.listener, port

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.set_write_buffer_limits(high=0)
        try:
            while True:
                if self._waiting_fault() == "reset_before_read":
                    # One byte is awaited, so that the client is past connecting and the reset meets its request.
                    await reader.read(1)
                    if self.queue:
                        self.queue.popleft()
                    raise self._exchange(reader, writer).reset()
                x = self._exchange(reader, writer)
                await self._request(x)
                if x.headers.get("connection", "").lower() == "close":
                    return
        except (Gone, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        finally:
            writer.close()

    def _waiting_fault(self) -> str:
        return (self.queue[0] if self.queue else self.default).get("fault", "")

    def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Exchange:
        return Exchange(reader, writer, self.ledger, 0, self.origin, self.weight, self.seed)

    async def _request(self, x: Exchange) -> None:
        lines = (await x.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        x.method, target, _ = lines[0].split(" ", 2)
        x.path = target.partition("?")[0]
        x.headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)
        }
        if x.method == "POST" and not x.path.startswith("/control"):
            self._number += 1
            x.number = self._number
            self.ledger.write("post", request=x.number, path=x.path, authorization="authorization" in x.headers)
        body = await x.reader.readexactly(int(x.headers.get("content-length", "0")))
        await self._route(x, body)

    async def _route(self, x: Exchange, body: bytes) -> None:
        path = x.path.removeprefix("/v1")
        if path.startswith("/control"):
            await self._control(x, body)
        elif path.startswith("/pictures/"):
            await self._picture(x)
        elif not x.headers.get("authorization", "").startswith("Bearer "):
            await say(x, 401, error_body("You didn't provide an API key.", None))
        elif path == "/models":
            rows = [{"id": name, "object": "model", "created": 1, "owned_by": "openai"} for name in MODELS]
            await say(x, 200, json.dumps({"object": "list", "data": rows}).encode())
        elif x.method == "POST" and path in ("/images/generations", "/images/edits"):
            await self._images(x, body)
        else:
            await say(x, 404, error_body("Invalid URL", None))

    async def _images(self, x: Exchange, body: bytes) -> None:
        kind = x.headers.get("content-type", "")
        if kind.startswith("multipart/"):
            _read_multipart(x, kind, body)
        else:
            x.fields = json.loads(body)
        x.plan = self._plan(x)
        self.uploads.append(x.parts)
        self.ledger.write("accepted", request=x.number, prompt=x.prompt, path=x.path, fields=_brief(x.fields))
        await asyncio.sleep(x.number_of("latency", 0.0))
        try:
            order = order_of(x)
        except Refused as exc:
            await say(x, exc.status, json.dumps({"error": exc.body}).encode())
            return
        await FAULTS.get(x.plan.get("fault", ""), healthy)(x, order)

    def _plan(self, x: Exchange) -> dict[str, str]:
        plan = dict(self.queue.popleft()) if self.queue else dict(self.default)
        plan |= dict(DIRECTIVE.findall(x.prompt))
        self._seen[x.prompt] += 1
        if self._seen[x.prompt] > float(plan.get("times", "inf")):
            plan.pop("fault", None)
        if plan.get("fault") and plan["fault"] not in FAULTS:
            raise ValueError(f"no fault is called {plan['fault']}")
        return plan

    async def _control(self, x: Exchange, body: bytes) -> None:
        if x.method == "POST":
            wish: dict[str, Any] = json.loads(body)
            self.queue.extend({k: str(v) for k, v in plan.items()} for plan in wish.get("next", []))
            if "default" in wish:
                self.default = {k: str(v) for k, v in (wish["default"] or {}).items()}
            if wish.get("forget"):
                self.ledger.forget()
        told: Any = self.ledger.summary()
        if x.path == "/control/ledger":
            told |= {"lines": self.ledger.everything()}
        await say(x, 200, json.dumps(told).encode())

    async def _picture(self, x: Exchange) -> None:
        """GET /pictures/KIND/WxH/NONCE.png: a result by URL, whole or broken in the manner of KIND."""
        _, _, kind, size, name = x.path.split("/")
        self.ledger.write("fetched", path=x.path, authorization="authorization" in x.headers)
        self._seen[x.path] += 1
        width, height = (int(side) for side in size.split("x"))
        data = paint(width, height, "png", name, x.weight).data
        if kind == "redirect":
            await x.whole(302, "text/plain", b"", [("location", "http://169.254.169.254/latest/meta-data/")])
        elif kind == "missing":
            await x.whole(403, "text/html", PROXY_PAGE)
        elif kind == "flaky" and self._seen[x.path] == 1:
            await x.whole(503, "text/html", PROXY_PAGE)
        elif kind == "html":
            await x.whole(200, "text/html", PROXY_PAGE)
        elif kind == "huge":
            await x.head(200, [("content-type", "image/png")])
            for _ in range(4096):
                await x.body(b"\x00" * (1 << 20))
        elif kind == "slow":
            await x.head(200, [("content-type", "image/png")], length=len(data))
            for byte in data:
                await x.raw(bytes((byte,)))
                await asyncio.sleep(0.05)
        else:
            await x.whole(200, "image/png", data)


def _read_multipart(x: Exchange, kind: str, body: bytes) -> None:
    message = BytesParser(policy=HTTP).parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        if part.get_filename():
            x.images_in += 1
            data = part.get_payload(decode=True)
            x.parts.append(
                {"name": name, "filename": part.get_filename(), "type": part.get_content_type(), "data": data}
            )
        else:
            x.fields[name] = part.get_payload(decode=True).decode()


def _brief(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "prompt"}


class Upstream:
    """The server on a thread of this process, for a test: `with Upstream() as upstream: …`."""

    def __init__(self, ledger: Path | None = None, *, weight: int = 0, seed: str = "a", latency: float = 0.0) -> None:
        self.ledger = Ledger(ledger)
        self.server = Server(self.ledger, weight=weight, seed=seed)
        if latency:
            self.server.default = {"latency": str(latency)}
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fake-upstream", daemon=True)

    @property
    def origin(self) -> str:
        return self.server.origin

    @property
    def base_url(self) -> str:
        return f"{self.origin}/v1"

    @property
    def posts(self) -> int:
        """How many paid requests reached this server's socket with a readable head."""
        return self.ledger.counts["post"]

    def next(self, fault: str, **plan: object) -> None:
        """Let the next request meet `fault`, however its prompt reads."""
        self.server.queue.append({"fault": fault, **{name: str(value) for name, value in plan.items()}})

    def default(self, **plan: object) -> None:
        """What every request meets that no other plan covers; nothing given means health."""
        self.server.default = {name: str(value) for name, value in plan.items()}

    def forget(self) -> None:
        self.ledger.forget()
        self.server.queue.clear()
        self.server.default = {}

    def __enter__(self) -> Upstream:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop)
        self._thread.join(10)
        self.ledger.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self.server.listen())
        self._started.set()
        self._loop.run_forever()
        self._loop.close()

    def _stop(self) -> None:
        if self.server.listener is not None:
            self.server.listener.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_later(0.05, self._loop.stop)
