"""Real processes for tests: `dallery serve` and the fake upstream, each on a free port with a folder of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEY = "test-key-for-our-own-programs"
STARTS_WITHIN = 60.0  # seconds


def bare_environment(**more: str) -> dict[str, str]:
    """The environment of a person's shell, without what would steer Dallery or an SDK."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DALLERY_", "OPENAI_", "PYTHON"))}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """A running process, its address and what it has printed."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path
    home: Path
    key: str = KEY
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def get(self, path: str) -> Any:
        return json.loads(self.open(path).read())

    def open(self, path: str, body: Any = None, **headers: str) -> Any:
        """A request with the key; an error status is an answer like any other."""
        url = path if path.startswith("http") else self.url + path
        data = None if body is None else json.dumps(body).encode()
        head = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json", **headers}
        request = urllib.request.Request(url, data, head)
        try:
            return urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as answer:
            return answer

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def serve(
    home: Path, *, preset: bool = True, program: tuple[str, ...] = ("dallery", "serve"), **environment: str
) -> Served:
    """`dallery serve`, or another `program`, once it answers.  Without `preset` it makes its own key and prints it."""
    port = free_port()
    given = {"DALLERY_HOME": str(home / "data"), "DALLERY_PORT": str(port), "DALLERY_DRAIN": "2", **environment}
    if preset:
        given["DALLERY_API_KEY"] = KEY
    home.mkdir(parents=True, exist_ok=True)
    log = home / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *program], env=bare_environment(**given), cwd=home,
            stdout=out, stderr=subprocess.STDOUT,
        )
    served = Served(process, f"http://localhost:{port}", log, home / "data", environment=given)
    _wait_until(served, lambda: served.get("/healthz")["engine"] == "running")
    if not preset:
        found = re.search(r"Your API key\s+(\S+)", served.said)
        assert found, served.said
        served.key = found[1]
    return served


@dataclass
class Upstream:
    """The fake upstream as a process: `plan` what it does, count what it charged."""

    process: subprocess.Popen[bytes]
    url: str

    def plan(self, *following: dict[str, Any], default: dict[str, Any] | None = None) -> None:
        """What the next requests meet, and what all others do; earlier facts are forgotten."""
        self._control({"next": list(following), "default": default, "forget": True})

    def counted(self, fact: str) -> int:
        """How often: "post" (reached its socket), "charged", …"""
        return int(self._control(None)["counts"].get(fact, 0))

    def facts(self) -> list[dict[str, Any]]:
        """Everything it wrote down since it last forgot."""
        with urllib.request.urlopen(f"{self.url}/control/ledger", timeout=20) as answer:
            lines: list[dict[str, Any]] = json.loads(answer.read())["lines"]
        return lines

    def _control(self, wish: Any) -> Any:
        data = None if wish is None else json.dumps(wish).encode()
        with urllib.request.urlopen(f"{self.url}/control", data, timeout=20) as answer:
            return json.loads(answer.read())

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def upstream(home: Path) -> Upstream:
    home.mkdir(parents=True, exist_ok=True)
    log = home / "upstream.txt"
    command = [sys.executable, "-m", "tests.upstream", "--port", "0", "--ledger", str(home / "ledger.jsonl")]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=bare_environment(), cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        found = re.search(r"listening on (\S+)", log.read_text("utf-8", "replace"))
        if found:
            return Upstream(process, found[1])
        time.sleep(0.02)
    process.kill()
    raise AssertionError(f"the fake upstream did not start: {log.read_text('utf-8', 'replace')}")


def _wait_until(served: Served, answers: Any) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and served.process.poll() is None:
        try:
            if answers():
                return
        except (OSError, ValueError, KeyError):
            pass
        time.sleep(0.05)
    served.process.kill()
    raise AssertionError(f"the server did not start: {served.said}")
