"""What somebody is about to ask for, on every device: words, settings and pictures to work from. It orders nothing.

A reference is a picture of the gallery, named by its id, or one that was sent here, named by hash and our signature:
whoever made up a hash would otherwise read pictures of somebody else.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dallery.domain.actor import Actor
from dallery.domain.image import Image
from dallery.domain.picture import inspect
from dallery.domain.request import ImageRequest
from dallery.errors import NotFound, RequestError
from dallery.storage.blobs import Blobs
from dallery.storage.drafts import DraftRows
from dallery.storage.gallery import Gallery
from dallery.thumbnails import Thumbnails
from dallery.uploads.intake import Intake, Uploads

LONGEST_PROMPT = 32_000  # characters
MOST_VALUES, LONGEST_VALUE = 24, 200
MOST_REFERENCES = 16
_SENT = re.compile(r"up-([0-9a-f]{64})-([0-9]{1,5})x([0-9]{1,5})-([0-9a-f]{32})")


@dataclass(frozen=True)
class Draft:
    """`values` are settings by name as a form holds them, `references` names that `Drafts.reference` knows."""

    prompt: str = ""
    model: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A picture to work from.  `width` and `height` in pixels; `image` when it hangs in the gallery."""

    name: str
    sha256: str
    width: int
    height: int
    image: Image | None = None


class Drafts:
    """Thread-safe.  Every method raises StorageUnavailable."""

    def __init__(
        self, rows: DraftRows, gallery: Gallery, blobs: Blobs, intake: Intake, thumbnails: Thumbnails, secret: bytes,
        clock: Callable[[], int],
    ) -> None:  # fmt: skip
        self._rows = rows
        self._gallery = gallery
        self._blobs = blobs
        self._intake = intake
        self._thumbnails = thumbnails
        self._secret = secret
        self._clock = clock

    def read(self, actor: Actor) -> Draft:
        """The draft as it was left, without references that are gone."""
        kept = self._rows.get(actor.owner_id)
        if kept is None:
            return Draft()
        try:
            draft = _draft(kept.told)
        except RequestError:
            return Draft()  # another version wrote it; nothing to be afraid of
        names = tuple(one.name for one in self.references(actor, draft.references))
        return Draft(draft.prompt, draft.model, draft.values, names)

    def keep(self, actor: Actor, told: Any, age: int = 0) -> bool:
        """Remember what was written `age` milliseconds ago; False when something newer is there already.

        `told` is {"prompt", "model", "values", "references"} from JSON.  RequestError for anything else.
        """
        draft = _draft(told)
        content = {
            "prompt": draft.prompt, "model": draft.model, "values": dict(draft.values),
            "references": list(draft.references),
        }  # fmt: skip
        return self._rows.keep(actor.owner_id, content, self._clock() - max(0, age))

    def ordered(self, actor: Actor, prompt: str, model: str | None, values: Mapping[str, str]) -> None:
        """The words have become a job: only the settings stay, and no seed, which would paint the same once more.

        Other words, which somebody writes in another tab or on another device, stay.
        """
        # The last letters may not have been kept yet when their order came.
        if not prompt.startswith(self.read(actor).prompt):
            return
        kept = {name: value for name, value in values.items() if name != "seed"}
        self.keep(actor, {"prompt": "", "model": model, "values": kept, "references": []})

    # -- pictures to work from ---------------------------------------------------------------------------------

    def take(self, actor: Actor, data: bytes) -> Reference:
        """Store a picture that somebody sent (PNG, JPEG or WebP bytes).  RequestError with param "image"."""
        uploads = Uploads([data])
        self._intake.look(uploads)
        taken = self._intake.take(uploads, alpha_is_mask=False)
        sha256 = self._blobs.put(taken.image)
        return self._named(actor, sha256, taken.size.width, taken.size.height)

    def reference(self, actor: Actor, name: str) -> Reference:
        """NotFound for a name that is not the actor's, or whose picture is gone."""
        found = _SENT.fullmatch(name)
        if found is None:
            image = self._gallery.get(actor.owner_id, name)
            return Reference(image.id, image.sha256, image.width, image.height, image)
        sha256, width, height = found[1], int(found[2]), int(found[3])
        if not hmac.compare_digest(found[4], self._signature(actor, sha256, width, height)):
            raise NotFound("There is no such picture.")
        self._blobs.path(sha256)
        return Reference(name, sha256, width, height)

    def inputs(self, actor: Actor, order: ImageRequest) -> tuple[Reference, ...]:
        """What an order of the actor worked from; its first picture is that of the gallery while it hangs there."""
        found = []
        for number, sha256 in enumerate(order.inputs):
            try:
                if number == 0 and order.parent is not None:
                    found.append(self.reference(actor, order.parent))
                    continue
                facts = inspect(self._blobs.read(sha256))
            except (NotFound, ValueError):
                continue
            found.append(self._named(actor, sha256, facts.width, facts.height))
        return tuple(found)

    def references(self, actor: Actor, names: tuple[str, ...]) -> tuple[Reference, ...]:
        """Those that are still there, in order, each once."""
        found = []
        for name in dict.fromkeys(names):
            try:
                found.append(self.reference(actor, name))
            except NotFound:
                continue
        return tuple(found)

    def bytes_of(self, reference: Reference) -> bytes:
        return self._blobs.read(reference.sha256)

    def thumbnail(self, reference: Reference, width: int) -> Path:
        return self._thumbnails.of(reference, self._blobs.path(reference.sha256), width)

    def _named(self, actor: Actor, sha256: str, width: int, height: int) -> Reference:
        signature = self._signature(actor, sha256, width, height)
        return Reference(f"up-{sha256}-{width}x{height}-{signature}", sha256, width, height)

    def _signature(self, actor: Actor, sha256: str, width: int, height: int) -> str:
        text = f"{actor.owner_id} {sha256} {width}x{height}"
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()[:32]


def _draft(told: Any) -> Draft:
    if not isinstance(told, dict):
        raise _unfit("draft")
    prompt, model = told.get("prompt", ""), told.get("model")
    values, references = told.get("values", {}), told.get("references", [])
    if not isinstance(prompt, str) or len(prompt) > LONGEST_PROMPT:
        raise _unfit("prompt")
    if model is not None and not _short(model):
        raise _unfit("model")
    if not isinstance(values, dict) or len(values) > MOST_VALUES or not all(map(_short, (*values, *values.values()))):
        raise _unfit("values")
    if not isinstance(references, list) or len(references) > MOST_REFERENCES or not all(map(_short, references)):
        raise _unfit("references")
    return Draft(prompt, model, values, tuple(references))


def _short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_VALUE


def _unfit(name: str) -> RequestError:
    return RequestError(f"This is no draft: look at '{name}'.", param=name)
