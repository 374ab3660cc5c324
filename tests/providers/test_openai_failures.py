"""What strangers write is cleaned before a person reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dallery.errors import Charged, OutcomeUnknown, ProviderError
from dallery.providers.openai_failures import LONGEST_WAIT, error_in_answer, plain, refusal, retry_after

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "code", "message", "type", "param", "moderation_details"]), inner, max_size=4
        )
    ),
)


@given(st.integers(100, 999).filter(lambda status: status != 200), json_like)
def test_every_status_and_body_has_a_meaning(status: int, body: object) -> None:
    error = refusal(status, [], body, 0.0)
    assert isinstance(error, ProviderError)
    if not 400 <= status < 500:
        assert isinstance(error, OutcomeUnknown) and error.charged is Charged.MAYBE and not error.retry


@given(json_like)
def test_every_event_can_be_asked_for_an_error(body: object) -> None:
    assert error_in_answer(body) is None or isinstance(error_in_answer(body), ProviderError)


@given(st.lists(st.tuples(st.sampled_from(["retry-after", "retry-after-ms", "x"]), st.text(max_size=30)), max_size=3))
def test_no_wish_for_patience_breaks_or_exceeds_ours(headers: list[tuple[str, str]]) -> None:
    wait = retry_after(headers, 1e9)
    assert wait is None or 0 < wait <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Incorrect key sk-proj-abcdef123", "Incorrect key …"),
        ("header Bearer abc.def was refused", "header … was refused"),
        ("<h1>502</h1>", ""),
        ("a\x00b\x1b[31m\r\nc", "a b [31m c"),
        (7, ""),
        ("sizes must be < 4 MB", "sizes must be < 4 MB"),
        ("한국어 메시지", "한국어 메시지"),
    ],
)
def test_words_of_strangers_are_made_harmless(written: object, read: str) -> None:
    assert plain(written) == read
    assert len(plain("y" * 10_000)) == 300
