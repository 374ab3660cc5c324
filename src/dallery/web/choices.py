"""The prompt bar's fields, derived from what the catalogue declares; it checks nothing and spends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dallery.catalogue.asked import Asked
from dallery.catalogue.edits import most_pictures
from dallery.catalogue.model import Model
from dallery.catalogue.options import Option, options_for
from dallery.domain.request import ImageRequest, Size
from dallery.views import ModelView
from dallery.web import language
from dallery.web.wording import value_word

OFFERED = ("size", "quality", "style", "n", "background", "output_format", "seed")
USUAL_SIZE = "1024x1024"
FIRST = ("quality", "style", "n")  # beside model and size; the rest waits under "more"


@dataclass(frozen=True)
class Written:
    """The form as somebody left it.  `shown` is the model its fields were made for, `values` what was filled in."""

    prompt: str = ""
    model: str | None = None
    shown: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()  # names of pictures to work from, as the desk of drafts knows them


@dataclass(frozen=True)
class Choice:
    value: str
    word: str
    chosen: bool
    width: int = 0  # pixels; 0 when the model decides
    height: int = 0


@dataclass(frozen=True)
class Field:
    name: str
    kind: str  # "choice" or "int"
    choices: tuple[Choice, ...] = ()
    value: str = ""
    minimum: int | None = None
    maximum: int | None = None
    help: str = ""


@dataclass(frozen=True)
class Bar:
    """All the template needs to draw the options of one model."""

    model: Model
    ready: tuple[Model, ...]
    locked: tuple[Model, ...]  # would be offered if their provider had a key
    sizes: tuple[Choice, ...]
    fields: tuple[Field, ...]
    extra: tuple[Field, ...]
    dropped: tuple[str, ...]  # names of settings that the chosen model does not have
    pictures: int  # how many references the model takes, 0 when it only draws anew

    @property
    def size(self) -> Choice | None:
        return next((one for one in self.sizes if one.chosen), None)

    @property
    def told(self) -> tuple[str, ...]:
        """What is set, in a few words, for a bar that is folded."""
        size = self.size
        shape = f"{size.width}×{size.height}" if size and size.width else size.word if size else ""
        words = [next((one.word for one in each.choices if one.chosen), "") for each in self.fields]
        return tuple(word for word in (self.model.title, shape, *words) if word)


def read(form: Mapping[str, str]) -> Written:
    values = {name: form[name].strip() for name in OFFERED if form.get(name, "").strip()}
    prompt = form.get("prompt", "").replace("\r\n", "\n")  # browsers send CRLF and then count two letters
    return Written(prompt, form.get("model") or None, form.get("shown") or None, values)


def again(request: ImageRequest, *, seed: bool = False) -> Written:
    """The form that would order `request` once more, with another seed unless `seed`."""
    values = {
        "size": str(request.size) if request.size else "auto",
        "quality": request.quality,
        "style": request.style,
        "n": str(request.n),
        "background": request.background,
        "output_format": request.output_format,
        "seed": str(request.seed) if seed and request.seed is not None else None,
    }
    return Written(request.prompt, request.model, None, {name: value for name, value in values.items() if value})


def offered(views: tuple[ModelView, ...]) -> tuple[tuple[Model, ...], tuple[Model, ...]]:
    """(models that paint under their own name now, models that lack a key), without old names and dated copies."""
    living = [view for view in views if view.model.snapshot_of is None]
    ready = tuple(view.model for view in living if view.ready and view.serves.id == view.model.id)
    locked = tuple(view.model for view in living if not view.ready and not view.model.free and not view.model.ends)
    return ready, tuple(model for model in locked if model not in ready)


def build(written: Written, views: tuple[ModelView, ...], preferred: str | None = None) -> tuple[Bar, Written]:
    """The bar, and `written` without what its model does not have (only when the fields were made for another)."""
    ready, locked = offered(views)
    model = _pick(written.model, views, ready, preferred)
    options = {option.name: option for option in options_for(model) if option.name in OFFERED}
    dropped: tuple[str, ...] = ()
    if written.shown != model.id:
        kept = {name: text for name, text in written.values.items() if _fits(options.get(name), text, model)}
        if written.shown is not None:
            dropped = tuple(name for name in written.values if name not in kept)
        written = replace(written, values=kept)
    written = replace(written, model=model.id, shown=model.id)
    fields = [_field(option, written.values.get(option.name)) for option in options.values() if option.name != "size"]
    bar = Bar(
        model=model,
        ready=ready if model in ready else (*ready, model),
        locked=tuple(one for one in locked if one != model),
        sizes=_sizes(options.get("size"), written.values.get("size"), model),
        fields=tuple(one for one in fields if one.name in FIRST),
        extra=tuple(one for one in fields if one.name not in FIRST),
        dropped=dropped,
        pictures=most_pictures(model),
    )
    return bar, written


def asked(written: Written, model: Model) -> Asked:
    """ValueError with the field's name when a number is none."""
    values = written.values
    count = _whole("n", values.get("n"))
    # A look at a paid picture on its way costs about 100 tokens, so one is enough; what is free shows all it can.
    partials = model.max_partials if model.free else min(1, model.max_partials) if (count or 1) == 1 else 0
    return Asked(
        prompt=written.prompt,
        model=model.id,
        n=count,
        size=values.get("size"),
        quality=values.get("quality"),
        style=values.get("style"),
        background=values.get("background"),
        output_format=values.get("output_format"),
        seed=_whole("seed", values.get("seed")),
        partial_images=partials or None,
    )


def _whole(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise ValueError(name)
    return int(text)


def _pick(wanted: str | None, views: tuple[ModelView, ...], ready: tuple[Model, ...], preferred: str | None) -> Model:
    for name in (wanted, preferred):
        found = next((view for view in views if view.model.id == name), None)
        if found is not None:
            return found.model if found.ready else found.serves
    # Whoever put a key into the settings wants that service; the free illustrator is one choice away.
    paid = [model for model in ready if not model.free]
    return (*paid, *ready, views[0].serves)[0]


def _fits(option: Option | None, text: str, model: Model) -> bool:
    if option is None:
        return False
    if option.kind == "int":
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
        return (option.minimum or 0) <= number <= (number if option.maximum is None else option.maximum)
    if option.name == "size" and model.size_rule is not None:
        width, _, height = text.partition("x")
        return text in option.values or (width.isdigit() and height.isdigit() and _allowed(model, text))
    return text in option.values


def _allowed(model: Model, text: str) -> bool:
    width, _, height = text.partition("x")
    return len(text) < 12 and min(int(width), int(height)) > 0 and model.allows_size(Size(int(width), int(height)))


def _sizes(option: Option | None, chosen: str | None, model: Model) -> tuple[Choice, ...]:
    if option is None:
        return ()
    values = option.values
    if chosen is not None and chosen not in values and _fits(option, chosen, model):
        values = (*values, chosen)
    default = str(option.default) if option.default else values[0]
    if default == "auto" and not model.free and USUAL_SIZE in values:
        default = USUAL_SIZE  # "auto" must hold the price of the largest picture, most of a small daily budget
    chosen = chosen if chosen in values else default
    return tuple(_size(value, value == chosen) for value in values)


def _size(value: str, chosen: bool) -> Choice:
    if value == "auto":
        return Choice(value, language.say(value_word("size", value)), chosen)
    width, height = (int(edge) for edge in value.split("x"))
    shape = "square" if width == height else "landscape" if width > height else "portrait"
    return Choice(value, language.say(value_word("size", shape)), chosen, width, height)


def _field(option: Option, chosen: str | None) -> Field:
    help_text = option.help_ko if language.current() == "ko" else option.help_en
    if option.name == "n":
        numbers = [str(number) for number in range(1, (option.maximum or 1) + 1)]
        choices = tuple(Choice(number, number, number == (chosen or "1")) for number in numbers)
        return Field("n", "choice", choices, help=help_text)
    if option.kind == "int":
        return Field(option.name, "int", (), chosen or "", option.minimum, option.maximum, help_text)
    picked = chosen if chosen in option.values else option.default
    choices = tuple(
        Choice(value, language.say(value_word(option.name, value)), value == picked) for value in option.values
    )
    if option.default is None:  # the model chooses unless somebody does, and may do so again
        choices = (Choice("", language.say(value_word(option.name, "")), picked is None), *choices)
    return Field(option.name, "choice", choices, help=help_text)
