"""Answers of the fake upstream that arrive and are no good: bodies, pictures, counts, addresses and streams."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

from tests.upstream.answers import Order, charge, completed_event, event, json_pieces, picture
from tests.upstream.exchange import Exchange, Piece
from tests.upstream.faults import (
    JSON,
    PROXY_PAGE,
    SSE,
    charge_if,
    error_body,
    fault,
    finals,
    partials,
    say,
    stream,
    whole_json,
)
from tests.upstream.pictures import plain_png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

# --- whole answers that are no good ------------------------------------------------------------------------------

BODIES = {
    "bad_json": b'{"created": 1, "data": [}',
    "html_200": PROXY_PAGE,
    "empty_body": b"",
    "empty_object": b"{}",
    "empty_data": b'{"created": 1, "data": []}',
    "null_b64": b'{"created": 1, "data": [{"b64_json": null}]}',
    "list_json": b'[{"b64_json": 3}]',
    "bad_base64": b'{"created": 1, "data": [{"b64_json": "%%%not base64%%%"}]}',
}


@fault(*BODIES)
async def bad_body(x: Exchange, order: Order) -> None:
    charge(x, order)
    await say(x, 200, BODIES[x.plan["fault"]])


@fault("b64_html", "b64_svg", "b64_truncated_png", "b64_flipped_png")
async def not_a_picture(x: Exchange, order: Order) -> None:
    charge(x, order)
    png = picture(x, order, 0).data
    data = {
        "b64_html": PROXY_PAGE,
        "b64_svg": SVG,
        "b64_truncated_png": png[: len(png) // 2],
        "b64_flipped_png": png[:-20] + bytes((png[-20] ^ 1,)) + png[-19:],
    }[x.plan["fault"]]
    text = base64.b64encode(data).decode()
    await say(x, 200, json.dumps({"created": 1, "data": [{"b64_json": text}], "usage": order.usage}).encode())


@fault("pixels")
async def pixels(x: Exchange, order: Order) -> None:
    """F17: a small file of 10,000 x 10,000 pixels."""
    charge(x, order)
    text = base64.b64encode(plain_png(10_000, 10_000)).decode()
    await say(x, 200, json.dumps({"created": 1, "data": [{"b64_json": text}], "usage": order.usage}).encode())


@fault("wrong_mime")
async def wrong_mime(x: Exchange, order: Order) -> None:
    charge(x, order)
    await whole_json(x, json_pieces(x, order, output_format="jpeg"))


@fault("fewer")
async def fewer(x: Exchange, order: Order) -> None:
    charge(x, order)
    order.n = max(1, order.n - 1)
    await whole_json(x, json_pieces(x, order))


@fault("big")
async def big(x: Exchange, order: Order) -> None:
    """F16: `size` bytes of base64 that never make a picture."""
    charge(x, order)
    left = int(x.number_of("size", 2e9))
    await x.head(200, [("content-type", JSON)])
    await x.body(b'{"created": 1, "data": [{"b64_json": "')
    while left > 0:
        await x.body(b"A" * min(left, 1 << 20))
        left -= 1 << 20
    await x.body(b'"}]}')
    await x.end()


@fault("gzip_bomb", "gzip")
async def gzipped(x: Exchange, order: Order) -> None:
    """F16: a small body that unpacks to `size` bytes; or, as "gzip", the good answer packed."""
    charge(x, order)
    if x.plan["fault"] == "gzip":
        plain = b"".join(data for data, _ in json_pieces(x, order))
    else:
        plain = b'{"data": [{"b64_json": "' + b"A" * int(x.number_of("size", 1e8))
    await x.whole(200, JSON, gzip.compress(plain, 6), [("content-encoding", "gzip")])


@fault("usage_absent", "usage_negative", "usage_huge", "usage_text", "usage_zero")
async def odd_usage(x: Exchange, order: Order) -> None:
    """F34."""
    charge(x, order)
    number: Any = {"negative": -5, "huge": 10**18, "text": "many", "zero": 0}.get(
        x.plan["fault"].removeprefix("usage_")
    )
    usage = None if number is None else {**order.usage, "output_tokens": number, "output_tokens_details": None}
    await whole_json(x, json_pieces(x, order, usage=usage))


# --- answers by URL (F24, F25) -----------------------------------------------------------------------------------


@fault("url", "url_redirect", "url_private", "url_missing", "url_flaky", "url_html", "url_huge", "url_slow", "url_file")
async def by_url(x: Exchange, order: Order) -> None:
    charge(x, order)
    kind = x.plan["fault"].removeprefix("url").strip("_") or "plain"
    here = f"{x.origin}/pictures/{kind}/{order.width}x{order.height}/{x.seed}-{x.number}"
    there = {"private": "http://169.254.169.254/latest/meta-data/", "file": "file:///etc/passwd"}.get(kind)
    data = [{"url": there or f"{here}-{position}.png", "revised_prompt": "as sent"} for position in range(order.n)]
    await say(x, 200, json.dumps({"created": 1, "data": data}).encode())


# --- streams (F30) -----------------------------------------------------------------------------------------------


@fault("sse_cut", "sse_short")
async def sse_cut(x: Exchange, order: Order) -> None:
    """Partials and `after` finals, then a cut in the next final; sse_short ends the stream in good order instead."""
    charge(x, order)
    after = int(x.number_of("after", 0))
    events = finals(x, order)
    await stream(x, order, [*partials(x, order), *events[:after]], end=x.plan["fault"] == "sse_short")
    if x.plan["fault"] == "sse_cut":
        if after < len(events):
            await x.pieces(events[after], 200)
        raise x.reset() if x.flag("reset", True) else x.finish()


@fault("sse_duplicate")
async def sse_duplicate(x: Exchange, order: Order) -> None:
    charge(x, order)
    events = finals(x, order)
    await stream(x, order, [*partials(x, order), *(one for one in events for _ in range(2))])


@fault("sse_one_twice")
async def sse_one_twice(x: Exchange, order: Order) -> None:
    charge(x, order)
    await stream(x, order, [finals(x, order)[0]] * 2)


@fault("sse_extra")
async def sse_extra(x: Exchange, order: Order) -> None:
    """One final more than was ordered."""
    charge(x, order)
    await stream(x, order, [*finals(x, order), completed_event(x, order, order.n)])


@fault("sse_empty_final")
async def sse_empty_final(x: Exchange, order: Order) -> None:
    charge(x, order)
    lone = [
        [(b"event: image_generation.completed\n\n", None)],
        [(b"event: image_generation.completed\ndata:\n\n", None)],
    ]
    await stream(x, order, [*partials(x, order), *lone, completed_event(x, order, 0, b64_json="")])


@fault("sse_crlf")
async def sse_crlf(x: Exchange, order: Order) -> None:
    """CRLF line ends, each cut in its middle."""
    charge(x, order)
    await x.head(200, SSE)
    for pieces in [*partials(x, order), *finals(x, order)]:
        text = b"".join(data for data, _ in pieces).replace(b"\n", b"\r\n")
        for part in text.split(b"\n")[:-1]:
            await x.body(part)
            await x.body(b"\n")
        x.ledger.write("sent_last_byte", request=x.number, sha256=picture(x, order, 0).sha256)
    await x.end()


@fault("sse_comments")
async def sse_comments(x: Exchange, order: Order) -> None:
    charge(x, order)
    flood: list[list[Piece]] = [[(b": keep-alive\n\n" * 200, None)] for _ in range(int(x.number_of("count", 50)))]
    await stream(x, order, [*flood, *partials(x, order), *flood, *finals(x, order), [(b"data: [DONE]\n\n", None)]])


@fault("sse_error", "sse_moderation")
async def sse_error(x: Exchange, order: Order) -> None:
    """An error in the middle of a stream, after `after` finals."""
    blocked = x.plan["fault"] == "sse_moderation"
    charge_if(x, order, not blocked)
    code, kind = ("moderation_blocked", "image_generation_user_error") if blocked else (None, "server_error")
    error = error_body("It went wrong.", code, kind)
    body = b'{"type": "error", ' + error[1:]
    events = finals(x, order)[: int(x.number_of("after", 0))]
    await stream(x, order, [*partials(x, order), *events, event("error", [(body, None)])])


@fault("sse_final_first")
async def sse_final_first(x: Exchange, order: Order) -> None:
    charge(x, order)
    await stream(x, order, [*finals(x, order), *partials(x, order)])


@fault("sse_as_json")
async def sse_as_json(x: Exchange, order: Order) -> None:
    """A server that does not know how to stream answers in one piece."""
    charge(x, order)
    await whole_json(x, json_pieces(x, order))
