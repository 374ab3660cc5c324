"""Many pictures to compare: their price before anything is asked for, their orders up to a sum, what came of each.

All of them may be made from the same pictures, which are named as a draft names them.  A cell is ordered under a key
of its own, so that going on after a crash joins what was ordered and pays nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dallery.catalogue.asked import Asked
from dallery.catalogue.cells import from_json, require_few, to_json
from dallery.catalogue.edits import require_pictures
from dallery.catalogue.prices import Quote
from dallery.domain.actor import Actor
from dallery.domain.job import Job
from dallery.domain.money import Micros
from dallery.drafts import Reference
from dallery.errors import DalleryError, LimitReached, NotFound, RequestError
from dallery.storage.grids import KeptGrid
from dallery.studio import JobView, Studio


@dataclass(frozen=True)
class Priced:
    """One cell and what it would cost, or why its model cannot draw it."""

    asked: Asked
    quote: Quote | None
    refusal: DalleryError | None = None


@dataclass(frozen=True)
class Estimate:
    """Micro-dollars of all cells that can be drawn: what is expected, and what it can be at most."""

    cells: tuple[Priced, ...]
    expected: Micros
    upper: Micros

    @property
    def possible(self) -> int:
        return sum(one.quote is not None for one in self.cells)

    @property
    def pictures(self) -> int:
        """How many would be drawn."""
        return sum(one.asked.n or 1 for one in self.cells if one.quote is not None)


@dataclass(frozen=True)
class GridCell:
    """`job` None: not ordered (yet), or its job is gone."""

    asked: Asked
    job: JobView | None


@dataclass(frozen=True)
class GridView:
    """`bound` is what was spent and what may still be, in micro-dollars; `stop_at` the sum that it must not pass."""

    id: str
    cells: tuple[GridCell, ...]
    bound: Micros
    stop_at: Micros | None
    created_at: int

    @property
    def pictures(self) -> int:
        return sum(cell.asked.n or 1 for cell in self.cells)

    @property
    def ordered(self) -> int:
        """Pictures of the cells that were."""
        return sum(cell.asked.n or 1 for cell in self.cells if cell.job is not None)

    @property
    def left(self) -> int:
        """Cells that were not ordered."""
        return sum(cell.job is None for cell in self.cells)

    @property
    def open(self) -> bool:
        return any(cell.job is not None and not cell.job.job.state.ended for cell in self.cells)


class Grids:
    """Thread-safe."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def price(self, actor: Actor, cells: Sequence[Asked], references: Sequence[str] = ()) -> Estimate:
        """What `cells` would cost, made from `references`; nothing is ordered.  RequestError for too many."""
        require_few(sum(asked.n or 1 for asked in cells))
        priced = tuple(self._priced(actor, asked, len(references)) for asked in cells)
        quotes = [one.quote for one in priced if one.quote is not None]
        return Estimate(priced, sum(one.expected for one in quotes), sum(one.upper for one in quotes))

    def start(
        self, actor: Actor, cells: Sequence[Asked], stop_at: Micros | None, references: Sequence[str] = ()
    ) -> GridView:
        """Order what can be drawn, in order, as long as it costs `stop_at` micro-dollars at most, whatever happens.

        RequestError when nothing can be drawn, NotFound for a reference that is gone.  What the day's budget leaves out
        is left, and `go_on` takes it up.
        """
        for name in references:
            self._studio.drafts.reference(actor, name)
        estimate = self.price(actor, cells, references)
        wanted = [one.asked for one in estimate.cells if one.quote is not None]
        if not wanted:
            raise next((one.refusal for one in estimate.cells if one.refusal is not None), RequestError("No pictures."))
        told = {"cells": [to_json(asked) for asked in wanted], "jobs": [None] * len(wanted), "stop_at": stop_at,
                "references": list(references)}  # fmt: skip
        return self._order(actor, self._studio.grids.add(actor.owner_id, told, self._studio.clock()))

    def go_on(self, actor: Actor, grid_id: str, stop_at: Micros | None) -> GridView:
        """Order what is left, now that more is known about what the rest cost, or with a higher sum to stop at."""
        kept = self._studio.grids.get(actor.owner_id, grid_id)
        return self._order(actor, self._studio.grids.change(kept, {**kept.told, "stop_at": stop_at}))

    def view(self, actor: Actor, grid_id: str) -> GridView:
        """NotFound for a grid of somebody else."""
        return self._view(actor, self._studio.grids.get(actor.owner_id, grid_id))

    def stop(self, actor: Actor, grid_id: str) -> GridView:
        """Cancel what can still be stopped."""
        for cell in self.view(actor, grid_id).cells:
            if cell.job is not None and not cell.job.job.state.ended:
                self._studio.cancel(actor, cell.job.job.id)
        return self.view(actor, grid_id)

    def newest(self, actor: Actor, limit: int = 20) -> tuple[GridView, ...]:
        return tuple(self._view(actor, kept) for kept in self._studio.grids.newest(actor.owner_id, limit))

    # -- inside ------------------------------------------------------------------------------------------------

    def _priced(self, actor: Actor, asked: Asked, pictures: int) -> Priced:
        try:
            require_pictures(self._studio.serving(asked.model).model, pictures)
            return Priced(asked, self._studio.quote(actor, asked, pictures))
        except RequestError as refusal:
            return Priced(asked, None, refusal)

    def _order(self, actor: Actor, kept: KeptGrid) -> GridView:
        jobs: list[Any] = list(kept.told["jobs"])
        stop_at = kept.told["stop_at"]
        bound = self._view(actor, kept).bound
        desk = self._studio.drafts
        worked_from = [desk.reference(actor, name) for name in kept.told.get("references", ())]
        try:
            for place, told in enumerate(kept.told["cells"]):
                asked = from_json(told)
                if jobs[place] is not None:
                    continue
                upper = self._studio.quote(actor, asked, len(worked_from)).upper
                if stop_at is not None and bound + upper > stop_at:
                    break
                jobs[place] = self._ordered(actor, asked, worked_from, f"{kept.id}-{place}").id
                bound += upper
        except LimitReached:
            pass  # the page says what is left and that it can be taken up
        finally:
            kept = self._studio.grids.change(kept, {**kept.told, "jobs": jobs})
        return self._view(actor, kept)

    def _ordered(self, actor: Actor, asked: Asked, worked_from: Sequence[Reference], key: str) -> Job:
        if not worked_from:
            return self._studio.submit(actor, asked, idempotency_key=key)
        pictures = [self._studio.drafts.bytes_of(one) for one in worked_from]
        parent = next((one.image for one in worked_from if one.image is not None), None)
        return self._studio.order_edit(actor, asked, pictures, idempotency_key=key, parent=parent).job

    def _view(self, actor: Actor, kept: KeptGrid) -> GridView:
        cells = tuple(
            GridCell(from_json(told), self._job(actor, job_id))
            for told, job_id in zip(kept.told["cells"], kept.told["jobs"], strict=True)
        )
        ordered = [cell.job.job for cell in cells if cell.job is not None]
        bound = sum(job.hold if job.cost is None else job.cost for job in ordered)
        return GridView(kept.id, cells, bound, kept.told["stop_at"], kept.created_at)

    def _job(self, actor: Actor, job_id: str | None) -> JobView | None:
        if job_id is None:
            return None
        try:
            return self._studio.job(actor, job_id)
        except NotFound:
            return None
