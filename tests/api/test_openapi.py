"""The OpenAPI document says exactly what is served, and real answers fit it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask

from dallery.api import fields, operations, schema
from dallery.studio import Studio
from tests.api.painter import FAILURES
from tests.api.program import BASE, Program
from tests.test_docs import DOCS, codes

OURS = ("/v1", "/images/generations", "/images/edits", "/images/variations", "/models", "/responses", "/healthz")


@pytest.fixture(scope="module")
def document(app: Flask) -> Any:
    answer = app.test_client().get("/v1/openapi.json", base_url=BASE)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return answer.json


def served(app: Flask) -> Iterator[tuple[str, str]]:
    """(method, path as a document writes it) of every route of this door."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("web.") or not rule.rule.startswith(OURS):
            continue
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            yield method, re.sub("<(?:[a-z]+:)?([a-z_]+)>", r"{\1}", rule.rule)


def said(document: Any) -> Iterator[tuple[str, str]]:
    for path, item in document["paths"].items():
        for method in item:
            yield method.upper(), path


def test_nothing_served_is_missing_and_nothing_missing_is_served(app: Flask, document: Any) -> None:
    assert sorted(said(document)) == sorted(served(app))


def test_it_is_open_to_everybody_and_names_the_address_it_was_read_at(document: Any) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": BASE}]


def test_every_operation_has_a_name_of_its_own_and_its_errors(document: Any) -> None:
    rows = [row for item in document["paths"].values() for row in item.values()]
    assert len({row["operationId"] for row in rows}) == len(rows)
    for row in rows:
        assert {"400", "500", "503"} <= set(row["responses"])
        assert ("401" in row["responses"]) == ("security" not in row)


def test_every_sentence_is_there_in_both_languages(document: Any) -> None:
    def look(value: Any, where: str) -> None:
        if isinstance(value, dict):
            for name in ("summary", "description"):
                if isinstance(value.get(name), str) and where != "securitySchemes":
                    assert re.search("[가-힣]", value.get(f"x-{name}-ko", "")), value
            for name, inner in value.items():
                look(inner, where if where == "securitySchemes" else name)
        elif isinstance(value, list):
            for inner in value:
                look(inner, where)

    look(document, "")


def test_every_reference_leads_somewhere(document: Any) -> None:
    for pointer in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)):
        place = document
        for part in pointer.split("/"):
            place = place[part]


@pytest.mark.parametrize("known", schema.errors(), ids=lambda known: f"{known.status} {known.code}")
def test_every_error_of_the_document_is_in_the_docs(known: schema.Known) -> None:
    assert f"`{known.code}`" in DOCS["errors.md"]


def test_every_error_of_the_code_is_in_the_document(document: Any) -> None:
    assert codes() - {row["code"] for row in document["x-errors"]} == set()


def test_every_status_with_a_code_is_promised_by_somebody(document: Any) -> None:
    statuses = {status for item in document["paths"].values() for row in item.values() for status in row["responses"]}
    assert {str(row["status"]) for row in document["x-errors"]} - statuses == {"405"}


# -- requests --------------------------------------------------------------------------------------------------------


def test_the_table_names_every_field_that_the_catalogue_plans_and_no_steering_word() -> None:
    assert {field.name for field in fields.TABLE} >= fields.PLANNED
    assert fields.NEVER.isdisjoint(field.name for field in fields.TABLE)


def generation(document: Any) -> dict[str, Any]:
    return dict(document["components"]["schemas"]["GenerationRequest"])


def body_check(document: Any) -> Any:
    return jsonschema_rs.validator_for(generation(document))


@pytest.mark.parametrize("field", fields.TABLE, ids=lambda field: field.name)
def test_the_example_of_a_field_is_served(alice: Program, document: Any, field: fields.Field) -> None:
    if fields.GENERATION not in field.where:
        pytest.skip("not a field of this order")
    model = {"style": "dall-e-3", "seed": "illustrator-1"}.get(field.name, "gpt-image-2")
    beside = {"output_compression": {"output_format": "webp"}, "partial_images": {"stream": True}}.get(field.name, {})
    words = {"prompt": "a fox", "model": model, **beside, field.name: field.example}
    assert body_check(document).is_valid(words)
    answer = alice.draw(**words, headers={"x-dallery-strict": "1"})
    assert answer.status_code == 200, answer.json
    answer.get_data()


WRONG = [
    {"n": 0}, {"n": 11}, {"n": "1"}, {"size": "1024X1024"}, {"size": 5}, {"quality": "nonsense"}, {"style": "nonsense"},
    {"background": "blue"}, {"output_format": "bmp"}, {"output_compression": 101}, {"moderation": "none"},
    {"user": "x" * 513}, {"stream": 1}, {"partial_images": 4, "stream": True}, {"seed": -1}, {"response_format": "x"},
    {"safety_identifier": "x" * 513}, {"budget": 1}, {"prompt": ""}, {"prompt": "x" * 32_001},
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: repr(words)[:30])
def test_what_the_document_forbids_the_door_refuses(alice: Program, document: Any, words: dict[str, Any]) -> None:
    everybody = ("dall-e-3", "gpt-image-2", "illustrator-1")
    models = everybody if words.keys() & {"style", "seed", "moderation"} else ("gpt-image-2",)
    assert not body_check(document).is_valid({"prompt": "a fox", **words})
    statuses = {
        alice.draw(**{"prompt": "a fox", "model": model, **words}, headers={"x-dallery-strict": "1"}).status_code
        for model in models
    }
    assert statuses == {400}


def test_whatever_some_model_takes_the_document_allows(document: Any, studio: Studio) -> None:
    from dallery.catalogue.options import options_for

    properties = generation(document)["properties"]
    for view in studio.models():
        for option in options_for(view.model):
            check = jsonschema_rs.validator_for(properties[option.name])
            for value in (*option.values, option.minimum, option.maximum, option.default):
                assert check.is_valid(value), (option.name, value)


# -- answers ---------------------------------------------------------------------------------------------------------


def fits(document: Any, name: str, body: Any) -> None:
    whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    jsonschema_rs.validator_for(whole).validate(body)


@pytest.mark.parametrize("model", ["dall-e-2", "dall-e-3", "gpt-image-2", "illustrator-1"])
def test_images_fit(alice: Program, document: Any, model: str) -> None:
    answer = alice.draw(model=model)
    fits(document, "ImagesResponse", answer.json)
    promised = document["paths"]["/v1/images/generations"]["post"]["responses"]["200"]["headers"]
    ours = {name for name, _ in answer.headers if name.lower().startswith("x-dallery-")}
    assert ours <= set(promised)


def test_jobs_pictures_models_and_health_fit(alice: Program, document: Any) -> None:
    job_id = alice.draw(n=2).headers["x-dallery-job"]
    job = alice.get(f"/v1/jobs/{job_id}").json
    fits(document, "Job", job)
    fits(document, "Picture", alice.get(f"/v1/images/{job['data'][0]['id']}").json)
    fits(document, "DeletedPicture", alice.send("DELETE", f"/v1/images/{job['data'][0]['id']}").json)
    fits(document, "DeletedJob", alice.send("DELETE", f"/v1/jobs/{job_id}").json)
    fits(document, "ModelList", alice.get("/v1/models").json)
    fits(document, "Model", alice.get("/v1/models/dall-e-3").json)
    fits(document, "Health", alice.get("/healthz").json)


def test_events_fit(alice: Program, document: Any) -> None:
    from tests.api.test_api_streaming import events_of

    names = {"image_generation.partial_image": "PartialImageEvent", "image_generation.completed": "CompletedEvent",
             "error": "ErrorEvent"}
    for prompt in ("a fox", "lost"):
        words = {"model": "gpt-image-2", "stream": True, "partial_images": 1}
        for event in events_of(alice.draw(prompt, **words).data):
            fits(document, names[event["type"]], event)


def test_the_events_of_a_job_fit(alice: Program, document: Any) -> None:
    from tests.api.test_api_asynchronous import frames

    content = document["paths"]["/v1/jobs/{job_id}/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]
    for prompt in ("a fox", "lost"):
        job_id = alice.draw(prompt, model="gpt-image-2", headers={"Prefer": "respond-async"}).json["id"]
        for frame in frames(alice.get(f"/v1/jobs/{job_id}/events").data):
            fits(document, "ServerSentEvent", frame)
            whole = {"anyOf": content["x-events"], "components": document["components"]}
            jsonschema_rs.validator_for(whole).validate(json.loads(frame["data"]))


@pytest.mark.parametrize("prompt", [*FAILURES, ""])
def test_errors_fit_and_have_a_promised_status(alice: Program, document: Any, prompt: str) -> None:
    answer = alice.draw(prompt, model="gpt-image-2")
    fits(document, "Error", answer.json)
    assert str(answer.status_code) in document["paths"]["/v1/images/generations"]["post"]["responses"]
    rows = [row for row in document["x-errors"] if row["code"] == answer.json["error"]["code"]]
    assert answer.status_code in {row["status"] for row in rows}


def test_the_commands_it_shows_can_be_run(document: Any) -> None:
    row = document["paths"]["/v1/images/generations"]["post"]
    command = row["x-codeSamples"][0]["source"]
    assert f'curl "{BASE}/v1/images/generations"' in command
    body = command.partition("-d '")[2].rstrip("'")
    assert json.loads(body) == dict(operations.OPERATIONS[0].example)


def test_the_headers_of_an_answer_are_promised(alice: Program, document: Any) -> None:
    order = "/v1/images/generations"
    turn = {"model": "gpt-5.2", "input": "a fox", "tools": [{"type": "image_generation"}]}
    made = alice.draw(bogus=1, headers={"Idempotency-Key": "promised"})
    responded = alice.send("POST", "/v1/responses", json=turn)
    job, response = made.headers["x-dallery-job"], responded.json["id"]
    after = {"Last-Event-ID": "end-1"}
    for method, path, answer in (
        ("post", order, made),
        ("post", order, alice.draw(bogus=1, headers={"Idempotency-Key": "promised"})),
        ("post", order, alice.draw("another fox", headers={"Idempotency-Key": "promised"})),
        ("post", order, alice.draw(headers={"Prefer": "respond-async"})),
        ("post", order, alice.draw("busy")),
        ("post", "/v1/responses", responded),
        ("get", "/v1/responses/{response_id}", alice.get(f"/v1/responses/{response}")),
        ("get", "/v1/jobs/{job_id}", alice.get(f"/v1/jobs/{job}")),
        ("get", "/v1/jobs/{job_id}/events", alice.get(f"/v1/jobs/{job}/events")),
        ("get", "/v1/jobs/{job_id}/events", alice.get(f"/v1/jobs/{job}/events", **after)),
    ):
        promised = document["paths"][path][method]["responses"][str(answer.status_code)]["headers"]
        components = document["components"]["headers"]
        must = {name for name in promised if components[name].get("required")}
        sent = {name.lower() for name, _ in answer.headers}
        assert {name.lower() for name in must} <= sent, (method, path, answer.status_code)
        ours = re.compile(r"x-dallery-|x-request-id|x-should-retry|retry-after|location|preference-applied|idempotent-")
        assert {name for name in sent if ours.match(name)} <= {name.lower() for name in promised}, (method, path)
