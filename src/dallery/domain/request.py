"""What somebody asked for, already checked against the model that will serve it; immutable and JSON-safe."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

# Fields that came later are written only when they say something, so that the fingerprint of an order that was stored
# before them stays what it was: its retry must find it.
_YOUNGER = MappingProxyType({"keep_outside": True, "input_fidelity": None, "parent": None})

# Today's models know no variations: this is what is asked of them instead, with the picture beside it.
VARIATION_PROMPT = (
    "Paint a new variation of this picture. Keep its subject, style, medium, colours and mood; "
    "vary the composition, the pose and the details, as if the same artist had painted the motif again."
)
UNNAMED_VARIATION = "Variation"  # of a picture that has no words of its own


class Kind(StrEnum):
    GENERATION = "generation"
    EDIT = "edit"
    VARIATION = "variation"


@dataclass(frozen=True)
class Size:
    """Pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True)
class ImageRequest:
    """One order.  `size` is what the asker gets, `render_size` what the model is asked to paint.

    None for `size` or `render_size` means the model chooses ("auto").  `asked_model` is the name that was written
    (None when none was); `model` is the one that serves.  `inputs` and `mask` name stored blobs by SHA-256, both PNG;
    the mask is as large as the first input.  `keep_outside`: what lies outside the mask is put back as it was.
    A variation's `prompt` is what its picture is known by, the words of the picture that it varies, and `sent` what a
    provider is told.  `parent` is the id of the gallery picture that this one is made from: it says where a picture
    comes from, and is never read as an input.
    """

    prompt: str
    model: str
    asked_model: str | None = None
    kind: Kind = Kind.GENERATION
    n: int = 1
    size: Size | None = None
    render_size: Size | None = None
    quality: str | None = None
    style: str | None = None
    background: str | None = None
    output_format: str | None = None
    output_compression: int | None = None
    moderation: str | None = None
    user: str | None = None
    partial_images: int = 0
    seed: int | None = None
    inputs: tuple[str, ...] = ()
    mask: str | None = None
    keep_outside: bool = True
    input_fidelity: str | None = None
    parent: str | None = None

    @property
    def sent(self) -> str:
        """The words for a provider; those of a variation are ours."""
        return VARIATION_PROMPT if self.kind is Kind.VARIATION else self.prompt

    def to_json(self) -> str:
        return self._json

    @cached_property
    def _json(self) -> str:  # a row, a fingerprint and a check want it of every order
        told = asdict(self)
        for name, default in _YOUNGER.items():
            if told[name] == default:
                del told[name]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> ImageRequest:
        """Also what an older Dallery stored (it lacks fields) or a newer one (its further fields are let go)."""
        known = cls.__dataclass_fields__
        fields: dict[str, Any] = {name: value for name, value in json.loads(text).items() if name in known}
        for name in ("size", "render_size"):
            if fields.get(name) is not None:
                fields[name] = Size(**fields[name])
        fields["kind"] = Kind(fields.get("kind", Kind.GENERATION))
        fields["inputs"] = tuple(fields.get("inputs", ()))
        fields["prompt"] = known_by(fields["kind"], fields["prompt"])
        return cls(**fields)

    def fingerprint(self) -> str:
        """SHA-256 of the order: two equal orders have one fingerprint, whoever asks and whatever it is known by."""
        order = self if self.sent == self.prompt else replace(self, prompt=self.sent)
        return hashlib.sha256(order.to_json().encode()).hexdigest()


def known_by(kind: str, prompt: str) -> str:
    """The words of a picture of this kind as they are shown: an older Dallery stored our own for every variation."""
    return UNNAMED_VARIATION if kind == Kind.VARIATION and prompt == VARIATION_PROMPT else prompt
