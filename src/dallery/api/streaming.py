"""The answer as a stream of events: partial images, keep-alive comments, the finished images, or the error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from flask import Response

from dallery.api import wire
from dallery.api.answers import error_body, failure_body, failure_of
from dallery.api.client import until_delivered
from dallery.catalogue.catalogue import Dialect
from dallery.domain.actor import Actor
from dallery.errors import DalleryError
from dallery.studio import Accepted, JobEvent, JobView, Studio

HEADERS = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}


def stream(
    studio: Studio, actor: Actor, accepted: Accepted, headers: dict[str, str], present: Callable[[], bool]
) -> Response:
    events = _events(studio, actor, accepted, present)
    return Response(events, mimetype="text/event-stream", headers=headers | HEADERS)


def _events(
    studio: Studio, actor: Actor, accepted: Accepted, present: Callable[[], bool]
) -> Iterator[bytes]:
    job = accepted.job
    yield wire.comment(job.id)  # at once, so that proxies and clients see that the stream is open
    try:
        for event in studio.events(actor, job.id):
            if event.kind == "partial" and job.request.partial_images:
                yield partial(event)
            elif event.kind == "quiet":
                yield wire.comment("still working")
            elif event.kind == "ended":
                end = endings(studio, studio.job(actor, job.id), accepted.serving.dialect)
                yield from until_delivered(chain.from_iterable(end), present, lambda: studio.delivered(job.id))
    except DalleryError as exc:  # the status line is long gone, so the stream itself must say it
        yield wire.error_event(error_body(exc.message, exc.type, exc.param, exc.code, job_id=job.id))


def partial(event: JobEvent) -> bytes:
    view = event.partial
    assert view is not None
    request_size = event.job.request.render_size or event.job.request.size
    size = str(request_size) if request_size else "auto"
    try:
        image = view.path.read_bytes()
    except FileNotFoundError:  # swept: the stream goes on without it
        return wire.comment("a partial image is gone")
    return wire.partial_event(event.job, view, image, size)


def endings(studio: Studio, view: JobView, dialect: Dialect) -> Iterator[Iterable[bytes]]:
    """The events that close a stream, each in pieces: one per image, then the error if there is one."""
    shares = wire.split_usage(view.job.usage, len(view.images))
    for image, usage in zip(view.images, shares, strict=True):
        yield wire.completed_event(view.job, image, usage, studio.image_path(image))
    if not view.images or view.job.failure is not None:
        yield (wire.error_event(failure_body(failure_of(view.job), view.job, dialect)),)
