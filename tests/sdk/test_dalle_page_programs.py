"""Every program of the page "Your DALL·E code, still running" is run as it stands, with a real address and key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dallery.domain.picture import inspect
from dallery.web import dalle
from dallery.web.prose import read
from tests.sdk.conftest import modules, python_with
from tests.sdk.test_sdk_generations import fetched
from tests.served import Served, bare_environment

PROGRAMS = {one.tag: one.source for one in read(dalle.text("en"), {}) if one.kind == "code" and " " in one.tag}
RUNNERS = {
    "openai-0.28": "0.28.1",
    "openai-1": "1.3.9",
    "openai-3": "3.54.0",
    "openai-3-errors": "3.54.0",
    "langchain": "3.54.0+langchain",
    "node-3": "3.3.0",
    "node-4": "4.20.0",
    "node-latest": "latest",
    "curl": "",
}
# The sizes of what each prints as links, or writes.
SIZES = {
    "python after openai-0.28": [(512, 512), (512, 512), (256, 256)],
    "python after openai-1": [(1792, 1024)],
    "python after openai-3": [(512, 512), (1536, 1024)],
    "js after node-3": [(256, 256), (256, 256)],
    "js after node-4": [(1024, 1792), (512, 512)],
    "js after node-latest": [(1024, 1024)],
    "python after langchain": [(1024, 1024)],
    "sh after curl": [(512, 512)],
    "python run openai-3": [(1024, 1024)],
    "python run openai-3-errors": [],
}
SAID = {
    "python after openai-1": "a fox; ",  # the revised prompt: what the illustrator understood
    "python run openai-3": "dall-e-3 was painted by illustrator-1",
    "python run openai-3-errors": "invalid_size size",
}


def test_no_program_is_left_out() -> None:
    assert set(SIZES) == {tag for tag in PROGRAMS if " before " not in tag}


@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize("tag", SIZES)
def test_it_runs_and_gets_its_pictures(server: Served, tmp_path: Path, tag: str) -> None:
    language, _, name = tag.split()
    runner = {"python": "python", "js": "node", "sh": "curl"}[language]
    if runner != "python" and shutil.which(runner) is None:
        pytest.skip(f"there is no {runner} here")
    (tmp_path / "picture.png").rename(tmp_path / "fox.png")
    source = PROGRAMS[tag].replace("dk_...", server.key).replace(dalle.EXAMPLE, server.url)
    assert source.count(server.key) == 1 and source.count(server.url) == 1
    (tmp_path / "program").write_text(source, encoding="utf-8")
    environment = bare_environment()
    if language == "js":
        environment["NODE_PATH"] = os.fspath(modules(RUNNERS[name]))
    command = os.fspath(python_with(RUNNERS[name])) if language == "python" else {"js": "node", "sh": "sh"}[language]
    done = subprocess.run(
        [command, "program"], env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = [fetched(link) for link in re.findall(r'https?://[^\s"]+', done.stdout)]
    if (tmp_path / "snow.png").exists():
        found.append(inspect((tmp_path / "snow.png").read_bytes()))
    assert [(one.width, one.height) for one in found] == SIZES[tag], done.stdout
    assert SAID.get(tag, "") in done.stdout
