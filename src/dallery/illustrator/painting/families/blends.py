"""Blends: the shape of one thing with the skin and parts of another ('an avocado armchair')."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

import skia

from ...scene import Colour
from ...words import table
from ..brush import box, curve, dark, fade, fill, light, linear, mix, oval, polygon, stroke
from ..easel import Easel, Light, Look, Painter, Pose

Kit = Callable[[Easel, "Skin"], None]
_FURRED = ("critters",)
_BEASTS = ("critters", "hoofed", "birds", "sealife", "fantastic", "plumage", "creepers", "shore")
_VEHICLES = ("car", "bus", "truck", "taxi", "van", "train", "racecar", "firetruck", "ambulance", "tractor", "tram")
_SEATS = ("chair", "sofa", "armchair", "throne", "stool", "rockingchair")
_POTS = ("teapot", "kettle", "pitcher", "vase", "jug", "wateringcan")
_FLYERS = ("balloon", "airship")


class Skin:
    """The thing whose skin is taken: its painter, its colour, its measures."""

    def __init__(self, noun: str, painter: Painter, colour: Colour) -> None:
        details = table("nouns")[noun]
        self.noun, self.painter, self.colour = noun, painter, colour
        self.family: str = details["family"]
        self.aspect = float(details.get("aspect", 1.0))
        self.beast = self.family in _BEASTS

    def put(self, easel: Easel, frame: skia.Rect, spread: bool = False) -> None:
        """Paints it into a frame, stretched to fill it when `spread`."""
        canvas = easel.canvas
        canvas.save()
        canvas.translate(frame.centerX(), frame.bottom())
        tall = frame.height()
        wide = frame.width() / self.aspect if spread else tall
        canvas.scale(wide, tall)
        plain = replace(easel, look=replace(easel.look, colour=easel.look.colour), pose=Pose(),
            glow=skia.Surface(1, 1).getCanvas())
        self.painter(plain)
        canvas.restore()


@cache
def natural_colour(noun: str) -> Colour:
    """The colour a thing has most of, found by painting it small."""
    import random

    import numpy as np

    from . import painter_of

    painter = painter_of(noun)
    if painter is None:
        return (200, 170, 120)
    surface = skia.Surface(40, 40)
    canvas = surface.getCanvas()
    canvas.translate(20, 38)
    canvas.scale(34, 34)
    white: Colour = (255, 255, 255)
    lamp = Light("day", (300.0, 100.0), (white,) * 4, white, white, (white, white), (white,) * 4, (white, white))
    painter(Easel(canvas, skia.Surface(1, 1).getCanvas(), Look(), Pose(), lamp, random.Random(1)))
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    solid = pixels[pixels[..., 3] > 200][:, :3].astype(int)
    if len(solid) == 0:
        return (200, 170, 120)
    vivid = (solid.max(1) - solid.min(1)) + 20
    chosen = solid[np.argsort(vivid)[len(vivid) // 3 :]]
    middle = np.median(chosen, axis=0)
    return (int(middle[0]), int(middle[1]), int(middle[2]))


def painter_of_blend(host: str, skin: str) -> Painter | None:
    """Who paints `host` with the skin of `skin`; None when either has no painter."""
    from . import painter_of

    shape, other = painter_of(host), painter_of(skin)
    if shape is None or other is None:
        return shape
    return partial(_paint, host, shape, Skin(skin, other, natural_colour(skin)))


def _paint(host: str, shape: Painter, skin: Skin, easel: Easel) -> None:
    family = table("nouns")[host]["family"]
    kit = _kit(host, family)
    if skin.family == "plants" and skin.noun.endswith("tree") and family != "food":
        shape(_dyed(easel, (168, 116, 72)))
        return
    if kit is not None and not skin.beast:
        kit(easel, skin)
        return
    if family in _BEASTS or family == "people":
        _dyed_beast(easel, shape, skin)
        return
    if skin.beast:
        _beastly(easel, host, shape, skin)
        return
    _textured(easel, shape, skin)


def _kit(host: str, family: str) -> Kit | None:
    if host in _VEHICLES:
        return _wheels
    if host in _SEATS:
        return _seat
    if host in _POTS:
        return _pot
    if host in _FLYERS:
        return _basket
    if host in ("house", "cabin", "hut", "castle", "tower", "cottage"):
        return _dwelling
    if host in ("sailboat", "boat", "ship"):
        return _hull
    if host in ("lamp", "lantern"):
        return _shade
    if host.endswith("tree") and family == "plants":
        return _orchard
    return None


def _dyed(easel: Easel, colour: Colour) -> Easel:
    return replace(easel, look=replace(easel.look, colour=easel.look.colour or colour))


def _textured(easel: Easel, shape: Painter, skin: Skin) -> None:
    """The shape in the skin's colour, the skin itself laid over it and cut to its outline."""
    canvas = easel.canvas
    aspect = 1.0
    canvas.saveLayer(None, None)
    shape(_dyed(easel, skin.colour))
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kSrcATop, Alphaf=0.82))
    skin.put(easel, skia.Rect(-0.62 * aspect, -1.12, 0.62 * aspect, 0.1), True)
    canvas.restore()
    canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kMultiply, Alphaf=0.6))
    shape(_dyed(easel, (236, 232, 226)))
    canvas.restore()
    canvas.restore()


def _dyed_beast(easel: Easel, shape: Painter, skin: Skin) -> None:
    """A creature in the colours of a thing, with the thing's pattern and a leaf or slice on its head."""
    canvas = easel.canvas
    canvas.saveLayer(None, None)
    shape(_dyed(easel, skin.colour))
    if not skin.beast:
        canvas.saveLayer(None, skia.Paint(BlendMode=skia.BlendMode.kSrcATop, Alphaf=0.5))
        for x, y in ((-0.16, -0.06), (0.17, -0.16), (0.02, -0.28)):
            skin.put(easel, skia.Rect(x - 0.1, y - 0.2, x + 0.1, y))
        canvas.restore()
    canvas.restore()
    if skin.family in ("food", "plants", "fruit", "sweets"):
        skin.put(easel, skia.Rect(-0.13, -1.12, 0.13, -0.88))


def _beastly(easel: Easel, host: str, shape: Painter, skin: Skin) -> None:
    """A thing with an animal's coat, ears, face and tail."""
    canvas, fur = easel.canvas, easel.look.colour or skin.colour
    half = float(table("nouns")[host].get("aspect", 1.0)) * 0.5
    body = easel
    if skin.family in _FURRED:
        from .coats import COATS, toned_coat
        from .muzzles import head

        coat = toned_coat(easel, COATS[skin.noun])
        tail = curve([(-half * 0.8, -0.2), (-half * 1.15, -0.24), (-half * 1.2, -0.5), (-half * 1.05, -0.62)], False)
        canvas.drawPath(tail, stroke(dark(coat.fur, 0.2), 0.09))
        canvas.drawPath(tail, stroke(coat.fur, 0.07))
        shape(_dyed(body, coat.fur))
        size, at = _face_place(host, half)
        canvas.save()
        canvas.translate(*at)
        canvas.scale(size, size)
        head(replace(easel, pose=Pose(expression=easel.pose.expression)), coat)
        canvas.restore()
        return
    shape(_dyed(body, fur))
    size, at = _face_place(host, half)
    frame = skia.Rect(at[0] - size * 0.5, at[1] - size * 0.55, at[0] + size * 0.5, at[1] + size * 0.55)
    skin.put(easel, frame)


def _face_place(host: str, half: float) -> tuple[float, tuple[float, float]]:
    if host in _VEHICLES:
        return 0.95, (half * 0.62, -0.5)
    if host in _SEATS:
        return 0.95, (0.0, -0.8)
    if host in _POTS or host == "cup":
        return 1.0, (0.0, -0.48)
    if host in ("house", "cabin", "castle"):
        return 1.0, (0.0, -0.78)
    return min(1.1, half * 1.7), (0.0, -0.62)


def _window(canvas: skia.Canvas, frame: skia.Rect) -> None:
    canvas.drawRoundRect(frame, 0.05, 0.05, linear((0, frame.top()), (0, frame.bottom()), (0, (226, 244, 255), 255),
        (1, (140, 190, 226), 255)))
    canvas.drawRoundRect(frame, 0.05, 0.05, stroke((92, 84, 96), 0.022))
    canvas.drawLine(frame.left() + 0.05, frame.bottom() - 0.05, frame.left() + 0.15, frame.top() + 0.05,
        stroke((255, 255, 255), 0.022, 190))


def _wheels(easel: Easel, skin: Skin) -> None:
    canvas = easel.canvas
    wide, lying = 0.95, skin.aspect < 0.8
    canvas.save()
    if lying:  # a tall thing is laid on its side
        canvas.translate(0, -0.5)
        canvas.rotate(90)
        skin.put(easel, skia.Rect(-0.46, -wide, 0.42, wide), True)
    else:
        skin.put(easel, skia.Rect(-wide, -1.0, wide, -0.14), True)
    canvas.restore()
    _window(canvas, box(-0.3, -0.8, 0.32, 0.28))
    _window(canvas, box(0.08, -0.8, 0.3, 0.28))
    canvas.drawLine(0.05, -0.5, 0.05, -0.2, stroke(dark(skin.colour, 0.4), 0.014))
    canvas.drawLine(0.1, -0.42, 0.19, -0.42, stroke((250, 250, 252), 0.03))
    for x in (-0.55, 0.55):
        canvas.drawCircle(x, -0.16, 0.2, fill((52, 48, 58)))
        canvas.drawCircle(x, -0.16, 0.11, fill((206, 210, 220)))
        canvas.drawCircle(x, -0.16, 0.045, fill((120, 124, 140)))
    canvas.drawCircle(0.84, -0.42, 0.07, fill((255, 240, 170)))
    easel.glow.drawCircle(0.84, -0.42, 0.08, fill((255, 236, 160), 190))


def _seat(easel: Easel, skin: Skin) -> None:
    """The thing itself is the back; seat, arms and legs in its colour."""
    canvas, tone = easel.canvas, easel.look.colour or skin.colour
    for x in (-0.28, 0.28):
        canvas.drawLine(x, -0.12, x * 1.12, 0, stroke((124, 82, 58), 0.05))
    skin.put(easel, skia.Rect(-0.44, -1.12, 0.44, -0.14), True)
    canvas.drawRoundRect(box(-0.4, -0.34, 0.8, 0.24), 0.1, 0.1,
        fade((0, -0.34), (0, -0.1), dark(tone, 0.1), dark(tone, 0.4)))
    canvas.drawRoundRect(box(-0.33, -0.42, 0.66, 0.16), 0.08, 0.08,
        fade((0, -0.42), (0, -0.26), light(tone, 0.4), mix(tone, (255, 246, 210), 0.15)))
    for side in (-1, 1):
        canvas.drawRoundRect(box(side * 0.4 - 0.095, -0.54, 0.19, 0.45), 0.095, 0.095,
            fade((0, -0.54), (0, -0.1), light(tone, 0.2), dark(tone, 0.3)))
        canvas.drawCircle(side * 0.4, -0.46, 0.06, fill(light(tone, 0.35), 170))


def _pot(easel: Easel, skin: Skin) -> None:
    canvas, tone = easel.canvas, easel.look.colour or skin.colour
    canvas.drawPath(curve([(-0.34, -0.6), (-0.62, -0.62), (-0.6, -0.28), (-0.32, -0.26)], False),
        stroke(dark(tone, 0.3), 0.085))
    canvas.drawPath(curve([(0.28, -0.36), (0.5, -0.4), (0.58, -0.7), (0.68, -0.74), (0.64, -0.62), (0.56, -0.26),
        (0.3, -0.16)]),
        fade((0.3, -0.7), (0.6, -0.2), light(tone, 0.2), dark(tone, 0.3)))
    skin.put(easel, skia.Rect(-0.44, -0.9, 0.44, 0.0), True)
    canvas.drawOval(oval(0, -0.84, 0.17, 0.05), fill(dark(tone, 0.25)))
    canvas.drawCircle(0, -0.92, 0.06, fill(light(tone, 0.25)))


def _basket(easel: Easel, skin: Skin) -> None:
    canvas = easel.canvas
    for x in (-0.14, -0.05, 0.05, 0.14):
        canvas.drawLine(x * 1.9, -0.42, x * 0.75, -0.14, stroke((110, 78, 60), 0.012))
    skin.put(easel, skia.Rect(-0.37, -1.05, 0.37, -0.3), True)
    canvas.drawRoundRect(box(-0.12, -0.16, 0.24, 0.16), 0.03, 0.03,
        fade((-0.1, 0), (0.1, 0), (206, 150, 92), (150, 98, 60)))
    for k in range(3):
        canvas.drawLine(-0.11, -0.12 + 0.04 * k, 0.11, -0.12 + 0.04 * k, stroke((124, 80, 52), 0.008))


def _dwelling(easel: Easel, skin: Skin) -> None:
    canvas = easel.canvas
    canvas.drawRect(box(0.2, -1.06, 0.12, 0.3), fade((0.2, 0), (0.32, 0), (206, 120, 92), (150, 80, 66)))
    skin.put(easel, skia.Rect(-0.56, -1.0, 0.56, 0.02), True)
    canvas.drawRoundRect(box(-0.13, -0.36, 0.26, 0.36), 0.12, 0.12,
        fade((-0.1, 0), (0.1, 0), (176, 112, 70), (126, 76, 52)))
    canvas.drawRoundRect(box(-0.13, -0.36, 0.26, 0.36), 0.12, 0.12, stroke((92, 58, 46), 0.018))
    canvas.drawCircle(0.07, -0.17, 0.02, fill((250, 214, 110)))
    for x, y in ((-0.28, -0.5), (0.27, -0.5), (0.0, -0.68)):
        canvas.drawCircle(x, y, 0.095, fill((255, 224, 140)))
        easel.glow.drawCircle(x, y, 0.09, fill((255, 214, 120), 190 if easel.light.night else 40))
        canvas.drawCircle(x, y, 0.095, stroke((110, 72, 54), 0.024))
        canvas.drawLine(x - 0.09, y, x + 0.09, y, stroke((110, 72, 54), 0.014))
        canvas.drawLine(x, y - 0.09, x, y + 0.09, stroke((110, 72, 54), 0.014))


def _hull(easel: Easel, skin: Skin) -> None:
    canvas = easel.canvas
    canvas.drawLine(0, -1.0, 0, -0.2, stroke((120, 82, 58), 0.03))
    canvas.drawPath(curve([(0.03, -0.98), (0.4, -0.6), (0.36, -0.34), (0.03, -0.34)]),
        fade((0, 0), (0.4, 0), (255, 252, 244), (226, 222, 226)))
    canvas.drawPath(polygon([(-0.03, -0.92), (-0.3, -0.36), (-0.03, -0.36)]), fill((244, 236, 224)))
    canvas.save()
    canvas.translate(0, -0.14)
    if skin.aspect < 0.8:
        canvas.rotate(90)
        skin.put(easel, skia.Rect(-0.17, -0.44, 0.17, 0.44), True)
    else:
        skin.put(easel, skia.Rect(-0.44, -0.17, 0.44, 0.17), True)
    canvas.restore()


def _shade(easel: Easel, skin: Skin) -> None:
    canvas = easel.canvas
    canvas.drawOval(oval(0, -0.04, 0.2, 0.045), fill((120, 84, 62)))
    canvas.drawLine(0, -0.05, 0, -0.5, stroke((150, 106, 76), 0.045))
    skin.put(easel, skia.Rect(-0.33, -1.0, 0.33, -0.4), True)
    easel.glow.drawOval(oval(0, -0.68, 0.3, 0.3), fill((255, 206, 120), 150))


def _orchard(easel: Easel, skin: Skin) -> None:
    from . import painter_of

    painter = painter_of("tree")
    if painter is not None:
        painter(easel)
    for x, y in ((-0.26, -0.62), (0.02, -0.78), (0.26, -0.64), (-0.12, -0.52), (0.14, -0.5), (-0.3, -0.8),
        (0.22, -0.86), (-0.08, -0.9)):
        skin.put(easel, skia.Rect(x - 0.06, y - 0.07, x + 0.06, y + 0.07))
