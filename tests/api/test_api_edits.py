"""A picture goes in and another comes out, by form or JSON, with everything that a generation has."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask

from dallery.domain.picture import inspect
from dallery.domain.request import VARIATION_PROMPT, Kind
from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_api_asynchronous import ended
from tests.api.test_api_bad_input import refused
from tests.api.test_api_paid_once import until
from tests.api.test_api_streaming import events_of
from tests.api.uploads import FOX, KIND, SMALL, edit, form, holed, part


def post(alice: Program, body: bytes, path: str = "/v1/images/edits", **headers: str) -> Any:
    return alice.send("POST", path, data=body, content_type=KIND, headers=headers)


def url(data: bytes, kind: str = "image/png") -> dict[str, str]:
    return {"image_url": f"data:{kind};base64,{base64.b64encode(data).decode()}"}


def as_json(alice: Program, **words: Any) -> Any:
    body = {"prompt": "make it night", "images": [url(SMALL)], **words}
    return alice.send("POST", "/v1/images/edits", json={key: value for key, value in body.items() if value != "-"})


@pytest.mark.parametrize("path", ["/v1/images/edits", "/images/edits"])
def test_a_form_edits_a_picture(alice: Program, paid: Painter, path: str) -> None:
    answer = post(alice, edit(), path)
    assert answer.status_code == 200, answer.text
    assert inspect(base64.b64decode(answer.json["data"][0]["b64_json"])).media_type == "image/png"
    assert answer.headers["x-dallery-model"] == "gpt-image-2"
    (call,) = paid.calls
    assert (call.kind, call.prompt, len(call.inputs), call.mask) == (Kind.EDIT, "make it night", 1, None)


def test_the_oldest_form_gets_a_link_in_the_old_shape(alice: Program, paid: Painter) -> None:
    body = form(part("image", SMALL, file="image", Content_Type="application/octet-stream"),
                part("prompt", "make it night"), part("n", "2"), part("size", "256x256"))
    answer = post(alice, body)
    assert answer.status_code == 200, answer.text
    assert sorted(answer.json) == ["created", "data"] and [sorted(one) for one in answer.json["data"]] == [["url"]] * 2
    assert inspect(alice.opened(answer.json["data"][0]["url"]).data).width == 256


def test_words_of_a_form_are_read_as_what_they_mean(alice: Program, paid: Painter) -> None:
    more = {"n": "2", "output_format": "webp", "output_compression": "80", "keep_outside": "False", "quality": "",
            "user": "42", "background": "opaque"}
    answer = post(alice, edit(*(part(name, text) for name, text in more.items())))
    assert answer.status_code == 200, answer.text
    (call,) = paid.calls
    assert (call.n, call.output_compression, call.keep_outside, call.user) == (2, 80, False, "42")
    assert call.quality is None


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("n", "two", "invalid_type"), ("n", "1.5", "invalid_type"), ("n", "0", "integer_below_min_value"),
     ("n", "99", "integer_above_max_value"), ("stream", "yes", "invalid_type"), ("keep_outside", "2", "invalid_type"),
     ("size", "5x5", "invalid_value"), ("prompt", "", "empty_string")],
)  # fmt: skip
def test_words_that_mean_nothing_are_refused(alice: Program, paid: Painter, name: str, text: str, code: str) -> None:
    parts = {"prompt": "make it night", "model": "gpt-image-2", name: text}
    body = form(part("image", SMALL, file="a"), *(part(key, value) for key, value in parts.items()))
    refused(post(alice, body), 400, code, name)
    assert paid.calls == []


def test_several_pictures_come_in_either_spelling(alice: Program, paid: Painter) -> None:
    pictures = [part("image[]", SMALL, file="a.png"), part("image", FOX, file="a.png"), part("image[]", FOX, file="b")]
    answer = post(alice, form(*pictures, part("prompt", "put them together"), part("model", "gpt-image-2")))
    assert answer.status_code == 200, answer.text
    (call,) = paid.calls
    assert len(call.inputs) == 3 and call.inputs[1] == call.inputs[2] != call.inputs[0]


def test_what_lies_outside_the_mask_comes_back_as_it_was(alice: Program, paid: Painter) -> None:
    from io import BytesIO

    from PIL import Image

    body = edit(part("mask", holed(1024, 1024), file="mask.png"), images=(FOX,))
    answer = post(alice, body)
    assert answer.status_code == 200, answer.text
    picture = Image.open(BytesIO(base64.b64decode(answer.json["data"][0]["b64_json"]))).convert("L")
    assert {picture.getpixel((x, y)) for x in (600, 1023) for y in (0, 1023)} == {90}
    assert picture.getpixel((0, 0)) == 0


def test_unknown_words_and_files_are_dropped_and_named_or_refused(alice: Program, paid: Painter) -> None:
    more = (part("style", "vivid"), part("svg[model]", "gpt-5"), part("markup", SMALL, file="m.png"))
    answer = post(alice, edit(*more))
    assert answer.status_code == 200, answer.text
    assert set(answer.headers["x-dallery-dropped"].split(", ")) == {"style", "svg[model]", "markup"}
    for one, name in zip(more, ("style", "svg[model]", "markup"), strict=True):
        answer = post(alice, edit(one), **{"x-dallery-strict": "1"})
        refused(answer, 400, "unknown_parameter", name)
    assert len(paid.calls) == 1


def test_a_stream_has_the_events_of_an_edit(alice: Program, paid: Painter) -> None:
    answer = post(alice, edit(part("stream", "true"), part("partial_images", "2")))
    assert answer.mimetype == "text/event-stream"
    kinds = [event["type"] for event in events_of(answer.data)]
    assert kinds[-1] == "image_edit.completed" and set(kinds[:-1]) <= {"image_edit.partial_image"}
    (call,) = paid.calls
    assert call.partial_images == 2


def test_an_edit_is_paid_once(alice: Program, paid: Painter) -> None:
    key = {"Idempotency-Key": "edit one"}
    first, second = post(alice, edit(), **key), post(alice, edit(), **key)
    assert first.json == second.json and second.headers["Idempotent-Replayed"] == "true"
    other = post(alice, edit(images=(FOX,)), **key)
    assert (other.status_code, other.json["error"]["code"]) == (422, "idempotency_key_reused")
    assert len(paid.calls) == 1


def test_an_sdks_own_retry_joins_the_edit_that_still_runs(alice: Program, app: Flask, paid: Painter) -> None:
    paid.gate.clear()
    words = edit(prompt="an edit whose answer is late")

    def send(count: str) -> Any:
        other = Program(app.test_client(), alice.key)
        return post(other, words, **{"x-stainless-retry-count": count})

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(send, "0")
        until(lambda: len(paid.calls) == 1)
        second = pool.submit(send, "1")
        paid.gate.set()
        answers = [first.result(30), second.result(30)]
    assert answers[0].headers["x-dallery-job"] == answers[1].headers["x-dallery-job"]
    assert len(paid.calls) == 1


def test_an_edit_need_not_be_waited_for(alice: Program, paid: Painter) -> None:
    answer = post(alice, edit(), Prefer="respond-async")
    assert answer.status_code == 202
    assert ended(alice, answer.json["id"])["status"] == "done"


@pytest.mark.parametrize("prompt", ["lost", "busy", "blocked"])
def test_a_provider_that_fails_an_edit_is_heard(alice: Program, paid: Painter, prompt: str) -> None:
    drawn = alice.draw(prompt, model="gpt-image-2")
    answer = post(alice, edit(prompt=prompt))
    assert answer.status_code == drawn.status_code
    assert answer.json["error"]["code"] == drawn.json["error"]["code"]


def test_a_word_of_dalle_is_dropped_when_our_own_engine_serves_a_model_of_today(alice: Program) -> None:
    answer = alice.draw(model="illustrator-1", style="vivid")
    assert answer.status_code == 200 and answer.headers["x-dallery-dropped"] == "style"


# -- JSON ------------------------------------------------------------------------------------------------------------


def test_json_brings_pictures_as_data_urls(alice: Program, paid: Painter) -> None:
    kinds = ("image/png", "image/jpeg", "application/octet-stream", "")
    answer = as_json(alice, images=[url(SMALL, kind) for kind in kinds], mask=url(holed()), model="gpt-image-2")
    assert answer.status_code == 200, answer.text
    (call,) = paid.calls
    assert len(call.inputs) == 4 and call.mask is not None


def test_json_without_a_model_means_the_models_of_today(alice: Program, paid: Painter) -> None:
    answer = as_json(alice, mask=None, n=None)
    assert answer.status_code == 200, answer.text
    assert "b64_json" in answer.json["data"][0] and "usage" in answer.json


GOOD = base64.b64encode(SMALL).decode()
BAD_URLS = {
    "garbage": "data:image/png;base64,$$$$",
    "text": "data:text/html;base64," + GOOD,
    "percent": "data:image/png,%89PNG",
    "no comma": "data:image/png;base64" + GOOD,
    "white space": "data:image/png;base64," + GOOD[:8] + "\n" + GOOD[8:],
    "the alphabet of URLs": "data:image/png;base64," + base64.urlsafe_b64encode(b"\xff\xfe\xfd" * 9).decode(),
    "no padding": "data:image/png;base64,QQ",
    "letters beyond ASCII": "data:image/png;base64,그림",
    "nothing": "",
    "a path": "/etc/passwd",
    "no picture": "data:image/png;base64,QUJD",
    "empty": "data:image/png;base64,",
}


@pytest.mark.parametrize("text", BAD_URLS.values(), ids=BAD_URLS.keys())
@pytest.mark.parametrize("where", ["images", "mask"])
def test_data_urls_are_read_strictly(alice: Program, paid: Painter, text: str, where: str) -> None:
    one = {"image_url": text}
    refused(as_json(alice, **{where: [one] if where == "images" else one}, model="gpt-image-2"), 400, "invalid_image")
    assert paid.calls == []


def test_a_data_url_beyond_the_limit_is_refused(alice: Program, paid: Painter) -> None:
    long = "data:image/png;base64," + "A" * 20_971_520
    refused(as_json(alice, images=[{"image_url": long}]), 400, "image_too_large", "images[0].image_url")
    huge = alice.send("POST", "/v1/images/edits", data=b"x", content_type="application/json",
                      environ_overrides={"CONTENT_LENGTH": str(60 * 1024 * 1024)})
    refused(huge, 413, "request_too_large")
    assert paid.calls == []


@pytest.mark.parametrize(
    ("images", "code", "param"),
    [
        ("-", "missing_required_parameter", "images"),
        (None, "missing_required_parameter", "images"),
        ([], "invalid_value", "images"),
        ({}, "invalid_type", "images"),
        ("data:image/png;base64,", "invalid_type", "images"),
        ([5], "invalid_type", "images[0]"),
        ([{}], "invalid_value", "images[0]"),
        ([{"image_url": 5}], "invalid_type", "images[0].image_url"),
        ([{"image_url": "x", "detail": "high"}], "invalid_value", "images[0]"),
        ([{"file_id": "file-1"}], "unsupported_parameter", "images[0].file_id"),
        ([url(SMALL), {"image_url": "https://example.com/a.png"}], "unsupported_parameter", "images[1].image_url"),
        ([{"image_url": "file:///etc/passwd"}], "unsupported_parameter", "images[0].image_url"),
        ([{"image_url": "HTTP://169.254.169.254/"}], "unsupported_parameter", "images[0].image_url"),
        ([url(SMALL)] * 17, "array_above_max_length", "images"),
    ],
)
def test_what_is_no_list_of_pictures_is_refused(
    alice: Program, paid: Painter, images: Any, code: str, param: str
) -> None:
    refused(as_json(alice, images=images), 400, code, param)
    assert paid.calls == []


# -- variations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/v1/images/variations", "/images/variations"])
def test_a_variation_is_an_edit_with_a_prompt_of_ours(alice: Program, paid: Painter, path: str) -> None:
    words = {"n": "2", "size": "256x256", "model": "dall-e-2", "response_format": "b64_json", "prompt": "a dog"}
    body = form(part("image", SMALL, file="image"), *(part(name, text) for name, text in words.items()))
    answer = post(alice, body, path)
    assert answer.status_code == 200, answer.text
    assert [inspect(base64.b64decode(one["b64_json"])).width for one in answer.json["data"]] == [256, 256]
    assert answer.headers["x-dallery-dropped"] == "prompt"
    (call,) = paid.calls
    assert (call.kind, call.sent, call.prompt) == (Kind.VARIATION, VARIATION_PROMPT, "Variation")


def test_a_variation_takes_one_picture_and_a_form(alice: Program, paid: Painter) -> None:
    path = "/v1/images/variations"
    refused(post(alice, form(part("n", "1")), path), 400, "missing_required_parameter", "image")
    two = form(part("image", SMALL, file="a"), part("image", SMALL, file="b"))
    refused(post(alice, two, path), 400, "array_above_max_length", "image")
    refused(alice.send("POST", path, json={"images": [url(SMALL)]}), 415, "unsupported_media_type")
    assert paid.calls == []
