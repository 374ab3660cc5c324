"""The gallery out to a ZIP and in from a ZIP or a folder, from the terminal; it orders nothing and charges nothing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from dallery.cli.admin import desk
from dallery.cli.language import many, say
from dallery.domain.filter import Filter

SHOWN = 20  # refused files that are named


@click.command("export")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The ZIP.")
@click.option("--words", default="", help="Only pictures whose prompt holds these words.")
def export_gallery(output: Path, words: str) -> None:
    """Write the gallery with all that is known about it to a ZIP."""
    from dallery.collection import Selection

    if not output.parent.is_dir():
        raise click.BadParameter(say("The folder {folder} does not exist.", folder=output.parent), param_hint="'-o'")
    part = output.with_name(f".{output.name}.{secrets.token_hex(4)}")
    try:
        with desk() as studio, part.open("xb") as file:
            actor = studio.owner()
            for block in studio.collection.export(actor, Selection(every=Filter(words=words))):
                file.write(block)
            count = studio.collection.count(actor, Filter(words=words), 10**9)
        os.replace(part, output)  # half an export never stands under the name that was asked for
    finally:
        part.unlink(missing_ok=True)
    click.echo(many("{count:,} picture in {output}", "{count:,} pictures in {output}", count, output=output))


@click.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def import_gallery(path: Path) -> None:
    """Take in an exported ZIP, or a folder of pictures.

    From a folder come every PNG, JPEG and WebP in it and below.  What is here already is skipped.
    """
    with desk() as studio:
        gallery, actor = studio.collection, studio.owner()
        imported = gallery.import_folder(actor, path) if path.is_dir() else gallery.import_zip(actor, path)
    one = "{count:,} picture came in; {known:,} were here already."
    more = "{count:,} pictures came in; {known:,} were here already."
    click.echo(many(one, more, imported.added, known=imported.known))
    for name, why in imported.refused[:SHOWN]:
        click.echo(say("refused: {name}: {why}", name=click.format_filename(name), why=why), err=True)
    if len(imported.refused) > SHOWN:
        click.echo(say("refused: {count:,} more", count=len(imported.refused) - SHOWN), err=True)
