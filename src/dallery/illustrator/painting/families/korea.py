"""Korean buildings: tiled roofs on red pillars, palaces, city gates, pagodas, the tower on the mountain."""

from __future__ import annotations

from ...scene import Colour
from ..brush import dark, light, mix
from ..easel import Easel
from ..forms import GOLD, Forms

_STONE: Colour = (206, 200, 196)
_TILE: Colour = (78, 86, 104)
_PILLAR: Colour = (176, 66, 54)


def tiled_roof(f: Forms, eaves: float, top: float, half: float, ridge: float) -> None:
    """A Korean roof: lifted corners, rows of tiles, a pale ridge; painted eaves under it."""
    tile = f.easel.look.roof or ((236, 243, 252) if f.easel.look.snow else f.tone(_TILE))
    rise = (eaves - top) * 0.24
    f.rect(-half * 0.84, eaves - 0.005, half * 1.68, (eaves - top) * 0.17, (64, 140, 116))
    for k in range(int(half * 30)):
        x = -half * 0.82 + k * half * 1.64 / int(half * 30)
        f.disc(x, eaves + (eaves - top) * 0.07, 0.007, 0.007, ((230, 180, 90), (206, 84, 70))[k % 2])
    points = [(-half, eaves - rise), (-half * 0.78, eaves - rise * 0.75), (-ridge * 1.06, top), (0, top + rise * 0.26),
              (ridge * 1.06, top), (half * 0.78, eaves - rise * 0.75), (half, eaves - rise), (half * 0.72, eaves),
              (0, eaves + rise * 0.24), (-half * 0.72, eaves)]  # fmt: skip
    f.poly(points, tile)
    with f.inside(points, smooth=False):
        count = max(12, int(half * 44))
        for k in range(-count, count + 1):
            x = k / count
            f.line([(x * ridge, top), (x * half * 0.9, eaves - rise * 0.3 * (1 - abs(x))), (x * half * 1.06, eaves)],
                   dark(tile, 0.34), 0.007, 170)  # fmt: skip
    f.line([(-ridge * 1.1, top - rise * 0.2), (0, top + rise * 0.2), (ridge * 1.1, top - rise * 0.2)],
           dark(tile, 0.3), rise * 0.4)  # fmt: skip
    f.line([(-half, eaves - rise), (-half * 0.7, eaves - 0.003), (0, eaves + rise * 0.2), (half * 0.7, eaves - 0.003),
            (half, eaves - rise)], dark(tile, 0.4), rise * 0.26)  # fmt: skip


def _hall(f: Forms, foot: float, top: float, half: float, bays: int) -> None:
    """Red pillars with lattice doors between them."""
    f.rect(-half, top, half * 2, foot - top, (226, 196, 150))
    step = half * 2 / bays
    for k in range(bays):
        x = -half + step * k
        f.pane(x + step * 0.2, top + (foot - top) * 0.22, step * 0.6, (foot - top) * 0.74, None)
        for i in range(1, 4):
            f.line([(x + step * (0.2 + 0.15 * i), top + (foot - top) * 0.22), (x + step * (0.2 + 0.15 * i), foot)],
                   (70, 112, 92), 0.006)  # fmt: skip
    for k in range(bays + 1):
        f.tube(-half + step * k - 0.014, top, 0.028, foot - top, _PILLAR)


def _temple(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.7, -0.09, 1.4, 0.1, _STONE)
    f.rect(-0.14, -0.09, 0.28, 0.1, dark(_STONE, 0.12))
    _hall(f, -0.09, -0.46, 0.56, 5)
    tiled_roof(f, -0.46, -0.92, 0.76, 0.4)


def _palace(easel: Easel) -> None:
    f = Forms(easel)
    for y, half in ((-0.07, 0.86), (-0.14, 0.76)):
        f.rect(-half, y, half * 2, 0.075, _STONE)
        f.line([(-half, y - 0.03), (half, y - 0.03)], light(_STONE, 0.4), 0.012)
    f.poly([(-0.13, 0.01), (-0.1, -0.14), (0.1, -0.14), (0.13, 0.01)], dark(_STONE, 0.1))
    _hall(f, -0.14, -0.36, 0.62, 7)
    tiled_roof(f, -0.36, -0.58, 0.84, 0.6)
    _hall(f, -0.56, -0.7, 0.48, 5)
    tiled_roof(f, -0.68, -0.99, 0.7, 0.36)


def _gate(easel: Easel) -> None:
    f = Forms(easel)
    f.poly([(-0.74, 0), (-0.68, -0.42), (0.68, -0.42), (0.74, 0)], _STONE)
    for row in range(5):
        for k in range(10):
            f.rect(-0.7 + 0.14 * k + 0.05 * (row % 2), -0.41 + 0.082 * row, 0.132, 0.074, mix(_STONE, (150, 140, 140),
                   0.2 + 0.4 * ((k * 7 + row * 3) % 5) / 5))  # fmt: skip
    f.blob([(-0.15, 0.02), (-0.15, -0.18), (0, -0.31), (0.15, -0.18), (0.15, 0.02)], (60, 44, 48))
    _hall(f, -0.42, -0.56, 0.5, 5)
    tiled_roof(f, -0.54, -0.71, 0.72, 0.5)
    _hall(f, -0.7, -0.79, 0.38, 5)
    tiled_roof(f, -0.77, -0.99, 0.58, 0.3)


def _pagoda(easel: Easel) -> None:
    f = Forms(easel)
    f.rect(-0.3, -0.08, 0.6, 0.09, dark(_STONE, 0.1))
    for k in range(5):
        y, half = -0.08 - 0.165 * k, 0.22 - 0.03 * k
        f.rect(-half * 0.86, y - 0.11, half * 1.72, 0.115, f.tone((214, 186, 150)))
        f.pane(-half * 0.26, y - 0.095, half * 0.52, 0.08, (110, 70, 54))
        f.poly([(-half * 1.5, y - 0.115), (-half * 0.86, y - 0.175), (half * 0.86, y - 0.175), (half * 1.5, y - 0.115),
                (half * 1.2, y - 0.1), (-half * 1.2, y - 0.1)],
               (240, 246, 252) if easel.look.snow else _TILE)  # fmt: skip
    f.tube(-0.012, -1.03, 0.024, 0.13, GOLD)
    f.ball(0, -0.96, 0.03, GOLD)


def _seoul_tower(easel: Easel) -> None:
    f = Forms(easel)
    f.tube(-0.035, -0.55, 0.07, 0.55, (226, 224, 222))
    for y, half, tall in ((-0.6, 0.12, 0.06), (-0.54, 0.1, 0.04), (-0.66, 0.1, 0.05), (-0.7, 0.07, 0.04)):
        f.rect(-half, y, half * 2, tall, (240, 240, 244), 0.02)
    f.rect(-0.11, -0.585, 0.22, 0.025, (84, 120, 170))
    f.lamp(0, -0.57, 0.016, (110, 180, 255)) if f.lit else None
    for k in range(6):
        f.rect(-0.014 + 0.001 * k, -0.74 - 0.045 * k, 0.028 - 0.002 * k, 0.045, ((240, 240, 240), (222, 70, 62))[k % 2])
    f.line([(0, -0.98), (0, -1.06)], (200, 70, 66), 0.008)


PAINTERS = {
    "temple": _temple, "palace": _palace, "gate": _gate, "pagoda": _pagoda, "seoultower": _seoul_tower,
}  # fmt: skip
