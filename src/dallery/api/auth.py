"""Who sends this request: one transport (Authorization: Bearer), checked before the body is read."""

from __future__ import annotations

from flask import Request

from dallery.domain.actor import Actor
from dallery.errors import SetupNeeded, Unauthorized
from dallery.studio import Studio

LONGEST = 512  # characters of an Authorization header worth looking at
REFUSED = (
    "Incorrect API key provided. Dallery showed its key when it first started; "
    "`dallery key new` makes another. Send it as 'Authorization: Bearer <key>'."
)


def actor_of(request: Request, studio: Studio) -> Actor:
    """One answer for every wrong key: which part is wrong is nobody's business."""
    if studio.closed:
        raise SetupNeeded("This server is not set up yet. Its owner must open the link it printed at its start.")
    values = request.headers.getlist("Authorization")
    scheme, _, key = values[0].partition(" ") if len(values) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not key or len(key) > LONGEST or not key.isascii() or not key.isprintable():
        raise Unauthorized(REFUSED)
    try:
        return studio.actor_for_key(key)
    except Unauthorized as exc:
        raise Unauthorized(REFUSED) from exc
