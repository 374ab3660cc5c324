"""Drawing at a server that speaks OpenAI's Images API, streamed so that the bar moves; it stores nothing here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

import pybase64

from dallery.catalogue.asked import Asked
from dallery.cli.progress import Move, progress
from dallery.domain.picture import TYPES
from dallery.errors import Charged, OutcomeUnknown, ProviderError, RequestError, UpstreamUnreachable

_TYPE_OF = MappingProxyType({word: media_type for media_type, (word, _) in TYPES.items()})
WAIT = 900.0  # seconds; a server may take minutes


class ServerRefused(ProviderError):
    """The server's own words."""


def generate_at(server: str, key: str, asked: Asked) -> list[tuple[bytes, str]]:
    """[(bytes, media type)].  Raises ServerRefused with the server's sentence, UpstreamUnreachable, OutcomeUnknown,
    and RequestError for an address that is none."""
    import httpx2 as httpx

    base = server.rstrip("/")
    if not base.startswith(("http://", "https://")):
        raise RequestError(f"'{base}' is no address of a server: it must begin with http:// or https://.")
    url = f"{base if base.endswith('/v1') else base + '/v1'}/images/generations"
    body = {name: value for name, value in asdict(asked).items() if value is not None}
    body |= {"stream": True, "partial_images": 3}
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with (
            progress() as move,
            httpx.Client(timeout=httpx.Timeout(WAIT, connect=10.0)) as client,
            client.stream("POST", url, json=body, headers=headers) as answer,
        ):
            if answer.status_code != 200:
                raise _refusal(answer.read())
            if answer.headers.get("content-type", "").startswith("application/json"):
                return _plain(answer.read())
            return _streamed(answer.iter_lines(), move)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL) as exc:
        raise UpstreamUnreachable(f"No server answers at {base}.") from exc
    except httpx.HTTPError as exc:
        raise OutcomeUnknown(f"The connection to {base} broke. The picture may be in its gallery.") from exc


def _streamed(lines: Iterable[str], move: Move) -> list[tuple[bytes, str]]:
    found: list[tuple[bytes, str]] = []
    for line in lines:
        if not line.startswith("data: ") or line == "data: [DONE]":
            continue
        event = json.loads(line[6:])
        kind = str(event.get("type", ""))
        if event.get("error"):
            raise _refusal(line[6:].encode())
        if kind.endswith("partial_image"):
            move(min(0.95, (event["partial_image_index"] + 1) / 4), "sending")
        elif kind.endswith("completed"):
            found.append(_picture(event, event.get("output_format")))
    if not found:
        raise OutcomeUnknown("The server ended its answer without a picture.")
    return found


def _plain(body: bytes) -> list[tuple[bytes, str]]:
    """Of a server that does not stream."""
    try:
        answer = json.loads(body)
        return [_picture(item, answer.get("output_format")) for item in answer["data"]]
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise OutcomeUnknown("The server answered without a picture.") from exc


def _picture(item: dict[str, Any], form: str | None) -> tuple[bytes, str]:
    return pybase64.b64decode(item["b64_json"], validate=True), _TYPE_OF.get(form or "", "image/png")


def _refusal(body: bytes) -> ServerRefused:
    try:
        error = json.loads(body)["error"]
        refusal = ServerRefused(str(error["message"]), code=str(error.get("code")))
        refusal.charged = Charged(error.get("charged", "no"))
    except (ValueError, KeyError, TypeError):
        refusal = ServerRefused("The server answered with something that is not an error of the Images API.")
    return refusal
