"""The page that shows the API: what the OpenAPI document says, for people; it adds no fact of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from markupsafe import Markup, escape

from dallery.web import language
from dallery.web.house import House
from dallery.web.language import say
from dallery.web.wording import CODES

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """`place` is "path", "query", "header" or "body"; `values` what it takes, in a few words."""

    name: str
    place: str
    required: bool
    values: str
    default: str
    about: Markup


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    bare: bool
    open: bool
    title: Markup
    about: Markup
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, str, Markup], ...]  # status, content types, in words
    curl: str


@dataclass(frozen=True)
class Group:
    name: str
    about: Markup
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Error:
    status: int
    code: str
    charged: str
    retry: bool
    about: str


def routes(pages: Blueprint, house: House, read: Callable[[], Document]) -> None:
    """`read` gives the document as this very address serves it; it is called once per page."""
    pages.app_template_global("reference_served")(lambda: True)

    @pages.get("/reference", endpoint="reference")
    def reference() -> Any:
        document = read()
        return render_template(
            "reference.html",
            version=document["info"]["version"],
            about=told(document["info"]),
            base=document["servers"][0]["url"],
            groups=list(groups(document)),
            errors=list(errors(document)),
        )


def groups(document: Document) -> Iterator[Group]:
    for tag in document["tags"]:
        shown = tuple(
            _operation(document, path, method, row)
            for path, item in document["paths"].items()
            for method, row in item.items()
            if tag["name"] in row["tags"] and not row["operationId"].endswith("Bare")
        )
        yield Group(tag["name"], told(tag), shown)


def errors(document: Document) -> Iterator[Error]:
    by_status = {
        int(status): answer
        for item in document["paths"].values()
        for row in item.values()
        for status, answer in row["responses"].items()
    }
    for row in document["x-errors"]:
        said = CODES.get(row["code"])
        about = say(said.title) if said is not None else str(told(by_status.get(row["status"], {})))
        yield Error(row["status"], row["code"], row["charged"], row["retry"], about)


def told(thing: Mapping[str, Any], name: str = "description") -> Markup:
    """A text of the document in the reader's language, with `code` marked as such."""
    text = thing.get(f"x-{name}-ko") if language.current() == "ko" else None
    parts = str(text or thing.get(name, "")).split("`")
    marked = (Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts))
    return Markup("").join(marked)


def _operation(document: Document, path: str, method: str, row: Mapping[str, Any]) -> Operation:
    bare = path.removeprefix("/v1")
    return Operation(
        anchor=row["operationId"],
        method=method.upper(),
        path=path,
        bare=bare != path and bare in document["paths"],
        open=row.get("security") == [],
        title=told(row, "summary"),
        about=told(row),
        fields=tuple(sorted(_fields(document, row), key=lambda field: field.place == "header")),
        answers=tuple(
            (status, ", ".join(answer.get("content", ())), told(answer)) for status, answer in row["responses"].items()
        ),
        curl=row["x-codeSamples"][0]["source"],
    )


def _fields(document: Document, row: Mapping[str, Any]) -> Iterator[Field]:
    for one in row.get("parameters", ()):
        required = one.get("required", False)
        yield Field(one["name"], one["in"], required, _values(one["schema"]), "", told(one))
    seen: set[str] = set()
    for body in row.get("requestBody", {}).get("content", {}).values():
        schema = document["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
        for name, one in schema["properties"].items():
            if name in seen:  # a form and JSON take nearly the same
                continue
            seen.add(name)
            default = one.get("default")
            shown = "" if default is None else str(default).lower() if isinstance(default, bool) else str(default)
            yield Field(name, "body", name in schema["required"], _values(one), shown, told(one))


def _values(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " · ".join(str(value) for value in schema["enum"] if value is not None)
    if "minimum" in schema:
        return f"{schema['minimum']} – {schema['maximum']}"
    kinds = schema.get("type", "")
    return str(next((kind for kind in kinds if kind != "null"), "") if isinstance(kinds, list) else kinds)
