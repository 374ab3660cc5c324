"""A turn as server-sent events: live, or once more from wherever a reader stopped; it orders nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pybase64

from dallery.api import responses_answer as shapes
from dallery.api import wire
from dallery.api.answers import failure_of
from dallery.api.client import until_delivered
from dallery.conversations import response_id
from dallery.domain.actor import Actor
from dallery.domain.job import Job, JobState
from dallery.domain.picture import word_of
from dallery.errors import DalleryError
from dallery.studio import JobEvent, JobView, Studio

CALL = "response.image_generation_call"
PARTIALS = 5  # the number of the first partial image's event


@dataclass(frozen=True)
class Told:
    """A turn to be told: its job, `how` it became a picture, and what the answer repeats of the request."""

    job: Job
    how: str
    echo: dict[str, Any]


class Telling:
    """One turn as a stream of events after number `after`.

    An event has the same number at every telling, so that a reader who was cut off can go on: the partial images have
    places of their own, and are left out once they are gone.
    """

    def __init__(self, studio: Studio, told: Told, present: Callable[[], bool], after: int = -1) -> None:
        self._studio, self._told_of, self._present, self._after = studio, told, present, after
        self._job = told.job
        self._ends = PARTIALS + told.job.request.partial_images
        self._last = -1
        self._place = {"item_id": shapes.call_id(self._job), "output_index": 0}

    def events(self, actor: Actor) -> Iterator[bytes]:
        """Numbered from 0; comments keep the line open."""
        yield wire.comment(self._job.id)  # at once, so that proxies and clients see that the stream is open
        try:
            yield from self._opening()
            generating = False
            for event in self._studio.events(actor, self._job.id):
                if not generating and event.kind != "quiet" and event.job.state is not JobState.RESERVED:
                    generating = True
                    yield from self._told(4, f"{CALL}.generating", **self._place)
                if event.kind == "partial" and self._job.request.partial_images:
                    yield from self._partial(event)
                elif event.kind == "quiet":
                    yield wire.STILL_WORKING
                elif event.kind == "ended":
                    end = self._ending(self._studio.job(actor, self._job.id))
                    yield from until_delivered(end, self._present, lambda: self._studio.delivered(self._job.id))
        except DalleryError as exc:  # the status line is long gone, so the stream itself must say it
            yield from self._told(self._last + 1, "error", code=exc.code, message=exc.message, param=exc.param)

    def _told(self, number: int, kind: str, **more: Any) -> Iterator[bytes]:
        self._last = number
        if number > self._after:
            yield shapes.event(kind, number, **more)

    def _opening(self) -> Iterator[bytes]:
        """As of an order that has just begun, also when it repeats one that has ended."""
        shape = {**self._shape(JobView(self._job, (), None)), "status": "in_progress", "error": None,
                 "usage": None, "tool_usage": None, "completed_at": None, "output": []}  # fmt: skip
        yield from self._told(0, "response.created", response=shape)
        yield from self._told(1, "response.in_progress", response=shape)
        item = {"type": "image_generation_call", "id": shapes.call_id(self._job), "status": "in_progress",
                "result": None}  # fmt: skip
        yield from self._told(2, "response.output_item.added", output_index=0, item=item)
        yield from self._told(3, f"{CALL}.in_progress", **self._place)

    def _shape(self, view: JobView) -> dict[str, Any]:
        return shapes.response_json(view, self._told_of.echo, response_id(self._job))

    def _partial(self, event: JobEvent) -> Iterator[bytes]:
        view, asked = event.partial, event.job.request
        assert view is not None
        size = asked.render_size or asked.size
        try:
            image = view.path.read_bytes()
        except FileNotFoundError:  # swept: the stream goes on without it
            yield wire.STILL_WORKING
            return
        yield from self._told(
            min(PARTIALS + view.index, self._ends - 1), f"{CALL}.partial_image", **self._place,
            partial_image_index=view.index,
            partial_image_b64=pybase64.b64encode(image).decode(), size=str(size) if size else "auto",
            quality=asked.quality or "auto", background=asked.background or "auto",
            output_format=word_of(view.media_type),
        )

    def _ending(self, view: JobView) -> Iterable[bytes]:
        item = shapes.item_parts(view, self._told_of.how, shapes.file_of(self._studio, view))
        done = self._ends
        if view.images:
            yield from self._told(done, f"{CALL}.completed", **self._place)
            done += 1
        if done > self._after:
            yield from shapes.event_with("response.output_item.done", done, "item", item, output_index=0)
        shape = self._shape(view)
        kind = "response.completed"
        if not view.images:
            kind = "response.failed"
            shape |= {"status": "failed", "error": shapes.error_json(failure_of(view.job), view.job)}
        if done + 1 > self._after:
            yield from shapes.event_with(kind, done + 1, "response", shapes.response_parts(shape, item))
