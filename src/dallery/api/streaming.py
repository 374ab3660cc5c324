"""The answer as a stream of events: partial images, keep-alive comments, the finished images, or the error.

Every event has an id; who hands back the last one gets only what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import Response

from dallery.api import wire
from dallery.api.answers import error_body, failure_body, failure_of
from dallery.api.client import until_delivered
from dallery.catalogue.catalogue import Dialect
from dallery.domain.actor import Actor
from dallery.errors import DalleryError
from dallery.studio import Accepted, JobEvent, JobView, Studio

HEADERS = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
_LIVE, _FINAL = re.compile("[0-9]{1,9}"), re.compile("end-([0-9]{1,3})")


@dataclass(frozen=True)
class Place:
    """Where a reader stopped: after happening `number`, and after `finals` of the closing events."""

    number: int = 0
    finals: int = 0


def stopped_at(text: str) -> Place:
    """What we once gave as an event's id; anything else means the beginning, for twice is better than never."""
    if _LIVE.fullmatch(text):
        return Place(number=int(text))
    final = _FINAL.fullmatch(text)
    return Place(finals=int(final[1])) if final else Place()


def stream(
    studio: Studio, actor: Actor, accepted: Accepted, headers: dict[str, str], present: Callable[[], bool],
    place: Place,
) -> Response:
    """From `place` on, which means something only to an order that joined its job."""
    events = _events(studio, actor, accepted, present, Place() if accepted.new else place)
    return Response(events, mimetype="text/event-stream", headers=headers | HEADERS)


def _events(
    studio: Studio, actor: Actor, accepted: Accepted, present: Callable[[], bool], place: Place
) -> Iterator[bytes]:
    job = accepted.job
    yield wire.comment(job.id)  # at once, so that proxies and clients see that the stream is open
    try:
        for event in studio.events(actor, job.id, place.number):
            if event.kind == "partial" and job.request.partial_images and not place.finals:
                yield partial(event)
            elif event.kind == "quiet":
                yield wire.STILL_WORKING
            elif event.kind == "ended":
                end = ending(studio, studio.job(actor, job.id), accepted.serving.dialect, place.finals)
                yield from until_delivered(end, present, lambda: studio.delivered(job.id))
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
        return wire.STILL_WORKING
    return wire.numbered(str(event.id), wire.partial_event(event.job, view, image, size))


def ending(studio: Studio, view: JobView, dialect: Dialect, seen: int) -> Iterator[bytes]:
    """The events that close a stream, without the first `seen` of them."""
    for number, pieces in enumerate(endings(studio, view, dialect), start=1):
        if number > seen:
            yield wire.numbered(f"end-{number}", b"")
            yield from pieces


def endings(studio: Studio, view: JobView, dialect: Dialect) -> Iterator[Iterable[bytes]]:
    """The events that close a stream, each in pieces: one per image, then the error if there is one."""
    shares = wire.split_usage(view.job.usage, len(view.images))
    for image, usage in zip(view.images, shares, strict=True):
        yield wire.completed_event(view.job, image, usage, studio.image_path(image))
    if not view.images or view.job.failure is not None:
        yield (wire.error_event(failure_body(failure_of(view.job), view.job, dialect)),)
