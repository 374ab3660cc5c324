"""The terminal door: `dallery "a fox"` draws, `dallery serve` serves, the rest administers; it only translates."""

from __future__ import annotations

import sys

import click

from dallery import __version__
from dallery.cli.language import say, translate
from dallery.errors import Charged, DalleryError, LimitReached, ProviderError

CHARGED = {
    Charged.NO: "Nothing was charged.",
    Charged.YES: "It was charged.",
    Charged.MAYBE: "It may have been charged.",
}


class DrawByDefault(click.Group):
    """`dallery "a fox in the snow"` means `dallery generate "a fox in the snow"`.

    A slip of the pen in a command's name is no order: it could cost money.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "--version", "-h"}
        if args and args[0] not in self.commands and args[0] not in own:
            self._refuse_a_slip(args[0])
            args = ["generate", *args]
        return super().parse_args(ctx, args)

    def _refuse_a_slip(self, word: str) -> None:
        from difflib import get_close_matches

        if meant := get_close_matches(word, self.commands, 1, 0.8):
            hint = "There is no command '{word}'. Did you mean '{meant}'? To draw it: dallery generate {word}"
            raise click.UsageError(say(hint, word=word, meant=meant[0]))


@click.group(cls=DrawByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dallery")
def commands() -> None:
    """The DALL·E API on your own machine.

    \b
    dallery "a fox in the snow" -o fox.png    draw a picture
    dallery serve                             studio and API at http://localhost:5000/
    """


def main() -> None:
    """The console script.

    Every expected failure is one or two plain sentences and exit code 1; 2 is for a command that makes no sense, 130
    for Ctrl+C.
    """
    _add_commands()
    try:
        commands.main(standalone_mode=False)
    except click.ClickException as exc:
        exc.show()
        sys.exit(exc.exit_code)
    except click.Abort:
        click.echo(say("Stopped."), err=True)
        sys.exit(130)
    except DalleryError as exc:
        click.echo(f"{exc.message}{_charged(exc)}", err=True)
        sys.exit(1)
    except OSError as exc:
        where = f" ({exc.filename})" if exc.filename else ""
        click.echo(f"The system refuses: {exc.strerror or exc}{where}.", err=True)
        sys.exit(1)


def _charged(error: DalleryError) -> str:
    """What it cost, where an order could have cost anything and the sentence does not say so already."""
    from dallery.result import GenerationFailed

    about_an_order = isinstance(error, ProviderError | GenerationFailed | LimitReached)
    return f" {CHARGED[error.charged]}" if about_an_order and "charged" not in error.message else ""


def _add_commands() -> None:
    # Imported here: `dallery --version` should not load a web server.
    from dallery.cli.admin import key, models, settings
    from dallery.cli.gallery import export_gallery, import_gallery
    from dallery.cli.generate import generate
    from dallery.cli.jobs import jobs
    from dallery.cli.serve import serve
    from dallery.cli.sweep import sweep

    for command in (generate, serve, export_gallery, import_gallery, sweep, jobs, key, models, settings):
        commands.add_command(command)
    translate(commands)
