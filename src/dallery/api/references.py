"""Pictures inside a JSON body: data URLs become bytes; addresses and stored files are refused by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pybase64

from dallery.api.fields import MOST_FILES
from dallery.catalogue.refusals import wrong_type
from dallery.errors import RequestError

LONGEST = 20_971_520  # characters of one URL, as OpenAI has it
_HEAD = re.compile(r"data:(?:image/[a-z0-9.+-]{1,40}|application/octet-stream)?;base64,", re.IGNORECASE)


@dataclass(frozen=True)
class Pictures:
    """The files of a JSON body as bytes."""

    images: tuple[bytes, ...]
    mask: bytes | None


def take_pictures(body: dict[str, Any]) -> Pictures:
    """Take `images` and `mask` out of the body.  Raises RequestError whose param says where (images[2].file_id)."""
    images, mask = body.pop("images", None), body.pop("mask", None)
    if images is None:
        raise RequestError("Missing required parameter: 'images'.", param="images", code="missing_required_parameter")
    if not isinstance(images, list):
        raise wrong_type("images", "an array of objects", images)
    if not images:
        raise RequestError("Invalid 'images': it is empty.", param="images", code="invalid_value")
    if len(images) > MOST_FILES:
        message = f"Invalid 'images': too many images. Expected at most {MOST_FILES}, but got {len(images)}."
        raise RequestError(message, param="images", code="array_above_max_length")
    taken = tuple(_picture(one, f"images[{position}]") for position, one in enumerate(images))
    return Pictures(taken, _picture(mask, "mask") if mask is not None else None)


def _picture(value: Any, where: str) -> bytes:
    if not isinstance(value, dict):
        raise wrong_type(where, "an object with 'image_url'", value)
    given = {name: one for name, one in value.items() if one is not None}
    if "file_id" in given:
        message = f"'{where}.file_id' is not supported: no files are stored here. Send 'image_url' with a data URL."
        raise RequestError(message, param=f"{where}.file_id", code="unsupported_parameter")
    if set(given) != {"image_url"}:
        raise RequestError(f"Invalid '{where}': it must hold 'image_url' alone.", param=where, code="invalid_value")
    return of_data_url(given["image_url"], f"{where}.image_url")


def of_data_url(url: Any, where: str) -> bytes:
    """The bytes of a data URL; whether they are a picture is looked at later.  RequestError with `where` as param."""
    if not isinstance(url, str):
        raise wrong_type(where, "a string", url)
    if not re.match("data:", url, re.IGNORECASE) and re.match("[a-z][a-z0-9+.-]*:", url, re.IGNORECASE):
        message = (
            f"Invalid '{where}': pictures are not fetched from addresses here. "
            "Send a data URL (data:image/png;base64,…), or upload the file as multipart/form-data."
        )
        raise RequestError(message, param=where, code="unsupported_parameter")
    if len(url) > LONGEST:
        message = f"Invalid '{where}': at most {LONGEST} characters are taken. Upload the file as multipart/form-data."
        raise RequestError(message, param=where, code="image_too_large")
    head = _HEAD.match(url)
    try:
        if head is None:
            raise ValueError
        return pybase64.b64decode(url[head.end():], validate=True)
    except ValueError:  # also what base64 calls wrong letters and wrong padding
        message = f"Invalid '{where}': it must be a data URL of a picture, data:image/png;base64,… in plain base64."
        raise RequestError(message, param=where, code="invalid_image") from None
