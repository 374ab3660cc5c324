"""Another hour, season, weather or mood laid over a picture nobody painted here: colours graded, weather falling."""

from __future__ import annotations

import random

import numpy as np
import skia

from ..composing.lighting import light_for
from ..painting.sky import paint_weather
from ..painting.vista import Vista
from ..scene import Scene
from ..styling.style import Image, blur, ink, luminance, saturated

_TIMES = {
    # strength of light, its colour, colour of the shadows, how much of the shadows' colour
    "night": (0.55, "7f9be0", "0b1234", 0.34), "sunset": (0.92, "ffb27a", "5a2a6a", 0.26),
    "dawn": (1.0, "ffd9cf", "7d84c4", 0.2), "neon": (0.6, "c89aff", "1c0a48", 0.36),
    "day": (1.12, "fffaf0", "4a5a78", 0.0),
}  # fmt: skip
_NIGHT = 0.16  # mean light of a picture that is night
_MOODS = {"cosy": ("ffdcae", 1.08), "cheerful": ("fff6e4", 1.28), "eerie": ("a9c4b4", 0.6), "sad": ("b4c2dc", 0.62)}


def graded(rgb: Image, scene: Scene, named: dict[str, tuple[str, ...]]) -> Image:
    """The picture (0..1) in the named times, seasons, weathers and moods."""
    found = rgb
    for season in named.get("season", ()):
        found = _season(found, season)
    weathers = set(named.get("weather", ()))
    if "snow" in weathers or "winter" in named.get("season", ()):
        found = _snowed(found)
    if weathers & {"rain", "storm"}:
        found = saturated(found, 0.7) * np.float32(0.55 if "storm" in weathers else 0.78) * ink("dfe8f6")
    if "fog" in weathers:
        y = np.linspace(0.35, 0.75, found.shape[0], dtype=np.float32)[:, None, None]
        found = found * (1 - y) + ink("dfe5ea") * y
    for time in named.get("time", ()):
        found = _timed(np.asarray(found, np.float32), time)
    for mood in named.get("mood", ()):
        colour, strength = _MOODS.get(mood, ("ffffff", 1.0))
        found = saturated(np.asarray(found, np.float32), strength) * ink(colour)
    falling = weathers or set(named.get("season", ())) & {"winter", "spring", "autumn"}
    found = np.asarray(np.clip(found, 0, 1), np.float32)
    return _fallen_on(found, scene) if falling else found


def _timed(rgb: Image, time: str) -> Image:
    strength, light, shade, share = _TIMES.get(time, _TIMES["day"])
    grey = luminance(rgb)[..., None]
    if time == "day":
        mean = float(grey.mean())
        gamma = np.log(0.52) / np.log(min(0.9, max(0.06, mean))) if mean < 0.45 else 1.0
        return np.asarray(np.clip(rgb ** np.float32(gamma) * strength * ink(light), 0, 1), np.float32)
    deep = (1 - grey) * share
    found = rgb * strength * ink(light) * (1 - deep) + ink(shade) * deep
    if time in ("night", "neon"):
        # Bright warm places become lamps.
        warm = np.clip(rgb[..., 0] * 1.2 + rgb[..., 1] * 0.5 - rgb[..., 2] * 0.6 - 0.95, 0, 1)
        lamps = ink("ffcf7a") * warm[..., None]
        found = found + lamps * 0.5 + blur(np.asarray(lamps, np.float32), rgb.shape[1] * 0.02) * 0.6
        # Who asks a second time finds it not dark enough, not black: what is night already stays.
        change = float(np.clip((grey.mean() - _NIGHT) / _NIGHT, 0, 1))
        found = rgb * (1 - change) + found * change
    if time in ("sunset", "dawn"):
        low = np.linspace(0.0, 0.2, rgb.shape[0], dtype=np.float32)[:, None, None]
        found = found + ink(light) * (0.2 - low) * (0.4 + 0.6 * grey) * 0.6
    return np.asarray(np.clip(found, 0, 1), np.float32)


def _season(rgb: Image, season: str) -> Image:
    """Greens take the season's colour."""
    green = np.clip((rgb[..., 1] - np.maximum(rgb[..., 0], rgb[..., 2])) * 5, 0, 1)[..., None]
    grey = luminance(rgb)[..., None]
    if season == "autumn":
        leaf = np.clip(ink("d9772b") * (0.35 + 1.3 * grey), 0, 1)
        return np.asarray((rgb * (1 - green * 0.85) + leaf * green * 0.85) * ink("fff0dc"), np.float32)
    if season == "spring":
        leaf = np.clip(ink("bfe08a") * (0.5 + grey), 0, 1)
        return np.asarray((rgb * (1 - green * 0.5) + leaf * green * 0.5) * ink("fff4f8"), np.float32)
    if season == "summer":
        return saturated(rgb, 1.22)
    return rgb


def _snowed(rgb: Image) -> Image:
    """Cold colours, and snow on whatever looks up to the sky."""
    grey = luminance(rgb)
    reach = max(2.0, rgb.shape[0] * 0.006)
    soft = blur(grey, reach)
    ledge = np.zeros_like(grey)
    step = max(1, round(reach))
    ledge[step:] = np.clip((soft[:-step] - soft[step:]) * 7, 0, 1)
    green = np.clip((rgb[..., 1] - np.maximum(rgb[..., 0], rgb[..., 2])) * 6, 0, 1)
    low = np.linspace(0.15, 0.8, rgb.shape[0], dtype=np.float32)[:, None]
    cover = np.clip(blur(np.maximum(ledge * 0.8, green * low), reach), 0, 0.88)[..., None]
    snow = np.clip(ink("f4f8ff") * (0.72 + 0.36 * grey[..., None]), 0, 1)
    cold = saturated(rgb, 0.62) * ink("e9f1ff")
    return np.asarray(cold * (1 - cover) + snow * cover, np.float32)


def _fallen_on(rgb: Image, scene: Scene) -> Image:
    height, width = rgb.shape[:2]
    unit = min(height, width) / 1000
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., :3] = rgb * 255
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.drawImage(skia.Image.fromarray(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType), 0, 0)
    canvas.scale(unit, unit)
    rng = random.Random(11)
    size = (width / unit, height / unit)
    paint_weather(Vista(
        canvas, skia.Surface(8, 8).getCanvas(), size[0], size[1], size[1] * 0.5, light_for(scene, size, rng),
        scene.season, scene.weather, rng, np.random.default_rng(11), surface.makeImageSnapshot,
    ))  # fmt: skip
    done = surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    return np.asarray(done[..., :3], np.float32) * np.float32(1 / 255)
