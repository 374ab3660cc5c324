"""Whether whoever asked is still there, and when an answer counts as delivered; it knows no wire format."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dallery.errors import StorageUnavailable

log = logging.getLogger("dallery.api")


def presence(environ: dict[str, Any]) -> Callable[[], bool]:
    """A question to ask later: is the client's connection still open?  Without means to know: yes."""
    gone = environ.get("waitress.client_disconnected")
    if gone is not None:
        return lambda: not gone()
    connection = environ.get("gunicorn.socket")
    return (lambda: _open(connection)) if isinstance(connection, socket.socket) else (lambda: True)


def _open(connection: socket.socket) -> bool:
    # A read that takes nothing: b"" is the other side's end, "would block" is silence, bytes are its next request.
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
    except BlockingIOError:
        return True
    except (OSError, ValueError):
        return False


def until_delivered(
    pieces: Iterable[bytes], present: Callable[[], bool], delivered: Callable[[], None]
) -> Iterator[bytes]:
    """`pieces`, and then `delivered()` if the client was there to take the last of them.

    It is asked before the last piece, for then nobody can have the whole answer: a client that has it all may leave at
    once and still has it.  A job whose answer is not marked as delivered is joined by its client's next try.
    """
    last: bytes | None = None
    for piece in pieces:
        if last is not None:
            yield last
        last = piece
    there = present()
    if last is not None:
        yield last
    if not there:
        return
    try:
        delivered()
    except StorageUnavailable:
        log.warning("an answer was sent but could not be marked as delivered", exc_info=True)
