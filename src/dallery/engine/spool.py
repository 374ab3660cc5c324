"""Raw answers on disk from their first byte to the moment their images are stored; it understands none of them.

A file is `<job>.<attempt>.part` while bytes arrive and `<job>.<attempt>.raw` once the last one did.  Its first line is
the head (JSON), the rest the body as it came.  Writes are unbuffered: what arrived outlives a kill of the process.
When the disk refuses, the rest of the answer is held in memory until it takes it: it was paid for.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from dallery.errors import BadAnswer
from dallery.providers.base import Raw


class SpoolFile:
    """One answer being received.  Not thread-safe: one worker writes it."""

    def __init__(self, folder: Path, job_id: str, attempt: int, cap: int) -> None:
        self._part = folder / f"{job_id}.{attempt}.part"
        self._whole = folder / f"{job_id}.{attempt}.raw"
        self._cap = cap  # bytes
        self._size = 0
        self._fd: int | None = None
        self._held = bytearray()  # what the disk did not take yet, in order

    @property
    def begun(self) -> bool:
        return self._fd is not None or self._whole.exists()

    def start(self, head: dict[str, str]) -> None:
        if self._fd is not None:
            raise RuntimeError("an answer was begun twice")
        self._fd = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._write(json.dumps(head).encode() + b"\n")

    def write(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._cap:
            raise BadAnswer(f"The provider's answer is larger than {self._cap} bytes.")
        self._write(chunk)

    def _write(self, data: bytes) -> None:
        if self._fd is None:
            raise RuntimeError("no answer was begun")
        if self._held:
            self._held += data
            return
        written = 0
        try:
            while written < len(data):
                written += os.write(self._fd, memoryview(data)[written:])
        except OSError:
            self._held += data[written:]

    def finish(self) -> Raw:
        """fsync, rename, fsync the folder: from here on the answer survives a power loss.

        Raises OSError while the disk refuses; call it again later, nothing is forgotten.
        """
        if self._fd is None:
            raise RuntimeError("no answer was begun")
        while self._held:
            del self._held[: os.write(self._fd, self._held)]
        os.fsync(self._fd)
        os.close(self._fd)
        self._fd = None
        os.replace(self._part, self._whole)
        sync_folder(self._whole.parent)
        return open_raw(self._whole)

    def close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def open_raw(path: Path) -> Raw:
    """ValueError when not even the head line is whole."""
    with path.open("rb") as file:
        line = file.readline(64 * 1024)
    if not line.endswith(b"\n"):
        raise ValueError("the head is not whole")
    return Raw(head=json.loads(line), path=path, body_offset=len(line))


def find(folder: Path, job_id: str) -> Raw | None:
    """The newest answer of a job, whole or broken off, or None when no byte of one is here."""
    found = sorted(_of(folder, job_id), key=lambda path: int(path.name.split(".")[1]), reverse=True)
    for path in found:
        try:
            return open_raw(path)
        except ValueError:
            continue
    return None


def forget(folder: Path, job_id: str) -> None:
    for path in _of(folder, job_id):
        path.unlink(missing_ok=True)


def _of(folder: Path, job_id: str) -> list[Path]:
    with os.scandir(folder) as entries:  # a pattern would cost twenty times as much
        return [Path(entry.path) for entry in entries if entry.name.startswith(f"{job_id}.")]
