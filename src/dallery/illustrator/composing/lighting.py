"""Light and colour harmony of a picture by hour, season and weather; it paints nothing."""

from __future__ import annotations

import random

from ..painting.brush import hexed, mix
from ..painting.easel import Light
from ..scene import Colour, Scene
from ..words import table

_SKIES = {
    "day": "#2f83d8 #78bdf0 #c4e6f8 #edf7fb",
    "sunset": "#35307a #9a4a8c #f5805a #ffd489",
    "dawn": "#6180c4 #bda2d0 #ffc9b0 #fff2de",
    "night": "#070d26 #12245a #294486 #536fb0",
    "neon": "#0d0628 #2c1060 #7a2288 #f0608c",
    "storm": "#37424f #566370 #818d97 #aab2b8",
    "overcast": "#8398ae #a5b7c8 #c9d5de #e4ebf0",
}
_CLOUDS = {
    "day": "#ffffff #b9d0e8", "sunset": "#ffc890 #8a5080", "dawn": "#ffeee0 #c0a4c6",
    "night": "#5c72a8 #18244e", "neon": "#c45cae #30165a", "storm": "#a0a8b2 #414a54",
    "overcast": "#f2f5f8 #a4b0be",
}  # fmt: skip
_GROUNDS = {
    "day": "#a4d266 #4c9a48", "sunset": "#b8914f #4b4a3a", "dawn": "#bcc884 #5f8a56",
    "night": "#2a5260 #0d2230", "neon": "#2c3a5c #120f2a", "storm": "#75876a #36493c",
    "overcast": "#9abf74 #4f8450",
}  # fmt: skip
_TINTS = {
    "day": "#ffffff", "sunset": "#ffdcbc", "dawn": "#fff0e6", "night": "#a3b3e6",
    "neon": "#c0a2e8", "storm": "#ccd2da", "overcast": "#f0f3f7",
}  # fmt: skip
_AIRLESS = {"space": "#eceeff", "moon": "#f4f5ff", "mars": "#ffe6d6", "underwater": "#d4f2ff"}
_FOLIAGE = {
    "summer": "#1c4a2a #2f7a38 #62ad48 #b4dc68",
    "autumn": "#74280f #bd4d1c #ec9434 #ffd568",
    "spring": "#b05880 #e592b2 #f9bfd5 #ffeaf1",
    "winter": "#5f7a90 #a3b9cc #dfeaf3 #ffffff",
}


# mood: the colour everything leans to, how far the sky does, how far the light does
_MOODS = {
    "cosy": ("#ffc98a", 0.12, 0.26), "cheerful": ("#fff3b0", 0.08, 0.1), "eerie": ("#3a4a5e", 0.34, 0.3),
    "sad": ("#7d90ab", 0.34, 0.26), "romantic": ("#ffb3c8", 0.24, 0.2), "dreamy": ("#d9b8ff", 0.26, 0.16),
    "epic": ("#ff9a4a", 0.16, 0.14), "calm": ("#cfe8ee", 0.14, 0.08),
}  # fmt: skip
_GREY_MOODS = ("eerie", "sad")


def _colours(text: str) -> list[Colour]:
    return [hexed(word) for word in text.split()]


def hour_of(scene: Scene) -> str:
    """The hour as the sky shows it: rain and storm cover a day."""
    if scene.time == "day" and "storm" in scene.weather:
        return "storm"
    if scene.time == "day" and (scene.weather & {"rain", "snow", "fog", "cloudy"} or scene.mood in _GREY_MOODS):
        return "storm" if scene.mood == "eerie" else "overcast"
    return scene.time


def light_for(scene: Scene, size: tuple[float, float], rng: random.Random) -> Light:
    """The one light of a scene."""
    width, height = size
    hour = hour_of(scene)
    top, upper, lower, low = _colours(_SKIES[hour])
    near, far = _colours(_GROUNDS[hour])
    season = scene.season or "summer"
    foliage = _colours(_FOLIAGE["winter" if "snow" in scene.weather else season])
    if season == "autumn":
        near, far = mix(near, (214, 168, 82), 0.6), mix(far, (122, 84, 42), 0.6)
    if "snow" in scene.weather:
        white = {"night": ("#8fa8dc", "#4a68a4"), "sunset": ("#ffe2d0", "#b490b4")}
        bright, dim = white.get(hour, ("#f4f9ff", "#bdd3ec"))
        near, far = hexed(bright), hexed(dim)
    # Without air there is no blue night: the sun lights everything in space.
    airless = scene.setting in ("space", "moon", "mars", "underwater")
    tint = hexed(_AIRLESS[scene.setting]) if airless else hexed(_TINTS[hour])
    foliage = [mix(leaf, (14, 30, 66),
        0.62 if hour in ("night", "neon") else 0.0) for leaf in foliage]
    if hour == "sunset":
        foliage = [mix(leaf, (110, 54, 60), 0.38) for leaf in foliage]
    side = rng.choice((0.24, 0.3, 0.7, 0.76)) + rng.uniform(-0.04, 0.04)
    high = {"sunset": 0.5, "dawn": 0.42}.get(hour, rng.uniform(0.14, 0.24))
    clouds = _colours(_CLOUDS[hour])
    if scene.mood in _MOODS:
        name, sky_lean, lean = _MOODS[scene.mood]
        air = hexed(name)
        top, upper, lower, low = (mix(colour, air, sky_lean) for colour in (top, upper, lower, low))
        tint, near, far = mix(tint, air, lean), mix(near, air, lean * 0.6), mix(far, air, lean * 0.6)
        clouds = [mix(colour, air, sky_lean) for colour in clouds]
    said = scene.hue("clouds")
    if said is not None:  # 'a pink sky'
        air = mix(said, (10, 14, 44), 0.5) if hour in ("night", "neon") else said
        top, upper, lower, low = (mix(colour, air, lean) for colour, lean in
            zip((mix(top, (0, 0, 0), 0.1), upper, lower, low), (0.78, 0.7, 0.56, 0.4), strict=True))
    place = scene.hue(scene.setting)
    kind = table("settings")[scene.setting].get("hue")
    if place is not None and kind in ("ground", "leaf"):
        near, far = mix(near, place, 0.72), mix(far, mix(place, (20, 16, 40), 0.35), 0.7)
    if place is not None and kind == "leaf":
        foliage = [mix(leaf, place, 0.66) for leaf in foliage]
    return Light(
        hour, (width * side, height * high), (top, upper, lower, low), low, tint,
        (near, far), (foliage[0], foliage[1], foliage[2], foliage[3]), (clouds[0], clouds[1]),
        hue=place,
    )  # fmt: skip
