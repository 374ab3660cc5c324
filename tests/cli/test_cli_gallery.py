"""The gallery out to a ZIP and in again, as typed."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.cli.terminal import Terminal


def test_a_folder_comes_in_goes_out_and_comes_into_another_house(
    terminal: Terminal, terminal_with: Callable[..., Terminal], tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for colour in ("red", "blue"):
        out = io.BytesIO()
        Image.new("RGB", (16, 16), colour).save(out, "PNG")
        (folder / f"{colour}.png").write_bytes(out.getvalue())
    (folder / "half.png").write_bytes(out.getvalue()[:30])
    came = terminal("import", "pictures")
    assert (came.returncode, came.stdout.strip()) == (0, "2 pictures came in; 0 were here already.")
    assert "half.png" in came.stderr
    went = terminal("export", "-o", "all.zip")
    assert (went.returncode, went.stdout.strip()) == (0, "2 pictures in all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None and len(archive.namelist()) == 3
    none = terminal("export", "-o", "none.zip", "--words", "여우")
    assert none.stdout.strip() == "0 pictures in none.zip"
    there = terminal_with(DALLERY_HOME=str(tmp_path / "there"))
    assert there("import", "all.zip").stdout.strip() == "2 pictures came in; 0 were here already."
    assert there("import", "all.zip").stdout.strip() == "0 pictures came in; 2 were here already."


def test_what_is_no_export_is_refused_in_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    done = terminal("import", "x.zip")
    assert done.returncode == 1 and "not one of ours" in done.stderr and "Traceback" not in done.stderr
    assert terminal("export", "-o", "nowhere/all.zip").returncode == 2
    assert terminal("import", "missing").returncode == 2


def test_a_sweep_says_how_much_nobody_needs_and_frees_it(terminal: Terminal, tmp_path: Path) -> None:
    orphan = tmp_path / "data" / "blobs" / "aa" / "aa" / ("a" * 64)
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x" * 1_500_000)
    os.utime(orphan, (1, 1))
    rehearsed = terminal("sweep", "--dry-run")
    assert "would be put aside: 1 file, 1.5 MB" in rehearsed.stdout and orphan.exists()
    freed = terminal("sweep", "--now")
    assert "put aside: 1 file, 1.5 MB\nfreed: 1 file, 1.5 MB" in freed.stdout and not orphan.exists()
