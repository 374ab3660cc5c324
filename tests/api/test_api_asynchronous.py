"""Orders that do not wait, streams that are taken up again, and pictures and jobs that go when their owner says so."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.api.painter import Painter
from tests.api.program import Program
from tests.api.test_api_bad_input import refused

ASYNC = {"Prefer": "respond-async"}


def frames(data: bytes) -> list[dict[str, str]]:
    """The events of a stream as their fields; comments left out."""
    found = []
    for block in data.decode().split("\n\n"):
        lines = [line.partition(": ") for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            found.append({name: value for name, _, value in lines})
    return found


def ended(alice: Program, job_id: str) -> Any:
    alice.get(f"/v1/jobs/{job_id}/events").get_data()  # the stream closes with the job
    return alice.get(f"/v1/jobs/{job_id}").json


def test_who_does_not_wait_gets_a_job_to_ask_for(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    answer = alice.draw("a slow fox", model="gpt-image-2", headers=ASYNC)
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (202, "respond-async")
    job_id = answer.json["id"]
    assert answer.headers["Location"] == f"http://localhost:5000/v1/jobs/{job_id}"
    assert answer.json["status"] in ("reserved", "sending") and answer.json["data"] == []
    paid.gate.set()
    job = ended(alice, job_id)
    assert job["status"] == "done"
    assert alice.opened(job["data"][0]["url"]).status_code == 200


def test_the_wish_may_stand_among_others_and_is_forgotten_for_streams(alice: Program) -> None:
    among = alice.draw(headers={"Prefer": "handling=strict, Respond-Async"})
    assert among.status_code == 202
    ended(alice, among.json["id"])  # nothing of a test may still be painting in the next
    answer = alice.draw(headers=ASYNC, stream=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")


def test_what_is_refused_is_refused_at_once(alice: Program, paid: Painter) -> None:
    refused(alice.draw("", headers=ASYNC), 400, "empty_string", "prompt")
    assert paid.calls == []


def test_the_same_order_with_its_key_is_the_same_job(alice: Program, paid: Painter) -> None:
    words = {"model": "gpt-image-2", "headers": ASYNC | {"Idempotency-Key": "one fox only"}}
    first, second = alice.draw("one fox", **words), alice.draw("one fox", **words)
    assert first.json["id"] == second.json["id"]
    assert second.headers["Idempotent-Replayed"] == "true"
    ended(alice, first.json["id"])
    assert [call.prompt for call in paid.calls].count("one fox") == 1


def test_a_client_that_has_its_202_is_not_given_that_job_again(alice: Program) -> None:
    first = alice.draw("two foxes", headers=ASYNC)
    first.get_data()
    again = alice.draw("two foxes", headers=ASYNC | {"x-stainless-retry-count": "1"})
    assert again.json["id"] != first.json["id"]
    for answer in (first, again):
        ended(alice, answer.json["id"])


def test_a_dropped_stream_is_taken_up_by_its_job(alice: Program, app: Flask, paid: Painter) -> None:
    paid.gate.clear()
    dropped = alice.draw("a long fox", model="gpt-image-2", stream=True, partial_images=2)
    job_id = dropped.headers["x-dallery-job"]
    next(iter(dropped.response))
    dropped.close()
    paid.gate.set()
    ended(alice, job_id)
    events = frames(Program(app.test_client(), alice.key).get(f"/v1/jobs/{job_id}/events").data)
    assert events[-1]["event"] == "image_generation.completed"
    assert "b64_json" in events[-1]["data"]


def test_a_reader_goes_on_where_it_stopped(alice: Program) -> None:
    job_id = alice.draw("three foxes", n=3, headers=ASYNC).json["id"]
    ended(alice, job_id)
    path = f"/v1/jobs/{job_id}/events"
    whole = frames(alice.get(path).data)
    finals = [event for event in whole if event["event"] == "image_generation.completed"]
    assert [event["id"] for event in finals] == ["end-1", "end-2", "end-3"]
    rest = frames(alice.get(path, **{"Last-Event-ID": "end-2"}).data)
    assert rest == finals[2:]
    nothing = alice.get(path, **{"Last-Event-ID": "end-3"})
    assert (nothing.status_code, nothing.data) == (204, b"")


def test_a_running_job_tells_its_reader_what_it_has_not_seen(alice: Program, app: Flask, paid: Painter) -> None:
    paid.gate.clear()
    job_id = alice.draw("a watched fox", model="gpt-image-2", headers=ASYNC).json["id"]
    reading = alice.get(f"/v1/jobs/{job_id}/events").iter_encoded()
    began = next(reading)  # it listens from here on
    paid.gate.set()
    kinds = [event["event"] for event in frames(began + b"".join(reading))]
    assert kinds[0] == "image_job.status"
    assert "image_job.progress" in kinds and kinds[-1] == "image_generation.completed"


@pytest.mark.parametrize("place", ["", "x", "-1", "end-", "end-x", "9" * 400, "1.5", "\u0661", "end-1\t"])
def test_an_event_id_that_is_not_ours_means_the_beginning(alice: Program, place: str) -> None:
    job_id = alice.draw("a fox read twice", headers=ASYNC).json["id"]
    ended(alice, job_id)
    answer = alice.get(f"/v1/jobs/{job_id}/events", **{"Last-Event-ID": place.encode().decode("latin-1")})
    assert answer.status_code == 200 if place.strip() != "end-1" else 204


def test_a_failed_job_ends_its_events_with_the_error(alice: Program) -> None:
    job_id = alice.draw("lost", model="gpt-image-2", headers=ASYNC).json["id"]
    last = frames(alice.get(f"/v1/jobs/{job_id}/events").data)[-1]
    assert (last["event"], last["id"]) == ("error", "end-1")
    assert '"code":"outcome_unknown"' in last["data"]


@pytest.mark.parametrize("method_and_path", ["GET /v1/jobs/{}/events", "DELETE /v1/jobs/{}"])
def test_charlie_neither_reads_nor_deletes_alices_job(alice: Program, charlie: Program, method_and_path: str) -> None:
    job_id = alice.draw().headers["x-dallery-job"]
    method, path = method_and_path.format(job_id).split(" ")
    refused(charlie.send(method, path), 404, "not_found")
    assert len(alice.get(f"/v1/jobs/{job_id}").json["data"]) == 1


# -- pictures by id --------------------------------------------------------------------------------------------------


def test_a_picture_is_known_by_its_id(alice: Program) -> None:
    job = alice.get(f"/v1/jobs/{alice.draw('a known fox', size='512x512').headers['x-dallery-job']}").json
    picture = alice.get(f"/v1/images/{job['data'][0]['id']}").json
    assert (picture["object"], picture["job_id"], picture["size"]) == ("image", job["id"], "512x512")
    assert (picture["prompt"], picture["media_type"]) == ("a known fox", "image/png")
    assert len(alice.opened(picture["url"]).data) == picture["bytes"]


def test_a_deleted_picture_is_gone_for_every_program(alice: Program) -> None:
    job_id = alice.draw(n=2).headers["x-dallery-job"]
    first, second = alice.get(f"/v1/jobs/{job_id}").json["data"]
    answer = alice.send("DELETE", f"/v1/images/{first['id']}")
    assert answer.json == {"id": first["id"], "object": "image", "deleted": True}
    refused(alice.get(f"/v1/images/{first['id']}"), 404, "not_found")
    refused(alice.opened(first["url"]), 404)
    refused(alice.send("DELETE", f"/v1/images/{first['id']}"), 404)
    assert [one["id"] for one in alice.get(f"/v1/jobs/{job_id}").json["data"]] == [second["id"]]


def test_charlie_neither_sees_nor_deletes_alices_picture(alice: Program, charlie: Program) -> None:
    job_id = alice.draw().headers["x-dallery-job"]
    image_id = alice.get(f"/v1/jobs/{job_id}").json["data"][0]["id"]
    for method in ("GET", "DELETE"):
        refused(charlie.send(method, f"/v1/images/{image_id}"), 404, "not_found")
    assert alice.get(f"/v1/images/{image_id}").status_code == 200


@pytest.mark.parametrize("method", ["GET", "DELETE"])
@pytest.mark.parametrize("image_id", ["img_", "img_1", "x", "img_%00", "img_1' OR '1'='1", "img_" + "9" * 400])
def test_a_picture_that_is_not_there_is_not_found(alice: Program, method: str, image_id: str) -> None:
    refused(alice.send(method, f"/v1/images/{image_id}"), 404, "not_found")


def test_deleting_a_job_takes_its_pictures_and_keeps_what_it_cost(alice: Program) -> None:
    job_id = alice.draw(n=2, model="gpt-image-2", size="1024x1024").headers["x-dallery-job"]
    before = alice.get(f"/v1/jobs/{job_id}").json
    answer = alice.send("DELETE", f"/v1/jobs/{job_id}").json
    assert (answer["deleted"], answer["images"]) == (True, [one["id"] for one in before["data"]])
    after = alice.get(f"/v1/jobs/{job_id}").json
    assert (after["data"], after["cost_micros"]) == ([], before["cost_micros"])
    assert alice.send("DELETE", f"/v1/jobs/{job_id}").json["images"] == []


def test_a_running_job_is_not_deleted(alice: Program, paid: Painter) -> None:
    paid.gate.clear()
    job_id = alice.draw("a busy fox", model="gpt-image-2", headers=ASYNC).json["id"]
    refused(alice.send("DELETE", f"/v1/jobs/{job_id}"), 409, "job_not_ended")
    paid.gate.set()
    assert ended(alice, job_id)["status"] == "done"


# -- strictness ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [{"sampler": "x"}, {"style": "vivid"}, {"seed": 5}])
def test_a_header_asks_for_strictness_too(alice: Program, paid: Painter, words: dict[str, Any]) -> None:
    strict = alice.draw(model="gpt-image-2", headers={"x-dallery-strict": "1"}, **words)
    refused(strict, 400, "unknown_parameter", next(iter(words)))
    assert paid.calls == []
    tolerant = alice.draw(model="gpt-image-2", headers={"x-dallery-strict": "0"}, **words)
    assert (tolerant.status_code, tolerant.headers["x-dallery-dropped"]) == (200, next(iter(words)))
