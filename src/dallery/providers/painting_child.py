"""The process in which the illustrator paints: orders come in on stdin, stages and pictures go out on stdout.

Painting holds Python's lock for long stretches and 300 MB for as long as it is imported; here it can do neither to the
server, it can be killed in mid-stroke, and it goes away when nobody has asked for a while.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

from dallery.framing import receive, send

IDLE = 90.0  # seconds without an order after which the process ends


def _paint(out: BinaryIO, head: dict[str, Any], blobs: list[bytes]) -> None:
    from dallery.illustrator import IllustratorError, Order, Picture, Progress, Stage, illustrate

    fields = head["order"]
    source = blobs.pop(0) if fields.pop("has_source") else None
    mask = blobs.pop(0) if fields.pop("has_mask") else None
    order = Order(**fields, source=source, mask=mask, references=tuple(blobs))
    try:
        for step in illustrate(order):
            match step:
                case Progress(fraction):
                    send(out, {"kind": "progress", "fraction": fraction})
                case Stage(index, fraction, image, media_type):
                    told = {"kind": "stage", "index": index, "fraction": fraction, "media_type": media_type}
                    send(out, told, image)
                case Picture():
                    told = {"revised_prompt": step.revised_prompt, "report": asdict(step.report)}
                    send(out, {"kind": "picture", **told}, step.image)
    except IllustratorError as exc:
        send(out, {"kind": "refused", "message": str(exc)})


def _let_go() -> None:
    """Hand freed memory back.  The C library keeps the gaps between pictures for itself: 150 MB instead of 75."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(AttributeError):  # a C library of another make
        ctypes.CDLL(None).malloc_trim(0)


def main() -> None:
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not break the protocol
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then ends us
    if hasattr(os, "nice"):
        os.nice(5)  # pages and answers come before paint
    while select.select([sys.stdin.fileno()], [], [], IDLE)[0]:
        try:
            head, blobs = receive(sys.stdin.buffer)
        except (EOFError, struct.error):
            return
        _paint(out, head, blobs)
        del head, blobs
        _let_go()


if __name__ == "__main__":
    main()
