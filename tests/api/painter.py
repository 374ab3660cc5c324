"""A provider for the tests of the API: it paints real pictures at once and misbehaves when a prompt asks for it."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from dallery.domain.money import Usage
from dallery.domain.request import ImageRequest, Size
from dallery.errors import (
    BadAnswer,
    Blocked,
    Cancelled,
    OutcomeUnknown,
    ProviderError,
    Unpaintable,
    UpstreamAuth,
    UpstreamBusy,
    UpstreamQuota,
    UpstreamRefused,
    UpstreamUnreachable,
)
from dallery.providers.base import AfterCrash, Event, Finished, FinishedImage, Partial, Progress, Provider, Run

FAILURES: dict[str, Callable[[], ProviderError]] = {
    "unreachable": lambda: UpstreamUnreachable("The provider cannot be reached."),
    "busy": lambda: UpstreamBusy("The provider asks for patience.", retry_after=90),
    "no money": lambda: UpstreamQuota("The provider's account is empty."),
    "wrong key": lambda: UpstreamAuth("The provider refuses our key."),
    "refused": lambda: UpstreamRefused("Invalid value.", param="quality"),
    "blocked": lambda: Blocked("The safety system said no.", stage="input", categories=("violence",)),
    "blocked late": lambda: Blocked("The safety system said no.", stage="output", categories=("violence",)),
    "lost": lambda: OutcomeUnknown("The connection broke. It may have been charged and was not sent again."),
    "garbage": lambda: BadAnswer("The provider's answer holds no image."),
    "unpaintable": lambda: Unpaintable("This order cannot be drawn."),
    "odd": lambda: ProviderError("The provider failed."),
}


def png(width: int, height: int, shade: int = 128, *, noise: bytes = b"") -> bytes:
    """A grey picture; `noise` goes into a private chunk and makes the file as large as a test wants it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes((shade,)) * width) * height, 1)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    extra = chunk(b"noIs", noise) if noise else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Painter(Provider):
    """`calls` are the orders that reached it; `gate`, when cleared, keeps every order waiting."""

    after_crash = AfterCrash.UNCERTAIN

    def __init__(self, name: str) -> None:
        self.id = name  # type: ignore[misc]
        self.calls: list[ImageRequest] = []
        self.gate = threading.Event()
        self.gate.set()
        self.noise = b""

    def ready(self) -> bool:
        return True

    def generate(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        self.calls.append(request)
        stops = threading.Event()
        run.on_cancel(stops.set)
        while not self.gate.wait(0.02):
            if stops.is_set():
                raise Cancelled("It was cancelled.")
        failure = FAILURES.get(request.prompt)
        if failure is not None:
            raise failure()
        size = request.render_size or request.size or Size(1024, 1024)
        yield Progress(0.5)
        for index in range(request.partial_images):
            yield Partial(0, index, png(size.width, size.height, 10 * index), "image/png")
        if request.prompt == "breaks in the stream":
            raise OutcomeUnknown("The connection broke.")
        images = tuple(
            FinishedImage(png(size.width, size.height, position, noise=self.noise)) for position in range(request.n)
        )
        usage = Usage(input_text=11, output_image=401) if self.id == "openai" else None
        yield Finished(images, usage=usage, request_id="req_upstream")

    def read(self, raw: Any, request: ImageRequest) -> Finished:
        raise AssertionError("this provider spools nothing")
