"""Every way in which the fake upstream goes wrong, by name; a fault gets the exchange and answers in its own manner."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.upstream.answers import (
    Order,
    charge,
    completed_event,
    event,
    json_pieces,
    partial_event,
    picture,
)
from tests.upstream.exchange import Exchange, Piece

Fault = Callable[[Exchange, Order], Awaitable[None]]
FAULTS: dict[str, Fault] = {}
JSON = "application/json"
SSE = [("content-type", "text/event-stream; charset=utf-8"), ("cache-control", "no-store")]
PROXY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1><hr>nginx/1.25 10.0.0.7</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


def fault(*names: str) -> Callable[[Fault], Fault]:
    def keep(function: Fault) -> Fault:
        FAULTS.update(dict.fromkeys(names, function))
        return function

    return keep


async def healthy(x: Exchange, order: Order) -> None:
    charge(x, order)
    if order.stream:
        await stream(x, order, [*_partials(x, order), *_finals(x, order)])
    else:
        await whole_json(x, json_pieces(x, order))


async def whole_json(x: Exchange, pieces: list[Piece], kind: str = JSON) -> None:
    await x.head(200, [("content-type", kind)], length=sum(len(data) for data, _ in pieces))
    await x.pieces(pieces)


async def stream(x: Exchange, order: Order, events: list[list[Piece]], *, end: bool = True) -> None:
    await x.head(200, SSE)
    pause = x.number_of("between", 0.0)
    for pieces in events:
        await x.pieces(pieces)
        await asyncio.sleep(pause)
    if end:
        await x.end()


def _partials(x: Exchange, order: Order) -> list[list[Piece]]:
    return [partial_event(x, order, index) for index in range(order.partials)]


def _finals(x: Exchange, order: Order) -> list[list[Piece]]:
    return [completed_event(x, order, position) for position in range(order.n)]


def error_body(message: str, code: str | None, kind: str = "invalid_request_error", **more: Any) -> bytes:
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code, **more}}).encode()


async def say(x: Exchange, status: int, body: bytes, *headers: tuple[str, str]) -> None:
    await x.whole(status, JSON, body, headers)


def _charge_if(x: Exchange, order: Order, default: bool) -> None:
    if x.flag("charged", default):
        charge(x, order)


# --- refusals and odd answers ------------------------------------------------------------------------------------


@fault("429")
async def busy(x: Exchange, order: Order) -> None:
    """F01, F02: `retry_after` may hold several values, parted by |, for several headers."""
    given = x.plan.get("retry_after", "")
    headers = [("retry-after", value) for value in given.split("|")] if given else []
    await say(x, 429, error_body("Rate limit reached for images per min.", "rate_limit_exceeded", "requests"), *headers)


@fault("quota")
async def quota(x: Exchange, order: Order) -> None:
    body = error_body("You exceeded your current quota.", "insufficient_quota", "insufficient_quota")
    await say(x, 429, body, ("retry-after", "1"))


@fault("billing")
async def billing(x: Exchange, order: Order) -> None:
    await say(x, 400, error_body("Billing hard limit has been reached", "billing_hard_limit_reached"))


@fault("402")
async def pay(x: Exchange, order: Order) -> None:
    await say(x, 402, error_body("Payment required", None))


@fault("401")
async def revoked(x: Exchange, order: Order) -> None:
    key = x.headers.get("authorization", "")
    await say(x, 401, error_body(f"Incorrect API key provided: {key}. You can find your key at …", "invalid_api_key"))


@fault("403")
async def forbidden(x: Exchange, order: Order) -> None:
    await say(x, 403, error_body("Your organization must be verified to use this model.", None))


@fault("400")
async def refused(x: Exchange, order: Order) -> None:
    body = error_body("Invalid value: 'huge'. Supported values are: 'low'.", "invalid_value")
    await say(x, 400, body.replace(b'"param": null', b'"param": "quality"'))


@fault("leaky_400")
async def leaky(x: Exchange, order: Order) -> None:
    """An error text with HTML, the key, control signs and no end."""
    text = f"<script>alert(1)</script>\x1b[31m {x.headers.get('authorization')} " + "x" * 9000
    await say(x, 400, error_body(text, "<b>code</b>", param="../../etc"))


@fault("404")
async def missing(x: Exchange, order: Order) -> None:
    await say(x, 404, error_body(f"The model `{order.model}` does not exist.", "model_not_found"))


@fault("moderation_input", "moderation_output")
async def moderation(x: Exchange, order: Order) -> None:
    """F26: the output stage charges by default, the input stage does not."""
    stage = x.plan["fault"].removeprefix("moderation_")
    _charge_if(x, order, stage == "output")
    details = {"moderation_stage": stage, "categories": ["violence", "sexual"]}
    text = "Your request was rejected by the safety system. safety_violations=[violence]."
    body = error_body(text, "moderation_blocked", "image_generation_user_error", moderation_details=details)
    await say(x, 400, body)


@fault("content_policy")
async def content_policy(x: Exchange, order: Order) -> None:
    await say(x, 400, error_body("Your request was rejected as a result of our safety system.", "content_policy_violation"))


@fault("refusal_text")
async def refusal_text(x: Exchange, order: Order) -> None:
    """F26: a gateway that refuses in words, with status 200."""
    _charge_if(x, order, True)
    await say(x, 200, json.dumps({"created": 1, "data": [{"text": "I cannot draw that."}]}).encode())


@fault("error_200")
async def error_in_200(x: Exchange, order: Order) -> None:
    body = error_body("Rejected by the safety system.", "moderation_blocked", "image_generation_user_error")
    await say(x, 200, body)


@fault("500")
async def broken(x: Exchange, order: Order) -> None:
    """F04: with `charged=1` the work was done all the same."""
    _charge_if(x, order, False)
    await say(x, 500, error_body("The server had an error.", None, "server_error"))


@fault("502", "503", "504")
async def proxy_page(x: Exchange, order: Order) -> None:
    _charge_if(x, order, False)
    await x.whole(int(x.plan["fault"]), "text/html", PROXY_PAGE)


@fault("status")
async def odd_status(x: Exchange, order: Order) -> None:
    """F06: any `status`, for example 529 or 520."""
    _charge_if(x, order, False)
    await x.whole(int(x.plan.get("status", "529")), "text/plain", b"odd")


@fault("100", "103")
async def hints_first(x: Exchange, order: Order) -> None:
    """F06: an informational answer, then the real one."""
    await x.raw(f"HTTP/1.1 {x.plan['fault']} Wait\r\nlink: </x>\r\n\r\n".encode())
    await healthy(x, order)


@fault("204")
async def nothing(x: Exchange, order: Order) -> None:
    _charge_if(x, order, False)
    await x.raw(b"HTTP/1.1 204 No Content\r\n\r\n")


@fault("302", "307")
async def redirect(x: Exchange, order: Order) -> None:
    where = x.plan.get("location", f"{x.origin}/elsewhere")
    await x.whole(int(x.plan["fault"]), "text/plain", b"", [("location", where)])


# --- silence, slowness, cuts -------------------------------------------------------------------------------------


@fault("reset_before_read")
async def reset_before_read(x: Exchange, order: Order) -> None:
    """F18.  As next or default fault the server resets without reading; named in a prompt, it cannot help reading."""
    raise x.reset()


@fault("reset_after_read")
async def reset_after_read(x: Exchange, order: Order) -> None:
    _charge_if(x, order, True)
    raise x.reset()


@fault("close_after_read")
async def close_after_read(x: Exchange, order: Order) -> None:
    _charge_if(x, order, True)
    raise x.finish()


@fault("hang")
async def hang(x: Exchange, order: Order) -> None:
    _charge_if(x, order, True)
    await x.hang()


@fault("drip")
async def drip(x: Exchange, order: Order) -> None:
    """F08: one byte each `every` seconds; with `from=head` already in the headers."""
    charge(x, order)
    every, pieces = x.number_of("every", 1.0), json_pieces(x, order)
    head = f"HTTP/1.1 200 OK\r\ncontent-type: {JSON}\r\ncontent-length: {sum(len(d) for d, _ in pieces)}\r\n\r\n".encode()
    if x.plan.get("from") != "head":
        await x.raw(head)
        head = b""
    for data in (head, *(data for data, _ in pieces)):
        for byte in data:
            await x.raw(bytes((byte,)))
            await asyncio.sleep(every)


@fault("stall", "short", "reset_at")
async def broken_off(x: Exchange, order: Order) -> None:
    """F10, F11, F20: `at` of the body goes out (half, or nine tenths), then silence, an end, or a reset."""
    charge(x, order)
    pieces, how = json_pieces(x, order), x.plan["fault"]
    length = sum(len(data) for data, _ in pieces)
    await x.head(200, [("content-type", JSON)], length=length)
    await x.pieces(pieces, int(length * x.number_of("at", 0.9 if how == "reset_at" else 0.5)))
    if how == "stall":
        await x.hang()
    raise x.reset() if how == "reset_at" else x.finish()


@fault("cut_chunked")
async def cut_chunked(x: Exchange, order: Order) -> None:
    """F12: chunks without the last one; `at=1` sends the whole body and leaves out only the end mark."""
    charge(x, order)
    pieces = json_pieces(x, order)
    await x.head(200, [("content-type", JSON)])
    await x.pieces(pieces, int(sum(len(data) for data, _ in pieces) * x.number_of("at", 0.5)))
    raise x.finish()


@fault("no_length")
async def no_length(x: Exchange, order: Order) -> None:
    """An answer that ends where the connection ends; `at` below 1 cuts it and nobody can see that from the wire."""
    charge(x, order)
    pieces = json_pieces(x, order)
    await x.raw(f"HTTP/1.1 200 OK\r\ncontent-type: {JSON}\r\nconnection: close\r\n\r\n".encode())
    x.chunked = False
    await x.pieces(pieces, int(sum(len(data) for data, _ in pieces) * x.number_of("at", 1.0)))
    raise x.finish()


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
    number: Any = {"negative": -5, "huge": 10**18, "text": "many", "zero": 0}.get(x.plan["fault"].removeprefix("usage_"))
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
    finals = _finals(x, order)
    await stream(x, order, [*_partials(x, order), *finals[:after]], end=x.plan["fault"] == "sse_short")
    if x.plan["fault"] == "sse_cut":
        if after < len(finals):
            await x.pieces(finals[after], 200)
        raise x.reset() if x.flag("reset", True) else x.finish()


@fault("sse_duplicate")
async def sse_duplicate(x: Exchange, order: Order) -> None:
    charge(x, order)
    finals = _finals(x, order)
    await stream(x, order, [*_partials(x, order), *finals, finals[-1]])


@fault("sse_empty_final")
async def sse_empty_final(x: Exchange, order: Order) -> None:
    charge(x, order)
    lone = [[(b"event: image_generation.completed\n\n", None)], [(b"event: image_generation.completed\ndata:\n\n", None)]]
    await stream(x, order, [*_partials(x, order), *lone, completed_event(x, order, 0, b64_json="")])


@fault("sse_crlf")
async def sse_crlf(x: Exchange, order: Order) -> None:
    """CRLF line ends, each cut in its middle."""
    charge(x, order)
    await x.head(200, SSE)
    for pieces in [*_partials(x, order), *_finals(x, order)]:
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
    await stream(x, order, [*flood, *_partials(x, order), *flood, *_finals(x, order), [(b"data: [DONE]\n\n", None)]])


@fault("sse_error", "sse_moderation")
async def sse_error(x: Exchange, order: Order) -> None:
    """An error in the middle of a stream, after `after` finals."""
    blocked = x.plan["fault"] == "sse_moderation"
    _charge_if(x, order, not blocked)
    code, kind = ("moderation_blocked", "image_generation_user_error") if blocked else (None, "server_error")
    error = error_body("It went wrong.", code, kind)
    body = b'{"type": "error", ' + error[1:]
    finals = _finals(x, order)[: int(x.number_of("after", 0))]
    await stream(x, order, [*_partials(x, order), *finals, event("error", [(body, None)])])


@fault("sse_final_first")
async def sse_final_first(x: Exchange, order: Order) -> None:
    charge(x, order)
    await stream(x, order, [*_finals(x, order), *_partials(x, order)])


@fault("sse_as_json")
async def sse_as_json(x: Exchange, order: Order) -> None:
    """A server that does not know how to stream answers in one piece."""
    charge(x, order)
    await whole_json(x, json_pieces(x, order))
