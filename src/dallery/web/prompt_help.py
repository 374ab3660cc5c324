"""Help with the words of a prompt: blanks, endings, lists, and what was asked before. It orders nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, jsonify, render_template, request, url_for

from dallery.domain.alternatives import count
from dallery.domain.request import Kind
from dallery.web.choices import Written
from dallery.web.house import House

FILE = Path(__file__).with_name("prompt_help.toml")
REMEMBERED = 60  # jobs that are looked through for prompts
LONGEST = 2000  # characters of a remembered prompt


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
            return jsonify([prompt for prompt, _ in newest])
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


def grid_of(written: Written) -> str | None:
    """The address where the choices within this prompt are priced; None when it has none.

    With pictures to work from the words stay as they are: a grid draws anew.
    """
    if written.references or len(written.prompt) > LONGEST or count(written.prompt, lists()) < 2:
        return None
    size, quality = written.values.get("size"), written.values.get("quality")
    prompts = " ".join(written.prompt.split())
    return url_for("web.grid_form", prompts=prompts, model=written.model, size=size, quality=quality)
