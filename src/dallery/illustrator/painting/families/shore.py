"""Sharks, crabs, seahorses, seals, and those of tales who have a person's shape."""

from __future__ import annotations

from dataclasses import replace

from ..brush import INK, around, ball, curve, dark, fade, fill, light, oval, polygon, radial, star, stroke
from ..easel import Easel, Painter
from . import faces, figure
from .faces import side_eye
from .heads import Features, Tones


def _shark(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((122, 144, 172)), easel.canvas
    canvas.drawPath(polygon([(-0.62, -0.5), (-0.94, -0.92), (-0.8, -0.5), (-0.9, -0.2)]), fill(dark(tone, 0.12)))
    canvas.drawPath(polygon([(0.1, -0.74), (-0.08, -1.06), (-0.22, -0.7)]), fill(dark(tone, 0.15)))
    body = curve([(0.86, -0.5), (0.5, -0.76), (0.0, -0.8), (-0.5, -0.58), (-0.7, -0.48), (-0.4, -0.36), (0.0, -0.2),
        (0.5, -0.22)])
    canvas.drawPath(body, radial((0.2, -0.8), 0.9, (0, light(tone, 0.3), 255), (0.5, tone, 255),
        (1, dark(tone, 0.3), 255)))
    canvas.save()
    canvas.clipPath(body, True)
    canvas.drawPath(curve([(0.9, -0.44), (0.4, -0.4), (-0.4, -0.38), (-0.2, 0), (0.9, 0)]), fill((244, 247, 250)))
    canvas.restore()
    canvas.drawPath(polygon([(0.2, -0.34), (0.0, -0.02), (-0.04, -0.34)]), fill(dark(tone, 0.2)))
    canvas.drawPath(curve([(0.78, -0.42), (0.62, -0.34), (0.46, -0.38)], False), stroke(INK, 0.02))
    for k in range(4):
        canvas.drawPath(polygon([(0.52 + 0.06 * k, -0.375), (0.55 + 0.06 * k, -0.31), (0.58 + 0.06 * k, -0.38)]),
            fill((255, 255, 255)))
    side_eye(canvas, easel.pose, (0.54, -0.56), 0.05)
    for k in range(3):
        canvas.drawLine(0.26 - 0.05 * k, -0.58, 0.24 - 0.05 * k, -0.44, stroke(dark(tone, 0.35), 0.014))
    easel.wear("head", 0.5, -0.68, 0.34)


def _orca(easel: Easel) -> None:
    canvas = easel.canvas
    _shark_like = (46, 48, 64)
    tone = easel.look.or_else(_shark_like)
    canvas.drawPath(polygon([(-0.62, -0.5), (-0.94, -0.8), (-0.8, -0.5), (-0.92, -0.26)]), fill(tone))
    canvas.drawPath(polygon([(0.06, -0.74), (-0.06, -1.12), (-0.2, -0.7)]), fill(tone))
    body = curve([(0.84, -0.44), (0.6, -0.74), (0.0, -0.82), (-0.5, -0.6), (-0.7, -0.48), (-0.4, -0.34), (0.0, -0.16),
        (0.6, -0.2)])
    canvas.drawPath(body, radial((0.2, -0.8), 0.9, (0, light(tone, 0.25), 255), (0.6, tone, 255),
        (1, dark(tone, 0.3), 255)))
    canvas.save()
    canvas.clipPath(body, True)
    canvas.drawPath(curve([(0.9, -0.32), (0.4, -0.36), (-0.3, -0.3), (-0.2, 0), (0.9, 0)]), fill((248, 250, 252)))
    canvas.restore()
    canvas.drawOval(oval(0.52, -0.6, 0.12, 0.06), fill((248, 250, 252)))
    side_eye(canvas, easel.pose, (0.58, -0.5), 0.04)
    canvas.drawPath(polygon([(0.2, -0.3), (0.0, 0.02), (-0.06, -0.3)]), fill(tone))


def _crab(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((232, 92, 70)), easel.canvas
    for side in (-1, 1):
        for k in range(3):
            canvas.drawPath(curve([(side * 0.3, -0.3), (side * (0.52 + 0.08 * k), -0.34 + 0.1 * k),
                (side * (0.56 + 0.1 * k), 0)], False), stroke(dark(tone, 0.15), 0.06))
        canvas.drawPath(curve([(side * 0.34, -0.44), (side * 0.6, -0.5), (side * 0.62, -0.66)], False),
            stroke(dark(tone, 0.1), 0.08))
        canvas.drawPath(curve([(side * 0.5, -0.66), (side * 0.46, -0.92), (side * 0.64, -0.8), (side * 0.8, -0.92),
            (side * 0.76, -0.66), (side * 0.62, -0.58)]), fill(tone))
        canvas.drawLine(side * 0.14, -0.56, side * 0.16, -0.76, stroke(tone, 0.05))
    canvas.drawOval(oval(0, -0.36, 0.44, 0.28), radial((-0.1, -0.5), 0.6, (0, light(tone, 0.35), 255),
        (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    faces.eyes(canvas, easel.pose, (0, -0.78), 0.16, 0.075)
    faces.mouth(canvas, easel.pose, (0, -0.34), 0.13)
    faces.cheeks(canvas, (0, -0.36), 0.26, 0.06, (255, 190, 170))
    easel.wear("head", 0, -0.86, 0.44)


def _seahorse(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 176, 84)), easel.canvas
    canvas.drawPath(curve([(-0.1, -0.6), (-0.3, -0.5), (-0.26, -0.36), (-0.08, -0.4)]), fill(light(tone, 0.4)))
    path = curve([(0.06, -0.82), (-0.08, -0.62), (0.06, -0.4), (0.02, -0.2), (-0.14, -0.1), (-0.18, -0.2),
        (-0.1, -0.22)], False)
    canvas.drawPath(path, stroke(dark(tone, 0.2), 0.2))
    canvas.drawPath(path, stroke(tone, 0.17))
    for k in range(5):
        canvas.drawLine(-0.06, -0.62 + 0.08 * k, 0.1, -0.6 + 0.08 * k, stroke(dark(tone, 0.25), 0.014))
    canvas.drawCircle(0.08, -0.84, 0.14, ball((0.08, -0.84), 0.14, tone))
    canvas.drawLine(0.16, -0.8, 0.34, -0.74, stroke(tone, 0.08))
    for k in range(3):
        canvas.drawPath(polygon([(-0.04 + 0.06 * k, -0.95), (-0.02 + 0.06 * k, -1.04), (0.03 + 0.06 * k, -0.96)]),
            fill(dark(tone, 0.15)))
    side_eye(canvas, easel.pose, (0.12, -0.86), 0.042)


def _starfish(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 140, 96)), easel.canvas
    points = [around(0, -0.48, 0.52 if k % 2 == 0 else 0.24, -90 + 36 * k) for k in range(10)]
    canvas.drawPath(curve(points), radial((-0.1, -0.6), 0.7, (0, light(tone, 0.35), 255), (0.6, tone, 255),
        (1, dark(tone, 0.25), 255)))
    for k in range(5):
        x, y = around(0, -0.48, 0.3, -90 + 72 * k)
        canvas.drawCircle(x, y, 0.03, fill(light(tone, 0.6)))
    faces.eyes(canvas, easel.pose, (0, -0.52), 0.1, 0.05)
    faces.mouth(canvas, easel.pose, (0, -0.42), 0.07)


def _seal(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((142, 152, 170)), easel.canvas
    canvas.drawPath(curve([(-0.5, -0.1), (-0.86, -0.26), (-0.78, -0.06), (-0.86, 0.02), (-0.5, -0.02)]),
        fill(dark(tone, 0.2)))
    canvas.drawPath(curve([(-0.6, -0.04), (-0.4, -0.3), (0.0, -0.52), (0.12, -0.84), (0.4, -0.98), (0.64, -0.8),
        (0.54, -0.5), (0.44, -0.1), (0.2, 0)]),
        radial((0.1, -0.7), 0.9, (0, light(tone, 0.3), 255), (0.5, tone, 255), (1, dark(tone, 0.25), 255)))
    canvas.drawPath(curve([(0.3, -0.3), (0.14, -0.02), (0.4, 0.0)]), fill(dark(tone, 0.25)))
    canvas.drawOval(oval(0.48, -0.72, 0.13, 0.09), fill(light(tone, 0.5)))
    canvas.drawOval(oval(0.5, -0.77, 0.04, 0.03), fill(INK))
    faces.eyes(canvas, easel.pose, (0.42, -0.84), 0.1, 0.042)
    easel.wear("head", 0.4, -0.94, 0.4)


def _walrus(easel: Easel) -> None:
    _seal(easel)
    for x in (0.43, 0.54):
        easel.canvas.drawPath(polygon([(x - 0.03, -0.68), (x + 0.03, -0.68), (x, -0.42)]), fill((255, 252, 240)))


def _squid(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((246, 150, 160)), easel.canvas
    for k in range(6):
        x = (k - 2.5) * 0.07
        canvas.drawPath(curve([(x, -0.4), (x * 1.6, -0.2), (x * 1.2, -0.02)], False),
            stroke(dark(tone, 0.1 + 0.05 * (k % 2)), 0.055))
    canvas.drawPath(polygon([(-0.3, -0.72), (0, -1.02), (0.3, -0.72)]), fill(dark(tone, 0.1)))
    canvas.drawPath(curve([(0, -1.0), (-0.17, -0.7), (-0.2, -0.42), (0.2, -0.42), (0.17, -0.7)]),
        fade((-0.2, 0), (0.2, 0), light(tone, 0.3), dark(tone, 0.15)))
    faces.eyes(canvas, easel.pose, (0, -0.5), 0.1, 0.06)


def _puffer(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((250, 206, 96)), easel.canvas
    for k in range(18):
        a, b = around(0, -0.48, 0.4, 20 * k), around(0, -0.48, 0.5, 20 * k)
        canvas.drawLine(*a, *b, stroke(dark(tone, 0.3), 0.035))
    canvas.drawPath(polygon([(-0.38, -0.48), (-0.62, -0.68), (-0.62, -0.3)]), fill(dark(tone, 0.15)))
    canvas.drawCircle(0, -0.48, 0.42, ball((0, -0.48), 0.42, tone))
    canvas.drawOval(oval(0.04, -0.26, 0.3, 0.16), fill((255, 250, 236)))
    faces.eyes(canvas, easel.pose, (0.06, -0.54), 0.17, 0.085)
    faces.mouth(canvas, easel.pose, (0.06, -0.36), 0.09)


def _mermaid(easel: Easel) -> None:
    canvas, tail = easel.canvas, easel.look.or_else((70, 180, 170))
    canvas.drawPath(curve([(-0.12, -0.44), (-0.15, -0.28), (-0.02, -0.1), (0.2, -0.06), (0.3, -0.14), (0.14, -0.24),
        (0.13, -0.44)]),
        fade((0, -0.44), (0, 0), light(tail, 0.25), dark(tail, 0.25)))
    for side in (-1, 1):
        canvas.drawPath(curve([(0.28, -0.12), (0.4 + 0.03 * side, -0.22 if side < 0 else 0.06),
            (0.54, -0.3 if side < 0 else 0.02), (0.4, -0.1)]), fill(light(tail, 0.3)))
    for k in range(7):
        canvas.drawPath(curve([(-0.1 + 0.03 * k, -0.4 + 0.045 * k), (-0.04 + 0.03 * k, -0.36 + 0.045 * k),
            (0.03 + 0.03 * k, -0.4 + 0.045 * k)], False),
            stroke(dark(tail, 0.25), 0.01, 160))
    hair = next((c for t, c in (("blond", (240, 204, 116)), ("redhead", (206, 96, 48))) if t in easel.look.traits),
        (206, 84, 56))
    tones = Tones((255, 220, 190), hair, (186, 120, 200))
    person = figure.Person(Features("wavy", lashes=True), "", "sash")
    canvas.save()
    figure.upper(replace(easel,
        pose=replace(easel.pose, action=None if easel.pose.action == "swim" else easel.pose.action)), person, tones,
            0.44)
    canvas.restore()


def _fairy(easel: Easel) -> None:
    canvas = easel.canvas
    for side in (-1, 1):
        for points in ([(0, -0.5), (side * 0.3, -0.86), (side * 0.5, -0.7), (side * 0.36, -0.5)],
            [(0, -0.46), (side * 0.34, -0.44), (side * 0.34, -0.2), (side * 0.12, -0.32)]):
            shape = curve(points)
            canvas.drawPath(shape, fade((0, -0.8), (0, -0.2), (226, 244, 255), (196, 220, 255)))
            canvas.drawPath(shape, stroke((255, 255, 255), 0.012, 220))
            easel.glow.drawPath(shape, fill((200, 230, 255), 70))
    tones = Tones((255, 222, 196), (240, 204, 116), easel.look.or_else((150, 206, 120)))
    person = figure.Person(Features("bun", lashes=True), "short", "sash", head=1.15)
    figure.upright(easel, person, tones, figure.stance_for(easel.pose.action if easel.pose.action != "fly" else "jump"))
    for k in range(7):
        x, y = around(0, -0.5, 0.5, 50 * k)
        canvas.drawPath(star(x, y, 0.03, 0.012, 4), fill((255, 240, 170)))


def _angel(easel: Easel) -> None:
    canvas = easel.canvas
    for side in (-1, 1):
        for k in range(4):
            canvas.drawPath(curve([(side * 0.05, -0.5), (side * (0.42 - 0.04 * k), -0.8 + 0.12 * k),
                (side * (0.46 - 0.04 * k), -0.62 + 0.12 * k), (side * 0.1, -0.4)]),
                fill(((255, 255, 255), (240, 244, 252))[k % 2]))
    tones = Tones((255, 222, 196), (240, 204, 116), easel.look.or_else((252, 252, 255)))
    figure.upright(easel, figure.Person(Features("curly"), "long", "robe"), tones, figure.stance_for(None))
    canvas.drawOval(oval(0, -1.06, 0.13, 0.035), stroke((255, 220, 110), 0.028))
    easel.glow.drawOval(oval(0, -1.06, 0.13, 0.035), stroke((255, 220, 110), 0.05))


def _monster(easel: Easel) -> None:
    tone, canvas = easel.look.or_else((126, 110, 210)), easel.canvas
    for side in (-1, 1):
        canvas.drawPath(polygon([(side * 0.16, -0.92), (side * 0.3, -1.1), (side * 0.3, -0.84)]), fill((250, 230, 190)))
        canvas.drawPath(curve([(side * 0.3, -0.56), (side * 0.48, -0.5), (side * 0.46, -0.3)], False),
            stroke(dark(tone, 0.12), 0.13))
        canvas.drawOval(oval(side * 0.17, -0.05, 0.15, 0.07), fill(dark(tone, 0.2)))
    shape = [around(0, -0.52, (0.42 if k % 2 else 0.46) * (1.06 if 6 < k < 18 else 0.98), 15 * k) for k in range(24)]
    canvas.drawPath(curve(shape), radial((-0.1, -0.75), 0.8, (0, light(tone, 0.3), 255), (0.5, tone, 255),
        (1, dark(tone, 0.3), 255)))
    canvas.drawOval(oval(0, -0.3, 0.24, 0.2), fill(light(tone, 0.4)))
    faces.eyes(canvas, easel.pose, (0, -0.66), 0.15, 0.09)
    canvas.drawPath(curve([(-0.2, -0.5), (0, -0.36), (0.2, -0.5), (0, -0.44)]), fill((96, 40, 60)))
    for x in (-0.09, 0.09):
        canvas.drawPath(polygon([(x - 0.03, -0.46), (x + 0.03, -0.46), (x, -0.39)]), fill((255, 255, 250)))
    easel.wear("head", 0, -0.9, 0.5)
    easel.hold(0, -0.1, 0.24)


def _vampire(easel: Easel) -> None:
    tones = Tones((226, 226, 236), (46, 38, 52), easel.look.or_else((66, 56, 80)))
    person = figure.Person(Features("short"), "", "suit", cape=(150, 30, 44), trousers=(46, 42, 56))
    figure.upright(easel, person, tones, figure.stance_for(easel.pose.action))
    for x in (-0.022, 0.022):
        easel.canvas.drawPath(polygon([(x - 0.01, -0.652), (x + 0.01, -0.652), (x, -0.625)]), fill((255, 255, 255)))


def _zombie(easel: Easel) -> None:
    tones = Tones((150, 190, 130), (72, 84, 66), easel.look.or_else((120, 120, 140)))
    figure.upright(easel, figure.Person(Features("tousled"), "", "vest"), tones, figure.stance_for("walk"))


def _skeleton(easel: Easel) -> None:
    canvas, bone = easel.canvas, (250, 248, 238)
    for side in (-1, 1):
        canvas.drawPath(curve([(side * 0.06, -0.32), (side * 0.07, -0.17), (side * 0.07, -0.03)], False),
            stroke(bone, 0.04))
        canvas.drawPath(curve([(side * 0.12, -0.56), (side * 0.2, -0.42), (side * 0.2, -0.28)], False),
            stroke(bone, 0.035))
        canvas.drawOval(oval(side * 0.09, -0.02, 0.06, 0.025), fill(bone))
    canvas.drawLine(0, -0.6, 0, -0.3, stroke(bone, 0.035))
    for k in range(4):
        canvas.drawPath(curve([(-0.12 + 0.01 * k, -0.54 + 0.055 * k), (0, -0.57 + 0.055 * k),
            (0.12 - 0.01 * k, -0.54 + 0.055 * k)], False), stroke(bone, 0.026))
    canvas.drawOval(oval(0, -0.31, 0.1, 0.045), fill(bone))
    canvas.drawOval(oval(0, -0.8, 0.19, 0.19), ball((0, -0.8), 0.19, bone))
    canvas.drawRoundRect(oval(0, -0.65, 0.1, 0.06), 0.03, 0.03, fill(bone))
    for side in (-1, 1):
        canvas.drawOval(oval(side * 0.08, -0.8, 0.055, 0.065), fill((56, 48, 62)))
        canvas.drawCircle(side * 0.08, -0.8, 0.018, fill((255, 255, 255)))
    canvas.drawPath(polygon([(-0.02, -0.71), (0.02, -0.71), (0, -0.74)]), fill((56, 48, 62)))
    for k in range(4):
        canvas.drawLine(-0.06 + 0.04 * k, -0.67, -0.06 + 0.04 * k, -0.63, stroke((120, 112, 120), 0.01))
    easel.hold(0.2, -0.22, 0.17)
    easel.wear("head", 0, -0.92, 0.38)


PAINTERS: dict[str, Painter] = {
    "shark": _shark, "orca": _orca, "crab": _crab, "seahorse": _seahorse, "starfish": _starfish, "seal": _seal,
        "walrus": _walrus,
    "squid": _squid, "pufferfish": _puffer, "mermaid": _mermaid, "fairy": _fairy, "angel": _angel, "monster": _monster,
    "vampire": _vampire, "zombie": _zombie, "skeleton": _skeleton,
}  # fmt: skip
