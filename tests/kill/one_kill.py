"""One turn of the sweep: run a paid job, kill it at a step, start again, and ask the oracle."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.kill import oracle
from tests.kill.tracer import Trace, run_until
from tests.servers.postgres import Postgres
from tests.upstream import Upstream

PATIENCE = 180


@dataclass(frozen=True)
class Turn:
    """`step` is where it was killed ("fsync spool/x.part"), None when the program ended before; `state` how the job
    ended ("no job" when it never began)."""

    number: int | None
    step: str | None
    state: str
    images: int
    charged: int
    contradictions: tuple[str, ...]
    trace: Trace


class Bench:
    """Where turns happen: every one gets a fresh copy of a warm data folder (and database) and its own prompt.

    `postgres` None is SQLite.  `from_start` begins with nothing at all and counts the steps of the first start too.
    """

    def __init__(
        self, folder: Path, upstream: Upstream, postgres: Postgres | None = None, from_start: bool = False
    ) -> None:
        self._folder = folder
        self._upstream = upstream
        self._postgres = postgres
        self._from_start = from_start
        self._database = "-" if postgres is None else postgres.fresh()
        self._template = folder / "template"
        self._log = folder / "log"
        self._turns = 0
        self._warm_database = self._database

    def warm(self) -> Trace:
        """Make the template, in which two jobs were done; the steps of the second."""
        self._template.mkdir()
        self._run("warm", None, self._template)
        trace = self._run("warm again", None, self._template)
        self._warm_database = self._database
        return trace

    def turn(self, step: int | None, second: int | None = None) -> Turn:
        """Kill at `step` of the job and, when `second` is given, at that step of the recovery too."""
        self._turns += 1
        home = self._folder / f"home-{self._turns}"
        if self._from_start:
            home.mkdir()
        else:
            shutil.copytree(self._template, home)
        if self._postgres is not None:
            self._database = self._postgres.fresh("template1" if self._from_start else _name(self._warm_database))
        prompt = f"a fox, number {self._turns}"
        before = oracle.arrived(home)
        trace = self._run(prompt, step, home)
        here = oracle.arrived(home)
        if second is not None:
            run_until(self._recovery(home), home, second, self._log, from_start=True)
            here |= oracle.arrived(home)
        return self._judge(step, trace, home, prompt, here - before)

    def _judge(self, step: int | None, trace: Trace, home: Path, prompt: str, here: set[str]) -> Turn:
        done = subprocess.run(self._recovery(home), capture_output=True, text=True, timeout=PATIENCE, check=False)
        told = oracle.Told.of(self._upstream.ledger.lines, prompt)
        lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
        if not lines:
            wrong, state, images = [f"it does not start again: {done.stderr[-600:]}"], "?", 0
        else:
            result = json.loads(lines[-1].removeprefix("RESULT "))
            wrong = oracle.contradictions(home, result, told, here, prompt)
            jobs = [job for job in result["second"]["jobs"] if json.loads(job["request"])["prompt"] == prompt]
            state = jobs[0]["state"] if jobs else "no job"
            images = sum(1 for row in result["second"]["images"] if jobs and row["job_id"] == jobs[0]["id"])
        if not wrong:
            shutil.rmtree(home)
            if self._postgres is not None:
                self._postgres.drop(self._database)
        killed_at = trace.steps[-1] if trace.killed else None
        return Turn(step, killed_at, state, images, told.charged, tuple(wrong), trace)

    def _run(self, prompt: str, step: int | None, home: Path) -> Trace:
        command = [sys.executable, "-m", "tests.kill.order", str(home), self._database, self._upstream.base_url, prompt]
        trace = run_until(command, home, step, self._log, from_start=self._from_start)
        if not trace.killed and trace.status != 0:
            raise RuntimeError(f"the program failed by itself: {self._log.read_text()[-2000:]}")
        return trace

    def _recovery(self, home: Path) -> list[str]:
        return [sys.executable, "-m", "tests.kill.recover", str(home), self._database, self._upstream.base_url]


def _name(url: str) -> str:
    return url.rpartition("/")[2]
