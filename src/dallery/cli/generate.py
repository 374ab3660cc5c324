"""`dallery "a fox" -o fox.png`: orders, shows progress, writes files; its flags are declared in the catalogue."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.options import Option, options_for
from dallery.cli.preview import show
from dallery.domain.picture import TYPES, ending_of
from dallery.settings import Settings, load

if TYPE_CHECKING:
    from dallery.domain.actor import Actor
    from dallery.domain.job import Job
    from dallery.studio import JobView, Studio

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
        return [*super().get_params(ctx), *_flags()]


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
    told = f"{option.help_en}  [{', '.join(values)}]" if values else option.help_en
    kind = click.INT if option.kind == "int" else click.STRING
    meant = "WIDTHxHEIGHT" if option.name == "size" else None
    return click.Option([f"--{option.name.replace('_', '-')}"], type=kind, help=told, metavar=meant)


@click.command(cls=FromCatalogue)
@click.argument("prompt")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
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
    if output is not None and not output.parent.is_dir():
        raise click.BadParameter(f"The folder {output.parent} does not exist.", param_hint="'-o'")
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


def _path(output: Path | None, position: int, media_type: str) -> Path:
    base = output or Path(f"dallery.{ending_of(media_type)}")
    return base if position == 0 else base.with_stem(f"{base.stem}-{position + 1}")


def _write(path: Path, data: bytes, kept_in: Settings | None) -> None:
    try:
        path.write_bytes(data)
    except OSError as exc:
        kept = " The picture is not lost: it is in the gallery (`dallery serve` shows it)." if kept_in else ""
        raise click.ClickException(f"Cannot write {path}: {exc.strerror}.{kept}") from exc


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
        text = "It could not be stopped in time. The server goes on, and the picture will be in the gallery."
    elif view.images:
        text = "It was finished already. The picture is in the gallery."
    else:
        text = view.job.failure.message if view.job.failure else "It was cancelled."
    click.echo(text, err=True)


def _report(job: Job) -> None:
    from dallery.domain.money import dollars

    report = job.report
    if report is not None and report.understood:
        click.echo(f"understood: {' · '.join(report.understood)}", err=True)
    if report is not None and (report.ignored or report.undrawn):
        click.echo(f"not drawn: {' · '.join((*report.ignored, *report.undrawn))}", err=True)
    if job.failure is not None:
        click.echo(f"not everything came: {job.failure.message}", err=True)
    if job.cost:
        click.echo(f"cost: {dollars(job.cost)}", err=True)
