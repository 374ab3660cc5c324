"""Carries one order from words to file through the rooms, in painting stages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .encoding import MEDIA_TYPES, encode, encode_frames, resized
from .order import IllustratorError, Order, Picture, Progress, Report, Stage
from .painting.studio import Pixels, Studio
from .reading import Reading, read
from .reading.lexicon import row
from .scene import Scene
from .styling.finishing import finished
from .words import table

SMALLEST, LARGEST, MOST_PIXELS = 64, 3840, 3840 * 2160
MOST_FRAMES = 16
LEAST_TRACED = 1024  # pixels of the long side
_MOMENTS = (0.25, 0.5, 0.8)
_Account = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # words understood, ignored, not drawn


@dataclass(frozen=True)
class _Plan:
    """A scene to paint, the order it is painted under, what is reported, and the note the file will carry."""

    scene: Scene
    order: Order
    understood: tuple[str, ...]
    ignored: tuple[str, ...]
    undrawn: tuple[str, ...]
    note: str


def carry_out(order: Order) -> Iterator[Progress | Stage | Picture]:
    """Reads, composes, paints and styles; yields between the acts."""
    _check(order)
    plan = _plan(order)
    if plan is None:
        yield from _rework(order)
        return
    yield Progress(0.02)
    if order.output_format == "gif":
        yield from _animate(plan)
        return
    studio = Studio(plan.scene, _canvas(plan.order))
    wanted = _wanted(order.stages)
    shown = 0
    for moment, act in enumerate((studio.ground, studio.scenery, studio.subjects)):
        act()
        fraction = _MOMENTS[moment]
        yield Progress(fraction)
        if moment in wanted:
            yield _stage(shown, fraction, studio.pixels(), order)
            shown += 1
    done = _styled(studio, plan)
    yield Progress(0.95)
    size = (order.width, order.height)
    yield _picture(encode(done, order.output_format, order.compression, plan.note, size), plan, studio)


def _canvas(order: Order) -> Order:
    """Outlines are traced from a large painting however small the drawing is to be: they have no pixels to save."""
    grow = LEAST_TRACED / max(order.width, order.height)
    if order.output_format != "svg" or grow <= 1:
        return order
    return replace(order, width=round(order.width * grow), height=round(order.height * grow))


def _stage(index: int, fraction: float, pixels: Pixels, order: Order) -> Stage:
    if pixels.shape[:2] != (order.height, order.width):
        pixels = resized(pixels, order.width, order.height)
    kind = order.output_format if order.output_format in ("png", "jpeg", "webp") else "png"
    return Stage(index, fraction, encode(pixels, kind, order.compression), MEDIA_TYPES[kind])


def _styled(studio: Studio, plan: _Plan) -> Pixels:
    if not plan.order.references:
        return studio.styled()
    from .editing.palette import tinted

    coloured = tinted(studio.pixels(), plan.order.references)
    return finished(coloured, plan.scene.style, studio.finish(), plan.order.transparent)


def _animate(plan: _Plan) -> Iterator[Progress | Stage | Picture]:
    from .animating import MovingStudio

    order = plan.order
    studio = MovingStudio(plan.scene, order)
    count = max(2, min(MOST_FRAMES, order.frames))
    moving = studio.frames(count)
    frames: list[Pixels] = []

    def first_frame() -> None:
        frames.append(next(moving))

    wanted = _wanted(order.stages)
    shown = 0
    for moment, act in enumerate((studio.ground, studio.scenery, first_frame)):
        act()
        fraction = 0.05 + 0.05 * moment
        yield Progress(fraction)
        if moment in wanted:
            yield _stage(shown, fraction, studio.pixels(), order)
            shown += 1
    for frame in moving:
        frames.append(frame)
        yield Progress(0.15 + 0.75 * len(frames) / count)
    image = encode_frames(frames, max(20, order.frame_ms), plan.note, (order.width, order.height))
    yield _picture(image, plan, studio)


def _plan(order: Order) -> _Plan | None:
    """What to paint; None when the order changes pixels that were not painted here."""
    from .editing import changing, notes

    if order.source is None:
        reading = read(order.prompt, order.style or _hand(order))
        note = notes.Note(order.prompt, order.seed, order.style)
        return _Plan(reading.scene, order, *_account(reading), notes.written(note))
    note_found = None if order.mask is not None else notes.found(order.source)
    if note_found is None:
        return None
    scene = read(note_found.prompt, note_found.style).scene
    for earlier in note_found.changes:
        scene = changing.changed(scene, changing.wish(earlier))
    seed, changes = note_found.seed, note_found.changes
    account: _Account
    if changing.is_variation(order.prompt) or order.position:
        text = f"{seed}/{order.seed}"
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    if changing.is_variation(order.prompt):
        account = _account(read(note_found.prompt))
    else:
        change = changing.wish(order.prompt)
        scene = changing.changed(scene, change)
        changes = (*changes, order.prompt)
        account = (change.understood, change.ignored, change.reading.undrawn)
    style = order.style or _hand(order)
    if style is not None:
        scene = replace(scene, style=style)
    under = replace(order, prompt=note_found.prompt, seed=seed, source=None)
    written = notes.written(notes.Note(note_found.prompt, seed, style or note_found.style, changes))
    return _Plan(scene, under, *account, written)


def _hand(order: Order) -> str | None:
    """The style of the references, where neither the order nor the prompt names one."""
    if not order.references:
        return None
    from .editing.palette import hand_of
    from .reading.tagging import tag

    named = any(one.means("style") for one in tag(order.prompt))
    return None if named else hand_of(order.references)


def _account(reading: Reading) -> _Account:
    return (reading.understood, reading.ignored, reading.undrawn)


def _rework(order: Order) -> Iterator[Progress | Picture]:
    from .editing import changing, foreign
    from .editing.palette import tinted

    yield Progress(0.1)
    if order.mask is None:
        order = replace(order, style=order.style or _hand(order))
    if order.mask is None and changing.is_variation(order.prompt):
        pixels = foreign.varied(order)
        report = Report((), (), (), order.style or "", "")
        revised = "a variation of the picture"
    else:
        done = foreign.reworked(order)
        pixels, scene = done.pixels, done.scene
        understood = tuple(word for word in done.change.understood if word not in done.unpainted)
        undrawn = (*done.change.reading.undrawn, *done.unpainted)
        report = Report(understood, done.change.ignored, undrawn, scene.style, scene.setting)
        revised = f"the picture, changed: {', '.join(understood) or 'filled from its surroundings'}"
    if order.references and order.mask is None:
        pixels = tinted(pixels, order.references)
    yield Progress(0.9)
    image = encode(pixels, order.output_format, order.compression)
    yield Picture(image, order.width, order.height, MEDIA_TYPES[order.output_format], report, revised)


def _picture(image: bytes, plan: _Plan, studio: Studio) -> Picture:
    order, scene, unpainted = plan.order, plan.scene, studio.unpainted()
    understood = tuple(word for word in plan.understood if word not in unpainted)
    report = Report(understood, plan.ignored, (*plan.undrawn, *unpainted), scene.style, scene.setting)
    return Picture(image, order.width, order.height, MEDIA_TYPES[order.output_format], report, _revised(scene))


def _check(order: Order) -> None:
    if not order.prompt.strip() and order.source is None:
        raise IllustratorError("The prompt is empty: say what should be drawn.")
    sides = (order.width, order.height)
    if min(sides) < SMALLEST or max(sides) > LARGEST or order.width * order.height > MOST_PIXELS:
        raise IllustratorError(
            f"A picture of {order.width}x{order.height} cannot be drawn: sides must be "
            f"{SMALLEST} to {LARGEST} pixels and the area at most 3840x2160."
        )
    if order.output_format not in MEDIA_TYPES:
        known = ", ".join(MEDIA_TYPES)
        raise IllustratorError(f"{order.output_format!r} cannot be written: ask for {known}.")
    if order.style is not None and order.style not in table("styles"):
        raise IllustratorError(f"There is no style {order.style!r}.")


def _wanted(stages: int) -> tuple[int, ...]:
    return {0: (), 1: (1,), 2: (0, 2)}.get(stages, (0, 1, 2))


def _name(kind: str, key: str) -> str:
    name: str = row(kind, key)["en"].split(",")[0].strip()
    return name


def _revised(scene: Scene) -> str:
    """The scene in plain English, as it was painted."""
    parts = []
    for subject in scene.subjects:
        words = [str(subject.count) if subject.count > 1 else "a", _name("noun", subject.noun)]
        if subject.action:
            words.append(f"({_name('action', subject.action)})")
        parts.append(" ".join(words))
    place = f"{_name('setting', scene.setting)}, {scene.time}"
    conditions = [*sorted(scene.weather), scene.season or ""]
    tail = ", ".join(part for part in (place, *conditions) if part)
    subject_list = ", ".join(parts) or "an empty scene"
    return f"{_name('style', scene.style)} of {subject_list}; setting: {tail}"
