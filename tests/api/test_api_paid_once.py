"""One intent is paid once: keys, the SDKs' own retries, clients that leave, and the answer that comes too late."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder

from dallery.api.client import presence, until_delivered
from dallery.errors import StorageUnavailable
from dallery.studio import Studio
from tests.api.painter import Painter
from tests.api.program import BASE, Program

FIRST_RETRY = {"x-stainless-retry-count": "1"}


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


# -- Idempotency-Key -------------------------------------------------------------------------------------------------


def test_the_same_key_and_order_get_the_same_answer_and_are_paid_once(alice: Program, paid: Painter) -> None:
    first = alice.draw("a fox with a key", headers={"Idempotency-Key": "one"})
    second = alice.draw("a fox with a key", headers={"Idempotency-Key": "one"})
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    assert second.headers["x-dallery-job"] == first.headers["x-dallery-job"]
    assert second.json == first.json
    assert len(paid.calls) == 1


def test_the_same_key_with_another_order_is_refused(alice: Program, paid: Painter) -> None:
    alice.draw("a fox", headers={"Idempotency-Key": "two"})
    answer = alice.draw("a dog", headers={"Idempotency-Key": "two"})
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "idempotency_key_reused")
    assert answer.headers["x-should-retry"] == "false"
    assert len(paid.calls) == 1


def test_the_same_key_at_the_same_time_is_one_job(alice: Program, app: Flask, paid: Painter) -> None:
    paid.gate.clear()

    def send(_: int) -> Any:
        return Program(app.test_client(), alice.key).draw("a busy fox", headers={"Idempotency-Key": "three"})

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(send, number) for number in range(8)]
        until(lambda: len(paid.calls) == 1)
        paid.gate.set()
        answers = [future.result(30) for future in waiting]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.headers["x-dallery-job"] for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == 7
    assert len(paid.calls) == 1


def test_a_key_of_somebody_else_is_another_key(alice: Program, charlie: Program, paid: Painter) -> None:
    mine = alice.draw("a shared word", headers={"Idempotency-Key": "four"})
    theirs = charlie.draw("a shared word", headers={"Idempotency-Key": "four"})
    assert theirs.status_code == 200
    assert theirs.headers["x-dallery-job"] != mine.headers["x-dallery-job"]
    assert len(paid.calls) == 2


def test_a_failure_is_replayed_too(alice: Program, paid: Painter) -> None:
    first = alice.draw("lost", headers={"Idempotency-Key": "five"})
    second = alice.draw("lost", headers={"Idempotency-Key": "five"})
    assert first.status_code == second.status_code == 502
    assert second.headers["Idempotent-Replayed"] == "true"
    assert len(paid.calls) == 1


def test_a_replay_of_deleted_images_says_so(alice: Program, studio: Studio) -> None:
    answer = alice.draw("a fox to forget", headers={"Idempotency-Key": "six"})
    for image in studio.job(studio.owner(), answer.headers["x-dallery-job"]).images:
        studio.delete_image(studio.owner(), image.id)
    again = alice.draw("a fox to forget", headers={"Idempotency-Key": "six"})
    assert (again.status_code, again.json["error"]["code"]) == (404, "image_deleted")


def test_a_streamed_order_can_be_replayed_plainly(alice: Program, paid: Painter) -> None:
    streamed = alice.draw("a fox", model="gpt-image-2", stream=True, headers={"Idempotency-Key": "seven"})
    assert b"image_generation.completed" in streamed.data
    plain = alice.draw("a fox", model="gpt-image-2", headers={"Idempotency-Key": "seven"})
    assert plain.headers["x-dallery-job"] == streamed.headers["x-dallery-job"]
    assert len(paid.calls) == 1


# -- the SDKs' own retries -------------------------------------------------------------------------------------------


class Caller:
    """A client on a connection of its own, so that it can hang up in the middle."""

    def __init__(self, app: Flask, key: str, **words: Any) -> None:
        self.mine, theirs = socket.socketpair()
        headers = {"Authorization": f"Bearer {key}"}
        built = EnvironBuilder("/v1/images/generations", BASE, method="POST", json=words, headers=headers)
        self.environ = built.get_environ() | {"gunicorn.socket": theirs}
        self.headers: dict[str, str] = {}
        self._theirs = theirs
        self._app = app

    def call(self) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], Any]:
            self.headers = dict(headers)
            return lambda data: None

        return self._app(self.environ, start)

    def hang_up(self) -> None:
        self.mine.close()


def test_a_client_that_leaves_before_the_answer_is_joined_by_its_retry(
    app: Flask, alice: Program, paid: Painter
) -> None:
    paid.gate.clear()
    caller = Caller(app, alice.key, prompt="a fox in a hurry")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: b"".join(caller.call()))
        until(lambda: len(paid.calls) == 1)
        caller.hang_up()
        paid.gate.set()
        waiting.result(30)
    retry = alice.draw("a fox in a hurry", headers=FIRST_RETRY)
    assert retry.headers["x-dallery-job"] == caller.headers["x-dallery-job"]
    assert retry.headers["Idempotent-Replayed"] == "true"
    assert len(paid.calls) == 1


@pytest.mark.parametrize("words", [{"response_format": "b64_json"}, {"stream": True, "partial_images": 1}])
def test_a_client_that_leaves_in_the_middle_is_joined_by_its_retry(
    app: Flask, alice: Program, paid: Painter, words: dict[str, Any]
) -> None:
    caller = Caller(app, alice.key, prompt=f"a cut off fox {words}", model="gpt-image-2", **words)
    body = caller.call()
    taken = next(iter(body))
    body.close()  # type: ignore[attr-defined]  # what a server does when writing fails
    assert taken
    retry = alice.draw(f"a cut off fox {words}", model="gpt-image-2", headers=FIRST_RETRY, **words)
    assert retry.status_code == 200 and retry.data
    assert retry.headers["x-dallery-job"] == caller.headers["x-dallery-job"]
    assert len(paid.calls) == 1


def test_a_client_that_got_its_answer_and_asks_again_gets_a_new_picture(alice: Program, paid: Painter) -> None:
    first = alice.draw("two foxes, please")
    assert first.data
    second = alice.draw("two foxes, please")
    third = alice.draw("two foxes, please", headers=FIRST_RETRY)
    assert len({answer.headers["x-dallery-job"] for answer in (first, second, third)}) >= 2
    assert len(paid.calls) >= 2
    assert second.headers["x-dallery-job"] != first.headers["x-dallery-job"]


def test_a_failure_that_was_not_delivered_is_joined_too(app: Flask, alice: Program, paid: Painter) -> None:
    caller = Caller(app, alice.key, prompt="blocked late")
    body = caller.call()
    caller.hang_up()
    list(body)
    retry = alice.draw("blocked late", headers=FIRST_RETRY)
    assert retry.headers["x-dallery-job"] == caller.headers["x-dallery-job"]
    assert len(paid.calls) == 1


def test_a_failure_that_cost_nothing_and_was_delivered_is_tried_anew(alice: Program, paid: Painter) -> None:
    first = alice.draw("unreachable")
    assert first.headers["x-should-retry"] == "true" and first.data
    calls = len(paid.calls)
    second = alice.draw("unreachable", headers=FIRST_RETRY)
    assert second.headers["x-dallery-job"] != first.headers["x-dallery-job"]
    assert len(paid.calls) == 2 * calls


@pytest.mark.parametrize("count", ["0", "", "-1", "x", "1e3", "9999", "١"])
def test_an_odd_retry_count_is_a_new_order(alice: Program, paid: Painter, count: str) -> None:
    answer = alice.draw("a counted fox", headers={"x-stainless-retry-count": count.encode().decode("latin-1")})
    assert answer.status_code == 200
    assert "Idempotent-Replayed" not in answer.headers


# -- patience --------------------------------------------------------------------------------------------------------


def test_who_waits_too_long_is_told_to_try_again_and_joins(
    alice: Program, paid: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dallery.api.images.PATIENCE", -600 + 0.2)
    paid.gate.clear()
    late = alice.draw("a slow fox", model="gpt-image-2")
    assert (late.status_code, late.json["error"]["code"]) == (504, "still_running")
    assert late.headers["x-should-retry"] == "true"
    job_id = late.headers["x-dallery-job"]
    assert job_id in late.json["error"]["message"] and late.json["error"]["job_id"] == job_id
    paid.gate.set()
    monkeypatch.undo()
    retry = alice.draw("a slow fox", model="gpt-image-2", headers=FIRST_RETRY)
    assert (retry.status_code, retry.headers["x-dallery-job"]) == (200, job_id)
    assert len(paid.calls) == 1


def test_nobody_waits_for_a_client_that_left(
    app: Flask, alice: Program, paid: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dallery.api.images.LOOK", 0.05)
    paid.gate.clear()
    caller = Caller(app, alice.key, prompt="a fox nobody waits for")
    caller.hang_up()
    assert b"still_running" in b"".join(caller.call())
    paid.gate.set()
    job_id = caller.headers["x-dallery-job"]
    until(lambda: alice.get(f"/v1/jobs/{job_id}").json["status"] == "done")


# -- when an answer counts as delivered ------------------------------------------------------------------------------


def test_an_answer_is_delivered_when_its_last_piece_was_taken() -> None:
    told: list[str] = []
    pieces = until_delivered([b"a", b"b"], lambda: True, lambda: told.append("delivered"))
    assert (next(pieces), next(pieces), told) == (b"a", b"b", [])
    assert next(pieces, None) is None
    assert told == ["delivered"]


def test_whoever_is_gone_before_the_last_piece_did_not_get_it() -> None:
    told: list[str] = []
    assert list(until_delivered([b"a", b"b"], lambda: False, lambda: told.append("delivered"))) == [b"a", b"b"]
    assert told == []


def test_an_answer_breaks_off_without_being_delivered() -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise OSError

    told: list[str] = []
    with pytest.raises(OSError):
        list(until_delivered(broken(), lambda: True, lambda: told.append("delivered")))
    assert told == []


def test_an_answer_that_cannot_be_marked_is_still_whole() -> None:
    def trouble() -> None:
        raise StorageUnavailable("The disk is gone.")

    assert list(until_delivered([b"a"], lambda: True, trouble)) == [b"a"]


def test_presence_is_seen_on_the_connection() -> None:
    mine, theirs = socket.socketpair()
    present = presence({"gunicorn.socket": theirs})
    assert present()
    mine.send(b"GET")
    assert present() and theirs.recv(3) == b"GET", "looking takes nothing away"
    mine.close()
    assert not present()
    theirs.close()
    assert not present()
    assert presence({})()
    gone = threading.Event()
    here = presence({"waitress.client_disconnected": gone.is_set})
    assert here()
    gone.set()
    assert not here()
