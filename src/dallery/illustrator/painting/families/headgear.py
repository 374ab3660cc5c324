"""Hats of trades and tales as things of their own, and clothes that are worn on the body."""

from __future__ import annotations

from ...scene import Colour
from ..brush import ball, box, curve, dark, fade, fill, light, oval, polygon, stroke
from ..easel import Easel, Painter
from .hats import HATS

_ALONE = {
    "spacehelmet": ("space", 1.25), "wizardhat": ("wizard", 1.0), "witchhat": ("witch", 1.0), "chefhat": ("chef", 1.0),
    "firehat": ("fire", 1.0), "policecap": ("cap", 1.0), "strawhat": ("straw", 1.0), "knighthelmet": ("knight", 1.15),
    "ninjamask": ("ninja", 1.2), "piratehat": ("pirate", 1.0), "beret": ("beret", 1.0),
        "graduatecap": ("graduate", 1.0),
    "captainhat": ("captain", 1.0), "cowboyhat": ("cowboy", 1.0), "jesterhat": ("jester", 1.0),
        "hardhat": ("hard", 1.0),
    "santahat": ("santa", 1.0), "elfhat": ("elf", 1.0), "vikinghelmet": ("viking", 1.0), "heromask": ("hero", 1.2),
    "nursecap": ("nurse", 1.0), "aviatorhat": ("aviator", 1.1), "veil": ("veil", 1.1), "gat": ("gat", 1.0),
    "headband": ("sporty", 1.1),
}  # fmt: skip
_ROOM: float = 1.3 / 0.5


def _hat(name: str, scale: float) -> Painter:
    def paint(easel: Easel) -> None:
        canvas = easel.canvas
        k = _ROOM * scale
        canvas.save()
        canvas.translate(0, 0.16 * _ROOM)
        canvas.scale(k, k)
        HATS[name](canvas, easel.look.or_else((92, 84, 176)))
        canvas.restore()

    return paint


def _beanie(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((214, 82, 92)), easel.canvas
    canvas.drawPath(curve([(-0.6, -0.1), (-0.52, -0.6), (0, -0.9), (0.52, -0.6), (0.6, -0.1)]),
        fade((-0.5, 0), (0.5, 0), light(tone, 0.2),
        dark(tone, 0.2)))
    canvas.drawRoundRect(box(-0.64, -0.22, 1.28, 0.28), 0.12, 0.12, fill(light(tone, 0.35)))
    canvas.drawCircle(0, -0.9, 0.17, ball((0, -0.9), 0.17, (255, 250, 242)))


def _headphones(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((70, 74, 98)), easel.canvas
    canvas.translate(0, 0.46)
    canvas.scale(1.22, 1.1)
    canvas.drawPath(curve([(-0.5, -0.3), (-0.48, -0.8), (0, -1.06), (0.48, -0.8), (0.5, -0.3)], False),
        stroke(tone, 0.1))
    for side in (-1, 1):
        canvas.drawRoundRect(box(side * 0.5 - 0.11, -0.5, 0.22, 0.42), 0.1, 0.1,
            fade((0, -0.5), (0, -0.1), light(tone, 0.3), dark(tone, 0.3)))


def _torso(easel: Easel, tone: Colour, hem: float) -> None:
    easel.canvas.drawPath(curve([(-0.2, -0.9), (-0.36, -0.66), (-0.3 - hem, -0.02), (0, 0.02), (0.3 + hem, -0.02),
        (0.36, -0.66), (0.2, -0.9),
        (0, -0.82)]), fade((-0.4, -0.8), (0.4, 0), light(tone, 0.2), dark(tone, 0.25)))


def _dress(easel: Easel) -> None:
    tone = easel.look.or_else((226, 92, 120))
    _torso(easel, tone, 0.2)
    easel.canvas.drawPath(curve([(-0.31, -0.48), (0, -0.43), (0.31, -0.48)], False), stroke(dark(tone, 0.3), 0.06))


def _suit(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((58, 66, 96)), easel.canvas
    _torso(easel, tone, 0.0)
    canvas.drawPath(polygon([(-0.16, -0.87), (0.16, -0.87), (0, -0.36)]), fill((252, 252, 255)))
    canvas.drawPath(polygon([(-0.05, -0.82), (0.05, -0.82), (0.06, -0.48), (0, -0.4), (-0.06, -0.48)]),
        fill((206, 66, 72)))


def _coat(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 250, 252)), easel.canvas
    _torso(easel, tone, 0.08)
    canvas.drawLine(0, -0.8, 0, 0, stroke(dark(tone, 0.3), 0.02))
    for y in (-0.6, -0.42, -0.24):
        canvas.drawCircle(0.05, y, 0.025, fill(dark(tone, 0.4)))


def _raincoat(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 208, 68)), easel.canvas
    _torso(easel, tone, 0.16)
    canvas.drawLine(0, -0.8, 0, 0, stroke(dark(tone, 0.3), 0.02))
    for y in (-0.62, -0.42, -0.22):
        canvas.drawLine(-0.05, y, 0.05, y, stroke((110, 84, 60), 0.05))


def _sweater(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((206, 84, 80)), easel.canvas
    _torso(easel, tone, 0.04)
    for y in (-0.58, -0.28):
        points = [(-0.3 + 0.1 * k, y + (0.05 if k % 2 else -0.02)) for k in range(7)]
        canvas.drawPath(polygon(points, False), stroke(light(tone, 0.75), 0.045))


def _shirt(easel: Easel) -> None:
    tone = easel.look.or_else((96, 160, 200))
    _torso(easel, tone, 0.0)
    easel.canvas.drawPath(polygon([(-0.13, -0.88), (0.13, -0.88), (0, -0.68)]), fill(light(tone, 0.7)))


def _apron(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 240, 226)), easel.canvas
    canvas.drawRoundRect(box(-0.24, -0.72, 0.48, 0.7), 0.1, 0.1,
        fade((0, -0.7), (0, 0), light(tone, 0.4), dark(tone, 0.12)))
    canvas.drawRect(box(-0.11, -0.36, 0.22, 0.16), stroke(dark(tone, 0.3), 0.02))


def _hanbok(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((220, 76, 110)), easel.canvas
    _torso(easel, tone, 0.24)
    canvas.drawPath(curve([(-0.2, -0.9), (-0.36, -0.66), (-0.34, -0.5), (0, -0.46), (0.34, -0.5), (0.36, -0.66),
        (0.2, -0.9), (0, -0.8)]),
        fill((255, 240, 200)))
    canvas.drawLine(0.04, -0.6, 0.1, -0.14, stroke((196, 48, 78), 0.06))


def _tutu(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 180, 204)), easel.canvas
    for k, alpha in ((1.0, 150), (0.8, 200), (0.6, 255)):
        canvas.drawOval(oval(0, -0.35, 0.6 * k, 0.18 * k), fill(light(tone, 0.4 * k), alpha))


def _cape(easel: Easel) -> None:
    tone = easel.look.or_else((206, 56, 62))
    easel.canvas.drawPath(curve([(-0.14, -0.7), (-0.6, 0.5), (-0.36, 0.6), (0, -0.44), (0.36, 0.6), (0.6, 0.5),
        (0.14, -0.7)]),
        fade((-0.4, 0), (0.4, 0), light(tone, 0.15), dark(tone, 0.2)))


def _necktie(easel: Easel) -> None:
    tone = easel.look.or_else((206, 66, 72))
    easel.canvas.drawPath(polygon([(-0.1, -0.6), (0.1, -0.6), (0.06, -0.4), (0.15, 0.3), (0, 0.46), (-0.15, 0.3),
        (-0.06, -0.4)]),
        fade((-0.1, 0), (0.1, 0), light(tone, 0.15), dark(tone, 0.2)))


def _necklace(easel: Easel) -> None:
    tone = easel.look.or_else((250, 214, 120))
    for k in range(9):
        x = -0.6 + 0.15 * k
        easel.canvas.drawCircle(x, -0.5 + 0.4 * (1 - (x / 0.6) ** 2), 0.1, ball((x, -0.3), 0.08, tone))


def _backpack(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((236, 150, 66)), easel.canvas
    canvas.drawRoundRect(box(-0.36, -0.9, 0.72, 0.9), 0.22, 0.22,
        fade((-0.3, -0.9), (0.3, 0), light(tone, 0.25), dark(tone, 0.25)))
    canvas.drawRoundRect(box(-0.26, -0.4, 0.52, 0.32), 0.1, 0.1, fill(dark(tone, 0.15)))
    canvas.drawLine(-0.2, -0.56, 0.2, -0.56, stroke(light(tone, 0.5), 0.03))


PAINTERS: dict[str, Painter] = {
    **{name: _hat(hat, scale) for name, (hat, scale) in _ALONE.items()}, "beanie": _beanie, "headphones": _headphones,
    "dress": _dress, "suit": _suit, "labcoat": _coat, "coat": _coat, "raincoat": _raincoat,
        "sweater": _sweater, "shirt": _shirt, "apron": _apron, "hanbokdress": _hanbok, "tutu": _tutu,
        "cape": _cape,
    "necktie": _necktie, "necklace": _necklace, "backpack": _backpack,
}  # fmt: skip
