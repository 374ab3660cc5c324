"""Things of a school day and a feast: exercise books, erasers, trays, lanterns, snowballs, street food."""

from __future__ import annotations

from ...scene import Colour
from ..brush import INK, WHITE, dark, fill, light, star
from ..easel import Easel
from ..forms import GOLD, Forms
from .food import steam
from .meals import bowl


def _exercise_book(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((110, 170, 220))
    f.rect(-0.34, -1.0, 0.72, 1.0, (250, 248, 240), 0.03)
    f.rect(-0.38, -1.0, 0.72, 1.0, tone, 0.04)
    f.rect(-0.22, -0.84, 0.42, 0.26, WHITE, 0.04)
    for k in range(2):
        f.line([(-0.16, -0.76 + 0.1 * k), (0.14, -0.76 + 0.1 * k)], dark(tone, 0.3), 0.02)
    for k in range(8):
        f.ring(-0.37, -0.92 + 0.12 * k, 0.05, 0.03, (150, 156, 170), 0.02)


def _eraser(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((92, 150, 220))
    with f.turned(0, -0.1, -8):
        f.rect(-0.85, -0.72, 1.7, 0.72, (250, 246, 246), 0.14)
        f.rect(-0.85, -0.72, 1.1, 0.72, tone, 0.06)
        f.rect(-0.85, -0.46, 1.1, 0.2, WHITE)
        f.disc(0.72, -0.1, 0.16, 0.07, (226, 218, 222))


def _glue(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 206, 80))
    f.tube(-0.17, -0.72, 0.34, 0.72, tone, 0.06)
    f.tube(-0.12, -0.92, 0.24, 0.22, WHITE, 0.05)
    f.rect(-0.17, -0.5, 0.34, 0.26, (226, 80, 74))


def _ruler(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((250, 214, 110))
    with f.turned(0, -0.3, -14):
        f.rect(-1.9, -0.3, 3.8, 0.56, tone, 0.05)
        for k in range(19):
            x, long = -1.75 + 0.195 * k, 0.26 if k % 5 == 0 else 0.14
            f.line([(x, -0.28), (x, -0.28 + long)], INK, 0.035)


def _tray(easel: Easel) -> None:
    """A school lunch: rice, soup, three sides on a steel tray."""
    f = Forms(easel)
    steel: Colour = (196, 202, 212)
    f.blob([(-0.9, -0.5), (0.9, -0.5), (1.08, -0.06), (0.9, 0.0), (-0.9, 0.0), (-1.08, -0.06)], steel)
    wells: tuple[tuple[float, float, float, Colour], ...] = (
        (-0.55, -0.42, 0.2, (206, 72, 56)), (0.0, -0.42, 0.2, (110, 168, 80)), (0.55, -0.42, 0.2, (240, 190, 90)),
        (-0.45, -0.17, 0.34, (250, 248, 240)), (0.45, -0.17, 0.34, (196, 140, 84)),
    )  # fmt: skip
    for x, y, rx, tone in wells:
        f.disc(x, y + 0.02, rx * 1.14, rx * 0.42, dark(steel, 0.22))
        f.disc(x, y, rx, rx * 0.34, tone)
    f.ball(-0.45, -0.22, 0.26, (252, 250, 244), 0.13)
    for k in range(4):
        f.disc(-0.66 + 0.07 * k, -0.45 + 0.03 * (k % 2), 0.05, 0.03, (232, 110, 80))
        f.disc(-0.1 + 0.07 * k, -0.44 + 0.03 * (k % 2), 0.05, 0.025, (140, 196, 100))
    f.line([(0.98, -0.5), (1.12, 0.02)], (226, 230, 238), 0.04)


def _snowball(easel: Easel) -> None:
    f = Forms(easel)
    f.ball(0, -0.48, 0.47, f.tone((236, 244, 255)))
    for x, y in ((-0.2, -0.3), (0.18, -0.24), (0.1, -0.66)):
        f.disc(x, y, 0.1, 0.05, (206, 222, 244), 150)


def _stairs(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((196, 184, 172))
    for k in range(5):
        f.rect(-0.8 + 0.3 * k, -0.2 * (k + 1), 1.7 - 0.3 * k, 0.2 * (k + 1), dark(tone, 0.05 * k), 0.01)
        f.rect(-0.84 + 0.3 * k, -0.2 * (k + 1), 1.74 - 0.3 * k, 0.05, light(tone, 0.4), 0.01)


def _fish_bread(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((222, 156, 84))
    f.blob([(-0.5, -0.5), (-0.8, -0.86), (-0.94, -0.5), (-0.8, -0.14)], dark(tone, 0.08))
    f.blob([(-0.62, -0.5), (-0.2, -0.92), (0.4, -0.9), (0.86, -0.5), (0.4, -0.1), (-0.2, -0.08)], tone)
    for row in range(3):
        for k in range(3):
            x, y = -0.3 + 0.2 * k + 0.1 * (row % 2), -0.7 + 0.2 * row
            f.line([(x, y - 0.08), (x + 0.08, y), (x, y + 0.08)], dark(tone, 0.35), 0.035)
    f.disc(0.56, -0.62, 0.06, 0.06, dark(tone, 0.6))
    f.line([(0.36, -0.8), (0.3, -0.5), (0.36, -0.2)], dark(tone, 0.35), 0.035)


def _fishcake(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((230, 190, 130))
    for x, lean in ((-0.2, -6), (0.2, 6)):
        with f.turned(x, 0, lean):
            f.line([(0, 0), (0, -1.0)], (206, 164, 110), 0.04)
            f.blob([(-0.16, -0.9), (0.14, -0.84), (-0.14, -0.7), (0.16, -0.62), (-0.16, -0.48), (0.14, -0.34),
                    (0.2, -0.5), (0.18, -0.74), (0.18, -0.92)], tone)  # fmt: skip


def _black_noodles(easel: Easel) -> None:
    f = Forms(easel)
    bowl(f, f.tone((250, 248, 244)), (86, 56, 44), 0.66)
    for k in range(9):
        x = -0.44 + 0.11 * k
        f.line([(x - 0.1, -0.54), (x, -0.66 + 0.03 * (k % 3)), (x + 0.12, -0.53)], (246, 222, 160), 0.035)
    f.blob([(-0.34, -0.6), (-0.1, -0.74), (0.24, -0.72), (0.38, -0.58), (0.0, -0.52)], (66, 42, 36))
    for k in range(6):
        f.line([(-0.14 + 0.06 * k, -0.7), (-0.1 + 0.06 * k, -0.78 + 0.03 * (k % 2))], (130, 190, 90), 0.03)


def _dumpling_soup(easel: Easel) -> None:
    """Rice cakes in broth with egg, seaweed and spring onion."""
    f = Forms(easel)
    bowl(f, f.tone((240, 238, 232)), (244, 232, 200), 0.66)
    for k in range(9):
        f.disc(-0.42 + 0.105 * k, -0.57 + 0.05 * (k % 3 - 1), 0.09, 0.045, (255, 254, 248))
    for k in range(4):
        f.line([(-0.2 + 0.1 * k, -0.62), (-0.14 + 0.1 * k, -0.56)], (250, 204, 80), 0.035)
        f.disc(-0.26 + 0.17 * k, -0.52, 0.035, 0.02, (110, 176, 80))
    f.rect(0.12, -0.66, 0.16, 0.06, (50, 66, 56))
    steam(easel, -0.7, 0.3)


def _paper_lantern(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((220, 66, 62))
    f.line([(0, -1.0), (0, -0.84)], (120, 84, 60), 0.03)
    f.lamp(0, -0.5, 0.1)
    f.ball(0, -0.5, 0.38, tone, 0.34)
    easel.glow.drawCircle(0, -0.5, 0.4, fill(light(tone, 0.3), 150))
    for x in (-0.2, 0.0, 0.2):
        f.line([(x * 0.4, -0.83), (x * 1.25, -0.5), (x * 0.4, -0.17)], light(tone, 0.35), 0.014)
    for y in (-0.88, -0.2):
        f.rect(-0.14, y, 0.28, 0.08, GOLD, 0.02)
    for x in (-0.06, 0.0, 0.06):
        f.line([(x, -0.12), (x * 1.4, 0.0)], GOLD, 0.02)


def _mat(easel: Easel) -> None:
    """A chequered picnic cloth on the ground, seen from a low eye."""
    f = Forms(easel)
    tone = f.tone((222, 76, 76))
    corners = [(-2.2, 0.0), (2.2, 0.0), (1.6, -1.0), (-1.6, -1.0)]
    f.poly(corners, (252, 248, 242))
    with f.inside(corners, False):
        for k in range(5):
            x = -1.75 + 0.87 * k
            f.flat([(x, 0.0), (x + 0.42, 0.0), ((x + 0.42) * 0.73, -1.0), (x * 0.73, -1.0)], tone, 150)
        for y in (-0.9, -0.62, -0.26):
            f.flat([(-2.2, y), (2.2, y), (2.2, y + 0.17), (-2.2, y + 0.17)], tone, 150)


def _bird_cage(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 166, 84))
    f.ring(0, -0.97, 0.05, 0.05, tone, 0.03)
    for x in (-0.36, -0.24, -0.12, 0.0, 0.12, 0.24, 0.36):
        f.line([(x, -0.08), (x, -0.6), (x * 0.75, -0.8), (0, -0.93)], tone, 0.018)
    for y in (-0.62, -0.34):
        f.line([(-0.37, y), (0, y + 0.035), (0.37, y)], tone, 0.02)
    f.rect(-0.42, -0.1, 0.84, 0.1, tone, 0.04)


def _christmas_tree(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((52, 130, 84))
    f.rect(-0.06, -0.14, 0.12, 0.14, (126, 84, 56), 0.02)
    f.poly([(-0.13, -0.1), (0.13, -0.1), (0.1, 0.0), (-0.1, 0.0)], (206, 70, 66))
    for y, half, tall in ((-0.12, 0.34, 0.36), (-0.34, 0.27, 0.34), (-0.56, 0.19, 0.32)):
        f.blob([(0, y - tall), (-half * 0.5, y - tall * 0.4), (-half, y), (0, y + 0.035), (half, y),
                (half * 0.5, y - tall * 0.4)], tone)  # fmt: skip
        f.line([(-half * 0.8, y - 0.07), (0, y - 0.02), (half * 0.84, y - 0.12)], GOLD, 0.014)
    bulbs: tuple[Colour, ...] = ((226, 70, 72), (250, 206, 80), (90, 150, 230), (240, 130, 180))
    places = ((-0.2, -0.18), (0.02, -0.15), (0.21, -0.21), (-0.1, -0.3), (0.11, -0.34), (-0.15, -0.44), (0.03, -0.48),
        (0.13, -0.55), (-0.06, -0.62), (0.03, -0.74))  # fmt: skip
    for k, (x, y) in enumerate(places):
        f.ball(x, y, 0.032, bulbs[k % 4])
        easel.glow.drawCircle(x, y, 0.03, fill(bulbs[k % 4], 190 if f.lit else 60))
    easel.canvas.drawPath(star(0, -0.91, 0.085, 0.038, 5), fill((255, 214, 90)))
    easel.glow.drawCircle(0, -0.91, 0.07, fill((255, 220, 120), 200 if f.lit else 80))
    if easel.look.snow:
        for x, y in ((-0.26, -0.14), (0.22, -0.36), (-0.13, -0.58)):
            f.disc(x, y, 0.07, 0.02, WHITE, 220)


PAINTERS = {
    "christmastree": _christmas_tree, "birdcage": _bird_cage,
    "exercisebook": _exercise_book, "eraser": _eraser, "gluestick": _glue, "ruler": _ruler, "lunchtray": _tray,
    "snowball": _snowball, "stairs": _stairs, "fishbread": _fish_bread, "fishcake": _fishcake,
    "blacknoodles": _black_noodles, "ricecakesoup": _dumpling_soup, "paperlantern": _paper_lantern, "picnicmat": _mat,
}  # fmt: skip
