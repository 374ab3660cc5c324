"""The page for people with old DALL·E programs: the text of docs/dalle.md with this server's own address in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, render_template, url_for
from markupsafe import Markup

from dallery.web import language
from dallery.web.house import House
from dallery.web.prose import Block, read

TEXTS = Path(__file__).with_name("texts")
EXAMPLE = "http://localhost:5000"  # stands in the text for the address of any Dallery
_OTHER_LANGUAGE = re.compile(r"\[[^\]]+\]\(dalle(\.ko)?\.md\)")  # the page has its own switch


@dataclass(frozen=True)
class Chapter:
    anchor: str
    title: Markup
    blocks: tuple[Block, ...]


def text(of: str) -> str:
    """The page's text in the language `of`."""
    return (TEXTS / f"dalle.{of}.md").read_text(encoding="utf-8")


def routes(pages: Blueprint, house: House) -> None:
    pages.app_template_global("old_code_title")(lambda: text(language.current()).partition("\n")[0].removeprefix("# "))

    @pages.get("/dalle", endpoint="dalle")
    def dalle() -> Any:
        written = text(language.current()).replace(EXAMPLE, house.settings.base_url)
        written = _OTHER_LANGUAGE.sub("", written)
        first, *rest = chapters(written, {"api.md": _reference()})
        return render_template("dalle.html", first=first, chapters=rest)


def chapters(written: str, links: dict[str, str]) -> list[Chapter]:
    """The text by its headings; the first chapter is what stands under the title."""
    found: list[Chapter] = []
    for block in read(written, links):
        if block.kind in ("h1", "h2"):
            found.append(Chapter(f"c{len(found)}", block.text, ()))
        else:
            last = found[-1]
            found[-1] = Chapter(last.anchor, last.title, (*last.blocks, block))
    return found


def _reference() -> str:
    return url_for("web.reference")
