"""Small and large furry animals: which posture their action asks for."""

from __future__ import annotations

from ..easel import Easel, Painter
from . import postures
from .coats import COATS, Coat, toned_coat


def _critter(coat: Coat) -> Painter:
    def paint(easel: Easel) -> None:
        toned = toned_coat(easel, coat)
        action = easel.pose.action
        if easel.pose.bust:
            easel.canvas.translate(0, 0.3)
        if action in ("sleep", "rest"):
            postures.asleep(easel, toned)
        elif action in ("run", "walk", "swim", "fly") and not easel.pose.bust:
            postures.on_all_fours(easel, toned)
        elif action in ("drive", "wade"):
            postures.half_seen(easel, toned)
        elif easel.pose.bust or (action in SEATED and not (easel.pose.holding in TALL and action in _FREE)) or (
            action in ("hold", "drink", "eat") and easel.pose.holding not in TALL
        ):
            postures.seated(easel, toned)
        else:
            postures.upright(easel, toned)

    return paint


SEATED = (None, "read", "look", "sit", "stand", "ride", "perch", "pedal", "meditate", "think", "wear", "wave", "write")
_FREE = (None, "look", "stand", "wear", "wave")  # nothing said of sitting: an umbrella wants to be carried
TALL = ("umbrella", "fishingrod", "broom", "violin", "guitar", "flute", "trumpet", "cello", "saxophone", "kite",
    "toyballoon",
    "blade", "wand", "paintbrush", "pan", "wateringcan", "sword", "microphone", "flag")
PAINTERS = {name: _critter(coat) for name, coat in COATS.items()}
