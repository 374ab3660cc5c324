"""A person's terminal: commands typed in an empty folder, with a data folder of their own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.served import bare_environment

Typed = subprocess.CompletedProcess[str]


class Terminal:
    """Types commands in an own, empty folder."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.environment = bare_environment(**{"DALLERY_HOME": str(folder / "data"), **environment})

    def __call__(self, *words: str) -> Typed:
        return subprocess.run(
            self.command(*words), env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=60,
            check=False,
        )

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "dallery", *words]

    def start(self, *words: str) -> subprocess.Popen[str]:
        """In a process group of its own, as a shell does it."""
        return subprocess.Popen(
            self.command(*words), env=self.environment, cwd=self.folder, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            # A test run in the background is born deaf to Ctrl+C, and its children would be too.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
