"""The coats of furry animals: colours, ears, tails, marks; one row of traits for each, no shapes."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from ...scene import Colour
from ..brush import Point, dark, light, mix, radial
from ..easel import Easel


@dataclass(frozen=True)
class Coat:
    """What tells one animal from another."""

    fur: Colour
    pale: Colour
    ears: str = "pointed"
    tail: str = "long"
    muzzle: str = "small"
    marks: str = ""
    nose: Colour = (70, 46, 46)
    tips: Colour | None = None


_CREAM = (255, 246, 232)
COATS = {
    "fox": Coat((232, 120, 52), _CREAM, "tall", "brush", "mask", tips=(70, 48, 50)),
    "cat": Coat((240, 168, 88), _CREAM, "pointed", "long", "small", "stripes", (226, 120, 124)),
    "dog": Coat((226, 172, 108), _CREAM, "floppy", "short", "broad", "patch"),
    "rabbit": Coat((232, 222, 216), (255, 252, 250), "long", "puff", "small", "", (232, 140, 150)),
    "bear": Coat((150, 100, 66), (222, 186, 146), "round", "puff", "broad"),
    "polarbear": Coat((240, 242, 246), (255, 255, 255), "round", "puff", "broad"),
    "panda": Coat((248, 246, 242), (255, 255, 255), "round", "puff", "broad", "panda",
        tips=(52, 48, 56)),
    "wolf": Coat((132, 140, 156), (232, 234, 238), "tall", "brush", "mask", tips=(86, 92, 108)),
    "lion": Coat((236, 182, 92), (255, 236, 196), "round", "tuft", "broad", "mane"),
    "tiger": Coat((242, 154, 62), _CREAM, "round", "long", "broad", "stripes", (210, 110, 110)),
    "mouse": Coat((170, 168, 180), (236, 228, 232), "big", "thin", "small", "", (236, 140, 156)),
    "koala": Coat((158, 166, 178), (232, 234, 238), "big", "none", "koala", "", (60, 58, 68)),
    "raccoon": Coat((142, 142, 150), (240, 240, 240), "pointed", "ringed", "mask", "bandit"),
    "pig": Coat((246, 176, 182), (255, 212, 212), "floppy", "curl", "snout", "", (220, 120, 136)),
    "squirrel": Coat((196, 116, 66), _CREAM, "tall", "plume", "small"),
    "monkey": Coat((146, 96, 66), (244, 208, 172), "side", "long", "face"),
    "frog": Coat((110, 184, 88), (226, 240, 176), "eyes", "none", "wide"),
    "leopard": Coat((240, 184, 96), _CREAM, "round", "long", "broad", "spots"),
    "cheetah": Coat((244, 198, 112), _CREAM, "round", "long", "small", "spots"),
    "blackpanther": Coat((62, 60, 76), (104, 102, 120), "round", "long", "broad", nose=(40, 36, 46)),
    "redpanda": Coat((202, 96, 52), (255, 244, 232), "round", "ringed", "mask", "bandit", tips=(70, 46, 46)),
    "hamster": Coat((240, 196, 132), (255, 248, 238), "round", "none", "broad", "", (232, 140, 150)),
    "otter": Coat((136, 96, 72), (232, 210, 184), "round", "long", "broad"),
    "beaver": Coat((138, 88, 58), (214, 168, 122), "round", "paddle", "broad", "teeth"),
    "badger": Coat((104, 104, 116), (244, 244, 244), "round", "puff", "broad", "badger"),
    "skunk": Coat((58, 56, 66), (246, 246, 248), "round", "plume", "small", "badger"),
    "meerkat": Coat((216, 176, 124), (250, 234, 208), "round", "thin", "small", "panda", tips=(92, 70, 60)),
    "kangaroo": Coat((198, 140, 92), (250, 228, 196), "donkey", "long", "broad"),
    "donkey": Coat((150, 144, 152), (240, 236, 232), "donkey", "tuft", "broad"),
    "sloth": Coat((168, 140, 112), (240, 222, 192), "none", "none", "broad", "panda", tips=(122, 92, 72)),
    "gorilla": Coat((74, 72, 86), (134, 126, 136), "side", "none", "face"),
    "lemur": Coat((156, 156, 166), (246, 246, 248), "big", "ringed", "small", "panda", tips=(58, 54, 62)),
    "ferret": Coat((232, 208, 170), (255, 250, 240), "round", "brush", "small", "bandit"),
    "guineapig": Coat((250, 244, 236), (255, 255, 255), "floppy", "none", "broad", "patch"),
    "corgi": Coat((236, 156, 78), (255, 252, 246), "corgi", "none", "blaze", "bib"),
    "wombat": Coat((140, 116, 100), (196, 176, 156), "round", "none", "koala", "", (66, 56, 58)),
    "capybara": Coat((176, 124, 80), (206, 164, 120), "round", "none", "hippo", "", (70, 50, 46)),
    "hyena": Coat((196, 170, 130), (240, 226, 200), "round", "brush", "broad", "spots", tips=(84, 66, 58)),
    "lynx": Coat((206, 164, 120), _CREAM, "tall", "puff", "mask", "spots", tips=(70, 52, 50)),
    "puma": Coat((214, 166, 112), _CREAM, "round", "long", "broad"),
    "graywolf": Coat((186, 152, 112), (246, 232, 208), "tall", "brush", "mask"),
    "labrador": Coat((238, 204, 142), (255, 246, 226), "floppy", "brush", "broad"),
    "dachshund": Coat((166, 100, 62), (232, 180, 130), "floppy", "thin", "broad"),
    "shepherd": Coat((186, 134, 84), (240, 206, 160), "tall", "brush", "broad", tips=(64, 54, 54)),
    "greycat": Coat((150, 158, 174), (222, 228, 236), "pointed", "long", "small", "", (206, 130, 136)),
    "chinchilla": Coat((176, 178, 192), (240, 240, 244), "big", "plume", "small", "", (226, 140, 150)),
    "possum": Coat((190, 188, 190), (250, 248, 246), "big", "thin", "small", "panda", (232, 140, 150), (90, 84, 90)),
    "rat": Coat((128, 118, 118), (220, 206, 206), "big", "thin", "small", "", (232, 140, 150)),
    "snowleopard": Coat((226, 230, 236), (255, 255, 255), "round", "brush", "broad", "spots"),
    "husky": Coat((120, 130, 150), (252, 252, 255), "tall", "brush", "mask", tips=(70, 76, 92)),
    "dalmatian": Coat((252, 252, 252), (255, 255, 255), "floppy", "long", "broad", "spots"),
    "poodle": Coat((250, 236, 226), (255, 250, 246), "floppy", "puff", "broad", "mop"),
    "blackcat": Coat((62, 60, 72), (98, 96, 110), "pointed", "long", "small", "", (226, 120, 124)),
    "siamese": Coat((244, 230, 208), (255, 250, 242), "pointed", "long", "small", "siamese", (120, 86, 80),
        (96, 72, 66)),
    "bat": Coat((96, 84, 116), (150, 136, 168), "big", "none", "small", "wings"),
    "mole": Coat((96, 88, 98), (160, 146, 150), "none", "thin", "snout", "", (240, 150, 160)),
    "boar": Coat((112, 90, 80), (150, 124, 110), "pointed", "thin", "snout", "tusks", (176, 130, 124)),
    "hippo": Coat((160, 148, 172), (214, 190, 200), "round", "none", "hippo", "", (110, 96, 120)),
    "platypus": Coat((128, 98, 82), (196, 164, 136), "none", "paddle", "bill"),
    "gumiho": Coat((250, 246, 244), (255, 255, 255), "tall", "nine", "mask", tips=(226, 90, 90)),
    "yeti": Coat((236, 242, 250), (255, 255, 255), "none", "none", "face"),
    "hedgehog": Coat((150, 112, 84), (250, 226, 194), "round", "none", "small", "spines"),
}


def toned_coat(easel: Easel, coat: Coat) -> Coat:
    asked = easel.look.colour
    if asked is None:
        return coat
    if coat.fur == COATS["fox"].fur and asked[0] > 180 and asked[1] < 150 and asked[2] < 90:
        return Coat((222, 92, 44), coat.pale, coat.ears, coat.tail, coat.muzzle, coat.marks,
            coat.nose, coat.tips)
    pale = mix(asked, (255, 252, 246), 0.72)
    tips = dark(asked, 0.5) if coat.tips and coat.marks != "panda" else coat.tips
    return Coat(asked, pale, coat.ears, coat.tail, coat.muzzle, coat.marks, coat.nose, tips)


def volume(shape: tuple[Point, float], fur: Colour) -> skia.Paint:
    (x, y), radius = shape
    return radial((x - radius * 0.25, y - radius * 0.45), radius * 1.7, (0, light(fur, 0.26), 255),
                  (0.5, fur, 255), (1, dark(fur, 0.26), 255))  # fmt: skip
