"""From uploaded pictures to an edit's checked order, whose inputs lie stored as our own PNGs; it accepts no job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dallery.catalogue import sizes
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.edits import Inputs, able, plan_edit
from dallery.catalogue.model import Dialect
from dallery.catalogue.prices import estimate
from dallery.domain.money import Micros
from dallery.domain.notes import prompt_in
from dallery.domain.request import UNNAMED_VARIATION, ImageRequest, Kind
from dallery.storage.blobs import Blobs
from dallery.storage.records import storable
from dallery.uploads.intake import Intake, Taken, Uploads

LONGEST_NAME = 32_000  # characters, as of a prompt
_NOT_YET_STORED = "0" * 64


class EditOrders:
    """Thread-safe.  Headers, words and money are checked first; only then is a picture opened, and then stored."""

    def __init__(self, catalogue: Catalogue, blobs: Blobs, intake: Intake) -> None:
        self._catalogue = catalogue
        self._blobs = blobs
        self._intake = intake

    def serving(self, serving: Serving, today: date, uploads: Uploads) -> Serving:
        """Who serves this edit.  RequestError when nobody can."""
        return able(serving, self._catalogue, today, masked=uploads.mask is not None)

    def request(
        self, asked: Asked, serving: Serving, kind: Kind, uploads: Uploads, afford: Callable[[Micros], None]
    ) -> ImageRequest:
        """The order of `kind` for `serving`.  `afford` is told the upper price before anything is opened; it may raise.

        Raises RequestError and StorageUnavailable.
        """
        size = self._intake.look(uploads)
        mask = _NOT_YET_STORED if uploads.mask is not None else None
        rough = plan_edit(asked, serving, kind, Inputs((_NOT_YET_STORED,) * len(uploads.images), size, mask))
        afford(estimate(serving.model, rough).upper)
        holes_count = serving.dialect is Dialect.DALLE and kind is Kind.EDIT and serving.model.masks
        at_home = serving.model.free  # our illustrator draws its own pictures again from what they say of themselves
        taken = self._intake.take(uploads, alpha_is_mask=holes_count, scene=at_home)
        taken = self._in_shape(asked, serving, kind, taken)
        names = [self._blobs.put(taken.image)]
        names += [self._blobs.put(data) for data in self._intake.rest(uploads, scene=at_home)]
        mask = self._blobs.put(taken.mask) if taken.mask is not None else None
        request = plan_edit(asked, serving, kind, Inputs(tuple(names), taken.size, mask))
        if kind is Kind.VARIATION:
            request = replace(request, prompt=_known_by(asked, uploads))
        return request if uploads.parent is None else replace(request, parent=uploads.parent.id)

    def close(self) -> None:
        self._intake.close()

    def _in_shape(self, asked: Asked, serving: Serving, kind: Kind, taken: Taken) -> Taken:
        """Cut to the shape that was asked for: what the model sees and what is put back must be the same pixels."""
        if taken.mask is None:
            return taken
        order = plan_edit(asked, serving, kind, Inputs((_NOT_YET_STORED,), taken.size, _NOT_YET_STORED))
        if not order.keep_outside or order.size is None or sizes.same_shape(order.size, taken.size):
            return taken
        return self._intake.cropped(taken, order.size)


def _known_by(asked: Asked, uploads: Uploads) -> str:
    """A variation's words: of the picture that it varies, else those in its file, else those of whoever asks."""
    told = uploads.parent.prompt if uploads.parent is not None else prompt_in(uploads.images[0])
    words = (told, asked.prompt, UNNAMED_VARIATION)
    return next(one for one in words if isinstance(one, str) and one.strip() and storable(one))[:LONGEST_NAME]
