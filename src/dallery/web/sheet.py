"""What a grid shall draw, as somebody left its form or as the prompt bar hands it on; it prices and orders nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from flask import request

from dallery.catalogue.asked import Asked
from dallery.catalogue.cells import MOST_CELLS, Axes, read_csv, require_few
from dallery.drafts import MOST_REFERENCES
from dallery.errors import RequestError
from dallery.web import prompt_help
from dallery.web.choices import USUAL_SIZE, Bar, Written

LARGEST_CSV = 256 * 1024  # bytes
MOST_EACH = 10  # pictures of one cell
SHARED = ("style", "background", "output_format")  # settings that a grid takes over from the bar and does not cross
_SAYS_NOTHING = ("", "auto", "png")


@dataclass(frozen=True)
class Sheet:
    """`shared` are settings of every cell by name, `references` names of pictures that all of them are made from.

    `begun` is the mark of the draft that it was filled from, "" for none.
    """

    prompts: str = ""
    models: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    seeds: str = ""
    csv: str = ""
    stop_at: str = ""
    each: str = "1"  # pictures of one cell
    shared: tuple[tuple[str, str], ...] = ()
    references: tuple[str, ...] = ()
    begun: str = ""

    @property
    def worked_from(self) -> tuple[str, ...]:
        """Rows of a CSV look at nothing else on the sheet."""
        return () if self.csv.strip() else self.references


def sent() -> Sheet:
    """As the form was sent."""
    form = request.form
    file = request.files.get("file")
    data = file.stream.read(LARGEST_CSV + 1) if file is not None and file.filename else b""
    return Sheet(
        prompts=form.get("prompts", "").replace("\r\n", "\n"),
        models=tuple(form.getlist("model")),
        sizes=tuple(form.getlist("size")),
        qualities=tuple(form.getlist("quality")),
        seeds=form.get("seeds", "").strip(),
        csv=data.decode("utf-8", "replace") if data else form.get("csv", ""),
        stop_at=form.get("stop_at", "").strip(),
        each=form.get("n", "").strip() or "1",
        shared=tuple((name, form[name][:80]) for name in SHARED if form.get(name)),
        references=tuple(form.getlist("reference")[:MOST_REFERENCES]),
        begun=form.get("begun", "")[:16],
    )


def linked(bar: Bar) -> Sheet:
    """As a link fills it."""
    models = tuple(request.args.getlist("model"))[:20] or (bar.model.id,)
    sizes = tuple(request.args.getlist("size"))[:20] or (USUAL_SIZE,)  # "auto" holds the dearest price
    return Sheet(request.args.get("prompts", "")[:32_000], models, sizes, tuple(request.args.getlist("quality"))[:20])


def drafted(bar: Bar, written: Written) -> Sheet:
    """As the bar was left, with all that was set there."""
    size = bar.size
    values = written.values
    quality = values.get("quality", "auto")
    return Sheet(
        prompts=" ".join(written.prompt.split()),  # a line of its own is a prompt of its own
        models=(bar.model.id,),
        sizes=() if size is None or size.value == "auto" else (size.value,),
        qualities=() if quality == "auto" else (quality,),
        seeds=values.get("seed", ""),
        each=values.get("n", "1"),
        shared=tuple((name, values[name]) for name in SHARED if values.get(name, "") not in _SAYS_NOTHING),
        references=written.references,
        begun=mark(written.prompt),
    )


def mark(prompt: str) -> str:
    """By it a draft is known again that has become a grid."""
    return hashlib.sha256(prompt.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def cells(sheet: Sheet) -> tuple[Asked, ...]:
    """Every order of the sheet.  RequestError for too many, and for words that stand for nothing."""
    if sheet.csv.strip():
        if len(sheet.csv) > LARGEST_CSV:
            raise RequestError("This CSV is too large for a grid.", param="csv", code="too_many_pictures")
        rows = read_csv(sheet.csv)
        require_few(sum(_number(row.prompt) for row in rows))
        return tuple(replace(row, prompt=one) for row in rows for one in prompt_help.spoken(row.prompt, MOST_CELLS))
    lines = [line.strip() for line in sheet.prompts.split("\n") if line.strip()]
    require_few(sum(map(_number, lines)))
    prompts = dict.fromkeys(one for line in lines for one in prompt_help.spoken(line, MOST_CELLS))
    each = Asked("", n=_each(sheet.each), **dict(sheet.shared))  # type: ignore[arg-type]
    return Axes(tuple(prompts), sheet.models, sheet.sizes, sheet.qualities, _seeds(sheet.seeds), each).cells()


def _number(prompt: str) -> int:
    prompt_help.require_filled(prompt)
    return prompt_help.alternatives(prompt)


def _each(text: str) -> int | None:
    """None for one: what nobody has to say."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0):
        raise RequestError("How many pictures of each is a whole number.", param="n", code="invalid_type")
    return int(text) if int(text) > 1 else None


def _seeds(text: str) -> tuple[int, ...]:
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) <= 12 for word in words):
        raise RequestError("Seeds are whole numbers with commas between them.", param="seed", code="invalid_type")
    return tuple(dict.fromkeys(int(word) for word in words))
