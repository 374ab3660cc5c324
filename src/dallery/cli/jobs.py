"""Jobs from the terminal: those whose end nobody knows, and what their owner says about them."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dallery.cli.admin import desk
from dallery.cli.language import say
from dallery.domain.money import dollars

SAYS = {
    "charged": "It counts as charged: {cost}.",
    "not_charged": "It counts as not charged; the {hold} it held are free again.",
    "read_again": "It is open again: its provider is asked for the same order's answer.",
}


@click.group()
def jobs() -> None:
    """Orders whose end nobody knows."""


@jobs.command("uncertain")
def uncertain() -> None:
    """List the jobs that wait for your word."""
    with desk() as studio:
        found = studio.settling.uncertain(studio.owner())
        if not found:
            click.echo(say("No job is uncertain."))
        for job in found:
            made = datetime.fromtimestamp(job.created_at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
            again = "  " + say("can be read again") if studio.settling.can_read_again(job) else ""
            prompt = "".join(letter if letter.isprintable() else " " for letter in job.request.prompt[:60])
            click.echo(f"{job.id}  {made}  {say('holds {hold}', hold=dollars(job.hold))}{again}  {prompt}")


@jobs.command("settle")
@click.argument("job_id")
@click.option("--charged", "outcome", flag_value="charged", help="Your account shows it: book what it holds.")
@click.option("--not-charged", "outcome", flag_value="not_charged", help="It does not: give back what it holds.")
@click.option("--read-again", "outcome", flag_value="read_again", help="Ask for its answer, where a provider can.")
def settle(job_id: str, outcome: str | None) -> None:
    """Say what an uncertain job came to.

    Nothing is ordered again.
    """
    from dallery.settling import Outcome

    if outcome is None:
        raise click.UsageError(say("Say one of --charged, --not-charged and --read-again."))
    with desk() as studio:
        job = studio.settling.settle(studio.owner(), job_id, Outcome(outcome))
    click.echo(say(SAYS[outcome], cost=dollars(job.cost or 0), hold=dollars(job.hold)))
