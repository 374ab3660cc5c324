"""`dallery serve`: opens the studio, prints where it is and, the first time, the key, and serves until told to stop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dallery.cli.language import say
from dallery.settings import Settings, load

if TYPE_CHECKING:
    from dallery.studio import Studio


@click.command()
@click.option("--host", help="Address to listen on (default 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (default 5000).")
@click.option("--home", type=click.Path(path_type=Path), help="Data folder.")
@click.option("--public-url", help="Address people use, when it is not localhost.")
def serve(**flags: Any) -> None:
    """Serve the studio and the API."""
    run(load(dotenv=Path(".env"), **flags))


def run(settings: Settings) -> None:
    """Blocks until SIGTERM or Ctrl+C; running jobs then have `settings.drain` seconds to end."""
    if sys.platform == "win32":
        _with_waitress(settings)
    else:
        from dallery.cli.gunicorn_server import serve_with_gunicorn

        serve_with_gunicorn(settings)


def greet(studio: Studio) -> None:
    """What a person needs to know at start: the address, the engine, and the key once."""
    settings = studio.settings
    url = settings.base_url
    key = studio.first_key()
    engine = "OpenAI" if settings.openai_api_key else say("the built-in illustrator (no OPENAI_API_KEY found)")
    lines = [
        "",
        _line("Dallery is at", f"{url}/"),
        _line("API base URL", f"{url}/v1"),
        _line("Pictures by", engine),
        _line("Data folder", str(settings.home)),
    ]
    if key is not None:
        lines += ["", _line("Your API key", key), "  " + say("(shown only now; `dallery key new` makes another)")]
    if studio.closed:
        token = studio.accounts.new_setup_token(studio.clock())
        lines += ["", _line("Set a password", f"{url}/setup?token={token}"), "  " + say("(valid for 15 minutes, once)")]
    if settings.login_needed and not url.startswith("https:"):
        warning = "Warning: without https, everyone on the way can read prompts, pictures and keys."
        lines += ["", "  " + say(warning)]
    click.echo("\n".join(lines) + "\n")
    sys.stdout.flush()


def _line(name: str, value: str) -> str:
    """In two columns, of which a Korean letter takes two places."""
    said = say(name)
    width = len(said) + sum(ord(letter) > 0x1100 for letter in said)
    return f"  {said}{' ' * (16 - width)}{value}"


def _with_waitress(settings: Settings) -> None:
    from waitress import serve as waitress_serve

    from dallery.app import create_app
    from dallery.studio import Studio

    with Studio(settings, engine=True) as studio:
        greet(studio)
        waitress_serve(
            create_app(studio), host=settings.host, port=settings.port,
            threads=min(settings.threads, 256), connection_limit=2000, outbuf_overflow=32 * 1024 * 1024,
        )

