"""The built-in illustrator's front door: an order in, painting stages and a picture out.

It refuses to import its brushes (numpy, skia) before somebody orders a picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from .order import IllustratorError, Order, Picture, Progress, Report, Stage

__all__ = [
    "IllustratorError", "Order", "Picture", "Progress", "Report", "Stage",
    "illustrate", "style_ids",
]  # fmt: skip


def illustrate(order: Order) -> Iterator[Progress | Stage | Picture]:
    """Paint an order; the last thing yielded is the Picture, closing the iterator cancels."""
    from .commission import carry_out

    return carry_out(order)


def style_ids() -> tuple[str, ...]:
    """The ids of every style that can be ordered by name."""
    from .words import table

    return tuple(table("styles"))
