"""What is known of a picture, side by side: what was asked for and what came. It looks things up and changes none."""

from __future__ import annotations

from dataclasses import dataclass

from dallery.domain.actor import Actor
from dallery.domain.credentials import carries_credentials
from dallery.domain.image import Image
from dallery.domain.money import Micros
from dallery.domain.request import ImageRequest
from dallery.errors import DalleryError
from dallery.studio import Asked, JobView
from dallery.web.house import House
from dallery.web.jobs import served
from dallery.web.language import N_, say
from dallery.web.wording import value_word

_KINDS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WebP", "image/gif": "GIF", "image/svg+xml": "SVG"}


@dataclass(frozen=True)
class Line:
    """`asked` is empty where nothing was said, `got` where it cannot be seen; `left`: the model was to choose."""

    name: str
    asked: str
    got: str
    left: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.asked and self.got) and self.asked != self.got and not self.left


@dataclass(frozen=True)
class About:
    """`waited` and `took` in milliseconds; `once_more` and `variation` are prices of another one, None if unknown."""

    lines: tuple[Line, ...]
    credentials: bool
    waited: int | None
    took: int | None
    once_more: Micros | None
    variation: Micros | None
    editable: bool  # it is a picture that a model can work from
    remix: bool  # its order can be repeated; one with a mask belongs into the editor
    forms: tuple[tuple[str, str], ...]  # what can be downloaded: its name in the address, and words


def of(house: House, actor: Actor, image: Image, view: JobView | None) -> About:
    job = view.job if view is not None else None
    started = job.started_at if job is not None else None
    finished = job.finished_at if job is not None else None
    return About(
        lines=_lines(house, image, view),
        credentials=_credentials(house, image),
        waited=started - job.created_at if job is not None and started is not None else None,
        took=finished - started if started is not None and finished is not None else None,
        once_more=_price(house, actor, again(job.request), len(job.request.inputs)) if job is not None else None,
        variation=_price(house, actor, variation(image), 1),
        editable=image.media_type in ("image/png", "image/jpeg", "image/webp"),
        remix=job is not None and job.request.mask is None,
        forms=_forms(image),
    )


def again(order: ImageRequest) -> Asked:
    """The same order once more: one picture, another seed."""
    return Asked(
        prompt=order.prompt or "…", model=order.model, n=1, size=str(order.size) if order.size else "auto",
        quality=order.quality, style=order.style, background=order.background, output_format=order.output_format,
    )  # fmt: skip


def variation(image: Image) -> Asked:
    return Asked(prompt="…", model=image.model, n=1)


def _price(house: House, actor: Actor, asked: Asked, pictures: int) -> Micros | None:
    try:
        return house.studio.quote(actor, asked, pictures).expected
    except DalleryError:  # its model is gone, or its price unknown
        return None


def _credentials(house: House, image: Image) -> bool:
    try:
        with house.studio.image_path(image).open("rb") as file:
            return carries_credentials(file)
    except (OSError, DalleryError):
        return False


def _forms(image: Image) -> tuple[tuple[str, str], ...]:
    untouched = ("original", say(N_("untouched")))
    bare = ("stripped", say(N_("image only, no metadata")))
    if image.media_type not in ("image/png", "image/jpeg", "image/webp"):
        return (untouched, bare)  # nothing is written into the others
    return (untouched, ("annotated", say(N_("with prompt and settings inside"))), bare)


def _lines(house: House, image: Image, view: JobView | None) -> tuple[Line, ...]:
    size, kind = f"{image.width} × {image.height}", _KINDS.get(image.media_type, image.media_type)
    if view is None:
        return (Line(say(N_("Model")), "", image.model), Line(say(N_("Size")), "", size))
    order = view.job.request
    asked_size = f"{order.size.width} × {order.size.height}" if order.size else say(N_("Automatic"))
    lines = [
        Line(say(N_("Model")), _title(house, order.asked_model), served(house, view.job)),
        Line(say(N_("Size")), asked_size, size, left=order.size is None),
        _line(N_("Quality"), "quality", order.quality, image, view),
        _line(N_("Style"), "style", order.style, image, view),
        _line(N_("Background"), "background", order.background, image, view),
        Line(say(N_("File type")), _kind_word(order.output_format), kind, left=order.output_format is None),
        Line(say(N_("How many")), str(order.n), str(len(view.images))),
        _line(N_("Seed"), "seed", None if order.seed is None else str(order.seed), image, view),
    ]
    return tuple(one for one in lines if one.asked or one.got)


def _kind_word(output_format: str | None) -> str:
    if output_format is None:
        return say(N_("Automatic"))
    return _KINDS.get(f"image/{output_format}".replace("svg", "svg+xml"), output_format)


def _line(words: str, name: str, asked: str | None, image: Image, view: JobView) -> Line:
    """A setting as it was asked for, and as its provider says that it came."""
    report = view.job.report
    came = report.noted(name, image.position) if report is not None else None
    left = asked is None and came is not None
    return Line(say(words), say(value_word(name, "")) if left else _word(name, asked), _word(name, came), left)


def _title(house: House, model_id: str | None) -> str:
    if model_id is None:
        return ""
    try:
        return house.studio.model(model_id).title
    except DalleryError:
        return model_id


def _word(name: str, value: str | None) -> str:
    return say(value_word(name, value)) if value else ""
