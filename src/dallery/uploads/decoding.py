"""Hands pictures to the decoding child and takes clean PNGs back; no decoder ever runs in this process.

Children are started on demand, kept for a while, killed when one picture takes too long, and given no environment:
there is no key in it to steal.
"""

from __future__ import annotations

import logging
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import dallery
from dallery.domain.request import Size
from dallery.errors import RequestError
from dallery.framing import receive, send
from dallery.uploads.decoding_child import IDLE
from dallery.uploads.header import Caps, invalid, too_large, unprocessable

log = logging.getLogger("dallery.uploads")
MOST_PNG = 50 * 1024 * 1024  # bytes; GPT Image takes only smaller files
_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from dallery.uploads.decoding_child import main; main()"


@dataclass(frozen=True)
class Decoded:
    """A bare PNG of our own making, and its size.  `alpha`: none, opaque, soft, holes or clear (pixels.alpha_of)."""

    png: bytes
    size: Size
    alpha: str


@dataclass(frozen=True)
class Composition:
    """An edit and what it was made from.  `size` None: as large as `edited`.  `format`: png, jpeg or webp.

    `original` and `mask` are PNGs of one shape.  `quality` 0 to 100; a WebP of 100 and every PNG loses nothing.
    `feather` in pixels, None for one that suits the size.
    """

    original: bytes
    edited: bytes
    mask: bytes
    size: Size | None = None
    format: str = "png"
    quality: int = 100
    feather: int | None = None


class Decoder:
    """Thread-safe.  At most `at_once` children; further callers wait their turn.

    Every method raises RequestError: invalid_image, image_too_large or image_unprocessable, with `param`.
    """

    def __init__(self, at_once: int = 2, wall: float = 15.0, max_pixels: int = Caps.max_pixels) -> None:
        """`wall` in seconds for one order, of which it may compute two thirds."""
        self._room = threading.Semaphore(at_once)
        self._wall = wall
        self._max_pixels = max_pixels
        self._lock = threading.Lock()
        self._idle: list[tuple[float, subprocess.Popen[bytes]]] = []  # (when it was given back, child)

    def picture(self, data: bytes, param: str = "image", *, scene: bool = False) -> Decoded:
        """Upright, sRGB, first frame, RGBA only when something is transparent; no metadata.

        `scene`: keep what a picture of our own illustrator says of its scene.
        """
        return self._decoded({"do": "picture", "scene": scene}, [data], param)

    def small(self, data: bytes) -> list[tuple[int, int, int]]:
        """The whole picture as 1,024 sRGB pixels: that it can be opened, and what colours it has."""
        _, raster = self._ask({"do": "small"}, [data], "image")
        return [(raster[at], raster[at + 1], raster[at + 2]) for at in range(0, len(raster), 3)]

    def mask(self, data: bytes, size: Size) -> Decoded:
        """The mask's alpha at the image's size, black below; refused when it lets nothing change."""
        return self._decoded({"do": "mask", "size": (size.width, size.height)}, [data], "mask")

    def mask_from(self, png: bytes) -> Decoded:
        """The image's own transparency as a mask."""
        return self._decoded({"do": "mask_from"}, [png], "image")

    def cropped(self, png: bytes, shape: Size, param: str = "image") -> Decoded:
        """The largest part around the middle that has the shape of `shape`."""
        return self._decoded({"do": "crop", "shape": (shape.width, shape.height)}, [png], param)

    def composite(self, parts: Composition) -> bytes:
        """The edit inside the mask, the original exactly outside of it, in the format that was asked for."""
        size = (parts.size.width, parts.size.height) if parts.size else None
        head = {
            "do": "composite", "size": size, "format": parts.format, "quality": parts.quality,
            "feather": parts.feather,
        }  # fmt: skip
        _, data = self._ask(head, [parts.original, parts.edited, parts.mask], "image")
        return data

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for _, child in idle:
            _end(child)

    def _decoded(self, head: dict[str, Any], blobs: list[bytes], param: str) -> Decoded:
        told, data = self._ask(head, blobs, param)
        if len(data) >= MOST_PNG:
            raise too_large(param, "as PNG it has more than 50 MB. Scale it down")
        return Decoded(data, Size(int(told["width"]), int(told["height"])), str(told["alpha"]))

    def _ask(self, head: dict[str, Any], blobs: list[bytes], param: str) -> tuple[dict[str, Any], bytes]:
        with self._room:
            limits = {"max_pixels": self._max_pixels, "cpu": max(1, round(self._wall * 2 / 3))}
            told, answer = self._exchange({**head, **limits}, blobs, param)
        if told["kind"] == "picture":
            return told, answer[0]
        raise _refusal(str(told["code"]), str(told["why"]), param)

    def _exchange(self, head: dict[str, Any], blobs: list[bytes], param: str) -> tuple[dict[str, Any], list[bytes]]:
        child = self._take()
        watchdog = threading.Timer(self._wall, child.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            send(cast(Any, child.stdin), head, *blobs)
            return receive(cast(Any, child.stdout))
        except (EOFError, OSError, struct.error):
            log.warning("the decoding process ended by itself or was stopped (status %s)", _end(child))
            raise unprocessable(param) from None
        finally:
            watchdog.cancel()
            self._give_back(child)

    def _take(self) -> subprocess.Popen[bytes]:
        with self._lock:
            while self._idle:
                since, child = self._idle.pop()
                if child.poll() is None and time.monotonic() - since < IDLE - 15.0:
                    return child
                _end(child)  # it is about to end by itself, and an order must not meet that moment
        return _start()

    def _give_back(self, child: subprocess.Popen[bytes]) -> None:
        if child.poll() is None:
            with self._lock:
                self._idle.append((time.monotonic(), child))


def _start() -> subprocess.Popen[bytes]:
    source = str(Path(dallery.__file__).parent.parent)
    # An empty environment, so where a shared libpython lies must be said again.  Windows cannot start without one.
    environment = None if sys.platform == "win32" else {"LD_LIBRARY_PATH": f"{sys.base_prefix}/lib"}
    return subprocess.Popen(
        [sys.executable, "-E", "-s", "-B", "-c", _RUN, source],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        close_fds=True,
    )


def _end(child: subprocess.Popen[bytes]) -> int:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):  # flushing to a process that is gone
                pipe.close()
    return child.returncode


def _refusal(code: str, why: str, param: str) -> RequestError:
    if code == "invalid_image":
        return invalid(param, why)
    return too_large(param, why) if code == "image_too_large" else unprocessable(param)
