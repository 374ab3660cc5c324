"""Texts of ours, written in a small part of Markdown, as blocks for a template; it reads no text that people send."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

_INLINE = re.compile(r"`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)")
_FENCE = "```"


@dataclass(frozen=True)
class Block:
    """`kind` is "h1", "h2", "p", "list", "table" or "code".

    `text` holds a heading or a paragraph, `rows` a table with its head first, or a list with one cell per row; `code`
    the lines of a program, each with whether it differs from the block before; `tag` the words after its fence.
    """

    kind: str
    text: Markup = field(default_factory=Markup)
    rows: tuple[tuple[Markup, ...], ...] = ()
    code: tuple[tuple[str, bool], ...] = ()
    tag: str = ""

    @property
    def source(self) -> str:
        return "".join(f"{line}\n" for line, _ in self.code)


def read(text: str, links: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of `text`.  `links` says where an address of the text leads on this server; others stay."""
    before: tuple[str, ...] = ()
    for chunk in _chunks(text):
        first = chunk[0]
        if first.startswith(_FENCE):
            tag, lines = first.removeprefix(_FENCE), tuple(chunk[1:])
            known = set(before) if " after " in tag else set(lines)
            yield Block("code", tag=tag, code=tuple((line, line not in known) for line in lines))
            before = lines
        elif first.startswith("#"):
            marks, _, words = first.partition(" ")
            yield Block(f"h{len(marks)}", inline(words, links))
        elif first.startswith("|"):
            yield Block("table", rows=tuple(_cells(line, links) for line in (first, *chunk[2:])))
        elif first.startswith("- "):
            yield Block("list", rows=tuple((inline(line.removeprefix("- "), links),) for line in chunk))
        else:
            yield Block("p", inline(" ".join(chunk), links))


def inline(text: str, links: Mapping[str, str]) -> Markup:
    """`code` and [links](address) as HTML; everything else as it is written."""
    parts: list[Markup] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[end : found.start()]))
        code, words, address = found.groups()
        if code is not None:
            parts.append(Markup("<code>{}</code>").format(code))
        else:
            parts.append(Markup('<a href="{}">{}</a>').format(links.get(address, address), words))
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _cells(line: str, links: Mapping[str, str]) -> tuple[Markup, ...]:
    return tuple(inline(cell.strip(), links) for cell in line.strip("|").split("|"))


def _chunks(text: str) -> Iterator[list[str]]:
    """What blank lines part, except that a program is one whole; its closing fence is left out."""
    chunk: list[str] = []
    fenced = False
    for line in text.splitlines():
        if line.startswith(_FENCE):
            if fenced:
                yield chunk
                chunk, fenced = [], False
                continue
            fenced = True
        if line or fenced:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
