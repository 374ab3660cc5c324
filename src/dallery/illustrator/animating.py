"""A scene that moves gently and comes back to where it began: frames for a GIF; it plans and reads nothing."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import skia

from .composing.layout import Placed
from .order import Order
from .painting.sky import paint_weather
from .painting.studio import Pixels, Studio
from .scene import Scene
from .styling.finishing import finished
from .words import table

MOST = 300_000  # pixels painted per frame; larger orders are enlarged from that
_STILL = frozenset(("buildings", "furniture", "food", "objects", "wearables"))


class MovingStudio(Studio):
    """A studio whose subjects breathe, whose clouds drift, whose water and weather run, once around in n frames."""

    def __init__(self, scene: Scene, order: Order) -> None:
        shrink = min(1.0, (MOST / (order.width * order.height)) ** 0.5)
        size = (max(32, round(order.width * shrink)), max(32, round(order.height * shrink)))
        super().__init__(scene, replace(order, width=size[0], height=size[1]))
        self._still = self._placed

    def ground(self) -> None:
        """Sky and ground, kept for what moves before them."""
        super().ground()
        self._sky = self.pixels()

    def frames(self, count: int) -> Iterator[Pixels]:
        """Once ground and scenery are painted: the frames, styled, not yet at the ordered size."""
        sky, base = self._sky, self.pixels()
        behind = (base == sky).all(2)
        lamps = self._glow.makeImageSnapshot()
        state, numbers = self._rng.getstate(), self._vista.noise.bit_generator.state
        for at in range(count):
            phase = 2 * math.pi * at / count
            self._rng.setstate(state)
            self._vista.noise.bit_generator.state = numbers
            self._lay(self._ground(sky, base, behind, phase))
            self._light_again(lamps)
            self._placed = tuple(self._breathing(one, k, phase) for k, one in enumerate(self._still))
            self._acts(at / count)
            yield self._shown()
        self._placed = self._still

    def _acts(self, turn: float) -> None:
        for placed in self._placed:
            self._paint(placed)
        if not self._order.transparent:
            self._setting.front(self._vista)
            if self._setting.open_sky:
                self._weather(turn)
            self._sparks(turn)
        self._bloom()

    def _shown(self) -> Pixels:
        pixels = self.pixels()
        if self._order.references:
            from .editing.palette import tinted

            pixels = tinted(pixels, self._order.references)
        return finished(pixels, self._scene.style, self.finish(), self._order.transparent)

    def _lay(self, pixels: Pixels) -> None:
        canvas = self._vista.canvas
        canvas.save()
        canvas.resetMatrix()
        canvas.clear(skia.ColorTRANSPARENT)
        canvas.drawImage(skia.Image.fromarray(
            np.ascontiguousarray(pixels), colorType=skia.ColorType.kRGBA_8888_ColorType), 0, 0)  # fmt: skip
        canvas.restore()

    def _light_again(self, lamps: skia.Image) -> None:
        """The glow of the scenery, without that of the last frame's subjects."""
        glow = self._glow.getCanvas()
        glow.save()
        glow.resetMatrix()
        glow.clear(skia.ColorTRANSPARENT)
        glow.drawImage(lamps, 0, 0)
        glow.restore()

    def _ground(self, sky: Pixels, base: Pixels, behind: npt.NDArray[np.bool_], phase: float) -> Pixels:
        """The still part of the scene with its clouds moved along and its water rippling."""
        if self._order.transparent or (not self._setting.open_sky and self._setting.medium != "under"):
            return base
        height, width = base.shape[:2]
        unit, line = self._unit, int(height * self._setting.horizon)
        rows, columns = np.arange(height)[:, None], np.arange(width)[None]
        far = np.clip((line - rows) / max(1, line), 0, 1)
        drift = np.round(9 * unit * np.sin(phase) * far**0.5).astype(np.int64)
        found = base.copy()
        moved = sky[rows, np.clip(columns + drift, 0, width - 1)]
        above = behind & (rows < line)
        found[above] = moved[above]
        if self._setting.medium in ("water", "under"):
            near = np.clip((rows - line) / max(1, height - line), 0, 1)
            wave = np.sin(rows / (13 * unit * (0.4 + near)) + phase) * 5 * unit * (0.25 + near)
            rippled = base[rows, np.clip(columns + np.round(wave).astype(np.int64), 0, width - 1)]
            wet = (rows >= line) | np.full(base.shape[:2], self._setting.medium == "under")
            found[wet] = rippled[wet]
        return found

    def _breathing(self, one: Placed, number: int, phase: float) -> Placed:
        place, family = one.place, table("nouns")[one.noun]["family"]
        turn = phase + number * 2.1
        if table("nouns")[one.noun].get("place") == "air" or (not place.shadow and one.pose.action in ("fly", "swim")):
            moved = replace(place, x=place.x + 7 * math.cos(turn), y=place.y + 11 * math.sin(turn),
                            tilt=place.tilt + 1.4 * math.sin(turn + 1))  # fmt: skip
        elif one.mirrored:
            moved = replace(place, y=place.y + 5 * math.sin(turn), tilt=place.tilt + 1.6 * math.sin(turn + 1))
        elif family in _STILL or one.pose.bust:
            return one
        elif family == "plants":
            moved = replace(place, tilt=place.tilt + 0.7 * math.sin(turn))
        else:
            moved = replace(place, height=place.height * (1 + 0.012 * math.sin(turn)),
                            tilt=place.tilt + 0.5 * math.sin(turn + 0.7))  # fmt: skip
        return replace(one, place=moved)

    def _weather(self, turn: float) -> None:
        """What falls, on two sheets that repeat: each frame they slide, the last meets the first."""
        vista, order = self._vista, self._order
        if not vista.weather and vista.season not in ("spring", "autumn"):
            return
        layer = skia.Surface(order.width, order.height)
        canvas = layer.getCanvas()
        canvas.clear(skia.ColorTRANSPARENT)
        canvas.scale(self._unit, self._unit)
        paint_weather(replace(vista, canvas=canvas))
        if "fog" in vista.weather:
            vista.canvas.drawImage(layer.makeImageSnapshot(), 0, 0)
            return
        image = layer.makeImageSnapshot()
        target = vista.canvas
        target.save()
        target.resetMatrix()
        for share, flip in ((0.5, 1.0), (0.5, -1.0)):
            tall = max(2, round(order.height * share))
            strip = image.makeSubset(skia.IRect.MakeXYWH(0, 0 if flip > 0 else order.height - tall, order.width, tall))
            paint = skia.Paint(Alphaf=1.0 if flip > 0 else 0.75)
            for step in range(-1, math.ceil(1 / share) + 1):
                target.drawImage(strip, 0, (step + turn) * tall, skia.SamplingOptions(), paint)
        target.restore()

    def _sparks(self, turn: float) -> None:
        """Stars twinkle at night; indoors and in the dusk motes of dust catch the light."""
        vista = self._vista
        rng = random.Random(self._order.seed)
        night = vista.light.night and self._setting.open_sky
        for _ in range(34 if night else 18):
            x, y = rng.uniform(0, vista.width), rng.uniform(0, vista.horizon * 0.6 if night else vista.height * 0.9)
            strength = max(0.0, math.sin(2 * math.pi * (turn + rng.random())))
            size = rng.uniform(1.6, 3.4)
            paint = skia.Paint(AntiAlias=True, Color=skia.Color(255, 250, 226, int((200 if night else 90) * strength)))
            drift = 0.0 if night else 9 * math.sin(2 * math.pi * (turn + rng.random()))
            vista.canvas.drawCircle(x, y + drift, size, paint)
            if night and size > 2.4:
                for dx, dy in ((size * 3, 0.0), (0.0, size * 3)):
                    vista.canvas.drawLine(x - dx, y - dy, x + dx, y + dy, paint)
