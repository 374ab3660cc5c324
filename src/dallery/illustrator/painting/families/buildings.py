"""Houses, cabins, castles, towers, hanok."""

from __future__ import annotations

from ..brush import box, curve, dark, fade, fill, light, linear, mix, polygon, stroke
from ..easel import Easel
from ..forms import Forms
from .korea import tiled_roof

_WARM = (255, 214, 130)


def _lit(easel: Easel) -> bool:
    return easel.light.night or easel.light.time == "sunset" or easel.look.snow


def _window(easel: Easel, x: float, y: float, w: float, h: float) -> None:
    """A paned window, lit in the evening."""
    frame = box(x, y, w, h)
    lit = _lit(easel)
    glass = _WARM if lit else (150, 196, 226)
    easel.canvas.drawRect(frame, fade((x, y), (x, y + h), light(glass, 0.4), glass))
    easel.canvas.drawRect(frame, stroke((92, 62, 48), w * 0.12))
    easel.canvas.drawLine(x + w / 2, y, x + w / 2, y + h, stroke((92, 62, 48), w * 0.07))
    easel.canvas.drawLine(x, y + h / 2, x + w, y + h / 2, stroke((92, 62, 48), w * 0.07))
    if lit:
        spill = w * (0.16 if easel.light.night else 0.0)
        easel.glow.drawRect(box(x - spill, y - spill, w + 2 * spill, h + 2 * spill), fill((255, 196, 104), 245))


def _door(easel: Easel, x: float, w: float, h: float) -> None:
    easel.canvas.drawRoundRect(box(x - w / 2, -h, w, h), w * 0.3, w * 0.3, fill((96, 60, 44)))
    easel.canvas.drawRoundRect(box(x - w * 0.4, -h * 0.93, w * 0.8, h * 0.93), w * 0.25, w * 0.25,
                               fade((x - w / 2, 0), (x + w / 2, 0), (164, 104, 66),
                                   (120, 74, 50)))  # fmt: skip
    easel.canvas.drawCircle(x + w * 0.22, -h * 0.45, w * 0.06, fill((240, 200, 100)))


def _smoke(easel: Easel, x: float, y: float) -> None:
    for k in range(5):
        r = 0.022 + 0.014 * k
        easel.canvas.drawCircle(x + 0.02 * k * k * 0.5, y - 0.06 * k, r, fill((236, 238, 244),
            130 - 22 * k))


def _gable(easel: Easel, half: float, eaves: float, top: float, colour: tuple[int, int,
    int]) -> None:
    """A pitched roof with its snow."""
    snow = easel.look.snow
    tone = (244, 249, 255) if snow else colour
    thick = 0.075 if snow else 0.055
    for side in (-1, 1):
        slab = polygon([(0, top - thick), (side * half, eaves), (side * (half - 0.02),
            eaves + thick * 0.9),
                        (0, top + 0.02)])  # fmt: skip
        easel.canvas.drawPath(slab, fill(tone if side < 0 else dark(tone, 0.2)))
        if snow:
            for k in range(4):
                x = side * half * (0.25 + 0.22 * k)
                y = top + (eaves - top) * (0.25 + 0.22 * k)
                easel.canvas.drawLine(x, y + 0.03, x, y + 0.075, stroke((230, 242, 255), 0.014))


def _cabin(easel: Easel) -> None:
    wood, canvas = easel.look.or_else((154, 98, 62)), easel.canvas
    canvas.drawRect(box(0.27, -0.98, 0.11, 0.34), fade((0.27, 0), (0.38, 0), (150, 140, 140),
        (104, 96, 102)))
    if easel.look.snow:
        canvas.drawRoundRect(box(0.255, -1.01, 0.14, 0.05), 0.02, 0.02, fill((246, 250, 255)))
    _smoke(easel, 0.33, -1.03)
    front = polygon([(-0.5, 0), (-0.5, -0.44), (0, -0.92), (0.5, -0.44), (0.5, 0)])
    canvas.save()
    canvas.clipPath(front, True)
    for k in range(12):
        y = -0.96 + k * 0.085
        tone = mix(dark(wood, 0.2), light(wood, 0.08), (k * 7 % 5) / 5)
        canvas.drawRect(box(-0.5, y, 1, 0.09), fade((0, y), (0, y + 0.085), light(tone, 0.18),
            dark(tone, 0.3)))
    canvas.restore()
    for side in (-1, 1):
        for k in range(5):
            canvas.drawCircle(side * 0.5, -0.04 - k * 0.085, 0.04, fill(dark(wood, 0.12)))
            canvas.drawCircle(side * 0.5, -0.04 - k * 0.085, 0.024, fill(light(wood, 0.3)))
    _gable(easel, 0.64, -0.36, -0.94, easel.look.roof or (110, 66, 56))
    _door(easel, 0.0, 0.19, 0.36)
    _window(easel, -0.39, -0.34, 0.2, 0.18)
    _window(easel, 0.19, -0.34, 0.2, 0.18)
    canvas.drawCircle(0, -0.6, 0.075, fill(_WARM if _lit(easel) else (150, 196, 226)))
    canvas.drawCircle(0, -0.6, 0.075, stroke((92, 62, 48), 0.02))
    if _lit(easel):
        easel.glow.drawCircle(0, -0.6, 0.07, fill((255, 190, 96)))
    if easel.look.snow:
        canvas.drawPath(curve([(-0.7, 0.03), (-0.5, -0.05), (-0.3, -0.01), (0.0, 0.02),
            (0.34, -0.02),
                               (0.55, -0.05), (0.7, 0.03)]), fill((240, 247, 255)))  # fmt: skip


def _house(easel: Easel) -> None:
    wall, canvas = easel.look.or_else(easel.rng.choice(((246, 226, 190), (240, 206, 190),
        (214, 226, 226)))), easel.canvas
    canvas.drawRect(box(0.2, -0.98, 0.1, 0.3), fill((176, 104, 88)))
    _smoke(easel, 0.25, -1.02)
    front = polygon([(-0.44, 0), (-0.44, -0.5), (0, -0.92), (0.44, -0.5), (0.44, 0)])
    canvas.drawPath(front, fade((-0.44, 0), (0.44, 0), light(wall, 0.2), dark(wall, 0.14)))
    _gable(easel, 0.56, -0.42, -0.94, easel.look.roof or (200, 92, 72))
    _door(easel, 0.0, 0.17, 0.34)
    for x in (-0.36, 0.17):
        _window(easel, x, -0.4, 0.19, 0.18)
    _window(easel, -0.08, -0.7, 0.16, 0.15)
    for x in (-0.36, 0.17):
        for k in range(4):
            canvas.drawCircle(x + 0.025 + k * 0.047, -0.2, 0.028, fill(((240, 110, 130),
                (255, 210, 90))[k % 2]))


def _tower(easel: Easel, x: float, w: float, top: float, stone: tuple[int, int, int]) -> None:
    canvas = easel.canvas
    canvas.drawRect(box(x - w / 2, top, w, -top), linear(
        (x - w / 2, 0), (x + w / 2, 0), (0, light(stone, 0.25), 255), (0.5, stone, 255), (1,
            dark(stone, 0.25), 255)))  # fmt: skip
    for k in range(3):
        canvas.drawRect(box(x - w * 0.55 + k * w * 0.42, top - 0.05, w * 0.26, 0.06), fill(stone))
    roof = easel.look.roof or easel.look.colour or (92, 108, 190)
    canvas.drawPath(polygon([(x - w * 0.66, top - 0.03), (x, top - w * 1.5),
        (x + w * 0.66, top - 0.03)]),
                    fade((x - w / 2, 0), (x + w / 2, 0), light(roof, 0.2), dark(roof,
                        0.25)))  # fmt: skip
    canvas.drawLine(x, top - w * 1.5, x, top - w * 1.5 - 0.1, stroke((110, 90, 80), 0.01))
    canvas.drawPath(polygon([(x, top - w * 1.5 - 0.1), (x + 0.09, top - w * 1.5 - 0.075),
        (x, top - w * 1.5 - 0.05)]),
                    fill((226, 84, 80)))  # fmt: skip
    window = box(x - w * 0.13, top + w * 0.35, w * 0.26, w * 0.5)
    canvas.drawRoundRect(window, w * 0.13, w * 0.13, fill(_WARM if _lit(easel) else (84, 84, 120)))
    if _lit(easel):
        easel.glow.drawRoundRect(window, 0.02, 0.02, fill((255, 190, 96)))


def _castle(easel: Easel) -> None:
    stone, canvas = (206, 200, 214), easel.canvas
    _tower(easel, 0.0, 0.26, -0.66, dark(stone, 0.06))
    _tower(easel, -0.24, 0.16, -0.56, dark(stone, 0.1))
    _tower(easel, 0.24, 0.16, -0.52, dark(stone, 0.1))
    canvas.drawRect(box(-0.4, -0.36, 0.8, 0.36), fade((-0.4, 0), (0.4, 0), light(stone, 0.15),
        dark(stone, 0.15)))
    for k in range(9):
        canvas.drawRect(box(-0.4 + k * 0.093, -0.41, 0.055, 0.06), fill(mix(light(stone, 0.15),
            dark(stone, 0.15), k / 9)))
    for k in range(16):
        x, y = -0.36 + (k * 0.37 % 0.7), -0.06 - (k * 0.13 % 0.26)
        canvas.drawRoundRect(box(x, y, 0.06, 0.028), 0.008, 0.008, fill(dark(stone, 0.16), 130))
    _tower(easel, -0.42, 0.2, -0.44, stone)
    _tower(easel, 0.42, 0.2, -0.44, stone)
    canvas.drawRoundRect(box(-0.11, -0.25, 0.22, 0.32), 0.11, 0.11, fill((78, 58, 62)))
    canvas.drawRoundRect(box(-0.09, -0.23, 0.18, 0.3), 0.09, 0.09, fade((0, -0.23), (0, 0),
        (142, 92, 62), (96, 60, 46)))


def _lighthouse(easel: Easel) -> None:
    red, canvas = easel.look.or_else((220, 72, 66)), easel.canvas
    canvas.drawPath(curve([(-0.3, 0.02), (-0.2, -0.06), (0.0, -0.09), (0.22, -0.05),
        (0.32, 0.02)]), fill((120, 112, 118)))
    shaft = polygon([(-0.13, -0.04), (-0.085, -0.76), (0.085, -0.76), (0.13, -0.04)])
    canvas.save()
    canvas.clipPath(shaft, True)
    for k in range(5):
        canvas.drawRect(box(-0.2, -0.76 + k * 0.145, 0.4, 0.15),
            fill(red if k % 2 == 0 else (250, 248, 244)))
    canvas.drawRect(box(-0.2, -0.8, 0.4, 0.8), linear((-0.13, 0), (0.13, 0), (0, (255, 255, 255),
        70), (0.5, (0, 0, 0), 0), (1, (30, 20, 50), 110)))
    canvas.restore()
    canvas.drawRect(box(-0.12, -0.78, 0.24, 0.03), fill((70, 66, 80)))
    canvas.drawRect(box(-0.065, -0.88, 0.13, 0.1), fill((255, 236, 160)))
    canvas.drawPath(polygon([(-0.1, -0.88), (0, -0.98), (0.1, -0.88)]), fill(easel.look.roof or dark(red, 0.1)))
    easel.glow.drawCircle(0, -0.83, 0.06, fill((255, 230, 150)))
    if _lit(easel):
        beam = linear((0, -0.83), (1.1, -0.9), (0, (255, 244, 190), 170), (1, (255, 244, 190), 0))
        canvas.drawPath(polygon([(0, -0.85), (1.2, -1.08), (1.2, -0.72), (0, -0.81)]), beam)


def _windmill(easel: Easel) -> None:
    canvas, wall = easel.canvas, easel.look.or_else((244, 234, 214))
    canvas.drawPath(polygon([(-0.22, 0), (-0.13, -0.62), (0.13, -0.62), (0.22, 0)]),
                    fade((-0.2, 0), (0.2, 0), light(wall, 0.2), dark(wall, 0.2)))  # fmt: skip
    canvas.drawPath(curve([(-0.16, -0.6), (-0.1, -0.74), (0.1, -0.74), (0.16, -0.6)]),
        fill(easel.look.roof or (178, 84, 70)))
    _door(easel, 0, 0.12, 0.22)
    _window(easel, -0.05, -0.46, 0.1, 0.1)
    turn = easel.rng.uniform(10, 70)
    for k in range(4):
        canvas.save()
        canvas.translate(0, -0.64)
        canvas.rotate(turn + 90 * k)
        canvas.drawLine(0, 0, 0, -0.36, stroke((116, 80, 58), 0.018))
        canvas.drawRect(box(0.008, -0.36, 0.085, 0.28), fill((255, 250, 240), 235))
        canvas.drawRect(box(0.008, -0.36, 0.085, 0.28), stroke((150, 110, 80), 0.009))
        canvas.restore()
    canvas.drawCircle(0, -0.64, 0.03, fill((90, 60, 48)))


def _hanok(easel: Easel) -> None:
    """A tiled roof with lifted corners over white walls and paper doors."""
    f = Forms(easel)
    wood = (126, 78, 54)
    f.rect(-0.72, -0.1, 1.44, 0.11, (196, 188, 180))
    for k in range(9):
        f.rect(-0.7 + 0.158 * k, -0.09, 0.14, 0.045, (176, 168, 162), 0.015)
    f.rect(-0.64, -0.46, 1.28, 0.37, (250, 240, 222))
    for k in range(3):
        x = -0.2 + 0.4 * (k - 1)
        for half in range(2):
            left = x + 0.015 + half * 0.188
            f.rect(left, -0.41, 0.178, 0.31, _WARM if f.lit else (255, 247, 228))
            if f.lit:
                f.glow.drawRect(box(left, -0.41, 0.178, 0.31), fill((255, 190, 104), 90))
            for i in range(1, 4):
                f.line([(left + i * 0.045, -0.41), (left + i * 0.045, -0.1)], wood, 0.006, 200)
            for i in range(1, 6):
                f.line([(left, -0.41 + i * 0.052), (left + 0.178, -0.41 + i * 0.052)], wood, 0.006, 200)
            easel.canvas.drawRect(box(left, -0.41, 0.178, 0.31), stroke(wood, 0.015))
    for x in (-0.63, -0.2, 0.2, 0.63):
        f.tube(x - 0.025, -0.48, 0.05, 0.39, wood)
    tiled_roof(f, -0.47, -0.92, 0.88, 0.46)


PAINTERS = {
    "cabin": _cabin, "house": _house, "castle": _castle, "lighthouse": _lighthouse,
    "windmill": _windmill, "hanok": _hanok,
}  # fmt: skip
