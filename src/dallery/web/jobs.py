"""The pages of one job: its life as it happens, its end, its cancel button. It runs no job."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for

from dallery.board import Usual
from dallery.domain.actor import Actor
from dallery.domain.job import Job, JobState
from dallery.domain.request import ImageRequest
from dallery.errors import DalleryError
from dallery.studio import JobEvent, JobView
from dallery.web.house import House
from dallery.web.rendering import is_id, shape
from dallery.web.telling import Told, tell
from dallery.web.visitor import now
from dallery.web.wording import STEPS

RECONNECT = 1500  # milliseconds a browser waits before it asks for the events again
MOST_CARDS = 100
STREAM = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/jobs/<id:job_id>", endpoint="job")
    def show(job_id: str) -> Any:
        actor = house.actor()
        view = house.studio.job(actor, job_id)
        return render_template("job.html", **_shown(house, actor, view))

    @pages.get("/cards", endpoint="cards")
    def cards() -> Any:
        actor = house.actor()
        wanted = [one for one in request.args.get("also", "").split(",") if is_id("job", one)][:MOST_CARDS]
        return render_template("_cards.html", cards=cards_of(house, actor, wanted))

    @pages.get("/events", endpoint="all_events")
    def all_events() -> Any:
        after = _number(request.headers.get("Last-Event-ID"))
        happenings = house.studio.board.follow(house.actor(), after)
        base = url_for("web.partial", job_id="job_0", position=0)
        return Response(
            _all_streamed(happenings, base, house.visitors.watcher()), mimetype="text/event-stream", headers=STREAM
        )

    @pages.post("/jobs/<id:job_id>/cancel", endpoint="cancel")
    def cancel(job_id: str) -> Any:
        view = house.studio.cancel(house.actor(), job_id)
        if request.accept_mimetypes.best == "application/json":
            return {"state": view.job.state.value}
        return redirect(url_for("web.job", job_id=job_id), 303)

    @pages.get("/jobs/<id:job_id>/events", endpoint="events")
    def events(job_id: str) -> Any:
        actor = house.actor()
        house.studio.job(actor, job_id)  # a foreign or unknown job is a 404, not an empty stream
        happenings = house.studio.events(actor, job_id, after=_number(request.headers.get("Last-Event-ID")))
        urls = _PartialUrls(job_id)
        return Response(
            _stream(happenings, urls, house.visitors.watcher()), mimetype="text/event-stream", headers=STREAM
        )

    @pages.get("/jobs/<id:job_id>/partials/<int(max=15):position>", endpoint="partial")
    def partial(job_id: str, position: int) -> Any:
        found = house.studio.partial(house.actor(), job_id, position)
        if found is None or not found.path.is_file():
            abort(404)
        response = send_file(found.path, mimetype=found.media_type, max_age=0)
        response.headers["Cache-Control"] = "no-store"
        return response


@dataclass(frozen=True)
class Card:
    """A job on the wall.  `elapsed` and `usual` in milliseconds, `shape` a class of base.css."""

    view: JobView
    told: Told
    shape: str
    elapsed: int
    usual: int | None
    partials: tuple[str | None, ...]


def cards_of(house: House, actor: Actor, also: list[str] | None = None) -> tuple[Card, ...]:
    """Those whose end only their owner can tell, those of `also` that have ended (their reader was away meanwhile),
    what is being drawn, and what waits, the next one first."""
    board = house.studio.board
    opened = board.open(actor, MOST_CARDS)
    unsettled = board.unsettled(actor)
    known = {view.job.id for view in (*opened, *unsettled)}
    ended = [*unsettled, *(job_of(house, actor, job_id) for job_id in also or () if job_id not in known)]
    usual = board.usual(actor) if opened else None
    opened = tuple(sorted(opened, key=lambda view: view.place or 0))
    views = [view for view in ended if view is not None and view.job.state.ended] + list(opened)
    return tuple(
        _card(house, actor, view, usual_time(house, usual, view.job.request) if usual else None) for view in views
    )


def card_html(house: House, actor: Actor, job_id: str) -> str:
    """The card of a job that was just ordered, for a script that hangs it on the wall."""
    board = house.studio.board
    view = next((one for one in board.open(actor, MOST_CARDS) if one.job.id == job_id), None)
    view = view or house.studio.job(actor, job_id)
    card = _card(house, actor, view, usual_time(house, board.usual(actor), view.job.request))
    return render_template("_one_card.html", card=card)


def usual_time(house: House, own: Usual, order: ImageRequest) -> int | None:
    """Milliseconds that an order like this took here; what is said of its model until there was one."""
    known = own.of(order)
    try:
        return known if known is not None else house.studio.model(order.model).usual(order.quality)
    except DalleryError:  # the catalogue has forgotten the model; the job has not
        return None


def _card(house: House, actor: Actor, view: JobView, usual: int | None) -> Card:
    job = view.job
    return Card(
        view=view,
        told=tell(view),
        shape=shape(job),
        elapsed=(job.finished_at or now()) - (job.started_at or job.created_at),
        usual=usual,
        partials=_partials(house, actor, job) if not job.state.ended else (),
    )


def _all_streamed(
    happenings: Iterator[JobEvent | None], base: str, still_welcome: Callable[[], bool]
) -> Iterator[str]:
    """One stream for all cards.  Ends when the reader has signed out in the meantime."""
    yield f"retry: {RECONNECT}\n\n"
    for event in happenings:
        if not still_welcome():
            return
        if event is None:
            yield ": still here\n\n"
            continue
        urls = _PartialUrls(event.job.id, base.replace("job_0", event.job.id))
        content = {"job": event.job.id, **_content(event, urls)}
        yield f"id: {event.id}\nevent: {event.kind}\ndata: {json.dumps(content)}\n\n"


class _PartialUrls:
    """Made before the stream starts: the request is gone while it runs."""

    def __init__(self, job_id: str, address: str | None = None) -> None:
        self._base = (address or url_for("web.partial", job_id=job_id, position=0)).removesuffix("0")

    def of(self, position: int, index: int) -> str:
        return f"{self._base}{position}?i={index}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def _stream(happenings: Iterator[JobEvent], urls: _PartialUrls, still_welcome: Callable[[], bool]) -> Iterator[str]:
    """Server-sent events.  Ends with the job, or when the reader has signed out in the meantime."""
    yield f"retry: {RECONNECT}\n\n"
    for event in happenings:
        if not still_welcome():
            return
        if event.kind == "quiet":
            yield ": still here\n\n"
            continue
        yield f"id: {event.id}\nevent: {event.kind}\ndata: {json.dumps(_content(event, urls))}\n\n"


def _content(event: JobEvent, urls: _PartialUrls) -> dict[str, Any]:
    content: dict[str, Any] = {"state": event.job.state.value}
    if event.fraction is not None:
        content["fraction"] = round(event.fraction, 3)
    if event.partial is not None:
        content["position"] = event.partial.position
        content["url"] = urls.of(event.partial.position, event.partial.index)
    return content


def _shown(house: House, actor: Actor, view: JobView) -> dict[str, Any]:
    job = view.job
    return {
        "view": view,
        "job": job,
        "told": tell(view),
        "steps": _steps(job.state),
        "elapsed": (job.finished_at or now()) - (job.started_at or job.created_at),
        "partials": _partials(house, actor, job) if not job.state.ended else (),
        "served": served(house, job),
    }


def _steps(state: JobState) -> list[tuple[str, str]]:
    """("past" | "now" | "", words) for each step of an open job."""
    order = [step for step, _ in STEPS]
    if state not in order:
        return []
    at = order.index(state)
    return [("past" if i < at else "now" if i == at else "", words) for i, (_, words) in enumerate(STEPS)]


def _partials(house: House, actor: Actor, job: Job) -> tuple[str | None, ...]:
    """The newest partial of each image, so that a reload shows at once what was there before."""
    if job.state is JobState.RESERVED:
        return (None,) * job.request.n
    urls = _PartialUrls(job.id)
    found = (house.studio.partial(actor, job.id, position) for position in range(job.request.n))
    return tuple(urls.of(one.position, one.index) if one is not None else None for one in found)


def served(house: House, job: Job) -> str:
    """The title of the model that painted; its id when the catalogue has forgotten it."""
    try:
        return house.studio.model(job.request.model).title
    except DalleryError:
        return job.request.model


def job_of(house: House, actor: Actor, job_id: str) -> JobView | None:
    """None when the job is gone and only its picture is left."""
    try:
        return house.studio.job(actor, job_id)
    except DalleryError:
        return None
