"""Carries one order from words to file through the rooms, in painting stages."""

from __future__ import annotations

from collections.abc import Iterator

from .encoding import MEDIA_TYPES, encode
from .order import IllustratorError, Order, Picture, Progress, Report, Stage
from .painting.studio import Studio
from .reading import Reading, read
from .reading.lexicon import row
from .words import table

SMALLEST, LARGEST, MOST_PIXELS = 64, 3840, 3840 * 2160
_MOMENTS = (0.25, 0.5, 0.8)


def carry_out(order: Order) -> Iterator[Progress | Stage | Picture]:
    """Reads, composes, paints and styles; yields between the acts."""
    _check(order)
    reading = read(order.prompt, order.style)
    yield Progress(0.02)
    studio = Studio(reading.scene, order)
    wanted = _wanted(order.stages)
    shown = 0
    for moment, act in enumerate((studio.ground, studio.scenery, studio.subjects)):
        act()
        fraction = _MOMENTS[moment]
        yield Progress(fraction)
        if moment in wanted:
            image = encode(studio.pixels(), order.output_format, order.compression)
            yield Stage(shown, fraction, image)
            shown += 1
    finished = studio.styled()
    yield Progress(0.95)
    yield Picture(
        encode(finished, order.output_format, order.compression), order.width, order.height,
        MEDIA_TYPES[order.output_format], _report(reading, studio.unpainted()),
        _revised(reading),
    )  # fmt: skip


def _check(order: Order) -> None:
    if not order.prompt.strip():
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
    if order.source is not None:
        raise IllustratorError("The illustrator cannot edit images yet.")


def _wanted(stages: int) -> tuple[int, ...]:
    return {0: (), 1: (1,), 2: (0, 2)}.get(stages, (0, 1, 2))


def _report(reading: Reading, unpainted: tuple[str, ...]) -> Report:
    understood = tuple(word for word in reading.understood if word not in unpainted)
    scene = reading.scene
    return Report(
        understood, reading.ignored, (*reading.undrawn, *unpainted), scene.style, scene.setting
    )


def _name(kind: str, key: str) -> str:
    name: str = row(kind, key)["en"].split(",")[0].strip()
    return name


def _revised(reading: Reading) -> str:
    """The scene in plain English, as it was painted."""
    scene = reading.scene
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
