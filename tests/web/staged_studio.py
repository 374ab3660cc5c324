"""A real studio with the engine off, for the page tests: jobs in any state on demand, pretend painters at a pace."""

from __future__ import annotations

import functools
import io
import itertools
import random
import shutil
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image as Pillow
from PIL import ImageDraw, ImageFilter
from sqlalchemy import update

from dallery.catalogue.catalogue import Serving
from dallery.domain.actor import Actor
from dallery.domain.job import Job, JobState, Report
from dallery.domain.request import ImageRequest, Size
from dallery.engine.events import PartialView
from dallery.engine.watch import Watch
from dallery.errors import DalleryError
from dallery.providers.base import Provider
from dallery.providers.registry import Registry
from dallery.settings import Settings
from dallery.storage.accounts import Accounts
from dallery.storage.database import Database
from dallery.storage.ids import new_image_id, new_job_id
from dallery.storage.records import NewImage, NewJob, Settlement
from dallery.storage.tables import insert_once, jobs, owners
from dallery.studio import Accepted, JobView, Studio

TODAY = date(2026, 11, 22)
STAGE = "stage"  # the executor of every job here
PLAIN = ("priority", "attempt", "hold", "cost", "provider_request_id", "created_at", "started_at", "finished_at",
         "delivered_at", "cancel_requested")  # fmt: skip


class StagedAccounts(Accounts):
    """Passwords without argon2's half second, and one setup token that is known."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.password: str | None = None
        self.tokens = {"right-token"}
        self.sessions: dict[str, str] = {}

    def needs_setup(self) -> bool:
        return self.password is None

    def use_setup_token(self, token: str, now: int) -> bool:
        if token in self.tokens:
            self.tokens.remove(token)
            return True
        return False

    def set_password(self, owner_id: str, password: str) -> None:
        self.password = password

    def check_password(self, owner_id: str, password: str) -> bool:
        return password == self.password

    def new_session(self, owner_id: str, now: int) -> str:
        token = f"session-{len(self.sessions)}-{time.monotonic_ns()}"
        self.sessions[token] = owner_id
        return token

    def find_session(self, token: str, now: int) -> str | None:
        return self.sessions.get(token)

    def end_session(self, token: str) -> None:
        self.sessions.pop(token, None)


class Pretender(Provider):
    """A provider that is there when its id stands among the keys, and is never asked to paint."""

    def __init__(self, provider_id: str, keys: set[str]) -> None:
        self.id = provider_id  # type: ignore[misc]
        self._keys = keys

    def ready(self) -> bool:
        return self.id in self._keys


@functools.cache
def _empty_database() -> Path:
    """A migrated database file, made once per run of the tests: alembic takes a fifth of a second."""
    folder = Path(tempfile.mkdtemp(prefix="dallery-stage-"))
    path = folder / "dallery.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


class StagedStudio(Studio):
    """`pace` is the seconds between two events of an ordered job; None leaves jobs where they are put.

    `keys` are the providers that are ready beside the illustrator.
    """

    def __init__(self, folder: Path, pace: float | None = 0.0, keys: tuple[str, ...] = ()) -> None:
        settings = Settings(home=folder)
        target = Database(settings.rows_url).path
        if target is not None and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(_empty_database(), target)
        super().__init__(settings, engine=False)
        self.folder = folder
        self.pace = pace
        self.keys = {"illustrator", *keys}
        self.refuse: DalleryError | None = None
        self.accounts = StagedAccounts(self._database)
        self._registry = Registry([Pretender(name, self.keys) for name in ("illustrator", "openai")])
        # Told by its own hub, as in the process that does the work; short enough for the tests of silence.
        self._watch = Watch(self._jobs, self._hub, self._folder.partials, works_here=True, alone=True)
        self._watch._pace = 0.25
        self._numbers = itertools.count(1)
        self._last = 0

    # -- what the tests set up -----------------------------------------------------------------------------------

    def put(self, prompt: str = "a fox in the snow", state: JobState = JobState.RESERVED, **changes: Any) -> Job:
        """A job in any state.  `images` pictures of `size` hang on the wall for it; `owner_id` may be somebody else.

        What it is told goes into the row as it is, also what no engine would write.
        """
        images, size = changes.pop("images", 0), changes.pop("size", Size(512, 512))
        request = changes.pop("request", None) or ImageRequest(prompt=prompt, model="illustrator-1", size=size)
        now = self._moment()
        owner_id = changes.pop("owner_id", None) or self.owner().owner_id
        with self._database.write() as connection:
            insert_once(connection, owners, id=owner_id, created_at=now)
        provider = changes.pop("provider", "illustrator")
        created = changes.get("created_at", now - 9000)
        new = NewJob(
            id=new_job_id(), owner_id=owner_id, key_id=changes.pop("key_id", None), request=request, provider=provider,
            priority=1, hold=changes.get("hold", 0), created_at=created, fingerprint=request.fingerprint(),
        )  # fmt: skip
        self._jobs.accept(new, idempotency=None, limit=None)
        ending = {name: changes.pop(name) for name in ("failure", "report", "usage") if name in changes}
        if state is not JobState.RESERVED:
            self._jobs.claim(new.id, STAGE)
            changes.setdefault("started_at", created + 1000)
        if state is JobState.RECEIVED:
            self._jobs.received(new.id, 1)
        if state.ended:
            number = next(self._numbers)
            pictures = [self._picture(paint(prompt, size, number * 7 + at), size, at) for at in range(images)]
            self._settle(new.id, state, pictures, cost=changes.get("cost"), **ending)
            changes.setdefault("cost", None)
            changes.setdefault("hold", 0)
        self._write(new.id, **changes)
        return self._get(new.id)

    def tell(self, job: Job, kind: Any, **more: Any) -> None:
        """Something happened to `job`, which is now as it is given here."""
        failure, report = job.failure, job.report
        self._write(
            job.id, state=job.state, failure=failure and failure.to_json(), report=report and report.to_json(),
            **{name: getattr(job, name) for name in PLAIN},
        )  # fmt: skip
        self._hub.publish(job.id, kind, **more)

    def show_partial(self, job: Job, position: int, index: int, picture: bytes) -> None:
        path = self._folder.partials / f"{job.id}.{position}.{index}.png"
        path.write_bytes(picture)
        self._hub.publish(job.id, "partial", partial=PartialView(position, index, "image/png", path))

    def finish(self, job: Job) -> None:
        """All its pictures are there."""
        self._jobs.claim(job.id, STAGE)
        size = job.request.size or Size(1024, 1024)
        words = tuple(job.request.prompt.replace(",", "").split())
        pictures = [
            self._picture(paint(job.request.prompt, size, hash(job.id) + at), size, at) for at in range(job.request.n)
        ]
        self._settle(job.id, JobState.DONE, pictures, cost=0, report=Report(understood=words[:4], ignored=words[4:]))
        self._hub.publish(job.id, "ended")

    def recent_jobs(self, actor: Actor, limit: int = 20) -> tuple[JobView, ...]:
        return tuple(self._view(job) for job in self._jobs.recent(actor.owner_id, limit))

    # -- what differs from the real one --------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        return self.settings.login_needed and self.accounts.needs_setup()

    def today(self) -> date:
        return TODAY

    def _serving(self, asked: Any, stream: bool) -> Serving:
        if self.refuse is not None:
            raise self.refuse
        return super()._serving(asked, stream)

    def _accepted(self, *order: Any) -> Accepted:
        accepted = super()._accepted(*order)
        if accepted.new and self.pace is not None:
            threading.Thread(target=self._live, args=(accepted.job, self.pace), daemon=True).start()
        return accepted

    def _live(self, job: Job, pace: float) -> None:
        time.sleep(pace)
        if self._jobs.claim(job.id, STAGE) is None:
            return
        self._hub.publish(job.id, "state")
        size = job.request.size or Size(1024, 1024)
        for index in range(3):
            time.sleep(pace)
            if self._get(job.id).cancel_requested:
                self._settle(job.id, JobState.CANCELLED, [], cost=0)
                self._hub.publish(job.id, "ended")
                return
            for position in range(job.request.n):
                blurred = paint(job.request.prompt, size, hash(job.id) + position, blur=24 - 8 * index)
                self.show_partial(job, position, index, blurred)
            self._hub.publish(job.id, "progress", fraction=(index + 1) / 4)
        self._jobs.received(job.id, 1)
        self._hub.publish(job.id, "state")
        time.sleep(pace)
        self.finish(job)

    # -- inside --------------------------------------------------------------------------------------------------

    def _moment(self) -> int:
        """Now in milliseconds, and never twice the same, so that the newest is the newest."""
        self._last = max(self.clock(), self._last + 1)
        return self._last

    def _get(self, job_id: str) -> Job:
        job = self._jobs.get(job_id)
        assert job is not None
        return job

    def _picture(self, data: bytes, size: Size, position: int) -> NewImage:
        sha256 = self._blobs.put(data)
        return NewImage(new_image_id(), position, sha256, None, len(data), size.width, size.height, "image/png")

    def _settle(self, job_id: str, state: JobState, pictures: list[NewImage], **more: Any) -> None:
        settlement = Settlement(state, tuple(pictures), finished_at=self._moment(), **more)
        assert self._jobs.settle(job_id, 1, settlement)

    def _write(self, job_id: str, **values: Any) -> None:
        if values:
            with self._database.write() as connection:
                connection.execute(update(jobs).where(jobs.c.id == job_id).values(**values))


def paint(prompt: str, size: Size, seed: int, blur: int = 0) -> bytes:
    """A small landscape in PNG, so that a screenshot can be judged: sky, sun, three ridges."""
    pick = random.Random(f"{prompt}{seed}")
    sky = pick.choice(
        [
            ((250, 214, 165), (120, 150, 190)),
            ((190, 220, 235), (90, 140, 180)),
            ((40, 48, 84), (120, 96, 140)),
            ((246, 228, 205), (226, 150, 120)),
            ((214, 232, 224), (110, 160, 150)),
        ]
    )
    width, height = min(size.width, 640), round(min(size.width, 640) * size.height / size.width)
    picture = Pillow.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        part = y / height
        draw.line([(0, y), (width, y)], tuple(round(a + (b - a) * part) for a, b in zip(sky[1], sky[0], strict=True)))
    radius = min(width, height) * pick.uniform(0.07, 0.13)
    x, y = width * pick.uniform(0.2, 0.8), height * pick.uniform(0.2, 0.45)
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], (255, 240, 205))
    tone = pick.choice([(52, 84, 80), (86, 70, 92), (60, 76, 104), (96, 88, 60)])
    for ridge in range(3):
        top = height * (0.55 + 0.13 * ridge)
        points = [(i * width / 8, top + pick.uniform(-0.1, 0.08) * height) for i in range(9)]
        fade = 1.55 - 0.35 * ridge
        draw.polygon([*points, (width, height), (0, height)], tuple(min(255, round(c * fade)) for c in tone))
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    if (width, height) != (size.width, size.height):
        picture = picture.resize((size.width, size.height))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
