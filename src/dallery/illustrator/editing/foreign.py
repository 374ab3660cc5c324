"""Changes to a picture that nobody painted here: within a mask, or over the whole; pixels outside a mask stay."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from ..order import IllustratorError, Order
from ..painting.studio import Studio
from ..scene import Scene
from ..styling.finishing import finished
from ..styling.style import Finish, Image, blur
from .changing import Change, wish
from .filling import filled
from .grading import graded
from .inserting import inserted, quiet_place
from .pictures import Area, Pixels, area_of, box_of, opened

_BYTE = np.float32(1 / 255)
_GRADES = ("time", "season", "weather", "mood")


@dataclass(frozen=True)
class Reworked:
    """The changed pixels, what the wish was understood to be, and what could not be painted."""

    pixels: Pixels
    change: Change
    scene: Scene
    unpainted: tuple[str, ...]


def reworked(order: Order) -> Reworked:
    """Carries out a change on the order's source. Raises IllustratorError when nothing of it is understood."""
    assert order.source is not None
    source = opened(order.source, (order.width, order.height))
    area = area_of(order.mask, source)
    change = wish(order.prompt)
    scene = change.reading.scene
    if order.style is None and not change.named("style"):
        scene = replace(scene, style="storybook")
    if area is not None and area.any():
        pixels, unpainted = _within(source, area, change, scene, order)
    else:
        pixels, unpainted = _over(source, change, scene, order)
    return Reworked(pixels, change, scene, unpainted)


def _within(source: Pixels, area: Area, change: Change, scene: Scene, order: Order) -> tuple[Pixels, tuple[str, ...]]:
    rgb = source[..., :3].astype(np.float32) * _BYTE
    found = filled(rgb, area)
    unpainted: tuple[str, ...] = ()
    named_setting = any(one.entries and one.entries[0].kind == "setting" for one in change.tags)
    if area.mean() > 0.85 or (named_setting and change.does != "remove" and not scene.subjects):
        found = _scene_in(found, area, scene, order)
    elif scene.subjects and change.does != "remove":
        found, unpainted = inserted(found, scene, order, box_of(area), area)
    elif change.does != "remove" and any(change.named(kind) for kind in _GRADES):
        found = graded(found, scene, {kind: change.named(kind) for kind in _GRADES})
    pixels = source.copy()
    pixels[area, :3] = np.clip(found[area] * 255 + 0.5, 0, 255).astype(np.uint8)
    pixels[area, 3] = 255
    return pixels, unpainted


def _scene_in(rgb: Image, area: Area, scene: Scene, order: Order) -> Image:
    """A whole scene of its own inside the area, its rim melting into the picture."""
    left, top, right, bottom = box_of(area)
    tall, wide = bottom - top, right - left
    grow = max(1.0, 128 / min(tall, wide))
    size = (round(wide * grow), round(tall * grow))
    studio = Studio(scene, replace(order, width=size[0], height=size[1], transparent=False))
    for act in (studio.ground, studio.scenery, studio.subjects):
        act()
    painted = Pillow.fromarray(studio.styled(), "RGBA").resize((wide, tall), Pillow.Resampling.LANCZOS)
    found = rgb.copy()
    inner = np.clip(blur(area.astype(np.float32), max(2.0, min(tall, wide) * 0.1)) * 2 - 1, 0, 1)
    cover = np.ones_like(inner) if area.mean() > 0.85 else inner
    part = (slice(top, bottom), slice(left, right))
    new = np.asarray(painted, np.float32)[..., :3] / 255
    found[part] = found[part] + (new - found[part]) * cover[part][..., None]
    return found


def _over(source: Pixels, change: Change, scene: Scene, order: Order) -> tuple[Pixels, tuple[str, ...]]:
    rgb = source[..., :3].astype(np.float32) * _BYTE
    named = {kind: change.named(kind) for kind in _GRADES}
    styled = order.style or (scene.style if change.named("style") else None)
    subjects = scene.subjects if change.does in ("add", "change") else ()
    if not any(named.values()) and styled is None and not subjects:
        raise IllustratorError(
            "Nothing in this change was understood. On a picture from elsewhere the illustrator can change the time of "
            "day, the season, the weather, the mood or the style, or add a subject; with a mask it can also remove."
        )
    found = graded(rgb, scene, named)
    unpainted: tuple[str, ...] = ()
    if subjects:
        everywhere = np.ones(source.shape[:2], np.bool_)
        plain = replace(scene, style="storybook")
        found, unpainted = inserted(found, plain, order, quiet_place(found), everywhere)
    pixels = source.copy()
    pixels[..., :3] = np.clip(found * 255 + 0.5, 0, 255).astype(np.uint8)
    if styled is not None:
        clear = bool((source[..., 3] < 255).any())
        pixels = finished(pixels, styled, _finish(order, scene), clear)
    return pixels, unpainted


def _finish(order: Order, scene: Scene) -> Finish:
    # Nobody knows where faces are in a foreign picture: they are mostly in the middle and above it.
    width, height = order.width, order.height
    middle = (width * 0.3, height * 0.15, width * 0.7, height * 0.65)
    return Finish(order.seed, min(width, height) / 1000, scene.time == "night", width * 0.3, (middle,))


def varied(order: Order) -> Pixels:
    """Another look at a foreign picture: mirrored, cropped elsewhere, painted over in a hand chosen by the seed."""
    assert order.source is not None
    rng = np.random.default_rng(order.seed)
    whole = opened(order.source)
    height, width = whole.shape[:2]
    share = rng.uniform(0.78, 0.9)
    tall, wide = max(1, round(height * share)), max(1, round(width * share))
    top, left = int(rng.integers(0, height - tall + 1)), int(rng.integers(0, width - wide + 1))
    part = Pillow.fromarray(np.ascontiguousarray(whole[top : top + tall, left : left + wide][:, ::-1]), "RGBA")
    pixels = np.array(ImageOps.fit(part, (order.width, order.height), Pillow.Resampling.LANCZOS))
    style = order.style or ("gouache", "oil", "watercolour", "pastel")[int(rng.integers(4))]
    finish = Finish(order.seed, min(order.width, order.height) / 1000, False, order.width * 0.3,
                    ((order.width * 0.3, order.height * 0.15, order.width * 0.7, order.height * 0.65),))  # fmt: skip
    return finished(pixels, style, finish, bool((pixels[..., 3] < 255).any()))
