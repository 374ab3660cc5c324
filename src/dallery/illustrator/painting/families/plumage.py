"""More birds, from two builds: short-necked on a twig's legs and long-necked waders; one row of traits each."""

from __future__ import annotations

from dataclasses import dataclass

from ...scene import Colour
from ..brush import curve, dark, fade, fill, light, mix, polygon, radial, stroke
from ..easel import Easel, Painter
from . import gestures
from .faces import side_eye


@dataclass(frozen=True)
class Plume:
    """Colours and marks of one bird."""

    body: Colour
    belly: Colour
    beak: Colour = (248, 178, 66)
    bill: str = "short"
    crest: str = ""
    tail: str = "plain"
    cheek: Colour | None = None
    wing: Colour | None = None


_SHORT = {
    "crow": Plume((54, 54, 70), (80, 80, 98), (70, 66, 78), "long"),
    "eagle": Plume((112, 76, 54), (150, 106, 74), (250, 190, 60), "hook", cheek=(252, 250, 244)),
    "hawk": Plume((150, 104, 70), (240, 220, 186), (90, 84, 90), "hook"),
    "dove": Plume((246, 246, 250), (255, 255, 255), (240, 170, 150)),
    "pigeon": Plume((150, 158, 176), (196, 202, 214), (90, 86, 96), cheek=(110, 150, 130)),
    "parrot": Plume((224, 62, 56), (250, 190, 70), (70, 62, 66), "hook", tail="long", cheek=(252, 248, 240),
        wing=(62, 120, 218)),
    "toucan": Plume((48, 48, 60), (252, 246, 226), (250, 160, 50), "giant", cheek=(252, 240, 190)),
    "robin": Plume((130, 104, 84), (232, 110, 62), (90, 70, 60), cheek=(232, 110, 62)),
    "magpie": Plume((46, 50, 70), (250, 250, 252), (60, 58, 70), "long", tail="long", wing=(60, 110, 170)),
    "seagull": Plume((250, 250, 252), (255, 255, 255), (250, 190, 70), wing=(176, 184, 198)),
    "hummingbird": Plume((70, 170, 130), (240, 244, 236), (80, 76, 90), "needle", cheek=(226, 80, 110)),
    "woodpecker": Plume((60, 58, 70), (250, 248, 240), (120, 110, 110), "needle", crest="red"),
    "canary": Plume((252, 214, 84), (255, 236, 150), (240, 150, 80)),
    "peacock": Plume((44, 110, 190), (60, 150, 180), (110, 104, 116), crest="pins", tail="fan"),
    "turkey": Plume((130, 84, 62), (170, 116, 80), (246, 190, 90), crest="wattle", tail="fan"),
    "phoenix": Plume((240, 110, 50), (255, 206, 90), (255, 220, 120), "hook", crest="flame", tail="flame",
        wing=(250, 160, 60)),
}


def _tail(easel: Easel, plume: Plume) -> None:
    canvas, tone = easel.canvas, plume.body
    if plume.tail == "fan":
        for k in range(9):
            angle = -150 + 15 * k
            canvas.save()
            canvas.translate(-0.2, -0.36)
            canvas.rotate(angle + 90)
            canvas.drawPath(curve([(-0.03, 0), (-0.1, -0.5), (0, -0.66), (0.1, -0.5), (0.03, 0)]),
                fade((0, -0.6), (0, 0), (70, 170, 130) if tone[2] > tone[0] else (206, 130, 80), dark(tone, 0.2)))
            canvas.drawCircle(0, -0.52, 0.06, fill((250, 206, 90)))
            canvas.drawCircle(0, -0.52, 0.035, fill((46, 80, 170)))
            canvas.restore()
        return
    if plume.tail == "flame":
        for k, colour in enumerate(((240, 80, 50), (250, 150, 50), (255, 214, 90))):
            shape = curve([(-0.25, -0.4), (-0.6 - 0.1 * (2 - k), -0.62), (-0.86 + 0.1 * k, -0.36),
                (-0.72 + 0.08 * k, -0.16), (-0.3, -0.24)])
            canvas.drawPath(shape, fill(colour))
            easel.glow.drawPath(shape, fill(colour, 90))
        return
    length = 0.98 if plume.tail == "long" else 0.68
    canvas.drawPath(polygon([(-0.26, -0.44), (-length, -0.3 if plume.tail == "long" else -0.5), (-length + 0.04, -0.2),
        (-0.28, -0.26)]),
        fill(dark(plume.wing or tone, 0.25)))


def _beak(easel: Easel, plume: Plume) -> None:
    canvas, beak = easel.canvas, plume.beak
    shapes = {
        "short": [(0.46, -0.64), (0.64, -0.55), (0.46, -0.5)], "long": [(0.46, -0.65), (0.76, -0.55), (0.46, -0.5)],
        "needle": [(0.46, -0.6), (0.9, -0.58), (0.46, -0.54)],
    }  # fmt: skip
    if plume.bill == "hook":
        canvas.drawPath(curve([(0.42, -0.68), (0.6, -0.66), (0.62, -0.46), (0.54, -0.54), (0.43, -0.5)]), fill(beak))
    elif plume.bill == "giant":
        canvas.drawPath(curve([(0.42, -0.7), (0.74, -0.74), (0.92, -0.54), (0.86, -0.44), (0.44, -0.5)]),
            fade((0.4, 0), (0.9, 0), (255, 200, 70), (230, 90, 50)))
        canvas.drawCircle(0.87, -0.53, 0.05, fill((50, 46, 56)))
    else:
        canvas.drawPath(polygon(shapes[plume.bill]), fill(beak))


def _short(easel: Easel, plume: Plume) -> None:
    canvas = easel.canvas
    tone = easel.look.or_else(plume.body)
    plume = Plume(tone, plume.belly, plume.beak, plume.bill, plume.crest, plume.tail, plume.cheek, plume.wing)
    flying = easel.pose.action in ("fly", "run", "jump")
    wing_tone = plume.wing or tone
    _tail(easel, plume)
    if flying:
        canvas.drawPath(curve([(-0.04, -0.5), (0.0, -0.98), (0.34, -1.2), (0.24, -0.72), (0.16, -0.5)]),
            fill(dark(wing_tone, 0.3)))
    else:
        for x in (-0.02, 0.12):
            canvas.drawLine(x, -0.16, x + 0.02, 0, stroke((220, 150, 80), 0.028))
    canvas.drawPath(curve([(0.5, -0.58), (0.34, -0.8), (0.1, -0.7), (-0.2, -0.52), (-0.42, -0.4), (-0.16, -0.16),
        (0.2, -0.14), (0.42, -0.34)]),
        radial((0.14, -0.62), 0.7, (0, light(tone, 0.26), 255), (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    canvas.drawPath(curve([(0.4, -0.42), (0.24, -0.46), (0.0, -0.3), (-0.08, -0.18), (0.16, -0.14), (0.36, -0.26)]),
        fill(plume.belly))
    if plume.cheek is not None:
        canvas.drawPath(curve([(0.5, -0.6), (0.36, -0.78), (0.2, -0.68), (0.22, -0.5), (0.42, -0.46)]),
            fill(plume.cheek))
    _beak(easel, plume)
    if plume.crest:
        colour = {"red": (220, 60, 56), "pins": (60, 130, 200), "wattle": (220, 60, 56),
            "flame": (255, 200, 80)}[plume.crest]
        for k in range(3):
            canvas.drawLine(0.3, -0.76, 0.2 + 0.1 * k, -0.94, stroke(colour, 0.03))
            canvas.drawCircle(0.2 + 0.1 * k, -0.95, 0.03, fill(colour))
    side_eye(canvas, easel.pose, (0.35, -0.62), 0.05)
    wing = [(0.12, -0.5), (-0.16, -0.94), (-0.5, -1.1), (-0.38, -0.74), (-0.2, -0.46)] if flying else [
        (0.16, -0.5), (-0.06, -0.52), (-0.46, -0.3), (-0.14, -0.22), (0.08, -0.3)]
    canvas.drawPath(curve(wing), radial((0.05, -0.5), 0.55, (0, light(wing_tone, 0.12), 255),
        (1, dark(wing_tone, 0.35), 255)))
    easel.wear("head", 0.32, -0.74, 0.3)
    easel.wear("eyes", 0.36, -0.55, 0.24)
    easel.wear("neck", 0.3, -0.46, 0.3)
    _carry(easel, 0.5, -0.34)


def _carry(easel: Easel, x: float, y: float) -> None:
    if easel.pose.holding is not None:
        gesture = gestures.gesture_for(easel.pose)
        easel.canvas.save()
        easel.canvas.translate(x, 0)
        gestures.thing_in_hand(easel, gestures.Chest(y, 0.1, 0.8), gesture)
        easel.canvas.restore()


@dataclass(frozen=True)
class Wader:
    """A long-necked bird: its colours, how long its legs are, whether it swims."""

    body: Colour
    beak: Colour
    legs: float
    tip: Colour
    afloat: bool = False
    crown: Colour | None = None


_LONG = {
    "flamingo": Wader((250, 140, 170), (250, 220, 210), 0.42, (226, 90, 130)),
    "crane": Wader((250, 250, 252), (120, 120, 110), 0.38, (52, 52, 66), crown=(214, 56, 56)),
    "heron": Wader((160, 176, 196), (246, 190, 80), 0.38, (96, 110, 140)),
    "swan": Wader((252, 252, 255), (246, 140, 60), 0.0, (232, 236, 246), True),
    "goose": Wader((240, 240, 242), (246, 160, 60), 0.14, (206, 210, 220)),
    "ostrich": Wader((66, 60, 70), (240, 190, 160), 0.42, (250, 250, 252)),
    "pelican": Wader((250, 248, 244), (250, 180, 80), 0.16, (70, 70, 86)),
}


def _long(easel: Easel, wader: Wader) -> None:
    canvas, tone = easel.canvas, easel.look.or_else(wader.body)
    low = -wader.legs
    for k, x in enumerate((-0.04, 0.06)):
        if wader.legs:
            knee = (x + (0.06 if k else 0.0), low * 0.5)
            canvas.drawPath(curve([(x, low - 0.06), knee, (x + 0.02, 0)], False), stroke(dark(wader.beak, 0.15), 0.026))
            canvas.drawLine(x + 0.02, -0.005, x + 0.1, 0.0, stroke(dark(wader.beak, 0.15), 0.024))
    canvas.drawPath(curve([(0.2, low - 0.16), (-0.06, low - 0.32), (-0.44, low - 0.24), (-0.4, low - 0.08),
        (0.0, low - 0.01), (0.2, low - 0.06)]),
        radial((-0.05, low - 0.26), 0.5, (0, light(tone, 0.3), 255), (0.6, tone, 255), (1, dark(tone, 0.22), 255)))
    canvas.drawPath(curve([(0.06, low - 0.2), (-0.2, low - 0.26), (-0.5, low - 0.26), (-0.36, low - 0.1),
        (-0.06, low - 0.08)]), fill(mix(tone, wader.tip, 0.5)))
    skin = wader.beak if wader.legs > 0.4 and tone[0] < 100 else tone
    neck = curve([(0.14, low - 0.14), (0.3, low - 0.26), (0.16, low - 0.42 if wader.legs else -0.6), (0.22, -0.86),
        (0.3, -0.9)], False)
    canvas.drawPath(neck, stroke(dark(skin, 0.14), 0.1))
    canvas.drawPath(neck, stroke(skin, 0.084))
    canvas.drawCircle(0.3, -0.89, 0.085, fill(skin))
    if wader.crown is not None:
        canvas.drawCircle(0.29, -0.96, 0.045, fill(wader.crown))
    pouch = wader.legs == 0.16
    canvas.drawPath(curve([(0.36, -0.93), (0.58, -0.88), (0.5 if not pouch else 0.62, -0.82),
        (0.36 if not pouch else 0.42, -0.83 if not pouch else -0.7)]),
        fill(wader.beak))
    side_eye(canvas, easel.pose, (0.33, -0.91), 0.022)
    easel.wear("head", 0.29, -0.95, 0.2)
    easel.wear("neck", 0.22, -0.76, 0.16)
    _carry(easel, 0.44, low - 0.3)


def _short_painter(plume: Plume) -> Painter:
    return lambda easel: _short(easel, plume)


def _long_painter(wader: Wader) -> Painter:
    return lambda easel: _long(easel, wader)


PAINTERS: dict[str, Painter] = {
    **{name: _short_painter(plume) for name, plume in _SHORT.items()},
    **{name: _long_painter(wader) for name, wader in _LONG.items()},
}
