"""Streams that go wrong, and what a spool that was cut at any byte still holds."""

from __future__ import annotations

import hashlib

import pytest

from dallery.domain.request import ImageRequest, Size
from dallery.errors import Blocked, OutcomeUnknown
from dallery.providers.base import Incomplete, Received
from dallery.providers.openai_images import OpenAIImages
from tests.providers.fake_run import FakeRun
from tests.upstream import Upstream

FOX = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 64), quality="low")
TWO = ImageRequest(prompt="two foxes", model="gpt-image-2", render_size=Size(64, 64), n=2)
SEEN = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 64), partial_images=2)
SEEN_TWICE = ImageRequest(prompt="foxes", model="gpt-image-2", render_size=Size(64, 64), partial_images=1, n=2)


@pytest.mark.parametrize("fault", ["sse_duplicate", "sse_crlf", "sse_comments", "sse_final_first"])
def test_a_strange_stream_gives_its_picture_once(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    *partials, last = provider.generate(SEEN, run)
    images = provider.read(run.spool.raw(), SEEN).images
    assert (len(partials), last, len(images)) == (2, Received(), 1)
    assert hashlib.sha256(images[0].image).hexdigest() == upstream.ledger.of("sent_last_byte")[0]["sha256"]


@pytest.mark.parametrize("fault", ["sse_cut", "sse_short", "sse_empty_final", "sse_error"])
def test_a_stream_without_its_final_is_uncertain_and_partials_are_no_result(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    with pytest.raises(OutcomeUnknown):
        list(provider.generate(SEEN, run))
    with pytest.raises(Incomplete) as caught:
        provider.read(run.spool.raw(), SEEN)
    assert caught.value.images == ()
    assert upstream.posts == 1


@pytest.mark.parametrize("fault", ["sse_cut", "sse_short", "sse_error"])
def test_the_picture_that_came_before_the_break_is_kept(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault, after=1, reset=0)
    with pytest.raises(OutcomeUnknown):
        list(provider.generate(SEEN_TWICE, run))
    with pytest.raises(Incomplete) as caught:
        provider.read(run.spool.raw(), SEEN_TWICE)
    assert [hashlib.sha256(image.image).hexdigest() for image in caught.value.images] == [
        line["sha256"] for line in upstream.ledger.of("sent_last_byte")
    ]


@pytest.mark.parametrize("fault", ["sse_duplicate", "sse_extra"])
def test_finals_beyond_the_order_change_neither_pictures_nor_the_count(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    list(provider.generate(SEEN_TWICE, run))
    finished = provider.read(run.spool.raw(), SEEN_TWICE)
    sent = [line["sha256"] for line in upstream.ledger.of("sent_last_byte")]
    assert [hashlib.sha256(image.image).hexdigest() for image in finished.images] == list(dict.fromkeys(sent))[:2]
    upstream.forget()
    run.spool.head = None
    list(provider.generate(SEEN_TWICE, run))
    assert provider.read(run.spool.raw(), SEEN_TWICE).usage == finished.usage


def test_one_final_sent_twice_is_not_two_pictures(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    upstream.next("sse_one_twice")
    with pytest.raises(OutcomeUnknown):
        list(provider.generate(SEEN_TWICE, run))


def test_a_break_after_the_last_picture_changes_nothing(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun
) -> None:
    upstream.next("sse_cut", after=1, reset=0)
    assert list(provider.generate(SEEN, run))[-1] == Received()
    assert len(provider.read(run.spool.raw(), SEEN).images) == 1


def test_a_stream_that_is_blocked_says_so(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    upstream.next("sse_moderation")
    with pytest.raises(Blocked):
        list(provider.generate(SEEN, run))


SHAPES: list[tuple[ImageRequest, str]] = [
    (FOX, ""), (TWO, ""), (SEEN, ""), (SEEN_TWICE, ""), (SEEN, "sse_crlf"), (TWO, "url"), (FOX, "gzip"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "fault"), SHAPES, ids=["one", "two", "stream", "stream-two", "crlf", "url", "gzip"]
)
def test_a_spool_cut_at_any_byte_gives_whole_pictures_or_says_it_is_broken(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, request_: ImageRequest, fault: str
) -> None:
    if fault:
        upstream.next(fault)
    list(provider.generate(request_, run))
    whole, raw = run.spool.path.read_bytes(), run.spool.raw()
    right = [image.image for image in provider.read(raw, request_).images]
    assert len(right) == request_.n
    body = len(whole) - raw.body_offset
    cuts = {*range(0, body, max(1, body // 400)), *range(max(0, body - 60), body), *range(60)}

    outcomes = set()
    for cut in sorted(cuts):
        run.spool.path.write_bytes(whole[: raw.body_offset + cut])
        try:
            found = provider.read(raw, request_).images
            outcomes.add("whole")
            assert [image.image for image in found] == right
        except Incomplete as exc:
            outcomes.add("broken")
            assert [image.image for image in exc.images] == right[: len(exc.images)]
    assert "broken" in outcomes
