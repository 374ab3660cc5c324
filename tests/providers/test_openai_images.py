"""The OpenAI provider against an upstream that works."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dallery.domain.money import Usage
from dallery.domain.picture import inspect
from dallery.domain.request import ImageRequest, Kind, Size
from dallery.errors import Cancelled, Charged, UpstreamAuth, UpstreamUnreachable
from dallery.providers.base import AfterCrash, Finished, Partial, Received
from dallery.providers.openai_images import OpenAIImages, wire_form
from tests.providers.fake_run import FakeRun
from tests.upstream import Upstream
from tests.upstream.pictures import paint

FOX = ImageRequest(prompt="a fox", model="gpt-image-2.6-flare", render_size=Size(64, 48), quality="low")


def shas(finished: Finished) -> list[str]:
    return [hashlib.sha256(image.image).hexdigest() for image in finished.images]


def test_alice_gets_the_very_bytes_that_were_painted_and_counted(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun
) -> None:
    events = list(provider.generate(FOX, run))
    finished = provider.read(run.spool.raw(), FOX)

    assert events == [Received()]
    assert shas(finished) == [line["sha256"] for line in upstream.ledger.of("sent_last_byte")]
    facts = inspect(finished.images[0].image)
    assert (facts.width, facts.height) == (64, 48)
    assert finished.usage == Usage(input_text=2, output_image=97)
    assert finished.request_id == f"req_a{upstream.ledger.of('post')[0]['request']}"
    assert upstream.posts == 1


@pytest.mark.parametrize("partials", [0, 1])
def test_what_was_left_to_the_model_is_told_by_its_answer(
    provider: OpenAIImages, run: FakeRun, partials: int
) -> None:
    order = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 48), partial_images=partials)
    list(provider.generate(order, run))
    report = provider.read(run.spool.raw(), order).report
    assert report is not None
    assert (report.noted("quality"), report.noted("background"), report.noted("style")) == ("medium", "opaque", None)


@pytest.mark.parametrize("form", ["png", "jpeg", "webp"])
def test_every_format_arrives_whole(provider: OpenAIImages, run: FakeRun, form: str) -> None:
    request = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(80, 32), output_format=form)
    list(provider.generate(request, run))
    facts = inspect(provider.read(run.spool.raw(), request).images[0].image)
    assert (facts.media_type, facts.width, facts.height) == (f"image/{form}", 80, 32)


def test_several_pictures_come_in_one_answer(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    request = ImageRequest(prompt="foxes", model="gpt-image-2", render_size=Size(64, 64), n=4)
    list(provider.generate(request, run))
    found = shas(provider.read(run.spool.raw(), request))
    assert len(set(found)) == 4
    assert found == [line["sha256"] for line in upstream.ledger.of("sent_last_byte")]
    assert upstream.posts == 1


@pytest.mark.parametrize("n", [1, 3])
def test_bob_watches_the_picture_grow(provider: OpenAIImages, upstream: Upstream, run: FakeRun, n: int) -> None:
    request = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 64), n=n, partial_images=2)
    *partials, last = provider.generate(request, run)
    finished = provider.read(run.spool.raw(), request)

    assert last == Received()
    assert [p.index for p in partials if isinstance(p, Partial)] == [0, 1]
    assert all(isinstance(p, Partial) and inspect(p.image).media_type == p.media_type for p in partials)
    assert shas(finished) == [line["sha256"] for line in upstream.ledger.of("sent_last_byte")]
    assert finished.usage is not None and finished.usage.output_image > 0


def test_a_partial_is_shown_before_the_picture_is_done(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun
) -> None:
    upstream.default(between=0.3)
    request = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 64), partial_images=1)
    first = next(iter(provider.generate(request, run)))
    assert isinstance(first, Partial)
    assert upstream.ledger.counts["sent_last_byte"] == 0


def test_an_edit_sends_picture_and_mask_with_their_true_type(
    provider: OpenAIImages, upstream: Upstream, tmp_path: Path
) -> None:
    blobs = {"a": paint(32, 32, "webp", "in").data, "m": paint(32, 32, "png", "mask").data}
    request = ImageRequest(
        prompt="a hat", model="gpt-image-2", kind=Kind.EDIT, render_size=Size(64, 64), inputs=("a",), mask="m"
    )
    run = FakeRun(tmp_path, blobs=blobs)
    assert list(provider.generate(request, run)) == [Received()]
    assert len(provider.read(run.spool.raw(), request).images) == 1
    assert upstream.ledger.of("accepted")[0]["path"] == "/v1/images/edits"


def test_gpt_image_never_hears_the_old_words() -> None:
    old = ImageRequest(prompt="a fox", model="gpt-image-2.6-flare", style="natural", n=1)
    wire = wire_form(old)
    assert not {"style", "response_format", "stream", "partial_images", "size"} & set(wire)
    assert wire["prompt"].startswith("a fox\n\n") and "understated" in wire["prompt"]
    assert wire_form(ImageRequest(prompt="a fox", model="gpt-image-2", style="vivid"))["prompt"] == "a fox"


def test_fidelity_is_said_in_the_words_of_the_provider() -> None:
    edit = ImageRequest(prompt="a hat", model="gpt-image-1.5", kind=Kind.EDIT, input_fidelity="high")
    assert wire_form(edit)["input_fidelity"] == "high"
    assert "input_fidelity" not in wire_form(ImageRequest(prompt="a hat", model="gpt-image-2", kind=Kind.EDIT))


def test_a_foreign_model_is_asked_for_bytes_instead_of_a_url_that_dies() -> None:
    wire = wire_form(ImageRequest(prompt="a fox", model="dall-e-3", style="natural"))
    assert (wire["response_format"], wire["style"], wire["prompt"]) == ("b64_json", "natural", "a fox")


def test_the_job_key_travels_as_idempotency_key(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    list(provider.generate(FOX, run))
    assert upstream.ledger.of("charged")[0]["idempotency_key"] == "job-1"


def test_without_a_key_nothing_is_sent(upstream: Upstream, run: FakeRun) -> None:
    keyless = OpenAIImages(None, upstream.base_url)
    assert not keyless.ready()
    with pytest.raises(UpstreamAuth):
        list(keyless.generate(FOX, run))
    with pytest.raises(UpstreamAuth):
        list(OpenAIImages("sk-line\nbreak", upstream.base_url).generate(FOX, run))
    assert upstream.posts == 0


def test_a_job_that_was_stopped_before_is_not_sent(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    run.cancel()
    with pytest.raises(Cancelled) as caught:
        list(provider.generate(FOX, run))
    assert caught.value.charged is Charged.NO
    assert upstream.posts == 0


@pytest.mark.parametrize("fault", ["hang", "stall", "drip"])
def test_stopping_breaks_the_wait_and_says_it_may_cost(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    def stop() -> None:
        while not upstream.posts:  # a slow machine may take long to send at all, and what was not sent costs nothing
            time.sleep(0.01)
        time.sleep(0.3)
        run.cancel()

    upstream.next(fault)
    threading.Thread(target=stop, daemon=True).start()
    with pytest.raises(Cancelled) as caught:
        list(provider.generate(FOX, run))
    assert caught.value.charged is Charged.MAYBE
    assert upstream.posts == 1


def test_a_deadline_that_has_passed_sends_nothing(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    run.deadline = time.monotonic() - 1
    with pytest.raises(UpstreamUnreachable):
        list(provider.generate(FOX, run))
    assert upstream.posts == 0


def test_what_a_crash_leaves_is_uncertain() -> None:
    assert OpenAIImages.after_crash is AfterCrash.UNCERTAIN


def test_importing_the_provider_does_not_wake_the_heavy_libraries() -> None:
    code = (
        "import sys, dallery.providers.openai_images, dallery.providers.egress, dallery.providers.registry;"
        "print([m for m in ('openai', 'httpx2', 'httpx', 'jiter', 'pybase64', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
