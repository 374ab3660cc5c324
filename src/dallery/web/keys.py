"""Every key that the pages know, declared once: templates bind them to buttons, the map on `?` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import Blueprint, render_template
from markupsafe import Markup, escape

from dallery.web.house import House
from dallery.web.language import N_

_SHOWN = MappingProxyType({"ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc", "Delete": "Del"})


@dataclass(frozen=True)
class Key:
    """`keys` as `KeyboardEvent.key` names them; no modifier, Ctrl/⌘+Enter aside, so that the browser keeps its own."""

    action: str
    keys: tuple[str, ...]
    words: str
    bound: bool = True  # by keys.js, to whatever element says {{ press("action") }}

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(_SHOWN.get(one, one.upper() if len(one) == 1 else one) for one in self.keys)


@dataclass(frozen=True)
class Place:
    title: str
    keys: tuple[Key, ...]


MAP = (
    Place(
        N_("Everywhere"),
        (
            Key("help", ("?",), N_("Show the keys")),
            Key("prompt", ("/",), N_("Go to the prompt")),
            Key("send", ("Ctrl+Enter", "⌘+Enter"), N_("Draw what the prompt says"), bound=False),
            Key("close", ("Escape",), N_("Close what is open"), bound=False),
        ),
    ),
    Place(
        N_("The wall"),
        (
            Key("walk", ("←", "↑", "→", "↓"), N_("Go from picture to picture"), bound=False),
            Key("pick", ("x",), N_("Select or deselect"), bound=False),
            Key("range", ("Shift+←", "Shift+→"), N_("Extend the selection"), bound=False),
            Key("all", ("Ctrl+A", "⌘+A"), N_("Select all that match"), bound=False),
        ),
    ),
    Place(
        N_("A picture, large"),
        (
            Key("newer", ("ArrowLeft",), N_("The newer picture")),
            Key("older", ("ArrowRight",), N_("The older picture")),
            Key("in", ("+", "="), N_("Zoom in")),
            Key("out", ("-",), N_("Zoom out")),
            Key("exact", ("1",), N_("Actual size")),
            Key("fit", ("0",), N_("Fit to screen")),
            Key("compare", ("c",), N_("Hold to see the original")),
            Key("facts", ("i",), N_("Details of the picture")),
            Key("favourite", ("f",), N_("Favourite or not")),
            Key("download", ("d",), N_("Download")),
            Key("edit", ("e",), N_("Edit")),
            Key("use", ("r",), N_("Work from this picture")),
            Key("delete", ("Delete",), N_("Delete")),
        ),
    ),
    Place(
        N_("The editor"),  # its own scripts know these, while the picture or its tools have the focus
        (
            Key("brush", ("B",), N_("Brush"), bound=False),
            Key("eraser", ("E",), N_("Eraser"), bound=False),
            Key("lasso", ("L",), N_("Lasso"), bound=False),
            Key("rectangle", ("R",), N_("Rectangle"), bound=False),
            Key("invert", ("I",), N_("Invert"), bound=False),
            Key("soften", ("F",), N_("Soft edge"), bound=False),
            Key("clear", ("Delete",), N_("Clear"), bound=False),
            Key("undo", ("Ctrl+Z", "⌘+Z"), N_("Undo"), bound=False),
            Key("redo", ("Ctrl+Shift+Z", "⌘+Shift+Z"), N_("Redo"), bound=False),
            Key("size", ("[", "]"), N_("Brush size"), bound=False),
            Key("cross", ("←", "↑", "→", "↓"), N_("Move the cross, with Shift in large steps"), bound=False),
            Key("paint", ("Space",), N_("Paint where the cross stands; held, it moves the picture"), bound=False),
            Key("pen", ("Enter",), N_("Lower and lift the brush, set a corner"), bound=False),
            Key("zoom", ("+", "-", "0", "1"), N_("Zoom in, zoom out, fit, actual size"), bound=False),
        ),
    ),
)


def attributes(action: str) -> Markup:
    """What a template writes into the element that the key presses."""
    for place in MAP:
        for one in place.keys:
            if one.action == action and one.bound:
                names = escape(" ".join(one.keys))
                return Markup(f' data-key="{names}" aria-keyshortcuts="{names}"')
    raise LookupError(action)


def routes(pages: Blueprint, house: House) -> None:
    pages.add_app_template_global(attributes, "press")

    @pages.get("/keys", endpoint="keys")
    def keys() -> Any:
        return render_template("keys.html", map=MAP)

    @pages.get("/lightbox", endpoint="lightbox")
    def lightbox() -> Any:
        """The frame around a large picture; the script asks for it when the first picture is opened."""
        response = render_template("lightbox.html")
        return response, 200, {"Cache-Control": "private, max-age=600"}
