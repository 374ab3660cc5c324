"""The data folder: its parts, its lock and its secret; it refuses a second instance and a secret others can read."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from dallery.errors import StartRefused
from dallery.storage.durable import fsync_folder, write_new

SECRET_BYTES = 32


class DataFolder:
    """`home` (DALLERY_HOME) with blobs/, spool/, partials/ and thumbnails/, made 0700 where missing.

    Raises StartRefused when it cannot be made.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.blobs = home / "blobs"
        self.spool = home / "spool"
        self.partials = home / "partials"
        self.thumbnails = home / "thumbnails"
        self._lock: int | None = None
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            for part in (self.blobs, self.spool, self.partials, self.thumbnails):
                part.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise StartRefused(f"The data folder {home} cannot be used: {error.strerror}.") from error

    def lock(self) -> None:
        """Take the folder for this process until it ends.  Raises StartRefused when another one has it."""
        if self._lock is not None:
            return
        try:
            descriptor = os.open(self.home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StartRefused(f"The data folder {self.home} cannot be locked: {error.strerror}.") from error
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StartRefused(
                f"Another Dallery is running on the data folder {self.home}. "
                "Stop it first, or set DALLERY_HOME to another folder."
            ) from error
        self._lock = descriptor

    def unlock(self) -> None:
        """Give the folder back (the end of the process does it too)."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def secret(self) -> bytes:
        """The 32 random bytes of this instance, made once.  Raises StartRefused when others could read them."""
        path = self.home / "secret"
        try:
            if not path.exists():
                self._make_secret(path)
            if os.name != "nt" and path.stat().st_mode & 0o077:
                raise StartRefused(f"{path} can be read by other users. Allow only its owner: chmod 600 {path}")
            secret = path.read_bytes()
        except OSError as error:
            raise StartRefused(f"The secret {path} cannot be read or made: {error.strerror}.") from error
        if len(secret) != SECRET_BYTES:
            raise StartRefused(f"{path} is damaged: it should hold {SECRET_BYTES} bytes. Put a backup in its place.")
        return secret

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose ("sessions", "image links"), so that no two uses share a key."""
        return hkdf_sha256(self.secret(), purpose.encode())

    def _make_secret(self, path: Path) -> None:
        temp = self.home / f".secret-{secrets.token_hex(8)}"
        write_new(temp, secrets.token_bytes(SECRET_BYTES))
        try:
            with suppress(FileExistsError):  # a link cannot overwrite: of two first starts one secret wins
                os.link(temp, path)
        finally:
            temp.unlink()
        fsync_folder(self.home)


def hkdf_sha256(key: bytes, info: bytes, length: int = 32) -> bytes:
    """RFC 5869 with an empty salt; `length` in bytes, up to 8160."""
    pseudorandom = hmac.new(bytes(32), key, hashlib.sha256).digest()
    block, output = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.new(pseudorandom, block + info + bytes([counter]), hashlib.sha256).digest()
        output += block
    return output[:length]


if sys.platform == "win32":

    def _take(descriptor: int) -> None:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _take(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
