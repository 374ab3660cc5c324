"""Blobs that nobody names, kept aside for a while before they are gone for good; whoever asks for one gets it back.

It also keeps putting-aside and bringing pictures in apart, over all processes that share a folder of blobs.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"([0-9a-f]{64})\.([0-9]{1,12})")


@dataclass(frozen=True)
class Kept:
    """A blob put aside `since` (seconds since 1970); `size` in bytes."""

    sha256: str
    since: int
    size: int
    path: Path


class Aside:
    """`root` holds the blobs.  Every step is one rename, so that a kill leaves a blob in one of the two places.

    Methods raise OSError.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / "aside"
        self._lock = root / ".bringing-in"

    def take(self, blob: Path, older_than_s: float) -> int | None:
        """Put `blob` aside unless somebody stored it again within `older_than_s` seconds; its bytes, None if it stays.

        Whoever stores the same bytes makes the file young, or finds none and writes it anew.  So its age is looked at
        once more when nobody can find it here any longer.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        kept = self._folder / f"{blob.name}.{int(time.time())}"
        try:
            if age_s(blob) < older_than_s:
                return None
            os.rename(blob, kept)
        except FileNotFoundError:
            return None
        if age_s(kept) < older_than_s:
            self._return(kept, blob)
            return None
        return kept.stat().st_size

    def back(self, blob: Path) -> bool:
        """Bring a blob back that was put aside; False when it is not here."""
        kept = sorted(self._folder.glob(f"{blob.name}.*"))
        if not kept:
            return False
        with suppress(FileNotFoundError):  # somebody else brings it back at this moment
            self._return(kept[-1], blob)
        return blob.is_file()

    def all(self) -> Iterator[Kept]:
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                name = _NAME.fullmatch(path.name)
                if name is not None:
                    yield Kept(name[1], int(name[2]), path.stat().st_size, path)

    def _return(self, kept: Path, blob: Path) -> None:
        if blob.is_file():  # written anew meanwhile
            kept.unlink()
        else:
            blob.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.rename(kept, blob)

    if sys.platform == "win32":  # no shared locks: there the age of what was stored alone decides

        @contextmanager
        def bringing_in(self) -> Iterator[None]:
            yield

        @contextmanager
        def alone(self) -> Iterator[bool]:
            yield True

    else:

        @contextmanager
        def bringing_in(self) -> Iterator[None]:
            """Nothing is put aside while anybody is in here; pictures are stored and named by rows much later."""
            with self._locked(wait=True, shared=True):
                yield

        @contextmanager
        def alone(self) -> Iterator[bool]:
            """False when pictures are being brought in."""
            with self._locked(wait=False, shared=False) as mine:
                yield mine

        @contextmanager
        def _locked(self, wait: bool, shared: bool) -> Iterator[bool]:
            import fcntl

            self._lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
                try:
                    fcntl.flock(descriptor, how)
                except BlockingIOError:
                    yield False
                    return
                yield True
            finally:
                os.close(descriptor)


def age_s(path: Path) -> float:
    """Seconds since it was written or touched."""
    return time.time() - path.stat().st_mtime
