"""Orders that do not wait: 202 and a job to ask for, and its life as events from wherever a reader stopped.

A generation of two minutes survives any proxy this way.  It makes no job itself and decides nothing about one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from flask import Blueprint, Request, Response, request

from dallery.api import streaming, wire
from dallery.api.answers import error_body
from dallery.api.auth import actor_of
from dallery.api.client import presence, until_delivered
from dallery.api.files import base_url
from dallery.api.jobs import job_json
from dallery.catalogue.catalogue import Dialect
from dallery.domain.actor import Actor
from dallery.errors import DalleryError
from dallery.studio import JobEvent, JobView, Studio

WISH = "respond-async"


def wished(request: Request, call: wire.Call) -> bool:
    """A stream is kept: to a client that reads events a JSON body would look like a stream without any."""
    return not call.stream and wire.prefers(request, WISH)


def answer(studio: Studio, view: JobView, headers: dict[str, str], present: Callable[[], bool]) -> Response:
    """202 with the job as `GET /v1/jobs/{id}` shows it.

    It counts as delivered when the client was there to take it: whoever knows the id has no need to order again.
    """
    body = orjson.dumps(job_json(studio, view))
    pieces = until_delivered((body,), present, lambda: studio.delivered(view.job.id))
    told = headers | {"Location": f"{base_url(studio)}/v1/jobs/{view.job.id}", "Preference-Applied": WISH}
    accepted = Response(pieces, 202, mimetype="application/json", headers=told)
    accepted.content_length = len(body)
    return accepted


def events_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("events", __name__)

    @blueprint.get("/jobs/<job_id>/events", provide_automatic_options=False)
    def events(job_id: str) -> Response:
        actor = actor_of(request, studio)
        view = studio.job(actor, job_id)  # now, while a refusal can still be a status
        place = streaming.stopped_at(request.headers.get("Last-Event-ID", ""))
        headers = {"x-dallery-job": job_id, "x-dallery-model": view.job.request.model}
        if view.job.state.ended and place.finals >= len(list(streaming.endings(studio, view, Dialect.GPT))):
            return Response(status=204, headers=headers)  # what makes an EventSource stop coming back
        body = _events(studio, actor, job_id, place, presence(request.environ))
        return Response(body, mimetype="text/event-stream", headers=headers | streaming.HEADERS)

    return blueprint


def _events(
    studio: Studio, actor: Actor, job_id: str, place: streaming.Place, present: Callable[[], bool]
) -> Iterator[bytes]:
    yield wire.comment(job_id)
    try:
        for event in studio.events(actor, job_id, place.number):
            if event.kind == "ended":
                end = streaming.ending(studio, studio.job(actor, job_id), Dialect.GPT, place.finals)
                yield from until_delivered(end, present, lambda: studio.delivered(job_id))
            elif event.kind == "quiet":
                yield wire.STILL_WORKING
            elif not place.finals:
                yield _happening(event)
    except DalleryError as exc:  # the status line is long gone, so the stream itself must say it
        yield wire.error_event(error_body(exc.message, exc.type, exc.param, exc.code, job_id=job_id))


def _happening(event: JobEvent) -> bytes:
    if event.kind == "partial":
        return streaming.partial(event)
    if event.kind == "progress":
        return _event(event.id, "image_job.progress", {"fraction": event.fraction})
    return _event(event.id, "image_job.status", {"status": event.job.state.value})


def _event(number: int, kind: str, data: dict[str, Any]) -> bytes:
    told = orjson.dumps({"type": kind, **data})
    return wire.numbered(str(number), f"event: {kind}\ndata: ".encode() + told + b"\n\n")
