"""Food and the cups and bowls it comes in."""

from __future__ import annotations

from ..brush import (
    around,
    ball,
    box,
    curve,
    dark,
    fade,
    fill,
    light,
    linear,
    oval,
    polygon,
    radial,
    soft,
    stroke,
)
from ..easel import Easel


def steam(easel: Easel, y: float, wide: float) -> None:
    """Three soft wisps over something hot."""
    for k in range(3):
        x = (k - 1) * wide
        path = curve([(x, y), (x + 0.06, y - 0.12), (x - 0.05, y - 0.24), (x + 0.03, y - 0.36)],
            False)
        easel.canvas.drawPath(path, soft(stroke((255, 255, 255), 0.04, 150), 0.02))


def _cup(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((206, 74, 66)), easel.canvas
    if easel.pose.action != "held":
        canvas.drawOval(oval(0, -0.05, 0.56, 0.08), fade((0, -0.1), (0, 0.02), (255, 252, 244),
            (206, 200, 200)))
    canvas.drawOval(oval(0.4, -0.42, 0.17, 0.19), stroke(dark(tone, 0.1), 0.075))
    body = curve([(-0.4, -0.72), (-0.37, -0.3), (-0.22, -0.06), (0.22, -0.06), (0.37, -0.3),
        (0.4, -0.72)])
    canvas.drawPath(body, linear((-0.4, 0), (0.4, 0), (0, light(tone, 0.4), 255), (0.4, tone, 255),
        (1, dark(tone, 0.35), 255)))
    canvas.drawOval(oval(0, -0.73, 0.4, 0.085), fill(light(tone, 0.5)))
    canvas.drawOval(oval(0, -0.72, 0.35, 0.065), fade((-0.3, 0), (0.3, 0), (128, 80, 52),
        (84, 50, 36)))
    steam(easel, -0.78, 0.16)


def _ramen(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((206, 62, 56)), easel.canvas
    body = curve([(-0.62, -0.56), (-0.5, -0.22), (-0.24, -0.03), (0.24, -0.03), (0.5, -0.22),
        (0.62, -0.56)])
    canvas.drawPath(body, linear((-0.6, 0), (0.6, 0), (0, light(tone, 0.35), 255),
        (0.4, tone, 255), (1, dark(tone, 0.35), 255)))
    for k in range(7):
        x = -0.42 + 0.14 * k
        canvas.drawRect(box(x - 0.03, -0.36, 0.06, 0.05), fill((255, 240, 220), 190))
    canvas.drawOval(oval(0, -0.57, 0.63, 0.16), fill(light(tone, 0.4)))
    canvas.drawOval(oval(0, -0.565, 0.57, 0.135), fade((0, -0.7), (0, -0.44), (238, 170, 84),
        (206, 118, 52)))
    for k in range(9):
        x = -0.34 + 0.075 * k
        canvas.drawPath(curve([(x, -0.5), (x + 0.1, -0.57), (x - 0.04, -0.62), (x + 0.08, -0.67)],
            False), stroke((255, 226, 150), 0.026))
    canvas.drawOval(oval(0.26, -0.6, 0.13, 0.075), fill((255, 253, 248)))
    canvas.drawOval(oval(0.26, -0.6, 0.07, 0.042), fill((252, 176, 62)))
    canvas.drawPath(polygon([(-0.46, -0.6), (-0.42, -0.86), (-0.22, -0.84), (-0.26, -0.58)]),
        fill((52, 76, 58)))
    for x, y in ((-0.06, -0.52), (0.02, -0.64), (0.12, -0.5), (-0.16, -0.6), (0.4, -0.53)):
        canvas.drawCircle(x, y, 0.024, stroke((112, 190, 92), 0.018))
    for dx in (0.0, 0.06):
        canvas.drawLine(0.02 + dx, -0.6, 0.62 + dx, -0.98, stroke((132, 82, 54), 0.026))
    steam(easel, -0.72, 0.2)


def _apple(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((222, 62, 58)), easel.canvas
    canvas.drawPath(curve([(0, -0.8), (-0.24, -0.88), (-0.45, -0.64), (-0.36, -0.22),
        (-0.12, -0.01), (0, -0.04), (0.12, -0.01), (0.36, -0.22), (0.45, -0.64), (0.24, -0.88)]),
        radial((-0.16, -0.66), 0.8, (0, light(tone, 0.4), 255), (0.45, tone, 255), (1, dark(tone,
        0.35), 255)))
    canvas.drawPath(curve([(0, -0.78), (0.01, -0.9), (0.06, -0.98)], False), stroke((110, 74, 52),
        0.04))
    canvas.drawPath(curve([(0.04, -0.88), (0.2, -1.0), (0.34, -0.94), (0.18, -0.85)]),
        fill((112, 178, 80)))
    canvas.drawOval(oval(-0.22, -0.66, 0.06, 0.1), fill((255, 255, 255), 160))


def _cake(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 178, 190)), easel.canvas
    canvas.drawOval(oval(0, -0.03, 0.56, 0.07), fade((0, -0.1), (0, 0.04), (255, 255, 255),
        (206, 202, 212)))
    for y, half, tall in ((-0.06, 0.46, 0.28), (-0.34, 0.32, 0.24)):
        canvas.drawRoundRect(box(-half, y - tall, half * 2, tall), 0.05, 0.05, fade((-half, 0),
            (half, 0), (255, 238, 214), (226, 184, 150)))
        drip = [(-half - 0.01, y - tall), *((-half + half * 2 * k / 8,
            y - tall + (0.12 if k % 2 else 0.055)) for k in range(9)), (half + 0.01, y - tall),
            (0, y - tall - 0.03)]
        canvas.drawPath(curve(drip), fade((-half, 0), (half, 0), light(tone, 0.2), dark(tone, 0.1)))
    for k in range(3):
        x = -0.16 + 0.16 * k
        canvas.drawRect(box(x - 0.018, -0.78, 0.036, 0.17), fill(((120, 190, 240), (255, 226, 120),
            (160, 220, 150))[k]))
        canvas.drawOval(oval(x, -0.83, 0.024, 0.045), fill((255, 196, 84)))
        easel.glow.drawCircle(x, -0.83, 0.05, fill((255, 200, 100)))
    for k in range(5):
        canvas.drawCircle(-0.36 + 0.18 * k, -0.36 if abs(k - 2) > 1 else -0.12, 0.04,
            fill((224, 62, 72)))


def _pizza(easel: Easel) -> None:
    canvas = easel.canvas
    canvas.drawOval(oval(0, -0.42, 0.72, 0.42), fade((0, -0.8), (0, 0), (236, 176, 98),
        (176, 110, 58)))
    canvas.drawOval(oval(0, -0.45, 0.62, 0.35), radial((-0.1, -0.5), 0.7, (0, (255, 224, 124),
        255), (1, (240, 164, 70), 255)))
    for k in range(8):
        x, y = around(0, 0, 0.2 + 0.24 * (k % 2), k * 47)
        canvas.drawOval(oval(x, -0.45 + y * 0.56, 0.1, 0.062), fill((206, 66, 52)))
        canvas.drawOval(oval(x * 0.7 + 0.1, -0.43 - y * 0.4, 0.04, 0.022), fill((92, 150, 76)))


def _ice_cream(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 170, 190)), easel.canvas
    cone = polygon([(-0.2, -0.5), (0.2, -0.5), (0, 0)])
    canvas.drawPath(cone, fade((-0.2, 0), (0.2, 0), (246, 200, 130), (196, 136, 78)))
    canvas.save()
    canvas.clipPath(cone, True)
    for k in range(-4, 8):
        canvas.drawLine(-0.3 + 0.09 * k, -0.55, -0.05 + 0.09 * k, 0, stroke((170, 110, 62), 0.01))
        canvas.drawLine(0.3 - 0.09 * k, -0.55, 0.05 - 0.09 * k, 0, stroke((170, 110, 62), 0.01))
    canvas.restore()
    for x, y, colour in ((-0.1, -0.58, tone), (0.11, -0.58, (255, 246, 226)), (0, -0.78,
        (168, 112, 84))):
        canvas.drawCircle(x, y, 0.17, ball((x, y), 0.17, colour))
    canvas.drawCircle(0.02, -0.96, 0.05, ball((0.02, -0.96), 0.05, (220, 50, 66)))


def _avocado(easel: Easel) -> None:
    canvas = easel.canvas
    skin = easel.look.or_else((74, 110, 56))
    outer = [(0, -1.0), (-0.2, -0.86), (-0.3, -0.5), (-0.36, -0.26), (-0.2, -0.02), (0.2, -0.02),
        (0.36, -0.26), (0.3, -0.5), (0.2, -0.86)]
    canvas.drawPath(curve(outer), fill(skin))
    canvas.drawPath(curve([(x * 0.86, -0.5 + (y + 0.5) * 0.9) for x, y in outer]),
        radial((0, -0.35), 0.55, (0, (250, 240, 160), 255), (0.6, (230, 232, 140), 255), (1,
        (160, 200, 96), 255)))
    canvas.drawCircle(0, -0.31, 0.17, ball((0, -0.31), 0.17, (140, 88, 54)))


PAINTERS = {
    "cup": _cup, "ramen": _ramen, "apple": _apple, "cake": _cake, "pizza": _pizza,
    "icecream": _ice_cream, "avocado": _avocado,
}  # fmt: skip
