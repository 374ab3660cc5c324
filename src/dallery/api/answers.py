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

from dallery.domain.job import Failure, Job
from dallery.errors import DalleryError

log = logging.getLogger("dallery.api")
CODES = {404: "not_found", 405: "method_not_allowed", 413: "request_too_large", 415: "unsupported_media_type"}


def json_answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    answer = Response(orjson.dumps(body), status, mimetype="application/json")
    answer.headers.update(headers or {})
    return answer


def error_body(message: str, type: str, param: str | None, code: str | None, **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, "type": type, "param": param, "code": code, **more}}


def error_answer(error: DalleryError) -> Response:
    body = error_body(error.message, error.type, error.param, error.code)
    return json_answer(body, error.status, _retry_headers(error.retry, error.retry_after))


def failure_body(failure: Failure, job: Job) -> dict[str, Any]:
    """The error object of a job that ended without images; it names the job, so that nothing is lost sight of."""
    more: dict[str, Any] = {"job_id": job.id, "charged": failure.charged.value}
    if failure.stage is not None:
        more["moderation_details"] = {"moderation_stage": failure.stage, "categories": list(failure.categories)}
    return error_body(failure.message, failure.type, failure.param, failure.code, **more)


def failure_answer(failure: Failure, job: Job, headers: dict[str, str]) -> Response:
    retry = _retry_headers(failure.retry, failure.retry_after)
    return json_answer(failure_body(failure, job), failure.status, headers | retry)


def _retry_headers(retry: bool, after: float | None) -> dict[str, str]:
    headers = {"x-should-retry": "true" if retry else "false"}
    if retry and after is not None:
        headers["Retry-After"] = str(max(1, round(after)))
    return headers


def register_errors(app: Flask, is_api_path: Callable[[str], bool]) -> None:
    """On the API's paths every error is JSON; other paths are another door's."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()
        g.request_id = f"req_{secrets.token_hex(12)}"

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
        log.exception("request %s failed", g.request_id)
        body = error_body("Dallery made a mistake. Nothing more was sent.", "server_error", None, "internal_error")
        return json_answer(body, 500, _retry_headers(False, None))

    app.handle_user_exception = handle  # type: ignore[method-assign, assignment]


def _http_answer(exc: HTTPException, status: int) -> Response:
    message = {
        404: "There is no such address. The API is at /v1, for example POST /v1/images/generations.",
        405: f"{request.method} is not allowed here.",
        413: "The request is too large.",
    }.get(status, exc.name)
    body = error_body(message, "invalid_request_error", None, CODES.get(status, "bad_request"))
    answer = json_answer(body, status, _retry_headers(False, None))
    for name, value in exc.get_headers():
        if name.lower() == "allow":
            answer.headers[name] = value
    return answer
