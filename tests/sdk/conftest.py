"""OpenAI's own SDKs of four generations, each in a virtual environment that is made once and kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.served import ROOT, Served, bare_environment

# With each the packages that a program of its day had beside it.
RELEASES = {"0.28.1": (), "1.3.9": ("httpx<0.28",), "1.109.1": (), "3.54.0": ()}
PROGRAMS = Path(__file__).parent / "programs"


def python_with(version: str) -> Path:
    """The Python of a virtual environment that holds this release."""
    home = ROOT / ".cache" / "sdk" / version
    python, ready = home / "bin" / "python", home / "ready"
    if not ready.exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
        wanted = [f"openai=={version}", *RELEASES[version]]
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        subprocess.run([*pip, "--disable-pip-version-check", *wanted], check=True)
        ready.touch()
    return python


class Run:
    """A program of ours under `programs/`, as a person would start it: only a key and a base URL in its environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, version: str, program: str, server: Served, *words: str) -> Any:
        """What it printed as JSON.  The program sees the server's /v1 in OPENAI_BASE_URL or OPENAI_API_BASE."""
        base = "OPENAI_API_BASE" if version.startswith("0.") else "OPENAI_BASE_URL"
        environment = bare_environment(**{base: f"{server.url}/v1", "OPENAI_API_KEY": server.key})
        del environment["PYTHONPATH"]
        command = [str(python_with(version)), str(PROGRAMS / program), *words]
        done = subprocess.run(
            command, env=environment, cwd=self._folder, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Any]:
    return Run(tmp_path)
