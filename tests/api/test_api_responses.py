"""A conversation over pictures: turns that edit, what is refused by name, and that nobody meets another's turns."""

from __future__ import annotations

import base64
import json
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dallery.domain.picture import inspect
from dallery.domain.request import Kind
from dallery.studio import Studio
from tests.api.painter import FAILURES, Painter, png
from tests.api.program import BASE, Program

TOOL = {"type": "image_generation", "model": "gpt-image-2", "size": "1024x1024"}
FULL = "data:image/png;base64," + base64.b64encode(png(64, 64)).decode()


def say(
    program: Program, words: Any, tool: dict[str, Any] | None = None, headers: dict[str, str] | None = None, **more: Any
) -> TestResponse:
    body = {"model": "gpt-5.2", "input": words, "tools": [{**TOOL, **(tool or {})}], **more}
    return program.send("POST", "/v1/responses", json=body, headers=headers or {})


def call_of(answer: TestResponse) -> Any:
    assert answer.status_code == 200, answer.json
    (item,) = answer.json["output"]
    return item


def message(*parts: Any, role: str = "user") -> dict[str, Any]:
    return {"role": role, "content": list(parts)}


def text(words: str) -> dict[str, str]:
    return {"type": "input_text", "text": words}


def picture(url: str = FULL) -> dict[str, str]:
    return {"type": "input_image", "image_url": url, "detail": "auto"}


def test_a_first_turn_paints(alice: Program, paid: Painter) -> None:
    answer = say(alice, "a fox", {"quality": "high"}, metadata={"chat": "7"}, instructions="In watercolour.")
    item = call_of(answer)
    assert (item["type"], item["status"], item["action"]) == ("image_generation_call", "completed", "generate")
    assert inspect(base64.b64decode(item["result"], validate=True)).width == 1024
    assert item["revised_prompt"] == paid.calls[0].prompt == "In watercolour.\na fox"
    body = answer.json
    assert (body["model"], body["status"], body["metadata"]) == ("gpt-5.2", "completed", {"chat": "7"})
    assert body["usage"]["total_tokens"] == 0
    assert body["tool_usage"]["image_gen"]["total_tokens"] == 412
    assert answer.headers["x-dallery-turn"] == "generated"
    assert answer.headers["x-dallery-cost-micros"].isdigit()


def test_make_it_night_edits_the_picture_before(alice: Program, paid: Painter) -> None:
    first = say(alice, "a fox").json
    second = say(alice, "make it night", previous_response_id=first["id"])
    item = call_of(second)
    order = paid.calls[-1]
    assert (order.kind, order.prompt, len(order.inputs)) == (Kind.EDIT, "make it night", 1)
    assert (item["action"], second.headers["x-dallery-turn"]) == ("edit", "edited")
    assert second.json["previous_response_id"] == first["id"]
    third = say(alice, "add a moon", previous_response_id=second.json["id"])
    assert call_of(third)["action"] == "edit"
    assert paid.calls[-1].prompt == "add a moon"


def test_a_picture_can_be_pointed_at_as_an_item_of_the_input(alice: Program, paid: Painter) -> None:
    item = call_of(say(alice, "a fox"))
    call_of(say(alice, [message(text("a fox")), item, message(text("make it night"))]))
    assert (paid.calls[-1].kind, paid.calls[-1].prompt) == (Kind.EDIT, "make it night")


def test_where_nobody_can_edit_the_whole_conversation_is_painted_anew_and_that_is_said(
    alice: Program, paid: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = say(alice, "a fox").json
    monkeypatch.setattr("dallery.catalogue.edits._can", lambda model, masked: False)
    second = say(alice, "make it night", previous_response_id=first["id"])
    assert call_of(second)["action"] == "generate"
    assert second.headers["x-dallery-turn"] == "regenerated"
    assert (paid.calls[-1].kind, paid.calls[-1].prompt) == (Kind.GENERATION, "a fox\nmake it night")
    for tool, words in (({"action": "edit"}, "make it night"), ({}, [message(text("a hat"), picture())])):
        refused = say(alice, words, tool, previous_response_id=first["id"])
        assert (refused.status_code, refused.json["error"]["code"]) == (400, "edits_not_supported")
    assert len(paid.calls) == 2


def test_a_picture_that_somebody_sends_is_edited_under_its_mask(alice: Program, paid: Painter) -> None:
    import io

    from PIL import Image

    mask, file = Image.new("RGBA", (64, 64), (0, 0, 0, 255)), io.BytesIO()
    mask.paste((0, 0, 0, 0), (8, 8, 40, 40))
    mask.save(file, "PNG")
    url = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    answer = say(alice, [message(text("a hat"), picture())], {"input_image_mask": {"image_url": url}})
    assert call_of(answer)["action"] == "edit"
    assert paid.calls[-1].mask is not None
    assert url not in answer.get_data(as_text=True)


def test_generate_forced_looks_at_no_picture(alice: Program, paid: Painter) -> None:
    first = say(alice, "a fox").json
    call_of(say(alice, "two of them", {"action": "generate"}, previous_response_id=first["id"]))
    assert (paid.calls[-1].kind, paid.calls[-1].prompt) == (Kind.GENERATION, "a fox\ntwo of them")


def test_another_program_neither_continues_nor_sees_nor_deletes_a_turn(
    alice: Program, charlie: Program, paid: Painter
) -> None:
    first = say(alice, "a fox").json
    item = {"type": "image_generation_call", "id": first["output"][0]["id"]}
    answers = [
        say(charlie, "make it night", previous_response_id=first["id"]),
        say(charlie, [item, message(text("make it night"))]),
        charlie.get(f"/v1/responses/{first['id']}"),
        charlie.send("DELETE", f"/v1/responses/{first['id']}"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert [answer.json["error"]["param"] for answer in answers] == ["previous_response_id", "input", None, None]
    assert len(paid.calls) == 1
    assert alice.get(f"/v1/responses/{first['id']}").status_code == 200


def test_a_turn_is_kept_until_it_is_deleted_and_its_picture_longer(alice: Program) -> None:
    made = say(alice, "a fox").json
    kept = alice.get(f"/v1/responses/{made['id']}")
    assert kept.json == made
    job = kept.headers["x-dallery-job"]
    gone = alice.send("DELETE", f"/v1/responses/{made['id']}")
    assert gone.json == {"id": made["id"], "object": "response", "deleted": True}
    assert alice.get(f"/v1/responses/{made['id']}").status_code == 404
    assert say(alice, "again", previous_response_id=made["id"]).status_code == 404
    assert len(alice.get(f"/v1/jobs/{job}").json["data"]) == 1


def test_a_turn_that_is_not_to_be_stored_is_not_found(alice: Program) -> None:
    made = say(alice, "a fox", store=False).json
    assert (made["status"], made["store"]) == ("completed", False)
    assert alice.get(f"/v1/responses/{made['id']}").status_code == 404


def test_a_turn_whose_picture_was_deleted_cannot_be_edited(alice: Program) -> None:
    first = say(alice, "a fox")
    alice.send("DELETE", f"/v1/jobs/{first.headers['x-dallery-job']}")
    again = say(alice, "make it night", previous_response_id=first.json["id"])
    assert (again.status_code, again.json["error"]["code"]) == (404, "image_deleted")
    assert alice.get(f"/v1/responses/{first.json['id']}").json["output"][0]["result"] is None


def test_the_same_key_is_one_turn_and_one_payment(alice: Program, paid: Painter) -> None:
    first = say(alice, "a fox").json
    words = {"headers": {"Idempotency-Key": "turn-2"}, "previous_response_id": first["id"]}
    one, two = (say(alice, "make it night", **words) for _ in range(2))
    assert one.json == two.json
    assert two.headers["Idempotent-Replayed"] == "true"
    assert len(paid.calls) == 2
    other = say(alice, "make it day", **words)
    assert (other.status_code, other.json["error"]["code"]) == (422, "idempotency_key_reused")


def test_an_sdks_own_retry_joins_the_turn_whose_answer_never_arrived(alice: Program, paid: Painter) -> None:
    lost = say(alice, "a lost turn")  # its body is never read, so it was not delivered
    lost.close()
    again = say(alice, "a lost turn", headers={"x-stainless-retry-count": "1"})
    assert call_of(again)["id"] == "ig_" + lost.headers["x-dallery-job"].removeprefix("job_")
    assert len(paid.calls) == 1


@pytest.mark.parametrize("prompt", FAILURES)
def test_a_failure_is_an_error_like_any_other_of_v1(alice: Program, prompt: str) -> None:
    answer = say(alice, prompt)
    plain = alice.draw(prompt, model="gpt-image-2")
    assert answer.status_code == plain.status_code
    assert answer.headers["x-should-retry"] == plain.headers["x-should-retry"]
    for name in ("code", "type", "charged"):
        assert answer.json["error"][name] == plain.json["error"][name]


def test_a_turn_that_failed_is_told_and_not_continued(alice: Program) -> None:
    made = say(alice, "blocked")
    name = "resp_" + made.headers["x-dallery-job"].removeprefix("job_")
    body = alice.get(f"/v1/responses/{name}").json
    assert (body["status"], body["error"]["code"]) == ("failed", "image_content_policy_violation")
    assert body["output"][0]["error"]["moderation_details"]["categories"] == ["violence"]
    assert say(alice, "again", previous_response_id=name).json["error"]["param"] == "previous_response_id"


def test_a_turn_that_still_runs_is_told_and_not_continued(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    job = alice.draw(model="gpt-image-2", headers={"Prefer": "respond-async"}).headers["x-dallery-job"]
    again = say(alice, "a fox", stream=True)
    name = "resp_" + again.headers["x-dallery-job"].removeprefix("job_")
    assert alice.get(f"/v1/responses/{name}").json["status"] in ("queued", "in_progress")
    refused = say(alice, "make it night", previous_response_id=name)
    assert (refused.status_code, refused.headers["x-should-retry"]) == (409, "false")
    paid.gate.set()
    assert b"response.completed" in again.data
    assert job


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"tools": [{"type": "web_search"}]}, "tools[0]"),
    ({"tools": [TOOL, {"type": "function", "name": "f"}]}, "tools[1]"),
    ({"tools": [TOOL, TOOL]}, "tools[1]"),
    ({"tools": [{**TOOL, "svg": {"model": "x"}}]}, "tools[0].svg"),
    ({"tools": [{**TOOL, "frame_count": 2}]}, "tools[0].frame_count"),
    ({"tools": [{**TOOL, "input_image_mask": {"file_id": "file_1"}}]}, "tools[0].input_image_mask.file_id"),
    ({"conversation": "conv_1"}, "conversation"),
    ({"prompt": {"id": "pmpt_1"}}, "prompt"),
    ({"tool_choice": "none"}, "tool_choice"),
    ({"tool_choice": {"type": "web_search"}}, "tool_choice"),
    ({"input": [message(text("hi"), role="assistant")]}, "input[0].role"),
    ({"input": [message({"type": "input_file", "file_id": "file_1"})]}, "input[0].content[0].type"),
    ({"input": [message({"type": "input_image", "file_id": "file_1"})]}, "input[0].content[0].file_id"),
    ({"input": [message(picture("https://example.com/a.png"))]}, "input[0].content[0].image_url"),
    ({"input": [{"type": "function_call_output", "output": "1"}]}, "input[0].type"),
]


@pytest.mark.parametrize(("words", "param"), REFUSED, ids=lambda one: one if isinstance(one, str) else "")
def test_what_is_not_served_is_refused_by_name(
    alice: Program, paid: Painter, words: dict[str, Any], param: str
) -> None:
    body = {"model": "gpt-5.2", "input": "a fox", "tools": [TOOL], **words}
    answer = alice.send("POST", "/v1/responses", json=body)
    error = answer.json["error"]
    assert (answer.status_code, error["code"], error["param"]) == (400, "unsupported_parameter", param)
    assert paid.calls == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"input": None}, "input"), ({"input": 5}, "input"), ({"input": []}, "input"), ({"input": ""}, "input"),
    ({"input": [5]}, "input[0]"), ({"input": [{"role": "user", "content": 5}]}, "input[0].content"),
    ({"input": "x\ud800"}, "input"), ({"tools": None}, "tools"), ({"tools": []}, "tools"), ({"tools": 5}, "tools"),
    ({"tools": ["x"]}, "tools[0]"), ({"tools": [{**TOOL, "size": "1x1"}]}, "tools[0].size"),
    ({"tools": [{**TOOL, "quality": "nonsense"}]}, "tools[0].quality"),
    ({"tools": [{**TOOL, "model": "nobody"}]}, "tools[0].model"),
    ({"tools": [{**TOOL, "output_format": "gif"}]}, "tools[0].output_format"),
    ({"tools": [{**TOOL, "action": "nonsense"}]}, "tools[0].action"),
    ({"tools": [{**TOOL, "action": "edit"}]}, "tools[0].action"),
    ({"tools": [{**TOOL, "input_image_mask": {"image_url": FULL}}]}, "tools[0].input_image_mask"),
    ({"tools": [{**TOOL, "action": "generate"}], "input": [message(text("x"), picture())]}, "tools[0].action"),
    ({"input": [message(text("x"), picture("data:image/png;base64,???"))]}, "input[0].content[1].image_url"),
    ({"input": [message(text("x"), picture("data:image/png;base64,AAAA"))]}, "input"),
    ({"input": [message(picture())]}, "input"), ({"stream": 1}, "stream"), ({"store": "yes"}, "store"),
    ({"model": 5}, "model"), ({"model": "x\ud800"}, "model"), ({"metadata": {"a": 1}}, "metadata"),
    ({"metadata": {"a": "\ud800"}}, "metadata"), ({"instructions": ["x"]}, "instructions"),
    ({"api_key": "x"}, "api_key"), ({"user": "x" * 513}, "user"),
]


@pytest.mark.parametrize(("words", "param"), WRONG, ids=lambda one: one if isinstance(one, str) else "")
def test_what_cannot_be_served_as_written_says_where(
    alice: Program, paid: Painter, words: dict[str, Any], param: str
) -> None:
    body = json.dumps({"model": "gpt-5.2", "input": "a fox", "tools": [TOOL], **words})
    answer = alice.send("POST", "/v1/responses", data=body, content_type="application/json")
    assert answer.status_code in (400, 404), answer.json
    assert answer.json["error"]["param"] == param
    assert paid.calls == []


def test_words_for_a_chat_model_are_dropped_and_named(alice: Program) -> None:
    answer = say(alice, "a fox", {"partial_images": 2}, temperature=0.3, reasoning={"effort": "low"})
    assert answer.headers["x-dallery-dropped"] == "reasoning, temperature, tools[0].partial_images"
    refused = say(alice, "a fox", temperature=0.3, headers={"x-dallery-strict": "1"})
    assert refused.json["error"]["code"] == "unknown_parameter"


def test_it_is_served_without_v1_too(alice: Program) -> None:
    body = {"input": "a fox", "tools": [{"type": "image_generation"}]}
    made = alice.send("POST", "/responses", json=body)
    assert call_of(made)["status"] == "completed"
    assert made.json["model"] == made.headers["x-dallery-model"]
    assert alice.get(f"/responses/{made.json['id']}").status_code == 200
    assert alice.get("/responses/nonsense").json["error"]["code"] == "not_found"


def test_answers_and_requests_fit_the_document(app: Flask, alice: Program, studio: Studio) -> None:
    document: Any = app.test_client().get("/v1/openapi.json", base_url=BASE).json

    def fits(name: str, body: Any) -> None:
        whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema_rs.validator_for(whole).validate(body)

    made = say(alice, "a fox").json
    fits("Response", made)
    fits("DeletedResponse", alice.send("DELETE", f"/v1/responses/{made['id']}").json)
    fits("ResponseRequest", {"model": "gpt-5.2", "input": [message(text("x"), picture())], "tools": [TOOL]})
    fits("ResponseRequest", document["paths"]["/v1/responses"]["post"]["requestBody"]["content"]["application/json"]
         ["example"])  # fmt: skip
