"""POST, GET and DELETE responses: pictures in conversation, streamed or not; no field is read and no chat model run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pybase64
from flask import Blueprint, Response, request

from dallery.api import responses_answer as shapes
from dallery.api import responses_wire, wire
from dallery.api.answers import error_body, failure_body, failure_headers, failure_of, json_answer, retry_headers
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.client import presence, until_delivered
from dallery.api.images import waited
from dallery.api.responses_wire import ResponseCall, located
from dallery.api.streaming import HEADERS
from dallery.conversations import Conversations, Turned, response_id
from dallery.domain.actor import Actor
from dallery.domain.job import Job, JobState
from dallery.domain.picture import word_of
from dallery.errors import DalleryError, RequestError, UnknownParameter
from dallery.studio import JobEvent, JobView, Studio

CALL = "response.image_generation_call"


def responses_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("responses", __name__)
    conversations = Conversations(studio)

    @blueprint.post("/responses", provide_automatic_options=False)
    def create() -> Response:
        actor = actor_of(request, studio)  # before the body is read
        strict = wire.strict(request)
        call = responses_wire.read(read_json(request, responses_wire.LARGEST), strict)
        turned, call = _order(conversations, actor, call, strict)
        if call.store:
            conversations.keep(actor, turned, {"echo": call.echo})
        headers, present = _headers(turned, call), presence(request.environ)
        if call.stream:
            events = _Telling(studio, turned, call, present).events(actor)
            return Response(events, mimetype="text/event-stream", headers=headers | HEADERS)
        return _answer(studio, waited(studio, actor, turned.accepted.job, present), turned, call, headers, present)

    @blueprint.get("/responses/<response_id>", provide_automatic_options=False)
    def look(response_id: str) -> Response:
        actor = actor_of(request, studio)
        if request.args.get("stream", "false").lower() not in ("false", "0"):
            message = "A stored response is not streamed here. GET /v1/jobs/{id}/events follows a job."
            raise RequestError(message, param="stream", code="unsupported_parameter")
        kept, view = conversations.find(actor, response_id)
        pieces = _whole(studio, view, kept.told["echo"], kept.told["how"], kept.id)
        answer = Response(iter(pieces), mimetype="application/json", headers=_of_job(view.job))
        answer.content_length = pieces.length
        return answer

    @blueprint.delete("/responses/<response_id>", provide_automatic_options=False)
    def delete(response_id: str) -> Response:
        conversations.delete(actor_of(request, studio), response_id)
        return json_answer({"id": response_id, "object": "response", "deleted": True})

    return blueprint


def _order(
    conversations: Conversations, actor: Actor, call: ResponseCall, strict: bool
) -> tuple[Turned, ResponseCall]:
    """Words of the tool that the model of today lacks are dropped and named, unless `strict`."""
    key, retry = wire.idempotency_key(request), wire.retry_count(request)
    while True:
        try:
            return conversations.order(actor, call.turn, key=key, retry=retry), call
        except UnknownParameter as exc:
            if strict or exc.param is None or getattr(call.turn.asked, exc.param, None) is None:
                raise located(exc) from None
            call = call.without(exc.param)
        except DalleryError as exc:
            raise located(exc) from None


def _of_job(job: Job) -> dict[str, str]:
    headers = {"x-dallery-job": job.id, "x-dallery-model": job.request.model}
    if job.cost is not None:
        headers["x-dallery-cost-micros"] = str(job.cost)
    return headers


def _headers(turned: Turned, call: ResponseCall) -> dict[str, str]:
    accepted = turned.accepted
    headers = {**_of_job(accepted.job), "x-dallery-turn": turned.how}
    if accepted.serving.asked_model.id != accepted.job.request.model:
        headers["x-dallery-asked-model"] = accepted.serving.asked_model.id
    if call.dropped:
        headers["x-dallery-dropped"] = wire.header_safe(call.dropped)
    if not accepted.new:
        headers["Idempotent-Replayed"] = "true"
    return headers


def _file(studio: Studio, view: JobView) -> Path | None:
    return studio.image_path(view.images[0]) if view.images else None


def _whole(studio: Studio, view: JobView, echo: dict[str, Any], how: str, name: str) -> wire.Pieces:
    item: list[bytes | Path] = shapes.item_parts(view, how, _file(studio, view))
    return wire.Pieces.of(*shapes.response_parts(shapes.response_json(view, echo, name), item))


def _answer(
    studio: Studio, view: JobView, turned: Turned, call: ResponseCall, headers: dict[str, str],
    present: Callable[[], bool],
) -> Response:
    job, status = view.job, 200
    headers = {**headers, **_of_job(job)}
    if not job.state.ended:  # not an end of the job: the same request joins it, and GET shows it
        message = f"The job {job.id} is still running. Sending the same request again joins it."
        body = error_body(message, "server_error", None, "still_running", job_id=job.id, charged="maybe")
        return json_answer(body, 504, headers | retry_headers(True))
    if view.images:
        pieces = _whole(studio, view, call.echo, turned.how, response_id(job))
    else:
        failure = failure_of(job)
        status = failure.status
        headers |= failure_headers(failure)
        pieces = wire.Pieces.of(orjson.dumps(failure_body(failure, job, turned.accepted.serving.dialect)))
    body_pieces = until_delivered(pieces, present, lambda: studio.delivered(job.id))
    answer = Response(body_pieces, status, mimetype="application/json", headers=headers)
    answer.content_length = pieces.length
    return answer


class _Telling:
    """One turn as a stream of events with rising numbers."""

    def __init__(self, studio: Studio, turned: Turned, call: ResponseCall, present: Callable[[], bool]) -> None:
        self._studio, self._turned, self._call, self._present = studio, turned, call, present
        self._job = turned.accepted.job
        self._number = count()
        self._place = {"item_id": shapes.call_id(self._job), "output_index": 0}

    def events(self, actor: Actor) -> Iterator[bytes]:
        yield wire.comment(self._job.id)  # at once, so that proxies and clients see that the stream is open
        try:
            yield from self._opening()
            generating = False
            for event in self._studio.events(actor, self._job.id):
                if not generating and event.kind != "quiet" and event.job.state is not JobState.RESERVED:
                    generating = True
                    yield self._told(f"{CALL}.generating", **self._place)
                if event.kind == "partial" and self._job.request.partial_images:
                    yield self._partial(event)
                elif event.kind == "quiet":
                    yield wire.comment("still working")
                elif event.kind == "ended":
                    end = self._ending(self._studio.job(actor, self._job.id))
                    yield from until_delivered(end, self._present, lambda: self._studio.delivered(self._job.id))
        except DalleryError as exc:  # the status line is long gone, so the stream itself must say it
            yield self._told("error", code=exc.code, message=exc.message, param=exc.param)

    def _told(self, kind: str, **more: Any) -> bytes:
        return shapes.event(kind, next(self._number), **more)

    def _opening(self) -> Iterator[bytes]:
        """As of an order that has just begun, also when it repeats one that has ended."""
        shape = {**self._shape(JobView(self._turned.accepted.job, (), None)), "status": "in_progress", "error": None,
                 "usage": None, "tool_usage": None, "completed_at": None, "output": []}  # fmt: skip
        yield self._told("response.created", response=shape)
        yield self._told("response.in_progress", response=shape)
        item = {"type": "image_generation_call", "id": shapes.call_id(self._job), "status": "in_progress",
                "result": None}  # fmt: skip
        yield self._told("response.output_item.added", output_index=0, item=item)
        yield self._told(f"{CALL}.in_progress", **self._place)

    def _shape(self, view: JobView) -> dict[str, Any]:
        return shapes.response_json(view, self._call.echo, response_id(self._job))

    def _partial(self, event: JobEvent) -> bytes:
        view, asked = event.partial, event.job.request
        assert view is not None
        size = asked.render_size or asked.size
        try:
            image = view.path.read_bytes()
        except FileNotFoundError:  # swept: the stream goes on without it
            return wire.comment("a partial image is gone")
        return self._told(
            f"{CALL}.partial_image", **self._place, partial_image_index=view.index,
            partial_image_b64=pybase64.b64encode(image).decode(), size=str(size) if size else "auto",
            quality=asked.quality or "auto", background=asked.background or "auto",
            output_format=word_of(view.media_type),
        )

    def _ending(self, view: JobView) -> Iterable[bytes]:
        item = shapes.item_parts(view, self._turned.how, _file(self._studio, view))
        if view.images:
            yield self._told(f"{CALL}.completed", **self._place)
        yield from shapes.event_with("response.output_item.done", next(self._number), "item", item, output_index=0)
        shape = self._shape(view)
        kind = "response.completed"
        if not view.images:
            kind = "response.failed"
            shape |= {"status": "failed", "error": shapes.error_json(failure_of(view.job), view.job)}
        yield from shapes.event_with(kind, next(self._number), "response", shapes.response_parts(shape, item))
