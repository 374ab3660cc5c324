"""jobs/{id}, its cancel and its settling: what became of an order, and what its owner says; it deletes no record."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, request

from dallery.api.answers import failure_body, json_answer
from dallery.api.auth import actor_of
from dallery.api.body import read_json
from dallery.api.files import image_url
from dallery.api.wire import usage_json
from dallery.catalogue.refusals import echoed, wrong_choice, wrong_type
from dallery.domain.actor import Actor
from dallery.errors import JobNotEnded, NotFound, RequestError, UnknownParameter
from dallery.settling import Outcome
from dallery.studio import JobView, Studio

OUTCOMES = tuple(Outcome)


def jobs_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("jobs", __name__)

    @blueprint.get("/jobs/<job_id>", provide_automatic_options=False)
    def job(job_id: str) -> Response:
        return json_answer(job_json(studio, studio.job(actor_of(request, studio), job_id)))

    @blueprint.post("/jobs/<job_id>/cancel", provide_automatic_options=False)
    def cancel(job_id: str) -> Response:
        return json_answer(job_json(studio, studio.cancel(actor_of(request, studio), job_id)))

    @blueprint.post("/jobs/<job_id>/settle", provide_automatic_options=False)
    def settle(job_id: str) -> Response:
        actor = actor_of(request, studio)
        studio.settling.settle(actor, job_id, _outcome(read_json(request)))
        return json_answer(job_json(studio, studio.job(actor, job_id)))

    @blueprint.delete("/jobs/<job_id>", provide_automatic_options=False)
    def delete(job_id: str) -> Response:
        actor = actor_of(request, studio)
        return json_answer({"id": job_id, "object": "image.job", "deleted": True, "images": _delete(actor, job_id)})

    def _delete(actor: Actor, job_id: str) -> list[str]:
        """Hides the job's images; what it cost stays on record, because the day's budget adds it up."""
        view = studio.job(actor, job_id)
        if not view.job.state.ended:
            raise JobNotEnded("This job has not ended. Wait for it, or cancel it first.")
        hidden = []
        for image in view.images:
            with suppress(NotFound):  # somebody else was quicker
                studio.delete_image(actor, image.id)
                hidden.append(image.id)
        return hidden

    return blueprint


def _outcome(body: dict[str, Any]) -> Outcome:
    """Strict: a word that is not understood must not move money."""
    for name in body:
        if name != "outcome":
            raise UnknownParameter(f"Unknown parameter: '{echoed(name)}'.", param=echoed(name))
    said = body.get("outcome")
    if said is None:
        raise RequestError("Missing required parameter: 'outcome'.", param="outcome", code="missing_required_parameter")
    if not isinstance(said, str):
        raise wrong_type("outcome", "a string", said)
    if said not in OUTCOMES:
        raise wrong_choice("outcome", said, OUTCOMES)
    return Outcome(said)


def job_json(studio: Studio, view: JobView) -> dict[str, Any]:
    job = view.job
    return {
        "id": job.id,
        "object": "image.job",
        "status": job.state.value,
        "place": view.place,
        "created_at": job.created_at // 1000,
        "finished_at": job.finished_at // 1000 if job.finished_at else None,
        "model": job.request.model,
        "asked_model": job.request.asked_model,
        "prompt": job.request.prompt,
        "cost_micros": job.cost,
        "settled_by_hand": job.settled_by_hand,
        "held_micros": job.hold if job.cost is None else 0,
        "usage": usage_json(job.usage) if job.usage else None,
        "provider_request_id": job.provider_request_id,
        "error": failure_body(job.failure, job)["error"] if job.failure else None,
        "data": [
            {"id": image.id, "url": image_url(studio, image), "size": f"{image.width}x{image.height}"}
            for image in view.images
        ],
    }
