"""Which blobs any row names, so that no sweep takes one of them; it removes nothing itself."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, select

from dallery.domain.job import OPEN_STATES, JobState
from dallery.storage.database import Database
from dallery.storage.tables import drafts, grids, images, job_inputs, jobs, responses

_IN_TEXT = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class NamedBlobs:
    """Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> Iterator[str]:
        """SHA-256 of every blob that is in use, some more than once: pictures, those in the bin too, what they were
        made of, inputs and masks of orders, and whatever a draft, a grid, a turn or an open order speaks of."""
        pictures = select(images.c.sha256, images.c.original_sha256)
        yield from self._values(pictures)
        yield from self._values(select(job_inputs.c.sha256))
        undecided = jobs.c.state.in_((*sorted(OPEN_STATES), JobState.UNCERTAIN))
        for texts in (
            select(drafts.c.told), select(grids.c.told), select(responses.c.told),
            select(jobs.c.request, jobs.c.memory).where(undecided),
        ):  # fmt: skip
            for text in self._values(texts):
                yield from _IN_TEXT.findall(text)

    def _values(self, query: Select[Any]) -> Iterator[str]:
        with self._db.read() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query):
                yield from (value for value in row if value is not None)


class Names:
    """A million names in eight megabytes: only the first eight bytes of each.

    Of two blobs that begin alike both count as named, so it errs on the side of keeping.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._sorted = array("Q", sorted({int(name[:16], 16) for name in names}))

    def __len__(self) -> int:
        return len(self._sorted)

    def __contains__(self, sha256: object) -> bool:
        start = int(str(sha256)[:16], 16)
        at = bisect_left(self._sorted, start)
        return at < len(self._sorted) and self._sorted[at] == start
