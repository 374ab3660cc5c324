"""A few things of school and of old tales; who uses them is painted elsewhere."""

from __future__ import annotations

from ..brush import curve, dark, fill, light
from ..easel import Easel
from ..forms import STEEL, WOOD, Forms


def _mortar(easel: Easel) -> None:
    """A hollowed block of wood, rice dough in it, the mallet on its edge."""
    f = Forms(easel)
    wood = f.tone((168, 118, 78))
    f.blob([(-0.4, -0.62), (-0.36, -0.36), (-0.2, -0.26), (-0.34, 0.0), (0.34, 0.0), (0.2, -0.26), (0.36, -0.36),
        (0.4, -0.62)], wood)
    f.disc(0, -0.62, 0.4, 0.1, dark(wood, 0.2))
    f.disc(0, -0.61, 0.32, 0.075, dark(wood, 0.45))
    f.ball(-0.02, -0.64, 0.24, (252, 250, 244), 0.09)
    for y in (-0.5, -0.4):
        f.line([(-0.34, y), (0, y + 0.07), (0.34, y)], dark(wood, 0.25), 0.012, 150)
    f.line([(0.02, -0.7), (0.3, -0.98)], dark(WOOD, 0.1), 0.05)
    with f.turned(0.06, -0.74, 45):
        f.tube(-0.1, -0.11, 0.2, 0.24, light(WOOD, 0.1), 0.04)


def _desk_globe(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.24, -0.06, 0.48, 0.07, WOOD, 0.03)
    f.tube(-0.03, -0.2, 0.06, 0.16, STEEL, 0.02)
    f.ball(0, -0.58, 0.33, f.tone((72, 148, 222)))
    disc = [(0.33 * x, -0.58 + 0.33 * y) for x, y in ((0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7),
        (-1, 0), (-0.7, -0.7))]
    with f.inside(disc):
        for land in ([(-0.24, -0.8), (-0.06, -0.82), (-0.08, -0.66), (-0.18, -0.56), (-0.28, -0.66)],
                     [(-0.14, -0.52), (-0.02, -0.48), (-0.08, -0.32), (-0.15, -0.28)],
                     [(0.06, -0.78), (0.28, -0.78), (0.32, -0.6), (0.2, -0.56), (0.2, -0.4), (0.1, -0.38),
                      (0.06, -0.56)]):
            easel.canvas.drawPath(curve(land), fill((112, 184, 100)))
    f.shine(-0.12, -0.72, 0.07, 0.05)
    f.line([(0.16, -0.94), (0.4, -0.7), (0.36, -0.42), (0.1, -0.2)], STEEL, 0.035)


PAINTERS = {"mortar": _mortar, "deskglobe": _desk_globe}
