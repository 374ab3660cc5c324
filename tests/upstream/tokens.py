"""What the fake upstream counts and charges: the token formula of the published prices, in whole micro-dollars."""

from __future__ import annotations

import math
from typing import Any

_OLD = {"low": 16, "medium": 48, "high": 96}
_NEW = {"low": 16, "medium": 24, "high": 48, "xhigh": 64, "max": 96}
PER_PARTIAL = 100
PRICE = {"text": 5, "image_in": 8, "image_out": 30}  # micro-dollars per token


def output_tokens(model: str, quality: str, width: int, height: int) -> int:
    """Tokens of one picture of width x height pixels."""
    table = (
        _OLD if model.startswith("gpt-image-2") and not model.startswith(("gpt-image-2.5", "gpt-image-2.6")) else _NEW
    )
    factor = table.get(quality, table["medium"])
    short, long = sorted((width, height))
    side = math.floor(factor * short / long + 0.5)
    return math.ceil(factor * side * (2_000_000 + width * height) / 4_000_000)


def usage(prompt: str, images_in: int, images_out: int) -> dict[str, Any]:
    text, seen = max(1, math.ceil(len(prompt.encode()) / 4)), images_in * 323
    return {
        "input_tokens": text + seen,
        "input_tokens_details": {"text_tokens": text, "image_tokens": seen},
        "output_tokens": images_out,
        "output_tokens_details": {"image_tokens": images_out, "text_tokens": 0},
        "total_tokens": text + seen + images_out,
    }


def cost(counted: dict[str, Any]) -> int:
    """Micro-dollars."""
    details = counted["input_tokens_details"]
    return (
        PRICE["text"] * details["text_tokens"]
        + PRICE["image_in"] * details["image_tokens"]
        + PRICE["image_out"] * counted["output_tokens"]
    )
