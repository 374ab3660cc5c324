"""OpenAI's own SDKs of every generation and LangChain, each in an environment that is made once and kept."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import fetched
from tests.api.uploads import FOX, holed
from tests.served import Served, bare_environment

# With each the packages that a program of its day had beside it.
RELEASES = {
    "0.28.1": (),
    "1.3.9": ("httpx<0.28",),
    "1.109.1": (),
    "3.54.0": (),
    "3.54.0+langchain": ("langchain-community==0.4.2",),
}
PROGRAMS = Path(__file__).parent / "programs"


def python_with(version: str) -> Path:
    """The Python of a virtual environment that holds this release."""
    return fetched.python_with(f"sdk/{version}", f"openai=={version.partition('+')[0]}", *RELEASES[version])


def modules(version: str) -> Path:
    """The node_modules of a folder that holds this release."""
    return fetched.node_modules(f"sdk/node-{version}", f"openai@{version}")


class Run:
    """A program of ours under `programs/`, as a person would start it: only a key and a base URL in its environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, version: str, program: str, server: Served, *words: str) -> Any:
        """What it printed as JSON.  The program sees the server's /v1 in OPENAI_BASE_URL or OPENAI_API_BASE.

        `version` is one of Python's, or one of Node's for a program that ends in .cjs.
        """
        base = "OPENAI_API_BASE" if version.startswith("0.") else "OPENAI_BASE_URL"
        environment = bare_environment(**{base: f"{server.url}/v1", "OPENAI_API_KEY": server.key})
        del environment["PYTHONPATH"]
        if program.endswith(".cjs"):
            environment["NODE_PATH"], runner = os.fspath(modules(version)), "node"
        else:
            runner = os.fspath(python_with(version))
        command = [runner, str(PROGRAMS / program), *words]
        done = subprocess.run(
            command, env=environment, cwd=self._folder, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Any]:
    return Run(tmp_path)


@pytest.fixture(params=["illustrator", "upstream"])
def either(request: pytest.FixtureRequest) -> Served:
    """The built-in illustrator, and then a provider that is paid."""
    served: Served = request.getfixturevalue("server" if request.param == "illustrator" else "paid_server")
    return served


@pytest.fixture
def pictures(tmp_path: Path) -> None:
    """What the programs edit lies where they run."""
    (tmp_path / "picture.png").write_bytes(FOX)
    (tmp_path / "mask.png").write_bytes(holed(1024, 1024))
