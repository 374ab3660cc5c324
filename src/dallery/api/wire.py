"""OpenAI's field names and shapes, in and out; the only file of this door that knows them, and it calls nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pybase64
from flask import Request

from dallery.api import fields
from dallery.catalogue import dalle
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Dialect, Serving
from dallery.catalogue.refusals import echoed
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.domain.money import Usage
from dallery.domain.picture import word_of
from dallery.domain.request import Kind
from dallery.errors import RequestError, UnknownParameter
from dallery.studio import PartialView

CHUNK = 3 * 64 * 1024  # bytes; a multiple of three, so that pieces of base64 join without padding
STRICT_QUALITIES = ("low", "medium", "high", "xhigh", "max")


@dataclass(frozen=True)
class Call:
    """One call as it came over the wire; `dropped` names parameters that nobody here knows."""

    asked: Asked
    response_format: str | None
    stream: bool
    dropped: tuple[str, ...]


def strict(request: Request) -> bool:
    """Whether the client asks for a refusal where we would drop a word."""
    return request.headers.get("x-dallery-strict") in ("1", "true") or prefers(request, "handling=strict")


def prefers(request: Request, wish: str) -> bool:
    """Whether the client sent `Prefer: <wish>` (RFC 7240), among others perhaps."""
    wishes = (one for line in request.headers.getlist("Prefer") for one in line.split(","))
    return any(one.strip().lower() == wish for one in wishes)


def read_order(body: dict[str, Any], operation: str, strict: bool = False, also: tuple[str, ...] = ()) -> Call:
    """What the words of a body ask for; its pictures are somebody else's.  `also` are names that nobody here knows.

    A word that nobody knows, or that means nothing beside the others, is dropped and named, or refused when `strict`.
    Raises RequestError, and its kind UnknownParameter.
    """
    given = {name: value for name, value in body.items() if value is not None}
    for name in given:
        if name in fields.NEVER:
            raise UnknownParameter(f"Unknown parameter: '{name}'.", param=name)
    wanted = operation in fields.WITH_PROMPT
    if wanted and "prompt" not in given:
        raise RequestError("Missing required parameter: 'prompt'.", param="prompt", code="missing_required_parameter")
    for name in fields.unplanned(operation):
        if name in given:
            fields.check(name, given[name])
    stream, response_format = given.get("stream", False), given.get("response_format")
    known = fields.names(operation)
    dropped = [*(name for name in given if name not in known), *also]
    if not stream and given.get("partial_images") in (1, 2, 3) and not isinstance(given["partial_images"], bool):
        dropped.append("partial_images")  # each would cost tokens, and a plain answer cannot show it
    if stream and response_format == "url":
        dropped.append("response_format")  # events carry bytes only
    if strict and dropped:
        raise UnknownParameter(f"Unknown parameter: '{echoed(dropped[0])}'.", param=echoed(dropped[0]))
    words = {name: value for name, value in given.items() if name in fields.PLANNED and name not in dropped}
    if given.get("safety_identifier"):
        words["user"] = given["safety_identifier"]  # today's name for it, which wins when both are there
    asked = Asked(**words) if wanted else Asked(prompt="", **words)
    return Call(asked, response_format, stream, tuple(name[:40] for name in dropped[:20]))


def idempotency_key(request: Request) -> str | None:
    values = request.headers.getlist("Idempotency-Key")
    if not values:
        return None
    key = values[0]
    # A comma is how two headers of one name arrive here.
    if len(values) > 1 or not 1 <= len(key) <= 255 or not key.isascii() or not key.isprintable() or "," in key:
        raise RequestError("Idempotency-Key must be one value of 1 to 255 printable ASCII characters without a comma.")
    return key


def retry_count(request: Request) -> int:
    """How often the client's SDK says that it has sent this before, by itself; 0 for the first time."""
    count = request.headers.get("x-stainless-retry-count", "")
    return int(count) if count.isascii() and count.isdigit() and len(count) <= 3 else 0


def header_safe(names: tuple[str, ...]) -> str:
    return ", ".join("".join(c if c.isascii() and c.isprintable() else "?" for c in name) for name in names)


# -- answers -----------------------------------------------------------------------------------------------------


def usage_json(usage: Usage | None) -> dict[str, Any]:
    """All four numbers and both details, which strict clients require; zeros for a free engine."""
    told = usage or Usage()
    return {
        "input_tokens": told.input_tokens,
        "input_tokens_details": {"text_tokens": told.input_text, "image_tokens": told.input_image},
        "output_tokens": told.output_tokens,
        "output_tokens_details": {"text_tokens": told.output_text, "image_tokens": told.output_image},
        "total_tokens": told.total_tokens,
    }


def echo(job: Job, images: tuple[Image, ...]) -> dict[str, Any]:
    """The resolved values, in words that strict clients accept; what is not known is left out."""
    shown = images[0]
    said: dict[str, Any] = {
        "size": f"{shown.width}x{shown.height}",
        "output_format": word_of(shown.media_type),
        "background": "transparent" if job.request.background == "transparent" else "opaque",
    }
    quality = _came("quality", job)
    if quality in STRICT_QUALITIES:
        said["quality"] = quality
    return said


def _came(name: str, job: Job) -> str | None:
    """A setting as the provider says that it came, where the order left it to the model."""
    asked: str | None = getattr(job.request, name)
    return asked if asked is not None or job.report is None else job.report.noted(name)


def revised_prompt(job: Job, image: Image, serving: Serving) -> str | None:
    """dall-e-3 always had one: then the prompt that was really sent, if the model rewrote nothing."""
    if serving.asked_model.revised_prompt:
        return image.revised_prompt or dalle.painted_prompt(job.request, serving.model)
    return None


@dataclass(frozen=True)
class Pieces:
    """An answer in pieces, so that a 3 MB body is never whole in memory; `length` in bytes."""

    length: int
    parts: tuple[bytes | Path, ...]

    @classmethod
    def of(cls, *parts: bytes | Path) -> Pieces:
        length = 0
        for part in parts:
            length += len(part) if isinstance(part, bytes) else 4 * -(-part.stat().st_size // 3)
        return cls(length, parts)

    def __iter__(self) -> Iterator[bytes]:
        for part in self.parts:
            if isinstance(part, bytes):
                yield part
                continue
            with part.open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield pybase64.b64encode(chunk)


def images_answer(job: Job, images: tuple[Image, ...], serving: Serving, where: list[Path | str]) -> Pieces:
    """An ImagesResponse; `where` gives per image a file to send as base64, or a URL."""
    head: dict[str, Any] = {"created": job.created_at // 1000}
    if serving.dialect is Dialect.GPT:
        head |= echo(job, images) | {"usage": usage_json(job.usage)}
    parts: list[bytes | Path] = [orjson.dumps(head)[:-1] + b',"data":[']
    for position, (image, place) in enumerate(zip(images, where, strict=True)):
        item: dict[str, Any] = {}
        revised = revised_prompt(job, image, serving)
        if revised is not None:
            item["revised_prompt"] = revised
        if position:
            parts.append(b",")
        if isinstance(place, str):
            parts.append(orjson.dumps(item | {"url": place}))
        else:
            parts += _with_b64(item, place)
    parts.append(b"]}")
    return Pieces.of(*parts)


def partial_event(job: Job, view: PartialView, image: bytes, size: str) -> bytes:
    """Its format is what the bytes are: of an animation and of a drawing in outlines the stages are plain pictures."""
    kind = f"{_family(job)}.partial_image"
    data = {
        "type": kind,
        "partial_image_index": view.index,
        "image_index": view.position,
        "created_at": job.created_at // 1000,
        "size": size,
        "quality": job.request.quality or "auto",
        "background": job.request.background or "auto",
        "output_format": word_of(view.media_type),
        "b64_json": pybase64.b64encode(image).decode(),
    }
    return f"event: {kind}\ndata: ".encode() + orjson.dumps(data) + b"\n\n"


def completed_event(job: Job, image: Image, usage: Usage | None, file: Path) -> Pieces:
    kind = f"{_family(job)}.completed"
    data = {
        "type": kind,
        "created_at": job.created_at // 1000,
        **echo(job, (image,)),
        "quality": _came("quality", job) or "auto",
        "usage": usage_json(usage),
    }
    return Pieces.of(f"event: {kind}\ndata: ".encode(), *_with_b64(data, file), b"\n\n")


def comment(text: str) -> bytes:
    """To open a stream with.  Nowhere else: after an id, one stock client takes an empty line for an event."""
    return b": " + text.encode() + b"\n\n"


def numbered(number: str, frame: bytes) -> bytes:
    """An event with the id that a reader hands back to go on after it."""
    return f"id: {number}\n".encode() + frame


STILL_WORKING = b": still working\n"  # a line of the event that comes next, so that no empty line follows it


def error_event(body: dict[str, Any]) -> bytes:
    return b"event: error\ndata: " + orjson.dumps({"type": "error", **body}) + b"\n\n"


def split_usage(usage: Usage | None, count: int) -> list[Usage | None]:
    """One order's tokens over its images, so that a client that adds them up gets the order's sum."""
    if usage is None or count == 0:
        return [None] * count

    def share(total: int, position: int) -> int:
        return total // count + (1 if position < total % count else 0)

    return [
        Usage(
            share(usage.input_text, position),
            share(usage.input_image, position),
            share(usage.output_image, position),
            share(usage.output_text, position),
        )
        for position in range(count)
    ]


def _family(job: Job) -> str:
    return "image_generation" if job.request.kind is Kind.GENERATION else "image_edit"


def _with_b64(item: dict[str, Any], file: Path) -> list[bytes | Path]:
    opening = orjson.dumps(item)[:-1]
    comma = b"," if item else b""
    return [opening + comma + b'"b64_json":"', file, b'"}']
