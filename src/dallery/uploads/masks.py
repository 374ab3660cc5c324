"""Where an edit may change a picture, and putting back what lies outside; runs only in the decoding child.

A mask says it with its alpha: 0 may change, 255 stays exactly, between the two is the share that stays.  The soft edge
that hides the seam lies inside the area that may change, so nothing outside is ever touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dallery.uploads.pixels import Refused, alpha_of

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int]  # width and height in pixels

SAME_SHAPE = 0.02  # two pictures have one shape when their ratios differ by less: rounding, not intent


def same_shape(one: Box, other: Box) -> bool:
    return abs(one[0] * other[1] - one[1] * other[0]) <= SAME_SHAPE * one[0] * other[1]


def mask_for(mask: Image, size: Box) -> Image:
    """A bare mask of `size` from the alpha of what was sent.  Raises Refused, with advice."""
    if alpha_of(mask) == "none":
        raise Refused(
            "it has no alpha channel. Send a PNG in which the area that should change is transparent"
        )
    if not same_shape(mask.size, size):
        raise Refused(
            f"it is {mask.width}x{mask.height} pixels and the image is {size[0]}x{size[1]}. "
            "A mask must have the size of the image, or at least its shape"
        )
    return _bare(mask.getchannel("A"), size)


def mask_from(picture: Image) -> Image:
    """The picture's own transparency as a mask, as the oldest edits had it."""
    return _bare(picture.getchannel("A"), picture.size)


def _bare(alpha: Image, size: Box) -> Image:
    from PIL import Image

    if alpha.size != size:
        alpha = alpha.resize(size, Image.Resampling.NEAREST)
    if alpha_of(Image.merge("LA", (alpha, alpha))) in ("opaque", "soft"):
        raise Refused("it has no fully transparent pixel, so nothing may change. Erase the area that should change")
    black = Image.new("L", size, 0)
    return Image.merge("RGBA", (black, black, black, alpha))


def cropped(picture: Image, shape: Box) -> Image:
    """The largest part around the middle that has the shape of `shape`."""
    width, height = picture.size
    if width * shape[1] > height * shape[0]:
        wide, high = max(1, round(height * shape[0] / shape[1])), height
    else:
        wide, high = width, max(1, round(width * shape[1] / shape[0]))
    left, top = (width - wide) // 2, (height - high) // 2
    return picture.crop((left, top, left + wide, top + high))


def feather_of(size: Box) -> int:
    """How wide the soft edge is, in pixels: 8 for a picture of 1024."""
    return min(12, round(min(size) * 0.008))


def weights(alpha: Image, feather: int) -> Image:
    """How much of the new picture each pixel gets, 0 to 255; 0 wherever the mask's alpha is 255."""
    from PIL import ImageChops, ImageFilter

    inside = ImageChops.invert(alpha)
    if feather < 1:
        return inside
    # The mean over a box is a half on a straight edge and whole one feather further in: 2 x mean - 1 is the ramp.
    mean = inside.filter(ImageFilter.BoxBlur(feather))
    ramp = ImageChops.darker(mean.point(lambda value: max(0, 2 * value - 255)), inside)
    # Strokes too thin to reach full strength would fade or vanish: they keep their hard edge.
    core = ramp.point(lambda value: 255 if value >= 250 else 0)
    near = core.filter(ImageFilter.BoxBlur(2 * feather)).point(lambda value: 0 if value else 255)
    return ImageChops.lighter(ramp, ImageChops.darker(inside, near))


def composite(
    original: Image, edited: Image, mask: Image, size: Box | None = None, feather: int | None = None
) -> Image:
    """`edited` inside the mask and `original`, to the last bit, outside of it.

    Everything is brought to `size` (default: that of `edited`); an original that has that size is not resampled.
    """
    from PIL import Image, ImageChops

    size = size or edited.size
    alpha = mask.getchannel("A")
    if original.mode == "RGBA" and original.size == alpha.size:
        holes = original.getchannel("A")
        if ImageChops.difference(holes, alpha).getbbox() is None:
            original = original.convert("RGB")  # its transparency said where to paint, not how to look
    original, edited = _scaled(original, size), _scaled(edited, size)
    alpha = alpha if alpha.size == size else _scaled(alpha, size, Image.Resampling.NEAREST)
    mode = "RGBA" if "RGBA" in (original.mode, edited.mode) else "RGB"
    edge = feather_of(size) if feather is None else feather
    return Image.composite(edited.convert(mode), original.convert(mode), weights(alpha, edge))


def _scaled(picture: Image, size: Box, method: int | None = None) -> Image:
    from PIL.Image import Resampling

    if picture.size == size:
        return picture
    if not same_shape(picture.size, size):
        picture = cropped(picture, size)
    return picture.resize(size, Resampling.LANCZOS if method is None else Resampling(method))
