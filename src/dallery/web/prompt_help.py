"""Help with the words of a prompt: blanks, endings, lists, and what was asked before. It orders nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, jsonify, render_template, request

from dallery.domain.alternatives import count, literal, unknown, variants
from dallery.domain.request import Kind
from dallery.web.house import House
from dallery.web.language import N_, current, say
from dallery.web.wording import Said, Worded

FILE = Path(__file__).with_name("prompt_help.toml")
REMEMBERED = 60  # jobs that are looked through for prompts
LONGEST = 2000  # characters of a remembered prompt
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_BLANK = re.compile(r"(\\?)" + _BRACKETS.pattern)
_LITERAL = re.compile(r"\\" + _BRACKETS.pattern)
_FREE = N_("Nothing was sent, and it cost nothing.")


@dataclass(frozen=True)
class WordList:
    """`name` stands in a prompt as `__name__` for any of `words`."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class PromptHelp:
    """Of one language.  Blanks of a template stand in square brackets."""

    templates: tuple[str, ...]
    styles: tuple[str, ...]
    lists: tuple[WordList, ...]


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/prompts", endpoint="prompts")
    def prompts() -> Any:
        """What was asked before, newest first, each once: a page, or JSON for the arrow keys."""
        actor = house.actor()
        jobs = house.studio.newest_jobs(actor, REMEMBERED)
        found: dict[str, str] = {}
        for job in jobs:
            if len(job.request.prompt) <= LONGEST and job.request.kind is not Kind.VARIATION:
                found.setdefault(job.request.prompt, job.id)
        newest = list(found.items())
        if request.accept_mimetypes.best == "application/json":
            return jsonify([quoted(prompt) for prompt, _ in newest])
        newest_first = house.studio.newest(actor, limit=REMEMBERED).images
        drawn = {image.prompt: image.id for image in reversed(newest_first) if image.kind != Kind.VARIATION}
        return render_template("prompts.html", prompts=[(prompt, job, drawn.get(prompt)) for prompt, job in newest])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def offered(language: str) -> PromptHelp:
    told = _told()
    return PromptHelp(
        tuple(one[language] for one in told["template"]),
        tuple(one[language] for one in told["style"]),
        tuple(WordList(one[language], tuple(one[f"{language}_words"])) for one in told["list"]),
    )


def lists() -> dict[str, tuple[str, ...]]:
    """Every list by its name in either language: a prompt says by its own words which one it means."""
    return {
        one[language]: tuple(one[f"{language}_words"]) for language in ("en", "ko") for one in _told()["list"]
    }


def begun(arguments: Any, language: str) -> str:
    """The prompt that a link of the help wants in the field: a template by number; empty for anything else."""
    number = arguments.get("template", "")
    templates = offered(language).templates
    known = number.isascii() and number.isdigit() and len(number) < 4 and int(number) < len(templates)
    return templates[int(number)] if known else ""


@cache
def _blanks() -> frozenset[str]:
    """What stands in the square brackets of our templates; what people write into theirs is their own."""
    return frozenset(found for one in _told()["template"] for text in one.values() for found in _BRACKETS.findall(text))


def unfilled(prompt: str) -> tuple[str, ...]:
    """Blanks of our templates that still stand in `prompt`; one behind a backslash is meant as it is."""
    found = (one for one in _BLANK.finditer(prompt) if not one[1] and one[2] in _blanks())
    return tuple(dict.fromkeys(one[2] for one in found))


def require_filled(prompt: str) -> None:
    """Raises Worded for a list that there is not, and for a blank that was left open."""
    strange = unknown(prompt, lists())
    if strange:
        known = " ".join(f"__{one.name}__" for one in offered(current()).lists)
        what = say(N_("The prompt asks for __%(name)s__. The lists are: %(known)s."), name=strange[0], known=known)
        raise Worded(Said(say(N_("There is no such list")), f"{what} {say(_FREE)}", _as_it_is(f"\\__{strange[0]}__"),
                          detail=False), "prompt")  # fmt: skip
    blanks = unfilled(prompt)
    if blanks:
        names = ", ".join(f"[{one}]" for one in blanks)
        what = say(N_("These words of the template still wait for yours: %(blanks)s."), blanks=names)
        raise Worded(Said(say(N_("A blank is still open")), f"{what} {say(_FREE)}", _as_it_is(f"\\[{blanks[0]}]"),
                          detail=False), "prompt")  # fmt: skip


def _as_it_is(written: str) -> str:
    return say(N_("If you mean it as it stands, write %(written)s."), written=written)


def alternatives(prompt: str) -> int:
    """How many pictures its choices make."""
    return count(prompt, lists())


def spoken(prompt: str, at_most: int) -> tuple[str, ...]:
    """The prompts that it stands for, as they are sent: without the backslashes that kept choices from being ones."""
    plain = tuple(dict.fromkeys(_LITERAL.sub(_bare, one) for one in variants(prompt, lists(), at_most)))
    # Where a backslash took no meaning away it was meant itself: people paste formulas and paths.
    return plain if alternatives(prompt) > 1 or quoted(plain[0]) != plain[0] else (prompt,)


def quoted(prompt: str) -> str:
    """`prompt`, which was once drawn as it stands, as it has to be written to be drawn so again."""
    if count(prompt, lists()) < 2 and not unknown(prompt, lists()) and not unfilled(prompt):
        return prompt
    return _BLANK.sub(lambda found: f"\\{found[0]}" if found[2] in _blanks() else found[0], literal(prompt))


def _bare(found: re.Match[str]) -> str:
    return found[0][1:] if found[1] in _blanks() else found[0]
