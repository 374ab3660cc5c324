"""Everything that can go wrong between us and a paid provider: each fault, what it is called, and that we sent once."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dallery.domain.request import ImageRequest, Size
from dallery.errors import (
    BadAnswer,
    Blocked,
    Charged,
    DalleryError,
    OutcomeUnknown,
    ProviderError,
    UpstreamAuth,
    UpstreamBusy,
    UpstreamQuota,
    UpstreamRefused,
    UpstreamUnreachable,
)
from dallery.providers.base import Received
from dallery.providers.egress import Egress
from dallery.providers.openai_images import Limits, OpenAIImages
from tests.providers.fake_run import FakeRun
from tests.upstream import Upstream

FOX = ImageRequest(prompt="a fox", model="gpt-image-2", render_size=Size(64, 64), quality="low")
TWO = ImageRequest(prompt="two foxes", model="gpt-image-2", render_size=Size(64, 64), n=2)
KEY = "sk-test-0123456789"

# fault, its plan, the error
ENDINGS: list[tuple[str, dict[str, Any], type[ProviderError]]] = [
    ("429", {}, UpstreamBusy),
    ("quota", {}, UpstreamQuota),
    ("billing", {}, UpstreamQuota),
    ("402", {}, UpstreamQuota),
    ("401", {}, UpstreamAuth),
    ("403", {}, UpstreamAuth),
    ("400", {}, UpstreamRefused),
    ("404", {}, UpstreamRefused),
    ("leaky_400", {}, UpstreamRefused),
    ("moderation_input", {}, Blocked),
    ("moderation_output", {}, Blocked),
    ("content_policy", {}, Blocked),
    ("error_200", {}, Blocked),
    ("500", {}, OutcomeUnknown),
    ("500", {"charged": 1}, OutcomeUnknown),
    ("502", {}, OutcomeUnknown),
    ("503", {}, OutcomeUnknown),
    ("504", {"charged": 1}, OutcomeUnknown),
    ("status", {"status": 529}, OutcomeUnknown),
    ("status", {"status": 520}, OutcomeUnknown),
    ("status", {"status": 408}, OutcomeUnknown),
    ("204", {}, OutcomeUnknown),
    ("302", {}, OutcomeUnknown),
    ("307", {}, OutcomeUnknown),
    ("reset_after_read", {"charged": 0}, OutcomeUnknown),
    ("reset_after_read", {"charged": 1}, OutcomeUnknown),
    ("close_after_read", {}, OutcomeUnknown),
    ("reset_at", {"at": 0.9}, OutcomeUnknown),
    ("short", {}, OutcomeUnknown),
    ("cut_chunked", {}, OutcomeUnknown),
    ("cut_chunked", {"at": 1}, OutcomeUnknown),
    ("no_length", {"at": 0.6}, OutcomeUnknown),
    ("html_200", {}, OutcomeUnknown),
    ("empty_body", {}, OutcomeUnknown),
    ("bad_json", {}, OutcomeUnknown),
    ("list_json", {}, OutcomeUnknown),
    ("big", {"size": 8e6}, BadAnswer),
    ("gzip_bomb", {"size": 3e7}, BadAnswer),
    ("url_private", {}, BadAnswer),
    ("url_file", {}, BadAnswer),
    ("url_missing", {}, BadAnswer),
    ("url_redirect", {}, BadAnswer),
    ("url_huge", {}, BadAnswer),
]


@pytest.mark.parametrize(("fault", "plan", "error"), ENDINGS, ids=lambda value: str(value)[:40])
def test_each_fault_ends_in_its_own_error_after_one_post(
    provider: OpenAIImages,
    upstream: Upstream,
    run: FakeRun,
    fault: str,
    plan: dict[str, Any],
    error: type[ProviderError],
) -> None:
    upstream.next(fault, **plan)
    with pytest.raises(ProviderError) as caught:
        list(provider.generate(FOX, run))
    assert type(caught.value) is error
    assert upstream.posts == 1
    assert_harmless(caught.value)


def assert_harmless(error: DalleryError) -> None:
    said = f"{error.message} {error.code} {error.param}"
    assert KEY not in said and "<" not in said and "nginx" not in said and "\x1b" not in said
    assert len(error.message) <= 300
    if isinstance(error, UpstreamAuth):
        assert "Incorrect" not in said and "organization" not in said


# Answers that arrive whole and hold nothing to show: fault -> what `read` says
HOLLOW = [
    "empty_object", "empty_data", "null_b64", "bad_base64", "refusal_text",
    "b64_html", "b64_svg", "b64_truncated_png", "b64_flipped_png", "url_html",
]  # fmt: skip


@pytest.mark.parametrize("fault", HOLLOW)
def test_an_answer_without_a_picture_is_never_shown(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    assert list(provider.generate(FOX, run)) == [Received()]
    with pytest.raises(BadAnswer) as caught:
        provider.read(run.spool.raw(), FOX)
    assert caught.value.charged is Charged.YES
    assert upstream.posts == 1


@pytest.mark.parametrize("fault", ["100", "103", "wrong_mime", "gzip", "no_length", "sse_as_json", "url", "url_flaky"])
def test_odd_but_whole_answers_still_give_the_picture(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    assert list(provider.generate(FOX, run)) == [Received()]
    assert len(provider.read(run.spool.raw(), FOX).images) == 1
    assert upstream.posts == 1


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("", None), ("2", 2.0), ("0", None), ("-1", None), ("NaN", None), ("1000000000", 3600.0), ("inf", 3600.0),
        ("2|7", 7.0), ("soon", None), ("Wed, 21 Oct 2015 07:28:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3600.0),
        ("Xed, 99 Foo 2", None), ("1" * 400, 3600.0),
    ],
)  # fmt: skip
def test_patience_is_bounded_whatever_the_provider_asks(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, header: str, wait: float | None
) -> None:
    upstream.next("429", retry_after=header)
    with pytest.raises(UpstreamBusy) as caught:
        list(provider.generate(FOX, run))
    assert caught.value.retry_after == wait


def test_a_refusal_keeps_what_helps(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    upstream.next("400")
    with pytest.raises(UpstreamRefused, match="Supported values") as caught:
        list(provider.generate(FOX, run))
    assert (caught.value.code, caught.value.param) == ("invalid_value", "quality")


@pytest.mark.parametrize(("stage", "charged"), [("input", Charged.NO), ("output", Charged.MAYBE)])
def test_a_blocked_prompt_says_where_it_was_stopped(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, stage: str, charged: Charged
) -> None:
    upstream.next(f"moderation_{stage}")
    with pytest.raises(Blocked) as caught:
        list(provider.generate(FOX, run))
    assert (caught.value.stage, caught.value.charged) == (stage, charged)
    assert caught.value.categories == ("violence", "sexual")


def test_the_key_does_not_follow_a_redirect(provider: OpenAIImages, run: FakeRun, upstream: Upstream) -> None:
    with Upstream(seed="elsewhere") as elsewhere:
        upstream.next("307", location=f"{elsewhere.base_url}/images/generations")
        with pytest.raises(OutcomeUnknown):
            list(provider.generate(FOX, run))
        assert elsewhere.posts == 0


def test_a_reset_before_the_request_was_read_cannot_be_told_from_one_after(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun
) -> None:
    upstream.next("reset_before_read")
    with pytest.raises(OutcomeUnknown):
        list(provider.generate(FOX, run))
    assert upstream.ledger.counts["accepted"] == 0


@pytest.mark.parametrize(
    ("fault", "plan"),
    [("hang", {}), ("stall", {}), ("drip", {"every": 0.02}), ("drip", {"every": 0.02, "from": "head"})],
)
def test_the_deadline_holds_even_against_one_byte_at_a_time(
    provider: OpenAIImages, upstream: Upstream, tmp_path: Path, fault: str, plan: dict[str, Any]
) -> None:
    upstream.next(fault, **plan)
    run = FakeRun(tmp_path, seconds=0.5)
    with pytest.raises(OutcomeUnknown):
        list(provider.generate(FOX, run))
    assert upstream.posts == 1


def test_silence_in_the_middle_ends_at_the_idle_limit(upstream: Upstream, run: FakeRun) -> None:
    impatient = OpenAIImages(KEY, upstream.base_url, limits=Limits(idle=0.3))
    upstream.next("stall")
    with pytest.raises(OutcomeUnknown):
        list(impatient.generate(FOX, run))
    impatient.close()


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def mute_port() -> Iterator[int]:
    """Takes connections and never says a word: a TLS handshake hangs there."""
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen(8)
        yield mute.getsockname()[1]


def never_delivered(base_url: str, folder: Path, **limits: float) -> UpstreamUnreachable:
    provider = OpenAIImages(KEY, base_url, limits=Limits(connect=0.5, **limits))
    with pytest.raises(UpstreamUnreachable) as caught:
        list(provider.generate(FOX, FakeRun(folder)))
    provider.close()
    assert (caught.value.charged, caught.value.retry) == (Charged.NO, True)
    return caught.value


def test_a_refused_connection_is_safe_to_try_again(closed_port: int, tmp_path: Path) -> None:
    never_delivered(f"http://127.0.0.1:{closed_port}/v1", tmp_path)


def test_an_address_that_makes_no_sense_sends_nothing(tmp_path: Path) -> None:
    never_delivered("localhost:8000/v1", tmp_path)


def test_a_name_without_address_is_safe_to_try_again(tmp_path: Path) -> None:
    never_delivered("http://nobody.invalid/v1", tmp_path)


def test_tls_that_never_shakes_hands_is_safe_to_try_again(mute_port: int, tmp_path: Path) -> None:
    never_delivered(f"https://127.0.0.1:{mute_port}/v1", tmp_path)


def test_tls_to_a_port_that_speaks_none_is_safe_to_try_again(upstream: Upstream, tmp_path: Path) -> None:
    never_delivered(upstream.base_url.replace("http://", "https://"), tmp_path)
    assert upstream.posts == 0


def test_a_proxy_that_refuses_is_safe_to_try_again(
    closed_port: int, upstream: Upstream, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    never_delivered("https://provider.example/v1", tmp_path)
    monkeypatch.setenv("HTTPS_PROXY", upstream.origin)  # answers CONNECT with 404
    never_delivered("https://provider.example/v1", tmp_path / "..")


# --- money -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["usage_absent", "usage_negative", "usage_huge", "usage_text", "usage_zero"])
def test_a_count_that_cannot_be_true_counts_as_none(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun, fault: str
) -> None:
    upstream.next(fault)
    list(provider.generate(FOX, run))
    finished = provider.read(run.spool.raw(), FOX)
    assert (len(finished.images), finished.usage) == (1, None)


def test_fewer_pictures_than_ordered_are_still_given(provider: OpenAIImages, upstream: Upstream, run: FakeRun) -> None:
    upstream.next("fewer")
    list(provider.generate(TWO, run))
    assert len(provider.read(run.spool.raw(), TWO).images) == 1


# --- results by URL ----------------------------------------------------------------------------------------------


def test_a_result_by_url_is_fetched_at_once_without_the_key(
    provider: OpenAIImages, upstream: Upstream, run: FakeRun
) -> None:
    upstream.next("url")
    list(provider.generate(TWO, run))
    finished = provider.read(run.spool.raw(), TWO)
    assert len(finished.images) == 2
    assert finished.images[0].revised_prompt == "as sent"
    fetched = upstream.ledger.of("fetched")
    assert len(fetched) == 2 and not any(line["authorization"] for line in fetched)


def test_a_result_by_url_that_drips_ends_with_the_deadline(
    provider: OpenAIImages, upstream: Upstream, tmp_path: Path
) -> None:
    upstream.next("url_slow")
    with pytest.raises(BadAnswer):
        list(provider.generate(FOX, FakeRun(tmp_path, seconds=1.0)))


def test_many_at_once_do_not_get_each_others_pictures(
    provider: OpenAIImages, upstream: Upstream, tmp_path: Path
) -> None:
    upstream.default(latency=0.1)
    found: dict[int, str] = {}

    def order(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        run, request = (
            FakeRun(folder),
            ImageRequest(prompt=f"fox {number}", model="gpt-image-2", render_size=Size(64, 64)),
        )
        list(provider.generate(request, run))
        found[number] = hashlib.sha256(provider.read(run.spool.raw(), request).images[0].image).hexdigest()

    threads = [threading.Thread(target=order, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent = {line["request"]: line["sha256"] for line in upstream.ledger.of("sent_last_byte")}
    asked = {line["prompt"]: line["request"] for line in upstream.ledger.of("accepted")}
    assert {number: sent[asked[f"fox {number}"]] for number in range(30)} == found


def test_an_answer_by_url_without_an_egress_door_is_lost_and_says_so(upstream: Upstream, run: FakeRun) -> None:
    shut = OpenAIImages(KEY, upstream.base_url)
    upstream.next("url")
    with pytest.raises(BadAnswer):
        list(shut.generate(FOX, run))
    shut.close()


def test_a_full_disk_is_not_taken_for_a_broken_wire(provider: OpenAIImages, run: FakeRun) -> None:
    def full(chunk: bytes) -> None:
        raise OSError(28, "No space left on device")

    run.spool.write = full  # type: ignore[method-assign]
    with pytest.raises(OSError, match="No space"):
        list(provider.generate(FOX, run))


def test_egress_is_trusted_for_the_base_url_only(upstream: Upstream) -> None:
    assert (
        Egress([upstream.base_url])
        .fetch(f"{upstream.origin}/pictures/plain/16x16/x.png", max_bytes=10_000, deadline=time.monotonic() + 5)
        .startswith(b"\x89PNG")
    )
