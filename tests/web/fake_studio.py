"""A studio in memory for the page tests: real catalogue and checks, pretend painters, jobs in any state on demand."""

from __future__ import annotations

import hashlib
import io
import itertools
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image as Pillow
from PIL import ImageDraw, ImageFilter

from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.checking import plan
from dallery.catalogue.prices import Quote, estimate
from dallery.domain.actor import Actor, Via
from dallery.domain.image import Image
from dallery.domain.job import Job, JobState, Report
from dallery.domain.request import ImageRequest, Size
from dallery.errors import DalleryError, NotFound, RequestError
from dallery.settings import Settings

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class View:
    job: Job
    images: tuple[Image, ...]
    place: int | None


@dataclass(frozen=True)
class Page:
    images: tuple[Image, ...]
    next: str | None


@dataclass(frozen=True)
class ModelView:
    model: Any
    serves: Any
    ready: bool


@dataclass(frozen=True)
class PartialView:
    position: int
    index: int
    media_type: str
    path: Path


@dataclass(frozen=True)
class JobEvent:
    id: int
    kind: str
    job: Job
    partial: PartialView | None = None
    fraction: float | None = None


class FakeAccounts:
    def __init__(self) -> None:
        self.password: str | None = None
        self.tokens = {"right-token"}
        self.sessions: dict[str, str] = {}

    def first_owner(self, now: int) -> str:
        return "own_alice"

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

    def create_key(self, owner_id: str, name: str, now: int) -> str:
        return "dk_Ab3dEf6hIj9k_0123456789abcdefghijABCDEFGHIJ_x1y2z3"


class FakeStudio:
    """`pace` is the seconds between two events of a job; None leaves jobs where they are put."""

    def __init__(self, folder: Path, pace: float | None = 0.0, keys: tuple[str, ...] = ()) -> None:
        self.settings = Settings(home=folder)
        self.accounts = FakeAccounts()
        self.pace = pace
        self.keys = {"illustrator", *keys}  # providers that are ready
        self.refuse: DalleryError | None = None
        self._folder = folder
        self._catalogue = Catalogue.load()
        self._jobs: dict[str, Job] = {}
        self._images: list[Image] = []
        self._deleted: dict[str, Image] = {}
        self._partials: dict[tuple[str, int], PartialView] = {}
        self._by_ticket: dict[str, str] = {}
        self._news: dict[str, list[JobEvent]] = {}
        self._change = threading.Condition()
        self._numbers = itertools.count(1)

    # -- what the tests set up -----------------------------------------------------------------------------------

    def put(self, prompt: str = "a fox in the snow", state: JobState = JobState.RESERVED, **changes: Any) -> Job:
        """A job in any state.  `images` pictures of `size` hang on the wall for it."""
        images, size = changes.pop("images", 0), changes.pop("size", Size(512, 512))
        request = changes.pop("request", None) or ImageRequest(prompt=prompt, model="illustrator-1", size=size)
        number = next(self._numbers)
        now = time.time_ns() // 1_000_000
        job = Job(
            id=f"job_{number:026d}",
            owner_id="own_alice",
            key_id=None,
            state=state,
            request=request,
            provider="illustrator",
            priority=1,
            attempt=1,
            executor=None,
            hold=0,
            cost=None,
            usage=None,
            failure=None,
            report=None,
            provider_request_id=None,
            cancel_requested=False,
            created_at=now - 9000,
            started_at=None if state is JobState.RESERVED else now - 8000,
            finished_at=now if state.ended else None,
            delivered_at=None,
        )
        job = replace(job, **changes)
        self._jobs[job.id] = job
        self._news[job.id] = []
        for position in range(images):
            self._hang(job, position, paint(prompt, size, number * 7 + position), size)
        return job

    def tell(self, job: Job, kind: str, **more: Any) -> None:
        with self._change:
            self._jobs[job.id] = job
            news = self._news[job.id]
            news.append(JobEvent(len(news) + 1, kind, job, **more))
            self._change.notify_all()

    def show_partial(self, job: Job, position: int, index: int, picture: bytes) -> None:
        path = self._folder / f"{job.id}.{position}.{index}.png"
        path.write_bytes(picture)
        view = PartialView(position, index, "image/png", path)
        self._partials[job.id, position] = view
        self.tell(job, "partial", partial=view)

    def finish(self, job: Job) -> None:
        size = job.request.size or Size(1024, 1024)
        for position in range(job.request.n):
            self._hang(job, position, paint(job.request.prompt, size, hash(job.id) + position), size)
        words = tuple(job.request.prompt.replace(",", "").split())
        report = Report(understood=words[:4], ignored=words[4:])
        self.tell(replace(job, state=JobState.DONE, cost=0, finished_at=self.clock(), report=report), "ended")

    def _hang(self, job: Job, position: int, picture: bytes, size: Size) -> None:
        sha = hashlib.sha256(picture).hexdigest()
        (self._folder / sha).write_bytes(picture)
        number = next(self._numbers)
        self._images.append(
            Image(
                id=f"img_{number:026d}",
                job_id=job.id,
                owner_id="own_alice",
                position=position,
                sha256=sha,
                original_sha256=None,
                byte_size=len(picture),
                width=size.width,
                height=size.height,
                media_type="image/png",
                prompt=job.request.prompt,
                model=job.request.model,
                revised_prompt=None,
                created_at=self.clock() + number,
            )
        )

    def clock(self) -> int:
        return time.time_ns() // 1_000_000

    # -- the verbs -----------------------------------------------------------------------------------------------

    def secret(self, purpose: str) -> bytes:
        return hashlib.sha256(f"{purpose} of {self._folder}".encode()).digest()

    def owner(self) -> Actor:
        return Actor("own_alice", Via.LOOPBACK)

    def submit(self, actor: Actor, asked: Asked, *, idempotency_key: str | None = None) -> Job:
        if self.refuse is not None:
            raise self.refuse
        request = plan(asked, self._catalogue.resolve(asked.model, TODAY, self._ready))
        if idempotency_key in self._by_ticket:
            return self._jobs[self._by_ticket[idempotency_key]]
        job = self.put(request=request, prompt=request.prompt)
        if idempotency_key:
            self._by_ticket[idempotency_key] = job.id
        if self.pace is not None:
            threading.Thread(target=self._live, args=(job,), daemon=True).start()
        return job

    def _live(self, job: Job) -> None:
        assert self.pace is not None
        time.sleep(self.pace)
        job = replace(job, state=JobState.SENDING, started_at=self.clock())
        self.tell(job, "state")
        size = job.request.size or Size(1024, 1024)
        for index in range(3):
            time.sleep(self.pace)
            if self._jobs[job.id].state.ended:
                return
            for position in range(job.request.n):
                blurred = paint(job.request.prompt, size, hash(job.id) + position, blur=24 - 8 * index)
                self.show_partial(job, position, index, blurred)
            self.tell(job, "progress", fraction=(index + 1) / 4)
        job = replace(job, state=JobState.RECEIVED)
        self.tell(job, "state")
        time.sleep(self.pace)
        self.finish(job)

    def events(self, actor: Actor, job_id: str, after: int = 0) -> Iterator[JobEvent]:
        yield JobEvent(after, "state", self._jobs[job_id])
        while True:
            with self._change:
                if len(self._news[job_id]) <= after and not self._jobs[job_id].state.ended:
                    self._change.wait(1.0)
                fresh = self._news[job_id][after:]
            if not fresh:
                kind = "ended" if self._jobs[job_id].state.ended else "quiet"
                yield JobEvent(after + 1, kind, self._jobs[job_id])
                if kind == "ended":
                    return
            for event in fresh:
                after = event.id
                yield event
                if event.kind == "ended":
                    return

    def job(self, actor: Actor, job_id: str) -> View:
        job = self._jobs.get(job_id)
        if job is None or job.owner_id != actor.owner_id:
            raise NotFound("There is no such job.")
        images = tuple(image for image in self._images if image.job_id == job_id)
        return View(job, images, 3 if job.state is JobState.RESERVED else None)

    def recent_jobs(self, actor: Actor, limit: int = 20) -> tuple[View, ...]:
        return tuple(self.job(actor, job_id) for job_id in list(self._jobs)[: -limit - 1 : -1])

    def open_jobs(self, actor: Actor, limit: int = 20) -> tuple[View, ...]:
        return tuple(view for view in self.recent_jobs(actor, limit) if not view.job.state.ended)

    @property
    def closed(self) -> bool:
        return self.settings.login_needed and self.accounts.needs_setup()

    def cancel(self, actor: Actor, job_id: str) -> View:
        job = self.job(actor, job_id).job
        if not job.state.ended:
            self.tell(replace(job, state=JobState.CANCELLED, finished_at=self.clock(), cost=0), "ended")
        return self.job(actor, job_id)

    def newest(self, actor: Actor, cursor: str | None = None, limit: int = 24) -> Page:
        if cursor is not None and not cursor.isdigit():
            raise RequestError("That cursor is not ours.", param="after")
        start = int(cursor or 0)
        newest = self._images[::-1][start : start + limit + 1]
        return Page(tuple(newest[:limit]), str(start + limit) if len(newest) > limit else None)

    def image(self, actor: Actor, image_id: str) -> Image:
        for image in self._images:
            if image.id == image_id and image.owner_id == actor.owner_id:
                return image
        raise NotFound("There is no such image.")

    def image_path(self, image: Image) -> Path:
        return self._folder / image.sha256

    def thumbnail(self, image: Image, width: int) -> Path:
        return self._folder / image.sha256

    def partial(self, actor: Actor, job_id: str, position: int) -> PartialView | None:
        return self._partials.get((job_id, position))

    def delete_image(self, actor: Actor, image_id: str) -> None:
        image = self.image(actor, image_id)
        self._images.remove(image)
        self._deleted[image_id] = image

    def restore_image(self, actor: Actor, image_id: str) -> None:
        if image_id not in self._deleted:
            raise NotFound("There is no such image.")
        self._images.append(self._deleted.pop(image_id))

    def _ready(self, provider: str) -> bool:
        return provider in self.keys

    def models(self) -> tuple[ModelView, ...]:
        views = []
        for model in self._catalogue.models():
            serves = self._catalogue.resolve(model.id, TODAY, self._ready).model
            views.append(ModelView(model, serves, serves.id == model.id))
        return tuple(sorted(views, key=lambda view: not view.ready))

    def model(self, model_id: str) -> Any:
        model = self._catalogue.get(model_id)
        if model is None:
            raise NotFound("There is no such model.")
        return model

    def quote(self, actor: Actor, asked: Asked) -> Quote:
        serving = self._catalogue.resolve(asked.model, TODAY, self._ready)
        return estimate(serving.model, plan(asked, serving))


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
