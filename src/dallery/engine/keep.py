"""From a provider's answer to rows in the gallery: verified, brought to size, stored, then settled in one transaction.

Bytes before row: an image is on stable storage before any row names it.  It never calls a provider.
"""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.prices import cost
from dallery.domain import svg
from dallery.domain.job import Failure, Job, JobState
from dallery.domain.money import Micros
from dallery.domain.picture import PictureFacts, inspect_made, word_of
from dallery.domain.request import ImageRequest, Size
from dallery.errors import BadAnswer, Charged, DalleryError, NotFound, RequestError, StorageUnavailable
from dallery.providers.base import Finished, FinishedImage
from dallery.storage.blobs import Blobs
from dallery.storage.jobs import Jobs, NewImage, Settlement, new_image_id
from dallery.storage.records import Settled
from dallery.uploads.decoding import Composition, Decoder

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

log = logging.getLogger("dallery.engine")
GLANCE = 5.0  # seconds that an unfinished picture may take; meanwhile the answer waits in the socket
GLANCE_QUALITY = 90
DECODE_CAP = 17_000_000  # pixels; beyond it an image is kept as it came and never decoded here


class Keep:
    """Thread-safe.  At most `at_once` answers are in memory at a time, whatever number arrives."""

    def __init__(
        self, jobs: Jobs, blobs: Blobs, catalogue: Catalogue, quarantine: Path, clock: Callable[[], int],
        at_once: int = 3,
    ) -> None:
        self._jobs = jobs
        self._blobs = blobs
        self._catalogue = catalogue
        self._quarantine = quarantine
        self._clock = clock
        self._room = threading.Semaphore(at_once)
        self._decoder = Decoder(at_once=1, wall=60.0)  # its own: uploads that wait must not hold up what is paid for
        self._glance = Decoder(at_once=1, wall=GLANCE)
        self._glancing = threading.Lock()

    def room(self) -> threading.Semaphore:
        return self._room

    def finish(self, job: Job, finished: Finished, trouble: DalleryError | None = None) -> Settled | None:
        """Store what arrived and end the job; None when another attempt holds it now.

        A job that was given up as uncertain meanwhile gets its images all the same: they were paid for and are here.

        `trouble` is why not all of it arrived: its images are kept all the same.  Raises OSError when our disk fails
        (the job stays open and its bytes stay spooled) and StorageUnavailable when our database does.
        """
        images: list[NewImage] = []
        for position, image in enumerate(finished.images):
            try:
                facts = image.facts or inspect_made(image.image)
            except ValueError as exc:
                self._put_aside(job, position, image.image)
                trouble = trouble or BadAnswer(f"The provider answered with something that is no image: {exc}")
                continue
            images.append(self._store(job, len(images), image, facts))
        if not images and trouble is None:
            trouble = BadAnswer("The provider's answer holds no image.")
        settlement = self._settlement(job, finished, images, trouble)
        settled = self._jobs.settle(job.id, job.attempt, settlement)
        return settled or (self._jobs.settle_late(job.id, settlement) if images else None)

    def unfinished(self, request: ImageRequest, data: bytes) -> bytes:
        """A partial image as the picture will be: outside the mask as it was.  As it came when that is not quickly
        done: it is a courtesy, and raises nothing."""
        if not _keeps_outside(request) or not self._glancing.acquire(timeout=GLANCE):
            return data
        try:
            form = word_of(inspect_made(data).media_type)
            laid = self._laid(self._glance, request, data, (None, form, GLANCE_QUALITY))
            return data if laid is None else laid
        except (ValueError, RequestError, NotFound, StorageUnavailable) as error:
            log.info("a partial image is shown as it came: %s", error)
            return data
        finally:
            self._glancing.release()

    def fail(self, job: Job, error: DalleryError, state: JobState) -> Settled | None:
        """End the job without images."""
        charge = job.hold if state is JobState.FAILED_CHARGED else (None if state is JobState.UNCERTAIN else 0)
        return self._jobs.settle(
            job.id,
            job.attempt,
            Settlement(
                state=state,
                images=(),
                cost=charge,
                usage=None,
                failure=Failure.of(error),
                report=None,
                provider_request_id=None,
                finished_at=self._clock(),
            ),
        )

    def _settlement(
        self, job: Job, finished: Finished, images: list[NewImage], trouble: DalleryError | None
    ) -> Settlement:
        failure = None if trouble is None else Failure.of(trouble)
        state = JobState.DONE
        charged: Micros | None = self._charge(job, finished)
        if trouble is not None and trouble.charged is Charged.MAYBE:
            state, charged = JobState.UNCERTAIN, None
        elif trouble is not None and not images:
            state = JobState.FAILED_CHARGED
            failure = replace(Failure.of(trouble), charged=Charged.YES)
        return Settlement(
            state=state,
            images=tuple(images),
            cost=charged,
            usage=finished.usage,
            failure=failure,
            report=finished.report,
            provider_request_id=finished.request_id,
            finished_at=self._clock(),
        )

    def _charge(self, job: Job, finished: Finished) -> Micros:
        model = self._catalogue.get(job.request.model)
        if model is None or finished.usage is None:
            return job.hold  # no usable `usage`: settled at the upper bound
        try:
            return cost(model, finished.usage)
        except RequestError:  # the operator took the price out of the row while the job was open
            return job.hold

    def _store(self, job: Job, position: int, image: FinishedImage, facts: PictureFacts) -> NewImage:
        original: str | None = None
        data, kept = image.image, facts
        wanted = job.request.size
        laid = self._laid_on_its_picture(job.request, data, facts)
        if laid is not None:
            original = self._blobs.put(data)
            data, kept = laid, inspect_made(laid)
        elif wanted is not None and (facts.width, facts.height) != (wanted.width, wanted.height):
            resized = _resized(data, facts, wanted)
            if resized is not None:
                original = self._blobs.put(data)  # what was paid for is kept untouched
                data, kept = resized, inspect_made(resized)
        return NewImage(
            id=new_image_id(),
            position=position,
            sha256=self._blobs.put(data),
            original_sha256=original,
            byte_size=len(data),
            width=kept.width,
            height=kept.height,
            media_type=kept.media_type,
            revised_prompt=image.revised_prompt,
        )

    def _laid_on_its_picture(self, request: ImageRequest, data: bytes, facts: PictureFacts) -> bytes | None:
        """What was painted inside the mask, and the first input exactly as it was outside of it; None without a mask.

        None too when it cannot be done: then the paid picture is kept as it came.  Raises StorageUnavailable.
        """
        if not _keeps_outside(request):
            return None
        quality = 100 if request.output_compression is None else request.output_compression
        how = request.size, word_of(facts.media_type), quality
        for last in (False, True):  # a busy machine may end the first child for its slowness
            try:
                return self._laid(self._decoder, request, data, how)
            except (RequestError, NotFound) as error:
                if last or error.code != "image_unprocessable":
                    log.warning("what lies outside a mask could not be put back: %s", error)
                    break
        return None

    def _laid(
        self, decoder: Decoder, request: ImageRequest, data: bytes, how: tuple[Size | None, str, int]
    ) -> bytes | None:
        """`how`: size, format and quality.  RequestError, NotFound and StorageUnavailable."""
        size, form, quality = how
        if request.mask is None or form in ("gif", "svg"):
            return None  # neither holds the original's pixels as they were: their painter has minded the mask itself
        picture, mask = self._blobs.read(request.inputs[0]), self._blobs.read(request.mask)
        return decoder.composite(Composition(picture, data, mask, size, form, quality))

    def _put_aside(self, job: Job, position: int, data: bytes) -> None:
        # Never shown, kept for whoever asks the provider for the money back; capped so that junk cannot fill the disk.
        path = self._quarantine / f"{job.id}.{position}"
        path.write_bytes(data[: 1024 * 1024])


def _keeps_outside(request: ImageRequest) -> bool:
    return request.mask is not None and request.keep_outside and bool(request.inputs)


def _resized(data: bytes, facts: PictureFacts, wanted: Size) -> bytes | None:
    """Scaled and centre-cropped to exactly `wanted`, in the same format; None when it is too large to decode here or
    cannot be decoded at all: what was paid for is then kept as it came."""
    kind = word_of(facts.media_type)
    if kind == "svg":
        return svg.fitted(data, wanted.width, wanted.height)
    if facts.width * facts.height > DECODE_CAP:
        return None
    from PIL import Image, ImageOps

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as picture:
            if kind == "gif":
                return _resized_frames(picture, wanted)
            fitted = ImageOps.fit(picture, (wanted.width, wanted.height), method=Image.Resampling.LANCZOS)
            fitted.save(out, format=kind, **({"quality": 95} if kind != "png" else {"compress_level": 4}))
    except (OSError, ValueError, SyntaxError, EOFError):
        # Pillow says OSError for a picture that breaks off; taken for our disk's, it would be tried for ever.
        return None
    return out.getvalue()


def _resized_frames(picture: ImageFile, wanted: Size) -> bytes:
    from PIL import Image, ImageOps, ImageSequence

    size, out = (wanted.width, wanted.height), io.BytesIO()
    pause, again = picture.info.get("duration", 0), picture.info.get("loop", 0)
    first, *more = (
        ImageOps.fit(frame.convert("RGBA"), size, method=Image.Resampling.LANCZOS)
        for frame in ImageSequence.Iterator(picture)
    )
    first.save(out, "GIF", save_all=bool(more), append_images=more, duration=pause, loop=again, disposal=2)
    return out.getvalue()
