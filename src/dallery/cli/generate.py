"""`dallery "a fox" -o fox.png`: orders, shows progress, writes files; its flags are declared in the catalogue."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.options import Option, options_for
from dallery.cli.language import say
from dallery.cli.preview import show
from dallery.domain.picture import TYPES, ending_of
from dallery.settings import Settings, load, speaks_korean

if TYPE_CHECKING:
    from dallery.domain.actor import Actor
    from dallery.domain.job import Job
    from dallery.studio import JobView, Studio

WHERE = "File to write; without it the first free one of dallery.png, dallery-2.png and so on."
NOT_MADE = frozenset({".avif", ".bmp", ".eps", ".heic", ".ico", ".jp2", ".jxl", ".pdf", ".psd", ".tif", ".tiff"})
FORMATS = MappingProxyType({".jpeg": "jpeg", **{f".{ending}": word for word, ending in TYPES.values()}})
STARTS_WITHIN = 30.0  # seconds
FAREWELL = 5.0  # seconds that Ctrl+C waits to hear whether it came in time


@dataclass(frozen=True)
class Picture:
    data: bytes
    media_type: str


class FromCatalogue(click.Command):
    """A command whose flags are the options that any model has."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own = super().get_params(ctx)  # the last is --help
        return [*own[:-1], *_flags(), own[-1]]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = list(takewhile(lambda word: not word.startswith("-"), args))
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as exc:
            if len(words) > 1:
                hint = 'Put the whole prompt between quotation marks: dallery "{prompt}"'
                raise click.UsageError(say(hint, prompt=" ".join(words)), ctx) from exc
            raise


def _flags() -> list[click.Parameter]:
    found: dict[str, Option] = {}
    words: dict[str, list[str]] = {}
    for model in Catalogue.load().models():
        for option in options_for(model):
            found.setdefault(option.name, option)
            words.setdefault(option.name, []).extend(option.values if option.name != "size" else ())
    found.pop("partial_images", None)  # the terminal shows a bar
    return [_flag(option, list(dict.fromkeys(words[name]))) for name, option in found.items()]


def _flag(option: Option, values: list[str]) -> click.Option:
    """Free text even for a choice: which words fit depends on the model, and the studio says so in its refusal."""
    help = option.help_ko if speaks_korean() else option.help_en
    told = f"{help}  [{', '.join(values)}]" if values else help
    kind = click.INT if option.kind == "int" else click.STRING
    meant = "WIDTHxHEIGHT" if option.name == "size" else None
    return click.Option([f"--{option.name.replace('_', '-')}"], type=kind, help=told, metavar=meant)


@click.command(cls=FromCatalogue)
@click.argument("prompt")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=WHERE)
@click.option("--model", help="Model to ask for (see `dallery models`).")
@click.option("--server", help="Address of a Dallery or OpenAI-compatible server; its key in DALLERY_API_KEY.")
@click.option("--preview/--no-preview", default=None, help="Show the picture in the terminal.")
def generate(
    prompt: str, output: Path | None, server: str | None, preview: bool | None, **options: Any
) -> None:
    """Draw PROMPT and write it to a file.

    With OPENAI_API_KEY set it is drawn by OpenAI, else by the built-in illustrator.  The picture is kept in the
    gallery too.
    """
    if output is not None:
        _require_a_good_name(output)
    given = {name: value for name, value in options.items() if value is not None}
    if output is not None and output.suffix.lower() in FORMATS:
        given.setdefault("output_format", FORMATS[output.suffix.lower()])
    logging.disable(logging.WARNING)  # somebody at a terminal reads sentences, not the engine room's log
    settings = load(dotenv=Path(".env"))
    pictures = _draw(settings, server, Asked(prompt, **given))
    for position, picture in enumerate(pictures):
        path = _path(output, position, picture.media_type)
        _write(path, picture.data, settings if server is None else None)
        if preview or (preview is None and sys.stdout.isatty()):
            show(picture.data)
        click.echo(str(path))


def _draw(settings: Settings, server: str | None, asked: Asked) -> list[Picture]:
    if server is None:
        return _here(settings, asked)
    from dallery.cli.remote import generate_at

    return [Picture(data, media_type) for data, media_type in generate_at(server, settings.api_key or "", asked)]


def _require_a_good_name(output: Path) -> None:
    if not output.parent.is_dir():
        raise click.BadParameter(say("The folder {folder} does not exist.", folder=output.parent), param_hint="'-o'")
    if output.suffix.lower() in NOT_MADE:
        endings = ", ".join(sorted(FORMATS))
        message = say("No {ending} is made here. Use {endings}.", ending=output.suffix, endings=endings)
        raise click.BadParameter(message, param_hint="'-o'")


def _path(output: Path | None, position: int, media_type: str) -> Path:
    """Who names a file means that one; who does not never loses an earlier picture."""
    if output is not None:
        return output if position == 0 else output.with_stem(f"{output.stem}-{position + 1}")
    path, number = Path(f"dallery.{ending_of(media_type)}"), 1
    while path.exists():
        number += 1
        path = path.with_stem(f"dallery-{number}")
    return path


def _write(path: Path, data: bytes, kept_in: Settings | None) -> None:
    try:
        path.write_bytes(data)
    except OSError as exc:
        kept = say("The picture is not lost: it is in the gallery (`dallery serve` shows it).") if kept_in else ""
        wrong = say("Cannot write {path}: {why}.", path=path, why=exc.strerror)
        raise click.ClickException(f"{wrong} {kept}".rstrip()) from exc


def _here(settings: Settings, asked: Asked) -> list[Picture]:
    """On this machine: by this process, or by the server that holds the data folder."""
    from dallery.cli.progress import progress
    from dallery.domain.actor import Via
    from dallery.result import Result
    from dallery.studio import Studio

    with Studio(settings) as studio:
        if studio.works_here:
            studio.ready(STARTS_WITHIN)  # raises what keeps it from working, before anything is ordered
        actor = studio.owner(Via.LIBRARY)
        job = studio.submit(actor, asked)
        try:
            with progress() as move:
                for event in studio.events(actor, job.id):
                    move(event.fraction, event.job.state.value)
        except KeyboardInterrupt:
            _say_farewell(_cancelled(studio, actor, job))
            raise click.Abort from None
        view = studio.job(actor, job.id)
        result = Result.of(view.job, view.images, studio.image_path)
        studio.delivered(job.id)
        _report(view.job)
        pairs = zip(result.images, result.paths, strict=True)
        return [Picture(path.read_bytes(), image.media_type) for image, path in pairs]


def _cancelled(studio: Studio, actor: Actor, job: Job) -> JobView:
    studio.cancel(actor, job.id)
    return studio.wait(actor, job.id, FAREWELL)


def _say_farewell(view: JobView) -> None:
    if not view.job.state.ended:
        text = say("It could not be stopped in time. The server goes on, and the picture will be in the gallery.")
    elif view.images:
        text = say("It was finished already. The picture is in the gallery.")
    else:
        text = view.job.failure.message if view.job.failure else say("It was cancelled.")
    click.echo(text, err=True)


def _report(job: Job) -> None:
    from dallery.domain.money import dollars

    report = job.report
    if report is not None and report.understood:
        click.echo(say("understood: {words}", words=" · ".join(report.understood)), err=True)
    if report is not None and (report.ignored or report.undrawn):
        click.echo(say("not drawn: {words}", words=" · ".join((*report.ignored, *report.undrawn))), err=True)
    if job.failure is not None:
        click.echo(say("not everything came: {why}", why=job.failure.message), err=True)
    if job.cost:
        click.echo(say("cost: {cost}", cost=dollars(job.cost)), err=True)
