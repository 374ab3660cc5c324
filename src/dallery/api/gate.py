"""Before any of our code runs: a Host header that is not ours is refused, in JSON on this door's paths only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dallery.api.answers import error_body, json_answer, new_request_id, retry_headers

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class HostGate:
    """The pages have a gate of their own with words for people; programs must be able to parse what refuses them."""

    def __init__(self, app: WsgiApp, allowed: Iterable[str], is_api_path: Callable[[str], bool]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)
        self._is_api_path = is_api_path

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        ours = environ.get("HTTP_HOST") in self._allowed
        if ours or not self._is_api_path(environ.get("PATH_INFO", "")):
            return self._app(environ, start_response)
        message = "This server does not answer under that address. Its owner can add it with DALLERY_PUBLIC_URL."
        body = error_body(message, "invalid_request_error", None, "host_not_allowed")
        answer = json_answer(body, 400, {"x-request-id": new_request_id(), **retry_headers(False)})
        return answer(environ, start_response)
