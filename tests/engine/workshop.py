"""The engine's rooms without its queue, around a paid provider whose every step a test writes down."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dallery.catalogue.catalogue import Catalogue
from dallery.domain.actor import Actor, Via
from dallery.domain.job import Job
from dallery.domain.request import ImageRequest, Size
from dallery.engine.accept import Accept, Order
from dallery.engine.events import Hub
from dallery.engine.keep import Keep
from dallery.engine.presence import Presence
from dallery.engine.run import Folders, Limits, Runner
from dallery.providers.base import AfterCrash, Event, Finished, FinishedImage, Received, Run
from dallery.providers.openai_images import OpenAIImages
from dallery.providers.registry import Registry
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.executors import Executors
from dallery.storage.folder import DataFolder
from dallery.storage.gallery import Gallery
from dallery.storage.ids import now_ms
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from tests.upstream.pictures import paint

HOLD = 100_000  # micro-dollars
FOX = ImageRequest(prompt="a fox", model="gpt-image-2", size=Size(64, 64), render_size=Size(64, 64))
USAGE = {"input_tokens": 10, "output_tokens": 100}
HEAD = {"status": "200", "content-type": "application/json", "request-id": "req_1"}
Script = Callable[[ImageRequest, Run], Iterator[Event]]


def png(nonce: str, width: int = 64, height: int = 64) -> bytes:
    return paint(width, height, "png", nonce).data


def answer(*images: bytes, usage: dict[str, Any] | None = USAGE) -> bytes:
    """What an upstream would say that painted `images`."""
    data = [{"b64_json": base64.b64encode(image).decode()} for image in images]
    return json.dumps({"created": 1, "data": data, **({"usage": usage} if usage else {})}).encode()


class Scripted(OpenAIImages):
    """Reads spooled answers as the real one; what it does instead of sending is `script`."""

    def __init__(self) -> None:
        super().__init__("sk-test-0123456789")
        self.calls = 0
        self.script: Script = self.paint

    def generate(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        self.calls += 1
        return self.script(request, run)

    def paint(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        yield from self.say(run, answer(*(png(f"{run.idempotency_key}-{i}") for i in range(request.n))))

    def say(self, run: Run, body: bytes) -> Iterator[Event]:
        run.spool.start(HEAD)
        run.spool.write(body)
        yield Received()


class Free(Scripted):
    """A local engine: it charges nobody and may run again."""

    id = "illustrator"
    after_crash = AfterCrash.RUN_AGAIN

    def paint(self, request: ImageRequest, run: Run) -> Iterator[Event]:
        yield Finished((FinishedImage(png("drawn")),))


class Workshop:
    def __init__(self, home: Path, database: Database) -> None:
        self.database = database
        self.folder = DataFolder(home)
        self.jobs = Jobs(database)
        self.gallery = Gallery(database)
        self.ledger = Ledger(database)
        self.executors = Executors(database)
        self.blobs = Blobs(self.folder.blobs)
        self.hub = Hub()
        self.paid = Scripted()
        self.free = Free()
        self.actor = Actor(Accounts(database).first_owner(now_ms()), Via.LIBRARY)
        self.accept = Accept(self.jobs, home, 0, None, now_ms)
        (home / "quarantine").mkdir(exist_ok=True)
        self.keep = Keep(self.jobs, self.blobs, Catalogue.load(None), home / "quarantine", now_ms)
        self.runner = self.worker("me")

    def worker(self, name: str) -> Runner:
        """Another process's runner, as far as the database can tell; it has our disk."""
        presence = Presence(self.executors, name, frozenset(), False, now_ms)
        presence.beat()
        folders = Folders(self.folder.spool, self.folder.partials)
        registry = Registry([self.paid, self.free])
        return Runner(self.jobs, self.blobs, registry, self.keep, self.hub, folders, Limits(30.0), presence)

    def order(self, provider: str = "openai", n: int = 1, request: ImageRequest = FOX, priority: int = 100) -> Job:
        hold = HOLD if provider == "openai" else 0
        job, _ = self.accept(self.actor, Order(replace(request, n=n), provider, hold, priority=priority))
        return job

    def run(self, job: Job) -> Job:
        self.runner.run(job.id)
        return self.now(job)

    def now(self, job: Job) -> Job:
        found = self.jobs.get(job.id)
        assert found is not None
        return found

    def left_sending(self, job: Job, spooled: bytes | None = None, *, whole: bool = False) -> Job:
        """What a process leaves behind that is killed while it sends, after `spooled` bytes of the answer."""
        claimed = self.jobs.claim(job.id, "a-dead-process")
        assert claimed is not None
        if spooled is not None:
            suffix = "raw" if whole else "part"
            path = self.folder.spool / f"{job.id}.{claimed.attempt}.{suffix}"
            path.write_bytes(json.dumps(HEAD).encode() + b"\n" + spooled)
        return claimed

    def pictures(self, job: Job) -> list[bytes]:
        return [self.blobs.read(image.original_sha256 or image.sha256) for image in self.gallery.of_job(job.id)]

    def spooled(self) -> list[str]:
        return sorted(path.name for path in self.folder.spool.iterdir())
