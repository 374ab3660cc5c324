"""No form, however broken, hostile or large, breaks the door, leaves a file behind or reaches a provider."""

from __future__ import annotations

import io
import os
import tempfile
from typing import Any

import pytest

from dallery.api import multipart
from tests.api.painter import Painter
from tests.api.program import BASE, Program
from tests.api.test_api_bad_input import refused
from tests.api.test_api_edits import post
from tests.api.uploads import BOUNDARY, KIND, SMALL, edit, form, part
from tests.uploads.hostile import BROKEN, NO_PICTURE, TOO_LARGE


class Untouched(io.RawIOBase):
    """A body that nobody may read."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: Any) -> int:
        raise AssertionError("the body was read")


@pytest.mark.parametrize("path", ["/v1/images/edits", "/v1/images/variations"])
@pytest.mark.parametrize("key", ["", "sk-somebody-elses"])
def test_without_a_key_the_body_is_not_read(alice: Program, path: str, key: str) -> None:
    answer = alice.client.post(
        path, base_url=BASE, headers={"Authorization": f"Bearer {key}"}, content_type=KIND,
        environ_overrides={"CONTENT_LENGTH": str(2 * 1024**3), "wsgi.input": Untouched()},
    )  # fmt: skip
    refused(answer, 401, "invalid_api_key")


def test_a_form_that_says_it_is_too_large_is_not_read(alice: Program) -> None:
    answer = alice.send("POST", "/v1/images/edits", content_type=KIND,
                        environ_overrides={"CONTENT_LENGTH": str(multipart.LARGEST + 1), "wsgi.input": Untouched()})
    refused(answer, 413, "request_too_large")


@pytest.mark.parametrize("boundary", ["", "x" * 71, "x" * 10_000, "그림", '"a', "a\\b"])
def test_an_impossible_boundary_is_refused(alice: Program, paid: Painter, boundary: str) -> None:
    kind = f"multipart/form-data; boundary={boundary}".encode().decode("latin-1")
    answer = alice.send("POST", "/v1/images/edits", data=edit(), content_type=kind)
    refused(answer, 400, "invalid_multipart")
    refused(alice.send("POST", "/v1/images/edits", data=edit(), content_type="multipart/form-data"), 400)
    assert paid.calls == []


def test_a_boundary_of_dashes_before_a_million_dashes_is_no_work(alice: Program, paid: Painter) -> None:
    dashes = "-" * 60
    body = form(part("image", b"-" * 1_000_000, file="a"), part("prompt", "a"), boundary=dashes)
    answer = alice.send("POST", "/v1/images/edits", data=body, content_type=f"multipart/form-data; boundary={dashes}")
    assert answer.status_code in (400, 413)
    assert paid.calls == []


HALF = edit()[:-200]
MALFORMED = {
    "nothing": b"",
    "no end": HALF,
    "no final boundary": form(part("image", SMALL, file="a"), part("prompt", "a"), end=False),
    "no part": form(),
    "another boundary": form(part("prompt", "a"), boundary="another"),
    "JSON": b'{"prompt": "a fox"}',
    "no disposition": form(b"X: y\r\n\r\nabc"),
    "no name": form(b"Content-Disposition: form-data\r\n\r\nabc"),
    "an empty name": edit(part("", "abc")),
    "headers that are no text": form(b"Content-Disposition: form-data; name=\"\xff\xfe\"\r\n\r\nabc"),
    "no end of the headers": f"--{BOUNDARY}\r\nContent-Disposition: form-data".encode(),
    "a word twice": edit(part("n", "1"), part("n", "2")),
    "two masks": edit(part("mask", SMALL, file="a"), part("mask", SMALL, file="b")),
    "base64 as transfer encoding": edit(part("mask", "QUJD", file="a", Content_Transfer_Encoding="base64")),
    "a form in a form": edit(part("x", "a", Content_Type="multipart/mixed; boundary=b")),
    "a word that is not UTF-8": edit(part("user", b"\xff\xfe")),
    "a name of the machinery": edit(part("__proto__", "1")),
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_form_that_is_none_is_refused(alice: Program, paid: Painter, body: bytes) -> None:
    refused(post(alice, body), 400)
    assert paid.calls == []


TOO_MUCH = {
    "a hundred parts": edit(*(part(f"x{number}", "") for number in range(100))),
    "ten thousand parts": form(*(part(f"x{number}", "") for number in range(10_000))),
    "a million empty parts": f"--{BOUNDARY}\r\n\r\n\r\n".encode() * 100_000,
    "a long text": edit(part("user", "x" * 600_000)),
    "much text": edit(*(part(f"x{number}", "y" * 400_000) for number in range(3))),
    "a header without end": f"--{BOUNDARY}\r\nX: ".encode() + b"y" * 2_000_000,
    "a preamble without end": b"z" * 2_000_000,
}


@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_too_much_of_anything_is_refused(alice: Program, paid: Painter, body: bytes) -> None:
    assert post(alice, body).status_code in (400, 413)
    assert paid.calls == []


def test_the_limits_are_answered_as_such(alice: Program, paid: Painter) -> None:
    for name in ("ten thousand parts", "a long text", "much text", "a header without end", "a preamble without end"):
        refused(post(alice, TOO_MUCH[name]), 413, "request_too_large")
    refused(post(alice, edit(images=[SMALL] * 17)), 400, "array_above_max_length", "image")
    huge = SMALL + bytes(multipart.LARGEST_FILE)
    refused(post(alice, edit(images=[huge])), 400, "image_too_large", "image")
    refused(post(alice, edit(part("mask", huge, file="m"))), 400, "image_too_large", "mask")
    assert paid.calls == []


@pytest.mark.parametrize("start", [b"\n", b"\r", b"\r\n", b"\r\n--"])
def test_a_file_of_line_ends_is_no_work(alice: Program, paid: Painter, start: bytes) -> None:
    body = edit(images=[start + b"\n\r" * 1_000_000 + b"x" * 1_000_000])
    refused(post(alice, body), 400, "invalid_image", "image")
    assert paid.calls == []


NAMES = ["", "x" * 10_000, "../../x", "C:\\x", "con.png", "a\0b", "\u202egnp.exe", "a.png\\r\\nX: y", "a;b.png",
         "그림.png"]


@pytest.mark.parametrize("name", NAMES, ids=[str(number) for number in range(len(NAMES))])
def test_what_a_file_is_called_does_not_matter(alice: Program, paid: Painter, name: str) -> None:
    body = form(part("image", SMALL, file=name), part("prompt", "a night"), part("model", "gpt-image-2"))
    answer = post(alice, body)
    assert answer.status_code == 200, answer.text
    assert len(paid.calls) == 1
    assert not any(name and name in value for _, value in answer.headers)


@pytest.mark.parametrize("head", ['name="image"', 'name="image"; filename*=UTF-8\'\'%zz%f', "name=image; filename=a b"])
def test_a_file_may_have_no_name_or_an_odd_one(alice: Program, paid: Painter, head: str) -> None:
    one = f"Content-Disposition: form-data; {head}\r\nContent-Type: text/html\r\n\r\n".encode() + SMALL
    answer = post(alice, form(one, part("prompt", "a night"), part("model", "gpt-image-2")))
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("name", ["toString", "constructor", "hasOwnProperty"])
def test_names_that_break_other_servers_are_words_like_any(alice: Program, paid: Painter, name: str) -> None:
    assert post(alice, edit(part(name, "1"))).headers["x-dallery-dropped"] == name


HOSTILE = NO_PICTURE | {name: data for name, data in BROKEN.items() if len(data) < 1_000_000}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_picture_is_refused(alice: Program, paid: Painter, data: bytes) -> None:
    refused(post(alice, edit(images=[data])), 400, None, "image")
    assert paid.calls == []


@pytest.mark.parametrize("data", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_a_picture_of_too_many_pixels_is_refused(alice: Program, paid: Painter, data: bytes) -> None:
    refused(post(alice, edit(images=[data])), 400, "image_too_large", "image")
    assert paid.calls == []


def test_an_edit_beyond_the_budget_is_refused_before_anything_is_stored(
    alice: Program, paid: Painter, studio: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(studio, "settings", replace(studio.settings, budget_per_day=1))
    stored: list[bytes] = []
    monkeypatch.setattr(studio._blobs, "put", stored.append)
    answer = post(alice, edit())
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "budget_exceeded")
    assert answer.headers["x-should-retry"] == "false"
    assert (stored, paid.calls) == ([], [])


def test_an_upload_that_ends_half_way_leaves_no_file(
    alice: Program, paid: Painter, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = []
    make = multipart.SpooledTemporaryFile
    monkeypatch.setattr(multipart, "SpooledTemporaryFile", lambda **more: opened.append(make(**more)) or opened[-1])
    body = edit(images=[SMALL + os.urandom(4 * 1024 * 1024)])
    answer = alice.send("POST", "/v1/images/edits", input_stream=io.BytesIO(body[: len(body) // 2]), content_type=KIND,
                        environ_overrides={"CONTENT_LENGTH": str(len(body))})
    refused(answer, 400)
    assert opened and all(file.closed for file in opened)
    assert list(tmp_path.iterdir()) == [] and paid.calls == []


def test_an_upload_that_falls_silent_is_given_up(alice: Program, paid: Painter) -> None:
    class Silent(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: Any) -> int:
            raise TimeoutError

    answer = alice.send("POST", "/v1/images/edits", content_type=KIND,
                        environ_overrides={"CONTENT_LENGTH": "1000", "wsgi.input": Silent()})
    refused(answer, 400)
    assert paid.calls == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/mixed; boundary=a", ""])
def test_other_kinds_of_bodies_are_refused(alice: Program, paid: Painter, kind: str) -> None:
    refused(alice.send("POST", "/v1/images/edits", data=b"a=b", content_type=kind), 415, "unsupported_media_type")
    refused(post(alice, edit(), **{"Content-Encoding": "gzip"}), 415, "unsupported_media_type")
