"""How /v1 answers: OpenAI's error object, a request id and a retry word on everything; nothing of a stack or a path."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any

import orjson
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from dallery.catalogue.catalogue import Dialect
from dallery.domain.job import Failure, Job, JobState
from dallery.errors import Charged, DalleryError

log = logging.getLogger("dallery.api")
CODES = {
    404: "not_found",
    405: "method_not_allowed",
    413: "request_too_large",
    415: "unsupported_media_type",
    416: "range_not_satisfiable",
}


def new_request_id() -> str:
    return f"req_{secrets.token_hex(12)}"


def json_answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    answer = Response(orjson.dumps(body), status, mimetype="application/json")
    answer.headers.update(headers or {})
    return answer


def error_body(message: str, type: str, param: str | None, code: str | None, **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, "type": type, "param": param, "code": code, **more}}


def error_answer(error: DalleryError) -> Response:
    body = error_body(error.message, error.type, error.param, error.code)
    return json_answer(body, error.status, retry_headers(error.retry, error.retry_after))


def failure_of(job: Job) -> Failure:
    """Why a job that ended shows no image."""
    if job.failure is not None:
        return job.failure
    if job.state is JobState.DONE:
        message = "The images of this job were deleted from the gallery."
        return Failure("image_deleted", message, 404, "invalid_request_error", Charged.NO)
    return Failure("cancelled", "The job was cancelled.", 409, "invalid_request_error", Charged.NO)


def failure_body(failure: Failure, job: Job, dialect: Dialect = Dialect.GPT) -> dict[str, Any]:
    """The error object of a job that ended without images; it names the job, so that nothing is lost sight of.

    Programs written for DALL·E look for the code that its safety system had.
    """
    code, kind = failure.code, failure.type
    if code == "moderation_blocked" and dialect is Dialect.DALLE:
        code, kind = "content_policy_violation", "invalid_request_error"
    more: dict[str, Any] = {"job_id": job.id, "charged": failure.charged.value}
    if failure.stage is not None:
        more["moderation_details"] = {"moderation_stage": failure.stage, "categories": list(failure.categories)}
    return error_body(failure.message, kind, failure.param, code, **more)


def failure_headers(failure: Failure) -> dict[str, str]:
    """What a program can read without looking into the body: may it try again, and did it cost anything."""
    return {**retry_headers(failure.retry, failure.retry_after), "x-dallery-charged": failure.charged.value}


def retry_headers(retry: bool, after: float | None = None) -> dict[str, str]:
    """`after` in seconds; it is said only with a yes, because one client waits for it whatever the word beside it."""
    headers = {"x-should-retry": "true" if retry else "false"}
    if retry and after is not None:
        headers["Retry-After"] = str(max(1, round(after)))
    return headers


def register_errors(app: Flask, is_api_path: Callable[[str], bool]) -> None:
    """On the API's paths every error is JSON; other paths are another door's."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()
        g.request_id = new_request_id()

    @app.after_request
    def finish(answer: Response) -> Response:
        if is_api_path(request.path):
            answer.headers["x-request-id"] = g.request_id
            answer.headers["openai-version"] = "2020-10-01"
            answer.headers["openai-processing-ms"] = str(round((time.perf_counter() - g.began) * 1000))
            answer.headers.setdefault("Cache-Control", "no-store")
            answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    before = app.handle_user_exception

    def handle(exc: Exception) -> Any:
        if not is_api_path(request.path):
            return before(exc)
        if isinstance(exc, DalleryError):
            return error_answer(exc)
        if isinstance(exc, HTTPException) and exc.code is not None:
            return _http_answer(exc, exc.code)
        log.error("request %s failed", g.request_id, exc_info=exc)
        body = error_body("Dallery made a mistake. Nothing more was sent.", "server_error", None, "internal_error")
        return json_answer(body, 500, retry_headers(False))

    app.handle_user_exception = handle  # type: ignore[method-assign, assignment]


def _http_answer(exc: HTTPException, status: int) -> Response:
    message = {
        404: "There is no such address. The API is at /v1, for example POST /v1/images/generations.",
        405: f"{_method()} is not allowed here.",
        413: "The request is too large.",
        416: "The file has no such range of bytes.",
    }.get(status, exc.name)
    body = error_body(message, "invalid_request_error", None, CODES.get(status, "bad_request"))
    answer = json_answer(body, status, retry_headers(False))
    for name, value in exc.get_headers():
        if name.lower() in ("allow", "content-range"):
            answer.headers[name] = value
    return answer


def _method() -> str:
    return request.method if request.method.isalpha() and len(request.method) <= 10 else "This method"
