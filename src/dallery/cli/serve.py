"""`dallery serve`: opens the studio, prints where it is and, the first time, the key, and serves until told to stop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
    engine = "OpenAI" if settings.openai_api_key else "the built-in illustrator (no OPENAI_API_KEY found)"
    lines = [
        "",
        f"  Dallery is at   {url}/",
        f"  API base URL    {url}/v1",
        f"  Pictures by     {engine}",
        f"  Data folder     {settings.home}",
    ]
    if key is not None:
        lines += ["", f"  Your API key    {key}", "  (shown only now; `dallery key new` makes another)"]
    if studio.closed:
        token = studio.accounts.new_setup_token(studio.clock())
        lines += ["", f"  Set a password  {url}/setup?token={token}", "  (valid for 15 minutes, once)"]
    if settings.login_needed and not url.startswith("https:"):
        lines += ["", "  Warning: without https, everyone on the way can read prompts, pictures and keys."]
    click.echo("\n".join(lines) + "\n")
    sys.stdout.flush()


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

