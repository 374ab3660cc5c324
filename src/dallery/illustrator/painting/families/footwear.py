"""Shoes, boots, socks, gloves and trousers: in pairs by themselves, one by one on feet and hands."""

from __future__ import annotations

from ...scene import Colour
from ..brush import WHITE, dark, light
from ..easel import Easel
from ..forms import Forms


def _worn(easel: Easel) -> bool:
    """Whether it is on somebody: one piece, its sole at (0, 0), the toe to the right."""
    return easel.pose.action == "worn"


def _boot(f: Forms, x: float, tone: Colour) -> None:
    f.blob([(x - 0.13, -1.0), (x + 0.15, -1.0), (x + 0.14, -0.4), (x + 0.36, -0.26), (x + 0.4, -0.06), (x - 0.14,
            -0.06)], tone)  # fmt: skip
    f.rect(x - 0.15, -0.09, 0.56, 0.09, dark(tone, 0.45), 0.03)
    f.rect(x - 0.15, -1.0, 0.31, 0.12, light(tone, 0.4), 0.04)


def _sock(f: Forms, x: float, tone: Colour) -> None:
    f.blob([(x - 0.12, -1.0), (x + 0.12, -1.0), (x + 0.12, -0.4), (x + 0.36, -0.2), (x + 0.3, 0), (x, -0.04),
            (x - 0.13, -0.24)], tone)  # fmt: skip
    f.rect(x - 0.14, -1.0, 0.28, 0.14, WHITE, 0.04)
    for y in (-0.74, -0.58):
        f.rect(x - 0.125, y, 0.25, 0.06, WHITE)


def _shoe(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((226, 84, 72))
    f.blob([(-0.74, -0.86), (-0.4, -0.92), (-0.24, -0.62), (0.3, -0.5), (0.76, -0.32), (0.8, -0.1), (-0.78, -0.1)],
            tone)
    f.rect(-0.82, -0.2, 1.64, 0.2, (250, 248, 244), 0.09)
    for k in range(4):
        f.line([(-0.2 + 0.14 * k, -0.64 + 0.035 * k), (-0.1 + 0.14 * k, -0.46 + 0.03 * k)], WHITE, 0.045)
    f.blob([(0.4, -0.42), (0.74, -0.3), (0.8, -0.18), (0.44, -0.18)], light(tone, 0.5))
    f.disc(-0.56, -0.88, 0.18, 0.06, dark(tone, 0.5))


def _boots(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.04,) if _worn(easel) else (-0.3, 0.14):
        _boot(f, x, f.tone((86, 140, 200)))


def _socks(easel: Easel) -> None:
    f = Forms(easel)
    for x in (-0.04,) if _worn(easel) else (-0.28, 0.14):
        _sock(f, x, f.tone((110, 168, 216)))


def _gloves(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((206, 72, 92))
    if _worn(easel):  # the hand at (0, 0), the arm comes from below
        f.ball(0.3, -0.1, 0.2, dark(tone, 0.08))
        f.ball(0, -0.12, 0.44, tone)
        f.rect(-0.42, 0.16, 0.84, 0.34, light(tone, 0.5), 0.12)
        return
    for side in (-1, 1):
        f.blob([(side * 0.12, -0.3), (side * 0.08, -0.8), (side * 0.26, -1.0), (side * 0.46, -0.84), (side * 0.44,
                -0.3)],
               tone)  # fmt: skip
        f.blob([(side * 0.14, -0.4), (-side * 0.02, -0.62), (side * 0.06, -0.72), (side * 0.2, -0.56)], dark(tone,
                0.08))
        f.rect(side * 0.28 - 0.19, -0.3, 0.38, 0.28, light(tone, 0.5), 0.06)


def _trousers(easel: Easel) -> None:
    f = Forms(easel)
    tone = f.tone((76, 112, 168))
    f.poly([(-0.26, -1.0), (0.26, -1.0), (0.34, 0), (0.06, 0), (0, -0.6), (-0.06, 0), (-0.34, 0)], tone)
    f.rect(-0.27, -1.0, 0.54, 0.1, dark(tone, 0.2), 0.02)
    f.line([(0, -0.9), (0, -0.62)], dark(tone, 0.3), 0.014)
    for side in (-1, 1):
        f.line([(side * 0.25, -0.8), (side * 0.14, -0.86)], light(tone, 0.4), 0.014)


PAINTERS = {"shoe": _shoe, "boots": _boots, "gloves": _gloves, "socks": _socks, "trousers": _trousers}
