"""What an order gets: pictures by link or as base64, in the dialect of the model that was asked for."""

from __future__ import annotations

import base64
import json

import pytest

from dallery.domain.picture import inspect
from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import Program


def size_of(data: bytes) -> tuple[int, int]:
    facts = inspect(data)
    return facts.width, facts.height


def test_the_tutorials_call_gets_a_link_to_its_picture(alice: Program) -> None:
    answer = alice.draw("a futuristic city with flying cars", n=1, size="512x512")
    assert set(answer.json) == {"created", "data"}
    assert isinstance(answer.json["created"], int)
    (item,) = answer.json["data"]
    assert set(item) == {"url"}
    file = alice.opened(item["url"])
    assert (file.status_code, file.mimetype) == (200, "image/png")
    assert size_of(file.data) == (512, 512)


@pytest.mark.parametrize("size", ["256x256", "512x512", "1024x1024"])
@pytest.mark.parametrize("model", [None, "dall-e-2"])
def test_the_sizes_of_dalle_2_are_exact(alice: Program, size: str, model: str | None) -> None:
    words = {"model": model} if model else {}
    answer = alice.draw(size=size, n=2, response_format="b64_json", **words)
    pictures = [base64.b64decode(item["b64_json"], validate=True) for item in answer.json["data"]]
    assert [f"{width}x{height}" for width, height in map(size_of, pictures)] == [size, size]


@pytest.mark.parametrize("quality", ["standard", "hd"])
@pytest.mark.parametrize("style", ["vivid", "natural"])
def test_dalle_3_has_its_words_and_a_revised_prompt(alice: Program, quality: str, style: str, paid: Painter) -> None:
    answer = alice.draw(model="dall-e-3", size="1792x1024", quality=quality, style=style)
    assert answer.status_code == 200
    (item,) = answer.json["data"]
    assert set(item) == {"url", "revised_prompt"}
    assert item["revised_prompt"].startswith("a fox")
    assert ("understated" in item["revised_prompt"]) == (style == "natural")
    assert size_of(alice.opened(item["url"]).data) == (1792, 1024)
    assert paid.calls[-1].quality == {"standard": "medium", "hd": "high"}[quality]


@pytest.mark.parametrize("model", ["gpt-image-1", "gpt-image-2", "gpt-image-2.6-flare"])
def test_gpt_image_answers_with_base64_usage_and_echo(alice: Program, model: str) -> None:
    body = alice.draw(model=model, size="1024x1024", quality="low").json
    assert set(body) == {"created", "data", "size", "output_format", "background", "quality", "usage"}
    assert (body["size"], body["output_format"], body["background"]) == ("1024x1024", "png", "opaque")
    assert body["quality"] == "low"
    assert body["usage"] == {
        "input_tokens": 11, "input_tokens_details": {"text_tokens": 11, "image_tokens": 0},
        "output_tokens": 401, "output_tokens_details": {"text_tokens": 0, "image_tokens": 401}, "total_tokens": 412,
    }
    assert [set(item) for item in body["data"]] == [{"b64_json"}]


def test_gpt_image_gives_links_to_who_asks_for_them(alice: Program) -> None:
    body = alice.draw(model="gpt-image-2", response_format="url").json
    assert [set(item) for item in body["data"]] == [{"url"}]


def test_an_unnamed_model_with_words_of_gpt_image_answers_as_gpt_image(alice: Program) -> None:
    body = alice.draw(output_format="png", moderation="low").json
    assert "usage" in body and set(body["data"][0]) == {"b64_json"}


def test_the_headers_say_who_was_asked_and_who_painted(alice: Program) -> None:
    answer = alice.draw(model="dall-e-3")
    assert answer.headers["x-dallery-asked-model"] == "dall-e-3"
    assert answer.headers["x-dallery-model"] == "gpt-image-2.6-flare"
    assert answer.headers["x-dallery-job"].startswith("job_")
    assert "Idempotent-Replayed" not in answer.headers
    itself = alice.draw(model="gpt-image-2.6-flare")
    assert "x-dallery-asked-model" not in itself.headers


def test_the_cost_is_that_of_the_usage(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", size="1024x1024", quality="low")
    assert int(answer.headers["x-dallery-cost-micros"]) == 11 * 5 + 401 * 30
    job = alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}").json
    assert (job["status"], job["cost_micros"], job["held_micros"]) == ("done", 11 * 5 + 401 * 30, 0)
    assert job["usage"]["total_tokens"] == 412
    assert job["provider_request_id"] == "req_upstream"


def test_the_built_in_engine_costs_nothing(alice: Program) -> None:
    answer = alice.draw(model="illustrator-1")
    assert answer.headers["x-dallery-cost-micros"] == "0"
    assert answer.json["usage"]["total_tokens"] == 0


def test_unknown_words_are_dropped_and_named(alice: Program, paid: Painter) -> None:
    answer = alice.draw(
        model="gpt-image-2", sampler="euler", style="vivid", seed=7, partial_images=2, **{"ü\r\nx": 1}
    )
    assert answer.status_code == 200
    dropped = set(answer.headers["x-dallery-dropped"].split(", "))
    assert dropped == {"sampler", "partial_images", "???x", "style", "seed"}
    order = paid.calls[-1]
    assert (order.style, order.seed, order.partial_images) == (None, None, 0)


def test_nothing_dropped_is_nothing_said(alice: Program) -> None:
    answer = alice.draw(model="gpt-image-2", response_format="b64_json", stream=False, user="me", n=None)
    assert answer.status_code == 200
    assert "x-dallery-dropped" not in answer.headers


def test_the_safety_identifier_wins_over_the_user(alice: Program, paid: Painter) -> None:
    alice.draw(model="gpt-image-2", user="old", safety_identifier="new")
    assert paid.calls[-1].user == "new"


def test_the_path_without_v1_serves_the_same(alice: Program) -> None:
    assert alice.send("POST", "/images/generations", json={"prompt": "a fox"}).status_code == 200
    assert alice.get("/models").json == alice.get("/v1/models").json


@pytest.mark.parametrize("noise", [0, 1, 2, 700_001, 3_000_000])
def test_a_large_base64_answer_has_its_length_and_the_stored_bytes(
    alice: Program, paid: Painter, studio: Studio, noise: int
) -> None:
    paid.noise = bytes(range(256)) * (noise // 256) + b"x" * (noise % 256)
    answer = alice.draw("a heavy fox", n=2, model="gpt-image-2", size="1024x1024")
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    view = studio.job(studio.owner(), answer.headers["x-dallery-job"])
    stored = [studio.image_path(image).read_bytes() for image in view.images]
    assert [base64.b64decode(item["b64_json"], validate=True) for item in json.loads(answer.data)["data"]] == stored


TEXTS = [
    "<script>alert(1)</script>", "' OR 1=1--", "../../etc/passwd", "a\r\nX-Evil: 1", "\x1b[31mred\x07",
    "=cmd|' /C calc'!A0", "그림 🦊👩‍👩‍👧 \u202eabc", "e\u0301 and é", "<|image|> {{7*7}} ${jndi:x}",
    "\ufffe\ue000\U0003134a", "a" + "\u0301" * 1000,
]  # fmt: skip


@pytest.mark.parametrize("prompt", TEXTS, ids=ascii)
def test_any_text_is_a_prompt_and_kept_as_it_was_sent(alice: Program, paid: Painter, prompt: str) -> None:
    answer = alice.draw(prompt)
    assert answer.status_code == 200
    assert paid.calls[-1].prompt == prompt
    assert alice.get(f"/v1/jobs/{answer.headers['x-dallery-job']}").json["prompt"] == prompt


@pytest.mark.parametrize("letter", ["a", "🦊"])
def test_the_longest_prompt_is_taken(alice: Program, letter: str) -> None:
    assert alice.draw(letter * 32_000).status_code == 200


def test_the_models_have_the_day_on_which_they_end(alice: Program) -> None:
    models = {model["id"]: model for model in alice.get("/v1/models").json["data"]}
    assert models["dall-e-3"]["shutdown_date"] == "2026-05-12"
    assert models["dall-e-3"]["served_by"] == "gpt-image-2.6-flare"
    assert models["gpt-image-2.6-flare"]["shutdown_date"] is None
    assert alice.get("/v1/models/dall-e-3").json == models["dall-e-3"]


def test_an_unknown_model_is_not_listed(alice: Program) -> None:
    answer = alice.get("/v1/models/gpt-5")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "model_not_found")
