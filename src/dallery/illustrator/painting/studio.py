"""One picture in the making: surfaces, acts in order, pixels out; it decides no places."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt
import skia

from ..composing.layout import Frame, Placed, lay_out
from ..composing.lighting import light_for
from ..composing.seeing import unseen
from ..order import Order
from ..scene import Scene
from ..styling.finishing import finished, focus_of
from ..styling.style import Finish
from ..words import table
from .brush import hexed
from .easel import Easel, Look, Painter, Place, Pose, put
from .families import painter_of
from .lettering import write
from .settings import settings
from .settings.heights import FROM_ABOVE
from .sky import paint_weather
from .vista import Setting, Vista

Pixels = npt.NDArray[np.uint8]
_GLOW_SHRINK = 4
_HANDLESS = frozenset(("drive", "keys", "drum", "sleep", "rest"))
# Where a thing that looks to the right mostly has its head, eyes and neck: across (in widths), up, and how wide.
_USUAL = {"head": (0.3, -0.9, 0.36), "eyes": (0.34, -0.6, 0.32), "neck": (0.2, -0.4, 0.34), "waist": (0.0, -0.06, 0.8)}
_FACELESS = frozenset(("buildings", "plants", "vehicles", "food", "objects", "celestial", "wearables"))


def _seen_from(framing: str | None, setting: Setting, name: str) -> Setting:
    """From above the horizon is high and the ground wide; a wide view has more sky."""
    if setting.medium in ("indoor", "under", "void"):
        return setting
    if framing == "above" and name in FROM_ABOVE:
        return FROM_ABOVE[name]
    if framing == "above":
        return replace(setting, horizon=setting.horizon * 0.36, floor=min(setting.floor, 0.78))
    if framing == "wide" and setting.medium == "land":
        return replace(setting, horizon=min(0.74, setting.horizon * 1.12), floor=min(setting.floor, 0.88))
    return setting


def _lettered(painter: Painter, noun: str, writing: str, facing: int) -> Painter:
    """The thing with letters on it, in the place its row tells (`label`), readable whichever way it faces."""
    *area, tone = table("nouns")[noun].get("label", [-0.3, -0.7, 0.6, 0.3, "#33262c"])
    x, y, w, h = (float(one) for one in area)

    def paint(easel: Easel) -> None:
        painter(easel)
        easel.canvas.save()
        easel.canvas.scale(facing, 1)
        left, wide, tall = (x if facing > 0 else -x - w), w, h
        if easel.pose.action == "held":  # hands lie over its lower edge
            left, wide, tall = left + w * 0.18, w * 0.64, h * 0.62
        write(easel.canvas, writing, (left, y, wide, tall), hexed(str(tone)))
        easel.canvas.restore()

    return paint


class Studio:
    """Owns the canvases of one order."""

    def __init__(self, scene: Scene, order: Order) -> None:
        self._scene, self._order = scene, order
        self._rng = random.Random(f"{order.seed}/{order.prompt}")
        self._unit = min(order.width, order.height) / 1000
        width, height = order.width / self._unit, order.height / self._unit
        self._setting = _seen_from(scene.framing, settings()[scene.setting], scene.setting)
        self._surface = skia.Surface(order.width, order.height)
        self._glow = skia.Surface(
            max(1, order.width // _GLOW_SHRINK), max(1, order.height // _GLOW_SHRINK)
        )
        canvas, glow = self._surface.getCanvas(), self._glow.getCanvas()
        canvas.clear(skia.ColorTRANSPARENT)
        glow.clear(skia.ColorTRANSPARENT)
        canvas.scale(self._unit, self._unit)
        glow.scale(self._glow.width() / width, self._glow.height() / height)
        self._light = light_for(scene, (width, height), self._rng)
        frame = Frame(width, height, self._setting, self._light.source[0])
        self._placed = lay_out(scene, frame, self._rng)
        self._lost: list[str] = []
        self._vista = Vista(
            canvas, glow, width, height, height * self._setting.horizon, self._light,
            scene.season, scene.weather, self._rng,
            np.random.default_rng(self._rng.getrandbits(32)), self._surface.makeImageSnapshot,
            without=scene.without,
        )  # fmt: skip

    def ground(self) -> None:
        """Sky and ground."""
        if not self._order.transparent:
            self._setting.ground(self._vista)

    def scenery(self) -> None:
        """What stands in the setting by itself."""
        if not self._order.transparent:
            self._setting.scenery(self._vista)
            self._celestial()
            if self._shining():  # what glows far off must not shine through who stands before it
                self._bloom()
                self._glow.getCanvas().clear(skia.ColorTRANSPARENT)

    def subjects(self) -> None:
        """What the prompt is about, then what is nearer than it, then the glow of lamps."""
        for placed in self._placed:
            if not self._stands_already(placed):
                self._paint(placed)
        if not self._order.transparent:
            self._setting.front(self._vista)
            if self._setting.open_sky:
                paint_weather(self._vista)
        self._bloom()

    def _stands_already(self, placed: Placed) -> bool:
        """A landmark that its setting shows anyway: a ferris wheel at the fair."""
        row, subject = table("nouns")[placed.noun], self._scene.subjects[placed.index]
        plain = subject.count == 1 and subject.colour is None and placed.look.colour is None
        plain = plain and placed.look.writing is None
        related = any(
            placed.index == one.who or (placed.index == one.whom and one.how not in ("before", "beside", "and"))
            for one in self._scene.relations
        )  # fmt: skip
        shown = placed.noun in self._vista.stood and row.get("place") == "backdrop"
        return shown and plain and not related

    def pixels(self) -> Pixels:
        """The picture as it stands, RGBA."""
        image = self._surface.makeImageSnapshot()
        found: Pixels = image.toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
        return found

    def styled(self) -> Pixels:
        """The last act: the style over the whole."""
        return finished(self.pixels(), self._scene.style, self.finish(), self._order.transparent)

    def finish(self) -> Finish:
        """What the style may know of this picture."""
        faces = [
            (one.place.x, one.place.y, one.place.height, one.place.aspect) for one in self._placed
            if table("nouns")[one.noun]["family"] not in _FACELESS
        ]  # fmt: skip
        return Finish(
            self._order.seed, self._unit, self._light.night, self._light.source[0] * self._unit,
            focus_of(faces, self._unit),
        )  # fmt: skip

    def unpainted(self) -> tuple[str, ...]:
        """The words of subjects that no painter knows, and of what somebody should hold or wear and cannot."""
        unknown = [
            subject.word for subject in self._scene.subjects
            if subject.noun not in ("moon", "sun") and painter_of(subject.noun) is None
        ]  # fmt: skip
        lost = [str(table("nouns")[noun]["en"]).split(",")[0] for noun in self._lost]
        hidden = unseen(self._scene, self._placed, (self._vista.width, self._vista.height))
        return tuple(dict.fromkeys((*unknown, *lost, *hidden)))

    def _celestial(self) -> None:
        """A moon or sun that the prompt names is larger than the one a sky has anyway."""
        from .families import celestial

        named = {subject.noun for subject in self._scene.subjects}
        if "moon" in named and self._setting.open_sky:
            celestial.great_moon(self._vista)
        if "sun" in named and self._setting.open_sky and not self._light.night:
            celestial.great_sun(self._vista)

    def _paint(self, placed: Placed) -> None:
        painter = painter_of(placed.painted)
        if painter is None:
            return
        if placed.look.writing:
            painter = _lettered(painter, placed.noun, placed.look.writing, placed.place.facing)
        done: set[str] = set()
        painter = self._handed(painter, placed, done)
        rng = random.Random(self._rng.getrandbits(32))
        canvas = self._vista.canvas
        easel = Easel(
            canvas, self._vista.glow, placed.look, placed.pose, self._light, rng,
            partial(self._hold, placed, done), partial(self._wear, placed, done),
        )  # fmt: skip
        shadow = placed.place.shadow and not self._order.transparent
        place = Place(**{**placed.place.__dict__, "shadow": shadow})
        if placed.mirrored and not self._order.transparent:
            self._mirror(placed, easel)
        put(painter, easel, place)

    def _mirror(self, placed: Placed, easel: Easel) -> None:
        """A boat's picture in the water under it."""
        painter = painter_of(placed.painted)
        canvas = self._vista.canvas
        if painter is None:
            return
        y = placed.place.y - placed.place.height * 0.04
        shore = 2.0 if self._setting.afloat is None else self._setting.afloat + 0.05
        canvas.save()
        canvas.clipRect(skia.Rect(0, 0, self._vista.width, self._vista.height * shore))
        canvas.saveLayer(None, skia.Paint(
            Alphaf=0.34, ImageFilter=skia.ImageFilters.Blur(3 * self._unit,
                7 * self._unit)))  # fmt: skip
        canvas.translate(0, 2 * y)
        canvas.scale(1, -0.9)
        canvas.translate(0, y * 0.0)
        twin = Easel(canvas, skia.Surface(1, 1).getCanvas(), easel.look, easel.pose, self._light,
                     random.Random(1))  # fmt: skip
        put(painter, twin, Place(**{**placed.place.__dict__, "shadow": False, "y": y / 0.9}))
        canvas.restore()
        canvas.restore()

    def _handed(self, painter: Painter, placed: Placed, done: set[str]) -> Painter:
        """The thing, and what its painter forgot to give it: held in the mouth, worn where a head mostly is."""
        pose, aspect = placed.pose, placed.place.aspect
        if pose.holding is None and not pose.wearing:
            return painter

        def paint(easel: Easel) -> None:
            painter(easel)
            hidden = pose.bust or pose.action in _HANDLESS
            if pose.holding is not None and "hold" not in done:
                if hidden:
                    self._lost.append(pose.holding)
                else:
                    easel.hold(0.4 * aspect, -0.22, 0.42)
            for noun in pose.wearing:
                slot = str(table("nouns")[noun].get("slot", "neck"))
                if slot in done or (slot in ("body", "legs") and table("nouns")[placed.noun]["family"] == "people"):
                    continue  # clothes are part of how a person is painted
                if slot in _USUAL:
                    x, y, width = _USUAL[slot]
                    easel.wear(slot, x * aspect, y, width)
                else:
                    self._lost.append(noun)

        return paint

    def _hold(self, placed: Placed, done: set[str], x: float, y: float, height: float) -> None:
        """Paints what is held, at the hands of who holds it."""
        done.add("hold")
        if placed.pose.holding is not None:
            details = table("nouns")[placed.pose.holding]
            grip = float(details.get("grip", 1.0))
            if placed.pose.holding == "sign":  # before the chest, so that the face is seen over it
                y += height * grip * 0.32
            tall = height * grip
            if placed.pose.holding == "umbrella" and tall < 0.6:  # over the head of who has no arm for it
                x, y, tall = x + 0.2 * placed.place.aspect, y + 0.1, 1.0
            self._attach(placed.pose.holding, placed.held_look, (x, y), tall, placed.place.facing)

    def _wear(self, placed: Placed, done: set[str], slot: str, x: float, y: float, width: float) -> None:
        """Paints what is worn in this slot."""
        done.add(slot)
        for noun in placed.pose.wearing:
            details = table("nouns")[noun]
            if details.get("slot", "neck") == slot:
                height = width / float(details.get("aspect", 1.0))
                self._attach(noun, Look(placed.pose.dye(noun)), (x, y), height, worn=True)

    def _attach(
        self, noun: str, look: Look, at: tuple[float, float], height: float, facing: int = 1, worn: bool = False
    ) -> None:
        painter = painter_of(noun)
        if painter is None:
            return
        if look.writing:
            painter = _lettered(painter, noun, look.writing, facing)
        canvas, glow = self._vista.canvas, self._vista.glow
        easel = Easel(canvas, glow, look, Pose(action="worn" if worn else "held"), self._light, random.Random(3))
        for one in (canvas, glow):
            one.save()
            one.translate(*at)
            one.scale(height, height)
        painter(easel)
        canvas.restore()
        glow.restore()

    def _shining(self) -> bool:
        """Whether anything was painted on the glow."""
        return bool(self._glow.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[..., 3].any())

    def _bloom(self) -> None:
        """Lays the glow of lamps over the picture, close and far."""
        image = self._glow.makeImageSnapshot()
        canvas = self._vista.canvas
        area = skia.Rect(0, 0, self._vista.width, self._vista.height)
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
        mode = skia.BlendMode.kSrcATop if self._order.transparent else skia.BlendMode.kScreen
        if self._order.transparent or not self._shining():
            return
        for spread, strength in ((4.0, 0.55), (13.0, 0.6), (34.0, 0.5)):
            blurred = skia.Surface(image.width(), image.height())
            sigma = spread * self._unit / _GLOW_SHRINK * 1.6
            blurred.getCanvas().drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(
                ImageFilter=skia.ImageFilters.Blur(sigma, sigma)))  # fmt: skip
            canvas.drawImageRect(blurred.makeImageSnapshot(), area, sampling,
                                 skia.Paint(BlendMode=mode, Alphaf=strength))  # fmt: skip
