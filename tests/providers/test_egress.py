"""The outgoing door lets nobody reach the inside of the house."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dallery.providers.egress import Egress, FetchFailed
from tests.upstream import Upstream


def soon() -> float:
    return time.monotonic() + 5


def answering(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: list(addresses)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "192.0.2.1", "198.18.0.1",
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    with pytest.raises(FetchFailed, match="private"):
        Egress(resolve=answering(address)).fetch("https://pictures.example/a.png", max_bytes=10, deadline=soon())


def test_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(FetchFailed, match="private"):
        Egress(resolve=answering("93.184.216.34", "127.0.0.1")).fetch(
            "https://pictures.example/a", max_bytes=10, deadline=soon()
        )


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://2130706433/", "https://0x7f.1/",
        "https://[::ffff:7f00:1]/", "https://127.1/", "https://0/", "https://[fe80::1]/", "https://017700000001/",
    ],
)  # fmt: skip
def test_every_spelling_of_this_machine_is_refused(url: str) -> None:
    with pytest.raises(FetchFailed):
        Egress().fetch(url, max_bytes=10, deadline=soon())


@pytest.mark.parametrize(
    "url",
    [
        "http://pictures.example/a", "ftp://pictures.example/a", "file:///etc/passwd", "gopher://x/", "data:,x",
        "//x/y", "", "https://", "https://user:pw@pictures.example/", "https://pictures.example:99999/", "https://[::1",
        "javascript:alert(1)", "https://pictures.example:x/",
    ],
)  # fmt: skip
def test_only_https_urls_with_a_plain_host_are_fetched(url: str) -> None:
    with pytest.raises(FetchFailed, match=r"not a URL|without TLS"):
        Egress(resolve=answering("93.184.216.34")).fetch(url, max_bytes=10, deadline=soon())


def test_the_connection_goes_to_the_address_that_was_checked(upstream: Upstream) -> None:
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["203.0.113.9"]

    port = upstream.origin.rpartition(":")[2]
    door = Egress([f"http://pictures.example:{port}/v1"], resolve=changing)
    found = door.fetch(f"http://pictures.example:{port}/pictures/plain/16x16/x.png", max_bytes=9999, deadline=soon())
    assert found.startswith(b"\x89PNG")
    assert asked == ["pictures.example"]


def test_trust_in_one_port_is_no_trust_in_another(upstream: Upstream) -> None:
    with pytest.raises(FetchFailed):
        Egress(["http://127.0.0.1:1/v1"]).fetch(
            f"{upstream.origin}/pictures/plain/16x16/x", max_bytes=99, deadline=soon()
        )


@pytest.mark.parametrize(("kind", "again"), [("redirect", False), ("missing", False), ("flaky", True), ("huge", False)])
def test_what_is_no_good_ends_and_says_whether_another_try_helps(upstream: Upstream, kind: str, again: bool) -> None:
    door = Egress([upstream.base_url])
    with pytest.raises(FetchFailed, match=r"answered|more bytes") as caught:
        door.fetch(f"{upstream.origin}/pictures/{kind}/64x64/{time.monotonic_ns()}", max_bytes=100_000, deadline=soon())
    assert caught.value.again is again


def test_a_host_that_is_gone_may_be_tried_again() -> None:
    with pytest.raises(FetchFailed) as caught:
        Egress(["http://127.0.0.1:1"]).fetch("http://127.0.0.1:1/x", max_bytes=10, deadline=soon())
    assert caught.value.again
