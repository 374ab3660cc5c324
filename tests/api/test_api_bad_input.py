"""Nothing that a program sends can break the API: it is refused in OpenAI's shape and no provider hears of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.api.painter import Painter
from tests.api.program import Program


def refused(answer: TestResponse, status: int, code: str | None = None, param: str | None = None) -> dict[str, Any]:
    """The error object, after everything that every refusal must have was checked."""
    assert answer.status_code == status, answer.text[:500]
    assert answer.mimetype == "application/json"
    error = json.loads(answer.data)["error"]
    assert {"message", "type", "param", "code"} <= set(error)
    assert error["message"] and len(error["message"]) < 1000
    assert answer.headers["x-request-id"].startswith("req_")
    assert answer.headers["x-should-retry"] == "false"
    assert "Traceback" not in answer.text and "/dallery/" not in answer.text
    if code is not None:
        assert error["code"] == code
    if param is not None:
        assert error["param"] == param
    return dict(error)


@pytest.fixture(autouse=True)
def nothing_is_sent(alice: Program, painters: dict[str, Painter]) -> Any:
    yield
    if not any(painter.calls for painter in painters.values()):
        return
    pytest.fail("a provider was called for a request that was refused")


# -- prompts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prompt", ["", "   ", "\u200b\u200d\ufeff", "\u3164", "\n\t"])
def test_an_empty_prompt_is_refused(alice: Program, prompt: str) -> None:
    refused(alice.draw(prompt), 400, "empty_string", "prompt")


@pytest.mark.parametrize("prompt", [5, 1.5, True, ["a"], {"a": 1}, [[]]])
def test_a_prompt_that_is_no_text_is_refused(alice: Program, prompt: Any) -> None:
    refused(alice.draw(prompt), 400, "invalid_type", "prompt")


@pytest.mark.parametrize("body", [b"{}", b'{"prompt": null}', b'{"model": "dall-e-2"}'])
def test_a_missing_prompt_is_named(alice: Program, body: bytes) -> None:
    refused(alice.raw(body), 400, "missing_required_parameter", "prompt")


def test_half_a_character_is_refused(alice: Program) -> None:
    refused(alice.raw(b'{"prompt": "a fox \\ud800"}'), 400, "invalid_value", "prompt")


def test_a_nul_is_refused(alice: Program) -> None:
    refused(alice.raw(b'{"prompt": "a\\u0000fox"}'), 400, "invalid_value", "prompt")


@pytest.mark.parametrize("letter", ["a", "그", "🦊"])
def test_one_letter_too_many_is_refused_and_counted_in_letters(alice: Program, letter: str) -> None:
    error = refused(alice.draw(letter * 32_001), 400, "string_above_max_length", "prompt")
    assert "32001" in error["message"]


def test_a_prompt_of_100000_letters_is_refused(alice: Program) -> None:
    refused(alice.draw("a" * 100_000), 400, "string_above_max_length", "prompt")


def test_a_prompt_of_ten_million_letters_is_too_large_a_request(alice: Program) -> None:
    refused(alice.draw("a" * 10_000_000), 413, "request_too_large")


# -- JSON bodies -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [b"", b"  ", b"null", b"true", b"5", b'"x"', b"[1]", b"{", b'{"prompt": "a" "b"}'])
def test_a_body_that_is_no_object_is_refused(alice: Program, body: bytes) -> None:
    refused(alice.raw(body), 400, "invalid_json")


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b'{"prompt": "a", "x": ' + b"[" * 100_000])
def test_a_tower_of_brackets_is_refused(alice: Program, body: bytes) -> None:
    refused(alice.raw(body), 400, "invalid_json")


@pytest.mark.parametrize("number", ["1" * 5000, "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "01", "0x10"])
def test_a_number_that_json_does_not_have_is_refused(alice: Program, number: str) -> None:
    refused(alice.raw(b'{"prompt": "a", "n": %s}' % number.encode()), 400, "invalid_json")


def test_a_parameter_given_twice_is_refused(alice: Program) -> None:
    refused(alice.raw(b'{"prompt": "a", "prompt": "b"}'), 400, "invalid_json")


@pytest.mark.parametrize(
    "body", [b'{"prompt": "\xff\xfe"}', '{"prompt": "a"}'.encode("utf-16"), b'\xef\xbb\xbf{"prompt": "a"}']
)
def test_a_body_in_another_encoding_is_refused(alice: Program, body: bytes) -> None:
    refused(alice.raw(body), 400, "invalid_json")


@pytest.mark.parametrize(
    "kind",
    [None, "text/plain", "application/vnd.api+json", "application/json; charset=utf-99", "multipart/form-data",
     "application/x-www-form-urlencoded"],
)
def test_another_kind_of_body_is_refused(alice: Program, kind: str | None) -> None:
    refused(alice.raw(b'{"prompt": "a"}', kind), 415, "unsupported_media_type")


def test_a_compressed_body_is_refused(alice: Program) -> None:
    refused(alice.raw(b"\x1f\x8b", **{"Content-Encoding": "gzip"}), 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "name",
    ["api_base", "base_url", "api_key", "headers", "extra_body", "extra_headers", "model_config", "user_role",
     "owner_id", "is_admin", "budget", "__proto__"],
)
def test_a_word_that_would_steer_the_server_is_refused(alice: Program, name: str) -> None:
    refused(alice.raw(json.dumps({"prompt": "a fox", name: "x"}).encode()), 400, "unknown_parameter", name)


# -- parameters ------------------------------------------------------------------------------------------------------

SIZES: list[Any] = [
    "0x0", "1x1", "1024X1024", "1024×1024", "99999x99999", "1024x", " 1024x1024 ", "auto;drop", "1x" * 5000, "",
    "01024x1024", "١٠٢٤x١٠٢٤", 1024, [1024, 1024], True, "1535x864", "16x16", "3856x2160", "3840x1264",
]
WRONG: list[tuple[str, Any]] = [
    *(("n", value) for value in (0, -1, 11, 1.5, "1", True, 10**18, [], {})),
    *(("size", value) for value in SIZES),
    *((name, value) for name in ("quality", "background", "output_format", "moderation")
      for value in ("PNG", "nonsense", "", ["low"], 5, True)),
    *(("output_compression", value) for value in (-1, 101, 50.5, "50", True)),
    *(("partial_images", value) for value in (-1, 4, 10**6, "1", 1.5, True)),
    ("user", "x" * 10_000), ("user", 5), ("user", "a\0b"), ("safety_identifier", 5),
    ("stream", "true"), ("stream", 1), ("response_format", "base64"), ("response_format", ["url"]),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda value: repr(value)[:30])
def test_a_wrong_value_is_refused_by_name(alice: Program, name: str, value: Any) -> None:
    error = refused(alice.draw(model="gpt-image-2", **{name: value}), 400)
    assert error["param"] in (name, "user")


@pytest.mark.parametrize("value", [-1, 2**64, 1.5, "7", True])
def test_a_wrong_seed_is_refused(alice: Program, value: Any) -> None:
    refused(alice.draw(model="illustrator-1", seed=value), 400, param="seed")


def test_a_word_of_another_model_is_refused_with_the_words_there_are(alice: Program) -> None:
    error = refused(alice.draw(model="gpt-image-2", quality="hd"), 400, "invalid_value", "quality")
    assert "'low'" in error["message"] and "'high'" in error["message"]


def test_transparency_and_jpeg_do_not_go_together(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", background="transparent", output_format="jpeg")
    refused(answer, 400, "invalid_value", "background")


def test_compression_of_a_png_is_refused(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", output_compression=50, output_format="png")
    refused(answer, 400, param="output_compression")


@pytest.mark.parametrize("model", ["gpt-5", "../../etc/passwd", "dall-e-2 ", "x" * 10_000, "", "<script>", "\ud800"])
def test_an_unknown_model_is_not_found_and_not_repeated_at_length(alice: Program, model: str) -> None:
    body = json.dumps({"prompt": "a fox", "model": model}).encode()
    refused(alice.raw(body), 404, "model_not_found", "model")


@pytest.mark.parametrize("model", [5, ["dall-e-2"], {"id": 1}, True])
def test_a_model_that_is_no_text_is_refused(alice: Program, model: Any) -> None:
    refused(alice.draw(model=model), 400, param="model")


@pytest.mark.parametrize("key", ["", "x" * 256, "a\x7fb", "schlüssel", "one, two"])
def test_a_bad_idempotency_key_is_refused(alice: Program, key: str) -> None:
    refused(alice.draw(headers={"Idempotency-Key": key}), 400)


@pytest.mark.parametrize("words", [{"style": "vivid"}, {"seed": 5}, {"sampler": "x"}, {"partial_images": 2}])
def test_who_asks_for_strictness_is_told_of_unknown_words(alice: Program, words: dict[str, Any]) -> None:
    answer = alice.draw(model="gpt-image-2", headers={"Prefer": "respond-async, handling=strict"}, **words)
    refused(answer, 400, "unknown_parameter", next(iter(words)))
