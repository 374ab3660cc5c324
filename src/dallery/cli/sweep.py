"""`dallery sweep`: puts aside what no picture needs, and says how much; it removes no picture of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dallery.cli.admin import desk
from dallery.cli.language import many, say

if TYPE_CHECKING:
    from dallery.tidying import Files


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--now", is_flag=True, help="Free what was put aside at once, not after 30 days.")
@click.option("--even-many", is_flag=True, help="Go on although unusually much is unnamed.")
def sweep(dry_run: bool, now: bool, even_many: bool) -> None:
    """Free the space of files that nothing needs.

    They are put aside after a day and freed after 30; a running server does it daily.  Pictures, those in the bin too,
    and what they were made from stay.
    """
    from dallery.tidying import KEPT

    with desk() as studio:
        swept = studio.tidying.sweep(rehearse=dry_run, kept=0.0 if now else KEPT, even_many=even_many)
    click.echo(say("in use: {files}", files=_counted(swept.named)))
    if swept.back:
        click.echo(say("brought back, for they are named again: {files}", files=_counted(swept.back)))
    aside = "would be put aside: {files}" if dry_run else "put aside: {files}"
    freed = "would be freed: {files}" if dry_run else "freed: {files}"
    click.echo(say(aside, files=_told(swept.aside)))
    click.echo(say(freed, files=_told(swept.freed)))
    if swept.waiting.count:
        click.echo(say("still aside: {files}", files=_told(swept.waiting)))
    if swept.why_not is not None:
        click.echo(swept.why_not, err=True)


def _counted(count: int) -> str:
    return many("{count:,} file", "{count:,} files", count)


def _told(files: Files) -> str:
    return f"{_counted(files.count)}, {files.size / 1e6:,.1f} MB"
