"""Large animals on four legs, seen from the side: one row of traits for each."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from ...scene import Colour
from ..brush import INK, around, curve, dark, fade, fill, light, mix, oval, polygon, radial, stroke
from ..easel import Easel, Painter


@dataclass(frozen=True)
class Build:
    """The measures and marks of one animal; back is how high it stands, neck how far the head is."""

    coat: Colour
    back: float = 0.6
    half: float = 0.36
    belly: float = 0.17
    neck: tuple[float, float] = (0.46, -0.84)
    head: float = 0.13
    mane: Colour | None = None
    marks: str = ""
    horns: str = ""
    leg: float = 0.062


_BUILDS = {
    "horse": Build((170, 110, 72), mane=(74, 48, 44)),
    "unicorn": Build((250, 246, 250), mane=(240, 150, 200), horns="unicorn"),
    "zebra": Build((250, 248, 246), mane=(52, 48, 56), marks="zebra"),
    "deer": Build((196, 136, 86), back=0.52, half=0.29, belly=0.14, neck=(0.34, -0.74), head=0.11,
        marks="spots", horns="antlers", leg=0.045),
    "cow": Build((252, 250, 248), back=0.76, half=0.56, belly=0.24, neck=(0.6, -0.74), head=0.18,
        marks="cow", horns="cow", leg=0.09),
    "sheep": Build((254, 250, 244), back=0.78, half=0.46, belly=0.3, neck=(0.48, -0.66), head=0.15,
        marks="wool", leg=0.07),
    "elephant": Build((158, 164, 184), back=0.8, half=0.46, belly=0.3, neck=(0.46, -0.72),
        head=0.24, horns="trunk", leg=0.14),
    "goat": Build((246, 240, 232), back=0.62, half=0.34, belly=0.17, neck=(0.4, -0.82), head=0.13, horns="goat",
        leg=0.05),
    "alpaca": Build((250, 236, 214), back=0.54, half=0.32, belly=0.2, neck=(0.36, -0.88), head=0.11,
        mane=(255, 248, 236), leg=0.06),
    "camel": Build((214, 164, 104), back=0.6, half=0.36, belly=0.17, neck=(0.5, -0.84), head=0.12, marks="humps",
        leg=0.055),
    "rhino": Build((150, 152, 164), back=0.78, half=0.54, belly=0.27, neck=(0.62, -0.66), head=0.2, horns="rhino",
        leg=0.11),
    "bison": Build((112, 76, 58), back=0.8, half=0.5, belly=0.27, neck=(0.56, -0.66), head=0.2, mane=(76, 50, 42),
        horns="cow", leg=0.09),
    "moose": Build((122, 86, 64), back=0.58, half=0.34, belly=0.17, neck=(0.42, -0.76), head=0.13, horns="antlers",
        leg=0.055),
    "mammoth": Build((132, 88, 64), back=0.8, half=0.46, belly=0.32, neck=(0.46, -0.72), head=0.24, horns="trunk",
        leg=0.14),
    "pegasus": Build((252, 250, 254), mane=(190, 206, 250), marks="winged"),
    "ox": Build((198, 138, 84), back=0.76, half=0.54, belly=0.24, neck=(0.6, -0.74), head=0.18, horns="cow", leg=0.09),
    "giraffe": Build((244, 196, 104), back=0.5, half=0.24, belly=0.11, neck=(0.28, -0.9),
        head=0.075, marks="patches", horns="giraffe", leg=0.036),
}  # fmt: skip


def _legs(easel: Easel, build: Build, coat: Colour, far: bool) -> None:
    tone = dark(coat, 0.3) if far else dark(coat, 0.06)
    running = easel.pose.action in ("run", "jump", "ride")
    hip = -build.back + build.belly * 1.0
    for k, x in enumerate((-build.half * 0.7, build.half * 0.7)):
        shift = (0.09 if far else -0.03) * (1 if k == 0 else -1)
        stride = (0.16 if (k == 0) == far else -0.13) if running else 0.0
        knee = (x + shift + stride * 0.5, hip * 0.55)
        foot = (x + shift + stride, -0.03 - 0.06 * (running and far))
        easel.canvas.drawPath(curve([(x + shift, hip), knee, foot], False), stroke(tone,
            build.leg * 1.5))
        easel.canvas.drawLine(foot[0], foot[1], foot[0] + 0.012, foot[1] + 0.012,
            stroke((70, 52, 54), build.leg * 1.5))
        easel.wear("feet", foot[0], foot[1] + 0.05, build.leg * 2.6)


def _marks(easel: Easel, build: Build, body: skia.Path, coat: Colour) -> None:
    canvas = easel.canvas
    canvas.save()
    canvas.clipPath(body, True)
    mid = -build.back + build.belly * 0.6
    if build.marks == "zebra":
        for k in range(11):
            x = -build.half * 1.2 + k * build.half * 0.25
            canvas.drawPath(curve([(x, mid - 0.5), (x + 0.03, mid), (x - 0.02, mid + 0.25)],
                False), stroke((52, 48, 56), 0.032))
    elif build.marks == "cow":
        patch = (72, 62, 66) if easel.look.colour is None else dark(coat, 0.55)
        for x, y, r in ((-0.3, mid - 0.1, 0.17), (0.12, mid + 0.02, 0.15), (0.42, mid - 0.14, 0.1)):
            canvas.drawOval(oval(x, y, r * 1.2, r), fill(patch))
    elif build.marks == "patches":
        for k in range(30):
            x, y = -0.3 + (k * 0.193) % 0.68, -0.98 + (k * 0.317) % 0.72
            canvas.drawOval(oval(x, y, 0.035, 0.042), fill((186, 118, 58), 220))
    elif build.marks == "spots":
        for k in range(9):
            canvas.drawCircle(-0.22 + 0.05 * k, mid - 0.06 + 0.05 * (k % 3), 0.014,
                fill((255, 244, 224), 220))
    canvas.restore()


def _head(easel: Easel, build: Build, coat: Colour) -> None:
    canvas, r = easel.canvas, build.head
    x, y = build.neck
    muzzle = (252, 198, 196) if build.marks == "cow" else mix(coat, (255, 246, 232), 0.35)
    face = (70, 62, 70) if build.marks == "wool" else coat
    _horns(easel, build, (x, y))
    canvas.drawPath(curve([(x - r * 0.5, y - r * 0.5), (x - r * 1.1, y - r * 1.3),
        (x - r * 0.2, y - r * 0.9)]), fill(dark(face, 0.12)))
    canvas.drawPath(curve([(x - r * 0.8, y - r * 0.6), (x + r * 0.3, y - r * 0.8),
        (x + r * 1.5, y + r * 0.35), (x + r * 1.3, y + r * 0.95), (x + r * 0.5, y + r * 0.9),
        (x - r * 0.7, y + r * 0.5)]), radial((x, y - r * 0.6), r * 2.4, (0, light(face, 0.25),
        255), (0.6, face, 255), (1, dark(face, 0.2), 255)))
    if build.horns != "trunk":
        canvas.drawOval(oval(x + r * 1.2, y + r * 0.62, r * 0.42, r * 0.36), fill(muzzle))
        canvas.drawCircle(x + r * 1.36, y + r * 0.52, r * 0.08, fill(INK))
        canvas.drawPath(curve([(x + r * 1.4, y + r * 0.82), (x + r * 1.15, y + r * 0.88),
            (x + r * 0.95, y + r * 0.76)], False), stroke(INK, r * 0.07))
    eye = (x + r * 0.3, y - r * 0.08)
    if easel.pose.action == "sleep":
        canvas.drawPath(curve([(eye[0] - r * 0.2, eye[1]), (eye[0], eye[1] + r * 0.12),
            (eye[0] + r * 0.2, eye[1])], False), stroke(INK, r * 0.09))
    else:
        if build.marks == "wool":
            canvas.drawCircle(*eye, r * 0.26, fill((255, 255, 255)))
        canvas.drawOval(oval(*eye, r * 0.19, r * 0.24), fill((46, 34, 38)))
        canvas.drawCircle(eye[0] + r * 0.06, eye[1] - r * 0.1, r * 0.08, fill((255, 255, 255)))
    canvas.drawOval(oval(x + r * 0.55, y + r * 0.4, r * 0.22, r * 0.15), fill((250, 130, 120), 100))
    easel.wear("head", x - r * 0.1, y - r * 0.55, r * 2.0)
    easel.wear("eyes", x + r * 0.4, y + r * 0.2, r * 1.6)


def _horns(easel: Easel, build: Build, at: tuple[float, float]) -> None:
    canvas, r = easel.canvas, build.head
    x, y = at
    if build.horns == "unicorn":
        canvas.drawPath(polygon([(x - r * 0.1, y - r * 0.6), (x + r * 0.8, y - r * 2.2),
            (x + r * 0.4, y - r * 0.5)]), fade((x, y - r * 2), (x + r, y), (255, 240, 180),
            (240, 180, 90)))
    elif build.horns == "antlers":
        for side in (-0.5, 0.25):
            bx = x + side * r
            canvas.drawPath(curve([(bx, y - r * 0.7), (bx - r * 0.5, y - r * 1.7),
                (bx + r * 0.1, y - r * 2.4)], False), stroke((150, 108, 76), r * 0.2))
            canvas.drawLine(bx - r * 0.42, y - r * 1.6, bx + r * 0.35, y - r * 1.9,
                stroke((150, 108, 76), r * 0.17))
    elif build.horns == "cow":
        canvas.drawPath(curve([(x - r * 0.2, y - r * 0.7), (x - r * 0.1, y - r * 1.2),
            (x + r * 0.3, y - r * 1.3)], False), stroke((232, 214, 184), r * 0.22))
    elif build.horns == "goat":
        canvas.drawPath(curve([(x - r * 0.1, y - r * 0.7), (x - r * 0.7, y - r * 1.6), (x - r * 1.3, y - r * 1.5)],
            False), stroke((196, 176, 150), r * 0.24))
    elif build.horns == "rhino":
        for dx, tall in ((1.3, 1.1), (0.9, 0.6)):
            canvas.drawPath(polygon([(x + r * (dx - 0.25), y), (x + r * (dx + 0.2), y - r * tall),
                (x + r * (dx + 0.15), y + r * 0.2)]), fill((236, 228, 214)))
    elif build.horns == "giraffe":
        for dx in (-0.4, 0.1):
            canvas.drawLine(x + dx * r, y - r * 0.6, x + dx * r, y - r * 1.5,
                stroke((200, 150, 84), r * 0.28))
            canvas.drawCircle(x + dx * r, y - r * 1.5, r * 0.26, fill((110, 72, 56)))


def _trunk(easel: Easel, build: Build, coat: Colour) -> None:
    x, y = build.neck
    r = build.head
    canvas = easel.canvas
    trunk = curve([(x + r * 0.9, y + r * 0.2), (x + r * 1.5, y + r * 0.9),
        (x + r * 1.35, y + r * 1.9), (x + r * 1.75, y + r * 2.1)], False)
    canvas.drawPath(trunk, stroke(dark(coat, 0.2), r * 0.5))
    canvas.drawPath(trunk, stroke(coat, r * 0.42))
    canvas.drawPath(curve([(x + r * 0.8, y + r * 0.8), (x + r * 1.2, y + r * 1.2),
        (x + r * 1.5, y + r * 1.05)], False), stroke((255, 250, 236), r * 0.14))
    ear = curve([(x - r * 0.3, y - r * 0.6), (x - r * 1.2, y - r * 0.8),
        (x - r * 1.4, y + r * 0.3), (x - r * 0.7, y + r * 1.0), (x - r * 0.1, y + r * 0.3)])
    canvas.drawPath(ear, radial((x - r * 0.7, y), r * 1.2, (0, (232, 186, 196), 255), (0.7,
        dark(coat, 0.05), 255), (1, dark(coat, 0.25), 255)))


def _paint(easel: Easel, build: Build) -> None:
    coat = easel.look.or_else(build.coat)
    if build.horns == "trunk":
        easel.canvas.translate(-0.16, 0)  # its trunk reaches far: the middle is not between its legs
    _legs(easel, build, coat, far=True)
    _trunk_alone(easel, build, coat, legs=True)


def _trunk_alone(easel: Easel, build: Build, coat: Colour, legs: bool = False) -> None:
    """Body, neck and head; the near legs where they belong between them."""
    canvas = easel.canvas
    half, top = build.half, -build.back
    hair = build.mane or dark(coat, 0.4)
    canvas.drawPath(curve([(-half * 1.02, top + 0.02), (-half * 1.35, top + 0.1),
        (-half * 1.3, top + 0.36)], False), stroke(hair, 0.085 if build.mane else 0.03))
    neck = build.neck
    body = curve([(-half * 1.05, top + 0.03), (0, top + 0.02), (half * 0.55, top - 0.02),
        (neck[0] - build.head * 0.9, neck[1] - build.head * 0.4),
        (neck[0] + build.head * 0.3, neck[1] + build.head * 0.6),
        (half * 1.08, top + build.belly * 1.0), (half * 0.7, top + build.belly * 1.75),
        (-half * 0.5, top + build.belly * 1.7), (-half * 1.1, top + build.belly * 1.2)])
    if build.marks == "wool":
        for k in range(16):
            x, y = half * 0.92 * around(0, 0, 1, k * 22.5)[0], top + 0.28 + 0.24 * around(0, 0, 1, k * 22.5)[1]
            canvas.drawCircle(x, y, 0.15, fill(mix(coat, dark(coat, 0.2), max(0.0,
                around(0, 0, 1, k * 22.5)[1]))))
        canvas.drawOval(oval(0, top + 0.26, half * 0.95, 0.26), fill(coat))
    else:
        canvas.drawPath(body, radial((-0.05, top - 0.05), 0.75, (0, light(coat, 0.25), 255),
            (0.5, coat, 255), (1, dark(coat, 0.3), 255)))
    _marks(easel, build, body, coat)
    if legs:
        _legs(easel, build, coat, far=False)
    if build.marks == "humps":
        for x in (-0.16, 0.12):
            canvas.drawPath(curve([(x - 0.17, top + 0.06), (x, top - 0.2), (x + 0.17, top + 0.06)]),
                fade((0, top - 0.2), (0, top), light(coat, 0.2), coat))
    if build.marks == "winged":
        for k in range(4):
            canvas.drawPath(curve([(0.08, top + 0.08), (-0.12 - 0.1 * k, top - 0.34 + 0.09 * k),
                (-0.32 - 0.07 * k, top - 0.3 + 0.12 * k), (-0.1, top + 0.12)]),
                fill(((255, 255, 255), (226, 234, 252))[k % 2]))
    if build.mane:
        canvas.drawPath(curve([(neck[0] - build.head * 0.4, neck[1] - build.head * 1.2),
            (neck[0] - build.head * 1.6, neck[1] + build.head * 0.3), (half * 0.35, top + 0.02),
            (half * 0.62, top - 0.03), (neck[0] - build.head * 0.6, neck[1] - build.head * 0.2)]),
            fill(build.mane))
    _head(easel, build, coat)
    if build.horns == "trunk":
        _trunk(easel, build, coat)
    easel.wear("neck", half * 0.9, top + 0.06, build.head * 2.4)
    _hold(easel, build)


def _hold(easel: Easel, build: Build) -> None:
    """What it holds hangs from its mouth."""
    if easel.pose.holding is None:
        return
    x, y = build.neck
    canvas, r = easel.canvas, build.head
    canvas.save()
    canvas.translate(x + r * 1.35, y + r * 0.95)
    canvas.rotate(24 if easel.pose.holding in ("flower", "rose", "tulip", "bouquet") else 0)
    easel.hold(0.0, 0.0 if easel.pose.holding == "umbrella" else 0.16, 0.26)
    canvas.restore()


def _on_wheels(easel: Easel, build: Build) -> None:
    """Upright on a saddle: forelegs to the handlebar, hind legs to the pedals; the saddle is at y = 0."""
    canvas, coat = easel.canvas, easel.look.or_else(build.coat)
    limb = build.leg * 1.3
    canvas.drawPath(curve([(0.02, -0.06), (0.18, 0.06), (0.1, 0.24)], False), stroke(dark(coat, 0.3), limb))
    canvas.save()
    canvas.translate(-0.1, -0.02)
    canvas.rotate(-52)
    canvas.scale(0.86, 0.86)
    canvas.translate(build.half * 0.75, build.back - build.belly * 1.2)
    _trunk_alone(easel, build, coat)
    canvas.restore()
    canvas.drawPath(curve([(0.0, -0.04), (0.2, 0.1), (0.08, 0.28)], False), stroke(dark(coat, 0.06), limb))
    canvas.drawPath(curve([(0.2, -0.44), (0.3, -0.28), (0.42, -0.26)], False), stroke(dark(coat, 0.06), limb))
    for x, y in ((0.08, 0.28), (0.43, -0.26)):
        canvas.drawCircle(x, y, limb * 0.55, fill((70, 52, 54)))


def _painter(build: Build) -> Painter:
    def paint(easel: Easel) -> None:
        if easel.pose.action in ("pedal", "perch", "surf"):
            _on_wheels(easel, build)
        else:
            _paint(easel, build)

    return paint


PAINTERS = {name: _painter(build) for name, build in _BUILDS.items()}
