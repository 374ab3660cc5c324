"""One job from order to end: what is committed before what, what is sent how often, what it costs."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image, ImageChops

from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.prices import cost
from dallery.domain.job import JobState
from dallery.domain.money import Usage
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.engine import keep
from dallery.engine import run as run_module
from dallery.errors import (
    Blocked,
    Charged,
    OutcomeUnknown,
    StorageUnavailable,
    UpstreamBusy,
    UpstreamRefused,
    UpstreamUnreachable,
)
from dallery.providers.base import Event, Finished, FinishedImage, Partial, Received, Run
from tests.engine.workshop import FOX, HOLD, Workshop, answer, png

TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "PAUSES", ())
    monkeypatch.setattr(run_module, "HOLDING", 0.01)
    monkeypatch.setattr(run_module.random, "random", lambda: 0.0)


def raising(error: Exception) -> Any:
    def script(_request: ImageRequest, _run: Run) -> Iterator[Event]:
        raise error
        yield

    return script


def money(shop: Workshop) -> tuple[int, int]:
    spending = shop.ledger.spending(shop.actor.owner_id, TODAY)
    return spending.spent, spending.held


# --- the good way ------------------------------------------------------------------------------------------------


def test_a_paid_job_ends_with_its_pictures_in_the_gallery(shop: Workshop) -> None:
    job = shop.run(shop.order(n=2))
    assert job.state is JobState.DONE
    assert shop.pictures(job) == [png(f"{job.id}-0"), png(f"{job.id}-1")]
    assert job.provider_request_id == "req_1"
    assert shop.spooled() == []


def test_money_is_held_while_it_runs_and_settled_from_what_was_used(shop: Workshop) -> None:
    seen = []

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        seen.append(money(shop))
        yield from shop.paid.say(run, answer(png("a")))

    shop.paid.script = script
    job = shop.run(shop.order())
    model = Catalogue.load(None).get("gpt-image-2")
    assert model is not None
    price = cost(model, Usage(input_text=10, output_image=100))
    assert 0 < price < HOLD
    assert seen == [(0, HOLD)]
    assert money(shop) == (price, 0)
    assert job.cost == price


def test_an_answer_that_does_not_count_costs_the_upper_price(shop: Workshop) -> None:
    shop.paid.script = lambda _request, run: shop.paid.say(run, answer(png("a"), usage=None))
    assert shop.run(shop.order()).cost == HOLD
    assert money(shop) == (HOLD, 0)


def test_sending_is_committed_before_anything_is_sent_and_the_answer_lies_on_disk_before_it_counts(
    shop: Workshop,
) -> None:
    job = shop.order()
    seen: list[Any] = []

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        seen.append(shop.now(job).state)
        run.spool.start({"status": "200"})
        run.spool.write(answer(png("a")))
        seen.append((shop.now(job).state, shop.spooled()))
        yield Received()

    shop.paid.script = script
    read = shop.paid.read

    def look(raw: Any, request: ImageRequest) -> Any:
        seen.append(shop.spooled())
        return read(raw, request)

    shop.paid.read = look  # type: ignore[method-assign]
    assert shop.run(job).state is JobState.DONE
    assert seen == [
        JobState.SENDING,
        (JobState.SENDING, [f"{job.id}.1.part"]),
        [f"{job.id}.1.raw"],
    ]


def test_a_picture_of_another_size_is_brought_to_the_asked_one_and_the_original_is_kept(shop: Workshop) -> None:
    shop.paid.script = lambda _request, run: shop.paid.say(run, answer(png("a", 128, 96)))
    job = shop.run(shop.order())
    (image,) = shop.gallery.of_job(job.id)
    assert (image.width, image.height) == (64, 64)
    assert image.original_sha256 is not None
    assert shop.blobs.read(image.original_sha256) == png("a", 128, 96)


def test_a_picture_that_cannot_be_resized_is_kept_as_it_came(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import ImageOps

    def broken(*_: object, **__: object) -> None:
        raise OSError("image file is truncated")

    monkeypatch.setattr(ImageOps, "fit", broken)
    shop.paid.script = lambda _request, run: shop.paid.say(run, answer(png("a", 128, 96)))
    job = shop.run(shop.order())
    assert job.state is JobState.DONE
    assert shop.pictures(job) == [png("a", 128, 96)]


# --- again or never again ----------------------------------------------------------------------------------------


def test_what_was_never_delivered_is_sent_again_until_it_works(shop: Workshop) -> None:
    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        if shop.paid.calls < 3:
            raise UpstreamUnreachable("no route") if shop.paid.calls == 1 else UpstreamBusy("later", retry_after=0.0)
        yield from shop.paid.paint(request, run)

    shop.paid.script = script
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls, job.attempt) == (JobState.DONE, 3, 3)


def test_three_tries_are_all_and_they_are_free(shop: Workshop) -> None:
    shop.paid.script = raising(UpstreamUnreachable("no route"))
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls) == (JobState.FAILED_FREE, 3)
    assert job.failure is not None and job.failure.charged is Charged.NO
    assert money(shop) == (0, 0)


@pytest.mark.parametrize("error", [OutcomeUnknown("the read timed out"), Blocked("no", stage="output")])
def test_what_may_have_been_charged_is_sent_once_and_keeps_its_hold(shop: Workshop, error: Exception) -> None:
    shop.paid.script = raising(error)
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls) == (JobState.UNCERTAIN, 1)
    assert job.failure is not None and job.failure.charged is Charged.MAYBE
    assert money(shop) == (0, HOLD)


def test_a_refusal_is_told_once_and_free(shop: Workshop) -> None:
    shop.paid.script = raising(UpstreamRefused("bad size", param="size"))
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls, money(shop)) == (JobState.FAILED_FREE, 1, (0, 0))
    assert job.failure is not None and job.failure.param == "size"


def test_an_answer_without_a_picture_was_paid_for(shop: Workshop) -> None:
    shop.paid.script = lambda _request, run: shop.paid.say(run, b'{"created": 1, "data": []}')
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls, money(shop)) == (JobState.FAILED_CHARGED, 1, (HOLD, 0))


def test_a_defect_in_a_provider_ends_the_job_and_is_never_sent_again(shop: Workshop) -> None:
    shop.paid.script = raising(ZeroDivisionError("a defect"))
    job = shop.run(shop.order())
    assert (job.state, shop.paid.calls) == (JobState.UNCERTAIN, 1)


def test_a_defect_in_the_local_engine_is_not_said_to_have_cost_anything(shop: Workshop) -> None:
    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        raise PermissionError("no brush")

    shop.free.script = script
    job = shop.run(shop.order("illustrator"))
    assert job.state is JobState.FAILED_FREE and job.failure is not None
    assert job.failure.charged is Charged.NO and "charged" not in job.failure.message


def test_a_break_after_the_whole_answer_costs_no_picture(shop: Workshop) -> None:
    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        run.spool.start({"status": "200"})
        run.spool.write(answer(png("a")))
        raise OutcomeUnknown("the connection broke")
        yield

    shop.paid.script = script
    job = shop.run(shop.order())
    assert job.state is JobState.DONE
    assert shop.pictures(job) == [png("a")]


def test_running_an_ended_job_again_does_nothing(shop: Workshop) -> None:
    job = shop.run(shop.order())
    assert shop.run(job) == job
    assert shop.paid.calls == 1


def test_of_many_workers_one_runs_the_job(shop: Workshop) -> None:
    job = shop.order()
    workers = [shop.worker(f"worker-{number}") for number in range(8)]
    start = threading.Barrier(len(workers))

    def work(number: int) -> None:
        start.wait()
        workers[number].run(job.id)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(workers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (shop.now(job).state, shop.paid.calls) == (JobState.DONE, 1)
    assert len(shop.pictures(job)) == 1


def test_a_job_is_settled_once(shop: Workshop) -> None:
    job = shop.jobs.claim(shop.order().id, "me")
    assert job is not None
    finished = Finished((FinishedImage(png("a")),), usage=Usage(output_image=100))
    assert shop.keep.finish(job, finished) is not None
    before = money(shop)
    assert shop.keep.finish(job, finished) is None
    assert shop.keep.fail(job, OutcomeUnknown("late"), JobState.UNCERTAIN) is None
    assert money(shop) == before
    assert len(shop.pictures(job)) == 1


# --- what a dead process left ------------------------------------------------------------------------------------


def test_a_paid_job_found_sending_is_uncertain_and_never_sent_again(shop: Workshop) -> None:
    job = shop.order()
    shop.left_sending(job)
    ended = shop.run(job)
    assert (ended.state, shop.paid.calls, money(shop)) == (JobState.UNCERTAIN, 0, (0, HOLD))
    assert ended.failure is not None and "not sent again" in ended.failure.message


def test_a_drawing_found_under_way_is_drawn_again(shop: Workshop) -> None:
    job = shop.order("illustrator")
    shop.left_sending(job)
    assert shop.run(job).state is JobState.DONE
    assert (shop.free.calls, shop.pictures(job)) == (1, [png("drawn")])


@pytest.mark.parametrize("whole", [True, False], ids=["renamed", "not yet renamed"])
def test_a_whole_answer_in_the_spool_is_kept(shop: Workshop, whole: bool) -> None:
    job = shop.order()
    shop.left_sending(job, answer(png("a")), whole=whole)
    ended = shop.run(job)
    assert (ended.state, shop.paid.calls) == (JobState.DONE, 0)
    assert shop.pictures(job) == [png("a")]
    assert shop.spooled() == []


def test_a_received_answer_is_kept(shop: Workshop) -> None:
    job = shop.order()
    claimed = shop.left_sending(job, answer(png("a")), whole=True)
    assert shop.jobs.received(job.id, claimed.attempt)
    assert shop.run(job).state is JobState.DONE
    assert shop.pictures(job) == [png("a")]


def test_a_received_answer_that_lies_on_another_machine_is_waited_for(shop: Workshop) -> None:
    job = shop.order()
    claimed = shop.left_sending(job)
    assert shop.jobs.received(job.id, claimed.attempt)
    assert shop.run(job).state is JobState.UNCERTAIN
    (shop.folder.spool / f"{job.id}.1.raw").write_bytes(b'{"status":"200"}\n' + answer(png("a")))
    shop.runner.salvage()
    assert shop.now(job).state is JobState.DONE
    assert shop.pictures(job) == [png("a")]


def test_of_a_torn_answer_the_whole_pictures_are_kept_and_the_job_stays_uncertain(shop: Workshop) -> None:
    job = shop.order(n=2)
    shop.left_sending(job, answer(png("a"), png("b"))[:-200])
    ended = shop.run(job)
    assert (ended.state, shop.paid.calls) == (JobState.UNCERTAIN, 0)
    assert shop.pictures(job) == [png("a")]
    assert money(shop) == (0, HOLD)


@pytest.mark.parametrize("spooled", [b"", b'{"created": 1, "da', answer(png("a"))[:-60]])
def test_of_an_answer_without_a_whole_picture_nothing_is_shown(shop: Workshop, spooled: bytes) -> None:
    job = shop.order()
    shop.left_sending(job, spooled)
    assert shop.run(job).state is JobState.UNCERTAIN
    assert shop.pictures(job) == []


def test_a_spool_file_torn_in_its_first_line_is_no_answer(shop: Workshop) -> None:
    job = shop.order()
    shop.left_sending(job)
    (shop.folder.spool / f"{job.id}.1.part").write_bytes(b'{"stat')
    assert shop.run(job).state is JobState.UNCERTAIN


def test_recovery_twice_changes_nothing(shop: Workshop) -> None:
    job = shop.order(n=2)
    shop.left_sending(job, answer(png("a"), png("b"))[:-200])
    ended = shop.run(job)
    pictures = shop.gallery.of_job(job.id)
    shop.runner.salvage()
    assert shop.run(job) == ended
    assert shop.gallery.of_job(job.id) == pictures


def test_the_job_of_a_living_worker_is_left_to_it(shop: Workshop) -> None:
    other = shop.worker("another-machine")
    job = shop.order()
    stolen: list[JobState] = []

    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        shop.runner.run(job.id)  # adopted by mistake while the other one works on it
        stolen.append(shop.now(job).state)
        yield from shop.paid.paint(request, run)

    shop.paid.script = script
    other.run(job.id)
    assert stolen == [JobState.SENDING]
    assert (shop.now(job).state, shop.paid.calls) == (JobState.DONE, 1)


def test_the_late_answer_of_a_worker_taken_for_dead_is_kept(shop: Workshop) -> None:
    other = shop.worker("asleep")
    job = shop.order()

    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        shop.executors.gone("asleep")
        shop.runner.run(job.id)
        assert shop.now(job).state is JobState.UNCERTAIN
        yield from shop.paid.paint(request, run)

    shop.paid.script = script
    other.run(job.id)
    ended = shop.now(job)
    assert (ended.state, ended.failure, shop.paid.calls) == (JobState.DONE, None, 1)
    assert len(shop.pictures(job)) == 1
    assert money(shop)[1] == 0


def test_a_worker_taken_for_dead_cannot_end_the_job_of_its_successor(shop: Workshop) -> None:
    first = shop.jobs.claim(shop.order().id, "taken for dead")
    assert first is not None
    assert shop.jobs.take_over(first.id, "me", attempt=first.attempt) is not None
    assert shop.keep.fail(first, OutcomeUnknown("late"), JobState.UNCERTAIN) is None
    assert shop.now(first).state is JobState.SENDING


def test_answers_of_ended_jobs_do_not_fill_the_disk(shop: Workshop) -> None:
    job = shop.run(shop.order())
    (shop.folder.spool / f"{job.id}.1.raw").write_bytes(b"{}\n" + answer(png("a")))
    waiting = shop.order()
    (shop.folder.spool / f"{waiting.id}.1.part").write_bytes(b"{}\n")
    shop.runner.salvage()
    assert shop.spooled() == [f"{waiting.id}.1.part"]
    assert shop.now(job) == job


# --- stopped by somebody -----------------------------------------------------------------------------------------


def test_a_waiting_job_is_cancelled_at_once_and_free(shop: Workshop) -> None:
    job = shop.order()
    shop.jobs.cancel(shop.actor.owner_id, job.id, 1)
    assert shop.run(job).state is JobState.CANCELLED
    assert (shop.paid.calls, money(shop)) == (0, (0, 0))


@pytest.mark.parametrize(
    ("provider", "state", "charged", "held"),
    [("openai", JobState.UNCERTAIN, Charged.MAYBE, HOLD), ("illustrator", JobState.CANCELLED, Charged.NO, 0)],
)
def test_cancelled_while_it_is_made(
    shop: Workshop, provider: str, state: JobState, charged: Charged, held: int
) -> None:
    from dallery.providers.openai_failures import broken_off

    job = shop.order(provider)

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        stopped = threading.Event()
        run.on_cancel(stopped.set)
        shop.jobs.cancel(shop.actor.owner_id, job.id, 1)
        shop.runner.cancel(job.id)
        assert stopped.is_set() and run.cancelled()
        raise broken_off(cancelled=True, deadline=False)
        yield

    shop.paid.script = shop.free.script = script
    ended = shop.run(job)
    assert ended.state is state
    assert ended.failure is not None and (ended.failure.code, ended.failure.charged) == ("cancelled", charged)
    assert money(shop) == (0, held)


def test_cancelled_before_the_first_byte_left_costs_nothing(shop: Workshop) -> None:
    from dallery.errors import Cancelled

    shop.paid.script = raising(Cancelled("Stopped before anything was sent."))
    job = shop.run(shop.order())
    assert (job.state, money(shop)) == (JobState.CANCELLED, (0, 0))


def test_cancelled_between_claim_and_sending_sends_nothing(shop: Workshop) -> None:
    job = shop.order()
    claim = shop.jobs.claim

    def claimed_and_then_cancelled(job_id: str, executor: str) -> Any:
        taken = claim(job_id, executor)
        shop.jobs.cancel(shop.actor.owner_id, job_id, 1)
        shop.runner.cancel(job_id)
        return taken

    shop.jobs.claim = claimed_and_then_cancelled  # type: ignore[method-assign]
    assert shop.run(job).state is JobState.CANCELLED
    assert (shop.paid.calls, money(shop)) == (0, (0, 0))


def test_a_picture_that_arrived_before_the_stop_is_kept(shop: Workshop) -> None:
    from dallery.providers.openai_failures import broken_off

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        run.spool.start({"status": "200"})
        run.spool.write(answer(png("a")))
        raise broken_off(cancelled=True, deadline=False)
        yield

    shop.paid.script = script
    job = shop.run(shop.order())
    assert job.state is JobState.DONE
    assert shop.pictures(job) == [png("a")]


# --- our own disk and database -----------------------------------------------------------------------------------


def test_bytes_that_cannot_be_stored_are_held_and_stored_later_without_paying_again(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def full(source: Any, target: Any) -> None:
        if "blobs" in str(target):
            raise OSError(28, "No space left on device")
        real(source, target)

    job = shop.order()
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        held = shop.run(job)
        assert held.state is JobState.RECEIVED
        assert shop.spooled() == [f"{job.id}.1.raw"]
        assert money(shop) == (0, HOLD)
    ended = shop.run(job)
    assert (ended.state, shop.paid.calls, shop.spooled()) == (JobState.DONE, 1, [])
    assert len(shop.pictures(job)) == 1


def test_a_disk_that_refuses_the_answer_gets_it_when_it_has_recovered(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.write, []

    def full(descriptor: int, data: Any) -> int:
        if len(refused) < 5 and "spool" in os.readlink(f"/proc/self/fd/{descriptor}"):
            refused.append(len(data))
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    whole = answer(png("a"))

    def script(_request: ImageRequest, run: Run) -> Iterator[Event]:
        run.spool.start({"status": "200"})
        run.spool.write(whole[:100])
        monkeypatch.setattr(os, "write", full)
        for at in range(100, len(whole), 50):
            run.spool.write(whole[at : at + 50])
        yield Received()

    shop.paid.script = script
    job = shop.run(shop.order())
    assert len(refused) == 5
    assert (job.state, shop.paid.calls) == (JobState.DONE, 1)
    assert shop.pictures(job) == [png("a")]


def test_an_unfinished_picture_that_cannot_be_shown_ends_nothing(shop: Workshop) -> None:
    shop.folder.partials.rmdir()

    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        yield Partial(0, 0, png("p"), "image/png")
        yield from shop.paid.paint(request, run)

    shop.paid.script = script
    assert shop.run(shop.order()).state is JobState.DONE


def masked(shop: Workshop, keep_outside: bool = True) -> tuple[ImageRequest, Image.Image]:
    """An order to change the middle of a picture of noise, and that picture."""
    photo = Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3))
    mask = Image.new("RGBA", (64, 64), (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), (16, 16, 48, 48))
    names = []
    for picture in (photo, mask):
        out = io.BytesIO()
        picture.save(out, "PNG")
        names.append(shop.blobs.put(out.getvalue()))
    request = replace(FOX, kind=Kind.EDIT, inputs=(names[0],), mask=names[1], keep_outside=keep_outside)
    return replace(request, partial_images=1), photo


def partial_of(shop: Workshop, request: ImageRequest, data: bytes) -> bytes:
    def script(request: ImageRequest, run: Run) -> Iterator[Event]:
        yield Partial(0, 0, data, "image/png")
        yield from shop.paid.paint(request, run)

    shop.paid.script = script
    job = shop.run(shop.order(request=request))
    assert job.state is JobState.DONE
    return (shop.folder.partials / f"{job.id}.0.0.png").read_bytes()


def test_an_unfinished_edit_shows_what_lies_outside_its_mask_as_it_was(shop: Workshop) -> None:
    request, photo = masked(shop)
    shown = Image.open(io.BytesIO(partial_of(shop, request, png("p")))).convert("RGB")
    changed = ImageChops.difference(shown, photo)
    assert changed.crop((24, 24, 40, 40)).getbbox() is not None
    changed.paste((0, 0, 0), (16, 16, 48, 48))
    assert changed.getbbox() is None


@pytest.mark.parametrize("why", ["the outside is let go", "it is no picture", "there is no time", "its input is gone"])
def test_otherwise_an_unfinished_edit_is_shown_as_it_came(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    request, _ = masked(shop, keep_outside=why != "the outside is let go")
    data = png("p") if why != "it is no picture" else b"half a picture"
    if why == "there is no time":
        monkeypatch.setattr(keep, "GLANCE", 0.01)
        shop.keep._glancing.acquire()
    if why == "its input is gone":
        request = replace(request, inputs=("0" * 64,))
    assert partial_of(shop, request, data) == data


def test_a_database_that_leaves_after_the_answer_finds_it_on_disk(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> bool:
        raise StorageUnavailable("The database cannot be read or written right now.")

    job = shop.order()
    with monkeypatch.context() as broken:
        broken.setattr(shop.jobs, "received", gone)
        broken.setattr(shop.jobs, "settle", gone)
        assert shop.run(job).state is JobState.SENDING
    ended = shop.run(job)
    assert (ended.state, shop.paid.calls) == (JobState.DONE, 1)


def test_no_picture_larger_than_the_cap_is_decoded_here(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    from dallery.engine import keep

    monkeypatch.setattr(keep, "DECODE_CAP", 100)
    shop.paid.script = lambda _request, run: shop.paid.say(run, answer(png("a", 128, 96)))
    job = shop.run(shop.order(request=replace(FOX, size=Size(64, 64))))
    assert shop.pictures(job) == [png("a", 128, 96)]
