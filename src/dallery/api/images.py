"""POST images/generations: order, wait or stream, answer in the dialect that was asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, Response, request

from dallery.api import wire
from dallery.api.answers import failure_answer, failure_body
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.files import image_url
from dallery.catalogue.catalogue import Serving
from dallery.domain.actor import Actor
from dallery.domain.job import Failure, Job
from dallery.errors import Charged, DalleryError
from dallery.studio import JobEvent, JobView, Studio

PATIENCE = 60.0  # seconds beyond the provider's own deadline that an answer may wait in the queue


class StillRunning(DalleryError):
    """The wait ended before the job did.  Sending again joins the job."""

    status = 504
    code = "still_running"
    retry = True


def images_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("images", __name__)

    @blueprint.post("/images/generations")
    def generations() -> Response:
        actor = actor_of(request, studio)  # before the body is read
        call = wire.read_generation(read_json(request))
        job = studio.submit(
            actor,
            call.asked,
            idempotency_key=wire.idempotency_key(request),
            retry=wire.retry_count(request),
            stream=call.stream,
        )
        serving = studio.serving(call.asked.model)
        headers = _headers(job, serving, call)
        if call.stream:
            return _stream(studio, actor, job, headers)
        view = studio.wait(actor, job.id, studio.settings.upstream_timeout + PATIENCE)
        return _answer(studio, view, serving, call, headers)

    return blueprint


def _headers(job: Job, serving: Serving, call: wire.Call) -> dict[str, str]:
    headers = {"x-dallery-job": job.id, "x-dallery-model": job.request.model}
    if serving.asked_model.id != job.request.model:
        headers["x-dallery-asked-model"] = serving.asked_model.id
    if call.dropped:
        headers["x-dallery-dropped"] = wire.header_safe(call.dropped)
    return headers


def _answer(
    studio: Studio, view: JobView, serving: Serving, call: wire.Call, headers: dict[str, str]
) -> Response:
    job = view.job
    if not job.state.ended:
        raise StillRunning(f"The job {job.id} is still running. Sending the same request again joins it.")
    if not view.images:
        answer = failure_answer(_failure(job), job, headers)
        studio.delivered(job.id)
        return answer
    where: list[Path | str] = [
        image_url(studio, image) if _wants_url(call, serving) else studio.image_path(image) for image in view.images
    ]
    pieces = wire.images_answer(job, view.images, serving, where)
    headers["x-dallery-cost-micros"] = str(job.cost or 0)
    answer = Response(_until_delivered(studio, job, pieces), mimetype="application/json", headers=headers)
    answer.content_length = pieces.length
    return answer


def _wants_url(call: wire.Call, serving: Serving) -> bool:
    return (call.response_format or serving.asked_model.response_format) == "url"


def _until_delivered(studio: Studio, job: Job, pieces: wire.Pieces) -> Iterator[bytes]:
    yield from pieces
    studio.delivered(job.id)  # reached only when the last piece was taken


def _failure(job: Job) -> Failure:
    if job.failure is not None:
        return job.failure
    return Failure("cancelled", "The job was cancelled.", 409, "invalid_request_error", Charged.NO)


def _stream(studio: Studio, actor: Actor, job: Job, headers: dict[str, str]) -> Response:
    headers |= {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
    return Response(_events(studio, actor, job), mimetype="text/event-stream", headers=headers)


def _events(studio: Studio, actor: Actor, job: Job) -> Iterator[bytes]:
    yield b": " + job.id.encode() + b"\n\n"  # at once, so that proxies and clients see that the stream is open
    for event in studio.events(actor, job.id):
        match event.kind:
            case "partial" if job.request.partial_images:
                yield _partial(event)
            case "quiet":
                yield b": still working\n\n"
            case "ended":
                yield from _end(studio, studio.job(actor, job.id))
            case _:
                pass


def _partial(event: JobEvent) -> bytes:
    view = event.partial
    assert view is not None
    request_size = event.job.request.render_size or event.job.request.size
    size = str(request_size) if request_size else "auto"
    try:
        image = view.path.read_bytes()
    except FileNotFoundError:  # swept: the stream goes on without it
        return b": a partial image is gone\n\n"
    return wire.partial_event(event.job, view.index, view.position, image, size, event.job.created_at // 1000)


def _end(studio: Studio, view: JobView) -> Iterator[bytes]:
    shares = wire.split_usage(view.job.usage, len(view.images))
    for image, usage in zip(view.images, shares, strict=True):
        yield from wire.completed_event(view.job, image, usage, studio.image_path(image))
    if not view.images or view.job.failure is not None:
        yield wire.error_event(failure_body(_failure(view.job), view.job))
    studio.delivered(view.job.id)
