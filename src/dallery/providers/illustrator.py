"""The built-in illustrator as a provider: free, local, painting in a child process, run again after a crash."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from dallery.domain.job import Report
from dallery.domain.picture import inspect
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.errors import Cancelled, ProviderError, Unpaintable
from dallery.framing import receive, send
from dallery.illustrator import style_ids
from dallery.providers.base import AfterCrash, Event, Finished, FinishedImage, Partial, Progress, Provider, Run
from dallery.providers.painting_child import IDLE

DEFAULT_SIZE = Size(1024, 1024)
SHORTEST, LONGEST, MOST_PIXELS = 256, 3840, 3840 * 2160  # as in the catalogue
ORDERS_PER_CHILD = 240  # a fresh painter now and then, should one ever leak; none is known to (bench: paces.py)
PAINTING_TIME = 120.0  # seconds for one picture; no order comes near it


class IllustratorFailed(ProviderError):
    """The painting process ended by itself.  Free, and worth one more try by hand."""

    status = 500
    code = "illustrator_failed"
    retry = True


@dataclass
class _Child:
    process: subprocess.Popen[bytes]
    orders: int = 0

    @classmethod
    def start(cls) -> _Child:
        command = [sys.executable, "-m", "dallery.providers.painting_child"]
        # A group of its own: Ctrl+C in a terminal is for us, and reached the child even before it could ignore it.
        return cls(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0))

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):  # flushing to a process that is gone
                    pipe.close()


class Illustrator(Provider):
    id = "illustrator"
    after_crash = AfterCrash.RUN_AGAIN

    def __init__(self) -> None:
        self.at_once = max(1, os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._idle: list[tuple[float, _Child]] = []  # (when it was given back, child)

    def ready(self) -> bool:
        return True

    def generate(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        images: list[FinishedImage] = []
        report: Report | None = None
        for position in range(request.n):
            for step in self._paint(request, run, position):
                if isinstance(step, Finished):
                    images.extend(step.images)
                    report = report or step.report
                elif isinstance(step, Progress):
                    yield Progress((position + step.fraction) / request.n)
                else:
                    yield step
        yield Finished(tuple(images), report=report and replace(report, notes=report.notes + _settings(request, run)))

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for _, child in idle:
            child.end()

    def _paint(self, request: ImageRequest, run: Run, position: int) -> Iterator[Event]:
        if run.cancelled():
            raise Cancelled("It was cancelled.")
        child = self._take()
        run.on_cancel(child.process.kill)
        watchdog = threading.Timer(min(PAINTING_TIME, max(1.0, run.deadline - time.monotonic())), child.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            assert child.process.stdin is not None and child.process.stdout is not None
            head, blobs = _order(request, run, position)
            send(cast(Any, child.process.stdin), {"order": head}, *blobs)
            yield from _steps(child.process.stdout, position)
        except (EOFError, OSError) as exc:
            child.end()
            if run.cancelled():
                raise Cancelled("It was cancelled.") from exc
            raise IllustratorFailed("The illustrator stopped in mid-picture. Nothing was charged.") from exc
        except GeneratorExit:
            child.end()
            raise
        finally:
            watchdog.cancel()
            run.on_cancel(_nothing)
            self._give_back(child)

    def _take(self) -> _Child:
        with self._lock:
            while self._idle:
                since, child = self._idle.pop()
                if child.alive and time.monotonic() - since < IDLE - 15.0:
                    return child
                child.end()  # it is about to end by itself, and an order must not meet that moment
        return _Child.start()

    def _give_back(self, child: _Child) -> None:
        child.orders += 1
        if child.alive and child.orders >= ORDERS_PER_CHILD:
            child.end()
        if child.alive:
            with self._lock:
                self._idle.append((time.monotonic(), child))


def _nothing() -> None:
    return None


def _order(request: ImageRequest, run: Run, position: int) -> tuple[dict[str, Any], list[bytes]]:
    blobs = [run.blob(sha256) for sha256 in request.inputs]
    mask = [run.blob(request.mask)] if request.mask else []
    size = request.render_size or request.size or _size_like(blobs)
    head = {
        "prompt": "" if request.kind is Kind.VARIATION else request.prompt,
        "width": size.width,
        "height": size.height,
        "seed": _seed(request, run) + position,
        "position": position,
        "style": request.style if request.style in style_ids() else None,
        "transparent": request.background == "transparent",
        "output_format": request.output_format or "png",
        "compression": 100 if request.output_compression is None else request.output_compression,
        "stages": request.partial_images,
        "has_source": bool(blobs),
        "has_mask": bool(mask),
    }
    return head, blobs[:1] + mask + blobs[1:]


def _size_like(blobs: list[bytes]) -> Size:
    """An edit without a size is as large as its picture, within what is painted; all else has the default size."""
    if not blobs:
        return DEFAULT_SIZE
    facts = inspect(blobs[0])
    scale = min(max(1.0, SHORTEST / min(facts.width, facts.height)), LONGEST / max(facts.width, facts.height))
    scale = min(scale, (MOST_PIXELS / (facts.width * facts.height)) ** 0.5)
    return Size(max(SHORTEST, int(facts.width * scale)), max(SHORTEST, int(facts.height * scale)))


def _seed(request: ImageRequest, run: Run) -> int:
    if request.seed is not None:
        return request.seed
    # From the job's id: a job that is run again after a crash draws the same picture again.
    return int.from_bytes(hashlib.sha256(run.idempotency_key.encode()).digest()[:4], "big")


def _settings(request: ImageRequest, run: Run) -> tuple[tuple[str, str], ...]:
    """What was settled here and not by the words: the seed of each picture, except of edits (their picture has one)."""
    first = _seed(request, run)
    seeds = () if request.kind is Kind.EDIT else tuple(("seed", str(first + at)) for at in range(request.n))
    return (("background", "transparent" if request.background == "transparent" else "opaque"), *seeds)


def _steps(stream: Any, position: int) -> Iterator[Event]:
    while True:
        head, blobs = receive(stream)
        match head["kind"]:
            case "progress":
                yield Progress(float(head["fraction"]))
            case "stage":
                yield Partial(position, int(head["index"]), blobs[0], str(head["media_type"]))
            case "refused":
                raise Unpaintable(str(head["message"]))
            case "picture":
                told = head["report"]
                notes = (("style", told["style"]), ("setting", told["setting"]))
                report = Report(
                    tuple(told["understood"]), tuple(told["ignored"]), tuple(told["undrawn"]), notes
                )
                yield Finished((FinishedImage(blobs[0], head["revised_prompt"]),), report=report)
                return
