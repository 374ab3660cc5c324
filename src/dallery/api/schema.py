"""What this door answers with, as JSON Schema, and every error code a client can see; requests are in `fields`.

The error table is read off the tree in `dallery.errors`, so a new kind of error is in the document once it exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dallery.domain.job import JobState
from dallery.domain.picture import TYPES
from dallery.errors import Blocked, Charged, DalleryError, Forbidden, StartRefused
from dallery.settling import Outcome

Schema = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """One error code: `charged` is "no", "yes" or "maybe", `retry` what x-should-retry says."""

    status: int
    code: str
    type: str = "invalid_request_error"
    retry: bool = False
    charged: str = "no"


# Codes that are no class of their own.
_MORE = (
    *(
        Known(400, code)
        for code in (
            "invalid_type", "invalid_size", "missing_required_parameter", "invalid_json", "empty_string",
            "string_above_max_length", "integer_below_min_value", "integer_above_max_value", "price_unknown",
            "content_policy_violation", "host_not_allowed", "invalid_image", "image_too_large", "image_unprocessable",
            "array_above_max_length", "invalid_multipart", "edits_not_supported", "unsupported_parameter",
        )
    ),
    Known(405, "method_not_allowed"),
    Known(413, "request_too_large"),
    Known(415, "unsupported_media_type"),
    Known(416, "range_not_satisfiable"),
    Known(404, "image_deleted"),
    Known(500, "illustrator_failed", "server_error", True),
    Known(504, "still_running", "server_error", True, "maybe"),
)


def errors() -> tuple[Known, ...]:
    """Every code, by status."""
    found = {(known.status, known.code): known for known in (*_tree(DalleryError), *_MORE)}
    return tuple(found[key] for key in sorted(found))


def _tree(kind: type[DalleryError]) -> Iterator[Known]:
    if kind not in (StartRefused, Forbidden):  # nobody with a key has fewer rights than another
        # A safety system may speak after the image was made, and then nobody says whether it was charged.
        charged = Charged.MAYBE if kind is Blocked else kind.charged
        yield Known(kind.status, kind.code, kind.type, kind.retry, charged.value)
    for child in kind.__subclasses__():
        if child.__module__ == DalleryError.__module__:
            yield from _tree(child)


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def components() -> dict[str, Schema]:
    """Every schema an answer names."""
    return {
        "Error": _error(),
        "Usage": _usage(),
        "ImagesResponse": _images(),
        "ServerSentEvent": _object(
            ["event", "data"], event=_text(), id=_text(), data=_text() | {"contentMediaType": "application/json"}
        ),
        "JobStatusEvent": _object(
            ["type", "status"],
            type=_const("image_job.status"), status=_one_of(*(state.value for state in JobState)),
        ),
        "JobProgressEvent": _object(
            ["type", "fraction"], type=_const("image_job.progress"), fraction={"type": ["number", "null"]}
        ),
        "PartialImageEvent": _partial(),
        "CompletedEvent": _completed(),
        "ErrorEvent": _object(["type", "error"], type=_const("error"), error=ref("Error/properties/error")),
        "Model": _model(),
        "ModelList": _object(["object", "data"], object=_const("list"), data=_list(ref("Model"))),
        "Job": _job(),
        "DeletedJob": _object(
            ["id", "object", "deleted", "images"],
            id=_text(), object=_const("image.job"), deleted=_const(True), images=_list(_text()),
        ),
        "SettleRequest": _object(["outcome"], outcome=_one_of(*Outcome)) | {"additionalProperties": False},
        "Picture": _picture(),
        "DeletedPicture": _object(
            ["id", "object", "deleted"], id=_text(), object=_const("image"), deleted=_const(True)
        ),
        "Health": _object(["status", "engine"], status=_const("ok"), engine=_one_of("starting", "running")),
    }


def _error() -> Schema:
    codes = [known.code for known in errors()]
    inner = _object(
        ["message", "type", "param", "code"],
        message=_text(),
        type=_text(),
        param=_text(null=True),
        code=_text(null=True) | {"examples": sorted(set(codes))[:3]},
        job_id=_text(),
        charged=_one_of("no", "yes", "maybe"),
        moderation_details=_object(
            ["moderation_stage", "categories"],
            moderation_stage=_one_of("input", "output", "unknown"), categories=_list(_text()),
        ),
    )
    return _object(["error"], error=inner)


def _usage() -> Schema:
    details = _object(["text_tokens", "image_tokens"], text_tokens=_whole(), image_tokens=_whole())
    return _object(
        ["input_tokens", "input_tokens_details", "output_tokens", "output_tokens_details", "total_tokens"],
        input_tokens=_whole(), input_tokens_details=details, output_tokens=_whole(), output_tokens_details=details,
        total_tokens=_whole(),
    )


def _echo() -> dict[str, Schema]:
    return {
        "size": _text(),
        "quality": _text(),
        "background": _text(),
        "output_format": _one_of(*(word for word, _ in TYPES.values())),
    }


def _images() -> Schema:
    item = _object([], url=_url(), b64_json=_base64(), revised_prompt=_text())
    return _object(["created", "data"], created=_whole(), data=_list(item), usage=ref("Usage"), **_echo())


def _partial() -> Schema:
    return _object(
        ["type", "partial_image_index", "created_at", "b64_json", *_echo()],
        type=_one_of("image_generation.partial_image", "image_edit.partial_image"),
        partial_image_index=_whole(), image_index=_whole(), created_at=_whole(), b64_json=_base64(), **_echo(),
    )


def _completed() -> Schema:
    return _object(
        ["type", "created_at", "b64_json", "usage", *_echo()],
        type=_one_of("image_generation.completed", "image_edit.completed"),
        created_at=_whole(), b64_json=_base64(), usage=ref("Usage"), **_echo(),
    )


def _model() -> Schema:
    return _object(
        ["id", "object", "created", "owned_by", "shutdown_date", "served_by"],
        id=_text(), object=_const("model"), created=_whole(), owned_by=_text(),
        shutdown_date=_text(null=True) | {"format": "date"}, served_by=_text(),
    )


def _job() -> Schema:
    item = _object(["id", "url", "size"], id=_text(), url=_url(), size=_text())
    states = [state.value for state in JobState]
    return _object(
        ["id", "object", "status", "place", "created_at", "finished_at", "model", "asked_model", "prompt",
         "cost_micros", "held_micros", "settled_by_hand", "usage", "provider_request_id", "error", "data"],
        id=_text(), object=_const("image.job"), status=_one_of(*states), place=_whole(null=True),
        created_at=_whole(), finished_at=_whole(null=True), model=_text(), asked_model=_text(null=True),
        prompt=_text(), cost_micros=_whole(null=True), held_micros=_whole(), settled_by_hand={"type": "boolean"},
        usage={"anyOf": [ref("Usage"), {"type": "null"}]}, provider_request_id=_text(null=True),
        error={"anyOf": [ref("Error/properties/error"), {"type": "null"}]}, data=_list(item),
    )


def _picture() -> Schema:
    return _object(
        ["id", "object", "job_id", "created_at", "url", "size", "media_type", "bytes", "model", "prompt",
         "revised_prompt"],
        id=_text(), object=_const("image"), job_id=_text(), created_at=_whole(), url=_url(), size=_text(),
        media_type=_one_of(*TYPES), bytes=_whole(), model=_text(), prompt=_text(),
        revised_prompt=_text(null=True),
    )


def _object(required: list[str], **properties: Schema) -> Schema:
    return {"type": "object", "required": required, "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _text(null: bool = False) -> Schema:
    return {"type": ["string", "null"] if null else "string"}


def _whole(null: bool = False) -> Schema:
    return {"type": ["integer", "null"] if null else "integer"}


def _const(value: Any) -> Schema:
    return {"const": value}


def _one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def _url() -> Schema:
    return {"type": "string", "format": "uri"}


def _base64() -> Schema:
    return {"type": "string", "contentEncoding": "base64"}
