"""Keys, models and settings from the terminal; it shows no secret twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dallery.domain.money import dollars
from dallery.settings import TABLE, load

if TYPE_CHECKING:
    from dallery.studio import Studio

SECRETS = ("api_key", "openai_api_key")


@contextmanager
def desk() -> Iterator[Studio]:
    """Over the same data folder as the server, which may be running: it orders nothing and runs nothing."""
    from dallery.studio import Studio

    with Studio(load(dotenv=Path(".env")), engine=False) as studio:
        yield studio


@click.group()
def key() -> None:
    """API keys of /v1."""


@key.command("new")
@click.option("--name", default="terminal", help="What it is for.")
def new_key(name: str) -> None:
    """Make a key and show it, once."""
    with desk() as studio:
        click.echo(studio.accounts.create_key(studio.owner().owner_id, name, studio.clock()))


@key.command("list")
def list_keys() -> None:
    """Show what keys there are (their secrets are not stored)."""
    with desk() as studio:
        for found in studio.accounts.keys(studio.owner().owner_id):
            made = datetime.fromtimestamp(found.created_at / 1000, UTC).date()
            ended = "  revoked" if found.revoked_at is not None else ""
            click.echo(f"{found.id}  {made}  {found.name}{ended}")


@key.command("revoke")
@click.argument("key_id")
def revoke_key(key_id: str) -> None:
    """End a key by its id."""
    with desk() as studio:
        studio.accounts.revoke_key(studio.owner().owner_id, key_id, studio.clock())
    click.echo(f"{key_id} does not open anything any more.")


@click.command()
def models() -> None:
    """The models that can be asked for, and who serves them now."""
    with desk() as studio:
        views = studio.models()
    width = max(len(view.model.id) for view in views)
    for view in views:
        ends = f"  ends {view.model.ends}" if view.model.ends else ""
        served = "ready" if view.ready else f"served by {view.serves.id}"
        click.echo(f"{view.model.id:{width}}  {served}{ends}")


@click.command()
def settings() -> None:
    """Every setting: its variable, what it does, and what it is now."""
    current = load(dotenv=Path(".env"))
    width = max(len(row.variable) for row in TABLE)
    for row in TABLE:
        click.echo(f"{row.variable:{width}}  {row.help}")
        click.echo(f"{'':{width}}  now: {_said(row.name, getattr(current, row.name))}")


def _said(name: str, value: Any) -> str:
    if value is None:
        return "none" if name == "budget_per_day" else "not set"
    if name in SECRETS:
        return "set"
    return dollars(value) if name == "budget_per_day" else str(value)
