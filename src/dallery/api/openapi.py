"""GET openapi.json: OpenAPI 3.1, printed from the tables that the door checks by; nothing in it is written twice.

Operations are rows of `operations.OPERATIONS`, request fields rows of `fields.TABLE`, answers and error codes come from
`schema`.  Korean texts ride along as `x-summary-ko` and `x-description-ko`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Response

from dallery import __version__
from dallery.api import fields, responses_schema, schema
from dallery.api.answers import json_answer
from dallery.api.fields import Words
from dallery.api.files import base_url
from dallery.api.operations import (
    ALWAYS_TOLD,
    EVENTS,
    FORM,
    GROUPS,
    JSON,
    OPERATIONS,
    PARTS,
    REFUSAL_TELLS,
    Answer,
    Operation,
    Parameter,
)
from dallery.catalogue.model import Model
from dallery.studio import Studio

KEY = "$DALLERY_KEY"
LICENSE = MappingProxyType({"name": "MIT", "identifier": "MIT"})
ALWAYS = (400, 500, 503)  # a Host that is not ours, our own mistakes, and a database that does not answer
ABOUT = Words(
    "The DALL·E and GPT Image API on your own machine. Code written for either runs unchanged against this base URL.",
    "여러분의 컴퓨터에서 쓰는 DALL·E, GPT Image API입니다. 그 코드는 이 주소로 바꾸기만 하면 그대로 돌아갑니다.",
)
REFUSALS = MappingProxyType({
    400: Words("The request cannot be served as written.", "요청을 그대로는 처리할 수 없습니다."),
    401: Words("No key, or not one of ours.", "키가 없거나 여기 키가 아닙니다."),
    403: Words("This key may not do this.", "이 키로는 할 수 없습니다."),
    404: Words("There is no such thing here.", "여기에는 없습니다."),
    409: Words("The state of the job does not allow it.", "작업의 상태에 맞지 않습니다."),
    413: Words("The request is too large.", "요청이 너무 큽니다."),
    415: Words("Not a kind of body that is read here.", "여기에서 읽지 않는 형식입니다."),
    416: Words("The file has no such range of bytes.", "파일에 그런 범위가 없습니다."),
    422: Words("The Idempotency-Key came with another order.", "Idempotency-Key를 다른 주문에 썼습니다."),
    429: Words("A budget, a quota or a rate ends here.", "예산, 한도 또는 속도 제한에 걸렸습니다."),
    500: Words("Our mistake; the request id finds it in the log.", "서버의 잘못이며, 요청 번호로 기록을 찾습니다."),
    502: Words("The provider failed; `charged` says what it cost.", "제공자의 실패이며, `charged`가 비용을 말합니다."),
    503: Words("Not right now.", "지금은 할 수 없습니다."),
    504: Words("The wait ended before the job; the same request joins it.", "아직 끝나지 않았습니다."),
})


def openapi_blueprint(studio: Studio) -> Blueprint:
    blueprint = Blueprint("openapi", __name__)

    @blueprint.get("/openapi.json", provide_automatic_options=False)
    def openapi() -> Response:
        return json_answer(document_for(studio))

    return blueprint


def document_for(studio: Studio) -> dict[str, Any]:
    """The document as a client of this very address should read it; call it during a request."""
    return document((view.model for view in studio.models()), base_url(studio))


def document(models: Iterable[Model], base: str) -> dict[str, Any]:
    """`base` is the address without /v1; the models decide which values the fields have."""
    paths: dict[str, Any] = {}
    for row in OPERATIONS:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row, row.path, base)
        if row.bare:
            bare = row.path.removeprefix("/v1")
            paths.setdefault(bare, {})[row.method.lower()] = _operation(row, bare, base)
    known = tuple(models)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dallery", "version": __version__, "license": dict(LICENSE), **_told(ABOUT)},
        "servers": [{"url": base}],
        "security": [{"key": []}],
        "tags": [{"name": name, **_told(words)} for name, words in GROUPS.items()],
        "paths": paths,
        "components": {
            "headers": {one.name: _header(one) for one in _headers()},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "A key of this Dallery."}},
            "schemas": schema.components()
            | responses_schema.components()
            | {
                _body_name(row.order, kind): fields.body_schema(row.order, known, form=kind == FORM)
                for row in OPERATIONS
                for kind in (row.bodies if row.order else ())
                if row.order
            },
        },
        "x-errors": [vars(known) for known in schema.errors()],
    }


def _operation(row: Operation, path: str, base: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": row.id if path == row.path else f"{row.id}Bare",
        "tags": [row.group],
        "summary": row.title.en,
        "x-summary-ko": row.title.ko,
        **_told(row.more),
        "responses": _responses(row),
        "x-codeSamples": [{"lang": "Shell", "label": "curl", "source": _curl(row, path, base)}],
    }
    parts = [PARTS[name] for name in re.findall("{([a-z_]+)}", row.path)]
    if parts or row.parameters:
        told["parameters"] = [_parameter(one) for one in (*parts, *row.parameters)]
    if row.order is not None or row.body is not None:
        told["requestBody"] = {"required": True, "content": {kind: _body(row, kind) for kind in row.bodies}}
    if not row.key:
        told["security"] = []
    return told


def _body(row: Operation, kind: str) -> dict[str, Any]:
    body: dict[str, Any] = {"schema": schema.ref(row.body or _body_name(str(row.order), kind))}
    return body | ({"example": dict(row.example)} if row.example and kind == row.bodies[0] else {})


def _body_name(order: str, kind: str) -> str:
    return f"{order.capitalize()}{'Form' if kind == FORM else 'Request'}"


def _parameter(one: Parameter) -> dict[str, Any]:
    told: dict[str, Any] = {"name": one.name, "in": one.place, "schema": dict(one.schema), **_told(one.help)}
    if one.required or one.place == "path":
        told["required"] = True
    if one.example is not None:
        told["example"] = one.example
    return told


def _responses(row: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {}
    ours = row.path.startswith("/v1")  # the health check is no part of the API's door, which adds these
    always = _known(ALWAYS_TOLD) if ours else {}
    refusing = _known((*ALWAYS_TOLD, *REFUSAL_TELLS, *row.answers[0].headers)) if ours else {}  # a job may have failed
    for answer in row.answers:
        told[str(answer.status)] = _answer(answer, always)
    statuses = sorted({*ALWAYS, *row.errors, *((401,) if row.key else ())})
    for status in statuses:
        told[str(status)] = {**_told(REFUSALS[status]), "content": {JSON: {"schema": schema.ref("Error")}}}
        if refusing:
            told[str(status)]["headers"] = refusing
    return told


def _headers() -> Iterator[Parameter]:
    yield from (*ALWAYS_TOLD, *REFUSAL_TELLS)
    for row in OPERATIONS:
        for answer in row.answers:
            yield from answer.headers


def _known(headers: Iterable[Parameter]) -> dict[str, Any]:
    return {one.name: {"$ref": f"#/components/headers/{one.name}"} for one in headers}


def _header(one: Parameter) -> dict[str, Any]:
    return {"schema": dict(one.schema), **_told(one.help), **({"required": True} if one.required else {})}


def _answer(answer: Answer, always: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = _told(answer.help)
    if answer.kinds:
        told["content"] = {kind: _content(kind, name) for kind, name in answer.kinds.items()}
    if answer.headers or always:
        told["headers"] = _known(answer.headers) | always
    if answer.leads:
        told["links"] = {name: {"operationId": name, "parameters": {part: at}} for name, part, at in answer.leads}
    return told


def _content(kind: str, name: str | tuple[str, ...] | None) -> dict[str, Any]:
    if kind == EVENTS:  # the schema is that of each event; what its data may be stands beside it
        names = (name,) if isinstance(name, str) else name or ()
        return {"schema": schema.ref("ServerSentEvent"), "x-events": [schema.ref(one) for one in names]}
    if isinstance(name, str):
        return {"schema": schema.ref(name)}
    return {"schema": {"type": "object"} if kind == JSON else {}}


def _curl(row: Operation, path: str, base: str) -> str:
    """One command that works when pasted, once $DALLERY_KEY holds a key."""
    path = re.sub("{([a-z_]+)}", lambda found: str(PARTS[found[1]].example), path)
    queries = "&".join(f"{one.name}=…" for one in row.parameters if one.place == "query" and one.required)
    lines = [f'curl "{base}{path}{"?" + queries if queries else ""}"']
    if row.method not in ("GET", "POST") or (row.method == "POST" and row.order is row.body is None):
        lines[0] = f"curl -X {row.method}" + lines[0].removeprefix("curl")
    if row.key:
        lines.append(f'-H "Authorization: Bearer {KEY}"')
    if row.body is not None or (row.order is not None and row.bodies[0] == JSON):
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d '{json.dumps(dict(row.example), ensure_ascii=False)}'")
    elif row.order is not None:
        lines += [f'-F "{name}={value}"' for name, value in row.example.items()]
    return " \\\n  ".join(lines)


def _told(words: Words) -> dict[str, str]:
    return {"description": words.en, "x-description-ko": words.ko} if words.en else {}
