"""From what somebody sent to clean pictures and a mask that fits them; it stores nothing and knows no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dallery.domain.image import Image
from dallery.domain.request import Size
from dallery.uploads.decoding import Decoder
from dallery.uploads.header import Caps, check


@dataclass(frozen=True)
class Uploads:
    """Files as they came: PNG, JPEG or WebP, whatever they are called.  The mask is for the first image.

    `parent` is the gallery picture that they were made from, when the sender began with one.
    """

    images: Sequence[bytes]
    mask: bytes | None = None
    parent: Image | None = None


@dataclass(frozen=True)
class Taken:
    """The first image as a bare PNG of `size`, and its mask (as large), None when all of it may change."""

    image: bytes
    size: Size
    mask: bytes | None


class Intake:
    """Thread-safe.  Every method raises RequestError with param "image" or "mask"."""

    def __init__(self, decoder: Decoder, caps: Caps | None = None) -> None:
        self._decoder = decoder
        self._caps = caps or Caps()

    def look(self, uploads: Uploads) -> Size:
        """Check headers, bytes and counts; the first image's size in pixels, before any turn.  Decodes nothing."""
        facts = check(uploads.images, uploads.mask, self._caps)
        return Size(facts[0].width, facts[0].height)

    def take(self, uploads: Uploads, *, alpha_is_mask: bool, scene: bool = False) -> Taken:
        """Decode the first image and its mask.  `alpha_is_mask`: without a mask, holes in the image are one.

        `scene`: a picture of our own illustrator keeps what it says of its scene; the words must not leave the house.

        A mask that is transparent everywhere means the same as none.
        """
        image = self._decoder.picture(uploads.images[0], scene=scene)
        mask = None
        if uploads.mask is not None:
            mask = self._decoder.mask(uploads.mask, image.size)
        elif alpha_is_mask and image.alpha in ("holes", "clear"):
            mask = self._decoder.mask_from(image.png)
        return Taken(image.png, image.size, mask.png if mask is not None and mask.alpha == "holes" else None)

    def rest(self, uploads: Uploads, *, scene: bool = False) -> Iterator[bytes]:
        """The other images as bare PNGs, one at a time, so that only one is in memory.  `scene` as in `take`."""
        for data in uploads.images[1:]:
            yield self._decoder.picture(data, scene=scene).png

    def cropped(self, taken: Taken, shape: Size) -> Taken:
        """Image and mask cut around their middle to the shape of `shape`."""
        image = self._decoder.cropped(taken.image, shape)
        mask = None
        if taken.mask is not None:
            # Through `mask` again: when the hole was cut away there is nothing left to edit, and that is said.
            mask = self._decoder.mask(self._decoder.cropped(taken.mask, shape, "mask").png, image.size)
        return Taken(image.png, image.size, mask.png if mask is not None and mask.alpha == "holes" else None)

    def close(self) -> None:
        self._decoder.close()
