"""Keys, models and settings from the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from dallery.settings import TABLE, load


@click.group()
def key() -> None:
    """API keys of /v1."""


@key.command("new")
@click.option("--name", default="terminal", help="What it is for.")
def new_key(name: str) -> None:
    """Make a key and show it, once."""
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env")), engine=False) as studio:
        click.echo(studio.accounts.create_key(studio.owner().owner_id, name, studio.clock()))


@key.command("list")
def list_keys() -> None:
    """Show what keys there are (their secrets are not stored)."""
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env")), engine=False) as studio:
        for found in studio.accounts.keys(studio.owner().owner_id):
            click.echo(f"{found.id}  {found.name}")


@key.command("revoke")
@click.argument("key_id")
def revoke_key(key_id: str) -> None:
    """End a key by its id."""
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env")), engine=False) as studio:
        studio.accounts.revoke_key(studio.owner().owner_id, key_id, studio.clock())
    click.echo(f"{key_id} does not open anything any more.")


@click.command()
def models() -> None:
    """The models that can be asked for, and who serves them now."""
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env")), engine=False) as studio:
        for view in studio.models():
            ends = f"  ends {view.model.ends}" if view.model.ends else ""
            served = "" if view.ready else f"  served by {view.serves.id}"
            click.echo(f"{view.model.id}{ends}{served}")


@click.command()
def settings() -> None:
    """Every setting: its variable and what it does."""
    for row in TABLE:
        click.echo(f"{row.variable:28}{row.help}")
