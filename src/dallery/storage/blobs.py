"""Content-addressed bytes on disk, `ab/cd/<sha256>`; it knows no rows and never shows a half-written file."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dallery.errors import NotFound, StorageUnavailable
from dallery.storage.aside import Aside, age_s
from dallery.storage.durable import fsync_folder, write_new

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LEVEL = re.compile(r"[0-9a-f]{2}")
_TEMP = "tmp"


class Blobs:
    """Bytes under `root`, named by their SHA-256 (64 lower-case hex digits); files 0600, folders 0700.

    When `put` returns, the bytes survive a power cut: temp -> write -> fsync(file) -> rename -> fsync(folder).
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._temps = root / _TEMP
        self._lasting: set[Path] = set()  # folders whose own entry in their parent is known to be on disk
        self.aside = Aside(root)

    def put(self, data: bytes) -> str:
        """Store `data` and give its SHA-256.  Raises StorageUnavailable (full, read-only or failing disk)."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._target(sha256)
        try:
            self._make_folders(target.parent)
            if not self._reuse(target, len(data)):
                self._write(target, data)
            fsync_folder(target.parent)
        except OSError as error:
            raise StorageUnavailable(f"The image could not be stored: {error.strerror}.") from error
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the blob lies.  Raises NotFound when it is not there or the name is no SHA-256."""
        if _SHA256.fullmatch(sha256) is None:
            raise _no_blob()
        target = self._target(sha256)
        if not self._here(target):
            raise _no_blob()
        return target

    def read(self, sha256: str) -> bytes:
        """The bytes, checked against their name.  Raises NotFound when missing or damaged, StorageUnavailable."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise _no_blob() from error
        except OSError as error:
            raise StorageUnavailable(f"The image could not be read: {error.strerror}.") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotFound("The stored image is damaged.", code="image_damaged")
        return data

    def exists(self, sha256: str) -> bool:
        return _SHA256.fullmatch(sha256) is not None and self._here(self._target(sha256))

    def lies(self, sha256: str) -> bool:
        """As `exists`, but one that was put aside stays there."""
        return _SHA256.fullmatch(sha256) is not None and self._target(sha256).is_file()

    def room(self) -> int:
        """Bytes that are free where the blobs lie."""
        try:
            return shutil.disk_usage(self._root.parent).free
        except OSError as error:
            raise StorageUnavailable(f"The disk cannot be looked at: {error.strerror}.") from error

    def sweep_temps(self, older_than_s: float) -> int:
        """Remove what crashed writes left behind at least `older_than_s` seconds ago; how many files."""
        removed = 0
        for path in _files(self._temps):
            if age_s(path) >= older_than_s:
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def walk(self) -> Iterator[list[tuple[str, int, float]]]:
        """(SHA-256, bytes, age in seconds) of every blob, some hundreds at a time."""
        for first in _folders(self._root):
            found = []
            for second in _folders(first):
                for entry in os.scandir(second):
                    with suppress(FileNotFoundError):
                        if _SHA256.fullmatch(entry.name) and entry.is_file():
                            found.append((entry.name, entry.stat().st_size, age_s(Path(entry.path))))
            yield found

    def put_aside(self, sha256: str, older_than_s: float) -> int | None:
        """`Aside.take` for a blob."""
        return self.aside.take(self._target(sha256), older_than_s)

    def bring_back(self, sha256: str) -> bool:
        """`Aside.back` for a blob."""
        return self.aside.back(self._target(sha256))

    def _target(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def _here(self, target: Path) -> bool:
        return target.is_file() or self.aside.back(target)

    def _make_folders(self, folder: Path) -> None:
        """Make `folder` so that a power cut cannot take it back: a new folder lasts once its parent is synced."""
        for each in (self._root, self._temps, folder.parent, folder):
            if each in self._lasting and each.is_dir():
                continue
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            fsync_folder(each.parent)
            self._lasting.add(each)

    def _reuse(self, target: Path, size: int) -> bool:
        try:
            if target.stat().st_size != size:
                return False  # damaged: written anew
            os.utime(target)  # young again, so that an orphan sweep that is under way leaves it alone
        except FileNotFoundError:
            return False
        return True

    def _write(self, target: Path, data: bytes) -> None:
        temp = self._temps / f"{os.getpid()}-{secrets.token_hex(8)}"
        try:
            write_new(temp, data)
            os.replace(temp, target)
        except OSError:
            # After a failed fsync the kernel may call the lost pages clean, so this file is never used again.
            with suppress(OSError):
                temp.unlink()
            raise


def _no_blob() -> NotFound:
    return NotFound("There is no such image.")


def _files(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        yield from (path for path in folder.iterdir() if path.is_file())


def _folders(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        yield from (path for path in folder.iterdir() if _LEVEL.fullmatch(path.name) and path.is_dir())
