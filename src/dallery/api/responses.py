"""POST, GET and DELETE responses: pictures in conversation, streamed or not; no field is read and no chat model run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson
from flask import Blueprint, Response, request

from dallery.api import responses_answer as shapes
from dallery.api import responses_wire, wire
from dallery.api.answers import error_body, failure_body, failure_headers, failure_of, json_answer, retry_headers
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.client import presence, until_delivered
from dallery.api.images import waited
from dallery.api.responses_stream import Telling, Told
from dallery.api.responses_wire import ResponseCall, located
from dallery.api.streaming import HEADERS
from dallery.catalogue.refusals import wrong_choice
from dallery.conversations import Conversations, Turned, response_id
from dallery.domain.actor import Actor
from dallery.domain.job import Job
from dallery.errors import DalleryError, RequestError, UnknownParameter
from dallery.storage.responses import KeptResponse
from dallery.studio import JobView, Studio


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
            conversations.keep(actor, turned, {"echo": call.echo, "items": call.items})
        headers, present = _headers(turned, call), presence(request.environ)
        told = Told(turned.accepted.job, turned.how, call.echo)
        if call.stream:
            after = -1 if turned.accepted.new else _last_seen()
            return _stream(Telling(studio, told, present, after), actor, headers)
        if call.background:
            return _at_once(studio, studio.job(actor, told.job.id), told, headers, present)
        return _answer(studio, waited(studio, actor, turned.accepted.job, present), turned, call, headers, present)

    @blueprint.get("/responses/<response_id>", provide_automatic_options=False)
    def look(response_id: str) -> Response:
        actor = actor_of(request, studio)
        streamed, after = _wish(request.args)
        after = max(after, _last_seen())
        kept, view = conversations.find(actor, response_id)
        if streamed:
            told = Told(view.job, kept.told["how"], kept.told["echo"])
            return _stream(Telling(studio, told, presence(request.environ), after), actor, _of_job(view.job))
        return _as_it_is(studio, kept, view)

    @blueprint.post("/responses/<response_id>/cancel", provide_automatic_options=False)
    def cancel(response_id: str) -> Response:
        actor = actor_of(request, studio)
        _, view = conversations.find(actor, response_id)
        studio.cancel(actor, view.job.id)
        return _as_it_is(studio, *conversations.find(actor, response_id))

    @blueprint.get("/responses/<response_id>/input_items", provide_automatic_options=False)
    def input_items(response_id: str) -> Response:
        kept, _ = conversations.find(actor_of(request, studio), response_id)
        if "include" in request.args or "include[]" in request.args:
            message = "Nothing more is kept of the input: pictures are not handed out again as data URLs."
            raise RequestError(message, param="include", code="unsupported_parameter")
        return json_answer(shapes.input_items(kept, request.args))

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


def _wish(query: Mapping[str, str]) -> tuple[bool, int]:
    """Whether a stored turn is wanted as a stream, and after which number."""
    stream, after = query.get("stream", "false").lower(), query.get("starting_after", "")
    if stream not in ("true", "1", "false", "0"):
        raise wrong_choice("stream", stream, ("true", "false"))
    if after and not re.fullmatch("[0-9]{1,9}", after):
        raise RequestError("Invalid 'starting_after': the number of an event.", param="starting_after")
    if after and stream in ("false", "0"):
        raise RequestError("'starting_after' belongs to 'stream=true'.", param="starting_after")
    return stream in ("true", "1"), int(after) if after else -1


def _last_seen() -> int:
    """The number that a reader which was cut off hands back as an event's id; anything else means none."""
    text = request.headers.get("Last-Event-ID", "")
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else -1


def _stream(telling: Telling, actor: Actor, headers: dict[str, str]) -> Response:
    return Response(telling.events(actor), mimetype="text/event-stream", headers=headers | HEADERS)


def _as_it_is(studio: Studio, kept: KeptResponse, view: JobView) -> Response:
    pieces = _whole(studio, view, kept.told["echo"], kept.told["how"], kept.id)
    answer = Response(iter(pieces), mimetype="application/json", headers=_of_job(view.job))
    answer.content_length = pieces.length
    return answer


def _at_once(
    studio: Studio, view: JobView, told: Told, headers: dict[str, str], present: Callable[[], bool]
) -> Response:
    """The turn as it is now.  Whoever knows its id can ask for it, so this counts as its answer."""
    pieces = _whole(studio, view, told.echo, told.how, response_id(view.job))
    body = until_delivered(pieces, present, lambda: studio.delivered(view.job.id))
    answer = Response(body, mimetype="application/json", headers=headers)
    answer.content_length = pieces.length
    return answer


def _whole(studio: Studio, view: JobView, echo: dict[str, Any], how: str, name: str) -> wire.Pieces:
    item: list[bytes | Path] = shapes.item_parts(view, how, shapes.file_of(studio, view))
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
