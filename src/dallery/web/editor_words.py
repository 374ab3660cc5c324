"""What the editor says: to eyes and ears while somebody draws, and when something sent with the form does not fit."""

from __future__ import annotations

from types import MappingProxyType

from dallery.web.language import N_, say
from dallery.web.wording import Said

# Said by the scripts, aloud and in the hint below the picture; {names} are filled in there.
_SPOKEN = MappingProxyType(
    {
        "brush": N_("Brush"),
        "eraser": N_("Eraser"),
        "lasso": N_("Lasso"),
        "rectangle": N_("Rectangle"),
        "invert": N_("Invert"),
        "feather": N_("Soft edge"),
        "clear": N_("Clear"),
        "load": N_("Mask from a file"),
        "extend": N_("Grow the picture"),
        "undone": N_("Undone: {name}"),
        "redone": N_("Done again: {name}"),
        "nothing": N_("There is nothing more to undo."),
        "nothing-ahead": N_("There is nothing to do again."),
        "place": N_("{x} % across, {y} % down"),
        "pen-down": N_("The brush is down: the arrow keys paint."),
        "pen-up": N_("The brush is up."),
        "corner": N_("Corner {number}. Enter in the same place closes the shape, Escape gives it up."),
        "first-corner": N_("First corner. Move with the arrow keys, Enter sets the opposite corner."),
        "given-up": N_("Given up."),
        "share": N_("{share} % of the picture may change."),
        "empty": N_("Nothing is marked: the whole picture may change."),
        "edges": N_("The new edges will be painted."),
        "size": N_("Brush of {size} pixels"),
        "zoom": N_("{percent} %"),
        "grown": N_("Grows to {width} × {height} pixels."),
        "adjusted": N_("Grows to {width} × {height} pixels, the nearest that this model can paint."),
        "back": N_("Your marking from before is back."),
        "loaded": N_("The mask is loaded."),
        "unfit": N_("This mask has another shape than the picture. It must have the same proportions."),
        "opaque": N_("Nothing in this file is transparent. Transparent is what may change."),
        "unreadable": N_("This file is no picture that can be read."),
        "too-soft": N_("The marking is so thin and soft that nothing may really change. Paint a little more."),
        "too-large": N_("The picture has become too large to send. Let it grow a little less."),
        "offline": N_("The server could not be reached. Nothing was ordered; your marking is still here."),
        "sending": N_("Sending"),
        "before-after": N_("{percent} % of the new picture"),
    }
)

# By (param, code) of the error, where the general words would miss the point.
FAULTS = MappingProxyType(
    {
        ("mask", "no_part"): Said(
            N_("Nothing is chosen"),
            N_("No part of the picture was ticked."),
            N_("Tick at least one part, or let everything change."),
            detail=False,
        ),
        ("mask", "no_mask"): Said(
            N_("The mask is missing"),
            N_("No file was chosen."),
            N_("Choose a PNG in which the part that may change is transparent."),
            detail=False,
        ),
        ("image", "missing_picture"): Said(
            N_("The larger picture is missing"),
            N_("A picture can only grow with JavaScript."),
            N_("Switch it on, or leave the picture at its size."),
            detail=False,
        ),
        ("mask", "invalid_image"): Said(
            N_("This mask does not fit"),
            N_("The file cannot be used as a mask for this picture. Nothing was ordered."),
            N_("Send a PNG of the picture's proportions in which the part that may change is transparent."),
        ),
        ("mask", "image_too_large"): Said(
            N_("This mask is too large"),
            N_("A mask must be smaller than 4 MB. Nothing was ordered."),
            N_("Save it as a PNG without anything else in it."),
            detail=False,
        ),
        ("image", "invalid_image"): Said(
            N_("This picture cannot be changed"),
            N_("The picture could not be read as one that can be edited. Nothing was ordered."),
            N_("Download it, save it as PNG with another program, and start from there."),
        ),
        ("image", "image_too_large"): Said(
            N_("This picture is too large"),
            N_("At most 20 MB and 16 million pixels can be sent. Nothing was ordered."),
            N_("Let it grow a little less."),
        ),
    }
)


def spoken() -> dict[str, str]:
    """The scripts' sentences in the reader's language."""
    return {name: say(sentence) for name, sentence in _SPOKEN.items()}
