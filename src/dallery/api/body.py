"""Reads a JSON body strictly: one object, no duplicate keys, no NaN, UTF-8, within a size; it knows no parameter."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from dallery.errors import RequestError

LARGEST = 1024 * 1024  # bytes of a JSON body; the longest legal prompt is 32,000 characters


class UnsupportedBody(RequestError):
    status = 415
    code = "unsupported_media_type"


def read_json(request: Request, largest: int = LARGEST) -> dict[str, Any]:
    """`largest` in bytes.  Raises RequestError (400), UnsupportedBody (415) or RequestEntityTooLarge (413)."""
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in ("utf-8", "utf8"):
        raise UnsupportedBody("Send a JSON body in UTF-8 with 'Content-Type: application/json'.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedBody("Compressed request bodies are not accepted.")
    if (request.content_length or 0) > largest:
        raise RequestEntityTooLarge
    data = request.stream.read(largest + 1)
    if len(data) > largest:
        raise RequestEntityTooLarge
    return parse(data)


def parse(data: bytes) -> dict[str, Any]:
    try:
        body = json.loads(
            data.decode("utf-8"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=_finite
        )
    except RequestError:
        raise
    except (ValueError, RecursionError) as exc:
        raise RequestError("We could not parse the JSON body of your request.", code="invalid_json") from exc
    if not isinstance(body, dict):
        raise RequestError("The JSON body must be an object.", code="invalid_json")
    return body


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Ours would take the last and a proxy before us perhaps the first: neither is what was meant.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RequestError("The JSON body names the same parameter twice.", code="invalid_json")
    return found


def _no_constant(text: str) -> NoReturn:
    raise RequestError(f"{text} is not a JSON number.", code="invalid_json")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise RequestError("A number in the JSON body is too large.", code="invalid_json")
    return value
