"""Who may come in, by which address and with which method, before anything else is looked at."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask

from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import BASE, Program
from tests.api.test_api_bad_input import refused

ROUTES = ["/v1/images/generations", "/images/generations", "/v1/models", "/models", "/v1/models/dall-e-2"]


class Unreadable(io.BytesIO):
    """A body that must not be touched."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("the body was read")


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Basic YTpi", "KEY", "Bearer  KEY", "Bearer\tKEY", "Bearer KEY,Bearer KEY",
     "Bearer " + "x" * 100_000, "Bearer sk-proj-abcdefghijklmnopqrstuvwxyz", "Bearer KEYx", "Bearer schlüssel",
     "Token KEY", "Bearer KEY KEY"],
    ids=lambda header: str(header)[:30],
)
def test_only_one_header_with_a_right_key_opens(app: Flask, alices_key: str, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.replace("KEY", alices_key)}
    client = app.test_client()
    answer = client.post("/v1/images/generations", base_url=BASE, json={"prompt": "a fox"}, headers=headers)
    error = refused(answer, 401, "invalid_api_key")
    assert alices_key not in error["message"]
    nobody = client.post("/v1/images/generations", base_url=BASE)
    assert json.loads(nobody.data) == json.loads(answer.data)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_word_bearer_may_be_written_in_any_case(app: Flask, alices_key: str, scheme: str) -> None:
    answer = app.test_client().get("/v1/models", base_url=BASE, headers={"Authorization": f"{scheme} {alices_key}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["x-api-key", "api-key", "X-Goog-Api-Key"])
def test_the_key_is_taken_from_no_other_header(app: Flask, alices_key: str, name: str) -> None:
    refused(app.test_client().get("/v1/models", base_url=BASE, headers={name: alices_key}), 401)


def test_the_key_is_taken_from_no_query_and_no_cookie(app: Flask, alices_key: str) -> None:
    client = app.test_client()
    refused(client.get(f"/v1/models?api_key={alices_key}&key={alices_key}", base_url=BASE), 401)
    client.set_cookie("api_key", alices_key)
    refused(client.get("/v1/models", base_url=BASE), 401)


def test_a_visitor_of_the_pages_has_no_key(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/", base_url=BASE).status_code == 200
    refused(client.get("/v1/models", base_url=BASE), 401)


def test_a_key_that_was_taken_back_opens_nothing(app: Flask, studio: Studio) -> None:
    owner = studio.owner().owner_id
    key = studio.accounts.create_key(owner, "lost", studio.clock())
    program = Program(app.test_client(), key)
    assert program.get("/v1/models").status_code == 200
    found = studio.accounts.find_key(key)
    assert found is not None
    studio.accounts.revoke_key(owner, found[1], studio.clock())
    refused(program.get("/v1/models"), 401)


def test_the_body_of_a_stranger_is_not_read(app: Flask) -> None:
    answer = app.test_client().post(
        "/v1/images/generations", base_url=BASE, input_stream=Unreadable(b"x" * 100),
        content_type="application/json", content_length=100,
    )
    refused(answer, 401)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil:5000", "127.0.0.1:80@evil", "LOCALHOST:5000", "localhost.:5000",
             "localhost", "localhost:5001", "a/b?c#d", "[::1%25lo]:5000", ""],
)
@pytest.mark.parametrize("path", ["/v1/models", "/v1/images/generations", "/images/generations", "/v1/files/x", "/v1"])
def test_a_foreign_host_is_refused_in_json(app: Flask, alices_key: str, host: str, path: str) -> None:
    headers = {"Authorization": f"Bearer {alices_key}", "Host": host}
    refused(app.test_client().get(path, headers=headers), 400, "host_not_allowed")


def test_a_foreign_host_on_a_page_is_refused_in_words(app: Flask) -> None:
    answer = app.test_client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400 and answer.mimetype == "text/plain"


@pytest.mark.parametrize("host", ["localhost:5000", "127.0.0.1:5000", "[::1]:5000"])
def test_our_own_names_are_answered(app: Flask, alices_key: str, host: str) -> None:
    headers = {"Authorization": f"Bearer {alices_key}", "Host": host}
    assert app.test_client().get("/v1/models", headers=headers).status_code == 200


def test_forwarding_headers_of_strangers_change_nothing(alice: Program) -> None:
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-HTTP-Method-Override": "DELETE",
                 "X-Original-URL": "/v1/jobs", "Forwarded": "host=evil.example"}
    url = alice.draw(headers=forwarded).json["data"][0]["url"]
    assert url.startswith(BASE)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "FOO", "OPTIONS"])
@pytest.mark.parametrize("path", ["/v1/images/generations", "/images/generations"])
def test_ordering_takes_post_only(alice: Program, method: str, path: str) -> None:
    answer = alice.send(method, path)
    refused(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "FOO", "OPTIONS"])
@pytest.mark.parametrize("path", ["/v1/models", "/v1/models/dall-e-2", "/models", "/v1/jobs/j/events", "/v1/files/x"])
def test_looking_takes_get_only(alice: Program, method: str, path: str) -> None:
    answer = alice.send(method, path)
    refused(answer, 405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_head_is_get_without_a_body(alice: Program) -> None:
    answer = alice.send("HEAD", "/v1/models")
    assert (answer.status_code, answer.data) == (200, b"")
    assert alice.send("HEAD", "/v1/images/generations").status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/v1", "/v1/", "/v1/nothing", "/v1/images", "/v1//models", "/v1/./models", "/v1/..;/models", "/v1/%2e%2e/models",
     "/v1/%00", "/v1/%c0%ae", "/v1/models.", "/V1/models", "/v1/Models", "/v1/models%20", "/v1/\\models",
     "/v1/" + "a" * 60_000, "/v1/files/", "/v1/jobs/"],
    ids=lambda path: path[:20],
)
def test_a_path_that_is_not_there_is_not_found(alice: Program, path: str) -> None:
    answer = alice.get(path)
    assert answer.status_code == 404
    if path.startswith("/v1"):
        refused(answer, 404, "not_found")


@pytest.mark.parametrize("path", ["//v1/images/generations", "/v1/images/generations/", "///images/generations/"])
def test_slashes_at_the_ends_are_forgiven_and_open_no_other_door(alice: Program, app: Flask, path: str) -> None:
    # Werkzeug's test client takes "//v1" for a host, so the path is put in by hand.
    written = {"PATH_INFO": path}
    answer = alice.send("POST", "/", json={"prompt": "a fox"}, environ_overrides=written)
    assert answer.status_code == 200
    refused(app.test_client().post("/", base_url=BASE, environ_overrides=written), 401)
    refused(app.test_client().post("/", headers={"Host": "evil.example"}, environ_overrides=written), 400)


def test_two_slashes_within_lead_nowhere(alice: Program, paid: Painter) -> None:
    refused(alice.send("POST", "/v1//images/generations", json={"prompt": "a fox"}), 404, "not_found")
    assert paid.calls == []


@pytest.mark.parametrize("accept", ["text/event-stream", "*/*;q=0", "application/xml", "💥".encode().decode("latin-1")])
def test_whatever_a_client_accepts_it_gets_json(alice: Program, accept: str) -> None:
    answer = alice.draw(headers={"Accept": accept, "Accept-Encoding": "br;q=999"})
    assert answer.status_code == 200 and answer.mimetype == "application/json"


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_has_a_request_id_and_is_not_kept(alice: Program, path: str) -> None:
    first, second = alice.get(path), alice.get(path)
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert first.headers["Cache-Control"] == "no-store"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in first.headers
