"""One line of `gallery.jsonl`: written from a picture and its job, and read back without believing any of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from dallery.domain.colours import COLOURS
from dallery.domain.filter import KINDS
from dallery.domain.image import Image
from dallery.domain.job import Job, Report
from dallery.domain.money import Usage
from dallery.domain.picture import TYPES
from dallery.domain.request import ImageRequest, Kind, known_by
from dallery.storage.hanging import LATEST
from dallery.storage.ids import is_id
from dallery.storage.records import storable, stored_colours
from dallery.storage.transfer import ForeignJob

FORMAT, VERSION = "dallery gallery", 1
LIST = "gallery.jsonl"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_MONEY = 2**53
_MOST_SHORT = 200  # characters of a name


class Untold(Exception):
    """`args[0]` says what is wrong with a line, as half a sentence."""


def line_of(image: Image, job: Job, albums: list[tuple[str, str]]) -> dict[str, Any]:
    """`albums`: id and name of those that it was put into."""
    ending = TYPES.get(image.media_type, ("", "bin"))[1]
    return {
        "id": image.id, "file": f"images/{image.id}.{ending}", "sha256": image.sha256,
        "original": f"originals/{image.id}" if image.original_sha256 else None,
        "original_sha256": image.original_sha256, "position": image.position, "byte_size": image.byte_size,
        "width": image.width, "height": image.height, "media_type": image.media_type, "prompt": image.prompt,
        "revised_prompt": image.revised_prompt, "model": image.model, "kind": image.kind, "provider": image.provider,
        "cost_micros": image.cost, "favourite": image.favourite, "parent": image.parent_id, "key": image.key_id,
        "colours": list(image.colours), "created_at": image.created_at,
        "albums": [{"id": album_id, "name": name} for album_id, name in albums],
        "job": {
            "id": job.id, "state": job.state.value, "request": json.loads(job.request.to_json()),
            "provider": job.provider, "key": job.key_id, "usage": None if job.usage is None else asdict(job.usage),
            "report": None if job.report is None else json.loads(job.report.to_json()),
            "cost_micros": job.cost, "provider_request_id": job.provider_request_id, "created_at": job.created_at,
            "started_at": job.started_at, "finished_at": job.finished_at,
        },
    }  # fmt: skip


def columns_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `images` that only the line knows.  Raises Untold."""
    colours = told.get("colours")
    named = tuple(name for name in colours if name in COLOURS) if isinstance(colours, list) else ()
    kind = told.get("kind")
    if kind not in KINDS:
        raise Untold("its kind is unknown")
    return {
        "sha256": _sha256(told.get("sha256")),
        "position": _number(told.get("position", 0), 1_000),
        "prompt": known_by(kind, _text(told.get("prompt"), "prompt", None)),
        "revised_prompt": _text_or_none(told.get("revised_prompt"), "revised prompt", None),
        "model": _text(told.get("model"), "model", _MOST_SHORT),
        "kind": kind,
        "provider": _text(told.get("provider", ""), "provider", _MOST_SHORT),
        "key_id": _text_or_none(told.get("key"), "key", _MOST_SHORT),
        "cost": None if told.get("cost_micros") is None else _number(told["cost_micros"], _MOST_MONEY),
        "favourite": told.get("favourite") is True,
        "parent_id": _id("img", told.get("parent")),
        "created_at": _number(told.get("created_at"), LATEST),
        "colours": stored_colours(named) if named else None,
    }


def job_of_line(told: Mapping[str, Any], columns: Mapping[str, Any]) -> ForeignJob:
    """The order behind a picture; where the line does not tell it well, one that says as much as the picture does."""
    job = told.get("job")
    job = job if isinstance(job, dict) else {}
    usage = _json(job.get("usage"), _usage)
    return ForeignJob(
        id=_id("job", job.get("id")),
        request=_request(job.get("request"), columns),
        provider=columns["provider"],
        key_id=columns["key_id"],
        usage=None if usage is None else json.dumps(usage),
        report=_json(job.get("report"), lambda text: Report.from_json(text).to_json()),
        provider_request_id=_text_or_none(job.get("provider_request_id"), "request id", _MOST_SHORT),
        created_at=_moment(job.get("created_at"), columns["created_at"]),
        started_at=_moment(job.get("started_at"), None),
        finished_at=_moment(job.get("finished_at"), columns["created_at"]),
    )


def _request(told: object, columns: Mapping[str, Any]) -> ImageRequest:
    kind = columns["kind"] if columns["kind"] in [each.value for each in Kind] else Kind.GENERATION
    bare = ImageRequest(prompt=columns["prompt"], model=columns["model"], kind=Kind(kind), parent=columns["parent_id"])
    if not isinstance(told, dict):
        return bare
    try:
        request = ImageRequest.from_json(json.dumps(told))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return bare
    sound = request.prompt == bare.prompt and request.model == bare.model and storable(request.to_json())
    blobs = (*request.inputs, *([request.mask] if request.mask is not None else []))
    sound = sound and all(isinstance(each, str) and _SHA256.fullmatch(each) for each in blobs) and len(blobs) <= 17
    plain = {each.name: getattr(request, each.name) for each in fields(request)}
    kinds = {"n": int, "keep_outside": bool, "partial_images": int}
    sound = sound and all(isinstance(plain[name], kind_) for name, kind_ in kinds.items())
    words = ("quality", "style", "background", "output_format", "moderation", "user", "asked_model", "input_fidelity")
    return request if sound and all(isinstance(plain[each], str | None) for each in words) else bare


def _usage(text: str) -> dict[str, int]:
    return asdict(Usage(**{name: int(number) for name, number in json.loads(text).items()}))


def _json(told: object, checked: Any) -> Any:
    """`checked` of the JSON of `told`; None when it is nothing sound."""
    if told is None:
        return None
    try:
        found = checked(json.dumps(told))
        return found if storable(json.dumps(found, ensure_ascii=False)) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _text(told: object, name: str, most: int | None) -> str:
    if not isinstance(told, str) or not storable(told) or (most is not None and len(told) > most):
        raise Untold(f"its {name} is no text that can be kept")
    return told


def _text_or_none(told: object, name: str, most: int | None) -> str | None:
    return None if told is None else _text(told, name, most)


def _number(told: object, most: int) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not 0 <= told <= most:
        raise Untold("a number in its line cannot be")
    return told


def _moment(told: object, otherwise: Any) -> Any:
    sane = isinstance(told, int) and not isinstance(told, bool) and 0 <= told <= LATEST
    return told if sane else otherwise


def _sha256(told: object) -> str:
    if not isinstance(told, str) or _SHA256.fullmatch(told) is None:
        raise Untold("it has no checksum")
    return told


def _id(prefix: str, told: object) -> str | None:
    return told if isinstance(told, str) and is_id(prefix, told) else None
