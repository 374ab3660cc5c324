"""How a refused value is said, in OpenAI's words; it never repeats more than 80 characters of what somebody wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from dallery.errors import RequestError, UnknownParameter

ECHO_MAX = 80  # characters

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "a boolean"),  # before int: True is an int in Python
    (int, "an integer"),
    (float, "a decimal"),
    (str, "a string"),
    (list, "an array"),
    (tuple, "an array"),
    (dict, "an object"),
    (type(None), "null"),
)


def echoed(text: str) -> str:
    """At most 80 printable characters of `text`.

    Control characters and lone surrogates come out escaped: a surrogate in a message would break the answer itself.
    """
    parts: list[str] = []
    length = 0
    for letter in text[: ECHO_MAX + 1]:
        part = letter
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            part = letter.encode("unicode_escape").decode("ascii")
        length += len(part)
        if length > ECHO_MAX:
            return "".join(parts)[: ECHO_MAX - 1] + "…"
        parts.append(part)
    return "".join(parts)


def kind_of(value: Any) -> str:
    """"an array", "a boolean": what JSON calls the type of a value."""
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "something else")


def listed(values: Sequence[str]) -> str:
    """"'a', 'b', and 'c'"."""
    quoted = [f"'{value}'" for value in values]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return f"{', '.join(quoted[:-1])}, and {quoted[-1]}"


def wrong_type(name: str, expected: str, value: Any) -> RequestError:
    message = f"Invalid type for '{name}': expected {expected}, but got {kind_of(value)} instead."
    return RequestError(message, param=name, code="invalid_type")


def wrong_choice(name: str, value: str, allowed: Sequence[str]) -> RequestError:
    message = f"Invalid value: '{echoed(value)}'. Supported values are: {listed(allowed)}."
    return RequestError(message, param=name, code="invalid_value")


def out_of_range(name: str, value: int, minimum: int, maximum: int) -> RequestError:
    # An int of more than 4300 digits cannot be printed at all, and nobody wants to read one.
    got = str(value) if value.bit_length() <= 64 else "a far larger number" if value > 0 else "a far smaller number"
    if value < minimum:
        wanted = f"Expected a value >= {minimum}, but got {got} instead."
        message = f"Invalid '{name}': integer below minimum value. {wanted}"
        return RequestError(message, param=name, code="integer_below_min_value")
    wanted = f"Expected a value <= {maximum}, but got {got} instead."
    message = f"Invalid '{name}': integer above maximum value. {wanted}"
    return RequestError(message, param=name, code="integer_above_max_value")


def no_such_parameter(name: str) -> UnknownParameter:
    return UnknownParameter(f"Unknown parameter: '{name}'. This model does not take it.", param=name)
