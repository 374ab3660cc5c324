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
from dallery.errors import RequestError
from dallery.web.gallery import COUNTED, Count
from dallery.web.house import House
from dallery.web.language import N_, current, say

MOST_FILES = 500  # of one form; a script sends them one by one anyway
SHOWN = 100  # refused files that are listed by name
NO_FILE = N_("Choose a ZIP or some pictures first.")
NO_PICTURE = N_("This is neither a ZIP nor a PNG, JPEG or WebP picture.")
NO_ARCHIVE = N_("This ZIP is damaged, or it was not exported by Dallery.")
DAMAGED = N_("It is damaged, too large, or no picture that we can keep.")  # of one picture


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
            given, kind = file.filename or "file", _kind(file)
            kept = f"{number:04d}-{secure_filename(given)[-80:] or 'picture'}"
            if kind == "zip":
                file.save(folder / kept)
                try:
                    results.append(house.studio.collection.import_zip(actor, folder / kept))
                except RequestError:
                    refused.append((given, say(NO_ARCHIVE)))
                (folder / kept).unlink()
            elif kind == "picture":
                names[kept] = given
                file.save(loose / kept)
            else:
                refused.append((given, say(NO_PICTURE)))
        if names:
            results.append(house.studio.collection.import_folder(actor, loose))
        for one in results:
            added, known = added + one.added, known + one.known
            refused += [(names.get(Path(given).name, given), _said(why)) for given, why in one.refused]
    return Imported(added, known, tuple(refused))


def _kind(file: FileStorage) -> str:
    """What the first bytes say; the name says nothing."""
    head = file.stream.read(12)
    file.stream.seek(0)
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "zip"
    webp = head[:4] == b"RIFF" and head[8:] == b"WEBP"
    return "picture" if webp or head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) else ""


def _said(why: str) -> str:
    """The desk gives its reason in English; who reads English gets it exactly."""
    return why if current() == "en" else say(DAMAGED)


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
