"""What somebody wrote, before anything is checked; it refuses nothing and promises nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """Raw values as somebody wrote them, None for what was left out.

    JSON may hand any type to any field: `checking.plan` is what turns this into an ImageRequest or a RequestError.
    No field names a stored picture: whoever could write one here could edit somebody else's.
    """

    prompt: str
    model: str | None = None
    n: int | None = None
    size: str | None = None  # "512x512", "auto"
    quality: str | None = None
    style: str | None = None
    background: str | None = None
    output_format: str | None = None
    output_compression: int | None = None
    moderation: str | None = None
    user: str | None = None
    partial_images: int | None = None
    seed: int | None = None
    input_fidelity: str | None = None  # edits only
    keep_outside: bool | None = None  # edits with a mask: put back what lies outside of it (the default)
