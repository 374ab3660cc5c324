"""Drawing at a server that speaks OpenAI's Images API, streamed so that the bar moves; it stores nothing here."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pybase64

from dallery.catalogue.asked import Asked
from dallery.errors import Charged, OutcomeUnknown, ProviderError, UpstreamUnreachable

WAIT = 900.0  # seconds; a server may take minutes


class ServerRefused(ProviderError):
    """The server's own words."""


def generate_at(server: str, key: str, asked: Asked) -> list[tuple[bytes, str]]:
    """[(bytes, media type)].  Raises ServerRefused with the server's sentence, UpstreamUnreachable, OutcomeUnknown."""
    import httpx2 as httpx

    from dallery.cli.generate import progress

    base = server.rstrip("/")
    url = f"{base if base.endswith('/v1') else base + '/v1'}/images/generations"
    body = {name: value for name, value in asdict(asked).items() if value is not None}
    body |= {"stream": True, "partial_images": 3}
    headers = {"Authorization": f"Bearer {key}"}
    try:
        with (
            progress() as bar,
            httpx.Client(timeout=httpx.Timeout(WAIT, connect=10.0)) as client,
            client.stream("POST", url, json=body, headers=headers) as answer,
        ):
            if answer.status_code != 200:
                raise _refusal(answer.read())
            return _pictures(answer.iter_lines(), bar)
    except httpx.ConnectError as exc:
        raise UpstreamUnreachable(f"No server answers at {base}.") from exc
    except httpx.HTTPError as exc:
        raise OutcomeUnknown(f"The connection to {base} broke. The picture may be in its gallery.") from exc


def _pictures(lines: Any, bar: Any) -> list[tuple[bytes, str]]:
    found: list[tuple[bytes, str]] = []
    for line in lines:
        if not line.startswith("data: ") or line == "data: [DONE]":
            continue
        event = json.loads(line[6:])
        if event.get("error"):
            raise _refusal(line[6:].encode())
        if event["type"].endswith("partial_image"):
            bar(min(0.95, (event["partial_image_index"] + 1) / 4), "sending")
        elif event["type"].endswith("completed"):
            image = pybase64.b64decode(event["b64_json"], validate=True)
            found.append((image, f"image/{event.get('output_format', 'png')}"))
    if not found:
        raise OutcomeUnknown("The server ended its answer without a picture.")
    return found


def _refusal(body: bytes) -> ServerRefused:
    try:
        error = json.loads(body)["error"]
        refusal = ServerRefused(str(error["message"]), code=str(error.get("code")))
        refusal.charged = Charged(error.get("charged", "no"))
    except (ValueError, KeyError, TypeError):
        refusal = ServerRefused("The server answered with something that is not an error of the Images API.")
    return refusal
