"""What the front desk hands out about jobs, orders and models; values only, it looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass

from dallery.catalogue.catalogue import Model, Serving
from dallery.domain.image import Image
from dallery.domain.job import Job


@dataclass(frozen=True)
class JobView:
    """A job, its images in order, and its place in the queue (1-based; None when it is not waiting)."""

    job: Job
    images: tuple[Image, ...]
    place: int | None


@dataclass(frozen=True)
class Accepted:
    """What became of an order: its job, whether this order made it (else it joined one), and who serves it."""

    job: Job
    new: bool
    serving: Serving


@dataclass(frozen=True)
class ModelView:
    """A model that can be asked for, the one that would serve it now, and whether it serves itself."""

    model: Model
    serves: Model
    ready: bool
