"""Money as whole micro-dollars, and the token counts it is computed from; it refuses floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation

Micros = int  # 1_000_000 micro-dollars are one US dollar


@dataclass(frozen=True)
class Usage:
    """Tokens as a provider reported them (contract 2.1 `usage`)."""

    input_text: int = 0
    input_image: int = 0
    output_image: int = 0
    output_text: int = 0

    @property
    def input_tokens(self) -> int:
        return self.input_text + self.input_image

    @property
    def output_tokens(self) -> int:
        return self.output_image + self.output_text

    @property
    def total_tokens(self) -> int:
        return self.input_tokens + self.output_tokens


def micros_from_dollars(text: str) -> Micros:
    """Whole micro-dollars for "5", "0.05" or "$5.00", rounded up.  ValueError for anything else or a negative."""
    try:
        amount = Decimal(text.strip().removeprefix("$"))
    except InvalidOperation as exc:
        raise ValueError(f"{text!r} is not an amount in dollars") from exc
    if not amount.is_finite() or amount < 0:
        raise ValueError(f"{text!r} is not an amount in dollars")
    return int((amount * 1_000_000).to_integral_value(ROUND_CEILING))


def about(micros: Micros) -> str:
    """As `dollars`, for people: a tenth of a cent is exact enough from one cent on."""
    return dollars(micros if micros < 10_000 else (micros + 500) // 1000 * 1000)


def dollars(micros: Micros) -> str:
    """"$0.053": at least two decimals, at most six, never in scientific form."""
    whole, rest = divmod(abs(micros), 1_000_000)
    decimals = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{'-' if micros < 0 else ''}${whole}.{decimals}"
