"""The facts of one image model as frozen values; it refuses to know where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dallery.domain.money import Micros
from dallery.domain.request import Size


class Dialect(StrEnum):
    """The shape of question and answer a client expects: the old DALL·E one or that of GPT Image."""

    DALLE = "dalle"
    GPT = "gpt"


@dataclass(frozen=True)
class SizeRule:
    """Any width and height within these bounds, in pixels; areas in square pixels."""

    multiple: int
    min_edge: int
    max_edge: int
    max_ratio: int  # long edge at most this many times the short one
    min_pixels: int
    max_pixels: int

    def allows(self, size: Size) -> bool:
        short, long = sorted((size.width, size.height))
        return (
            size.width % self.multiple == 0
            and size.height % self.multiple == 0
            and self.min_edge <= short
            and long <= self.max_edge
            and long <= short * self.max_ratio
            and self.min_pixels <= size.pixels <= self.max_pixels
        )


BySize = Mapping[Size, int]

_SQUARE = Size(1024, 1024)


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Price:
    """Rates in dollars per million tokens, which is micro-dollars per token; None where nothing is charged.

    Output tokens come from `factors` (contract 3, the formula) or, for models with fixed sizes, from `tokens`.
    `per_image` holds published prices in micro-dollars where there are no tokens or they are not published.
    """

    text_in: Decimal | None = None
    image_in: Decimal | None = None
    image_out: Decimal | None = None
    text_out: Decimal | None = None
    cached_text_in: Decimal | None = None
    cached_image_in: Decimal | None = None
    factors: Mapping[str, int] = field(default_factory=_nothing, hash=False)
    multiples: Mapping[str, int] = field(default_factory=_nothing, hash=False)
    tokens: Mapping[str, BySize] = field(default_factory=_nothing, hash=False)
    per_image: Mapping[str, Mapping[Size, Micros]] = field(default_factory=_nothing, hash=False)
    auto_quality: str = "high"  # what "auto" is expected to become; the upper price takes the dearest
    auto_size: Size = _SQUARE
    auto_size_upper: Size = _SQUARE
    input_image_tokens: int = 0
    input_image_tokens_upper: int = 0
    text_out_upper: int = 0  # tokens of text an answer may hold beside the image


@dataclass(frozen=True)
class Model:
    """All that is known of one model.  A list that is empty means the model has no such parameter."""

    id: str
    title: str
    provider: str
    dialect: Dialect
    note: str = ""
    note_ko: str = ""
    released: date | None = None
    ends: date | None = None  # the first day on which it does not answer any more
    successor: str | None = None
    snapshot_of: str | None = None
    sizes: tuple[Size, ...] = ()  # all of them, or the suggested ones when there is a rule
    size_rule: SizeRule | None = None
    auto_size: bool = False  # accepts "auto"
    default_size: Size | None = None  # None: the model chooses
    qualities: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()
    moderations: tuple[str, ...] = ()
    max_n: int = 1
    max_prompt: int = 32000  # code points
    edits: bool = False
    masks: bool = False
    fidelities: tuple[str, ...] = ()  # values of `input_fidelity`; empty: edits are always faithful
    max_partials: int = 0
    streaming: bool = False
    seed_max: int | None = None  # None: it takes no seed
    revised_prompt: bool = False  # its answers carry one
    response_format: str = "b64_json"  # when nobody asked
    free: bool = False
    price: Price | None = None  # None and not free: unknown
    # Seconds that one picture takes until there are own ones to go by; by quality, "any" for the others.
    seconds: Mapping[str, int] = field(default_factory=_nothing, hash=False)

    def retired(self, today: date) -> bool:
        return self.ends is not None and self.ends <= today

    def usual(self, quality: str | None) -> int | None:
        """Milliseconds that a picture of this quality takes by hearsay; None when nobody said."""
        seconds = self.seconds.get(quality or "any", self.seconds.get("any"))
        return None if seconds is None else seconds * 1000

    def allows_size(self, size: Size) -> bool:
        return self.size_rule.allows(size) if self.size_rule is not None else size in self.sizes
