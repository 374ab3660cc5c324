"""One folder, one instance, one secret."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dallery.errors import StartRefused
from dallery.storage.folder import DataFolder, hkdf_sha256
from tests.storage.people import all_at_once

HOLD_THE_LOCK = """
import sys
from pathlib import Path
from dallery.storage.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.lock()
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "new" / "home"


def test_the_folder_and_its_parts_are_made_for_one_person(home: Path) -> None:
    folder = DataFolder(home)
    for path in (folder.home, folder.blobs, folder.spool, folder.partials, folder.thumbnails):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    DataFolder(home)


def test_a_folder_that_cannot_be_made_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartRefused, match="file"):
        DataFolder(tmp_path / "file" / "home")


def test_a_second_process_on_the_same_folder_is_refused(home: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(StartRefused) as refused:
            DataFolder(home).lock()
        assert str(home) in refused.value.message
        assert "Another Dallery is running" in refused.value.message
    finally:
        other.kill()
        other.wait()
    DataFolder(home).lock()  # a killed instance leaves no lock behind


def test_the_lock_is_held_until_it_is_given_back(home: Path) -> None:
    first, second = DataFolder(home), DataFolder(home)
    first.lock()
    first.lock()
    with pytest.raises(StartRefused):
        second.lock()
    first.unlock()
    second.lock()


def test_the_secret_is_made_once_and_stays(home: Path) -> None:
    secret = DataFolder(home).secret()
    assert len(secret) == 32
    assert DataFolder(home).secret() == secret
    assert stat.S_IMODE((home / "secret").stat().st_mode) == 0o600


def test_of_many_first_starts_one_secret_wins(home: Path) -> None:
    DataFolder(home)
    assert len(set(all_at_once(20, lambda _: DataFolder(home).secret()))) == 1
    assert [path.name for path in home.iterdir() if path.is_file()] == ["secret"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_secret_that_others_can_read_stops_the_start(home: Path, mode: int) -> None:
    folder = DataFolder(home)
    folder.secret()
    os.chmod(home / "secret", mode)
    with pytest.raises(StartRefused, match="chmod 600"):
        folder.secret()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_damaged_secret_is_never_replaced(home: Path, content: bytes) -> None:
    folder = DataFolder(home)
    folder.secret()
    (home / "secret").write_bytes(content)
    with pytest.raises(StartRefused, match="damaged"):
        folder.secret()
    assert (home / "secret").read_bytes() == content


def test_each_purpose_has_its_own_key(home: Path, tmp_path: Path) -> None:
    folder = DataFolder(home)
    keys = {folder.derive("sessions"), folder.derive("image links"), folder.secret()}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}
    assert DataFolder(home).derive("sessions") == folder.derive("sessions")
    assert DataFolder(tmp_path / "elsewhere").derive("sessions") != folder.derive("sessions")


def test_derivation_agrees_with_the_published_example() -> None:
    # RFC 5869, appendix A.3: no salt, no info.
    expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    assert hkdf_sha256(b"\x0b" * 22, b"", 42).hex() == expected
