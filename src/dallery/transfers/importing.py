"""Pictures from a ZIP of ours or from a folder come into the gallery; no file is believed before it was checked.

Nothing is ever unpacked onto the disk under a name from the archive.  Sizes are looked at in the archive's header
first; every picture's checksum, shape and pixels are checked, the pixels in the decoding child.  Money is not touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dallery.domain.colours import colours_of
from dallery.domain.notes import prompt_in
from dallery.domain.picture import inspect, inspect_made
from dallery.domain.request import ImageRequest
from dallery.errors import NotFound, RequestError, StorageUnavailable
from dallery.storage.blobs import Blobs
from dallery.storage.ids import is_id
from dallery.storage.records import storable, stored_colours
from dallery.storage.transfer import ForeignImage, ForeignJob, TransferRows
from dallery.transfers.telling import FORMAT, LIST, Untold, columns_of, job_of_line
from dallery.uploads.decoding import Decoder

MOST_BYTES = 64 * 1024 * 1024  # of one picture
MOST_PIXELS = 16 * 1024 * 1024  # what the decoding child opens
MOST_PARTS = 20_000
MOST_LINE = 2 * 1024 * 1024  # bytes of one picture's line
MOST_FILES = 4_000_000
MOST_RATIO = 100  # unpacked to packed; pictures hardly shrink, and what shrinks more is a bomb
LEFT_FREE = 256 * 1024 * 1024  # bytes that have to stay free on the disk
BATCH = 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Imported:
    """How many pictures came (also back from the bin), how many were here already, which were refused: (name, why)."""

    added: int
    known: int
    refused: tuple[tuple[str, str], ...] = ()


class Imports:
    """Thread-safe."""

    def __init__(self, rows: TransferRows, blobs: Blobs, decoder: Decoder, clock: Callable[[], int]) -> None:
        self._rows = rows
        self._blobs = blobs
        self._decoder = decoder
        self._clock = clock

    def close(self) -> None:
        self._decoder.close()

    def from_zip(self, owner_id: str, path: Path) -> Imported:
        """Raises RequestError for what is no export of ours, for hostile names and for more than the disk can hold."""
        try:
            with zipfile.ZipFile(path) as archive, self._blobs.aside.bringing_in():
                _look(archive, path, self._blobs.room())
                return _ZipImport(self._rows, self._blobs, self._check, owner_id, self._clock()).run(archive)
        except (*_BROKEN, struct.error, UnicodeError) as error:
            raise RequestError("This ZIP is damaged or not one of ours.", param="file", code="invalid_zip") from error

    def from_folder(self, owner_id: str, folder: Path) -> Imported:
        """Every PNG, JPEG and WebP in it and below, told by its bytes.  Links are not followed."""
        with self._blobs.aside.bringing_in():
            return self._from_folder(owner_id, folder)

    def _from_folder(self, owner_id: str, folder: Path) -> Imported:
        added = known = 0
        refused: list[tuple[str, str]] = []
        for file in _pictures_below(folder):
            name = str(file.relative_to(folder))
            try:
                picture = self._loose(owner_id, file)
            except Untold as why:
                refused.append((name, str(why)))
                continue
            if isinstance(picture, bool):
                added, known = added + picture, known + (not picture)
                continue
            self._rows.take_in(owner_id, [picture], {})
            added += 1
        return Imported(added, known, tuple(refused))

    def _loose(self, owner_id: str, file: Path) -> ForeignImage | bool:
        """False for one whose bytes are here already, True for one that this brought back from the bin."""
        if file.stat().st_size > MOST_BYTES:
            raise Untold("it has more than 64 MB")
        data = file.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if self._rows.alike(owner_id, sha256):
            hidden = self._rows.only_in_the_bin(owner_id, sha256)
            return hidden is not None and self._rows.bring_back(owner_id, hidden)
        columns = self._check(data, made=False)
        prompt = prompt_in(data) or ""
        at = min(int(file.stat().st_mtime * 1000), self._clock())
        request = ImageRequest(prompt=prompt if storable(prompt) else "", model="imported")
        self._blobs.put(data)
        columns |= {"prompt": request.prompt, "model": request.model, "kind": "import", "provider": "import"}
        columns |= {"sha256": sha256, "created_at": max(at, 0)}
        return ForeignImage(None, columns, ForeignJob(None, request, "import", created_at=max(at, 0)))

    def _check(self, data: bytes, made: bool) -> dict[str, Any]:
        """What the bytes say about themselves, and their colours.  `made`: by a model, so it may be a GIF or SVG."""
        try:
            facts = inspect_made(data) if made else inspect(data, MOST_PARTS)
        except ValueError as error:
            raise Untold(str(error)) from error
        large = facts.width * facts.height > MOST_PIXELS
        if large and not made:
            raise Untold(f"it is {facts.width}x{facts.height} pixels, and at most {MOST_PIXELS:,} are taken")
        columns: dict[str, Any] = {"width": facts.width, "height": facts.height, "media_type": facts.media_type}
        columns["byte_size"] = len(data)
        if facts.media_type in ("image/png", "image/jpeg", "image/webp") and not large:  # large ones are never decoded
            try:
                columns["colours"] = stored_colours(colours_of(self._decoder.small(data)))
            except RequestError as error:
                raise Untold(error.message) from error
        return columns


class _ZipImport:
    """One archive on its way in."""

    def __init__(
        self, rows: TransferRows, blobs: Blobs, check: Callable[[bytes, bool], dict[str, Any]], owner_id: str, now: int
    ) -> None:
        self._rows = rows
        self._blobs = blobs
        self._check = check
        self._owner_id = owner_id
        self._now = now
        self._albums: dict[str, str] = {}
        self._jobs: dict[str, str] = {}
        self._inputs: set[str] = set()

    def run(self, archive: zipfile.ZipFile) -> Imported:
        added = known = 0
        refused: list[tuple[str, str]] = []
        waiting: list[ForeignImage] = []
        with archive.open(LIST) as told:
            for number, line in enumerate(iter(lambda: told.readline(MOST_LINE + 1), b"")):
                if number == 0:
                    self._open_albums(_header(line))
                    continue
                name = f"line {number + 1}"
                try:
                    fields = _object(line)
                    name = str(fields.get("file") or name)[:200]
                    picture = self._picture(archive, fields)
                except Untold as why:
                    refused.append((name, str(why)))
                    continue
                if isinstance(picture, bool):
                    added, known = added + picture, known + (not picture)
                    continue
                waiting.append(picture)
                if len(waiting) == BATCH:
                    self._rows.take_in(self._owner_id, waiting, self._jobs)
                    added, waiting = added + len(waiting), []
        self._rows.take_in(self._owner_id, waiting, self._jobs)
        return Imported(added + len(waiting), known, tuple(refused))

    def _open_albums(self, told: list[Any]) -> None:
        for each in told[:10_000]:
            if isinstance(each, dict):
                here = self._rows.album(self._owner_id, each, self._now)
                if here is not None:
                    self._albums[each["id"]] = here

    def _picture(self, archive: zipfile.ZipFile, told: dict[str, Any]) -> ForeignImage | bool:
        """False for one that is here already, True for one that this brought back from the bin."""
        image_id = told.get("id")
        if not isinstance(image_id, str) or not is_id("img", image_id):
            raise Untold("it has no id")
        if self._rows.knows(self._owner_id, image_id):
            return self._rows.bring_back(self._owner_id, image_id)
        columns = columns_of(told)
        same = {"prompt": columns["prompt"], "created_at": columns["created_at"]}
        if self._rows.alike(self._owner_id, columns["sha256"], **same) and self._rows.taken(image_id):
            return False
        data = _member(archive, told.get("file"), columns["sha256"])
        job = job_of_line(told, columns)
        seen = self._check(data, True)
        columns = {**columns, **seen, "colours": columns["colours"] or seen.get("colours")}
        if told.get("original_sha256") is not None:
            columns["original_sha256"] = self._original(archive, told)
        for sha256 in (*job.request.inputs, *([job.request.mask] if job.request.mask else [])):
            self._input(archive, sha256)
        self._blobs.put(data)
        held = told.get("albums")
        ids = [each.get("id") for each in held if isinstance(each, dict)] if isinstance(held, list) else []
        albums = tuple(self._albums[each] for each in ids if isinstance(each, str) and each in self._albums)
        return ForeignImage(image_id, columns, job, albums)

    def _original(self, archive: zipfile.ZipFile, told: dict[str, Any]) -> str:
        data = _member(archive, told.get("original"), told["original_sha256"])
        self._check(data, True)
        return self._blobs.put(data)

    def _input(self, archive: zipfile.ZipFile, sha256: str) -> None:
        if sha256 in self._inputs:
            return
        try:
            data = self._blobs.read(sha256)
        except NotFound:
            data = _member(archive, f"inputs/{sha256}.png", sha256)
            self._check(data, False)
        self._blobs.put(data)  # one that is here becomes young again: no sweep takes it before its row is there
        self._inputs.add(sha256)


# -- what an archive says -------------------------------------------------------------------------------------------


def _look(archive: zipfile.ZipFile, path: Path, room: int) -> None:
    """Everything that the header alone gives away."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise _no_zip("it holds too many files")
    names = set()
    for entry in entries:
        name = entry.filename
        parts = name.split("/")
        if name.startswith("/") or "\\" in name or ".." in parts or ":" in parts[0] or "\x00" in name:
            raise _no_zip("it holds a file with a name that leads out of it")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _no_zip("it holds a link")
        if entry.flag_bits & 1:
            raise _no_zip("it is encrypted")
        if name in names:
            raise _no_zip("it holds two files of one name")
        names.add(name)
        if name != LIST and entry.file_size > MOST_BYTES:
            raise _no_zip("it holds a file of more than 64 MB")
        if entry.file_size > max(entry.compress_size, 1) * MOST_RATIO:
            raise _no_zip("it would unpack to far more than it is")
    if LIST not in names:
        raise _no_zip(f"it holds no {LIST}")
    whole = sum(entry.file_size for entry in entries)
    if whole > max(path.stat().st_size, 1) * MOST_RATIO:
        raise _no_zip("it would unpack to far more than it is")
    if whole + LEFT_FREE > room:
        raise StorageUnavailable("The disk is too full for this ZIP; nothing was taken in.")


def _no_zip(why: str) -> RequestError:
    return RequestError(f"This ZIP is not taken: {why}.", param="file", code="invalid_zip")


def _header(line: bytes) -> list[Any]:
    try:
        told = _object(line)
    except Untold as why:
        raise _no_zip("it is not an export of ours") from why
    if told.get("format") != FORMAT or not isinstance(told.get("albums"), list):
        raise _no_zip("it is not an export of ours")
    return list(told["albums"])


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > MOST_LINE:
        raise _no_zip("a line in it is too long")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Untold("its line cannot be read") from error
    if not isinstance(told, dict):
        raise Untold("its line cannot be read")
    return told


def _member(archive: zipfile.ZipFile, name: object, sha256: object) -> bytes:
    if not isinstance(name, str):
        raise Untold("its file is not in the ZIP")
    try:
        with archive.open(name) as entry:
            data = entry.read(MOST_BYTES + 1)
    except KeyError as error:
        raise Untold("its file is not in the ZIP") from error
    except _BROKEN as error:
        raise Untold("its file is damaged") from error
    if len(data) > MOST_BYTES or hashlib.sha256(data).hexdigest() != sha256:
        raise Untold("its file has a wrong checksum")
    return data


def _pictures_below(folder: Path) -> Iterator[Path]:
    """Files that begin like a picture, in order."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root) / name
            if path.is_symlink() or not path.is_file():
                continue
            with path.open("rb") as file:
                head = file.read(12)
            if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (head[:4], head[8:]) == (b"RIFF", b"WEBP"):
                yield path
