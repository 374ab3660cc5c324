"""How the fake upstream refuses, falls silent and breaks off, by name; each in its own manner."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.upstream.answers import (
    Order,
    charge,
    completed_event,
    json_pieces,
    partial_event,
)
from tests.upstream.exchange import Exchange, Piece

Fault = Callable[[Exchange, Order], Awaitable[None]]
FAULTS: dict[str, Fault] = {}
JSON = "application/json"
SSE = [("content-type", "text/event-stream; charset=utf-8"), ("cache-control", "no-store")]
PROXY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1><hr>nginx/1.25 10.0.0.7</body></html>"


def fault(*names: str) -> Callable[[Fault], Fault]:
    def keep(function: Fault) -> Fault:
        FAULTS.update(dict.fromkeys(names, function))
        return function

    return keep


async def healthy(x: Exchange, order: Order) -> None:
    charge(x, order)
    if order.stream:
        await stream(x, order, [*partials(x, order), *finals(x, order)])
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


def partials(x: Exchange, order: Order) -> list[list[Piece]]:
    return [partial_event(x, order, index) for index in range(order.partials)]


def finals(x: Exchange, order: Order) -> list[list[Piece]]:
    return [completed_event(x, order, position) for position in range(order.n)]


def error_body(message: str, code: str | None, kind: str = "invalid_request_error", **more: Any) -> bytes:
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code, **more}}).encode()


async def say(x: Exchange, status: int, body: bytes, *headers: tuple[str, str]) -> None:
    await x.whole(status, JSON, body, headers)


def charge_if(x: Exchange, order: Order, default: bool) -> None:
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
    charge_if(x, order, stage == "output")
    details = {"moderation_stage": stage, "categories": ["violence", "sexual"]}
    text = "Your request was rejected by the safety system. safety_violations=[violence]."
    body = error_body(text, "moderation_blocked", "image_generation_user_error", moderation_details=details)
    await say(x, 400, body)


@fault("content_policy")
async def content_policy(x: Exchange, order: Order) -> None:
    await say(
        x, 400, error_body("Your request was rejected as a result of our safety system.", "content_policy_violation")
    )


@fault("refusal_text")
async def refusal_text(x: Exchange, order: Order) -> None:
    """F26: a gateway that refuses in words, with status 200."""
    charge_if(x, order, True)
    await say(x, 200, json.dumps({"created": 1, "data": [{"text": "I cannot draw that."}]}).encode())


@fault("error_200")
async def error_in_200(x: Exchange, order: Order) -> None:
    body = error_body("Rejected by the safety system.", "moderation_blocked", "image_generation_user_error")
    await say(x, 200, body)


@fault("500")
async def broken(x: Exchange, order: Order) -> None:
    """F04: with `charged=1` the work was done all the same."""
    charge_if(x, order, False)
    await say(x, 500, error_body("The server had an error.", None, "server_error"))


@fault("502", "503", "504")
async def proxy_page(x: Exchange, order: Order) -> None:
    charge_if(x, order, False)
    await x.whole(int(x.plan["fault"]), "text/html", PROXY_PAGE)


@fault("status")
async def odd_status(x: Exchange, order: Order) -> None:
    """F06: any `status`, for example 529 or 520."""
    charge_if(x, order, False)
    await x.whole(int(x.plan.get("status", "529")), "text/plain", b"odd")


@fault("100", "103")
async def hints_first(x: Exchange, order: Order) -> None:
    """F06: an informational answer, then the real one."""
    await x.raw(f"HTTP/1.1 {x.plan['fault']} Wait\r\nlink: </x>\r\n\r\n".encode())
    await healthy(x, order)


@fault("204")
async def nothing(x: Exchange, order: Order) -> None:
    charge_if(x, order, False)
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
    charge_if(x, order, True)
    raise x.reset()


@fault("close_after_read")
async def close_after_read(x: Exchange, order: Order) -> None:
    charge_if(x, order, True)
    raise x.finish()


@fault("hang")
async def hang(x: Exchange, order: Order) -> None:
    charge_if(x, order, True)
    await x.hang()


@fault("drip")
async def drip(x: Exchange, order: Order) -> None:
    """F08: one byte each `every` seconds; with `from=head` already in the headers."""
    charge(x, order)
    every, pieces = x.number_of("every", 1.0), json_pieces(x, order)
    head = (
        f"HTTP/1.1 200 OK\r\ncontent-type: {JSON}\r\ncontent-length: {sum(len(d) for d, _ in pieces)}\r\n\r\n".encode()
    )
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
