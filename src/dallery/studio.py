"""The front desk: the only verbs that a door may call, over the store and the engine that it builds once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dallery.board import Board
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Model, Serving
from dallery.catalogue.checking import plan
from dallery.catalogue.dalle import uses_gpt_only
from dallery.catalogue.prices import Quote, estimate
from dallery.collection import Collection
from dallery.domain.actor import Actor, Via
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.domain.money import Micros
from dallery.domain.request import ImageRequest, Kind
from dallery.drafts import Drafts
from dallery.edit_orders import EditOrders
from dallery.engine.accept import Accept, Order
from dallery.engine.engine import Engine, Rooms
from dallery.engine.events import Hub, PartialView
from dallery.engine.follow import Follow
from dallery.engine.watch import JobEvent, Watch
from dallery.errors import NotFound, StartRefused, Unauthorized
from dallery.links import ImageLinks, ShareLinks
from dallery.providers.installed import registry_of
from dallery.settings import Settings, load
from dallery.settling import Settling
from dallery.storage.accounts import Accounts
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.drafts import DraftRows
from dallery.storage.executors import Executors
from dallery.storage.folder import DataFolder
from dallery.storage.gallery import Gallery, Page
from dallery.storage.grids import GridRows
from dallery.storage.ids import now_ms
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger, Spending
from dallery.storage.open_jobs import OpenJobs
from dallery.storage.responses import Responses
from dallery.thumbnails import WIDTHS, Thumbnails
from dallery.tidying import Tidying
from dallery.uploads.decoding import Decoder
from dallery.uploads.intake import Intake, Uploads
from dallery.views import Accepted, JobView, ModelView

if TYPE_CHECKING:
    from dallery.result import Result

__all__ = [
    "Accepted", "Asked", "JobEvent", "JobView", "ModelView", "Page", "PartialView", "Quote", "Spending", "Studio",
]


class Studio:
    """Thread-safe.  Build it with `open`, end it with `close` (or use it as a context manager)."""

    def __init__(self, settings: Settings, *, engine: bool | None = None, intake: Intake | None = None) -> None:
        """`engine` True: run jobs here or raise StartRefused; False: only order and look; None: run them if nobody
        else on this data folder does.  `intake`: who opens pictures that people send, by default the strict one."""
        self.settings = settings
        self.clock = now_ms
        self._folder = DataFolder(settings.home)
        works_here = engine is not False and self._lock(must=engine is True)
        self._database = Database(settings.rows_url)
        self._database.migrate()
        self._jobs = Jobs(self._database)
        self._gallery = Gallery(self._database)
        self._ledger = Ledger(self._database)
        self.accounts = Accounts(self._database)
        self.responses = Responses(self._database)
        self.grids = GridRows(self._database)
        self._blobs = Blobs(self._folder.blobs)
        self._catalogue = Catalogue.load(settings.models_file)
        self._registry = registry_of(settings)
        self._hub = Hub()
        self._watch = Watch(self._jobs, self._hub, self._folder.partials, works_here, self._database.kind == "sqlite")
        open_jobs = OpenJobs(self._database)
        self.board = Board(open_jobs, Follow(self._jobs, open_jobs, self._hub, self._watch))
        self._accept = Accept(
            self._jobs, settings.home, settings.disk_floor, settings.budget_per_day, self.clock
        )
        self._thumbnails = Thumbnails(self._folder.thumbnails)
        intake = intake or Intake(Decoder())
        self._edits = EditOrders(self._catalogue, self._blobs, intake)
        self.drafts = Drafts(
            DraftRows(self._database), self._gallery, self._blobs, intake, self._thumbnails,
            self.secret("references"), self.clock,
        )
        self.settling = Settling(self._jobs, self._registry, self._again, self.clock)
        self.links = ImageLinks(self.secret("image-links"), settings.link_lifetime, self.clock)
        shares = ShareLinks(self.secret("shares"), self.clock)
        self.collection = Collection(self._database, self._blobs, shares, self.clock)
        self.tidying = Tidying(self._database, self._folder, self._blobs)
        self._owner_id = self.accounts.first_owner(self.clock())
        self._open = False  # until `closed` has looked
        self._engine: Engine | None = None
        if works_here:
            self._engine = self._start_engine()
            self.collection.look_at_colours(self._thumbnails, lambda: self._hub.count)
            self.tidying.beside.start()

    @classmethod
    def open(cls, settings: Settings | None = None) -> Studio:
        """For programs: with the settings of the environment and .env, running jobs here unless a server does."""
        return cls(settings or load(dotenv=Path(".env")))

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, drain: float | None = None) -> None:
        """Refuse new work, wait up to `drain` seconds (default: the setting) for what runs, and let go of all."""
        self._accept.draining = True
        if self._engine is not None:
            self._engine.stop(self.settings.drain if drain is None else drain)
        self._registry.close()
        self._edits.close()
        self.collection.close()
        self.tidying.beside.stop()
        self._database.close()
        self._folder.unlock()

    @property
    def works_here(self) -> bool:
        return self._engine is not None

    def ready(self, timeout: float = 0.0) -> bool:
        """True when jobs are being run by this process."""
        return self._engine is not None and self._engine.ready(timeout)

    def drain(self) -> None:
        """Take no new orders from now on."""
        self._accept.draining = True

    # -- orders ------------------------------------------------------------------------------------------------

    def submit(
        self, actor: Actor, asked: Asked, *, idempotency_key: str | None = None, retry: int = 0, stream: bool = False
    ) -> Job:
        """The job of `order`, for callers who do not mind whether it is new."""
        return self.order(actor, asked, idempotency_key=idempotency_key, retry=retry, stream=stream).job

    def order(
        self, actor: Actor, asked: Asked, *, idempotency_key: str | None = None, retry: int = 0, stream: bool = False
    ) -> Accepted:
        """Accept an order, or join the job that it repeats.  `retry`: how often its sender has sent it before.

        Raises RequestError, UnknownModel, LimitReached, KeyReused, Draining or StorageUnavailable; nothing was sent.
        """
        serving = self._serving(asked, stream)
        return self._accepted(actor, plan(asked, serving), serving, idempotency_key, retry)

    def order_edit(
        self, actor: Actor, asked: Asked, images: Sequence[bytes], mask: bytes | None = None, *,
        idempotency_key: str | None = None, retry: int = 0, stream: bool = False,
        parent: Image | None = None,
    ) -> Accepted:
        """Accept an edit of `images` (PNG, JPEG or WebP bytes, 1 to 16), or join the job that it repeats.

        `mask` belongs to the first image: what is transparent in it may change.  `parent`: the asker's own picture that
        this is made from, for its lineage; what is edited are the bytes.  Raises as `order` does, and RequestError
        with param "image" or "mask"; a budget that does not suffice is said before anything is stored.
        """
        serving = self._serving(asked, stream or len(images) > 1)
        return self._edited(actor, asked, serving, Kind.EDIT, Uploads(images, mask, parent), idempotency_key, retry)

    def order_variation(
        self, actor: Actor, asked: Asked, image: bytes, *,
        idempotency_key: str | None = None, retry: int = 0, stream: bool = False,
        parent: Image | None = None,
    ) -> Accepted:
        """Accept a variation of `image`, of any shape; the prompt of `asked` is not looked at.  As `order_edit`."""
        serving = self._serving(asked, stream)
        uploads = Uploads([image], parent=parent)
        return self._edited(actor, asked, serving, Kind.VARIATION, uploads, idempotency_key, retry)

    def quote(self, actor: Actor, asked: Asked, pictures: int = 0) -> Quote:
        """What this order would cost, as an edit of so many `pictures` if there are some; no job is made.

        Raises as `submit`.
        """
        serving = self._serving(asked, pictures > 1)
        order = plan(asked, serving)
        return estimate(serving.model, replace(order, inputs=("",) * pictures))

    def wait(self, actor: Actor, job_id: str, timeout: float | None = None, known: Job | None = None) -> JobView:
        """The job once it has ended, or as it is after `timeout` seconds.  NotFound for a job of somebody else.
        `known`: the job as this actor's order has just got it."""
        job, images = self._watch.wait(job_id, lambda: self._jobs.get_for(actor.owner_id, job_id), timeout, known)
        return self._view(job) if images is None else JobView(job, images, None)

    def events(self, actor: Actor, job_id: str, after: int = 0) -> Iterator[JobEvent]:
        return self._watch.follow(self._jobs.get_for(actor.owner_id, job_id), after)

    def job(self, actor: Actor, job_id: str) -> JobView:
        return self._view(self._jobs.get_for(actor.owner_id, job_id))

    def open_jobs(self, actor: Actor, limit: int = 20) -> tuple[JobView, ...]:
        """Those of the newest `limit` jobs that have not ended."""
        return tuple(self._view(job) for job in self._jobs.recent(actor.owner_id, limit) if not job.state.ended)

    def newest_jobs(self, actor: Actor, limit: int) -> tuple[Job, ...]:
        """Newest first."""
        return tuple(self._jobs.recent(actor.owner_id, limit))

    def cancel(self, actor: Actor, job_id: str) -> JobView:
        """Stop it if it still can be stopped; a job that has ended stays as it is."""
        job = self._jobs.cancel(actor.owner_id, job_id, self.clock())
        if self._engine is not None:
            self._engine.cancel(job)
        if job.state.ended:
            self._hub.publish(job.id, "ended")
        return self._view(job)

    def delivered(self, job_id: str) -> None:
        """The answer of this job reached its asker."""
        self._jobs.delivered(job_id, self.clock())

    # -- gallery -----------------------------------------------------------------------------------------------

    def newest(self, actor: Actor, cursor: str | None = None, limit: int = 24) -> Page:
        return self._gallery.newest(actor.owner_id, cursor, limit)

    def image(self, actor: Actor, image_id: str) -> Image:
        return self._gallery.get(actor.owner_id, image_id)

    def image_by_link(self, image_id: str, exp: str, sig: str) -> Image:
        """The image that a signed link opens.  NotFound for anything else, whatever is wrong with it."""
        image = self._gallery.by_id(image_id) if self.links.opens(image_id, exp, sig) else None
        if image is None:
            raise NotFound("This image link is not valid or has expired.")
        return image

    def image_path(self, image: Image) -> Path:
        return self._blobs.path(image.sha256)

    def thumbnail(self, image: Image, width: int) -> Path:
        """A WebP at most `width` pixels wide, made at the first call and kept.  NotFound for other widths."""
        if width not in WIDTHS:
            raise NotFound("There is no thumbnail of this width.")
        return self._thumbnails.of(image, self._blobs.path(image.sha256), width)

    def partial(self, actor: Actor, job_id: str, position: int) -> PartialView | None:
        self._jobs.get_for(actor.owner_id, job_id)
        return self._watch.newest_partial(job_id, position)

    def delete_image(self, actor: Actor, image_id: str) -> None:
        self._gallery.delete(actor.owner_id, image_id, self.clock())

    def restore_image(self, actor: Actor, image_id: str) -> None:
        self._gallery.restore(actor.owner_id, image_id)

    # -- models and money --------------------------------------------------------------------------------------

    def models(self) -> tuple[ModelView, ...]:
        """Every model that may be named, those that serve themselves now first."""
        today = self.today()
        views = []
        for model in self._catalogue.models():
            serves = self._catalogue.resolve(model.id, today, self._registry.ready).model
            views.append(ModelView(model, serves, serves.id == model.id))
        return tuple(sorted(views, key=lambda view: not view.ready))

    def model(self, model_id: str) -> Model:
        model = self._catalogue.get(model_id)
        if model is None:
            raise NotFound(f"The model '{model_id[:80]}' does not exist.", param="model", code="model_not_found")
        return model

    def serving(self, asked: str | None) -> Serving:
        return self._catalogue.resolve(asked, self.today(), self._registry.ready)

    def spending(self, actor: Actor) -> Spending:
        """Of the running UTC day."""
        spent = self._ledger.spending(actor.owner_id, self.today().isoformat())
        return replace(spent, limit=self.settings.budget_per_day)

    def today(self) -> date:
        return datetime.fromtimestamp(self.clock() / 1000, UTC).date()

    # -- people ------------------------------------------------------------------------------------------------

    def owner(self, via: Via = Via.LOOPBACK) -> Actor:
        return Actor(self._owner_id, via)

    def actor_for_key(self, key: str) -> Actor:
        found = self.accounts.find_key(key)
        if found is None:
            raise Unauthorized("Incorrect API key provided.")
        owner_id, key_id = found
        return Actor(owner_id, Via.KEY, key_id)

    @property
    def closed(self) -> bool:
        """True while this server may be reached from elsewhere and nobody has set a password: it answers nobody."""
        if self._open:
            return False
        self._open = not (self.settings.login_needed and self.accounts.needs_setup())
        return not self._open

    def first_key(self) -> str | None:
        """The API key at first start, to be shown once; None when there is one already.  A preset key is stored.

        Where a password must be set first, the set-up page shows the key.
        """
        preset = self.settings.api_key
        if preset is not None:
            if self.accounts.find_key(preset) is None:
                self.accounts.add_key(self._owner_id, preset, "DALLERY_API_KEY", self.clock())
            return None
        self.accounts.revoke_presets(self._owner_id, self.clock())  # it was taken out of the settings: it is over
        if self.closed or any(key.revoked_at is None for key in self.accounts.keys(self._owner_id)):
            return None
        return self.accounts.create_key(self._owner_id, "first", self.clock())

    def secret(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same at every start."""
        return self._folder.derive(purpose)

    @property
    def instance_id(self) -> str:
        return self.secret("instance-id")[:4].hex()

    # -- the library's shortcut --------------------------------------------------------------------------------

    def generate(self, prompt: str, **options: Any) -> Result:
        """Order, wait, and give the images.  Options are those of `Asked` (size="1024x1024", n=2, model=…).

        Raises RequestError and its like before anything is sent, GenerationFailed afterwards.
        """
        from dallery.result import generate

        return generate(self, prompt, options)

    # -- inside ------------------------------------------------------------------------------------------------

    def _serving(self, asked: Asked, stream: bool) -> Serving:
        gpt_only = stream or uses_gpt_only(asked)
        return self._catalogue.resolve(asked.model, self.today(), self._registry.ready, gpt_only)

    def _edited(
        self, actor: Actor, asked: Asked, serving: Serving, kind: Kind, uploads: Uploads,
        key: str | None, retry: int,
    ) -> Accepted:
        serving = self._edits.serving(serving, self.today(), uploads)

        def afford(upper: Micros) -> None:
            if key is None and retry == 0:  # a repeat may join a job whose money is held already
                day = self.today().isoformat()
                self._ledger.require(actor.owner_id, day, upper, self.settings.budget_per_day)

        request = self._edits.request(asked, serving, kind, uploads, afford)
        return self._accepted(actor, request, serving, key, retry)

    def _accepted(
        self, actor: Actor, request: ImageRequest, serving: Serving, key: str | None, retry: int
    ) -> Accepted:
        upper = estimate(serving.model, request).upper
        job, new = self._accept(actor, Order(request, serving.model.provider, upper, key, retry))
        if new and self._engine is not None:
            self._engine.enqueue(job)
        return Accepted(job, new, serving)

    def _again(self, job: Job) -> None:
        if self._engine is not None:
            self._engine.enqueue(job, again=True)

    def _view(self, job: Job) -> JobView:
        return JobView(job, self._gallery.of_job(job.id), self._jobs.place(job))

    def _lock(self, must: bool) -> bool:
        try:
            self._folder.lock()
        except StartRefused:
            if must:
                raise
            return False
        return True

    def _start_engine(self) -> Engine:
        rooms = Rooms(
            self._jobs, Executors(self._database), self._blobs, self._catalogue, self._registry, self._folder,
            self._hub, self.clock,
        )
        alone = self._database.kind == "sqlite"
        engine = Engine(rooms, self.settings.queue_url, self.settings.upstream_timeout, alone)
        engine.start()
        return engine
