"""Reads a spooled OpenAI-shaped answer, whole or broken off, JSON or stream; it refuses what is no whole picture.

In the spool the body comes first, byte for byte as it arrived (unpacked).  Pictures that the answer names by URL
follow, each as one frame: a NUL byte (which no JSON text can hold), one line of JSON {"position", "length", "sha256"},
a line feed, and the bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dallery.domain.job import Report
from dallery.domain.money import Usage
from dallery.domain.picture import inspect
from dallery.errors import BadAnswer
from dallery.providers.base import Finished, FinishedImage, Incomplete, Raw
from dallery.providers.sse import EventReader

ECHOED = ("quality", "background", "style")  # what came is said there, also where the order left it to the model
MOST_TOKENS = 50_000_000  # more than any order can cost; a greater number is a slip or a lie
_WORD = re.compile(r"[a-z0-9_-]{1,40}")


def is_stream(content_type: str) -> bool:
    return "event-stream" in content_type.lower()


def frame(position: int, image: bytes) -> bytes:
    """A fetched picture as it goes to the spool."""
    head = {"position": position, "length": len(image), "sha256": hashlib.sha256(image).hexdigest()}
    return b"\0" + json.dumps(head).encode() + b"\n" + image


def read_answer(raw: Raw, n: int, max_image_bytes: int) -> Finished:
    """All images of the answer.  Raises Incomplete and BadAnswer as Provider.read says."""
    body, request_id = raw.body(), raw.head.get("request-id")
    kind = raw.head.get("content-type", "")
    if is_stream(kind) or (kind == "" and body.lstrip()[:1] in (b":", b"e", b"d")):
        return _read_stream(body, n, max_image_bytes, request_id)
    text, _, frames = body.partition(b"\0")
    return _read_json(text, _fetched(b"\0" + frames), max_image_bytes, request_id)


def parse(text: bytes, *, broken_off: bool = False) -> Any:
    """JSON; with `broken_off` what is whole of it.  ValueError."""
    import jiter

    return jiter.from_json(text, cache_mode="none", partial_mode="on" if broken_off else False)


def picture_of(item: object, max_bytes: int) -> FinishedImage | None:
    """The whole picture in an item's base64 with the words beside it, or None."""
    import pybase64

    text = item.get("b64_json") if isinstance(item, Mapping) else None
    if text is None and isinstance(item, Mapping) and str(item.get("url", "")).startswith("data:"):
        text = item["url"]
    if not isinstance(text, str) or not text or len(text) > max_bytes * 4 // 3 + 200:
        return None
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        image = pybase64.b64decode(text, validate=True)
    except ValueError:  # binascii.Error is one; text beyond ASCII raises ValueError itself
        return None
    return checked(image, max_bytes, item)


def checked(image: bytes, max_bytes: int, item: object) -> FinishedImage | None:
    if len(image) > max_bytes:
        return None
    try:
        facts = inspect(image)
    except ValueError:
        return None
    return FinishedImage(image, _words(item), facts)


def items_of(answer: object) -> list[Any]:
    data = answer.get("data") if isinstance(answer, Mapping) else None
    return data if isinstance(data, list) else []


def url_of(item: object) -> str | None:
    """The URL of an item that holds no bytes itself."""
    if not isinstance(item, Mapping) or item.get("b64_json"):
        return None
    url = item.get("url")
    return url if isinstance(url, str) and url and not url.startswith("data:") else None


def usage_of(answer: object) -> Usage | None:
    """Tokens as reported; None when they are absent or cannot be true, so that the upper price is settled."""
    usage = answer.get("usage") if isinstance(answer, Mapping) else None
    if not isinstance(usage, Mapping):
        return None
    taken, made = _tokens(usage.get("input_tokens")), _tokens(usage.get("output_tokens"))
    if taken is None or made is None or made == 0:  # a picture costs tokens: gateways that do not count write 0
        return None
    text_in, image_in = _split(usage.get("input_tokens_details"), taken, "text_tokens", "image_tokens")
    image_out, text_out = _split(usage.get("output_tokens_details"), made, "image_tokens", "text_tokens")
    return Usage(input_text=text_in, input_image=image_in, output_image=image_out, output_text=text_out)


def _tokens(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 0 <= value <= MOST_TOKENS else None


def _split(details: object, total: int, first: str, second: str) -> tuple[int, int]:
    """`total` in two kinds of token; where the details do not add up all of it is of the first kind."""
    given = details if isinstance(details, Mapping) else {}
    one, two = _tokens(given.get(first)), _tokens(given.get(second))
    if one is None or two is None or one + two != total:
        return total, 0
    return one, two


def _read_json(text: bytes, fetched: dict[int, bytes], max_bytes: int, request_id: str | None) -> Finished:
    broken = False
    try:
        answer = parse(text)
    except ValueError:
        broken = True
        answer = _rescue(text)
    images, missing = [], False
    for position, item in enumerate(items_of(answer)):
        image = picture_of(item, max_bytes)
        if image is None and url_of(item) is not None:
            image = checked(fetched[position], max_bytes, item) if position in fetched else None
            missing = missing or position not in fetched
        if image is not None:
            images.append(image)
    if broken or missing:
        raise Incomplete("The answer broke off before it was whole.", tuple(images))
    if not images:
        raise BadAnswer("The provider answered and charged, but what it sent is no picture.")
    return Finished(tuple(images), usage_of(answer), request_id, _echo(answer))


def _rescue(text: bytes) -> object:
    try:
        return parse(text, broken_off=True)
    except ValueError:
        return None


def _echo(answer: object) -> Report | None:
    """The settings that the answer repeats; None when it repeats none."""
    said = answer if isinstance(answer, Mapping) else {}
    words = ((name, said.get(name)) for name in ECHOED)
    notes = tuple((name, word) for name, word in words if isinstance(word, str) and _WORD.fullmatch(word))
    return Report(notes=notes) if notes else None


def _words(item: object) -> str | None:
    words = item.get("revised_prompt") if isinstance(item, Mapping) else None
    return words if isinstance(words, str) and words else None


def _read_stream(body: bytes, n: int, max_bytes: int, request_id: str | None) -> Finished:
    images: dict[str, FinishedImage] = {}  # by SHA-256: a final that is sent twice counts once
    usages: list[Usage | None] = []
    report: Report | None = None
    for answer in _finals(body):
        image = picture_of(answer, max_bytes)
        if image is None or len(images) == n:
            continue
        sha256 = hashlib.sha256(image.image).hexdigest()
        if sha256 not in images:
            images[sha256] = image
            usages.append(usage_of(answer))
            report = report or _echo(answer)
    if len(images) < n:
        raise Incomplete("The stream ended before every picture was whole.", tuple(images.values()))
    return Finished(tuple(images.values()), _sum(usages), request_id, report)


def _finals(body: bytes) -> Iterator[object]:
    for data in EventReader().feed(body):
        if b".completed" not in data[:4096] and b".completed" not in data[-4096:]:
            continue  # spares parsing the partial pictures
        try:
            answer = parse(data)
        except ValueError:
            continue
        if is_final(answer):
            yield answer


def is_final(answer: object) -> bool:
    return isinstance(answer, Mapping) and str(answer.get("type", "")).endswith(".completed")


def is_partial(answer: object) -> bool:
    return isinstance(answer, Mapping) and str(answer.get("type", "")).endswith(".partial_image")


def _sum(usages: list[Usage | None]) -> Usage | None:
    total = Usage()
    for usage in usages:
        if usage is None:
            return None
        total = Usage(
            total.input_text + usage.input_text,
            total.input_image + usage.input_image,
            total.output_image + usage.output_image,
            total.output_text + usage.output_text,
        )
    return total


def _fetched(frames: bytes) -> dict[int, bytes]:
    """The fetched pictures that are whole in the spool, by position."""
    found: dict[int, bytes] = {}
    start = 0
    while frames[start : start + 1] == b"\0":
        line_end = frames.find(b"\n", start)
        if line_end < 0:
            break
        try:
            head = json.loads(frames[start + 1 : line_end])
        except ValueError:
            break
        end = line_end + 1 + head["length"]
        image = frames[line_end + 1 : end]
        if len(image) < head["length"] or hashlib.sha256(image).hexdigest() != head["sha256"]:
            break
        found[head["position"]] = image
        start = end
    return found
