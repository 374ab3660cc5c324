"""What arms do: where elbows, hands and the thing in them are, for every figure with two arms."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from ...words import table
from ..brush import Point, curve, dark, fade, fill, oval, stroke
from ..easel import Easel, Pose

Limb = Callable[[list[Point]], None]


@dataclass(frozen=True)
class Gesture:
    """Elbow and hand of the far and the near arm, and foot, height and turn of what is held.

    All of it relative to the middle of the chest, in heights of a grown figure; a plain hold
    is drawn in front of the body, `behind` puts it at the back.
    """

    far: tuple[float, float, float, float]
    near: tuple[float, float, float, float]
    thing: tuple[float, float, float] = (0.0, 0.29, 0.17)
    turn: float = 0.0
    behind: bool = False
    bare: bool = False

    @property
    def low(self) -> bool:
        """Whether both hands stay below the chin."""
        return min(self.far[1], self.far[3], self.near[1], self.near[3]) >= 0.05 and self.thing[1] >= 0.17


_DOWN = (0.18, 0.13, 0.19, 0.26)


def _pair(arm: tuple[float, float, float, float], **more: object) -> Gesture:
    x, y, hx, hy = arm
    return Gesture((-x, y, -hx, hy), arm, **more)  # type: ignore[arg-type]


def _one(near: tuple[float, float, float, float], **more: object) -> Gesture:
    x, y, hx, hy = _DOWN
    return Gesture((-x, y, -hx, hy), near, **more)  # type: ignore[arg-type]


_UP = (0.22, 0.02, 0.25, -0.17)
GESTURES: dict[str, Gesture] = {
    "down": _pair(_DOWN),
    "hold": _pair((0.18, 0.14, 0.09, 0.21)),
    "read": _pair((0.19, 0.14, 0.13, 0.2), thing=(0.0, 0.29, 0.2)),
    "drink": _one((0.2, 0.13, 0.1, 0.1), thing=(0.11, 0.12, 0.19)),
    "umbrella": _one((0.2, 0.13, 0.17, 0.05), thing=(0.17, 0.24, 1.06), behind=True),
    "string": Gesture((-0.24, 0.1, -0.31, 0.02), (0.23, 0.14, 0.1, 0.14), (0.07, 0.03, 0.5), -82),
    "cello": Gesture((-0.2, 0.06, -0.04, 0.02), (0.22, 0.14, 0.14, 0.22), (0.0, 0.5, 0.62), 6),
    "guitar": Gesture((-0.22, 0.15, -0.02, 0.22), (0.25, 0.16, 0.28, 0.1), (-0.15, 0.36, 0.6), 58),
    "wind": Gesture((-0.16, 0.1, 0.06, 0.0), (0.22, 0.1, 0.17, -0.02), (0.02, -0.02, 0.36), 96),
    "keys": _pair((0.22, 0.1, 0.15, 0.19), bare=True),
    "wave": _one(_UP, thing=(0.25, -0.14, 0.15)),
    "sing": _one((0.22, 0.06, 0.26, -0.06), thing=(0.25, 0.02, 0.15)),
    "jump": _pair(_UP, thing=(0.25, -0.14, 0.15)),
    "dance": Gesture((-0.24, 0.06, -0.31, -0.12), (0.24, 0.08, 0.34, 0.1), (0.34, 0.12, 0.15)),
    "run": Gesture((-0.21, 0.09, -0.12, 0.19), (0.16, 0.15, 0.27, 0.06), (0.26, 0.1, 0.15)),
    "walk": Gesture((-0.18, 0.13, -0.21, 0.24), (0.17, 0.14, 0.24, 0.22), (0.24, 0.28, 0.16)),
    "fly": Gesture((-0.12, -0.14, -0.1, -0.34), (0.14, -0.14, 0.1, -0.36), (0.1, -0.32, 0.15)),
    "cook": _one((0.2, 0.14, 0.23, 0.17), thing=(0.33, 0.21, 0.15)),
    "rod": Gesture((-0.1, 0.16, 0.13, 0.16), (0.21, 0.14, 0.2, 0.12), (0.17, 0.2, 0.85), 34),
    "brush": _one((0.2, 0.1, 0.27, 0.02), thing=(0.25, 0.07, 0.26), turn=48),
    "staff": _one((0.2, 0.13, 0.22, 0.08), thing=(0.23, 0.52, 0.85), turn=4),
    "blade": _one((0.21, 0.1, 0.25, 0.02), thing=(0.24, 0.08, 0.46), turn=24),
    "string_up": _one((0.22, 0.02, 0.24, -0.1), thing=(0.25, 0.02, 0.75), behind=True),
    "kite": _one((0.23, 0.04, 0.29, -0.1), thing=(0.4, -0.04, 0.8), turn=22, behind=True),
    "photo": _pair((0.2, 0.1, 0.09, -0.02), thing=(0.0, 0.03, 0.13)),
    "hug": Gesture((-0.02, 0.14, 0.2, 0.12), (0.2, 0.08, 0.27, 0.04), (0.26, 0.1, 0.15)),
    "think": _one((0.21, 0.14, 0.08, 0.0), thing=(0.0, 0.29, 0.16)),
    "meditate": _pair((0.2, 0.14, 0.03, 0.15)),
    "ride": Gesture((-0.08, 0.15, 0.14, 0.2), (0.17, 0.14, 0.21, 0.19), (0.21, 0.24, 0.15)),
    "squeeze": _pair((0.21, 0.13, 0.19, 0.12), thing=(0.0, 0.26, 0.24)),
    "drum": _pair((0.21, 0.1, 0.13, 0.17), bare=True),
    "placard": _pair(_UP, thing=(0.0, -0.37, 0.62)),
    "raise": _one((0.24, -0.03, 0.27, -0.31), thing=(0.27, -0.26, 0.15)),
    "holdhands": _one((0.22, 0.1, 0.36, 0.17)),
    "tug": Gesture((-0.02, 0.13, 0.2, 0.12), (0.16, 0.14, 0.29, 0.11)),
    "skiprope": _pair((0.2, 0.15, 0.28, 0.13)),
    "bow": _pair((0.16, 0.14, 0.13, 0.27)),
    "jegi": Gesture((-0.24, 0.06, -0.31, -0.06), (0.24, 0.08, 0.34, 0.04), (0.34, 0.3, 0.2)),
    "stick": _one((0.22, 0.1, 0.25, 0.03), thing=(0.25, 0.09, 0.34)),
    "aim": Gesture((-0.02, 0.14, 0.2, 0.13), (0.2, 0.12, 0.29, 0.1), (0.36, 0.17, 0.2)),
    "write": _one((0.2, 0.15, 0.12, 0.21), thing=(0.12, 0.24, 0.2), turn=24),
}
_BY_THING = {
    "umbrella": "umbrella", "violin": "string", "fiddle": "string", "ukulele": "guitar", "guitar": "guitar",
    "gayageum": "guitar", "cello": "cello", "accordion": "squeeze", "flute": "wind", "trumpet": "wind",
        "saxophone": "wind", "pipe": "wind",
    "fishingrod": "rod", "paintbrush": "brush", "brush": "brush", "broom": "staff", "staff": "staff", "flag": "staff",
    "blade": "blade", "sword": "blade", "wand": "brush", "toyballoon": "string_up", "balloon": "string_up",
    "kite": "kite", "pan": "cook", "wateringcan": "cook", "photocamera": "photo", "camera": "photo",
    "sign": "placard", "koreanflag": "staff", "cane": "staff", "shovel": "staff", "racket": "blade",
    "baseballbat": "blade",
    "golfclub": "blade", "hammer": "blade", "axe": "blade", "torch": "brush", "wineglass": "drink",
    "glassofwater": "drink", "plasticbottle": "drink", "bubbletea": "drink", "latte": "drink", "popsicle": "drink",
    "microphone": "sing", "quill": "write", "watergun": "aim", "telescope": "photo", "binoculars": "photo",
    "jegi": "jegi", "cottoncandy": "stick",
    "pinwheel": "stick", "magnifier": "stick", "lollipop": "drink", "icecream": "drink", "cup": "drink",
}  # fmt: skip
_BY_ACTION = {
    "read": "read", "drink": "drink", "eat": "drink", "play": "keys", "wave": "wave", "jump": "jump", "dance": "dance",
    "run": "run", "walk": "walk", "fly": "fly", "swim": "fly", "cook": "cook", "hug": "hug", "think": "think",
    "meditate": "meditate", "ride": "ride", "drive": "ride", "sing": "sing", "write": "write", "skate": "dance",
    "ski": "walk", "surf": "dance", "pedal": "ride", "paint": "brush", "sit": "down", "bubbles": "drink",
        "kick": "dance", "raise": "raise", "holdhands": "holdhands", "tug": "tug", "skiprope": "skiprope", "bow": "bow",
    "keys": "ride", "pluck": "ride", "drum": "drum",
}  # fmt: skip


def gesture_for(pose: Pose) -> Gesture:
    """What the arms do, first by the thing in the hands, then by what is being done."""
    if pose.holding is not None:
        kind = _BY_THING.get(pose.holding)
        if pose.action in ("hold", "read") and kind in ("drink", "cook"):
            kind = None
        return GESTURES[kind or ("read" if pose.action == "read" else "hold")] if (
            kind or pose.action not in ("drink", "eat", "wave", "cook")
        ) else GESTURES[_BY_ACTION[pose.action or ""]]
    return GESTURES[_BY_ACTION.get(pose.action or "", "down")]


@dataclass(frozen=True)
class Chest:
    """Where a figure's arms grow: the middle of the chest, half its width, and its scale."""

    y: float
    half: float
    scale: float = 1.0
    grip: float = 1.0
    wide: float = 1.0


def thing_in_hand(easel: Easel, chest: Chest, gesture: Gesture) -> None:
    """Paints what is held, turned as it is used."""
    if easel.pose.holding is None or gesture.bare:
        return
    details = table("nouns")[easel.pose.holding]
    tool = gesture not in (GESTURES["hold"], GESTURES["read"], GESTURES["drink"], GESTURES["wave"])
    grip = float(details.get("grip", 1.0)) if tool else 1.0
    x, y, height = gesture.thing
    canvas = easel.canvas
    canvas.save()
    canvas.translate(x * chest.scale, chest.y + y * chest.scale)
    canvas.rotate(gesture.turn)
    easel.hold(0.0, 0.0, height * chest.scale * chest.grip / grip)
    if gesture is GESTURES["read"] and easel.pose.holding != "notebook":
        _pages(easel, height * chest.scale * chest.grip)
    canvas.restore()


def _pages(easel: Easel, h: float) -> None:
    """The open pages of a book that is being read, lit and lined, over its cover."""
    canvas = easel.canvas
    for side in (-1, 1):
        leaf = curve([(0, -0.86 * h), (side * 0.3 * h, -1.0 * h), (side * 0.68 * h, -0.94 * h),
            (side * 0.66 * h, -0.2 * h),
            (side * 0.3 * h, -0.26 * h), (0, -0.1 * h)])
        canvas.drawPath(leaf, fade((0, 0), (side * 0.7 * h, 0), (226, 216, 200), (255, 252, 242)))
        canvas.drawPath(leaf, stroke((150, 130, 120), 0.02 * h))
        for k in range(4):
            y = (-0.78 + 0.15 * k) * h
            canvas.drawLine(side * 0.13 * h, y, side * 0.55 * h, y - 0.06 * h, stroke((150, 140, 144), 0.026 * h))


def arms(easel: Easel, chest: Chest, limb: Limb, gesture: Gesture) -> None:
    """Both arms over what they hold; `limb` draws one through shoulder, elbow and hand."""
    s, y = chest.scale, chest.y
    for side, arm in ((-1, gesture.far), (1, gesture.near)):
        ex, ey, hx, hy = arm
        w = s * (chest.wide if hy < 0.05 else 1.0)
        limb([(side * chest.half, y), (ex * w, y + ey * s), (hx * w, y + hy * s)])
    if gesture is GESTURES["string"]:
        bow = ((0.1 * s, y + 0.15 * s), (-0.2 * s, y - 0.13 * s))
        easel.canvas.drawLine(*bow[0], *bow[1], stroke((96, 60, 44), 0.014))
        easel.canvas.drawLine(bow[0][0], bow[0][1] - 0.014, bow[1][0], bow[1][1] - 0.014,
            stroke((250, 246, 236), 0.006))
    if easel.pose.action == "paint":
        _canvas(easel, 0.5 * s, y + 0.04 * s)
    if easel.pose.action in ("tug", "skiprope"):
        _rope(easel, s, y)
    if easel.pose.action == "bubbles":
        _bubbles(easel, (0.16 * s, y - 0.05 * s))


def glove(easel: Easel, points: list[Point], width: float) -> None:
    """What is worn on the hand at the end of an arm, turned the way the arm goes."""
    (ex, ey), (x, y) = points[-2], points[-1]
    easel.canvas.save()
    easel.canvas.translate(x, y)
    easel.canvas.rotate(math.degrees(math.atan2(y - ey, x - ex)) + 90)
    easel.wear("hands", 0.0, 0.0, width)
    easel.canvas.restore()


def _canvas(easel: Easel, x: float, y: float) -> None:
    """A picture on an easel, half done."""
    for foot in (-0.12, 0.12):
        easel.canvas.drawLine(x, y - 0.2, x + foot, 0.0, stroke((150, 104, 70), 0.022))
    area = oval(x, y, 0.15, 0.17)
    easel.canvas.drawRect(area, fill((255, 253, 246)))
    easel.canvas.drawRect(area, stroke((196, 166, 130), 0.016))
    easel.canvas.drawCircle(x + 0.06, y - 0.07, 0.035, fill((250, 190, 80)))
    easel.canvas.drawPath(curve([(x - 0.14, y + 0.1), (x - 0.04, y + 0.02), (x + 0.14, y + 0.09), (x + 0.14, y + 0.16),
        (x - 0.14, y + 0.16)]), fill((110, 180, 110)))


def _rope(easel: Easel, s: float, y: float) -> None:
    """The rope that is pulled, out to the other side; or the one that is skipped, in its arc over the head."""
    rope, shade = stroke((206, 164, 104), 0.028), stroke((150, 108, 66), 0.04)
    if easel.pose.action == "tug":
        # the body leans back; out of the hands the rope runs level
        points = [(-0.34 * s, y + 0.3 * s), (0.0, y + 0.14 * s), (0.29 * s, y + 0.11 * s), (0.62 * s, y + 0.19 * s)]
    else:
        points = [(-0.28 * s, y + 0.13 * s), (-0.52 * s, y - 0.2 * s), (-0.42 * s, y - 0.62 * s), (0.0, y - 0.78 * s),
            (0.42 * s, y - 0.62 * s), (0.52 * s, y - 0.2 * s), (0.28 * s, y + 0.13 * s)]
        rope, shade = stroke((226, 96, 110), 0.018), stroke((150, 50, 66), 0.026)
    for paint in (shade, rope):
        easel.canvas.drawPath(curve(points, False), paint)


def _bubbles(easel: Easel, at: Point) -> None:
    for k, (dx, dy, r) in enumerate(((0.1, 0, 0.05), (0.24, -0.1, 0.07), (0.34, 0.04, 0.04), (0.4, -0.2, 0.055))):
        x, y = at[0] + dx, at[1] + dy
        easel.canvas.drawCircle(x, y, r, fill((214, 240, 255), 90))
        easel.canvas.drawCircle(x, y, r, stroke(((250, 200, 240), (190, 230, 255))[k % 2], 0.008, 220))
        easel.canvas.drawCircle(x - r * 0.35, y - r * 0.35, r * 0.2, fill((255, 255, 255), 230))


def zzz(easel: Easel, x: float, y: float) -> None:
    """The letters of sleep rising from a head."""
    for k in range(3):
        z, cx, cy = 0.026 + 0.012 * k, x + 0.08 * k, y - 0.1 * k
        path = curve([(cx - z, cy - z), (cx + z, cy - z)], False)
        path.lineTo(cx - z, cy + z)
        path.lineTo(cx + z, cy + z)
        easel.canvas.drawPath(path, stroke((96, 104, 160), 0.013))


def ripples(easel: Easel, half: float) -> None:
    """Water closing around a swimmer at y = 0."""
    for k, alpha in ((1.5, 90), (1.15, 150)):
        easel.canvas.drawOval(oval(0, 0.0, half * k, half * 0.2 * k), stroke((236, 248, 255), 0.016, alpha))
    easel.canvas.drawOval(oval(0, 0.02, half, half * 0.13), fill(dark((150, 206, 236), 0.05), 150))
