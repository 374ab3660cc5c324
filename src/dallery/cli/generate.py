"""`dallery "a fox" -o fox.png`: orders, shows progress, writes files; its flags are declared in the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue
from dallery.catalogue.options import Option, options_for
from dallery.cli.preview import show
from dallery.settings import load

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}


class FromCatalogue(click.Command):
    """A command whose flags are the options that any model has."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *_flags()]


def _flags() -> list[click.Parameter]:
    found: dict[str, Option] = {}
    for model in Catalogue.load().models():
        for option in options_for(model):
            found.setdefault(option.name, option)
    found.pop("partial_images", None)  # the terminal shows a bar
    return [
        click.Option(
            [f"--{name.replace('_', '-')}"],
            type=click.INT if option.kind == "int" else click.STRING,
            help=option.help_en,
        )
        for name, option in found.items()
    ]


@click.command(cls=FromCatalogue)
@click.argument("prompt")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option("--model", help="Model to ask for (see `dallery models`).")
@click.option("--server", help="Address of a Dallery or OpenAI-compatible server; its key in DALLERY_API_KEY.")
@click.option("--preview/--no-preview", default=None, help="Show the picture in the terminal.")
def generate(
    prompt: str, output: Path | None, server: str | None, preview: bool | None, **options: Any
) -> None:
    """Draw PROMPT and write it to a file.  With OPENAI_API_KEY set it is drawn by OpenAI, else by the illustrator."""
    asked = Asked(prompt, **{name: value for name, value in options.items() if value is not None})
    if server is None:
        pictures = _here(asked)
    else:
        from dallery.cli.remote import generate_at

        pictures = generate_at(server, load(dotenv=Path(".env")).api_key or "", asked)
    for position, (data, media_type) in enumerate(pictures):
        path = _path(output, position, media_type)
        path.write_bytes(data)
        if preview or (preview is None and sys.stdout.isatty()):
            show(data)
        click.echo(str(path))


def _path(output: Path | None, position: int, media_type: str) -> Path:
    base = output or Path(f"dallery{SUFFIXES.get(media_type, '.png')}")
    return base if position == 0 else base.with_stem(f"{base.stem}-{position + 1}")


def _here(asked: Asked) -> list[tuple[bytes, str]]:
    """On this machine: by this process, or by the server that holds the data folder."""
    from dallery.domain.actor import Via
    from dallery.result import Result
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env"))) as studio, progress() as bar:
        actor = studio.owner(Via.LIBRARY)
        job = studio.submit(actor, asked)
        try:
            for event in studio.events(actor, job.id):
                bar(event.fraction, event.job.state.value)
        except KeyboardInterrupt:
            studio.cancel(actor, job.id)
            raise click.Abort from None
        view = studio.job(actor, job.id)
        result = Result.of(view.job, view.images, studio.image_path)
        studio.delivered(job.id)
        _report(view.job)
        pairs = zip(result.images, result.paths, strict=True)
        return [(path.read_bytes(), image.media_type) for image, path in pairs]


def _report(job: Any) -> None:
    from dallery.domain.money import dollars

    report = job.report
    if report is not None and report.understood:
        click.echo(f"understood: {' · '.join(report.understood)}", err=True)
    if report is not None and (report.ignored or report.undrawn):
        click.echo(f"not drawn: {' · '.join((*report.ignored, *report.undrawn))}", err=True)
    if job.cost:
        click.echo(f"cost: {dollars(job.cost)}", err=True)


@contextmanager
def progress() -> Iterator[Any]:
    """A bar on stderr when it is a terminal; nothing otherwise."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda fraction, state: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("waiting", total=None)

        def move(fraction: float | None, state: str) -> None:
            if fraction is not None:
                shown.update(task, total=1.0, completed=fraction, description="drawing")
            elif state in ("sending", "received"):
                shown.update(task, description="drawing" if state == "sending" else "saving")

        yield move
