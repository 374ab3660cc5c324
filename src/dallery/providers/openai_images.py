"""OpenAI's Images API, and every server that speaks it: one paid POST per job, never sent twice from here.

The raw answer goes to the spool chunk by chunk before anything is parsed.  After OutcomeUnknown the spool may still
hold whole pictures: `read` says.  Connections are not reused: a connection that died idle looks, to the next POST, just
like one that died after delivery, and a handshake costs less than a picture whose fate nobody knows.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar, cast

from dallery.catalogue.dalle import STYLE_SUFFIX
from dallery.domain.picture import inspect
from dallery.domain.request import ImageRequest, Kind
from dallery.errors import BadAnswer, Cancelled, OutcomeUnknown, ProviderError, UpstreamAuth, UpstreamUnreachable
from dallery.providers.base import AfterCrash, Event, Finished, Partial, Provider, Raw, Received, Run
from dallery.providers.egress import Egress, FetchFailed
from dallery.providers.line import Cut, Line, LineCut, Watchdog
from dallery.providers.openai_answer import (
    frame,
    is_final,
    is_partial,
    is_stream,
    items_of,
    parse,
    picture_of,
    read_answer,
    url_of,
)
from dallery.providers.openai_failures import broken_off, error_in_answer, refusal
from dallery.providers.sse import EventReader

if TYPE_CHECKING:
    import httpx2
    import openai

DEFAULT_BASE_URL = "https://api.openai.com/v1"

_SMALL = 256 * 1024  # bytes; an answer up to this is parsed at once, for it may hold an error or URLs
_LONGEST_PROMPT = 32_000  # characters


@dataclass(frozen=True)
class Limits:
    """`connect` and `idle` (silence, the wait for the first byte included) in seconds, sizes in bytes."""

    connect: float = 10.0
    idle: float = 600.0
    max_image_bytes: int = 64 * 1024 * 1024
    max_answer_bytes: int = 1024 * 1024 * 1024
    max_error_bytes: int = 64 * 1024
    fetch_tries: int = 3


class _Refusal(Exception):
    """The server answered something other than 200; its head and the first bytes of its body."""

    def __init__(self, response: httpx2.Response, body: bytes) -> None:
        super().__init__(response.status_code)
        self.status = response.status_code
        self.headers = [(name.lower(), value) for name, value in response.headers.multi_items()]
        self.body = body


class OpenAIImages(Provider):
    """`base_url` None means OpenAI itself.  `egress` fetches results that come as URLs; without it they are lost."""

    id: ClassVar[str] = "openai"
    key_name: ClassVar[str] = "OPENAI_API_KEY"
    after_crash: ClassVar[AfterCrash] = AfterCrash.UNCERTAIN

    def __init__(
        self,
        api_key: str | None,
        base_url: str | None = None,
        *,
        egress: Egress | None = None,
        limits: Limits | None = None,
        per_minute: int | None = None,
    ) -> None:
        self._key = (api_key or "").strip()
        self._base_url = base_url or DEFAULT_BASE_URL
        self._egress = egress
        self._limits = limits or Limits()
        self.per_minute = per_minute
        self._client: openai.OpenAI | None = None
        self._lock = threading.Lock()
        self._current = threading.local()  # the Line of the call that this thread is making
        self._watchdog = Watchdog()

    def ready(self) -> bool:
        return bool(self._key)

    def generate(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        if not self._key or not self._key.isascii() or not self._key.isprintable():
            raise UpstreamAuth(f"No usable key is set for the provider ({self.key_name}).")
        if run.cancelled():
            raise Cancelled("Stopped before anything was sent.")
        if run.deadline <= time.monotonic():
            raise UpstreamUnreachable("There was no time left to send it.")
        line = Line()
        run.on_cancel(partial(line.cut, Cut.CANCELLED))
        with self._watchdog.over(line, run.deadline):
            yield from self._exchange(request, run, line)

    def read(self, raw: Raw, request: ImageRequest) -> Finished:
        return read_answer(raw, request.n, self._limits.max_image_bytes)

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()
        if self._egress is not None:
            self._egress.close()

    # --- sending ---------------------------------------------------------------------------------------------------

    def _exchange(self, request: ImageRequest, run: Run, line: Line) -> Iterator[Event]:
        call = self._call(request, run)
        response = self._send(call, line)
        try:
            run.spool.start(_head(response))
            if is_stream(response.headers.get("content-type", "")):
                yield from self._take_stream(response, request, run, line)
            else:
                small = self._take_json(response, request, run, line)
                self._fetch_urls(small, run)
        finally:
            call.__exit__(None, None, None)
        yield Received()

    def _call(self, request: ImageRequest, run: Run) -> AbstractContextManager[Any]:
        """The SDK's call, not yet made."""
        import httpx2

        left = max(0.1, run.deadline - time.monotonic())
        connect = min(self._limits.connect, left)
        params: dict[str, Any] = {
            **wire_form(request),
            "timeout": httpx2.Timeout(min(self._limits.idle, left), connect=connect, pool=connect),
            # OpenAI ignores the key; a Dallery or a gateway as upstream answers a repeated order with the first result.
            "extra_headers": {"Accept-Encoding": "identity", "Idempotency-Key": run.idempotency_key},
        }
        images: Any = self._sdk().images.with_streaming_response
        if request.kind is Kind.GENERATION:
            return cast(AbstractContextManager[Any], images.generate(**params))
        params["image"] = [_upload(f"image-{i}", run.blob(name)) for i, name in enumerate(request.inputs)]
        if request.mask is not None:
            params["mask"] = _upload("mask", run.blob(request.mask))
        return cast(AbstractContextManager[Any], images.edit(**params))

    def _send(self, call: AbstractContextManager[Any], line: Line) -> httpx2.Response:
        """Make the call and wait for the head of a 200 answer."""
        import httpx2
        import openai

        unsent = (
            httpx2.ConnectError,
            httpx2.ConnectTimeout,
            httpx2.PoolTimeout,
            httpx2.ProxyError,
            httpx2.UnsupportedProtocol,
            httpx2.InvalidURL,
        )
        self._current.line = line
        try:
            response: httpx2.Response = call.__enter__().http_response
            return response
        except _Refusal as exc:
            raise refusal(exc.status, exc.headers, _parsed(exc.body), time.time()) from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, LineCut, OSError) as exc:
            cause = exc.__cause__ if isinstance(exc, openai.APIConnectionError) and exc.__cause__ else exc
            # Two witnesses must agree that nothing left: the kind of error or the trace, and never against the trace.
            if line.sent or not (line.traced or isinstance(cause, unsent)):
                raise _cut_error(line) from None
            if line.cut_by is Cut.CANCELLED:
                raise Cancelled("Stopped before anything was sent.") from None
            raise UpstreamUnreachable("The provider cannot be reached; nothing was sent.") from None
        finally:
            self._current.line = None

    def prepare(self) -> None:
        self._sdk()

    def _sdk(self) -> openai.OpenAI:
        """The one client: building it costs 25 ms, most of it TLS."""
        with self._lock:
            if self._client is None:
                import httpx2
                import openai

                http = openai.DefaultHttpxClient(
                    follow_redirects=False,  # a redirect would take the key along
                    limits=httpx2.Limits(max_connections=None, max_keepalive_connections=0),
                    event_hooks={"request": [self._before], "response": [self._after]},
                )
                # The SDK's own retries would pay again: up to three POSTs for one call.
                self._client = openai.OpenAI(
                    api_key=self._key, base_url=self._base_url, max_retries=0, http_client=http
                )
            return self._client

    def _before(self, request: httpx2.Request) -> None:
        request.extensions["trace"] = self._current.line.trace

    def _after(self, response: httpx2.Response) -> None:
        """Read refusals here with a cap, because the SDK reads them without one."""
        if response.status_code == 200:
            return
        import httpx2

        body = bytearray()
        try:
            for part in response.iter_raw():
                body += part
                if len(body) >= self._limits.max_error_bytes:
                    break
        except (httpx2.HTTPError, httpx2.StreamError, OSError):
            pass  # the status alone says enough
        raise _Refusal(response, bytes(body[: self._limits.max_error_bytes]))

    # --- receiving -------------------------------------------------------------------------------------------------

    def _chunks(self, response: httpx2.Response, request: ImageRequest, line: Line) -> Iterator[bytes]:
        """The unpacked body as it arrives, capped.  Only failures of the wire are caught here, never our disk's."""
        import httpx2

        pictures = request.n * (1 + request.partial_images)
        cap = min(self._limits.max_answer_bytes, pictures * self._limits.max_image_bytes * 4 // 3 + 1024 * 1024)
        size, arriving = 0, response.iter_raw()
        unpack = _unpacker(response.headers.get("content-encoding", ""))
        while True:
            try:
                chunk = next(arriving, None)
            except (httpx2.HTTPError, httpx2.StreamError, OSError):
                raise _cut_error(line) from None
            if chunk is None:
                return
            for part in unpack(chunk):
                size += len(part)
                if size > cap:
                    raise BadAnswer("The provider's answer is larger than any picture may be.")
                yield part

    def _take_json(self, response: httpx2.Response, request: ImageRequest, run: Run, line: Line) -> bytes:
        """Spool the answer; its bytes again when it is small, else nothing."""
        small, last, size = bytearray(), b"", 0
        for chunk in self._chunks(response, request, line):
            run.spool.write(chunk)
            size += len(chunk)
            if size <= _SMALL:
                small += chunk
            last = chunk.rstrip()[-1:] or last
        # An answer without a length ends where the connection ends, also when that was too early.
        if line.cut_by is not None or last != b"}":
            raise _cut_error(line)
        return bytes(small) if size <= _SMALL else b""

    def _take_stream(self, response: httpx2.Response, request: ImageRequest, run: Run, line: Line) -> Iterator[Event]:
        reader, whole = EventReader(), set[bytes]()  # a final that is sent twice counts once
        try:
            for chunk in self._chunks(response, request, line):
                run.spool.write(chunk)
                for data in reader.feed(chunk):
                    answer = _parsed(data)
                    failure = error_in_answer(answer)
                    if failure is not None:
                        raise _cut_error(line) if whole else failure
                    found = picture_of(answer, self._limits.max_image_bytes)
                    if found is not None and is_final(answer):
                        whole.add(sha256(found.image).digest())
                    elif found is not None and is_partial(answer):
                        # Events do not say which of n pictures they belong to; the next unfinished one is a guess.
                        index, position = answer.get("partial_image_index"), min(len(whole), request.n - 1)
                        index = index if isinstance(index, int) else 0
                        yield Partial(position, index, found.image, inspect(found.image).media_type)
        except (OutcomeUnknown, Cancelled):
            if len(whole) < request.n:
                raise
        if len(whole) < request.n:
            raise _cut_error(line)

    def _fetch_urls(self, small: bytes, run: Run) -> None:
        """Fetch what the answer names by URL, at once, because such URLs die within the hour."""
        answer = _parsed(small)
        if small and answer is None:
            raise OutcomeUnknown("The provider's answer makes no sense. It may have been charged.")
        failure = error_in_answer(answer)
        if failure is not None:
            raise failure
        wanted = [(position, url_of(item)) for position, item in enumerate(items_of(answer))]
        urls = [(position, url) for position, url in wanted if url is not None]
        got = 0
        for position, url in urls:
            image = self._fetch(url, run)
            if image is not None:
                run.spool.write(frame(position, image))
                got += 1
        if urls and not got:
            raise BadAnswer("The picture was made and charged, but its address gave nothing.")

    def _fetch(self, url: str, run: Run) -> bytes | None:
        for attempt in range(self._limits.fetch_tries if self._egress is not None else 0):
            if run.cancelled() or self._egress is None:
                break
            try:
                return self._egress.fetch(url, max_bytes=self._limits.max_image_bytes, deadline=run.deadline)
            except FetchFailed as exc:
                if not exc.again or run.deadline <= time.monotonic():
                    break
                time.sleep(min(0.2 * 4**attempt, max(0.0, run.deadline - time.monotonic())))
        return None


def wire_form(request: ImageRequest) -> dict[str, Any]:
    """An ImageRequest in the words of the Images API; what was not asked is left out."""
    wanted: dict[str, Any] = {
        "model": request.model,
        "prompt": request.sent,
        "n": request.n,
        "size": str(request.render_size) if request.render_size else None,
        "quality": request.quality,
        "background": request.background,
        "output_format": request.output_format,
        "output_compression": request.output_compression,
        "moderation": request.moderation if request.kind is Kind.GENERATION else None,
        "user": request.user,
        "input_fidelity": request.input_fidelity,
    }
    if request.partial_images:
        wanted |= {"stream": True, "partial_images": request.partial_images}
    if request.model.startswith(("gpt-image", "chatgpt-image")):
        suffix = STYLE_SUFFIX.get(request.style or "")
        if suffix is not None and len(request.sent) + len(suffix) + 2 <= _LONGEST_PROMPT:
            wanted["prompt"] = f"{request.sent}\n\n{suffix}"
    else:
        # Older and foreign models would answer with a URL that dies; GPT Image refuses both words.
        wanted |= {"response_format": "b64_json"}
        if request.kind is Kind.GENERATION:
            wanted |= {"style": request.style}
    return {name: value for name, value in wanted.items() if value is not None}


def _head(response: httpx2.Response) -> dict[str, str]:
    head = {
        "status": str(response.status_code),
        "content-type": response.headers.get("content-type", "")[:100],
        "request-id": response.headers.get("x-request-id", "")[:100],
    }
    return {name: value for name, value in head.items() if value}


def _upload(name: str, data: bytes) -> tuple[str, bytes, str]:
    """The type comes from the bytes: a part that says application/octet-stream is refused."""
    try:
        media_type = inspect(data).media_type
    except ValueError:
        media_type = "image/png"
    return f"{name}.{media_type.removeprefix('image/')}", data, media_type


def _cut_error(line: Line) -> ProviderError:
    return broken_off(cancelled=line.cut_by is Cut.CANCELLED, deadline=line.cut_by is Cut.DEADLINE)


def _parsed(data: bytes) -> Any:
    try:
        return parse(data) if data else None
    except ValueError:
        return None


def _unpacker(encoding: str) -> Any:
    """A function from packed chunk to unpacked parts of at most 64 KiB, so that a bomb meets the cap early."""
    if encoding in ("", "identity"):
        return lambda chunk: (chunk,)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise OutcomeUnknown("The provider packed its answer in a way nobody asked for. It may have been charged.")
    inflate = zlib.decompressobj(wbits=47)

    def unpack(chunk: bytes) -> Iterator[bytes]:
        while chunk:
            try:
                part = inflate.decompress(chunk, 64 * 1024)
            except zlib.error:
                raise OutcomeUnknown("The provider's answer cannot be unpacked. It may have been charged.") from None
            if part:
                yield part
            chunk = inflate.unconsumed_tail

    return unpack
