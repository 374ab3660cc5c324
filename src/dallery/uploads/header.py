"""Whether uploaded bytes may reach a decoder at all, told from their header; it decodes no pixel and trusts no name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dallery.domain.picture import PictureFacts, inspect
from dallery.errors import RequestError

MOST_PARTS = 20_000  # chunks or segments; a 20 MB PNG in pieces of 1 KB has as many


@dataclass(frozen=True)
class Caps:
    """What one request may bring: bytes, pixels (width times height), and how many pictures."""

    max_bytes: int = 20 * 1024 * 1024
    max_total_bytes: int = 100 * 1024 * 1024
    max_mask_bytes: int = 4 * 1024 * 1024  # the mask must stay below
    max_pixels: int = 16 * 1024 * 1024
    max_images: int = 16


def check(images: Sequence[bytes], mask: bytes | None, caps: Caps) -> tuple[PictureFacts, ...]:
    """The facts of each image, before any turn that its EXIF asks for.

    RequestError with param "image" or "mask": missing_required_parameter, array_above_max_length, invalid_image,
    image_too_large.
    """
    if not images:
        raise RequestError("Missing required parameter: 'image'.", param="image", code="missing_required_parameter")
    if len(images) > caps.max_images:
        message = f"Invalid 'image': too many images. Expected at most {caps.max_images}, but got {len(images)}."
        raise RequestError(message, param="image", code="array_above_max_length")
    total = sum(len(data) for data in images) + len(mask or b"")
    if total > caps.max_total_bytes:
        raise too_large("image", f"the request brings {_megabytes(total)}, and at most "
                        f"{_megabytes(caps.max_total_bytes)} are taken")  # fmt: skip
    if mask is not None:
        if len(mask) >= caps.max_mask_bytes:
            raise too_large("mask", f"it has {_megabytes(len(mask))} and must have less than "
                            f"{_megabytes(caps.max_mask_bytes)}")  # fmt: skip
        measured(mask, "mask", caps)
    return tuple(measured(data, "image", caps) for data in images)


def measured(data: bytes, param: str, caps: Caps) -> PictureFacts:
    """Type and size of one whole PNG, JPEG or WebP.  RequestError invalid_image or image_too_large."""
    if len(data) > caps.max_bytes:
        raise too_large(param, f"it has {_megabytes(len(data))}, and at most {_megabytes(caps.max_bytes)} are taken")
    try:
        facts = inspect(data, MOST_PARTS)
    except ValueError as exc:
        raise invalid(param, f"{exc}. Send a PNG, JPEG or WebP file") from None
    if facts.width * facts.height > caps.max_pixels:
        raise too_large(param, f"it is {facts.width}x{facts.height} pixels, and at most {caps.max_pixels} "
                        "pixels (4096x4096) are taken. Scale it down")  # fmt: skip
    return facts


def invalid(param: str, why: str) -> RequestError:
    return RequestError(f"Invalid '{param}': {why}.", param=param, code="invalid_image")


def too_large(param: str, why: str) -> RequestError:
    return RequestError(f"Invalid '{param}': {why}.", param=param, code="image_too_large")


def unprocessable(param: str) -> RequestError:
    message = f"Invalid '{param}': it takes too much time or memory to open. Save it again with another program."
    return RequestError(message, param=param, code="image_unprocessable")


def _megabytes(count: int) -> str:
    return f"{count / (1024 * 1024):.1f} MB"
