"""The values that pass the illustrator's door: orders in, progress and pictures out; no drawing."""

from __future__ import annotations

from dataclasses import dataclass


class IllustratorError(ValueError):
    """An order that cannot be drawn, said in one plain sentence."""


@dataclass(frozen=True)
class Order:
    """What somebody asks for.

    source: a picture to change (PNG, JPEG, WebP, GIF); mask: where it may change (transparent there; without
    transparency, white there); references: pictures whose palette and hand are to be followed. frames and frame_ms:
    of a GIF. An empty prompt with a source asks for a variation. position: which of several pictures this is, from 0;
    the first edit of a scene keeps how it is composed, the others are composed anew.
    """

    prompt: str
    width: int
    height: int
    seed: int = 0
    position: int = 0
    style: str | None = None
    transparent: bool = False
    output_format: str = "png"
    compression: int = 100
    stages: int = 0
    source: bytes | None = None
    mask: bytes | None = None
    references: tuple[bytes, ...] = ()
    frames: int = 8
    frame_ms: int = 120


@dataclass(frozen=True)
class Stage:
    """The picture as it stood at one painting stage, encoded; an SVG's or a GIF's stages are PNG."""

    index: int
    fraction: float
    image: bytes
    media_type: str = "image/png"


@dataclass(frozen=True)
class Progress:
    """A moment between stages at which a caller may stop us."""

    fraction: float


_SENTENCE = {
    "en": ("understood", "ignored", "cannot draw", "nothing"),
    "ko": ("알아들은 말", "빠진 말", "그리지 못한 것", "없음"),
}


@dataclass(frozen=True)
class Report:
    """What became of the words of a prompt, in the words of the person who wrote it."""

    understood: tuple[str, ...]
    ignored: tuple[str, ...]
    undrawn: tuple[str, ...]
    style: str
    setting: str

    def sentence(self, language: str) -> str:
        """The whole report in one line, in Korean ('ko') or English."""
        understood, ignored, undrawn, nothing = _SENTENCE.get(language, _SENTENCE["en"])
        parts = [f"{understood}: {' · '.join(self.understood) or nothing}"]
        if self.ignored:
            parts.append(f"{ignored}: {' · '.join(self.ignored)}")
        if self.undrawn:
            parts.append(f"{undrawn}: {' · '.join(self.undrawn)}")
        return "; ".join(parts)


@dataclass(frozen=True)
class Picture:
    """The finished picture and what was understood of its prompt."""

    image: bytes
    width: int
    height: int
    media_type: str
    report: Report
    revised_prompt: str
