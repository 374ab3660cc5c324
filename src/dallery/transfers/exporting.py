"""A gallery as a ZIP, sent while it is made: untouched pictures, what was asked for with them, and `gallery.jsonl`.

The first line of `gallery.jsonl` tells the albums, each further one everything that is known about one picture.  The
pictures are stored, not packed again.  It changes nothing.
"""

from __future__ import annotations

import json
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Any, cast

from dallery.domain.image import Image
from dallery.domain.job import Job
from dallery.errors import NotFound
from dallery.storage.albums import Albums
from dallery.storage.blobs import Blobs
from dallery.storage.transfer import TransferRows
from dallery.transfers.telling import FORMAT, LIST, VERSION, line_of

_LARGE = 1024 * 1024  # bytes that are handed on at a time


class Exports:
    """Thread-safe."""

    def __init__(self, rows: TransferRows, albums: Albums, blobs: Blobs) -> None:
        self._rows = rows
        self._albums = albums
        self._blobs = blobs

    def stream(self, owner_id: str, batches: Iterable[list[Image]]) -> Iterator[bytes]:
        """The bytes of the ZIP.  A picture whose file is missing or damaged is told of with `"missing": true`."""
        out = _Outlet()
        inputs: set[str] = set()
        # What is told takes about 1 KB a picture: on disk, because a million of them would not fit in memory.
        sink = cast(IO[bytes], out)
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive, tempfile.TemporaryFile() as told:
            _tell(told, {"format": FORMAT, "version": VERSION, "albums": self._told_albums(owner_id)})
            for batch in batches:
                jobs = self._rows.jobs_of([image.job_id for image in batch])
                held = self._albums.of_images(owner_id, [image.id for image in batch])
                for image in batch:
                    line = line_of(image, jobs[image.job_id], held.get(image.id, []))
                    for name, sha256 in _files(image, line, jobs[image.job_id], inputs):
                        if not self._put(archive, name, sha256, image.created_at):
                            line["missing"] = True
                        yield from out.taken()
                    _tell(told, line)
            told.seek(0)
            info = zipfile.ZipInfo(LIST, time.gmtime()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as entry:
                while block := told.read(_LARGE):
                    entry.write(block)
                    yield from out.taken()
        yield from out.taken()

    def _put(self, archive: zipfile.ZipFile, name: str, sha256: str, at: int) -> bool:
        try:
            data = self._blobs.read(sha256)
        except NotFound:
            return False
        moment = time.gmtime(min(max(at // 1000, 315_532_800), 4_354_819_199))  # a ZIP knows 1980 to 2107
        info = zipfile.ZipInfo(name, moment[:6])
        info.external_attr = 0o600 << 16
        archive.writestr(info, data)
        return True

    def _told_albums(self, owner_id: str) -> list[dict[str, Any]]:
        return [
            {
                "id": album.id, "name": album.name, "created_at": album.created_at,
                "filter": None if album.filter is None else json.loads(album.filter.to_json()),
            }
            for album in self._albums.all(owner_id)
        ]  # fmt: skip


class _Outlet:
    """Where the ZIP is written to: a pipe that cannot be rewound, emptied after every picture."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> Iterator[bytes]:
        parts, self._parts = self._parts, []
        if parts:
            yield b"".join(parts)


def _tell(told: IO[bytes], line: dict[str, Any]) -> None:
    told.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _files(image: Image, line: dict[str, Any], job: Job, inputs: set[str]) -> Iterator[tuple[str, str]]:
    """(name in the ZIP, SHA-256); what several pictures were made from goes in once."""
    yield line["file"], image.sha256
    if image.original_sha256 is not None:
        yield line["original"], image.original_sha256
    for sha256 in (*job.request.inputs, *([job.request.mask] if job.request.mask else [])):
        if sha256 not in inputs:
            inputs.add(sha256)
            yield f"inputs/{sha256}.png", sha256
