"""The Responses API's shapes, out: the response object, its one item and its events; it calls nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from dallery.api import wire
from dallery.api.answers import failure_body, failure_of
from dallery.catalogue.catalogue import Dialect
from dallery.catalogue.refusals import wrong_choice
from dallery.conversations import EDITED
from dallery.domain.job import Failure, Job, JobState
from dallery.errors import RequestError
from dallery.storage.responses import KeptResponse
from dallery.studio import JobView, Studio

# No chat model is run, so its tokens are none.
_NO_USAGE = (
    ("input_tokens", 0), ("input_tokens_details", {"cached_tokens": 0, "cache_write_tokens": 0}), ("output_tokens", 0),
    ("output_tokens_details", {"reasoning_tokens": 0}), ("total_tokens", 0),
)  # fmt: skip
_KNOWN_CODES = frozenset({"rate_limit_exceeded", "invalid_image", "image_too_large"})


def call_id(job: Job) -> str:
    return "ig_" + job.id.removeprefix("job_")


def status_of(view: JobView) -> str:
    if not view.job.state.ended:
        return "queued" if view.job.state is JobState.RESERVED and view.place else "in_progress"
    if view.job.state is JobState.CANCELLED:
        return "cancelled"
    return "completed" if view.images or view.job.state is JobState.DONE else "failed"


def response_json(view: JobView, echo: dict[str, Any], response_id: str) -> dict[str, Any]:
    """The response without its `output`."""
    job, status = view.job, status_of(view)
    ended = job.state.ended
    return {
        "id": response_id,
        "object": "response",
        "created_at": job.created_at // 1000,
        "completed_at": job.finished_at // 1000 if status == "completed" and job.finished_at else None,
        "status": status,
        "error": error_json(failure_of(job), job) if status == "failed" else None,
        "incomplete_details": None,
        "parallel_tool_calls": False,
        **echo,
        "model": echo["model"] or job.request.model,
        "usage": dict(_NO_USAGE) if ended else None,
        "tool_usage": {"image_gen": wire.usage_json(job.usage), "web_search": {"num_requests": 0}} if ended else None,
    }


def item_json(view: JobView, how: str, status: str) -> dict[str, Any]:
    """The image_generation_call without its `result`."""
    job = view.job
    item: dict[str, Any] = {
        "type": "image_generation_call",
        "id": call_id(job),
        "status": status,
        "action": "edit" if how == EDITED else "generate",
    }
    if view.images:
        # What was really sent, when the model rewrote nothing.
        item |= {**wire.echo(job, view.images), "revised_prompt": view.images[0].revised_prompt or job.request.prompt}
    elif job.state.ended:
        item["error"] = failure_body(failure_of(job), job, Dialect.GPT)["error"]
    return item


def item_parts(view: JobView, how: str, file: Path | None) -> list[bytes | Path]:
    """The item as it is now, with the picture of `file` as its result."""
    told = {"queued": "in_progress", "in_progress": "in_progress", "completed": "completed"}
    status = told.get(status_of(view), "failed")
    opening = orjson.dumps(item_json(view, how, status))[:-1]
    return [opening + b',"result":null}'] if file is None else [opening + b',"result":"', file, b'"}']


def file_of(studio: Studio, view: JobView) -> Path | None:
    return studio.image_path(view.images[0]) if view.images else None


def response_parts(shape: dict[str, Any], item: list[bytes | Path]) -> list[bytes | Path]:
    return [orjson.dumps(shape)[:-1] + b',"output":[', *item, b"]}"]


def event(kind: str, number: int, **more: Any) -> bytes:
    told = {"type": kind, "sequence_number": number, **more}
    return wire.numbered(str(number), f"event: {kind}\ndata: ".encode() + orjson.dumps(told) + b"\n\n")


def event_with(kind: str, number: int, name: str, parts: list[bytes | Path], **more: Any) -> wire.Pieces:
    """An event whose field `name` is a piece of JSON that holds a file."""
    opening = orjson.dumps({"type": kind, "sequence_number": number, **more})[:-1]
    head = wire.numbered(str(number), f"event: {kind}\ndata: ".encode()) + opening + f',"{name}":'.encode()
    return wire.Pieces.of(head, *parts, b"}\n\n")


def input_items(kept: KeptResponse, query: Mapping[str, str]) -> dict[str, Any]:
    """The page of a turn's input that `limit`, `order` and `after` ask for.  Raises RequestError."""
    limit, order, after = query.get("limit", "20"), query.get("order", "desc"), query.get("after")
    if not re.fullmatch("[0-9]{1,3}", limit) or not 1 <= int(limit) <= 100:
        raise RequestError("Invalid 'limit': a whole number from 1 to 100.", param="limit")
    if order not in ("asc", "desc"):
        raise wrong_choice("order", order, ("asc", "desc"))
    name = kept.id.removeprefix("resp_")
    items = [{"id": f"msg_{name}_{number}", **item} for number, item in enumerate(kept.told.get("items", ()))]
    if order == "desc":
        items.reverse()
    if after is not None:
        places = [place for place, item in enumerate(items, start=1) if item["id"] == after]
        if not places:
            raise RequestError("Invalid 'after': there is no such item.", param="after")
        items = items[places[0] :]
    shown = items[: int(limit)]
    ends = {"first_id": shown[0]["id"] if shown else None, "last_id": shown[-1]["id"] if shown else None}
    return {"object": "list", "data": shown, **ends, "has_more": len(items) > len(shown)}


def error_json(failure: Failure, job: Job) -> dict[str, Any]:
    """Strict clients know a closed list of codes; ours stands in the item's own error."""
    word = "server_error"
    if failure.code in ("moderation_blocked", "content_policy_violation"):
        word = "image_content_policy_violation"
    elif failure.code in _KNOWN_CODES:
        word = failure.code
    elif failure.status == 400:
        word = "invalid_prompt"
    return {"code": word, "message": failure.message, "job_id": job.id, "charged": failure.charged.value}
