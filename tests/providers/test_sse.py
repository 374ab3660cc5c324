"""A stream means the same however it is cut on its way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dallery.providers.sse import EventReader

TEXT = (
    b": hello\n\nevent: a\ndata: one\n\ndata: two\ndata:three\n\nevent: nothing\n\n"
    b"data:\n\nid: 3\ndata:  four\n\n: bye\n\n"
)
EVENTS = [b"one", b"two\nthree", b" four"]


def read(parts: list[bytes]) -> list[bytes]:
    reader = EventReader()
    return [event for part in parts for event in reader.feed(part)]


@given(st.sampled_from([b"\n", b"\r\n", b"\r"]), st.lists(st.integers(0, 200), max_size=12))
def test_every_cut_and_every_line_end_give_the_same_events(end: bytes, places: list[int]) -> None:
    text = TEXT.replace(b"\n", end)
    cuts = [0, *sorted(min(place, len(text)) for place in places), len(text)]
    assert read([text[a:b] for a, b in pairwise(cuts)]) == EVENTS


def test_one_byte_at_a_time() -> None:
    text = TEXT.replace(b"\n", b"\r\n")
    assert read([bytes((byte,)) for byte in text]) == EVENTS


def test_an_event_without_its_end_is_no_event() -> None:
    assert read([b"data: whole\n\ndata: broken off\n"]) == [b"whole"]
