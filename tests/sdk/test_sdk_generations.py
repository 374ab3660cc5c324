"""Programs written for OpenAI's SDKs of 2022, 2023, 2025 and today run against Dallery as they are."""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dallery.domain.picture import PictureFacts, inspect
from tests.served import Served

Run = Callable[..., Any]
CURRENT = ["1.3.9", "1.109.1", "3.54.0"]


def fetched(url: str) -> PictureFacts:
    """The picture behind a link, by a plain GET without any key."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        facts = inspect(answer.read())
        assert answer.headers["Content-Type"] == facts.media_type
    return facts


def test_the_tutorials_program_of_2022_gets_its_picture(run: Run, either: Served, tmp_path: Path) -> None:
    said = run("0.28.1", "tutorial.py", either)
    assert said["keys"] == ["created", "data"] and said["kind"] == "image/png"
    assert inspect((tmp_path / "picture.png").read_bytes()) == PictureFacts("image/png", 512, 512)
    assert fetched(said["url"]) == PictureFacts("image/png", 512, 512)


@pytest.mark.parametrize("version", CURRENT)
def test_dalle_2_gives_links(run: Run, either: Served, version: str) -> None:
    words = {"model": "dall-e-2", "prompt": "a red fox", "n": 2, "size": "256x256"}
    said = run(version, "generate.py", either, json.dumps(words))
    assert [(item["b64_json"], item["revised_prompt"]) for item in said["data"]] == [(None, None)] * 2
    assert [fetched(item["url"]).width for item in said["data"]] == [256, 256]
    assert said["usage"] is None


@pytest.mark.parametrize("version", CURRENT)
def test_dalle_3_gives_base64_and_a_revised_prompt(run: Run, either: Served, version: str) -> None:
    words = {"model": "dall-e-3", "prompt": "a red fox", "size": "1792x1024", "quality": "hd", "style": "natural"}
    said = run(version, "generate.py", either, json.dumps({**words, "response_format": "b64_json"}))
    (item,) = said["data"]
    facts = inspect(base64.b64decode(item["b64_json"], validate=True))
    assert (facts.width, facts.height) == (1792, 1024)
    assert item["revised_prompt"] and item["url"] is None


@pytest.mark.parametrize("version", ["1.109.1", "3.54.0"])
@pytest.mark.parametrize("model", ["gpt-image-1", "gpt-image-2"])
def test_gpt_image_gives_base64_and_usage(run: Run, paid_server: Served, version: str, model: str) -> None:
    words = {"model": model, "prompt": "a red fox", "n": 2, "size": "1024x1024", "quality": "low"}
    strict = json.dumps({"_strict_response_validation": True})
    said = run(version, "generate.py", paid_server, json.dumps(words), strict)
    assert [inspect(base64.b64decode(item["b64_json"])).width for item in said["data"]] == [1024, 1024]
    assert said["usage"]["total_tokens"] > said["usage"]["output_tokens"] > 0
    assert said["size"] == "1024x1024"
    assert said["request_id"].startswith("req_")


@pytest.mark.parametrize("version", CURRENT)
def test_no_model_at_all_is_dalle_2(run: Run, server: Served, version: str) -> None:
    said = run(version, "generate.py", server, json.dumps({"prompt": "a red fox", "size": "512x512"}))
    assert fetched(said["data"][0]["url"]).width == 512


@pytest.mark.parametrize(
    ("kind", "said", "prompt", "key", "model"),
    [
        ("InvalidRequestError", "empty_string", " ", "", ""),
        ("InvalidRequestError", "model_not_found", "a fox", "", "dall-e-9"),
        ("AuthenticationError", "invalid_api_key", "a fox", "sk-somebody-elses-key", ""),
    ],
)
def test_errors_are_the_old_exceptions(
    run: Run, server: Served, kind: str, said: str, prompt: str, key: str, model: str
) -> None:
    found = run("0.28.1", "old_errors.py", server, prompt, key, model)
    assert (found["kind"], found["code"]) == (kind, said if kind == "InvalidRequestError" else found["code"])


REFUSED: list[tuple[str, int, str, dict[str, Any], dict[str, Any]]] = [
    ("BadRequestError", 400, "empty_string", {"prompt": " "}, {}),
    ("BadRequestError", 400, "invalid_size", {"prompt": "a fox", "model": "dall-e-2", "size": "300x"}, {}),
    ("NotFoundError", 404, "model_not_found", {"prompt": "a fox", "model": "dall-e-9"}, {}),
    ("AuthenticationError", 401, "invalid_api_key", {"prompt": "a fox"}, {"api_key": "sk-somebody-elses-key"}),
]


@pytest.mark.parametrize("version", CURRENT)
def test_errors_are_the_sdks_exceptions(run: Run, server: Served, version: str) -> None:
    calls = [(words, about) for _, _, _, words, about in REFUSED]
    found = run(version, "errors.py", server, json.dumps(calls))
    assert [(one["kind"], one["status"], one["code"]) for one in found] == [row[:3] for row in REFUSED]
    assert {one["type"] for one in found} == {"invalid_request_error"}
    if version == "3.54.0":
        assert all(one["request_id"].startswith("req_") for one in found)
