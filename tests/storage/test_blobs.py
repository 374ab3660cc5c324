"""Bytes are on the disk, whole, before anybody hears their name."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from dallery.errors import NotFound, StorageUnavailable
from dallery.storage.blobs import Blobs
from tests.storage.people import all_at_once

FOX = b"a fox in the snow" * 1000
NAME = hashlib.sha256(FOX).hexdigest()
HOUR = 3600.0


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


class Disk:
    """Writes down, in order, what was made to last."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.log: list[str] = []
        self._root = root
        self._fsync, self._replace, self._mkdir = os.fsync, os.replace, Path.mkdir
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "replace", self.replace)
        monkeypatch.setattr(Path, "mkdir", lambda path, *args, **more: self.mkdir(path, *args, **more))

    def fsync(self, descriptor: int) -> None:
        self.log.append(f"fsync {self._name(Path(os.readlink(f'/proc/self/fd/{descriptor}')))}")
        self._fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self.log.append(f"rename {self._name(Path(source))} to {self._name(Path(target))}")
        self._replace(source, target)

    def mkdir(self, path: Path, *arguments: Any, **more: Any) -> None:
        if not path.exists():
            self.log.append(f"mkdir {self._name(path)}")
        self._mkdir(path, *arguments, **more)

    def _name(self, path: Path) -> str:
        parts = path.relative_to(self._root).parts
        return "/".join("temp" if "-" in part else "blob" if len(part) == 64 else part for part in parts) or "."


def folder_of(name: str) -> str:
    return f"blobs/{name[:2]}/{name[2:4]}"


def test_bytes_last_before_their_name_and_the_name_before_put_returns(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put(b"somebody else's")  # so that the upper folders are there
    disk = Disk(tmp_path, monkeypatch)
    assert blobs.put(FOX) == NAME
    assert disk.log[-3:] == [
        "fsync blobs/tmp/temp",
        f"rename blobs/tmp/temp to {folder_of(NAME)}/blob",
        f"fsync {folder_of(NAME)}",
    ]


def test_every_new_folder_lasts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(tmp_path, monkeypatch)
    Blobs(tmp_path / "blobs").put(FOX)
    first, second = f"blobs/{NAME[:2]}", folder_of(NAME)
    assert disk.log == [
        "mkdir blobs",
        "fsync .",
        "mkdir blobs/tmp",
        "fsync blobs",
        f"mkdir {first}",
        "fsync blobs",
        f"mkdir {second}",
        f"fsync {first}",
        "fsync blobs/tmp/temp",
        f"rename blobs/tmp/temp to {second}/blob",
        f"fsync {second}",
    ]


def test_a_folder_that_a_killed_process_left_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / folder_of(NAME)).mkdir(parents=True)
    disk = Disk(tmp_path, monkeypatch)
    Blobs(tmp_path / "blobs").put(FOX)
    assert {"fsync blobs", f"fsync blobs/{NAME[:2]}", f"fsync {folder_of(NAME)}"} <= set(disk.log)


def test_a_known_blob_is_not_written_again_but_its_folder_is_synced(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put(FOX)
    disk = Disk(tmp_path, monkeypatch)
    assert blobs.put(FOX) == NAME
    assert disk.log == [f"fsync {folder_of(NAME)}"]


def test_what_was_put_can_be_read(blobs: Blobs, tmp_path: Path) -> None:
    assert not blobs.exists(NAME)
    blobs.put(FOX)
    assert blobs.exists(NAME)
    assert blobs.read(NAME) == FOX
    assert blobs.path(NAME) == tmp_path / "blobs" / NAME[:2] / NAME[2:4] / NAME
    assert blobs.put(b"") == hashlib.sha256(b"").hexdigest()


def test_only_the_owner_of_the_process_can_read_them(blobs: Blobs) -> None:
    blobs.put(FOX)
    path = blobs.path(NAME)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in list(path.parents)[:3]} == {0o700}


@pytest.mark.parametrize("odd", ["", "..", "../../etc/passwd", "/etc/passwd", "a" * 63, "A" * 64, "g" * 64, "\x00"])
def test_what_is_no_name_of_a_blob_is_not_found(blobs: Blobs, odd: str) -> None:
    for act in (blobs.path, blobs.read):
        with pytest.raises(NotFound):
            act(odd)
    assert not blobs.exists(odd)
    assert not blobs.lies(odd)


def test_a_missing_cut_or_changed_blob_is_never_handed_out(blobs: Blobs) -> None:
    with pytest.raises(NotFound):
        blobs.read(NAME)
    blobs.put(FOX)
    for damage in (FOX[:-1], b"", bytes([FOX[0] ^ 1]) + FOX[1:]):
        blobs.path(NAME).write_bytes(damage)
        with pytest.raises(NotFound) as refused:
            blobs.read(NAME)
        assert refused.value.code == "image_damaged"


def test_a_cut_blob_is_written_anew(blobs: Blobs) -> None:
    blobs.put(FOX)
    blobs.path(NAME).write_bytes(FOX[:7])
    blobs.put(FOX)
    assert blobs.read(NAME) == FOX


def test_short_writes_lose_nothing(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:1000]))
    assert blobs.read(blobs.put(FOX)) == FOX


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_failing_disk_is_said_and_leaves_no_trace(
    blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    blobs.put(b"somebody else's")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fail)
        with pytest.raises(StorageUnavailable):
            blobs.put(FOX)
    assert not blobs.exists(NAME)
    assert list((tmp_path / "blobs" / "tmp").iterdir()) == []
    assert blobs.read(blobs.put(FOX)) == FOX


def test_twenty_threads_store_the_same_picture(blobs: Blobs) -> None:
    assert all_at_once(20, lambda _: blobs.put(FOX)) == [NAME] * 20
    assert blobs.read(NAME) == FOX


def test_only_old_temporaries_are_swept(blobs: Blobs, tmp_path: Path) -> None:
    assert blobs.sweep_temps(0) == 0
    blobs.put(FOX)
    temps = tmp_path / "blobs" / "tmp"
    (temps / "old").write_bytes(b"half")
    (temps / "young").write_bytes(b"half")
    age(temps / "old", 2 * HOUR)
    assert blobs.sweep_temps(HOUR) == 1
    assert [path.name for path in temps.iterdir()] == ["young"]
    assert blobs.exists(NAME)


def age(path: Path, seconds: float) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))
