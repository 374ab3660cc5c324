"""Pictures out of here as a ZIP and into here from files. It opens no picture and no archive itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from dallery.collection import Imported
from dallery.domain.actor import Actor
from dallery.domain.filter import Filter
from dallery.web.gallery import COUNTED, Count
from dallery.web.house import House
from dallery.web.language import N_, say

MOST_FILES = 500  # of one form; a script sends them one by one anyway
SHOWN = 100  # refused files that are listed by name
NO_FILE = N_("Choose a ZIP or some pictures first.")


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/transfer", endpoint="transfer")
    def show() -> Any:
        return _page(house)

    @pages.post("/transfer/import", endpoint="import")
    def take_in() -> Any:
        files = [file for file in request.files.getlist("files")[:MOST_FILES] if file.filename]
        imported = bring_in(house, house.actor(), files)
        if request.accept_mimetypes.best == "application/json":
            refused = [{"name": name, "why": why} for name, why in imported.refused[:SHOWN]]
            return jsonify(added=imported.added, known=imported.known, refused=refused)
        return _page(house, imported if files else None, None if files else say(NO_FILE))


def bring_in(house: House, actor: Actor, files: Iterable[FileStorage]) -> Imported:
    """Hands archives and pictures to the gallery's desk; the copies that a browser sent are gone afterwards."""
    added = known = 0
    refused: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="import-", dir=house.settings.home) as name:
        folder = Path(name)
        loose = folder / "loose"
        loose.mkdir()
        names: dict[str, str] = {}
        results = []
        for number, file in enumerate(files):
            given = file.filename or "file"
            kept = f"{number:04d}-{secure_filename(given)[-80:] or 'picture'}"
            if _is_zip(file):
                path = folder / kept
                file.save(path)
                results.append(house.studio.collection.import_zip(actor, path))
                path.unlink()
            else:
                names[kept] = given
                file.save(loose / kept)
        if names:
            results.append(house.studio.collection.import_folder(actor, loose))
        for one in results:
            added, known = added + one.added, known + one.known
            refused += [(names.get(Path(given).name, given), why) for given, why in one.refused]
    return Imported(added, known, tuple(refused))


def _is_zip(file: FileStorage) -> bool:
    head = file.stream.read(4)
    file.stream.seek(0)
    return head in (b"PK\x03\x04", b"PK\x05\x06")


def _page(house: House, imported: Imported | None = None, wrong: str | None = None) -> tuple[str, int]:
    number = house.studio.collection.count(house.actor(), Filter(), COUNTED)
    page = render_template(
        "transfer.html",
        count=Count(min(number, COUNTED), number > COUNTED),
        imported=imported,
        wrong=wrong,
        shown=SHOWN,
    )
    return page, 400 if wrong else 200
