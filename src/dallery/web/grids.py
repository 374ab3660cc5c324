"""Many pictures side by side: what to cross, what it costs, and the table that fills. Its desk orders them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from dallery.catalogue.cells import MOST_CELLS
from dallery.catalogue.model import Model
from dallery.catalogue.options import options_for
from dallery.domain.actor import Actor
from dallery.domain.money import Micros, micros_from_dollars
from dallery.errors import DalleryError, RequestError
from dallery.grids import Estimate, GridCell, Grids, GridView
from dallery.studio import JobView
from dallery.web import choices, drafts, prompt_help, sheet
from dallery.web.house import House
from dallery.web.language import say
from dallery.web.rendering import ratio, shape
from dallery.web.sheet import MOST_EACH, Sheet
from dallery.web.telling import tell
from dallery.web.wording import FIELDS, said_by, value_word


@dataclass(frozen=True)
class Column:
    """`shape` the class that its first picture has on a wall, `share` its part of the table's width in percent."""

    label: str
    shape: str
    share: float


def routes(pages: Blueprint, house: House) -> None:
    grids = Grids(house.studio)

    @pages.get("/grid", endpoint="grid_form")
    def form() -> Any:
        if request.args.get("from") == "draft":
            return _begun(house, grids)
        bar, _ = choices.build(choices.Written(), house.studio.models(), house.settings.default_model)
        return _form(house, grids, sheet.linked(bar))

    @pages.post("/grid", endpoint="grid_order")
    def order() -> Any:
        actor, filled = house.actor(), sheet.sent()
        try:
            cells = sheet.cells(filled)
            if request.form.get("act") != "start":
                return _form(house, grids, filled, grids.price(actor, cells, filled.worked_from))
            view = grids.start(actor, cells, _sum(filled.stop_at), filled.worked_from)
        except DalleryError as error:
            return _form(house, grids, filled, error=error)
        draft = house.studio.drafts.read(actor)
        if filled.begun and filled.begun == sheet.mark(draft.prompt):
            house.studio.drafts.ordered(actor, draft.prompt, draft.model, draft.values)
        return redirect(url_for("web.grid", grid_id=view.id), 303)

    @pages.get("/grids/<id:grid_id>", endpoint="grid")
    def show(grid_id: str) -> Any:
        return _table(house, house.actor(), grids.view(house.actor(), grid_id))

    @pages.post("/grids/<id:grid_id>", endpoint="grid_act")
    def act(grid_id: str) -> Any:
        actor = house.actor()
        try:
            if request.form.get("act") == "stop":
                grids.stop(actor, grid_id)
            else:
                grids.go_on(actor, grid_id, _sum(request.form.get("stop_at", "")))
        except DalleryError as error:
            return _table(house, actor, grids.view(actor, grid_id), error)
        return redirect(url_for("web.grid", grid_id=grid_id), 303)


def _begun(house: House, grids: Grids) -> Any:
    """What was written into the bar, and at once what all of it costs."""
    actor = house.actor()
    draft = drafts.written(house.studio.drafts.read(actor))
    bar, written = choices.build(draft, house.studio.models(), house.settings.default_model)
    filled = sheet.drafted(bar, written)
    if not filled.prompts:
        return _form(house, grids, filled)
    try:
        return _form(house, grids, filled, grids.price(actor, sheet.cells(filled), filled.worked_from))
    except DalleryError as error:
        return _form(house, grids, filled, error=error)


def _sum(text: str) -> Micros | None:
    if not text.strip():
        return None
    try:
        return micros_from_dollars(text)
    except ValueError as exc:
        raise RequestError(f"{exc}.", param="stop_at", code="invalid_value") from exc


# -- pages -----------------------------------------------------------------------------------------------------


def _form(
    house: House, grids: Grids, filled: Sheet, estimate: Estimate | None = None, error: DalleryError | None = None
) -> Any:
    actor = house.actor()
    ready, _ = choices.offered(house.studio.models())
    spending = house.studio.spending(actor)
    left = None if spending.limit is None else max(0, spending.limit - spending.spent - spending.held)
    page = render_template(
        "grid_form.html",
        sheet=filled,
        ready=ready,
        sizes=tuple(dict.fromkeys((*_union(ready, "size"), *(one for one in filled.sizes if one != "auto")))),
        shared=[(name, say(FIELDS[name]), value, _value(name, value)) for name, value in filled.shared],
        references=house.studio.drafts.references(actor, filled.references),
        most_each=MOST_EACH,
        qualities=[(value, say(value_word("quality", value))) for value in _union(ready, "quality")],
        estimate=estimate,
        left=left,
        most=MOST_CELLS,
        earlier=grids.newest(actor, 5),
        lists=prompt_help.lists(),
        error=error,
        said=said_by(error) if error is not None else None,
    )
    return page, error.status if error is not None else 200


def _union(models: tuple[Model, ...], name: str) -> tuple[str, ...]:
    """Values that any of `models` offers, "auto" left out: a grid compares what was chosen."""
    found: dict[str, None] = {}
    for model in models:
        for option in options_for(model):
            if option.name == name:
                found.update(dict.fromkeys(value for value in option.values if value != "auto"))
    return tuple(found)


def _table(house: House, actor: Actor, view: GridView, error: DalleryError | None = None) -> Any:
    rows, labels, table = laid_out(view.cells)
    page = render_template(
        "grid.html",
        grid=view,
        rows=rows,
        columns=_columns(labels, [[cell for row in rows for cell in table.get((row, one), ())] for one in labels]),
        table=table,
        tell=tell,
        error=error,
        said=said_by(error) if error is not None else None,
    )
    return page, error.status if error is not None else 200


def laid_out(cells: tuple[GridCell, ...]) -> tuple[list[str], list[str], dict[tuple[str, str], list[GridCell]]]:
    """(prompts, what differs besides, the cells of each pair): a label names only what is not the same everywhere."""
    names = [
        name for name in ("model", "size", "quality", "style", "background", "output_format", "seed")
        if len({getattr(cell.asked, name) for cell in cells}) > 1
    ]  # fmt: skip
    rows: dict[str, None] = {}
    columns: dict[str, None] = {}
    table: dict[tuple[str, str], list[GridCell]] = {}
    for cell in cells:
        label = " · ".join(_value(name, getattr(cell.asked, name)) for name in names)
        rows.setdefault(cell.asked.prompt)
        columns.setdefault(label)
        table.setdefault((cell.asked.prompt, label), []).append(cell)
    return list(rows), list(columns), table


def _columns(labels: list[str], cells: list[list[GridCell]]) -> list[Column]:
    """As wide as their pictures are, so that all of a row are of one height."""
    shapes = [next((_shape(cell.job) for cell in column if cell.job is not None), "r100") for column in cells]
    whole = sum(int(one[1:]) for one in shapes)
    return [Column(label, one, round(100 * int(one[1:]) / whole, 1)) for label, one in zip(labels, shapes, strict=True)]


def _shape(view: JobView) -> str:
    return ratio(view.images[0]) if view.images else shape(view.job)


def _value(name: str, value: object) -> str:
    if value is None:
        return "–"
    if name == "seed":
        return f"# {value}"
    if name == "size":
        return str(value).replace("x", "×")
    worded = name in ("quality", "style", "background", "output_format")
    return say(value_word(name, str(value))) if worded else str(value)
