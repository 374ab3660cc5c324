"""From raw words to an order: every value is checked before money is spent, and nothing is sent, stored or guessed."""

from __future__ import annotations

import unicodedata
from typing import Any

from dallery.catalogue import dalle, sizes
from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Serving
from dallery.catalogue.model import Dialect, Model
from dallery.catalogue.options import MAX_COMPRESSION, MAX_USER, Option, options_for
from dallery.catalogue.refusals import no_such_parameter, out_of_range, wrong_choice, wrong_type
from dallery.domain.request import ImageRequest
from dallery.errors import RequestError

EDITS_ONLY = ("input_fidelity", "keep_outside")

_LADDER = ("low", "medium", "high", "xhigh", "max")

# They fill a place and show nothing, but Unicode calls them letters or symbols.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_BLANK_KINDS = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


class _Options:
    """The options of the asked and the serving model side by side: what either of them takes is taken."""

    def __init__(self, serving: Serving) -> None:
        self.dalle = serving.dialect is Dialect.DALLE
        both = (options_for(serving.asked_model), options_for(serving.model))
        self._both = tuple({option.name: option for option in options} for options in both)

    def of(self, name: str) -> tuple[Option, ...]:
        return tuple(options[name] for options in self._both if name in options)

    def allowed(self, name: str) -> tuple[str, ...]:
        old_words: tuple[str, ...] = ()
        if self.dalle and name == "quality":
            old_words = tuple(dalle.QUALITY)
        if self.dalle and name == "style":
            old_words = dalle.STYLES
        return tuple(dict.fromkeys([*old_words, *(value for option in self.of(name) for value in option.values)]))


def plan(asked: Asked, serving: Serving) -> ImageRequest:
    """The order that `serving` can paint; "auto" means the same as saying nothing, and both come out alike.

    Raises RequestError with param and code for a value that neither the asked nor the serving model takes, and its
    kind UnknownParameter for a parameter that neither of them has.
    """
    for name in EDITS_ONLY:
        if getattr(asked, name) is not None:
            raise no_such_parameter(name)
    options = _Options(serving)
    model = serving.model
    size, render_size = sizes.plan(asked.size, serving)
    quality = dalle.quality_for(serving.asked_model, _choice("quality", asked.quality, options))
    output_format = _paintable("output_format", _choice("output_format", asked.output_format, options), model.formats)
    background = _paintable("background", _choice("background", asked.background, options), model.backgrounds)
    moderation = _choice("moderation", asked.moderation, options)
    if background == "transparent" and output_format == "jpeg":
        message = "Transparent background is not supported for the output format 'jpeg'. Use 'png' or 'webp'."
        raise RequestError(message, param="background", code="invalid_value")
    return ImageRequest(
        prompt=_prompt(asked.prompt, serving),
        model=model.id,
        asked_model=serving.asked,
        n=_whole("n", asked.n, options) or 1,
        size=size,
        render_size=render_size,
        quality=_nearest(quality, model),
        style=_style(asked.style, options),
        background=background,
        output_format=output_format,
        output_compression=_compression(asked.output_compression, output_format, options),
        moderation=moderation if moderation in model.moderations else None,
        user=_user(asked.user),
        partial_images=_partials(asked.partial_images, model),
        seed=_whole("seed", asked.seed, options),
    )


def _prompt(prompt: Any, serving: Serving) -> str:
    if prompt is None:
        message = "Missing required parameter: 'prompt'."
        raise RequestError(message, param="prompt", code="missing_required_parameter")
    if not isinstance(prompt, str):
        raise wrong_type("prompt", "a string", prompt)
    limit = max(serving.asked_model.max_prompt, serving.model.max_prompt)
    if len(prompt) > limit:
        message = f"Invalid 'prompt': string too long. Expected at most {limit} characters, but got {len(prompt)}."
        raise RequestError(message, param="prompt", code="string_above_max_length")
    _refuse_broken("prompt", prompt)
    if all(letter in _BLANK_LETTERS or unicodedata.category(letter) in _BLANK_KINDS for letter in prompt):
        message = "Invalid 'prompt': it is empty. Write what the image should show."
        raise RequestError(message, param="prompt", code="empty_string")
    return prompt


def _refuse_broken(name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        message = f"Invalid '{name}': it holds half of a character (a lone surrogate) at position {exc.start}."
        raise RequestError(message, param=name, code="invalid_value") from None
    if "\0" in text:  # PostgreSQL cannot store it
        raise RequestError(f"Invalid '{name}': it holds a NUL character.", param=name, code="invalid_value")


def _choice(name: str, value: Any, options: _Options) -> str | None:
    if value is None:
        return None
    allowed = options.allowed(name)
    if not allowed:
        raise no_such_parameter(name)
    if not isinstance(value, str):
        raise wrong_type(name, "one of " + ", ".join(f"'{one}'" for one in allowed), value)
    if value not in allowed:
        raise wrong_choice(name, value, allowed)
    return None if value == "auto" else value


def _style(value: Any, options: _Options) -> str | None:
    if not options.dalle and isinstance(value, str) and value in dalle.STYLES:
        raise no_such_parameter("style")  # a word of DALL·E, whoever serves the model of today that was asked for
    return _choice("style", value, options)


def _paintable(name: str, value: str | None, values: tuple[str, ...]) -> str | None:
    """A value that changes what the asker gets: when only the asked model takes it, dropping it would be a lie."""
    if value is None or value in values:
        return value
    if value in ("png", "opaque"):  # what everybody does anyway
        return None
    if value == "transparent":
        message = "Transparent background is not supported for this model."
        raise RequestError(message, param=name, code="invalid_value")
    raise wrong_choice(name, value, values or ("png",))


def _integer(name: str, value: Any, minimum: int, maximum: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(name, "an integer", value)
    if not minimum <= value <= maximum:
        raise out_of_range(name, value, minimum, maximum)
    return value


def _whole(name: str, value: Any, options: _Options) -> int | None:
    if value is None:
        return None
    both = options.of(name)
    if not both:
        raise no_such_parameter(name)
    minimum = min(option.minimum or 0 for option in both)
    maximum = max(option.maximum or 0 for option in both)
    return _integer(name, value, minimum, maximum)


def _compression(value: Any, output_format: str | None, options: _Options) -> int | None:
    compression = _whole("output_compression", value, options)
    if compression is None or output_format in ("jpeg", "webp"):
        return compression
    if compression != MAX_COMPRESSION:
        form = (output_format or "png").upper()
        message = f"Compression less than 100 is not supported for {form} output format. Use 'jpeg' or 'webp'."
        raise RequestError(message, param="output_compression", code="invalid_value")
    return None


def _partials(value: Any, model: Model) -> int:
    """A wish, not a promise: OpenAI too may finish before all partials came, so a model that has none sends none."""
    if value is None:
        return 0
    return min(_integer("partial_images", value, 0, 3), model.max_partials)


def _user(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise wrong_type("user", "a string", value)
    if len(value) > MAX_USER:
        message = f"Invalid 'user': string too long. Expected at most {MAX_USER} characters, but got {len(value)}."
        raise RequestError(message, param="user", code="string_above_max_length")
    _refuse_broken("user", value)
    return value


def _nearest(quality: str | None, model: Model) -> str | None:
    """`quality`, or the best the serving model has below it; None for a model that knows one quality only."""
    if quality is None or quality in model.qualities:
        return quality
    words = {today: old for old, today in dalle.QUALITY.items() if old in model.qualities}
    if quality in words:
        return words[quality]
    if quality not in _LADDER:
        return None
    below = [one for one in _LADDER[: _LADDER.index(quality)] if one in model.qualities]
    return below[-1] if below else None
