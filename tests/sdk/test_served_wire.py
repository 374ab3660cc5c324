"""What only a real server on a real socket can show: bodies that nobody reads, chunks, and the key it prints."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.served import Served, serve


def spoken(server: Served, text: str, body: bytes = b"") -> bytes:
    """What the server says to these bytes, up to the end of its first answer's head and a bit."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(text.replace("HOST", f"{host}:{port}").replace("\n", "\r\n").encode() + body)
        said = b""
        while b"\r\n\r\n" not in said:
            piece = connection.recv(65536)
            if not piece:
                break
            said += piece
        length = [line for line in said.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        rest = int(length[0].split(b":")[1]) if length else 0
        while len(said.partition(b"\r\n\r\n")[2]) < rest:
            said += connection.recv(65536)
        return said


def test_a_stranger_with_two_gigabytes_is_refused_at_once(server: Served) -> None:
    said = spoken(
        server,
        "POST /v1/images/generations HTTP/1.1\nHost: HOST\nContent-Type: application/json\n"
        "Content-Length: 2000000000\n\n",
    )
    assert said.startswith(b"HTTP/1.1 401 ")
    assert b'"code":"invalid_api_key"' in said


def test_a_body_in_chunks_is_read(server: Served) -> None:
    body = json.dumps({"prompt": "a fox", "size": "256x256"}).encode()
    said = spoken(
        server,
        f"POST /v1/images/generations HTTP/1.1\nHost: HOST\nAuthorization: Bearer {server.key}\n"
        "Content-Type: application/json\nTransfer-Encoding: chunked\n\n",
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body),
    )
    assert said.startswith(b"HTTP/1.1 200 ") and b'"url":' in said


@pytest.mark.parametrize(
    "head",
    [
        "GET /v1/models HTTP/1.1\n\n",
        "GET /v1/models HTTP/1.1\nHost: evil.example\n\n",
        "GET /v1/models HTTP/1.1\nHost: HOST\nHost: evil.example\n\n",
        "GET http://evil.example/v1/models HTTP/1.1\nHost: evil.example\n\n",
        "POST /v1/images/generations HTTP/1.1\nHost: HOST\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
        "GET /v1/models HTTP/1.1\nHost : HOST\n\n",
        "GET /v1/models HTTP/1.1\nHost: HOST\nX-Long: " + "x" * 100_000 + "\n\n",
    ],
    ids=["no host", "foreign host", "two hosts", "absolute address", "two lengths", "space", "long header"],
)
def test_a_crooked_request_is_refused(server: Served, head: str) -> None:
    said = spoken(server, head)
    assert said.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 ", b"HTTP/1.1 401 ")), said[:200]
    assert b"Traceback" not in said


def test_the_key_that_the_first_start_prints_opens_the_api(tmp_path: Path) -> None:
    fresh = serve(tmp_path, preset=False)
    try:
        assert fresh.key.startswith("dk_")
        assert fresh.get("/v1/models")["data"]
        assert fresh.key.encode() not in b"".join(
            path.read_bytes() for path in fresh.home.rglob("*") if path.is_file()
        ), "the key is stored hashed only"
    finally:
        assert fresh.stop() == 0
