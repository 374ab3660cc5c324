"""POST images/generations: order, wait or stream, answer in the dialect that was asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
from flask import Blueprint, Response, request

from dallery.api import asynchronous, wire
from dallery.api.answers import error_body, failure_body, failure_headers, failure_of, json_answer, retry_headers
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.client import presence, until_delivered
from dallery.api.fields import GENERATION
from dallery.api.files import image_url
from dallery.api.streaming import stopped_at, stream
from dallery.catalogue.asked import Asked
from dallery.domain.actor import Actor
from dallery.domain.job import Job
from dallery.errors import UnknownParameter
from dallery.studio import Accepted, JobView, Studio

PATIENCE = 60.0  # seconds beyond the provider's own deadline that an answer may wait in the queue
LOOK = 10.0  # seconds between looks whether the client still waits


def images_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("images", __name__)

    @blueprint.post("/images/generations", provide_automatic_options=False)
    def generations() -> Response:
        actor = actor_of(request, studio)  # before the body is read
        strict = wire.strict(request)
        read = wire.read_order(read_json(request), GENERATION, strict)

        def order(asked: Asked, key: str | None, retry: int) -> Accepted:
            return studio.order(actor, asked, idempotency_key=key, retry=retry, stream=read.stream)

        accepted, call = placed(order, read, strict)
        return answered(studio, actor, accepted, call)

    return blueprint


def placed(
    order: Callable[[Asked, str | None, int], Accepted], call: wire.Call, strict: bool
) -> tuple[Accepted, wire.Call]:
    """`order` is given the words, the Idempotency-Key and how often this was sent before.

    Old programs send words that the model of today lacks: they are dropped and named, unless `strict`.
    """
    key, retry = wire.idempotency_key(request), wire.retry_count(request)
    while True:
        try:
            return order(call.asked, key, retry), call
        except UnknownParameter as exc:
            if strict or exc.param is None or getattr(call.asked, exc.param, None) is None:
                raise
            less: dict[str, Any] = {exc.param: None}
            call = replace(call, asked=replace(call.asked, **less), dropped=(*call.dropped, exc.param))


def answered(studio: Studio, actor: Actor, accepted: Accepted, call: wire.Call) -> Response:
    """The answer as it was wished: at once, as a stream, or when the images are there."""
    headers = _headers(accepted, call)
    present = presence(request.environ)
    if asynchronous.wished(request, call):
        return asynchronous.answer(studio, studio.job(actor, accepted.job.id), headers, present)
    if call.stream:
        place = stopped_at(request.headers.get("Last-Event-ID", ""))
        return stream(studio, actor, accepted, headers, present, place)
    view = waited(studio, actor, accepted.job, present)
    return _answer(studio, view, accepted, call, headers, present)


def waited(studio: Studio, actor: Actor, job: Job, present: Callable[[], bool]) -> JobView:
    """The job once it ended, or as it is when patience ends or nobody waits for it any more."""
    end = time.monotonic() + studio.settings.upstream_timeout + PATIENCE
    known: Job | None = job
    while True:
        left = end - time.monotonic()
        view = studio.wait(actor, job.id, max(0.0, min(LOOK, left)), known)
        known = None
        if view.job.state.ended or left <= LOOK or not present():
            return view


def _headers(accepted: Accepted, call: wire.Call) -> dict[str, str]:
    job, asked_model = accepted.job, accepted.serving.asked_model
    headers = {"x-dallery-job": job.id, "x-dallery-model": job.request.model}
    if asked_model.id != job.request.model:
        headers["x-dallery-asked-model"] = asked_model.id
    if call.dropped:
        headers["x-dallery-dropped"] = wire.header_safe(call.dropped)
    if not accepted.new:
        headers["Idempotent-Replayed"] = "true"
    return headers


def _answer(
    studio: Studio, view: JobView, accepted: Accepted, call: wire.Call, headers: dict[str, str],
    present: Callable[[], bool],
) -> Response:
    job = view.job
    if not job.state.ended:
        return _still_running(job, headers)
    status = 200
    if view.images:
        by_url = _wants_url(call, accepted)
        where = [image_url(studio, image) if by_url else studio.image_path(image) for image in view.images]
        pieces = wire.images_answer(job, view.images, accepted.serving, where)
    else:
        failure = failure_of(job)
        status = failure.status
        headers |= failure_headers(failure)
        pieces = wire.Pieces.of(orjson.dumps(failure_body(failure, job, accepted.serving.dialect)))
    if job.cost is not None:
        headers["x-dallery-cost-micros"] = str(job.cost)
    body = until_delivered(pieces, present, lambda: studio.delivered(job.id))
    answer = Response(body, status, mimetype="application/json", headers=headers)
    answer.content_length = pieces.length
    return answer


def _still_running(job: Job, headers: dict[str, str]) -> Response:
    """Not an end of the job: its images go to the gallery, and the same request joins it."""
    message = f"The job {job.id} is still running. Sending the same request again joins it."
    body = error_body(message, "server_error", None, "still_running", job_id=job.id, charged="maybe")
    return json_answer(body, 504, headers | retry_headers(True))


def _wants_url(call: wire.Call, accepted: Accepted) -> bool:
    return (call.response_format or accepted.serving.asked_model.response_format) == "url"
