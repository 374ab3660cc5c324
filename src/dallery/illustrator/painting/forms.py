"""Forms with volume in a thing's own coordinates: every shape is lit from the upper left; no subject matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import skia

from ..scene import Colour
from . import brush
from .brush import Point, dark, fill, light, linear, radial, soft, stroke
from .easel import Easel

WOOD: Colour = (168, 112, 70)
STEEL: Colour = (176, 184, 198)
GOLD: Colour = (236, 188, 76)
CREAM: Colour = (252, 244, 228)
LEAF: Colour = (92, 168, 84)
LAMP: Colour = (255, 220, 140)


class Forms:
    """Short names for the shapes still lifes are made of."""

    def __init__(self, easel: Easel) -> None:
        self.easel = easel
        self.canvas, self.glow, self.rng = easel.canvas, easel.glow, easel.rng
        self.lit = easel.light.night or easel.light.time == "sunset"
        self.held = easel.pose.action == "held"

    def tone(self, natural: Colour) -> Colour:
        """The colour asked for, or the natural one."""
        return self.easel.look.or_else(natural)

    def path(self, path: skia.Path, colour: Colour, contrast: float = 1.0) -> None:
        """Any outline, shaded from the upper left to the lower right."""
        frame = path.getBounds()
        self.canvas.drawPath(path, linear(
            (frame.left(), frame.top()), (frame.right(), frame.bottom()),
            (0, light(colour, 0.32 * contrast), 255), (0.45, colour, 255), (1, dark(colour, 0.3 * contrast), 255),
        ))  # fmt: skip

    def blob(self, points: Sequence[Point], colour: Colour, contrast: float = 1.0) -> None:
        """A smooth closed shape."""
        self.path(brush.curve(points), colour, contrast)

    def poly(self, points: Sequence[Point], colour: Colour, contrast: float = 0.7) -> None:
        """A shape with corners."""
        self.path(brush.polygon(points), colour, contrast)

    def flat(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """A shape with corners and no shading."""
        self.canvas.drawPath(brush.polygon(points), fill(colour, alpha))

    def ball(self, x: float, y: float, rx: float, colour: Colour, ry: float | None = None) -> None:
        """A round volume."""
        ry = rx if ry is None else ry
        self.canvas.drawOval(brush.oval(x, y, rx, ry), radial(
            (x - rx * 0.35, y - ry * 0.45), max(rx, ry) * 1.6,
            (0, light(colour, 0.4), 255), (0.45, colour, 255), (1, dark(colour, 0.34), 255)))  # fmt: skip

    def disc(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: int = 255) -> None:
        """A flat ellipse."""
        self.canvas.drawOval(brush.oval(x, y, rx, ry), fill(colour, alpha))

    def rect(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0.0) -> None:
        """A board lit from above, with round corners where r says so."""
        shade = linear((x, y), (x + w * 0.3, y + h), (0, light(colour, 0.2), 255), (1, dark(colour, 0.18), 255))
        self.canvas.drawRoundRect(brush.box(x, y, w, h), r, r, shade)

    def tube(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0.0) -> None:
        """A standing cylinder."""
        shade = linear((x, 0), (x + w, 0), (0, light(colour, 0.1), 255), (0.25, light(colour, 0.35), 255),
                       (0.55, colour, 255), (1, dark(colour, 0.32), 255))  # fmt: skip
        self.canvas.drawRoundRect(brush.box(x, y, w, h), r, r, shade)

    def line(self, points: Sequence[Point], colour: Colour, width: float, alpha: int = 255) -> None:
        """A smooth open line."""
        if len(points) == 2:
            self.canvas.drawLine(*points[0], *points[1], stroke(colour, width, alpha))
        else:
            self.canvas.drawPath(brush.curve(points, False), stroke(colour, width, alpha))

    def ring(self, x: float, y: float, rx: float, ry: float, colour: Colour, width: float) -> None:
        """An ellipse's outline, with a bright upper edge."""
        self.canvas.drawOval(brush.oval(x, y, rx, ry), stroke(dark(colour, 0.15), width))
        self.canvas.drawArc(brush.oval(x, y, rx, ry), 190, 120, False, stroke(light(colour, 0.35), width * 0.5))

    def shine(self, x: float, y: float, rx: float, ry: float, alpha: int = 170) -> None:
        """The light's own spot on something polished."""
        self.canvas.drawOval(brush.oval(x, y, rx, ry), soft(fill((255, 255, 255), alpha), min(rx, ry) * 0.4))

    def lamp(self, x: float, y: float, r: float, colour: Colour = LAMP) -> None:
        """A light that shines at any hour, and blooms."""
        self.canvas.drawCircle(x, y, r, fill(light(colour, 0.4)))
        self.glow.drawCircle(x, y, r * 1.3, fill(colour, 200))

    def pane(self, x: float, y: float, w: float, h: float, frame: Colour | None = (104, 74, 58)) -> None:
        """A window: sky by day, lamplight by night."""
        lit = self.easel.light.night or self.easel.light.time == "sunset" or self.easel.look.snow
        glass = (255, 214, 130) if lit else (150, 198, 228)
        self.rect(x, y, w, h, light(glass, 0.15))
        if lit:
            self.glow.drawRect(brush.box(x, y, w, h), fill((255, 190, 96), 190))
        if frame is not None:
            self.canvas.drawRect(brush.box(x, y, w, h), stroke(frame, w * 0.1))
            self.line([(x + w / 2, y), (x + w / 2, y + h)], frame, w * 0.06)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: int = 90) -> None:
        """Soft dark under or inside something."""
        self.canvas.drawOval(brush.oval(x, y, rx, ry), soft(fill((34, 22, 44), alpha), min(rx, ry) * 0.4))

    @contextmanager
    def turned(self, x: float, y: float, angle: float, scale: float = 1.0) -> Iterator[None]:
        """What is painted inside stands at a place, turned by degrees."""
        for one in (self.canvas, self.glow):
            one.save()
            one.translate(x, y)
            one.rotate(angle)
            one.scale(scale, scale)
        try:
            yield
        finally:
            self.canvas.restore()
            self.glow.restore()

    @contextmanager
    def inside(self, points: Sequence[Point], smooth: bool = True) -> Iterator[None]:
        """What is painted inside stays within an outline."""
        self.canvas.save()
        self.canvas.clipPath(brush.curve(points) if smooth else brush.polygon(points), True)
        try:
            yield
        finally:
            self.canvas.restore()
