"""One picture in the gallery: a row that exists only when its bytes are on stable storage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Image:
    """`sha256` names the blob that is served; `original_sha256` the paid original when it was resized (else None).

    `byte_size` in bytes, `width` and `height` in pixels, `created_at` in milliseconds since 1970 (UTC).  `kind` is
    "generation", "edit", "variation" or "import".  `cost` is this picture's share of its job in micro-dollars, None
    while that is not known.  `parent_id` names the picture it was made from; that one may be gone.  `colours` are
    names of domain/colours.py, empty until somebody has looked.  `key_id`: the API key that asked, None for the pages.
    """

    id: str
    job_id: str
    owner_id: str
    position: int  # 0-based within its job
    sha256: str
    original_sha256: str | None
    byte_size: int
    width: int
    height: int
    media_type: str
    prompt: str
    model: str
    revised_prompt: str | None
    created_at: int
    kind: str = "generation"
    provider: str = ""
    cost: int | None = None
    favourite: bool = False
    parent_id: str | None = None
    colours: tuple[str, ...] = ()
    key_id: str | None = None
    place: int = 0  # the order of the gallery: unique, larger is newer
