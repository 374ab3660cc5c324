"""`dallery sweep`: puts aside what no picture needs, and says how much; it removes no picture of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dallery.cli.admin import desk

if TYPE_CHECKING:
    from dallery.tidying import Files


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--now", is_flag=True, help="Free what was put aside at once, not after 30 days.")
@click.option("--even-many", is_flag=True, help="Go on although unusually much is unnamed.")
def sweep(dry_run: bool, now: bool, even_many: bool) -> None:
    """Put aside files that nothing in the gallery needs, and free those that have been aside for 30 days.

    A running server does the same every day.  Pictures, those in the bin too, what they were made from, and everything
    younger than a day stay where they are.
    """
    from dallery.tidying import KEPT

    with desk() as studio:
        swept = studio.tidying.sweep(rehearse=dry_run, kept=0.0 if now else KEPT, even_many=even_many)
    click.echo(f"in use: {swept.named:,} files are named by the gallery, its orders and drafts")
    would = "would be " if dry_run else ""
    if swept.back:
        click.echo(f"{would}brought back: {swept.back:,}, they are named again")
    click.echo(f"{would}put aside: {_told(swept.aside)}")
    click.echo(f"{would}freed: {_told(swept.freed)}")
    if swept.waiting.count:
        click.echo(f"still aside: {_told(swept.waiting)}")
    if swept.why_not is not None:
        click.echo(swept.why_not, err=True)


def _told(files: Files) -> str:
    return f"{files.count:,} files, {files.size / 1e6:,.1f} MB"
