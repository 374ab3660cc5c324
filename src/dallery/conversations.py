"""Turns of a conversation over pictures: what a follow-up works on, and the order it becomes; no chat model is asked.

A follow-up edits the picture of the turn before it; where nobody who is ready can edit, the whole conversation's words
are painted anew, and `Turned.how` says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.errors import JobNotEnded, NotFound, RequestError
from dallery.storage.responses import KeptResponse
from dallery.studio import Accepted, Asked, JobView, Studio

GENERATED, EDITED, REGENERATED = "generated", "edited", "regenerated"
PREVIOUS = "previous_response_id"


@dataclass(frozen=True)
class Turn:
    """One turn as it was asked for; the prompt of `asked` is not looked at.

    `prefix` goes before every prompt.  `words` are this turn's; `earlier` those that its sender repeated from before.
    `previous` and `picture` are ids of responses: the turn before, and the one whose picture was pointed at.
    `images` and `mask` are PNG, JPEG or WebP bytes.  `action` is "auto", "generate" or "edit".
    """

    asked: Asked
    words: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    previous: str | None = None
    picture: str | None = None
    images: tuple[bytes, ...] = ()
    mask: bytes | None = None
    action: str = "auto"


@dataclass(frozen=True)
class Turned:
    """`turns`: everybody's words so far, this turn's last.  `how`: GENERATED, EDITED or REGENERATED."""

    accepted: Accepted
    turns: tuple[str, ...]
    how: str


@dataclass(frozen=True)
class _Before:
    turns: tuple[str, ...] = ()
    picture: bytes | None = None
    parent: Image | None = None


def response_id(job: Job) -> str:
    """A turn is named after its job, so that a repeat which joins the job finds the turn too."""
    return "resp_" + job.id.removeprefix("job_")


class Conversations:
    """Thread-safe."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def order(self, actor: Actor, turn: Turn, *, key: str | None = None, retry: int = 0) -> Turned:
        """Accept a turn, or join the job that it repeats.

        Raises as `Studio.order_edit`; NotFound for a turn or picture that is not there (any more) or somebody else's,
        JobNotEnded for one that still runs.  Nothing was sent then.
        """
        before = self._before(actor, turn)
        earlier = (*before.turns, *turn.earlier)
        turns = (*earlier, *turn.words)
        pictures = ((before.picture,) if before.picture is not None else ()) + turn.images
        self._check(turn, pictures)
        anew = self._asked(turn, turns)
        if turn.action == "generate" or not pictures:
            accepted = self._studio.order(actor, anew, idempotency_key=key, retry=retry, stream=True)
            return Turned(accepted, turns, GENERATED)
        try:
            asked = self._asked(turn, turn.words)
            accepted = self._studio.order_edit(
                actor, asked, pictures, turn.mask, idempotency_key=key, retry=retry, stream=True, parent=before.parent
            )
            return Turned(accepted, turns, EDITED)
        except RequestError as exc:
            only_ours = turn.action == "auto" and not turn.images and turn.mask is None
            if exc.code != "edits_not_supported" or not only_ours:
                raise  # a picture that somebody sent is not silently left out
        anew = replace(anew, input_fidelity=None)  # it spoke of a picture that is not looked at
        accepted = self._studio.order(actor, anew, idempotency_key=key, retry=retry, stream=True)
        return Turned(accepted, turns, REGENERATED)

    def keep(self, actor: Actor, turned: Turned, told: dict[str, Any]) -> None:
        """Remember a turn for `find` and for the turns after it; `told` is JSON-safe."""
        job = turned.accepted.job
        told = {**told, "turns": list(turned.turns), "how": turned.how}
        self._studio.responses.keep(KeptResponse(response_id(job), actor.owner_id, job.id, told, job.created_at))

    def find(self, actor: Actor, response: str) -> tuple[KeptResponse, JobView]:
        """A turn and its job as it is now.  NotFound also for somebody else's."""
        kept = self._studio.responses.get(actor.owner_id, response)
        return kept, self._studio.job(actor, kept.job_id)

    def delete(self, actor: Actor, response: str) -> None:
        """Forget a turn; its picture stays in the gallery.  NotFound also for somebody else's."""
        self._studio.responses.delete(actor.owner_id, response)

    # -- inside ------------------------------------------------------------------------------------------------

    def _before(self, actor: Actor, turn: Turn) -> _Before:
        turns: tuple[str, ...] = ()
        found: tuple[bytes, Image] | None = None
        looks = turn.action != "generate"
        if turn.previous is not None:
            kept = self._studio.responses.get(actor.owner_id, turn.previous, PREVIOUS)
            turns = tuple(kept.told["turns"])
            if turn.picture is None and looks:
                found = self._picture(actor, kept, PREVIOUS)
        if turn.picture is not None:
            kept = self._studio.responses.get(actor.owner_id, turn.picture, "input")
            found = self._picture(actor, kept, "input") if looks else None
            if not turns and not turn.earlier:
                turns = tuple(kept.told["turns"])
        return _Before(turns) if found is None else _Before(turns, *found)

    def _picture(self, actor: Actor, kept: KeptResponse, param: str) -> tuple[bytes, Image]:
        view = self._studio.job(actor, kept.job_id)
        if not view.job.state.ended:
            raise JobNotEnded(f"The response {kept.id} has not ended. Wait for it first.", param=param)
        if view.images:
            try:
                return self._studio.image_path(view.images[0]).read_bytes(), view.images[0]
            except FileNotFoundError:
                pass  # as good as deleted
        elif view.job.failure is not None:
            message = f"The response {kept.id} made no picture. Continue from the one before it, or begin anew."
            raise RequestError(message, param=param)
        message = f"The picture of the response {kept.id} was deleted from the gallery."
        raise NotFound(message, param=param, code="image_deleted")

    def _check(self, turn: Turn, pictures: tuple[bytes, ...]) -> None:
        if not turn.words:
            raise RequestError("Missing text in 'input'.", param="input", code="missing_required_parameter")
        if turn.action == "generate" and (turn.images or turn.mask is not None):
            message = "The action 'generate' looks at no picture. Leave the pictures out, or use 'edit' or 'auto'."
            raise RequestError(message, param="action")
        if pictures:
            return
        if turn.action == "edit":
            message = "There is no picture to edit. Send an input_image, or previous_response_id."
            raise RequestError(message, param="action")
        if turn.mask is not None:
            raise RequestError("There is no picture that this mask could belong to.", param="mask")

    def _asked(self, turn: Turn, words: tuple[str, ...]) -> Asked:
        return replace(turn.asked, prompt="\n".join((*turn.prefix, *words)))
