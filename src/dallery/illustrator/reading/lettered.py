"""Gives writing that found no board of its own something to stand on; it shapes no letters."""

from __future__ import annotations

from .drafts import Draft
from .reader import Reader


def finish_writing(reader: Reader) -> None:
    """Writing that nothing in the prompt can carry is put on a sign; so is that of what cannot be written on."""
    for text in reader.writings:
        bare = next((one for one in reader.drafts if one.writable and one.writing is None), None)
        if bare is None:
            bare = Draft("sign", "sign")
            reader.drafts.append(bare)
        bare.writing = text
    reader.writings = []
