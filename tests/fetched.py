"""What tests fetch from the registries: each thing once, kept under .cache, whole or not at all.

Several test processes may want the same at the same moment: one fetches it, the others wait.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.served import ROOT

CACHE = ROOT / ".cache"
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def python_with(name: str, *wanted: str) -> Path:
    """The Python of a virtual environment `name` that holds these packages."""

    def make(home: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
        python = home / "bin" / "python"
        subprocess.run([*PIP, "--python", str(python), "install", *wanted], check=True)

    return once(name, make) / "bin" / "python"


def node_modules(name: str, *wanted: str) -> Path:
    """The node_modules of a folder `name` that holds these packages."""

    def make(home: Path) -> None:
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *wanted]
        subprocess.run(command, cwd=home, check=True)

    return once(name, make) / "node_modules"


def sources(name: str, package: str, version: str) -> Path:
    """The folder of a package's source distribution."""

    def make(home: Path) -> None:
        download = ["download", "--no-deps", "--no-binary", package, f"{package}=={version}", "--dest", str(home)]
        subprocess.run([*PIP, *download], check=True)
        # tar, because the library's safe way to unpack came only with Python 3.11.4.
        subprocess.run(["tar", "-xzf", str(home / f"{package}-{version}.tar.gz"), "-C", str(home)], check=True)

    return once(name, make) / f"{package}-{version}"


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of the cache; `make` fills it when nobody has yet.  What was left half done is made anew."""
    home = CACHE / name
    ready = home / "ready"
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            make(home)
            ready.touch()
    return home
