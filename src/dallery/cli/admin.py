"""Keys, models and settings from the terminal; it shows no secret twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dallery.cli.language import say, told
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
        keys = studio.accounts.keys(studio.owner().owner_id)
        if not keys:
            click.echo(say("There is no key yet. `dallery key new` makes one."), err=True)
        for found in keys:
            made = datetime.fromtimestamp(found.created_at / 1000, UTC).date()
            ended = "  " + say("revoked") if found.revoked_at is not None else ""
            click.echo(f"{found.id}  {made}  {found.name}{ended}")


@key.command("revoke")
@click.argument("key_id")
def revoke_key(key_id: str) -> None:
    """End a key by its id."""
    with desk() as studio:
        studio.accounts.revoke_key(studio.owner().owner_id, key_id, studio.clock())
    click.echo(say("{key} does not open anything any more.", key=key_id))


@click.command()
def models() -> None:
    """Models, and who serves them now."""
    with desk() as studio:
        views = studio.models()
    width = max(len(view.model.id) for view in views)
    for view in views:
        ends = "  " + say("ends {day}", day=view.model.ends) if view.model.ends else ""
        served = say("ready") if view.ready else say("served by {model}", model=view.serves.id)
        click.echo(f"{view.model.id:{width}}  {served}{ends}")


@click.command()
def settings() -> None:
    """Every setting: what it does, and what it is now."""
    current = load(dotenv=Path(".env"))
    width = max(len(row.variable) for row in TABLE)
    for row in TABLE:
        click.echo(f"{row.variable:{width}}  {told(row.help)}")
        now = _said(row.name, getattr(current, row.name))
        click.echo(f"{'':{width}}  {say('now: {value}', value=now)}")


def _said(name: str, value: Any) -> str:
    if value is None:
        return say("none") if name == "budget_per_day" else say("not set")
    if name in SECRETS:
        return say("set")
    return dollars(value) if name == "budget_per_day" else str(value)
