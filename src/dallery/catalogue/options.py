"""The settings of a model as one declaration; form, API check, command-line flags and docs are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from dallery.catalogue.model import Model


@dataclass(frozen=True)
class Option:
    """One setting.  `kind` is "choice", "int", "bool" or "text".

    For "choice" `values` are all that is allowed, for "text" they are suggestions.  `default` None: the model chooses.
    """

    name: str
    kind: str
    values: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    default: str | int | bool | None = None
    help_en: str = ""
    help_ko: str = ""


MAX_COMPRESSION = 100
MAX_USER = 512  # characters

_HELP = MappingProxyType(
    {
        "size": ("Width and height in pixels.", "가로와 세로 픽셀 수입니다."),
        "n": ("How many images.", "그림의 수입니다."),
        "quality": ("More care takes longer and costs more.", "높을수록 오래 걸리고 비쌉니다."),
        "style": ("The hand it is painted in.", "그림의 화풍입니다."),
        "background": ("Transparent works in every file type but jpeg.", "투명 배경은 jpeg만 빼고 모두 됩니다."),
        "output_format": ("The kind of file.", "파일 형식입니다."),
        "output_compression": (
            "How good a jpeg or webp is kept, from 0 to 100.",
            "jpeg와 webp의 보존 품질로, 0에서 100까지입니다.",
        ),
        "moderation": ("How strictly the provider filters.", "제공자의 필터링 강도입니다."),
        "partial_images": ("Unfinished pictures to show while waiting.", "기다리는 동안 보여 줄 중간 그림의 수입니다."),
        "seed": ("The same number paints the same picture again.", "같은 수는 같은 그림을 다시 그립니다."),
    }
)


def options_for(model: Model) -> tuple[Option, ...]:
    """The settings `model` has, in the order in which a form shows them; those it has not are absent."""
    sizes = (*(("auto",) if model.auto_size else ()), *(str(size) for size in model.sizes))
    size_default = str(model.default_size) if model.default_size is not None else _first(sizes, "auto")
    options = [
        _option("size", "text" if model.size_rule is not None else "choice", values=sizes, default=size_default),
        _choice("quality", model.qualities),
        _choice("style", model.styles),
        _option("n", "int", minimum=1, maximum=model.max_n, default=1),
        _choice("background", model.backgrounds),
        _choice("output_format", model.formats),
    ]
    if set(model.formats) & {"jpeg", "webp"}:
        options.append(
            _option("output_compression", "int", minimum=0, maximum=MAX_COMPRESSION, default=MAX_COMPRESSION)
        )
    options.append(_choice("moderation", model.moderations))
    if model.max_partials:
        options.append(_option("partial_images", "int", minimum=0, maximum=model.max_partials, default=0))
    if model.seed_max is not None:
        options.append(_option("seed", "int", minimum=0, maximum=model.seed_max, default=None))
    return tuple(option for option in options if option is not None)


def _option(
    name: str,
    kind: str,
    *,
    values: tuple[str, ...] = (),
    minimum: int | None = None,
    maximum: int | None = None,
    default: str | int | None = None,
) -> Option:
    help_en, help_ko = _HELP[name]
    return Option(name, kind, values, minimum, maximum, default, help_en, help_ko)


def _choice(name: str, values: tuple[str, ...]) -> Option | None:
    return _option(name, "choice", values=values, default=_default(name, values)) if values else None


def _default(name: str, values: tuple[str, ...]) -> str | None:
    if name == "style":
        return "vivid" if "vivid" in values else None
    return _first(values, "auto", "standard", "png")


def _first(values: tuple[str, ...], *wished: str) -> str | None:
    return next((one for one in wished if one in values), None)
