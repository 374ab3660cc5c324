"""The process in which strangers' pictures are opened: little memory, little time, no files, no network, no secrets.

Orders come in on stdin, pictures go out on stdout.  What goes wrong in a way that no reader foresaw ends the process,
and the parent calls the picture unprocessable; it holds one order at a time, so nobody else is hurt.
"""

from __future__ import annotations

import io
import os
import signal
import struct
import sys
import warnings
from contextlib import suppress
from typing import Any, BinaryIO

from dallery.framing import receive, send

IDLE = 60.0  # seconds without an order after which the process ends
MEMORY = 1024 * 1024 * 1024  # bytes of address space
CPU = 10  # seconds for reading an order; the order says how many it may take itself
LIFE = 300  # seconds of CPU after which a fresh process takes over
_NEW_USER, _NEW_NET, _NO_NEW_PRIVILEGES = 0x10000000, 0x40000000, 38


def _answer(head: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], bytes]:
    from dallery.uploads import masks, pixels

    first, scene = pixels.opened(blobs[0], head["max_pixels"]), ""
    match head["do"]:
        case "picture":
            if pixels.alpha_of(first) == "opaque":
                first = first.convert("RGB")
            if head["scene"]:
                scene = pixels.scene_of(blobs[0])
        case "mask":
            first = masks.mask_for(first, tuple(head["size"]))
        case "mask_from":
            first = masks.mask_from(first)
        case "crop":
            first = masks.cropped(first, tuple(head["shape"]))
        case "composite":
            return _composite(head, first, blobs)
        case "small":
            return {}, first.convert("RGB").resize((32, 32), reducing_gap=2.0).tobytes()
    alpha = pixels.alpha_of(first)
    return {"width": first.width, "height": first.height, "alpha": alpha}, pixels.png(first, scene)


def _composite(head: dict[str, Any], original: Any, blobs: list[bytes]) -> tuple[dict[str, Any], bytes]:
    from dallery.uploads import masks, pixels

    edited, mask = (pixels.opened(data, head["max_pixels"]) for data in blobs[1:])
    if pixels.alpha_of(edited) == "opaque":
        edited = edited.convert("RGB")
    size = tuple(head["size"]) if head["size"] else None
    whole = masks.composite(original, edited, mask, size, head["feather"])
    facts = {"width": whole.width, "height": whole.height, "alpha": pixels.alpha_of(whole)}
    if head["format"] == "png":
        return facts, pixels.png(whole)
    out, quality = io.BytesIO(), head["quality"]
    if head["format"] == "jpeg":
        whole.convert("RGB").save(out, "JPEG", quality=min(95, max(1, quality)), subsampling=0)
    else:
        whole.save(out, "WEBP", lossless=quality >= 100, quality=min(100, quality), method=2)
    return facts, out.getvalue()


def _serve(out: BinaryIO, head: dict[str, Any], blobs: list[bytes]) -> None:
    from PIL import Image

    from dallery.uploads.pixels import Refused

    Image.MAX_IMAGE_PIXELS = int(head["max_pixels"])
    try:
        facts, data = _answer(head, blobs)
    except Refused as exc:
        send(out, {"kind": "refused", "code": exc.code, "why": str(exc)})
    except MemoryError:
        send(out, {"kind": "refused", "code": "image_unprocessable", "why": ""})
    else:
        send(out, {"kind": "picture", **facts}, data)


def _shut_in() -> None:
    """Give up what a decoder does not need, as far as this system lets us."""
    if sys.platform == "win32":
        return
    import ctypes
    import resource

    libc = ctypes.CDLL(None, use_errno=True)
    with suppress(AttributeError):  # not Linux
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        libc.unshare(_NEW_USER | _NEW_NET)  # refused in many containers: then the limits below are what there is
    for name, most in (("AS", MEMORY), ("FSIZE", 0), ("NOFILE", 16), ("CORE", 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def _more_time(seconds: int) -> bool:
    """CPU seconds from now on; False when this process has lived long enough."""
    if sys.platform == "win32":
        return True
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, 2 * LIFE))
    return used < LIFE


def _order_came() -> bool:
    if sys.platform == "win32":
        return True  # no select on pipes there: the process ends with its parent's pipe
    import select

    return bool(select.select([sys.stdin.fileno()], [], [], IDLE)[0])


def main() -> None:
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not break the protocol
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then ends us
    _shut_in()
    from PIL import Image

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    while _more_time(CPU) and _order_came():
        try:
            head, blobs = receive(sys.stdin.buffer)
        except (EOFError, struct.error):
            return
        _more_time(head["cpu"])
        _serve(out, head, blobs)


if __name__ == "__main__":
    main()
