"""What the terminal says, in the language of the locale: English, or Korean by `korean.py`; refusals stay English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from dallery.settings import speaks_korean


def say(english: str, **values: object) -> str:
    """The sentence in the reader's language, with `values` put in."""
    return told(english).format(**values)


def many(one: str, more: str, count: int, **values: object) -> str:
    """`one` for a count of 1, else `more`; both may hold {count:,}."""
    return say(one if count == 1 else more, count=count, **values)


def told(english: str) -> str:
    if not speaks_korean():
        return english
    from dallery.cli.korean import KOREAN

    return KOREAN.get(" ".join(english.split()), english)


class Formatter(click.HelpFormatter):
    """Click's own words, which come with no Korean."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, f"{told('Usage:')} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(told(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, told(text)) for name, text in rows], col_max, col_spacing)


class Told(click.Context):
    formatter_class = Formatter


def translate(group: click.Group) -> None:
    """Every help text below `group`, when the reader's language is not the one they are written in."""
    if not speaks_korean():
        return
    for command in (group, *_below(group)):
        command.context_class = Told
        if command.help is not None:
            command.help = "\n\n".join(told(part) for part in command.help.split("\n\n"))
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help is not None:
                parameter.help = told(parameter.help)


def _below(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from _below(command)
