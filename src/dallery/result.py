"""What a program gets from `Studio.generate`: the images as bytes and files; it refuses to hide a failure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dallery.catalogue.asked import Asked
from dallery.domain.actor import Via
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.errors import Charged, DalleryError, RequestError

if TYPE_CHECKING:
    from dallery.studio import Studio


class GenerationFailed(DalleryError):
    """The job ended without an image; `job` says why and what it cost."""

    def __init__(self, job: Job) -> None:
        failure = job.failure
        super().__init__(failure.message if failure else "The job ended without an image.")
        self.code = failure.code if failure else "cancelled"
        self.charged = failure.charged if failure else Charged.NO
        self.job = job


@dataclass(frozen=True)
class Result:
    """The pictures of one order, in order; `save` and `bytes` are about the first."""

    job: Job
    images: tuple[Image, ...]
    paths: tuple[Path, ...]

    @classmethod
    def of(cls, job: Job, images: tuple[Image, ...], path: Callable[[Image], Path]) -> Result:
        if not images:
            raise GenerationFailed(job)
        return cls(job, images, tuple(path(image) for image in images))

    @property
    def bytes(self) -> bytes:
        return self.paths[0].read_bytes()

    def save(self, target: str | Path) -> Path:
        """Write the first image to `target` as it is, whatever suffix that has."""
        target = Path(target)
        target.write_bytes(self.bytes)
        return target


def generate(studio: Studio, prompt: str, options: dict[str, Any]) -> Result:
    """Order, wait, and give the images; `options` are fields of `Asked`.  Raises as `Studio.generate` says."""
    unknown = set(options) - set(Asked.__dataclass_fields__)
    if unknown:
        raise RequestError(f"Unknown option: '{sorted(unknown)[0]}'.", param=sorted(unknown)[0])
    actor = studio.owner(Via.LIBRARY)
    view = studio.wait(actor, studio.submit(actor, Asked(prompt, **options)).id)
    studio.delivered(view.job.id)
    return Result.of(view.job, view.images, studio.image_path)
