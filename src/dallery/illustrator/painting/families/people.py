"""People: faces, hair, clothes by who they are; standing, seated or head and shoulders."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from ...scene import Colour
from ..brush import (
    INK,
    ball,
    box,
    curve,
    dark,
    fade,
    fill,
    light,
    mix,
    oval,
    polygon,
    radial,
    star,
    stroke,
)  # fmt: skip
from ..easel import Easel, Painter
from . import faces

_SKINS: tuple[Colour, ...] = ((255, 220, 190), (244, 196, 160), (222, 168, 126), (166, 112, 80),
    (122, 82, 60))
_HAIRS: tuple[Colour, ...] = ((58, 42, 42), (96, 62, 46), (140, 88, 52), (42, 36, 48))
_CLOTHES: tuple[Colour, ...] = ((222, 92, 88), (84, 138, 196), (240, 178, 82), (112, 170, 128),
    (166, 118, 196))
_GREY: Colour = (222, 222, 230)


@dataclass(frozen=True)
class Person:
    """What tells one person from another."""

    hair: str = "short"
    dress: bool = False
    outfit: str = ""
    grey: bool = False
    head: float = 1.0
    clothes: Colour | None = None


_FOLK = {
    "woman": Person("long", dress=True), "man": Person("short"),
    "girl": Person("braids", dress=True, head=1.22), "boy": Person("tousled", head=1.22),
    "grandmother": Person("bun", dress=True, grey=True, clothes=(172, 108, 150)),
    "grandfather": Person("bald", grey=True, clothes=(104, 128, 116)),
    "astronaut": Person("short", outfit="space", head=1.2, clothes=(240, 243, 248)),
    "wizard": Person("bald", dress=True, outfit="wizard", grey=True, clothes=(88, 80, 176)),
    "king": Person("short", outfit="king", clothes=(186, 52, 66)),
    "princess": Person("long", dress=True, outfit="crown", clothes=(246, 150, 190)),
    "chef": Person("short", outfit="chef", clothes=(248, 248, 250)),
}  # fmt: skip


@dataclass(frozen=True)
class _Tones:
    skin: Colour
    hair: Colour
    cloth: Colour


def _tones(easel: Easel, person: Person) -> _Tones:
    hair = _GREY if person.grey else easel.rng.choice(_HAIRS)
    cloth = easel.look.colour or person.clothes or easel.rng.choice(_CLOTHES)
    return _Tones(easel.rng.choice(_SKINS[:4] if person.grey else _SKINS), hair, cloth)


def _torso(easel: Easel, person: Person, tones: _Tones) -> None:
    canvas, cloth = easel.canvas, tones.cloth
    if person.dress:
        shape = curve([(-0.09, -0.6), (-0.12, -0.42), (-0.2, -0.13), (-0.1, -0.08), (0.1, -0.08),
            (0.2, -0.13), (0.12, -0.42), (0.09, -0.6)])
        for side in (-1, 1):
            canvas.drawLine(side * 0.06, -0.12, side * 0.06, -0.03, stroke(tones.skin, 0.05))
            canvas.drawOval(oval(side * 0.07, -0.015, 0.05, 0.022), fill((110, 66, 70)))
        if person.outfit == "wizard":
            shape = curve([(-0.1, -0.6), (-0.17, -0.3), (-0.24, -0.02), (0.24, -0.02),
                (0.17, -0.3), (0.1, -0.6)])
    else:
        trousers = (84, 92, 128) if person.outfit != "space" else cloth
        for side in (-1, 1):
            canvas.drawLine(side * 0.06, -0.32, side * 0.065, -0.05, stroke(dark(trousers, 0.06),
                0.11 if person.outfit != "space" else 0.14))
            canvas.drawOval(oval(side * 0.08, -0.022, 0.075, 0.032),
                fill((92, 62, 58) if person.outfit != "space" else (150, 156, 172)))
        shape = curve([(-0.1, -0.6), (-0.15, -0.45), (-0.145, -0.28), (0, -0.25), (0.145, -0.28),
            (0.15, -0.45), (0.1, -0.6)])
    canvas.drawPath(shape, fade((-0.16, -0.5), (0.18, -0.1), light(cloth, 0.22), dark(cloth, 0.2)))
    _garnish(easel, person, cloth)


def _garnish(easel: Easel, person: Person, cloth: Colour) -> None:
    canvas = easel.canvas
    if person.outfit == "space":
        canvas.drawRoundRect(box(-0.08, -0.46, 0.16, 0.11), 0.02, 0.02, fill((198, 206, 220)))
        for k, colour in enumerate(((236, 84, 84), (90, 190, 120), (88, 150, 236))):
            canvas.drawCircle(-0.045 + 0.045 * k, -0.42, 0.014, fill(colour))
        canvas.drawLine(-0.05, -0.38, 0.05, -0.38, stroke((120, 130, 150), 0.012))
        for side in (-1, 1):
            canvas.drawLine(side * 0.02, -0.2, side * 0.11, -0.2, stroke((232, 130, 70), 0.02))
    elif person.outfit == "chef":
        for k in range(6):
            canvas.drawCircle((-0.035, 0.035)[k % 2], -0.52 + 0.08 * (k // 2), 0.011,
                fill((120, 120, 140)))
    elif person.outfit == "wizard":
        for x, y, r in ((-0.1, -0.2, 0.03), (0.09, -0.3, 0.024), (0.03, -0.12, 0.03),
            (-0.04, -0.4, 0.02)):
            canvas.drawPath(star(x, y, r, r * 0.45, 5), fill((255, 218, 110)))
    elif person.outfit == "king":
        canvas.drawLine(0, -0.58, 0, -0.3, stroke((250, 244, 236), 0.07))
        for k in range(3):
            canvas.drawCircle(0, -0.52 + 0.09 * k, 0.012, fill(INK))
    elif not person.dress:
        canvas.drawLine(0, -0.58, 0, -0.3, stroke(dark(cloth, 0.22), 0.008))
    else:
        canvas.drawLine(-0.1, -0.42, 0.1, -0.42, stroke(dark(cloth, 0.3), 0.02))


def _arms(easel: Easel, person: Person, tones: _Tones) -> None:
    canvas, pose = easel.canvas, easel.pose
    sleeve = 0.1 if person.outfit == "space" else 0.07
    busy = pose.holding is not None
    if busy:
        easel.hold(0.0, -0.27, 0.17)
    for side in (-1, 1):
        if busy:
            points = [(side * 0.11, -0.55), (side * 0.18, -0.42), (side * 0.09, -0.35)]
        elif pose.action in ("wave", "dance", "jump") and (side > 0 or pose.action != "wave"):
            points = [(side * 0.11, -0.55), (side * 0.22, -0.6), (side * 0.26, -0.74)]
        else:
            points = [(side * 0.11, -0.55), (side * 0.18, -0.42), (side * 0.19, -0.3)]
        arm = curve(points, closed=False)
        canvas.drawPath(arm, stroke(dark(tones.cloth, 0.28), sleeve + 0.014))
        canvas.drawPath(arm, stroke(mix(tones.cloth, (255, 255, 255), 0.08), sleeve))
        x, y = points[-1]
        glove = tones.skin if person.outfit != "space" else (150, 158, 176)
        canvas.drawCircle(x, y, sleeve * 0.56, fill(glove))


def _hair_behind(canvas: skia.Canvas, person: Person, hair: Colour) -> None:
    if person.hair == "long":
        canvas.drawPath(curve([(0, -0.25), (-0.22, -0.17), (-0.26, 0.08), (-0.24, 0.36), (0, 0.3),
            (0.24, 0.36), (0.26, 0.08), (0.22, -0.17)]), fill(dark(hair, 0.15)))
    elif person.hair == "braids":
        for side in (-1, 1):
            for k in range(4):
                canvas.drawCircle(side * (0.23 + 0.012 * k), 0.08 + 0.075 * k, 0.055 - 0.004 * k,
                    fill(mix(hair, dark(hair, 0.2), k % 2)))
            canvas.drawCircle(side * 0.26, 0.34, 0.032, fill((236, 96, 112)))
    elif person.hair == "bun":
        canvas.drawCircle(0, -0.3, 0.11, ball((0, -0.3), 0.11, hair))


def _hair_before(canvas: skia.Canvas, person: Person, hair: Colour) -> None:
    paint = radial((-0.06, -0.24), 0.42, (0, light(hair, 0.25), 255), (1, dark(hair, 0.15), 255))
    if person.hair == "bald":
        for side in (-1, 1):
            canvas.drawPath(curve([(side * 0.2, -0.12), (side * 0.27, -0.03), (side * 0.25, 0.08),
                (side * 0.2, 0.02)]), paint)
        return
    if person.hair in ("long", "bun", "braids"):
        fringe = [(0, -0.26), (-0.19, -0.2), (-0.25, 0.02), (-0.19, -0.05), (-0.08, -0.15),
            (0.02, -0.1), (0.19, -0.05), (0.25, 0.02), (0.19, -0.2)]
        canvas.drawPath(curve(fringe), paint)
        for dx in (-0.1, 0.0, 0.1):
            canvas.drawPath(curve([(dx * 0.4, -0.25), (dx, -0.19), (dx * 1.7, -0.1)], False),
                stroke(dark(hair, 0.2), 0.008, 150))
        return
    top = [(-0.24, 0.0), (-0.25, -0.15), (-0.1, -0.27), (0.1, -0.28), (0.25, -0.16), (0.24, 0.0),
        (0.18, -0.11), (0.08, -0.13), (0.0, -0.09), (-0.08, -0.14), (-0.18, -0.1)]
    canvas.drawPath(curve(top), paint)
    if person.hair == "tousled":
        for k in range(5):
            x = -0.16 + 0.08 * k
            canvas.drawPath(polygon([(x - 0.05, -0.2), (x + 0.03, -0.34), (x + 0.06, -0.2)]),
                fill(hair))


def _aged(canvas: skia.Canvas, skin: Colour) -> None:
    line = stroke(dark(skin, 0.26), 0.009, 170)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.19, -0.01), (side * 0.21, 0.02), (side * 0.2, 0.045)],
            False), line)
        canvas.drawPath(curve([(side * 0.065, 0.09), (side * 0.1, 0.13), (side * 0.095, 0.17)],
            False), line)
        canvas.drawPath(curve([(side * 0.06, 0.055), (side * 0.1, 0.068), (side * 0.14, 0.055)],
            False), line)
    for y in (-0.105, -0.135):
        canvas.drawPath(curve([(-0.08, y), (0, y - 0.01), (0.08, y)], False), stroke(dark(skin,
            0.2), 0.007, 120))


def _headgear(easel: Easel, person: Person, tones: _Tones) -> None:
    canvas = easel.canvas
    if person.outfit in ("king", "crown"):
        points = [(-0.15, -0.2), (-0.17, -0.36), (-0.08, -0.27), (0, -0.39), (0.08, -0.27),
            (0.17, -0.36), (0.15, -0.2)]
        canvas.drawPath(polygon(points), fade((-0.15, 0), (0.15, 0), (255, 226, 120),
            (216, 150, 50)))
        for x, colour in ((-0.09, (226, 70, 90)), (0.0, (80, 150, 230)), (0.09, (90, 190, 120))):
            canvas.drawCircle(x, -0.235, 0.02, fill(colour))
    elif person.outfit == "wizard":
        canvas.drawPath(curve([(-0.13, 0.08), (-0.17, 0.25), (0, 0.55), (0.17, 0.25), (0.13, 0.08),
            (0, 0.13)]), fade((0, 0.1), (0, 0.5), (250, 250, 252), (206, 208, 222)))
        canvas.drawPath(polygon([(-0.2, -0.16), (-0.06, -0.5), (0.1, -0.68), (0.2, -0.16)]),
            fade((-0.2, 0), (0.2, 0), light(tones.cloth, 0.2), dark(tones.cloth, 0.25)))
        canvas.drawOval(oval(0, -0.16, 0.34, 0.06), fill(dark(tones.cloth, 0.1)))
        canvas.drawPath(star(0.02, -0.36, 0.055, 0.024, 5), fill((255, 218, 110)))
    elif person.outfit == "chef":
        canvas.drawRect(box(-0.16, -0.32, 0.32, 0.14), fill((240, 240, 246)))
        for x, y in ((-0.13, -0.37), (0.0, -0.42), (0.13, -0.37)):
            canvas.drawCircle(x, y, 0.11, fill((252, 252, 255)))


def _helmet(canvas: skia.Canvas) -> None:
    canvas.drawCircle(0, 0, 0.33, fill((226, 240, 255), 52))
    canvas.drawCircle(0, 0, 0.33, stroke((236, 240, 248), 0.045))
    canvas.drawPath(curve([(-0.24, -0.1), (-0.17, -0.22), (-0.04, -0.27)], False),
        stroke((255, 255, 255), 0.03, 210))
    canvas.drawLine(0.2, -0.27, 0.28, -0.42, stroke((200, 206, 218), 0.02))
    canvas.drawCircle(0.28, -0.43, 0.03, fill((240, 96, 84)))


def head(easel: Easel, person: Person, tones: _Tones) -> None:
    """The head alone, its centre at (0, 0), about half a unit high."""
    canvas, skin, pose = easel.canvas, tones.skin, easel.pose
    _hair_behind(canvas, person, tones.hair)
    for side in (-1, 1):
        canvas.drawCircle(side * 0.235, 0.02, 0.045, fill(dark(skin, 0.08)))
    shape = [(0, -0.25), (-0.18, -0.19), (-0.235, 0.0), (-0.16, 0.18), (0, 0.235), (0.16, 0.18),
        (0.235, 0.0), (0.18, -0.19)]
    canvas.drawPath(curve(shape), radial((-0.06, -0.06), 0.38, (0, light(skin, 0.2), 255),
        (0.7, skin, 255), (1, dark(skin, 0.14), 255)))
    _hair_before(canvas, person, tones.hair)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.055, -0.075), (side * 0.1, -0.09), (side * 0.145, -0.07)],
            False), stroke(mix(dark(tones.hair, 0.2), skin, 0.2), 0.016))
    if person.grey:
        _aged(canvas, skin)
    faces.eyes(canvas, pose, (0, 0.01), 0.098, 0.036 if not person.grey else 0.031)
    if person.hair in ("long", "braids", "bun"):
        for side in (-1, 1):
            canvas.drawLine(side * 0.13, -0.012, side * 0.155, -0.028, stroke(INK, 0.011))
    canvas.drawPath(curve([(-0.018, 0.085), (0, 0.098), (0.018, 0.085)], False), stroke(dark(skin,
        0.28), 0.013))
    faces.cheeks(canvas, (0, 0.095), 0.145, 0.045, (240, 110, 104))
    faces.mouth(canvas, pose, (0, 0.145), 0.062)
    _headgear(easel, person, tones)
    easel.wear("eyes", 0.0, 0.06, 0.36)
    easel.wear("head", 0.0, -0.17, 0.42)
    if person.outfit == "space":
        _helmet(canvas)


def _bust(easel: Easel, person: Person, tones: _Tones) -> None:
    """Head and shoulders for a portrait."""
    canvas, cloth = easel.canvas, tones.cloth
    canvas.drawPath(curve([(-0.11, -0.42), (-0.36, -0.3), (-0.46, 0.06), (0.46, 0.06),
        (0.36, -0.3), (0.11, -0.42)]), fade((-0.4, -0.3), (0.4, 0), light(cloth, 0.2), dark(cloth,
        0.28)))
    canvas.drawRoundRect(box(-0.075, -0.48, 0.15, 0.17), 0.06, 0.06, fill(dark(tones.skin, 0.14)))
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.01, -0.26), (side * 0.13, -0.38), (side * 0.19, -0.3),
            (side * 0.09, -0.19)]), fill(light(cloth, 0.55)))
    canvas.save()
    canvas.translate(0, -0.62)
    canvas.scale(1.08, 1.08)
    head(easel, person, tones)
    canvas.restore()
    easel.wear("neck", 0, -0.24, 0.5)


def _whole(easel: Easel, person: Person, tones: _Tones) -> None:
    canvas = easel.canvas
    _torso(easel, person, tones)
    canvas.drawRect(box(-0.035, -0.66, 0.07, 0.08), fill(dark(tones.skin, 0.12)))
    if easel.pose.holding is None:
        _arms(easel, person, tones)
    canvas.save()
    canvas.translate(0, -0.77 if person.head <= 1 else -0.74)
    canvas.scale(0.8 * person.head, 0.8 * person.head)
    head(easel, person, tones)
    canvas.restore()
    easel.wear("neck", 0, -0.55, 0.24)
    if easel.pose.holding is not None:
        _arms(easel, person, tones)


def _painter(person: Person) -> Painter:
    def paint(easel: Easel) -> None:
        tones = _tones(easel, person)
        if easel.pose.bust:
            _bust(easel, person, tones)
            return
        if easel.pose.action == "fly":
            easel.canvas.rotate(-8)
        _whole(easel, person, tones)

    return paint


PAINTERS = {name: _painter(person) for name, person in _FOLK.items()}
