"""A few things of school and of old tales; who uses them is painted elsewhere."""

from __future__ import annotations

from ..brush import around, curve, dark, fill, light, oval, stroke
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


def _branch(easel: Easel) -> None:
    """The side of a trunk and the bough that grows out of it."""
    f = Forms(easel)
    bark = f.tone((122, 86, 64))
    f.blob([(-0.55, 0.02), (-0.5, -0.5), (-0.54, -1.2), (-0.5, -1.8), (-0.26, -1.8), (-0.3, -1.1), (-0.33, -0.66),
        (-0.1, -0.58), (0.3, -0.55), (0.58, -0.6), (0.62, -0.57), (0.34, -0.5), (-0.06, -0.5), (-0.28, -0.44),
        (-0.29, -0.2), (-0.22, 0.02)], bark)
    for k in range(10):
        x, y = -0.47 + 0.018 * k, -1.5 + 0.29 * (k * 3 % 5)
        f.line([(x, y), (x + 0.012, y + 0.1), (x - 0.004, y + 0.2)], dark(bark, 0.3), 0.009, 150)
    f.line([(0.3, -0.54), (0.42, -0.66), (0.46, -0.74)], bark, 0.022)
    autumn = easel.look.season == "autumn"
    leaf = (232, 140, 60) if autumn else (104, 176, 86)
    if easel.look.snow:
        f.blob([(-0.3, -0.6), (0.0, -0.62), (0.32, -0.58), (0.56, -0.62), (0.3, -0.54), (-0.06, -0.55)],
            (246, 250, 255))
        return
    for x, y, turn in ((0.47, -0.75, -50), (0.52, -0.68, 20), (0.6, -0.6, -16), (0.62, -0.56, 40), (0.18, -0.5, 100),
                       (0.42, -0.5, 80), (-0.02, -0.5, 120), (0.38, -0.64, -100)):
        with f.turned(x, y, turn):
            f.blob([(0, 0), (0.05, -0.035), (0.12, 0), (0.05, 0.035)], leaf)
            f.line([(0.01, 0), (0.1, 0)], dark(leaf, 0.25), 0.006)


_PLANETS = (
    # how far out, how large, where on its way, colour
    (0.2, 0.02, 200, (176, 160, 150)), (0.27, 0.032, 20, (236, 196, 130)), (0.35, 0.035, 110, (84, 156, 226)),
    (0.43, 0.027, 320, (214, 108, 76)), (0.56, 0.075, 215, (222, 176, 132)), (0.69, 0.062, 40, (236, 208, 150)),
    (0.81, 0.046, 150, (150, 214, 222)), (0.92, 0.044, 292, (84, 116, 214)),
)


def _solar_system(easel: Easel) -> None:
    """The sun and its eight planets on their ways around it."""
    f = Forms(easel)
    middle = (0.0, -0.5)
    for reach, _, _, _ in _PLANETS:
        easel.canvas.drawOval(oval(*middle, reach * 0.72, reach * 0.46), stroke((214, 224, 255), 0.004, 120))
    f.ball(*middle, 0.1, (255, 206, 84))
    f.glow.drawCircle(*middle, 0.13, fill((255, 200, 90), 220))
    for reach, size, turn, tone in _PLANETS:
        at = around(0, 0, 1.0, turn)
        x, y = middle[0] + at[0] * reach * 0.72, middle[1] + at[1] * reach * 0.46
        if size == 0.062:
            easel.canvas.drawOval(oval(x, y, size * 1.8, size * 0.5), stroke((226, 206, 170), 0.014))
        f.ball(x, y, size, tone)
        if size == 0.035:
            f.disc(x - 0.008, y - 0.008, 0.014, 0.01, (110, 184, 104))


PAINTERS = {
    "branch": _branch, "solarsystem": _solar_system,
    "mortar": _mortar, "deskglobe": _desk_globe,
}  # fmt: skip
